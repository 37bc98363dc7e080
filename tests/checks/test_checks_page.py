"""The page of checks: without a run it says how to make one; it judges a question, and shows the last run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant import Assistant
from assistant.api.metrics import MeasuredAssistant
from assistant.checks.command import CheckOptions, read_files, run_checks
from assistant.checks.page import build_checks_page
from assistant.settings import Settings
from assistant.terminal import progress_bar
from tests.conftest import SEED_ID

FRENCH, ENGLISH = {"accept-language": "fr-FR,fr;q=0.9"}, {"accept-language": "en"}
CHECKS = (
    {"id": "good", "question": "Which concerns have relevancy 5?", "gold_rows": [f"{SEED_ID}#concerns/1"]},
    {"id": "bad", "question": "What is Ekonom IA for?", "must_contain": [["<b>moon</b>"]], "kind": "single"},
)


@pytest.fixture
def assistant(home: Path) -> Iterator[Assistant]:
    (home / "last-check.json").unlink(
        missing_ok=True
    )  # other tests run checks in the home that this one is copied from
    with Assistant.open(settings=Settings(home=home)) as assistant:
        yield assistant


@pytest.fixture
def page(assistant: Assistant) -> TestClient:
    return TestClient(build_checks_page(assistant))


def test_a_home_without_a_run_says_how_to_make_one(page: TestClient) -> None:
    assert "assistant check FILE.jsonl" in page.get("/checks", headers=ENGLISH).text
    assert page.get("/checks/report").status_code == 404
    french = page.get("/checks", headers=FRENCH).text
    assert '<html lang="fr">' in french
    assert "Aucun contrôle n’a encore été lancé" in french
    assert '<html lang="en">' in page.get("/checks?lang=en", headers=FRENCH).text


def test_the_last_run_is_shown_failures_first_and_nothing_in_it_is_markup(
    page: TestClient, assistant: Assistant, tmp_path: Path
) -> None:
    file = tmp_path / "checks.jsonl"
    file.write_text("\n".join(json.dumps(check) for check in CHECKS), encoding="utf-8")
    options = CheckOptions(paths=[file])
    run_checks(assistant, read_files(options), options, progress_bar)
    shown = page.get("/checks", headers=ENGLISH).text
    assert "1 of 2 checks right" in shown
    assert "bad · single" in shown
    assert "good ·" not in shown
    assert "&lt;b&gt;moon" in shown
    assert "<b>moon" not in shown
    assert "1 of 2 checks right" in page.get("/checks/report").text


@pytest.mark.parametrize(
    ("fields", "verdict", "said"),
    [
        pytest.param({"question": "Concerns with relevancy 5?", "must": "2\nPrivacy|Vie"}, "right", "", id="right"),
        pytest.param({"question": "What is Ekonom IA for?", "must": "the moon"}, "wrong", "the moon", id="wrong"),
        pytest.param({"question": "What do the projects cost in euros?", "abstain": "1"}, "right", "", id="abstains"),
        pytest.param({"question": "What is the budget?", "gold": "a#b/1"}, "faulty", "a#b/1", id="no-such-row"),
    ],
)  # fmt: skip
def test_one_question_is_held_against_what_is_wanted(
    page: TestClient, fields: dict[str, str], verdict: str, said: str
) -> None:
    answered = page.post("/checks", data=fields, headers=ENGLISH)
    assert answered.status_code == 200
    assert f'<span class="verdict {verdict}">' in answered.text
    assert said in answered.text
    assert fields["question"] in answered.text


def test_a_question_is_counted_with_all_others(home: Path) -> None:
    with MeasuredAssistant.open(settings=Settings(home=home)) as assistant:
        TestClient(build_checks_page(assistant)).post("/checks", data={"question": "What is Ekonom IA for?"})
        told = assistant.metrics.render(assistant).decode()
    assert 'assistant_questions_total{engine="extractive",language="en"} 1.0' in told


@pytest.mark.parametrize("fields", [{}, {"question": "  "}, {"question": "x" * 3000}])
def test_a_question_that_cannot_be_asked_is_refused_in_one_line(page: TestClient, fields: dict[str, str]) -> None:
    refused = page.post("/checks", data=fields, headers=ENGLISH)
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text


def test_a_refusal_is_told_in_the_language_of_the_page(page: TestClient) -> None:
    told = [
        page.post("/checks", data=fields, headers={"accept-language": "fr"}).text
        for fields in ({"question": "x" * 3000}, {"question": "Albert ?", "must": "|"})
    ]
    assert "3\u202f000 caractères" in told[0]
    assert "Une exigence ne contient aucun mot\u00a0:" in told[1]


def test_a_kept_report_that_is_damaged_counts_as_none(page: TestClient, home: Path) -> None:
    for damaged in ("", "[]", "{}"):
        (home / "last-check.json").write_text(damaged, encoding="utf-8")
        assert "assistant check FILE.jsonl" in page.get("/checks", headers=ENGLISH).text
