"""What readers thought of answers becomes checks and drafts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant
from assistant.checks.command import CheckOptions, print_drafts, read_files, run_checks
from assistant.checks.reading import read_checks
from assistant.records import Language
from assistant.terminal import progress_bar
from tests.conftest import SEED_ID

QUESTION = "Quelles préoccupations ont une pertinence de 5 ?"


def line(verdict: str, question: str = QUESTION, **fields: Any) -> dict[str, Any]:
    """One line as the page keeps it."""
    return {
        "question": question,
        "history": [],
        "language": "fr",
        "cited": [f"{SEED_ID}#concerns/1", f"{SEED_ID}#concerns/6"],
        "verdict": verdict,
        "reason": None,
        "answer": "2 des 7 préoccupations …",
        "asked_at": "2026-01-01T00:00:00Z",
        **fields,
    }


def keep(path: Path, *lines: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in lines), encoding="utf-8")
    return path


def test_what_was_found_right_is_asked_again_and_must_cite_the_same(tmp_path: Path) -> None:
    (check,) = read_checks([keep(tmp_path / "feedback.jsonl", line("up"))]).checks
    assert (check.question, check.lang, check.kind) == (QUESTION, Language.FRENCH, "feedback")
    assert (check.gold_rows, check.any_of) == ((f"{SEED_ID}#concerns/1", f"{SEED_ID}#concerns/6"), True)
    assert check.place == f"{tmp_path}/feedback.jsonl:1"


def test_an_abstention_that_was_found_right_must_stay_one(tmp_path: Path) -> None:
    (check,) = read_checks([keep(tmp_path / "feedback.jsonl", line("up", "What is the budget?", cited=[]))]).checks
    assert check.abstain


def test_what_was_found_wrong_waits_for_a_person_with_its_reason(tmp_path: Path) -> None:
    reading = read_checks([keep(tmp_path / "feedback.jsonl", line("down", reason="wrong row"))])
    assert reading.checks == ()
    (draft,) = reading.drafts
    assert draft.gold_rows == ()
    assert draft.answer == "Found wrong (wrong row): 2 des 7 préoccupations …"


def test_of_one_question_the_last_opinion_stands(tmp_path: Path) -> None:
    path = keep(tmp_path / "feedback.jsonl", line("up"), line("up"), line("down"), line("up", history=["Et avant ?"]))
    reading = read_checks([path])
    assert ([len(check.history) for check in reading.checks], len(reading.drafts)) == ([1], 1)
    assert reading.problems == ()


@pytest.mark.parametrize(
    "history",
    [["Et avant ?"], [{"role": "user", "content": "Et avant ?"}, {"role": "assistant", "content": "…"}]],
    ids=["questions", "messages"],
)
def test_history_is_questions_or_messages(history: list[Any], tmp_path: Path) -> None:
    (check,) = read_checks([keep(tmp_path / "f.jsonl", line("up", history=history, language="de"))]).checks
    assert check.history == ("Et avant ?",)
    assert check.lang is None, "an answer in another language is not checked for it"


@pytest.mark.parametrize(
    ("fields", "says"),
    [({"verdict": "maybe"}, "verdict: "), ({"cited": "concerns/1"}, "cited: "), ({"question": " "}, "question: ")],
)
def test_a_malformed_line_is_named_and_the_rest_is_read(fields: dict[str, Any], says: str, tmp_path: Path) -> None:
    reading = read_checks([keep(tmp_path / "feedback.jsonl", line("up") | fields, line("up"))])
    (problem,) = reading.problems
    assert str(problem).startswith(f"{tmp_path}/feedback.jsonl:1: {says}")
    assert len(reading.checks) == 1


def test_feedback_runs_as_any_check(
    tmp_path: Path, seed_assistant: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    path = keep(tmp_path / "feedback.jsonl", line("up"), line("down", "Que fait la CNIL ?"))
    options = CheckOptions(paths=[path])
    assert run_checks(seed_assistant, read_files(options), options, progress_bar) == 0
    told = capsys.readouterr()
    assert "1 of 1 checks right" in told.out
    assert "1 drafts were not asked" in told.err


def test_what_was_found_wrong_is_drafted_first(
    tmp_path: Path, seed_assistant: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    path = keep(tmp_path / "feedback.jsonl", line("down", "Que fait la CNIL ?"))
    assert print_drafts(seed_assistant, [path], 3) == 0
    drafts = [json.loads(each) for each in capsys.readouterr().out.splitlines()]
    assert [draft["kind"] == "feedback" for draft in drafts] == [True, False, False]
    assert {draft["accepted"] for draft in drafts} == {False}
    accepted = keep(tmp_path / "accepted.jsonl", {**drafts[0], "accepted": True, "gold_rows": [f"{SEED_ID}#summary"]})
    assert read_checks([accepted]).checks[0].question == "Que fait la CNIL ?"
