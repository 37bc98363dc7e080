"""How much of what a sentence says its places do not say: a learned weighing of a few measures.

Words of a sentence are looked for in its places, in the same or the other language; what is rare weighs more, and
what is missing in one and the same clause weighs most: that is where something is added.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.bilingual import stems_in_any_language
from assistant.phrases import say_in_english
from assistant.words import (
    STOP_WORDS,
    fold_word,
    informative_forms,
    is_french,
    raw_words,
    split_words,
    stem_word,
    stems_of,
)

Floats = NDArray[np.floating[Any]]
_NOTHING, _ALL = 0.25, 0.6  # cosines at which a word is not held at all, and wholly
_OTHER, _SAME = 0.3, 0.75  # the same of a word that has no translation there
_TRANSLATION = 0.9  # likeness of a word and its translation, or of two forms of one word
_COMMON = 3.0  # power of ten of a word's frequency from which it weighs less
_CLAUSE = re.compile(
    r"(?<!\d)[,;:]\s|\b(?:but|while|whereas|which|because|since|and|where|as|mais|tandis que|alors que|ce qui|et|dont|"
    r"où|notamment)\b"
)
_PART = re.compile(
    r"(?<!\d)[,;:]\s|\b(?:but|while|whereas|which|because|since|and|where|as|so|mais|tandis que|alors que|ce qui|et"
    r"|dont|où|notamment|afin|pour|car|si bien que)\b"
)
_UNLIKE, _UNLIKE_PART = 0.55, 0.45  # cosines of texts below which a sentence, and a part of one, is not their like
_FEWEST = 3  # informative words of a part that is compared as a text
_LONG = 8  # characters from which a piece is compared as a text
MEASURES = (
    "held",
    "missing_most",
    "missing_clause",
    "missing_run",
    "other_language",
    "texts",
    "known",
    "missing_part",
    "apart",
    "unlike",
    "unlike_part",
)


@dataclass(frozen=True, slots=True)
class Sense:
    """How alike words and texts are, in both languages."""

    compare: Callable[[Sequence[str], Sequence[str]], Floats]  # cosines of words as written: shape (words, others)
    embed: Callable[[list[str]], Floats]  # unit vectors of texts
    frequency: Callable[[str], int]  # of a folded word in general language; 0 for unknown ones

    def liken(self, words: Sequence[str], others: Sequence[str]) -> Floats:
        """Likeness of words as written, shape (words, others): their cosines, and more for a word's translation."""
        near = np.array(self.compare(words, others), dtype=np.float64)
        if not near.size:
            return near
        places: dict[str, list[int]] = {}
        for at, other in enumerate(others):
            for stem in stem_word(fold_word(other)):
                places.setdefault(stem, []).append(at)
        for row, word in zip(near, words, strict=True):
            same = [at for stem in stems_in_any_language(fold_word(word)) for at in places.get(stem, ())]
            row[same] = np.maximum(row[same], _TRANSLATION)
        return near


def measure_strangeness(sentence: str, pieces: Sequence[str], source: str, sense: Sense) -> float:
    """How far a sentence is from what its places say: above 0 it is more likely not said there.

    Args:
        sentence: what is claimed.
        pieces: the cells or sentences of the places.
        source: all their words, titles included.
        sense: tells how alike words and texts are.
    """
    weights = _load_weights()
    return float(weights.weigh(np.array(measure(sentence, pieces, source, sense))))


def measure(sentence: str, pieces: Sequence[str], source: str, sense: Sense) -> tuple[float, ...]:
    """The measures of `MEASURES`, in order."""
    other = float(is_french(split_words(sentence)) != is_french(split_words(source)))
    told = sentence
    if other:
        sentence = say_in_english(sentence)
    held = list(dict.fromkeys(word for word in raw_words(source) if fold_word(word) not in STOP_WORDS))
    words = {folded: form for folded, form in informative_forms(sentence).items() if not folded[0].isdigit()}
    texts = [piece for piece in pieces if len(piece) > _LONG] or [source]
    parts = [part for part in _PART.split(told) if len(informative_forms(part)) >= _FEWEST]
    vectors = sense.embed([told, *texts, *parts])
    likeness = vectors[1 : 1 + len(texts)] @ np.vstack([vectors[:1], vectors[1 + len(texts) :]]).T
    nearest = float(np.sort(likeness[:, 0])[-2:].sum())
    unlike = max(0.0, _UNLIKE - float(likeness[:, 0].max()))
    unlike_part = max(0.0, _UNLIKE_PART - float(likeness[:, min(1, len(parts)) :].max(axis=0).min()))
    if not words or not held:
        return (1.0, 0.0, 0.0, 0.0, other, nearest, 1.0, 0.0, 0.0, unlike, unlike_part)
    near = sense.compare(list(words.values()), held).max(axis=1)
    is_held = ((near - _NOTHING) / (_ALL - _NOTHING)).clip(0, 1)
    weight = np.array([_weigh(sense.frequency(word)) for word in words])
    missing = (1 - is_held) * weight
    place = {word: at for at, word in enumerate(words)}
    clause = 0.0
    for inside in _places(_CLAUSE.split(sentence), place):
        clause = max(clause, float(missing[inside].sum()) / math.sqrt(len(inside)))
    run = longest = 0.0
    for lost in missing:
        run = run + float(lost) if lost > 0.2 else 0.0
        longest = max(longest, run)
    longest *= 1 - other
    most = float(np.sort(missing)[-2:].sum())
    strange = (1 - _find_known(words, near, held)) * weight
    part = apart = 0.0
    for inside in _places(_PART.split(sentence), place):
        share = float(strange[inside].sum() / weight[inside].sum())
        part = max(part, share)
        rest = np.delete(np.arange(len(words)), inside)
        if len(rest) > 1:
            apart = max(apart, share - float(strange[rest].sum() / weight[rest].sum()))
    known = 1 - float(strange.sum() / weight.sum())
    return (
        1 - float(missing.sum() / weight.sum()),
        most,
        clause,
        longest,
        other,
        nearest,
        known,
        part,
        apart,
        unlike,
        unlike_part,
    )


def _places(parts: Iterable[str], place: dict[str, int]) -> Iterator[list[int]]:
    """Where the informative words of each part stand, of parts that have more than one."""
    for part in parts:
        inside = [place[word] for word in informative_forms(part) if word in place]
        if len(inside) > 1:
            yield inside


def _find_known(words: Iterable[str], near: Floats, held: Sequence[str]) -> Floats:
    """How far folded words are those of their places: wholly by their stem or a translation, else by likeness."""
    stems = stems_of(map(fold_word, held))
    is_known = [bool(stems_in_any_language(word) & stems) for word in words]
    return np.where(is_known, 1.0, ((near - _OTHER) / (_SAME - _OTHER)).clip(0, 1))


def _weigh(frequency: int) -> float:
    return 1 / (1 + max(0.0, math.log10(1 + frequency) - _COMMON))


@dataclass(frozen=True, slots=True)
class _Weights:
    mean: Floats
    spread: Floats
    weight: Floats
    bias: float

    def weigh(self, measures: Floats) -> float:
        return float(((measures - self.mean) / self.spread) @ self.weight + self.bias)


@cache
def _load_weights() -> _Weights:
    """Read weights.json; it belongs to this version of the measures, which is checked."""
    stored = json.loads((Path(__file__).parent / "weights.json").read_text(encoding="utf-8"))
    if tuple(stored["measures"]) != MEASURES:
        raise ValueError("weights.json was made for other measures")
    mean, spread, weight = (np.asarray(stored[key], dtype=np.float64) for key in ("mean", "spread", "weight"))
    return _Weights(mean, spread, weight, float(stored["bias"]))
