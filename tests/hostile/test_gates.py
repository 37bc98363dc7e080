"""A rule is tried on every text that it may hold of, and on few others."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.hostile.gates import Gates
from assistant.hostile.orders import _GATES
from assistant.hostile.rules import RULES
from assistant.hostile.tongues import _LATIN, _NEEDED, _OF_ANSWERS, _SPACED

_RULES = tuple(rule for _, rules in RULES for rule in rules)
_FOREIGN = tuple(
    (n, form) for n, (form, needed) in enumerate(zip((*_SPACED, *_OF_ANSWERS), _NEEDED, strict=True)) if needed
)
GATES = (("ignor", "ai "), ("ai ", "this row"), ("[p", "ignor"), (" as a",))
PIECES = ("ignor", "ai", "this", "row", "[p", "as", "a", "chain", " ", " ", ".", "y" * 50)
slow = settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_a_gate_lets_through_what_holds_one_of_its_pieces(parts: list[str]) -> None:
    text = "".join(parts)
    words = text.replace("[", " ").replace(".", " ").split()
    holds = {
        "ignor": "ignor" in text,
        "ai ": "ai" in words,
        "this row": "this row" in text,
        "[p": "[p" in text,
        " as a": " as a" in f" {text}",
    }
    held = [number for number, gate in enumerate(GATES) if any(holds[piece] for piece in gate)]
    assert list(Gates(GATES).held_by(text)) == held


@slow
@given(st.data())
def test_no_rule_is_kept_from_a_text_that_it_holds_of(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(_RULES) - 1))
    text = data.draw(st.from_regex(_RULES[number], fullmatch=True))
    assert number in _GATES.held_by(text)


@slow
@given(st.data())
def test_no_form_of_another_language_is_kept_from_a_text_that_it_holds_of(data: st.DataObject) -> None:
    number, form = data.draw(st.sampled_from(_FOREIGN))
    assert number in _LATIN.held_by(data.draw(st.from_regex(form, fullmatch=True)))


@pytest.mark.parametrize(
    "text",
    [
        "Growing interest in cheap batteries lets villages store the sun of summer.",
        "Le prix du lait augmente, et les éleveurs changent de métier.",
    ],
)
def test_few_rules_are_tried_on_ordinary_text(text: str) -> None:
    assert len(list(_GATES.held_by(text))) < len(_RULES) / 10
    assert not list(_LATIN.held_by(text))
