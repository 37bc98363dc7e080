"""The record of processing says what the code does: every door is declared, and every setting changes the text."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.__main__ import main
from assistant.processing import collect_flows, render_flows, render_record
from assistant.records import Language
from assistant.settings import Settings

PACKAGE = Path(__file__).parent.parent.parent / "assistant"
NETWORK = {
    *("openai", "langchain_openai", "httpx", "httpx2", "requests", "aiohttp", "urllib3", "authlib", "websockets"),
    *("smtplib", "ftplib", "telnetlib", "http.client", "urllib.request", "xmlrpc.client", "chromadb", "socket"),
}
SENDS_NOTHING = {
    "assistant.answering.faults": "names the errors of the client",
    "assistant.index.chroma": "opens a folder of this machine",
    "assistant.privacy.route": "opens the way for those that send",
    "assistant.serving.listening": "listens, and calls nobody",
}
WRITES = re.compile(r"write_text|write_bytes|os\.write|os\.open|\.open\(\"[awx]|open\(.*\"[awx]b?\"")
WRITES_NO_WORDS_OF_PEOPLE = {
    *("assistant.__main__", "assistant.index.generations", "assistant.index.chroma", "assistant.index.wordforms"),
    *("assistant.index.manifest", "assistant.index.vectorfile", "assistant.index.chroma_server"),
    "assistant.index.workers",
    "assistant.checks.reporting",  # what assistant.checks.answers declares
    "assistant.web_assets.routes",  # write_text of an export makes a text, not a file
    "assistant.exporting.forms",
}


def modules() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts), path.read_text(encoding="utf-8")


def imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""


def declared() -> set[str]:
    return {flow.module for flow in collect_flows(Settings())}


def test_every_door_to_a_network_is_declared() -> None:
    doors = {
        name
        for name, source in modules()
        if any(part == door or part.startswith(f"{door}.") for part in imported(source) for door in NETWORK)
    }
    assert doors - set(SENDS_NOTHING) <= declared()
    assert set(SENDS_NOTHING) <= doors


def test_every_file_that_is_written_is_declared() -> None:
    writers = {name for name, source in modules() if WRITES.search(source)}
    assert writers - WRITES_NO_WORDS_OF_PEOPLE <= declared()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("before", "change"),
    [
        pytest.param({}, {"OPENAI_API_KEY": "k"}, id="OPENAI_API_KEY"),
        pytest.param(
            {"OPENAI_API_KEY": "k"}, {"OPENAI_BASE_URL": "https://models.example.org/v1"}, id="OPENAI_BASE_URL"
        ),
        pytest.param({"OPENAI_API_KEY": "k"}, {"model": "other"}, id="ASSISTANT_MODEL"),
        pytest.param({"OPENAI_API_KEY": "k"}, {"proofread": "on"}, id="ASSISTANT_PROOFREAD"),
        pytest.param({"OPENAI_API_KEY": "k"}, {"mask_personal_data": "never"}, id="ASSISTANT_MASK_PERSONAL_DATA"),
        pytest.param({"OPENAI_API_KEY": "k"}, {"embedder": "openai"}, id="ASSISTANT_EMBEDDER"),
        pytest.param(
            {"OPENAI_API_KEY": "k", "embedder": "openai"}, {"embedding_model": "other"}, id="ASSISTANT_EMBEDDING_MODEL"
        ),
        pytest.param({"OPENAI_API_KEY": "k"}, {"reranker_model": "r"}, id="ASSISTANT_RERANKER_MODEL"),
        pytest.param({}, {"CHROMA_URL": "https://vectors.example.org"}, id="CHROMA_URL"),
        pytest.param({}, {"oidc_issuer": "https://id.example.org"}, id="ASSISTANT_OIDC_ISSUER"),
        pytest.param({}, {"feedback": True}, id="ASSISTANT_FEEDBACK"),
        pytest.param({}, {"history_days": 30}, id="ASSISTANT_HISTORY_DAYS"),
        pytest.param({}, {"home": "elsewhere"}, id="ASSISTANT_HOME"),
        pytest.param({"oidc_issuer": "https://id.example.org"}, {"session_hours": 3}, id="ASSISTANT_SESSION_HOURS"),
        pytest.param(
            {"oidc_issuer": "https://id.example.org"}, {"session_idle_minutes": 7}, id="ASSISTANT_SESSION_IDLE_MINUTES"
        ),
    ],
)
def test_each_setting_changes_the_text(
    before: dict[str, object], change: dict[str, object], language: Language
) -> None:
    texts = []
    for given in (before, before | change):
        settings = Settings.model_validate(given)
        texts.append(render_record(collect_flows(settings), settings, language))
    assert texts[0] != texts[1]


def test_hosts_are_named_and_keys_are_not() -> None:
    settings = Settings.model_validate(
        {"OPENAI_API_KEY": "sk-secret", "OPENAI_BASE_URL": "https://u:pw@m.example.org/v1"}
    )
    told = json.dumps(render_flows(collect_flows(settings), settings, Language.ENGLISH))
    assert "m.example.org" in told
    assert not re.search(r"sk-secret|pw@|\bpw\b", told)


def test_a_model_on_this_machine_is_no_departure() -> None:
    settings = Settings.model_validate({"OPENAI_BASE_URL": "http://127.0.0.1:8080/v1"})
    assert "No data leaves this machine." in render_record(collect_flows(settings), settings, Language.ENGLISH)


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert main(["privacy"]) == 0
    assert "Aucune donnée ne quitte cette machine." in capsys.readouterr().out
    assert main(["privacy", "--language", "en", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["leaves_this_machine"] is False
    assert {flow["module"] for flow in told["flows"]} == declared()


def test_french_keeps_its_marks_to_their_words() -> None:
    settings = Settings.model_validate(
        {"OPENAI_API_KEY": "k", "embedder": "openai", "reranker_model": "r", "feedback": True}
    )
    text = render_record(collect_flows(settings), settings, Language.FRENCH)
    assert not re.search(r"[ \w][:;?!](?!//|\d)(?<!\u00a0:)(?<!\u202f;)", re.sub(r"https?:", "", text))
    assert "'" not in text
