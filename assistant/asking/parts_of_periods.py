"""The share of one period within another, which the shares of all months or quarters tell.

"What share of the articles of 2024 were published in March 2024?" is one line of the shares of the months of 2024.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, ROWS, Piece
from assistant.asking.verbs import HOLDING_VERBS
from assistant.queries import Group

_SAID = (
    *LIGHT,
    Kind.STOP,
    Kind.BREAK,
    Kind.SHARE,
    Kind.PERIOD,
    Kind.SINCE,
    Kind.WHICH,
    Kind.COMPARE,
    Kind.AND,
    Kind.LIST,
)
_SHORTEST_MONTH = 28


def share_of_period(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, or the shares of all months or quarters of the longer period where that is what they ask."""
    read = list(pieces)
    periods = [piece for piece in read if piece.kind is Kind.PERIOD]
    counted = [p for p in read if p.kind in ROWS or (p.kind is Kind.NOUN and p.value is Group.ARTICLE)]
    shares = [piece for piece in read if piece.kind is Kind.SHARE]
    if len(periods) != 2 or not shares or not counted:
        return read
    inner, outer = sorted(periods, key=_length)
    group = part_of(outer.period, inner.period)
    tables = [piece for piece in counted if piece.kind in ROWS]
    plain = all(p.kind in _SAID or p in counted or p.plain in HOLDING_VERBS for p in read)
    if group is None or not plain or len(tables) > 1:
        return read
    noun = tables[0] if tables else Piece(Kind.NOUN, Group.ARTICLE, "articles")
    return [shares[0], noun, Piece(Kind.STOP, None, "in"), outer, Piece(Kind.EACH, group, f"per {group}")]


def part_of(outer: tuple[str, str], inner: tuple[str, str]) -> Group | None:
    """What a period within a whole year is one of, a month or a quarter of it; None where it is neither.

    Args:
        outer: the first and the last day of the year, ISO 8601.
        inner: of the period.
    """
    (begin, end), (first, last) = outer, inner
    if begin[5:] != "01-01" or end != f"{begin[:4]}-12-31" or not begin <= first <= last <= end or inner == outer:
        return None
    months = (int(first[5:7]), int(last[5:7]))
    if not first.endswith("-01") or int(last[8:]) < _SHORTEST_MONTH:
        return None
    if months[0] == months[1]:
        return Group.MONTH
    return Group.QUARTER if months[0] % 3 == 1 and months[1] == months[0] + 2 else None


def _length(piece: Piece) -> int:
    first, last = piece.period
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
