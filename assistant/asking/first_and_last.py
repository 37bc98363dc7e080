"""The first and the last few articles, put as those of the earliest and the latest page dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import ROWS, Piece
from assistant.queries import Extreme, Group


def first_few(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "the first five articles", "les 3 premiers articles": the earliest."""
    piece, words = pieces[at], pieces[at].plain
    near = pieces[max(0, at - 1) : at + 3]
    numbered = any(p.kind is Kind.NUMBER for p in near) and any(p.value is Group.ARTICLE for p in near)
    ranked = any(p.kind in (Kind.EXTREME, Kind.LONGEST, Kind.TOP) for p in pieces)
    if words in ("first", "premiers", "premieres") and piece.kind is Kind.NAME and numbered and not ranked:
        return (replace(piece, kind=Kind.DATED, value=Extreme.LOWEST),)
    return (piece,)


def first_and_last(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "the first and the last article": the earliest and the latest."""
    piece, words = pieces[at], pieces[at].plain
    following = [p for p in pieces[at + 1 : at + 4] if p.kind is not Kind.STOP]
    joined = len(following) > 1 and following[0].kind is Kind.AND and following[1].kind is Kind.DATED
    opens = words in ("first", "premier", "premiere", "premiers", "premieres") and piece.kind is Kind.NAME
    if opens and joined and following[1].plain.split()[0] in ("last", "dernier", "derniere", "derniers", "dernieres"):
        return (replace(piece, kind=Kind.DATED, value=Extreme.LOWEST),)
    return (piece,)


def few_dated(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "the three earliest articles", « les 2 dernières fiches »: the number may stand first."""
    piece, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    before = pieces[at - 1] if at else None
    if piece.kind is Kind.NUMBER and after is not None and after.kind is Kind.DATED:
        follows = at + 2 < len(pieces) and pieces[at + 2].value is Group.ARTICLE
        noun = [] if follows else [Piece(Kind.NOUN, Group.ARTICLE, after.text.split()[-1])]
        ends = _ends_at(pieces, at + 2)  # "and the three oldest?"
        return (after, piece, *noun) if follows or ends or len(after.text.split()) > 1 else (piece,)
    if piece.kind is Kind.DATED and before is not None and before.kind is Kind.NUMBER:
        follows = at + 1 < len(pieces) and pieces[at + 1].value is Group.ARTICLE
        return () if follows or _ends_at(pieces, at + 1) or len(piece.text.split()) > 1 else (piece,)
    return (piece,)


def _ends_at(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a follow-up ends at a place: nothing more is said, and no noun before."""
    named = any(p.kind in (*ROWS, Kind.NOUN) for p in pieces)
    return not named and all(p.kind is Kind.BREAK for p in pieces[at:])
