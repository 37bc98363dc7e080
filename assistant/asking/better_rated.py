"""Which of two is rated better: two tables, or the rows of two stretches of time; told by their means.

"Are concerns better rated than issues?", "are the concerns of 2024 rated higher than those of 2023?".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, Piece
from assistant.asking.said import ranks_by_rating
from assistant.queries import Comparison, Extreme

_THAN = {Comparison.MORE_THAN: Extreme.HIGHEST, Comparison.LESS_THAN: Extreme.LOWEST}
_OTHERS = (Kind.MEAN, Kind.MEDIAN, Kind.NUMBER, Kind.TOP_MARK, Kind.COUNT, Kind.SHARE, Kind.LIST, Kind.ROWS)
_ON_AVERAGE = Piece(Kind.MEAN, None, "on average")
_RATING = Piece(Kind.RELEVANCY, None, "rating")
_SAID_OF_PERIODS = (*LIGHT, Kind.STOP, Kind.BREAK, Kind.AND, Kind.BACK, Kind.PRONOUN, Kind.TABLE, Kind.PERIOD,
                    Kind.RELEVANCY, Kind.EXTREME, Kind.EXISTS)  # fmt: skip
_TWO = 2


def better_rated(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, asking for the means of both where it is asked which of two is rated better."""
    read = _say_and(pieces)
    kinds = [piece.kind for piece in read]
    ranks = any(map(ranks_by_rating, read)) or any(
        {p.kind, q.kind} == {Kind.EXTREME, Kind.RELEVANCY} for p, q in pairwise(read)
    )
    last = max((at for at, kind in enumerate(kinds) if kind is Kind.TABLE), default=0)
    # "in the articles on energy" limits what is compared; articles before are what is asked for.
    if not ranks or set(kinds) & set(_OTHERS) or Kind.NOUN in kinds[:last]:
        return list(pieces)
    tables, periods = ([p for p in read if p.kind is kind] for kind in (Kind.TABLE, Kind.PERIOD))
    if len({p.value for p in tables}) == _TWO and set(kinds) & {Kind.AND, Kind.OR}:
        end = len(read) - (kinds[-1] is Kind.BREAK)
        rating = [] if Kind.RELEVANCY in kinds else [_RATING]
        return [*read[:end], _ON_AVERAGE, *rating, *read[end:]]
    if len(tables) == 1 and len(periods) == _TWO and Kind.BACK in kinds and set(kinds) <= set(_SAID_OF_PERIODS):
        first, second = periods
        joined = (Piece(Kind.FILLER, None, "in"), first, Piece(Kind.AND, None, "and"), second)
        return [_ON_AVERAGE, _RATING, *tables, *joined]
    return list(pieces)


def _say_and(pieces: Sequence[Piece]) -> list[Piece]:
    """ "rated higher than": a superlative and a joint, as « mieux notées que » are."""
    read: list[Piece] = []
    for before, piece in pairwise([Piece(Kind.BREAK, None, ""), *pieces]):
        if piece.kind is Kind.COMPARISON and before.kind is Kind.RELEVANCY and isinstance(piece.value, Comparison):
            than = _THAN.get(piece.value)
            if than is not None:
                read += [Piece(Kind.EXTREME, than, piece.plain), Piece(Kind.AND, None, "than")]
                continue
        read.append(piece)
    return read
