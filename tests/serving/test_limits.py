"""How much a caller may ask for, how large and how slow a request may be, and who is believed about addresses."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from assistant.serving import listening
from assistant.serving.bodies import BODY_LIMIT_BYTES, Bodies
from assistant.serving.rates import Limits, Rates
from assistant.settings import Settings
from tests.coroutines import run_coroutine
from tests.serving import run_app
from tests.serving.conftest import build, sign_in

Visitor = Callable[..., TestClient]


def test_requests_are_limited_for_each_person(visitor: Visitor) -> None:
    client = visitor(requests_a_minute=5)
    sign_in(client, "alice")
    statuses = [client.get("/").status_code for _ in range(7)]
    assert statuses == [200] * 5 + [429] * 2
    refused = client.get("/", headers={"accept-language": "fr"})
    assert int(refused.headers["retry-after"]) in range(1, 61)
    assert "Trop de demandes" in refused.json()["detail"]
    other = visitor()
    other.cookies.clear()


def test_questions_are_limited_for_each_key(visitor: Visitor) -> None:
    client = visitor(api_keys=SecretStr("one,two"), questions_a_minute=2)
    ask = [client.post("/api/ask", headers={"authorization": "Bearer one"}).status_code for _ in range(3)]
    assert ask == [404, 404, 429]  # this small application answers nothing there
    assert client.post("/api/ask", headers={"authorization": "Bearer two"}).status_code == 404


def test_a_question_on_the_page_of_checks_is_a_question(visitor: Visitor) -> None:
    client = visitor(questions_a_minute=2)
    sign_in(client, "alice")
    posted = [client.post("/checks", headers={"origin": "http://127.0.0.1"}).status_code for _ in range(3)]
    assert posted == [404, 404, 429]  # this small application has no such page
    assert client.get("/checks").status_code == 404


def test_passwords_that_are_tried_are_limited_for_each_address(visitor: Visitor) -> None:
    client = visitor(sign_ins_a_minute=2)
    assert [sign_in(client, f"p{i}", "x").status_code for i in range(3)] == [401, 401, 429]


def test_whoever_runs_it_for_themselves_is_not_limited(tmp_path: Path) -> None:
    client = TestClient(build(Settings(home=tmp_path, requests_a_minute=1)), base_url="http://127.0.0.1")
    assert [client.get("/").status_code for _ in range(5)] == [200] * 5


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        ("", "203.0.113.9", "192.0.2.1"),
        ("192.0.2.0/24", "203.0.113.9", "203.0.113.9"),
        ("192.0.2.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),  # what stands before it anybody could write
        ("198.51.100.1", "203.0.113.9", "192.0.2.1"),
    ],
)
def test_only_trusted_proxies_say_where_a_request_comes_from(
    proxies: str, forwarded: str, address: str, tmp_path: Path
) -> None:
    app = build(Settings(home=tmp_path, trusted_proxies=proxies))
    client = TestClient(app, base_url="http://127.0.0.1", client=("192.0.2.1", 5000))
    told = client.get("/", headers={"x-forwarded-for": forwarded, "x-forwarded-proto": "https"}).json()
    assert (told["client"], told["at"]) == (address, "https" if address == "203.0.113.9" else "http")


def test_a_public_address_is_a_name_of_ours(tmp_path: Path) -> None:
    client = TestClient(build(Settings(home=tmp_path, public_address="https://scan.example.org")))
    assert client.get("/", headers={"host": "scan.example.org"}).status_code == 200
    assert client.get("/", headers={"host": "rebound.test"}).status_code == 400
    assert client.get("/", headers={"host": "scan.example.org"}).headers["strict-transport-security"]


@pytest.mark.parametrize("length", [True, False], ids=["says-its-length", "in-pieces"])
def test_a_body_that_is_too_large_is_refused_while_it_comes(length: bool, tmp_path: Path) -> None:
    sent = 0

    def pieces() -> Any:
        nonlocal sent
        for _ in range(64):
            sent += 256 * 1024
            yield b"x" * 256 * 1024

    with run_app(build(Settings(home=tmp_path))) as address:
        if length:
            response = httpx.post(f"{address}/echo", content=b"x" * (BODY_LIMIT_BYTES + 1))
        else:
            try:
                response = httpx.post(f"{address}/echo", content=pieces())
            except httpx.WriteError:  # refused and closed before all was sent
                assert sent < 16 * 1024 * 1024
                return
        assert response.status_code == 413
        assert httpx.post(f"{address}/echo", content=b"x" * BODY_LIMIT_BYTES).json() == BODY_LIMIT_BYTES


def test_a_body_that_trickles_in_is_refused() -> None:
    inner = FastAPI()
    with run_app(Bodies(inner, seconds=0.3)) as address, socket.create_connection(_place(address)) as slow:
        slow.sendall(b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nx")
        begun = time.monotonic()
        assert slow.recv(4096).startswith(b"HTTP/1.1 408")
        assert time.monotonic() - begun < 5


@pytest.mark.parametrize("before", [b"", b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"], ids=["first", "second"])
def test_headers_that_trickle_in_close_the_connection(
    before: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "_HEADERS_SECONDS", 0.4)
    with run_app(build(Settings(home=tmp_path))) as address, socket.create_connection(_place(address)) as slow:
        slow.settimeout(10)
        if before:
            slow.sendall(before)
            assert slow.recv(65536).startswith(b"HTTP/1.1 200")
        slow.sendall(b"GET / HTTP/1.1\r\nhost: a")
        while slow.recv(4096):
            pass  # the end of what the first request was answered


def test_what_does_not_begin_to_be_answered_is_given_up(tmp_path: Path) -> None:
    async def never(scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.Event().wait()

    client = TestClient(Limits(never, Rates(Settings(home=tmp_path)), seconds=0.05))
    response = client.get("/x")
    assert response.status_code == 503
    assert response.headers["retry-after"] == "5"


def test_an_answer_that_has_begun_may_take_longer(tmp_path: Path) -> None:
    async def slowly(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await asyncio.sleep(0.15)
        await send({"type": "http.response.body", "body": b"done"})

    client = TestClient(Limits(slowly, Rates(Settings(home=tmp_path)), seconds=0.05))
    assert client.get("/x").text == "done"


def test_a_client_that_does_not_read_is_given_up() -> None:
    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def stuck(message: Message) -> None:
        await asyncio.Event().wait()

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    scope = {"type": "http", "path": "/", "headers": []}
    with pytest.raises(OSError, match="does not take"):
        run_coroutine(Bodies(answer, sending_seconds=0.05)(scope, receive, stuck))


def _place(address: str) -> tuple[str, int]:
    host, port = address.removeprefix("http://").split(":")
    return host, int(port)
