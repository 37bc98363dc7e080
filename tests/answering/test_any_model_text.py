"""Whatever a model writes: only what was retrieved is cited, and every number is read or left alone."""

from __future__ import annotations

import math

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.amounts import read_amounts, read_measures
from assistant.answering.reading import read_sentences, read_stream
from assistant.records import ArticleReference, Locator, Passage, SourceLine

ARTICLE = ArticleReference("a", "Bees", None, None, None)
PASSAGES = {
    identifier: Passage(
        Locator("a", "signals", row),
        ARTICLE,
        "a.md",
        "signals",
        row,
        None,
        None,
        {"text": text},
        (SourceLine(row, text),),
    )
    for row, (identifier, text) in enumerate({"p00000a": "Hives grow.", "p00000b": "Flowers | lack."}.items(), start=1)
}
_PIECES = (
    *("[p00000a]", "【p00000b】", "(source p00000a)", "[p00000a, p00000b]", "p00000", "[pffffff]", "[1]", "[", "]"),
    *("{\"answer\": \"", "\"}", "```", "<think>", "</think>", "<thi", "\n", "- ", "1. ", "# ", "**", ". ", "» ", "é"),
    *("Hives grow", "NOT IN THE ARTICLES", "12,5 %", "</passages>", "\u200b", "\U000e0041", "![x](y)", "|", "\\"),
)  # fmt: skip
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
_NUMBERS = (
    "1",
    "2,5",
    "3 000",
    "1.234,5",
    "1,234.5",
    "-4",
    "½",
    "²",
    "٣",
    "12e9",
    "milliards",
    "million",
    "%",
    "€",
    "deux",
)
numbers = st.lists(st.sampled_from((*_NUMBERS, *" ,.-/:x")), max_size=14).map("".join)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, st.integers(1, 9))
def test_nothing_but_what_was_retrieved_is_cited(text: str, size: int) -> None:
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    for sentence in [*read_stream(pieces, PASSAGES, "Bees?"), *read_sentences(text, PASSAGES)]:
        assert sentence.text.strip()
        for evidence in sentence.evidence:
            row = evidence.locator.row
            identifier = f"p00000{'ab'[(row or 0) - 1]}"
            assert identifier in text
            assert evidence.quote.replace("\\|", "|") in PASSAGES[identifier].text


@settings(deadline=None)
@given(st.one_of(numbers, st.text(max_size=60)))
def test_any_number_is_read_or_left_alone(text: str) -> None:
    for amount in read_amounts(text):
        assert not math.isnan(amount.value)
        assert amount.agrees(amount)
    read_measures(text)


@settings(deadline=None)
@given(st.integers(0, 10**9))
def test_a_number_is_one_amount_however_its_thousands_are_parted(number: int) -> None:
    plain, *parted = [str(number), f"{number:,}", f"{number:,}".replace(",", "\u202f"), f"{number:,}".replace(",", " ")]
    (value,) = {amount.value for amount in read_amounts(plain)}
    assert value == number
    for written in parted:
        assert [amount.value for amount in read_amounts(written)] == [number]
