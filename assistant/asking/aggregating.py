"""The rules that say what is done with the rows that match, and whether rows, articles or names are counted."""

from __future__ import annotations

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import ROWS, Pieces
from assistant.asking.rates import find_rated_group
from assistant.asking.scoping import names_articles
from assistant.queries import LABELS, OF_ARTICLES, OF_DATES, Aggregate, Group, Unit

_OF_RATINGS = ("relev", "rating", "score", "note", "pertinen")


_TOP = 5
_FOR = ("pour", "for", "to")


_ONE = ("un", "une", "one", "a", "a single")


def asks_ratio(pieces: Pieces) -> bool:
    """Whether the rows of one table are set to those of another: "concerns per technology", "the ratio of A to B"."""
    tables = pieces.find(Kind.TABLE)
    if len(tables) != 2 or pieces[tables[0]].value == pieces[tables[1]].value or pieces.has(Kind.EXTREME, Kind.ROWS):
        return False
    if any(word in pieces.folded(at) for at in pieces.find(Kind.SHARE) for word in ("ratio", "rapport")):
        return pieces.find(Kind.SHARE)[0] < tables[0]
    between = range(tables[0] + 1, tables[1])
    each = [at for at in between if pieces.kind(at) is Kind.EACH or _is_for_one(pieces, at)]
    one = not pieces.folded(tables[1]).endswith("s") and pieces.kind(tables[1] - 1) is not Kind.BREAK
    return bool(each) and one and pieces.next(each[-1]) == tables[1] and pieces.has(Kind.COUNT, Kind.MEAN)


def _is_for_one(pieces: Pieces, at: int) -> bool:
    words = pieces.folded(at)
    return words in (f"{of} {one}" for of in _FOR for one in _ONE) or (
        words in _FOR and at + 1 < len(pieces) and pieces.folded(at + 1) in _ONE
    )


def counts_articles(pieces: Pieces) -> bool:
    """Whether a number of articles bounds what is asked for: "in at least three articles"."""
    numbers = (at for at in pieces.find(Kind.NUMBER) if at + 1 < len(pieces))
    return any(pieces.group(at + 1) is Group.ARTICLE for at in numbers)


def unit_is_articles(pieces: Pieces) -> bool:
    """Whether articles are what is asked for, in the plural."""
    return pieces.group(pieces.asked) is Group.ARTICLE and pieces.folded(pieces.asked or 0).endswith("s")


def read_aggregate(pieces: Pieces) -> Aggregate | None:
    """What is made of the rows."""
    if asks_ratio(pieces):
        return Aggregate.RATIO
    if find_rated_group(pieces):
        return Aggregate.RATE
    if pieces.has(Kind.MEAN) and pieces.has(Kind.COUNT) and _counts_rated_so(pieces):
        return Aggregate.PER_ARTICLE  # "concerns rated 5 per article on average"
    if pieces.has(Kind.MEAN) and not pieces.has(Kind.RELEVANCY):
        each = any(pieces.group(pieces.next(at) if pieces[at].value is None else at) is Group.ARTICLE
                   for at in pieces.find(Kind.EACH))  # fmt: skip
        if pieces.has(Kind.COUNT) or (each and not pieces.has(Kind.EXTREME)):
            return Aggregate.PER_ARTICLE  # "signals per article on average"
        if pieces.group(pieces.asked) is Group.ARTICLE and pieces.has(Kind.EACH) and not pieces.has(Kind.EXTREME):
            return Aggregate.PER_ARTICLE  # "average articles per month"
    medians = pieces.find(Kind.MEDIAN)
    of_ratings = any(word in pieces.folded(at) for at in medians for word in _OF_RATINGS)
    if medians and pieces.has(Kind.COUNT) and not (of_ratings or pieces.has(Kind.RELEVANCY)):
        return Aggregate.MEDIAN_PER_ARTICLE  # "the median number of signals per article"
    for kind, aggregate in (
        (Kind.MEDIAN, Aggregate.MEDIAN),
        (Kind.MEAN, Aggregate.MEAN),
        (Kind.SHARE, Aggregate.SHARE),
        (Kind.COUNT, Aggregate.COUNT),
    ):
        if pieces.has(kind):
            return aggregate
    return None


def _counts_rated_so(pieces: Pieces) -> bool:
    """Whether rows with a rating that is told are counted, article by article: no mean of ratings then."""
    ratings = pieces.find(Kind.RELEVANCY)
    told = all(pieces.kind(pieces.next(at)) in (Kind.NUMBER, Kind.COMPARISON) for at in ratings)
    each = [at for at in pieces.find(Kind.EACH) if Group.ARTICLE in (pieces.group(at), pieces.group(pieces.next(at)))]
    return bool(ratings) and told and bool(each) and not pieces.has(Kind.EXTREME)


def read_unit(pieces: Pieces, group: Group | None, *, has_tables: bool, asked: int | None) -> Unit | None:
    """What is counted, as far as it is said.

    Args:
        has_tables: tables or rows are named.
        asked: the noun that is asked for.
    """
    wants_articles = pieces.group(asked) is Group.ARTICLE
    if group is Group.AMOUNT:
        return Unit.ARTICLES
    if group is not None:
        counted = any(pieces.group(at) is Group.ARTICLE and _counts(pieces, at) for at in pieces.find(Kind.NOUN))
        of_articles = group in OF_ARTICLES and not has_tables
        if find_rated_group(pieces):
            return None
        averages = pieces.has(Kind.MEAN, Kind.MEDIAN) and (pieces.has(Kind.RELEVANCY) or not wants_articles)
        if group is Group.ARTICLE or averages:
            return None
        if group is Group.NAME and pieces.has(Kind.REPEATED):
            words = pieces.folded(pieces.find(Kind.REPEATED)[0])
            counted = any(word in words for word in ("article", "fiche", "document", "scan"))
        elif group is Group.NAME:
            counted = counted or counts_articles(pieces)
        if group in (*OF_DATES, *LABELS) and _ranks_ratings(pieces):
            return None  # "the year with most 5s": rows rated so
        return Unit.ARTICLES if of_articles or counted else None
    if pieces.has(Kind.DISTINCT):
        names = has_tables or pieces.has(Kind.COLUMN)
        return Unit.NAMES if names and not names_articles(pieces) else Unit.ARTICLES
    if wants_articles or (pieces.has(Kind.DATED, Kind.TITLE) and not has_tables):
        return Unit.ARTICLES
    return Unit.ROWS if asked is not None and pieces.kind(asked) in ROWS and pieces.has(Kind.COUNT) else None


def _ranks_ratings(pieces: Pieces) -> bool:
    """Whether it is rows with a rating that a superlative is of: "the most 5s"."""
    return any(
        at + 1 < len(pieces)
        and pieces.kind(at + 1) is Kind.NUMBER
        and pieces.number(at + 1) <= _TOP
        and pieces.kind(pieces.next(at + 1)) not in (Kind.NOUN, *ROWS)
        for at in pieces.find(Kind.EXTREME)
    )


def _counts(pieces: Pieces, at: int) -> bool:
    """Whether articles are counted by something else: "how many articles per year"."""
    counting = (Kind.COUNT, Kind.EXTREME, Kind.LIST, Kind.SPREAD, Kind.NUMBER)
    before = pieces.previous(at)
    rated = pieces.kind(before) is Kind.NUMBER and before != at - 1  # "with a score of 3 in articles of May and June"
    return pieces.kind(before) in counting and not rated
