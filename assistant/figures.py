"""The kinds of figures that texts give and questions ask for: money, shares, dates, ages, durations, measures, counts.

A question for a price is not answered by a row without any money in it, however near its words are.
"""

from __future__ import annotations

import re
from enum import IntFlag

from assistant.amounts import read_amounts
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


# « Deux cents communes » are no money.
_MONEY = (
    r"€|\$|£|¥|\b(?:euros?|eur|dollars?|usd|pounds?|gbp|livres? sterling|yens?|yuans?|francs?|one cent|"
    r"(?<!deux )(?<!trois )(?<!quatre )(?<!cinq )(?<!six )(?<!sept )(?<!huit )(?<!neuf )cents|"
    r"roupies?|rupees?|(?:times|fois) (?:more expensive|cheaper|(?:plus|moins) cher\w*))\b"
)
_SHARE = (
    r"%|\b(?:percent|per cent|pour cent|pourcent|half|halves|moitie|thirds?|tiers|quarters?|quarts?|one in \w+|"
    r"\w+ in (?:ten|five|four|three|\d+)|\w+ out of \w+|\w+ sur (?:dix|cinq|quatre|trois|deux|\d+)|majority|majorite|"
    r"fraction|doubl\w+|tripl\w+|twofold|tenfold)\b"
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|janvier|fevrier|mars|"
    r"avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
)
_SEASON = r"(?:spring|summer|autumn|winter|printemps|ete|automne|hiver)"
_TIME = r"(?:year|month|week|decade|fall|annee|mois|semaine|decennie|" + _SEASON + ")"
_DATE = (
    rf"\b(?:1[5-9]\d\d|20\d\d)s?\b|\b{_MONTH} \d|\b\d{{1,2}} {_MONTH}\b|\b{_SEASON} (?:of |de )?\d|\bcentury\b|"
    rf"\bsiecles?\b|\b(?:last|next|this|previous|coming) {_TIME}\b|\b{_TIME} (?:derniere?|prochaine?)\b|"
    r"\b(?:decades?|years?|months?) ago\b|\bil y a\b|\bsince\b|\b(?:by|in|until) the end of\b|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:first|second|third|fourth) quarter\b"
)
_AGE = (
    r"\b(?:years?[- ]olds?|aged?|ages|ans|under \d+|over \d+|teen\w*|decades?[- ]old|centur(?:y|ies)[- ]old|"
    r"\d+[- ]year|"
    r"lifespan)\b"
)
_DURATION = (
    r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|secondes?|heures?|jours?|semaines?|mois|ans?|"
    r"annees?|decennies?|overnight)\b"
)
_MEASURE = (
    r"\b(?:km|kilomet\w+|met(?:er|re)s?|m2|m3|cm|mm|centimet\w+|millimet\w+|nanomet\w+|miles?|mph|feet|foot|ft|inch\w*|"
    r"yards?|acres?|hectares?|light[- ]years?|annees?[- ]lumiere|kg|kilos?|kilogram\w*|grams?|grammes?|tons?|tonnes?|"
    r"pounds?|degres?|degrees?|celsius|fahrenheit|watts?|[kmgt]wh?|kilowatt\w*|megawatt\w*|gigawatt\w*|volts?|hertz|"
    r"[kmg]hz|[kmgt]b|bytes?|octets?|qubits?|lit(?:re|er)s?|gallons?|tokens?|parameters|parametres|g|l|db|decibels?)\b|°"
)
_PATTERNS = {
    Figure.MONEY: re.compile(_MONEY),
    Figure.SHARE: re.compile(_SHARE),
    Figure.DATE: re.compile(_DATE),
    Figure.AGE: re.compile(_AGE),
    Figure.DURATION: re.compile(_DURATION),
    Figure.MEASURE: re.compile(_MEASURE),
}
_VAGUE = re.compile(
    r"\b(?:hundreds|thousands|millions?|billions?|trillions?|dozens?|centaines?|milliers?|milliards?|douzaines?|dizaines?|"
    r"vingtaines?|single|several|couple|numerous|once|twice|first|both|un seul|une seule|deux|two|three|"
    r"no|none|zero|aucune?)\b"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def find_figures(text: str) -> Figure:
    """The kinds of figures that a text gives; a year is a date and no count."""
    folded = fold_accents(text)
    found = Figure(0)
    for kind, pattern in _PATTERNS.items():
        if pattern.search(folded):
            found |= kind
    if any(not _YEAR.fullmatch(f"{amount.value:g}") for amount in read_amounts(text)) or _VAGUE.search(folded):
        found |= Figure.COUNT
    else:
        found &= ~(Figure.MEASURE | Figure.DURATION | Figure.AGE)  # a unit without a number is a word like others
    return found
