"""What points to the one article that is spoken of: "this article", « l'article », "how many signals does it have?"."""

from __future__ import annotations

import re

from assistant.asking.lexicon import TABLE_NAMES, Kind
from assistant.asking.scanning import scan_question
from assistant.words import fold_accents

_NOUN = (
    r"(?:cet article|ce (?:document|texte|scan)|cette fiche|l['’]article|la fiche|le m[êe]me article|"
    r"(?:this|that|the|the same) (?:article|document|scan article|piece))"
)
# What follows names an article, or says which one is wanted.
_GOES_ON = (
    r"(?!\s*(?:[«“\"']|(?:on|about|of|sur|de|du|des|d['’]|qui|que|qu['’]|that|which|who|with|without|avec|sans|le|la|les|"
    r"most|having|ayant|dont|where|whose|concernant|concerning|regarding|intitul\w+|titled|entitled|called|named|nomm\w+|"
    r"appel\w+|publi\w+|published|dated|dat\w+|from|in|au|aux|relatif|consacr\w+|scann\w+|[A-Z]\w+)\b))"
)
_POINTS = re.compile(rf"\b{_NOUN}\b{_GOES_ON}", re.IGNORECASE)
_OF_EACH = re.compile(  # what rows are counted by: "by year of the article"
    rf"(?<=\b)(?:years?|months?|quarters?|dates?|days?|ann[ée]es?|mois|trimestres?|jours?|category|categor(?:y|ies)|"
    rf"cat[ée]gories?|types?|th[eè]mes?) (?:of (?=the)|de (?=l)|du |of each |de chaque ){_NOUN}\b{_GOES_ON}",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(r"\b(?:which|what|quel|quelle|lequel|laquelle) (?:is|was|est|[ée]tait)\s*$", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(?:does|do|did) it (?:have|contain|list|hold|mention|include|give|count|raise|describe)\b|"
    rf"\b(?:{TABLE_NAMES}|lignes) (?:compte|contient|possede|mentionne|cite|recense|liste|comporte|souleve|releve|"
    r"presente|decrit|a)[- ]t[- ]il\b|"
    rf"^\W*(?:and |et |what are |list |quel(?:le)?s sont |liste )?(?:its|ses) (?:{TABLE_NAMES}|rows|lignes)\b"
)
_BY = re.compile(r"\b(?:by|per|par|each|selon|across|split|ventil\w+|r[ée]parti\w*)\b", re.IGNORECASE)
# "Which article is the longest, and how many rows does it have?": the one that is asked for.
_ASKS_WHICH = re.compile(r"\b(?:which|what|quel(?:le)?)\b[^?;]{0,20}\b(?:article|fiche|scan|piece)\b", re.IGNORECASE)
_GOES_ON_WITH = re.compile(
    r"\W*(?:and|et|also|aussi)\s+(?:what about |what are |quid |pour |quel(?:le)?s? sont )?(?:the|its|les|ses|des)?\s*"
    rf"(?P<table>{TABLE_NAMES})\W*"
)
_NAMING = (Kind.NAME, Kind.QUOTE)


def points_to_article(text: str) -> bool:
    """Whether a question is about one article that it does not name, in words or by a title."""
    text = _OF_EACH.sub(" ", text) if _BY.search(text) else text
    points = any(not _ASKED_FOR.search(text[: found.start()]) for found in _POINTS.finditer(text))
    if not points and (not _PRONOUN.search(fold_accents(text)) or _ASKS_WHICH.search(text)):
        return False
    return not any(piece.kind in _NAMING for piece in scan_question(text))


def go_on_with(text: str) -> str:
    """ "And the concerns?", after an article as a whole was asked for, as a plain list; any other text as it is."""
    found = _GOES_ON_WITH.fullmatch(fold_accents(text))
    return f"list the {found['table']}" if found else text


def put_title(text: str, title: str) -> str:
    """The same question with the title of the article that it points to."""
    quoted = f"« {title} »"
    named, count = _POINTS.subn(lambda found: f"{found[0]} {quoted}", text, count=1)
    return named if count else f"{text.rstrip(' ?.!')} (article {quoted}) ?"
