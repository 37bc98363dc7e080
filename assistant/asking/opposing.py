"""Two stretches of time set against each other: "H1 2024 against H1 2025: which has more articles?".

« Premier semestre 2024 contre premier semestre 2025 : où a-t-on le plus d'articles ? » asks whether there are more of
them in the one or the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, ROWS, Piece
from assistant.queries import Extreme, Group

_AGAINST = ("contre", "against", "vs", "versus", "face a", "compared to", "compared with", "par rapport a", "to", "and",
            "et", "or", "ou", "than", "que")  # fmt: skip
_JOINTS = (Kind.HEED, Kind.COMPARE, Kind.OR, Kind.AND, Kind.BREAK, Kind.FILLER, Kind.STOP, Kind.UNTIL)
_MORE = ("more", "plus", "plus de", "plus d", "fewer", "less", "moins", "moins de", "moins d")
_LESS = ("fewer", "less", "moins", "moins de", "moins d")
_SAID = (*LIGHT, Kind.WHICH, Kind.EXISTS, Kind.STOP, Kind.BREAK, Kind.BACK, Kind.COMPARE, Kind.BETWEEN, Kind.NOUN)


def oppose_periods(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, or "more articles in A or in B?" where two periods are set against each other so."""
    read = list(pieces)
    places = [at for at, piece in enumerate(read) if piece.kind is Kind.PERIOD]
    if len(places) != 2 or read[places[0]].value == read[places[1]].value:
        return read
    first, second = places
    between = [p for p in read[first + 1 : second] if p.kind not in LIGHT or p.plain in _AGAINST]
    opposed = len(between) == 1 and between[0].kind in _JOINTS and between[0].plain in _AGAINST
    rest = [p for at, p in enumerate(read) if at < first or at > second]
    ranks = [p for p in rest if p.kind is Kind.EXTREME or (p.kind in (Kind.HEED, Kind.COMPARISON) and p.plain in _MORE)]
    counted = [p for p in rest if p.kind in ROWS or (p.kind is Kind.NOUN and p.value is Group.ARTICLE)]
    if not opposed or len(ranks) != 1 or len(counted) != 1 or rest.index(counted[0]) < rest.index(ranks[0]):
        return read
    left = [p for p in rest if p is not ranks[0] and p is not counted[0]]
    if not all(_says_nothing(p) for p in left) or not _asks_which(left, between[0]):
        return read
    lowest = ranks[0].value is Extreme.LOWEST or ranks[0].plain in _LESS
    more = Piece(Kind.HEED, None, "fewer" if lowest else "more")
    plural = counted[0] if counted[0].kind in ROWS else Piece(Kind.NOUN, Group.ARTICLE, "articles")
    return [more, plural, Piece(Kind.FILLER, None, "in"), read[first], Piece(Kind.OR, None, "or"), read[second]]


def _says_nothing(piece: Piece) -> bool:
    if piece.kind not in _SAID:
        return False
    if piece.kind is Kind.NOUN:  # "which of the two years"
        return piece.value in (Group.YEAR, Group.QUARTER, Group.MONTH)
    return True


def _asks_which(left: Sequence[Piece], joint: Piece) -> bool:
    """Whether it is asked which of the two it is; "more articles in A than in B?" does so by itself."""
    words = {word for piece in left for word in piece.plain.split()}
    asks = any(p.kind in (Kind.WHICH, Kind.EXISTS) for p in left) or bool(words & {"ou", "where", "lequel", "which"})
    return asks or joint.plain in ("or", "ou", "than", "que")
