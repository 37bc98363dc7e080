"""Rows and dates that a question sets aside: "in all, if I leave the concerns out", « les signaux mis à part ».

Each way to say so is put as the one that the rules know, "other than concerns", "not from 2023". What is said so and
did not come into the query is reason to hand the question over: without it, the figure is another one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.lexicon import TABLE_NAMES, Kind
from assistant.asking.pieces import Piece
from assistant.asking.plainer import any_case
from assistant.queries import Aggregate, Comparison, Match, TableQuery, Whole

_EN_TABLE = rf"(?:all |any )?(?:the |those |our )?(?P<table>{TABLE_NAMES})(?: (?:rows|table|entries|ones))?"
_EN_YEAR = (
    r"(?:(?:the )?(?:year|ones?|those|articles?|everything|anything)(?: (?:from|of|in|dated))? )?(?P<year>20\d\d)"
)
_FR_TABLE = (
    r"(?:toutes? |tous )?(?:les lignes (?:des? |d['’])|la table (?:des? |d['’])|les |l['’]|des |de |d['’])?"
    rf"(?P<table>{TABLE_NAMES})"
)
_FR_YEAR = (
    r"(?:(?:l['’]année|celles (?:de|d['’])|ceux (?:de|d['’])|les articles (?:de|d['’])|de|d['’]|en) ?)?"
    r"(?P<year>20\d\d)"
)
_WE_EN = r"(?:(?:if|once|when|after|assuming|supposing) (?:i|we|you|one) )"
_PUT_EN = r"(?:leave|put|set|take|throw|strip|keep|filter|cut|shut|rule|leaving|putting|setting|taking|keeping|cutting)"
_DROP_EN = (
    r"(?:ignore|forget(?: about)?|drop|exclude|skip|remove|discount|disregard|omit|subtract|deduct|"
    r"(?:don['’]t|do not) (?:count|include)|take (?:away|off|out)|leave (?:out|aside)|set aside|put aside|strip out)"
)
_DROPPING_EN = (
    r"(?:discounting|barring|excepting|omitting|subtracting|deducting|disregarding|dropping|ignoring|skipping|removing|"
    r"excluding|forgetting(?: about)?)"
)
_AWAY_EN = r"(?:out|aside|away|off|apart|to one side|on one side)"
_DONE_EN = (
    r"(?:(?:(?:are|were|is|being|have been|get) )?(?:left|put|set|taken|thrown|kept) (?:out|aside|away|off|apart|to "
    r"one side)|(?:(?:are|being) )?(?:not (?:included|counted)|excluded|excepted|omitted|ignored|removed|dropped|"
    r"disregarded|discounted|deducted)|aside|apart|not included)"
)
_WE_FR = r"(?:si|quand|lorsqu['’]?e?|une fois qu['’]?e?) ?(?:l['’]on|on|je|j['’]|nous|tu|vous)(?: ne)? ?"
_PUT_FR = (
    r"(?:laiss\w+|me[ts]s?|mett\w+|écart\w+|enl[eè]v\w+|retir\w+|[ôo]t\w+|exclu\w*|ignor\w+|oubli\w+|soustra\w+|dédui\w+|"
    r"omet\w*|supprim\w+|néglig\w+|compt\w+ pas)"
)
_APART_FR = r"(?: (?:de côté|à part|en dehors|hors du compte))?"
_DONE_FR = (
    r"(?:(?:sont |étaient |étant )?(?:mis|mise|mises|laissée?s?) (?:à part|de côté|hors du compte)|"
    r"(?:sont |étant )?(?:écartée?s?|exclue?s?|retirée?s?|enlevée?s?|[ôo]tée?s?|déduite?s?|exceptée?s?|omise?s?|"
    r"ignorée?s?|soustraite?s?)|non (?:compris|comprises?|comptée?s?|incluse?s?)|à part|de côté)"
)
_END = r"(?=\s*(?:[,;:?!.)]|$))"
_SHARES = any_case(r"\b(?:share|proportion|percent\w*|part|pourcent\w*|taux|rate|ratio)\b|%")
_ENGLISH, _FRENCH = (
    tuple(any_case(pattern) for pattern in patterns)
    for patterns in (
        (
            rf"{_WE_EN}{_PUT_EN} (?:{_EN_TABLE}|{_EN_YEAR}) {_AWAY_EN}\b{_END}",
            rf"{_WE_EN}{_DROP_EN} (?:{_EN_TABLE}|{_EN_YEAR}){_END}",
            rf"\b(?:leaving|putting|setting|taking|keeping) (?:{_EN_TABLE}|{_EN_YEAR}) {_AWAY_EN}\b{_END}",
            rf"\b{_DROPPING_EN} (?:{_EN_TABLE}|{_EN_YEAR}){_END}",
            rf"\b(?:if |once |with |when )?(?:{_EN_TABLE}|{_EN_YEAR}) {_DONE_EN}{_END}",
        ),
        (
            rf"\b{_WE_FR}{_PUT_FR}{_APART_FR} (?:{_FR_TABLE}|{_FR_YEAR}){_APART_FR}{_END}",
            rf"\b{_WE_FR}fai\w+ abstraction (?:{_FR_TABLE}|{_FR_YEAR}){_END}",
            r"\b(?:déduction|exception|exclusion|abstraction) faite "
            rf"(?:{_FR_TABLE}|{_FR_YEAR}){_END}",
            r"\b(?:sans (?:tenir compte|parler)|en faisant abstraction|en ne tenant pas compte) "
            rf"(?:{_FR_TABLE}|{_FR_YEAR}){_END}",
            r"\b(?:en (?:retirant|enlevant|[ôo]tant|écartant|soustrayant|omettant|ignorant|excluant|déduisant|"
            rf"supprimant)|sans compter) (?:{_FR_TABLE}|{_FR_YEAR}){_END}",
            rf"\b(?:une fois |si )?(?:{_FR_TABLE}|{_FR_YEAR}) {_DONE_FR}{_END}",
        ),
    )
)
_BARE = any_case(r"^\W*(?:and|et|mais|but)?\W*$")
_NAMES_ROWS = any_case(r"\b(?:rows?|lines?|entr(?:y|ies)|records?|lignes?|entrées?|table|tables|articles?|fiches?)\b")
_UNEXPLAINED = (Kind.NAME, Kind.STOP, Kind.NOT, Kind.CONTRAST, Kind.HEED)
_LEAVES = re.compile(
    r"\b(?:leav(?:e|es|ing)|left out|ignor|forget|exclu(?!siv)|except(?!ionn)|exempt|discount|disregard|omit|omet|omis|"
    r"barring|aside|minus|drop(?!let)|remov|subtract|deduct|deduction faite|abstraction|ecart(?:e|ant)|retir|enlev|"
    r"hormis|oubli|soustra|mise?s? a part|de cote\b|save for|taken away|take away|tenir compte|non compris|not includ|"
    r"not count|sans compter|laiss(?:e|ant|ons)|neglig|supprim)"
)


def put_aside(text: str) -> str:
    """A question with "other than concerns" or "not from 2023" in place of the ways to say that they are set aside.

    A share is left as it is: whether the whole is to lack them as well is not said.
    """
    if _SHARES.search(text):
        return text
    for patterns, other, dated, rows in (
        (_ENGLISH, "other than", "not from", "of rows"),
        (_FRENCH, "autres que", "hors", "des lignes"),
    ):
        for pattern in patterns:
            found = pattern.search(text)
            if found is None:
                continue
            table = found["table"]
            if pattern.search(text, found.end()):
                return text  # two things are set aside
            said = f"{other} {table}" if table else f"{dated} {found['year']}"
            before, after = text[: found.start()].rstrip(" ,;(–—-"), text[found.end() :].strip(" ,;:).?!–—-")
            rest = " ".join(part for part in (before, after) if part)
            if _BARE.match(rest):
                return f"{rest} {said} ?".strip()
            named = not table or _NAMES_ROWS.search(rest) or re.match(r"\W*(?:and|et)\b", rest, re.IGNORECASE)
            return f"{rest} {said} ?" if named else f"{rest} {rows} {said} ?"
    return text


def sets_aside_unread(pieces: Sequence[Piece], query: TableQuery) -> bool:
    """Whether words of leaving something out stand in a clause whose query leaves nothing out."""
    words = " ".join(piece.plain if piece.kind in _UNEXPLAINED else "|" for piece in pieces)
    if not _LEAVES.search(words):
        return False
    if query.aggregate in (Aggregate.MEAN, Aggregate.MEDIAN) and any(piece.kind is Kind.UNRATED for piece in pieces):
        return False  # a mean is of rated rows in any case
    tables = {str(piece.value) for piece in pieces if piece.kind is Kind.TABLE}
    apart = bool(tables and query.tables) and tables.isdisjoint(query.tables)
    unequal = (Comparison.NOT_EQUAL, Comparison.LESS_THAN, Comparison.AT_MOST, Comparison.MORE_THAN)
    compared = any(wanted.comparison in unequal for wanted in query.relevancy)
    none = any(wanted.value == 0 for wanted in (query.having, *(h.amount for h in query.holding)) if wanted)
    words_left = any(text.negated or text.match is not Match.PART for text in query.contains)
    return not (
        apart or compared or none or words_left or query.label_lacks or query.outside or query.left_out or query.lacks
        or query.every or query.rated is not None or query.named is not None or query.whole is Whole.RATED
        or query.topic or query.articles or query.title
    )  # fmt: skip
