"""Words that only say that rows or articles are listed: their names, their titles, the word "table" after one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, ROWS, Piece
from assistant.columns import ColumnRole
from assistant.queries import Group

_LABELS = (Group.KEYWORD, Group.THEME, Group.CATEGORY)
_TITLES = ("titles", "titres", "headlines", "article titles")
_OF = frozenset("of de des d du".split())
_TELLS_NAMES_APART = (
    Kind.DISTINCT,
    Kind.REPEATED,
    Kind.CONTAINS,
    Kind.STARTS,
    Kind.ENDS,
    Kind.TIMES,
    Kind.EXTREME,
    Kind.NONE,
    Kind.OCCURS,
    Kind.WORD,
    Kind.COUNT,
)


def titles_of_articles(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "titles of articles with ten or more technologies": the articles."""
    piece, following = pieces[at], _after_of(pieces, at)
    opens = at == 0 or any(p.kind in (Kind.LIST, Kind.WHICH) for p in pieces[:at])
    named = following is not None and following.value is Group.ARTICLE and following.plain.endswith("s")
    if piece.kind is Kind.TITLE and opens and named:
        return () if at and any(p.kind in (Kind.LIST, Kind.WHICH) for p in pieces[:at]) else (_list(piece),)
    looks = any(p.kind in (Kind.CONTAINS, Kind.OCCURS, Kind.WORD, Kind.STARTS, Kind.ENDS) for p in pieces[1:3])
    if piece.kind is Kind.TITLE and at == 0 and (looks or _holds_quote(pieces)) and piece.plain in _TITLES:
        return _list(piece), piece  # "titles containing the word “data”"
    heads = all(p.kind in (*LIGHT, Kind.STOP) for p in pieces[:at])
    if piece.kind is Kind.TITLE and heads and piece.plain in _TITLES and _names_only_a_period(pieces[at + 1 :]):
        return Piece(Kind.LIST, None, "list"), Piece(Kind.NOUN, Group.ARTICLE, "articles")
    if (
        piece.kind is Kind.BACK
        and piece.plain in ("them", "these", "those")
        and pieces[0].kind in (Kind.LIST, Kind.TITLE)
    ):
        within = pieces[at - 1].plain in ("in", "within") and any(p.kind is Kind.TITLE for p in pieces[:at])
        return () if within and all(p.kind is Kind.BREAK for p in pieces[at + 1 :]) else (piece,)
    if piece.kind is Kind.AND and piece.plain in ("with", "avec") and _holds_quote(pieces[at - 1 :]):
        return (replace(piece, kind=Kind.CONTAINS),) if at and pieces[at - 1].kind is Kind.TITLE else (piece,)
    return (piece,)


def titles_of_rows(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "which signals have “drone” in their title?": their names, where no article is spoken of."""
    piece = pieces[at]
    said_before = [other for other in pieces[:at] if other.kind in (*ROWS, Kind.NOUN)]
    of_rows = bool(said_before) and said_before[-1].kind in ROWS
    clause = [*pieces[:at], *takewhile(lambda other: other.kind is not Kind.BREAK, pieces[at:])]
    spoken_of = any(other.value is Group.ARTICLE for other in clause) or "article" in piece.plain
    if piece.kind is Kind.TITLE and of_rows and not spoken_of and piece.plain not in ("titled with", "headline"):
        return (replace(piece, kind=Kind.COLUMN, value=ColumnRole.NAME),)
    return (piece,)


def _names_only_a_period(pieces: Sequence[Piece]) -> bool:
    """Whether nothing but a date follows: « les titres d'octobre 2024 »."""
    kinds = [piece.kind for piece in pieces if piece.kind not in (*LIGHT, Kind.STOP, Kind.BREAK)]
    return kinds == [Kind.PERIOD]


def _holds_quote(pieces: Sequence[Piece]) -> bool:
    """Whether "titles with “nostalgia”" is what is said."""
    kinds = [piece.kind for piece in pieces[:3]]
    return kinds == [Kind.TITLE, Kind.AND, Kind.QUOTE]


def names_of_rows(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "list the names of the rows scored 2": the rows."""
    piece, following = pieces[at], _after_of(pieces, at)
    if piece.kind is not Kind.COLUMN or piece.value is not ColumnRole.NAME or following is None:
        return (piece,)
    if following.kind not in ROWS or any(p.kind in _TELLS_NAMES_APART for p in pieces):
        return (piece,)
    return () if any(p.kind in (Kind.LIST, Kind.WHICH) for p in pieces[:at]) else (_list(piece),)


def table_again(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "don't have a Technologies table": the word says nothing beside the name."""
    piece, before = pieces[at], pieces[at - 1] if at else None
    counts = any(p.kind is Kind.NONE for p in pieces[max(0, at - 3) : at])
    again = piece.value is Group.TABLE and piece.kind is Kind.NOUN and piece.plain == "table"
    return () if again and counts and before is not None and before.kind is Kind.TABLE else (piece,)


def without_glosses(pieces: Sequence[Piece]) -> list[Piece]:
    """Without the name of a table in brackets behind another one of its names: "eight stakes (Issues)"."""
    kept: list[Piece] = []
    for piece in pieces:
        kept.append(piece)
        if len(kept) > 3:
            named, opens, again, closes = kept[-4:]
            brackets = (opens.text, closes.text) == ("(", ")")
            if brackets and named.kind is again.kind is Kind.TABLE and named.value == again.value:
                del kept[-3:]
    return kept


def so_many_times(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "more than twice", "plus de deux fois": a number of times."""
    piece, words = pieces[at], pieces[at].plain
    before, after = pieces[at - 1] if at else None, pieces[at + 1] if at + 1 < len(pieces) else None
    compared = any(p is not None and p.kind is Kind.COMPARISON for p in (before, after))
    if compared and words in ("twice", "deux fois"):
        return Piece(Kind.NUMBER, 2.0, words), Piece(Kind.TIMES, None, "times")
    return (piece,)


def named_in(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "technologies named in the article", "named more than twice": no name follows."""
    piece = pieces[at]
    following = next((p for p in pieces[at + 1 :] if p.kind is not Kind.STOP), None)
    counted = following is not None and following.kind in (Kind.COMPARISON, Kind.NUMBER, Kind.REPEATED)
    held = at + 1 < len(pieces) and pieces[at + 1].plain.split()[:1] in (["in"], ["dans"], ["within"])
    if piece.kind is Kind.CALLED and held:
        return (replace(piece, kind=Kind.FILLER),)
    return (replace(piece, kind=Kind.OCCURS),) if piece.kind is Kind.CALLED and counted else (piece,)


def label_occurring(pieces: list[Piece]) -> list[Piece]:
    """ "how many times does X appear as a keyword?": how many articles have the keyword X."""
    at = next((i for i, piece in enumerate(pieces) if piece.kind is Kind.OCCURS), None)
    count = next((i for i, piece in enumerate(pieces) if piece.kind is Kind.COUNT), None)
    if at is None or count is None or count > at:
        return pieces
    rest = [piece for piece in pieces[at + 1 :] if piece.kind not in (*LIGHT, Kind.BREAK) and piece.plain != "comme"]
    named = [piece for piece in pieces[count + 1 : at] if piece.kind in (Kind.NAME, Kind.QUOTE)]
    if len(rest) != 1 or rest[0].value not in _LABELS or not named:
        return pieces
    article = Piece(Kind.NOUN, Group.ARTICLE, "articles")
    return [*pieces[: count + 1], article, Piece(Kind.FILLER, None, "have"), rest[0], *named]


def _after_of(pieces: Sequence[Piece], at: int) -> Piece | None:
    """What follows "of" and words that carry nothing."""
    if at + 1 >= len(pieces) or pieces[at + 1].plain.split()[:1] not in ([word] for word in _OF):
        return None
    return next((p for p in pieces[at + 1 :] if p.kind not in LIGHT), None)


def _list(piece: Piece) -> Piece:
    return replace(piece, kind=Kind.LIST, value=None)
