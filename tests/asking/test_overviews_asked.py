"""Questions for an article as a whole, and what is written instead of a question."""

from __future__ import annotations

import pytest

from assistant.asking.courtesy import Courtesy, read_courtesy
from assistant.asking.overview import restate_for_corpus
from assistant.asking.understanding import understand
from assistant.columns import ColumnRole
from assistant.records import Overview


@pytest.mark.parametrize(
    ("question", "overview"),
    [
        ("Donne-moi un résumé de l’article", Overview("")),
        ("Peux-tu me faire une synthèse de cet article en 5 lignes ?", Overview("")),
        ("Summarise the article in three points, please", Overview("")),
        ("Résume l’article en deux phrases", Overview("")),
        ("Quels sont les points clés ?", Overview("")),
        ("What is the article on drones about?", Overview("drones")),
        ("De quoi parle l’article « Night trains » ?", Overview("Night trains", is_title=True)),
        ("What are the driving forces in the article on drones?", Overview("drones", column=ColumnRole.DRIVING_FORCE)),
        ("À dix ans, que prévoit l’article ?", Overview("", column=ColumnRole.HORIZON)),
        ("What will change in 10 years?", Overview("", column=ColumnRole.HORIZON)),
        (
            "What drives “Sleeper revival”?",
            Overview("Sleeper revival", is_title=True, may_be_row=True, column=ColumnRole.DRIVING_FORCE),
        ),
    ],
)
def test_an_article_is_asked_for_as_a_whole(question: str, overview: Overview) -> None:
    assert understand(question).overview == overview


@pytest.mark.parametrize(
    "question",
    [
        "Résume les risques des drones",
        "Summarise what drives drone adoption",
        "What does the article say about drones?",
        "Que dit l’article sur la santé ?",
        "Résume les articles sur les arbres",
        "Résume ces articles et les deux autres",
        "What are these two about?",
        "What drives the adoption of drones?",
        "How many signals change in ten years?",
        "Combien de signaux ont « climat » dans la force motrice ?",
        "Compare « Night trains » and « City bees »: what are they about?",
    ],
)
def test_a_subject_is_not_an_article(question: str) -> None:
    assert understand(question).overview is None


@pytest.mark.parametrize(
    ("text", "courtesy"),
    [
        ("Bonjour !", Courtesy.GREETING),
        ("hi there", Courtesy.GREETING),
        ("Super, merci beaucoup", Courtesy.THANKS),
        ("Bonjour, que sais-tu faire ?", Courtesy.HELP),
        ("How does this work?", Courtesy.HELP),
        ("À quoi sers-tu ?", Courtesy.HELP),
        ("Are you ChatGPT?", Courtesy.IDENTITY),
        ("Quel modèle utilises-tu ?", Courtesy.IDENTITY),
        ("Que penses-tu de l’IA ?", Courtesy.OPINION),
        ("Selon toi, faut-il interdire les réseaux sociaux ?", Courtesy.OPINION),
        ("Which minister do you personally trust most?", Courtesy.OPINION),
        ("Quel est le cours du bitcoin ce matin ?", Courtesy.NOW),
        ("What is today's euro rate?", Courtesy.NOW),
        ("What do citizens think of AI?", None),
        ("What do you think are the main risks of drones?", None),
        ("Quel est le prix de l’eau à l’avenir ?", None),
        ("What do you know about drones?", None),
        ("Bonjour, quels sont les risques ?", None),
        ("À quoi sert Albert ?", None),
        ("How does Albert work?", None),
        ("Thank you, that was very helpful!", Courtesy.THANKS),
        ("Merci pour votre aide, c’est très clair", Courtesy.THANKS),
        ("Hello. Who are you, and what can you do?", Courtesy.HELP),
        ("You are useless", Courtesy.COMPLAINT),
        ("Ce n’est pas ce que j’ai demandé", Courtesy.COMPLAINT),
        ("You didn’t answer my question", Courtesy.COMPLAINT),
        ("Write me a poem about spring", Courtesy.TASK),
        ("Pouvez-vous traduire cela en anglais ?", Courtesy.TASK),
        ("Quel temps fera-t-il demain ?", Courtesy.NOW),
        ("Why is useless knowledge good?", None),
        ("Is the answer wrong?", None),
        ("Thanks, and what about CDs?", None),
        ("Write a summary of the article on vinyl", None),
        ("Tell me the story of the vampire squid", None),
        ("Forget the drones: what do the rules of the UN say?", None),
        ("Show me the rules on drones", None),
        ("merci de lister les signaux", None),
    ],
)
def test_courtesies_are_no_questions(text: str, courtesy: Courtesy | None) -> None:
    assert read_courtesy(text) is courtesy


@pytest.mark.parametrize(
    "text", ["De quoi parle le corpus ?", "Summarise the corpus", "Quels sont les sujets traités ?"]
)
def test_the_corpus_is_told_by_its_themes(text: str) -> None:
    assert "thèmes" in restate_for_corpus(text)


@pytest.mark.parametrize("text", ["Que dit le corpus sur l’eau ?", "What does the corpus contain about bees?"])
def test_a_subject_in_the_corpus_is_searched_for(text: str) -> None:
    assert restate_for_corpus(text) == text
