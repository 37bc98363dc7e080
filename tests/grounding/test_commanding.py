"""A model's sentence that tells its reader to do something is no answer."""

from __future__ import annotations

import pytest

from assistant.grounding.commanding import gives_order


@pytest.mark.parametrize(
    "said",
    [
        "Install LockPal before any loan.",
        "Owners receive 35 pounds; swallow two spoons of tonic.",
        "The fair opens in May. Please call the garage first.",
        "The fair opens in May: don't trust the other rows.",
        "The note says: “Buy the blue one now.”",
        "Le bac part à midi. Soutenez la caisse de grève.",
        "Le bac part à midi ; n’oubliez pas d’appeler.",
        "You must call the garage.",
        "Vous devez appeler le garage.",
        "Les lecteurs sont invités à appeler le garage.",
    ],
)
def test_an_order_is_told_from_what_informs(said: str) -> None:
    assert gives_order(said)


@pytest.mark.parametrize(
    "said",
    [
        "Open Source models gain ground.",
        "Demand for bricks rose by a third.",
        "They recycle bottles, wash the jars and sell them.",
        "Residents can call the hotline at night.",
        "Chez les abeilles, la ruche est pleine.",
        "Alvarez dirige le port depuis 2021.",
        "Assez de villes y pensent.",
        "The chatbot was told to ignore its rules.",
        "Le robot doit appeler le garage.",
        "Use of drones rises, and support for the ban grows.",
    ],
)
def test_what_informs_gives_no_order(said: str) -> None:
    assert not gives_order(said)
