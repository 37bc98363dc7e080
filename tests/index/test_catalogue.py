"""The catalogue finds passages by their words and by their locators."""

from __future__ import annotations

from assistant import Assistant
from assistant.index.catalogue import Catalogue
from assistant.words import stem_word
from tests.conftest import SEED_ID


def catalogue_of(assistant: Assistant) -> Catalogue:
    return assistant._generation.take().catalogue


def test_words_are_found_whatever_their_accents_case_and_ending(seed_assistant: Assistant) -> None:
    catalogue = catalogue_of(seed_assistant)
    for word in ("ecologique", "ecologiques"):
        found = {locator for locator, _ in catalogue.search_words(stem_word(word), limit=10)}
        assert f"{SEED_ID}#technologies/5" in found
    assert catalogue.search_words([], limit=5) == []


def test_a_rarer_word_ranks_its_row_first(seed_assistant: Assistant) -> None:
    stems = [*stem_word("bias"), *stem_word("services")]
    assert catalogue_of(seed_assistant).search_words(stems, limit=1)[0][0] == f"{SEED_ID}#concerns/2"


def test_a_passage_keeps_its_exact_source_and_its_relevancy(seed_assistant: Assistant) -> None:
    passage = seed_assistant.show(f"{SEED_ID}#technologies/3")
    assert passage.relevancy == 4.0
    assert passage.name is None
    assert passage.source[0].text.startswith("| Utilisation de modèles de langage ouverts")
    assert catalogue_of(seed_assistant).find(f"{SEED_ID}#technologies/99") is None


def test_stems_are_counted_over_passages(seed_assistant: Assistant) -> None:
    counts = catalogue_of(seed_assistant).count_stems({"ratp", "zzz"})
    assert counts["zzz"] == 0
    assert counts["ratp"] == 2
