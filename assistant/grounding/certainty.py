"""What a sentence takes for settled, done or coming, and its places leave open."""

from __future__ import annotations

import numpy as np

from assistant.grounding import opposites as lists
from assistant.grounding.texts import Alike, Text

_NEAR = 0.3  # likeness, as `polarity` scales it, from which two words are taken for one another
_LIKE_IT = 0.6  # cosine from which a source has a word for it
_ABOUT_AS_MUCH = 0.85  # share of what the nearest clause has of the words
_LEAST_SETTLED, _LEAST_DONE, _LEAST_NOW = (
    0.5,
    0.4,
    0.35,
)  # mean cosine of a clause's words from which its source speaks of them
_SHORT = 2  # informative words of a clause that states something


def adds_deed(said: Text, near: Alike) -> bool:
    """Whether a clause tells as settled or done what hardly a word of its source speaks of.

    Args:
        said: the sentence.
        near: cosines of its informative words with those of its source, shape (said, source).
    """
    for clause in range(said.clauses):
        mine = said.telling_of(clause)
        if len(mine) < _SHORT:
            continue
        words = said.words_of(clause)
        least = _LEAST_NOW if lists.NOW.search(words) else 0.0
        least = _LEAST_SETTLED if lists.SETTLED.search(lists.NOW.sub(" ", words)) else least
        least = least or (_LEAST_DONE if lists.PERFECT.search(said.raw_of(clause)) else 0.0)
        if float(near[mine].max(axis=1).mean()) < least:
            return True
    return False


def settles(said: Text, known: Text, near: Alike) -> bool:
    """Whether a sentence takes for settled, done or certain what the clause of its source nearest to it leaves open.

    Args:
        said: the sentence.
        known: its source.
        near: cosines of their informative words, shape (said, known).
    """
    if not lists.OPEN.search(" ".join(known.words)):
        return False
    for clause in range(said.clauses):
        words, raw = said.words_of(clause), said.raw_of(clause)
        if lists.SETTLED.search(words) and not lists.MAY.search(words) and not lists.EXPECTED.search(words):
            nearest = lists.ADJECTIVE.sub(" ", _nearest(said, clause, known, near))
            if lists.OPEN.search(nearest) and not lists.SETTLED.search(lists.UNSETTLED.sub(" ", nearest)):
                return True
        if lists.WILL.search(words) and not lists.MAY.search(words):
            nearest = _nearest(said, clause, known, near)
            if lists.MAY.search(nearest) and not lists.WILL_TOO.search(nearest):
                return True
        is_done = lists.PERFECT.search(raw) and not lists.OPEN.search(words)
        nearest = _nearest(said, clause, known, near, _ABOUT_AS_MUCH, _SHORT) if is_done else ""
        if nearest and all(lists.HEDGED.search(part) for part in nearest.split(" . ")):
            return True
    return False


def adds_decision(said: Text, near: Alike) -> bool:
    """Whether a sentence tells a decision or an end as taken or reached, and its source has no word like it."""
    for place, at in enumerate(said.telling):
        if lists.JUDGED.fullmatch(said.words[at]) and float(near[place].max()) < _LIKE_IT:
            return True
        is_told = _is_past(said, at) or bool(lists.DONE & set(said.words[max(0, at - 2) : at]))
        if is_told and lists.DECIDED.match(said.words[at]) and float(near[place].max()) < _LIKE_IT:
            return True
    return False


def adds_certainty(said: Text, known: Text) -> bool:
    """Whether a sentence says that something is certain, and its source has no word like it."""
    return bool(lists.CERTAIN.search(" ".join(said.words))) and not lists.CERTAIN.search(" ".join(known.words))


def adds_proof(said: Text, known: Text) -> bool:
    """Whether a sentence says that something is proved, and its source has no word of any proof or finding."""
    return bool(lists.PROVED.search(" ".join(said.words))) and not lists.FOUND.search(" ".join(known.words))


def _nearest(said: Text, clause: int, known: Text, near: Alike, about: float = 1.0, shortest: int = 1) -> str:
    """The folded words of those clauses of a source that share most with a clause, and about as much."""
    mine = said.telling_of(clause)
    found = []
    for other in range(known.clauses):
        theirs = known.telling_of(other)
        if mine and len(theirs) >= shortest:
            found.append((float(near[np.ix_(mine, theirs)].max(axis=1).mean()), known.words_of(other)))
    least = about * max((shared for shared, _ in found), default=0.0)
    return " . ".join(words for shared, words in found if shared >= least)


def takes_for_done(said: Text, known: Text, alike: Alike) -> bool:
    """Whether a sentence tells as done what its source says may be done."""
    if lists.OPEN.search(" ".join(said.words)):
        return False
    for at, word in enumerate(known.words):
        is_plan = word == "to" and at > 0 and lists.PLANNED.fullmatch(known.words[at - 1]) is not None
        if (word in lists.MODAL or is_plan) and (following := known.after(at)):
            for mine in np.flatnonzero(alike[:, following[0]] >= _NEAR):
                there = said.telling[mine]
                if lists.DONE & set(said.words[max(0, there - 3) : there]) or _is_past(said, there):
                    return True
    return False


def _is_past(text: Text, at: int) -> bool:
    """Whether a word is an English past: "installed", and not "to be installed", "the installed"."""
    return bool(lists.PAST.fullmatch(text.words[at])) and not (
        lists.NO_PAST & set(text.words[max(0, at - 1) : at]) or lists.BE & set(text.words[max(0, at - 2) : at])
    )
