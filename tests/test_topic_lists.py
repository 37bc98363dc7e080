"""Rows and articles on a subject are listed whole, across languages and short forms; a rating limits them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.phrases import other_ways, say_in_english
from tests.test_overviews import cited

WATCH = """# Watching

## Signals

| Signal | Change | 10y horizon | Driving force |
|:--|:--|:--|:--|
| Helpful AI | Clerks use AI tools. | AI is everywhere. | Cheap computers. |
| Privacy first | Firms collect less. | Privacy is the default. | New laws. |

## Concerns

| name | description | relevancy |
|:--|:--|--:|
| Loss of privacy | Cameras invade privacy. | 5 |
| Privacy fatigue | People stop reading privacy notices. | 3 |
| Noise | Engines are loud. | 5 |
"""
SEAS = """# Seas

## Signals

| Signal | Change | 10y horizon | Driving force |
|:--|:--|:--|:--|
| Ocean farms | Farms move into the ocean. | Half of all fish is farmed in oceans. | Hunger. |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "watch.md").write_text(WATCH, encoding="utf-8")
    (folder / "seas.md").write_text(SEAS, encoding="utf-8")
    with Assistant.open(home=tmp_path_factory.mktemp("home"), corpus=Path(folder)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("Which articles are about privacy?", ["watch#signals/2", "watch#concerns/1", "watch#concerns/2"]),
        ("Quels articles parlent de la vie privée ?", ["watch#signals/2", "watch#concerns/1", "watch#concerns/2"]),
        ("List all signals about AI", ["watch#signals/1"]),
        ("Liste les signaux sur l’IA", ["watch#signals/1"]),
        ("Quels signaux concernent l’intelligence artificielle ?", ["watch#signals/1"]),
        ("Quels signaux concernent les océans ?", ["seas#signals/1"]),
        ("Give me concerns rated 5 about privacy", ["watch#concerns/1"]),
        ("Liste les préoccupations notées 5 sur la vie privée", ["watch#concerns/1"]),
    ],
)
def test_all_that_is_close_to_a_subject_is_listed(assistant: Assistant, question: str, places: list[str]) -> None:
    answer = assistant.ask(question)
    assert answer.engine == "table"
    assert cited(answer) == places
    # How close is said; an acronym that looks like a function word is looked for as it stands.
    assert any(said in answer.answer for said in ("0.6", "0,6", "mentions “AI”"))


@pytest.mark.parametrize(
    "question",
    ["What do the articles say about privacy?", "List the concerns about cameras that invade privacy at work"],
)
def test_what_rows_say_is_searched_for(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).engine == "extractive"


def test_where_no_row_is_close_nothing_is_listed(assistant: Assistant) -> None:
    assert assistant.ask("List all signals about volcanoes").engine != "table"


@pytest.mark.parametrize(
    ("phrase", "way"),
    [
        ("AI", "artificial intelligence"),
        ("artificial intelligence", "AI"),
        ("IA", "AI"),
        ("intelligence artificielle", "AI"),
        ("la vie privée", "la privacy"),
        ("AI regulation", "artificial intelligence regulation"),
    ],
)
def test_phrases_have_other_ways(phrase: str, way: str) -> None:
    assert way in other_ways(phrase)
    assert phrase not in other_ways(phrase)


def test_set_phrases_are_said_in_english() -> None:
    assert say_in_english("Le télétravail et la vie privée") == "Le remote work et la privacy"
