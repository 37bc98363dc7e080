"""Rows of articles that hold so much, and articles whose tables are all of one length.

"How many signals do articles with ten or more technologies have?" is asked of the articles that were found first.
"""

from __future__ import annotations

import re

from assistant.asking.lexicon import LEXICON, TABLE_NAMES, Kind
from assistant.queries import Aggregate, Extreme, Group, Holding, TableQuery, Unit
from assistant.words import split_words

_WITH = (
    r"(?:with|that (?:have|list|hold|carry|count)|which (?:have|list)|having|listing|counting|mentioning|"
    r"that (?:mention|cite|contain the word)|"
    r"which (?:mention|cite)|containing the word|mentionnant|citant|contenant le mot|qui (?:mentionnent|"
    r"citent)|avec|ayant|comptant|"
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
_WITH_MOST = re.compile(
    rf"\b(?:the article (?:with|that has|having|listing|containing) the (?P<end>most|fewest|least|largest "
    rf"number of|highest number of|"
    rf"smallest number of|lowest number of) (?P<rows>rows|lines|{TABLE_NAMES})|l['’]article (?:qui (?:a|"
    rf"compte|contient|comporte|liste)|"
    rf"ayant|avec|comptant) le (?P<fin>plus|moins|plus grand nombre|plus petit nombre) (?:de |"
    rf"d['’])(?P<lignes>lignes|{TABLE_NAMES}))\b"
    r"(?! (?:rated|scored|notée?s?|with|that|which|qui|avec|in|of|from|en|de|dans|à|at|mention\w*)\b)",
    re.IGNORECASE,
)
_DO_ARTICLES = re.compile(
    rf"^(?P<asked>(?:how many|combien d(?:e |['’])).+?) (?:do|does|ont|comptent|have) (?:all )?(?:the |les )?articles "
    rf"(?P<bound>{_WITH} .+?)(?: (?:have|hold|list|contain|carry))?(?: (?:in total|in all|altogether|au total|"
    rf"en tout))?\s*[?.!]*$",
    re.IGNORECASE,
)
_ALIKE = re.compile(
    r"^(?=.*\b(?:same|equal|identical|m[êe]me|[ée]gal)\b)(?=.*\b(?:number|nombre|many)\b)(?=.*\b(?:rows|"
    r"lines|lignes|entries)\b)"
    r"(?=.*\b(?:(?:five|5|cinq|all|each|every|toutes?|tous|chaque)\b[^?]*\b(?:tables?|tableaux|"
    r"sections?)\b))(?=.*\b(?:articles?|fiches?)\b)",
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


def find_longest(text: str) -> tuple[str, str, TableQuery] | None:
    """What stands before and behind "the longest article", and the ranking that it is first of; None where it is none.

    "How many signals does the longest article have?" is asked of the one with the most rows, "the mean relevancy of the
    article with the most signals" of that one.
    """
    if re.search(r"\b20\d\d\b|[«“\"]", text):
        return None
    if most := _WITH_MOST.search(text):
        lowest = (
            (most["end"] or most["fin"]).lower().startswith(("few", "least", "small", "low", "moins", "plus petit"))
        )
        rows = LEXICON.get(tuple(split_words(most["rows"] or most["lignes"])))
        tables = (str(rows.value),) if rows is not None and rows.kind is Kind.TABLE else ()
        extreme = Extreme.LOWEST if lowest else Extreme.HIGHEST
        return text[: most.start()], text[most.end() :], TableQuery(tables=tables, group=Group.ARTICLE, extreme=extreme)
    found = _THE_LONGEST.search(text)
    if found is None:
        return None
    words = found[0].lower()
    shortest = any(word in words for word in ("short", "small", "thin", "lean", "court", "maigre", "mince", "petit"))
    ranked = TableQuery(group=Group.ARTICLE, extreme=Extreme.LOWEST if shortest else Extreme.HIGHEST)
    return text[: found.start()], text[found.end() :], ranked


def read_alike(text: str) -> TableQuery | None:
    """Articles whose five tables have the same number of rows; None where something else is asked."""
    if not _ALIKE.match(text) or _NAMED.search(text):
        return None
    aggregate = Aggregate.COUNT if _COUNTS.search(text) else Aggregate.LIST
    return TableQuery(aggregate, Unit.ARTICLES, holding=(Holding(TABLES, alike=True),))
