"""Figures that are told of something else than in their place: the share of one thing given as that of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.amounts import read_amounts
from assistant.grounding.support import Sense
from assistant.words import STOP_WORDS, fold_word, raw_words

_CLAUSE = re.compile(
    r"(?<!\d)[,;:.]\s|\b(?:and|while|whereas|but|making|representing|et|tandis que|alors que|mais|soit|dont)\b"
)
_FITS = 0.55  # mean likeness of a clause's words to those of another figure's clause from which it speaks of the same
_MARGIN = 0.25  # by how much it has to fit better there
_LEAST_WORDS = 2


def misplaces_figure(sentence: str, pieces: Sequence[str], sense: Sense) -> bool:
    """Whether a clause gives a figure, and speaks of what its places give another figure of the same unit for."""
    known = [
        (amounts, words)
        for piece in pieces
        for part in _CLAUSE.split(piece)
        if (amounts := read_amounts(part)) and (words := _telling(part))
    ]
    if len(known) < _LEAST_WORDS:
        return False
    for clause in _CLAUSE.split(sentence):
        said, words = [amount for amount in read_amounts(clause) if amount.unit], _telling(clause)
        if len(said) != 1 or len(words) < _LEAST_WORDS:
            continue
        fits = [float(sense.liken(words, theirs).max(axis=1).mean()) for _, theirs in known]
        holds = [any(said[0].agrees(amount) for amount in amounts) for amounts, _ in known]
        rivals = [
            fit
            for fit, held, (amounts, _) in zip(fits, holds, known, strict=True)
            if not held and any(amount.unit == said[0].unit for amount in amounts)
        ]
        own = max((fit for fit, held in zip(fits, holds, strict=True) if held), default=1.0)
        if rivals and max(rivals) >= _FITS and max(rivals) > own + _MARGIN:
            return True
    return False


def _telling(text: str) -> list[str]:
    return [word for word in raw_words(text) if fold_word(word) not in STOP_WORDS and not word[0].isdigit()]
