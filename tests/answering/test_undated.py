"""Articles without a page date are no part of an answer about dates, which says how many they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant

TABLE = "\n\n## Concerns\n\n| name | relevancy |\n|--|--|\n| One of {0} | 4 |\n| Two of {0} | |\n"
LEFT_OUT = "2 of 5 articles have no page date and are left out."
LEFT_OUT_FRENCH = "2 articles sur 5, sans date de page, ne sont pas comptés."
DAYS = {"a": "20230105", "b": "20240105", "c": "20240205", "d": None, "e": None}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("undated")
    for name, day in DAYS.items():
        page = f", (from page [{day}](https://example.org/p/{day}).)" if day else ""
        (folder / f"{name}.md").write_text(f"# __Note {name}__{page}{TABLE.format(name)}", encoding="utf-8")
    with Assistant.open(home=folder / "home", corpus=folder) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many concerns since 2024?", f"4 concerns with page dates from 1 January 2024 on. {LEFT_OUT}"),
        ("Combien de préoccupations depuis 2024 ?", f"depuis le 1er janvier 2024. {LEFT_OUT_FRENCH}"),
        ("How many articles are from 2023?", LEFT_OUT),
        ("How many rows per year?", f"6 rows in the corpus, by year. 2024 has 2 more. {LEFT_OUT}"),
        ("Combien d'articles par mois ?", f"3 articles dans le corpus, par mois. {LEFT_OUT_FRENCH}"),
        ("Which 2 years have the most concerns?", f"Here are the 2 years with the most concerns. {LEFT_OUT}"),
        ("What share of articles date from 2024?", "2 of 5. 2 of 5 articles have no page date."),
        ("Quelle part des articles date de 2024 ?", "2 sur 5. 2 articles sur 5 n’ont pas de date de page."),
        ("What are the latest articles?", LEFT_OUT),
    ],
)
def test_an_answer_about_dates_says_how_many_articles_have_none(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    assert answer.engine == "table"
    assert told in answer.answer.replace("\u202f", " ")


@pytest.mark.parametrize("question", ["How many concerns?", "How many rows per article?", "Combien d'articles ?"])
def test_nothing_is_said_where_no_dates_are_asked_for(assistant: Assistant, question: str) -> None:
    assert "date" not in assistant.ask(question).answer


def test_one_is_told_in_the_singular(tmp_path: Path, corpus: Path) -> None:
    with Assistant.open(home=tmp_path / "home", corpus=corpus) as assistant:
        assert "1 of 2 articles has no page date and is left out." in assistant.ask("How many rows since 2024?").answer
        told = assistant.ask("Combien de lignes depuis 2024 ?").answer
        assert "1 article sur 2, sans date de page, n’est pas compté." in told
