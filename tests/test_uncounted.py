"""A count of articles or rows by what the tables do not hold is refused in so many words; no row is quoted for it."""

from __future__ import annotations

import pytest

from assistant import Assistant, Turn
from assistant.records import Engine

CANNOT = "I cannot compute this from the tables: articles and rows are counted by table, relevancy,"
NE_SAIT = "Je ne sais pas calculer cela à partir des tables\u00a0: les articles et les lignes se comptent par table,"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many articles have a title that ends with a question mark?", CANNOT),
        ("Combien d’articles ont un titre de plus de dix mots ?", NE_SAIT),
        ("How many rows have an empty link?", CANNOT),
    ],
)
def test_it_is_said_that_this_is_not_computed(seed_assistant: Assistant, question: str, said: str) -> None:
    answer = seed_assistant.ask(question)
    assert answer.abstained
    assert answer.citations == ()
    assert answer.engine is Engine.TABLE
    assert answer.answer.startswith(said)


def test_a_count_that_the_tables_hold_is_made(seed_assistant: Assistant) -> None:
    assert not seed_assistant.ask("How many signals are rated 5?").abstained


def test_a_follow_up_to_a_count_is_refused_alike(seed_assistant: Assistant) -> None:
    before = [Turn("user", "Combien d’articles en 2024 ?")]
    answer = seed_assistant.ask("Et combien d’articles ont un titre de plus de dix mots ?", before)
    assert answer.answer.startswith(NE_SAIT)


def test_what_points_to_rows_found_before_is_searched_for(seed_assistant: Assistant) -> None:
    before = [Turn("user", "What are the risks for personal data?")]
    answer = seed_assistant.ask("How many technologies does it have?", before)
    assert not answer.answer.startswith(CANNOT)


def test_articles_are_refused_alike_after_a_question_for_rows(seed_assistant: Assistant) -> None:
    before = [Turn("user", "À quoi sert le projet Albert ?")]
    answer = seed_assistant.ask("How many articles have a title that ends with a question mark?", before)
    assert answer.answer.startswith(CANNOT)
