"""What kind of answer a question asks for."""

from __future__ import annotations

import pytest

from assistant.asking.wanting import find_lone_names, find_numbers, find_years, wants_several


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Which rows deal with job seekers?", True),
        ("Which biological answers to plastic waste are there?", True),
        ("Quels risques court-on avec les voix truquées ?", True),
        ("Que disent les articles du sort des emplois ?", True),
        ("Name the cities that ban cars.", True),
        ("What can go wrong with kelp bricks?", True),
        ("Which board lets the card work?", False),
        ("What does Albert do?", False),
        ("Quelle part des diplômés a fini sans dette ?", False),
        ("What goes wrong?", False),
    ],
)
def test_a_list_is_wanted_when_several_things_are_asked_for(question: str, several: bool) -> None:
    assert wants_several(question) is several


def test_a_name_beside_another_one_is_not_alone() -> None:
    assert find_lone_names("How many jobs has Deloitte cut?") == ["deloitte"]
    assert find_lone_names("How did Satya Nadella take it?") == []
    assert find_lone_names("Combien de ruches ? (Affiche réglages)") == []  # the words of an earlier question


def test_the_numbers_that_an_answer_shares_with_its_question() -> None:
    assert find_numbers("What share of people over 65 is for a cut of 2 %?") == ["65", "2"]
    assert find_numbers("Give me 10 risks for the next 20 years, of GPT-40 and in 50 words.") == []


def test_a_decade_is_no_year() -> None:
    assert find_years("What was signed in 2009, and what in the late 2000s?") == ["2009"]
    assert find_years("Que disait-on dans les années 2010 et en 2021 ?") == ["2021"]
