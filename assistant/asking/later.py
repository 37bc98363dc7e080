"""Later clauses of what an earlier one finds: "on which day are there three articles, and which are they?".

What was found is known only once that clause is answered; it is answered first, and its articles are named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.asking.clause_reading import Reading
from assistant.asking.following import asks_their_dates, lists_articles
from assistant.asking.grouping import counts_each_table
from assistant.asking.lexicon import Kind
from assistant.asking.pieces import NotUnderstood, Piece, Pieces
from assistant.queries import OF_DATES, Aggregate, Extreme, Group, TableQuery, Unit

_NOT_BY_DATE = (Group.TABLE, Group.RELEVANCY, Group.THEME, Group.KEYWORD, Group.CATEGORY, Group.NAME, *OF_DATES)
_TWO = ("first", "second")
_LAST = ("last", "first", "the last", "the first", "derniere", "dernier", "premiere", "premier", "la derniere",
         "le dernier", "la premiere", "le premier")  # fmt: skip


def told_of_found(
    clause: Sequence[Piece], readings: Sequence[Reading], find_listed: Callable[[TableQuery], Sequence[str]]
) -> Reading | None:
    """The articles of the days or months that the clause before finds, where this one asks which they are.

    Raises:
        NotUnderstood: they are too many to name.
    """
    before = readings[-1].query if readings else None
    if before is None or before.group not in (*OF_DATES, Group.TITLE) or before.unit is not Unit.ARTICLES:
        return None
    if not (before.extreme or before.having):
        return None
    if not (lists_articles(clause) or (before.group is Group.TITLE and asks_their_dates(clause))):
        return None
    found = tuple(find_listed(before))
    if not found:
        raise NotUnderstood
    return Reading(TableQuery(unit=Unit.ARTICLES, articles=found, with_dates=True))


def with_total(reading: Reading, pieces: Pieces) -> list[Reading]:
    """What is read of a clause; the rows of two tables that are counted one by one are counted together as well."""
    pieces.asked = next(iter(pieces.find(Kind.TABLE)), None)
    query = reading.query
    if query.aggregate is not Aggregate.COUNT or query.group is not Group.TABLE or len(query.tables) != len(_TWO):
        return [reading]
    if not counts_each_table(pieces):
        return [reading]
    return [replace(reading, query=replace(query, group=None)), reading]


def rank_again(clause: Sequence[Piece], readings: Sequence[Reading]) -> list[Piece]:
    """The same pieces, "which one is last?" after a ranking of tables being its other end, and no page date."""
    before = readings[-1].query if readings else None
    named = any(piece.kind in (Kind.NOUN, Kind.TABLE, Kind.ROWS, Kind.PERIOD) for piece in clause)
    if before is None or before.group not in _NOT_BY_DATE or before.extreme is None or named:
        return list(clause)
    return [
        replace(piece, kind=Kind.EXTREME, value=_other_end(piece.value))
        if piece.kind is Kind.DATED and piece.plain in _LAST
        else piece
        for piece in clause
    ]


def _other_end(value: object) -> Extreme:
    """ "last" is of the latest page date and of the lowest rank."""
    return Extreme.LOWEST if value is Extreme.HIGHEST else Extreme.HIGHEST
