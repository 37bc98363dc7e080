"""A follow-up that sets another period against that of the question before: "how does that compare with 2023?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, Piece
from assistant.queries import OF_DATES, Aggregate, Group, TableQuery

_COMPARES = frozenset("plus moins more fewer less".split())
_LIGHT = (*LIGHT, Kind.STOP, Kind.BREAK, Kind.AND, Kind.BACK, Kind.PRONOUN, Kind.WHICH, Kind.DIFFERENCE, Kind.CONTINUE)


def compare_periods(pieces: Sequence[Piece], previous: TableQuery) -> TableQuery | None:
    """What was counted, for the period before and the one that is named, side by side; None where it is not that.

    Two that are named are set against each other: "2025 has how many fewer than 2023?". Both are whole years, or whole
    months.
    """
    said = [piece for piece in pieces if piece.kind not in (*_LIGHT, Kind.COUNT)]
    periods = [piece for piece in said if piece.kind is Kind.PERIOD]
    others = [piece for piece in said if piece.kind is not Kind.PERIOD]
    weighs = [p.kind is Kind.COMPARE or _COMPARES & set(p.plain.split()) for p in others]
    if not others or not all(weighs):
        return None
    spans = _spans_of_two(periods, previous) if len(periods) == 2 else _spans_with_before(periods, previous)
    if not spans or (len(periods) == 1 and any(piece.kind is Kind.COUNT for piece in pieces)):
        return None
    years = all(first[5:] == "01-01" and last[5:] == "12-31" and first[:4] == last[:4] for first, last in spans)
    months = all(first[:7] == last[:7] and first[8:] == "01" for first, last in spans)
    if len(spans) < 2 or not (years or months):
        return None
    apart = tuple(f"{first}/{last}" for first, last in spans) if _lie_apart(spans, years=years) else ()
    aggregate = Aggregate.COUNT if previous.aggregate is Aggregate.LIST else previous.aggregate
    group = Group.YEAR if years else Group.MONTH
    return replace(
        previous,
        aggregate=aggregate,
        since=spans[0][0],
        until=spans[-1][1],
        periods=apart,
        group=group,
        extreme=None,
        limit=None,
        rank=None,
    )


def _spans_with_before(periods: Sequence[Piece], previous: TableQuery) -> list[tuple[str, str]]:
    """The period of the question before and the one that is named; none where that was not of one period."""
    since, until = previous.since, previous.until
    plain = previous.aggregate in (Aggregate.COUNT, Aggregate.LIST, Aggregate.MEAN, Aggregate.MEDIAN, Aggregate.SHARE)
    if len(periods) != 1 or since is None or until is None:
        return []
    if previous.group or previous.outside or previous.periods or not plain:
        return []
    return sorted({(since, until), periods[0].period})


def _spans_of_two(periods: Sequence[Piece], previous: TableQuery) -> list[tuple[str, str]]:
    """The two periods that are named, where the question before counted by dates and in no other period."""
    within = previous.months or previous.weekdays or previous.outside or previous.dated or previous.having
    if previous.group not in OF_DATES or previous.aggregate not in (Aggregate.COUNT, Aggregate.LIST) or within:
        return []
    return sorted({piece.period for piece in periods})


def _lie_apart(spans: Sequence[tuple[str, str]], *, years: bool) -> bool:
    numbers = [int(first[:4]) if years else 12 * int(first[:4]) + int(first[5:7]) for first, _ in spans]
    return numbers[-1] - numbers[0] >= len(spans)
