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
        table = "| name | relevancy |\n|:--|--:|\n| Row | 4 |"
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
    assert "1 January 2024 to 31 March 2024" in answer


@pytest.mark.parametrize(
    "question", ["the 3 latest articles with signals rated 4", "How many signals are in the 2 latest articles?"]
)
def test_what_rows_limit_is_not_taken_for_the_latest_of_all(dated: Assistant, question: str) -> None:
    answer = dated.ask(question)
    assert answer.abstained or answer.table is None


def test_none_with_a_date_is_told(dated: Assistant, tmp_path: Path) -> None:
    answer = dated.ask('the 3 latest articles with the keyword "zebra"').answer
    assert "no article" in answer
    assert not any(year in answer for year in ("2023", "2024", "2025"))
    folder = tmp_path / "undated"
    folder.mkdir()
    (folder / "a.md").write_text("# Note A\n\n## Signals\n\n| name |\n|:--|\n| Row |\n", encoding="utf-8")
    with Assistant.open(home=tmp_path / "other", corpus=folder) as assistant:
        assert assistant.ask("the 2 latest articles").abstained
