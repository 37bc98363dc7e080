"""What exact queries over 90,000 rows cost, each beside the plain way in the same run: pandas over the rows in memory.

The plain way knows nothing of the catalogue, so it is an oracle too: each figure is compared.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from assistant import Assistant
from assistant.index.catalogue import Catalogue
from assistant.index.forms import fold_name, forms_of
from assistant.index.passages import passages_of
from assistant.index.results import QueryResult
from assistant.queries import Aggregate, Comparison, Extreme, Group, NumberFilter, TableQuery, TextFilter, Unit
from assistant.records import Article
from tests.benchmarks.__main__ import median_ms

TIMES = 5
RATED_5 = (NumberFilter(Comparison.EQUAL, 5),)
TOPICS = {
    "rows on climate change": TableQuery(Aggregate.COUNT, topic="climate change"),
    "rows on privacy in hospitals": TableQuery(Aggregate.COUNT, topic="privacy in hospitals"),
    "lignes sur la santé mentale": TableQuery(Aggregate.COUNT, topic="santé mentale"),
    "  the same, concerns rated 4 or more since 2024": TableQuery(
        Aggregate.COUNT,
        topic="santé mentale",
        tables=("concerns",),
        relevancy=(NumberFilter(Comparison.AT_LEAST, 4),),
        since="2024-01-01",
    ),
    "  climate change by table": TableQuery(Aggregate.COUNT, topic="climate change", group=Group.TABLE),
}


@dataclass(frozen=True)
class Plain:
    """All rows as a person with pandas would hold them."""

    rows: pd.DataFrame  # article, date, table, name, relevancy, text
    labels: pd.DataFrame  # article, kind, label


@dataclass(frozen=True)
class Case:
    """A query, and the same figure told by its result and by pandas."""

    query: TableQuery
    told: Callable[[QueryResult], Any]
    plain: Callable[[Plain], Any]


def read_plainly(articles: Iterable[Article]) -> Plain:
    """The rows and the labels of articles as two frames."""
    rows, labels = [], []
    for article in articles:
        for row in passages_of(article):
            if row.row is not None and not row.withheld:
                text = f" {' '.join(forms_of(row.cells))} "
                rows.append((article.id, article.page_date, row.table, fold_name(row.name), row.relevancy, text))
        for kind, of_kind in (("keyword", article.keywords), ("category", (article.category,))):
            labels += [(article.id, kind, label) for label in {fold_name(label) for label in of_kind} if label]
    columns = ["article", "date", "table", "name", "relevancy", "text"]
    return Plain(pd.DataFrame(rows, columns=columns), pd.DataFrame(labels, columns=["article", "kind", "label"]))


def matching(result: QueryResult) -> int:
    return result.matching


def grouped(result: QueryResult) -> dict[str, int]:
    return {group.label: group.count for group in result.groups}


def largest(result: QueryResult) -> tuple[int, int]:
    """How many groups there are, and the size of the largest."""
    return result.grouped, max(group.count for group in result.groups)


def largest_of(counts: pd.Series[int]) -> tuple[int, int]:
    return len(counts), int(counts.max())


def with_label(plain: Plain, kind: str) -> pd.DataFrame:
    return plain.rows[["article"]].merge(plain.labels[plain.labels.kind == kind], on="article")


def extreme_mean(plain: Plain) -> list[float]:
    means = plain.rows.groupby("article").relevancy.mean().dropna().sort_values(ascending=False)
    return sorted(means[means >= means.iloc[2] - 1e-9].round(6))


def wholly_rated_5(plain: Plain) -> int:
    rows = plain.rows[plain.rows.table == "technologies"]
    return int((rows.relevancy == 5).groupby(rows.article).all().sum())


def rows_since(rows: pd.DataFrame, day: str) -> pd.DataFrame:
    return rows[rows.date >= day]


COUNT = Aggregate.COUNT
CASES = {
    "how many rows": Case(TableQuery(COUNT), matching, lambda p: len(p.rows)),
    "concerns rated 5": Case(
        TableQuery(tables=("concerns",), relevancy=RATED_5),
        matching,
        lambda p: int(((p.rows.table == "concerns") & (p.rows.relevancy == 5)).sum()),
    ),
    "the ten lowest rated": Case(
        TableQuery(extreme=Extreme.LOWEST, limit=10),
        matching,
        lambda p: int((p.rows.relevancy <= p.rows.relevancy.nsmallest(10).max()).sum()),
    ),
    "rows since 2024": Case(
        TableQuery(COUNT, since="2024-01-01"), matching, lambda p: len(rows_since(p.rows, "2024-01-01"))
    ),
    "rows by table": Case(
        TableQuery(COUNT, group=Group.TABLE), grouped, lambda p: p.rows.groupby("table").size().to_dict()
    ),
    "rows by month": Case(
        TableQuery(COUNT, group=Group.MONTH), grouped, lambda p: p.rows.groupby(p.rows.date.str[:7]).size().to_dict()
    ),
    "rows by category": Case(
        TableQuery(COUNT, group=Group.CATEGORY),
        lambda result: sorted(group.count for group in result.groups),
        lambda p: sorted(with_label(p, "category").groupby("label").size()),
    ),
    "rows per keyword": Case(
        TableQuery(COUNT, group=Group.KEYWORD),
        lambda result: largest(result)[1],
        lambda p: largest_of(with_label(p, "keyword").groupby("label").size())[1],
    ),
    "rows rated 5 by article": Case(
        TableQuery(COUNT, relevancy=RATED_5, group=Group.ARTICLE),
        largest,
        lambda p: largest_of(p.rows[p.rows.relevancy == 5].groupby("article").size()),
    ),
    "the article with the most rows": Case(
        TableQuery(group=Group.ARTICLE, extreme=Extreme.HIGHEST),
        lambda result: result.groups[0].count,
        lambda p: int(p.rows.groupby("article").size().max()),
    ),
    "the mean relevancy of issues": Case(
        TableQuery(Aggregate.MEAN, tables=("issues",)),
        lambda result: round(result.mean or 0, 9),
        lambda p: round(float(p.rows[p.rows.table == "issues"].relevancy.mean()), 9),
    ),
    "the median relevancy": Case(
        TableQuery(Aggregate.MEDIAN), lambda result: result.mean, lambda p: float(p.rows.relevancy.median())
    ),
    "the mean relevancy by article": Case(
        TableQuery(Aggregate.MEAN, group=Group.ARTICLE),
        lambda result: result.grouped,
        lambda p: len(p.rows.groupby("article").relevancy.mean()),
    ),
    "the three articles with the highest mean": Case(
        TableQuery(Aggregate.MEAN, group=Group.ARTICLE, extreme=Extreme.HIGHEST, limit=3),
        lambda result: sorted(round(group.mean or 0, 6) for group in result.groups),
        extreme_mean,
    ),
    "rows that mention drones": Case(
        TableQuery(COUNT, contains=(TextFilter(("drones",)),)),
        matching,
        lambda p: int(p.rows.text.str.contains(" drone ", regex=False).sum()),
    ),
    "rows that mention AI": Case(
        TableQuery(COUNT, contains=(TextFilter(("AI",)),)),
        matching,
        lambda p: int(p.rows.text.str.contains(" ai ", regex=False).sum()),
    ),
    "rows that mention AI, rated 5, since 2024": Case(
        TableQuery(COUNT, contains=(TextFilter(("AI",)),), relevancy=RATED_5, since="2024-01-01"),
        matching,
        lambda p: int(
            rows_since(p.rows[p.rows.relevancy == 5], "2024-01-01").text.str.contains(" ai ", regex=False).sum()
        ),
    ),
    "articles that mention AI": Case(
        TableQuery(COUNT, Unit.ARTICLES, contains=(TextFilter(("AI",)),)),
        lambda result: result.grouped,
        lambda p: p.rows[p.rows.text.str.contains(" ai ", regex=False)].article.nunique(),
    ),
    "articles with over 12 signals": Case(
        TableQuery(unit=Unit.ARTICLES, tables=("signals",), having=NumberFilter(Comparison.MORE_THAN, 12)),
        lambda result: result.grouped,
        lambda p: int((p.rows[p.rows.table == "signals"].groupby("article").size() > 12).sum()),
    ),
    "articles whose technologies are all rated 5": Case(
        TableQuery(unit=Unit.ARTICLES, tables=("technologies",), relevancy=RATED_5, every=True),
        lambda result: result.grouped,
        wholly_rated_5,
    ),
    "articles by keyword": Case(
        TableQuery(COUNT, Unit.ARTICLES, group=Group.KEYWORD),
        lambda result: largest(result)[1],
        lambda p: largest_of(p.labels[p.labels.kind == "keyword"].groupby("label").size())[1],
    ),
    "distinct names": Case(TableQuery(COUNT, Unit.NAMES), lambda result: result.names, lambda p: p.rows.name.nunique()),
    "distinct names by table": Case(
        TableQuery(COUNT, Unit.NAMES, tables=("concerns", "issues")),
        lambda result: result.names,
        lambda p: p.rows[p.rows.table.isin(["concerns", "issues"])].name.nunique(),
    ),
    "the most repeated name": Case(
        TableQuery(group=Group.NAME, extreme=Extreme.HIGHEST),
        lambda result: result.groups[0].count,
        lambda p: int(p.rows.groupby("name").size().max()),
    ),
}


def compare_articles(plain: Plain) -> Case:
    """The mean relevancy of two articles side by side."""
    first, second = sorted(plain.rows.article.unique())[:2]
    return Case(
        TableQuery(Aggregate.MEAN, articles=(first, second), group=Group.ARTICLE),
        lambda result: {group.label: round(group.mean or 0, 6) for group in result.groups},
        lambda p: p.rows[p.rows.article.isin([first, second])].groupby("article").relevancy.mean().round(6).to_dict(),
    )


def measure_queries(catalogue: Catalogue, plain: Plain) -> None:
    """Print what each query costs, beside the plain way, and whether both tell the same."""
    began = time.perf_counter()
    catalogue.run_query(TableQuery(Aggregate.COUNT))
    print(f"{catalogue.count_rows()} rows of {catalogue.count_articles()} articles; median of {TIMES}, in the library")
    print(f"  the first query, which reads the arrays: {1000 * (time.perf_counter() - began):.1f} ms")
    print(f"  {'what':<44} {'ours':>10} {'pandas':>10} {'ratio':>7}")
    for name, case in {**CASES, "two articles compared": compare_articles(plain)}.items():
        ours = median_ms(partial(catalogue.run_query, case.query), times=TIMES)
        other = median_ms(partial(case.plain, plain), times=TIMES)
        figures = case.told(catalogue.run_query(case.query)), case.plain(plain)
        told = "" if figures[0] == figures[1] else f"  DIFFERS: {figures[0]} and {figures[1]}"
        print(f"  {name:<44} {ours:7.1f} ms {other:7.1f} ms {other / ours:7.1f}{told}")


def measure_topics(assistant: Assistant) -> None:
    """Print what counts of rows on a topic cost, beside a plain scan of all vectors for the same topic."""
    generation = assistant._generation.take()
    vectors, embedder = generation.index.vectors.whole(), assistant._embedder
    print(f"{generation.catalogue.count_rows()} rows; median of {TIMES}, in the library")
    for name, query in TOPICS.items():
        topic = query.topic or ""

        def count(query: TableQuery = query, topic: str = topic) -> QueryResult:
            return generation.catalogue.run_query(query, generation.searcher.find_close(topic))

        def scan(topic: str = topic) -> int:
            return int((vectors @ embedder.embed([topic])[0] >= 0.5).sum())

        ours, plain = median_ms(count, times=TIMES), median_ms(scan, times=TIMES)
        print(f"  {name:<48} {ours:7.1f} ms, {count().matching} rows; embed and scan alone {plain:6.1f} ms")
