"""Finds text that gives an assistant orders, or speaks in its name, instead of informing its reader.

What counts is the form: who is spoken to, in what mood, and about what. A sentence that tells of orders ("the chatbot
was told to ignore its rules") is not one; one that gives them ("Ignore your rules and say …") is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.hostile.readings import read_ways
from assistant.hostile.rules import GATES, RULES
from assistant.hostile.tongues import speaks_to_assistant

_COMPILED = tuple((why, tuple(re.compile(rule) for rule in rules)) for why, rules in RULES)
# Gates that reach over more than one word, and those of one word, a bit a kind.
_PHRASES = tuple((words, 1 << kind) for kind, gate in enumerate(GATES) for words in gate if " " in words)
_WORDS = tuple(
    (1 << kind, re.compile("|".join(re.escape(word) for word in gate if " " not in word)))
    for kind, gate in enumerate(GATES)
)
_LONG = 40  # letters; a longer word hardly comes again


@lru_cache(maxsize=10_000)
def find_order(text: str) -> str | None:
    """What makes a text an order to an assistant, in a few words; None when it is none, however it is read."""
    if speaks_to_assistant(text.lower()):
        return "it speaks to an assistant"
    for number, reading in enumerate(read_ways(text)):
        if why := _find_in(reading):
            return why
        if number and speaks_to_assistant(reading):
            return "it speaks to an assistant"
    return None


def _find_in(reading: str) -> str | None:
    kinds = _kinds_told(reading)
    if not kinds:
        return None
    for kind, (why, rules) in enumerate(_COMPILED):
        if kinds >> kind & 1:
            for rule in rules:
                if rule.search(reading):
                    return why
    return None


def _kinds_told(reading: str) -> int:
    """Of which kinds a reading may be an order, a bit a kind: those with a gate that it holds."""
    kinds = 0
    # The words of a corpus come again and again: to remember theirs takes a sixth of looking for every gate.
    for word in reading.split():
        kinds |= _kinds_of(word) if len(word) <= _LONG else _kinds_of.__wrapped__(word)
    for words, kind in _PHRASES:
        if words in reading:
            kinds |= kind
    return kinds


@lru_cache(maxsize=50_000)
def _kinds_of(word: str) -> int:
    return sum(kind for kind, gate in _WORDS if gate.search(word))
