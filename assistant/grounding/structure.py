"""How a sentence puts the words of its places together: ways in which true words make a false sentence."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.grounding.alignment import align
from assistant.grounding.comparing import changes_order
from assistant.grounding.roles import changes_roles
from assistant.grounding.support import Sense


def find_misjoining(sentence: str, pieces: Sequence[str], sense: Sense) -> str | None:
    """How a sentence joins the words of the pieces of its places as none of them does; None when it does not.

    Returns:
        "roles" or "order".
    """
    aligned = align(sentence, pieces, sense)
    if changes_roles(aligned):
        return "roles"
    if changes_order(aligned):
        return "order"
    return None
