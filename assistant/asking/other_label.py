"""A follow-up that asks for the same label of another kind: "which have it as a theme?", "and as a keyword?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, Piece
from assistant.queries import LABELS, Aggregate, Group, TableQuery, Unit

_AS = frozenset("as comme among amongst parmi".split())
_LIGHT = (*LIGHT, Kind.STOP, Kind.BREAK, Kind.AND, Kind.PRONOUN, Kind.BACK, Kind.WORD, Kind.CONTINUE, Kind.WHICH,
          Kind.COUNT, Kind.LIST, Kind.EXISTS)  # fmt: skip


def ask_as_other(pieces: Sequence[Piece], previous: TableQuery) -> TableQuery | None:
    """The question before with its label as one of another kind; None where that is not all that is asked."""
    told = [label for label in LABELS if getattr(previous, label.value)]
    if len(told) != 1 or previous.unit is not Unit.ARTICLES or previous.group or previous.more_labels:
        return None
    said = [piece for piece in pieces if piece.kind not in _LIGHT and piece.value is not Group.ARTICLE]
    exactly = [piece for piece in said if piece.kind is Kind.COMPARISON and piece.plain.startswith("exact")]
    said = [piece for piece in said if piece not in exactly]
    if len(said) != 1 or said[0].kind is not Kind.NOUN or said[0].value not in LABELS or said[0].value is told[0]:
        return None
    at = list(pieces).index(said[0])
    if not any(_AS & set(piece.plain.split()) for piece in pieces[max(0, at - 3) : at]):
        return None
    words, other = getattr(previous, told[0].value), Group(str(said[0].value))
    counts = any(piece.kind is Kind.COUNT for piece in pieces)
    lists = any(piece.kind in (Kind.LIST, Kind.WHICH) for piece in pieces)
    aggregate = Aggregate.COUNT if counts else Aggregate.LIST if lists else previous.aggregate
    return replace(previous, aggregate=aggregate, **{told[0].value: None, other.value: words})
