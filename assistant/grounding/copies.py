"""Sentences that repeat a piece of their places nearly word for word, and what such a copy must not change.

A free paraphrase is compared by meaning; of a copy every little word counts: the same words with two of them exchanged,
without the "not", the "three of the" or the "except" of their source, say something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.amounts import may_be_of_amount
from assistant.words import STOP_WORDS, fold_word, raw_words, stem_word

_LEAST_HELD = 0.8  # share of a copy's informative words that the piece holds
_FEWEST = 3  # informative words that a copy has
_REACH = 3  # words from a little word to the word of the copy that it belongs to
_NOT = frozenset("n not no never none cannot without yet t pas jamais aucun aucune sans nor ni".split())
_EXCEPT = frozenset("sauf excepte hormis except excepting excluding unless seulement uniquement only".split())
_OPEN = re.compile(
    r"(?:may|might|could|would|should|will|\w{2,}rai(?:t|ent|s)|doi(?:t|vent)|fears?|feared|crain\w+|"
    r"redout\w+|soupconn\w+|suspect\w*|hopes?|esper\w+|propos\w+|plans?|planned|planning|projet\w*|envisag\w+|intends?|"
    r"expect\w*|alleg\w+|claim\w*|reportedly|potential\w*|possib\w*|likely|probab\w*|risk\w*|risqu\w+|wants?|veu(?:t|lent)|"
    r"hypoth\w+|si|if|whether|rumou?r\w*|rumeurs?)"
)
# "Three of the fourteen chambers": the part, and what it is of.
_PART = re.compile(r"\b(?P<part>\w+) (?:of (?:the|its|their)|out of|des|de ses|de leurs|sur(?: les)?) (?P<whole>\w+)\b")
_AND = frozenset("and et or ou nor ni".split())
_SMALL = frozenset("a an the of to in on at de du des d le la les l un une au aux en et and or ou".split())
_ONE = frozenset("one un une".split())


@dataclass(frozen=True, slots=True)
class _Words:
    """The folded words of a text, the places of the informative ones, and their stems."""

    all: list[str]
    telling: list[int]
    stems: list[frozenset[str]]

    @classmethod
    def of(cls, text: str) -> _Words:
        words = [fold_word(word) for word in raw_words(text)]
        telling = [at for at, word in enumerate(words) if word not in STOP_WORDS and word not in _NOT | _EXCEPT]
        return cls(words, telling, [frozenset(stem_word(words[at])) for at in telling])


def find_miscopying(sentence: str, pieces: Sequence[str]) -> str | None:
    """How a sentence changes the piece that it nearly repeats; None where it does not, or repeats none.

    A piece that it repeats faithfully excuses it, whatever another piece says.

    Returns:
        "negation", "roles", "extent" or "certainty".
    """
    said = _Words.of(sentence)
    if len(said.telling) < _FEWEST:
        return None
    changed = None
    for piece in pieces:
        known = _Words.of(piece)
        pairs = _pair(said, known)
        if len(pairs) < max(_FEWEST, _LEAST_HELD * len(said.telling)):
            continue
        why = _compare(said, known, pairs)
        if why is None:
            return None
        changed = changed or why
    return changed


def _pair(said: _Words, known: _Words) -> list[tuple[int, int]]:
    """The informative words of a sentence with the same ones of a piece, as places in both; each once."""
    free = list(range(len(known.telling)))
    pairs = []
    for at, stems in zip(said.telling, said.stems, strict=True):
        same = next((place for place in free if stems & known.stems[place]), None)
        if same is not None:
            free.remove(same)
            pairs.append((at, known.telling[same]))
    return pairs


def _compare(said: _Words, known: _Words, pairs: Sequence[tuple[int, int]]) -> str | None:
    there = {place for _, place in pairs}
    near = [
        word
        for at, word in enumerate(known.all)
        if any(place in there for place in range(at + 1, at + 1 + _REACH)) or at in there
    ]
    if not _NOT & set(said.all) and _denied(known) & there:
        return "negation"
    if _exchanges(said, known, pairs):
        return "roles"
    if _EXCEPT & set(known.all[min(there) :]) and not _EXCEPT & set(said.all):
        return "extent"
    if _takes_part_for_whole(said, known):
        return "extent"
    if any(map(_OPEN.fullmatch, near)) and not any(map(_OPEN.fullmatch, said.all)):
        return "certainty"
    return None


def _denied(known: _Words) -> set[int]:
    """The places of the informative words that come next after a denial."""
    denials = [at for at, word in enumerate(known.all) if word in _NOT]
    behind = ([place for place in known.telling if at < place <= at + _REACH] for at in denials)
    return {places[0] for places in behind if places}


def _exchanges(said: _Words, known: _Words, pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether a sentence has the words of a piece around the same small words, and just two of them in other places.

    What a list holds may stand in any order: of small words only "and", "or" and articles stand between its members.
    """
    if _swaps_two(said.all, known.all):
        return True
    if len(pairs) != len(said.telling):
        return False
    order = [theirs for _, theirs in pairs]
    wrong = [at for at, (is_, ought) in enumerate(zip(order, sorted(order), strict=True)) if is_ != ought]
    if len(wrong) != 2:
        return False
    first, last = min(order[wrong[0]], order[wrong[1]]), max(order[wrong[0]], order[wrong[1]])
    between = known.all[first + 1 : last]
    mine = said.all[pairs[wrong[0]][0] + 1 : pairs[wrong[1]][0]]
    little = [word for word in between if word in STOP_WORDS]
    return bool(little) and not _is_list(between) and little == [word for word in mine if word in STOP_WORDS]


def _swaps_two(said: Sequence[str], known: Sequence[str]) -> bool:
    """Whether a text is a run of another's words but for two that stand in each other's place."""
    for start in range(len(known) - len(said) + 1):
        other = [at for at, word in enumerate(said) if word != known[start + at]]
        if len(other) == 2:
            first, last = other
            if said[first] == known[start + last] and said[last] == known[start + first]:
                return not _is_list(said[first + 1 : last])
    return False


def _is_list(between: Sequence[str]) -> bool:
    return bool(_AND & set(between)) and {word for word in between if word in STOP_WORDS} <= _SMALL


def _takes_part_for_whole(said: _Words, known: _Words) -> bool:
    """Whether a piece tells so many of a number, and a sentence the number alone."""
    mine = set(said.all)
    for found in _PART.finditer(" ".join(known.all)):
        part, whole = found["part"], found["whole"]
        if all(may_be_of_amount(word) or word in _ONE for word in (part, whole)) and whole in mine and part not in mine:
            return True
    return False
