"""The right row is found across languages, and doubt grows where the corpus is silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from assistant.asking.understanding import understand
from assistant.records import Scope, Turn
from assistant.rendering import render_sources
from assistant.retrieval.naming import find_named_article
from assistant.retrieval.searching import Findings
from assistant.settings import Settings
from assistant.words import stem_word

_KELP = """# __Kelp bricks__, (from page [20240115](https://example.org/20240115).)

## Signals

| name | description | relevancy |
|:-----|:-----|-----:|
| Kelp bricks | Builders in Orrin Bay, Norway, press kelp into bricks since 2022. | 4 |
"""


def search(assistant: Assistant, question: str, limit: int = 5) -> Findings:
    return assistant._generation.take().searcher.search(understand(question), limit=limit)


@pytest.mark.parametrize(
    ("question", "locators"),
    [
        ("Quel outil analyse les sportifs ?", {"technologies/9"}),
        ("Which tool looks at how athletes do?", {"technologies/9"}),
        ("Quel risque vient d'un parti pris des algorithmes ?", {"concerns/2"}),
        ("WHICH RISK COMES FROM BIASED ALGORITHMS", {"concerns/2"}),
        ("Quel danger vient d'une dependance a l'IA ?", {"concerns/3"}),
    ],
)
def test_the_row_is_among_the_first_three(question: str, locators: set[str], seed_assistant: Assistant) -> None:
    found = {str(hit.passage.locator).split("#")[1] for hit in search(seed_assistant, question, 3).hits}
    assert found & locators


def test_scores_are_shares_of_belief_and_fall(seed_assistant: Assistant) -> None:
    scores = [hit.score for hit in search(seed_assistant, "Que fait Albert ?", 12).hits]
    assert scores == sorted(scores, reverse=True)
    assert 0 < sum(scores) <= 1.000001


def test_the_same_search_gives_the_same_hits(seed_assistant: Assistant) -> None:
    findings = [search(seed_assistant, "What is Ekonom IA for?") for _ in range(3)]
    assert findings[0] == findings[1] == findings[2]


def test_doubt_is_greater_where_the_corpus_is_silent(seed_assistant: Assistant) -> None:
    answered = search(seed_assistant, "What does Ekonom IA do?")
    silent = search(seed_assistant, "Which football club won the cup in Brazil?")
    assert silent.doubt > answered.doubt
    assert silent.refuses
    assert not answered.refuses


_DRIVERS = """# __Ride platforms__, (from page [20240105](https://example.org/p/20240105).)

## Concerns

| name | description |
| --- | --- |
| Income of drivers | Drivers of ride platforms are paid less each year by the platform. |
| Safety of women | Women who drive alone report threats from passengers. |
| Late passengers | A ride that starts late costs the driver a part of the day. |
"""


@pytest.mark.parametrize("asked", ["And what about women who are alone?", "Et les femmes seules ?"])
def test_a_follow_up_stays_in_the_article_and_asks_for_its_own_row(asked: str, tmp_path: Path, corpus: Path) -> None:
    (corpus / "drivers.md").write_text(_DRIVERS, encoding="utf-8")
    night = "Night trains for women | Women travel alone in night trains and report that staff keep them safe. |"
    trains = (corpus / "trains.md").read_text("utf-8")
    (corpus / "trains.md").write_text(f"{trains}\n## Issues\n\n| name | description |\n| - | - |\n| {night}\n", "utf-8")
    history = [Turn("user", "How much are the drivers of ride platforms paid?")]
    with Assistant.open(settings=Settings(home=tmp_path / "home"), corpus=corpus) as assistant:
        searcher = assistant._generation.take().searcher
        followed = searcher.search(understand(asked, history), limit=3)
        anew = searcher.search(understand("Which women travel alone in night trains?", history), limit=3)
    assert str(followed.hits[0].passage.locator) == "drivers#concerns/2"
    assert str(anew.hits[0].passage.locator) == "trains#issues/1"


def test_misspelt_words_are_mended_in_a_question_and_in_the_one_it_leans_on(seed_assistant: Assistant) -> None:
    question = understand("And for whom is it dangeorus?", [Turn("user", "Which tool analsyes atheltes?")])
    searched = seed_assistant._generation.take().searcher.search(question, limit=3).question
    assert "dangerous" in searched.own
    assert searched.leans_on is not None
    assert searched.leans_on.standalone == "Which tool analyses athletes?"


def test_headers_are_never_hits(seed_assistant: Assistant) -> None:
    hits = search(seed_assistant, "cnil.fr bac à sable 20231203", 40).hits
    assert all(hit.passage.locator.place != "header" for hit in hits)


def test_copies_of_a_row_count_once(tmp_path: Path, corpus: Path) -> None:
    text = (corpus / "bees.md").read_text("utf-8")
    (corpus / "copy.md").write_text(text, encoding="utf-8")
    with Assistant.open(settings=Settings(home=tmp_path / "home"), corpus=corpus) as assistant:
        hits = search(assistant, "Which mites travel between hives?", 10).hits
        answer = assistant.ask("Which mites travel between hives?")
    found = [hit for hit in hits if str(hit.passage.locator).endswith("#concerns/2")]
    assert [(str(hit.passage.locator), [*map(str, hit.copies)]) for hit in found] == [
        ("bees#concerns/2", ["copy#concerns/2"])
    ]
    named = {str(citation.locator): [*map(str, citation.copies)] for citation in answer.citations}
    assert named["bees#concerns/2"] == ["copy#concerns/2"]
    assert "same text: copy#concerns/2" in render_sources(answer)


def test_an_empty_index_finds_nothing_and_refuses(tmp_path: Path, corpus: Path) -> None:
    with Assistant.open(settings=Settings(home=tmp_path / "home"), corpus=corpus) as assistant:
        for file in corpus.iterdir():
            file.unlink()
        assert assistant.ingest([corpus], prune=True).articles == 0
        assert search(assistant, "Anything at all?").hits == ()
        assert assistant.ask("Anything at all?").abstained


@pytest.mark.parametrize("question", ["?!a", "the of and", "x" * 1500, "数据 保护", "🙂 Albert", "1 2 3"])
def test_odd_questions_break_nothing(question: str, seed_assistant: Assistant) -> None:
    seed_assistant.ask(question)


def test_an_article_is_named_by_most_of_the_words_or_not_at_all() -> None:
    words = {
        id: frozenset(stem for word in text.split() for stem in stem_word(word))
        for id, text in {"one": "cnil sandbox privacy", "two": "grand paris metro", "three": "paris bees"}.items()
    }
    assert find_named_article(["cnil", "sandbox"], words) == "one"
    assert find_named_article(["grand", "paris"], words) == "two"
    assert find_named_article(["paris"], words) is None
    assert find_named_article(["sncf"], words) is None
    assert find_named_article(["cnil"], {}) is None


def test_however_many_rows_one_article_has_others_are_read_too(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    rows = "".join(
        f"| Mites {n} | Mites of kind {n} weaken colonies in winter, as town {n} counted. | 5 |\n" for n in range(1, 31)
    )
    head = "# __{}__\n\n## Concerns\n\n| name | description | relevancy |\n|:--|:--|--:|\n"
    (corpus / "many.md").write_text(head.format("Mites in hives") + rows, encoding="utf-8")
    other = "| Combs | Mites die in warm combs. | 5 |\n| Roofs | Roofs are green. | 2 |\n"
    (corpus / "other.md").write_text(head.format("Combs") + other, encoding="utf-8")
    question = understand("What do mites do in winter?")
    with Assistant.open(settings=Settings(home=tmp_path / "home"), corpus=corpus) as assistant:
        searcher = assistant._generation.take().searcher
        found = searcher.search(question, limit=12).hits
        read = searcher.search(question, limit=12, with_others=True).hits
        inside = searcher.search(question, limit=12, scope=Scope(articles=("many",)), with_others=True).hits
    assert {hit.passage.article.id for hit in found} == {"many"}
    assert read[:12] == found
    assert [hit.passage.locator.article for hit in read[12:]][:2] == ["other", "other"]
    assert len(read) <= 15
    assert len(inside) == 12


@pytest.mark.parametrize(
    ("question", "refuses"),
    [
        ("Who presses kelp into bricks in Norway?", False),
        ("Qui presse le varech en briques en Norvège ?", False),
        ("Who presses kelp into bricks in Portugal?", True),
        ("Que dit la loi portugaise des briques de varech ?", True),
        ("Where were kelp bricks pressed in 2022?", False),
        ("Where were kelp bricks pressed in 2024?", False),  # the year of the page
        ("Where were kelp bricks pressed in 2019?", True),
        ("Which kelp bricks should I buy?", True),
        ("Who over 65 presses kelp into bricks?", True),
        ("Why did Norway forbid kelp bricks?", True),
        ("Why has Norway pressed kelp into bricks?", False),
        ("How many Germans press kelp into bricks?", True),
        ("How does Deloitte press kelp into bricks?", True),
    ],
)
def test_another_country_or_year_than_the_articles_is_no_match(tmp_path: Path, question: str, refuses: bool) -> None:
    (tmp_path / "kelp.md").write_text(_KELP, encoding="utf-8")
    with Assistant.open(settings=Settings(home=tmp_path / "home"), corpus=tmp_path) as assistant:
        findings = search(assistant, question)
        assert findings.hits[0].passage.name == "Kelp bricks"
        assert findings.refuses is refuses


@pytest.mark.parametrize(
    ("question", "country", "refuses"),
    [
        ("What does DNA hold?", "Ukraine", False),
        ("Que contient l'ADN ?", "Ukraine", False),
        ("Que contient l'ARN ?", "Ukraine", True),
        ("What does DNA hold of Kyiv?", "Ukraine", False),
        ("What does DNA hold of Burma?", "Myanmar", False),
        ("Que contient l'ADN du Caucase ?", "Georgia", False),
        ("Que contient l'ADN des Balkans ?", "Georgia", True),
        ("What does DNA hold of Lisbon?", "Ukraine", True),
    ],
)
def test_an_acronym_or_a_place_is_known_by_its_other_name(
    tmp_path: Path, question: str, country: str, refuses: bool
) -> None:
    text = _KELP.replace("Kelp bricks |", "DNA archive |").replace(
        "Builders in Orrin Bay, Norway, press kelp into bricks since 2022.", f"DNA holds the archive of {country}."
    )
    (tmp_path / "archive.md").write_text(text, encoding="utf-8")
    with Assistant.open(settings=Settings(home=tmp_path / "home"), corpus=tmp_path) as assistant:
        assert search(assistant, question).refuses is refuses


@pytest.mark.parametrize(
    ("question", "is_told"),
    [
        ("When was the article “Kelp bricks” scanned?", True),
        ("Quand l’article sur les briques de varech a-t-il été publié ?", True),
        ("When was the article about opera houses in Lisbon published?", False),
        ("Donne-moi le lien de l’article sur les opéras de Lisbonne", False),
    ],
)
def test_the_date_and_the_link_of_an_article_are_told_where_one_is_meant(
    tmp_path: Path, question: str, is_told: bool
) -> None:
    (tmp_path / "kelp.md").write_text(_KELP, encoding="utf-8")
    other = _KELP.replace("Kelp bricks", "Night buses").replace("kelp into bricks", "for buses at night")
    (tmp_path / "buses.md").write_text(other, encoding="utf-8")
    with Assistant.open(settings=Settings(home=tmp_path / "home"), corpus=tmp_path) as assistant:
        answer = assistant.ask(question)
        cited = {str(citation.locator) for citation in answer.citations}
        assert cited == ({"kelp#header"} if is_told else set())
