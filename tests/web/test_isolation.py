"""Two people at one server: neither reads, stops or opens what is the other's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import httpx
import pytest

from assistant.serving.accounts import Accounts
from assistant.settings import Settings
from tests.serving import run_app
from tests.serving.conftest import PASSWORD, QUICK


@pytest.fixture(scope="module")
def address(fake: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from assistant.web import build_app

    home = tmp_path_factory.mktemp("two-people")
    for name in ("alice", "bob"):
        Accounts(home, QUICK).add(name, PASSWORD)
    with run_app(build_app(fake.FakeAssistant(), Settings(home=home, feedback=True))) as address:
        yield address


class Person:
    """Somebody's browser, as far as it talks to the server."""

    def __init__(self, address: str, name: str) -> None:
        self.client = httpx.Client(base_url=address, timeout=20)
        assert self.client.post("/sign-in", data={"name": name, "password": PASSWORD}).status_code == 303
        config = self.client.get("/config").json()
        self.function = next(one["id"] for one in config["dependencies"] if "scanPage.context" in str(one["js"]))

    def join(self, page: str, question: str = "What does the CNIL article say?") -> httpx.Response:
        body = {"data": [question, [], ""], "fn_index": self.function, "session_hash": page}
        return self.client.post("/gradio_api/queue/join", json=body)

    def read(self, page: str) -> str:
        with self.client.stream("GET", "/gradio_api/queue/data", params={"session_hash": page}) as response:
            if response.status_code != 200:
                return str(response.status_code)
            lines = []
            for line in response.iter_lines():
                lines.append(line)
                if "process_completed" in line:
                    break
        return "\n".join(lines)


@pytest.fixture
def alice(address: str) -> Iterator[Person]:
    person = Person(address, "alice")
    yield person
    person.client.close()


@pytest.fixture
def bob(address: str) -> Iterator[Person]:
    person = Person(address, "bob")
    yield person
    person.client.close()


def token_in(stream: str) -> str:
    """The token under which an answer is kept."""
    return stream.split("/page/answers/")[1].split("/")[0]


def test_a_stream_is_not_handed_to_whoever_names_it(alice: Person, bob: Person) -> None:
    assert alice.join("page-of-alice").status_code == 200
    assert bob.read("page-of-alice") == "403"
    assert bob.join("page-of-alice").status_code == 403
    assert bob.client.get("/gradio_api/heartbeat/page-of-alice").status_code == 403
    assert "Data Privacy Risks" in alice.read("page-of-alice")


def test_a_page_is_claimed_by_looking_at_it_too(alice: Person, bob: Person) -> None:
    alice.join("early-page")
    alice.read("early-page")
    refused = bob.client.get(
        "/gradio_api/queue/data", params={"session_hash": "early-page"}, headers={"accept-language": "fr"}
    )
    assert refused.status_code == 403
    assert "autre personne" in refused.json()["detail"]


def test_nobody_stops_what_another_asked(alice: Person, bob: Person) -> None:
    event = alice.join("slow-page", "slow").json()["event_id"]
    bodies: list[tuple[str, dict[str, Any]]] = [
        ("cancel", {"session_hash": "slow-page", "fn_index": alice.function, "event_id": event}),
        ("cancel", {"session_hash": "page-of-bob", "fn_index": alice.function, "event_id": event}),
        ("reset", {"event_id": event}),
    ]
    for call, body in bodies:
        assert bob.client.post(f"/gradio_api/{call}", json=body).status_code == 403
    assert alice.client.post("/gradio_api/cancel", json=bodies[0][1]).status_code == 200


@pytest.mark.parametrize(
    ("method", "call", "content"),
    [
        ("GET", "queue/data", None),
        ("GET", "queue/data?session_hash=", None),
        ("GET", "queue/data?session_hash=a&session_hash=b", None),
        ("POST", "queue/join", b'{"data": []}'),
        ("POST", "queue/join", b"[1]"),
        ("POST", "queue/join", b'{"session_hash": ["a"], "data": []}'),
        ("POST", "cancel", b"{}"),
        ("POST", "reset", b'{"event_id": 7}'),
    ],
)
def test_a_call_that_names_no_page_is_refused(method: str, call: str, content: bytes | None, bob: Person) -> None:
    headers = {"content-type": "application/json"}
    response = bob.client.request(method, f"/gradio_api/{call}", content=content, headers=headers)
    assert response.status_code == 400


def test_answers_exports_and_verdicts_are_their_owners(alice: Person, bob: Person) -> None:
    alice.join("export-page")
    token = token_in(alice.read("export-page"))
    for path in ("sources/1", "note.docx", "note.txt", "draft.html"):
        assert alice.client.get(f"/page/answers/{token}/{path}").status_code == 200
        assert bob.client.get(f"/page/answers/{token}/{path}").status_code == 404
    verdict = {"verdict": "up"}
    assert bob.client.post(f"/page/answers/{token}/feedback", json=verdict).status_code == 404
    assert alice.client.post(f"/page/answers/{token}/feedback", json=verdict).status_code == 204


def test_signing_out_ends_a_stream_that_is_under_way(alice: Person, address: str) -> None:
    cookies = dict(alice.client.cookies)
    alice.join("left-page", "slow")
    with alice.client.stream("GET", "/gradio_api/queue/data", params={"session_hash": "left-page"}) as response:
        lines = response.iter_lines()
        next(lines)
        assert httpx.post(f"{address}/sign-out", cookies=cookies).status_code == 303
        rest = list(lines)
    assert not any("process_completed" in line for line in rest)


def test_strangers_find_nothing_of_the_page(address: str) -> None:
    for path in "/ /config /theme.css /gradio_api/app_id /page/explore /page/main.js /openapi.json /info".split():
        assert httpx.get(address + path).status_code == 401, path
    body = json.dumps({"data": [], "fn_index": 0, "session_hash": "x"})
    assert httpx.post(f"{address}/gradio_api/queue/join", content=body).status_code == 401


def test_a_conversation_without_end_is_cut_and_one_of_five_megabytes_refused(alice: Person) -> None:
    turns = [{"role": role, "content": [{"type": "text", "text": "So?"}]} for role in ("user", "assistant")] * 5000
    body = {"data": ["And then?", turns, ""], "fn_index": alice.function, "session_hash": "endless"}
    assert alice.client.post("/gradio_api/queue/join", json=body).status_code == 200
    answer = alice.read("endless")
    assert "only its last questions are kept" in answer
    assert len(answer) < 20_000
    body["data"] = ["x" * 5_000_000, [], ""]
    assert alice.client.post("/gradio_api/queue/join", json=body).status_code == 413
