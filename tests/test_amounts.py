"""Numbers are read with their units, however French and English write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.amounts import Amount, may_be_of_amount, read_amounts
from assistant.words import fold_accents


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("1,5 milliard d'euros", [Amount(1.5e9, "euro")]),
        ("€1.5 billion", [Amount(1.5e9, "euro")]),
        ("12 000 lignes", [Amount(12000)]),
        ("12\u202f000 lignes", [Amount(12000)]),
        ("12,000 rows", [Amount(12000)]),
        ("5 %", [Amount(5, "%")]),
        ("five percent", [Amount(5, "%")]),
        ("cinq pour cent", [Amount(5, "%")]),
        ("three-minute hugs", [Amount(3, "minute")]),
        ("twenty five years", [Amount(25, "year")]),
        ("dix-sept ans", [Amount(17, "year")]),
        ("$12.4m", [Amount(12.4e6, "dollar")]),
        ("one hive", []),
        ("un rucher", []),
        ("in 2024 and 2025", [Amount(2024), Amount(2025)]),
        ("no number", []),
        ("the 1990s and a half", [Amount(1990), Amount(0.5)]),
        ("", []),
    ],
)
def test_amounts_are_read(text: str, amounts: list[Amount]) -> None:
    assert read_amounts(text) == [Amount(pytest.approx(amount.value), amount.unit) for amount in amounts]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("3 million", "3 millions", True),
        ("3 million", "3 billion", False),
        ("5 %", "5", False),
        ("5 euros", "5 dollars", False),
        ("3 minutes", "3 hours", False),
        ("3 minutes", "3", True),
        ("40", "41", False),
    ],
)
def test_amounts_agree_when_value_and_unit_do(one: str, other: str, agree: bool) -> None:
    (first,), (second,) = read_amounts(one), read_amounts(other)
    assert first.agrees(second) is agree
    assert second.agrees(first) is agree


@given(
    st.lists(
        st.sampled_from(
            "a un one in ten sur dix-sept et demie half an million mille cent XXe siècle 3 °C - _ x hive".split()
        ),
        max_size=6,
    ),
    st.sampled_from((" ", "-", "_", "")),
)
def test_an_amount_holds_a_word_that_may_be_of_one(words: list[str], between: str) -> None:
    text = between.join(words)
    if read_amounts(text):
        assert any(map(may_be_of_amount, re.findall(r"[^\W_]+", fold_accents(text))))
