"""True words put together to a false sentence: who does it, what is compared, what comes first."""

from __future__ import annotations

import pytest

from assistant.grounding.structure import find_misjoining
from assistant.grounding.support import Sense
from tests.grounding.cases import open_sense, read_cases


@pytest.fixture(scope="module")
def sense() -> Sense:
    return open_sense(read_cases("claims_fourth_hand"))


@pytest.mark.parametrize(
    ("sentence", "source", "found"),
    [
        ("The landlord sued the tenants over damp.", "The tenants sued the landlord over damp.", "roles"),
        ("The landlord was sued by the tenants over damp.", "The tenants sued the landlord over damp.", None),
        ("Over damp, the tenants sued the landlord.", "The tenants sued the landlord over damp.", None),
        ("AI bots are blocking 26% of websites.", "26% of websites are blocking AI bots.", "roles"),
        (
            "Les parents ont été attaqués en justice par la mairie.",
            "La mairie a été attaquée en justice par les parents.",
            "roles",
        ),
        ("Nurses may use chatbots and robots.", "Nurses may use robots and chatbots.", None),
        ("Offices pay less than households for heat.", "Households pay less than offices for heat.", "order"),
        ("Offices pay more than households for heat.", "Households pay less than offices for heat.", None),
        ("Households pay less than offices in winter.", "In winter, households pay less than offices.", None),
        ("Guards call the police before they talk.", "Guards talk before they call the police.", "order"),
        ("Before they call the police, guards talk.", "Guards talk before they call the police.", None),
        (
            "Les parcs attirent plus de touristes que les musées.",
            "Museums attract more tourists than parks.",
            "order",
        ),
        ("Rather than routine work, AI does research.", "AI does research rather than routine work.", None),
    ],
)
def test_the_same_words_on_other_sides_are_found(sentence: str, source: str, found: str | None, sense: Sense) -> None:
    assert find_misjoining(sentence, [source], sense) == found
