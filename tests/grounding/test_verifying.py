"""Every citation is looked up again."""

from __future__ import annotations

from functools import partial

import pytest

from assistant import Assistant
from assistant.asking.spelling import count_word
from assistant.grounding.claims import find_doubt
from assistant.grounding.support import Sense
from assistant.grounding.verifying import Verifier, find_lines
from assistant.records import Evidence, Locator, Sentence, SentenceRole
from tests.conftest import SEED_ID

RISKS = Locator(SEED_ID, "concerns", 1)
SUMMARY = Locator(SEED_ID, "summary")
QUOTE = "Concerns related to the potential misuse or breach of personal data"


def verify(assistant: Assistant, *sentences: Sentence, by_model: bool = False) -> tuple[list[str], Verifier]:
    generation = assistant._generation.take()
    sense = Sense(generation.searcher.liken, assistant._embedder.embed, count_word)
    doubt = partial(find_doubt, sense=sense) if by_model else None
    verifier = Verifier(generation.catalogue.find, doubt)
    return [proven.text for proven in verifier.verify(sentences)], verifier


@pytest.mark.parametrize(
    ("evidence", "stands"),
    [
        pytest.param((Evidence(RISKS, QUOTE),), True, id="quote-occurs"),
        pytest.param((Evidence(RISKS, QUOTE.upper()),), False, id="other-case"),
        pytest.param((Evidence(RISKS, QUOTE.replace("misuse", "use")),), False, id="one-word-changed"),
        pytest.param((Evidence(RISKS, "   "),), False, id="blank-quote"),
        pytest.param((Evidence(Locator(SEED_ID, "concerns", 2), QUOTE),), False, id="quote-of-another-row"),
        pytest.param((Evidence(Locator(SEED_ID, "concerns", 99), QUOTE),), False, id="no-such-row"),
        pytest.param((Evidence(RISKS, QUOTE), Evidence(SUMMARY, "invented")), False, id="one-of-two-false"),
        pytest.param((), False, id="no-evidence"),
    ],
)
def test_a_statement_stands_only_on_words_that_are_there(
    evidence: tuple[Evidence, ...], stands: bool, seed_assistant: Assistant
) -> None:
    texts, verifier = verify(seed_assistant, Sentence("A statement.", evidence))
    assert texts == (["A statement."] if stands else [])
    assert verifier.dropped == ([] if stands else ["A statement."])


def test_markers_follow_first_use_and_a_place_is_numbered_once(seed_assistant: Assistant) -> None:
    first, second = Evidence(SUMMARY, "Albert"), Evidence(RISKS, QUOTE)
    _, verifier = verify(
        seed_assistant, Sentence("A.", (first,)), Sentence("B.", (second, first)), Sentence("C.", (second,))
    )
    assert [(c.marker, str(c.locator)) for c in verifier.citations] == [(1, str(SUMMARY)), (2, str(RISKS))]


def test_a_dropped_sentence_uses_up_no_marker(seed_assistant: Assistant) -> None:
    false, true = Evidence(RISKS, "invented"), Evidence(RISKS, QUOTE)
    _, verifier = verify(seed_assistant, Sentence("A.", (true, false)), Sentence("B.", (true,)))
    assert [c.marker for c in verifier.citations] == [1]


def test_a_frame_states_nothing_and_needs_no_evidence(seed_assistant: Assistant) -> None:
    texts, verifier = verify(seed_assistant, Sentence("Here it is:", role=SentenceRole.FRAME))
    assert texts == ["Here it is:"]
    assert verifier.citations == ()


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        pytest.param("The relevancy of data privacy risks is 5.", True, id="number-of-the-row"),
        pytest.param("The relevancy of data privacy risks is 4.", False, id="number-not-in-the-row"),
        pytest.param("On 2023-12-03 data privacy risks were scanned.", True, id="page-date"),
        pytest.param("Les projets d’IA font craindre un mauvais usage des données personnelles.", True, id="french"),
        pytest.param("Personal data may be misused in AI projects for public services.", True, id="paraphrase"),
        pytest.param("Personal data may not be misused in AI projects for public services.", False, id="denied"),
        pytest.param("Personal data may be misused in AI projects of Siemens.", False, id="name-not-in-the-row"),
        pytest.param("Bees suffer from parasitic mites in dense hives.", False, id="another-subject"),
    ],
)
def test_a_number_that_a_model_writes_must_stand_in_the_row(text: str, stands: bool, seed_assistant: Assistant) -> None:
    texts, _ = verify(seed_assistant, Sentence(text, (Evidence(RISKS, QUOTE),)), by_model=True)
    assert bool(texts) is stands


def test_a_citation_names_the_lines_that_hold_its_quote(seed_assistant: Assistant) -> None:
    assert find_lines(seed_assistant.show(str(RISKS)), QUOTE) == (48, 48)
    keywords = seed_assistant.show(f"{SEED_ID}#keywords")
    assert find_lines(keywords, "* AI\n* publique") == (10, 11)
    assert find_lines(keywords, "AI publique") is None
