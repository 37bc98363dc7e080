"""Persons, trades and things that a careless sentence exchanges for others of their kind: nurses for teachers.

The word vectors of the embedder are near for words of one kind; a list of the commonest tells them apart.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.words import fold_word, is_french, raw_words, split_words, stem_word

_KINDS = Path(__file__).parent / "kinds.tsv"  # names in English, what tells of them, names in French


def exchanges_kind(sentence: str, source: str) -> bool:
    """Whether a sentence names someone or something of `kinds.tsv` for which its source has no word at all."""
    words = split_words(sentence)
    named = [_read()[is_french(words)].get(singular) for word in words for singular in _singulars(word)]
    if not any(named):
        return False
    known = {stem for word in raw_words(source) for stem in stem_word(fold_word(word))}
    return any(group and not group & known for group in named)


def _singulars(word: str) -> tuple[str, ...]:
    return (word, word[:-1]) if word[-1] in "sx" and len(word) > 3 else (word,)


@cache
def _read() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """For each English and for each French name the stems of all that a source may say instead."""
    english: dict[str, frozenset[str]] = {}
    french: dict[str, frozenset[str]] = {}
    for line in _KINDS.read_text(encoding="utf-8").splitlines():
        names, telling, others = line.split("\t")
        group = frozenset(stem for word in f"{names} {telling} {others}".split() for stem in stem_word(word))
        english |= {word: group | english.get(word, group) for word in names.split()}
        french |= {word: group | french.get(word, group) for word in others.split()}
    return english, french
