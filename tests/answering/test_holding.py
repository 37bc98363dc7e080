"""Articles that hold rows of several tables, more of one than of another or so rated: against a plain count."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.telling_holding import have_english, have_french
from assistant.queries import Aggregate, Comparison, Group, Holding, NumberFilter, TableQuery, TextFilter, Unit
from tests.answering.test_oracle import ANY, WORDS, Known, corpora, fill, folded

AT_LEAST_ONE = NumberFilter(Comparison.AT_LEAST, 1)
NONE = NumberFilter(Comparison.EQUAL, 0)


def found(folder: Path, articles: list[list[Known]], *holding: Holding) -> set[str]:
    """The articles that the catalogue finds, by identifier."""
    catalogue = fill(folder, articles)
    result = catalogue.run_query(TableQuery(Aggregate.COUNT, Unit.ARTICLES, holding=holding))
    catalogue.close()
    assert result.grouped == len(result.groups)
    return {group.first.article.id for group in result.groups}


def count(rows: list[Known], table: str, relevancy: int | None = None) -> int:
    return sum(row.table == table and (relevancy is None or row.relevancy == relevancy) for row in rows)


@ANY
@given(corpora(), st.integers(0, 3))
def test_all_of_several_conditions_must_hold(tmp_path: Path, articles: list[list[Known]], least: int) -> None:
    told = found(
        tmp_path,
        articles,
        Holding(("signals",), amount=NumberFilter(Comparison.AT_LEAST, least)),
        Holding(("concerns",), (NumberFilter(Comparison.EQUAL, 5),), AT_LEAST_ONE),
        Holding(("issues",), amount=NONE),
    )
    assert told == {
        f"a{number}"
        for number, rows in enumerate(articles)
        if count(rows, "signals") >= least and count(rows, "concerns", 5) and not count(rows, "issues")
    }


@ANY
@given(corpora(), st.sampled_from([Comparison.MORE_THAN, Comparison.LESS_THAN, Comparison.EQUAL]))
def test_rows_of_two_tables_are_set_against_each_other(
    tmp_path: Path, articles: list[list[Known]], comparison: Comparison
) -> None:
    amount = NumberFilter(comparison, 0)
    told = found(tmp_path, articles, Holding(("signals",), amount=amount, than=("concerns",)))
    differences = [count(rows, "signals") - count(rows, "concerns") for rows in articles]
    agrees = {
        Comparison.MORE_THAN: lambda n: n > 0,
        Comparison.LESS_THAN: lambda n: n < 0,
        Comparison.EQUAL: lambda n: n == 0,
    }[comparison]
    assert told == {f"a{number}" for number, difference in enumerate(differences) if agrees(difference)}


@ANY
@given(corpora(), st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_one_row_may_hold_a_word_and_none_another(
    tmp_path: Path, articles: list[list[Known]], held: str, lacked: str
) -> None:
    told = found(
        tmp_path,
        articles,
        Holding(amount=AT_LEAST_ONE, words=TextFilter((held,))),
        Holding(amount=NONE, words=TextFilter((lacked,))),
    )
    texts = [[folded(f"{row.name} {row.text}").replace("drones", "drone") for row in rows] for rows in articles]
    held, lacked = (folded(word).replace("drones", "drone") for word in (held, lacked))
    assert told == {
        f"a{number}"
        for number, rows in enumerate(texts)
        if any(held in row.split() for row in rows) and not any(lacked in row.split() for row in rows)
    }


@ANY
@given(corpora(), st.sampled_from([(), ("signals",)]))
def test_an_article_without_ratings_has_no_mean(
    tmp_path: Path, articles: list[list[Known]], tables: tuple[str, ...]
) -> None:
    told = found(tmp_path, articles, Holding(tables, mean=NumberFilter(Comparison.AT_MOST, 3)))
    expected = set()
    for number, rows in enumerate(articles):
        rated = [row.relevancy for row in rows if row.relevancy is not None and (not tables or row.table in tables)]
        if rated and sum(rated) / len(rated) <= 3:
            expected.add(f"a{number}")
    assert told == expected


@pytest.mark.parametrize(
    ("conditions", "english", "french"),
    [
        pytest.param(
            (Holding(("signals",), amount=NumberFilter(Comparison.AT_LEAST, 10)), Holding(("issues",), amount=NONE)),
            "have at least 10 signals and no issues",
            "ont au moins 10 signaux, sans enjeu",
            id="some-and-none",
        ),
        pytest.param(
            (Holding(("technologies",), amount=NONE), Holding(("issues",), amount=NONE)),
            "have no technologies and no issues",
            "n’ont ni technologie ni enjeu",
            id="none-of-two",
        ),
        pytest.param(
            (Holding(("concerns",), amount=NumberFilter(Comparison.MORE_THAN, 0), than=("issues",)),),
            "have more concerns than issues",
            "ont plus de préoccupations que d’enjeux",
            id="more-than",
        ),
        pytest.param(
            (Holding(("concerns",), (NumberFilter(Comparison.EQUAL, 5),), AT_LEAST_ONE),),
            "have at least 1 concern with relevancy 5",
            "ont au moins 1 préoccupation d’une pertinence de 5",
            id="rated",
        ),
        pytest.param(
            (Holding(("issues",), mean=NumberFilter(Comparison.MORE_THAN, 4.5)),),
            "have a mean relevancy above 4.5 for their issues",
            "ont une pertinence moyenne supérieure à 4.5 pour leurs enjeux",
            id="mean",
        ),
        pytest.param(
            (Holding(("actors",), amount=NumberFilter(Comparison.AT_LEAST, 2)),),
            "have at least 2 rows of the table actors",
            "ont au moins 2 lignes de la table actors",
            id="a-table-without-a-noun",
        ),
        pytest.param(
            (
                Holding(amount=AT_LEAST_ONE, words=TextFilter(("AI", "robots"))),
                Holding(("issues",), amount=NONE, words=TextFilter(("law",))),
            ),
            "have at least 1 row that mentions “AI” or “robots” and no issues that mention “law”",
            "ont au moins 1 ligne qui mentionne « AI » ou « robots », sans enjeu qui mentionne « law »".replace(
                "« ", "«\xa0"
            ).replace(" »", "\xa0»"),
            id="words",
        ),
    ],
)
def test_what_articles_hold_is_said(conditions: tuple[Holding, ...], english: str, french: str) -> None:
    def say(value: float) -> str:
        return f"{value:g}"

    assert have_english(conditions, say, one=False) == english
    assert have_french(conditions, say, one=False) == french


def test_only_lists_and_counts_of_articles_can_ask_for_it() -> None:
    held = (Holding(("issues",), amount=NONE),)
    assert TableQuery(Aggregate.COUNT, Unit.ARTICLES, holding=held).is_sound
    assert not TableQuery(Aggregate.COUNT, holding=held).is_sound
    assert not TableQuery(Aggregate.COUNT, Unit.ARTICLES, holding=held, group=Group.YEAR).is_sound
