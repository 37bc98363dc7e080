"""Words, numbers and stems."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.words import fold_accents, informative_words, split_words, stem_in_both, stem_text, stem_word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("L'eau d’Évian", ["l", "eau", "d", "evian"], id="elision"),
        pytest.param("10 000 dollars", ["10000", "dollars"], id="french-thousands"),
        pytest.param("10\u202f000,50 €", ["10000.50"], id="narrow-blank-and-decimal-comma"),
        pytest.param("1,234.5", ["1234.5"], id="english-thousands"),
        pytest.param("3,5 %", ["3.5"], id="decimal-comma"),
        pytest.param("2024 2025", ["2024", "2025"], id="years-stay-apart"),
        pytest.param("COVID19 cœur", ["covid19", "coeur"], id="letters-and-digits"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_text_is_split_into_folded_words(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@pytest.mark.parametrize(("one", "other"), [("données", "DONNEES"), ("préoccupations", "preoccupation")])
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    stems = [set(stem_word(split_words(word)[0])) for word in (one, other)]
    assert stems[0] & stems[1]


def test_informative_words_leave_out_how_one_asks() -> None:
    assert informative_words("Quelles sont les préoccupations de la CNIL, s'il vous plaît ?") == [
        "preoccupations",
        "cnil",
        "plait",
    ]
    assert informative_words("What is it about?") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Which car maker left the market?", ["car", "maker", "left", "market"]),
        ("Le marché baisse car les prix montent", ["marche", "baisse", "prix", "montent"]),
        ("the son of a president", ["son", "president"]),
        ("Il a vendu son entreprise", ["vendu", "entreprise"]),
        ("les tendances sur le don d’organes", ["tendances", "don", "organes"]),
        ("What don’t they say?", []),
    ],
)
def test_what_is_a_function_word_in_one_language_alone_may_be_a_noun_of_the_other(text: str, words: list[str]) -> None:
    assert informative_words(text) == words


def test_folding_a_folded_character_changes_nothing() -> None:
    characters = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF)
    assert [c for c in characters if fold_accents(fold_accents(c)) != fold_accents(c)] == []


def test_letters_of_other_shapes_are_the_same_words() -> None:
    assert split_words("𝐀𝐥𝐛𝐞𝐫𝐭 Ａｌｂｅｒｔ") == ["albert", "albert"]


@given(st.text(max_size=200))
def test_no_text_breaks_the_words(text: str) -> None:
    assert all(word == fold_accents(word) for word in split_words(text))
    stem_text(text)


def test_threads_stem_as_one_thread_does() -> None:
    words = [f"{stem}{ending}" for stem in "nation inform organis régul consomm".split() for ending in ENDINGS]
    words = [f"{letter}{word}" for letter in "abcdefghijklmnopqrstuvwxyz" for word in words]
    alone = [stem_in_both(word) for word in words]
    stem_in_both.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(stem_in_both, words)) == alone


ENDINGS = "ization izations ational ements issements ateurs atrices eusement ively fulness ement ations".split()
