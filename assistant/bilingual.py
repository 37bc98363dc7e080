"""French and English words for each other, by stem: a small lexicon beside the embedder's word vectors.

The word vectors of the embedder find "fungi" for « champignon », but take near words for the same ones;
the lexicon knows the commonest 5,700 words of such texts for certain.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.records import Language
from assistant.words import fold_word, stem_in_both, stem_word

_LEXICON = Path(__file__).parent / "bilingual.tsv"  # an English word, a tab, its French words with commas between


@cache
def _read() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """English stems of each French stem, and French stems of each English stem."""
    english: dict[str, set[str]] = {}
    french: dict[str, set[str]] = {}
    for line in _LEXICON.read_text(encoding="utf-8").splitlines():
        word, _, others = line.partition("\t")
        stem = stem_in_both(fold_word(word))[0]
        for other in others.split(","):
            french_stem = stem_in_both(fold_word(other))[1]
            english.setdefault(french_stem, set()).add(stem)
            french.setdefault(stem, set()).add(french_stem)
    return _frozen(english), _frozen(french)


def _frozen(stems: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {stem: frozenset(others) for stem, others in stems.items()}


def to_english(word: str) -> frozenset[str]:
    """The English stems for a folded French word; empty where the lexicon has none."""
    return _read()[0].get(stem_in_both(word)[1], frozenset())


def to_french(word: str) -> frozenset[str]:
    """The French stems for a folded English word; empty where the lexicon has none."""
    return _read()[1].get(stem_in_both(word)[0], frozenset())


def translate_from(language: Language, word: str) -> frozenset[str]:
    """The stems of a folded word of one language in the other one; empty where the lexicon has none."""
    return to_english(word) if language is Language.FRENCH else to_french(word)


def translate(word: str) -> frozenset[str]:
    """The stems of a folded word, of whichever language, in the other one; empty where the lexicon has none."""
    return to_english(word) | to_french(word)


def stems_in_any_language(word: str) -> frozenset[str]:
    """The stems of a folded word and of its translations: two words that share one of these may mean the same."""
    return frozenset(stem_word(word)) | translate(word)
