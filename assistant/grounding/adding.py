"""A second clause that is made up: what stands before it is what the places say, and they have hardly a word of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from assistant.bilingual import stems_in_any_language
from assistant.grounding.opposites import MAY
from assistant.grounding.support import Sense
from assistant.phrases import say_in_english
from assistant.words import STOP_WORDS, fold_word, informative_forms, is_french, raw_words, split_words, stems_of

# What joins another statement, up to the next such word; what names an aim, an example or a means joins none, and a
# supposition adds less.
_ENDS = "and|while|whereas|but|which|who|et|mais|tandis que|alors que|ce qui|qui"
_JOIN = re.compile(
    rf"\b(?P<join>{_ENDS}|whose|where|dont|où|after|après|because|since|puisque|notamment|including|especially)\b"
    rf"(?P<clause>[^.;:]*?)(?=[.;:]|$|, |\b(?:{_ENDS}|as|so|afin|pour|car)\b)",
    re.IGNORECASE,
)
_MAY_COME_FIRST = ("while", "whereas", "alors que", "tandis que")  # before the statement that it is added to
_INFINITIVE = re.compile(r"\s*(?:d[e’']\s?|à |ne pas )?[\w’']*(?:er|ir|re)\b")
_FEWEST = 3  # informative words of a clause, and of what stands beside it
_MADE_UP = 0.55  # mean likeness of a clause's words below which it is made up
_TOLD = 0.83  # the same of the rest, from which that is told of the places
_KNOWN = 1  # words of a made-up clause that the places have
_LIKE_IT = 0.45  # cosine of the clause as a text to any piece from which it says the like


def adds_clause(sentence: str, pieces: Sequence[str], source: str, sense: Sense) -> bool:
    """Whether a clause of a sentence tells what its places do not, and the rest of it what they do.

    Args:
        sentence: what is claimed.
        pieces: the cells or sentences of the places.
        source: all their words, titles included.
        sense: tells how alike words and texts are.
    """
    if is_french(split_words(sentence)) != is_french(split_words(source)):
        sentence = say_in_english(sentence)
    clauses = list(_clauses(sentence))
    if not clauses:
        return False
    held = list(dict.fromkeys(word for word in raw_words(source) if fold_word(word) not in STOP_WORDS))
    words = {folded: form for folded, form in informative_forms(sentence).items() if not folded[0].isdigit()}
    if not held or not words:
        return False
    near = sense.compare(list(words.values()), held).max(axis=1)
    stems = stems_of(map(fold_word, held))
    is_known = np.array([bool(stems_in_any_language(word) & stems) for word in words])
    value = dict(zip(words, np.where(is_known, 1.0, near), strict=True))
    for clause in clauses:
        inside = [word for word in informative_forms(clause) if word in value]
        rest = [held for word, held in value.items() if word not in inside]
        if len(inside) < _FEWEST or len(rest) < _FEWEST:
            continue
        told = [value[word] for word in inside]
        if np.mean(told) >= _MADE_UP or np.mean(rest) < _TOLD or sum(one == 1.0 for one in told) > _KNOWN:
            continue
        vectors = sense.embed([clause.strip(), *pieces])
        if float((vectors[1:] @ vectors[0]).max()) < _LIKE_IT:
            return True
    return False


def _clauses(sentence: str) -> Iterator[str]:
    for found in _JOIN.finditer(sentence):
        is_first = found["join"].lower() in _MAY_COME_FIRST and sentence[found.end() :].startswith(", ")
        may_be = MAY.search(" ".join(split_words(found["clause"])))
        if not is_first and not may_be and not _INFINITIVE.match(found["clause"]):
            yield found["clause"]
