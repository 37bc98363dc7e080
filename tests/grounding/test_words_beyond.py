"""What a sentence sets above, proves, explains or decides beyond its places, and figures they give in another form."""

from __future__ import annotations

import pytest

from assistant.grounding.claims import find_doubt
from assistant.grounding.support import Sense
from assistant.records import ArticleReference, Locator, Passage, SourceLine
from tests.grounding.cases import open_sense, read_cases


@pytest.fixture(scope="module")
def sense() -> Sense:
    return open_sense(read_cases("claims_fourth_hand"))


def row(description: str, **cells: str) -> Passage:
    article = ArticleReference("a", "Notes", "2024-05-06", None, None)
    all_cells = {"description": description, **cells}
    source = (SourceLine(1, " | ".join(all_cells.values())),)
    return Passage(Locator("a", "signals", 1), article, "a.md", None, 1, None, None, all_cells, source)


@pytest.mark.parametrize(
    ("sentence", "source", "found"),
    [
        ("The city keeps the country's largest seed bank.", "The city keeps a seed bank.", "extent"),
        ("The city keeps the country's largest seed bank.", "The city keeps the country's biggest seed bank.", None),
        ("La ville gère la plus grande banque de graines.", "The city runs a seed bank.", "extent"),
        ("Nearly all nurses use chatbots.", "30% of nurses use chatbots.", "extent"),
        ("Most nurses use chatbots.", "62% of nurses use chatbots.", None),
        ("The majority of nurses use chatbots.", "More nurses use chatbots.", "extent"),
        ("La plupart des infirmiers utilisent des robots.", "Nurses mostly use robots.", None),
        ("Nurses may prove slow.", "Nurses may be slow.", None),
        ("La plupart des infirmiers utilisent des robots.", "30 % des infirmiers utilisent des robots.", "extent"),
        ("The delay went from 5 to 9 days.", "The delay went from 9 to 5 days.", "order"),
        ("Le délai passe de 5 à 9 jours.", "The delay went from 9 to 5 days.", "order"),
        ("Felt hulls cost more than wooden hulls.", "Felt hulls are priced lower than wooden hulls.", "direction"),
        ("The lake rose because of a burst dam.", "The lake rose after the melting of the snow.", "cause"),
        ("The lake rose because of melting snow.", "The lake rose after the melting of the snow.", None),
        ("Doctors proved that noise harms sleep.", "Doctors suspect that noise harms sleep.", "certainty"),
        ("A study proved that noise harms sleep.", "A study shows that noise harms sleep.", None),
        ("The council adopted the budget.", "The council discusses the budget in May.", "certainty"),
        ("The council installed two booths.", "The council intends to install two booths.", "certainty"),
        ("A Spanish firm sells mirrors.", "A French firm sells mirrors.", "name"),
        ("Une entreprise espagnole vend des miroirs.", "A French firm sells mirrors.", "name"),
        ("Une entreprise française vend des miroirs.", "A French firm sells mirrors.", None),
        ("All shops refuse coins, including the bakery.", "All shops refuse coins, except the bakery.", "direction"),
        ("Ces champignons sont toxiques.", "These mushrooms are edible.", "direction"),
        ("All cafés on the pier open at night.", "Most cafés on the pier open at night.", "extent"),
        ("Owners plant trees and buy hives on roofs.", "Owners plant trees or buy hives on roofs.", "extent"),
        ("Owners plant trees or buy hives on roofs.", "Owners plant trees or buy hives on roofs.", None),
        (
            "The baker claims that rain harms roads.",
            "The mayor claims that rain harms roads; the baker doubts it.",
            "roles",
        ),
        (
            "The mayor claims that rain harms roads.",
            "The mayor claims that rain harms roads; the baker doubts it.",
            None,
        ),
        ("Strong teamwork harms the plan.", "Poor teamwork harms the plan.", "direction"),
        (
            "The ferry carries bicycles across the bay, and the harbour office refunds late bookings.",
            "The ferry carries bicycles across the bay.",
            "adding",
        ),
        (
            "The ferry carries bicycles across the bay, and it transports bikes to the other side of the water.",
            "The ferry carries bicycles across the bay.",
            None,
        ),
        ("Hens wear glasses.", "Cows wear glasses.", "kind"),
    ],
)
def test_what_goes_beyond_the_row_is_found(sentence: str, source: str, found: str | None, sense: Sense) -> None:
    assert find_doubt(sentence, [row(source)], sense) == found


def test_two_rows_are_not_told_as_one(sense: Sense) -> None:
    rows = [row("Guards held two lorries for a week."), row("Inspectors found 900 jars of the trader Grell.")]
    assert find_doubt("Guards held two lorries of the trader Grell for a week.", rows, sense) == "joining"
    assert find_doubt("Guards held two lorries for a week, and inspectors found 900 jars.", rows, sense) is None


@pytest.mark.parametrize(
    ("sentence", "passage", "found"),
    [
        (
            "In ten years, ferries could carry sails.",
            row("Ferries.", **{"10-year": "Ferries could carry sails."}),
            None,
        ),
        (
            "Dans dix ans, les ferries auront des voiles.",
            row("Ferries.", **{"10-year": "Ferries could carry sails."}),
            "certainty",
        ),
        (
            "In ten years, ferries will carry sails.",
            row("Ferries.", **{"10-year": "Ferries will carry sails."}),
            None,
        ),
        ("Grenade a mis en place un classement des tempêtes.", row("Seville ranks storms."), "name"),
        ("Séville a mis en place un classement des tempêtes.", row("Seville ranks storms."), None),
        ("Chacun a mis en place un classement des tempêtes.", row("Everybody ranks storms."), None),
        ("Le club compte 50 à 60 millions de joueurs.", row("The club has 50-60 million players."), None),
        (
            "Les heures supplémentaires coûtent 4 millions de dollars.",
            row("Overtime costs $4 million."),
            None,
        ),
        ("In ten years, ferries could carry sails.", row("Ferries.", horizon="Ferries could carry sails."), "number"),
        ("Two sharks, Simon and Jekyll, migrate.", row("The sharks Jekyll and Simon migrate together."), None),
        ("Three sharks, Simon and Jekyll, migrate.", row("The sharks Jekyll and Simon migrate together."), "number"),
        ("Les moins de 35 ans prennent le train.", row("People under 35 take the train."), None),
        ("Les moins de 45 ans prennent le train.", row("People under 35 take the train."), "number"),
        ("En Grande-Bretagne, on prend le train.", row("Britain takes the train."), None),
        ("Buses never run without subsidies, and trains do.", row("Trains run. Buses lack riders."), "negation"),
        ("Users do not judge films.", row("Users are not discerning about films."), None),
        ("The judge saw films.", row("Users are not discerning about films."), "kind"),
    ],
)
def test_figures_and_names_in_another_form_are_known(
    sentence: str, passage: Passage, found: str | None, sense: Sense
) -> None:
    assert find_doubt(sentence, [passage], sense) == found
