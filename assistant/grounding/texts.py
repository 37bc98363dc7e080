"""The words of a text and of its clauses, as the rules on small words compare them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.grounding import opposites as lists
from assistant.words import STOP_WORDS, fold_word, raw_words

_REACH = 3  # informative words on either side of a word that it speaks of
_FEW = 2  # informative words after a denial below which the next clause is read too
_LONGEST_ACRONYM = 6  # letters


Alike = NDArray[np.floating]  # of words with words


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a text, folded and as written, the clause of each, and which of them are informative."""

    words: list[str]
    raw: list[str]
    clause: list[int]
    telling: list[int]

    @classmethod
    def of(cls, text: str) -> Text:
        raw: list[str] = []
        clause: list[int] = []
        for number, part in enumerate(lists.CLAUSE.split(text)):
            raw += (found := raw_words(part))
            clause += [number] * len(found)
        words = [fold_word(word) for word in raw]
        telling = [
            at
            for at, word in enumerate(words)
            if len(word) > 1 and (word not in STOP_WORDS or (raw[at].isupper() and len(word) < _LONGEST_ACRONYM))
        ]
        return cls(words, raw, clause, telling)

    @property
    def clauses(self) -> int:
        """How many clauses there are."""
        return self.clause[-1] + 1 if self.clause else 0

    def words_of(self, clause: int) -> str:
        """The folded words of a clause."""
        return " ".join(word for word, its in zip(self.words, self.clause, strict=True) if its == clause)

    def raw_of(self, clause: int) -> str:
        """The words of a clause as they are written, without what stands between them."""
        return " ".join(word for word, its in zip(self.raw, self.clause, strict=True) if its == clause)

    def telling_of(self, clause: int) -> list[int]:
        """Places among `telling` of the informative words of a clause."""
        return [place for place, at in enumerate(self.telling) if self.clause[at] == clause]

    @property
    def told(self) -> list[str]:
        """The informative words, as written."""
        return [self.raw[at] for at in self.telling]

    def after(self, at: int) -> list[int]:
        """Places among `telling` of the next informative words of the clause."""
        return [place for place in self._beside(at) if self.telling[place] > at][:_REACH]

    def around(self, at: int) -> list[int]:
        """Those of the next and of the two words before."""
        return self.after(at) + [place for place in self._beside(at) if self.telling[place] < at][-2:]

    def compared(self, at: int) -> list[int]:
        """Those by which a word is compared with another."""
        return self.after(at) if self.words[at] in lists.BEFORE_NOUN else self.around(at)

    def spoken_of(self, at: int) -> list[int]:
        """Those that a denial speaks of; words of the next clause too where its own ends with it."""
        found = self.after(at)
        if len(found) < _FEW:
            found = [place for place, other in enumerate(self.telling) if other > at][:_REACH]
        if self.words[at] not in lists.BEFORE_NOUN:
            found += [place for place in self._beside(at) if self.telling[place] < at][-2:]
        return found

    def before_and_after(self, place: int) -> tuple[list[int], list[int]]:
        """Those of the clause on either side of one of them."""
        beside = self._beside(self.telling[place])
        return [other for other in beside if other < place], [other for other in beside if other > place]

    def close(self, at: int) -> set[str]:
        """The words around a word, informative or not."""
        return set(self.words[max(0, at - 3) : at + 4])

    def before(self, at: int) -> list[str]:
        """The words of the clause before a word, back to the third informative one."""
        first = max([place for place in self.telling if place < at][-_REACH : -_REACH + 1], default=0)
        first = max(first - 1, at - 2 * _REACH, 0)
        return [self.words[place] for place in range(first, at) if self.clause[place] == self.clause[at]]

    def _beside(self, at: int) -> list[int]:
        return [place for place, other in enumerate(self.telling) if self.clause[other] == self.clause[at]]


def telling_words(text: str) -> list[str]:
    """The words of a text that are no stop words and longer than a letter, as they are written."""
    return [word for word in raw_words(text) if fold_word(word) not in STOP_WORDS and len(word) > 1]
