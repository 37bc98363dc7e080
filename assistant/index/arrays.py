"""What ranking needs to know of every passage at once, as arrays in the order of the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.index.embedding import Vectors
from assistant.index.preparing import RankedArticle
from assistant.index.vocabulary import Vocabulary
from assistant.index.wordforms import WordForms
from assistant.words import fold_word

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]
_SMALLEST_GROUP = 20  # passages of a language; fewer are not a group of their own


@dataclass(frozen=True, slots=True)
class Held:
    """The places that hold something of one question word."""

    places: Numbers  # ascending
    values: Vectors  # how much of it, above 0, 1 at most

    def at(self, places: Numbers) -> Vectors:
        """How much of the word some places hold, from 0 to 1, in their order."""
        if not len(self.places):
            return np.zeros(len(places), np.float32)
        near = np.searchsorted(self.places, places).clip(max=len(self.places) - 1)
        return np.where(self.places[near] == places, self.values[near], np.float32(0))


@dataclass(frozen=True, slots=True)
class Postings:
    """Which places hold which words: a run of `places` for each word of the vocabulary."""

    starts: Numbers  # shape (words + 1,)
    places: NDArray[np.int32]
    count: int  # of places

    @classmethod
    def empty(cls) -> Postings:
        """No words and no places."""
        return cls(np.zeros(1, np.int64), np.zeros(0, np.int32), 0)

    def changed(self, words: Numbers, size: int, kept: Mask, fresh: Sequence[Iterable[int]]) -> Postings:
        """Without some places, and with others after those that are left.

        Args:
            words: the new number of each old word; of a word that is gone, anything.
            size: how many words there are now.
            kept: for each old place whether it stays.
            fresh: the words of each new place, by their new numbers.
        """
        stays = kept[self.places]
        numbers = np.cumsum(kept, dtype=np.int32) - 1
        count = int(kept.sum())
        sets = [sorted(set(text)) for text in fresh]
        flat = [
            np.repeat(words, np.diff(self.starts))[stays],
            np.fromiter((word for text in sets for word in text), np.int64),
        ]
        places = [
            numbers[self.places[stays]],
            np.repeat(np.arange(count, count + len(sets), dtype=np.int32), [len(text) for text in sets]),
        ]
        by_word = np.concatenate(flat)
        order = np.argsort(by_word, kind="stable")
        starts = np.zeros(size + 1, np.int64)
        np.cumsum(np.bincount(by_word, minlength=size), out=starts[1:])
        return Postings(starts, np.concatenate(places).astype(np.int32)[order], count + len(sets))

    def holds(self, word: int, place: int) -> bool:
        """Whether a place holds a word of the vocabulary."""
        places = self.places_of(word)
        at = int(np.searchsorted(places, place))
        return at < len(places) and int(places[at]) == place

    def places_of(self, word: int | None) -> NDArray[np.int32]:
        """The places that hold a word of the vocabulary, ascending; none for no word."""
        return self.places[:0] if word is None else self.places[self.starts[word] : self.starts[word + 1]]

    def gather(self, words: Numbers, worth: Vectors) -> list[Held]:
        """What places hold of each question word, those left aside that hold nothing; takes what `spread` does."""
        row, found = np.zeros(self.count, np.float32), []
        for matches, worths in zip(words, worth, strict=True):
            for word, value in zip(matches, worths, strict=True):
                if value > 0:
                    row[self.places_of(word)] = value
            places = np.flatnonzero(row > 0)  # of truth values it is much faster than of numbers
            found.append(Held(places, row[places]))
            row[places] = 0
        return found

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
                    target[self.places_of(word)] = value
        return held


@dataclass(frozen=True, slots=True)
class StoredArrays:
    """The passages of one generation; all arrays but postings, words, titles and labels have a line a passage."""

    in_row: Postings
    in_name: Postings
    in_context: Postings  # places are articles: title, summary, keywords and themes
    in_article: Postings  # places are articles: all their words
    number: Numbers  # in the catalogue, ascending
    article_of: Numbers  # from 0, in the order of the passages
    place: Numbers  # an index into PLACES, -1 for any other
    length: NDArray[np.float64]  # logarithm of the number of words
    figures: NDArray[np.uint8]  # the kinds of figures that a passage gives, as `assistant.figures.Figure`
    has_name: NDArray[np.bool_]
    french: NDArray[np.bool_]
    copy_of: Numbers  # the first passage with the same text; a passage's own number when it is the first
    line: NDArray[np.int32]  # of its vector in the store
    word_line: NDArray[np.int32]  # of each word's vector in the store, a line a word of the vocabulary
    title_line: NDArray[np.int32]  # of each article's title likewise, by identifier
    label_line: NDArray[np.int32]  # of their keywords and themes likewise, one article after the other

    @classmethod
    def empty(cls) -> StoredArrays:
        """Of no passages."""
        none, numbers, lines = Postings.empty(), np.zeros(0, np.int64), np.zeros(0, np.int32)
        return cls(
            in_row=none,
            in_name=none,
            in_context=none,
            in_article=none,
            number=numbers,
            article_of=numbers,
            place=numbers,
            length=np.zeros(0, np.float64),
            figures=np.zeros(0, np.uint8),
            has_name=np.zeros(0, np.bool_),
            french=np.zeros(0, np.bool_),
            copy_of=numbers,
            line=lines,
            word_line=lines,
            title_line=lines,
            label_line=lines,
        )

    def save(self, path: Path) -> None:
        """Write to a file."""
        stored: dict[str, Any] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Postings):
                stored |= {f"{field.name}_starts": value.starts, f"{field.name}_places": value.places}
                stored[f"{field.name}_count"] = np.int64(value.count)
            else:
                stored[field.name] = value
        np.savez(path, **stored)

    @classmethod
    def load(cls, path: Path) -> StoredArrays:
        """Read what `save` wrote; OSError, KeyError or ValueError when it is not there or damaged."""
        with np.load(path, allow_pickle=False) as stored:
            values: dict[str, Any] = {}
            for field in fields(cls):
                name = field.name
                if f"{name}_starts" in stored:
                    count = int(stored[f"{name}_count"])
                    values[name] = Postings(stored[f"{name}_starts"], stored[f"{name}_places"], count)
                else:
                    values[name] = stored[name]
        return cls(**values)

    @property
    def word_lines(self) -> NDArray[np.int32]:
        """The lines of words, titles and labels, which are kept in one file."""
        return np.concatenate([self.word_line, self.title_line, self.label_line])

    def with_lines(self, passages: NDArray[np.int32], words: NDArray[np.int32]) -> StoredArrays:
        """The same with other lines of the store; those of `word_lines` in their order."""
        many, titles = len(self.word_line), len(self.word_line) + len(self.title_line)
        return replace(self, line=passages).with_words(words[:many], words[many:titles], words[titles:])

    def with_words(
        self, words: NDArray[np.int32], titles: NDArray[np.int32], labels: NDArray[np.int32]
    ) -> StoredArrays:
        """The same with other lines for words, titles and labels."""
        return replace(self, word_line=words, title_line=titles, label_line=labels)

    def french_group(self) -> Vectors | None:
        """Which passages are French, as 0 or 1: embedders favour the question's own language, whatever is said in it.

        Shape (passages,); None where too few of them are in one of the languages to be a group of their own.
        """
        french = int(self.french.sum())
        is_one_group = min(french, len(self.french) - french) < _SMALLEST_GROUP
        return None if is_one_group else self.french.astype(np.float32)


@dataclass(frozen=True, slots=True)
class PassageArrays(StoredArrays):
    """The same with the corpus' words: what ranking reads."""

    vocabulary: Vocabulary

    @classmethod
    def of(cls, stored: StoredArrays, vocabulary: Vocabulary) -> PassageArrays:
        """Put them together."""
        return cls(**{field.name: getattr(stored, field.name) for field in fields(stored)}, vocabulary=vocabulary)


def count_forms(articles: Iterable[RankedArticle]) -> Counter[str]:
    """How often each written form occurs in articles."""
    return Counter(form for article in articles for form in article.forms())


def update_arrays(
    base: StoredArrays,
    before: WordForms,
    after: WordForms,
    removed: Sequence[int],
    added: Sequence[tuple[list[int], RankedArticle]],
    line: NDArray[np.int32],
) -> StoredArrays:
    """The arrays after some passages have gone and others have come: the same as if all had been read at once.

    The lines of words, titles and labels stay as they were: `with_words` is to follow.

    Args:
        base: the arrays so far.
        before: the words that these arrays count.
        after: the words without the removed passages and with the added ones.
        removed: numbers of passages, whole articles.
        added: articles, each with the numbers of all its passages, greater than any in `base`.
        line: of the vectors of the added passages.
    """
    added = [(numbers, article) for numbers, article in added if article.passages]
    articles = [article for _, article in added]
    passages = [passage for article in articles for passage in article.passages]
    ids = {word: number for number, word in enumerate(after.forms)}
    words = np.array([ids.get(word, -1) for word in before.forms], np.int64)
    kept = ~np.isin(base.number, np.asarray(removed, np.int64))
    stay = np.zeros(int(base.article_of[-1]) + 1 if len(base.article_of) else 0, np.bool_)
    stay[base.article_of[kept]] = True

    texts = [[ids[fold_word(form)] for form in passage.words] for passage in passages]
    titles = [{ids[fold_word(form)] for form in article.title} for article in articles]
    context, whole = [set(title) for title in titles], [set(title) for title in titles]
    of = np.repeat(np.arange(len(articles)), [len(article.passages) for article in articles])
    for passage, text, article in zip(passages, texts, of.tolist(), strict=True):
        whole[article].update(text)
        if passage.tells_article:
            context[article].update(text)
    names = [[ids[folded] for folded in map(fold_word, p.name) if folded in ids] for p in passages]

    size = len(ids)
    lines = np.concatenate([base.line[kept], line])
    _, first, inverse = np.unique(lines, return_index=True, return_inverse=True)
    renumbered = np.cumsum(stay) - 1

    def join(old: NDArray[Any], fresh: Iterable[Any]) -> NDArray[Any]:
        return np.concatenate([old[kept], np.fromiter(fresh, old.dtype)])

    return StoredArrays(
        in_row=base.in_row.changed(words, size, kept, texts),
        in_name=base.in_name.changed(words, size, kept, names),
        in_context=base.in_context.changed(words, size, stay, context),
        in_article=base.in_article.changed(words, size, stay, whole),
        number=join(base.number, (numbers[at] for numbers, article in added for at in article.at)),
        article_of=np.concatenate([renumbered[base.article_of[kept]], of + int(stay.sum())]).astype(np.int64),
        place=join(base.place, (passage.place for passage in passages)),
        length=join(base.length, np.log([max(1, len(passage.words)) for passage in passages])),
        figures=join(base.figures, (passage.figures for passage in passages)),
        has_name=join(base.has_name, (passage.has_name for passage in passages)),
        french=join(base.french, (passage.french for passage in passages)),
        copy_of=first[inverse].astype(np.int64),
        line=lines.astype(np.int32),
        word_line=base.word_line,
        title_line=base.title_line,
        label_line=base.label_line,
    )
