"""Exact questions are read exactly; all others are handed over."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.asking import lexicon
from assistant.asking.grammar import Known, read_question, read_table_query
from assistant.columns import ColumnRole
from assistant.queries import (
    Aggregate,
    Comparison,
    Extreme,
    Group,
    Match,
    NumberFilter,
    TableQuery,
    TextFilter,
    Unit,
    Whole,
)
from assistant.words import fold_accents

LIST, COUNT, SHARE, MEAN = Aggregate.LIST, Aggregate.COUNT, Aggregate.SHARE, Aggregate.MEAN
ARTICLES = {
    "cnil": "a1",
    "cnil sandbox": "a1",
    "the cnil sandbox": "a1",
    "airport hugs": "a2",
    "hugs": "a2",
    "weak signals at work": "a3",
}


def find_article(words: str, is_title: bool) -> str | None:
    return ARTICLES.get(words.casefold())


KNOWN = Known(find_article, ("signals", "concerns", "issues", "actors", "préoccupations", "signals-2"))


def is_(value: float) -> tuple[NumberFilter, ...]:
    return (NumberFilter(Comparison.EQUAL, value),)


def compared(comparison: Comparison, value: float, other: float | None = None) -> tuple[NumberFilter, ...]:
    return (NumberFilter(comparison, value, other),)


def words(*phrases: str, **more: Any) -> tuple[TextFilter, ...]:
    return (TextFilter(phrases, **more),)


S, C, I = ("signals", "signals-2"), ("concerns", "préoccupations"), ("issues",)  # noqa: E741
B, T = ("behaviors",), ("technologies",)
CASES: list[tuple[str, dict[str, Any]]] = [
    # Relevancy: digits and words, both languages, every comparison.
    ("Which concerns have relevancy 5?", {"tables": C, "relevancy": is_(5)}),
    ("Quelles préoccupations ont une pertinence de 5 ?", {"tables": C, "relevancy": is_(5)}),
    ("QUELLES PREOCCUPATIONS SONT NOTEES CINQ", {"tables": C, "relevancy": is_(5)}),
    ("how many signals are rated three?", {"aggregate": COUNT, "tables": S, "relevancy": is_(3)}),
    ("How many signals are rated 5/5?", {"aggregate": COUNT, "tables": S, "relevancy": is_(5)}),
    ("Combien de signaux sont notés 5 sur 5 ?", {"aggregate": COUNT, "tables": S, "relevancy": is_(5)}),
    ("Which technologies are rated at least 4?", {"tables": T, "relevancy": compared(Comparison.AT_LEAST, 4)}),
    ("Quels enjeux ont une note >= 4 ?", {"tables": I, "relevancy": compared(Comparison.AT_LEAST, 4)}),
    ("List the issues rated 4 or more", {"tables": I, "relevancy": compared(Comparison.AT_LEAST, 4)}),
    ("Quels enjeux ont une note de 4 ou plus ?", {"tables": I, "relevancy": compared(Comparison.AT_LEAST, 4)}),
    ("Issues rated higher than 3: list them all", {"tables": I, "relevancy": compared(Comparison.MORE_THAN, 3)}),
    ("Quels signaux ont une note inférieure à 4 ?", {"tables": S, "relevancy": compared(Comparison.LESS_THAN, 4)}),
    ("How many risks are rated 4 or 5?",
     {"aggregate": COUNT, "tables": C, "relevancy": compared(Comparison.EITHER, 4, 5)}),
    ("Which concerns are rated between 3 and 5?", {"tables": C, "relevancy": compared(Comparison.BETWEEN, 3, 5)}),
    ("Combien de technos ont une note comprise entre 2 et 4 ?",
     {"aggregate": COUNT, "tables": T, "relevancy": compared(Comparison.BETWEEN, 2, 4)}),
    ("Combien de comportements ont la note maximale de 5 ?", {"aggregate": COUNT, "tables": B, "relevancy": is_(5)}),
    ("Which concerns are not rated 5?", {"tables": C, "relevancy": compared(Comparison.NOT_EQUAL, 5)}),
    ("How many technologies have no relevancy?", {"aggregate": COUNT, "tables": T, "rated": False}),
    ("Combien de comportements sont sans note ?", {"aggregate": COUNT, "tables": B, "rated": False}),
    # Plain counts and lists.
    ("Combien de comportements ?", {"aggregate": COUNT, "tables": B}),
    ("How many rows are there in total?", {"aggregate": COUNT}),
    ("List all the issues", {"tables": I}),
    ("Quels sont les enjeux ?", {"tables": I}),
    ("How many actors are listed?", {"aggregate": COUNT, "tables": ("actors",)}),
    ("How many signals and concerns are there?", {"aggregate": COUNT, "tables": (*S, *C)}),
    # Ranking.
    ("top three concerns", {"tables": C, "extreme": Extreme.HIGHEST, "limit": 3}),
    ("Quels sont les trois enjeux les mieux notés ?", {"tables": I, "extreme": Extreme.HIGHEST, "limit": 3}),
    ("Quel est l'enjeu le plus pertinent ?", {"tables": I, "extreme": Extreme.HIGHEST}),
    ("What are the 5 lowest rated behaviors?", {"tables": B, "extreme": Extreme.LOWEST, "limit": 5}),
    # Articles, by title, by some of their words, by label and by date.
    ("Which concern in the CNIL article gets the lowest score?",
     {"tables": C, "articles": ("a1",), "extreme": Extreme.LOWEST}),
    ("How many behaviors does the CNIL sandbox article list?",
     {"aggregate": COUNT, "tables": B, "articles": ("a1",)}),
    ("How many signals does the article on airport hugs have?",
     {"aggregate": COUNT, "tables": S, "articles": ("a2",)}),
    ("List the issues of the article “Weak signals at work”", {"tables": I, "articles": ("a3",)}),
    ("Combien de signaux le corpus compte-t-il en tout, article de la CNIL compris ?",
     {"aggregate": COUNT, "tables": S}),
    ("Compare the number of signals in the CNIL article and the article on airport hugs",
     {"aggregate": COUNT, "tables": S, "articles": ("a1", "a2"), "group": Group.ARTICLE}),
    ("How many concerns are there in articles on the theme cybersecurity?",
     {"aggregate": COUNT, "tables": C, "theme": "cybersecurity"}),
    ("Which articles have the keyword generative ai?", {"unit": Unit.ARTICLES, "keyword": "generative ai"}),
    ("Quels articles ai-je au mot-clé « eau » ?", {"unit": Unit.ARTICLES, "keyword": "eau"}),
    ("J’ai besoin du nombre de signaux", {"aggregate": COUNT, "tables": S}),
    ("How many articles have the keyword blockchain?",
     {"aggregate": COUNT, "unit": Unit.ARTICLES, "keyword": "blockchain"}),
    ("Combien d'articles ont le mot-clé « eau douce » ?",
     {"aggregate": COUNT, "unit": Unit.ARTICLES, "keyword": "eau douce"}),
    ("Combien d'articles depuis 2024 ?", {"aggregate": COUNT, "unit": Unit.ARTICLES, "since": "2024-01-01"}),
    ("How many articles are from December 2023?",
     {"aggregate": COUNT, "unit": Unit.ARTICLES, "since": "2023-12-01", "until": "2023-12-31"}),
    ("Combien d'enjeux dans les articles parus avant février 2024 ?",
     {"aggregate": COUNT, "tables": I, "until": "2024-01-31"}),
    ("How many signals after 3 December 2023?", {"aggregate": COUNT, "tables": S, "since": "2023-12-04"}),
    ("Combien de signaux entre mars 2023 et juin 2023 ?",
     {"aggregate": COUNT, "tables": S, "since": "2023-03-01", "until": "2023-06-30"}),
    ("Which signals come from the latest scan page?", {"tables": S, "dated": Extreme.HIGHEST}),
    # Words that rows hold.
    ("How many articles mention blockchain in their tables, and which?",
     {"unit": Unit.ARTICLES, "contains": words("blockchain")}),
    ('How many rows mention "quantum computing"?', {"aggregate": COUNT, "contains": words("quantum computing")}),
    ("Combien de lignes mentionnent le mot drone ?", {"aggregate": COUNT, "contains": words("drone")}),
    ("How many articles mention drones or robots?",
     {"aggregate": COUNT, "unit": Unit.ARTICLES, "contains": words("drones", "robots")}),
    ("How many concerns do not mention privacy?",
     {"aggregate": COUNT, "tables": C, "contains": words("privacy", negated=True)}),
    ("How many signals have a driving force that mentions climate?",
     {"aggregate": COUNT, "tables": S, "contains": words("climate", column=ColumnRole.DRIVING_FORCE)}),
    ("How many signals rated 5 mention drones?",
     {"aggregate": COUNT, "tables": S, "relevancy": is_(5), "contains": words("drones")}),
    ("How many articles are there about AI since 2024?",
     {"aggregate": COUNT, "unit": Unit.ARTICLES, "since": "2024-01-01", "contains": words("AI")}),
    ("How many signals are about climate change?", {"aggregate": COUNT, "tables": S, "topic": "climate change"}),
    ("Combien de préoccupations portent sur l'eau ?", {"aggregate": COUNT, "tables": C, "topic": "eau"}),
    # Groups, shares, means.
    ("Combien de lignes par table ?", {"aggregate": COUNT, "group": Group.TABLE}),
    ("Number of issues per article", {"aggregate": COUNT, "tables": I, "group": Group.ARTICLE}),
    ("How many articles are there per year?", {"aggregate": COUNT, "unit": Unit.ARTICLES, "group": Group.YEAR}),
    ("Répartition des signaux par niveau de pertinence", {"tables": S, "group": Group.RELEVANCY}),
    ("Quel article a le plus de lignes, toutes tables confondues ?",
     {"group": Group.ARTICLE, "extreme": Extreme.HIGHEST}),
    ("Which article has the fewest signals?", {"tables": S, "group": Group.ARTICLE, "extreme": Extreme.LOWEST}),
    ("Quel est le plus long tableau ?", {"group": Group.ARTICLE_TABLE, "extreme": Extreme.HIGHEST}),
    ("Which theme is the most common?",
     {"unit": Unit.ARTICLES, "group": Group.THEME, "extreme": Extreme.HIGHEST}),
    ("Which articles have more than 12 signals?",
     {"unit": Unit.ARTICLES, "tables": S, "having": NumberFilter(Comparison.MORE_THAN, 12)}),
    ("How many articles have no signals?",
     {"aggregate": COUNT, "unit": Unit.ARTICLES, "tables": S, "having": NumberFilter(Comparison.EQUAL, 0)}),
    ("What is the average relevancy of concerns?", {"aggregate": MEAN, "tables": C}),
    ("Which article has the highest average relevancy?",
     {"aggregate": MEAN, "group": Group.ARTICLE, "extreme": Extreme.HIGHEST}),
    ("What share of the signals is rated 5?", {"aggregate": SHARE, "tables": S, "relevancy": is_(5)}),
    ("How many distinct signal names are there?", {"aggregate": COUNT, "tables": S, "unit": Unit.NAMES}),
    # Other words for the same things.
    ("Combien de fiches contient la base en tout ?", {"aggregate": COUNT, "unit": Unit.ARTICLES}),
    ("Nombre d'usages dont la pertinence vaut au moins 4 ?",
     {"aggregate": COUNT, "tables": B, "relevancy": compared(Comparison.AT_LEAST, 4)}),
    ("Peux-tu me lister les enjeux qui n'ont obtenu que 2 de pertinence ?", {"tables": I, "relevancy": is_(2)}),
    ("Which fears reach 5?", {"tables": C, "relevancy": is_(5)}),
    ("How many technologies are NOT rated 5?",
     {"aggregate": COUNT, "tables": T, "relevancy": compared(Comparison.NOT_EQUAL, 5)}),
    ("Which tools got top marks?", {"tables": T, "relevancy": is_(5)}),
    ("Combien d'outils ont la note maximale ?", {"aggregate": COUNT, "tables": T, "relevancy": is_(5)}),
    ("How many rows are there in total, over all five tables?", {"aggregate": COUNT}),
    # Articles without the word, by a heading before a colon, by an acronym.
    ("CNIL sandbox: how many concerns are there?", {"aggregate": COUNT, "tables": C, "articles": ("a1",)}),
    ("Note moyenne des enjeux dans Airport Hugs ?", {"aggregate": MEAN, "tables": I, "articles": ("a2",)}),
    ("How many of the CNIL article's issues are rated below 5?",
     {"aggregate": COUNT, "tables": I, "articles": ("a1",), "relevancy": compared(Comparison.LESS_THAN, 5)}),
    # Titles and labels in part.
    ("Combien d'articles ont un titre qui commence par « Rise of » ?",
     {"aggregate": COUNT, "unit": Unit.ARTICLES, "title": "Rise of", "title_match": Match.START}),
    ('How many articles have a keyword containing "privacy"?',
     {"aggregate": COUNT, "unit": Unit.ARTICLES, "keyword": "privacy", "label_match": Match.PART}),
    ('Only one article is typed "news" instead of "derived". Which?', {"unit": Unit.ARTICLES, "type": "news"}),
    # Dates.
    ("How many articles in Q2 2024?",
     {"aggregate": COUNT, "unit": Unit.ARTICLES, "since": "2024-04-01", "until": "2024-06-30"}),
    ("Combien de signaux au premier semestre 2024 ?",
     {"aggregate": COUNT, "tables": S, "since": "2024-01-01", "until": "2024-06-30"}),
    ("How many signals were there in 2024 vs 2025?",
     {"aggregate": COUNT, "tables": S, "since": "2024-01-01", "until": "2025-12-31", "group": Group.YEAR}),
    ("Concerns per year: 2023, 2024, 2025?",
     {"tables": C, "since": "2023-01-01", "until": "2025-12-31", "group": Group.YEAR}),
    ("Quels mois n'ont donné que 2 articles ?",
     {"unit": Unit.ARTICLES, "group": Group.MONTH, "having": NumberFilter(Comparison.EQUAL, 2)}),
    # Words that rows hold, wherever the verb stands.
    ("La NASA apparaît dans les tables de combien de fiches ?",
     {"aggregate": COUNT, "unit": Unit.ARTICLES, "contains": words("NASA")}),
    ("How many times is Nvidia mentioned?", {"aggregate": COUNT, "contains": words("Nvidia")}),
    ("How many signals mention climate risks?", {"aggregate": COUNT, "tables": S, "contains": words("climate risks")}),
    ("La préoccupation intitulée exactement « Regulatory Challenges » revient combien de fois ?",
     {"aggregate": COUNT, "tables": C,
      "contains": words("Regulatory Challenges", column=ColumnRole.NAME, match=Match.WHOLE)}),
    ('How many issues start with "Impact of"?',
     {"aggregate": COUNT, "tables": I, "contains": words("Impact of", column=ColumnRole.NAME, match=Match.START)}),
    # All, none, names.
    ("Dans quels articles toutes les technologies sans exception ont-elles 5 ?",
     {"unit": Unit.ARTICLES, "tables": T, "relevancy": is_(5), "every": True}),
    ("Combien d'articles n'ont aucun enjeu noté 5 ?",
     {"aggregate": COUNT, "unit": Unit.ARTICLES, "tables": I, "relevancy": is_(5),
      "having": NumberFilter(Comparison.EQUAL, 0)}),
    ("How many technologies have no name?", {"aggregate": COUNT, "tables": T, "named": False}),
    ("Which technologies appear in more than one article?",
     {"unit": Unit.ARTICLES, "tables": T, "group": Group.NAME, "having": NumberFilter(Comparison.MORE_THAN, 1)}),
    ("Quelle technologie revient le plus souvent ?",
     {"tables": T, "group": Group.NAME, "extreme": Extreme.HIGHEST}),
    # Rankings, means, shares.
    ("Which article has the second most rows?", {"group": Group.ARTICLE, "extreme": Extreme.HIGHEST, "rank": 2}),
    ("Give me the top three articles by overall number of rows",
     {"aggregate": COUNT, "group": Group.ARTICLE, "extreme": Extreme.HIGHEST, "limit": 3}),
    ("What is the average number of signals per article?", {"aggregate": Aggregate.PER_ARTICLE, "tables": S}),
    ("What share of the rated concerns got a 5?",
     {"aggregate": SHARE, "tables": C, "relevancy": is_(5), "whole": Whole.RATED}),
    ("Are there more concerns than issues?", {"tables": (*C, *I), "group": Group.TABLE}),
    # Orders, and words whose meaning hangs on their place.
    ("Filter the concerns rated 5", {"tables": C, "relevancy": is_(5)}),
    ("Name one technology rated 2.", {"tables": T, "relevancy": is_(2)}),
    ("Compte les enjeux notés 5.", {"aggregate": COUNT, "tables": I, "relevancy": is_(5)}),
    ("Any signals rated 2 or lower?", {"tables": S, "relevancy": compared(Comparison.AT_MOST, 2)}),
    ("What is the count of issues across everything you hold?", {"aggregate": COUNT, "tables": I}),
    ("Is there an article without issues?",
     {"unit": Unit.ARTICLES, "tables": I, "having": NumberFilter(Comparison.EQUAL, 0)}),
    ("Compare the number of signals in the CNIL article and the airport hugs one",
     {"aggregate": COUNT, "tables": S, "articles": ("a1", "a2"), "group": Group.ARTICLE}),
    ("Which article has the most 5s?", {"relevancy": is_(5), "group": Group.ARTICLE, "extreme": Extreme.HIGHEST}),
    ("Quel est l'article le plus pauvre en enjeux ?",
     {"tables": I, "group": Group.ARTICLE, "extreme": Extreme.LOWEST}),
    ("Quels enjeux reviennent dans au moins trois articles ?",
     {"unit": Unit.ARTICLES, "tables": I, "group": Group.NAME,
      "having": NumberFilter(Comparison.AT_LEAST, 3)}),
    ("How many rows mention privacy but not drones?",
     {"aggregate": COUNT, "contains": (*words("privacy"), *words("drones", negated=True))}),
    ("Apart from concerns, how many rows are there?",
     {"aggregate": COUNT, "tables": ("actors", "issues", "signals", "signals-2")}),
    ("How many signals have COBOL in their name?",
     {"aggregate": COUNT, "tables": S, "contains": words("COBOL", column=ColumnRole.NAME)}),
    ("How many technologies or issues mention drones?",
     {"aggregate": COUNT, "tables": (*T, *I), "contains": words("drones")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), CASES, ids=[text for text, _ in CASES])
def test_an_exact_question_is_read(text: str, said: dict[str, Any]) -> None:
    assert read_table_query(text, KNOWN) == TableQuery(**said)


@pytest.mark.parametrize(
    "text",
    [
        "How many sides has the shape that tiles the plane?",
        "Combien de projets ont été retenus ?",
        "Quelle part des diplômés 2024 a fini sans dette ?",
        "What is the budget of the projects?",
        "How many technologies help farmers?",
        "Which signal is about ecology?",
        "Which concern in the SNCF article gets the lowest score?",
        "Quelle technologie aide les conseillers ?",
        "Which issue is it?",
        "Compare the two articles",
        "How many signals per year and per table?",
        "How many concerns mention drones and robots or cars?",
        "What is the relevancy of the first signal?",
        "How many readers has each article had?",
        "How many experts voted on the relevancy scores?",
        "How many kilometres of cable were cut, per the CNIL article?",
        "On which date was the article listed?",
        "Which of these worries got a 5?",
        "How many words does the CNIL article have?",
        "How many articles before 2024 and how many after?",
        "In the SNCF article, which concern is rated highest?",
        "Quels signaux ne sont pas dans l'article de la CNIL ?",
        "How many other signals are rated 5?",
        "List the risks of AI",
        "How many tools did the Airport Hugs lend?",
        "How many issues does IT have?",
        "How many keywords are rated 5?",
        "Compare the number of signals in the CNIL article and the SNCF one",
        "Travelling alone: what share of the behaviors is rated 5?",
        "five",
        "",
    ],
)
def test_any_other_question_is_handed_over(text: str) -> None:
    assert read_table_query(text, KNOWN) is None


BEFORE = {"aggregate": COUNT, "tables": T, "articles": ("a1",)}


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("how many of them are rated 5?", BEFORE, BEFORE | {"relevancy": is_(5)}),
        ("combien sont notées 5 ?", BEFORE, BEFORE | {"relevancy": is_(5)}),
        ("et seulement celles de 2024 ?", BEFORE, BEFORE | {"since": "2024-01-01", "until": "2024-12-31"}),
        ("now by table", BEFORE, BEFORE | {"group": Group.TABLE}),
        ("et là-dedans, notés 5 ?", BEFORE, BEFORE | {"relevancy": is_(5)}),
        ("what percentage of the whole collection is that?", BEFORE,
         BEFORE | {"aggregate": SHARE, "whole": Whole.CORPUS}),
        ("and without a rating?", BEFORE, BEFORE | {"rated": False}),
        ("in how many articles?", BEFORE, BEFORE | {"unit": Unit.ARTICLES}),
        ("et les enjeux ?", BEFORE, BEFORE | {"tables": I}),
        ("lesquelles sont des enjeux ?", BEFORE, BEFORE | {"aggregate": LIST, "tables": I}),
        ("lesquelles ?", BEFORE, BEFORE | {"aggregate": LIST}),
        ("and in the article on airport hugs?", BEFORE, BEFORE | {"articles": ("a2",)}),
        ("and rated 3 or less?", BEFORE | {"relevancy": is_(5)},
         BEFORE | {"relevancy": compared(Comparison.AT_MOST, 3)}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_follow_up_refines_the_query_before(text: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    assert read_table_query(text, KNOWN, previous=TableQuery(**before)) == TableQuery(**after)
    assert read_table_query(text, KNOWN) is None


PARTS: list[tuple[str, list[dict[str, Any]]]] = [
    ("How many concerns are there, and how many of them are rated 5?",
     [{"aggregate": COUNT, "tables": C}, {"aggregate": COUNT, "tables": C, "relevancy": is_(5)}]),
    ("How many rows mention drones, and across how many articles?",
     [{"aggregate": COUNT, "contains": words("drones")},
      {"aggregate": COUNT, "unit": Unit.ARTICLES, "contains": words("drones")}]),
    ("Combien de lignes sont sans note, et dans quelle table ?",
     [{"aggregate": COUNT, "rated": False}, {"aggregate": COUNT, "rated": False, "group": Group.TABLE}]),
    ("Quels enjeux sont notés 5 ? Combien sont-ils ?", [{"tables": I, "relevancy": is_(5)}]),
    ("Which table has the highest average relevancy and which the lowest?",
     [{"aggregate": MEAN, "group": Group.TABLE, "extreme": Extreme.HIGHEST},
      {"aggregate": MEAN, "group": Group.TABLE, "extreme": Extreme.LOWEST}]),
    ("What are the oldest and the most recent articles?",
     [{"unit": Unit.ARTICLES, "dated": Extreme.LOWEST}, {"unit": Unit.ARTICLES, "dated": Extreme.HIGHEST}]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), PARTS, ids=[text for text, _ in PARTS])
def test_each_thing_that_is_asked_is_read(text: str, parts: list[dict[str, Any]]) -> None:
    assert [reading.query for reading in read_question(text, KNOWN)] == [TableQuery(**said) for said in parts]


def test_a_word_that_is_left_out_is_told() -> None:
    (reading,) = read_question("How many signals gracefully are rated 5?", KNOWN)
    assert reading.ignored == ("gracefully",)


def test_a_title_needs_no_quotation_marks() -> None:
    known = replace(KNOWN, titles={"a3": "Weak signals at work"})
    assert read_table_query("How many issues does Weak signals at work list?", known) == TableQuery(
        COUNT, tables=I, articles=("a3",)
    )


def test_no_phrase_of_the_lexicon_has_two_meanings() -> None:
    told = tomllib.loads((Path(lexicon.__file__).with_suffix(".toml")).read_text(encoding="utf-8"))
    written = (phrase for values in told.values() for text in values.values() for phrase in text.split("|"))
    phrases = [" ".join(words.split()) for phrase in written for words in lexicon.expand(phrase)]
    assert len(phrases) == len(set(phrases))
    assert all(phrase == fold_accents(phrase) and phrase for phrase in phrases)
