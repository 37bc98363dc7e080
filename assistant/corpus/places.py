"""The headings that articles share, and what locators call the places below them."""

from __future__ import annotations

import re

from assistant.columns import fold
from assistant.records import KEYWORDS, SUMMARY, THEMES

OTHER = "other"
PLACES = {
    heading: place
    for place, headings in {
        KEYWORDS: "keywords,keyword,mots cles,mots clefs,mot cle",
        THEMES: "themes,theme,thematiques",
        SUMMARY: "summary,resume",
        OTHER: "other,others,autre,autres",
    }.items()
    for heading in headings.split(",")
}
TABLES = frozenset(
    {"signals", "concerns", "behaviors", "behaviours", "technologies", "issues"}
    | {"signaux", "preoccupations", "comportements", "enjeux"}
)
# "2. Signals", "II) Signals"; not "2030 signals" or "5G".
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}|[a-z])\s*[.)]\s+", re.IGNORECASE)


def without_number(heading: str) -> str:
    """A heading without the number of its place in the article, unless it says nothing else."""
    found = _NUMBER.match(heading)
    return heading[found.end() :] if found and heading[found.end() :].strip() else heading


def is_known_place(heading: str) -> bool:
    """Whether a heading, without marks of emphasis, is one that articles share."""
    folded = fold(without_number(heading.strip()))
    return folded in PLACES or folded in TABLES
