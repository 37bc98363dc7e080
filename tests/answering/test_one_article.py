"""A corpus of one article, which everybody begins with, is not told as "1 of the 1 articles"."""

from __future__ import annotations

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many articles mention privacy?", "The only article has at least one row that mentions “privacy”."),
        ("How many articles mention blockchain?", "None of the articles has a row that mentions “blockchain”."),
        ("Combien d'articles mentionnent la blockchain ?", "Aucun article n’a de ligne qui mentionne"),
        ("Quels articles ont au moins 3 signaux ?", "Le seul article compte au moins 3 signaux."),
        ("How many signals since 2024?", "The corpus lists no signals with page dates from 1 January 2024 on."),
        ("Combien de préoccupations depuis 2024 ?", "Le corpus ne compte aucune préoccupation des pages de veille"),
    ],
)
def test_one_alone_is_told_as_such(seed_assistant: Assistant, question: str, told: str) -> None:
    assert told in seed_assistant.ask(question).answer.replace("\u202f", " ")


def test_no_rows_are_listed_where_no_article_is_what_is_asked_for(seed_assistant: Assistant) -> None:
    answer = seed_assistant.ask("Which articles have more than 5 signals?")
    assert answer.answer.startswith("None of the articles has more than 5 signals. [1]")
    assert "\n-" not in answer.answer
    assert answer.table is not None
    assert (answer.table.rows, answer.table.total) == ((), 0)
