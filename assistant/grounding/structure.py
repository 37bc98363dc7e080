"""How a sentence puts the words of its places together: ways in which true words make a false sentence."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.grounding.alignment import align
from assistant.grounding.causes import adds_reason, joins_as_cause
from assistant.grounding.changing import turns_change
from assistant.grounding.comparing import changes_order
from assistant.grounding.doubts import foretells, states_flatly
from assistant.grounding.extent import exaggerates, misquantifies, reverses_change, takes_most
from assistant.grounding.merging import joins_rows
from assistant.grounding.omitting import omits_denial
from assistant.grounding.polarity import choices_of
from assistant.grounding.reversing import reverses_cause
from assistant.grounding.roles import changes_roles
from assistant.grounding.support import Sense
from assistant.grounding.telling import changes_speaker, widens
from assistant.records import Passage


def find_misjoining(sentence: str, passages: Sequence[Passage], pieces: Sequence[str], sense: Sense) -> str | None:
    """How a sentence joins the words of the pieces of its places as none of them does; None when it does not.

    Returns:
        "extent", "order", "direction", "negation", "roles", "cause", "joining" or "doubt".
    """
    source = " . ".join([*pieces, *(passage.article.title for passage in passages)])
    if exaggerates(sentence, source, sense) or takes_most(sentence, source):
        return "extent"
    if reverses_change(sentence, source):
        return "order"
    changes = (change for piece in pieces for change in choices_of(piece))
    if turns_change(sentence, passages, changes, sense):
        return "direction"
    aligned = align(sentence, pieces, sense)
    if omits_denial(aligned):
        return "negation"
    if aligned and misquantifies(sentence, aligned, pieces):
        return "extent"
    if aligned and widens(aligned):
        return "extent"
    if changes_roles(aligned) or changes_speaker(sentence, pieces, sense):
        return "roles"
    if changes_order(aligned):
        return "order"
    if reverses_cause(sentence, passages, pieces, sense) or joins_as_cause(sentence, passages, sense):
        return "cause"
    if joins_rows(sentence, passages, sense):
        return "joining"
    if adds_reason(sentence, source, sense):
        return "cause"
    if states_flatly(sentence, passages, sense) or foretells(sentence, passages):
        return "doubt"
    return None
