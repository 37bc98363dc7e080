"""What the words of a question say and the query made of them does not: reasons to hand it over.

Each rule takes the pieces that it explains; here the whole query is set against all pieces, whoever took them. A number
that the query does not hold, a superlative that ranks nothing, a denial that denies nothing: something was misread.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from assistant.asking.filtering import TOP_OF_SCALE
from assistant.asking.following import THAT_ONE
from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, RANKING, ROWS, NotUnderstood, Piece
from assistant.asking.said import (
    asks_rating,
    compares_with_mean,
    count_bounds,
    counts_apiece,
    counts_articles_beside,
    counts_labels,
    counts_rows,
    counts_things,
    groups_asked,
    is_rating,
    lacks_and_mentions,
    last_joint,
    likens,
    looks_in_title,
    names_both_kinds,
    names_two_columns,
    points_at_day,
    ranks_a_count,
    ranks_before_with,
    ranks_by_length,
    ranks_by_rating,
    ranks_rows,
    rates_all,
    rates_only,
    sorts_by_letters,
    speaks_of_all,
    sums_ratings,
    tells_all,
    tells_ratings_apart,
    tells_statistics,
)
from assistant.asking.set_aside import sets_aside_unread
from assistant.asking.tables import tables_of
from assistant.queries import LABELS, OF_DATES, Aggregate, Comparison, Group, NumberFilter, TableQuery, Unit, Whole

_OF_SIZE = (*RANKING, Kind.DATED, Kind.TOP_MARK, Kind.RELEVANCY)
_MEANS = (Aggregate.MEAN, Aggregate.MEDIAN)
_WHEN = ("when", "quand")
_SHARED = frozenset("shared borne common share partage partages commun communs porte portes same several".split())
_HAVE = ("have", "hold", "ont", "comptent", "contiennent", "list", "listent", "contain")


def refuse_unread(
    pieces: Sequence[Piece], query: TableQuery, previous: TableQuery | None, known: Collection[str]
) -> None:
    """Check that a query holds what its clause says.

    Args:
        pieces: of the clause, before any rule took some for others.
        previous: the query that it refines.
        known: the names of all tables.

    Raises:
        NotUnderstood: it does not.
    """
    kinds = {piece.kind for piece in pieces}
    filters = list(_filters(query))
    named = {name for p in pieces if p.kind is Kind.TABLE for name in tables_of(str(p.value), known)}
    held = {*query.tables, *(name for holding in query.holding for name in (*holding.tables, *holding.than))}
    apart = bool(named and query.tables) and named.isdisjoint(query.tables)  # "rows other than signals"
    bounds = any(wanted.comparison is not Comparison.EQUAL for wanted in filters)
    denies = any(
        (bounds, apart, query.label_lacks, query.outside, query.left_out, query.lacks, query.every,
         query.rated is not None, query.named is not None, query.aggregate in _MEANS, query.whole is Whole.RATED,
         *(wanted.value == 0 for wanted in filters), *(words.negated for words in query.contains))
    )  # fmt: skip
    # Words for tables and numbers stand in these as well: "the wildfire threats article", "climate risks".
    in_words = (
        query.articles
        or query.topic
        or query.contains
        or query.title
        or any(getattr(query, label.value) for label in LABELS)
        or any(wanted.words for wanted in query.holding)
    )
    ranks = bool(query.extreme or query.dated or query.limit or query.group or query.aggregate is Aggregate.RANGE)
    compares = any(p.kind is Kind.COMPARISON and p.value is not Comparison.EQUAL for p in pieces)
    means = query.aggregate in (*_MEANS, Aggregate.PER_ARTICLE, Aggregate.MEDIAN_PER_ARTICLE, Aggregate.RATE)
    ratio = query.aggregate is Aggregate.RATIO
    rated = query.rated is not None or query.relevancy or query.group is Group.RELEVANCY or query.aggregate in _MEANS
    pairs = list(pairwise(pieces))
    unread = (
        _has_other_number(pieces, query, previous, filters, named=bool(in_words)),
        bool(kinds & {Kind.NONE, Kind.NOT}) and not denies,
        compares and not (bounds or apart or ranks or query.since or query.until),
        bool(kinds & set(RANKING)) and not ranks,
        Kind.DATED in kinds and not query.dated,
        bool(named - held) and not (apart or in_words or query.group is Group.TABLE),
        Kind.MEDIAN in kinds and "median" not in query.aggregate,
        Kind.MEAN in kinds and not (means or ratio or any(holding.mean for holding in query.holding)),
        Kind.SHARE in kinds and not (ratio or query.aggregate is Aggregate.SHARE),
        Kind.UNRATED in kinds and not (rated or any(holding.relevancy for holding in query.holding)),
        # "the third concern on the list": of what ranking is not said
        Kind.ORDINAL in kinds and not (kinds & set(_OF_SIZE) or query.group or (previous and previous.extreme)),
        # "and when is it from?"
        any(p.plain in _WHEN for p in pieces) and not (query.dated or query.with_dates or query.group),
        # rows have no number by which they could be chosen
        query.having is not None and query.unit is Unit.ROWS and not query.group,
        # "does that one have": which one is not known
        any(p.plain in THAT_ONE for p in pieces) and not (query.articles or query.group or query.unit is Unit.ARTICLES),
        # "which of them are from 2024?", after a ranking that is read no more
        Kind.BACK in kinds
        and previous is not None
        and previous.extreme is not None
        and previous.group is not None
        and not (query.articles or query.extreme or query.group),
        # "rated below average": no number to set ratings against
        query.aggregate is Aggregate.MEAN
        and any(isinstance(p.value, Comparison) and q.kind is Kind.MEAN for p, q in pairs),
        query.aggregate is Aggregate.MEAN and not query.group and counts_rows(pieces),
        # "the last signal of the article": all of its rows are of one date
        query.dated is not None and len(query.articles) == 1 and query.unit is Unit.ROWS,
        # "articles with concerns rated only 5": articles that have one are others
        query.unit is Unit.ARTICLES and not query.every and rates_only(pieces),
        # "articles with all their rated concerns at 5": articles that have one are others
        query.unit is Unit.ARTICLES and not (query.every or query.holding or query.group) and tells_all(pieces),
        # "the shortest article with a technology rated 5": by all its rows, not by those
        query.group is Group.ARTICLE and bool(query.relevancy) and ranks_before_with(pieces),
        # "on the same day as the wildfire article": of others than that one
        bool(query.articles) and query.unit is Unit.ARTICLES and any(points_at_day(p) for p in pieces),
        # "which rating is missing?": not which rows have none
        query.rated is False and any(p.kind is Kind.WHICH and is_rating(q) for p, q in pairs),
        # "at most one concern below 4": one of two bounds was read
        query.unit is Unit.ARTICLES
        and count_bounds(pieces) > max(1, len(filters))
        and not (query.since or query.until),
        # "more than 10 signals and the most concerns": so many of one table, ranked by the other
        query.having is not None and query.extreme is not None and query.group is Group.ARTICLE and len(named) > 1,
        # "in how many is every signal a 4 or a 5?": signals that are, read so, are others
        any(map(speaks_of_all, pieces, pieces[1:], pieces[2:])) and not (query.every or query.group),
        ranks_a_count(pieces) and query.extreme is not None and query.group is None,
        # articles are ranked by what they hold, which nothing says here
        query.unit is Unit.ARTICLES
        and query.extreme is not None
        and (query.group is Group.ARTICLE or (query.group is None and not query.dated)),
        # "of the articles where every row has a score, the highest mean": of which articles was not read
        query.group is Group.ARTICLE and not query.every and any(map(speaks_of_all, pieces, pieces[1:], pieces[2:])),
        # "number of articles, and the one with the most rows": one of two figures
        query.group is Group.ARTICLE
        and query.extreme is not None
        and counts_things(pieces[: last_joint(pieces)], (Kind.NOUN,)),
        # "the articles of May, with their number of rows"
        query.unit is Unit.ARTICLES
        and not (query.having or query.holding or query.group or query.every)
        and counts_things(pieces, ROWS)
        and not any(p.kind is Kind.MEAN for p in pieces),
        # "how many themes does each article have?": labels are counted by nothing but articles
        query.group is Group.ARTICLE and counts_labels(pieces),
        # "top scorer: which scan has the most": of one article alone none is the first
        query.group is Group.ARTICLE
        and query.extreme is not None
        and len(query.articles) == 1
        and (previous is None or query.articles != previous.articles),
        # "titles that several articles have": not all articles
        query == TableQuery(query.aggregate, Unit.ARTICLES)
        and Kind.TITLE in kinds
        and (bool(kinds & {Kind.REPEATED, Kind.NUMBER, Kind.HEED, Kind.OCCURS}) or _SHARED & {p.plain for p in pieces}),
        # "average relevancy, article with the most signals": of the article that has most of them
        query.aggregate in _MEANS and query.group is Group.ARTICLE and ranks_rows(pieces),
        # "how many concerns does the article with the most technologies have?": not how many of both there are
        query.aggregate is Aggregate.COUNT
        and query.group is Group.TABLE
        and query.extreme is None
        and Kind.EXTREME in kinds,
        # "average rating of rows mentioning AI vs overall average": two means, of which one would be told
        query.aggregate in _MEANS
        and Kind.COMPARE in kinds
        and query.group is Group.ARTICLE
        and not query.articles
        and sum(p.kind is Kind.MEAN for p in pieces) > 1,
        # « plus de 5 que les enjeux » : no rating is above the top of the scale
        any(w.comparison is Comparison.MORE_THAN and w.value >= TOP_OF_SCALE for w in query.relevancy),
        # "of the articles of 2024, how many have a signal rated 5": articles, not signals
        query.unit is Unit.ROWS
        and query.group is None
        and previous is None
        and any(p.value is Group.ARTICLE and p.plain.endswith("s") for p in pieces)
        and any(p.kind is Kind.COUNT and q.plain in _HAVE for p, q in pairs),
        # "how many rated 5 in the newest article?": rows of it, not articles
        query.unit is Unit.ARTICLES
        and query.dated is not None
        and not query.dated_last
        and query.aggregate is Aggregate.COUNT
        and bool(query.relevancy)
        and any(p.kind is Kind.COUNT and q.kind is Kind.RELEVANCY for p, q in pairs),
        # "how many articles share the most common page date?": articles are not common
        query.group is Group.ARTICLE
        and any(
            p.kind is Kind.EXTREME and {"common", "frequent", "courante", "frequente"} & set(p.plain.split())
            for p in pieces
        ),
        # "for each table: total rows, rated rows, mean": three figures
        query.aggregate in _MEANS and query.group is not None and sum(p.kind in ROWS for p in pieces) > 1 + len(named),
        # "on average per article" is of all of them, not of the one that was found
        query.aggregate in (Aggregate.PER_ARTICLE, Aggregate.MEDIAN_PER_ARTICLE) and query.extreme is not None,
        # "the mean number of articles per month": articles, not their rows
        query.aggregate is Aggregate.PER_ARTICLE
        and query.unit is Unit.ROWS
        and query.group in OF_DATES
        and not (kinds & set(ROWS))
        and any(p.value is Group.ARTICLE for p in pieces),
        # "the share of the articles of 2024", after a count of those of some months of it: of two stretches of time
        query.aggregate is Aggregate.SHARE
        and previous is not None
        and query.group is None
        and bool(kinds & {Kind.PERIOD, Kind.MONTH, Kind.SEASON, Kind.SHIFT})
        and Kind.SHARE in kinds
        and bool(previous.since or previous.until)
        and (query.since, query.until) != (previous.since, previous.until)
        and (query.unit is Unit.ARTICLES or Kind.BACK in kinds or Kind.PRONOUN in kinds),
        # "what percentage of the year's articles is that?": of the year, not of the corpus
        query.aggregate is Aggregate.SHARE
        and query.whole is Whole.CORPUS
        and any(p.kind is Kind.NOUN and p.value in (Group.YEAR, Group.QUARTER, Group.MONTH) for p in pieces),
        # "above average in rows", "more 5s than the average": of what, and how much that is, was not read
        compares_with_mean(pieces),
        # "how many rows do they have?", of nothing that was spoken of
        previous is None and Kind.PRONOUN in kinds and not kinds & {Kind.EXISTS, Kind.ALL} and _counts_all(query),
        # "rated rows per table, and rows without a rating per table": one of two
        query.aggregate is not Aggregate.SHARE and names_both_kinds(pieces),
        # "how many signals does the longest article have?": of the one that has most rows
        query.group is Group.ARTICLE and query.extreme is not None and _asks_of_longest(pieces, query),
        # "how many rows each?"
        query.group is None and query.aggregate is Aggregate.COUNT and counts_apiece(pieces),
        # "with “climate” in the name or the driving force": anywhere else as well, in a signal
        names_two_columns(pieces) and any(words.column is None for words in query.contains),
        sums_ratings(pieces) and query.aggregate is Aggregate.COUNT and not query.relevancy,
        sets_aside_unread(pieces, query),
        # "the shortest title", « la technologie au nom le plus court »: of letters, not of ratings or rows
        ranks_by_length(pieces),
        # "the mean, the minimum and the maximum of the number of concerns": one figure of several
        tells_statistics(pieces),
        # "the first and the last title in the alphabet": not by date
        any(map(sorts_by_letters, pieces)) and (query.dated is not None or query.extreme is not None),
        # "concerns with the same name given different ratings"
        tells_ratings_apart(pieces) and query.group is not Group.RELEVANCY,
        # "a keyword spelled the same as the title"
        previous is None and likens(pieces),
        # "stands in the technologies table of ten articles, doesn't it?"
        query.unit is Unit.ROWS
        and query.group is None
        and counts_articles_beside(pieces, {query.limit, query.rank, len(query.articles), 1}),
        # "per article, how many fives at most?": the most of them, not all of each
        query.aggregate is Aggregate.COUNT
        and query.group is Group.ARTICLE
        and compares
        and not (query.extreme or bounds or query.since or query.until),
        # "the share of each rating, the unrated ones left out": of the rated ones each is a whole
        query.aggregate is Aggregate.SHARE and query.group is Group.RELEVANCY and query.rated is not None,
        # "what rating does the concern get in each article?": not how many of it there are
        asks_rating(pieces)
        and query.group in (Group.ARTICLE, Group.TABLE)
        and query.aggregate in (Aggregate.LIST, Aggregate.COUNT)
        and not (query.relevancy or query.extreme),
        # "articles with at least two technologies, all rated 5": articles with two that are rated 5 are others
        query.unit is Unit.ARTICLES and query.having is not None and not query.every and rates_all(pieces),
        # "which year is thinnest in articles?": years, not articles
        query.group is Group.ARTICLE and bool(groups_asked(pieces) & {*OF_DATES, *LABELS, Group.TABLE}),
        # "compare both articles by the rows of each table": of each of them, not of both together
        Kind.COMPARE in kinds
        and len(query.articles) > 1
        and query.group not in (None, Group.ARTICLE, Group.ARTICLE_TABLE),
        # "2025 has how many fewer than 2023": no stretch of time begins after its end
        bool(query.since and query.until) and (query.since or "") > (query.until or ""),
        _quotes_in_part(pieces, query),
        _names_other_label(pieces, query),
        _leaves_tables(pieces, query),
        # "is any signal listed in two articles?"
        bool(kinds >= {Kind.EXISTS, Kind.NUMBER}) and _is_whole_table(query),
        # "which articles have in their title the word": no word of their rows
        bool(query.contains) and query.title is None and query.group is not Group.TITLE and looks_in_title(pieces),
        # "articles without issues mention water": the articles do, not the issues that they lack
        any(map(lacks_and_mentions, pieces, pieces[1:], pieces[2:])),
        # "are the concerns of 2024 rated better than those of 2023?": not how many there are
        any(map(ranks_by_rating, pieces))
        and query.group in OF_DATES
        and not (query.relevancy or query.rated is not None or query.aggregate in _MEANS),
        # "the best rated of them", which is no size
        (
            any(map(ranks_by_rating, pieces))
            or any(p.kind is Kind.EXTREME and q.kind is Kind.RELEVANCY for p, q in pairs)
        )
        and query.extreme is not None
        and query.group not in (None, Group.RELEVANCY)
        and not (query.relevancy or query.rated is not None or query.aggregate in _MEANS),
    )
    if any(unread):
        raise NotUnderstood


def _has_other_number(
    pieces: Sequence[Piece],
    query: TableQuery,
    previous: TableQuery | None,
    filters: Sequence[NumberFilter],
    *,
    named: bool,
) -> bool:
    """Whether a number is said that the query holds nowhere, nor the name of an article: "the eight projects"."""
    if query.group is Group.RELEVANCY:
        return False  # "by relevancy (2, 3, 4, 5)"
    held = {value for wanted in filters for value in (wanted.value, wanted.other)}
    held |= {query.limit, query.rank, len(query.articles), TOP_OF_SCALE, 1}
    if query.limit and previous is not None and previous.extreme is not None:
        held.add(query.limit - (previous.limit or 1))  # "and the next two?"
    numbers = [at for at, piece in enumerate(pieces) if piece.kind is Kind.NUMBER and piece.value not in held]
    after = (pieces[at + 1].kind if at + 1 < len(pieces) else None for at in numbers)
    return any(kind not in (Kind.NOUN, Kind.DECIMALS) and not (named and kind is Kind.NAME) for kind in after)


def _counts_all(query: TableQuery) -> bool:
    """Whether nothing limits which rows of some tables are counted."""
    return query == TableQuery(Aggregate.COUNT, tables=query.tables)


def _asks_of_longest(pieces: Sequence[Piece], query: TableQuery) -> bool:
    said = [piece for piece in pieces if piece.kind not in (*LIGHT, Kind.STOP)]
    pairs = list(pairwise(said))
    longest = any({a.kind, b.kind} == {Kind.LONGEST, Kind.NOUN} for a, b in pairs)
    counts = bool(query.tables) and any(a.kind is Kind.COUNT and b.kind is Kind.TABLE for a, b in pairs)
    return longest and (counts or query.aggregate in _MEANS)


def _quotes_in_part(pieces: Sequence[Piece], query: TableQuery) -> bool:
    """Whether words beside a quotation were taken into what is looked for: « le terme savant « nuclear » »."""
    quoted = [piece.text.casefold() for piece in pieces if piece.kind is Kind.QUOTE]
    sought = [phrase.casefold() for words in query.contains for phrase in words.phrases]
    labels = (getattr(query, label.value) for label in LABELS)
    sought += [text.casefold() for text in (query.title, query.topic, *labels) if text]
    return any(text in phrase and phrase not in quoted for text in quoted for phrase in sought if text != phrase)


def _names_other_label(pieces: Sequence[Piece], query: TableQuery) -> bool:
    """Whether something is to be a label of one kind, and the query only counts by these: "and as a keyword?"."""
    for before, piece in pairwise(pieces):
        as_label = before.plain.split()[:1] in (["as"], ["comme"])
        if as_label and piece.kind is Kind.NOUN and isinstance(piece.value, Group) and piece.value in LABELS:
            return getattr(query, piece.value.value) is None
    return False


def _is_whole_table(query: TableQuery) -> bool:
    """Whether all rows of some tables are listed or counted, whatever else was said of them."""
    return query in (TableQuery(query.aggregate, tables=query.tables), TableQuery(Aggregate.LIST, tables=query.tables))


def _leaves_tables(pieces: Sequence[Piece], query: TableQuery) -> bool:
    """Whether all tables are said and the query has one of them: "and on total rows, all tables?"."""
    named = any(piece.kind is Kind.TABLE for piece in pieces)
    every = any(piece.kind is Kind.ALL and "table" in piece.plain for piece in pieces)
    return every and not named and len(query.tables) == 1 and query.group is not Group.TABLE


def _filters(query: TableQuery) -> Iterator[NumberFilter]:
    """All comparisons with numbers that a query holds."""
    yield from query.relevancy
    if query.having is not None:
        yield query.having
    for holding in query.holding:
        yield from holding.relevancy
        yield from (wanted for wanted in (holding.amount, holding.mean) if wanted is not None)
