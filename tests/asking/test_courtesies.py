"""What is written instead of a question is told from questions, in both languages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from assistant.asking.courtesy import Courtesy, find_asked, read_courtesy, read_other_language
from assistant.records import Language, Turn

_CASES = tomllib.loads((Path(__file__).parent / "courtesies.toml").read_text(encoding="utf-8"))
_QUESTION = "question"


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in _CASES.items() for text in texts])
def test_what_asks_nothing_of_the_corpus_is_told_from_a_question(kind: str, text: str) -> None:
    assert read_courtesy(text) == (None if kind == _QUESTION else Courtesy(kind))


def test_each_courtesy_has_cases() -> None:
    assert set(_CASES) == {*map(str, Courtesy), _QUESTION}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Et en anglais ?", Language.ENGLISH),
        ("Dis-le en français stp", Language.FRENCH),
        ("Peux-tu traduire ta réponse en anglais ?", Language.ENGLISH),
        ("la même chose en anglais", Language.ENGLISH),
        ("in French please", Language.FRENCH),
        ("Can you say that again in English?", Language.ENGLISH),
        ("Combien d’articles sont en anglais ?", None),
        ("Que dit le corpus de la littérature en anglais ?", None),
        ("What is taught in English?", None),
        ("et en 2024 ?", None),
    ],
)
def test_another_language_is_heard_as_that(text: str, language: Language | None) -> None:
    assert read_other_language(text) is language


def test_what_asks_nothing_is_no_earlier_question() -> None:
    said = ["Que dit le corpus de l’eau ?", "et en anglais ?", "ok", "Es-tu fiable ?"]
    assert [turn.text for turn in find_asked([Turn("user", text) for text in said])] == said[:1]
