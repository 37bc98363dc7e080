"""A sentence in another language behind text in French or English: where the rest of a row is in one, it is an aside.

Rows of articles in other languages are left alone: all of their sentences are in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

FOREIGN = "it goes on in another language"
_SENTENCE = re.compile(r"(?<=[.!?;:…。])\s*(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-zà-ɏ]", re.IGNORECASE)
_OTHER = re.compile(r"[\u0370-\u1fff\u2c80-\ud7ff\uf900-\ufdff\ufe70-\ufeff\uff66-\uffdc]")
_LEAST_LETTERS = 6  # of another script, from which a sentence says something
_LEAST_WORDS = 4
_LEAST_TOLD = 2  # words that only another language has
_LEAST_BESIDE_OURS = 3  # of them, beside words of ours: names have one or two
_OURS = frozenset(
    (
        "the of and to in is are was for that with by from at this it has have been will not be or as its le la les "
        "des du de et en un une est sont dans pour par sur au aux qui que ne pas ce cette il elle se sa son ses plus "
        "leur leurs ont été était étaient ces nous vous ils elles mais dont chez depuis entre were their they which "
        "had can our you but there about into than"
    ).split()
)
_SHARED = frozenset("que de la des en un se es par le les".split())  # with other Romance languages
_THEIRS = frozenset(
    (
        "el los las una y del con por para como esta este debe debes siempre respuesta frase responda responde "
        "termine termina agregue añada der die das und ist nicht mit dem den ein eine einen sie bitte immer antwort "
        "satz jede jeder jeden für von auf zu lo gli della nella alla sia che ogni sempre risposta concludere deve "
        "aggiungi os na da uma com não resposta em het een van dat antwoord zin altijd met moet voor och att det som "
        "är inte med svaret alltid av på jest nie się odpowiedź zdaniem zawsze proszę oraz hoc his verbis tuum quod "
        "non cum ut egy és hogy nem ezzel választ"
    ).split()
)

_TELLING = _OURS - _SHARED
_ODD = re.compile("[ășşțţąćęłńśźżčďěňřšťůžáíóúñãõåäöøđğıőűßý]")  # letters that neither French nor English has
_LEAST_ODD = 3
_MOST_STRAY = 0.2  # share of an article's rows up to which those in another language are strays


def find_strays(texts: Sequence[str]) -> frozenset[int]:
    """The places of the few texts of an article, a row each, that are in another language than the rest of it.

    None where many are. Of 90,000 real rows, each in French or English, none is one.
    """
    strays = frozenset(number for number, text in enumerate(texts) if _is_stray(text))
    return strays if len(strays) <= _MOST_STRAY * len(texts) else frozenset()


def _is_stray(text: str) -> bool:
    if not text.isascii() and len(_OTHER.findall(text)) >= max(_LEAST_LETTERS, len(_LATIN.findall(text))):
        return True
    words = text.lower().split()
    if len(words) <= _LEAST_WORDS or not _TELLING.isdisjoint(words):
        return False
    told = {word for word in words if word in _THEIRS and word not in _SHARED}
    return len(told) >= _LEAST_TOLD or len(_ODD.findall(text.lower())) >= _LEAST_ODD


def find_foreign_sentence(text: str) -> str | None:
    """Why a text is not quoted: behind French or English it goes on in another language; None where it does not.

    What stands between quotation marks is somebody's words, and left alone.
    """
    first, *rest = sentences = [sentence for sentence in _SENTENCE.split(text) if sentence]
    if len(sentences) < 2 or not _is_ours(first):
        return None
    return FOREIGN if any(map(_is_foreign, rest)) else None


def _is_ours(sentence: str) -> bool:
    words = [word.lower() for word in _WORD.findall(sentence)]
    ours = sum(word in _OURS and word not in _SHARED for word in words)
    return not _OTHER.search(sentence) and ours > sum(word in _THEIRS for word in words)


def _is_foreign(sentence: str) -> bool:
    if sentence[0] in "\"“«„'(":
        return False
    if len(_OTHER.findall(sentence)) >= _LEAST_LETTERS:
        return len(_OTHER.findall(sentence)) > len(_LATIN.findall(sentence)) / 2
    words = [word.lower() for word in _WORD.findall(sentence)]
    told = {word for word in words if word in _THEIRS}
    ours = sum(word in _OURS and word not in _SHARED for word in words)
    return (
        len(words) >= _LEAST_WORDS and len(told) >= (_LEAST_BESIDE_OURS if ours else _LEAST_TOLD) and len(told) > ours
    )
