"""Two rows told as one: a clause that takes what it says of a thing from one row and the thing from another."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from assistant.grounding.support import Sense
from assistant.grounding.texts import telling_words
from assistant.records import Passage

_CLAUSE = re.compile(
    r"[,;:.!?]\s(?!\d)|[()—–]|\b(?:and|but|while|whereas|when|where|as|with|since|after|so|et|mais|tandis que|alors que"
    r"|quand|lorsque|où|avec|depuis|après|donc|dont|ainsi que|comme)\b"
)
_BESIDE = re.compile(r"\b(?:than|unlike|versus|compared|contrast|both|que|contre|contrairement|face|tous deux)\b")
_HELD = 0.65  # cosine from which a row has a word
_FEWEST = 4  # words of a clause that can be put together of two rows
_OWN = 2  # words that only one of the rows has
_COVERED = 0.85  # share of a clause's words that the rows have together
_ONE = 0.77  # the same of one row, from which the clause is told of it


def joins_rows(sentence: str, passages: Sequence[Passage], sense: Sense) -> bool:
    """Whether a clause has its words from two rows and neither has nearly all of them."""
    if len(passages) < 2:
        return False
    texts = [" ".join(filter(None, passage.cells.values())) if passage.cells else passage.text for passage in passages]
    known = [telling_words(f"{text} {passage.article.title}") for text, passage in zip(texts, passages, strict=True)]
    for clause in _CLAUSE.split(sentence):
        words = telling_words(clause)
        if len(words) < _FEWEST or not all(known) or _BESIDE.search(clause):
            continue
        held = np.array([sense.liken(words, theirs).max(axis=1) >= _HELD for theirs in known])
        own = [int((row & ~np.delete(held, at, axis=0).any(axis=0)).sum()) for at, row in enumerate(held)]
        covered, best = float(held.any(axis=0).mean()), float(held.mean(axis=1).max())
        if covered >= _COVERED and best < _ONE and sum(count >= _OWN for count in own) > 1:
            return True
    return False
