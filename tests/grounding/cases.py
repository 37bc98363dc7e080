"""Sentences about real rows, faithful and corrupted, as the tests and the training of grounding read them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assistant.asking.spelling import count_word
from assistant.grounding.support import Sense
from assistant.index.embedding import open_embedder
from assistant.index.vocabulary import Vocabulary
from assistant.records import ArticleReference, Locator, Passage, SourceLine
from assistant.settings import Settings
from assistant.words import raw_words

Case = dict[str, Any]
SETS = (
    "claims",
    "claims_by_hand",
    "claims_to_tune",
    "claims_second_hand",
    "claims_third_hand",
    "claims_fourth_hand",
    "claims_fifth_hand",
    "claims_sixth_hand",
    "claims_seventh_hand",
    "claims_eighth_hand",
    "claims_ninth_hand",
)


def read_cases(name: str, half: str | None = None) -> list[Case]:
    """The cases of a set; those of one half, "tune" or "report", where one is named."""
    text = (Path(__file__).parent / f"{name}.jsonl").read_text(encoding="utf-8")
    cases: list[Case] = [json.loads(line) for line in text.splitlines()]
    return [case for case in cases if half in (None, case["half"])]


def passages_of(case: Case) -> list[Passage]:
    """The places that the sentence of a case cites."""
    found = []
    for number, row in enumerate(case["rows"], 1):
        article = ArticleReference("a", row["title"], row["page_date"], None, None)
        cells = row.get("cells", {})
        source = (SourceLine(number, row.get("text") or " | ".join(cell or "" for cell in cells.values())),)
        found.append(Passage(Locator("a", "signals", number), article, "a.md", None, number, None, None, cells, source))
    return found


def open_sense(cases: Iterable[Case]) -> Sense:
    """What compares words, as an index of the cases' rows has it."""
    embedder = open_embedder(Settings())
    words = Counter(word for case in cases for passage in passages_of(case) for word in raw_words(passage.text))
    vocabulary = Vocabulary.build(words, embedder, {})
    return Sense(lambda words, others: vocabulary.liken(words, others, embedder), embedder.embed, count_word)
