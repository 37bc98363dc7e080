"""Questions that point to what the answer before cited: "the second one", « lequel est noté 5 ? », "explain [2]"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asking.lexicon import TABLE_NAMES
from assistant.words import fold_accents

_ORDINALS = {
    "first premier premiere 1er 1ere 1st": 1,
    "second seconde deuxieme 2e 2nd 2eme": 2,
    "third troisieme 3e 3rd 3eme": 3,
    "fourth quatrieme 4e 4th 4eme": 4,
    "fifth cinquieme 5e 5th 5eme": 5,
    "sixth sixieme 6e 6th": 6,
    "last dernier derniere": -1,
}
_PLACES = {word: place for words, place in _ORDINALS.items() for word in words.split()}
_THING = rf"(?: (?:one|row|point|item|source|line|article|ligne|element|{TABLE_NAMES}))?"
_LEAD = (
    r"(?:(?:and|et|ok|alors|so) )?(?:(?:please |peux tu |pouvez vous )?(?:tell (?:me|us) (?:more |something )?about|"
    r"what about|what is|what does|expand on|explain|elaborate on|more (?:on|about)|details? (?:on|of|about)|show me|"
    r"parle[rsz]? (?:moi |nous )?(?:plus )?|dis (?:m en|moi) plus (?:sur|a propos de?)|detaille[rsz]?|developpe[rsz]?|"
    r"explique[rsz]?(?: moi| nous)?|precise[rsz]?|que dit|quid|qu en est il|plus de details sur|c est quoi|quel est|"
    r"resume[rsz]?(?: moi| nous)?|summari[sz]e|sum up|de quoi (?:parle|traite|il est question dans))"
    r" ?)?(?:de |du |d |le |la |l |au |sur |the |of |that |your )*"
)
_ORDINAL = re.compile(
    rf"{_LEAD}(?P<ordinal>{'|'.join(_PLACES)}){_THING}(?: (?:say|says|mean|means|about|en detail|in detail))?"
)
_NUMBERED = re.compile(
    rf"{_LEAD}(?:source|citation|reference|point|row|line|ligne|number|numero|item|element) (?P<number>\d{{1,2}})"
)
_MARKED = re.compile(rf"{_LEAD}(?P<number>\d{{1,2}})")  # where the number stands between square brackets
_OF_THEM = (
    r"(?: (?:one|ones))?(?: (?:of|among) (?:them|these|those|the above)(?: \w+)?| d entre (?:eux|elles)|"
    r" parmi (?:eux|elles)| de ces \w+)?"
)
_WHICH = rf"(?:(?:and|et) )?(?:which|lequel|laquelle|lesquels|lesquelles|ceux|celles){_OF_THEM}"
_RATED = re.compile(
    rf"{_WHICH} (?:(?:is|are|has|have|got|qui )?(?:est|sont|a|ont)? ?"
    r"(?:rated|scored|relevancy|relevance|notee?s?|cotee?s?|"
    r"(?:a |une )?(?:rating|score|relevancy|note|pertinence)(?: of| de)?) ?(?:a |an |of )?)"
    r"(?P<least>(?:at least|au moins) )?(?P<rating>\d(?:[.,]\d)?)(?P<more> (?:or more|or above|ou plus|et plus))?"
)
_BEST = re.compile(
    rf"{_WHICH} (?:is|are|est|sont|a|ont|has|have) (?:the |le |la |les )*"
    r"(?P<best>most relevant|highest rated|best rated|top rated|most important|plus pertinente?s?|mieux notee?s?|"
    r"plus importante?s?|highest rating|highest relevancy|meilleure note|plus haute note)"
)
_NOT_WORDS = re.compile(r"(?!(?<=\d)[.,]\d)\W+")  # a decimal mark is part of its number


@dataclass(frozen=True, slots=True)
class Pointed:
    """Which of the places that the answer before cited; one of the three."""

    place: int | None = None  # from 1; -1 for the last
    rating: float | None = None  # those that are rated so
    best: bool = False  # those that are rated highest
    or_more: bool = False  # of the rating


def read_pointed(text: str) -> Pointed | None:
    """What a question points to among the places that the answer before cited; None where it asks something itself."""
    words = _NOT_WORDS.sub(" ", fold_accents(text)).strip()
    if found := _RATED.fullmatch(words):
        return Pointed(rating=float(found["rating"].replace(",", ".")), or_more=bool(found["least"] or found["more"]))
    if _BEST.fullmatch(words):
        return Pointed(best=True)
    if found := _ORDINAL.fullmatch(words):
        return Pointed(_PLACES[found["ordinal"]])
    numbered = _NUMBERED.fullmatch(words) or (_MARKED.fullmatch(words) if "[" in text else None)
    return Pointed(int(numbered["number"])) if numbered else None
