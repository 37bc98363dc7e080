"""Which kinds of figures a question asks for."""

from __future__ import annotations

import pytest

from assistant.asking.figuring import find_asked_figures, find_counted
from assistant.figures import Figure, find_figures


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Combien coûte la licence ?", Figure.MONEY),
        ("How much did the city pay for it?", Figure.MONEY),
        ("Quel est le tarif mensuel du service ?", Figure.MONEY),
        ("What does one unit cost?", Figure.MONEY),
        ("De combien la facture baisse-t-elle ?", Figure.SHARE | Figure.COUNT | Figure.MEASURE | Figure.MONEY),
        ("How big was the fine for the bank?", Figure.MONEY),
        ("What is the total construction budget of the line?", Figure.MONEY),
        ("What did the bakery spend on its vans?", Figure.MONEY),
        ("How much does the glove weigh?", Figure.MEASURE),
        ("Combien pèse le gant ?", Figure.MEASURE),
        ("Quelle probabilité lui donne-t-on ?", Figure.SHARE),
        ("How much per kilo did the crabs fetch?", Figure.MONEY),
        ("How many millions will the line cost?", Figure.MONEY),
        ("What is the most anybody has paid for a plant?", Figure.MONEY),
        ("Coût de l’autoroute de Dubaï ?", Figure.MONEY),
        ("Coût de la vie : quelles conséquences ?", Figure(0)),
        ("What ransom was demanded?", Figure.MONEY),
        ("Quelle portée, en kilomètres, pour ces drones ?", Figure.MEASURE | Figure.COUNT),
        ("Combien d’argent la ville a-t-elle versé ?", Figure.MONEY),
        ("Combien de points cela fait-il gagner ?", Figure.COUNT | Figure.SHARE),
        ("Quel pourcentage des élèves lit encore ?", Figure.SHARE),
        ("When will the line open?", Figure.DATE),
        ("Quand la ligne ouvrira-t-elle ?", Figure.DATE),
        ("Jusqu’à quand dure l'essai ?", Figure.DATE),
        ("Que perd-on quand un agent part ?", Figure(0)),
        ("What happens when an agent leaves?", Figure(0)),
        ("Quel âge a le doyen ?", Figure.AGE),
        ("How many days does it take?", Figure.DURATION | Figure.DATE),
        ("What is the battery life of the scanner?", Figure.DURATION | Figure.AGE | Figure.MEASURE | Figure.DATE),
        ("What's the population of the town?", Figure.COUNT | Figure.SHARE),
        ("What population is at risk?", Figure(0)),
        ("Nombre de victimes ?", Figure.COUNT | Figure.SHARE),
        ("Date de sortie du film ?", Figure.DATE),
        ("How fast does it go?", Figure.MEASURE | Figure.COUNT),
        ("How many wolves are there?", Figure.COUNT | Figure.SHARE),
        ("À quoi sert le projet Albert ?", Figure(0)),
    ],
)
def test_a_question_asks_for_kinds_of_figures(question: str, kinds: Figure) -> None:
    assert find_asked_figures(question) == kinds


@pytest.mark.parametrize(
    ("text", "given", "lacking"),
    [
        ("A fine of €2 billion.", Figure.MONEY | Figure.COUNT, Figure.SHARE | Figure.AGE),
        ("Une hausse de 12 % en 2023.", Figure.SHARE | Figure.DATE, Figure.MONEY),
        ("Floods have quadrupled since 1970.", Figure.SHARE | Figure.DATE, Figure.MONEY),
        ("It opened in 2019.", Figure.DATE, Figure.COUNT | Figure.MONEY),
        ("Thousands of pupils take part.", Figure.COUNT, Figure.MONEY),
        ("It runs for days on end.", Figure(0), Figure.DURATION | Figure.COUNT),
        ("It runs for three days.", Figure.DURATION | Figure.COUNT, Figure.MONEY),
        ("Un tunnel de 12 km.", Figure.MEASURE | Figure.COUNT, Figure.MONEY),
        ("Growing concern about privacy.", Figure(0), Figure.COUNT | Figure.SHARE | Figure.MONEY | Figure.DATE),
        ("Deux cents communes y mangent.", Figure.COUNT, Figure.MONEY),
        ("Les bacs coûtent trois fois plus cher.", Figure.MONEY, Figure.SHARE),
        ("Each bottle costs thirty cents.", Figure.MONEY, Figure.SHARE),
        ("Parents are opting out of vaccinations.", Figure(0), Figure.SHARE),
        ("Nine out of ten came back.", Figure.SHARE, Figure.MONEY),
    ],
)
def test_a_text_gives_kinds_of_figures(text: str, given: Figure, lacking: Figure) -> None:
    found = find_figures(text)
    assert found & given == given
    assert not found & lacking


def test_the_things_to_be_counted_are_found() -> None:
    assert find_counted("How many of the wolves came back?") == "wolves"
    assert find_counted("Combien d’élèves lisent ?") == "eleves"
    assert find_counted("Who came back?") is None
