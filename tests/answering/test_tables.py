"""Exact answers: the figure, out of how many, over what, and every row cited."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import Answer, Assistant
from assistant.records import Engine
from assistant.settings import Settings

Known = tuple[Assistant, list[tuple[str, str, int | None]]]

TABLES = ("signals", "concerns", "issues")


def make_article(number: int, chance: random.Random) -> tuple[str, list[tuple[str, str, int | None]]]:
    """An article of random tables, and what its rows are: table, name, relevancy."""
    rows: list[tuple[str, str, int | None]] = []
    text = f"# Article {number}\n"
    for table in TABLES:
        rated = chance.random() < 0.8
        text += f"\n## {table.capitalize()}\n\n| name | description |{' relevancy |' if rated else ''}\n|--|--|"
        text += "--|\n" if rated else "\n"
        for row in range(chance.randint(1, 9)):
            relevancy = chance.choice([1, 2, 3, 4, 5, None]) if rated else None
            name = f"{table} {number} {row}"
            text += f"| {name} | Text of {name}. |{f' {relevancy or chr(32)} |' if rated else ''}\n"
            rows.append((table, name, relevancy))
    return text, rows


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """Twelve articles whose every row is known by construction."""
    chance, folder = random.Random(7), tmp_path_factory.mktemp("known")
    rows: list[tuple[str, str, int | None]] = []
    for number in range(12):
        text, more = make_article(number, chance)
        (folder / f"article{number}.md").write_text(text, encoding="utf-8")
        rows += more
    return Assistant.open(settings=Settings(home=folder / "home"), corpus=folder), rows


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("level", [1, 3, 5])
@pytest.mark.parametrize(
    ("question", "matches"),
    [
        ("How many {table} are rated {level}?", lambda value, level: value == level),
        ("Which {table} have relevancy of at least {level}?", lambda value, level: value >= level),
        ("Which {table} are rated below {level}?", lambda value, level: value < level),
    ],
)
def test_counts_agree_with_rows_known_by_construction(
    question: str, matches: Callable[[int, int], bool], level: int, table: str, known: Known
) -> None:
    assistant, rows = known
    expected = {name for t, name, value in rows if t == table and value is not None and matches(value, level)}
    in_scope = sum(t == table for t, _, _ in rows)
    answer = assistant.ask(question.format(table=table, level=level))
    assert answer.engine is Engine.TABLE
    assert answer.table is not None
    assert answer.table.total == len(expected)
    assert {row[0] for row in answer.table.rows} == expected
    said = f"{len(expected)} of the {in_scope}" if expected else f"None of the {in_scope}"
    assert answer.answer.startswith(said)
    assert len(answer.citations) == min(len(expected) or in_scope, 20)


@pytest.mark.parametrize(("word", "choose"), [("highest", max), ("lowest", min)])
def test_an_extreme_names_all_that_tie(word: str, choose: Callable[[list[int]], int], known: Known) -> None:
    assistant, rows = known
    levels = [value for table, _, value in rows if table == "concerns" and value is not None]
    tied = {name for table, name, value in rows if table == "concerns" and value == choose(levels)}
    answer = assistant.ask(f"Which concerns have the {word} relevancy?")
    assert answer.table is not None
    assert {row[0] for row in answer.table.rows} == tied


def test_rows_without_a_relevancy_are_said_not_counted_as_zero(known: Known) -> None:
    assistant, rows = known
    unrated = sum(table == "issues" and value is None for table, _, value in rows)
    total = sum(table == "issues" for table, _, _ in rows)
    assert unrated
    answer = assistant.ask("Which issues are rated below 2?")
    assert f"Relevancy is not given for {unrated} of {total} rows" in answer.answer


def test_above_twenty_rows_the_first_twenty_are_cited_and_all_are_in_the_table(known: Known) -> None:
    assistant, rows = known
    answer = assistant.ask("List all signals")
    total = sum(table == "signals" for table, _, _ in rows)
    assert total > 20
    assert answer.table is not None
    assert len(answer.table.rows) == total
    assert len(answer.citations) == 20
    assert "The first 20 rows are cited." in answer.answer


def ask_seed(assistant: Assistant, question: str) -> Answer:
    answer = assistant.ask(question)
    assert answer.engine is Engine.TABLE
    return answer


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Combien de technologies l'article de la CNIL recense-t-il ?", "L’article «\u00a0La CNIL soutient"),
        ("Quelle préoccupation a la note la plus basse ?", "La préoccupation la moins bien notée de l’article"),
        ("Quels enjeux ont une pertinence de 5 ?", "3 des 8 enjeux de l’article"),
        ("Combien de comportements sont notés 1 ?", "Aucun des 8 comportements de l’article"),
        ("Quelles préoccupations sont notées 1 ?", "Aucune des 7 préoccupations de l’article"),
        ("Quel comportement est noté 3 ?", "1 des 8 comportements de l’article"),
        ("Which behavior is rated 3?", "1 of the 8 behaviors in the article"),
        ("top 2 signals", "The 5 highest rated signals in the article"),
        ("Combien d'articles par mois ?", "1 article dans le corpus, par mois."),
        ("How many articles per month?", "1 article in the corpus, by month."),
    ],
)
def test_the_sentence_agrees_in_number_and_gender(question: str, begins: str, seed_assistant: Assistant) -> None:
    assert ask_seed(seed_assistant, question).answer.startswith(begins)


def test_a_table_without_relevancy_is_not_ranked(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "plain.md").write_text("# Plain\n\n## Concerns\n\n| name |\n|--|\n| A |\n| B |\n", encoding="utf-8")
    with Assistant.open(settings=Settings(home=tmp_path / "home"), corpus=folder) as assistant:
        answer = assistant.ask("Which concern has the highest relevancy?")
    assert answer.abstained


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "What percentage of articles have no signal rated 5?",
            "% of the articles have no signal that has relevancy 5",
        ),
        ("Quelle part des articles n'a aucun signal noté 5 ?", "% des articles ne comptent aucun signal qui a une"),
    ],
)
def test_a_share_says_of_what_it_is(question: str, said: str, known: Known) -> None:
    assert said in known[0].ask(question).answer
