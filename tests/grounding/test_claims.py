"""Sentences about real rows: the faithful ones stand, the corrupted ones are stopped, to the shares measured.

The words and thresholds were chosen on the half called tune; the other half tells what they are worth. The cases are
reference answers to questions about the rows, many of them clipped, and corruptions of these.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.grounding.claims import Liken, find_doubt
from assistant.index.embedding import open_embedder
from assistant.index.vocabulary import Vocabulary
from assistant.records import ArticleReference, Locator, Passage, SourceLine
from assistant.settings import Settings
from assistant.words import raw_words

CASES: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "claims.jsonl").read_text(encoding="utf-8").splitlines()
]


def passages_of(case: dict[str, Any]) -> list[Passage]:
    found = []
    for number, row in enumerate(case["rows"], 1):
        article = ArticleReference("a", row["title"], row["page_date"], None, None)
        cells = row.get("cells", {})
        source = (SourceLine(number, row.get("text") or " | ".join(cell or "" for cell in cells.values())),)
        found.append(Passage(Locator("a", "signals", number), article, "a.md", None, number, None, None, cells, source))
    return found


@pytest.fixture(scope="module")
def liken() -> Liken:
    embedder = open_embedder(Settings())
    words = Counter(word for case in CASES for passage in passages_of(case) for word in raw_words(passage.text))
    vocabulary = Vocabulary.build(words, embedder, {})
    return lambda words, others: vocabulary.liken(words, others, embedder)


@pytest.mark.parametrize("half", ["tune", "report"])
def test_most_corrupted_sentences_are_stopped_and_few_faithful_ones(half: str, liken: Liken) -> None:
    stopped: dict[bool, list[bool]] = {True: [], False: []}
    for case in CASES:
        if case["half"] == half:
            doubt = find_doubt(case["text"], passages_of(case), liken)
            stopped[case["faithful"]].append(doubt is not None)
    assert min(map(len, stopped.values())) >= 60
    assert np.mean(stopped[False]) >= 0.90
    assert np.mean(stopped[True]) <= 0.15


def test_made_up_numbers_and_units_are_all_stopped(liken: Liken) -> None:
    passed = [
        case["text"]
        for case in CASES
        if case["kind"] in ("number", "unit") and find_doubt(case["text"], passages_of(case), liken) is None
    ]
    assert passed == []
