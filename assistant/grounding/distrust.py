"""Sentences on articles that were caught: where a place of one holds an order, nothing of it is put in new words.

What such an article wants to be told is nowhere in the rows that are left, but a misled model may still write it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from assistant.grounding.claims import prepare_claim
from assistant.records import Passage
from assistant.words import informative_words, stem_word

PassagesOf = Callable[[str], Iterable[Passage]]  # by the identifier of an article


class Caught:
    """Knows which articles were caught, and looks at each once."""

    def __init__(self, passages_of: PassagesOf) -> None:
        """Look articles up by `passages_of`, which gives all places of one."""
        self._passages_of = passages_of
        self._known: dict[str, bool] = {}

    def find_new_words(self, sentence: str, passages: Sequence[Passage]) -> str | None:
        """ "words" where a sentence on places of a caught article tells more than their own words; None otherwise."""
        articles = {passage.article.id for passage in passages}
        return "words" if adds_words(sentence, passages) and any(map(self._is_caught, articles)) else None

    def _is_caught(self, article: str) -> bool:
        if article not in self._known:
            self._known[article] = any(place.withheld or place.is_cut for place in self._passages_of(article))
        return self._known[article]


def adds_words(sentence: str, passages: Sequence[Passage]) -> bool:
    """Whether a sentence has a word that tells something and is none of its places' own, nor of their titles."""
    said, _, source = prepare_claim(sentence, passages)
    held = {stem for word in informative_words(source) for stem in stem_word(word)}
    return any(held.isdisjoint(stem_word(word)) for word in informative_words(said))
