"""Articles that say a question back, over and over: made to be found, they answer nothing and crowd out what does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.index.passages import searched_text
from assistant.records import HEADER, KEYWORDS, THEMES, Hit
from assistant.words import fold_accents, informative_words, stem_word

_LEAST_WORDS = 3  # informative words of a question that can be said back; fewer are a row's name as often
_COVERED = 0.8  # share of the question's words that an echo holds
_ADDED = 0.4  # words that it adds, as a share of the question's; a row that tells something adds more
_SENTENCE_END = re.compile(r"(?<=[.!?:;…])")
_BEGINNING = 3  # letters of a stem that its words begin with
_ECHOES = 2  # of one article; a single row may confirm what is asked


def find_echoes(question: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits that say nothing but the question, or pose it, of articles that do so again and again.

    A row that answers is not one for the keywords of its article: what is stuffed there takes no row away.
    """
    asked = [frozenset(stem_word(word)) for word in informative_words(question)]
    if len(asked) < _LEAST_WORDS:
        return []
    echoes = [hit for hit in hits if any(_says_back(asked, text) for text in _sayings(searched_text(hit.passage)))]
    often = Counter(hit.passage.article.id for hit in echoes)
    stated = Counter(hit.passage.article.id for hit in echoes if not _only_lists(hit))
    for hit in echoes:
        for counted in (often, stated):
            counted.update(copy.article for copy in hit.copies)
    return [hit for hit in echoes if (often if _only_lists(hit) else stated)[hit.passage.article.id] >= _ECHOES]


def _only_lists(hit: Hit) -> bool:
    return hit.passage.locator.place in (HEADER, KEYWORDS, THEMES)


def _sayings(text: str) -> list[str]:
    """A text, and the questions that it poses."""
    return [text, *(sentence for sentence in _SENTENCE_END.split(text) if sentence.endswith("?"))]


def _says_back(asked: Sequence[frozenset[str]], text: str) -> bool:
    folded = fold_accents(text)
    # Most rows lack even the beginnings of most words: their stems need not be found.
    if sum(any(stem[:_BEGINNING] in folded for stem in stems) for stems in asked) < _COVERED * len(asked):
        return False
    said = {frozenset(stem_word(word)) for word in informative_words(text) if not word[0].isdigit()}
    held = {stem for stems in said for stem in stems}
    known = {stem for stems in asked for stem in stems}
    covered = sum(bool(stems & held) for stems in asked)
    added = sum(not stems & known for stems in said)
    return covered >= _COVERED * len(asked) and added <= max(2, _ADDED * len(asked))
