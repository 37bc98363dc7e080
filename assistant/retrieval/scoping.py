"""Keeps a query and what a search found within the part of the corpus that is asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from assistant.queries import Comparison, NumberFilter, TableQuery
from assistant.records import Passage, Scope
from assistant.retrieval.searching import Findings

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


def narrow_findings(findings: Findings, scope: Scope, articles: Collection[str] | None, *, limit: int) -> Findings:
    """The findings within a scope, at most `limit` of them; they refuse when next to nothing is left.

    Takes what `narrow_query` does.
    """
    allowed = None if articles is None else set(articles)
    hits = tuple(hit for hit in findings.hits if _is_in(hit.passage, scope, allowed))
    # Copies that lie outside the scope are not told either.
    hits = tuple(
        replace(hit, copies=tuple(c for c in hit.copies if allowed is None or c.article in allowed)) for hit in hits
    )
    is_empty = sum(hit.score for hit in hits) < _BELIEF_AT_LEAST
    return replace(findings, hits=hits[:limit], refuses=findings.refuses or is_empty)


def _is_in(passage: Passage, scope: Scope, articles: set[str] | None) -> bool:
    if articles is not None and passage.article.id not in articles:
        return False
    if scope.tables and passage.table not in scope.tables:
        return False
    if scope.relevancy_at_least is None:
        return True
    return passage.relevancy is not None and passage.relevancy >= scope.relevancy_at_least
