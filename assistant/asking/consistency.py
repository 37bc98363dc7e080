"""What each word of a question means and its whole does not: reasons to hand it over although every word was read."""

from __future__ import annotations

from assistant.asking.aggregating import unit_is_articles
from assistant.asking.grouping import ranks_by_size
from assistant.asking.lexicon import Kind
from assistant.asking.pieces import NotUnderstood, Pieces
from assistant.asking.tables import named_tables
from assistant.queries import LABELS, OF_DATES, Aggregate, Group, TableQuery

_NOT_APART = (*LABELS, Group.RELEVANCY, Group.NAME, Group.TITLE, Group.ARTICLE_TABLE, Group.WEEKDAY)


def refuse_nonsense(pieces: Pieces, query: TableQuery, asked: int | None) -> None:
    """Check that what was read goes together.

    Args:
        query: what was read so far; its unit is not known yet.
        asked: the noun that is asked for.

    Raises:
        NotUnderstood: it does not.
    """
    group, rates = query.group, bool(query.relevancy) or query.rated is not None
    articles_asked = pieces.group(asked) is Group.ARTICLE
    about_rows = bool(query.tables) or pieces.has(Kind.TABLE, Kind.ROWS)
    ranks_tables = any(pieces.group(pieces.next(at)) is Group.TABLE for at in pieces.find(Kind.EXTREME))
    all_tables = any("tab" in pieces.folded(at) for at in pieces.find(Kind.ALL))
    both = any(pieces.folded(at) == "both" for at in pieces.find(Kind.FILLER))
    both_sides = both or any(pieces.folded(at) == "a la fois" for at in pieces.find(Kind.FILLER))
    names_asked = pieces.has(Kind.COLUMN) or group is Group.NAME
    averages = query.aggregate in (Aggregate.MEAN, Aggregate.MEDIAN)
    ratio_of = query.aggregate is Aggregate.RATIO and (bool(query.having) or query.extreme is not None)
    reasons = (
        ratio_of,
        # "the median of each theme": an article is in several, and medians are of groups that are apart
        query.aggregate is Aggregate.MEDIAN and group in LABELS,
        # "articles with both signals and technologies rated 3": not the same as either
        articles_asked and group is None and len(named_tables(pieces)) > 1,
        # "the share of each rating among those rated 5"
        query.aggregate is Aggregate.SHARE and group is Group.RELEVANCY and rates,
        # keywords have no rating, and words are looked for in rows
        group in LABELS and rates and not about_rows,
        group in LABELS and bool(query.contains) and not about_rows,
        # "the average relevancy of the keywords": they have none by themselves
        group in LABELS and averages and not about_rows and not pieces.has(Kind.EACH, Kind.WHICH, Kind.EXTREME),
        # "which name appears in the most tables?"
        group is Group.NAME and ranks_tables,
        # "in how many articles are all tables rated?"
        bool(query.rated) and articles_asked and all_tables,
        # "articles whose concerns are rated, with none rated 5": those that rate nothing have none rated 5 either
        pieces.has(Kind.NONE) and len(pieces.find(Kind.RELEVANCY)) > len(pieces.find(Kind.NUMBER)) > 0,
        # "articles a week on average": by what they are counted was not read
        query.aggregate is Aggregate.PER_ARTICLE
        and articles_asked
        and group in (None, Group.ARTICLE)
        and not about_rows,
        query.aggregate is Aggregate.MEDIAN_PER_ARTICLE and (group is not Group.ARTICLE or query.extreme is not None),
        # a row without a rating has none to compare
        query.rated is False and bool(query.relevancy),
        # "articles with a mean above 4.5"
        averages and (bool(query.relevancy) or (group is None and unit_is_articles(pieces))),
        # "of the tables, which has the highest mean?": all rows together have one mean
        averages and query.extreme is not None and group is None,
        # "how many articles per theme on average?", "how many have a mean of 5?"
        query.aggregate is Aggregate.PER_ARTICLE and (group in _NOT_APART or query.having is not None),
        # "top concern per table", "the article with the most rows for each year": a ranking in each of them
        query.aggregate is not Aggregate.RATE and _ranks_within(pieces, asked),
        # "which names occur in all five tables?"
        group is Group.NAME and pieces.has(Kind.OCCURS) and not (query.having or query.extreme),
        # "keywords used in both 2023 and 2024"
        group is not None and len(pieces.find(Kind.PERIOD)) > 1 and both_sides and group not in OF_DATES,
        # "names that stand in both signals and concerns"
        names_asked and len(named_tables(pieces)) > 1 and both,
    )
    if any(reasons):
        raise NotUnderstood


def _ranks_within(pieces: Pieces, asked: int | None) -> bool:
    """Whether the best of each group are asked for, not the best group."""
    ranking = pieces.find(Kind.EXTREME, Kind.TOP, Kind.LONGEST, Kind.ORDINAL)
    if not ranking or pieces.has(Kind.MEAN, Kind.MEDIAN):
        return False
    for at in pieces.find(Kind.EACH):
        noun = at if pieces.group(at) is not None else pieces.next(at, skipping=(Kind.NUMBER,))
        group = pieces.group(noun)
        if group is None or not (ranking[0] < at or at == 0):
            continue
        others = [i for i in pieces.find(Kind.NOUN) if i != noun and pieces.kind(pieces.previous(i)) is not Kind.COUNT]
        if any(i == asked or (i < ranking[0] and i > at) for i in others if pieces.group(i) is not group):
            return True
        ranks_rows = pieces.kind(asked) in (Kind.TABLE, Kind.ROWS) and not ranks_by_size(pieces)
        if ranks_rows and (pieces.has(Kind.TOP, Kind.RELEVANCY) or "rated" in pieces.folded(ranking[0])):
            return True
    return False
