"""A piece fits a question where it gives the figure, or the name, that is asked for."""

from __future__ import annotations

import pytest

from assistant.answering.fitting import Particular
from assistant.answering.units import Unit
from assistant.asking.understanding import understand
from assistant.records import ArticleReference, Locator, Passage


def unit(text: str, name: str = "Kelp Bricks") -> Unit:
    article = ArticleReference("a", "Kelp bricks", None, None, None)
    cells = {"name": name, "description": text}
    passage = Passage(Locator("a", "signals", 1), article, "a.md", "signals", 1, name, None, cells, ())
    return Unit(passage, text, "description")


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("What do kelp bricks cost?", "Kelp bricks cost 40 euros each.", True),
        ("What do kelp bricks cost?", "Kelp bricks are pressed by 40 people.", False),
        ("Combien de personnes pressent des briques ?", "Kelp bricks are pressed by 40 people.", True),
        ("How many towns press bricks?", "Bergen is the first town to press bricks.", False),
        ("How long do kelp bricks last?", "Kelp bricks last for decades.", True),
        ("How many years do kelp bricks last?", "Kelp bricks last for decades.", False),
        ("What does Kelptek charge for a brick?", "Kelptek sells bricks to builders.", False),
        ("How many kelp bricks were pressed?", "GPT-4 drew the 3D bricks of Inga3.", False),
        ("When will kelp bricks be sold?", "Sales begin in mid-2031.", True),
        ("How often are kelp bricks checked?", "The bricks get a monthly check.", True),
        ("Which city presses kelp bricks?", "The workshop stands in Bergen.", True),
        ("Which city presses kelp bricks?", "A workshop presses AI-designed bricks of kelp.", False),
        ("Dans quelle ville du Japon presse-t-on du varech ?", "A workshop in Japan presses kelp.", False),
        ("In which country are kelp bricks pressed?", "A workshop of Kelpia presses bricks.", False),
        ("In which country are kelp bricks pressed?", "Norwegian builders press bricks.", True),
        ("Who is the director of the kelp workshop?", "Kelp bricks are pressed by builders.", False),
        ("Who is the director of the kelp workshop?", "Kelp bricks are the work of Anna Dahl.", True),
        ("Who is the director of the kelp workshop?", "Kelp bricks are checked by the ASD.", False),
        ("Which agency checks kelp bricks?", "Kelp bricks are checked by the ASD.", True),
        ("Qui a inventé le troisième pouce ?", "The Third Thumb helps to press bricks.", False),
        ("Qui a inventé le troisième pouce ?", "The Third Thumb is the work of Anna Dahl.", True),
        ("What percentage of builders presses bricks?", "The majority of builders presses bricks.", False),
        ("How many people press bricks?", "A three-minute limit holds for pressing bricks.", False),
    ],
)
def test_a_piece_gives_what_is_asked_for(question: str, text: str, fits: bool) -> None:
    particular = Particular.of(understand(question))
    assert particular.is_asked
    assert particular.is_given_by(unit(text)) is fits


def test_the_name_of_a_row_counts_where_its_words_are_hardly_any_others() -> None:
    particular = Particular.of(understand("Which company presses bricks of seaweed?"))
    assert particular.is_given_by(unit("Bricks of seaweed carry houses.", name="Kelptek"))
    assert not particular.is_given_by(unit("Bricks of seaweed carry houses.", name="New Building Materials"))


def test_any_piece_fits_where_nothing_particular_is_asked_for() -> None:
    assert not Particular.of(understand("What are kelp bricks for?")).is_asked
