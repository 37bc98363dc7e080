"""Ways to say that rows have a relevancy, or none, put as the rules know them."""

from __future__ import annotations

from dataclasses import replace

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, ROWS, Piece
from assistant.queries import Group

_UNRATED = ("unrated", "non note", "sans note", "not rated", "without a rating", "non cote")
_LEAVING = frozenset("leaving leave ignoring excluding omitting skipping excepting discounting laissant ecartant "
                     "excluant omettant ignorant retirant mettant".split())  # fmt: skip
_AFTER_LEFT = frozenset("out aside off away apart ones one rows entries lignes celles ceux de cote part".split())
_TOP_RATING = 5
_ONLY = ("only", "uniquement", "seulement", "solely", "nothing but", "rien que", "just")
_TWO = 2


def fives(pieces: list[Piece]) -> list[Piece]:
    """ "how many 5s does each year have?", "mean number of 5s per article": rows with that rating."""
    counted = any(p.kind in (Kind.EACH, Kind.MEAN) for p in pieces)
    if not counted or any(p.kind in (*ROWS, Kind.RELEVANCY, Kind.EXTREME, Kind.COLUMN) for p in pieces):
        return pieces
    for at in range(1, len(pieces)):
        after = pieces[at + 1].kind if at + 1 < len(pieces) else None
        plain = after in (None, Kind.EACH, Kind.FILLER, Kind.BREAK, Kind.STOP, Kind.MEAN, Kind.ALL)
        rating = pieces[at].kind is Kind.NUMBER and float(str(pieces[at].value)) <= _TOP_RATING
        of = 1 + (pieces[at - 1].kind in (Kind.FILLER, Kind.STOP))
        if rating and plain and at >= of and pieces[at - of].kind is Kind.COUNT:
            rated = [Piece(Kind.ROWS, None, "rows"), Piece(Kind.RELEVANCY, None, "rated")]
            return [*pieces[:at], *rated, *pieces[at:]]
    return pieces


def only_rated_so(pieces: list[Piece]) -> list[Piece]:
    """ "articles that have only signals rated 4 or 5": all of them are."""
    read = list(pieces)
    for at, piece in enumerate(pieces):
        articles = any(p.value is Group.ARTICLE and p.plain.endswith("s") for p in pieces[:at])
        following = [p for p in pieces[at + 1 :] if p.kind not in (*LIGHT, Kind.STOP)][:2]
        rates = len(following) == _TWO and following[0].kind in ROWS and following[1].kind is Kind.RELEVANCY
        if piece.kind in (Kind.CONTINUE, Kind.FILLER) and piece.plain in _ONLY and articles and rates:
            read[at] = Piece(Kind.EVERY, None, "all")
    return read


def only_rated(pieces: list[Piece]) -> list[Piece]:
    """ "how many signals, excluding unrated ones?": of a count, those that are rated; of a share, a share of these."""
    at = next((i for i, p in enumerate(pieces) if p.kind is Kind.FILLER and _leaves_out_unrated(p.plain)), None)
    kinds = {piece.kind for piece in pieces}
    if at is None or kinds & {Kind.MEAN, Kind.MEDIAN, Kind.EXTREME, Kind.TOP}:
        return pieces
    share = next((i for i, piece in enumerate(pieces) if piece.kind is Kind.SHARE), None)
    if share is None:
        return [*pieces[:at], Piece(Kind.NOT, None, "not"), Piece(Kind.UNRATED, None, "unrated"), *pieces[at + 1 :]]
    if not kinds & {Kind.NUMBER, Kind.TOP_MARK}:
        return [*pieces[:at], replace(pieces[at], kind=Kind.HEED), *pieces[at + 1 :]]  # of which rows, no rule tells
    rest = [*pieces[share + 1 : at], *pieces[at + 1 :]]
    return [*pieces[: share + 1], Piece(Kind.RELEVANCY, None, "rated"), *rest] if share < at else pieces


def _leaves_out_unrated(words: str) -> bool:
    return any(word in words for word in _UNRATED) and "compris" not in words and "including" not in words


def with_a_rating(pieces: list[Piece]) -> list[Piece]:
    """ "des signaux ayant une note, combien en pour cent": the rated ones."""
    for at in range(1, len(pieces) - 2):
        opens = pieces[at - 1].kind in (*ROWS, Kind.PERIOD) and pieces[at].plain in (
            "ayant",
            "having",
            "with",
            "avec",
        )
        determined = pieces[at + 1].plain in ("une", "a", "any")
        rating = pieces[at + 2]
        numbered = at + 3 < len(pieces) and pieces[at + 3].kind in (
            Kind.NUMBER,
            Kind.COMPARISON,
            Kind.BETWEEN,
            Kind.STOP,
        )
        shares = any(piece.kind is Kind.SHARE for piece in pieces)
        if opens and determined and rating.kind is Kind.RELEVANCY and shares and not numbered:
            return [*pieces[:at], *pieces[at + 2 :]]
    return pieces


def leave_out_unrated(pieces: list[Piece]) -> list[Piece]:
    """ "leaving the unrated ones out" of a mean, where they are none anyway."""
    if not any(piece.kind in (Kind.MEAN, Kind.MEDIAN) for piece in pieces):
        return pieces
    for at, piece in enumerate(pieces):
        if piece.kind is not Kind.UNRATED:
            continue
        begin = next((i for i in range(at - 1, max(at - 5, -1), -1) if pieces[i].plain in _LEAVING), None)
        if begin is None:
            continue
        light = all(p.kind in (Kind.STOP, *LIGHT) or p.kind in ROWS for p in pieces[begin + 1 : at])
        end = at + 1
        while end < len(pieces) and set(pieces[end].plain.split()) <= _AFTER_LEFT:
            end += 1
        if light:
            return [*pieces[:begin], *pieces[end:]]
    return pieces
