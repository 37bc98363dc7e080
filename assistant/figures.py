"""The kinds of figures that texts give and questions ask for: money, shares, dates, ages, durations, measures, counts.

A question for a price is not answered by a row without any money in it, however near its words are.
"""

from __future__ import annotations

import re
from enum import IntFlag
from functools import lru_cache

from assistant.amounts import may_be_of_amount, read_amounts
from assistant.words import fold_accents


class Figure(IntFlag):
    """Kinds of figures; a text may give several."""

    MONEY = 1
    SHARE = 2
    DATE = 4
    AGE = 8
    DURATION = 16
    MEASURE = 32  # lengths, weights, speeds, temperatures, energies
    COUNT = 64  # a number of things


_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|janvier|fevrier|mars|"
    r"avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
)
_SEASON = r"(?:spring|summer|autumn|winter|printemps|ete|automne|hiver)"
_TIME = r"(?:year|month|week|decade|fall|annee|mois|semaine|decennie|" + _SEASON + ")"
# What a word tells by itself, as a pattern of the whole word.
_WORDS = {
    Figure.MONEY: r"euros?|eur|dollars?|usd|pounds?|gbp|yens?|yuans?|francs?|roupies?|rupees?",
    Figure.SHARE: (
        r"percent|pourcent|half|halves|moitie|thirds?|tiers|quarters?|quarts?|majority|majorite|fraction|doubl\w+|tripl\w+|"
        r"quadrupl\w+|quintupl\w+|twofold|threefold|fourfold|tenfold"
    ),
    Figure.DATE: r"(?:1[5-9]\d\d|20\d\d)s?|century|siecles?|since|(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    Figure.AGE: r"aged?|ages|ans|teen\w*|lifespan",
    Figure.DURATION: (
        r"seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|secondes?|heures?|jours?|semaines?|mois|ans?|"
        r"annees?|decennies?|overnight"
    ),
    Figure.MEASURE: (
        r"km|kilomet\w+|met(?:er|re)s?|m2|m3|cm|mm|centimet\w+|millimet\w+|nanomet\w+|miles?|mph|feet|foot|ft|inch\w*|yards?|"
        r"acres?|hectares?|kg|kilos?|kilogram\w*|grams?|grammes?|tons?|tonnes?|pounds?|degres?|degrees?|celsius|fahrenheit|"
        r"watts?|[kmgt]wh?|kilowatt\w*|megawatt\w*|gigawatt\w*|volts?|hertz|[kmg]hz|[kmgt]b|bytes?|octets?|qubits?|"
        r"lit(?:re|er)s?|gallons?|tokens?|parameters|parametres|g|l|db|decibels?"
    ),
    Figure.COUNT: (
        r"hundreds|thousands|millions?|billions?|trillions?|dozens?|centaines?|milliers?|milliards?|douzaines?|dizaines?|"
        r"vingtaines?|single|several|couple|numerous|once|twice|first|both|deux|two|three|no|none|zero|aucune?"
    ),
}
_OF_SIGNS = {Figure.MONEY: "€$£¥", Figure.SHARE: "%", Figure.MEASURE: "°"}
# What words tell together, each with a pattern of a word that stands in it.
_PHRASES = (
    (  # « Deux cents communes » are no money.
        Figure.MONEY,
        r"sterling|cents?|expensive|cheaper|cher\w*",
        r"\b(?:livres? sterling|one cent|"
        r"(?<!deux )(?<!trois )(?<!quatre )(?<!cinq )(?<!six )(?<!sept )(?<!huit )(?<!neuf )cents|"
        r"(?:times|fois) (?:more expensive|cheaper|(?:plus|moins) cher\w*))\b",
    ),
    (
        Figure.SHARE,
        r"cent|one|out|ten|five|four|three|sur|\d+",
        r"\b(?:per cent|pour cent|one in \w+|\w+ in (?:ten|five|four|three|\d+)|"
        r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) out of \w+|"
        r"\w+ sur (?:dix|cinq|quatre|trois|deux|\d+))\b",
    ),
    (
        Figure.DATE,
        rf"{_MONTH}|{_TIME}",
        rf"\b{_MONTH} \d|\b\d{{1,2}} {_MONTH}\b|\b{_SEASON} (?:of |de )?\d|"
        rf"\b(?:last|next|this|previous|coming) {_TIME}\b|\b{_TIME} (?:derniere?|prochaine?)\b",
    ),
    (
        Figure.DATE,
        r"ago|il|end|quarter",
        r"\b(?:decades?|years?|months?) ago\b|\bil y a\b|\b(?:by|in|until) the end of\b|"
        r"\b(?:first|second|third|fourth) quarter\b",
    ),
    (
        Figure.AGE,
        r"olds?|under|over|year",
        r"\b(?:years?[- ]olds?|under \d+|over \d+|decades?[- ]old|centur(?:y|ies)[- ]old|\d+[- ]year)\b",
    ),
    (Figure.MEASURE, r"light|lumiere", r"\b(?:light[- ]years?|annees?[- ]lumiere)\b"),
    (Figure.COUNT, r"seule?", r"\b(?:un seul|une seule)\b"),
)
_SIGNS = tuple((sign, int(kind)) for kind, signs in _OF_SIGNS.items() for sign in signs)
_COUNT = int(Figure.COUNT)
_UNITS = int(Figure.MEASURE | Figure.DURATION | Figure.AGE)
_ALL = sum(map(int, Figure))
_NUMBER, _FIRST_PHRASE = _ALL + 1, 2 * (_ALL + 1)  # further bits of a word: it may be of an amount, or of a phrase
_LONG = 40  # letters; a longer word hardly comes again
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_WORD = re.compile(r"\w+")
_KINDS = tuple((int(kind), re.compile(pattern)) for kind, pattern in _WORDS.items())
_KEYS = tuple((_FIRST_PHRASE << at, re.compile(key)) for at, (_, key, _) in enumerate(_PHRASES))
_SOUGHT = tuple((_FIRST_PHRASE << at, int(kind), re.compile(pattern)) for at, (kind, _, pattern) in enumerate(_PHRASES))


def find_figures(text: str) -> Figure:
    """The kinds of figures that a text gives; a year is a date and no count."""
    folded = fold_accents(text)
    found = 0
    for word in set(_WORD.findall(folded)):
        found |= _told_by(word) if len(word) <= _LONG else _told_by.__wrapped__(word)
    for sign, kind in _SIGNS:
        if sign in folded:
            found |= kind
    for key, kind, pattern in _SOUGHT:
        if found & key and not found & kind and pattern.search(folded):
            found |= kind
    if found & _NUMBER and not found & _COUNT and _counts(text):
        found |= _COUNT
    if not found & _COUNT:
        found &= ~_UNITS  # a unit without a number is a word like others
    return Figure(found & _ALL)


def _counts(text: str) -> bool:
    return any(not _YEAR.fullmatch(f"{amount.value:g}") for amount in read_amounts(text))


@lru_cache(maxsize=20_000)
def _told_by(word: str) -> int:
    """As bits, what a folded word tells by itself, whether it may be of an amount, and which phrases it may be of."""
    told = _NUMBER if any(map(may_be_of_amount, word.split("_"))) else 0
    return told | sum(bit for bit, pattern in (*_KINDS, *_KEYS) if pattern.fullmatch(word))
