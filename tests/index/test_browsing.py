"""Listing, filtering and counting the corpus, and questions that keep to a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.records import Language, Locator, Scope
from assistant.settings import Settings
from tests.conftest import SEED_ID


@pytest.fixture
def assistant(home: Path, corpus: Path) -> Iterator[Assistant]:
    """The seed article and two small ones."""
    with Assistant.open(settings=Settings(home=home)) as assistant:
        assistant.ingest([corpus])
        yield assistant


@pytest.mark.parametrize(
    ("scope", "articles"),
    [
        pytest.param(Scope(), None, id="whole"),
        pytest.param(Scope(tables=("concerns",)), None, id="tables-choose-no-article"),
        pytest.param(Scope(until="2023-12-31"), [SEED_ID], id="until"),
        pytest.param(Scope(since="2024-01-05", until="2024-01-05"), ["bees"], id="both-ends-included"),
        pytest.param(Scope(articles=("bees", "no-such")), ["bees"], id="articles"),
        pytest.param(Scope(themes=("NO SUCH THEME",)), [], id="no-such-theme"),
    ],
)
def test_a_scope_chooses_articles(assistant: Assistant, scope: Scope, articles: list[str] | None) -> None:
    assert assistant.browse().articles_in(scope) == articles


def test_words_find_rows_in_any_form_and_filters_add_up(assistant: Assistant) -> None:
    browser = assistant.browse()
    found = browser.rows(Scope(), "mite", limit=5)
    assert [str(row.locator) for row in found.rows] == ["bees#concerns/2"]
    assert browser.rows(Scope(relevancy_at_least=5, articles=("bees",)), limit=5).total == 1
    assert browser.rows(Scope(), '")(*', limit=5).total == browser.rows(Scope(), limit=5).total
    assert browser.rows(Scope(), 'mite") NEAR(', limit=5).total == 0
    assert browser.rows(Scope(), "mite", relevancy=4, limit=5).total == 0


def test_pages_of_a_list_follow_each_other(assistant: Assistant) -> None:
    browser = assistant.browse()
    whole = browser.rows(Scope(), limit=1000).rows
    paged = [row for offset in range(0, len(whole), 10) for row in browser.rows(Scope(), limit=10, offset=offset).rows]
    assert paged == list(whole)


def test_points_of_the_timeline_and_shares_count_every_row_once(assistant: Assistant) -> None:
    browser = assistant.browse()
    bees = Scope(articles=("bees",))
    assert [(p.day, p.relevancy, p.count, p.first) for p in browser.timeline(bees)] == [
        ("2024-01-05", 4.0, 1, "bees#concerns/1"),
        ("2024-01-05", 5.0, 1, "bees#concerns/2"),
    ]
    assert sum(share.count for share in browser.tables(Scope())) == assistant.status().rows
    listed, total = browser.articles(Scope(), limit=2)
    assert total == 3
    assert len(listed) == 2


def test_the_table_of_a_row_is_whole_and_in_order(assistant: Assistant) -> None:
    rows = assistant.browse().table_of(Locator("bees", "concerns", 2))
    assert [row.row for row in rows] == [1, 2]
    assert assistant.browse().table_of(Locator("bees", "summary")) == ()


@pytest.mark.parametrize(
    ("question", "scope", "cites"),
    [
        pytest.param("Which concerns have relevancy 5?", Scope(articles=("bees",)), {"bees"}, id="exact"),
        pytest.param("Which concerns have relevancy 5?", Scope(tables=("signals",)), set(), id="exact-nothing-left"),
        pytest.param("What do beekeepers fear?", Scope(), {"bees"}, id="open-whole"),
        pytest.param("What do beekeepers fear?", Scope(articles=(SEED_ID,)), set(), id="open-elsewhere-abstains"),
        pytest.param("How do mites travel?", Scope(tables=("concerns",), since="2024-01-01"), {"bees"}, id="open"),
        pytest.param("How do mites travel?", Scope(tables=("signals",)), set(), id="open-other-table-abstains"),
    ],
)
def test_an_answer_stays_in_its_scope(assistant: Assistant, question: str, scope: Scope, cites: set[str]) -> None:
    answer = assistant.ask(question, scope=scope)
    if cites:
        assert cites <= {citation.article.id for citation in answer.citations}
    for citation in answer.citations:
        assert not scope.articles or citation.article.id in scope.articles
        assert not scope.tables or citation.table in scope.tables
    assert bool(cites) is not answer.abstained


def test_what_is_offered_next_is_answered(assistant: Assistant) -> None:
    answer = assistant.ask("How do mites travel?")
    offered = assistant.follow_ups(answer)
    assert offered
    assert answer.question not in offered
    assert not any(assistant.ask(question).abstained for question in offered)


def test_an_abstention_has_closest_articles(assistant: Assistant) -> None:
    near = assistant.closest_articles("How much do the beekeepers earn?")
    assert "bees" in [reference.id for reference in near]
    assert assistant.closest_articles("How much?", scope=Scope(articles=("trains",)))[0].id == "trains"
    assert assistant.example_questions(Language.FRENCH)
