"""My questions and the page on privacy, behind the outer layers of the server, for two people with accounts."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.__main__ import main
from assistant.history.store import FILE, History
from assistant.personal.pages import build_personal_pages
from assistant.personal.wording import WORDS
from assistant.pipeline import Assistant
from assistant.processing import tell_record
from assistant.records import Language
from assistant.serving.accounts import Accounts
from assistant.serving.protecting import protect
from assistant.serving.rates import Rates
from assistant.settings import Settings
from tests.serving.conftest import PASSWORD, QUICK, sign_in

QUESTION = "Which concerns have relevancy 5? <b>qzxmark</b>"
Open = Callable[..., TestClient]


def build(settings: Settings) -> FastAPI:
    app = build_personal_pages(settings, partial(tell_record, settings))
    protect(app, settings, Rates(settings), ["/api/"])
    return app


@pytest.fixture
def shared_home(tmp_path: Path) -> Path:
    """With the accounts of alice and bob."""
    accounts = Accounts(tmp_path, QUICK)
    for name in ("alice", "bob"):
        accounts.add(name, PASSWORD)
    return tmp_path


@pytest.fixture
def person(shared_home: Path) -> Open:
    """The browser of somebody who has signed in at one server that all share."""
    app = build(Settings(home=shared_home, history_days=30))

    def open_browser(name: str | None) -> TestClient:
        client = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
        if name:
            assert sign_in(client, name).status_code == 303
        return client

    return open_browser


def token_of(client: TestClient) -> str:
    found = re.search(r'name="token" value="([0-9a-f]+)"', client.get("/history").text)
    assert found
    return found[1]


def send(client: TestClient, path: str, **fields: str) -> Any:
    return client.post(path, data={"token": token_of(client), **fields})


def keep(home: Path, assistant: Assistant, person: str = "alice", question: str = QUESTION) -> str:
    """Have a question of somebody kept; gives its identifier."""
    history = History(Settings(home=home, history_days=30))
    history.switch_on(person)
    assert history.keep(person, assistant.ask(question), "whole corpus", "000001")
    return history.entries(person)[0].id


def test_it_is_off_until_its_person_switches_it_on(person: Open, shared_home: Path) -> None:
    alice = person("alice")
    page = alice.get("/history?lang=en")
    assert WORDS[Language.ENGLISH]["is_off"] in page.text
    assert not (shared_home / FILE).exists()
    done = send(alice, "/history/switch", to="on", lang="fr")
    assert (done.status_code, done.headers["location"]) == (303, "/history?lang=fr&told=on")
    assert WORDS[Language.FRENCH]["is_on"] in alice.get("/history?lang=fr").text
    assert WORDS[Language.ENGLISH]["is_off"] in person("bob").get("/history?lang=en").text
    assert send(alice, "/history/switch", to="off").status_code == 303
    assert WORDS[Language.FRENCH]["is_off"] in alice.get("/history?lang=fr").text
    assert send(alice, "/history/switch", to="sideways").status_code == 422


def test_an_answer_is_listed_opened_and_exported(person: Open, shared_home: Path, seed_assistant: Assistant) -> None:
    alice, id = person("alice"), keep(shared_home, seed_assistant)
    listed = alice.get("/history?lang=fr").text
    assert f'href="/history/{id}?lang=fr"' in listed
    assert "&lt;b&gt;qzxmark" in listed
    opened = alice.get(f"/history/{id}?lang=fr").text
    answer = seed_assistant.ask(QUESTION)
    for citation in answer.citations:
        assert f'id="source-{citation.marker}"' in opened
        assert f"<code>{citation.locator}</code>" in opened
    assert "<b>" not in opened
    exported = alice.get("/history/export.json?lang=fr")
    assert exported.headers["content-disposition"] == 'attachment; filename="mes-questions.json"'
    form = exported.json()
    assert (form["person"], form["kept_days"]) == ("alice", 30)
    assert [kept["question"] for kept in form["questions"]] == [QUESTION]
    assert len(form["questions"][0]["citations"]) == len(answer.citations)


def test_another_account_sees_nothing_of_it(person: Open, shared_home: Path, seed_assistant: Assistant) -> None:
    id, bob = keep(shared_home, seed_assistant), person("bob")
    for path in ("/history", "/history/export.json", f"/history/{id}", "/history/erase", "/privacy"):
        assert "qzxmark" not in bob.get(path).text
        assert "alice" not in bob.get(path).text
    assert bob.get(f"/history/{id}").status_code == 404
    assert send(bob, f"/history/{id}/erase").status_code == 404
    assert send(bob, "/history/erase").status_code == 303
    assert "qzxmark" in person("alice").get(f"/history/{id}").text


def test_strangers_are_turned_away(person: Open, shared_home: Path, seed_assistant: Assistant) -> None:
    id, stranger = keep(shared_home, seed_assistant), person(None)
    for path in ("/history", f"/history/{id}", "/history/export.json", "/history/erase"):
        assert stranger.get(path).status_code == 401
    for path in ("/history/erase", f"/history/{id}/erase", "/history/switch"):
        assert stranger.post(path, data={"token": "x"}).status_code == 401


def test_erasing_takes_the_bytes(person: Open, shared_home: Path, seed_assistant: Assistant) -> None:
    first, _ = keep(shared_home, seed_assistant), keep(shared_home, seed_assistant, question="What of qzxother?")
    alice = person("alice")
    assert send(alice, f"/history/{first}/erase", lang="en").headers["location"] == "/history?lang=en&told=erased"
    left = (shared_home / FILE).read_bytes()
    assert b"qzxmark" not in left
    assert b"qzxother" in left
    assert WORDS[Language.FRENCH]["confirm_erase_told_one"] in alice.get("/history/erase?lang=fr").text
    assert send(alice, "/history/erase").status_code == 303
    everything = b"".join(path.read_bytes() for path in shared_home.rglob("*") if path.is_file())
    assert b"qzxother" not in everything


def test_switching_off_can_erase_everything(person: Open, shared_home: Path, seed_assistant: Assistant) -> None:
    keep(shared_home, seed_assistant)
    alice = person("alice")
    assert 'value="off-erase"' in alice.get("/history/off").text
    assert send(alice, "/history/switch", to="off-erase").status_code == 303
    left = (shared_home / FILE).read_bytes()
    assert b"qzxmark" not in left
    assert b"alice" not in left


def test_a_change_needs_the_token_of_its_person(person: Open, shared_home: Path, seed_assistant: Assistant) -> None:
    id, alice, bob = keep(shared_home, seed_assistant), person("alice"), person("bob")
    for path in ("/history/erase", f"/history/{id}/erase", "/history/switch"):
        for token in ("", "x", "é", token_of(bob)):
            assert alice.post(path, data={"token": token, "to": "off-erase"}).status_code == 403
        assert alice.get(path).status_code in (200, 404, 405)
        elsewhere = {"sec-fetch-site": "cross-site", "origin": "https://evil.test"}
        sent = alice.post(path, data={"token": token_of(alice), "to": "off-erase"}, headers=elsewhere)
        assert sent.status_code == 403
    assert "qzxmark" in alice.get(f"/history/{id}").text


@pytest.mark.parametrize("language", list(Language))
def test_no_page_needs_or_allows_a_script(
    language: Language, person: Open, shared_home: Path, seed_assistant: Assistant
) -> None:
    id, alice = keep(shared_home, seed_assistant), person("alice")
    paths = ["/history", f"/history/{id}", "/history/off", "/history/erase", "/history/nothing", "/privacy"]
    for path in paths:
        page = alice.get(path, params={"lang": language.value})
        assert f'<html lang="{language.value}">' in page.text
        assert not re.search(r"<script|javascript:|\son\w+=|\sstyle=|src=", page.text), path
        policy = page.headers["content-security-policy"]
        assert "script-src" not in policy
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert page.headers["cache-control"] == "no-store"


def test_both_languages_say_the_same_things() -> None:
    french, english = WORDS[Language.FRENCH], WORDS[Language.ENGLISH]
    assert french.keys() == english.keys()
    for key, words in french.items():
        assert set(re.findall(r"\{\w+\}", words)) == set(re.findall(r"\{\w+\}", english[key])), key
        assert "'" not in words + english[key]
        assert not re.search(r"[ \w][:;?!](?<!\u00a0:)(?<!\u202f[;?!])", words), key


def test_a_removed_account_leaves_no_question(
    shared_home: Path, seed_assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(shared_home, seed_assistant)
    monkeypatch.setenv("ASSISTANT_HOME", str(shared_home))
    monkeypatch.setenv("ASSISTANT_HISTORY_DAYS", "30")
    assert main(["accounts", "remove", "Alice"]) == 0
    assert b"qzxmark" not in (shared_home / FILE).read_bytes()


def test_what_has_expired_goes_when_the_server_starts(shared_home: Path, seed_assistant: Assistant) -> None:
    keep(shared_home, seed_assistant)
    with TestClient(build(Settings(home=shared_home)), base_url="http://127.0.0.1"):
        assert not (shared_home / FILE).exists()


@pytest.mark.parametrize(
    ("values", "key"),
    [
        pytest.param({}, "not_offered", id="not-allowed"),
        pytest.param({"history_days": 30, "without_sign_in": True}, "not_apart", id="people-cannot-be-told-apart"),
        pytest.param({"history_days": 30}, "is_off", id="alone-at-this-machine"),
    ],
)
def test_without_sign_in(values: dict[str, Any], key: str, tmp_path: Path) -> None:
    client = TestClient(build(Settings(home=tmp_path, **values)), base_url="http://127.0.0.1")
    page = client.get("/history?lang=fr")
    assert page.status_code == 200
    assert WORDS[Language.FRENCH][key] in page.text
    if key != "is_off":
        assert client.post("/history/switch", data={"to": "on", "token": "x"}).status_code == 403
        assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize("language", list(Language))
def test_the_page_on_privacy_is_the_record(language: Language, person: Open, shared_home: Path) -> None:
    page = person("alice").get("/privacy", params={"lang": language.value}).text
    settings = Settings(home=shared_home, history_days=30)
    for flow in tell_record(settings, language)["flows"]:
        assert flow["name"] in page
        if flow["active"]:
            assert flow["kept"] in page
            assert all(name in page for name in flow["settings"])
    assert WORDS[language]["nothing_leaves"] in page


def test_strangers_read_what_becomes_of_their_words_but_no_names_of_machines(shared_home: Path) -> None:
    settings = Settings(home=shared_home, base_url="https://models.example.org/v1", model="qzxmodel")
    app = build(settings)
    stranger = TestClient(app, base_url="http://127.0.0.1").get("/privacy?lang=en")
    assert stranger.status_code == 200
    assert WORDS[Language.ENGLISH]["something_leaves"] in stranger.text
    assert not re.search(r"models\.example|qzxmodel|ASSISTANT_|accounts\.json", stranger.text)
    alice = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
    sign_in(alice, "alice")
    assert "models.example.org" in alice.get("/privacy").text


def test_the_log_carries_nothing(
    person: Open, shared_home: Path, seed_assistant: Assistant, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    id, alice = keep(shared_home, seed_assistant), person("alice")
    for path in ("/history", f"/history/{id}", "/history/export.json", "/history/missing"):
        alice.get(path)
    send(alice, f"/history/{id}/erase")
    (shared_home / FILE).write_bytes(b"qzxmark" * 1000)
    failed = alice.get("/history?lang=fr")
    assert failed.status_code == 503
    assert WORDS[Language.FRENCH]["failed"] in failed.text
    assert FILE in caplog.text
    assert "qzxmark" not in caplog.text
