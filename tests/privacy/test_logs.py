"""Whatever goes through the product, its log and its files hold no question, no answer and no key."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from tests.endpoint import Endpoint, run_endpoint

MODEL_KEY, API_KEY, WRONG_KEY = "sk-qzxmodelkey", "qzxapikey", "qzxwrongkey"
MARKS = ("qzxword", "qzxanswer", "qzxhash", MODEL_KEY, API_KEY, WRONG_KEY)
QUESTION = "What do projects like Ekonom IA promote in communities, qzxword?"
# Everything that any library has to say, as somebody has it who looks for a fault.
_LOUD = """
import logging, sys
logging.basicConfig(level=logging.DEBUG)
from assistant.__main__ import main
sys.exit(main())
"""
_PATIENCE_SECONDS = 90


@dataclass
class Loud:
    """The product as processes of their own, with all logging on; keeps what they print on standard error."""

    home: Path
    endpoint: Endpoint
    told: list[str] = field(default_factory=list)

    @property
    def variables(self) -> dict[str, str]:
        chosen = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "ASSISTANT_"))}
        return chosen | {
            "ASSISTANT_HOME": str(self.home),
            "OPENAI_BASE_URL": self.endpoint.url,
            "OPENAI_API_KEY": MODEL_KEY,
            "ASSISTANT_API_KEYS": API_KEY,
            "ASSISTANT_MASK_PERSONAL_DATA": "always",
            "ASSISTANT_HISTORY_DAYS": "30",  # allowed, and nobody has switched it on
        }

    def run(self, *arguments: str) -> None:
        command = [sys.executable, "-c", _LOUD, *arguments]
        done = subprocess.run(command, env=self.variables, capture_output=True, text=True, timeout=_PATIENCE_SECONDS)
        self.told.append(done.stderr)

    def start(self, port: int) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", _LOUD, "serve", "--no-browser", "--port", str(port)]
        return subprocess.Popen(
            command, env=self.variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )


@pytest.fixture
def loud(home: Path) -> Iterator[Loud]:
    with run_endpoint() as endpoint:
        endpoint.reply = lambda prompt: "The qzxanswer is here [p000000]."
        yield Loud(home, endpoint)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def assert_no_mark(loud: Loud) -> None:
    told = "\n".join(loud.told)
    assert "DEBUG" in told or "INFO" in told, "logging was not on"
    for line in told.splitlines():
        assert not any(mark in line for mark in MARKS), line[:300]
    for path in loud.home.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not [mark for mark in MARKS if mark.encode() in content], path


def test_commands_leave_no_trace(loud: Loud, tmp_path: Path) -> None:
    loud.run("ask", QUESTION)
    loud.endpoint.status = 500
    loud.run("ask", QUESTION, "--engine", "model")
    loud.endpoint.status = 401
    loud.run("ask", QUESTION)
    checks = tmp_path / "checks.jsonl"
    form = {"id": "c", "kind": "single", "lang": "en", "question": QUESTION, "gold_rows": [], "abstain": False}
    checks.write_text(json.dumps(form), encoding="utf-8")
    loud.endpoint.status = 200
    loud.run("check", str(checks), "--judge", "judge")
    told = loud.home / "last-check.json"  # the report of checks holds their questions, as the record of processing says
    told.unlink(missing_ok=True)
    assert loud.endpoint.received
    assert_no_mark(loud)


def test_a_server_leaves_no_trace(loud: Loud) -> None:
    port = free_port()
    process = loud.start(port)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            wait_for(client, process)
            use_everything(client, loud.endpoint)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            loud.told.append(process.communicate(timeout=_PATIENCE_SECONDS)[0])
        finally:
            process.kill()
    assert_no_mark(loud)


def wait_for(client: httpx.Client, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            if client.get("/readyz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError("the server does not come up")


def use_everything(client: httpx.Client, endpoint: Endpoint) -> None:
    """Ask over every surface, rightly and wrongly, with an endpoint that answers and one that fails."""
    allowed = {"authorization": f"Bearer {API_KEY}"}
    asked = {"question": QUESTION, "history": [QUESTION]}
    for status in (200, 500):
        endpoint.status = status
        assert client.post("/api/ask", json=asked, headers=allowed).status_code == 200
        assert client.post("/api/stream", json=asked, headers=allowed).status_code == 200
        turns = {"model": "scan-assistant", "messages": [{"role": "user", "content": QUESTION}], "stream": True}
        assert client.post("/v1/chat/completions", json=turns, headers=allowed).status_code == 200
        assert client.get("/api/rows", params={"text": QUESTION}, headers=allowed).status_code == 200
        join_page(client)
    for forged in FORGED:
        join_page(client, forged)
    call = {"name": "ask", "arguments": {"question": QUESTION}}
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}
    spoken = {**allowed, "accept": "application/json, text/event-stream", "mcp-protocol-version": "2025-06-18"}
    assert client.post("/mcp", json=message, headers=spoken).status_code == 200
    wrong = {"authorization": f"Bearer {WRONG_KEY}"}
    assert client.post("/api/ask", json=asked, headers=wrong).status_code == 401
    assert client.post("/api/ask", json={"question": 5 * [QUESTION]}, headers=allowed).status_code in (400, 422)
    assert client.post("/api/ask", content=f'{{"question": "{QUESTION}', headers=allowed).status_code in (400, 415, 422)
    assert client.post("/api/ask", json={"question": 99 * QUESTION}, headers=allowed).status_code in (400, 413, 422)
    client.get(f"/api/show/{QUESTION}", headers=allowed)
    assert client.get("/history").status_code == client.get("/privacy").status_code == 200
    assert client.get("/history/qzxhash").status_code == 404
    client.get("/nowhere", params={"question": QUESTION, "session_hash": "qzxhash"})


FORGED: tuple[list[object], ...] = (  # what no browser of ours sends, in the shapes that Gradio itself takes apart
    [QUESTION, QUESTION, ""],
    [QUESTION, [QUESTION], ""],
    [QUESTION, [{"role": QUESTION, "content": QUESTION}], ""],
    [QUESTION, [{"role": "user", "content": [{"type": QUESTION, "text": QUESTION}]}], ""],
    [QUESTION, [{"role": "user", "content": {"file": {"path": f"/etc/{QUESTION}"}}}], ""],
    [QUESTION, [{"role": "user", "content": {"component": QUESTION, "value": QUESTION}}], ""],
    [QUESTION, [{"role": "user", "content": QUESTION, "metadata": QUESTION}], ""],
    [{"text": QUESTION}, [], {"context": QUESTION}],
    [QUESTION, [[QUESTION, QUESTION]]],
    [QUESTION] * 9,
    [],
)


def join_page(client: httpx.Client, data: list[object] | None = None) -> None:
    config = client.get("/config").json()
    function = next(one["id"] for one in config["dependencies"] if "scanPage.context" in str(one["js"]))
    body = {"data": [QUESTION, [], ""] if data is None else data, "fn_index": function, "session_hash": "qzxhash"}
    joined = client.post("/gradio_api/queue/join", json=body)
    if data is not None and joined.status_code in (400, 422):
        return
    assert joined.status_code == 200
    with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": "qzxhash"}) as response:
        for line in response.iter_lines():
            if "process_completed" in line or "close_stream" in line:
                return
