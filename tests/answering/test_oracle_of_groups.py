"""Groups, means and lists of rows against a plain count over the rows as they were written, whatever is filtered."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.columns import ColumnRole
from assistant.corpus.parsing import parse_text
from assistant.index.catalogue import Catalogue
from assistant.index.cataloguing import CatalogueWriter
from assistant.index.results import QueryResult
from assistant.queries import Aggregate, Comparison, Extreme, Group, Match, NumberFilter, TableQuery, TextFilter, Unit
from tests.answering.test_oracle import ANY, Known, corpora, folded, write_article

KEYS: Mapping[Group, Callable[[Known], list[str]]] = {
    Group.ARTICLE: lambda row: [row.article],
    Group.TABLE: lambda row: [row.table],
    Group.ARTICLE_TABLE: lambda row: [f"{row.article}#{row.table}"],
    Group.RELEVANCY: lambda row: [str(row.relevancy)] if row.relevancy is not None else [],
    Group.YEAR: lambda row: [row.date[:4]] if row.date else [],
    Group.QUARTER: lambda row: [f"{row.date[:4]}-q{-(-int(row.date[5:7]) // 3)}"] if row.date else [],
    Group.MONTH: lambda row: [row.date[:7]] if row.date else [],
    Group.DATE: lambda row: [row.date] if row.date else [],
    Group.NAME: lambda row: [folded(row.name)],
    Group.THEME: lambda row: [folded(theme) for theme in row.themes],
}


def fill_in_order(folder: Path, articles: list[list[Known]], order: list[int]) -> Catalogue:
    """A catalogue whose articles were added in some order; the first is added, removed and added again."""
    path = folder / "catalogue.db"
    path.unlink(missing_ok=True)
    parsed = [
        parse_text(write_article(number, rows), article=f"a{number}", file=f"a{number}.md").article
        for number, rows in enumerate(articles)
    ]
    with CatalogueWriter(path) as writer:
        for number in filter(range(len(parsed)).__contains__, order):
            writer.add_article(parsed[number], root="/", digest="")
    with CatalogueWriter(path) as writer:
        writer.remove_article("a0")
        writer.add_article(parsed[0], root="/", digest="")
    return Catalogue(path)


def run(catalogue: Catalogue, query: TableQuery) -> QueryResult:
    result = catalogue.run_query(query)
    catalogue.close()
    return result


@ANY
@given(
    corpora(),
    st.permutations(range(4)),
    st.sampled_from([*KEYS]),
    st.sampled_from([(), ("signals",), ("concerns", "issues")]),
    st.sampled_from([None, 3, 5]),
    st.sampled_from([None, "drone", "eau"]),
    st.sampled_from([Unit.ROWS, Unit.ARTICLES]),
)
def test_groups_of_filtered_rows_are_those_of_a_plain_count(
    tmp_path: Path,
    articles: list[list[Known]],
    order: list[int],
    group: Group,
    tables: tuple[str, ...],
    at_least: int | None,
    word: str | None,
    unit: Unit,
) -> None:
    query = TableQuery(
        Aggregate.MEAN,
        unit,
        tables=tables,
        relevancy=() if at_least is None else (NumberFilter(Comparison.AT_LEAST, at_least),),
        contains=() if word is None else (TextFilter((word,)),),
        group=group,
    )
    result = run(fill_in_order(tmp_path, articles, order), query)
    kept = [
        row
        for row in (row for rows in articles for row in rows)
        if (not tables or row.table in tables)
        and (at_least is None or (row.relevancy or 0) >= at_least)
        and (word is None or word in [held.rstrip("s") for held in folded(row.text).split()])
    ]
    held: defaultdict[str, list[Known]] = defaultdict(list)
    for row in kept:
        for key in KEYS[group](row):
            held[key].append(row)
    ratings = {key: [row.relevancy for row in rows if row.relevancy is not None] for key, rows in held.items()}
    assert {folded(found.label): (found.count, found.mean) for found in result.groups} == {
        key: (
            len(rows) if unit is Unit.ROWS else len({row.article for row in rows}),
            pytest.approx(statistics.mean(ratings[key])) if ratings[key] else None,
        )
        for key, rows in held.items()
    }
    for found in result.groups:
        first = (found.first.article.id, found.first.table, found.first.name)
        assert first in {(row.article, row.table, row.name) for row in held[folded(found.label)]}


@ANY
@given(corpora(), st.permutations(range(4)), st.sampled_from([*Extreme]), st.integers(1, 3), st.booleans())
def test_groups_are_ranked_with_their_ties(
    tmp_path: Path, articles: list[list[Known]], order: list[int], extreme: Extreme, limit: int, by_mean: bool
) -> None:
    aggregate = Aggregate.MEAN if by_mean else Aggregate.COUNT
    query = TableQuery(aggregate, group=Group.ARTICLE_TABLE, extreme=extreme, limit=limit)
    result = run(fill_in_order(tmp_path, articles, order), query)
    held: defaultdict[str, list[Known]] = defaultdict(list)
    for row in (row for rows in articles for row in rows):
        held[f"{row.article}#{row.table}"].append(row)
    measures: dict[str, float] = {}
    for key, rows in held.items():
        ratings = [row.relevancy for row in rows if row.relevancy is not None]
        if ratings or not by_mean:
            measures[key] = statistics.mean(ratings) if by_mean else len(rows)
    sign = -1 if extreme is Extreme.HIGHEST else 1
    ranked = sorted(sign * measure for measure in measures.values())
    cut = ranked[min(limit, len(ranked)) - 1] if ranked else 0
    assert {found.label for found in result.groups} == {
        key for key, measure in measures.items() if sign * measure <= cut + 1e-9
    }


@ANY
@given(corpora(), st.permutations(range(4)), st.integers(0, 3), st.integers(1, 4))
def test_rows_are_listed_by_article_page_by_page(
    tmp_path: Path, articles: list[list[Known]], order: list[int], offset: int, limit: int
) -> None:
    catalogue = fill_in_order(tmp_path, articles, order)
    result = catalogue.run_query(TableQuery(), limit=limit, offset=offset)
    catalogue.close()
    rows = [row for rows in articles for row in rows]
    assert [(row.article.id, row.table, row.name) for row in result.rows] == [
        (row.article, row.table, row.name) for row in rows[offset : offset + limit]
    ]


ROWS_WITHOUT_NAMES = """# An article

## Technologies

| name | description | relevancy |
|--|--|--|
| Smart Meter | counts water | 5 |
|  | has no name | 4 |
| smart meter | Water counts | 3 |
"""


def test_rows_without_a_name_are_not_among_names(tmp_path: Path) -> None:
    result = run(fill_text(tmp_path, ROWS_WITHOUT_NAMES), TableQuery(unit=Unit.NAMES, rated=True))
    assert (result.matching, result.names, result.named) == (3, 1, 2)
    assert [row.name for row in result.rows] == ["Smart Meter"]


@pytest.mark.parametrize(
    ("phrase", "column", "match", "rows"),
    [
        ("meters", ColumnRole.NAME, Match.END, 2),
        ("smart", ColumnRole.NAME, Match.END, 0),
        ("smart", ColumnRole.NAME, Match.WHOLE, 0),
        ("SMART METER", ColumnRole.NAME, Match.WHOLE, 2),
        ("counts water", None, Match.WHOLE, 1),
        ("water", ColumnRole.DESCRIPTION, Match.END, 1),
        ("water", None, Match.START, 1),
        ("5", ColumnRole.RELEVANCY, Match.WHOLE, 0),
        ("?", None, Match.WHOLE, 0),
    ],
)
def test_a_cell_begins_ends_or_is_as_asked(
    tmp_path: Path, phrase: str, column: ColumnRole | None, match: Match, rows: int
) -> None:
    query = TableQuery(Aggregate.COUNT, contains=(TextFilter((phrase,), column, match=match),))
    assert run(fill_text(tmp_path, ROWS_WITHOUT_NAMES), query).matching == rows


NAMES_IN_BOTH_NUMBERS = """# An article

## Technologies

| name | description | relevancy |
|--|--|--|
| Smart Meter | counts water | 5 |
| Smart Meters | count gas | 4 |
| Heat Pump | warms | 3 |
"""


@pytest.mark.parametrize(("name", "rows"), [("smart meter", 1), ("smart meters", 1), ("heat pumps", 1), ("smart", 0)])
def test_a_whole_name_tells_plurals_apart_where_a_row_is_called_just_so(tmp_path: Path, name: str, rows: int) -> None:
    wanted = TextFilter((name,), ColumnRole.NAME, match=Match.WHOLE)
    query = TableQuery(Aggregate.COUNT, contains=(wanted,))
    assert run(fill_text(tmp_path, NAMES_IN_BOTH_NUMBERS), query).matching == rows


def fill_text(folder: Path, text: str) -> Catalogue:
    path = folder / "catalogue.db"
    with CatalogueWriter(path) as writer:
        writer.add_article(parse_text(text, article="a", file="a.md").article, root="/", digest="")
    return Catalogue(path)
