"""However a model's references are dropped, exchanged, corrupted or written, each sentence shown cites what it says.

The model's words come over HTTP in pieces of four letters, which cut every reference.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant import Assistant
from assistant.composing import unescape_markdown
from assistant.records import Answer, Engine
from assistant.settings import Settings
from tests.endpoint import Endpoint, run_endpoint

QUESTION = "What of blossoms and mites around hives?"
FLOWERS, MITES = "Too many hives compete for the same blossoms", "Parasitic mites travel between dense hives"
# What only that row says, to the row.
SAYS = {"compete": "bees#concerns/1", "arasitic": "bees#concerns/2"}
Write = Callable[[str, str], str]  # the identifiers of the two rows -> what the model writes


def known_to(question: str, locator: str) -> str:
    """The identifier that a row would have, had it been retrieved."""
    return f"p{hashlib.sha256(f'{question}{chr(10)}{locator}'.encode()).hexdigest()[:6]}"


def corrupt(identifier: str) -> str:
    return identifier[:-1] + ("0" if identifier[-1] != "0" else "1")


def both(first: str, second: str) -> str:
    return f"{FLOWERS} {first}. {MITES} {second}."


# Whose references are lost or wrong, and whose are right in another form: how many of the two sentences stand.
WRONG: dict[str, tuple[int, Write]] = {
    "one dropped": (1, lambda a, b: both(f"[{a}]", "")),
    "both dropped": (0, lambda a, b: both("", "")),
    "exchanged": (0, lambda a, b: both(f"[{b}]", f"[{a}]")),
    "shifted": (1, lambda a, b: both(f"[{a}]", f"[{a}]")),
    "corrupted": (1, lambda a, b: both(f"[{a}]", f"[{corrupt(b)}]")),
    "cut short": (1, lambda a, b: both(f"[{a}]", f"[{b[:5]}]")),
    "too long": (1, lambda a, b: both(f"[{a}]", f"[{b}0]")),
    "numbers": (0, lambda a, b: both("[1]", "[2]")),
    "numbers in one bracket": (0, lambda a, b: both("[1, 2]", "[1, 2]")),
    "numbers side by side": (0, lambda a, b: both("[1][2]", "[2][1]")),
    "lenticular numbers": (0, lambda a, b: both("【1】", "【2†source】")),
    "numbers in words": (0, lambda a, b: both("(source 1)", "(source: 2)")),
    "a number beside": (1, lambda a, b: both(f"[{a}]", f"[{b}][9]")),
    "footnotes": (0, lambda a, b: f"{both('[^1]', '[^2]')}\n\n[^1]: {a}\n[^2]: {b}"),
    "a locator": (1, lambda a, b: both(f"[{a}]", "[bees#concerns/2]")),
    "of a place that was not retrieved": (
        1,
        lambda a, b: both(f"[{a}]", f"[{known_to(QUESTION, 'bees#header')}]"),
    ),
    "of another question": (1, lambda a, b: both(f"[{a}]", f"[{known_to('Mites?', 'bees#concerns/2')}]")),
}
RIGHT: dict[str, Write] = {
    "plain": lambda a, b: both(f"[{a}]", f"[{b}]"),
    "lenticular": lambda a, b: both(f"【{a}】", f"【{b}】"),
    "in words": lambda a, b: both(f"(source {a})", f"(sources: {b})"),
    "too many in one bracket": lambda a, b: both(f"[{a}, {b}]", f"[{a}, {b}]"),
    "too many side by side": lambda a, b: both(f"[{a}][{b}]", f"[{b}][{a}]"),
    "in a block of code": lambda a, b: f"```\n{both(f'[{a}]', f'[{b}]')}\n```",
    "in JSON": lambda a, b: f'{{"answer": "{both(f"[{a}]", f"[{b}]")}"}}',
    "a list": lambda a, b: f"1. {FLOWERS} [{a}]\n2. {MITES} [{b}]",
    "one sentence of both": lambda a, b: f"{FLOWERS}, and {MITES[0].lower()}{MITES[1:]} [{a}][{b}].",
    "with a false one beside": lambda a, b: both(f"[{a}] [{corrupt(a)}]", f"[{corrupt(b)}][{b}]"),
}


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with run_endpoint() as server:
        yield server


def answers_to(write: Write, endpoint: Endpoint, corpus: Path, home: Path) -> list[Answer]:
    def reply(prompt: str) -> str:
        if "could not be proven" in prompt:
            return "NOT IN THE ARTICLES"  # it does not mend what it wrote
        lines = prompt.split("<passages>\n")[1].split("\n")
        first, second = (next(line[1:8] for line in lines if words in line) for words in (FLOWERS, MITES))
        return write(first, second)

    endpoint.reply = reply
    settings = Settings(home=home, base_url=endpoint.url, api_key=SecretStr("key"), model="small")
    with Assistant.open(settings=settings, corpus=corpus) as assistant:
        return list(assistant.stream(QUESTION))


def assert_nothing_false(answer: Answer) -> None:
    """Markers are those of the citations, and every sentence cites the row that says it, and no other."""
    shown = unescape_markdown(answer.answer)
    assert not re.search(r"p[0-9a-f]{6}|【|\[\^|#concerns", shown)
    used = [int(marker) for marker in re.findall(r"\[(\d+)\]", shown)]
    by_marker = {citation.marker: citation for citation in answer.citations}
    assert sorted(set(used)) == sorted(by_marker) == list(range(1, len(by_marker) + 1))
    for said, markers in re.findall(r"([^\[\]]+)((?:\[\d+\] ?)+)", shown):
        cited = {str(by_marker[int(marker)].locator) for marker in re.findall(r"\d+", markers)}
        wanted = {row for word, row in SAYS.items() if word in said}
        assert cited == wanted or not wanted, said
    assert "Sleeper" not in shown


@pytest.mark.parametrize("how", WRONG)
def test_a_wrong_reference_proves_nothing(how: str, endpoint: Endpoint, corpus: Path, tmp_path: Path) -> None:
    standing, write = WRONG[how]
    answers = answers_to(write, endpoint, corpus, tmp_path / "home")
    for answer in answers:
        assert_nothing_false(answer)
    by_model = answers[-1].engine is Engine.MODEL
    assert by_model == (standing > 0), "where nothing is proven rows are quoted"
    assert len([text for text in answers[-1].dropped if "hives" in text]) == 2 - standing


@pytest.mark.parametrize("how", RIGHT)
def test_a_right_reference_counts_however_it_is_written(
    how: str, endpoint: Endpoint, corpus: Path, tmp_path: Path
) -> None:
    answers = answers_to(RIGHT[how], endpoint, corpus, tmp_path / "home")
    for answer in answers:
        assert_nothing_false(answer)
    assert answers[-1].engine is Engine.MODEL
    assert [str(citation.locator) for citation in answers[-1].citations] == ["bees#concerns/1", "bees#concerns/2"]
