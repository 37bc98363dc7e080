"""How far apart two ends are: days between two articles, rows between the longest article and the shortest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, RANKING, Piece
from assistant.asking.titles import QUOTED
from assistant.queries import OF_DATES, Aggregate, Extreme, Group, TableQuery, Unit
from assistant.words import split_words

_BETWEEN = re.compile(
    r"^(?:(?:how many|number of|what number of|combien de|nombre de|quel nombre de) (?:days|jours)\b|"
    r"(?:how long|how much time|quel délai|combien de temps|quel écart en jours|quelle durée)\b)"
    r"[^«“\"]{0,40}?\b(?:between|entre|separates?|sépare(?:nt)?|from|lie between|de)\b\s*(?P<ends>.+?)\s*[?.!]*$",
    re.IGNORECASE,
)
_APART = re.compile(
    r"^(?:how (?:many days|far|long) apart (?:are|were|is) (?P<ends>.+?)|"
    r"(?:combien de jours|à combien de jours d['’](?:écart|intervalle)) (?:d['’](?:écart|intervalle) )?"
    r"(?:séparent|entre|sont) (?P<ends2>.+?))\s*[?.!]*$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r",?\s+(?:and|et|from|to|de|à|vs|versus|(?:from|de) (?=l['’]))\s+|\s+d(?=e l['’]|u )", re.IGNORECASE
)
_LEAD = re.compile(
    r"^(?:and |et )?(?:(?:the|this|l['’]|la|le|that|celui|celle|those|les(?: dates? de)?) ?)?"
    r"(?:(?:articles?|pieces?|scans?|fiches?|one|ones|dates? (?:of|de)) ?)?"
    r"(?:(?:on|about|of|sur|de la|de l['’]|des|de|du|d['’]|consacré (?:à|aux?)|that (?:deals with|is about))(?: |"
    r"(?<=['’])))?",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+(?:articles?|pieces?|scans?|one|were published|was published|parus?|datent)$", re.IGNORECASE)
_OF_ENDS = (
    {"oldest", "earliest", "first", "ancien", "ancienne", "premier", "premiere"},
    {"newest", "latest", "last", "recent", "recente", "dernier", "derniere"},
)
_PLAIN = frozenset(
    "the le la l les article articles fiche scan page pages date dates one of in du de des corpus collection base our "
    "your notre votre plus most and et on celui celle to from".split()
)
_THEM = frozenset("they them these those les the two both deux ces ils elles eux articles".split())
_GAP = ("ecart", "l ecart", "ecart entre", "l ecart entre", "difference", "la difference", "the difference", "gap",
        "the gap",
        "spread", "the spread", "range", "difference between", "difference entre", "gap between", "the gap between",
        "what is the difference between", "quelle est la difference entre", "quel ecart", "what is the gap",
        "amplitude", "l amplitude", "quel est l ecart", "ecart type")  # fmt: skip
_EXCEEDS = (
    "exceed",
    "exceeds",
    "depasse",
    "depasse t il",
    "depassent",
    "outnumber",
    "outnumbers",
    "surpasse",
    "beat",
    "beats",
)
_SAID_TWICE = frozenset("the one with that has lists holds having which of celui celle qui a en ont compte comptant "
                        "le la "
                        "l article et and most".split())  # fmt: skip


def read_span(
    text: str,
    find_article: Callable[[str, bool], str | None],
    previous: TableQuery | None,
    find_listed: Callable[[TableQuery], Sequence[str]],
) -> TableQuery | None:
    """The days between two articles, or between the oldest and the latest; None where something else is asked."""
    found = _APART.match(text) or _BETWEEN.match(text)
    if found is None:
        return None
    ends = found["ends"] or found.groupdict().get("ends2") or ""
    words = set(split_words(ends))
    if all(words & end for end in _OF_ENDS) and words <= _PLAIN.union(*_OF_ENDS):
        return TableQuery(Aggregate.SPAN, Unit.ARTICLES, with_dates=True)
    if words and words <= _THEM and previous is not None:
        articles = tuple(previous.articles or find_listed(previous))
        return TableQuery(Aggregate.SPAN, Unit.ARTICLES, articles, with_dates=True) if len(articles) == 2 else None
    for first, second in _split(ends):
        named = _name(first, find_article), _name(second, find_article)
        if named[0] and named[1] and named[0] != named[1]:
            return TableQuery(Aggregate.SPAN, Unit.ARTICLES, articles=(named[0], named[1]), with_dates=True)
    return None


def _split(ends: str) -> Iterator[tuple[str, str]]:
    for joint in _JOINT.finditer(ends):
        if not any(quoted.start() < joint.start() < quoted.end() for quoted in QUOTED.finditer(ends)):
            yield ends[: joint.start()], ends[joint.end() :]


def _name(words: str, find_article: Callable[[str, bool], str | None]) -> str | None:
    if quoted := QUOTED.search(words):
        return find_article(quoted[1], True)
    named = _TAIL.sub("", _LEAD.sub("", words.strip())).strip()
    return find_article(named, False) if named else None


def turn_range(pieces: Sequence[Piece]) -> list[Piece] | None:
    """ "the gap between the longest and the shortest article" as a ranking of one end; None where it is none."""
    ranks = [at for at, piece in enumerate(pieces) if piece.kind in RANKING]
    gaps = [at for at, piece in enumerate(pieces) if piece.plain in _GAP or piece.kind is Kind.DIFFERENCE]
    if len(ranks) != 2 or len({pieces[at].value for at in ranks}) != 2 or not gaps or gaps[0] > ranks[0]:
        return None
    if any(piece.kind in (Kind.MEAN, Kind.MEDIAN, Kind.SHARE, Kind.RELEVANCY, Kind.DATED) for piece in pieces):
        return None
    nouns = [piece for piece in pieces if piece.kind is Kind.NOUN]
    group = next(
        (p for p in nouns if p.value in OF_DATES), nouns[0] if nouns else Piece(Kind.NOUN, Group.ARTICLE, "article")
    )
    counted = list({piece.value: piece for piece in pieces if piece.kind in (Kind.TABLE, Kind.ROWS)}.values())
    if len(counted) > 1:
        return None
    of_articles = Piece(Kind.NOUN, Group.ARTICLE, "articles")
    rows = counted or [of_articles if group.value in OF_DATES else Piece(Kind.ROWS, None, "rows")]
    rest = [piece for at, piece in enumerate(pieces) if not _is_said(pieces, at)]
    most = Piece(Kind.EXTREME, Extreme.HIGHEST, "the most")
    return [Piece(Kind.WHICH, None, "which"), group, Piece(Kind.FILLER, None, "has"), most, *rows, *rest]


def _is_said(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece is of the ranking itself, and so said already."""
    piece = pieces[at]
    kinds = (
        *RANKING,
        *LIGHT,
        Kind.NOUN,
        Kind.TABLE,
        Kind.ROWS,
        Kind.COUNT,
        Kind.BETWEEN,
        Kind.BREAK,
        Kind.WHICH,
        Kind.PRONOUN,
    )
    in_number = (
        piece.plain in ("en", "in")
        and at + 1 < len(pieces)
        and pieces[at + 1].kind in (Kind.COUNT, Kind.TABLE, Kind.ROWS)
    )
    of_gap = piece.plain in _GAP or piece.kind is Kind.DIFFERENCE or piece.plain in _EXCEEDS
    return piece.kind in kinds or of_gap or in_number or set(piece.plain.split()) <= _SAID_TWICE
