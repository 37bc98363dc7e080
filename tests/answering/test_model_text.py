"""What real models write is read as sentences with their places, however it comes."""

from __future__ import annotations

import pytest

from assistant.answering.reading import is_refusal, read_sentences, read_stream
from assistant.records import ArticleReference, Locator, Passage, SentenceRole, SourceLine

ARTICLE = ArticleReference("a", "Bees", None, None, None)


def passage(row: int, text: str) -> Passage:
    locator = Locator("a", "signals", row)
    return Passage(locator, ARTICLE, "a.md", "signals", row, None, None, {"text": text}, (SourceLine(row, text),))


PASSAGES = {"p00000a": passage(1, "Hives grow in towns."), "p00000b": passage(2, "Flowers are short.")}
CASES = [
    ("Hives grow [p00000a].", [("Hives grow.", [1])]),
    ("Hives grow. [p00000a]", [("Hives grow.", [1])]),
    ("Hives grow [p00000a, p00000b].", [("Hives grow.", [1, 2])]),
    ("Hives grow [p00000a][p00000b].", [("Hives grow.", [1, 2])]),
    ("Hives grow 【p00000a】.", [("Hives grow.", [1])]),
    ("Hives grow (source p00000a).", [("Hives grow.", [1])]),
    ("Hives grow [p00000a]. Flowers lack [p00000b].", [("Hives grow.", [1]), ("Flowers lack.", [2])]),
    ("- Hives grow [p00000a]\n- Flowers lack [p00000b]", [("Hives grow", [1]), ("Flowers lack", [2])]),
    ("1. **Hives** grow [p00000a]\n2) Flowers lack [p00000b]", [("Hives grow", [1]), ("Flowers lack", [2])]),
    ("Hives grow [p99999f].", [("Hives grow.", [])]),
    ("Hives grow [1].", [("Hives grow [1].", [])]),
    ("Hives grow.", [("Hives grow.", [])]),
    ("```\nHives grow [p00000a].\n```", [("Hives grow.", [1])]),
    ("```json\n{\"answer\": \"Hives grow [p00000a].\"}\n```", [("Hives grow.", [1])]),
    ("{\"answer\": \"Hives grow [p00000a].\", \"sure\": true}", [("Hives grow.", [1])]),
    ("<think>They may shrink [p00000b]. Or not.</think>Hives grow [p00000a].", [("Hives grow.", [1])]),
    ("<think>They may shrink [p00000b].", []),
    ("Sure, here it is: {\"answer\": \"Hives grow [p00000a].\"} I hope this helps.", [("Hives grow.", [1])]),
    ("`Hives grow` [p00000a].", [("`Hives grow`.", [1])]),
    ("Hives grow (sources: p00000a and p00000b).", [("Hives grow.", [1, 2])]),
    ("NOT IN THE ARTICLES", []),
    ("I cannot help with that.", [("I cannot help with that.", [])]),
    ("« Les ruches poussent. » [p00000a] Les fleurs manquent [p00000b].",
     [("« Les ruches poussent. »", [1]), ("Les fleurs manquent.", [2])]),
    ("", []),
    ("   \n\n", []),
    ("[p00000a]", []),
]  # fmt: skip


@pytest.mark.parametrize("size", [1, 3, 1000], ids=["letters", "threes", "whole"])
@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_an_answer_is_read_however_it_is_cut(text: str, expected: list[tuple[str, list[int]]], size: int) -> None:
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    read = list(read_stream(pieces, PASSAGES, "What of bees?"))
    assert [(s.text, [e.locator.row for e in s.evidence]) for s in read] == expected


def test_a_whole_sentence_is_read_before_the_next_one_has_come() -> None:
    pieces = iter(["Hives grow [p00000a]", ". ", "Fl", "owers lack"])
    read = read_stream(pieces, PASSAGES, "")
    assert next(read).text == "Hives grow."
    assert next(pieces) == "owers lack"


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Here is a summary:", True),
        ("Voici les points principaux :", True),
        ("Here is what the articles say about bees:", True),
        ("Here is a summary of the 12 scandals:", False),
        ("Bees are dying:", False),
        ("Here is a summary.", False),
    ],
)
def test_only_a_sentence_that_states_nothing_needs_no_place(text: str, frame: bool) -> None:
    (sentence,) = read_sentences(text, PASSAGES, "What of bees?")
    assert (sentence.role is SentenceRole.FRAME) is frame


@pytest.mark.parametrize(
    ("text", "refuses"),
    [
        ("NOT IN THE ARTICLES", True),
        ("Not in the articles.", True),
        ('"NOT IN THE ARTICLES"', True),
        ("Sorry: NOT IN THE ARTICLES.", True),
        ("It is in the articles.", False),
        ("", False),
    ],
)
def test_a_refusal_is_known(text: str, refuses: bool) -> None:
    assert is_refusal(text) is refuses
