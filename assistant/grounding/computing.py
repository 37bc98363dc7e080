"""Whether a figure stands in its places or follows from theirs: rounded, converted, as a share, an average, a sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import permutations

from assistant.amounts import DAYS, SCALES, Amount
from assistant.grounding.bounds import Bound, read_bounds

_EXACT = 0.02  # by how much a converted figure may differ, as a share: a month is 30 or 31 days
_TOLERANCE = 1e-9
_ROUND = 0.1  # by how much "about" may round
_BOUNDED = 0.6  # the bound as a share of the figure: 55 % is "more than half", 95 % is hardly
_FIGURES = 2  # significant figures that a rounded number keeps at least
_MOST = 12  # amounts of the places up to which pairs of them are computed with
_TELLING = frozenset(("%", "euro", "dollar", "pound", "point"))
_AVERAGE = re.compile(
    r"\b(?:average|mean|per|each|apiece|moyenne|par|chacune?|chaque|an? (?:hour|day|week|month|year))\b",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\b(?:times|fois)\b", re.IGNORECASE)
_REST = re.compile(r"\b(?:rest|remain\w*|reste\w*|restant\w*)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:total|totals|totall?ing|combined|altogether|in all|together|au total|en tout|ensemble|cumul\w*|somme)\b",
    re.IGNORECASE,
)
_RATES = {
    "day": r"daily|(?:a|per|each|every|par|chaque) (?:day|jour)|tous les jours|quotidien\w*",
    "week": r"weekly|(?:a|per|each|every|par|chaque) (?:week|semaine)|toutes les semaines|hebdomadaire\w*",
    "month": r"monthly|(?:a|per|each|every|par|chaque) (?:month|mois)|tous les mois|mensuel\w*",
    "year": r"yearly|annual(?:ly)?|(?:a|per|each|every|par|chaque) (?:year|an|année)|tous les ans|annuel\w*",
    "hour": r"hourly|(?:an|per|each|every|par|chaque) (?:hour|heure)",
}
_RATE = {unit: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for unit, words in _RATES.items()}
_GAP = re.compile(
    r"\b(?:gap|difference|more than|fewer than|less than|apart|écart|différence|(?:de|en) plus|(?:de|en) moins|hausse"
    r"|baisse|rise|fall|drop|up|down|points?)\b",
    re.IGNORECASE,
)


def follows(sentence: str, known: Sequence[Amount], told: Sequence[Amount] | None = None) -> bool:
    """Whether every amount of a sentence is one of those known, or is computed from them in a plain way.

    Args:
        sentence: of which every amount has to follow.
        known: what it may repeat.
        told: those of them that stand in the text, which alone are computed with; all where it is None.
    """
    computed = list(_computed(sentence, known if told is None else told))
    return all(_is_given(amount, bound, (*known, *computed)) for amount, bound in read_bounds(sentence))


def misrates(sentence: str, source: str) -> bool:
    """Whether a sentence tells as weekly, say, what its source tells as daily only."""
    said, known = ({unit for unit, words in _RATE.items() if words.search(text)} for text in (sentence, source))
    return bool(known) and bool(said - known)


def converted_units(sentence: str, known: Sequence[Amount]) -> set[str]:
    """The units to which a sentence has converted the spans and measures of its places: months for ninety days."""
    measured = [amount for amount in known if amount.unit in DAYS or amount.unit in SCALES]
    return {
        amount.unit
        for amount, bound in read_bounds(sentence)
        if amount.unit and any(_is_near(amount, bound, other) for other in measured)
    }


def _is_given(amount: Amount, bound: Bound | None, known: Iterable[Amount]) -> bool:
    return any(amount.agrees(other) or _is_near(amount, bound, other) for other in known)


def _is_near(amount: Amount, bound: Bound | None, other: Amount) -> bool:
    """Whether an amount is another one converted, rounded, or its bound."""
    said, true, is_converted = _on_one_scale(amount, other)
    if not true or not said:
        return False
    ratio = said / true
    if is_converted and abs(ratio - 1) <= _TOLERANCE:
        return True
    if bound and (_figures_of(amount.value) <= _FIGURES or amount.unit == "%" or amount.value < 1):
        if bound is Bound.ABOUT:
            return abs(ratio - 1) <= _ROUND
        if bound is Bound.ABOVE:
            return _BOUNDED <= ratio < 1
        if bound is Bound.BELOW:
            return 1 < ratio <= 1 / _BOUNDED
    return (is_converted and abs(ratio - 1) <= _EXACT) or _is_rounded(said, true)


def _on_one_scale(amount: Amount, other: Amount) -> tuple[float, float, bool]:
    """Both values where they count the same thing, and whether one was converted for it; zeros where they do not."""
    if amount.unit in DAYS and other.unit in DAYS:
        return amount.value * DAYS[amount.unit], other.value * DAYS[other.unit], amount.unit != other.unit
    first, second = (SCALES.get(unit or "") for unit in (amount.unit, other.unit))
    if first and second and first[0] == second[0]:
        return amount.value * first[1], other.value * second[1], amount.unit != other.unit
    for one, its, left in ((amount, other, True), (other, amount, False)):
        if one.unit == "%" and its.unit is None and 0 < its.value < 1:  # "half" is 50 %
            share = its.value * 100
            return (one.value, share, True) if left else (share, one.value, True)
    units = {amount.unit, other.unit}
    if len(units) == 1 or (None in units and not units & _TELLING):
        return amount.value, other.value, False
    return 0.0, 0.0, False


def _is_rounded(said: float, true: float) -> bool:
    """Whether a value is another one to fewer figures, at least two: 88 for 88.2; years are no such values."""
    figures = _figures_of(said)
    if figures < _FIGURES or (float(true).is_integer() and true < 10_000):
        return False
    return float(f"{true:.{figures}g}") == said


def _figures_of(value: float) -> int:
    return len(f"{value:.10e}".partition("e")[0].replace(".", "").rstrip("0"))


def _computed(sentence: str, known: Sequence[Amount]) -> Iterable[Amount]:
    """What a sentence that speaks of an average, a total or a gap may have computed from two of the amounts."""
    amounts = list(dict.fromkeys(known))
    if len(amounts) > _MOST:
        return
    if _REST.search(sentence):
        yield from (Amount(100 - one.value, "%") for one in amounts if one.unit == "%" and one.value < 100)
    for one, other in permutations(amounts, 2):
        if one.unit == other.unit and one.unit and other.value and _TIMES.search(sentence):
            yield Amount(one.value / other.value)
        if _AVERAGE.search(sentence) and other.value and other.unit not in _TELLING - {one.unit}:
            yield Amount(one.value / other.value, None if other.unit == one.unit else one.unit)
        if one.unit == other.unit and _TOTAL.search(sentence):
            yield Amount(one.value + other.value, one.unit)
        if one.unit == other.unit and one.value > other.value and _GAP.search(sentence):
            yield Amount(one.value - other.value, "point" if one.unit == "%" else one.unit)
