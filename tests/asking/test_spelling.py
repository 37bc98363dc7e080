"""Hurried words are mended, known words and names are not."""

from __future__ import annotations

import pytest

from assistant.asking.spelling import Speller
from assistant.records import Language

SPELLER = Speller({"albert", "ekonom", "cnil", "sandbox", "water"})


@pytest.mark.parametrize(
    ("written", "language", "meant"),
    [
        ("What drwas bears onto railwya lines?", Language.ENGLISH, "What draws bears onto railway lines?"),
        ("Quel bugdet pour les porjets ?", Language.FRENCH, "Quel budget pour les projets ?"),
        ("les preoccupations sur la securite", Language.FRENCH, "les préoccupations sur la sécurité"),
        ("the sadnbox of the regulator", Language.ENGLISH, "the sandbox of the regulator"),
    ],
)
def test_slips_are_mended(written: str, language: Language, meant: str) -> None:
    assert SPELLER.mend(written, language) == meant


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("A quoi sert ekonom ?", Language.FRENCH),  # only the corpus knows it
        ("Que fait le projet Albret ?", Language.FRENCH),  # a name: another one may be meant
        ("Quel rôle pour la SNCFF ?", Language.FRENCH),
        ("la CNIL consacre un budget", Language.FRENCH),  # "consacré" is a word too
        ("the weather in Springfield", Language.ENGLISH),
        ("qzxv blorptang", Language.ENGLISH),  # nothing is near
        ("IA & R2D2, 3,5 % — œuvre ?", Language.FRENCH),
        ("", Language.ENGLISH),
    ],
)
def test_known_words_names_and_what_nothing_is_near_to_stay(written: str, language: Language) -> None:
    assert SPELLER.mend(written, language) == written


def test_an_empty_corpus_leaves_the_lists() -> None:
    assert Speller(()).mend("railwya", Language.ENGLISH) == "railway"
