"""Lexical and dense search together: which passages bear on a question, best first."""

from __future__ import annotations

import math
from dataclasses import dataclass

from assistant.index.catalogue import Catalogue
from assistant.index.embedding import Embedder
from assistant.index.vectors import PassageVectors
from assistant.records import Hit, Question
from assistant.words import informative_words, stem_word

_CANDIDATES = 60  # of each kind of search
_COVERAGE_WEIGHT = 0.35  # a passage that holds every informative word gains as much as 0.35 of cosine
_CONTEXT_SHARE = 0.5  # a word found only in the article's title or keywords counts half


@dataclass(frozen=True, slots=True)
class Searcher:
    """Searches one generation of the index."""

    catalogue: Catalogue
    vectors: PassageVectors
    embedder: Embedder
    passages: int

    def search(self, question: Question, *, limit: int) -> list[Hit]:
        """The passages that bear most on a question, best first; ties follow the locator.

        A passage's score is its cosine to the question plus the share of the question's informative
        words that it holds, rare words counting more. An empty index gives [].
        """
        if not self.passages:
            return []
        stems = {word: stem_word(word) for word in informative_words(question.standalone)}
        lexical = self.catalogue.search_words((s for found in stems.values() for s in found), limit=_CANDIDATES)
        vector = self.embedder.embed([question.standalone])[0]
        dense = self.vectors.search(vector, limit=min(_CANDIDATES, self.passages))
        floor = min((cosine for _, cosine in dense), default=0.0)
        cosines = {locator: floor for locator, _ in lexical} | dict(dense)
        weights = self.weigh_words(question.standalone)
        held = self.catalogue.stems_of(list(cosines))
        scores = {
            locator: cosine + _COVERAGE_WEIGHT * _coverage(stems, weights, *held[locator])
            for locator, cosine in cosines.items()
        }
        best = sorted(scores, key=lambda locator: (-scores[locator], locator))[:limit]
        found = self.catalogue.find_many(best)
        return [Hit(found[locator], scores[locator]) for locator in best]

    def weigh_words(self, text: str) -> dict[str, float]:
        """The informative words of a text, each with its inverse document frequency in the corpus."""
        stems = {word: stem_word(word) for word in informative_words(text)}
        counts = self.catalogue.count_stems({s for found in stems.values() for s in found})
        return {
            word: math.log((self.passages + 1) / (max(counts[s] for s in found) + 0.5)) for word, found in stems.items()
        }


def _coverage(
    stems: dict[str, tuple[str, ...]], weights: dict[str, float], own: frozenset[str], context: frozenset[str]
) -> float:
    """The weighted share of words that a passage holds, from 0 to 1."""
    total = sum(weights.values())
    if not total:
        return 0.0
    covered = 0.0
    for word, found in stems.items():
        if own.intersection(found):
            covered += weights[word]
        elif context.intersection(found):
            covered += _CONTEXT_SHARE * weights[word]
    return covered / total
