"""How far a search is to be doubted: a name that the corpus never has settles it, else signs are weighed."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from assistant.asking.advice import asks_advice
from assistant.asking.spelling import Speller
from assistant.asking.wanting import find_acronyms, find_lone_names, find_places
from assistant.index.arrays import PassageArrays
from assistant.records import Passage
from assistant.retrieval.doubt import lacks_figure, read_signs
from assistant.retrieval.looking import Floats, Look
from assistant.retrieval.missing import misses_country, misses_event, misses_number, misses_year
from assistant.retrieval.weights import Weights
from assistant.samenames import SAME_NAMES, find_members
from assistant.words import split_words

_DOUBT_OF_STRANGERS = 0.95
# How near the nearest word of the corpus is, from which it may be another name of the same place.
_REACHED = 0.18
_REACHED_BY_NAME = 0.15  # the same of any proper name
_TRANSLATED = 0.8  # the same of a word that the lexicon translates: « ADN » where the corpus has "DNA"


class Judge:
    """Judges whether the passages of one generation of the index answer."""

    def __init__(self, arrays: PassageArrays, speller: Speller, weights: Weights) -> None:
        self._arrays = arrays
        self._speller = speller
        self._weights = weights

    def doubt(
        self, question: str, look: Look, score: Floats, belief: Floats, best: Sequence[Passage], *, is_topic: bool
    ) -> float:
        """How likely it is that the best passages do not answer, from 0 to 1.

        Args:
            question: as it stands alone, its spelling mended.
            look: what the search found; `score` ranks its candidates by the question's words, and `belief` are their
                shares of belief, each with a line a candidate.
            best: the passages that are read, best first; at least one.
            is_topic: the question only asks what there is on a subject.
        """
        reach = dict(zip(look.words, look.reach.tolist(), strict=True))
        if any(self._is_strange(acronym, reach, _TRANSLATED) for acronym in find_acronyms(question)):
            # An organisation that the corpus never names: its neighbours would be quoted in its stead.
            return _DOUBT_OF_STRANGERS
        if self._is_of_stranger(question, reach) or lacks_figure(question, best[0]):
            return _DOUBT_OF_STRANGERS
        holds = self._words_of(best[0], int(self._arrays.article_of[look.candidates[score.argmax()]]))
        if asks_advice(question) or any(
            misses(question, holds) for misses in (misses_country, misses_year, misses_number)
        ):
            return _DOUBT_OF_STRANGERS
        if misses_event(question, look, score):
            return _DOUBT_OF_STRANGERS
        signs = read_signs(question, look, score, belief, best, self._arrays, is_topic=is_topic)
        return 1 / (1 + math.exp(-float(self._weights.doubt(signs))))

    def _words_of(self, passage: Passage, article: int) -> Callable[[str], bool]:
        """Whether an article holds a folded word, its title and the date of its page included."""
        words, date = set(split_words(passage.article.title)), passage.article.page_date or ""
        ids, in_article = self._arrays.vocabulary.ids, self._arrays.in_article
        return lambda word: (
            word in words or date.startswith(word) or (word in ids and in_article.holds(ids[word], article))
        )

    def _is_of_stranger(self, question: str, reach: Mapping[str, float]) -> bool:
        """Whether a question is about a place, or of somebody, that the corpus tells nothing of under any near name."""
        named = [(name, _REACHED) for name in find_places(question)]
        named += [(name, _REACHED_BY_NAME) for name in find_lone_names(question)]
        return any(self._is_strange(name, reach, near) and not self._speller.has_like(name) for name, near in named)

    def _is_strange(self, name: str, reach: Mapping[str, float], near: float) -> bool:
        """Whether the corpus holds a folded name neither itself nor by another name, nor any word so near to it."""
        ids = self._arrays.vocabulary.ids
        if name in ids or reach.get(name, 0.0) >= near:
            return False
        others = chain(find_members(name), *(same for same in SAME_NAMES if name in same))
        return not any(word in ids for word in others)
