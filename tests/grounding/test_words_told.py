"""Words of a sentence that turn it round, exchange someone for others, or name what its places do not."""

from __future__ import annotations

import pytest

from assistant.grounding.claims import find_doubt
from assistant.grounding.kinds import exchanges_kind
from assistant.grounding.support import Sense
from assistant.records import ArticleReference, Locator, Passage, SourceLine
from tests.grounding.cases import open_sense, read_cases


@pytest.fixture(scope="module")
def sense() -> Sense:
    return open_sense(read_cases("claims_to_tune"))


def passage(text: str, day: str = "2024-05-06") -> Passage:
    article = ArticleReference("a", "A title", day, None, None)
    return Passage(
        Locator("a", "concerns", 1), article, "a.md", None, 1, None, None, {"description": text}, (SourceLine(1, text),)
    )


@pytest.mark.parametrize(
    ("sentence", "source", "exchanged"),
    [
        ("Les banques suivent les bagages.", "Airlines track luggage.", True),
        ("Designers work alone.", "Developers work alone.", True),
        ("L'IA détecte le diabète.", "AI detects hypertension.", True),
        ("Les enseignants s'en servent.", "Educators use it.", False),
        ("Hospitals are at risk.", "Healthcare is at risk.", False),
        ("Women are paid less.", "Female staff are paid less.", False),
        ("They are at risk.", "Airlines are at risk.", False),
        ("Le navire suit la côte.", "The train follows the coast.", True),
        ("Le navire suit la côte.", "The ship follows the coast.", False),
        ("Their friends chose it.", "Their peers chose it.", False),
        ("Their friends chose it.", "Their software chose it.", True),
    ],
)
def test_someone_exchanged_for_others_is_found(sentence: str, source: str, exchanged: bool) -> None:
    assert exchanges_kind(sentence, source) is exchanged


@pytest.mark.parametrize(
    ("sentence", "source", "doubt"),
    [
        ("Danes want to buy California.", "Danish citizens want to buy California.", None),
        ("Citizens of the United States want it.", "Citizens of the U.S. want it.", None),
        ("La péninsule Ibérique est touchée.", "The Iberian peninsula is affected.", None),
        ("Rules of the Securities and Exchange Commission limit trades.", "Rules of the SEC limit trades.", None),
        ("They want to buy Norway.", "Danish citizens want to buy California.", "name"),
        ("Disney is considering a shift.", "Netflix is considering a shift.", "name"),
        ("France has opened the reactor.", "Japan has opened the reactor.", "name"),
        ("Millennials buy fewer cars than their parents.", "Young adults buy fewer cars than their parents.", None),
        ("The tool will replace nurses.", "The tool may replace nurses.", "certainty"),
        ("The tool may replace nurses.", "The tool may replace nurses.", None),
        ("Every week, people use the tool.", "People use the tool weekly.", None),
        ("The tool worsens the housing crisis.", "The tool exacerbates the housing crisis.", None),
        ("The tool improves the housing crisis.", "The tool exacerbates the housing crisis.", "direction"),
        ("Experts decline to share the data.", "Experts share the data.", "negation"),
        ("The model does not consistently follow orders.", "The model is inconsistent in following orders.", None),
        ("One cannot study the sea without accurate maps.", "Accurate maps are important to study the sea.", None),
        ("Les cartes et les marées ne sont pas toujours sûres.", "Maps and tides can be unsafe at times.", None),
        ("The state pays cash with no strings attached.", "The state pays cash without conditions.", None),
    ],
)  # fmt: skip
def test_words_that_turn_a_sentence_round_are_found(
    sentence: str, source: str, doubt: str | None, sense: Sense
) -> None:
    assert find_doubt(sentence, [passage(source)], sense) == doubt


def test_the_year_of_an_article_is_not_that_of_its_facts(sense: Sense) -> None:
    cited = [passage("As of late 2025, one tenth of all people use the tool weekly.")]
    assert find_doubt("In 2024, one tenth of all people used the tool weekly.", cited, sense) == "number"
    assert find_doubt("The article of 6 May 2024 says that one tenth of all people use the tool.", cited, sense) is None
    assert (
        find_doubt("The article of 6 June 2024 says that one tenth of all people use the tool.", cited, sense)
        == "number"
    )
