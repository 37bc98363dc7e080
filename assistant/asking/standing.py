"""What some phrases mean where they stand: "compte" before a noun asks for a number, after one it is a verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import Piece
from assistant.queries import Group
from assistant.words import fold_accents

_COUNTS_AT_HEAD = frozenset("compte additionne cumule sum add denombre totalise recense".split())
_ANY_AT_HEAD = frozenset({"any", "a t on", "a t il", "y a t il", "a on"})
_OBJECTS = frozenset(
    "the me moi us nous les le la l all every each tous toutes those these ces des which out down".split()
)
_PREPOSITIONS = frozenset("in to by for dans aux au a par pour sur on within de d".split())
_DEMONSTRATIVES = frozenset("celui celle".split())
_OF_ONE = frozenset("on about sur de du d consacre".split())
_DETERMINERS = frozenset("the that le la".split())
_WITHOUT_NUMBER = frozenset("under over above below sous".split())
_GIVEN = re.compile(
    r"(?:cit|list|relev|mentionn|attribu|donn|recens|signal|reper|identifi|enumer|indiqu|soulev|evoqu|repertori|trouv|"
    r"accord|octroy|decern|affect|consign|regroup|rapport|detect|inventori|collect)(?:e|ee|es|ees)|"
    r"(?:award|record|nam|flag|flagg|rais|report|identifi|spott|captur|collect|catalogu|assign|attribut|tabulat|not|"
    r"detect|highlight|rang|rank|grant)ed"
)
_ROWS = (Kind.TABLE, Kind.ROWS)
_NAMING = (*_ROWS, Kind.NOUN)


def read_in_place(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, those whose meaning hangs on their place with that meaning."""
    read = list(pieces)
    heads = [at for at in range(len(read)) if at == 0 or read[at - 1].kind is Kind.BREAK]
    for at in heads:
        read[at] = _read_head(read, at)
    for at in range(len(read)):
        read[at] = _read_within(read, at)
    return read


def _read_head(pieces: Sequence[Piece], at: int) -> Piece:
    """A first word: an order to count or to list, or "any"."""
    piece, following = pieces[at], pieces[at + 1 : at + 4]
    names = any(p.kind in (*_NAMING, Kind.LIST) for p in _until_break(pieces, at + 1))
    if not names or not following:
        return piece
    if _folded(piece) in _COUNTS_AT_HEAD and piece.kind in (Kind.FILLER, Kind.NAME):
        return replace(piece, kind=Kind.COUNT)
    if at == 0 and piece.kind is Kind.CONTAINS and following[0].kind in (Kind.NUMBER, Kind.FILLER, Kind.EVERY):
        return replace(piece, kind=Kind.LIST)  # "cite deux articles"
    if _folded(piece) in _ANY_AT_HEAD and any(p.kind in _NAMING for p in following):
        return replace(piece, kind=Kind.EXISTS)
    is_order = piece.kind is Kind.NAME and at + 1 < len(pieces) and not piece.text.isupper()
    if (
        is_order
        and at == 0
        and _folded(pieces[1]).split()[0:1]
        and (_folded(pieces[1]).split()[0] in _OBJECTS or pieces[1].kind in (Kind.TABLE, Kind.EVERY, Kind.QUOTE))
    ):
        if pieces[1].kind is Kind.TABLE and not _is_order_before_noun(piece):
            return piece
        return replace(piece, kind=Kind.FILLER if _folded(piece).endswith("ing") else Kind.LIST)
    if is_order and _folded(piece).endswith(("ing", "ant")) and at == 0:
        return replace(piece, kind=Kind.FILLER)
    return piece


def _is_order_before_noun(piece: Piece) -> bool:
    """Whether a word just before a table gives an order: "Filter technologies", not "Climate concerns"."""
    return _folded(piece) in ("filter", "filtre", "select", "keep", "report", "output", "produce", "collect", "gather")


def _read_within(pieces: Sequence[Piece], at: int) -> Piece:
    piece = pieces[at]
    before = pieces[at - 1] if at else None
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    words = _folded(piece)
    if piece.kind is Kind.COMPARISON:
        if words.startswith(("and ", "et ")) and after is not None and after.kind in (Kind.COUNT, Kind.WHICH):
            return replace(piece, kind=Kind.AND)  # "and over how many articles"
        if words in _WITHOUT_NUMBER and not any(p.kind in (Kind.NUMBER, Kind.TOP_MARK) for p in pieces):
            return replace(piece, kind=Kind.FILLER)  # "which themes is it filed under?"
    if piece.kind is Kind.FILLER and words.startswith(("s appelle", "is it called", "known as")):
        if any(p.kind is Kind.QUOTE for p in pieces[at + 1 : at + 3]):
            return replace(piece, kind=Kind.CALLED)
    if piece.kind in (Kind.STOP, Kind.BACK) and words in _DEMONSTRATIVES and after is not None:
        if _folded(after).split()[:1] and _folded(after).split()[0] in _OF_ONE and before is not None:
            if any(p.kind is Kind.NAME for p in pieces[at + 2 : at + 5]) and _folded(before) in ("dans", "pour", "de"):
                return Piece(Kind.NOUN, Group.ARTICLE, "article")
    if words == "one" and before is not None and before.kind in (Kind.NAME, Kind.NUMBER, Kind.FILLER):
        article_named = any(p.value is Group.ARTICLE for p in pieces[:at])
        is_one = (after is None or _folded(after) not in ("of",)) and before.kind in (Kind.NAME, Kind.NUMBER)
        if article_named and is_one:
            return Piece(Kind.NOUN, Group.ARTICLE, "article")  # "the CNIL article and the Nokia one"
    if words == "one" and after is not None and _folded(after) in ("on", "about") and before is not None:
        if _folded(before) in _DETERMINERS and any(p.kind is Kind.NAME for p in pieces[at + 2 : at + 5]):
            return Piece(Kind.NOUN, Group.ARTICLE, "article")  # "in the one on airport hugs"
    if words == "an" and piece.kind is Kind.NOUN and after is not None and after.kind in (*_NAMING, Kind.NAME):
        if before is None or _folded(before) not in ("par", "l", "d", "un", "chaque"):
            return replace(piece, kind=Kind.FILLER)  # "is there an article", not « par an »
    if piece.kind is Kind.NAME and after is not None and piece.text.endswith(("és", "ées", "é", "ée", "ed")):
        dated = next((p for p in pieces[at + 1 : at + 3] if p.kind not in (Kind.STOP, Kind.FILLER)), None)
        if dated is not None and dated.kind is Kind.PERIOD and before is not None and before.kind is Kind.FILLER:
            if any(p.value is Group.ARTICLE for p in pieces[max(0, at - 3) : at]):
                return replace(piece, kind=Kind.FILLER)  # "articles tombés en mars 2025"
    if _is_participle(piece) and before is not None and after is not None:
        if before.kind in (*_ROWS, Kind.RELEVANCY) and _folded(after) in _PREPOSITIONS:
            return replace(piece, kind=Kind.FILLER)  # "technologies citées dans", "ratings given to"
    return piece


def _is_participle(piece: Piece) -> bool:
    """Whether a word says no more than that something is listed or given; "patented" says more."""
    return piece.kind is Kind.NAME and _GIVEN.fullmatch(_folded(piece)) is not None


def _until_break(pieces: Sequence[Piece], begin: int) -> Sequence[Piece]:
    end = next(
        (at for at in range(begin, len(pieces)) if pieces[at].kind is Kind.BREAK and pieces[at].text in "?.;:"),
        len(pieces),
    )
    return pieces[begin:end]


def _folded(piece: Piece) -> str:
    return fold_accents(piece.text).replace("’", " ").replace("'", " ").replace("-", " ").lower()
