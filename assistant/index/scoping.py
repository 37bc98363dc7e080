"""Which passages are in a part of the corpus."""

from __future__ import annotations

import json

from assistant.index.choosing import Execute
from assistant.records import Scope

_THEMED = "EXISTS (SELECT 1 FROM json_each(a.themes) label WHERE fold(label.value) IN (SELECT fold(value) FROM {}))"


def find_numbers(execute: Execute, scope: Scope) -> list[int]:
    """The numbers of the passages in a scope, ascending."""
    statement, values = _select(scope)
    return [int(str(row[0])) for row in execute(f"{statement} ORDER BY p.number", values)]


def _select(scope: Scope) -> tuple[str, list[object]]:
    """The numbers of the passages in a scope, as a statement."""
    where, values = ["1"], list[object]()
    if scope.tables:
        where.append("p.table_name IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(scope.tables))
    if scope.relevancy_at_least is not None:
        where.append("p.relevancy >= ?")
        values.append(scope.relevancy_at_least)
    of_article = list[str]()
    if scope.articles:
        of_article.append("a.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(scope.articles))
    if scope.themes:
        of_article.append(_THEMED.format("json_each(?)"))
        values.append(json.dumps(scope.themes))
    for sign, day in ((">=", scope.since), ("<=", scope.until)):
        if day is not None:
            of_article.append(f"a.page_date {sign} ?")
            values.append(day)
    if of_article:
        where.append(f"p.article IN (SELECT a.id FROM main.articles a WHERE {' AND '.join(of_article)})")
    return f"SELECT p.number FROM main.passages p WHERE {' AND '.join(where)}", values
