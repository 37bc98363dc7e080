"""Asking: answers are kept as they come, a broken run is resumed, and an endpoint that dies leaves the rest usable."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant
from assistant.checks.answers import AnswersFile, read_answers
from assistant.checks.records import Check, Verdict
from assistant.checks.running import ask_all, find_faults, score_all
from assistant.errors import BadInput, NotReachable
from assistant.records import Answer, Turn
from assistant.settings import Settings
from tests.conftest import SEED_ID
from tests.endpoint import quote_first_passage, run_endpoint

CHECKS = [Check(id=f"c{n}", question=f"What is question {n} about?") for n in range(8)]


ANSWERABLE = [
    "What is Ekonom IA for?",
    "À quoi sert Ekonom IA ?",
    "What does the RATP do about personal data?",
    "Que fait la RATP au sujet des données personnelles ?",
    "What does Albert do?",
]


class ScriptedAssistant:
    """Answers each question with its own words; what `fails` raises instead, and `asked` records."""

    def __init__(self, answer: Answer, fails: dict[str, Exception] | None = None) -> None:
        self.answer, self.fails = answer, fails or {}
        self.asked: list[str] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self.all_there = threading.Barrier(1)

    def ask(self, question: str, history: Sequence[Turn] = (), *, engine: str = "auto") -> Answer:
        from dataclasses import replace

        with self._lock:
            self.asked.append(question)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        self.all_there.wait(timeout=30)
        with self._lock:
            self._at_once -= 1
        if question in self.fails:
            raise self.fails[question]
        return replace(self.answer, question=question, answer=f"{question} It is.")


@pytest.fixture(scope="module")
def any_answer(seed_assistant: Assistant) -> Answer:
    return seed_assistant.ask("What is Ekonom IA for?")


def test_each_check_is_asked_once_a_repetition_and_answers_keep_their_ids(any_answer: Answer) -> None:
    scripted = ScriptedAssistant(any_answer)
    shares: list[float] = []
    asked = ask_all(scripted, CHECKS, engine="auto", repeat=3, progress=shares.append)
    assert len(scripted.asked) == 24
    assert set(asked.answers) == {(check.id, run) for check in CHECKS for run in (1, 2, 3)}
    assert all(asked.answers[check.id, 2].question == check.question for check in CHECKS)
    assert shares == sorted(shares)
    assert shares[-1] == 1


@pytest.mark.parametrize("parallel", [1, 2, 4])
def test_so_many_questions_are_under_way_and_no_more(parallel: int, any_answer: Answer) -> None:
    scripted = ScriptedAssistant(any_answer)
    scripted.all_there = threading.Barrier(parallel)  # nobody goes on before so many are there
    ask_all(scripted, CHECKS, engine="auto", parallel=parallel)
    assert scripted.most_at_once == parallel


def test_a_dead_endpoint_is_left_alone_after_three_failures_and_the_finished_part_is_kept(
    any_answer: Answer, tmp_path: Path
) -> None:
    fails: dict[str, Exception] = {check.question: NotReachable("gone") for check in CHECKS[3:]}
    scripted = ScriptedAssistant(any_answer, fails)
    path = tmp_path / "answers.jsonl"
    with AnswersFile(path) as file:
        asked = ask_all(scripted, CHECKS, engine="model", file=file)
    assert asked.stopped
    assert len(scripted.asked) == 6
    kept, problems = read_answers(path, CHECKS)
    assert [key[0] for key in kept] == ["c0", "c1", "c2"]
    assert problems == []
    verdicts = [result.verdict for result in score_all(CHECKS, kept, {})]
    assert verdicts.count(Verdict.UNANSWERED) == 5

    again = ScriptedAssistant(any_answer)
    with AnswersFile(path, kept.values()) as file:
        asked = ask_all(again, CHECKS, engine="model", kept=kept, file=file)
    assert again.asked == [check.question for check in CHECKS[3:]]
    assert len(read_answers(path, CHECKS)[0]) == 8


def test_one_question_that_fails_or_is_refused_does_not_stop_the_others(any_answer: Answer) -> None:
    fails: dict[str, Exception] = {
        CHECKS[1].question: NotReachable("timed out"),
        CHECKS[4].question: BadInput("too long"),
        CHECKS[6].question: NotReachable("timed out"),
    }
    asked = ask_all(ScriptedAssistant(any_answer, fails), CHECKS, engine="model")
    assert len(asked.answers) == 5
    assert asked.refused == {"c4": "too long"}
    assert asked.unreachable == ["timed out", "timed out"]
    assert not asked.stopped


def test_whatever_ends_a_run_leaves_what_was_answered_on_disk(any_answer: Answer, tmp_path: Path) -> None:
    scripted = ScriptedAssistant(any_answer, {CHECKS[5].question: KeyboardInterrupt()})
    path = tmp_path / "answers.jsonl"
    with AnswersFile(path) as file, pytest.raises(KeyboardInterrupt):
        ask_all(scripted, CHECKS, engine="auto", file=file)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 5


def test_a_torn_last_line_is_passed_over_and_other_junk_is_named(any_answer: Answer, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    with AnswersFile(path) as file:
        ask_all(ScriptedAssistant(any_answer), CHECKS[:2], engine="auto", file=file)
    whole = path.read_text(encoding="utf-8")
    path.write_text(f"{whole}oops\n{whole.splitlines()[0][:50]}", encoding="utf-8")
    kept, problems = read_answers(path, CHECKS)
    assert len(kept) == 2
    assert [problem.place for problem in problems] == [f"{path}:3"]


def test_an_answer_to_a_question_that_has_changed_since_is_not_taken(any_answer: Answer, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    with AnswersFile(path) as file:
        ask_all(ScriptedAssistant(any_answer), CHECKS[:2], engine="auto", file=file)
    changed = [CHECKS[0], CHECKS[1].model_copy(update={"question": "What else?"})]
    assert [key[0] for key in read_answers(path, changed)[0]] == ["c0"]


def test_a_gold_row_that_does_not_exist_is_a_fault_of_the_check(seed_assistant: Assistant) -> None:
    checks = [
        Check(id="good", lang="fr", question="À quoi sert le projet Albert ?", gold_rows=(f"{SEED_ID}#summary",)),
        Check(id="bad", question="What is Albert?", gold_rows=(f"{SEED_ID}#concerns/99", f"{SEED_ID}#concerns/1")),
    ]
    faults = find_faults(seed_assistant, checks)
    assert faults == {"bad": f"the corpus holds no {SEED_ID}#concerns/99"}
    results = score_all(checks, ask_all(seed_assistant, checks, engine="extractive").answers, faults)
    assert [result.verdict for result in results] == [Verdict.RIGHT, Verdict.FAULTY]
    assert results[1].scores[0].values == {}


def test_parallel_questions_over_http_get_their_own_answers(home: Path) -> None:
    with run_endpoint() as endpoint:
        endpoint.reply = quote_first_passage
        settings = Settings(home=home, base_url=endpoint.url)
        checks = [Check(id=question, question=question) for question in ANSWERABLE]
        with Assistant.open(settings=settings) as assistant:
            asked = ask_all(assistant, checks, engine="model", parallel=3)
    assert all(answer.question == key[0] for key, answer in asked.answers.items())
    assert len(asked.answers) == len(ANSWERABLE)
    assert "model" in {answer.engine for answer in asked.answers.values()}
    assert all(answer.usage.input_tokens >= 100 for answer in asked.answers.values())


def test_every_answer_line_has_the_contracts_form(seed_assistant: Assistant, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    check = Check(id="t1", question="Which concerns have relevancy 5?")
    with AnswersFile(path) as file:
        ask_all(seed_assistant, [check], engine="extractive", file=file)
    form: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert list(form) == (
        "id question answer language abstained engine citations dropped table usage masked timings_ms".split()
    )
    assert form["id"] == "t1"
    assert form["table"]["total"] == 2
    assert list(form["citations"][0]) == "marker locator quote article table row row_name file lines".split()
