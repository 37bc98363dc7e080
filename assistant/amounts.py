"""Numbers with their units as texts write them, in French and English, so that "1,5 milliard" is "1.5 billion"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.words import fold_accents

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
    "zero _ deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf vingt",
)
_TENS = (
    "twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90 vingt:20 trente:30 quarante:40 "
    "cinquante:50 soixante:60 septante:70 octante:80 nonante:90 dozen:12 douzaine:12 quinzaine:15 vingtaine:20 "
    "trentaine:30 quarantaine:40 cinquantaine:50 soixantaine:60 centaine:100 "
    "half:0.5 moitie:0.5 quarter:0.25 quart:0.25 "
    "tiers:0.333 third:0.333"
)
_MULTIPLIERS = {
    word: value
    for value, words in {
        100.0: "hundred cent cents hundreds",
        1e3: "thousand thousands mille milliers k",
        1e6: "million millions mio m",
        1e9: "billion billions milliard milliards bn md mds",
        1e12: "trillion trillions",
    }.items()
    for word in words.split()
}
_UNITS = {
    word: unit
    for unit, words in {
        "%": "% percent pourcent pct",
        "euro": "€ euro euros eur",
        "dollar": "$ dollar dollars usd",
        "pound": "£ gbp",
        "second": "second seconds seconde secondes",
        "minute": "minute minutes min",
        "hour": "hour hours heure heures h",
        "day": "day days jour jours",
        "week": "week weeks semaine semaines",
        "month": "month months mois",
        "year": "year years an ans annee annees",
        "metre": "metre metres meter meters",
        "mile": "mile miles mi",
        "kilometre": "km kilometre kilometres kilometer kilometers",
        "degree": "degree degrees degre degres °c",
        "kilo": "kg kilo kilos kilogram kilograms kilogramme kilogrammes",
        "ton": "ton tons tonne tonnes",
        "point": "point points",
        "century": "century centuries siecle siecles",
        "decade": "decade decades decennie decennies",
    }.items()
    for word in words.split()
}
_NUMBER_WORDS = {word: float(value) for names in _ONES for value, word in enumerate(names.split()) if word != "_"}
_NUMBER_WORDS |= {word: float(value) for word, _, value in (pair.partition(":") for pair in _TENS.split())}
_NUMBER_WORDS.pop("one")
_ONE = frozenset(("one", "a", "un"))
_UNITS_OF_ADJECTIVES = {
    word: unit
    for unit, words in {
        "day": "day daily jour quotidien quotidienne quotidiens quotidiennes",
        "week": "week weekly semaine hebdomadaire",
        "month": "month monthly mois mensuel mensuelle",
        "year": "year yearly annual annually an annee annuel annuelle annuels annuelles annuellement",
        "century": "century siecle",
        "decade": "decade decennie",
    }.items()
    for word in words.split()
}
_MEASURES = frozenset(
    """
    minutes heures hours jours days semaines weeks months annees ans years siecles centuries decades decennies miles km
    kilometres kilometers thousands milliers millions billions milliards
    """.split()
)
_FIGURE = r"\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_TOKEN = re.compile(rf"[€$£]|{_FIGURE}|%|°c|[^\W\d_]+(?:-[^\W\d_]+)*")
_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and what it counts, where the word after it is a known unit."""

    value: float
    unit: str | None = None

    def agrees(self, other: Amount) -> bool:
        """Whether two amounts can be one and the same: equal values, and no units that contradict each other."""
        if abs(self.value - other.value) > _TOLERANCE * max(1.0, abs(self.value)):
            return False
        telling = {"%", "euro", "dollar", "pound", "point"}
        if self.unit in telling or other.unit in telling:
            return self.unit == other.unit
        return self.unit == other.unit or None in (self.unit, other.unit)


def read_amounts(text: str) -> list[Amount]:
    """The amounts of a text in order; "one" and « un » are articles more often than numbers and left out."""
    folded = fold_accents(text.replace("pour cent", "%").replace("per cent", "%"))
    tokens = [token for word in _TOKEN.findall(folded) for token in _split(word)]
    amounts: list[Amount] = []
    position = 0
    while position < len(tokens):
        value = _value_of(tokens[position])
        if value is None and tokens[position] in _ONE and tokens[position + 1 : position + 2] != ["m"]:
            value = 1.0 if _MULTIPLIERS.get("".join(tokens[position + 1 : position + 2])) else None
        if value is None:
            position += 1
            continue
        before = tokens[position - 1] if position else ""
        position += 1
        while position < len(tokens):
            factor = _MULTIPLIERS.get(tokens[position])
            following = _NUMBER_WORDS.get(tokens[position])
            if factor is not None and not (factor == 1e6 and tokens[position] == "m" and value > 999):
                value *= factor
            elif following is not None and value >= 20 and following < 10 and value % 10 == 0:
                value += following  # "twenty five"
            else:
                break
            position += 1
        after = [token for token in tokens[position : position + 2] if token not in ("de", "d", "of", "us")][:1]
        unit = _UNITS.get(after[0]) if after else None
        amounts.append(Amount(value, unit or (_UNITS.get(before) if before in "€$£" and before else None)))
    return amounts


def read_measures(text: str) -> set[str]:
    """The units and orders of size that a text names in the plural, with a number or without: "days or weeks"."""
    tokens = {token for word in _TOKEN.findall(fold_accents(text)) for token in _split(word)}
    return {_measure_of(token) for token in tokens & _MEASURES}


def known_measures(text: str) -> set[str]:
    """The same in any form, as adjectives too: "annual" speaks of years."""
    tokens = {token for word in _TOKEN.findall(fold_accents(text)) for token in _split(word)}
    return {_measure_of(token) for token in tokens}


def _measure_of(token: str) -> str:
    return _UNITS.get(token) or _UNITS_OF_ADJECTIVES.get(token) or str(_MULTIPLIERS.get(token, ""))


def _split(word: str) -> list[str]:
    """Words joined by hyphens apart ("three-minute"), unless the whole is a number ("dix-sept")."""
    return [word] if word in _NUMBER_WORDS else word.split("-")


def _value_of(token: str) -> float | None:
    if not token[0].isdigit():
        return _NUMBER_WORDS.get(token)
    grouped = re.fullmatch(r"(\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+)(?:[.,](\d+))?", token)
    if grouped and (grouped[2] or not re.fullmatch(r"\d{1,3}[.]\d{3}", token)):
        return float(re.sub(r"\D", "", grouped[1]) + (f".{grouped[2]}" if grouped[2] else ""))
    return float(token.replace(",", "."))
