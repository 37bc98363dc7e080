"""Answers without a model cost little: what cannot be quoted is not embedded, and what is quoted stays the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant import Assistant
from assistant.answering.extractive import _OF_FOLLOW_UP, _choose, _score_units
from assistant.asking.understanding import understand

QUESTIONS = (
    "What do the signals say of privacy?",
    "À quoi sert Ekonom IA ?",
    "Quels sont les risques pour les données ?",
)


@pytest.mark.parametrize("text", QUESTIONS)
@pytest.mark.parametrize("steepness", [0.0, 1.0, 4.0])
def test_units_out_of_reach_change_nothing(seed_assistant: Assistant, text: str, steepness: float) -> None:
    generation = seed_assistant._generation.take()
    question = understand(text, [])
    hits = [
        replace(hit, score=float(np.exp(-steepness * place)))
        for place, hit in enumerate(generation.searcher.search(question, limit=8).hits)
    ]
    weights = generation.searcher.weigh_words(question.standalone)
    embedded: list[str] = []

    def embed(texts: list[str]) -> np.ndarray:
        embedded.extend(texts)
        return seed_assistant._embedder.embed(texts)

    everything = _score_units(question, hits, embed, weights, reach=replace(_OF_FOLLOW_UP, margin=np.inf))
    all_of_it = len(embedded)
    embedded.clear()
    within_reach = _score_units(question, hits, embed, weights, reach=_OF_FOLLOW_UP)
    assert _choose(within_reach, most=3, margin=0.3) == _choose(everything, most=3, margin=0.3)
    assert len(embedded) <= all_of_it
    if steepness == 4.0:
        assert len(embedded) < all_of_it / 2
