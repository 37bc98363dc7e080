"""Figures of a sentence: given, computed, bounded the other way, told of something else."""

from __future__ import annotations

import pytest

from assistant.grounding.binding import misplaces_figure
from assistant.grounding.bounds import Bound, read_bounds, turns_bound
from assistant.grounding.computing import follows
from assistant.grounding.support import Sense
from tests.grounding.cases import open_sense, read_cases


@pytest.fixture(scope="module")
def sense() -> Sense:
    return open_sense(read_cases("claims_to_tune"))


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("More than half of them left.", "55% of staff left."),
        ("Plus de quatre personnages sur cinq sont des hommes.", "82% are male."),
        ("One person in ten uses it.", "10% of people use it."),
        ("Environ un tiers des foyers", "33% of households"),
        ("It doubles every year and a half.", "doubling every 18 months"),
        ("au bout de trois mois environ", "a 90-day window"),
        ("dans dix ans", "in a decade"),
        ("about $7 billion", "$6.96 billion"),
        ("88 milliards de dollars", "$88.2 billion"),
        ("between $12.9 million and $15 million", "$12.9m-15m annually"),
        ("an average of five per city", "A 20-member team across 4 cities"),
        ("the remaining 5 %", "AI drafts 95% of it"),
        ("15 people in all", "10 nurses and 5 doctors"),
        ("au XIXe siècle", "in the 19th century"),
        ("record losses of $1 billion", "losses of $1B"),
    ],
)
def test_figures_that_follow_are_let_through(sentence: str, source: str) -> None:
    assert follows(sentence, [amount for amount, _ in read_bounds(source)])


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("More than half of them left.", "45% of staff left."),
        ("Up to 101 million people", "up to 100 million people"),
        ("One person in five uses it.", "10% of people use it."),
        ("au bout de six mois environ", "a 90-day window"),
        ("89 milliards de dollars", "$88.2 billion"),
        ("in 2025", "in 2024"),
        ("about $9 billion", "$6.96 billion"),
        ("36 points", "36 %"),
        ("an average of six per city", "A 20-member team across 4 cities"),
        ("five per cent", "AI drafts 95% of it"),
    ],
)
def test_figures_that_do_not_follow_are_stopped(sentence: str, source: str) -> None:
    assert not follows(sentence, [amount for amount, _ in read_bounds(source)])


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("over 9,100 posts", Bound.ABOVE),
        ("moins de 9 100 postes", Bound.BELOW),
        ("environ 5 %", Bound.ABOUT),
        ("pre-1945 steel", Bound.BEFORE),
        ("depuis 2020", Bound.AFTER),
        ("over five years", None),
        ("9,100 posts", None),
    ],
)
def test_bounds_are_read(text: str, bound: Bound | None) -> None:
    assert [side for _, side in read_bounds(text)] == [bound]


@pytest.mark.parametrize(
    ("sentence", "source", "turned"),
    [
        ("moins de 9 100 postes", "over 9,100 positions eliminated since 2020", True),
        ("53 % (moins de la moitié)", "53% opt out. Over half of employees opt out.", True),
        ("built after 1945", "pre-1945 ships", True),
        ("plus de 9 100 postes", "over 9,100 positions", False),
        ("9 100 postes", "over 9,100 positions", False),
        ("about 9,100 posts", "9,100 positions", False),
    ],
)
def test_a_bound_turned_round_is_found(sentence: str, source: str, turned: bool) -> None:
    assert turns_bound(sentence, source) is turned


def test_a_figure_of_something_else_is_found(sense: Sense) -> None:
    pieces = ["55% of funding rounds were at seed stage.", "The US accounted for 75% of total funding."]
    assert misplaces_figure("The US accounted for 55% of total funding.", pieces, sense)
    assert not misplaces_figure("The US accounted for 75% of total funding.", pieces, sense)
    assert not misplaces_figure("Seed stage was 55% of funding rounds.", pieces, sense)
