"""Of two rows that disagree a model does not pick one."""

from __future__ import annotations

import pytest

from assistant.grounding.contesting import is_contested
from assistant.grounding.support import Sense
from assistant.records import ArticleReference, Locator, Passage, SourceLine
from tests.grounding.cases import open_sense, read_cases


@pytest.fixture(scope="module")
def sense() -> Sense:
    return open_sense(read_cases("claims_to_tune"))


def row(number: int, description: str) -> Passage:
    article = ArticleReference("a", "Roofs", "2024-05-06", None, None)
    source = (SourceLine(number, description),)
    cells = {"description": description}
    return Passage(Locator("a", "signals", number), article, "a.md", None, number, None, None, cells, source)


@pytest.mark.parametrize(
    ("said", "other", "contested"),
    [
        pytest.param(
            "Masons tiled 40 roofs in the town of Sarn.",
            "Masons tiled 400 roofs in the town of Sarn.",
            True,
            id="another-figure",
        ),
        pytest.param(
            "The town of Sarn supports the tiled roofs.",
            "The town of Sarn does not support the tiled roofs.",
            True,
            id="a-denial",
        ),
        pytest.param(
            "Masons tiled 40 roofs in Sarn in 2022.",
            "Masons tiled 400 roofs in Sarn in 2023.",
            False,
            id="another-year",
        ),
        pytest.param(
            "Masons tiled 40 roofs in the town of Sarn.",
            "Thieves took 400 tiles from the town of Orle.",
            False,
            id="something-else",
        ),
        pytest.param(
            "Masons tiled 400 roofs in the town of Sarn.",
            "In the town of Sarn 400 roofs were tiled by masons.",
            False,
            id="the-same",
        ),
    ],
)
def test_a_statement_that_another_row_speaks_against_is_contested(
    said: str, other: str, contested: bool, sense: Sense
) -> None:
    cited, found = row(1, said), row(2, other)
    assert is_contested(said, [cited], [cited, found], sense) is contested
