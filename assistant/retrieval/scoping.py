"""Keeps a query and what a search found within the part of the corpus that is asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from assistant.queries import Comparison, Holding, NumberFilter, TableQuery
from assistant.records import Scope

# The share of belief that must be left in the scope: with less of it, what answers lies elsewhere.
_BELIEF_AT_LEAST = 0.001


def narrow_query(query: TableQuery, scope: Scope, articles: Collection[str] | None) -> TableQuery | None:
    """The query within a scope; None when nothing of it is left.

    Args:
        articles: the identifiers of the articles in scope; None for all.
    """
    tables = _both(query.tables, scope.tables or None)
    chosen = _both(query.articles, articles)
    if tables is None or chosen is None:
        return None
    relevancy, holding = query.relevancy, [_narrow_holding(wanted, scope) for wanted in query.holding]
    if None in holding:
        return None
    if scope.relevancy_at_least is not None:
        relevancy = (*relevancy, NumberFilter(Comparison.AT_LEAST, scope.relevancy_at_least))
    # The dates are in the choice of the articles already.
    held = tuple(wanted for wanted in holding if wanted)
    return replace(query, tables=tables, articles=chosen, relevancy=relevancy, holding=held)


def _narrow_holding(wanted: Holding, scope: Scope) -> Holding | None:
    """What an article is to hold within a scope; None where none of its tables is in scope."""
    tables = _both(wanted.tables, scope.tables or None)
    than = _both(wanted.than, scope.tables or None) if wanted.than else ()
    if tables is None or than is None:
        return None
    least = scope.relevancy_at_least
    ratings = () if least is None else (NumberFilter(Comparison.AT_LEAST, least),)
    return replace(wanted, tables=tables, than=than, relevancy=(*wanted.relevancy, *ratings))


def _both(wanted: tuple[str, ...], allowed: Collection[str] | None) -> tuple[str, ...] | None:
    """What is wanted and allowed; None when that is nothing. No wish wants all; None allows all."""
    if allowed is None:
        return wanted
    kept = tuple(name for name in wanted if name in set(allowed)) if wanted else tuple(allowed)
    return kept or None
