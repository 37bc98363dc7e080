"""A part of the corpus: an exact filter for what is found and for what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.asking.understanding import understand
from assistant.records import Engine, Scope
from tests.conftest import SEED_ID

SCOPES = [
    pytest.param(Scope(tables=("concerns",)), {"bees#concerns/1", "bees#concerns/2"}, id="tables"),
    pytest.param(Scope(tables=("concerns",), relevancy_at_least=5), {"bees#concerns/2"}, id="table-and-relevancy"),
    pytest.param(Scope(articles=("trains",)), {"trains#signals/1"}, id="article"),
    pytest.param(
        Scope(since="2024-01-01", until="2024-12-31"),
        {"bees#concerns/1", "bees#concerns/2", "bees#summary"},
        id="dates-leave-out-articles-without-one",
    ),
    pytest.param(Scope(since="2025-01-01"), set(), id="nothing"),
]


@pytest.fixture
def assistant(corpus: Path, tmp_path: Path) -> Iterator[Assistant]:
    with Assistant.open(home=tmp_path / "home", corpus=corpus) as assistant:
        yield assistant


@pytest.mark.parametrize(("scope", "wanted"), SCOPES)
def test_only_passages_in_scope_are_found(assistant: Assistant, scope: Scope, wanted: set[str]) -> None:
    generation = assistant._generation.take()

    findings = generation.searcher.search(understand("Which mites travel between dense hives?"), limit=20, scope=scope)
    assert {str(hit.passage.locator) for hit in findings.hits} == wanted
    assert findings.refuses or wanted


def test_rows_are_counted_in_scope_alone(assistant: Assistant) -> None:
    assert "2 concerns" in assistant.ask("How many concerns are there?").answer
    narrow = assistant.ask("How many concerns are there?", scope=Scope(relevancy_at_least=5))
    assert narrow.engine is Engine.TABLE
    assert [str(citation.locator) for citation in narrow.citations] == ["bees#concerns/2"]


def test_an_answer_cites_nothing_out_of_scope(assistant: Assistant) -> None:
    question = "Why do parasitic mites spread?"
    assert not assistant.ask(question).abstained
    assert assistant.ask(question, scope=Scope(articles=("trains",))).abstained


def test_themes_are_compared_without_capitals_and_accents(seed_assistant: Assistant) -> None:
    catalogue = seed_assistant._generation.take().catalogue
    (article,) = catalogue.articles()
    theme = article.themes[0]
    everything = catalogue.numbers_in(Scope(articles=(SEED_ID,)))
    assert catalogue.numbers_in(Scope(themes=(theme.upper(),))) == everything
    assert catalogue.numbers_in(Scope(themes=("no such theme",))) == []
