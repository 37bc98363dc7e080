"""Personal data is found in French and English sentences, and little else is taken for it."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from assistant.privacy.finding import find_personal
from assistant.privacy.kinds import Kind
from tests.privacy.scoring import read_marked, score

_TUNED_ON = Path(__file__).parent / "to_tune.txt"
_MARK = re.compile(r"\{(\w+)\|([^}]*)\}")


def kinds_and_words(text: str) -> list[tuple[str, str]]:
    return [(found.kind.value, text[found.start : found.end]) for found in find_personal(text)]


def test_sentences_that_were_not_tuned_on_are_masked() -> None:
    result = score(read_marked("report"))
    assert result.recall(names=False) >= 0.95
    assert result.precision(names=False) >= 0.95
    assert result.recall(names=True) >= 0.84
    assert result.precision(names=True) >= 0.95


def test_sentences_that_were_tuned_on_are_masked() -> None:
    lines = [line.replace("\\n", "\n") for line in _TUNED_ON.read_text(encoding="utf-8").splitlines() if line]
    right = sum(kinds_and_words(_MARK.sub(r"\2", line)) == _MARK.findall(line) for line in lines)
    assert right >= 0.95 * len(lines), f"{right} of {len(lines)}"


@pytest.mark.parametrize(
    "text",
    [
        "Que dit Ada Lovelace des machines ?",
        "What does Ada Lovelace say?",
        "Mme Ada Lovelace est-elle citée ?",
    ],
)
def test_a_name_that_the_corpus_holds_is_a_subject(text: str) -> None:
    assert [found.kind for found in find_personal(text)] == [Kind.NAME]
    assert find_personal(text, lambda words: words in ("Ada Lovelace", "Mme Ada Lovelace")) == []


def test_a_name_of_the_corpus_is_masked_where_it_is_somebodys_own() -> None:
    text = "Je m’appelle Ada Lovelace, que disent les articles ?"
    assert [text[found.start : found.end] for found in find_personal(text, lambda words: True)] == ["Ada Lovelace"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("IBAN FR76 3000 6000 0112 3456 7890 188 ?", ["bank_account"], id="a wrong key after its name"),
        pytest.param("Lot FR76 3000 6000 0112 3456 7890 188.", [], id="a wrong key and nothing that says what it is"),
        pytest.param("2 55 08 14 168 025 38", ["social_security"], id="a right key says enough"),
        pytest.param("2 55 08 14 168 025 39", [], id="a wrong key does not"),
        pytest.param("4111 1111 1111 1112", [], id="a card that fails its check digit"),
        pytest.param("SIREN 732 829 320, SIRET 732 829 320 00074", [], id="a company is no person"),
        pytest.param("De 2020-2025, 10 000 000 d’euros, 1,234,567 users", [], id="figures"),
    ],
)
def test_check_digits_decide(text: str, expected: list[str]) -> None:
    assert [kind for kind, _ in kinds_and_words(text)] == expected


@pytest.mark.parametrize(
    "unit", ["1 ", "Aa ", "12 rue de la ", "a.", "M. Dupont ", "1:", "06 ", "A-", "né le ", "é'", "FR76 "]
)
def test_a_long_text_takes_no_long_time(unit: str) -> None:
    text = unit * (8_000 // len(unit))
    began = time.process_time()
    find_personal(text)
    assert time.process_time() - began < 5
