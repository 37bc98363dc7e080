"""The corpus' words with a vector each: from a word of a question to the corpus' words for it.

The multilingual embedder, asked for single words, is a dictionary: "champignon" finds the rows that say
"fungi", "staff" those that say "personnel". A lexicon makes it sure of the commonest words.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.bilingual import to_english, to_french
from assistant.index.components import leading_components
from assistant.index.embedding import Embedder, Vectors
from assistant.index.vectorfile import to_single
from assistant.index.wordforms import WordForms, read_lines, shown_to_embedder
from assistant.samenames import other_names
from assistant.words import fold_word, stem_in_both

EXPANSIONS = 64  # how many words of the corpus one word of a question may stand for
_FLOOR = 0.4  # cosine of two words from which a match counts at all
_WHOLE_UP_TO = 8_000  # words; more are compared by leading components first
# 91 % of the variance of 29,623 words, 3.0 instead of 8.0 ms for six words; 0.02 % of what near words count is missed.
_LEADING = 192
_MISSED = 0.1  # how much of a cosine they may miss
_SAME_STEM = 0.95  # what two forms of one word count at least
_STRANGE_KEPT = 2000  # vectors of words that the corpus lacks: 4 MB
_REMEMBERED = 6144  # words of questions with what they stand for, 2 KB each; they come back in others
_TRANSLATED = 0.9  # what a word and its translation count at least


class Vocabulary:
    """Every folded word of the corpus, sorted, with the vector of its commonest form."""

    def __init__(
        self, words: Sequence[str], stems: Sequence[tuple[str, str]], raw_vectors: NDArray[np.float16]
    ) -> None:
        """Take words in their order, their English and French stems, and their vectors as the embedder gave them."""
        self.words = list(words)
        self._stems = list(stems)
        self.ids = {word: number for number, word in enumerate(self.words)}
        self._expanded: dict[tuple[str, bytes, bool], tuple[NDArray[np.int64], Vectors]] = {}
        self._remembering = threading.Lock()
        empty = not len(raw_vectors)
        self._centre = (
            np.zeros(raw_vectors.shape[1], np.float32) if empty else raw_vectors.mean(axis=0, dtype=np.float32)
        )
        self._strange: dict[str, Vectors] = {}  # words that the corpus lacks, as shown to the embedder
        # Without the mean, which all words share, unlike words are less alike.
        self._vectors = _unit(to_single(raw_vectors) - self._centre)
        self._basis: Vectors | None = None
        if len(self.words) > _WHOLE_UP_TO:
            self._basis = leading_components(self._vectors[:: len(self.words) // _WHOLE_UP_TO], _LEADING)
        # Dimension by dimension in memory: BLAS compares a few words with all of them in two thirds of the time.
        self._held = np.asfortranarray(self._vectors if self._basis is None else self._vectors @ self._basis)
        if self._basis is not None:
            self._vectors = self._vectors.astype(np.float16)  # read of a few words at a time

    @classmethod
    def build(cls, forms: Counter[str], embedder: Embedder, known: Mapping[str, Vectors]) -> Vocabulary:
        """Embed the words of a corpus.

        Args:
            forms: how often each written form occurs.
            known: vectors that need not be computed again, by the form shown to the embedder.
        """
        counted = WordForms.count(forms)
        shown = counted.commonest()
        fresh = sorted({form for form in shown if form not in known})
        vectors = dict(known) | dict(zip(fresh, embedder.embed(fresh), strict=True))
        table = [vectors[form] for form in shown]
        raw = np.stack(table) if table else np.zeros((0, embedder.dimension), np.float32)
        return cls(list(counted.forms), list(counted.stems.values()), raw.astype(np.float16))

    @classmethod
    def load(cls, path: Path, raw_vectors: NDArray[np.float16]) -> Vocabulary:
        """Read the words that `WordForms.save` wrote, and take their vectors, a line a word in the same order."""
        lines = [line.split("\t", 3) for line in read_lines(path)]
        return cls([line[0] for line in lines], [(line[1], line[2]) for line in lines], raw_vectors)

    @cached_property
    def _by_stem(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """The words of each English and of each French stem."""
        english: dict[str, list[int]] = {}
        french: dict[str, list[int]] = {}
        for number, stems in enumerate(self._stems):
            english.setdefault(stems[0], []).append(number)
            french.setdefault(stems[1], []).append(number)
        return english, french

    def liken(self, words: Sequence[str], others: Sequence[str], embedder: Embedder) -> Vectors:
        """The cosines of words with others, 0 for negative ones; forms of one word count as one word.

        Args:
            words: as they are written; at least one.
            others: likewise.

        Returns:
            Shape (words, others).
        """
        near = self._vectors_of(words, embedder) @ self._vectors_of(others, embedder).T
        stems = [set(stem_in_both(fold_word(word))) for word in others]
        for line, word in enumerate(words):
            own = set(stem_in_both(fold_word(word)))
            near[line, [at for at, stem in enumerate(stems) if own & stem]] = 1.0
        return np.asarray(near.clip(0), dtype=np.float32)

    def _vectors_of(self, words: Sequence[str], embedder: Embedder) -> Vectors:
        """The vectors of words as they are written; those that the corpus lacks are embedded."""
        numbers = [self.ids.get(fold_word(word), -1) for word in words]
        shown = {at: shown_to_embedder(words[at]) for at, number in enumerate(numbers) if number < 0}
        found = np.stack([self._vectors[number] for number in numbers]).astype(np.float32)
        known = self._strange
        fresh = sorted({form for form in shown.values() if form not in known})
        if fresh:
            vectors = _unit(embedder.embed(fresh) - self._centre)
            if len(known) > _STRANGE_KEPT:
                known = {form: known[form] for form in shown.values() if form in known}
            # Replaced as a whole, as several threads read it; one sentence asks for its words several times.
            self._strange = known = known | dict(zip(fresh, vectors, strict=True))
        for at, form in shown.items():
            found[at] = known[form]
        return found

    def expand(self, words: Sequence[str], vectors: Vectors, *, french: bool) -> tuple[NDArray[np.int64], Vectors]:
        """The corpus' words nearest to each given word, worst first, and what each match is worth.

        Args:
            words: folded; at least one.
            vectors: of their forms as shown to the embedder, shape (words, dimension).
            french: forms of a French word count as the same word too.

        Returns:
            Numbers of words and their worth from 0 to 1, both of shape (words, EXPANSIONS) or narrower.
        """
        keys = [(word, vector.tobytes(), french) for word, vector in zip(words, vectors, strict=True)]
        with self._remembering:
            known = {key: self._expanded[key] for key in keys if key in self._expanded}
        missing = [line for line, key in enumerate(keys) if key not in known]
        if missing:
            near = self._compare(_unit(vectors[missing] - self._centre))
            for values, line in zip(near, missing, strict=True):
                known[keys[line]] = self._expand_word(words[line], values, french)
        best = np.zeros((len(words), min(EXPANSIONS, len(self.words))), np.int64)
        worth = np.full(best.shape, _FLOOR, np.float32)
        for line, key in enumerate(keys):
            there, values = known[key]
            best[line, len(best[line]) - len(there) :] = there
            worth[line, len(best[line]) - len(there) :] = values
        with self._remembering:
            self._expanded |= known
            while len(self._expanded) > _REMEMBERED:
                del self._expanded[next(iter(self._expanded))]
        return best, ((worth - _FLOOR) / (1 - _FLOOR)).clip(0).astype(np.float32)

    def _compare(self, vectors: Vectors) -> Vectors:
        """The cosines of some unit vectors with all words; of far too unlike ones, any value below _FLOOR."""
        if self._basis is None:
            return np.asarray(vectors @ self._held.T)
        near = (vectors @ self._basis) @ self._held.T
        for vector, values in zip(vectors, near, strict=True):
            close = np.flatnonzero(values > _FLOOR - _MISSED)
            values[close] = to_single(np.asarray(self._vectors[close], np.float16)) @ vector
        return np.asarray(near)

    def _expand_word(self, word: str, near: Vectors, french: bool) -> tuple[NDArray[np.int64], Vectors]:
        """The corpus' words near to one word, worst first; `near` holds its cosines with all of them."""
        stems = stem_in_both(word)
        forms = self._by_stem[0].get(stems[0], []) + (self._by_stem[1].get(stems[1], []) if french else [])
        near[forms] = np.maximum(near[forms], _SAME_STEM)
        stems_there, forms_of = (to_english(word), 0) if french else (to_french(word), 1)
        translated = [form for stem in stems_there for form in self._by_stem[forms_of].get(stem, [])]
        near[translated] = np.maximum(near[translated], _TRANSLATED)
        for name, same in other_names(word).items():
            if name in self.ids:
                near[self.ids[name]] = max(near[self.ids[name]], same)
        if word in self.ids:
            near[self.ids[word]] = 1.0
        # Few words are near at all; places that are left over stay worth nothing.
        there = np.flatnonzero(near > _FLOOR)
        there = there[np.argsort(near[there], kind="stable")[-EXPANSIONS:]]
        return there, near[there]


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return scaled
