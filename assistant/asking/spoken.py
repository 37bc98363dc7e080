"""Dates written as they are spoken: "le premier mars deux mille vingt-quatre", "March the first, twenty twenty-one"."""

from __future__ import annotations

import re

from assistant.asking.lexicon import MONTHS
from assistant.words import fold_accents

_ONES = {"": 0, "un": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4, "cinq": 5}
_ONES |= {"five": 5, "six": 6, "sept": 7, "seven": 7, "huit": 8, "eight": 8, "neuf": 9, "nine": 9}
_ONE = "|".join(word for word in _ONES if word)
# Twenty and something alone: "deux mille" could be a number of rows.
_YEAR = re.compile(
    rf"\b(?:deux[- ]mille[- ]vingt|two[- ]thousand(?:[- ]and)?[- ]twenty|twenty[- ]twenty)"
    rf"(?:[- ](?:et[- ])?({_ONE}))?\b",
    re.IGNORECASE,
)
_TEENS = "dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_DAYS = {"premier": 1, "trente": 30, "trente et un": 31, "vingt": 20, "vingt et un": 21}
_DAYS |= {word: day for day, word in enumerate("deux trois quatre cinq six sept huit neuf".split(), 2)}
_DAYS |= {f"vingt {word}": 20 + day for word, day in tuple(_DAYS.items()) if 1 < day < 10}
_DAYS |= {word.replace("-", " "): day for day, word in enumerate(_TEENS, 10)}
_DAYS |= {word: day for day, word in enumerate(_ORDINALS, 1)}
_DAYS |= {f"twenty {word}": 20 + day for day, word in enumerate(_ORDINALS[:9], 1)}
_DAYS |= {"thirtieth": 30, "thirty first": 31}
_DAY_WORDS = "|".join(day.replace(" ", "[- ]") for day in sorted(_DAYS, key=len, reverse=True))
_MONTH = "|".join(sorted({*MONTHS, "février", "août", "décembre"}, key=len, reverse=True))
_DAY = re.compile(rf"\b({_DAY_WORDS})( (?:of )?(?:{_MONTH})\b)", re.IGNORECASE)
_DAY_AFTER = re.compile(rf"\b((?:{_MONTH}),?)(?: the)? ({_DAY_WORDS})(?=,? 20\d\d\b)", re.IGNORECASE)
_FIGURES = re.compile(r"\b20\d\d\b")


def write_figures(text: str) -> str:
    """The text with the years of this decade, and days before a month, in figures; other words as they are.

    Days are read only beside a year, for "may" and "march" are verbs as well.
    """
    text = _YEAR.sub(lambda found: str(2020 + _ONES[(found[1] or "").lower()]), text)
    if not _FIGURES.search(text):
        return text
    text = _DAY_AFTER.sub(lambda found: f"{found[1]} {_number_of(found[2])}", text)
    return _DAY.sub(lambda found: f"{_number_of(found[1])}{found[2]}", text)


def _number_of(day: str) -> int:
    return _DAYS[fold_accents(day).lower().replace("-", " ")]
