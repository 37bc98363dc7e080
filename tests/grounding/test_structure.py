"""True words put together to a false sentence: who does it, what is compared, what comes first."""

from __future__ import annotations

import pytest

from assistant.grounding.claims import pieces_of
from assistant.grounding.structure import find_misjoining
from assistant.grounding.support import Sense
from assistant.records import ArticleReference, Locator, Passage, SourceLine
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
        ("Cooks value speed over taste.", "Cooks value taste over speed.", "order"),
        ("Rather than routine work, AI does research.", "AI does research rather than routine work.", None),
    ],
)
def test_the_same_words_on_other_sides_are_found(sentence: str, source: str, found: str | None, sense: Sense) -> None:
    assert find_misjoining(sentence, [], [source], sense) == found


def row(number: int, **cells: str) -> Passage:
    article = ArticleReference("a", "A title", "2024-05-06", None, None)
    source = (SourceLine(number, " | ".join(cells.values())),)
    return Passage(Locator("a", "signals", number), article, "a.md", None, number, None, None, dict(cells), source)


GULLS = row(1, description="Gulls struck the sails eleven times in spring.")
GLARE = row(2, description="Pilots report glare near the pier.", driving_force="Cheap mirrors on the ferries.")


@pytest.mark.parametrize(
    ("sentence", "passages", "found"),
    [
        ("Gulls struck the sails eleven times because of the glare near the pier.", [GULLS, GLARE], "cause"),
        ("Pilots report glare near the pier, so gulls struck the sails eleven times.", [GULLS, GLARE], "cause"),
        ("À cause des reflets près du quai, les mouettes ont heurté les voiles.", [GULLS, GLARE], None),
        ("Gulls struck the sails eleven times, and pilots report glare near the pier.", [GULLS, GLARE], None),
        ("Pilots report glare near the pier because of cheap mirrors on the ferries.", [GULLS, GLARE], None),
        ("Drought leads to hunger.", [row(1, description="Hunger leads to drought.")], "roles"),
        ("Hunger is due to drought.", [row(1, description="Drought leads to hunger.")], None),
        ("Drought is due to hunger.", [row(1, description="Drought leads to hunger.")], "cause"),
        ("La sécheresse entraîne la famine.", [row(1, description="Famine leads to drought.")], "roles"),
    ],
)
def test_a_cause_that_no_row_gives_is_found(
    sentence: str, passages: list[Passage], found: str | None, sense: Sense
) -> None:
    pieces = [piece for passage in passages for piece in pieces_of(passage)]
    assert find_misjoining(sentence, passages, pieces, sense) == found


FERRIES = row(
    3,
    description="Mirror sails may cut diesel use. According to a draft report, Hexley ended four leases.",
    **{"10-year": "By 2034 most lake ferries could carry mirror sails."},
)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Most lake ferries carry mirror sails.", "doubt"),
        ("By 2034, most lake ferries could carry mirror sails.", None),
        ("Mirror sails cut diesel use.", "doubt"),
        ("Mirror sails are expected to cut diesel use.", None),
        ("Les voiles miroirs pourraient réduire la consommation de diesel.", None),
        ("Hexley ended four leases.", "doubt"),
        ("A report says that Hexley ended four leases.", None),
    ],
)
def test_what_a_row_leaves_open_is_not_told_as_a_fact(sentence: str, found: str | None, sense: Sense) -> None:
    assert find_misjoining(sentence, [FERRIES], pieces_of(FERRIES), sense) == found
