"""What stands behind or beside a question and mends it, repeats it or asks for more, put as the plain words.

« Été 2024 (juin, juillet, août) » is that summer; "late 2024, I mean November-December" is these two months; "and the
one with the most rows" asks which article has them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.asking.lexicon import MONTHS, TABLE_NAMES
from assistant.asking.plainer import any_case
from assistant.words import fold_accents

_MONTH = "|".join(sorted((*MONTHS, "février", "août", "décembre"), key=len, reverse=True))
_TO = r"\s*(?:-|–|—|/|,|\bet\b|\band\b|\bà\b|\bau\b|\bto\b|\bthrough\b)\s*"
_SPAN = rf"(?:from |de |d['’]|in |en )?({_MONTH})(?:{_TO}(?:{_MONTH}))*?(?:{_TO}({_MONTH}))?"
_PART = (
    r"(?:at |in |à |en |vers |towards |around )?(?:the |la |le |l['’])?(?:very |tout )?"
    r"(?:early|late|mid|end|beginning|start|middle|fin|début|debut|courant|milieu)(?: of| in| de| d['’])?[\s-]"
)
_I_MEAN = (
    r"(?:je parle de|je veux dire|j['’]entends(?: par là)?|c['’]est[- ]à[- ]dire|à savoir|autrement dit|soit|donc|"
    r"i mean|i['’]m talking (?:about|of)|meaning|that is(?: to say)?|i\.e\.|ie|namely|so|say|that['’]s)"
)
_ROUGH_IN_BRACKETS = any_case(rf"\b{_PART}(20\d\d)\s*\(\s*(?:{_I_MEAN},?\s*)?{_SPAN}\s*\)")
_ROUGH_MENDED = any_case(rf"\b{_PART}(20\d\d)\s*[,:–—-]\s*{_I_MEAN},?\s*{_SPAN}(?=\s*[,:;.?!–—-]|\s*$)")
_ROUGH_MENDED_LATER = any_case(rf"\b{_PART}(20\d\d)\b(.*?)[\s,.;?!(–—-]+{_I_MEAN}\s*{_SPAN}\s*\)?\s*[.?!]*\s*$")
_SEASONS = {
    "spring": (3, 5), "printemps": (3, 5), "summer": (6, 8), "ete": (6, 8), "autumn": (9, 11), "fall": (9, 11),
    "automne": (9, 11),
}  # fmt: skip
_SEASON_IN_BRACKETS = any_case(
    r"\b((?:l['’])?(spring|summer|autumn|fall|printemps|été|ete|automne)(?: of| de| d['’])? 20\d\d)"
    rf"\s*\(\s*{_SPAN}\s*\)"
)
_MONTHS_OF_YEAR = any_case(
    r"\b((?:[QT][1-4]|[HS][12]|(?:first|second|third|fourth|last|premier|première|deuxième|second|seconde|troisième|"
    r"quatrième|dernier|1er|2e|3e|4e) (?:half|quarter|semester|semestre|trimestre))(?: of| de)? 20\d\d)"
    rf"\s*\(\s*{_SPAN}\s*\)"
)

_DATES_OF_YEAR = any_case(
    r"\b((?:[QT][1-4]|[HS][12]|(?:first|second|third|fourth|last|premier|première|deuxième|seconde?|troisième|"
    r"quatrième|dernier) (?:half|quarter|semester|semestre|trimestre))(?: of| de)? 20\d\d)\s*[,(–—-]+\s*"
    rf"{_I_MEAN},?\s*(?:du |from |de )?(?:the )?1(?:er|st)?\s+(?:of )?({_MONTH})\s+(?:au|to|through|until)\s+(?:the )?"
    rf"(?:2[89]|3[01])(?:st|th)?\s+(?:of )?({_MONTH})(?: (?:inclus|included|inclusive))?\s*\)?"
)


_QUOTED_ONE = r"(?:(?:the|la|le) |l['’])?[^\W\d_]+ (?:«[^»]+»|“[^”]+”|\"[^\"]+\")"
_CORRECTED = any_case(
    rf"(?<!\w){_QUOTED_ONE}\s*(?:\.{{3}}|…|,|–|—)\s*(?:pardon|sorry|i mean|je veux dire|or rather|ou plutôt),?\s+"
    rf"(?={_QUOTED_ONE})"
)


def drop_corrected(text: str) -> str:
    """The question without a name that is taken back: "the article “X”… sorry, the concern “X”"."""
    return _CORRECTED.sub("", text)


def mend(text: str) -> str:
    """The question with its afterthoughts put where they belong."""
    text = _ROUGH_IN_BRACKETS.sub(lambda found: _months(found[2], found[3], found[1]), text)
    text = _ROUGH_MENDED.sub(lambda found: _months(found[2], found[3], found[1]), text)
    text = _ROUGH_MENDED_LATER.sub(lambda found: f"{_months(found[3], found[4], found[1])}{found[2]} ?", text)
    text = _SEASON_IN_BRACKETS.sub(_of_season, text)
    text = _MONTHS_OF_YEAR.sub(_of_part, text)
    text = _DATES_OF_YEAR.sub(_of_part, text)
    for pattern, plain in _PLAINER:
        text = pattern.sub(plain, text)
    return text


def _number(month: str) -> int:
    return MONTHS[fold_accents(month).lower()]


def _months(first: str, last: str | None, year: str) -> str:
    """A stretch of months in words that read as dates; in French where the months are."""
    if not last:
        return f"{first} {year}"
    english = fold_accents(first).lower() in _ENGLISH
    return f"from {first} to {last} {year}" if english else f"de {first} à {last} {year}"


_ENGLISH = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep oct nov dec".split()
)


def _of_season(found: re.Match[str]) -> str:
    """A season without its months behind it, where these are its own."""
    months = (_number(found[3]), _number(found[4] or found[3]))
    return found[1] if months == _SEASONS[fold_accents(found[2]).lower()] else found[0]


def _of_part(found: re.Match[str]) -> str:
    """A quarter or half of a year without its months, where these are as many as it has."""
    length = _number(found[3] or found[2]) - _number(found[2]) + 1
    half = re.search(r"half|semest|^[HS]\d", found[1], re.IGNORECASE) is not None
    return found[1] if length == (6 if half else 3) else found[0]


def _which(found: re.Match[str]) -> str:
    """The one thing that is spoken of, asked for."""
    return f"{'quel' if _is_french(found) else 'which'} {found[1]} {found[2]}"


def _which_has(found: re.Match[str]) -> str:
    return f"{'quel' if _is_french(found) else 'which'} {found[1]} {'a' if _is_french(found) else 'has'} {found[2]}"


def _is_french(found: re.Match[str]) -> bool:
    return re.search(r"\b(?:une?|lequel|laquelle|quel|quelle)\b", found[0], re.IGNORECASE) is not None


_ROWS = r"(?:rows|lines|entries|lignes|entrées)"
_THAN_OTHERS = (
    rf"\s*[,(–—-]+\s*(?:with |having |avec |ayant |the |le )?(?:fewest|least|fewer|less|most|more|moins|plus)"
    rf"(?: d['’]| de| of)? ?(?:table )?{_ROWS}(?: de (?:tableaux?|table))?"
    r"(?: (?:que|than)(?: tous| toutes| all| any)?(?: les| the)?(?: autres?| others?| other article)?| of all|"
    r" de tous)?"
    r"\s*(?:\)|(?=\s*[?.!]*\s*$))"
)
_WHAT_SIZE = (
    r"(?:thinnest|leanest|slimmest|skimpiest|shortest|smallest|longest|fullest|biggest|largest|richest|"
    r"plus (?:maigres?|minces?|courte?s?|petite?s?|longs?|longues?|fournie?s?|gros|grosses?|riches?|remplie?s?|"
    r"étoffée?s?|légère?s?|volumineux))"
)
_ONE_OF_THEM = (
    r"(?:il (?:n['’])?y (?:en )?a (?:qu['’])?|il existe |there(?: is|['’]s) |je crois qu['’])?"
    r"(?:une? seule?|only one|exactly one|just one|a single|one single|une?)"
)
_NAMED_ONE = rf"(article|fiche|jour|date|mois|day|month|{TABLE_NAMES})"
_WHICH_ONE = (
    r"[\s,]*[,:;.?–—-]+\s*(?:et |and )?(?:c['’]est )?(?:lequel|laquelle|which(?: one| is it| one is it)?|"
    r"what (?:is it|day|date|month)|quel(?:le)? (?:est-(?:ce|il|elle)|jour|date|mois|article)|"
    r"which (?:day|date|month|article))"
)
_WHERE_TOO = (
    r"(?:,? (?:et |and )?(?:dans quel(?:le)? (?:article|fiche)|in (?:which|what) article)"
    r"(?: (?:is it|est-(?:il|elle)))?)?"
)
_LABEL = r"(category|theme|keyword|type|catégorie|thème|mot-clé|type)"
_PLAINER: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    # "only one signal is rated 2: which one, and in which article?"
    (any_case(rf"^{_ONE_OF_THEM} {_NAMED_ONE} (?:avec|with) (.+?){_WHICH_ONE}"), _which_has),
    (any_case(rf"^{_ONE_OF_THEM} {_NAMED_ONE} (.+?){_WHICH_ONE}{_WHERE_TOO}(?=\s*[?.!]*\s*$)"), _which),
    # "the exact name “X”: how many", « l'intitulé exact « X » justement : combien »
    (any_case(r"^(?:(?:et|and|pour|for|sur|with|take|prends|prenons) )?"
              r"(?:le (?:nom|libellé) exact|l['’]intitulé(?: exact)?|"
              r"(?:the )?(?:exact )?(?:name|label|heading|wording)) ?(«[^»]+»|“[^”]+”|\"[^\"]+\")"
              r"(?:,? (?:justement|précisément|donc|exactly|precisely|exactement|alors|tel quel|as it stands))?"
              r"\s*[:,–—-]\s*"), r"rows named exactly \1: "),
    # "the thinnest (fewer rows than all others)": said twice
    (any_case(rf"\b({_WHAT_SIZE})(?: articles?)?{_THAN_OTHERS}"), r"\1"),
    # "and the one with the most rows"
    (any_case(r"(?<=[,;.?:]) ?(?:and |plus )?the (?:one|article) (?:with|that has|which has|having) "
              r"(?=the (?:most|fewest|highest|lowest|largest|smallest|greatest)\b)"), " and which article has "),
    (any_case(r"(?<=\w) and the (?:one|article) (?:with|that has|which has|having) "
              r"(?=the (?:most|fewest|highest|lowest|largest|smallest|greatest)\b)"), ", and which article has "),
    (any_case(r"[,;.?:]? (?:et |puis |ainsi que )(?:celui|celle|l['’]article|la fiche) "
              r"(?:qui (?:en )?(?:a|compte|comporte|contient)|avec|ayant) "
              r"(?=(?:le|la) (?:plus|moins)\b)"), ", et quel article a "),
    # "how many, and is there any other category?": how many of each
    (any_case(rf"[\s,;.?!–—-]+(?:and |et )?(?:is|are) there (?:any |some )?other {_LABEL}s?"
              r"(?: at all| too)?\s*\??\s*$"), r", and how many articles per \1 are there?"),
    (any_case(rf"[\s,;.?!–—-]+(?:et )?(?:y a-t-il|existe-t-il|y en a-t-il|il y a)(?: une?| d['’])? ?autres? {_LABEL}s?"
              r"(?: aussi)?\s*\??\s*$"), r", et combien d’articles par \1 ?"),
    (any_case(rf"^(?:and |et )?(?:is there |are there )?any other {_LABEL}s?\s*\??\s*$"), r"how many articles per \1?"),
    (any_case(rf"^(?:et )?(?:y a-t-il |existe-t-il |il y a )?(?:une? |d['’])?autres? {_LABEL}s?\s*\??\s*$"),
     r"combien d’articles par \1 ?"),
)  # fmt: skip
