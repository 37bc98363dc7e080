"""Phrases that say one thing in several ways: set French phrases in English, and short forms written out."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FRENCH = Path(__file__).with_suffix(".tsv")  # a regular expression, a tab, English words for it
# A short form and what it stands for, in English; French ones are put into English first.
_SHORT_FORMS = {
    "AI": "artificial intelligence",
    "AR": "augmented reality",
    "CBDC": "central bank digital currency",
    "DNA": "deoxyribonucleic acid",
    "EU": "European Union",
    "EV": "electric vehicle",
    "GDPR": "General Data Protection Regulation",
    "IoT": "internet of things",
    "LLM": "large language model",
    "ML": "machine learning",
    "NGO": "non-governmental organisation",
    "SME": "small and medium-sized enterprise",
    "UBI": "universal basic income",
    "UK": "United Kingdom",
    "UN": "United Nations",
    "US": "United States",
    "VR": "virtual reality",
}


def say_in_english(sentence: str) -> str:
    """A sentence with the English of set French phrases, whose single words mean something else."""
    for phrase, plain in _read_french():
        sentence = phrase.sub(plain, sentence)
    return sentence


def other_ways(phrase: str) -> list[str]:
    """Other ways of saying a phrase, each once and without the phrase itself: "AI" and "artificial intelligence"."""
    english = say_in_english(phrase)
    ways = [english]
    for short, long in _SHORT_FORMS.items():
        ways.append(re.sub(rf"\b{short}s?\b", long, english))
        ways.append(re.sub(rf"\b{long}s?\b", short, english, flags=re.IGNORECASE))
    return [way for way in dict.fromkeys(ways) if way != phrase]


@cache
def _read_french() -> list[tuple[re.Pattern[str], str]]:
    pairs = [line.split("\t") for line in _FRENCH.read_text(encoding="utf-8").splitlines()]
    return [(re.compile(rf"\b(?:{phrase})\b", re.IGNORECASE), plain) for phrase, plain in pairs]
