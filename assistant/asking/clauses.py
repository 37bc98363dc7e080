"""The clauses of a question: "how many concerns are there, and which are rated 5?" asks two things."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, Piece
from assistant.words import fold_accents

_ENDS = ("?", ";", ".", "!")
_JOINS = (Kind.COMPARE, Kind.AND, Kind.OR, Kind.HEED)  # what stands between two periods that are compared
_QUESTION_WORDS = (Kind.COUNT, Kind.WHICH, Kind.DIFFERENCE, Kind.SHARE)
_ASKING = frozenset(
    {
        Kind.COUNT,
        Kind.LIST,
        Kind.WHICH,
        Kind.EXISTS,
        Kind.SHARE,
        Kind.MEAN,
        Kind.MEDIAN,
        Kind.COMPARE,
        Kind.SPREAD,
        Kind.EXTREME,
        Kind.LONGEST,
        Kind.TOP,
        Kind.EACH,
        Kind.DATED,
    }
)
_STRONG = frozenset({Kind.COUNT, Kind.LIST, Kind.WHICH, Kind.EXISTS, Kind.SHARE, Kind.COMPARE, Kind.SPREAD})
_STRONG |= {Kind.EXTREME, Kind.TOP, Kind.LONGEST}
_JOINTS_OF_COUNTS = (Kind.AND, Kind.BREAK)
_DATES = (Kind.PERIOD, Kind.MONTH, Kind.SINCE, Kind.AFTER, Kind.BEFORE, Kind.UNTIL, Kind.BETWEEN, Kind.AND)
_NAMING = frozenset({Kind.TABLE, Kind.ROWS, Kind.NOUN, Kind.QUOTE, Kind.PERIOD, Kind.RELEVANCY, Kind.NAME, Kind.NUMBER})
_NAMING |= {Kind.MONTH, Kind.SHIFT, Kind.WEEKDAY, Kind.SEASON}
_NAMING |= {Kind.CONTAINS, Kind.TOPIC, Kind.TOP_MARK, Kind.UNRATED, Kind.COLUMN, Kind.ORDINAL, Kind.DISTINCT}
_NAMING |= {Kind.EXTREME, Kind.EACH, Kind.ALL, Kind.REPEATED}


def split_clauses(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of each thing that is asked, in order; what asks nothing stands with what it introduces.

    A clause ends at a question mark or a full stop, and before "and how many", "et lesquels" and the like once
    something has been asked.
    """
    clauses: list[list[Piece]] = [[]]
    for at, piece in enumerate(pieces):
        ends = piece.kind is Kind.BREAK and piece.text in _ENDS
        opens = _opens_question(pieces, at) and not _counts_alike(clauses[-1], pieces[at:])
        if ends or (opens and any(p.kind in _STRONG for p in clauses[-1]) and not _only_dates(clauses[-1])):
            clauses.append([])
        if not ends:
            clauses[-1].append(piece)
    return _merge(_share_dates(_fill_in([clause for clause in clauses if any(_means(piece) for piece in clause)])))


def _share_dates(clauses: list[list[Piece]]) -> list[list[Piece]]:
    """With the dates at the end of "how many articles and how many rows in 2024?" said of both."""
    if len(clauses) != len(("first", "second")):
        return clauses
    first, second = ([p for p in clause if p.kind not in (*LIGHT, Kind.STOP, *_JOINTS_OF_COUNTS)] for clause in clauses)
    if _counts_rating(first) and _counts_rating(second[:2]) and len(second) > 2:
        begin = next(at for at, piece in enumerate(clauses[1]) if piece is second[1]) + 1
        if any(piece.kind in (Kind.TABLE, Kind.ROWS, Kind.NOUN, Kind.PERIOD) for piece in clauses[1][begin:]):
            return [[*clauses[0], *clauses[1][begin:]], clauses[1]]  # "how many 5s and how many 4s among signals?"
    nouns = (Kind.TABLE, Kind.ROWS, Kind.NOUN)
    bare = [p.kind for p in first[:1]] == [Kind.COUNT] and len(first) == 2 and first[1].kind in nouns
    alike = [p.kind for p in second[:1]] == [Kind.COUNT] and len(second) > 2 and second[1].kind in nouns
    dated = alike and all(piece.kind in _DATES for piece in second[2:])
    if not (bare and dated) or not any(piece.kind in (Kind.PERIOD, Kind.MONTH) for piece in second[2:]):
        return clauses
    begin = next(at for at, piece in enumerate(clauses[1]) if piece is second[1]) + 1
    return [[*clauses[0], *clauses[1][begin:]], clauses[1]]


def _counts_rating(said: Sequence[Piece]) -> bool:
    return [piece.kind for piece in said] == [Kind.COUNT, Kind.NUMBER]


def _only_dates(clause: Sequence[Piece]) -> bool:
    """Whether a clause names nothing but a period that the next one is asked of: "give me, for 2024, the number …"."""
    said = [piece.kind for piece in clause if piece.kind not in (*LIGHT, Kind.BREAK, Kind.AND, Kind.OR)]
    return Kind.PERIOD in said and set(said) <= {Kind.PERIOD, Kind.COMPARE, Kind.LIST, Kind.STOP, Kind.BETWEEN}


def _fill_in(clauses: Sequence[list[Piece]]) -> list[list[Piece]]:
    """With what is left unsaid in "how many are rated 2? And 3?" taken from the clause before."""
    filled: list[list[Piece]] = []
    for clause in clauses:
        said = [piece for piece in clause if piece.kind not in (*LIGHT, Kind.AND, Kind.BREAK)]
        before = filled[-1] if filled else []
        replaced = [at for at, piece in enumerate(before) if piece.kind is Kind.NUMBER]
        if [piece.kind for piece in said] == [Kind.NUMBER] and len(replaced) == 1:
            clause = [*before[: replaced[0]], said[0], *before[replaced[0] + 1 :]]
        filled.append(clause)
    return filled


def _opens_question(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece is a joint before a question word: "and how many", ", dont combien"."""
    joint = pieces[at]
    if joint.kind not in (Kind.AND, Kind.BREAK) or joint.text.casefold() in ("than", "que", "with", "avec", "(", ")"):
        return False
    light = LIGHT - {Kind.EVERY} | {Kind.BACK, Kind.AND, Kind.SINCE, Kind.PRONOUN, Kind.BREAK}
    following = next((p for p in pieces[at + 1 :] if p.kind not in light), None)
    if following is None or following.kind not in (*_QUESTION_WORDS, Kind.MEAN, Kind.LIST):
        return False
    if joint.text == ":":
        return False
    # "quels sont" and "what are" list as well as ask.
    return following.kind in _QUESTION_WORDS or joint.kind is Kind.AND or following.kind is Kind.LIST


def _counts_alike(clause: Sequence[Piece], rest: Sequence[Piece]) -> bool:
    """Whether "and how many issues" only goes on naming what is counted: "how many concerns and how many issues …"."""
    said = [piece.kind for piece in clause if piece.kind not in (*LIGHT, Kind.COMPARE, Kind.BREAK, Kind.SHARE)]
    following = [piece.kind for piece in rest if piece.kind not in LIGHT]
    said = said[1:] if said[:1] in ([Kind.WHICH], [Kind.DIFFERENCE]) else said
    return said == [Kind.COUNT, Kind.TABLE] and following[:3] == [Kind.AND, Kind.COUNT, Kind.TABLE]


def _asks(clause: Sequence[Piece]) -> bool:
    # What only names articles ("in the CNIL article,") asks nothing yet.
    return any(piece.kind in _ASKING for piece in clause)


def _means(piece: Piece) -> bool:
    return piece.kind in _ASKING | _NAMING or piece.kind in (Kind.BACK, Kind.PRONOUN, Kind.DIFFERENCE, Kind.CONTINUE)


def _merge(clauses: list[list[Piece]]) -> list[list[Piece]]:
    """Clauses that ask nothing go with the next one; the last with the one before it."""
    merged: list[list[Piece]] = []
    waiting: list[Piece] = []
    for clause in clauses:
        whole = [*waiting, *([Piece(Kind.BREAK, None, ",")] if waiting else []), *clause]
        if _asks(clause):
            merged.append(whole)
            waiting = []
        else:
            waiting = whole
    if waiting and not merged:
        return [waiting]
    if waiting and any(piece.kind in _NAMING - {Kind.NUMBER, Kind.NAME, Kind.ALL} for piece in waiting):
        merged[-1] = [*merged[-1], Piece(Kind.BREAK, None, ","), *waiting]
    return merged


def split_ends(clause: list[Piece]) -> list[list[Piece]]:
    """A clause that asks for both ends, "the oldest and the latest article", once for each of them."""
    if len({piece.value for piece in clause if piece.kind is Kind.TABLE}) > 1:
        return [clause]  # "the fewest technologies but the most signals": one article, not two
    if periods := _compared_periods(clause):
        return [
            [p for p in clause if p.kind not in _JOINS and (p.kind is not Kind.PERIOD or p is one)] for one in periods
        ]
    if figures := _two_figures(clause):
        return figures
    for kind in (Kind.EXTREME, Kind.DATED):
        values = list(dict.fromkeys(piece.value for piece in clause if piece.kind is kind))
        if len(values) == 2 and not any(piece.kind is Kind.COMPARE for piece in clause):
            return [
                [Piece(Kind.STOP, None, p.text) if p.kind is kind and p.value != value else p for p in clause]
                for value in values
            ]
    return [clause]


def _two_figures(clause: Sequence[Piece]) -> list[list[Piece]]:
    """A clause that asks for the mean and the median, once for each of them; nothing elsewhere."""
    means, medians = ([at for at, p in enumerate(clause) if p.kind is kind] for kind in (Kind.MEAN, Kind.MEDIAN))
    if len(means) != 1 or len(medians) != 1:
        return []
    between = clause[min(means[0], medians[0]) + 1 : max(means[0], medians[0])]
    if any(piece.kind not in (*LIGHT, Kind.AND, Kind.OR, Kind.BREAK, Kind.COMPARE) for piece in between):
        return []
    joints = [p for p in between if p.kind not in LIGHT]
    return [[p for p in clause if p.kind is not kind and p not in joints] for kind in (Kind.MEDIAN, Kind.MEAN)]


def _compared_periods(clause: Sequence[Piece]) -> list[Piece]:
    """The two periods that are set against each other: "articles in 2023 vs 2024", "more concerns in 2023 or 2024?"."""
    periods = [piece for piece in clause if piece.kind is Kind.PERIOD]
    named = {piece.value for piece in clause if piece.kind in (Kind.TABLE, Kind.ROWS, Kind.NOUN)}
    known = {Kind.PERIOD, Kind.TABLE, Kind.ROWS, Kind.NOUN, Kind.COUNT, Kind.COMPARE, Kind.AND, Kind.OR, Kind.BREAK}
    known |= LIGHT | {Kind.LIST}
    asks_more = clause[0].kind is Kind.HEED and fold_accents(clause[0].text) in ("more", "fewer", "plus de", "moins de")
    alternatives = asks_more and any(piece.kind is Kind.OR for piece in clause)
    compares = alternatives or any(piece.kind is Kind.COMPARE for piece in clause)
    rest = clause[1:] if asks_more else clause
    plain = all(piece.kind in known for piece in rest)
    # Whole years are counted by year, which tells them apart in one table; unless "and in 2024" says it twice.
    by_year = all(p.period[0][4:] == "-01-01" and p.period[1] == f"{p.period[0][:4]}-12-31" for p in periods)
    twice = any(a.kind in (Kind.AND, Kind.OR) and b.kind is Kind.FILLER for a, b in pairwise(clause))
    plain = plain and (asks_more or twice or not by_year)
    return periods if len(periods) == 2 and len(named) == 1 and compares and plain else []
