"""Days as articles write them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import date

from assistant.columns import fold

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january,jan,janvier,janv,januar,enero,januari",
            "february,feb,fevrier,fevr,februar,febrero,februari",
            "march,mar,mars,marz,marzo,maart",
            "april,apr,avril,avr,abril",
            "may,mai,mayo,mei",
            "june,jun,juin,juni,junio",
            "july,jul,juillet,juil,juli,julio",
            "august,aug,aout,agosto,augustus",
            "september,sep,sept,septembre,septiembre",
            "october,oct,octobre,oktober,octubre",
            "november,nov,novembre,noviembre",
            "december,dec,decembre,dezember,diciembre",
        ),
        start=1,
    )
    for name in names.split(",")
}
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ].*)?")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ].*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)? (?:de |of )?([a-z]+) (?:de )?(\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})")
_MONTHS_IN_A_YEAR = 12


def read_date(text: str) -> str | None:
    """A day as ISO 8601, from 20231203, 2023-12-03, "3 décembre 2023", "Dec 3, 2023", 03.12.2023 and the like.

    None when it is no day that the calendar has, or could be two: 03/04/2023 is in April or in March.
    """
    text = text.strip()
    if found := _COMPACT.fullmatch(text):
        return _make(found[1], found[2], found[3])
    if found := _YEAR_FIRST.fullmatch(text):
        return _make(found[1], found[3], found[4])
    if found := _YEAR_LAST.fullmatch(text):
        first, second = int(found[1]), int(found[3])
        # Dots stand between day and month; a slash may stand between month and day too.
        if found[2] != "." and first != second and max(first, second) <= _MONTHS_IN_A_YEAR:
            return None
        day, month = (first, second) if second <= _MONTHS_IN_A_YEAR else (second, first)
        return _make(found[4], month, day)
    folded = fold(text)
    if (found := _DAY_FIRST.fullmatch(folded)) and found[2] in _MONTHS:
        return _make(found[3], _MONTHS[found[2]], found[1])
    if (found := _MONTH_FIRST.fullmatch(folded)) and found[1] in _MONTHS:
        return _make(found[3], _MONTHS[found[1]], found[2])
    return None


def _make(year: str, month: str | int, day: str | int) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
