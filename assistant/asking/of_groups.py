"""A follow-up that ranks what the question before counted by: "rows in each table?", "which is scored highest?"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, Piece
from assistant.asking.said import ranks_by_rating
from assistant.queries import OF_DATES, Aggregate, Group, TableQuery

_NAMES = {Group.TABLE: "table", Group.YEAR: "year", Group.QUARTER: "quarter", Group.MONTH: "month"}
_SAID = (*LIGHT, Kind.STOP, Kind.BREAK, Kind.AND, Kind.BACK, Kind.PRONOUN, Kind.WHICH, Kind.MEAN, Kind.RELEVANCY,
         Kind.EXTREME, Kind.CONTINUE)  # fmt: skip


def name_group(pieces: Sequence[Piece], previous: TableQuery) -> list[Piece]:
    """The same pieces, "which table" in place of "which of them" where tables or periods were counted."""
    read = list(pieces)
    counted = previous.group in _NAMES and previous.aggregate in (Aggregate.COUNT, Aggregate.LIST, Aggregate.MEAN)
    at = next((i for i, piece in enumerate(read) if piece.kind is Kind.WHICH), None)
    kinds = {piece.kind for piece in read}
    rates = (
        Kind.EXTREME in kinds
        and (Kind.RELEVANCY in kinds or any(map(ranks_by_rating, read)))
        and bool(kinds & {Kind.BACK, Kind.PRONOUN})
    )
    if not counted or at is None or previous.group is None or not rates or not kinds <= set(_SAID):
        return read
    if previous.group in OF_DATES and previous.aggregate is Aggregate.MEAN:
        return read
    mean = [] if Kind.MEAN in kinds else [Piece(Kind.MEAN, None, "on average")]
    noun = Piece(Kind.NOUN, previous.group, _NAMES[previous.group])
    rest = [piece for piece in read[at + 1 :] if piece.kind not in (Kind.BACK, Kind.PRONOUN, Kind.MEAN)]
    head = [piece for piece in read[:at] if piece.kind in (Kind.AND, Kind.BREAK)]
    extreme = [piece for piece in rest if piece.kind is Kind.EXTREME]
    rest = [piece for piece in rest if piece.kind not in (Kind.EXTREME, Kind.RELEVANCY)]
    said_mean = mean or [piece for piece in read if piece.kind is Kind.MEAN]
    relevancy = Piece(Kind.RELEVANCY, None, "relevancy")
    which = Piece(Kind.WHICH, None, "which")
    return [*head, which, noun, Piece(Kind.FILLER, None, "has"), *extreme, *said_mean, relevancy, *rest]
