"""Slips of the pen in the words of exact questions: "relevency", « pertinance », "howmany signles"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache

from assistant.asking.lexicon import LEXICON, MONTHS, Kind
from assistant.asking.spelling import count_word
from assistant.words import STOP_WORDS, fold_word

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r" (?:19|20)\d\d\b")
_ASKING = (Kind.COUNT, Kind.WHICH, Kind.LIST)
_FIRST = (Kind.TABLE, Kind.ROWS, Kind.NOUN, Kind.RELEVANCY, *_ASKING)
_SHORTEST = 3  # letters of a word that may be mended; so short a one only to a longer word that asks
_ELIDED, _VOWELS = "dljnmsc", "aeiouyh"
_LONG = 7  # letters from which two slips are mended


def mend_slips(text: str, knows: Callable[[str], bool]) -> str:
    """The text with the words that no language and no article knows spelled as the words of questions next to them.

    Args:
        knows: whether the corpus has a folded word.
    """

    def mend(found: re.Match[str]) -> str:
        written = found.group()
        folded = fold_word(written)
        is_name = written[0].isupper() and found.start() > 0 and not text.isupper()
        if is_name and _YEAR.match(text, found.end()) and not count_word(folded):
            return _nearest(folded, MONTHS.keys()) or written
        if is_name or len(folded) < _SHORTEST or folded in _vocabulary() or count_word(folded) or knows(folded):
            return written
        return _swapped(folded) or _elided(folded) or _cut(folded) or _nearest(folded) or written

    return _WORD.sub(mend, text)


def _swapped(word: str) -> str | None:
    """The small word that two swapped letters hide: "teh"."""
    swaps = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    return next((swap for swap in swaps if swap in STOP_WORDS and len(word) == _SHORTEST), None)


def _elided(word: str) -> str | None:
    """A word after an elided one whose apostrophe is missing: "darticles"."""
    meaning = LEXICON.get((word[1:],))
    elides = word[0] in _ELIDED and word[1] in _VOWELS and meaning is not None and meaning.kind in _FIRST
    return f"{word[0]}’{word[1:]}" if elides else None


def _cut(word: str) -> str | None:
    """Two words of a phrase that were run together."""
    for at in range(2, len(word) - 1):
        first, second = word[:at], word[at:]
        asks = (first,) in LEXICON and LEXICON[first,].kind in _ASKING
        if (first, second) in LEXICON or (asks and (second in STOP_WORDS or (second,) in LEXICON)):
            return f"{first} {second}"
    return None


def _nearest(word: str, among: Collection[str] = ()) -> str | None:
    """The one word of questions, or of some of them, that is a slip away, or two slips in a long word."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA  # a swap of two letters is one slip

    slips = 2 if len(word) >= _LONG else 1
    near = process.extract(word, among or _vocabulary().keys(), scorer=OSA.distance, score_cutoff=slips, limit=8)
    ranked = (
        (distance + _vocabulary()[other][0], *_vocabulary()[other])
        for other, distance, _ in near
        if len(other) > _SHORTEST and other[0] == word[0] and (len(word) > _SHORTEST or not _vocabulary()[other][0])
    )
    return min(ranked, default=(0, False, 0, None))[3]


@cache
def _vocabulary() -> dict[str, tuple[bool, int, str]]:
    """The words of questions, and what goes before what: words that ask or name, then the commoner ones."""
    meant = {word for phrase, meaning in LEXICON.items() if meaning.kind in _FIRST for word in phrase}
    words = {word for phrase in LEXICON for word in phrase} | set(MONTHS) | STOP_WORDS
    return {word: (word not in meant, -count_word(word), word) for word in sorted(words)}
