"""A change told from its end to its start: what a row leaves is what a sentence turns to, or the other way round.

A row says it in one way, "from A to B"; a sentence in many: "B gives way to A", "A is no longer B", "A instead of B".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.grounding.support import Floats, Sense
from assistant.grounding.texts import telling_words
from assistant.records import Passage
from assistant.words import STOP_WORDS, fold_word, raw_words

_COLUMN = re.compile(r"chang|shift|evolu|évolu", re.IGNORECASE)
_FROM_TO = re.compile(
    r"\b(?:from|d[eu]s?|d[’']une?) (?P<left>[^.;]{3,90}?) (?:to|towards?|into|vers|à|au|aux) (?P<taken>[^.;]{3,120})",
    re.IGNORECASE,
)
_MOVING = (
    r"(?:shift|mov|transition|chang|évol|evol|switch|turn|go|goes|going|gone|went|return|pass|bascul|gliss|reven|revien"
    r"|migr|progress|drift|swing|swung|transform|convert|retreat|grow|mut|vir|oriente|tourn|renon)\w*"
)
# What a word is followed by: what is left, or what is taken. Lower case, with accents.
_TO = r"(?:to|towards?|into|vers|à|au|aux)"
_WAY = re.compile(
    rf"\b{_MOVING}(?: \w+){{0,4}}? (?P<left>from|de|du|des|d)\b(?:(?: \w+){{1,10}}? (?P<then>{_TO})\b)?"
    rf"|\b{_MOVING}(?: \w+){{0,10}}? (?P<taken>{_TO})\b"
)
_EXCHANGED = re.compile(
    r"\b(?:trad(?:e|es|ed|ing)|swap\w*|abandon\w*|délaiss\w+|quitt\w+|leav(?:e|es|ing)|exchang\w+|troqu\w+)(?: \w+)*?"
    r" (?P<taken>for|pour)\b"
)
_LEFT = re.compile(
    r"\b(?:rather than|instead of|in place of|as opposed to|plutôt qu\w*|au lieu d\w*|à la place d\w*|et non(?: plus)?"
    r"|no longer|not anymore|used to|formerly|previously|autrefois|jadis|auparavant|naguère"
    r"|replac(?:e|es|ing)(?! by)|remplac(?:e|ent|ant|er)(?! par)|supplant(?:e|ent|er|s|ing)(?! par| by)|unlike"
    r"|away from|abandon\w*|délaiss\w+|quitt\w+|renonc\w+ à|drops?|dropping|ditch\w*|gives? up|giving up"
    r"|(?:until|till|up to) (?:now|recently|then)|jusqu (?:ici|alors|à présent|à maintenant)|n est plus|ne \w+ plus"
    r"|se détourn\w+ d\w*|s éloign\w+ d\w*|rompt avec|moves? beyond"
    r"|trad(?:es|ing)|swap\w*)(?![^\W_])"
)
_TAKEN = re.compile(
    r"\b(?:giv(?:e|es|ing) way to|(?:laiss|cèd|céd|fai)\w+ (?:la )?place (?:à|aux?)|(?:replac|supplant|displac)ed by"
    r"|(?:remplac|supplant)é\w* par|(?:in favou?r|au profit|en faveur|au bénéfice) (?:of|d\w*)|becom(?:e|es|ing)"
    r"|became|devien\w+|(?<!until )(?<!till )(?<!up to )now|désormais|aujourd hui|(?:plus|not)(?: \w+){1,5} (?:mais"
    r"|but)|embrac\w+|return\w* to"
    r"|revien\w+ à|adopt\w+)(?![^\W_])"
)
_HELD = 0.55  # likeness from which a word is one of a change
_REACH = 4  # informative words behind such a word that it speaks of
_LONGEST = 8  # words of a side
_BOTH = 0.2  # how much a sentence has of either side at least, in words that are like one side rather than the other
_TURNED, _STRAIGHT = 0.5, 0.4  # the same of what follows such a word, on the wrong side and on the right one

_Change = tuple[list[str], list[str]]  # informative words of what is left, and of what is taken


def turns_change(sentence: str, passages: Sequence[Passage], changes: Iterable[_Change], sense: Sense) -> bool:
    """Whether a sentence leaves what its places turn to, or turns to what they leave.

    Args:
        sentence: what is claimed.
        passages: the places that it cites, of which the column of changes is read.
        changes: what else of them tells a change.
        sense: tells how alike words are.
    """
    raw = raw_words(sentence)
    telling = [at for at, word in enumerate(map(fold_word, raw)) if len(word) > 1 and word not in STOP_WORDS]
    marks = _marks(raw)
    known = [*_changes_of(passages), *changes] if marks and telling else []
    if not known:
        return False
    near = sense.liken([raw[at] for at in telling], [word for sides in known for side in sides for word in side])
    start, turned = 0, False
    for left, taken in known:
        part = near[:, start : start + len(left) + len(taken)]
        start += len(left) + len(taken)
        lean = _lean(part[:, : len(left)], part[:, len(left) :])
        if min(float(lean.clip(0).sum()), float((-lean).clip(0).sum())) < _BOTH:
            continue
        found = list(_follow(marks, telling, lean))
        if found and max(found) >= _STRAIGHT:
            return False
        turned |= bool(found) and min(found) <= -_TURNED
    return turned


def _lean(left: Floats, taken: Floats) -> NDArray[np.floating]:
    """How much more each word is like what is taken than like what is left; 0 where it is like neither."""
    one, other = left.max(axis=1), taken.max(axis=1)
    return np.where(np.maximum(one, other) >= _HELD, other - one, 0.0)


def _follow(marks: Sequence[tuple[int, int, int]], telling: Sequence[int], lean: Floats) -> Iterator[float]:
    """How much what follows each mark is what has to follow it; below 0 where it is the opposite."""
    for _, end, side in marks:
        until = min((first for first, _, _ in marks if first > end), default=telling[-1] + 1)
        places = [place for place, at in enumerate(telling) if end < at < until][:_REACH]
        if places:
            yield side * float(lean[places].sum())


def _marks(raw: Sequence[str]) -> list[tuple[int, int, int]]:
    """Where words stand that are followed by what is left (-1) or taken (1): their first and last place, and which."""
    joined = " ".join(raw).lower()
    found = [
        (one.start(), one.end(), side) for side, kind in ((-1, _LEFT), (1, _TAKEN)) for one in kind.finditer(joined)
    ]
    for one in (*_WAY.finditer(joined), *_EXCHANGED.finditer(joined)):
        groups = {"left": -1, "taken": 1, "then": 1}
        found += [(*one.span(name), groups[name]) for name, text in one.groupdict().items() if text]
    return sorted({(joined[:first].count(" "), joined[: end - 1].count(" "), side) for first, end, side in found})


def _changes_of(passages: Sequence[Passage]) -> Iterator[_Change]:
    for passage in passages:
        for column, cell in passage.cells.items():
            for found in _FROM_TO.finditer(cell or "") if _COLUMN.search(column) else ():
                left, taken = telling_words(found["left"])[:_LONGEST], telling_words(found["taken"])[:_LONGEST]
                if left and taken:
                    yield left, taken
