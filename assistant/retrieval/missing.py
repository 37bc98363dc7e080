"""What a question names and the article that would answer says nothing of: a country, a year."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.samenames import COUNTRIES, COUNTRY_NAMES
from assistant.words import fold_word, raw_words

_YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,-]*\d)")
# Articles in these languages speak of their readers' own country without naming it.
_UNSAID = frozenset(at for at, names in enumerate(COUNTRIES) if names & {"usa", "britain", "france"})
_INSTITUTION = (
    r"governments?|gouvernements?|laws?|lois?|universit(?:y|ies)|universit[ée]s?|ministers?|ministres?|ministry|"
    r"minist[èe]res?|parliaments?|parlements?|courts?|tribuna(?:l|ux)|authorit(?:y|ies)|autorit[ée]s?|police|army|arm[ée]e"
)
_OF_INSTITUTION = re.compile(
    rf"\b(?P<before>[A-Z]\w+) (?:{_INSTITUTION})\b|\b(?:{_INSTITUTION}) (?P<behind>[a-zà-ÿ]\w+)"
)


def misses_country(question: str, holds: Callable[[str], bool]) -> bool:
    """Whether a country is named, or an institution is one's, of which an article holds no name, people or capital.

    Args:
        question: as it stands alone.
        holds: whether the article has a folded word.
    """
    asked = {fold_word(word) for word in raw_words(question) if word[0].isupper()}
    of_institutions = {
        fold_word(word) for found in _OF_INSTITUTION.finditer(question) for word in found.groups() if word
    }
    return any(
        at not in _UNSAID and (names & asked or words & of_institutions) and not any(map(holds, words))
        for at, (names, words) in enumerate(zip(COUNTRY_NAMES, COUNTRIES, strict=True))
    )


def misses_year(question: str, holds: Callable[[str], bool]) -> bool:
    """Whether a year is named that an article does not hold."""
    return any(not holds(year) for year in _YEAR.findall(question))
