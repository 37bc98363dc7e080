"""Proposes checks from rows that no check covers yet, for a person to accept, change or throw away.

What a draft expects is read from the rows themselves and never from an engine's answer.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from assistant.checks.records import Check
from assistant.columns import ColumnRole, find_column
from assistant.records import Language, Passage
from assistant.rendering import name_place, quoted

_EXCERPT_WORDS = 4
_FRENCH, _ENGLISH = Language.FRENCH, Language.ENGLISH

# What a draft asks about a row: (language, name of the row as quoted, title of the article as quoted) -> question.
_Ask = Callable[[Language, str, str], str]


def _ask_force(language: Language, name: str, title: str) -> str:
    if language is _FRENCH:
        return f"Dans l’article {title}, quelle est la force motrice de {name}\u202f?"
    return f"In the article {title}, what drives {name}?"


def _ask_horizon(language: Language, name: str, title: str) -> str:
    if language is _FRENCH:
        return f"Dans l’article {title}, où {name} peut-il mener d’ici dix ans\u202f?"
    return f"In the article {title}, where may {name} lead in ten years?"


def _ask_change(language: Language, name: str, title: str) -> str:
    if language is _FRENCH:
        return f"Dans l’article {title}, quel changement {name} annonce-t-il\u202f?"
    return f"In the article {title}, what change does {name} announce?"


def _ask_description(language: Language, name: str, title: str) -> str:
    if language is _FRENCH:
        return f"Que dit l’article {title} au sujet de {name}\u202f?"
    return f"What does the article {title} say about {name}?"


def _ask_relevancy(language: Language, name: str, title: str) -> str:
    if language is _FRENCH:
        return f"Dans l’article {title}, quelle est la pertinence de {name}\u202f?"
    return f"In the article {title}, what is the relevancy of {name}?"


_ASKS: Mapping[ColumnRole, _Ask] = {
    ColumnRole.DRIVING_FORCE: _ask_force,
    ColumnRole.HORIZON: _ask_horizon,
    ColumnRole.CHANGE: _ask_change,
    ColumnRole.DESCRIPTION: _ask_description,
    ColumnRole.RELEVANCY: _ask_relevancy,
}


def draft_checks(passages: Iterable[Passage], checks: Sequence[Check], *, count: int) -> list[dict[str, Any]]:
    """Up to `count` drafts, articles and tables in turn, French and English in turn; the same in every run.

    Args:
        passages: the corpus.
        checks: what there is already; their gold rows, and their questions, are not proposed again.
        count: at least 1.

    Returns:
        Checks in their JSON form with `accepted` false; fewer than `count` where the corpus has no more.
    """
    covered = {locator for check in checks for locator in check.gold_rows}
    known = {check.question for check in checks}
    by_table: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.row is not None and passage.table is not None:
            by_table[passage.article.id, passage.table].append(passage)
    ids = {check.id for check in checks}
    drafts: list[dict[str, Any]] = []
    for turn, (kind, rows) in enumerate(_subjects(by_table, covered)):
        if len(drafts) == count:
            break
        language = _FRENCH if turn % 2 else _ENGLISH
        fields = _about_table(rows, language) if kind == "table" else _about_row(rows[0], language, turn)
        digest = hashlib.sha256(str(fields["question"]).encode()).hexdigest()[:8]
        draft = {"id": f"draft-{digest}", "kind": kind, "lang": language.value} | fields | {"accepted": False}
        if draft["question"] not in known and draft["id"] not in ids:
            ids.add(str(draft["id"]))
            drafts.append(draft)
    return drafts


def _subjects(
    by_table: Mapping[tuple[str, str], list[Passage]], covered: set[str]
) -> Iterator[tuple[str, list[Passage]]]:
    """What to ask about: single rows, tables in turn, and after each round of rows some whole tables."""
    tables = sorted(by_table.values(), key=lambda rows: hashlib.sha256(str(rows[0].locator).encode()).digest())
    open_rows = [[row for row in rows if row.name and str(row.locator) not in covered] for rows in tables]
    rated = iter(
        [rows for rows in tables if _rated_so(rows) and not {str(r.locator) for r in _rated_so(rows)} <= covered]
    )
    turn = 0
    for round_of_rows in zip_longest(*open_rows):
        for row in round_of_rows:
            if row is None:
                continue
            yield "single", [row]
            turn += 1
            if turn % 4 == 0 and (rows := next(rated, None)):
                yield "table", rows
    for rows in rated:
        yield "table", rows


def _rated_so(rows: Sequence[Passage]) -> list[Passage]:
    """The rows of the highest relevancy in their table, where not every row has it."""
    levels = [row.relevancy for row in rows if row.relevancy is not None]
    best = [row for row in rows if levels and row.relevancy == max(levels)]
    return best if len(best) < len(rows) else []


def _about_table(rows: Sequence[Passage], language: Language) -> dict[str, Any]:
    best = _rated_so(rows)
    level, title = f"{best[0].relevancy:g}", quoted(rows[0].article.title, language)
    place = quoted(name_place(str(rows[0].table), language), language)
    if language is _FRENCH:
        question = f"Dans l’article {title}, combien de lignes de {place} ont une pertinence de {level}\u202f?"
    else:
        question = f"In the article {title}, how many rows of {place} have relevancy {level}?"
    return {
        "question": question,
        "gold_rows": [str(row.locator) for row in best],
        "any_of": False,
        "answer": f"{len(best)} / {len(rows)}",
        "must_contain": [[str(len(best))]],
    }


def _about_row(row: Passage, language: Language, turn: int) -> dict[str, Any]:
    asked = [
        (role, column) for role in _ASKS if (column := find_column(row.cells, role)) is not None and row.cells[column]
    ]
    role, column = asked[turn // 2 % len(asked)] if asked else (ColumnRole.DESCRIPTION, next(iter(row.cells)))
    cell = str(row.cells[column])
    must = cell if role is ColumnRole.RELEVANCY else " ".join(cell.split()[:_EXCERPT_WORDS]).rstrip(".,;:")
    return {
        "question": _ASKS[role](language, quoted(str(row.name), language), quoted(row.article.title, language)),
        "gold_rows": [str(row.locator)],
        "any_of": True,
        "answer": cell,
        "must_contain": [[must]],
    }
