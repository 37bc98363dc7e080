"""A cause told as the effect: what stands on either side of a word like "leads to" or "because of" has changed places.

The words for it are many in a sentence, since a model puts things in its own words; what they join is compared with
what the rows join by such words, and with what a row gives as its driving force.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.grounding.support import Floats, Sense
from assistant.records import Passage
from assistant.words import STOP_WORDS, fold_word, raw_words

# Stems of verbs that have their cause before them and their effect behind, in English; folded ones in French.
_EFFECTS = (
    "caus driv push prompt spur fuel trigger spark increas rais boost heighten intensif worsen aggravat exacerbat"
    " accelerat deepen reduc lower weaken undermin hamper hinder threaten forc encourag motivat shap influenc transform"
    " allow enabl creat attract limit strengthen fost promot generat stimulat inspir compel reshap erod diminish requir"
    " improv enhanc support facilitat hasten amplif disrupt necessitat compell"
).replace(" ", "|")
_EFFETS = (
    "entrain provoqu engendr suscit favoris pouss incit encourag aliment accentu aggrav renforc stimul declench nourri"
    " acceler motiv affaibli transform boulevers attir oblig contrain forc expliqu necessit exig impos"
).replace(" ", "|")
_EFFECT_FIRST = re.compile(
    rf"\b(?:^(?:as|a mesure qu\w*)|because(?: of)?|due to|owing to|thanks to|(?:(?:{_EFFECTS})\w*|led|driven"
    rf"|brought about|shown) by"
    r"|(?:result|stem|com|aris|follow|emerg|born|deriv|originat)\w* from|came from|as a (?:result|consequence) of"
    r"|in (?:response|reaction) to|attribut(?:ed|able) to|in the wake of|under (?:the )?(?:pressure|influence|impulse)"
    r"|out of|on account of|parce qu\w*|en raison d\w*|grace (?:a|aux?)|a cause d\w*|du fait d\w*|puisqu\w*"
    r"|s expliqu\w* par|result\w+ d\w*|decoul\w+ d\w*"
    rf"|(?:{_EFFETS}|caus|men|dict|port|influenc|faconn)\w* par|(?:a la )?suite (?:a|aux?|d\w*)"
    r"|sous l (?:effet|impulsion|influence)|sous la pression|vien(?:t|nent) d\w*|provien\w+ d\w*|nees? d\w*"
    r"|tien(?:t|nent) a|d(?:u|ue|us|ues) (?:a|aux?))\b"
)
_CAUSE_FIRST = re.compile(
    r"\b(?:(?:leads?|leading|led)(?=(?: \w+){0,7} to\b)|result(?:s|ed|ing)? in"
    rf"|(?:{_EFFECTS})(?:e|s|es|ed|d|ing|ies|ied|y|ying|t|ting|led|ling|ers|ered|ering|er)?(?! by\b)|drove|making"
    r"|driven(?! by)|g(?:ive|ives|iving|ave) rise to|br(?:ing|ings|inging|ought)(?: about)?|contribut\w+ to"
    r"|explains?|accounts? for|behind|is (?:the|a) reason (?:for|why)|means? that|so as to|in order to"
    r"|(?:mene|conduit|amene|menent|conduisent|amenent|mener|conduire|amener)(?=(?: \w+){0,6} (?:a|aux?)\b)"
    rf"|(?:{_EFFETS}|occasionn|gener|intensif|accroi|attis|creus|fragilis|limit|menac|reduis|reduit|facilit|permet"
    rf"|permis"
    r"|rend|rendu)(?:e|ent|er|ait|aient|ant|s|t|ssent|issent|it|u|ra|ront)?(?: \w+)?(?<! par)(?! par\b)"
    r"|(?:a|ont) (?:presque |fortement )?fait (?:presque )?\w+(?:er|ir|re)|(?:fait|font|faisant|faire) \w+(?:er|ir|re)"
    r"|a l origine d\w*|contribu\w+ a|se tradui\w+ par|debouch\w+ sur|abouti\w+ a|donn\w+ lieu a|creent?|creer|causent"
    r"|cause(?! d)|aident?|afin (?:d|qu)\w*)\b"
)
_VERB_FORM = re.compile(r"(?:ing|ed|e|es|ee|ees)$")
_BEFORE_NOUN = frozenset(
    "a an the of its their un une le la les des de d et this such for by with in".split()
)  # behind them such a form belongs to a noun: "a worsening economy"
_DONE = frozenset("has have had also already".split())
_BEFORE_OBJECT = frozenset("the a an its their his more new".split())
_AND = frozenset("and et".split())
_SENTENCE = re.compile(r"(?<=\w)[.;!?](?:\s|$)")
_SEGMENT = re.compile(r"(?<!\d)[,:]\s|\s[–—(]|[)]")
_DRIVING = re.compile(r"driv|moteur|caus", re.IGNORECASE)  # the column that says why
_TOLD = re.compile(r"name|nom\b|descri|signal", re.IGNORECASE)  # the columns that say what
_REACH = 9  # informative words of a side
# How well both sides have to fit the other's at least, and by how much better than their own in all and each: mean
# cosines.
_LIMITS = ((0.55, 0.3, 0.0), (0.4, 0.7, 0.2))
_FEWEST = 3  # informative words of both sides that are compared with a whole row
_FEW = 4  # informative words of a part before "due to" below which the part before it belongs to it
_SPOKEN_OF = 0.4  # mean cosine from which a place tells of the same as the sentence

_Sides = tuple[list[int], list[int]]  # places among informative words: of the cause, and of the effect


@dataclass(frozen=True, slots=True)
class _Told:
    """The words of a sentence as written and folded, the part between commas of each, and the informative ones."""

    raw: list[str]
    words: list[str]
    segment: list[int]
    telling: list[int]

    @classmethod
    def of(cls, text: str) -> _Told:
        raw: list[str] = []
        segment: list[int] = []
        for number, part in enumerate(_SEGMENT.split(text)):
            raw += (found := raw_words(part))
            segment += [number] * len(found)
        words = [fold_word(word) for word in raw]
        telling = [at for at, word in enumerate(words) if len(word) > 1 and word not in STOP_WORDS]
        return cls(raw, words, segment, telling)

    @property
    def told(self) -> list[str]:
        """The informative words, as written."""
        return [self.raw[at] for at in self.telling]

    def beside(self, first: int, last: int, fewest: int) -> tuple[list[int], list[int]]:
        """The informative words before a first word and those behind a last one.

        Before it only those of its part count, and of the part before where there are fewer.
        """
        before = [place for place, at in enumerate(self.telling) if at < first]
        own = [place for place in before if self.segment[self.telling[place]] == self.segment[first]]
        if len(own) < fewest and len(before) > len(own):
            nearest = self.segment[self.telling[before[-1 - len(own)]]]
            own = [place for place in before if self.segment[self.telling[place]] >= nearest]
        return own[-_REACH:], [place for place, at in enumerate(self.telling) if at > last][:_REACH]


def reverses_cause(sentence: str, passages: Sequence[Passage], pieces: Sequence[str], sense: Sense) -> bool:
    """Whether a sentence makes the effect of one of its pieces, or of its rows, the cause.

    Args:
        sentence: what is claimed.
        passages: the places that it cites.
        pieces: their cells or sentences.
        sense: tells how alike words are.
    """
    said = _Told.of(sentence)
    mine = list(_sides(said))
    if not mine:
        return False
    words, theirs, driven = _join(pieces, passages)
    if not theirs and not driven:
        return False
    near = sense.liken(said.told, words)
    crossed, straight = 0.0, 0.0
    for cause, effect in mine:
        is_enough = len(cause) + len(effect) >= _FEWEST
        for their_cause, their_effect in [*theirs, *(driven if is_enough else ())]:
            own = (_fit(near, cause, their_cause), _fit(near, effect, their_effect))
            other = (_fit(near, cause, their_effect), _fit(near, effect, their_cause))
            gains = (other[0] - own[0], other[1] - own[1])
            if sum(own) / 2 >= _SPOKEN_OF:
                straight = max(straight, -sum(gains))
            if any(min(other) >= fit and sum(gains) >= all_ and min(gains) >= each for fit, all_, each in _LIMITS):
                crossed = max(crossed, sum(gains))
    return crossed > straight


def _fit(near: Floats, words: list[int], others: list[int]) -> float:
    return float(near[np.ix_(words, others)].max(axis=1).mean())


def _join(pieces: Sequence[str], passages: Sequence[Passage]) -> tuple[list[str], list[_Sides], list[_Sides]]:
    """The informative words of some places, and which of them stand as cause and effect, and as a row and its force."""
    words: list[str] = []
    found: list[_Sides] = []
    driven: list[_Sides] = []
    for part in (part for piece in pieces for part in _SENTENCE.split(piece)):
        known = _Told.of(part)
        found += (
            ([place + len(words) for place in cause], [place + len(words) for place in effect])
            for cause, effect in _sides(known)
        )
        words += known.told
    for passage in passages:
        drives, told = (
            _Told.of(" ".join(cell for column, cell in passage.cells.items() if cell and kind.search(column))).told
            for kind in (_DRIVING, _TOLD)
        )
        if drives and told:
            start = len(words) + len(drives)
            driven.append((list(range(len(words), start)), list(range(start, start + len(told)))))
            words += drives + told
    return words, found, driven


def _sides(text: _Told) -> Iterator[_Sides]:
    joined = " ".join(text.words)
    turned = [(found.start(), found.end()) for found in _EFFECT_FIRST.finditer(joined)]
    last_before: list[int] = []
    for found in sorted((*_CAUSE_FIRST.finditer(joined), *_EFFECT_FIRST.finditer(joined)), key=lambda one: one.start()):
        is_turned = found.re is _EFFECT_FIRST
        first = joined[: found.start()].count(" ")
        last = first + found[0].count(" ")
        if not is_turned and (
            any(start <= found.start() < end or start < found.end() <= end for start, end in turned)
            or not _is_deed(text, first, last)
        ):
            continue
        before, after = text.beside(first, last, _FEW if is_turned else 1)
        if first and text.words[first - 1] in _AND and last_before:
            before = last_before  # "cuts waste and supports sustainability"
        last_before = before
        if not before and is_turned:  # "because of A, B"
            own = [place for place in after if text.segment[text.telling[place]] == text.segment[first]]
            before, after = [place for place in after if place not in own], own
        if before and after:
            yield (after, before) if is_turned else (before, after)


def _is_deed(text: _Told, first: int, last: int) -> bool:
    """Whether a word that may be a verb is one where it stands: "has increased", not "an increased risk"."""
    form = text.words[first]
    before = text.words[first - 1] if first else ""
    has_done = before == "a" and form.endswith("e")  # « a engendré »
    if _VERB_FORM.search(form) and before in _BEFORE_NOUN and not has_done:
        return False
    following = text.words[last + 1] if last + 1 < len(text.words) else ""
    return not form.endswith("ed") or before in _DONE or following in _BEFORE_OBJECT
