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
        1e6: "million millions mio m millionen",
        1e9: "billion billions milliard milliards bn md mds milliarde milliarden",
        1e12: "trillion trillions",
    }.items()
    for word in words.split()
}
_UNITS = {
    word: unit
    for unit, words in {
        "%": "% percent pourcent pct prozent",
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
        "nanometre": "nm nanometre nanometres nanometer nanometers",
        "micrometre": "µm μm micrometre micrometres micrometer micrometers micron microns",
        "millimetre": "mm millimetre millimetres millimeter millimeters",
        "centimetre": "cm centimetre centimetres centimeter centimeters",
        "mile": "mile miles mi mph",
        "kilowatt": "kw kilowatt kilowatts",
        "megawatt": "mw megawatt megawatts",
        "gigawatt": "gw gigawatt gigawatts",
        "terawatt": "tw terawatt terawatts",
        "kilowatt-hour": "kwh",
        "megawatt-hour": "mwh",
        "gigawatt-hour": "gwh",
        "terawatt-hour": "twh",
        "megabyte": "mb megabyte megabytes mo",
        "gigabyte": "gb gigabyte gigabytes go",
        "terabyte": "tb terabyte terabytes",
        "kilometre": "km kmh kilometre kilometres kilometer kilometers",
        "degree": "degree degrees degre degres °c",
        "kilo": "kg kilo kilos kilogram kilograms kilogramme kilogrammes",
        "lb": "lb lbs pounds",
        "ton": "ton tons tonne tonnes",
        "point": "point points",
        "century": "century centuries siecle siecles",
        "decade": "decade decades decennie decennies",
        "millennium": "millennium millennia millenaire millenaires",
    }.items()
    for word in words.split()
}
_NUMBER_WORDS = {word: float(value) for names in _ONES for value, word in enumerate(names.split()) if word != "_"}
_NUMBER_WORDS |= {word: float(value) for word, _, value in (pair.partition(":") for pair in _TENS.split())}
_NUMBER_WORDS.pop("one")
_ONE = frozenset(("one", "a", "un"))
# What may be told in another unit: what is measured, and how much of it the unit is.
SCALES = {
    "metre": ("length", 1.0),
    "nanometre": ("length", 1e-9),
    "micrometre": ("length", 1e-6),
    "millimetre": ("length", 1e-3),
    "centimetre": ("length", 1e-2),
    "kilometre": ("length", 1000.0),
    "mile": ("length", 1609.34),
    "kilo": ("mass", 1.0),
    "lb": ("mass", 0.4536),
    "ton": ("mass", 1000.0),
    "kilowatt": ("power", 1e3),
    "megawatt": ("power", 1e6),
    "gigawatt": ("power", 1e9),
    "terawatt": ("power", 1e12),
    "kilowatt-hour": ("energy", 1e3),
    "megawatt-hour": ("energy", 1e6),
    "gigawatt-hour": ("energy", 1e9),
    "terawatt-hour": ("energy", 1e12),
    "megabyte": ("data", 1e6),
    "gigabyte": ("data", 1e9),
    "terabyte": ("data", 1e12),
}
# How many days a unit of time lasts.
DAYS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 30.44,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525.0,
    "millennium": 365250.0,
}
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
_OVERTIME = re.compile(r"heures (?:supplementaires?|de pointe|creuses|sup\b)")  # kinds of time or of pay, no spans
_FIGURE = r"\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_TOKEN = re.compile(rf"[€$£]|{_FIGURE}|%|°c\b|[^\W\d_]+(?:-[^\W\d_]+)*")
_DIGIT = re.compile(r"\d")
# "$1B", "7B": not "B2B". "T" counts only with a currency: "$1.5T".
_BILLIONS = re.compile(r"(?<![^\W_])(\d+(?:[.,]\d+)?) ?b(?![^\W_])")
_TRILLIONS = re.compile(r"([€$£] ?\d+(?:[.,]\d+)?) ?t(?![^\W_])")
_RANGE = re.compile(r"(\d ?(?:%|m|k|bn|md|million|billion)?) ?[-–—] ?(?=[€$£]?\d)")
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th|er|re|e|eme|nde?)\b")
_CENTURY = re.compile(r"\b([ivx]+)(?:e|eme|er) (?=siecle)")
_ROMAN = {"i": 1, "v": 5, "x": 10}
_AND_A_HALF = re.compile(
    r"\b(?:(?P<count>\w+) )?(?P<unit>years?|months?|weeks?|days?|hours?|ans?|mois|semaines?|jours?|heures?) "
    r"(?:and a half|et demie?)\b|\b(?P<number>\w+) and a half\b"
)
# "50 cents", "20 euro cents": hardly anybody writes « 50 cents » for five thousand.
_CENTS = re.compile(r"\b(\d+(?:[.,]\d+)?) ?(?:us )?(euro[- ])?(cents?|centimes?)\b(?! (?:mille|million|milliard))")
_HALF_OF = re.compile(r"\b(?:half an?|(?:un )?demi[- ]) ?(?=(?:million|billion|milliard|trillion)\b)")
_BOTH = re.compile(
    r"\b(les|des|aux|ces|ses|leurs|the|these|those) (?:deux|two)\b(?! (?:tiers|thirds|cent|hundred|mille))"
)
# Ages between a number and what it is of: "three children aged 5 to 7 in ten" as "three children in ten aged 5 to 7".
_AGED = re.compile(
    r"\b(?P<count>\w+ \w+) (?P<ages>(?:de|aged|ages?|ages? de) \d{1,2} (?:to|a|and|et) \d{1,2}"
    r"(?: ans?| years?(?: old)?)?) (?P<whole>(?:sur|in|out of) \w+)"
)
_ONE_OF = frozenset(("one", "un", "une"))
_BEGINNING = frozenset((*_NUMBER_WORDS, *_ONE_OF, *_ONE))
_OF_AMOUNTS = frozenset(
    (*_MULTIPLIERS, "half", "demi", "demie", "siecle", *(part for word in _NUMBER_WORDS for part in word.split("-")))
)
_SPAN = re.compile(r"\b(?:a|an|the|une|la|un) (decade|décennie|century|siècle)\b", re.IGNORECASE)
_PARTS = {
    "thirds": 1 / 3,
    "tiers": 1 / 3,
    "quarters": 0.25,
    "quarts": 0.25,
    "fifths": 0.2,
    "cinquiemes": 0.2,
    "tenths": 0.1,
    "dixiemes": 0.1,
}
_WHOLES = frozenset((2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 20.0, 100.0, 1000.0))
_BETWEEN = frozenset(("to", "a", "and", "et"))  # what stands between the ends of a range
_APART = 6  # words up to which "one" and "in five" stand apart
_BEFORE = 4  # words before an amount that may bound it
_MANY = 1e6  # so many « livres » are money, hardly books
_UNSCALED = 1000.0  # a number of a range below this may share the "million" of the other
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
        if {self.unit, other.unit} == {"pound", "lb"}:
            return True  # "20 million pounds" is money more often than it is mass
        telling = {"%", "euro", "dollar", "pound", "point"}
        if self.unit in telling or other.unit in telling:
            return self.unit == other.unit
        return self.unit == other.unit or None in (self.unit, other.unit)


def read_amounts(text: str) -> list[Amount]:
    """The amounts of a text in order; "one" and « un » are articles more often than numbers and left out."""
    return [amount for amount, _ in read_amounts_in_place(text)]


def read_amounts_in_place(text: str, *, spans: bool = False) -> list[tuple[Amount, str]]:
    """The amounts of a text in order, each with the few folded words before it, which say "over" or "about".

    Args:
        text: of any kind.
        spans: take "a decade" and "a century" for amounts too, which many texts hold and few mean as a figure, and
            "the two" for none.
    """
    if spans:
        text = _BOTH.sub(r"\1", _SPAN.sub(r"1 \1", text))
    folded = _fold(text.replace("pour cent", "%").replace("per cent", "%"))
    tokens = [token for word in _TOKEN.findall(folded) for token in (_split(word) if "-" in word else (word,))]
    amounts: list[tuple[Amount, str]] = []
    end, is_figure = 0, False
    # Most words begin no amount.
    for position in [at for at, token in enumerate(tokens) if token in _BEGINNING or token[0].isdigit()]:
        found = (_share_at(tokens, position) or _amount_at(tokens, position)) if position >= end else None
        if found is None:
            continue
        amount, after = found
        before = [word for word in tokens[max(end, position - _BEFORE) : position] if word not in "€$£"]
        between = set(tokens[end:position]) if amounts else set()
        is_alike = position and end and tokens[position][0].isdigit() == is_figure
        is_figure = tokens[position][0].isdigit()
        if (
            between and is_alike and _is_range(between, *amounts[-1], amount)
        ):  # "$12m-15m", "5 to 10 %": one unit for both
            earlier, words = amounts[-1]
            unit = earlier.unit or amount.unit
            amounts[-1] = (Amount(earlier.value * _shared_factor(earlier.value, amount.value), unit), words)
            amount = Amount(amount.value, amount.unit or unit)
        amounts.append((amount, " ".join(before)))
        end = after
    return amounts


def _is_range(between: set[str], first: Amount, before: str, second: Amount) -> bool:
    """Whether two amounts are the ends of a range, by what stands between and before them; « 2023 à 60 » is none."""
    if between != {"a"}:
        return between <= _BETWEEN
    is_rising = first.unit is None and 1 < first.value < _UNSCALED and first.value < second.value
    return is_rising or before.rpartition(" ")[2] in ("de", "d", "entre")


def _shared_factor(first: float, second: float) -> float:
    """What the first end of a range is to be multiplied with: a million for "5 to 10 million", else 1."""
    factor = next((factor for factor in (1e12, 1e9, 1e6) if second >= factor), 1.0)
    return factor if first < _UNSCALED and first < second / factor else 1.0


def _share_at(tokens: list[str], position: int) -> tuple[Amount, int] | None:
    """The share that begins at a token, in percent: "one person in ten", « quatre sur cinq », "two thirds"."""
    value = 1.0 if tokens[position] in _ONE_OF else _value_of(tokens[position])
    if value is None:
        return None
    part = _PARTS.get(tokens[position + 1]) if position + 1 < len(tokens) else None
    if part and value > 1:
        return Amount(100 * value * part, "%"), position + 2
    for at in range(position + 1, min(position + _APART, len(tokens) - 1)):
        if tokens[at] == "out" and tokens[at + 1] == "of":
            continue
        if tokens[at] in ("in", "sur") or (tokens[at] == "of" and tokens[at - 1] == "out"):
            whole = _value_of(tokens[at + 1])
            is_time = at + 2 < len(tokens) and _UNITS.get(tokens[at + 2]) in DAYS
            if whole in _WHOLES and value < whole and not is_time:
                return Amount(100 * value / whole, "%"), at + 2
            return None
        if _value_of(tokens[at]) is not None:
            return None
    return None


def _amount_at(tokens: list[str], position: int) -> tuple[Amount, int] | None:
    """The amount that begins at a token, and the position after its number."""
    value = _value_of(tokens[position])
    if value is None and tokens[position] in _ONE and tokens[position + 1 : position + 2] != ["m"]:
        value = 1.0 if _MULTIPLIERS.get("".join(tokens[position + 1 : position + 2])) else None
    if value is None:
        return None
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
    if after == ["livres"] and value >= _MANY:
        unit = "pound"
    return Amount(value, unit or (_UNITS.get(before) if before in "€$£" and before else None)), position


def may_be_of_amount(word: str) -> bool:
    """Whether a folded word of letters and digits may be of an amount: a text without any such word holds none."""
    return word in _OF_AMOUNTS or bool(_DIGIT.search(word))


def read_measures(text: str) -> set[str]:
    """The units and orders of size that a text names in the plural, with a number or without: "days or weeks"."""
    tokens = {token for word in _TOKEN.findall(_OVERTIME.sub(" ", _fold(text))) for token in _split(word)}
    return {_measure_of(token) for token in tokens & _MEASURES}


def known_measures(text: str) -> set[str]:
    """The same in any form, as adjectives too: "annual" speaks of years."""
    tokens = {token for word in _TOKEN.findall(_fold(text)) for token in _split(word)}
    return {_measure_of(token) for token in tokens}


def _fold(text: str) -> str:
    """Folded, with what is written in several ways written in one."""
    folded = fold_accents(text)
    if _DIGIT.search(folded):
        folded = _TRILLIONS.sub(r"\1 trillion", _BILLIONS.sub(r"\1 billion", folded))
        folded = _ORDINAL.sub(r"\1", _RANGE.sub(r"\1 to ", folded))
        folded = _CENTS.sub(_read_cents, folded)
        folded = _AGED.sub(r"\g<count> \g<whole> \g<ages>", folded)
    if "siecle" in folded:
        folded = _CENTURY.sub(lambda found: f"{_read_roman(found[1])} ", folded)
    if "half" in folded or "demi" in folded:
        folded = _AND_A_HALF.sub(_halve, _HALF_OF.sub("0.5 ", folded))
    return folded


def _read_cents(found: re.Match[str]) -> str:
    is_euro = found[2] or found[3].startswith("centime")
    return f"{float(found[1].replace(',', '.')) / 100:g} {'euro' if is_euro else 'dollar'}"


def _halve(found: re.Match[str]) -> str:
    """ "Two and a half", "a year and a half" with the half as a decimal."""
    if found["number"]:
        value = _value_of(found["number"])
        return found[0] if value is None else str(value + 0.5)
    count = found["count"] or ""
    value = _value_of(count) if count else None
    return f"{count} 1.5 {found['unit']}" if value is None else f"{value + 0.5} {found['unit']}"


def _read_roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-value if value < later else value for value, later in zip(values, following, strict=True))


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
    try:
        return float(token.replace(",", "."))
    except ValueError:  # "1990s" begins like a number
        return None
