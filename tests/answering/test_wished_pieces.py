"""Of a row that is right, the piece is quoted that gives what is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Assistant
from assistant.asking.understanding import understand
from assistant.columns import ColumnRole

_SIGNALS = (
    ("name", "description", "change", "10-year", "driving-force", "relevancy"),
    (
        "Kelp brick demand",
        "Demand for kelp bricks among builders keeps rising.",
        "From 40 to 900 kelp bricks sold a day.",
        "Kelp brick demand reshapes building.",
        "Builders want light walls.",
        "4",
    ),
    (
        "Young masons",
        "72% of those under 35 lay walls of seaweed.",
        "From stone to seaweed.",
        "Masons leave stone.",
        "Masons look for light work.",
        "2",
    ),
    (
        "Kelp brick patents",
        "Orrin Workshop files patents for kelp bricks.",
        "From an open craft of kelp bricks to a guarded one.",
        "Patents for kelp bricks may end in court.",
        "Owners of kelp brick patents seek profit.",
        "3",
    ),
)
_TECHNOLOGIES = (
    ("name", "description", "relevancy"),
    ("Brick credit score", "A credit score tells banks how sound a house of kelp bricks is.", "5"),
)


def _write(*rows: tuple[str, ...]) -> str:
    lines = (rows[0], ("--",) * len(rows[0]), *rows[1:])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


_ARTICLE = (
    "# __Kelp bricks__, (from page [20240115](https://example.org/p/20240115).)\n\n"
    f"## Signals\n\n{_write(*_SIGNALS)}\n\n## Technologies\n\n{_write(*_TECHNOLOGIES)}\n"
)


@pytest.fixture(scope="module")
def bricks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("bricks")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "kelp.md").write_text(_ARTICLE, encoding="utf-8")
    with Assistant.open(home=folder / "home", corpus=folder / "corpus") as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("How many kelp bricks are sold a day since demand for kelp bricks rises?", "From 40 to 900 kelp bricks"),
        ("Which company has kelp brick patents?", "Orrin Workshop files patents"),
        ("What happens with kelp brick demand among builders?", "Demand for kelp bricks among builders keeps rising"),
        ("Why do builders want kelp bricks?", "Builders want light walls"),
        ("What drives kelp brick demand?", "Builders want light walls"),
        ("Builders under 35: what share of them wants kelp bricks?", "72% of those under 35"),
    ],
)
def test_the_piece_that_gives_what_is_asked_leads(bricks: Assistant, question: str, quoted: str) -> None:
    assert bricks.ask(question).citations[0].quote.startswith(quoted)


@pytest.mark.parametrize(
    ("question", "is_rating"),
    [
        ("How is “Brick credit score” rated?", True),
        ("What is the relevancy of Brick credit score in the article on kelp bricks?", True),
        ("For a note on housing: what does the brick credit score tell banks about a house?", False),
        ("What is the brick credit score used for?", False),
        ("Pour ma note au cabinet, à quoi sert le « Brick credit score » ?", False),
    ],
)
def test_a_rating_is_told_where_one_is_asked_for(bricks: Assistant, question: str, is_rating: bool) -> None:
    answer = bricks.ask(question).answer
    assert any(told in answer for told in ("score” is 5", "score\u00a0» est de 5")) is is_rating
    assert is_rating or "how sound a house" in answer


@pytest.mark.parametrize(
    ("question", "is_rating"),
    [
        ("Quelle note pour Albert ?", True),
        ("Quelle est sa note ?", True),
        ("donne la note de Data Privacy Risks", True),
        ("J’écris une note de synthèse sur la vidéo. Que fait la RATP ?", False),
        ("I am writing a briefing note. What does Albert do?", False),
        ("Note : que fait Albert ?", False),
    ],
)
def test_a_note_that_is_written_is_no_rating(question: str, is_rating: bool) -> None:
    assert (ColumnRole.RELEVANCY in understand(question).columns) is is_rating
