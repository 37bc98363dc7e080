"""What a row and the summary of its article both say is quoted once, from the row, and both places are cited."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant

_ARTICLE = """# __Tethered kites__, (from page [20240202](https://example.org/p/20240202).)

## Summary

Fishing crews of Skerra tow their nets with tethered kites. Fuel for crews became dear in Skerra.

## Signals

| name | description | change | relevancy |
|--|--|--|--|
| Kites at sea | Fishing crews of Skerra tow their nets with tethered kites. | From engines to kites. | 4 |
| Kite schools | A school teaches crews to fly kites. | From trial to lessons. | 3 |
"""


@pytest.fixture(scope="module")
def kites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    corpus: Path = tmp_path_factory.mktemp("corpus")
    (corpus / "kites.md").write_text(_ARTICLE, encoding="utf-8")
    with Assistant.open(home=tmp_path_factory.mktemp("home"), corpus=corpus) as assistant:
        yield assistant


@pytest.mark.parametrize(
    "question", ["What do the fishing crews of Skerra tow with tethered kites?", "Who tows nets with tethered kites?"]
)
def test_what_a_row_states_is_quoted_from_the_row_and_once(question: str, kites: Assistant) -> None:
    answer = kites.ask(question)
    quotes = [citation.quote for citation in answer.citations]
    assert any("tow their nets" in quote for quote in quotes)
    assert answer.answer.count("tow their nets") == 1
    places = [str(citation.locator) for citation in answer.citations if "tow their nets" in citation.quote]
    assert places == ["kites#signals/1", "kites#summary"]


def test_an_article_that_is_summed_up_is_quoted_once_too(kites: Assistant) -> None:
    assert kites.ask("Summarise the article on tethered kites").answer.count("tow their nets") == 1


def test_what_the_summary_alone_says_is_quoted_from_it(kites: Assistant) -> None:
    first, *_ = kites.ask("For whom did fuel become dear in Skerra?").citations
    assert (first.locator.place, first.quote) == ("summary", "Fuel for crews became dear in Skerra.")
