"""The latest and the earliest articles, as many as are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant

PAGES = {"a": "20240105", "b": "20231203", "c": "20250310", "d": "20231203", "e": "20240618"}


@pytest.fixture
def dated(tmp_path: Path) -> Iterator[Assistant]:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, page in PAGES.items():
        head = f"# __Note {name.upper()}__, (from page [{page}](https://example.org/p/{page}).)"
        table = f"| name | relevancy |\n|:--|--:|\n| {'Rowan' if name in 'cd' else 'Row'} | 4 |"
        (folder / f"{name}.md").write_text(f"{head}\n\n## Signals\n\n{table}\n", encoding="utf-8")
    (folder / "undated.md").write_text("# Note without a date\n", encoding="utf-8")
    with Assistant.open(home=tmp_path / "home", corpus=folder) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("the 2 most recent articles", "CE"),
        ("the three latest articles", "CEA"),
        ("Les 2 dernières fiches en date ?", "CE"),
        ("List the first three articles", "BDA"),
        ("the two earliest articles", "BD"),
        ("The earliest article?", "BD"),
        ("the last 20 articles", "CEABD"),
    ],
)
def test_as_many_are_listed_as_asked_for_in_their_order(dated: Assistant, question: str, named: str) -> None:
    table = dated.ask(question).table
    assert table is not None
    assert [str(row[0]).removeprefix("Note ") for row in table.rows] == list(named)


def test_those_that_tie_with_the_last_are_named(dated: Assistant) -> None:
    told = dated.ask("the 4 latest articles")
    assert "ties included" in told.answer
    assert told.table is not None
    assert len(told.table.rows) == 5
    assert "du 3 décembre 2023 au 10 mars 2025, ex æquo compris" in dated.ask("Les 4 derniers articles").answer


def test_two_periods_are_told_apart(dated: Assistant) -> None:
    answer = dated.ask("articles in Q4 2023 vs Q1 2024").answer
    assert "2 articles" in answer
    assert "1 article" in answer
    assert "with page dates from January to March 2024" in answer


def test_the_latest_of_those_that_match_are_told(dated: Assistant) -> None:
    told = dated.ask("the 3 latest articles with signals rated 4")
    assert told.table is not None
    assert [str(row[0]).removeprefix("Note ") for row in told.table.rows] == list("CEA")
    assert "5 of the 5 articles" in told.answer
    assert "The latest 3:" in told.answer
    told = dated.ask("Quel est l’article le plus ancien qui mentionne le mot « rowan » ?")
    assert "«\u00a0Note D\u00a0»" in told.answer
    assert "2 des 5 articles" in told.answer
    assert "ex æquo" not in told.answer


@pytest.mark.parametrize(
    "question", ["What is the second most recent article?", "Quel est le deuxième article le plus ancien ?"]
)
def test_the_latest_article_is_not_told_for_the_one_before_it(dated: Assistant, question: str) -> None:
    answer = dated.ask(question)
    assert answer.table is None or answer.abstained


def test_what_the_latest_hold_is_counted(dated: Assistant) -> None:
    assert (
        "2 signals of the 2 articles with the latest"
        in dated.ask("How many signals are in the 2 latest articles?").answer
    )
    assert "1 of the 2 articles" in dated.ask("How many of the 2 latest articles mention the word “rowan”?").answer
    assert dated.ask("the 3 latest signals").table is None


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Which articles are dated on a Sunday?", "BD"),
        ("articles parus un lundi ou un mardi", "CE"),
        ("Liste les articles du mois de décembre", "BD"),
        ("Quels articles datent d’un mardi de juin ?", "E"),
        ("Which articles are from winter, all years combined?", "ABD"),
    ],
)
def test_months_and_weekdays_of_any_year_are_listed(dated: Assistant, question: str, named: str) -> None:
    table = dated.ask(question).table
    assert table is not None
    assert [str(row[0]).removeprefix("Note ") for row in table.rows] == list(named)


def test_months_and_weekdays_are_counted_by(dated: Assistant) -> None:
    assert "Sunday: 2 articles" in dated.ask("How many articles per day of the week?").answer
    assert "décembre\u00a0: 2 articles" in dated.ask("Combien d’articles par mois, toutes années confondues ?").answer
    assert "dimanche" in dated.ask("Quel jour de la semaine compte le plus d’articles ?").answer
    assert "no article" in dated.ask("How many articles are dated on a Saturday?").answer


def test_none_with_a_date_is_told(dated: Assistant, tmp_path: Path) -> None:
    answer = dated.ask('the 3 latest articles with the keyword "zebra"').answer
    assert "no article" in answer
    assert not any(year in answer for year in ("2023", "2024", "2025"))
    folder = tmp_path / "undated"
    folder.mkdir()
    (folder / "a.md").write_text("# Note A\n\n## Signals\n\n| name |\n|:--|\n| Row |\n", encoding="utf-8")
    with Assistant.open(home=tmp_path / "other", corpus=folder) as assistant:
        assert assistant.ask("the 2 latest articles").abstained
