"""What a question holds and the article that would answer says nothing of: a country, a number, what was done."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from assistant.asking.claiming import find_claimed
from assistant.asking.wanting import find_numbers, find_years
from assistant.retrieval.looking import Floats, Look
from assistant.samenames import COUNTRIES, COUNTRY_NAMES
from assistant.words import fold_word, raw_words

# Articles in these languages speak of their readers' own country without naming it.
_UNSAID = frozenset(at for at, names in enumerate(COUNTRIES) if names & {"usa", "britain", "france"})
# Two countries of one name are told apart by a word of the article.
_NORTH, _SOUTH = frozenset(("north", "nord", "pyongyang")), frozenset(("south", "sud", "seoul"))
_OF_TWO = (
    (re.compile(r"\bnorth korea|\bcor[ée]e du nord\b", re.IGNORECASE), _NORTH),
    (re.compile(r"\bsouth korea|\bcor[ée]e du sud\b", re.IGNORECASE), _SOUTH),
)
_INSTITUTION = (
    r"governments?|gouvernements?|laws?|lois?|universit(?:y|ies)|universit[ée]s?|ministers?|ministres?|ministry|"
    r"minist[èe]res?|parliaments?|parlements?|courts?|tribuna(?:l|ux)|authorit(?:y|ies)|autorit[ée]s?|police|army|arm[ée]e"
)
_OF_INSTITUTION = re.compile(
    rf"\b(?P<before>[A-Z]\w+) (?:{_INSTITUTION})\b|\b(?:{_INSTITUTION}) (?P<behind>[a-zà-ÿ]\w+)"
)
# "How many Germans", « quel pourcentage d'Allemands ».
_OF_PEOPLE = re.compile(
    r"\b(?:how many|share of|percentage of|proportion of|combien|pourcentage|part|proportion)"
    r"(?: of| the| d[’']| des| de)? ?(?P<people>[A-ZÀ-Ý][a-zà-ÿ]+)"
)
_FEW = 5
_HELD = 0.3  # of a word: by less, nothing near to it is said


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
    if any(named.search(question) and not any(map(holds, words)) for named, words in _OF_TWO):
        return True
    of_institutions |= {fold_word(found["people"]) for found in _OF_PEOPLE.finditer(question)}
    return any(
        at not in _UNSAID and (names & asked or words & of_institutions) and not any(map(holds, words))
        for at, (names, words) in enumerate(zip(COUNTRY_NAMES, COUNTRIES, strict=True))
    )


def misses_year(question: str, holds: Callable[[str], bool]) -> bool:
    """Whether a year is named that an article does not hold."""
    return any(not holds(year) for year in find_years(question))


def misses_number(question: str, holds: Callable[[str], bool]) -> bool:
    """Whether a number of two or three digits, or a share, is named that an article does not hold."""
    return any(not holds(number) for number in find_numbers(question))


def misses_event(question: str, look: Look, score: Floats) -> bool:
    """Whether the reasons are asked for something that none of the best candidates says to have been done.

    Args:
        question: as it stands alone.
        look: its candidates.
        score: of each of them.
    """
    done = find_claimed(question)
    if done is None or done not in look.words:
        return False
    few = np.argsort(-score, kind="stable")[:_FEW]
    return float(look.found[look.words.index(done), few].max()) < _HELD
