"""Whatever is asked is read or left alone; nothing that people type breaks the reader."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.asking.grammar import Known, read_question, read_table_query

KNOWN = Known(lambda words, is_title: None, ["signals", "concerns"])


def test_a_statement_that_is_cut_out_of_a_question_is_read() -> None:
    assert read_question("I have to invite her to a hearing. ?", KNOWN) == ()


@settings(deadline=None)  # the first text that holds an unknown word waits for the lists of words
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    read_table_query(text, KNOWN)


@pytest.mark.parametrize("number", ["3¾", "½", "3ty", "²", "1e5", "٣", "3.4.5", "1,5,2"])
def test_what_only_looks_like_a_number_is_read(number: str) -> None:
    read_table_query(f"How many concerns have relevancy {number}?", KNOWN)
    read_table_query(f"Top {number} signals since {number}", KNOWN)
