"""Exact answers against independent ways to the same figures: known rows, and a second, simple reading."""

from __future__ import annotations

import statistics
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.columns import ColumnRole
from assistant.corpus.parsing import parse_text
from assistant.index.catalogue import Catalogue
from assistant.index.cataloguing import CatalogueWriter
from assistant.queries import (
    Aggregate,
    Comparison,
    Extreme,
    Group,
    Match,
    NumberFilter,
    TableQuery,
    TextFilter,
    Unit,
    Whole,
)
from tests.benchmarks.corpus import build_corpus, corpus_is_there

TABLES = ("signals", "concerns", "issues")
WORDS = ("drone", "drones", "eau", "Éthique", "ethique", "robot", "privacy")


@dataclass(frozen=True)
class Known:
    """One row as it was written into an article."""

    article: str
    date: str | None
    themes: tuple[str, ...]
    table: str
    name: str
    text: str
    relevancy: int | None


@st.composite
def corpora(draw: st.DrawFn) -> list[list[Known]]:
    """A few articles of a few rows, with ties, duplicates and blank ratings."""
    articles = []
    for number in range(draw(st.integers(1, 4))):
        date = draw(st.sampled_from([None, "2023-12-03", "2024-01-07", "2024-06-30"]))
        themes = tuple(draw(st.lists(st.sampled_from(["Water", "Work", "Éducation"]), max_size=2, unique=True)))
        rows = []
        for table in TABLES:
            rated = draw(st.booleans())
            for _ in range(draw(st.integers(0, 4))):
                rows.append(
                    Known(
                        f"a{number}",
                        date,
                        themes,
                        table,
                        draw(st.sampled_from(["Alpha", "alpha", "Beta", "Gamma"])),
                        " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))),
                        draw(st.sampled_from([1, 3, 5, None])) if rated else None,
                    )
                )
        articles.append(rows)
    return articles


def write_article(number: int, rows: list[Known]) -> str:
    date = rows[0].date if rows else None
    text = f"# Article {number}" + (f" (from page [{date}](https://e.org/{date}).)" if date else "") + "\n"
    if rows and rows[0].themes:
        text += "\n## Themes\n\n" + "\n".join(f"* {theme}" for theme in rows[0].themes) + "\n"
    for table in TABLES:
        held = [row for row in rows if row.table == table]
        if held:
            text += f"\n## {table.capitalize()}\n\n| name | description | relevancy |\n|--|--|--|\n"
            text += "".join(f"| {row.name} | {row.text} | {row.relevancy or ' '} |\n" for row in held)
    return text


def fill(folder: Path, articles: list[list[Known]]) -> Catalogue:
    path = folder / "catalogue.db"
    path.unlink(missing_ok=True)
    with CatalogueWriter(path) as writer:
        for number, rows in enumerate(articles):
            article = parse_text(write_article(number, rows), article=f"a{number}", file=f"a{number}.md").article
            writer.add_article(article, root="/", digest="")
    return Catalogue(path)


def folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c))


ANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ANY
@given(
    corpora(),
    st.sampled_from([(), ("signals",), ("concerns", "issues")]),
    st.sampled_from([*Comparison]),
    st.sampled_from([0, 1, 3, 5]),
)
def test_filters_keep_the_rows_that_they_should(
    tmp_path: Path, articles: list[list[Known]], tables: tuple[str, ...], comparison: Comparison, value: int
) -> None:
    catalogue = fill(tmp_path, articles)
    query = TableQuery(tables=tables, relevancy=(NumberFilter(comparison, value, 4),))
    result = catalogue.run_query(query)
    catalogue.close()
    agrees = {
        Comparison.EQUAL: lambda n: n == value,
        Comparison.NOT_EQUAL: lambda n: n != value,
        Comparison.AT_LEAST: lambda n: n >= value,
        Comparison.AT_MOST: lambda n: n <= value,
        Comparison.MORE_THAN: lambda n: n > value,
        Comparison.LESS_THAN: lambda n: n < value,
        Comparison.BETWEEN: lambda n: value <= n <= 4,
        Comparison.EITHER: lambda n: n in (value, 4),
    }[comparison]
    scope = [row for rows in articles for row in rows if not tables or row.table in tables]
    rated = [row for row in scope if row.relevancy is not None]
    kept = [row for row in rated if row.relevancy is not None and agrees(row.relevancy)]
    assert (result.matching, result.in_scope, result.rated) == (len(kept), len(scope), len(rated))
    assert Counter((r.article.id, r.table, r.name) for r in result.rows) == Counter(
        (r.article, r.table, r.name) for r in kept
    )


@ANY
@given(corpora(), st.sampled_from(["2023-12-03", "2024-01-01", "2024-06-30"]), st.sampled_from(["water", "education"]))
def test_dates_and_themes_choose_the_articles(
    tmp_path: Path, articles: list[list[Known]], since: str, theme: str
) -> None:
    catalogue = fill(tmp_path, articles)
    dated = catalogue.run_query(TableQuery(since=since))
    themed = catalogue.run_query(TableQuery(theme=theme))
    catalogue.close()
    rows = [row for rows in articles for row in rows]
    assert dated.in_scope == sum(row.date is not None and row.date >= since for row in rows)
    assert themed.in_scope == sum(theme in map(folded, row.themes) for row in rows)


@ANY
@given(corpora(), st.sampled_from(["drone", "eau", "éthique", "robot drone"]), st.booleans())
def test_words_are_found_whatever_their_accents_and_plurals(
    tmp_path: Path, articles: list[list[Known]], phrase: str, negated: bool
) -> None:
    catalogue = fill(tmp_path, articles)
    result = catalogue.run_query(TableQuery(contains=(TextFilter((phrase,), negated=negated),)))
    catalogue.close()
    wanted = f" {folded(phrase)} "
    rows = [row for rows in articles for row in rows]
    held = [wanted in f" {' '.join(w.rstrip('s') for w in folded(row.text).split())} " for row in rows]
    assert result.matching == sum(holds != negated for holds in held)


@ANY
@given(corpora(), st.sampled_from([*Extreme]), st.integers(1, 4))
def test_a_ranking_keeps_ties_and_leaves_out_the_unrated(
    tmp_path: Path, articles: list[list[Known]], extreme: Extreme, limit: int
) -> None:
    catalogue = fill(tmp_path, articles)
    result = catalogue.run_query(TableQuery(extreme=extreme, limit=limit))
    catalogue.close()
    levels = sorted(
        (row.relevancy for rows in articles for row in rows if row.relevancy is not None),
        reverse=extreme is Extreme.HIGHEST,
    )
    last = levels[min(limit, len(levels)) - 1] if levels else None
    kept = [v for v in levels if last is not None and (v >= last if extreme is Extreme.HIGHEST else v <= last)]
    assert [row.relevancy for row in result.rows] == kept


@ANY
@given(corpora(), st.sampled_from([Group.ARTICLE, Group.TABLE, Group.RELEVANCY, Group.YEAR, Group.THEME]))
def test_groups_add_up(tmp_path: Path, articles: list[list[Known]], group: Group) -> None:
    catalogue = fill(tmp_path, articles)
    result = catalogue.run_query(TableQuery(Aggregate.COUNT, group=group))
    names = catalogue.run_query(TableQuery(Aggregate.COUNT, Unit.NAMES))
    catalogue.close()
    expected: Counter[str] = Counter()
    for row in (row for rows in articles for row in rows):
        labels = {
            Group.ARTICLE: [row.article],
            Group.TABLE: [row.table],
            Group.RELEVANCY: [str(row.relevancy)] if row.relevancy is not None else [],
            Group.YEAR: [row.date[:4]] if row.date else [],
            Group.THEME: list(row.themes),
        }[group]
        expected.update(labels)
    assert {found.label: found.count for found in result.groups} == dict(expected)
    assert names.names == len({folded(row.name) for rows in articles for row in rows})


@ANY
@given(corpora(), st.sampled_from([(), ("signals",), ("concerns", "issues")]), st.sampled_from([1, 3, 5]))
def test_articles_all_of_whose_rows_match(
    tmp_path: Path, articles: list[list[Known]], tables: tuple[str, ...], level: int
) -> None:
    catalogue = fill(tmp_path, articles)
    query = TableQuery(
        unit=Unit.ARTICLES, tables=tables, relevancy=(NumberFilter(Comparison.EQUAL, level),), every=True
    )
    found = catalogue.run_query(query)
    rows = catalogue.run_query(replace(query, unit=Unit.ROWS))
    catalogue.close()
    held = [[row for row in of if not tables or row.table in tables] for of in articles]
    wholly = [of for of in held if of and all(row.relevancy == level for row in of)]
    assert {group.label for group in found.groups} == {of[0].article for of in wholly}
    assert rows.matching == sum(map(len, wholly))


@ANY
@given(corpora(), st.sampled_from([(), ("signals",), ("concerns", "issues")]), st.integers(1, 3))
def test_names_are_counted_and_ranked(
    tmp_path: Path, articles: list[list[Known]], tables: tuple[str, ...], rank: int
) -> None:
    catalogue = fill(tmp_path, articles)
    every = catalogue.run_query(TableQuery(Aggregate.COUNT, tables=tables, group=Group.NAME))
    again = catalogue.run_query(
        TableQuery(tables=tables, group=Group.NAME, having=NumberFilter(Comparison.MORE_THAN, 1))
    )
    placed = catalogue.run_query(TableQuery(tables=tables, group=Group.NAME, extreme=Extreme.HIGHEST, rank=rank))
    distinct = catalogue.run_query(TableQuery(Aggregate.COUNT, Unit.NAMES, tables=tables))
    catalogue.close()
    counts = Counter(folded(row.name) for rows in articles for row in rows if not tables or row.table in tables)
    levels = sorted(set(counts.values()), reverse=True)
    wanted = {name for name, n in counts.items() if rank <= len(levels) and n == levels[rank - 1]}
    assert {folded(group.label): group.count for group in every.groups} == dict(counts)
    assert {folded(group.label) for group in again.groups} == {name for name, n in counts.items() if n > 1}
    assert {folded(group.label) for group in placed.groups} == wanted
    assert (distinct.names, distinct.named) == (len(counts), counts.total())


@ANY
@given(corpora(), st.sampled_from(["alpha", "Beta", "al"]), st.sampled_from([Match.WHOLE, Match.START, Match.PART]))
def test_names_are_matched_whole_or_in_part(
    tmp_path: Path, articles: list[list[Known]], phrase: str, match: Match
) -> None:
    catalogue = fill(tmp_path, articles)
    result = catalogue.run_query(TableQuery(contains=(TextFilter((phrase,), ColumnRole.NAME, match=match),)))
    catalogue.close()
    # All names are one word: whole words are compared, so "al" stands in none of them.
    assert result.matching == sum(folded(row.name) == folded(phrase) for rows in articles for row in rows)


@ANY
@given(corpora(), st.sampled_from([*Whole]), st.sampled_from([1, 5]))
def test_a_share_is_one_of_the_whole_that_it_names(
    tmp_path: Path, articles: list[list[Known]], whole: Whole, level: int
) -> None:
    catalogue = fill(tmp_path, articles)
    query = TableQuery(
        Aggregate.SHARE,
        tables=("signals",),
        since="2024-01-01",
        relevancy=(NumberFilter(Comparison.EQUAL, level),),
        contains=(TextFilter(("drone",)),),
        whole=whole,
    )
    result = catalogue.run_query(query)
    catalogue.close()
    signals = [row for rows in articles for row in rows if row.table == "signals"]
    scope = [row for row in signals if row.date is not None and row.date >= "2024-01-01"]
    mentions = [row for row in scope if "drone" in row.text]
    rated = [row for row in scope if row.relevancy == level]
    wholes = {
        Whole.SCOPE: len(scope),
        Whole.RATED: sum(row.relevancy is not None for row in scope),
        Whole.RATING: len(rated),
        Whole.WORDS: len(mentions),
        Whole.DATED: sum(row.relevancy == level and "drone" in row.text for row in signals),
        Whole.TABLES: sum(
            row.relevancy == level and "drone" in row.text and (row.date or "") >= "2024-01-01"
            for rows in articles
            for row in rows
        ),
        Whole.CORPUS: len(signals),
    }
    assert result.whole == wholes[whole]
    assert result.matching == sum(row in rated for row in mentions)


@ANY
@given(corpora(), st.sampled_from([(), ("signals",), ("concerns", "issues")]))
def test_a_median_is_the_middle_of_the_ratings(
    tmp_path: Path, articles: list[list[Known]], tables: tuple[str, ...]
) -> None:
    catalogue = fill(tmp_path, articles)
    result = catalogue.run_query(TableQuery(Aggregate.MEDIAN, tables=tables))
    catalogue.close()
    scope = [row for rows in articles for row in rows if not tables or row.table in tables]
    ratings = [row.relevancy for row in scope if row.relevancy is not None]
    assert result.mean == (statistics.median(ratings) if ratings else None)


@ANY
@given(corpora(), st.booleans(), st.booleans())
def test_what_is_left_out_is_all_that_is_not_chosen(
    tmp_path: Path, articles: list[list[Known]], lacks: bool, outside: bool
) -> None:
    catalogue = fill(tmp_path, articles)
    by_theme = catalogue.run_query(TableQuery(Aggregate.COUNT, theme="work", label_lacks=lacks))
    dates = {"since": "2024-01-01", "until": "2024-03-31"}
    by_date = catalogue.run_query(TableQuery(Aggregate.COUNT, outside=outside, **dates))
    catalogue.close()
    every = [row for rows in articles for row in rows]
    dated = [row for row in every if row.date is not None]
    assert by_theme.matching == sum(("Work" in row.themes) != lacks for row in every)
    assert by_date.matching == sum((row.date == "2024-01-07") != outside for row in dated)


@pytest.mark.corpus
@pytest.mark.skipif(not corpus_is_there(), reason="the large corpus is not here")
def test_counts_agree_with_a_second_and_simple_reading_of_the_large_corpus(tmp_path: Path) -> None:
    """The second way knows nothing of Markdown: it splits lines that begin with a pipe."""
    folder = build_corpus(tmp_path / "corpus", 60)
    path = tmp_path / "catalogue.db"
    rows: Counter[tuple[str, str]] = Counter()
    rated: Counter[tuple[str, str, str]] = Counter()
    with CatalogueWriter(path) as writer:
        for file in sorted(folder.iterdir()):
            text = file.read_text(encoding="utf-8")
            writer.add_article(parse_text(text, article=file.stem, file=file.name).article, root="/", digest="")
            read_simply(file.stem, text, rows, rated)
    catalogue = Catalogue(path)
    for (article, table), count in rows.items():
        query = TableQuery(Aggregate.COUNT, tables=(table,), articles=(article,))
        assert catalogue.run_query(query).matching == count, (article, table)
        for level in ("1", "2", "3", "4", "5"):
            level_query = replace(query, relevancy=(NumberFilter(Comparison.EQUAL, float(level)),))
            assert catalogue.run_query(level_query).matching == rated[article, table, level]
    assert catalogue.run_query(TableQuery(Aggregate.COUNT)).matching == sum(rows.values())
    catalogue.close()


def read_simply(article: str, text: str, rows: Counter[tuple[str, str]], rated: Counter[tuple[str, str, str]]) -> None:
    heading, columns = "", []
    for line in text.split("\n"):
        if line.startswith("## "):
            heading, columns = line.removeprefix("## ").strip().lower(), []
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if not columns:
                columns = [cell.lower() for cell in cells]
            elif not set(line) <= set("|-: "):
                rows[article, heading] += 1
                if "relevancy" in columns and columns.index("relevancy") < len(cells):
                    rated[article, heading, cells[columns.index("relevancy")]] += 1
