"""Which questions ask for something that has a name of its own."""

from __future__ import annotations

import pytest

from assistant.asking.named import asks_for_country, asks_for_name, asks_for_person, asks_for_site


@pytest.mark.parametrize(
    ("question", "is_name", "is_country"),
    [
        ("Which city put up the sensors?", True, False),
        ("In which country did it start?", True, True),
        ("Dans quel pays a-t-on commencé ?", True, True),
        ("Quelle petite entreprise livre les capteurs ?", True, False),
        ("Who is the head of the laboratory?", True, False),
        ("Qui est la ministre chargée du projet ?", True, False),
        ("Who invented the tool?", True, False),
        ("Quelles entreprises sont concernées ?", False, False),  # small ones, perhaps
        ("Which services get better?", False, False),
        ("Who is the new chief executive of the firm?", True, False),
        ("Comment s'appelle la commissaire aux données ?", True, False),
        ("What is the name of the company that did it?", True, False),
        ("What is the name of the method?", False, False),
        ("Comment s'appelle ce phénomène ?", False, False),
        ("Who are the most exposed?", False, False),
        ("Qui est le plus touché ?", False, False),
        ("Who is the target?", False, False),
        ("Who benefits?", False, False),
        ("Qui profite des aides ?", False, False),
        ("What is the tool for?", False, False),
        ("Which supermarket chain sold it?", True, False),
        ("Quelle commune italienne l’a interdit ?", True, False),
        ("What's the name of the teenager who broke the code?", True, False),
        ("Which gas is used?", False, False),
        ("What’s the mayor’s name?", True, False),
        ("Comment se prénomme l’adolescent ?", True, False),
        ("Name the company that sold it.", True, False),
        ("Name the risks.", False, False),
        ("Who was the pilot?", True, False),
        ("Qui dirige l’entreprise ?", True, False),
        ("Who’s the boss of the firm these days?", True, False),
        ("Qui a rédigé le manuel ?", True, False),
        ("What general lessons are drawn?", False, False),
    ],
)
def test_a_name_is_asked_for(question: str, is_name: bool, is_country: bool) -> None:
    assert asks_for_name(question) is is_name
    assert asks_for_country(question) is is_country


def test_somebody_and_places_are_told_apart_from_organisations() -> None:
    assert asks_for_person("Which surgeon heads the clinic?")
    assert asks_for_person("Comment s’appelle la commissaire aux données ?")
    assert asks_for_site("At which wind farm did the crane come down?")
    assert not asks_for_person("Which agency pays for it?")
    assert not asks_for_site("Which agency pays for it?")
