"""Text that speaks of another row of its article by its name: to withdraw it, to correct it, or to have it cited.

What a row tells is about the world. Only who wants to change what is told of the article speaks of its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_GATE = re.compile(
    r"\b(?:rows?|lignes?|rang[ée]es?|entry|entries|entr[ée]es?|cells?|cellules?|records?|fiches?|rubriques?|replaces|"
    r"corrects|cancels|supersedes|voids|overrides|amends|annule|remplace|corrige|rectifie|abroge)\b",
    re.IGNORECASE,
)
# What is done to a row, and to nothing that a row of a table is about.
_META = re.compile(
    r"\b(?:cit(?:e|é|ée|er|ez|ed|ing)|quot\w+|repren\w+|repris\w*|recopi\w+|retir\w+|remplac\w+|replac\w+|annul\w+|"
    r"corrig\w+|correct\w*|rectifi\w+|erron\w+|faux|fausse|wrong|void|withdr\w+|retract\w*|supersed\w+|cancel\w*|"
    r"overrid\w+|amend\w*|lire|lisez|read|coquille|typo|misprint|mistak\w+|ignor\w+|disregard|trust\w*|answer\w*|"
    r"r[ée]pon\w+|outdated|obsol\w+|p[ée]rim\w+|draft|brouillon|false|fake)\b",
    re.IGNORECASE,
)
_ON = r"(?:(?:on|about|for|named|called|titled|sur|dite|intitulée|nommée|relative (?:à|aux?)|concernant) )"
_OF = r"(?:(?:of|de|du|des) )"
_THE = r"(?:the |les? |la |l['’])?"
_OPEN, _CLOSE = r"[\"'“”«‘]\s?", r"\s?[\"'“”»’]"
_ENTRY = r"(?:entry|entries|entrées?|lines?|cells?|cellules?|records?|fiches?|rubriques?|rows?|lignes?|rangées?)"
_CORRECTS = (
    r"(?:^|[.;:,(]\s*)(?:(?:it|this|il|elle|cela|ceci|et|and) )?(?:replaces|corrects|cancels|supersedes|voids|"
    r"overrides|amends|annule|remplace|corrige|rectifie|abroge)"
)
_LEAST = 3  # letters of a name


def find_named_row(texts: Iterable[str | None], names: Iterable[str]) -> str | None:
    """Why a place with these texts is not quoted: it speaks of a row with one of these names; None where it does not.

    Args:
        texts: such as the cells of a row without its name.
        names: those of the other rows of the article.
    """
    held = [text for text in texts if text and _GATE.search(text)]
    if held and any(_speaks_of(text, name) for name in names if len(name) >= _LEAST for text in held):
        return "it speaks of another row of its article"
    return None


def _speaks_of(text: str, name: str) -> bool:
    if name.casefold() not in text.casefold():
        return False
    said, marked = re.escape(name), rf"{_OPEN}{re.escape(name)}{_CLOSE}"
    # A row named "Train" is not what "la ligne de train" speaks of: without a mark its capital tells it.
    by_its_name = (
        rf"(?:rows?|lignes?|rangées?) (?:{_ON}|{_OF})?{_THE}{said}\b",
        rf"\b{said} (?:row|rangée)\b",
        rf"{_CORRECTS} {_THE}(?:{marked}|{said})\s*(?:[.;,)]|$)",
    )
    in_any_case = (
        rf"\b{_ENTRY} (?:{_ON}|{_OF})?{_THE}{marked}",
        rf"{marked} (?:row|entry|line|record|cell)\b",
        rf"\b(?:rows?|lignes?|rangées?) {_ON}{_THE}{said}\b",
    )
    return (
        any(re.search(form, text) for form in by_its_name)
        or any(re.search(form, text, re.IGNORECASE) for form in in_any_case)
    ) and bool(_META.search(text) or re.search(_CORRECTS, text))
