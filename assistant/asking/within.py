"""An article that a question is put to, cut out of it: "In the article on drones, what is said of noise?"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.asking.lexicon import LEXICON, Kind
from assistant.asking.titles import QUOTED
from assistant.words import informative_words

_NOUN = r"(?:articles?|fiche|scan|note|piece|papier|texte)"
_LEADS = (
    r"(?:(?:in|from|according to|per|of|by|does|did|do|dans|de|selon|d['’]apr[eè]s|pour|par|que \w+|"
    r"qu['’]est-ce que \w+|à en croire)\s+)"
)
_SAYS = (
    r"(?:say|says|said|mention\w*|discuss\w*|talk\w*|cover\w*|claim\w*|describe\w*|report\w*|list\w*|identif\w+|"
    r"raise\w*|tell\w*|parle\w*|dit|disent|mentionne\w*|évoque\w*|aborde\w*|indique\w*|précise\w*|explique\w*|cite\w*|"
    r"souligne\w*|décri\w+)"
)
_BEFORE_TITLE = re.compile(
    rf"(?P<lead>{_LEADS})?(?:(?:the|this|l['’]|cet|la|cette)\s*)?(?P<noun>{_NOUN}\s*[,:]?\s*)?$", re.IGNORECASE
)
_AFTER_TITLE = re.compile(rf"^\s*(?:,\s*)?(?:article\b\s*)?(?P<says>{_SAYS}\b)?", re.IGNORECASE)
_BY_WORDS = (
    re.compile(
        rf"{_LEADS}(?:the|this)\s+(?P<words>(?:[\w’'-]+\s+){{1,6}}?){_NOUN}\b(?!\s+(?:on|about|of)\b)", re.IGNORECASE
    ),
    re.compile(
        rf"{_LEADS}(?:the|this|l['’]|la|cette|cet)\s*{_NOUN}\s+"
        r"(?:on|about|of|sur|consacrée? (?:à|aux?)|à propos (?:de|du|des)|de|du|des|d['’])\s*"
        rf"(?P<words>(?:(?!{_SAYS}\b)[\w’'-]+\s+){{0,7}}(?:(?!{_SAYS}\b)[\w’'-]+))"
        rf"(?=\s*(?:,|[?.!]?\s*$)|\s+{_SAYS}\b)",
        re.IGNORECASE,
    ),
)
_TABLE_WORDS = frozenset(word for words, meaning in LEXICON.items() if meaning.kind is Kind.TABLE for word in words)


@dataclass(frozen=True, slots=True)
class Within:
    """The article that a question is put to, and what is asked of it."""

    words: str  # what names it
    is_title: bool
    rest: str  # the question without them


def cut_article(text: str, has_title: Callable[[str], bool]) -> Within | None:
    """The article that a question is put to; None where it names none, or asks nothing else.

    Args:
        text: the question, its titles between quotation marks.
        has_title: whether an article has a title.
    """
    titles = [found for found in QUOTED.finditer(text) if has_title(found[1])]
    if len(titles) > 1:
        return None
    for found in titles:
        before, after = _BEFORE_TITLE.search(text[: found.start()]), _AFTER_TITLE.match(text[found.end() :])
        if before is None or not (before["lead"] or before["noun"] or (after and after["says"])):
            return None  # a row may be called so
        return _cut(text, before.start(), found.end(), found[1], is_title=True)
    for pattern in _BY_WORDS:
        named = pattern.search(text)
        if named is not None and informative_words(named["words"]):
            return _cut(text, named.start(), named.end(), named["words"].strip(), is_title=False)
    return None


def _cut(text: str, start: int, end: int, words: str, *, is_title: bool) -> Within | None:
    rest = f"{text[:start]} {text[end:]}".strip(" ,;:")
    said = [word for word in informative_words(rest) if word not in _TABLE_WORDS]
    return Within(words, is_title, rest) if said else None
