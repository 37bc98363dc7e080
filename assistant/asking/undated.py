"""Periods that only another one tells: "in March", "the second half of that year", « l’année suivante »."""

from __future__ import annotations

from datetime import date

from assistant.asking.lexicon import Kind
from assistant.asking.periods import period_of_months
from assistant.asking.pieces import NotUnderstood, Piece, Pieces

_MONTHS_A_YEAR = 12
_SAME = frozenset("meme same".split())
_SAME_SPAN = frozenset(
    f"{before}{same} {span}"
    for same, spans in (
        ("same", "window period stretch dates months interval"),
        ("meme", "periode fenetre intervalle"),
        ("memes", "mois dates"),
    )
    for span in spans.split()
    for before in ("", "the ", "la ", "le ", "les ", "sur la ")
)


def find_year(pieces: Pieces) -> tuple[str | None, str | None]:
    """The first and the last day of the year that all periods of a question are in; None twice where there is none."""
    years = {day[:4] for at in pieces.find(Kind.PERIOD) for day in pieces[at].period}
    year = years.pop() if len(years) == 1 else None
    return (f"{year}-01-01", f"{year}-12-31") if year else (None, None)


def settle_periods(pieces: Pieces, since: str | None, until: str | None) -> None:
    """Make periods of those that are known from these days: months of that year, the year before, the next month.

    What they do not tell stays as it is, and is explained by no rule.
    """
    for at in pieces.find(Kind.SHIFT):
        if at + 1 < len(pieces) and pieces.kind(at + 1) is Kind.PERIOD:
            period = _shift(str(pieces[at].value), *pieces[at + 1].period)
            if period is not None:  # "the year after 2023"
                _put(pieces, at, period)
                pieces.put(at + 1, Piece(Kind.STOP, None, pieces[at + 1].text))
    if since is None or until is None or since[:4] != until[:4]:
        return
    if any(pieces.folded(at).replace("-", " ") in _SAME_SPAN for at in pieces.find(Kind.CONTINUE)):
        _settle_same_span(pieces, since, until)
    for at in pieces.find(Kind.MONTH):
        first, *last = map(int, str(pieces[at].value).split("-"))
        _put(pieces, at, period_of_months(first, (last or [first])[0], int(since[:4])))
    same = any(_SAME & set(pieces.folded(at).split()) for at in pieces.find(Kind.FILLER, Kind.HEED))
    for at in pieces.find(Kind.SHIFT):
        if same and str(pieces[at].value).startswith("year") and (since[5:], until[5:]) != ("01-01", "12-31"):
            continue  # "the same quarter in the following year"
        if pieces.has(Kind.PERIOD) and pieces[at].value == "year+0":
            pieces.put(at, Piece(Kind.FILLER, None, pieces[at].text))  # "since 2024, that year included"
            continue
        period = _shift(str(pieces[at].value), since, until)
        if period is not None:
            _put(pieces, at, period)


def _settle_same_span(pieces: Pieces, since: str, until: str) -> None:
    """Make "the same window in 2025", « l'année d'avant, mêmes mois » the same days of that year.

    Raises:
        NotUnderstood: that year has no such days.
    """
    for at in pieces.find(Kind.PERIOD, Kind.SHIFT):
        if pieces.kind(at) is Kind.PERIOD:
            first, last = pieces[at].period
            if (first[4:], last) != ("-01-01", f"{first[:4]}-12-31"):
                continue  # other days are named anyway
            by = int(first[:4]) - int(since[:4])
        elif str(pieces[at].value).startswith("year"):
            by = int(str(pieces[at].value)[-2:])
        else:
            continue
        period = _days_of(since, until, by)
        if period is None:
            raise NotUnderstood
        _put(pieces, at, period)


def _days_of(since: str, until: str, by: int) -> tuple[str, str] | None:
    """The same days so many years later; whole months stay whole, and None stands for a day that is not there."""
    if _is_of_months(since, until):
        return period_of_months(int(since[5:7]), int(until[5:7]), int(since[:4]) + by)
    try:
        first, last = (date.fromisoformat(f"{int(day[:4]) + by:04}{day[4:]}").isoformat() for day in (since, until))
    except ValueError:
        return None
    return first, last


def _is_of_months(since: str, until: str) -> bool:
    """Whether these days are the first of a month and the last of one in the same year."""
    return (since, until) == period_of_months(int(since[5:7]), int(until[5:7]), int(since[:4]))


def _shift(shift: str, since: str, until: str) -> tuple[str, str] | None:
    """The year or month so far from these days, or the same days of another year; None where there is none."""
    unit, by = shift[:-2], int(shift[-2:])
    year, month = int(since[:4]), int(since[5:7])
    if unit == "span":
        return _days_of(since, until, by)
    if unit == "year":
        return period_of_months(1, _MONTHS_A_YEAR, year + by)
    if since[:7] != until[:7]:
        return None
    years, month = divmod(month - 1 + by, _MONTHS_A_YEAR)
    return period_of_months(month + 1, month + 1, year + years)


def _put(pieces: Pieces, at: int, period: tuple[str, str]) -> None:
    pieces.put(at, Piece(Kind.PERIOD, "/".join(period), pieces[at].text))
