"""Hurried words made whole: letters swapped or lost, and the accents that a French word needs.

The embedder reads what is written, so "crytpo" and "securite" take a question elsewhere. Letters are changed
only in a word that neither the corpus nor the frequency lists of the two languages know, when a known word is
one slip away (two in long words); accents are given only to French questions that have none at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache, cached_property

from assistant.records import Language
from assistant.words import STOP_WORDS, fold_word

_Buckets = Mapping[tuple[str, int], list[str]]  # words by their first letter and their length

_WORD = re.compile(r"[^\W\d_]+")
_ACCENTED = re.compile(r"[à-öø-ÿœ]", re.IGNORECASE)
_SHORTEST = 4  # letters of a word that may be mended; shorter ones have too many neighbours
_LONG = 8  # letters from which two slips are mended
_SHORTEST_TO_ACCENT = 3  # letters
# The letters of the lists, which are in lower case, as `fold_word` folds them, but fast.
_PLAIN = str.maketrans({letter: fold_word(letter) for letter in "àâäáãåçéèêëíìîïñóòôöõúùûüýÿœæ"})
_CLEARLY = 10  # how many times as frequent as the bare word the accented one has to be: "consacre" is a word too


class Speller:
    """Mends the words of questions about one corpus; the frequency lists are read when a first word needs them."""

    def __init__(self, corpus_words: Collection[str]) -> None:
        """Take the folded words of the corpus; they are preferred to words of the lists."""
        self._corpus = corpus_words

    def mend(self, question: str, language: Language) -> str:
        """The question with its unknown words spelled as the nearest known ones, all else as it is.

        Names (capitalised inside the sentence) and acronyms are left as they are.
        """
        bare = language is Language.FRENCH and not _ACCENTED.search(question)
        return _WORD.sub(lambda found: self._mend_word(found, language, bare=bare), question)

    def has_like(self, name: str) -> bool:
        """Whether the corpus has a word that a folded name may be a slip or another spelling of."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 2 if len(name) >= _LONG else 1
        return process.extractOne(name, self._corpus, scorer=OSA.distance, score_cutoff=slips) is not None

    def _mend_word(self, found: re.Match[str], language: Language, *, bare: bool) -> str:
        written = found.group()
        folded = fold_word(written)
        is_name = written[0].isupper() and (found.start() > 0 or written.isupper())
        if is_name or folded in STOP_WORDS or len(folded) < _SHORTEST_TO_ACCENT:
            return written
        unknown = len(folded) >= _SHORTEST and folded not in self._corpus and not self._lists.knows(folded)
        nearest = self._nearest(folded) if unknown else None
        if nearest is None and not bare:
            return written
        right = nearest or folded
        spelled = self._lists.accented(right) if language is Language.FRENCH else right
        return spelled.capitalize() if written[0].isupper() else spelled

    def _nearest(self, word: str) -> str | None:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA  # a swap of two letters is one slip

        slips = 2 if len(word) >= _LONG else 1
        near = process.extract(word, self._neighbours(word, slips), scorer=OSA.distance, score_cutoff=slips, limit=None)
        ranked = (
            (distance, other not in self._corpus, -self._lists.count(other), other) for other, distance, _ in near
        )
        return min(ranked, default=(0, False, 0, None))[3]

    def _neighbours(self, word: str, slips: int) -> list[str]:
        """Words of about that length that begin with its first or its second letter."""
        firsts = {word[0], word[1]}
        lengths = range(len(word) - slips, len(word) + slips + 1)
        own, listed = self._buckets, self._lists.buckets
        keys = [(first, length) for first in firsts for length in lengths]
        return [word for key in keys for bucket in (own, listed) for word in bucket.get(key, ())]

    @cached_property
    def _lists(self) -> _FrequencyLists:
        return _read_lists()

    @cached_property
    def _buckets(self) -> _Buckets:
        """The words that only the corpus has; those of the lists are the same for every corpus."""
        return _sort_into_buckets(word for word in self._corpus if not self._lists.knows(word))


class _FrequencyLists:
    """The words of French and English texts by how often they occur, as pyspellchecker ships them."""

    def __init__(self, french: Mapping[str, int], english: Mapping[str, int]) -> None:
        self._accented: dict[str, str] = {}
        self._counts: dict[str, int] = dict(english)
        for word, count in french.items():
            folded = word.translate(_PLAIN)
            self._counts[folded] = max(count, self._counts.get(folded, 0))
            if folded != word and count > _CLEARLY * french.get(folded, 0):
                other = self._accented.get(folded)
                if other is None or (french[other], word) < (count, other):
                    self._accented[folded] = word

    @cached_property
    def buckets(self) -> _Buckets:
        """All folded words of both languages."""
        return _sort_into_buckets(self._counts)

    def knows(self, folded: str) -> bool:
        """Whether one of the languages has the word."""
        return folded in self._counts

    def count(self, folded: str) -> int:
        """How often the word occurs in its language's texts."""
        return self._counts.get(folded, 0)

    def accented(self, folded: str) -> str:
        """The commonest French spelling of a word, where it is much commoner than the bare one."""
        return self._accented.get(folded, folded)


def _sort_into_buckets(words: Iterable[str]) -> _Buckets:
    buckets: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in words:
        buckets[word[:1], len(word)].append(word)
    return buckets


def count_word(folded: str) -> int:
    """How often a folded word occurs in French or English texts at large; 0 for an unknown one."""
    return _read_lists().count(folded)


@cache
def _read_lists() -> _FrequencyLists:
    from spellchecker import SpellChecker

    french, english = (SpellChecker(language=language).word_frequency.dictionary for language in ("fr", "en"))
    return _FrequencyLists(french, english)
