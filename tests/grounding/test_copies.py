"""What a sentence changes that repeats its row nearly word for word."""

from __future__ import annotations

import pytest

from assistant.grounding.copies import find_miscopying


@pytest.mark.parametrize(
    ("sentence", "piece", "changed"),
    [
        ("Burglaries went from 6 to 17 in two years.", "Burglaries went from 17 to 6 in two years.", "roles"),
        (
            "L'atelier sent plus fort en hiver qu'en été.",
            "L'atelier sent plus fort en été qu'en hiver, dit-on.",
            "roles",
        ),
        ("The clay brick costs more than the kelp brick.", "The kelp brick costs more than the clay brick.", "roles"),
        ("Le code interdit le don d'heures.", "Le code du travail n'interdit pas le don d'heures.", "negation"),
        ("The library lends tools to pupils.", "The library does not lend tools to pupils.", "negation"),
        (
            "Les quatorze chambres confient leurs résumés au logiciel.",
            "Trois des quatorze chambres confient leurs résumés au logiciel.",
            "extent",
        ),
        ("The twelve towns measure the noise.", "Four of the twelve towns measure the noise.", "extent"),
        ("Tous les guichets se taisent le mardi.", "Tous les guichets se taisent le mardi, sauf un.", "extent"),
        ("Le conseil a créé six fournils.", "Une proposition du conseil créerait six fournils.", "certainty"),
        ("A mirror sets an awning on fire.", "Firefighters fear that a mirror sets an awning on fire.", "certainty"),
    ],
)
def test_a_copy_that_changes_its_row_is_found(sentence: str, piece: str, changed: str) -> None:
    assert find_miscopying(sentence, [piece]) == changed


@pytest.mark.parametrize(
    ("sentence", "piece"),
    [
        ("Burglaries went from 17 to 6 in two years.", "Burglaries went from 17 to 6 in two years."),
        ("Ducks, geese and swans nest there.", "Swans, geese and ducks nest there."),
        ("In 2022 the town sold three mills.", "The town sold three mills in 2022."),
        ("The council may sell the mill.", "The council might sell the mill."),
        ("Quatorze des vingt chambres ont un logiciel.", "Quatorze chambres sur vingt ont un logiciel."),
        ("The code does not forbid gifts of hours.", "The labour code doesn't forbid gifts of hours."),
        ("Bees like lavender.", "The workshop presses kelp into bricks, not into paper."),
    ],
)
def test_a_faithful_copy_or_another_sentence_is_not(sentence: str, piece: str) -> None:
    assert find_miscopying(sentence, [piece]) is None


def test_a_faithful_copy_of_one_piece_excuses_what_another_says() -> None:
    pieces = ["Three of the nine towns measure noise.", "By now all nine towns measure noise."]
    assert find_miscopying("The nine towns measure noise.", pieces) is None
