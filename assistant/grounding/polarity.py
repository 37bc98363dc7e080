"""Denials, opposites, certainty and extent: the small words that turn a sentence round, compared with its places.

A word of this kind is compared by what stands beside it: "more oversight" contradicts "a reduction in oversight",
whatever else grows in the same row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.grounding import opposites as lists
from assistant.grounding.support import Sense
from assistant.words import STOP_WORDS, fold_word, is_french, raw_words, stem_word

_UNLIKE = 0.4  # cosine of two words up to which they have nothing to do with each other
_NEAR = 0.3  # likeness above that, as a share of what is left, from which two words are taken for one another
_SAME = 0.7  # likeness from which two words are one
_MARGIN = 0.3  # by how much the opposite has to stand nearer than the word itself
_REACH = 3  # informative words on either side of a word that it speaks of
_LONGEST_ACRONYM = 6  # letters
_VERBATIM = 0.72  # share of a sentence's words that a piece holds, from which the others stand in place of its own
_REPLACED = 0.45  # cosine of two words below which one does not mean the other
_HELD = 0.75  # cosine from which a word is found
_SHORT_PIECE = 4  # informative words

Alike = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a text, folded and as written, the clause of each, and which of them are informative."""

    words: list[str]
    raw: list[str]
    clause: list[int]
    telling: list[int]

    @classmethod
    def of(cls, text: str) -> _Text:
        raw: list[str] = []
        clause: list[int] = []
        for number, part in enumerate(lists.CLAUSE.split(text)):
            raw += (found := raw_words(part))
            clause += [number] * len(found)
        words = [fold_word(word) for word in raw]
        telling = [
            at
            for at, word in enumerate(words)
            if len(word) > 1 and (word not in STOP_WORDS or (raw[at].isupper() and len(word) < _LONGEST_ACRONYM))
        ]
        return cls(words, raw, clause, telling)

    @property
    def told(self) -> list[str]:
        """The informative words, as written."""
        return [self.raw[at] for at in self.telling]

    def after(self, at: int) -> list[int]:
        """Places among `telling` of the next informative words of the clause."""
        return [place for place in self._beside(at) if self.telling[place] > at][:_REACH]

    def around(self, at: int) -> list[int]:
        """Those of the next and of the two words before."""
        return self.after(at) + [place for place in self._beside(at) if self.telling[place] < at][-2:]

    def spoken_of(self, at: int) -> list[int]:
        """Those that a denial speaks of."""
        return self.after(at) if self.words[at] in lists.BEFORE_NOUN else self.around(at)

    def before_and_after(self, place: int) -> tuple[list[int], list[int]]:
        """Those of the clause on either side of one of them."""
        beside = self._beside(self.telling[place])
        return [other for other in beside if other < place], [other for other in beside if other > place]

    def close(self, at: int) -> set[str]:
        """The words around a word, informative or not."""
        return set(self.words[max(0, at - 3) : at + 4])

    def _beside(self, at: int) -> list[int]:
        return [place for place, other in enumerate(self.telling) if self.clause[other] == self.clause[at]]


def find_turn(sentence: str, pieces: Sequence[str], sense: Sense) -> str | None:
    """How a sentence turns round what the pieces of its places say; None when it does not.

    Returns:
        "negation", "direction", "certainty", "extent", or "word" for another word in the place of one of theirs.
    """
    source = " . ".join(pieces)
    said, known = (_Text.of(lists.ONLY.sub(" ", text)) for text in (sentence, source))
    if not said.telling or not known.telling:
        return None
    alike = sense.liken(said.told, known.told)
    alike = ((alike - _UNLIKE) / (1 - _UNLIKE)).clip(0)
    if _denies_unheard(said, known, alike) or _drops_denial(said, known, alike):
        return "negation"
    if _opposes(said, known, alike) or _swaps(said, known, alike) or _changes_sides(sentence, source, sense):
        return "direction"
    if _settles(sentence, pieces) or _takes_for_done(said, known, alike):
        return "certainty"
    if lists.WHOLE & set(said.words) and not lists.WHOLE_TOO & set(known.words):
        return "extent"
    if is_french(said.words) == is_french(known.words) and _replaces_word(said, pieces, sense):
        return "word"
    return None


def _denials(text: _Text, kinds: frozenset[str]) -> Iterator[int]:
    for at, word in enumerate(text.words):
        if word in kinds and not (word in lists.SECOND_HALF and {"ne", "n"} & set(text.words[max(0, at - 4) : at])):
            yield at


def _denies_unheard(said: _Text, known: _Text, alike: Alike) -> bool:
    """Whether a sentence denies something of which its source denies nothing."""
    undoing = [(known.words[at], known.spoken_of(at)) for at in _denials(known, lists.NOT | lists.UNDOING)]
    undone = [
        (known.words[at], [place, *range(max(0, place - 1), place), *known.after(at)])
        for place, at in enumerate(known.telling)
        if lists.UNDONE.search(known.words[at])
    ]
    stems = {stem for word in said.words for stem in stem_word(word)}

    def repeated(word: str) -> bool:
        return bool(stems & set(stem_word(word)))

    for at in _denials(said, lists.NOT | lists.DENYING):
        own = said.words[at]
        if own in lists.DENYING and at in said.telling and alike[said.telling.index(at)].max() >= _NEAR:
            continue
        # "Does not lack": two denials make none, and cannot stand on one.
        twice = own in lists.NOT and bool(lists.DENYING & set(said.words[at + 1 : at + 3]))
        # A denial that the sentence repeats, in any form, stands for itself only.
        others = [(said.spoken_of(at), places) for word, places in undoing if word == own or not repeated(word)]
        others += [(said.around(at), places) for word, places in undone if not repeated(word)]
        heard = any(mine and theirs and alike[np.ix_(mine, theirs)].max() >= _NEAR for mine, theirs in others)
        if heard == twice:
            return True
    return False


def _drops_denial(said: _Text, known: _Text, alike: Alike) -> bool:
    """Whether a source denies what a sentence states."""
    if any(True for _ in _denials(said, lists.NOT | lists.UNDOING)):
        return False
    if any(lists.UNDONE.search(word) for word in said.words):
        return False
    for at in _denials(known, lists.NOT | lists.LACKING):
        spoken_of = known.after(at)[:2]
        is_enough = len(spoken_of) == 2 or (spoken_of and known.words[at] in lists.BEFORE_NOUN)
        if is_enough and (alike[:, spoken_of].max(axis=0) >= 2 * _NEAR).all():
            return True
    return False


def _opposes(said: _Text, known: _Text, alike: Alike) -> bool:
    """Whether a word of a sentence has its opposite beside the same words of the source."""
    stems = {word: frozenset(stem_word(word)) for word in {*said.words, *known.words}}
    for pair in lists.OPPOSITES:
        theirs = list(_sides(known, pair, stems))
        for at, side in _sides(said, pair, stems) if theirs else ():
            places = said.around(at)
            best = [-1.0, -1.0]
            for other, its_side in theirs:
                beside = known.around(other)
                if places and beside:
                    best[its_side] = max(best[its_side], float(alike[np.ix_(places, beside)].max(axis=1).sum()))
            least = _NEAR if best[side] < 0 else 2 * _NEAR
            if best[1 - side] >= least and best[1 - side] > best[side] + _MARGIN:
                return True
    return _undoes(said, known) or _undoes(known, said)


def _sides(
    text: _Text, pair: tuple[frozenset[str], frozenset[str]], stems: dict[str, frozenset[str]]
) -> Iterator[tuple[int, int]]:
    """Where words of a pair of opposites stand, and on which side; a denial before a word turns it round."""
    for at, word in enumerate(text.words):
        for side in (0, 1):
            if stems[word] & pair[side] and not stems[word] & pair[1 - side]:
                before = text.words[max(0, at - 3) : at]
                joined = max((place for place, other in enumerate(before) if other in ("and", "et")), default=-1)
                yield at, side ^ bool(lists.TURNING & set(before[joined + 1 :]))


def _undoes(one: _Text, other: _Text) -> bool:
    """Whether one text says "connected" where the other says "disconnected" only."""
    mine, theirs = (
        {stem: word for word in text.words if len(word) > 4 for stem in stem_word(word)} for text in (one, other)
    )
    for stem in mine:
        plain = lists.PREFIX.sub("", stem)
        if plain != stem and len(plain) > 4 and plain in theirs and stem not in theirs and plain not in mine:
            return not lists.NOT & set(other.words)
    return False


def _swaps(said: _Text, known: _Text, alike: Alike) -> bool:
    """Whether words have changed sides of a verb that both texts hold, each way: "AI might overshadow people"."""
    same = alike >= _SAME
    for mine, theirs in zip(*np.nonzero(same), strict=True):
        at, there = said.telling[mine], known.telling[theirs]
        if not lists.TRANSITIVE & {known.words[there], said.words[at]}:
            continue
        if lists.PASSIVE & (said.close(at) | known.close(there)):
            continue
        before, after = said.before_and_after(mine)
        their_before, their_after = known.before_and_after(theirs)
        if _moved(same, before, their_before, their_after) and _moved(same, after, their_after, their_before):
            return True
    return False


def _moved(same: NDArray[np.bool_], mine: list[int], here: list[int], there: list[int]) -> bool:
    """Whether one of my words on one side stands on the other side over there, and only there."""
    if not mine or not there:
        return False
    gone = same[np.ix_(mine, there)].any(axis=1)
    stays = same[np.ix_(mine, here)].any(axis=1) if here else np.zeros(len(mine), bool)
    return bool((gone & ~stays).any())


def _changes_sides(sentence: str, source: str, sense: Sense) -> bool:
    """Whether a sentence goes from B to A, or takes B rather than A, where its source has it the other way."""
    for halves in (_from_to, _rather):
        for mine in halves(sentence):
            for theirs in halves(source):
                near = [[sense.liken(one, other) >= _HELD for other in theirs] for one in mine]
                crossed = [near[side][1 - side].any(axis=1) & ~near[side][side].any(axis=1) for side in (0, 1)]
                if all(side.any() for side in crossed):
                    return True
    return False


def _from_to(text: str) -> Iterator[tuple[list[str], list[str]]]:
    for found in lists.FROM_TO.finditer(text):
        first, second = _Text.of(found["first"]).told, _Text.of(found["second"]).told
        if first and second:
            yield first, second[: len(first) + 2]


def _rather(text: str) -> Iterator[tuple[list[str], list[str]]]:
    for found in lists.RATHER.finditer(text):
        before, after = _Text.of(text[: found.start()]).told, _Text.of(text[found.end() :]).told
        if before and after:
            yield before[-2 * _REACH :], after[:_REACH]


def _settles(sentence: str, pieces: Sequence[str]) -> bool:
    """Whether a sentence takes for settled or done what its source leaves open."""
    said, known = (" ".join(_Text.of(text).words) for text in (sentence, " . ".join(pieces)))
    if not lists.OPEN.search(known):
        return False
    if lists.SETTLED.search(said) and not lists.SETTLED.search(known):
        return True
    stated = [piece for piece in pieces if len(piece.split()) > _SHORT_PIECE]
    is_done = lists.PERFECT.search(sentence) and not lists.OPEN.search(said)
    return bool(is_done and stated and all(lists.HEDGED.search(" ".join(_Text.of(piece).words)) for piece in stated))


def _takes_for_done(said: _Text, known: _Text, alike: Alike) -> bool:
    """Whether a sentence tells as done what its source says may be done."""
    if lists.OPEN.search(" ".join(said.words)):
        return False
    for at, word in enumerate(known.words):
        if word in lists.MODAL and (following := known.after(at)):
            for mine in np.flatnonzero(alike[:, following[0]] >= _NEAR):
                there = said.telling[mine]
                if lists.DONE & set(said.words[max(0, there - 3) : there]):
                    return True
    return False


def _replaces_word(said: _Text, pieces: Sequence[str], sense: Sense) -> bool:
    """Whether a sentence repeats a piece but for a word, which stands between the same neighbours as another one."""
    held = sense.liken(said.told, _Text.of(" . ".join(pieces)).told).max(axis=1) >= _HELD
    for piece in pieces:
        known = _Text.of(piece)
        if len(known.telling) < _SHORT_PIECE:
            continue
        near = sense.liken(said.told, known.told)
        same = near >= 2 * _REPLACED
        if same.any(axis=1).mean() < _VERBATIM:
            continue
        last, their_last = len(said.telling) - 1, len(known.telling) - 1
        for mine in np.flatnonzero(~held):
            for theirs in np.flatnonzero(near.max(axis=0) < _HELD):
                left = theirs == 0 if mine == 0 else theirs > 0 and same[mine - 1, theirs - 1]
                right = theirs == their_last if mine == last else theirs < their_last and same[mine + 1, theirs + 1]
                if left and right and near[mine, theirs] < _REPLACED:
                    return True
    return False
