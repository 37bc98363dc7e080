"""What articles are to hold among the rows that have a rating: "no rating below 4", "all rated rows are 4 or 5".

A row without a rating says nothing against an article then, and an article without any rating says nothing for itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.asking.filtering import TOP_OF_SCALE, comparison_of, opposite_of
from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, ROWS, NotUnderstood, Pieces
from assistant.asking.tables import tables_of
from assistant.queries import ANY_RATING, AT_LEAST_ONE, NONE, Comparison, Holding, NumberFilter

_OF_RATINGS = ("note", "rating", "score", "pertinence", "relevan", "mark", "grade")
_TWO = 2
_VERBS = (Kind.FILLER, Kind.STOP)  # "are", "at"
_BETWEEN = (*LIGHT, Kind.STOP, Kind.REACH, Kind.RELEVANCY, Kind.COMPARISON, Kind.EVERY)


def read_among_rated(
    pieces: Pieces, places: Sequence[int], known: Collection[str]
) -> tuple[tuple[Holding, ...], list[int]]:
    """What articles are to hold, and the places that say it; nothing where it is not said so.

    Args:
        places: of tables and rows.
        known: the names of all tables.
    """
    numbers = pieces.find(Kind.NUMBER, Kind.TOP_MARK)
    others = (Kind.EXTREME, Kind.MEAN, Kind.SHARE, Kind.EACH, Kind.TOP, Kind.CONTAINS, Kind.TOPIC)
    if not numbers or len(numbers) > _TWO or pieces.has(*others) or len({pieces[at].value for at in places}) > 1:
        return (), []
    tables = tuple(
        dict.fromkeys(
            name for at in places if pieces.kind(at) is Kind.TABLE for name in tables_of(str(pieces[at].value), known)
        )
    )
    read = (
        _read_no_rating(pieces, numbers) or _read_all_rated(pieces, numbers) or _read_only_among_rated(pieces, numbers)
    )
    if not read:
        return (), []
    denied, taken = read
    held = (Holding(tables, (ANY_RATING,), AT_LEAST_ONE), Holding(tables, denied, NONE))
    rated = [at for at in pieces.find(Kind.RELEVANCY) if at < max(numbers)]
    return held, [*taken, *places, *rated]


def _read_no_rating(pieces: Pieces, numbers: Sequence[int]) -> tuple[tuple[NumberFilter, ...], list[int]] | None:
    """ "no rating below 4", « aucune note inférieure à 3 »."""
    for at in pieces.find(Kind.UNRATED):
        of_ratings = any(word in pieces.folded(at) for word in _OF_RATINGS)
        told = [i for i in range(at + 1, numbers[-1] + 2) if i < len(pieces)]
        between = [i for i in told if i < numbers[-1] and i not in numbers]
        plain = all(pieces.kind(i) in (*LIGHT, Kind.STOP, Kind.COMPARISON, Kind.OR, Kind.AND) for i in between)
        if not of_ratings or at > numbers[0] or not plain or any(pieces.kind(i) in ROWS for i in told):
            continue
        comparisons = [i for i in told if pieces.kind(i) is Kind.COMPARISON]
        joints = [i for i in between if pieces.kind(i) in (Kind.OR, Kind.AND)]
        wanted = _ratings(pieces, numbers, comparisons, joints)
        if len(wanted) == _TWO:
            wanted = (NumberFilter(Comparison.EITHER, wanted[0].value, wanted[1].value),)
        return wanted, [at, *numbers, *comparisons, *joints]
    return None


def _read_all_rated(pieces: Pieces, numbers: Sequence[int]) -> tuple[tuple[NumberFilter, ...], list[int]] | None:
    """ "all their rated rows are at least 4", « toutes les lignes notées sont à 4 ou 5 »."""
    for at in pieces.find(Kind.EVERY):
        rows = pieces.next(at)
        first = rows if pieces.kind(rows) is Kind.RELEVANCY else None  # "every scored row"
        rows = pieces.next(first) if first is not None else rows
        if rows is None or pieces.kind(rows) not in ROWS or rows > numbers[0]:
            continue
        rated = first if first is not None else rows + 1
        if rated >= len(pieces) or pieces.kind(rated) is not Kind.RELEVANCY:
            continue
        begin = max(rated, rows) + 1
        between = [i for i in range(begin, numbers[-1]) if i not in numbers]
        joints = [i for i in between if pieces.kind(i) in (Kind.OR, Kind.AND)]
        verbs = [i for i in range(begin, numbers[0]) if pieces.kind(i) in (Kind.REACH, Kind.RELEVANCY, *_VERBS)]
        if not verbs or any(pieces.kind(i) not in (*_BETWEEN, Kind.OR, Kind.AND) for i in between):
            continue  # "all rows rated 5": which rows, not what all of them have
        near = [i for i in (*between, numbers[-1] + 1) if i < len(pieces)]
        comparisons = [i for i in near if pieces.kind(i) is Kind.COMPARISON]
        denied = tuple(
            NumberFilter(opposite_of(wanted.comparison), wanted.value)
            for wanted in _ratings(pieces, numbers, comparisons, joints)
        )
        taken = [at, rows, rated, *verbs, *numbers, *comparisons, *joints]
        return denied, [i for i in taken if pieces.kind(i) not in (Kind.FILLER,)]
    return None


def _read_only_among_rated(pieces: Pieces, numbers: Sequence[int]) -> tuple[tuple[NumberFilter, ...], list[int]] | None:
    """ "exclusively 5s among their rated technologies"."""
    for at in pieces.find(Kind.EVERY):
        rated = [i for i in pieces.find(Kind.RELEVANCY) if i > numbers[-1]]
        rows = rated[0] + 1 if rated else len(pieces)
        told = [i for i in range(at + 1, rows) if i not in (*numbers, *rated)]
        plain = all(pieces.kind(i) in (*LIGHT, Kind.STOP, Kind.COMPARISON) for i in told)
        if not rated or at + 1 != numbers[0] or len(numbers) > 1 or rows >= len(pieces) or not plain:
            continue
        if pieces.kind(rows) not in ROWS:
            continue
        comparisons = [i for i in told if pieces.kind(i) is Kind.COMPARISON]
        (wanted,) = _ratings(pieces, numbers, comparisons, ())
        denied = NumberFilter(opposite_of(wanted.comparison), wanted.value)
        return (denied,), [at, *numbers, *comparisons, rated[0], rows]
    return None


def _ratings(
    pieces: Pieces, numbers: Sequence[int], comparisons: Sequence[int], joints: Sequence[int]
) -> tuple[NumberFilter, ...]:
    """The ratings that are named; of two, "4 or 5", one after the other.

    Raises:
        NotUnderstood: they are joined otherwise.
    """
    values = [TOP_OF_SCALE if pieces.kind(at) is Kind.TOP_MARK else pieces.number(at) for at in numbers]
    if len(values) == 1 and len(comparisons) <= 1 and not joints:
        return (NumberFilter(comparison_of(pieces, comparisons), values[0]),)
    if len(values) == _TWO and not comparisons and len(joints) == 1:
        return tuple(NumberFilter(Comparison.EQUAL, value) for value in values)
    raise NotUnderstood
