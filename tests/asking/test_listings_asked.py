"""Bare lists put plainly, and questions that point to an article without naming it."""

from __future__ import annotations

import pytest

from assistant.asking.bare import restate_listing
from assistant.asking.pointing import points_to_article, put_title


@pytest.mark.parametrize(
    ("question", "listed"),
    [
        ("Quels comportements sont observés ?", "liste les comportements"),
        ("Which technologies are mentioned?", "list the technologies"),
        ("What are the main issues?", "list the most relevant issues"),
        ("Quels sont les principaux risques ?", "liste les risques les plus pertinents"),
        ("Nomme trois préoccupations", "liste les 3 preoccupations les plus pertinents"),
        ("Tableau des préoccupations", "liste les preoccupations"),
        ("Show me all issues with their relevancy", "list the issues"),
        ("Quelles préoccupations soulève l’article ?", "liste les preoccupations dans l’article"),
        ("Quels signaux l’article relève-t-il ?", "liste les signaux dans l’article"),
        ("What risks does the article “Night trains” raise?", "list the risks in the article “Night trains”"),
        ("What are the key signals in the war article?", "list the most relevant signals in the war article"),
    ],
)
def test_a_bare_list_is_put_plainly(question: str, listed: str) -> None:
    assert restate_listing(question) == listed


@pytest.mark.parametrize(
    "question",
    [
        "Quelles technologies sont citées pour l’eau ?",
        "What tools are used by farmers?",
        "Quelles sont les préoccupations de la CNIL ?",
        "Which concerns have relevancy 5?",
        "Quel signal de l’article de la CNIL concerne l’écologie ?",
        "Quels enjeux de l’article sur les îlots de chaleur ont obtenu 5 ?",
        "Which concern in the CNIL article gets the lowest score?",
        "What are the two signals in the false urgency article and how are they rated?",
        "Quels outils libres l’article sur le rejet de Microsoft cite-t-il ?",
    ],
)
def test_what_says_more_stays_as_it_is(question: str) -> None:
    assert restate_listing(question) == question


@pytest.mark.parametrize(
    "question",
    [
        "Quels sont les signaux de cet article ?",
        "How many concerns are in this article?",
        "How many signals does it have?",
        "Combien de signaux compte-t-il ?",
        "What are its concerns?",
    ],
)
def test_an_article_is_pointed_to(question: str) -> None:
    assert points_to_article(question)
    assert not points_to_article(put_title(question, "Night trains"))
    assert "« Night trains »" in put_title(question, "Night trains")


@pytest.mark.parametrize(
    "question",
    [
        "How many signals are in the article on drones?",
        "Which is the article with the most signals?",
        "Combien de signaux le corpus compte-t-il ?",
        "Quelle est la table la plus longue, et combien de lignes a-t-elle ?",
        "Which article has the lowest mean on its signals?",
        "Combien de satellites la NASA a-t-elle perdus ?",
        "Deepfakes of celebrities: total rows in that article?",
    ],
)
def test_what_is_named_is_not_pointed_to(question: str) -> None:
    assert not points_to_article(question)
