"""A part of the corpus as SQL: which passages are in it, and a catalogue that holds nothing else.

The tables of the whole catalogue are hidden behind temporary views of the same names, so that every exact query runs
unchanged and cannot see past the scope.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence

from assistant.queries import Scope

Execute = Callable[[str, Sequence[object]], Iterable[tuple[object, ...]]]

_THEMED = "EXISTS (SELECT 1 FROM json_each(a.themes) label WHERE fold(label.value) IN (SELECT fold(value) FROM {}))"
_VIEWS = (
    "CREATE TEMP VIEW passages AS SELECT * FROM main.passages WHERE number IN (SELECT number FROM temp.in_scope)",
    "CREATE TEMP VIEW articles AS SELECT * FROM main.articles WHERE id IN "
    "(SELECT article FROM main.passages WHERE number IN (SELECT number FROM temp.in_scope))",
    "CREATE TEMP TABLE tables AS SELECT article, table_name AS name, count(*) AS rows, count(relevancy) AS rated, "
    "min(number) AS first FROM temp.passages WHERE table_name IS NOT NULL GROUP BY article, table_name",
)


def find_numbers(execute: Execute, scope: Scope) -> list[int]:
    """The numbers of the passages in a scope, ascending."""
    statement, values = _select(scope)
    return [int(str(row[0])) for row in execute(f"{statement} ORDER BY p.number", values)]


def hide_the_rest(execute: Execute, scope: Scope) -> None:
    """Leave only a scope to be seen through a connection."""
    statement, values = _select(scope)
    execute("PRAGMA temp_store = MEMORY", ())
    execute("CREATE TEMP TABLE in_scope (number INTEGER PRIMARY KEY)", ())
    execute(f"INSERT INTO in_scope {statement}", values)
    for view in _VIEWS:
        execute(view, ())


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
