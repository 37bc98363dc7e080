"""Who does what to whom: the same words on the other side of the same verb, actively or passively."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import cache
from pathlib import Path

from assistant.grounding.alignment import Aligned, unambiguous_pairs
from assistant.grounding.comparing import compares
from assistant.grounding.texts import Text
from assistant.words import is_french, stem_in_both

_ENOUGH = 0.6  # share of a sentence's words that its piece holds, from which their order says something
_ALL = 0.85  # share of them from which two that have changed sides are enough
_FEWEST = 3  # words that both hold
_BE = frozenset("is are was were be been being get gets got est sont ete etait etaient etre soit fut furent".split())
_SELF = frozenset("se s me nous vous".split())
_BETWEEN = frozenset("a an the in on of at to as with more less un une le la les des en dans de plus".split())
_AGENT = frozenset("by par".split())
_BEFORE_NOUN = frozenset(
    "the a an this these those its their his her our of le la les un une des du ses leurs leur sa son cette ces aux"
    " au".split()
)
_AFTER_NOUN = frozenset("about over of regarding".split())
# "Management" is no verb.
_NOUN = re.compile(r"(?:(?<!imple)(?<!comple)(?<!suppl)[eait]ments?|(?<!ment)(?<!quest)(?<!posit)[st]ions?|ity)$")
_PARTICIPLE = re.compile(r"(?:ed|en|own|ught|ung|eld|old|ade|e|i|is|it|u|us|ert)(?:e|s|es)?$")
_ENDINGS = "ant e ee ees ent es i it ie ies u ue us ues issent issant issait ait aient era eront".split()
_VERBS = Path(__file__).parent / "verbs.txt"  # infinitives, English and French, folded


def changes_roles(aligned: Sequence[Aligned]) -> bool:
    """Whether all that stands before a verb in one piece of its places stands behind it in the sentence, and back."""
    return any(
        _trades_sides(one, mine)
        for one in aligned
        if one.share >= _ENOUGH and len(one.pairs) >= _FEWEST
        for mine in one.pairs
    )


def _trades_sides(one: Aligned, mine: int) -> bool:
    said, known, theirs = one.said, one.known, one.pairs[mine]
    at, there = said.telling[mine], known.telling[theirs]
    if not (_is_verb(said, at) and _is_verb(known, there)):
        return False
    if compares(said.words_of(said.clause[at])) or compares(known.words_of(known.clause[there])):
        return False  # "more than" may have become "less than"
    pairs = unambiguous_pairs(one)
    before, after = ({pairs[place] for place in side if place in pairs} for side in said.before_and_after(mine))
    their_before, their_after = map(set, known.before_and_after(theirs))
    voice, their_voice = _read_voice(said, at), _read_voice(known, there)
    if {voice, their_voice} == {_Voice.ACTIVE, _Voice.PASSIVE}:
        their_before, their_after = their_after, their_before
    elif voice is not their_voice:
        return False
    partners = set(pairs.values())
    if one.share >= _ALL and not one.is_translated and before & their_after and after & their_before:
        return True  # all the same words
    return bool(before and after & their_before) and before <= their_after and (their_before & partners) <= after


class _Voice(Enum):
    ACTIVE = "active"
    PASSIVE = "passive"
    UNCLEAR = "unclear"  # a participle without a form of "to be", or without the one who does it


def _read_voice(text: Text, at: int) -> _Voice:
    if not _PARTICIPLE.search(text.words[at]):
        return _Voice.ACTIVE
    before = text.words[max(0, at - 3) : at]
    if _SELF & set(before):
        return _Voice.ACTIVE  # « se sont montrés »
    auxiliary = max((place for place, word in enumerate(before) if word in _BE), default=-1)
    is_led = auxiliary >= 0 and not _BETWEEN & set(before[auxiliary + 1 :])
    has_agent = bool(_AGENT & set(text.words[at + 1 : at + 5]))
    if is_led and has_agent:
        return _Voice.PASSIVE
    return _Voice.UNCLEAR if is_led or has_agent else _Voice.ACTIVE


def _is_verb(text: Text, at: int) -> bool:
    if (
        _NOUN.search(text.words[at])
        or (at and text.words[at - 1] in _BEFORE_NOUN)
        or _AFTER_NOUN & set(text.words[at + 1 : at + 2])
    ):
        return False
    french = is_french(text.words)
    return stem_in_both(text.words[at])[french] in _stems()[french]


@cache
def _stems() -> tuple[frozenset[str], frozenset[str]]:
    """The English and the French stems of the verbs and of their forms: "sued" has another stem than "sue"."""
    words = _VERBS.read_text(encoding="utf-8").split()
    english = {stem_in_both(word.removesuffix("e") + ending)[0] for word in words for ending in ("", "e", "ed", "ing")}
    forms = [word[:-2] + ending for word in words if word[-2:] in ("er", "ir", "re") for ending in _ENDINGS]
    return frozenset(english), frozenset(stem_in_both(word)[1] for word in (*words, *forms))
