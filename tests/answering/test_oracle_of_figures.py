"""Medians, shares and means of groups, and articles with several labels, against a plain count over the rows."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.queries import Aggregate, Comparison, Extreme, Group, NumberFilter, TableQuery, Unit, Whole
from tests.answering.test_oracle import ANY, Known, corpora, folded
from tests.answering.test_oracle_of_groups import KEYS, fill_in_order, run

ORDER = [0, 1, 2, 3]


def rows_of(articles: list[list[Known]]) -> list[Known]:
    return [row for rows in articles for row in rows]


@ANY
@given(corpora(), st.sampled_from([group for group in KEYS if group is not Group.THEME]))
def test_medians_of_groups_are_those_of_a_plain_count(
    tmp_path: Path, articles: list[list[Known]], group: Group
) -> None:
    result = run(fill_in_order(tmp_path, articles, ORDER), TableQuery(Aggregate.MEDIAN, group=group))
    held: defaultdict[str, list[float]] = defaultdict(list)
    for row in rows_of(articles):
        for key in KEYS[group](row):
            held[key] += [] if row.relevancy is None else [row.relevancy]
    assert {folded(found.label): found.mean for found in result.groups} == {
        key: statistics.median(ratings) if ratings else None for key, ratings in held.items()
    }


@ANY
@given(
    corpora(),
    st.sampled_from([Group.TABLE, Group.YEAR, Group.ARTICLE, Group.THEME]),
    st.sampled_from([Whole.SCOPE, Whole.RATED]),
    st.sampled_from([3, 5]),
)
def test_shares_of_groups_are_those_of_a_plain_count(
    tmp_path: Path, articles: list[list[Known]], group: Group, whole: Whole, at_least: int
) -> None:
    wanted = (NumberFilter(Comparison.AT_LEAST, at_least),)
    query = TableQuery(Aggregate.SHARE, relevancy=wanted, group=group, whole=whole)
    result = run(fill_in_order(tmp_path, articles, ORDER), query)
    held: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows_of(articles):
        if whole is Whole.SCOPE or row.relevancy is not None:
            for key in KEYS[group](row):
                held[key].append((row.relevancy or 0) >= at_least)
    assert {folded(found.label): (found.count, found.whole) for found in result.groups} == {
        key: (sum(matching), len(matching)) for key, matching in held.items()
    }


@ANY
@given(corpora())
def test_the_table_with_the_highest_share_is_that_of_a_plain_count(tmp_path: Path, articles: list[list[Known]]) -> None:
    wanted = (NumberFilter(Comparison.EQUAL, 5),)
    query = TableQuery(Aggregate.SHARE, relevancy=wanted, group=Group.TABLE, extreme=Extreme.HIGHEST)
    result = run(fill_in_order(tmp_path, articles, ORDER), query)
    held: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows_of(articles):
        held[row.table].append(row.relevancy == 5)
    shares = {table: statistics.mean(matching) for table, matching in held.items()}
    best = max(shares.values(), default=0)
    assert {found.label for found in result.groups} == {
        table for table, share in shares.items() if share == pytest.approx(best)
    }


@ANY
@given(corpora(), st.sampled_from([(), ("signals",), ("concerns", "issues")]))
def test_the_median_article_is_that_of_a_plain_count(
    tmp_path: Path, articles: list[list[Known]], tables: tuple[str, ...]
) -> None:
    query = TableQuery(Aggregate.MEDIAN_PER_ARTICLE, tables=tables)
    result = run(fill_in_order(tmp_path, articles, ORDER), query)
    assert result.mean == statistics.median(sum(not tables or row.table in tables for row in rows) for rows in articles)


@ANY
@given(corpora(), st.booleans())
def test_articles_with_several_themes_are_those_of_a_plain_count(
    tmp_path: Path, articles: list[list[Known]], one_is_enough: bool
) -> None:
    themes = sorted({theme for row in rows_of(articles) for theme in row.themes})
    if len(themes) < 2:
        return
    first, second = themes[:2]
    query = TableQuery(Aggregate.COUNT, Unit.ARTICLES, theme=first, more_labels=(second,), any_label=one_is_enough)
    assert query.is_sound
    result = run(fill_in_order(tmp_path, articles, ORDER), query)
    held = [{folded(theme) for row in rows for theme in row.themes} for rows in articles]
    wanted = {folded(first), folded(second)}
    assert result.grouped == sum(bool(wanted & has) if one_is_enough else wanted <= has for has in held)


@ANY
@given(
    corpora(), st.sampled_from([Group.YEAR, Group.THEME]), st.sampled_from([(), ("signals",), ("concerns", "issues")])
)
def test_the_rows_of_an_article_of_each_group_are_those_of_a_plain_count(
    tmp_path: Path, articles: list[list[Known]], group: Group, tables: tuple[str, ...]
) -> None:
    result = run(fill_in_order(tmp_path, articles, ORDER), TableQuery(Aggregate.RATE, tables=tables, group=group))
    held: defaultdict[str, list[int]] = defaultdict(list)
    for rows in articles:
        for key in {key for row in rows for key in KEYS[group](row)}:
            held[key].append(sum(not tables or row.table in tables for row in rows))
    assert {folded(found.label): found.mean for found in result.groups} == {
        key: pytest.approx(statistics.mean(amounts)) for key, amounts in held.items() if sum(amounts)
    }


@ANY
@given(corpora(), st.sampled_from([(), ("signals",), ("concerns", "issues")]))
def test_articles_by_their_number_of_rows_are_those_of_a_plain_count(
    tmp_path: Path, articles: list[list[Known]], tables: tuple[str, ...]
) -> None:
    query = TableQuery(Aggregate.COUNT, Unit.ARTICLES, tables=tables, group=Group.AMOUNT)
    assert query.is_sound
    result = run(fill_in_order(tmp_path, articles, ORDER), query)
    held = Counter(sum(not tables or row.table in tables for row in rows) for rows in articles)
    assert {int(found.label): found.count for found in result.groups} == held
