"""What the exact queries of the catalogue give back, and how a passage is read from its columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.records import ArticleReference, Locator, Passage, SourceLine

PASSAGE = """
SELECT p.locator, p.place, p.table_name, p.row, p.name, p.relevancy, p.cells, p.source,
       a.id, a.title, a.page_date, a.url, a.page_url, a.file, p.withheld
FROM passages p JOIN articles a ON a.id = p.article
"""
ROWS_READ_AT_MOST = 1000  # of those that match; all are counted
ROWS_READ_BESIDE_GROUPS = 21  # up to twenty are cited, each beside its group; one more tells that there are too many


@dataclass(frozen=True, slots=True)
class GroupCount:
    """The rows of one group."""

    label: str  # an article's identifier, a table's name, a year, a number …
    count: int  # rows, or articles where the query counts articles
    mean: float | None  # of relevancy, or the median; None where no row has one
    first: Passage  # its first row, or the first place of its first article
    whole: int = 0  # how many rows, or articles, the count is a share of, where shares are asked for


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The exact result of a table query."""

    rows: tuple[Passage, ...]  # those that match, at most ROWS_READ_AT_MOST of them, beside groups fewer
    matching: int  # how many rows match
    names: int  # how many distinct names they have
    looked_at: tuple[Passage, ...]  # the first rows in scope, whatever the filters say
    in_scope: int  # how many rows there are in scope
    rated: int  # how many of them have a relevancy
    articles: int  # in how many articles they stand
    unrated_articles: int  # in how many of these no row has a relevancy
    all_articles: int  # how many articles are in scope, with rows or without
    undated_articles: int  # how many have no page date, where dates are asked for
    grouped: int = 0  # how many groups there are, or articles where the query counts articles
    groups: tuple[GroupCount, ...] = ()  # by size or in their natural order, at most ROWS_READ_AT_MOST of them
    mean: float | None = None  # of the relevancy of the rows that match
    whole: int = 0  # what a share is a share of
    named: int = 0  # how many rows have a name, where distinct names are counted
    among: int = 0  # how many articles match, where those with the latest or the earliest page date are told of them
    datable_articles: int = 0  # out of how many articles some are undated


def read_passages(rows: Iterable[tuple[object, ...]]) -> tuple[Passage, ...]:
    """Passages from the columns of PASSAGE; many are read faster together than one by one."""
    read = list(rows)
    cells = json.loads(f"[{','.join(str(row[6]) for row in read)}]")
    sources = json.loads(f"[{','.join(str(row[7]) for row in read)}]")
    return tuple(map(_passage, read, cells, sources))


def read_passage(row: tuple[object, ...]) -> Passage:
    """A passage from the columns of PASSAGE."""
    return _passage(row, json.loads(str(row[6])), json.loads(str(row[7])))


def _passage(
    row: tuple[object, ...], read_cells: dict[str, str | None], read_source: Sequence[tuple[int, str]]
) -> Passage:
    _, place, table, number, name, relevancy, _, _, *about = row
    article, title, page_date, url, page_url, file, withheld = about
    reference = ArticleReference(
        str(article), str(title), *(None if v is None else str(v) for v in (page_date, url, page_url))
    )
    return Passage(
        Locator(str(article), str(place), number if isinstance(number, int) else None),
        reference,
        str(file),
        # Queries do not count a row that is passed over: the catalogue keeps the name of its table as a place only.
        None if number is None else str(place if table is None else table),
        number if isinstance(number, int) else None,
        None if name is None else str(name),
        relevancy if isinstance(relevancy, float) else None,
        read_cells,
        tuple(SourceLine(line, text) for line, text in read_source),
        None if withheld is None else str(withheld),
    )
