"""The lexicon of French and English words."""

from __future__ import annotations

from assistant.bilingual import _LEXICON, stems_in_any_language, to_english, to_french, translate_from
from assistant.records import Language
from assistant.words import stem_in_both


def english(word: str) -> str:
    return stem_in_both(word)[0]


def test_words_find_each_other_in_any_form() -> None:
    assert english("mushrooms") in to_english("champignons") or english("fungi") in to_english("champignons")
    assert english("waters") in to_english("eaux")
    assert stem_in_both("pompiers")[1] in to_french("firefighters")
    assert stem_in_both("donnees")[1] in to_french("data")


def test_a_word_that_the_lexicon_lacks_has_no_translation() -> None:
    assert to_english("xyzzy") == to_french("xyzzy") == frozenset()


def test_every_line_is_an_english_word_and_single_french_words() -> None:
    lines = _LEXICON.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 5000
    assert lines == sorted(lines)
    for line in lines:
        word, tab, others = line.partition("\t")
        assert word, line
        assert tab, line
        assert all(other and " " not in other for other in others.split(",")), line


def test_stems_in_any_language_are_those_of_a_word_and_of_its_translations() -> None:
    assert stems_in_any_language("water") & stems_in_any_language("eaux")
    assert {*stem_in_both("xyzzy")} == stems_in_any_language("xyzzy")
    assert translate_from(Language.FRENCH, "eaux") == to_english("eaux")
    assert translate_from(Language.ENGLISH, "water") == to_french("water")
