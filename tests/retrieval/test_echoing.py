"""Rows that say a question back are left out where an article does so again and again, and nowhere else."""

from __future__ import annotations

import pytest

from assistant.records import ArticleReference, Hit, Locator, Passage, SourceLine
from assistant.retrieval.echoing import find_echoes

QUESTION = "What did the battery ferries change in the harbour?"


def hit(article: str, row: int, text: str) -> Hit:
    reference = ArticleReference(article, article, None, None, None)
    locator = Locator(article, "signals", row)
    return Hit(Passage(locator, reference, f"{article}.md", "signals", row, None, None, {"text": text}, ()), 1.0)


@pytest.mark.parametrize(
    ("texts", "left_out"),
    [
        pytest.param(
            ["Battery ferries change the harbour", "Ferries, battery: change in the harbour 2"], 2, id="again"
        ),
        pytest.param(["Battery ferries change the harbour", "Noise on the quays fell by half."], 0, id="once"),
        pytest.param(
            ["Battery ferries change the harbour: noise, smoke and timetables improved."] * 2, 0, id="tells-more"
        ),
        pytest.param(
            [f"{QUESTION} See our shop for engines, oars, sails, ropes and paint, offer {n}." for n in (1, 2)],
            2,
            id="poses-it",
        ),
        pytest.param([f"{QUESTION} Noise, smoke and timetables."], 0, id="poses-it-once"),
    ],
)
def test_an_article_that_says_the_question_back_is_left_out(texts: list[str], left_out: int) -> None:
    hits = [hit("stuffed", row, text) for row, text in enumerate(texts, start=1)]
    assert (
        len(find_echoes(QUESTION, [*hits, hit("honest", 1, "Battery ferries made the harbour quieter.")])) == left_out
    )


def test_a_question_of_one_name_has_no_echo() -> None:
    assert find_echoes("Battery ferries?", [hit("a", 1, "Battery ferries"), hit("a", 2, "Battery ferries")]) == []


def test_keywords_that_say_a_question_back_take_no_row_away() -> None:
    row = hit("bees", 1, "Battery ferries change the harbour")
    words = SourceLine(5, "battery ferries change harbour")
    place = Locator("bees", "keywords")
    listed = Hit(Passage(place, row.passage.article, "bees.md", None, None, None, None, {}, (words,)), 1.0)
    assert find_echoes(QUESTION, [row, listed]) == [listed]
