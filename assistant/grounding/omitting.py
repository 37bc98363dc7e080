"""A denial of a row that a sentence leaves out: what fails, lacks or is not so there simply is so in the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.grounding import opposites as lists
from assistant.grounding.alignment import Aligned
from assistant.grounding.texts import Text
from assistant.words import stem_word

_DENYING = (
    lists.NOT
    | lists.DENYING
    | lists.LACKING
    | frozenset(
        """
        struggle struggles struggling ignore ignoring ignores ignored overlook neglect neglects lost loses losing peine
        peinent ignorant ignorent against contre despite malgre barely rarely rarement seldom few peu neither
        """.split()
    )
)
# Whatever in a sentence may stand for a denial.
_DENYING_TOO = (
    _DENYING
    | lists.UNDOING
    | lists.BADLY
    | lists.LOSING
    | frozenset("yet poor bad threat against prevent although".split())
)
_BEGINNING_TOO = re.compile(
    r"(?:echapp|proscri|prohib|forbid|prevent|prevenir|empech|eviter?|hard|diffic|mal$|mauvais|worr|inquiet|crain|menac|deni"
    r"|contest|oppos|critic|critiqu|reject|rejet|refus|fail|echou|echec|insuff|defaill|defici|absen|manqu|depourv|priv"
    r"|deprive|loss|perte|perd|exclu|avoid|vulnerab|fragil|weak|faibl|risk|risqu|danger|lutt|combat|fight|tackl|remed)"
)
_SPOKEN_OF = 0.6  # share of a sentence's words that the piece holds
_NEAREST = 0.1  # by how much mean likeness a piece may be farther than the nearest
_HELD = 0.55  # likeness from which a word is held
_OWN = 0.5  # likeness of a word of the sentence to the denial itself, from which it stands for it
_DENIED = 0.6  # share of what is denied that the sentence has
_FEWEST = 3  # informative words of a sentence
_REACH = 3  # informative words that are denied
_LEAST_STEM = 5  # letters of a word without its "un-"


def omits_denial(aligned: Sequence[Aligned]) -> bool:
    """Whether a sentence denies nothing, and the piece that speaks of the same denies just that."""
    if not aligned or len(aligned[0].said.telling) < _FEWEST or _may_deny(aligned[0].said):
        return False
    means = [float(one.near.max(axis=1).mean()) if one.known.telling else 0.0 for one in aligned]
    return any(
        mean >= max(means) - _NEAREST and (_is_denied(one) or _is_undone(one))
        for one, mean in zip(aligned, means, strict=True)
        if one.known.telling and float((one.near.max(axis=1) >= _HELD).mean()) >= _SPOKEN_OF
    )


def _may_deny(said: Text) -> bool:
    return any(word in _DENYING_TOO or _is_undoing(word) or _BEGINNING_TOO.match(word) for word in said.words)


def _is_undoing(word: str) -> bool:
    return bool(lists.UNDONE.search(word)) and word not in lists.COMPARING


def _is_denied(one: Aligned) -> bool:
    """Whether a piece denies once, or three times, and the sentence has what is denied without any word for that."""
    known = one.known
    denials = [
        at
        for at, word in enumerate(known.words)
        if (word in _DENYING or _is_undoing(word))
        and not (word in lists.SECOND_HALF and {"ne", "n"} & set(known.words[max(0, at - 4) : at]))
    ]
    if len(denials) % 2 == 0:
        return False
    for at in denials:
        denied = known.after(at)[: 1 if known.words[at] in lists.BEFORE_NOUN else _REACH]
        own = float(one.near[:, known.telling.index(at)].max()) if at in known.telling else 0.0
        if denied and own < _OWN and float((one.near[:, denied].max(axis=0) >= _HELD).mean()) >= _DENIED:
            return True
    return False


def _is_undone(one: Aligned) -> bool:
    """Whether a piece has a word with "un-", and the sentence the same word without it, which the piece has not."""
    mine, theirs = ({stem for word in text.words for stem in stem_word(word)} for text in (one.said, one.known))
    for word in one.known.words:
        plain = lists.PREFIX.sub("", word)
        if _is_undoing(word) and plain != word and len(plain) >= _LEAST_STEM:
            stems = set(stem_word(plain))
            if stems & mine and not stems & theirs:
                return True
    return False
