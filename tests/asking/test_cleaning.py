"""What is left of a question without its frame."""

from __future__ import annotations

import pytest

from assistant.asking.cleaning import asks_for_topic, clean_question, read_last_asked


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Que dit la veille sur la protection des baleines ?", "la protection des baleines ?"),
        ("Quels signaux avez-vous sur les listes d'attente ?", "les listes d'attente ?"),
        ("Y a-t-il des articles sur la pêche à pied ?", "la pêche à pied ?"),
        ("What do we have on sand mining?", "sand mining?"),
        ("Any signal on lynx reintroduction?", "lynx reintroduction?"),
        ("Do any articles cover asteroid mining?", "asteroid mining?"),
        ("What trend is reported on heat pumps in homes?", "heat pumps in homes?"),
    ],
)
def test_a_question_for_a_subject_is_that_subject(text: str, subject: str) -> None:
    assert clean_question(text) == subject
    assert asks_for_topic(text)


@pytest.mark.parametrize(
    "text",
    [
        "Which companies have invested on Mars?",
        "What does the RATP do about privacy?",
        "Which of them is about privacy?",
        "Qu'est-ce que le drone Corvo ?",
        "Que fait Ekonom IA ?",
        "Quel budget la CNIL consacre-t-elle aux projets ?",
    ],
)
def test_other_questions_keep_their_words(text: str) -> None:
    assert clean_question(text) == text
    assert not asks_for_topic(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Q: capital of Peru? A: Lima. Q: how many lynx were released? A:", "how many lynx were released?"),
        ("Question : 2+2 ? Réponse : 4. Question : où vivent les lynx relâchés ?", "où vivent les lynx relâchés ?"),
        ("Q: how many lynx were released in spring?", "Q: how many lynx were released in spring?"),
        ("What do Q: and A: stand for in quality assurance?", "What do Q: and A: stand for in quality assurance?"),
        ("Q: 2+2? A: 4. Q: and?", "Q: 2+2? A: 4. Q: and?"),
    ],
)
def test_of_a_conversation_in_a_question_the_last_question_is_asked(text: str, asked: str) -> None:
    assert read_last_asked(text) == asked


def test_an_initial_ends_no_sentence() -> None:
    question = "Quel pourcentage du plastique le champignon P. album digère-t-il ?"
    assert clean_question(question) == question
