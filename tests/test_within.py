"""A question that is put to one article is answered from it or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.asking.within import cut_article
from tests.test_overviews import cited

TITLES = {"Night trains", "City bees"}


@pytest.fixture
def two(corpus: Path, tmp_path: Path) -> Iterator[Assistant]:
    with Assistant.open(home=tmp_path / "home", corpus=corpus) as assistant:
        yield assistant


@pytest.mark.parametrize(
    "question",
    [
        "What does the article “City bees” say about parasitic mites?",
        "Que dit l’article « City bees » sur les mites ?",
        "In “City bees”, what is said of mites?",
        "What does City bees say about mites?",
    ],
)
def test_its_row_answers(two: Assistant, question: str) -> None:
    assert cited(two.ask(question))[0] == "bees#concerns/2"


@pytest.mark.parametrize(
    "question",
    [
        "What does the article “Night trains” say about parasitic mites?",
        "Que dit l’article « Night trains » sur les mites parasites ?",
        "In “Night trains”, what is said of mites between dense hives?",
        "What does the night trains article say about a flower shortage?",
        "D’après l’article « Night trains », combien de miel les ruches produisent-elles ?",
    ],
)
def test_rows_of_other_articles_do_not_answer(two: Assistant, question: str) -> None:
    assert two.ask(question).abstained


def test_the_header_of_the_article_is_told(two: Assistant) -> None:
    answer = two.ask("What is the page date of the article “City bees”?")
    assert cited(answer) == ["bees#header"]
    assert "5 January 2024" in answer.answer


@pytest.mark.parametrize(
    ("question", "words", "rest"),
    [
        ("What does the article “City bees” say about mites?", "City bees", "What say about mites?"),
        ("Selon « City bees », d’où vient le miel ?", "City bees", "d’où vient le miel ?"),
        ("How loud are they, according to the night trains article?", "night trains", "How loud are they, ?"),
        ("Dans l’article sur les abeilles, qui pollinise les fleurs ?", "les abeilles", "qui pollinise les fleurs ?"),
    ],
)
def test_the_article_is_cut_out_of_the_question(question: str, words: str, rest: str) -> None:
    within = cut_article(question, TITLES.__contains__)
    assert within is not None
    assert (within.words, " ".join(within.rest.split())) == (words, rest)


@pytest.mark.parametrize(
    "question",
    [
        "What drives “Night trains”?",  # a row may be called so
        "Compare “Night trains” and “City bees”: who fears what?",
        "Que dit l’article sur la santé ?",
        "What are the concerns in the article “City bees”?",
        "What does “something else” say about mites?",
    ],
)
def test_nothing_is_cut_where_no_article_is_named_or_nothing_else_asked(question: str) -> None:
    assert cut_article(question, TITLES.__contains__) is None
