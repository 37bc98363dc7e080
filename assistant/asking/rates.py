"""How many rows an article has on average in each group: "which year shows the most concerns per article?"."""

from __future__ import annotations

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import Pieces
from assistant.asking.scoping import is_asked_for
from assistant.queries import LABELS, OF_DATES, Group

_COUNTED = (Kind.COUNT, Kind.EXTREME, Kind.LIST, Kind.NUMBER)


def find_rated_group(pieces: Pieces) -> Group | None:
    """The group whose rows per article are asked for; None where something else is."""
    averages, ranks = pieces.has(Kind.MEAN), pieces.has(Kind.EXTREME)
    if not pieces.has(Kind.TABLE, Kind.ROWS) or pieces.has(Kind.RELEVANCY, Kind.SHARE) or not (averages or ranks):
        return None
    groups = {pieces.group(at) for at in _find_grouping(pieces)} - {None}
    group = next(iter(groups), None)
    if len(groups) != 1 or group not in (*OF_DATES, *LABELS):
        return None
    return group if _says_per_article(pieces) or (averages and _is_of_articles(pieces)) else None


def take_rated_group(pieces: Pieces) -> None:
    """Take the words that say so."""
    pieces.taken |= set(_find_grouping(pieces)) | set(pieces.find(Kind.EACH))


def _find_grouping(pieces: Pieces) -> list[int]:
    """The nouns, and the words such as "yearly", that something is counted by, articles left aside."""
    nouns = [at for at in pieces.find(Kind.NOUN) if pieces.group(at) is not Group.ARTICLE]
    by = [at for at in nouns if is_asked_for(pieces, at) or pieces.kind(pieces.previous(at)) is Kind.EACH]
    joined = [at for at in nouns if pieces.kind(pieces.previous(at)) is Kind.AND and at not in by]
    adverbs = [at for at in pieces.find(Kind.EACH) if pieces.group(at) not in (None, Group.ARTICLE)]
    return [*by, *joined, *adverbs]


def _says_per_article(pieces: Pieces) -> bool:
    return any(Group.ARTICLE in (pieces.group(at), pieces.group(pieces.next(at))) for at in pieces.find(Kind.EACH))


def _is_of_articles(pieces: Pieces) -> bool:
    """Whether articles are what has the rows: "in which year do articles raise the most concerns on average?"."""
    nouns = [at for at in pieces.find(Kind.NOUN) if pieces.group(at) is Group.ARTICLE]
    return any(not is_asked_for(pieces, at) and pieces.kind(pieces.previous(at)) not in _COUNTED for at in nouns)
