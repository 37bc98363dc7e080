"""Exact questions are read exactly; all others are handed over."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.asking.grammar import read_table_query
from assistant.queries import Aggregate, Comparison, Extreme, RelevancyFilter, TableQuery

LIST, COUNT = Aggregate.LIST, Aggregate.COUNT


def equal(value: float) -> RelevancyFilter:
    return RelevancyFilter(Comparison.EQUAL, value)


def find_article(words: Sequence[str]) -> str | None:
    return {("cnil",): "a1", ("cnil", "sandbox"): "a1"}.get(tuple(words))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Which concerns have relevancy 5?", TableQuery(LIST, "concerns", relevancy=equal(5))),
        ("Quelles préoccupations ont une pertinence de 5 ?", TableQuery(LIST, "concerns", relevancy=equal(5))),
        ("QUELLES PREOCCUPATIONS SONT NOTEES CINQ", TableQuery(LIST, "concerns", relevancy=equal(5))),
        ("how many signals are rated three?", TableQuery(COUNT, "signals", relevancy=equal(3))),
        ("Combien de comportements ?", TableQuery(COUNT, "behaviors")),
        ("How many rows are there in total?", TableQuery(COUNT)),
        ("List all the issues", TableQuery(LIST, "issues")),
        ("Quels sont les enjeux ?", TableQuery(LIST, "issues")),
        (
            "Which technologies are rated at least 4?",
            TableQuery(LIST, "technologies", relevancy=RelevancyFilter(Comparison.AT_LEAST, 4)),
        ),
        (
            "Quels signaux ont une note inférieure à 4 ?",
            TableQuery(LIST, "signals", relevancy=RelevancyFilter(Comparison.LESS_THAN, 4)),
        ),
        (
            "Which concern in the CNIL article gets the lowest score?",
            TableQuery(LIST, "concerns", "a1", extreme=Extreme.LOWEST),
        ),
        ("top three concerns", TableQuery(LIST, "concerns", extreme=Extreme.HIGHEST, limit=3)),
        ("Quel est l'enjeu le plus pertinent ?", TableQuery(LIST, "issues", extreme=Extreme.HIGHEST)),
        (
            "How many behaviors does the CNIL sandbox article list?",
            TableQuery(COUNT, "behaviors", "a1"),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_exact_question_is_read(text: str, query: TableQuery) -> None:
    assert read_table_query(text, find_article) == query


@pytest.mark.parametrize(
    "text",
    [
        "How many sides has the shape that tiles the plane?",
        "Combien de projets ont été retenus ?",
        "Quelle part des diplômés 2024 a fini sans dette ?",
        "What is the budget of the projects?",
        "How many technologies help farmers?",
        "Which signal is about ecology?",
        "Which concern in the SNCF article gets the lowest score?",
        "Which concerns and issues are rated 5?",
        "Which concerns are rated between 3 and 5?",
        "Quelle technologie aide les conseillers ?",
        "Which issue is it?",
        "Compare the two articles",
        "five",
        "",
    ],
)
def test_any_other_question_is_handed_over(text: str) -> None:
    assert read_table_query(text, find_article) is None


def test_a_question_that_points_back_refines_the_one_before() -> None:
    before = TableQuery(COUNT, "technologies", "a1")
    refined = TableQuery(COUNT, "technologies", "a1", relevancy=equal(5))
    for text in ("how many of them are rated 5?", "combien sont notées 5 ?"):
        assert read_table_query(text, find_article, previous=before) == refined
    assert read_table_query("how many of them are rated 5?", find_article) is None
