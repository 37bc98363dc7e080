"""One question asked of several things: "how many articles in Q1 2024 and in Q1 2025?", once for each of them.

"The average number of concerns and of issues per article" is two figures, and so is "the article with the most signals
and the most concerns" when each is ranked by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, RANKING, Piece
from assistant.queries import Group

_JOINTS = (Kind.AND, Kind.BREAK)
_OF = ("of", "de", "d", "des")
_NOUNS = (Kind.TABLE, Kind.ROWS, Kind.NOUN)
_MOST = 4  # things that are asked for one by one
_TOGETHER = ("together", "combined", "ensemble", "cumules", "cumulees", "in total", "au total", "en tout", "confondus")


def split_each(clause: Sequence[Piece]) -> list[list[Piece]]:
    """The clause once for each of the things that it is asked of; nothing where that is one, or all together."""
    if any(piece.plain in _TOGETHER for piece in clause):
        return []
    return _each_period(clause) or _each_mean(clause) or _each_ranking(clause)


def _each_period(clause: Sequence[Piece]) -> list[list[Piece]]:
    """Quarters, halves and stretches of months by themselves; whole years and months are counted in one table."""
    periods = [at for at, piece in enumerate(clause) if piece.kind is Kind.PERIOD]
    if not 1 < len(periods) <= _MOST or len({clause[at].value for at in periods}) < len(periods):
        return []
    if all(_is_year(clause[at]) for at in periods) or all(_is_month(clause[at]) for at in periods):
        return []
    between = [piece for piece in clause[periods[0] + 1 : periods[-1]] if piece.kind is not Kind.PERIOD]
    joined = all(p.kind in (*_JOINTS, *LIGHT, Kind.STOP) and p.plain not in _TO for p in between)
    counted = [p for p in clause if p.kind in _NOUNS]
    known = (Kind.COUNT, Kind.PERIOD, *_NOUNS, *_JOINTS, *LIGHT, Kind.STOP, Kind.RELEVANCY, Kind.NUMBER, Kind.EXISTS)
    plain = all(piece.kind in known for piece in clause)
    counts = any(piece.kind is Kind.COUNT for piece in clause)
    if not (joined and plain and counts) or len(counted) != 1 or not any(p.kind in _JOINTS for p in between):
        return []
    head, tail = list(clause[: periods[0]]), list(clause[periods[-1] + 1 :])
    return [[*head, clause[at], *tail] for at in periods]


_TO = ("to", "a", "au", "through", "until", "jusqu a", "jusqu en")


def _is_year(piece: Piece) -> bool:
    first, last = piece.period
    return first[5:] == "01-01" and last == f"{first[:4]}-12-31"


def _is_month(piece: Piece) -> bool:
    first, last = piece.period
    return first[:7] == last[:7]


def _each_mean(clause: Sequence[Piece]) -> list[list[Piece]]:
    """ "the mean number of technologies, and of signals, per article": "of" is said again."""
    tables = [at for at, piece in enumerate(clause) if piece.kind is Kind.TABLE]
    means = any(piece.kind in (Kind.MEAN, Kind.MEDIAN) for piece in clause)
    if not 1 < len(tables) <= _MOST or not means or len({clause[at].value for at in tables}) < len(tables):
        return []
    again = all(any(clause[at - back].plain in _OF for back in (1, 2)) for at in tables[1:])
    between = [piece for piece in clause[tables[0] + 1 : tables[-1]] if piece.kind is not Kind.TABLE]
    joined = all(piece.kind in (*_JOINTS, *LIGHT, Kind.STOP) for piece in between)
    if not (again and joined) or any(piece.kind in (*RANKING, Kind.COMPARE, Kind.SHARE) for piece in clause):
        return []
    head, tail = list(clause[: tables[0]]), list(clause[tables[-1] + 1 :])
    return [[*head, clause[at], *tail] for at in tables]


def _each_ranking(clause: Sequence[Piece]) -> list[list[Piece]]:
    """ "which article has the most signals and the most concerns?": each ranked by itself."""
    ranks = [at for at, piece in enumerate(clause) if piece.kind is Kind.EXTREME]
    if len(ranks) != 2 or clause[ranks[0]].value is not clause[ranks[1]].value:
        return []
    tables = [next((i for i in range(at + 1, len(clause)) if clause[i].kind not in LIGHT), len(clause)) for at in ranks]
    if any(at >= len(clause) or clause[at].kind is not Kind.TABLE for at in tables):
        return []
    between = [piece for piece in clause[tables[0] + 1 : ranks[1]] if piece.kind not in (*LIGHT, Kind.STOP)]
    joined = len(between) == 1 and between[0].kind is Kind.AND and between[0].plain in ("and", "et")
    articles = any(piece.value is Group.ARTICLE for piece in clause[: ranks[0]])
    different = clause[tables[0]].value != clause[tables[1]].value
    if not (joined and articles and different):
        return []
    tail = list(clause[tables[1] + 1 :])
    return [[*clause[: tables[0] + 1], *tail], [*clause[: ranks[0]], *clause[ranks[1] :]]]
