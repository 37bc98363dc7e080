"""A follow-up finds what it means; a new subject is not held back by the conversation before it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.asking.understanding import understand
from assistant.records import Turn
from assistant.settings import Settings

_DRIVERS = """# __Ride platforms__, (from page [20240105](https://example.org/p/20240105).)

## Concerns

| name | description | relevancy |
| --- | --- | --- |
| Income of drivers | Drivers of ride platforms are paid less each year by the platform. | 4 |
| Safety of women | Women who drive alone report threats from passengers. | 5 |
| Accidents at night | Tired drivers cause crashes after midnight. | 3 |
"""
_PRISONS = """# __Robots in prisons__, (from page [20240109](https://example.org/p/20240109).)

## Concerns

| name | description | relevancy |
| --- | --- | --- |
| Robots on patrol | Robots watch the corridors of prisons in Georgia. | 4 |
| Jobs of guards | Guards fear that machines take their jobs. | 4 |
| Blind at night | The cameras of the machines see little in the dark. | 2 |
"""
_DRIVERS_ASKED = "How much are the drivers of ride platforms paid?"
_PRISONS_ASKED = "Quels robots surveillent les prisons ?"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("following")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "drivers.md").write_text(_DRIVERS, encoding="utf-8")
    (folder / "corpus" / "prisons.md").write_text(_PRISONS, encoding="utf-8")
    with Assistant.open(settings=Settings(home=folder / "home"), corpus=folder / "corpus") as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("history", "asked", "locator"),
    [
        pytest.param([_DRIVERS_ASKED], "What happens at night?", "drivers#concerns/3", id="no-word-points-back"),
        pytest.param([_PRISONS_ASKED], "Que se passe-t-il la nuit ?", "prisons#concerns/3", id="the-same-elsewhere"),
        pytest.param([_DRIVERS_ASKED], "And their safety?", "drivers#concerns/2", id="their"),
        pytest.param([_PRISONS_ASKED], "Et les emplois ?", "prisons#concerns/2", id="et-les"),
        pytest.param(
            [_DRIVERS_ASKED],
            "Which robots watch prisons, and where is that done?",
            "prisons#concerns/1",
            id="a-new-subject-with-a-word-that-points-back",
        ),
        pytest.param(
            [_PRISONS_ASKED, _DRIVERS_ASKED],
            "Back to the robots in prisons: are the jobs of guards at risk?",
            "prisons#concerns/2",
            id="back-to-the-subject-before",
        ),
    ],
)
def test_the_row_that_is_meant_comes_first(history: list[str], asked: str, locator: str, small: Assistant) -> None:
    question = understand(asked, [Turn("user", text) for text in history])
    hits = small._generation.take().searcher.search(question, limit=3).hits
    assert str(hits[0].passage.locator) == locator


@pytest.mark.parametrize(
    ("before", "asked", "told"),
    [
        ("What do the cameras of machines in prisons see at night?", "How is it rated?", "is 2"),
        ("Que craignent les femmes qui conduisent seules ?", "Et quelle est sa pertinence ?", "est de 5"),
    ],
)
def test_a_question_for_a_column_is_answered_from_the_row_before(
    before: str, asked: str, told: str, small: Assistant
) -> None:
    assert told in small.ask(asked, [Turn("user", before)]).answer


@pytest.mark.parametrize(
    ("asked", "is_of_subject"),
    [
        ("What happens at night?", True),
        ("Which robots watch the corridors?", False),
        ("What is said about guards?", False),
        ("Que dit-on des gardiens ?", False),
        ("What is said about safety?", True),
        ("And what is said about guards?", True),
    ],
)
def test_a_question_stands_alone_with_the_words_before_it_only_where_it_goes_on(
    asked: str, is_of_subject: bool, small: Assistant
) -> None:
    question = understand(asked, [Turn("user", _DRIVERS_ASKED)])
    found = small._generation.take().searcher.search(question, limit=3).question
    assert ("platforms" in found.standalone) is is_of_subject
