"""The HTTP API: one JSON form, pages, locators in paths, problems with a fitting status, figures, who may call."""

from __future__ import annotations

import http.client
import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice, pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from assistant.api.metrics import MeasuredAssistant
from assistant.errors import IndexBroken, SettingsBroken
from assistant.records import Answer
from assistant.rendering import render_json
from assistant.serving.bodies import BODY_LIMIT_BYTES
from assistant.settings import read_settings
from tests.api.conftest import BuildApi
from tests.conftest import SEED_ID
from tests.serving import run_app

QUESTION = "What is Ekonom IA for?"
_NEVER_TAKEN_BYTES = 64 * BODY_LIMIT_BYTES


def get(address: str, **headers: str) -> tuple[int, dict[str, Any]]:
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error) | {"media_type": error.headers["content-type"]}


def post(address: str, body: Any, **headers: str) -> urllib.request.Request:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return urllib.request.Request(address, content, {"content-type": "application/json", **headers})


@pytest.fixture
def client(api_with: BuildApi) -> TestClient:
    return TestClient(api_with(), base_url="http://127.0.0.1", raise_server_exceptions=False)


def test_asking_gives_the_form_of_the_command_line(address: str, measured: MeasuredAssistant) -> None:
    with urllib.request.urlopen(post(f"{address}/api/ask", {"question": QUESTION}), timeout=20) as response:
        answer = json.load(response)
    plain = render_json(measured.ask(QUESTION))
    assert {**answer, "timings_ms": {}} == {**plain, "timings_ms": {}}


def test_the_page_stands_beside_it_and_what_guards_the_page_guards_it(address: str) -> None:
    with urllib.request.urlopen(address, timeout=20) as page:
        assert "text/html" in page.headers["content-type"]
    for path in ("/healthz", "/api/rows"):
        with urllib.request.urlopen(address + path, timeout=20) as response:
            assert response.headers["x-content-type-options"] == "nosniff"
            assert response.headers["access-control-allow-origin"] is None
    assert get(f"{address}/api/ask/nothing")[0] == 404
    connection = http.client.HTTPConnection(address.removeprefix("http://"))
    connection.request("GET", "/api/rows", headers={"host": "evil.test"})
    assert connection.getresponse().status == 400, "a foreign name that points here"
    connection.close()


def test_a_stream_of_answers_ends_with_the_whole_one(address: str, measured: MeasuredAssistant) -> None:
    with urllib.request.urlopen(post(f"{address}/api/stream", {"question": QUESTION}), timeout=20) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        events = [
            dict(line.split(": ", 1) for line in block.split("\n"))
            for block in response.read().decode().split("\n\n")
            if block
        ]
    assert [event["event"] for event in events] == ["answer"] * (len(events) - 1) + ["end"]
    answers = [json.loads(event["data"])["answer"] for event in events[:-1]]
    assert answers[-1] == measured.ask(QUESTION).answer
    assert all(later.startswith(earlier) for earlier, later in pairwise(answers))


def test_history_is_questions_or_messages(client: TestClient) -> None:
    for history in (["Que sait-on du projet Ekonom IA ?"], [{"role": "user", "content": "Que sait-on d’Ekonom IA ?"}]):
        asked = {"question": "Et lui, à quoi sert-il ?", "history": history}
        assert "Ekonom IA" in client.post("/api/ask", json=asked).json()["answer"]


def test_half_a_character_is_left_out(client: TestClient) -> None:
    asked = b'{"question": "What is \\ud800 Ekonom IA for?", "history": ["And \\udfff it?"]}'
    assert client.post("/api/ask", content=asked, headers={"content-type": "application/json"}).status_code == 200


def test_a_source_is_shown_by_its_locator_in_the_path(address: str) -> None:
    status, shown = get(f"{address}/api/show/{quote(f'{SEED_ID}#concerns/1', safe='')}")
    assert (status, shown["row_name"], shown["lines"]) == (200, "Data Privacy Risks", [48, 48])
    assert get(f"{address}/api/show/{SEED_ID}%23concerns/1") == (200, shown)
    assert get(f"{address}/api/show/{SEED_ID}%23summary")[1]["table"] is None
    for unknown in ("x", "..%2F..%2Fetc%2Fpasswd", f"{SEED_ID}%23concerns%2F99", "%00", "%ff", ""):
        status, problem = get(f"{address}/api/show/{unknown}")
        assert (status, problem["status"], problem["media_type"]) == (404, 404, "application/problem+json")
        assert "\n" not in problem["detail"]


def test_articles_come_in_pages(address: str) -> None:
    page = get(f"{address}/api/articles")[1]
    assert page["total"] == 1
    assert page["articles"][0]["id"] == SEED_ID
    assert page["articles"][0]["keywords"]
    assert get(f"{address}/api/articles?offset=1")[1]["articles"] == []


@pytest.mark.parametrize(
    ("filters", "total"),
    [
        ("", 37),
        ("table=concerns", 7),
        ("table=concerns&min_relevancy=5", 2),
        ("table=nowhere", 0),
        (f"article={SEED_ID}&table=signals", 5),
        ("article=nowhere", 0),
        ("since=2023-12-03&until=2023-12-03", 37),
        ("since=2024-01-01", 0),
        ("text=data%20privacy", None),
    ],
)
def test_rows_are_filtered_and_counted(filters: str, total: int | None, address: str) -> None:
    status, page = get(f"{address}/api/rows?limit=2&{filters}")
    assert status == 200
    assert total is None or page["total"] == total
    assert len(page["rows"]) == min(2, page["total"])
    assert page["total"] or total == 0


def test_pages_of_rows_cover_all_of_them_once(client: TestClient) -> None:
    pages = [client.get("/api/rows", params={"limit": 10, "offset": offset}).json() for offset in range(0, 50, 10)]
    locators = [row["locator"] for page in pages for row in page["rows"]]
    assert len(locators) == len(set(locators)) == pages[0]["total"] == 37


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        pytest.param(b"{", 400, "The body is no JSON", id="no-json"),
        pytest.param({}, 422, "question: Field required", id="nothing"),
        pytest.param({"question": " ? "}, 422, "question: the question is empty", id="empty"),
        pytest.param({"question": 7}, 422, "question: Input should be a valid string", id="number"),
        pytest.param({"question": "a" * 2001}, 413, "question: the question has 2001 characters", id="long"),
        pytest.param({"question": "Why?", "engine": "magic"}, 422, "engine: Input should be", id="engine"),
        pytest.param({"question": "Why?", "engine": "model"}, 422, "no chat model is set", id="no-model"),
        pytest.param({"question": "Why?", "history": [7]}, 422, "history.0: give a question, or an obj", id="history"),
        pytest.param(
            {"question": "Why?", "history": [{"role": "robot", "content": "x"}]}, 422, "history.0: give", id="role"
        ),
        pytest.param({"question": "Why?", "histroy": []}, 422, "histroy: there is no such field", id="slip"),
        pytest.param([], 422, "Send one JSON object in UTF-8, with content-type: application/json", id="list"),
        pytest.param({"question": "Why?", "history": ["a"] * 201}, 422, "history: List", id="long-history"),
        pytest.param(b'{"question": "\xff"}', 400, "no JSON", id="other-encoding"),
        pytest.param(b" " * (BODY_LIMIT_BYTES + 1), 413, "What was sent is too large", id="large"),
    ],
)
@pytest.mark.parametrize("path", ["/api/ask", "/api/stream"])
def test_what_cannot_be_taken_is_one_clear_line(
    body: Any, status: int, says: str, path: str, client: TestClient
) -> None:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    response = client.post(path, content=content, headers={"content-type": "application/json"})
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert says in problem["detail"]
    assert "\n" not in problem["detail"]


def test_a_body_without_its_content_type_is_told_what_lacks(client: TestClient) -> None:
    sent = {"content-type": "application/x-www-form-urlencoded"}  # what curl -d says of itself
    response = client.post("/api/ask", content=b'{"question": "Why?"}', headers=sent)
    assert response.status_code == 422
    assert "with content-type: application/json" in response.json()["detail"]


@pytest.mark.parametrize("path", ["/api/rows?min_relevency=5", "/api/articles?page=2"])
def test_a_filter_whose_name_has_a_slip_is_refused_and_not_left_out(path: str, client: TestClient) -> None:
    response = client.get(path)
    assert response.status_code == 422
    assert "there is no such parameter; there are" in response.json()["detail"]


def test_what_the_guard_of_the_page_finds_too_large_is_a_problem_too(address: str) -> None:
    connection = http.client.HTTPConnection(address.removeprefix("http://"))
    connection.putrequest("POST", "/api/ask")
    connection.putheader("content-length", str(10**9))
    connection.endheaders()
    response = connection.getresponse()
    assert (response.status, response.headers["content-type"]) == (413, "application/problem+json")
    assert json.load(response)["status"] == 413
    connection.close()


def test_a_body_that_grows_without_end_is_cut_off(address: str) -> None:
    connection = http.client.HTTPConnection(address.removeprefix("http://"))
    sent = 0

    def grow() -> Iterator[bytes]:
        nonlocal sent
        while sent < _NEVER_TAKEN_BYTES:
            sent += 65536
            yield b" " * 65536

    try:
        connection.request("POST", "/api/ask", grow(), {"content-type": "application/json"}, encode_chunked=True)
        assert connection.getresponse().status == 413
    except (BrokenPipeError, ConnectionResetError):
        pass  # the refusal was sent, and the connection closed, while this side was still writing
    connection.close()
    assert sent < _NEVER_TAKEN_BYTES


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/nowhere", 404), ("GET", "/v1/nowhere", 404), ("PUT", "/api/ask", 405), ("OPTIONS", "/api/ask", 405)],
)
def test_what_is_not_there_is_a_problem_too(method: str, path: str, status: int, client: TestClient) -> None:
    response = client.request(method, path)
    assert response.status_code == response.json()["status"] == status
    assert response.headers["content-type"] == "application/problem+json"
    if status == 405:
        assert response.json()["detail"] == f"{method} is not taken here; use POST."


def test_pages_of_other_sites_are_turned_away(client: TestClient) -> None:
    asked = {"json": {"question": QUESTION}}
    assert client.post("/api/ask", headers={"origin": "http://evil.test"}, **asked).status_code == 403
    assert client.post("/api/ask", headers={"origin": "http://127.0.0.1"}, **asked).status_code == 200


def test_keys_open_all_but_what_watches_the_server(api_with: BuildApi) -> None:
    client = TestClient(api_with(api_keys=SecretStr("first,sécond"), host="0.0.0.0"))
    for path in ("/api/rows", "/v1/models", "/metrics", "/api/openapi.json"):
        assert client.get(path).status_code == 401
        assert client.get(path).headers["www-authenticate"] == "Bearer"
        for wrong in ("Bearer third", "Bearer", "Bearer first,sécond", "Basic first", "Bearer firs"):
            assert client.get(path, headers={"authorization": wrong.encode()}).status_code == 401
        for right in ("Bearer first", "bearer sécond"):
            assert client.get(path, headers={"authorization": right.encode()}).status_code == 200
    assert client.get("/healthz").status_code == client.get("/readyz").status_code == 200


def test_without_keys_other_machines_get_no_answer(api_with: BuildApi) -> None:
    client = TestClient(api_with(host="0.0.0.0"))
    response = client.get("/api/rows")
    assert response.status_code == 403
    assert "ASSISTANT_API_KEYS" in response.json()["detail"]
    assert client.get("/healthz").status_code == 200


def test_a_setting_of_no_keys_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_API_KEYS", " , ")
    with pytest.raises(SettingsBroken, match=r"ASSISTANT_API_KEYS: .*holds no key"):
        read_settings()
    monkeypatch.setenv("ASSISTANT_API_KEYS", "a-key, another")
    assert read_settings().accepted_api_keys == ("a-key", "another")
    assert "a-key" not in repr(read_settings())


class HeldAssistant(MeasuredAssistant):
    """Answers once it is let go."""

    under_way = threading.Semaphore(0)
    let_go = threading.Event()

    def ask(self, question: str, *arguments: Any, **options: Any) -> Answer:
        self.under_way.release()
        assert self.let_go.wait(20)
        return super().ask(question, *arguments, **options)


def test_beyond_a_bounded_number_requests_are_told_to_come_back(api_with: BuildApi) -> None:
    HeldAssistant.let_go.clear()
    # One is answered, eight wait: of twelve, whatever their order, three are refused, and at once.
    with run_app(api_with(HeldAssistant, answers_at_once=1)) as address, ThreadPoolExecutor(12) as pool:

        def ask() -> tuple[int, str | None]:
            try:
                with urllib.request.urlopen(post(f"{address}/api/ask", {"question": QUESTION}), timeout=60) as response:
                    return int(response.status), None
            except urllib.error.HTTPError as error:
                return error.code, error.headers["retry-after"]

        asked = [pool.submit(ask) for _ in range(12)]
        try:
            refused = [future.result() for future in islice(as_completed(asked, timeout=50), 3)]
            assert refused == [(429, "1")] * 3
            assert get(f"{address}/healthz")[0] == get(f"{address}/readyz")[0] == 200, "watched meanwhile"
        finally:
            HeldAssistant.let_go.set()
        assert sorted(future.result()[0] for future in asked) == [200] * 9 + [429] * 3


def test_readiness_tells_a_broken_index(api_with: BuildApi, monkeypatch: pytest.MonkeyPatch) -> None:
    client = TestClient(api_with(), raise_server_exceptions=False)
    assert client.get("/readyz").json()["rows"] == 37

    def fail(self: MeasuredAssistant) -> None:
        raise IndexBroken("The index is not whole. Mend it with: assistant ingest PATH")

    monkeypatch.setattr(MeasuredAssistant, "status", fail)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "assistant ingest" in response.json()["detail"]
    assert client.get("/healthz").status_code == 200


def test_a_fault_of_ours_tells_nothing_of_itself(api_with: BuildApi, monkeypatch: pytest.MonkeyPatch) -> None:
    client = TestClient(api_with(), raise_server_exceptions=False)
    monkeypatch.setattr(MeasuredAssistant, "ask", lambda *a, **o: 1 / 0)
    response = client.post("/api/ask", json={"question": QUESTION})
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert "division" not in response.text


def test_the_figures_count_every_answer(api_with: BuildApi) -> None:
    client = TestClient(api_with())
    client.post("/api/ask", json={"question": QUESTION})
    client.post("/api/ask", json={"question": "What is the budget of the projects?"})
    client.post("/api/stream", json={"question": "Quelles préoccupations ont une pertinence de 5 ?"})
    figures = client.get("/metrics").text
    for line in (
        'assistant_questions_total{engine="extractive",language="en"} 2.0',
        'assistant_questions_total{engine="table",language="fr"} 1.0',
        'assistant_abstentions_total{language="en"} 1.0',
        'assistant_dropped_sentences_total{engine="extractive"} 0.0',
        'assistant_step_seconds_count{step="total"} 3.0',
        'assistant_step_seconds_count{step="retrieve"} 3.0',
        "assistant_index_rows 37.0",
    ):
        assert line in figures, figures
    assert "assistant_index_info{generation=" in figures


def test_ids_of_another_unicode_form_are_found(api_with: BuildApi, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "été.md").write_text("# Été\n\n## Summary\n\nIl fait chaud.\n", encoding="utf-8")
    client = TestClient(api_with(home=tmp_path / "home", seeds=folder))
    for name in ("été", "e\u0301te\u0301"):
        assert client.get(f"/api/show/{quote(name + '#summary', safe='')}").json()["text"] == "Il fait chaud."
