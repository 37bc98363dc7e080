"""Which of many rules may hold of a text: those of which it has a piece that none of their matches lacks.

Looking a text's words up takes a tenth of the time of trying every rule on it, and most texts have pieces of few rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

_WORD = re.compile(r"\w+")
_WHOLE = re.compile(r"\w+ ")
_REMEMBERED = 50_000  # words: those of a corpus come again and again
_LONG = 40  # letters; a longer word hardly comes again


class Gates:
    """The gates of numbered rules: of each a list of pieces of text of which every match of it holds one.

    A piece may stand inside a word; one that is a word and a blank is that word and no other; a blank before a piece
    is the beginning of a word.
    """

    def __init__(self, gates: Sequence[Sequence[str]]) -> None:
        """Take one gate a rule, in the order of the rules."""
        rules_of: dict[str, int] = {}
        for number, gate in enumerate(gates):
            for piece in gate:
                rules_of[piece] = rules_of.get(piece, 0) | 1 << number
        self._rules = len(gates)
        inside = {piece: rules for piece, rules in rules_of.items() if _WORD.fullmatch(piece)}
        whole = {piece[:-1]: rules for piece, rules in rules_of.items() if _WHOLE.fullmatch(piece)}
        others = [piece for piece in rules_of if piece not in inside and piece[:-1] not in whole]
        # Whether a phrase is there is asked only where the longest of its words is: its bit follows those of the rules.
        self._phrases = [(piece, rules_of[piece]) for piece in others if _WORD.search(piece)]
        for bit, (phrase, _) in enumerate(self._phrases, self._rules):
            longest = max(_WORD.findall(phrase), key=len)
            inside[longest] = inside.get(longest, 0) | 1 << bit
        self._signs = [(piece, rules_of[piece]) for piece in others if not _WORD.search(piece)]
        self._told_by = _ToldByWords(inside, whole)

    def held_by(self, text: str) -> Iterator[int]:
        """The numbers of the rules that may hold of a text, in their order."""
        told = reduce(or_, map(self._told_by.__getitem__, _WORD.findall(text)), 0)
        for sign, rules in self._signs:
            if sign in text:
                told |= rules
        spaced = f" {text}"
        for bit in _bits_of(told >> self._rules):
            phrase, rules = self._phrases[bit]
            if phrase in spaced:
                told |= rules
        yield from _bits_of(told & (1 << self._rules) - 1)


class _ToldByWords(dict[str, int]):
    """What a word tells, a bit each; remembers the words that it was asked for."""

    def __init__(self, inside: dict[str, int], whole: dict[str, int]) -> None:
        super().__init__()
        self._inside, self._whole = tuple(inside.items()), whole

    def __missing__(self, word: str) -> int:
        told = self._whole.get(word, 0)
        for piece, bits in self._inside:
            if piece in word:
                told |= bits
        if len(word) <= _LONG and len(self) < _REMEMBERED:
            self[word] = told
        return told


def _bits_of(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
