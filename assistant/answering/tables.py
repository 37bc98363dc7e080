"""Exact answers: rows that a query counted, ranked or listed, said as n of N and all cited."""

from __future__ import annotations

from assistant.answering.counting import say_result
from assistant.index.catalogue import QueryResult
from assistant.queries import Aggregate, TableQuery
from assistant.records import Draft, Engine, Evidence, Language, Passage, ResultTable, Sentence, SentenceRole

_CITED_AT_MOST = 20


def draft_table(query: TableQuery, result: QueryResult, language: Language) -> Draft:
    """One sentence with the figure, then the rows; without sentences where no row has a relevancy to compare.

    Above twenty rows the first twenty are cited and the sentence says so; `table` holds them all.
    """
    compares = query.relevancy is not None or query.extreme is not None
    if not result.in_scope or (compares and not result.rated):
        return Draft(Engine.TABLE, ())
    shown = result.rows[:_CITED_AT_MOST]
    # That none matches stands on the rows that were looked at.
    basis = shown or result.looked_at[:_CITED_AT_MOST]
    title = basis[0].article.title if query.article is not None or result.articles == 1 else None
    said = say_result(query, result, language, title, len(shown))
    lead = Sentence(said, tuple(_evidence(row) for row in basis))
    # A plain count needs no list of everything that there is.
    listed = shown if compares or query.aggregate is Aggregate.LIST else ()
    items = [Sentence(_label(row), (_evidence(row),), SentenceRole.ITEM) for row in listed]
    return Draft(Engine.TABLE, (lead, *items), _table(result))


def _evidence(row: Passage) -> Evidence:
    return Evidence(row.locator, _label(row).replace("|", "\\|"))


def _label(row: Passage) -> str:
    """The row's name, or its first cell where it has none."""
    return row.name or next((cell for cell in row.cells.values() if cell), row.text.strip())


def _table(result: QueryResult) -> ResultTable:
    """The rows that match; the article's title is a column only where rows of several articles stand together."""
    many = len({row.article.id for row in result.rows}) > 1
    columns = ("row", "table", "relevancy", *(("article",) if many else ()), "locator")
    rows = tuple(
        (_label(r), r.table, _plain(r.relevancy), *((r.article.title,) if many else ()), str(r.locator))
        for r in result.rows
    )
    return ResultTable(columns, rows, len(rows))


def _plain(number: float | None) -> int | float | None:
    return int(number) if number is not None and number.is_integer() else number
