"""Turns of phrase whose plain form the rules know: "no rated technology", "everything is rated 5", "by concerns"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, ROWS, Piece
from assistant.columns import ColumnRole
from assistant.queries import OF_DATES, Comparison, Extreme, Group

_ALL = ("everything", "tout", "all", "toutes", "tous", "all of it", "anything and everything")
_MAY_BE_ALL = (Kind.ALL, Kind.STOP, Kind.FILLER, Kind.EVERY, Kind.ROWS)
_IS = frozenset("is est are sont was were a got gets has been recoit vaut comes".split())
_FIRST = ("first", "premier", "premiere", "le premier", "la premiere", "the first", "earliest")
_BIG = 20  # a number of rows that nobody takes for a rating or a limit
_ASKS_IF = (
    "do we have", "do we", "do you have", "have we", "a t on", "y a t il", "is there", "are there", "avons nous",
    "avez vous", "do", "we", "hold", "have", "got", "are", "there", "y a", "il y a",
)  # fmt: skip
_EMPTY = frozenset("empty blank vide vides".split())
_OF_RATED = ("lignes notees", "rated rows", "scored rows", "rated ones", "non notees", "non notes", "sans note",
             "unrated", "unscored", "none", "n en ont pas", "without one")  # fmt: skip
_WITH = ("with", "avec", "having", "ayant", "comptant", "that have", "qui ont")


def turn(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, with the plain ones in place of such turns."""
    read = list(pieces)
    for rule in (
        _no_rated,
        _everything_is,
        _first_one_and_last_one,
        _by_table,
        _days_with,
        _are_there_more_than,
        _empty_column,
        _second_count,
        _or_more_of_another_rating,
        _fives_of_all,
        _names_in_so_many,
        _used_by,
    ):
        read = rule(read)
    return read


def shares_among_rated(pieces: Sequence[Piece]) -> bool:
    """Whether unrated rows are said to be left aside, by words that change nothing but a share."""
    return any(piece.kind is Kind.FILLER and any(word in piece.plain for word in _OF_RATED) for piece in pieces)


def _no_rated(pieces: list[Piece]) -> list[Piece]:
    """ "articles with no rated technology": with no technology that is rated."""
    for at in range(len(pieces) - 2):
        none, rated, rows = pieces[at : at + 3]
        after = pieces[at + 3].kind if at + 3 < len(pieces) else None
        numbered = after in (Kind.NUMBER, Kind.COMPARISON, Kind.REACH)
        if none.kind is Kind.NONE and rated.kind is Kind.RELEVANCY and rows.kind in ROWS and not numbered:
            return [*pieces[: at + 1], rows, rated, *pieces[at + 3 :]]
    return pieces


def _everything_is(pieces: list[Piece]) -> list[Piece]:
    """ "articles where everything is rated 5", « où tout est noté 5 »: all of their rows."""
    articles = any(p.value is Group.ARTICLE for p in pieces)
    for at in range(1, len(pieces) - 2):
        after = [p for p in pieces[at + 1 : at + 4] if p.kind in (Kind.RELEVANCY, Kind.REACH, Kind.NUMBER)]
        is_all = pieces[at].plain in _ALL and pieces[at].kind in _MAY_BE_ALL
        verb = bool(_IS & set(pieces[at + 1].plain.split()))
        where = pieces[at - 1].plain in ("ou", "where", "dont", "in which", "whose", "que")
        if articles and is_all and verb and where and after:
            rows = [Piece(Kind.EVERY, None, "all"), Piece(Kind.ROWS, None, "rows")]
            return [*pieces[:at], *rows, *pieces[at + 1 :]]
    return pieces


def _first_one_and_last_one(pieces: list[Piece]) -> list[Piece]:
    """ "the first article of 2024 and the last one": both ends by date."""
    last = next((at for at, p in enumerate(pieces) if p.kind is Kind.DATED and p.value is Extreme.HIGHEST), None)
    first = next((at for at, p in enumerate(pieces) if p.kind is Kind.NAME and p.plain in _FIRST), None)
    if first is None or last is None or first > last:
        return pieces
    named = pieces[first + 1].value is Group.ARTICLE
    joined = any(p.kind is Kind.AND for p in pieces[first:last])
    periods = {p.value for p in pieces if p.kind is Kind.PERIOD}
    if not (named and joined) or len(periods) > 1:
        return pieces
    dated = replace(pieces[first], kind=Kind.DATED, value=Extreme.LOWEST)
    again = [at for at, p in enumerate(pieces) if p.kind is Kind.PERIOD][1:]
    rest = [p for at, p in enumerate(pieces) if at not in again]
    return [dated if p is pieces[first] else p for p in rest]


def _by_table(pieces: list[Piece]) -> list[Piece]:
    """ "top 3 articles by concerns", « par signaux notés 5 »: by the number of these."""
    ranked = [at for at, p in enumerate(pieces) if p.kind in (Kind.TOP, Kind.EXTREME, Kind.LONGEST)]
    for at in range(2, len(pieces) - 1):
        by = pieces[at].kind is Kind.EACH and pieces[at].plain in ("by", "par", "en", "for", "pour")
        articles = any(p.value is Group.ARTICLE for p in pieces[:at])
        if by and articles and ranked and ranked[0] < at and pieces[at + 1].kind in ROWS:
            if any(p.kind in ROWS for p in pieces[:at]):
                return pieces
            most = Piece(Kind.EXTREME, pieces[ranked[0]].value, "the most")
            head = [p for i, p in enumerate(pieces[:at]) if i != ranked[0] and p.kind not in (Kind.LIST, Kind.WHICH)]
            which = Piece(Kind.WHICH, None, "which")
            return [which, *head, Piece(Kind.FILLER, None, "have"), most, *pieces[at + 1 :]]
    return pieces


def _days_with(pieces: list[Piece]) -> list[Piece]:
    """ "days with more than two articles", « dates avec au moins 2 articles »: which of them have so many."""
    for at in range(len(pieces) - 3):
        noun, joint = pieces[at], pieces[at + 1]
        dated = noun.kind is Kind.NOUN and noun.value in OF_DATES and noun.plain.endswith("s")
        rest = [p for p in pieces[at + 2 :] if p.kind not in LIGHT]
        number = next((i for i, p in enumerate(rest[:2]) if p.kind is Kind.NUMBER), None)
        bounded = number is not None and all(p.kind is Kind.COMPARISON for p in rest[:number])
        counted = bounded and number is not None and len(rest) > number + 1 and rest[number + 1].value is Group.ARTICLE
        opens = all(p.kind in (*LIGHT, Kind.EXISTS, Kind.LIST, Kind.WHICH, Kind.STOP) for p in pieces[:at])
        if dated and joint.plain in _WITH and counted and opens:
            which = Piece(Kind.WHICH, None, "which")
            return [which, noun, Piece(Kind.FILLER, None, "have"), *pieces[at + 2 :]]
    return pieces


def _are_there_more_than(pieces: list[Piece]) -> list[Piece]:
    """ "do we hold more than 1,500 issues?": how many there are tells."""
    at = next((i for i, p in enumerate(pieces) if p.kind is Kind.NUMBER), None)
    if at is None or at == 0 or pieces[at - 1].kind is not Kind.COMPARISON or at + 1 >= len(pieces):
        return pieces
    opening = pieces[: at - 1]
    asks = bool(opening) and all(p.plain in _ASKS_IF or p.kind is Kind.EXISTS for p in opening)
    counted = pieces[at + 1].kind in ROWS or pieces[at + 1].value is Group.ARTICLE
    ends = all(p.kind in (*LIGHT, Kind.BREAK, Kind.STOP, Kind.PERIOD) for p in pieces[at + 2 :])
    if asks and counted and ends and float(str(pieces[at].value)) > _BIG:
        return [Piece(Kind.COUNT, None, "how many"), *pieces[at + 1 :]]
    return pieces


def _empty_column(pieces: list[Piece]) -> list[Piece]:
    """ "signals with an empty driving force", « dont la description est vide »: with none."""
    for at, piece in enumerate(pieces):
        if piece.kind not in (Kind.NAME, Kind.FILLER) or piece.plain not in _EMPTY:
            continue
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        before = [i for i in range(max(0, at - 3), at) if pieces[i].kind is Kind.COLUMN]
        if after is not None and after.kind is Kind.COLUMN:
            return [*pieces[:at], Piece(Kind.NONE, None, "no"), *pieces[at + 1 :]]
        if before and all(p.kind in (*LIGHT, Kind.STOP) for p in pieces[before[0] + 1 : at]):
            none = Piece(Kind.NONE, None, "no")
            return [*pieces[: before[0]], none, pieces[before[0]], *pieces[at + 1 :]]
    return pieces


def _second_count(pieces: list[Piece]) -> list[Piece]:
    """ "how many articles and rows in 2024?": how many of the one, and how many of the other."""
    for at in range(1, len(pieces) - 1):
        first, joint = pieces[at - 1], pieces[at]
        before = [p for p in pieces[: at - 1] if p.kind not in (*LIGHT, Kind.STOP, Kind.LIST)]
        counted = len(before) == 1 and before[0].kind is Kind.COUNT
        begin = at + 1
        while begin < len(pieces) and pieces[begin].plain in ("de", "d", "of", "the", "des"):
            begin += 1
        second = pieces[begin] if begin < len(pieces) else None
        if joint.kind is not Kind.AND or joint.plain not in ("and", "et", "&") or not counted or second is None:
            continue
        kinds = [p.value is Group.ARTICLE for p in (first, second)]
        if sorted(kinds) == [False, True] and any(p.kind in ROWS for p in (first, second)):
            return [*pieces[: at + 1], before[0], *pieces[begin:]]
    return pieces


def _or_more_of_another_rating(pieces: list[Piece]) -> list[Piece]:
    """ "more 5s or more 4s among the behaviors?": one rating or the other."""
    for at in range(2, len(pieces) - 1):
        more = pieces[at].kind is Kind.COMPARISON and pieces[at].plain in ("or more", "ou plus", "or fewer", "ou moins")
        begin = at + 1 + (pieces[at + 1].plain in ("de", "d"))
        numbers = pieces[at - 1].kind is Kind.NUMBER and begin < len(pieces) and pieces[begin].kind is Kind.NUMBER
        if more and numbers and any(p.plain in ("more", "plus", "plus de", "fewer", "moins de") for p in pieces[:at]):
            head = [
                Piece(Kind.HEED, None, "more") if p.kind is Kind.COMPARISON and p.value is Comparison.MORE_THAN else p
                for p in pieces[:at]
            ]
            return [*head, Piece(Kind.OR, None, "or"), *pieces[begin:]]
    return pieces


def _fives_of_all(pieces: list[Piece]) -> list[Piece]:
    """ "what share do the 5s make up overall?": of all rows."""
    at = next((i for i, p in enumerate(pieces) if p.kind is Kind.NUMBER), None)
    shared = any(p.kind is Kind.SHARE for p in pieces[: at or 0])
    named = any(p.kind in (*ROWS, Kind.RELEVANCY, Kind.NOUN, Kind.COLUMN, Kind.QUOTE, Kind.NAME) for p in pieces)
    overall = any(p.kind is Kind.ALL for p in pieces[at or 0 :])
    if at is None or not shared or named or not overall or float(str(pieces[at].value)) > 5:
        return pieces
    rated = [Piece(Kind.ROWS, None, "rows"), Piece(Kind.RELEVANCY, None, "rated")]
    return [*pieces[:at], *rated, *pieces[at:]]


def _used_by(pieces: list[Piece]) -> list[Piece]:
    """ "keywords used by exactly 5 articles": in so many of them."""
    read = list(pieces)
    for at in range(1, len(pieces) - 1):
        used = pieces[at - 1].plain.split()[-1:] in (
            ["used"],
            ["shared"],
            ["utilises"],
            ["utilise"],
            ["partages"],
            ["cites"],
        )
        after = next((p for p in pieces[at + 1 :] if p.kind is not Kind.COMPARISON and p.kind not in LIGHT), None)
        by = pieces[at].kind is Kind.EACH and pieces[at].plain in ("by", "par")
        if used and by and after is not None and after.kind in (Kind.NUMBER, Kind.REPEATED):
            read[at] = Piece(Kind.FILLER, None, "in")
    return read


def _names_in_so_many(pieces: list[Piece]) -> list[Piece]:
    """« noms de technologies présents dans au moins 5 articles » : which of the names occur so often."""
    name = next((i for i, p in enumerate(pieces) if p.kind is Kind.COLUMN and p.value is ColumnRole.NAME), None)
    if name is None or not all(p.kind in (*LIGHT, Kind.STOP, Kind.LIST, Kind.WHICH) for p in pieces[:name]):
        return pieces
    number = next((i for i, p in enumerate(pieces) if p.kind is Kind.NUMBER and i > name), None)
    if number is None or number + 1 >= len(pieces) or pieces[number + 1].value is not Group.ARTICLE:
        return pieces
    between = pieces[name + 1 : number]
    tables = [p for p in between if p.kind in ROWS]
    bounds = [p for p in between if p.kind is Kind.COMPARISON]
    others = [
        p for p in between if p not in tables and p not in bounds and p.kind not in (*LIGHT, Kind.STOP, Kind.OCCURS)
    ]
    if others or len(tables) > 1 or len(bounds) > 1:
        return pieces
    occurs = [Piece(Kind.OCCURS, None, "appear"), Piece(Kind.FILLER, None, "in")]
    return [Piece(Kind.WHICH, None, "which"), *tables, pieces[name], *occurs, *bounds, *pieces[number:]]
