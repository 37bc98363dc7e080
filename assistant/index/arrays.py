"""What ranking needs to know of every passage at once, as arrays in the order of the catalogue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.figures import find_figures
from assistant.index.catalogue import searched_text, told_cells
from assistant.index.embedding import Embedder, Vectors
from assistant.index.vocabulary import Vocabulary, shown_to_embedder
from assistant.records import KEYWORDS, SUMMARY, THEMES, Passage
from assistant.words import fold_word, is_french, raw_words

Numbers = NDArray[np.int64]

PLACES = ("signals", "concerns", "behaviors", "technologies", "issues", SUMMARY, KEYWORDS, THEMES)
_WHOLE_ARTICLE = (SUMMARY, KEYWORDS, THEMES)
# A capitalised word that does not open a sentence.
_NAME_INSIDE = re.compile(r"(?<![.!?:] )(?<!^)\b[A-ZÉ][\w’'-]+")
_SMALLEST_GROUP = 20  # passages of a language; fewer are not a group of their own


@dataclass(frozen=True, slots=True)
class Postings:
    """Which places hold which words: a run of `places` for each word of the vocabulary."""

    starts: Numbers  # shape (words + 1,)
    places: NDArray[np.int32]
    count: int  # of places

    @classmethod
    def build(cls, texts: Sequence[Iterable[int]], words: int) -> Postings:
        """Turn the words of each place round into the places of each word."""
        sets = [sorted(set(text)) for text in texts]
        flat = np.fromiter((word for text in sets for word in text), np.int64)
        places = np.repeat(np.arange(len(sets), dtype=np.int32), [len(text) for text in sets])
        order = np.argsort(flat, kind="stable")
        return cls(np.searchsorted(flat[order], np.arange(words + 1)).astype(np.int64), places[order], len(sets))

    def holds(self, word: int, place: int) -> bool:
        """Whether a place holds a word of the vocabulary."""
        places = self.places[self.starts[word] : self.starts[word + 1]]
        at = int(np.searchsorted(places, place))
        return at < len(places) and int(places[at]) == place

    def spread(self, words: Numbers, worth: Vectors) -> Vectors:
        """What each place holds of each question word, shape (question words, places), from 0 to 1.

        Args:
            words: the corpus' words for each question word, worst match first.
            worth: of those matches.
        """
        held = np.zeros((len(words), self.count), dtype=np.float32)
        for target, matches, worths in zip(held, words, worth, strict=True):
            for word, value in zip(matches, worths, strict=True):
                if value > 0:
                    target[self.places[self.starts[word] : self.starts[word + 1]]] = value
        return held


@dataclass(frozen=True, slots=True)
class PassageArrays:
    """The passages of one generation; all arrays but the postings have a line a passage."""

    vocabulary: Vocabulary
    in_row: Postings
    in_name: Postings
    in_context: Postings  # places are articles: title, summary, keywords and themes
    in_article: Postings  # places are articles: all their words
    article_of: Numbers
    place: Numbers  # an index into PLACES, -1 for any other
    length: NDArray[np.float64]  # logarithm of the number of words
    figures: NDArray[np.uint8]  # the kinds of figures that a passage gives, as `assistant.figures.Figure`
    has_name: NDArray[np.bool_]
    french: NDArray[np.bool_]
    copy_of: Numbers  # the first passage with the same text; a passage's own number when it is the first

    @classmethod
    def build(cls, passages: Sequence[Passage], embedder: Embedder, known: Mapping[str, Vectors]) -> PassageArrays:
        """Read all passages, those of one article next to each other.

        Args:
            passages: in the order of the catalogue.
            embedder: for words that are not in `known`.
            known: vectors of words, by the form shown to the embedder.
        """
        texts = [searched_text(passage) for passage in passages]
        words = [raw_words(text) for text in texts]
        names = [raw_words(passage.name or "") for passage in passages]
        titles = {passage.article.id: raw_words(passage.article.title) for passage in passages}
        counted = Counter(word for text in (*words, *titles.values()) for word in text)
        vocabulary = Vocabulary.build(counted, embedder, known)
        ids = vocabulary.ids
        folded = [[ids[fold_word(word)] for word in text] for text in words]
        number_of = {id: number for number, id in enumerate(titles)}
        context = [{ids[fold_word(word)] for word in title} for title in titles.values()]
        whole = [set(words_of) for words_of in context]
        copies: dict[str, int] = {}
        for passage, text in zip(passages, folded, strict=True):
            article = number_of[passage.article.id]
            whole[article].update(text)
            if passage.locator.place in _WHOLE_ARTICLE and passage.row is None:
                context[article].update(text)
        size = len(ids)
        return cls(
            vocabulary=vocabulary,
            in_row=Postings.build(folded, size),
            in_name=Postings.build([[ids[fold_word(word)] for word in name] for name in names], size),
            in_context=Postings.build(context, size),
            in_article=Postings.build(whole, size),
            article_of=np.array([number_of[p.article.id] for p in passages], np.int64),
            place=np.array([_place_of(passage) for passage in passages], np.int64),
            length=np.log([max(1, len(text)) for text in words]),
            figures=np.array([int(find_figures(text)) for text in texts], np.uint8),
            has_name=np.array([bool(_NAME_INSIDE.search(_first_cell(p))) for p in passages], np.bool_),
            french=np.array([is_french(map(fold_word, text)) for text in words], np.bool_),
            copy_of=np.array([copies.setdefault(text, number) for number, text in enumerate(texts)], np.int64),
        )

    def save(self, folder: Path) -> None:
        """Write to a folder that is there."""
        self.vocabulary.save(folder / "vocabulary.npz")
        stored: dict[str, Any] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Postings):
                stored |= {f"{field.name}_starts": value.starts, f"{field.name}_places": value.places}
                stored[f"{field.name}_count"] = np.int64(value.count)
            elif isinstance(value, np.ndarray):
                stored[field.name] = value
        np.savez(folder / "passages.npz", **stored)

    @classmethod
    def load(cls, folder: Path) -> PassageArrays:
        """Read what `save` wrote; OSError, KeyError or ValueError when it is not there or damaged."""
        vocabulary = Vocabulary.load(folder / "vocabulary.npz")
        with np.load(folder / "passages.npz", allow_pickle=False) as stored:
            values: dict[str, Any] = {}
            for field in fields(cls):
                name = field.name
                if f"{name}_starts" in stored:
                    count = int(stored[f"{name}_count"])
                    values[name] = Postings(stored[f"{name}_starts"], stored[f"{name}_places"], count)
                elif name != "vocabulary":
                    values[name] = stored[name]
        return cls(vocabulary=vocabulary, **values)

    def word_vectors(self) -> dict[str, Vectors]:
        """The vectors of the vocabulary's folded words, to be used again when the corpus grows."""
        pairs = zip(self.vocabulary.words, self.vocabulary.raw_vectors, strict=True)
        return {word: vector.astype(np.float32) for word, vector in pairs if shown_to_embedder(word) == word}

    def groups(self) -> Iterator[Numbers]:
        """The passages of each language: embedders favour the question's own, whatever is said in it."""
        french, english = np.flatnonzero(self.french), np.flatnonzero(~self.french)
        if min(len(french), len(english)) < _SMALLEST_GROUP:
            yield np.arange(len(self.french))
        else:
            yield from (french, english)


def _first_cell(passage: Passage) -> str:
    return next(told_cells(passage), "") if passage.cells else passage.text


def _place_of(passage: Passage) -> int:
    # The first two names are told apart from sections: a table may be called "summary".
    wanted = passage.table if passage.row is not None else passage.locator.place
    return PLACES.index(wanted) if wanted in PLACES else -1
