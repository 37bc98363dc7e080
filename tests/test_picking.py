"""After a list of articles its latest or earliest, or a comparison of two, is asked for; or the latest of all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Turn
from assistant.asking.picking import compares_articles, put_article, read_latest, read_picked
from assistant.queries import Extreme
from assistant.records import Scope
from tests.conftest import BEES
from tests.test_overviews import cited

LATE, EARLY = Extreme.HIGHEST, Extreme.LOWEST
ARTICLES = {  # by identifier: title, page date, what its concern is about
    "ants": ("Garden ants", "20230301", "ants"),
    "bats": ("Attic bats", "20240410", "bats"),
    "bees": ("City bees", "20240105", "hives"),
    "owls": ("Barn owls", "20250711", "owls"),
}


@pytest.fixture
def four(tmp_path: Path) -> Iterator[Assistant]:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, (title, day, word) in ARTICLES.items():
        text = BEES.replace("City bees", title).replace("20240105", day).replace("hives", word)
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    with Assistant.open(home=tmp_path / "home", corpus=folder) as assistant:
        yield assistant


def follow(assistant: Assistant, text: str, *earlier: str, scope: Scope | None = None) -> Answer:
    return assistant.ask(text, [Turn("user", asked) for asked in earlier], scope=scope or Scope())


@pytest.mark.parametrize(
    ("text", "extreme"),
    [
        ("Which of them is the most recent?", LATE),
        ("Which one is the latest?", LATE),
        ("and the oldest?", EARLY),
        ("What about the newest one?", None),
        ("And what about the newest one?", LATE),
        ("Lequel est le plus récent ?", LATE),
        ("Laquelle de ces fiches est la plus ancienne ?", EARLY),
        ("Lequel des deux est le plus récent ?", LATE),
        ("Et le plus ancien ?", EARLY),
        ("Quel est le plus ancien d'entre eux ?", EARLY),
        ("Which article is the most recent?", None),
        ("Quel est l'article le plus récent ?", None),
        ("Which is the most recent trend?", None),
        ("the oldest", None),
    ],
)
def test_the_latest_of_those_before_is_asked_for(text: str, extreme: Extreme | None) -> None:
    assert read_picked(text) == extreme


@pytest.mark.parametrize(
    ("text", "extreme", "put"),
    [
        ("What is the latest article about?", LATE, "What is the article “T” about?"),
        ("Summarise the oldest article", EARLY, "Summarise the article “T”"),
        ("De quoi parle le dernier article ?", LATE, "De quoi parle l’article « T » ?"),
        ("Résume l’article le plus ancien", EARLY, "Résume l’article « T »"),
        ("Fais un résumé du dernier article", LATE, "Fais un résumé de l’article « T »"),
        ("De quoi parle la fiche la plus récente ?", LATE, "De quoi parle l’article « T » ?"),
    ],
)
def test_the_latest_article_is_put_by_its_title(text: str, extreme: Extreme, put: str) -> None:
    assert (read_latest(text), put_article(text, "T")) == (extreme, put)


@pytest.mark.parametrize(
    "text",
    [
        "What is the latest article on bees about?",
        "When was the latest article?",
        "De quoi parle le dernier article sur X ?",
    ],
)
def test_an_article_that_is_named_otherwise_is_not_the_latest(text: str) -> None:
    assert read_latest(text) is None


def test_a_comparison_of_those_before_is_known() -> None:
    for text in (
        "Compare les deux articles",
        "Compare the two articles",
        "Compare these articles, please",
        "Comparez ces deux fiches",
    ):
        assert compares_articles(text)
    for text in ("Compare the articles on bees and bats", "Compare les deux thèmes", "Compare signals and issues"):
        assert not compares_articles(text)


def test_a_list_is_narrowed_to_its_latest_and_its_earliest(four: Assistant) -> None:
    listed = "List the articles before 2025"
    assert cited(follow(four, "Which of them is the most recent?", listed)) == ["bats#header"]
    assert cited(follow(four, "and the oldest?", listed, "Which of them is the most recent?")) == ["ants#header"]
    answer = follow(four, "Lequel est le plus récent ?", "Quels articles datent de 2024 ?")
    assert answer.answer.startswith("L’article «\u00a0Attic bats\u00a0» figure sur la page de veille du 10 avril 2024")


def test_a_list_by_words_is_narrowed_among_those_that_hold_them(four: Assistant) -> None:
    listed = "Which articles mention “ants” or “hives”?"
    assert cited(follow(four, "Which one is the latest?", listed)) == ["bees#header"]


def test_what_was_picked_is_spoken_of(four: Assistant) -> None:
    answer = follow(four, "What is it about?", "List the articles of 2024", "Which of them is the oldest?")
    assert cited(answer)[0] == "bees#summary"
    assert answer.question == "What is it about?"


def test_without_a_list_nothing_is_picked(four: Assistant) -> None:
    assert "header" not in "".join(cited(four.ask("Which of them is the most recent?")))


def test_the_latest_article_is_summed_up(four: Assistant) -> None:
    assert cited(four.ask("What is the latest article about?"))[0] == "owls#summary"
    answer = four.ask("De quoi parle l’article le plus ancien ?")
    assert cited(answer)[0] == "ants#summary"
    assert answer.question == "De quoi parle l’article le plus ancien ?"
    within = four.ask("What is the latest article about?", scope=Scope(articles=("ants", "bats")))
    assert cited(within)[0] == "bats#summary"


def test_of_several_on_the_latest_page_it_is_asked_which(tmp_path: Path) -> None:
    for name in ("One", "Two"):
        (tmp_path / f"{name}.md").write_text(BEES.replace("City bees", f"Bees {name}"), encoding="utf-8")
    with Assistant.open(home=tmp_path / "home", corpus=tmp_path) as assistant:
        answer = assistant.ask("De quoi parle le dernier article ?")
    assert cited(answer) == ["One#header", "Two#header"]
    assert answer.answer.endswith("Duquel de ces articles s’agit-il\u202f?")


def test_the_two_articles_before_are_compared(four: Assistant) -> None:
    named = four.ask("Compare the articles “Attic bats” and “City bees”")
    answer = follow(four, "Compare the two articles", "List the articles of 2024")
    assert answer.table == named.table
    assert answer.engine == "table"
    french = follow(four, "Compare les deux articles", "Quels articles datent de 2024 ?")
    assert french.answer.startswith("4 lignes des articles")


def test_the_two_latest_are_compared_and_told_apart(four: Assistant) -> None:
    assert "“Barn owls” and “Attic bats”" in follow(four, "Compare the two articles", "the 2 latest articles").answer
    assert cited(follow(four, "Which is the oldest?", "the 2 latest articles")) == ["bats#header"]
    assert "1 March 2023" in follow(four, "and the oldest?", "Which article is the most recent?").answer


def test_three_articles_are_not_two(four: Assistant) -> None:
    answer = follow(four, "Compare the two articles", "List the articles before 2025")
    assert answer.abstained


def test_the_two_articles_of_a_scope_are_compared(four: Assistant) -> None:
    answer = four.ask("Compare the two articles", scope=Scope(articles=("ants", "bats")))
    assert "“Garden ants” and “Attic bats”" in answer.answer
    assert four.ask("Compare the two articles").abstained


def test_of_what_a_search_cited_the_latest_is_told(four: Assistant) -> None:
    asked = "Why do attic bats and barn owls fear a shortage of flowers?"
    before = {place.split("#")[0] for place in cited(four.ask(asked))}
    latest = max(before, key=lambda name: ARTICLES[name][1])
    assert before
    assert cited(follow(four, "Which of them is the most recent?", asked)) == [f"{latest}#header"]


def test_a_long_chain_of_comparisons_ends(four: Assistant) -> None:
    assert follow(four, "Compare the two articles", *(["Compare the two articles"] * 300)).abstained
