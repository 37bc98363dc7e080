"""Denials, opposites, certainty and extent: the small words that turn a sentence round, compared with its places.

A word of this kind is compared by what stands beside it: "more oversight" contradicts "a reduction in oversight",
whatever else grows in the same row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.amounts import may_be_of_amount
from assistant.bilingual import translate
from assistant.grounding import opposites as lists
from assistant.grounding.certainty import adds_certainty, adds_decision, adds_deed, adds_proof, settles, takes_for_done
from assistant.grounding.pairs import OPPOSITES
from assistant.grounding.support import Sense
from assistant.grounding.texts import Alike, Text
from assistant.words import is_french, stem_word

_UNLIKE = 0.4  # cosine of two words up to which they have nothing to do with each other
_NEAR = 0.3  # likeness above that, as a share of what is left, from which two words are taken for one another
_ADVERB = 2  # informative words after "can", the verb among them
_SAME = 0.7  # likeness from which two words are one
_MARGIN = 0.3  # by how much the opposite has to stand nearer than the word itself
_ALONE = 0.4  # likeness beside an opposite that is enough where the word itself stands nowhere
_STRAIGHT = 0.1  # by how much the word itself has to stand nearer to be where it was
_REACH = 3  # informative words on either side of a word that it speaks of
_NO_MORE = frozenset(("plus", "anymore"))
_WITHOUT = frozenset(("without", "sans"))
_NEED = re.compile(
    r"\b(?:need\w*|necess\w+|essential\w*|crucial\w*|critical|vital\w*|importan\w+|requir\w+|must|key|depend\w*|rel(?:y|ies)"
    r"|relian\w+|fundamental|indispensab\w+|prerequisite|besoin\w*|essentiel\w*|exig\w+|faut|doi(?:t|vent)|primordia\w+)\b"
)
_BEING = frozenset("is are be was were remain remains become becomes est sont reste restent".split())
_SUBJECT = 5  # informative words before "is", of a subject
_STRESSED = 2  # informative words behind "especially"
_SPOKEN_OF = 0.6  # the same from which a source speaks of what is denied
_CLOSE = 3  # words before another one within which "less" turns it round
_HELD = 0.75  # cosine from which a word is found


def find_turn(sentence: str, pieces: Sequence[str], sense: Sense) -> str | None:
    """How a sentence turns round what the pieces of its places say; None when it does not.

    Returns:
        "negation", "direction", "certainty" or "extent".
    """
    source = " . ".join(pieces)
    said, known = (Text.of(without_phrases(text)) for text in (sentence, source))
    if not said.telling or not known.telling:
        return None
    near = sense.liken(said.told, known.told)
    alike = _scale(near)
    if _denies_unheard(said, known, near) or _drops_denial(said, known, alike):
        return "negation"
    if (
        _opposes(said, known, alike)
        or _swaps(said, known, _scale(sense.compare(said.told, known.told)))
        or _changes_sides(sentence, source, sense)
    ):
        return "direction"
    if settles(said, known, near) or adds_deed(said, near):
        return "certainty"
    if (
        adds_proof(said, known)
        or adds_certainty(said, known)
        or adds_decision(said, near)
        or takes_for_done(said, known, alike)
    ):
        return "certainty"
    return "extent" if _takes_all(said, known) else None


def _takes_all(said: Text, known: Text) -> bool:
    """Whether a sentence speaks of all or of none, and its source of some, or of many."""
    theirs = set(known.words)
    if theirs & lists.WHOLE_TOO:
        return False
    words = " ".join(said.words)
    if lists.WHOLE & set(said.words) or (lists.WHOLE_GROUP.search(words) and not theirs & lists.NOT):
        return True
    is_none = lists.NOBODY.search(words) and not theirs & lists.NOT
    return bool(is_none and lists.MORE_OR_LESS.search(" ".join(known.words)))


def _scale(near: Alike) -> Alike:
    return ((near - _UNLIKE) / (1 - _UNLIKE)).clip(0)


def without_phrases(text: str) -> str:
    """A text whose set phrases do not look like denials of something, or like "all"."""
    text = lists.ONLY.sub(" ", text)
    for phrase, plain in lists.PHRASES:
        text = phrase.sub(plain, text)
    return text


def _denials(text: Text, kinds: frozenset[str]) -> Iterator[int]:
    for at, word in enumerate(text.words):
        if word in kinds and not (word in lists.SECOND_HALF and {"ne", "n"} & set(text.words[max(0, at - 4) : at])):
            yield at


def _denies_unheard(said: Text, known: Text, near: Alike) -> bool:
    """Whether a sentence denies something that its source speaks of, and of which its source denies nothing."""
    alike = _scale(near)
    held = near.max(axis=1) >= _SPOKEN_OF
    undoing = [(known.words[at], known.spoken_of(at)) for at in _denials(known, lists.NOT | lists.UNDOING)]
    undone = [
        (known.words[at], [place, *range(max(0, place - _said_of(known, at)), place), *known.after(at)])
        for place, at in enumerate(known.telling)
        if lists.UNDONE.search(known.words[at])
    ]
    stems = {stem for word in said.words for stem in stem_word(word)}
    undone_here = [place for place, at in enumerate(said.telling) if lists.UNDONE.search(said.words[at])]

    def repeated(word: str) -> bool:
        return bool(stems & set(stem_word(word)))

    def translated(word: str, own: str) -> bool:
        """Whether the sentence has another translation of a word than the one that is looked at."""
        others = translate(word)
        return word not in lists.NOT and bool(stems & others) and not others & set(stem_word(own))

    def told_again(place: int) -> bool:
        """Whether the sentence has a word for an undone one: "unusual" for "unconventional"."""
        return bool(undone_here) and bool(alike[undone_here, place].max() >= _NEAR)

    is_denying = any(True for _ in _denials(known, lists.NOT))
    is_needed = bool(_NEED.search(" ".join(known.words))) and not (lists.NOT | lists.UNDOING) & set(known.words)
    heard_by: dict[int, set[tuple[int, bool]]] = {}
    for at in _denials(said, lists.NOT | lists.DENYING):
        own = said.words[at]
        if is_needed and _goes_not_without(said, at):
            continue
        if own in lists.DENYING and at in said.telling and alike[said.telling.index(at)].max() >= _NEAR:
            continue
        # "Does not lack": two denials make none, and cannot stand on one.
        twice = own in lists.NOT and bool((lists.DENYING | lists.LOSING) & set(said.words[at + 1 : at + 3]))
        # A denial that the sentence repeats, in any form, stands for itself only.
        others = {
            (number, False): (_denied_by(said, at), places)
            for number, (word, places) in enumerate(undoing)
            if word == own or not (repeated(word) or translated(word, own))
        } | {
            (number, True): (said.around(at), places)
            for number, (word, places) in enumerate(undone)
            if not repeated(word) and not told_again(places[0])
        }
        by = {
            denial
            for denial, (mine, theirs) in others.items()
            if mine and theirs and alike[np.ix_(mine, theirs)].max() >= _NEAR
        }
        heard = bool(by) or any(_undo(word) in stems for word, _ in undone)
        if own in lists.ALSO_NOT:  # carries a denial on that the source has too
            earlier = heard_by.get(said.clause[at], set())
            heard = heard or any(not is_undone and undoing[number][0] in lists.NOT for number, is_undone in earlier)
        if heard == twice:
            phrase = _denied_phrase(said, at)
            if heard or held[phrase].sum() >= min(1 + is_denying, len(phrase)):
                return True
        if by and not twice:
            heard_by[said.clause[at]] = heard_by.get(said.clause[at], set()) | by
    # One denial of a source does not stand for those of two clauses.
    return len(set().union(*heard_by.values())) < len(heard_by)


def _goes_not_without(text: Text, at: int) -> bool:
    """Whether a denial is one of two that say that something is needed: "cannot be known without data"."""
    clause = [place for place, its in enumerate(text.clause) if its == text.clause[at]]
    without = [place for place in clause if text.words[place] in _WITHOUT]
    return bool(without) and any(text.words[place] in lists.NOT - _WITHOUT for place in clause if place < without[-1])


def _said_of(text: Text, at: int) -> int:
    """How many informative words before an undone one it speaks of: "accuracy and speed are inconsistent"."""
    return _SUBJECT if _BEING & set(text.words[max(0, at - 2) : at]) else 1


def _denied_by(text: Text, at: int) -> list[int]:
    """What a denial speaks of; its whole clause where it says what is so no more."""
    if _NO_MORE & set(text.words[at + 1 : at + 4]):
        return text.telling_of(text.clause[at])
    return text.spoken_of(at)


def _denied_phrase(text: Text, at: int) -> list[int]:
    """What a denial speaks of; of "without" only the noun that follows with what belongs to it."""
    if text.words[at] not in lists.BEFORE_NOUN:
        return _denied_by(text, at)
    phrase: list[int] = []
    for place in text.after(at):
        between = text.words[(text.telling[phrase[-1]] if phrase else at) + 1 : text.telling[place]]
        if not set(between) <= lists.IN_NOUN_PHRASE and phrase:
            break
        phrase.append(place)
    return phrase


def _undo(word: str) -> str | None:
    """The stem of a word without its un- or in-, "inconsistency" as "consist"; None where it has none."""
    plain = lists.PREFIX.sub("", word)
    return stem_word(plain)[0] if plain and plain != word else None


def _drops_denial(said: Text, known: Text, alike: Alike) -> bool:
    """Whether a source denies what a sentence states."""
    if _can_after_all(said, known, alike):
        return True
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


def _can_after_all(said: Text, known: Text, alike: Alike) -> bool:
    """Whether a sentence says that something can be done, and its source only that it cannot."""
    if any(True for _ in _denials(said, lists.NOT | lists.DENYING)) or any(map(lists.UNDONE.search, said.words)):
        return False
    mine = [said.after(at)[:_ADVERB] for at, word in enumerate(said.words) if word in lists.CAN]
    theirs = [
        known.after(at)[:1] for at in range(len(known.words)) if lists.CANNOT.match(" ".join(known.words[at : at + 4]))
    ]
    told = [known.after(at)[:1] for at, word in enumerate(known.words) if word in lists.CAN]
    told = [places for places in told if places not in theirs]
    return any(
        one
        and two
        and alike[np.ix_(one, two)].max() >= _SAME
        and not any(other and alike[np.ix_(one, other)].max() >= _SAME for other in told)
        for one in mine
        for two in theirs
    )


def _opposes(said: Text, known: Text, alike: Alike) -> bool:
    """Whether a word of a sentence has its opposite beside the same words of the source."""
    stems = {word: frozenset(stem_word(word)) for word in {*said.words, *known.words}}
    for pair in OPPOSITES:
        theirs = list(_sides(known, pair, stems))
        mine = list(_sides(said, pair, stems)) if theirs else []
        # "Less of one and more of the other" is turned round as a whole.
        has_both = all(len({side for _, side, _ in text}) > 1 for text in (mine, theirs))
        is_crossed = is_straight = False
        for at, side, turned in mine:
            places = said.compared(at)
            best = [-1.0, -1.0]
            if not turned:
                best[side] = _held_beside(said, known, at, places, alike)
            for other, its_side, its_turned in theirs:
                beside = known.compared(other)
                if (
                    its_side != side
                    and turned != its_turned
                    and _denies_at(*((known, other) if turned else (said, at)))
                ):
                    continue  # both deny, each in its own way
                if places and beside:
                    best[its_side] = max(best[its_side], float(alike[np.ix_(places, beside)].max(axis=1).sum()))
            least = _ALONE if best[side] < 0 else 2 * _NEAR
            is_crossed |= best[1 - side] >= least and best[1 - side] > best[side] + _MARGIN
            is_straight |= best[side] > best[1 - side] + _STRAIGHT
        if is_crossed and not (has_both and is_straight):
            return True
    return _undoes(said, known) or _undoes(known, said)


def _held_beside(said: Text, known: Text, at: int, places: list[int], alike: Alike) -> float:
    """How much of what stands beside a word stands beside the like of it in the source; -1 where that has none."""
    best = -1.0
    if at in said.telling and places:
        for other in np.flatnonzero(alike[said.telling.index(at)] >= _SAME):
            beside = known.compared(known.telling[other])
            if beside and not lists.TURNING & set(known.before(known.telling[other])):
                best = max(best, float(alike[np.ix_(places, beside)].max(axis=1).sum()))
    return best


def _denies_at(text: Text, at: int) -> bool:
    """Whether the clause of a word holds a denial, or a word for what is missing or goes badly."""
    words = text.words_of(text.clause[at]).split()
    return bool((lists.NOT | lists.UNDOING | lists.BADLY) & set(words)) or any(map(lists.UNDONE.search, words))


def _sides(
    text: Text, pair: tuple[frozenset[str], frozenset[str]], stems: dict[str, frozenset[str]]
) -> Iterator[tuple[int, int, bool]]:
    """Where words of a pair of opposites stand, on which side, and whether a denial before it turned it round."""
    for at, word in enumerate(text.words):
        for side in (0, 1):
            if stems[word] & pair[side] and not stems[word] & pair[1 - side]:
                if _bounds_figure(text, at):
                    continue
                before = text.before(at)
                joined = max((place for place, other in enumerate(before) if other in lists.PARTING), default=-1)
                reach = 1 if word in lists.BEFORE_NOUN else len(before)
                before = before[joined + 1 :][-reach:]
                turned = bool(lists.TURNING & set(before)) or bool(lists.COMPARING & set(before[-_CLOSE:]))
                yield at, side ^ turned, turned


def _bounds_figure(text: Text, at: int) -> bool:
    """Whether a word bounds a figure, as "more than 5" does: that is compared by its side of the figure."""
    following = [word for word in text.words[at + 1 : at + 4] if word not in lists.THAN]
    return text.words[at] in lists.BOUNDING and bool(following) and may_be_of_amount(following[0])


def _undoes(one: Text, other: Text) -> bool:
    """Whether one text says "connected" where the other says "disconnected" only."""
    mine, theirs = (
        {stem: word for word in text.words if len(word) > 4 for stem in stem_word(word)} for text in (one, other)
    )
    for stem in mine:
        plain = lists.PREFIX.sub("", stem)
        if plain != stem and len(plain) > 4 and plain in theirs and stem not in theirs and plain not in mine:
            return not lists.NOT & set(other.words)
    return False


def _swaps(said: Text, known: Text, alike: Alike) -> bool:
    """Whether words have changed sides of a verb that both texts hold, each way: "AI might overshadow people"."""
    if is_french(said.words) != is_french(known.words):
        return False  # each language has an order of its own
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
    """Whether a sentence leaves A for B, or takes B rather than A, where its source has it the other way."""
    for mine in choices_of(sentence):
        is_crossed = is_straight = False
        for theirs in choices_of(source):
            near = [[sense.liken(one, other) >= _HELD for other in theirs] for one in mine]
            crossed = [near[side][1 - side].any(axis=1) & ~near[side][side].any(axis=1) for side in (0, 1)]
            straight = [near[side][side].any(axis=1) & ~near[side][1 - side].any(axis=1) for side in (0, 1)]
            is_crossed |= all(side.any() for side in crossed)
            is_straight |= all(side.any() for side in straight)
        if is_crossed and not is_straight:  # what one place says as it stands, another does not turn round
            return True
    for found in lists.ABOVE_ALL.finditer(source):  # "especially among B" is not "among A rather than B"
        stressed = Text.of(source[found.end() :]).told[:_STRESSED]
        for left, taken in _rejected(sentence) if stressed else ():
            if (sense.liken(left, stressed) >= _HELD).any() and not (sense.liken(taken, stressed) >= _HELD).any():
                return True
    return False


def choices_of(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """What a text says is left, and what is taken instead."""
    for found in (found for words in lists.LEFT for found in words.finditer(text)):
        groups = found.groupdict("")
        first = Text.of(groups["first"] or groups.get("french", "")).told
        second = Text.of(groups["second"] or groups.get("then", "")).told
        if first and second:
            yield first, second[: len(first) + 2]
    yield from _rejected(text)


def _rejected(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """What a text sets back behind something, and what it sets before it: B and A of "A rather than B"."""
    for found in lists.RATHER.finditer(text):
        before, after = Text.of(text[: found.start()]).told, Text.of(text[found.end() :]).told
        if before and after:
            yield after[:_REACH], before[-2 * _REACH :]
