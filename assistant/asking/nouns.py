"""The noun of a question that is counted, listed or ranked."""

from __future__ import annotations

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import ROWS, NotUnderstood, Pieces
from assistant.asking.scoping import stands_apart
from assistant.queries import Group

_RELATIVE = ("qui", "that", "with", "ayant", "avec", "where", "dont", "which")  # "the article that has the most"


def find_asked(pieces: Pieces) -> int | None:
    """The place of the noun that is counted or listed.

    Raises:
        NotUnderstood: something that tables do not hold is counted: "how many readers".
    """
    between = (Kind.EXTREME, Kind.DISTINCT, Kind.NUMBER, Kind.TOP, Kind.LONGEST, Kind.DATED, Kind.ORDINAL)
    opening = pieces.find(Kind.COUNT, Kind.WHICH, Kind.LIST, Kind.SHARE, Kind.TOP, Kind.EXISTS)
    ranked = [at for at in pieces.find(Kind.ORDINAL) if pieces.kind(pieces.next(at)) is Kind.NOUN]
    if ranked and ranked[0] < min(opening, default=len(pieces)):
        opening = [ranked[0], *opening]  # "quatrième article par nombre de lignes"
    for at in opening:
        means = (Kind.MEAN,) if pieces.kind(at) is Kind.COUNT else ()  # "nombre moyen d’articles par mois"
        noun = pieces.next(at, skipping=(*between, *means, Kind.RELEVANCY, Kind.COUNT))
        start = noun
        while noun is not None and pieces.kind(noun) is Kind.NAME:
            noun = noun + 1 if noun + 1 < len(pieces) else None
        times = any(word in pieces.folded(at) for word in ("times", "fois", "often"))
        if pieces.kind(start) is Kind.WORD and pieces.kind(at) is Kind.COUNT and not times:
            raise NotUnderstood  # "how many words does the article have?"
        if noun is not None and noun != start and pieces.group(noun) is Group.ARTICLE:
            # "how many of the CNIL article's issues"
            tables = [i for i in pieces.find(*ROWS) if i > noun]
            noun = tables[0] if tables and not pieces.folded(noun).endswith("s") else noun
        if noun is not None and pieces.kind(noun) in (*ROWS, Kind.NOUN, Kind.COLUMN):
            if stands_apart(pieces, at, noun):
                continue
            return noun
        if not times and pieces.kind(start) is Kind.NAME and pieces.kind(at) in (Kind.COUNT, Kind.WHICH):
            raise NotUnderstood
    return None


def find_first(pieces: Pieces) -> int | None:
    """The place of the first noun that stands by itself: "concerns rated 5"."""
    for at in pieces.free(*ROWS, Kind.NOUN):
        named = pieces.follows_preposition(at) or bool(pieces.phrase_before(at) or pieces.words_before(at))
        relative = at <= 1 and at + 1 < len(pieces) and pieces.folded(at + 1) in _RELATIVE
        of_article = pieces.group(at) is Group.ARTICLE and named and not relative
        if not of_article and pieces.kind(pieces.previous(at)) is not Kind.EACH:
            return at
    return None
