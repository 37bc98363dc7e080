"""Answers follow the rows: what is changed there changes them, what is not there is not said, what differs is shown.

After the abilities of "Benchmarking Large Language Models in Retrieval-Augmented Generation" (Chen et al., 2024), here
without a model: telling amid noise, refusing, and seeing rows that contradict each other or the question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.records import Answer

Open = Callable[[Mapping[str, str]], Assistant]

_CRANES = "The harbour of Moraines runs fourteen electric cranes that were built in 2019."
_FERRIES = "The ferries of Moraines burn fuel made from straw since the spring of 2021."
_NURSES = "Nurses at the clinic of Aldebourg keep a paper record because the network fails twice a week."


def article(title: str, page: str, *rows: str) -> str:
    """An article with one table of signals, a row a sentence."""
    lines = "\n".join(f"| Row {letter} | {text} | 4 |" for letter, text in zip("ABCDE", rows, strict=False))
    head = f"# __{title}__, (from page [{page}](https://example.org/p/{page}).)"
    table = f"| name | description | relevancy |\n|:---|:---|---:|\n{lines}"
    return f"{head}\n\n## Summary\n\nA note on {title.lower()}.\n\n## Signals\n\n{table}\n"


@pytest.fixture
def open_with(tmp_path: Path) -> Iterator[Open]:
    with ExitStack() as opened:
        number = 0

        def open_corpus(files: Mapping[str, str]) -> Assistant:
            nonlocal number
            number += 1
            folder = tmp_path / str(number)
            (folder / "corpus").mkdir(parents=True)
            for name, text in files.items():
                (folder / "corpus" / f"{name}.md").write_text(text, encoding="utf-8")
            return opened.enter_context(Assistant.open(home=folder / "home", corpus=folder / "corpus"))

        yield open_corpus


def cited(answer: Answer) -> list[str]:
    return [str(citation.locator) for citation in answer.citations]


def harbour(cranes: str = _CRANES, ferries: str = _FERRIES) -> dict[str, str]:
    return {
        "harbour": article("The harbour of Moraines", "20240312", cranes, ferries),
        "clinic": article("Paper at the clinic", "20231105", _NURSES),
    }


CRANES = (
    "How many electric cranes does the harbour of Moraines run?",
    "Combien de grues électriques a le port de Moraines ?",
)


@pytest.mark.parametrize("question", CRANES)
def test_a_changed_cell_changes_the_answer(open_with: Open, question: str) -> None:
    before = open_with(harbour()).ask(question)
    after = open_with(harbour(_CRANES.replace("fourteen", "thirty-one"))).ask(question)
    assert cited(before)[0] == cited(after)[0] == "harbour#signals/1"
    assert "fourteen" in before.answer
    assert "thirty-one" in after.answer
    assert "fourteen" not in after.answer


@pytest.mark.parametrize("question", CRANES)
def test_without_the_figure_there_is_no_answer(open_with: Open, question: str) -> None:
    assert (
        open_with(harbour(_CRANES.replace("fourteen", "its").replace(" that were built in 2019", "")))
        .ask(question)
        .abstained
    )


@pytest.mark.parametrize(
    "question",
    [
        "How many electric cranes does the harbour of Velmont run?",
        "Combien de grues électriques a le port de Velmont ?",
        "Why do nurses at the clinic of Tournelle keep a paper record?",
        "Pourquoi les infirmières de la clinique de Tournelle tiennent-elles un registre papier ?",
        "How many nuclear submarines does the harbour of Moraines build?",
        "What fine did the harbour of Moraines pay to the tax office?",
        "Quelle amende la clinique d’Aldebourg a-t-elle payée à la CNIL ?",
    ],
)
def test_what_no_row_tells_is_not_answered(open_with: Open, question: str) -> None:
    answer = open_with(harbour()).ask(question)
    assert answer.abstained
    assert not answer.citations


def test_articles_that_contradict_each_other_are_both_shown(open_with: Open) -> None:
    files = harbour() | {"port": article("Cranes counted anew", "20250110", _CRANES.replace("fourteen", "nine"))}
    answer = open_with(files).ask(CRANES[0])
    assert {"harbour#signals/1", "port#signals/1"} <= set(cited(answer))
    assert "fourteen" in answer.answer
    assert "nine" in answer.answer


def test_near_names_are_told_apart(open_with: Open) -> None:
    files = {
        "north": article(
            "Trams of North Halden", "20240101", "North Halden runs twelve trams without drivers at night."
        ),
        "south": article(
            "Trams of South Halden", "20240102", "South Halden runs forty trams without drivers at night."
        ),
    }
    assistant = open_with(files)
    for side in ("North", "South"):
        answer = assistant.ask(f"How many trams without drivers does {side} Halden run?")
        assert cited(answer)[0] == f"{side.lower()}#signals/1"


def test_a_year_has_its_own_rows(open_with: Open) -> None:
    files = {
        f"reading-{year}": article(
            f"Reading in {year}", f"{year}0601", f"In {year}, {share} percent of pupils read daily."
        )
        for year, share in ((2022, 41), (2023, 37), (2024, 52))
    }
    assistant = open_with(files)
    for year, share in ((2022, "41"), (2024, "52")):
        answer = assistant.ask(f"What percentage of pupils read daily in {year}?")
        assert cited(answer)[0] == f"reading-{year}#signals/1"
        assert share in answer.answer


def test_an_empty_corpus_answers_nothing(open_with: Open) -> None:
    answer = open_with({"empty": "# __Nothing yet__, (from page [20240101](https://example.org/p).)\n"}).ask(CRANES[0])
    assert answer.abstained
    assert not answer.citations
