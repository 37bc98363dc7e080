"""What a row says, told the other way round in a model's own words: causes, changes, denials left out."""

from __future__ import annotations

import pytest

from assistant.grounding.claims import find_doubt, pieces_of
from assistant.grounding.structure import find_misjoining
from assistant.grounding.support import Sense
from assistant.records import ArticleReference, Locator, Passage, SourceLine
from tests.grounding.cases import open_sense, read_cases


@pytest.fixture(scope="module")
def sense() -> Sense:
    return open_sense(read_cases("claims_fourth_hand"))


def row(**cells: str) -> Passage:
    article = ArticleReference("a", "A title", "2024-05-06", None, None)
    named = {column.replace("_", " "): cell for column, cell in cells.items()}
    source = (SourceLine(1, " | ".join(cells.values())),)
    return Passage(Locator("a", "signals", 1), article, "a.md", None, 1, None, None, named, source)


STRIKES = row(description="Strikes at the ports lead to empty supermarket shelves.")
THEFT = row(description="Theft in the harbour necessitating more patrols.")
BAKERS = row(description="Bakeries sell less bread.", driving_force="Heavy rains ruin the wheat harvest.")


@pytest.mark.parametrize(
    ("sentence", "passage", "found"),
    [
        ("Empty supermarket shelves cause strikes at the ports.", STRIKES, "cause"),
        ("Empty supermarket shelves are caused by strikes at the ports.", STRIKES, None),
        ("Because of strikes at the ports, supermarket shelves are empty.", STRIKES, None),
        ("Because of empty supermarket shelves, the ports are on strike.", STRIKES, "cause"),
        ("Des grèves dans les ports entraînent des rayons de supermarché vides.", STRIKES, None),
        ("Les rayons vides des supermarchés provoquent des grèves dans les ports.", STRIKES, "cause"),
        ("Bakeries sell less bread because heavy rains ruin the wheat harvest.", BAKERS, None),
        ("Davantage de patrouilles imposent des vols dans le port.", THEFT, "cause"),
        ("Theft in the harbour makes more patrols necessary.", THEFT, None),
        ("As supermarket shelves emptied, the ports went on strike.", STRIKES, "cause"),
        ("As the ports went on strike, supermarket shelves emptied.", STRIKES, None),
        ("The ruined wheat harvest is due to bakeries that sell less bread.", BAKERS, "cause"),
    ],
)
def test_a_cause_is_no_effect(sentence: str, passage: Passage, found: str | None, sense: Sense) -> None:
    assert find_misjoining(sentence, [passage], pieces_of(passage), sense) == found


TRAMS = row(description="Transport in the city.", change="Shift from loud diesel buses to quiet electric trams.")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Electric trams are giving way to diesel buses.", "direction"),
        ("Diesel buses are giving way to electric trams.", None),
        ("Diesel buses are being replaced by electric trams.", None),
        ("Electric trams are being replaced by diesel buses.", "direction"),
        ("Electric trams are replacing diesel buses.", None),
        ("The city leaves quiet electric trams for loud diesel buses.", "direction"),
        ("The city trades quiet electric trams for loud diesel buses.", "direction"),
        ("Transport used to be loud diesel buses; now it is quiet electric trams.", None),
        ("Electric trams, until now loud diesel buses, run in the city.", None),
        ("La ville passe des bus diesel à des tramways électriques.", None),
        ("La ville passe des tramways électriques à des bus diesel.", "direction"),
        ("Les bus diesel laissent place à des tramways électriques silencieux.", None),
    ],
)
def test_a_change_is_told_from_its_start_to_its_end(sentence: str, found: str | None, sense: Sense) -> None:
    assert find_misjoining(sentence, [TRAMS], pieces_of(TRAMS), sense) == found


FERRIES = row(description="Ferries failed to reach the island in winter.")
BOATS = row(description="Fishing boats are unprofitable for most families.")


@pytest.mark.parametrize(
    ("sentence", "passage", "is_stopped"),
    [
        ("Ferries managed to reach the island in winter.", FERRIES, True),
        ("Ferries did not reach the island in winter.", FERRIES, False),
        ("Fishing boats are profitable for most families.", BOATS, True),
        ("For most families, fishing boats do not pay.", BOATS, False),
    ],
)
def test_a_denial_is_not_left_out(sentence: str, passage: Passage, is_stopped: bool, sense: Sense) -> None:
    assert (find_misjoining(sentence, [passage], pieces_of(passage), sense) == "negation") is is_stopped


PANELS = row(description="Cost of solar panels, per watt, equals 0.5 US dollars.")
CARS = row(description="The market for car data may be worth $300 billion to $800 billion.")
SAVINGS = row(description="Batteries are projected to save households £309 million.")
SAND = row(description="A majority of Greenlanders support sand extraction, ignoring advice from the West.")
CRISIS = row(description="Tension exists between CISOs and CEOs during a crisis in the DRC.")


@pytest.mark.parametrize(
    ("sentence", "passage", "is_stopped"),
    [
        ("Solar panels cost 50 US cents per watt.", PANELS, False),
        ("Solar panels cost 60 US cents per watt.", PANELS, True),
        ("Le marché des données automobiles pourrait valoir entre 300 et 800 milliards de dollars.", CARS, False),
        ("Le marché des données automobiles pourrait valoir entre 300 et 800 millions de dollars.", CARS, True),
        ("Les batteries devraient faire économiser 309 millions de livres aux ménages.", SAVINGS, False),
        ("Les batteries ont déjà fait économiser 309 millions de livres aux ménages.", SAVINGS, True),
        ("A majority of Greenlanders support sand extraction, ignoring Western advice.", SAND, False),
        ("A majority of Icelanders support sand extraction, ignoring Western advice.", SAND, True),
        ("Lorsqu’une crise éclate en RDC, des tensions opposent les RSSI aux PDG.", CRISIS, False),
        ("Lorsqu’une crise éclate en RDC, des tensions opposent les DSI aux PDG.", CRISIS, True),
    ],
)
def test_figures_and_names_are_known_in_their_other_forms(
    sentence: str, passage: Passage, is_stopped: bool, sense: Sense
) -> None:
    assert (find_doubt(sentence, [passage], sense) is not None) is is_stopped
