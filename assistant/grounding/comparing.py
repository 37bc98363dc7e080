"""What is compared with what, and what comes before what: the same words on the other side of "than" or "before"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from assistant.grounding.alignment import Aligned, unambiguous_pairs
from assistant.grounding.texts import Text

_ENOUGH = 0.5  # share of a sentence's words that its piece holds, from which their order says something
_REACH = 8  # informative words on either side
_LEAST = 0.4
# Of price, size, number or rank: which way the comparison goes.
_MORE = re.compile(r"\b(?:more|higher|greater|larger|bigger|dearer|davantage|superieure?s?|plus(?! que?\b)(?= ))\b")
_FEWER = re.compile(r"\b(?:less|fewer|lower|smaller|cheaper|moins|inferieure?s?|plus (?:bas|faible|petit)\w*)\b")
_DENIED = re.compile(r"\b(?:not|no|never|ne|n|rather|instead|plutot|lieu)\b")
_LESS = re.compile(
    r"\b(?:less|fewer|lower|smaller|slower|worse|weaker|shorter|limited|lack|lesser|fewest|moins|manque|limite\w*)\b"
)
# Folded words. What stands before them is set above, or earlier than, what stands behind, unless "less" or "after".
_COMPARED = re.compile(
    r"\b(?:than(?! \d)|compared (?:to|with)|compare\w* (?:a|aux?)|par rapport (?:a|aux?)"
    r"|(?<=plus )\w+ que?(?! \d)|(?<=moins )\w+ que?(?! \d)|(?:davantage|moins d|moins de)(?: \w+){1,5}? que?"
    r"|plus(?: \w+){1,5}? que?"
    r"|(?:prefer|prioriti|valu|favou?r)\w*(?: \w+){1,6} (?P<over>over)(?! \d| time| the (?:past|last|next))"
    r"|instead of|in place of|plutot que?|au lieu d\w*"
    r"|(?:surpass|outpac|outperform|overtak|overtook|exceed|depass|devanc|eclips)\w*)(?: de| d)?\b"
)
_ORDERED = re.compile(
    r"\b(?:before|prior to|ahead of|avant(?! tout)|(?P<later>after|following|apres))(?: de| d| que?)?\b"
)
# Who stands before it acts, and who stands behind it suffers.
_AGAINST = re.compile(r"\b(?:against|at the expense of|contre|au detriment d\w*|aux depens d\w*)(?: de| d| du| des)?\b")


def changes_order(aligned: Sequence[Aligned]) -> bool:
    """Whether a sentence compares two things, or puts two in order, the other way round than one of its pieces."""
    return any(
        _crosses(one, mine, theirs)
        for one in aligned
        if one.share >= _ENOUGH
        for hinge in (_COMPARED, _ORDERED, _AGAINST)
        for mine, theirs in product(_sides(one.said, hinge), _sides(one.known, hinge))
    ) or any(_turns_scale(one) for one in aligned if one.share >= _LEAST)


def _turns_scale(one: Aligned) -> bool:
    """Whether a sentence says more where its piece says less, of the same two things in the same order."""
    scales = [_scale_of(" ".join(text.words)) for text in (one.said, one.known)]
    if scales not in ([1, -1], [-1, 1]):
        return False
    for mine, theirs in product(_sides(one.said, _COMPARED), _sides(one.known, _COMPARED)):
        before, after = ([one.pairs[place] for place in side if place in one.pairs] for side in mine[:2])
        is_straight = set(before) & set(theirs[0]) and after[:1] and after[0] in theirs[1]
        if is_straight and not set(before) & set(theirs[1]) and not set(after) & set(theirs[0]):
            return True
    return False


def _scale_of(words: str) -> int:
    """1 where folded words hold one comparison and it says more, -1 where it says less, 0 where it is unclear."""
    found = [_MORE.search(words[: hinge.end()]) for hinge in _COMPARED.finditer(words)]
    less = [_FEWER.search(words[: hinge.end()]) for hinge in _COMPARED.finditer(words)]
    if len(found) != 1 or bool(found[0]) == bool(less[0]) or _DENIED.search(words):
        return 0
    return 1 if found[0] else -1


def compares(words: str) -> bool:
    """Whether folded words hold a comparison."""
    return bool(_COMPARED.search(words))


_Sides = tuple[list[int], list[int], bool]  # places among `telling` before and after the word, and whether it says less


def _sides(text: Text, hinge: re.Pattern[str]) -> Iterator[_Sides]:
    joined = " ".join(text.words)
    for found in hinge.finditer(joined):
        start = found.start("over") if found.groupdict().get("over") else found.start()
        first, last = joined[:start].count(" "), joined[: found.end()].count(" ")
        clause = text.clause[first]
        beside = text.telling_of(clause)
        before = [place for place in beside if text.telling[place] < first]
        after = [place for place in beside if text.telling[place] > last]
        if not before and clause == 0:  # "rather than A, B"
            before = text.telling_of(1) if text.clauses > 1 else []
        elif not before:
            before = text.telling_of(clause - 1)
        near = " ".join(text.words[max(0, first - _REACH) : last + 1])
        is_later = bool(found.groupdict().get("later")) if hinge is _ORDERED else bool(_LESS.search(near))
        yield before[-_REACH:], after[:_REACH], is_later


def _crosses(one: Aligned, mine: _Sides, theirs: _Sides) -> bool:
    """Whether what stands next behind the word stands before it there, and the other way round."""
    (before, after, is_less), (their_before, their_after, is_less_there) = mine, theirs
    if is_less != is_less_there:
        return False
    pairs = unambiguous_pairs(one)
    partners = {partner: place for place, partner in pairs.items()}
    first = next((pairs[place] for place in after if place in pairs), None)
    first_there = next((partners[place] for place in their_after if place in partners), None)
    return first in their_before and first_there in before
