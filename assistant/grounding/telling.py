"""Who says it, "all" for "most", "and" for "or": small words between the words that a sentence and a row share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.grounding.alignment import Aligned
from assistant.grounding.opposites import DENYING, NOT
from assistant.grounding.support import Sense
from assistant.grounding.texts import Text
from assistant.words import fold_word, raw_words

_ENOUGH = 0.6  # share of a sentence's words that its piece holds
_SAYS = re.compile(
    r"\b(?:claim|argue|say|warn|believe|state|maintain|contend|insist|announce|report|fear|think|note|estimate|suspect"
    r"|affirm|soutien|accus|pretend|declar|estim|crain|craign|pens|dis|annonc|avert|alert|assur|dénonc)\w*"
    r" (?P<that>that|que|qu)\b"
)
_SAME = 0.6  # cosine from which two words are one
_REACH = 4  # informative words that name a speaker
_WHOLE = frozenset("no none aucun aucune all every each tous toutes tout chaque totalite ensemble".split())
_PART = frozenset(
    "most some many several half few certain certains certaines plusieurs plupart nombreux nombreuses majority majorite"
    " moitie quelques nearly almost presque largely mostly".split()
)
_FEWEST = 5  # informative words of a sentence
_NEAR = 4  # words before a noun that tell how many


def changes_speaker(sentence: str, pieces: Sequence[str], sense: Sense) -> bool:
    """Whether a sentence lets somebody say what in its piece somebody else says, who is named there too."""
    mine = _speaker_of(sentence)
    if not mine:
        return False
    for piece in pieces:
        theirs = _speaker_of(piece)
        if theirs and sense.liken(mine, theirs).max() < _SAME:
            rest = [word for word in Text.of(piece).told if word not in theirs]
            if rest and (sense.liken(mine, rest).max(axis=1) >= _SAME).mean() > 1 / 2:
                return True
    return False


def _speaker_of(text: str) -> list[str]:
    """The informative words before "says that", of its clause; none where nobody says anything."""
    words = raw_words(text)
    found = _SAYS.search(" ".join(map(fold_word, words)))
    if not found:
        return []
    before = " ".join(map(fold_word, words))[: found.start()].count(" ")
    said = Text.of(" ".join(words[:before]))
    return said.told[-_REACH:]


def widens(aligned: Sequence[Aligned]) -> bool:
    """Whether a sentence says "all" of what its piece says "most" or "some" of, or "and" between what it has "or"."""
    return any(
        one.share >= _ENOUGH and len(one.said.telling) >= _FEWEST and (_says_all(one) or _joins_choices(one))
        for one in aligned
    )


def _says_all(one: Aligned) -> bool:
    for place, other in one.pairs.items():
        at, there = one.said.telling[place], one.known.telling[other]
        before, theirs = (
            set(text.words[max(0, end - _NEAR) : end]) for text, end in ((one.said, at), (one.known, there))
        )
        is_next = place == 0 or one.said.telling[place - 1] < at - 1
        if is_next and before & _WHOLE and not before & _PART and theirs & _PART and not theirs & _WHOLE:
            return True
    return False


def _joins_choices(one: Aligned) -> bool:
    if (NOT | DENYING) & set(one.known.words):
        return False  # "no A or B" is "neither A nor B"
    places = {other: place for place, other in one.pairs.items()}
    for other in range(len(one.known.telling) - 1):
        between = set(_between(one.known, other, other + 1))
        if between & {"or", "ou"} and other in places and other + 1 in places:
            first, second = sorted((places[other], places[other + 1]))
            joined = set(_between(one.said, first, second))
            if second == first + 1 and joined & {"and", "et"} and not joined & {"or", "ou"}:
                return True
    return False


def _between(text: Text, first: int, second: int) -> list[str]:
    return text.words[text.telling[first] + 1 : text.telling[second]]
