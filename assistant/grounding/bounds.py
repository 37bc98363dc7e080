"""How a text bounds a figure: "over 9,100 posts", "about a third", "before 1945"; and bounds that are turned round."""

from __future__ import annotations

import re
from enum import Enum

from assistant.amounts import DAYS, Amount, read_amounts_in_place


class Bound(Enum):
    """On which side of a figure the truth lies."""

    ABOVE = "above"
    BELOW = "below"
    ABOUT = "about"
    BEFORE = "before"
    AFTER = "after"


_WORDS = {  # folded, as the last words before a figure
    Bound.ABOVE: r"over|more than|above|at least|no (?:less|fewer) than|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?"
    r"|upwards of|plus d(?:e|u|es)?|au moins|depass(?:e|ent|ait|ant|er)|superieure?s? a|au dela d(?:e)?",
    Bound.BELOW: r"under|less than|below|fewer than|at most|no more than|up to|moins d(?:e|u|es)?|au plus|au maximum"
    r"|jusqu a|inferieure?s? a",
    Bound.ABOUT: r"about|around|roughly|approximately|some|nearly|almost|nearing|approaching|close to|circa|environ"
    r"|quelques?|pres d(?:e)?|presque|quasi|quasiment|pratiquement|autour d(?:e)?|a peu pres",
    Bound.BEFORE: r"before|prior to|pre|avant",
    Bound.AFTER: r"after|post|since|apres|depuis",
}
_BOUND = re.compile(
    r"\b(?:" + "|".join(rf"(?P<{bound.name}>{words})" for bound, words in _WORDS.items()) + r")"
    r"(?: (?:the|a|an|la|le|les|l|un|une|d|de|estimated|year|annee|fin|debut|end|late|early))*$"
)
_OPPOSITE = {
    Bound.ABOVE: Bound.BELOW,
    Bound.BELOW: Bound.ABOVE,
    Bound.BEFORE: Bound.AFTER,
    Bound.AFTER: Bound.BEFORE,
}


def read_bounds(text: str) -> list[tuple[Amount, Bound | None]]:
    """The amounts of a text in order, each with its bound; "over five years" tells how long, not more than five."""
    bounded = []
    for amount, before in read_amounts_in_place(text, spans=True):
        found = _BOUND.search(before)
        bound = next((side for side in Bound if found[side.name]), None) if found else None
        lasts = bound is Bound.ABOVE and amount.unit in DAYS and found and found["ABOVE"] == "over"
        bounded.append((amount, None if lasts else bound))
    return bounded


def turns_bound(sentence: str, source: str) -> bool:
    """Whether a sentence bounds a figure from the side opposite to every bound that its source gives the figure."""
    known = read_bounds(source)
    for amount, side in read_bounds(sentence):
        sides = {its for other, its in known if other.value == amount.value}
        if side in _OPPOSITE and _OPPOSITE[side] in sides and side not in sides:
            return True
    return False
