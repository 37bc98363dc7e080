"""Which questions ask for advice, and which only for what to know."""

from __future__ import annotations

import pytest

from assistant.asking.advice import asks_advice


@pytest.mark.parametrize(
    "question",
    [
        "My walls are granite. Which detector should I buy?",
        "Do I have to change my tyres?",
        "What drill bit do I need?",
        "Je me suis coincé le doigt, faut-il que j'aille aux urgences ?",
        "Dois-je installer une pompe à chaleur ?",
        "Quel vélo me conseillez-vous ?",
    ],
)
def test_what_to_do_oneself_is_advice(question: str) -> None:
    assert asks_advice(question)


@pytest.mark.parametrize(
    "question",
    [
        "What should I know about Albert?",
        "Should I worry about voice cloning?",
        "Que dois-je retenir de cet article ?",
        "Que faut-il que je sache ?",
        "What should cities do about heat?",
        "Que conseille la CNIL ?",
        "Comment se protéger des fraudes ?",
    ],
)
def test_what_to_know_is_none(question: str) -> None:
    assert not asks_advice(question)
