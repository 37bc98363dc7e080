"""Figures that places give without writing them so: the years of a column, ages, how many are named one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.amounts import Amount
from assistant.records import Passage

_HORIZON = re.compile(r"\b(?P<years>\d+)[- ]?(?:y\b|year|an)", re.IGNORECASE)  # of a column: "10-year"
_AGE = re.compile(
    r"\b(?:under|over|aged|ages?|older than|younger than|moins de|plus de|âgée?s? de)[- ]"
    r"(?:the age of |1\d? (?:and|to|et|à) )?(?P<age>\d{1,2})\b(?! ?(?:%|[a-z]{1,2}\d|million|billion|milli|€|\$))",
    re.IGNORECASE,
)
_NAME = r"[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)?"
_NAMED = re.compile(rf"{_NAME}(?:, {_NAME})*,? (?:and|&|et) {_NAME}")


def implied_amounts(passages: Sequence[Passage]) -> list[Amount]:
    """The amounts that a sentence about some places may tell although they stand there in another form."""
    found = []
    for passage in passages:
        columns = " ".join(column for column, cell in passage.cells.items() if cell)
        found += [Amount(float(years["years"]), "year") for years in _HORIZON.finditer(columns)]
        found += [
            Amount(float(len(re.split(r",? (?:and|&|et) |, ", named[0])))) for named in _NAMED.finditer(passage.text)
        ]
    return found


def ages_of(text: str) -> set[str]:
    """The ages that a text bounds or gives: "35" for "under 35", with the unit or without."""
    return {found["age"] for found in _AGE.finditer(text)}
