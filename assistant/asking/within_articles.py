"""Rows of articles that hold so much, and articles whose tables are all of one length.

"How many signals do articles with ten or more technologies have?" is asked of the articles that were found first.
"""

from __future__ import annotations

import re

from assistant.queries import Aggregate, Extreme, Holding, TableQuery, Unit

_WITH = (
    r"(?:with|that (?:have|list|hold|carry|count)|which (?:have|list)|having|listing|counting|avec|ayant|comptant|"
    r"(?:qui|lesquels) (?:ont|comptent|comportent|listent))"
)
_IN_ARTICLES = re.compile(
    rf"^(?P<asked>.+?),? (?:in|of|across|from|dans|des|de|parmi|sur) (?:all )?(?:the |those |les |"
    rf"tous les )?(?:articles|fiches) "
    rf"(?P<bound>{_WITH} .+?)\s*[?.!]*$",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"^(?:and |et |now |but |mais )?(?:keeping only|keep only|only keeping|considering only|looking only at|"
    r"restricted to|"
    r"taking only|if (?:we|you|i) (?:only )?(?:keep|take|look at|consider)(?: only)?|within|among|amongst|of|for|parmi|"
    r"en ne gardant que|en gardant seulement|en ne retenant que|si (?:on|l['’]on|je) ne (?:garde|retient|prend|prends) "
    r"que|pour|sur|dans) (?:all )?(?:of )?(?:the |those |les |des )?"
    r"(?P<articles>(?:articles|fiches|ones|ceux|celles) (?:where|whose|in which|with|without|that|which|having|dont|où|"
    r"avec|sans|qui|ayant|comptant) [^,:?]+)\s*[,:–—]\s*(?P<asked>[^:]+)$",
    re.IGNORECASE,
)
_THE_LONGEST = re.compile(
    r"\b(?:the (?:longest|shortest|biggest|smallest|thinnest|leanest|fullest|largest) (?:article|scan|note)\b"
    r"(?! (?:of|in|from|by|on|about|with|that|which|to|and|among)\b)|"
    r"l['’]article le plus (?:long|court|gros|petit|fourni|maigre|mince|étoffé|riche)\b"
    r"(?! (?:de|du|des|en|dans|par|sur|qui|avec|parmi|et)\b))",
    re.IGNORECASE,
)
_DO_ARTICLES = re.compile(
    rf"^(?P<asked>(?:how many|combien d(?:e |['’])).+?) (?:do|does|ont|comptent|have) (?:all )?(?:the |les )?articles "
    rf"(?P<bound>{_WITH} .+?)(?: (?:have|hold|list|contain|carry))?(?: (?:in total|in all|altogether|au total|"
    rf"en tout))?\s*[?.!]*$",
    re.IGNORECASE,
)
_ALIKE = re.compile(
    r"^(?=.*\b(?:same|equal|identical|m[êe]me|[ée]gal)\b)(?=.*\b(?:number|nombre|many)\b)(?=.*\b(?:rows|lines|lignes|entries)\b)"
    r"(?=.*\b(?:(?:five|5|cinq|all|each|every|toutes?|tous|chaque)\b[^?]*\b(?:tables?|tableaux|sections?)\b))(?=.*\b(?:articles?|fiches?)\b)",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\b(?:how many|number of|combien d['’]|nombre d['’]) ?(?:articles|fiches)\b", re.IGNORECASE)
_NAMED = re.compile(r"[«“\"]|\b(?:[0-46-9]|\d\d+)\b|\b20\d\d\b")
TABLES = ("signals", "concerns", "behaviors", "technologies", "issues")


def split_bound(text: str) -> tuple[str, str] | None:
    """What is asked of rows, and the articles that it is asked of, as a list of them; None where nothing is."""
    found = _DO_ARTICLES.match(text) or _IN_ARTICLES.match(text)
    if found is None or re.search(r"\barticles?\b|\bfiches?\b", found["asked"], re.IGNORECASE):
        return None
    return found["asked"], f"articles {found['bound']}"


def split_kept(text: str) -> tuple[str, str] | None:
    """The articles that are kept first, as a list of them, and what is asked of these; None where none are.

    "Keeping only articles where every row has a score, which one has the highest mean?"
    """
    found = _KEPT.match(text)
    return (f"how many {found['articles']}", f"of these, {found['asked']}") if found else None


def find_longest(text: str) -> tuple[str, str, Extreme] | None:
    """What stands before and behind "the longest article", and which end that is; None where it is of some articles.

    "How many signals does the longest article have?" is asked of the one with the most rows.
    """
    found = _THE_LONGEST.search(text)
    if found is None or re.search(r"\b20\d\d\b|[«“\"]", text):
        return None
    words = found[0].lower()
    shortest = any(word in words for word in ("short", "small", "thin", "lean", "court", "maigre", "mince", "petit"))
    return text[: found.start()], text[found.end() :], Extreme.LOWEST if shortest else Extreme.HIGHEST


def read_alike(text: str) -> TableQuery | None:
    """Articles whose five tables have the same number of rows; None where something else is asked."""
    if not _ALIKE.match(text) or _NAMED.search(text):
        return None
    aggregate = Aggregate.COUNT if _COUNTS.search(text) else Aggregate.LIST
    return TableQuery(aggregate, Unit.ARTICLES, holding=(Holding(TABLES, alike=True),))
