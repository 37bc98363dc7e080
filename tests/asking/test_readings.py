"""Questions of many kinds, read as the lines of readings.toml say; what tables do not answer is handed over."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from assistant.asking.grammar import Known, read_question
from assistant.asking.uncounted import asks_of_corpus
from assistant.queries import Holding, NumberFilter, TableQuery, TextFilter

_TOLD = tomllib.loads(Path(__file__).with_name("readings.toml").read_text(encoding="utf-8"))
_ARTICLES = {"cnil": "cnil", "friendship complexity": "friends", "number stations": "stations", "wildfire": "fires"}
_NAMES = ("Job Displacement", "Generative AI")
KNOWN = Known(
    lambda words, is_title: next((id for name, id in _ARTICLES.items() if name in words.casefold()), None),
    ("signals", "concerns", "behaviors", "technologies", "issues"),
    {"friends": "Friendship Complexity"},
    has_name=lambda name: name in _NAMES,
    find_listed=lambda query: ("cnil", "friends") if query.having or query.group else ("cnil",),
)


def tell(query: TableQuery) -> str:
    """A query on one line: each field that says something, in the order of the fields."""
    said = ((field.name, getattr(query, field.name), field.default) for field in fields(query))
    return " ".join(f"{name}={tell_value(value)}" for name, value, default in said if value != default)


def tell_value(value: object) -> str:
    """A value of a query, short enough for a table of cases."""
    if isinstance(value, NumberFilter):
        return f"{value.comparison}{value.value:g}" + (f",{value.other:g}" if value.other is not None else "")
    if isinstance(value, Holding):
        told = ((field.name, getattr(value, field.name)) for field in fields(value))
        return f"({' '.join(f'{name}={tell_value(part)}' for name, part in told if part not in (None, (), False))})"
    if isinstance(value, TextFilter):
        where = f"@{value.column}" if value.column else ""
        return f"{'not ' if value.negated else ''}{value.match}{where}:{'|'.join(value.phrases)}"
    return "&".join(map(tell_value, value)) if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize(("question", "said"), _TOLD["read"].items(), ids=list(_TOLD["read"]))
def test_a_question_is_read(question: str, said: str) -> None:
    assert " ; ".join(tell(reading.query) for reading in read_question(question, KNOWN)) == said


@pytest.mark.parametrize("question", _TOLD["handed_over"])
def test_what_tables_do_not_hold_is_handed_over(question: str) -> None:
    assert read_question(question, KNOWN) == ()


@pytest.mark.parametrize("question", _TOLD["uncounted"])
def test_what_counts_the_corpus_otherwise_is_known(question: str) -> None:
    assert asks_of_corpus(question)


@pytest.mark.parametrize("question", _TOLD["searched"])
def test_a_count_of_the_world_is_searched_for(question: str) -> None:
    assert not asks_of_corpus(question)


@pytest.mark.parametrize("case", _TOLD["follow_up"], ids=[case["then"] for case in _TOLD["follow_up"]])
def test_a_follow_up_is_read(case: dict[str, str]) -> None:
    (before,) = read_question(case["first"], KNOWN)
    (reading,) = read_question(case["then"], KNOWN, previous=before.query)
    assert tell(reading.query) == case["said"]


@pytest.mark.parametrize(
    "case", _TOLD["follow_up_handed_over"], ids=[c["then"] for c in _TOLD["follow_up_handed_over"]]
)
def test_a_follow_up_that_no_query_holds_is_handed_over(case: dict[str, str]) -> None:
    (before,) = read_question(case["first"], KNOWN)
    assert read_question(case["then"], KNOWN, previous=before.query) == ()
