"""Keeps a query and what a search found within the part of the corpus that is asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from assistant.queries import Comparison, NumberFilter, TableQuery
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
    relevancy = query.relevancy
    if scope.relevancy_at_least is not None:
        relevancy = (*relevancy, NumberFilter(Comparison.AT_LEAST, scope.relevancy_at_least))
    # The dates are in the choice of the articles already.
    return replace(query, tables=tables, articles=chosen, relevancy=relevancy)


def _both(wanted: tuple[str, ...], allowed: Collection[str] | None) -> tuple[str, ...] | None:
    """What is wanted and allowed; None when that is nothing. No wish wants all; None allows all."""
    if allowed is None:
        return wanted
    kept = tuple(name for name in wanted if name in set(allowed)) if wanted else tuple(allowed)
    return kept or None
