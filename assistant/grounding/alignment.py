"""Which words of a sentence stand for which words of a piece of its places, in order, in either language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.grounding.polarity import without_phrases
from assistant.grounding.support import Sense
from assistant.grounding.texts import Alike, Text
from assistant.samenames import COUNTRIES
from assistant.words import is_french, stem_word

_SAME = 0.7  # cosine from which two words are one


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence beside one piece: pairs of places among `telling` of both, each place once."""

    said: Text
    known: Text
    near: Alike  # cosines of their informative words, shape (said, known)
    pairs: dict[int, int]

    @property
    def share(self) -> float:
        """Of the informative words of the sentence, those that have a partner."""
        return len(self.pairs) / max(1, len(self.said.telling))

    @property
    def is_translated(self) -> bool:
        """Whether the two are in different languages."""
        return is_french(self.said.words) != is_french(self.known.words)


def align(sentence: str, pieces: Sequence[str], sense: Sense) -> list[Aligned]:
    """A sentence beside each of the pieces, in their order.

    Words are partners when they share a stem, or are as good as one for the embedder; of several possible partners the
    one that follows the partner of the word before.
    """
    said = Text.of(without_phrases(sentence))
    texts = [Text.of(without_phrases(piece)) for piece in pieces]
    told = [word for text in texts for word in text.told]
    if not said.telling or not told:
        return []
    near = sense.liken(said.told, told)
    aligned, start = [], 0
    for text in texts:
        part = near[:, start : start + len(text.telling)]
        start += len(text.telling)
        aligned.append(Aligned(said, text, part, _pair(said, text, part)))
    return aligned


def stems_of(text: Text) -> list[frozenset[str]]:
    """The stems of the informative words of a text, in order."""
    return [frozenset(stem_word(text.words[at])) for at in text.telling]


def unambiguous_pairs(one: Aligned) -> dict[int, int]:
    """The pairs of words that neither text repeats: of "East" and "West" of one name, only these."""
    twice, twice_there = _repeated(one.said), _repeated(one.known)
    return {place: partner for place, partner in one.pairs.items() if place not in twice and partner not in twice_there}


def _countries_of(text: Text) -> dict[int, frozenset[str]]:
    """The places among `telling` of words for a country or its people, each with all of them."""
    found: dict[int, frozenset[str]] = {}
    for place, at in enumerate(text.telling):
        if text.raw[at][0].isupper():
            found.update((place, names) for names in COUNTRIES if text.words[at] in names)
    return found


def _repeated(text: Text) -> set[int]:
    stems = stems_of(text)
    counted = Counter(stem for its in stems for stem in its)
    return {place for place, its in enumerate(stems) if any(counted[stem] > 1 for stem in its)}


def _pair(said: Text, known: Text, near: Alike) -> dict[int, int]:
    if not known.telling:
        return {}
    score = np.where(near >= _SAME, near, 0.0)
    theirs = stems_of(known)
    for place, stems in enumerate(stems_of(said)):
        score[place, [other for other, its in enumerate(theirs) if stems & its]] = 1.0
    names, their_names = _countries_of(said), _countries_of(known)
    for place, country in names.items():
        score[place, [other for other, its in their_names.items() if its is country]] = 1.0
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for strength in sorted({float(value) for value in score[score > 0]}, reverse=True):
        for place in range(len(score)):
            free = [int(other) for other in np.flatnonzero(score[place] == strength) if other not in taken]
            if free and place not in pairs:
                follows = pairs.get(place - 1, -2) + 1
                pairs[place] = min(free, key=lambda other: (other != follows, other))
                taken.add(pairs[place])
    return pairs
