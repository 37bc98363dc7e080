"""A question that asks two things is answered in two parts."""

from __future__ import annotations

import re

from assistant.asking.cleaning import read_last_asked, without_courtesies
from assistant.words import informative_words

# "… and what …", "…, et combien …", "… ? Who …": a joint, then a word that opens a question of its own.
_JOINT = re.compile(
    r"(?:\s*[,;]\s*|\s+|\s*\?\s*)(?:and|et)\s+(?=(?:also|aussi|en|par|to|in|for|at|by|de|à|a|pour)?\s*"
    r"(?:what|which|who|whom|where|when|why|how|que|qu['’]|quel|quels|quelle|quelles|qui|où|quand|pourquoi|comment|"
    r"combien|lequel|laquelle|lesquels|lesquelles)\b)"
    r"|\s*\?\s+(?=\S)",
    re.IGNORECASE,
)
_MOST_PARTS = 3
# Nouns that ask for something of what another part names: « et pour quelles raisons ? », "and with what effects?".
_OF_ANOTHER = frozenset(
    """
    aim aims but buts cause causes consequence consequences effect effects effet effets extent facon facons fin fins
    goal goals impact impacts maniere manieres means mesure mesures motif motifs moyen moyens objectif objectifs outcome
    purpose purposes raison raisons reason reasons result resultat resultats results way ways
    """.split()
)


def split_question(text: str) -> list[str]:
    """The questions inside a question, in order; the text itself when it asks one thing only.

    A part must name something to look for: "Who is he, and why?" stays whole, and so does "… and for what reasons?".
    """
    if read_last_asked(text) != text:
        return [text]
    parts = [part.strip(" ,;?\u00a0\u202f") for part in _JOINT.split(text)]
    parts = [part for part in parts if part]
    if not 2 <= len(parts) <= _MOST_PARTS or not all(map(_names_something, parts)):
        return [text]
    return [f"{part} ?" for part in parts]


def _names_something(part: str) -> bool:
    return not _OF_ANOTHER.issuperset(informative_words(without_courtesies(part)))
