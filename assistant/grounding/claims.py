"""Whether what a model says of some places is what they say: numbers, names, negation, direction, subject.

Each check is blind to what the others see, and each errs on the side of silence: a sentence that fails one is not
shown. None of them understands a text; together they stop what a careless or a misled model makes up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.amounts import Amount, read_amounts
from assistant.records import Passage
from assistant.words import STOP_WORDS, fold_word, informative_forms, raw_words, split_words, stem_word

# How alike words are, from 0 to 1: shape (words, others). Words come as they are written.
Liken = Callable[[Sequence[str], Sequence[str]], NDArray[np.floating]]

_SUPPORTED = 0.3  # likeness from which a word of a sentence is held by a word of its places
_LEAST_SUPPORT = 0.5  # share of a sentence's informative words that its places must hold
_LEAST_BESIDE_FIGURES = 0.3  # the same where a figure of the sentence is theirs
_SMALL = 10  # numbers up to here occur everywhere
_TELLS_ALL = 0.6  # share of a piece's words from which a sentence tells all of it
_NAME_LIKENESS = 0.5
_NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor cannot without n isn aren wasn weren don doesn didn won wouldn can't "
    "couldn shouldn hasn haven ne pas jamais aucun aucune rien personne ni sans non nullement".split()
)
_NEGATIVE = frozenset(
    """
    lack lacks lacking absence absent fail fails failed failing failure refuse refuses refused reject rejects rejected
    prevent prevents avoid avoids ban bans banned stop stops stopped lose loses lost loss losing unable missing few
    hardly rarely little deny denies denied against despite instead rather unlike neglect overlook overlooks ignore
    ignores ignored end ends ended abandon abandons abandoned manque manquent echec echoue echouent refuse refusent
    refuse rejet rejette rejettent empeche empechent evite evitent interdit interdite interdisent interdiction arret
    arrete arretent perte pertes perd perdent perdre peu rare rarement nie malgre plutot contre absence absent
    incapable incapables neglige negligent ignore ignorent fin abandonne abandonnent
    """.split()
)
_UP = frozenset(
    """
    increase increases increased increasing rise rises rising rose risen grow grows growing grew growth more higher
    gain gains expand expands expanding expansion surge surges faster boost boosts improve improves improved
    improvement improving better accelerate accelerates strengthen strengthens enhance enhances augmente augmentent
    augmenter augmentation hausse croissance croit croissant progresse progressent progression davantage gagne
    ameliore ameliorent amelioration accelere accelerent renforce renforcent elargit meilleur meilleure mieux double
    triple doubled tripled
    """.split()
)
_DOWN = frozenset(
    """
    decrease decreases decreased decreasing decline declines declining declined fall falls falling fell fallen drop
    drops dropped dropping less fewer lower lose loses losing shrink shrinks shrinking shrank reduce reduces reduced
    reducing reduction slower slow slows worsen worsens worsening worse weaken weakens cut cuts diminish diminishes
    diminue diminuent diminuer diminution baisse baissent baisser recul recule reculent chute chutent moins declin
    reduit reduisent reduire reduction ralentit ralentissent affaiblit affaiblissent pire degrade degradent
    deterioration erosion
    """.split()
)
_OPPOSITES = (
    (_UP, _DOWN),
    (frozenset({"before", "avant"}), frozenset({"after", "apres"})),
    (frozenset({"first", "premier", "premiere"}), frozenset({"last", "dernier", "derniere"})),
    (frozenset({"above", "over"}), frozenset({"below", "under"})),
    (frozenset({"always", "toujours"}), frozenset({"sometimes", "parfois"})),
)
_ANSWER_WORD = re.compile(r"^\s*(?:yes|no|oui|non)\b\s*[,:.;–-]\s*", re.IGNORECASE)
_CAPITALISED = re.compile(r"\b[A-ZÀ-Ý][\w’-]*\w(?: [A-ZÀ-Ý][\w’-]*\w)*")


def find_doubt(sentence: str, passages: Sequence[Passage], liken: Liken) -> str | None:
    """Why a sentence is not what its places say, in a word; None when nothing speaks against it.

    Args:
        sentence: without citation markers.
        passages: the places that it cites; at least one.
        liken: tells how alike words are, in both languages.
    """
    sentence = _ANSWER_WORD.sub("", sentence)
    pieces = [piece for passage in passages for piece in _pieces_of(passage)]
    source = " . ".join([*pieces, *(passage.article.title for passage in passages)])
    amounts = read_amounts(sentence)
    if _made_up_amount(sentence, source, passages):
        return "number"
    held = raw_words(source)
    if _made_up_name(sentence, held, liken):
        return "name"
    # Negation and direction are those of the piece that the sentence tells, not of all that stands beside it.
    told = max(pieces, key=lambda piece: measure_support(sentence, raw_words(piece), liken), default=source)
    if _denies(sentence, told, liken):
        return "negation"
    if _turned_round(set(split_words(sentence)), set(split_words(told))):
        return "direction"
    least = _LEAST_BESIDE_FIGURES if any(amount.value > _SMALL for amount in amounts) else _LEAST_SUPPORT
    return "subject" if measure_support(sentence, held, liken) < least else None


def measure_support(sentence: str, held: Sequence[str], liken: Liken) -> float:
    """The share of a sentence's informative words that some words hold, themselves or in near words; 1 for none."""
    words = [form for form in informative_forms(sentence).values() if not form[0].isdigit()]
    if not words:
        return 1.0
    others = list(dict.fromkeys(word for word in held if fold_word(word) not in STOP_WORDS))
    if not others:
        return 0.0
    return float((liken(words, others).max(axis=1) >= _SUPPORTED).mean())


def _pieces_of(passage: Passage) -> list[str]:
    if passage.cells:
        return [cell for cell in passage.cells.values() if cell]
    return [piece for piece in re.split(r"(?<=[.!?])\s+|\n", passage.text) if piece.strip()]


def _made_up_amount(sentence: str, source: str, passages: Sequence[Passage]) -> bool:
    dates = [passage.article.page_date for passage in passages if passage.article.page_date]
    for day in dates:
        sentence = sentence.replace(day, " ")
    known = read_amounts(source)
    # Of a date only day and year are numbers when it is written out.
    known += [Amount(float(part)) for day in dates for part in (day[:4], day[8:])]
    if len(passages) > 1:
        known.append(Amount(float(len(passages))))  # "three projects", each cited
    return not all(any(amount.agrees(other) for other in known) for amount in read_amounts(sentence))


def _made_up_name(sentence: str, held: Sequence[str], liken: Liken) -> bool:
    """Whether a name stands in a sentence of which its places hold no part, nor a word alike."""
    stems = {stem for word in held for stem in stem_word(fold_word(word))}
    for name in _names_of(sentence):
        parts = [word for word in raw_words(name) if fold_word(word) not in STOP_WORDS and len(word) > 1]
        strange = [word for word in parts if not set(stem_word(fold_word(word))) & stems]
        if not parts or len(strange) < len(parts):
            continue
        if all(word.isupper() for word in strange) and _spells(strange, held):
            continue
        if liken(strange, list(dict.fromkeys(held))).max() < _NAME_LIKENESS:
            return True
    return False


def _names_of(sentence: str) -> list[str]:
    """Runs of capitalised words that do not begin a sentence, and acronyms."""
    names = []
    for found in _CAPITALISED.finditer(sentence):
        before = sentence[: found.start()].rstrip(" \u00a0\u202f(«“\"'‘’-")
        begins = not before or before[-1] in ".!?:"
        if not begins or any(word.isupper() and len(word) > 1 for word in found[0].split()):
            names.append(found[0])
        elif " " in found[0]:
            names.append(found[0].partition(" ")[2])
    return names


def _spells(acronyms: Sequence[str], held: Sequence[str]) -> bool:
    """Whether the initials of some words in a row spell an acronym, or an acronym there has its letters."""
    initials = "".join(word[0].upper() for word in held if fold_word(word) not in STOP_WORDS)
    letters = {"".join(sorted(word)) for word in held if word.isupper()}
    return all(acronym in initials or "".join(sorted(acronym)) in letters for acronym in acronyms)


def _denies(sentence: str, told: str, liken: Liken) -> bool:
    """Whether one of two texts that say the same denies it and the other does not."""
    said, known = set(split_words(sentence)), set(split_words(told))
    if bool(said & _NEGATIONS) == bool(known & _NEGATIONS):
        return False
    if said & _NEGATIONS:
        return not known & _NEGATIVE
    # A sentence may tell one half of a piece only: it leaves the denial out where it tells nearly all of it.
    return not said & _NEGATIVE and measure_support(told, raw_words(sentence), liken) >= _TELLS_ALL


def _turned_round(said: set[str], known: set[str]) -> bool:
    """Whether a sentence has words of one side where what it tells has only words of the other."""
    return any(
        bool(said & one) and not said & other and bool(known & other) and not known & one
        for pair in _OPPOSITES
        for one, other in (pair, pair[::-1])
    )
