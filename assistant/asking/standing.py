"""What some phrases mean where they stand: "compte" before a noun asks for a number, after one it is a verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import ROWS, Piece
from assistant.asking.rephrasing import rephrase
from assistant.queries import Comparison, Group
from assistant.words import fold_accents

_COUNTS_AT_HEAD = frozenset("compte additionne cumule sum add denombre totalise recense".split())
_ANY_AT_HEAD = frozenset({"any", "a t on", "a t il", "y a t il", "a on"})
_OBJECTS = frozenset(
    "the me moi us nous les le la l all every each tous toutes those these ces des which out down".split()
)
_PREPOSITIONS = frozenset("in to by for dans aux au a par pour sur on within de d".split())
_DEMONSTRATIVES = frozenset("celui celle".split())
_OF_ONE = frozenset("on about sur de du d consacre".split())
_IN_ONE = ("dans", "pour", "de", "et", "ou", "que")
_DETERMINERS = frozenset("the that le la".split())
_WITHOUT_NUMBER = frozenset("under over above below sous".split())
_GIVEN = re.compile(
    r"(?:cit|list|relev|mentionn|attribu|donn|recens|signal|reper|identifi|enumer|indiqu|soulev|evoqu|repertori|trouv|"
    r"accord|octroy|decern|affect|consign|regroup|rapport|detect|inventori|collect)(?:e|ee|es|ees)|"
    r"(?:award|record|nam|flag|flagg|rais|report|identifi|spott|captur|collect|catalogu|assign|attribut|tabulat|not|"
    r"detect|highlight|rang|rank|grant)ed"
)
_NAMING = (*ROWS, Kind.NOUN)


def read_in_place(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, those whose meaning hangs on their place with that meaning."""
    read = rephrase(pieces)
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
    if (
        at == 0
        and piece.kind in (Kind.CONTAINS, Kind.COLUMN)
        and following[0].kind in (Kind.NUMBER, Kind.FILLER, Kind.EVERY)
    ):
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
    if _names_article_again(pieces, at):
        return Piece(Kind.NOUN, Group.ARTICLE, "article")
    words = _folded(piece)
    if piece.kind is Kind.COMPARISON:
        if words.startswith(("and ", "et ")) and after is not None and after.kind in (Kind.COUNT, Kind.WHICH):
            return replace(piece, kind=Kind.AND)  # "and over how many articles"
        if words in _WITHOUT_NUMBER and not any(p.kind in (Kind.NUMBER, Kind.TOP_MARK) for p in pieces):
            return replace(piece, kind=Kind.FILLER)  # "which themes is it filed under?"
    quoted = any(p.kind is Kind.QUOTE for p in pieces[at + 1 : at + 3])
    asked_before = any(p.kind is Kind.WHICH for p in pieces[:at])
    bounds = words.endswith((" at least", " au moins")) and after is not None and after.kind is Kind.NUMBER
    if piece.kind is Kind.EXISTS and bounds and asked_before:
        return replace(piece, kind=Kind.COMPARISON, value=Comparison.AT_LEAST)  # "in which are there at least two"
    if piece.kind is Kind.OCCURS and after is not None and after.kind is Kind.QUOTE and words.endswith("named"):
        return replace(piece, kind=Kind.CALLED)
    if piece.kind is Kind.FILLER and quoted and words.startswith(("s appelle", "is it called", "known as")):
        return replace(piece, kind=Kind.CALLED)
    if after is None:
        return piece
    is_year = before is not None and _folded(before) in ("par", "l", "d", "un", "chaque")
    if words == "an" and piece.kind is Kind.NOUN and after.kind in (*_NAMING, Kind.NAME) and not is_year:
        return replace(piece, kind=Kind.FILLER)  # "is there an article", not « par an »
    if piece.kind is not Kind.NAME or before is None:
        return piece
    is_given = _GIVEN.fullmatch(words) is not None and _folded(after) in _PREPOSITIONS
    if is_given and before.kind in (*ROWS, Kind.RELEVANCY):
        return replace(piece, kind=Kind.FILLER)  # "technologies citées dans", "ratings given to"
    return replace(piece, kind=Kind.FILLER) if _tells_when(pieces, at) else piece


def _names_article_again(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "one" or "celui" stands for an article that is named beside it."""
    if not 0 < at < len(pieces):
        return False
    words, before = _folded(pieces[at]), pieces[at - 1]
    after = _folded(pieces[at + 1]) if at + 1 < len(pieces) else ""
    named_after = any(p.kind in (Kind.NAME, Kind.QUOTE) for p in pieces[at + 2 : at + 5])
    if words in _DEMONSTRATIVES and pieces[at].kind in (Kind.STOP, Kind.BACK):
        # "et dans celui sur la cognition fongique"
        return after.split()[:1] != [] and after.split()[0] in _OF_ONE and named_after and _folded(before) in _IN_ONE
    if words != "one":
        return False
    if after in ("on", "about"):
        return _folded(before) in _DETERMINERS and named_after  # "in the one on airport hugs"
    named = any(p.value is Group.ARTICLE for p in pieces[:at])
    return named and after != "of" and before.kind in (Kind.NAME, Kind.NUMBER)  # "the CNIL article and the Nokia one"


def _tells_when(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a participle only joins articles and a date: "articles tombés en mars 2025"."""
    if not pieces[at].text.endswith(("és", "ées", "é", "ée", "ed")) or pieces[at - 1].kind is not Kind.FILLER:
        return False
    following = next((p for p in pieces[at + 1 : at + 3] if p.kind not in (Kind.STOP, Kind.FILLER)), None)
    articles = any(p.value is Group.ARTICLE for p in pieces[max(0, at - 3) : at])
    return articles and following is not None and following.kind is Kind.PERIOD


def _until_break(pieces: Sequence[Piece], begin: int) -> Sequence[Piece]:
    end = next(
        (at for at in range(begin, len(pieces)) if pieces[at].kind is Kind.BREAK and pieces[at].text in "?.;:"),
        len(pieces),
    )
    return pieces[begin:end]


def _folded(piece: Piece) -> str:
    return fold_accents(piece.text).replace("’", " ").replace("'", " ").replace("-", " ").lower()
