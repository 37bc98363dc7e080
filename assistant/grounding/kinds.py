"""Persons, trades and things that a careless sentence exchanges for others of their kind: nurses for teachers.

The word vectors of the embedder are near for words of one kind; a list of the commonest tells them apart.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.words import fold_word, is_french, raw_words, stem_word

_DEEDS = frozenset("judge train coach author nurse parent doctor master police cook engineer bus truck".split())
_BEFORE_DEED = frozenset("to not cannot they we you will would can could may might must should".split())
_KINDS = Path(__file__).parent / "kinds.tsv"  # names in English, what tells of them, names in French


def exchanges_kind(sentence: str, source: str) -> bool:
    """Whether a sentence names someone or something of `kinds.tsv` for which its source has no word at all."""
    raw = raw_words(sentence)
    words = [fold_word(word) for word in raw]
    french = is_french(words)
    named = [
        _read()[french].get(singular)
        for at, word in enumerate(words)
        if not (_is_deed(words, at) if french is False else word.startswith("eleve") and "è" not in raw[at])
        for singular in _singulars(word)
    ]
    if not any(named):
        return False
    known = {stem for word in raw_words(source) for stem in stem_word(fold_word(word))}
    return any(group and not group & known for group in named)


def _is_deed(words: list[str], at: int) -> bool:
    """Whether an English word that is a verb too is one: "users do not judge", "to train"."""
    return words[at] in _DEEDS and at > 0 and words[at - 1] in _BEFORE_DEED


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
