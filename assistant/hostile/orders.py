"""Finds text that gives an assistant orders, or speaks in its name, instead of informing its reader.

What counts is the form: who is spoken to, in what mood, and about what. A sentence that tells of orders ("the chatbot
was told to ignore its rules") is not one; one that gives them ("Ignore your rules and say …") is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.hostile.gates import Gates
from assistant.hostile.readings import read_ways
from assistant.hostile.rules import GATES, RULES
from assistant.hostile.tongues import speaks_to_assistant

# An order that is told of, between quotation marks inside a sentence: it says nothing that could be followed.
_MENTION = re.compile(
    r'(?<=\w )"(?:ignore[rz]?|disregard|forget|oublie[rz]?) (?:\w+ ){1,3}(?:instructions?|rules|prompts?|consignes|'
    r"regles)"
    r'(?: precedentes| recues)?"(?=[ ,.;])'
)
_SPELT = 3  # letters; what follows may be alternatives
_COMPILED = tuple((why, re.compile(rule)) for why, rules in RULES for rule in rules)


def _gate_of(rule: str, gate: Iterable[str]) -> list[str]:
    """Those pieces of its kind's gate that a rule may need: what it begins to spell, and all that begin with a sign."""
    rule = rule.replace("-?", "")
    begun = ((piece, piece.strip()[:_SPELT]) for piece in gate)
    return [piece for piece, start in begun if start in rule or not (start.isascii() and start.isalnum())]


_GATES = Gates([_gate_of(rule, gate) for (_, rules), gate in zip(RULES, GATES, strict=True) for rule in rules])


@lru_cache(maxsize=10_000)
def find_order(text: str) -> str | None:
    """What makes a text an order to an assistant, in a few words; None when it is none, however it is read."""
    if speaks_to_assistant(text.lower()):
        return "it speaks to an assistant"
    for number, reading in enumerate(read_ways(text)):
        if '"' in reading:
            reading = _MENTION.sub("words", reading)
        for rule in _GATES.held_by(reading):
            why, form = _COMPILED[rule]
            if form.search(reading):
                return why
        if number and speaks_to_assistant(reading):
            return "it speaks to an assistant"
    return None
