"""Whether what was read is a whole question for the tables, and whether it refines the one before it."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, ROWS, Pieces
from assistant.asking.refining import Said
from assistant.asking.scoping import asked_plural, names_articles
from assistant.asking.tables import NAMES_OF_TABLES
from assistant.queries import LABELS, OF_DATES, Aggregate, Group, TableQuery, Unit, Whole
from assistant.words import informative_words

_PERIODS = tuple(group for group in OF_DATES if group is not Group.DATE)
_SHORT = 3  # pieces of a question that leaves all else to the one before it
_SHORT_TOPIC = 2  # informative words; a longer one is a question for what the rows say
_WHAT = ("what", "que ", "qu ", "quoi")
# What tables are called; "which risks of drones" asks for more than a list of concerns.
_PICKS = ("lesquelles", "lesquels", "laquelle", "lequel", "which", "which ones", "which one")


def asks_of_period(pieces: Pieces, said: Mapping[str, object], *, follows: bool) -> bool:
    """Whether only a period is asked for, and so its articles: "what do we have dated December 2024?"."""
    nothing_named = not pieces.has(*ROWS, Kind.NOUN, Kind.COLUMN, Kind.RELEVANCY, Kind.NAME, Kind.QUOTE)
    asks = pieces.has(Kind.WHICH, Kind.LIST, Kind.EXISTS)
    return (
        nothing_named and asks and set(said) <= {"since", "until", "months", "weekdays"} and bool(said) and not follows
    )


def is_exact(
    pieces: Pieces, query: TableQuery, aggregate: Aggregate | None, unit: Unit | None, *, compares: bool
) -> bool:
    """Whether what was read is a question for the tables at all, and a complete one."""
    back = [pieces.folded(at).split()[0] for at in pieces.find(Kind.BACK)]
    if {"of", "among", "amongst", "parmi", "d", "these", "from"} & set(back):
        return False  # "which of these worries": nothing is known of them
    if unit is Unit.ARTICLES and query == TableQuery(query.aggregate, unit) and counts_places(pieces):
        return False
    if query.rank and query.dated and not query.group and unit is Unit.ARTICLES:
        return False  # "the second most recent article": the latest is another one
    if unit is Unit.ARTICLES and len(query.articles) == 1 and aggregate is None and not query.group:
        told = query.dated or query.tables or query.is_filtered or query.holding or query.having
        if not (told or pieces.has(Kind.EXISTS, Kind.CALLED, Kind.DATED)):
            return False  # "what does the article on police reporting say about bias?"
    points = pieces.has(Kind.BACK) or (pieces.has(Kind.PRONOUN) and not (pieces.has(Kind.ALL) or _names_any(pieces)))
    if (
        points
        and not (query.tables or query.group is Group.TITLE)
        and not (query.articles or pieces.has(Kind.EXISTS, Kind.ROWS))
    ):
        return False
    grouped = query.group and (aggregate or query.extreme or query.having or pieces.has(Kind.COMPARE))
    asks = pieces.has(Kind.LIST, Kind.WHICH, Kind.SPREAD)
    grouped = grouped or (query.group in _PERIODS and asks and asked_plural(pieces))
    grouped = grouped or (query.group in _PERIODS and pieces.has(Kind.SPREAD, Kind.PERIOD))
    grouped = grouped or (query.group in (Group.RELEVANCY, Group.NAME) and asks)
    grouped = grouped or (query.group in (*LABELS, Group.TABLE) and asks)
    rates = bool(query.relevancy) or query.rated is not None
    grouped = grouped or (query.group and pieces.has(Kind.EACH) and (_stands_first(pieces) or rates))
    counts_names = unit is Unit.NAMES and aggregate is Aggregate.COUNT
    if not (query.tables or pieces.has(Kind.ROWS) or unit is Unit.ARTICLES or grouped or counts_names):
        average = pieces.has(Kind.MEAN, Kind.MEDIAN) and pieces.has(Kind.RELEVANCY)
        means = average and (query.articles or pieces.has(Kind.ALL))
        rated = pieces.has(Kind.LIST, Kind.MEAN, Kind.MEDIAN) and pieces.has(Kind.RELEVANCY)
        picks = {pieces.folded(at) for at in pieces.find(Kind.WHICH)} & set(_PICKS) and not query.articles
        if picks and not pieces.has(Kind.COUNT):
            return False  # « lequel est noté 5 ? »: of what is not said
        asks = rated or (pieces.has(Kind.WHICH) and pieces.has(Kind.RELEVANCY))
        if asks and unit is None and (query.relevancy or query.extreme) and not (query.group or query.contains):
            return True  # "what is rated 3 in the CNIL article?", "what's the lowest relevancy?"
        return bool(means or (query.contains and (rated or pieces.has(Kind.COUNT, Kind.OCCURS, Kind.EXISTS))))
    if query.group in OF_DATES and not (grouped or query.tables or aggregate):
        return False  # "on which date was the article listed?"
    if query.group in OF_DATES and query.unit is Unit.ARTICLES and len(query.articles) == 1:
        return False  # « L’abonnement de V-Zug, c’est combien par mois ? »: an article has one date
    if query.limit and query.extreme is None and query.dated is None:
        return False
    if aggregate is Aggregate.PER_ARTICLE and query.extreme:
        return False
    when = query.since or query.until or query.months or query.weekdays
    lists = pieces.has(Kind.LIST, Kind.WHICH) and aggregate is None and query.unit is Unit.ROWS
    shows = lists and bool(query.articles or query.is_filtered)  # a list tells the relevancy of its rows
    if pieces.has(Kind.RELEVANCY) and not (query.rates or pieces.has(Kind.UNNAMED) or shows):
        return False
    if aggregate is Aggregate.SHARE and query.whole is Whole.TABLES:
        return True
    if aggregate is Aggregate.SHARE and not (query.holding or query.is_filtered or when or query.having):
        return bool(query.group)
    if compares and len(query.articles) < 2 and not pieces.has(Kind.ALL):
        return False
    told_apart = query.unit is Unit.NAMES or (query.group and len(query.articles) != 1)
    if pieces.has(Kind.COMPARE) and not told_apart:
        return False
    if query.topic:
        # Which rows bear on a topic is for retrieval; how many are close to it can be counted, and whole lists given of
        # articles, of rows with a rating, and of rows that are to be listed.
        asks = pieces.has(Kind.WHICH, Kind.LIST) or _stands_first(pieces)
        short = len(informative_words(query.topic)) <= _SHORT_TOPIC
        says = any(pieces.folded(at).startswith(_WHAT) for at in pieces.find(Kind.WHICH))  # "what do the articles say"
        formal = pieces.has(Kind.WHICH) and pieces.asked is not None and pieces.folded(pieces.asked) in NAMES_OF_TABLES
        of_articles = unit is Unit.ARTICLES and names_articles(pieces) and not says
        listed = of_articles or (unit is not Unit.ARTICLES and (rates or (short and (pieces.has(Kind.LIST) or formal))))
        if aggregate is None and asks and listed and asked_plural(pieces):
            return True
        return aggregate in (Aggregate.COUNT, Aggregate.SHARE) or bool(query.group or query.extreme)
    if aggregate or query.group or query.extreme or pieces.has(Kind.LIST, Kind.EXISTS):
        return True
    if query.unit is Unit.NAMES and (pieces.has(Kind.EVERY, Kind.COMPARE) or _stands_first(pieces)):
        return True  # "do all signals have different names?", "distinct technology names?"
    narrowed = query.holding or query.is_filtered or when or query.dated or query.having or query.title
    plural = any(pieces.folded(at)[-1:] in "sx" for at in pieces.find(Kind.TABLE))
    scoped = query.articles or query.keyword or query.theme or query.category or query.type
    asks = pieces.has(Kind.WHICH, Kind.EVERY) or bool(query.dated and unit is Unit.ARTICLES)
    asks = asks or bool(query.contains and pieces.has(Kind.OCCURS))
    if unit is Unit.ARTICLES and when and asked_plural(pieces) and not asks:
        return True  # "articles from summer 2024"
    named = query.tables or pieces.has(Kind.ROWS)
    if (
        named
        and pieces.kind(0) is Kind.EVERY
        and _stands_first(pieces)
        and asked_plural(pieces)
        and not pieces.has(Kind.WHICH)
    ):
        return True  # "all rows but signals"
    if _stands_first(pieces) and (named or unit is Unit.ARTICLES) and (narrowed or scoped) and asked_plural(pieces):
        return True  # "articles with the theme energy", "signaux dont l’horizon mentionne « 5G »"
    if query.contains and named and pieces.kind(0) is Kind.COLUMN:
        return True  # "names that begin with “quantum” among the technologies"
    if named and (query.relevancy or query.rated is not None) and not asks:
        return True  # "technologies rated 5 in the CNIL article": all of it is understood, and nothing else is said
    return bool(asks and (narrowed or ((plural or unit is Unit.ARTICLES or pieces.has(Kind.ROWS)) and scoped)))


def refines(pieces: Pieces, told: Said, previous: TableQuery | None, *, inside: bool) -> bool:
    """Whether a question narrows the one before it, or takes something from it: "and those rated 5?".

    Args:
        previous: the query of the question before; None where there is none, or it was none for tables.
        inside: it is a later part of one question, and `previous` is what the part before it asks.
    """
    if previous is None:
        return False
    if inside:
        return True
    points = pieces.has(Kind.PRONOUN) and not (pieces.has(Kind.ALL, Kind.EXISTS) or _names_any(pieces))
    continues = pieces.has(Kind.BACK, Kind.CONTINUE) or points
    begins = len(pieces) > 0 and pieces.kind(0) in (Kind.AND, Kind.NOT)  # "drop the signals"
    picks = len(pieces) > 1 and pieces.folded(0) in _PICKS and pieces.kind(1) is Kind.FILLER
    if picks and pieces.kind(0) is Kind.WHICH and set(told.parts) <= {"tables", "relevancy", "rated"}:
        return True  # "lesquelles sont des préoccupations ?"
    if continues or begins:
        return True
    titled = "title" in told.parts and previous.unit is Unit.ARTICLES and previous.group is None
    if titled and pieces.kind(0) is Kind.WHICH and not pieces.has(*ROWS, Kind.NOUN):
        return True  # "which contain “AI” in their titles?"
    if told.stated_unit is Unit.ARTICLES and not told.parts and counts_places(pieces):
        return True
    if told.group is not None and "extreme" in told.parts and set(told.parts) <= {"group", "extreme", "limit", "rank"}:
        counted = told.has_tables or pieces.has(Kind.ROWS)
        if (
            previous.unit is Unit.ROWS
            and not counted
            and (told.unit is not Unit.ARTICLES or told.stated_unit is None)
            and not _counts_articles(pieces)
        ):
            return True  # "which article has the most?", "top 3 articles"
        if previous.unit is Unit.ARTICLES and told.group in OF_DATES and not counted and not _counts_articles(pieces):
            return True  # "how many articles in 2023?", "which month has the most?"
    if set(told.parts) == {"group"} and pieces.has(Kind.WHICH) and len(pieces) <= _SHORT + 1 and not told.has_tables:
        return True  # "in which tables?"
    if told.unit is Unit.ARTICLES and not told.parts and len(pieces) <= _SHORT and pieces.has(Kind.WHICH):
        return True  # "quels articles ?"
    has_nouns = told.has_tables or pieces.has(Kind.ROWS) or told.stated_unit is Unit.ARTICLES
    groups = told.group is not None and pieces.has(Kind.COUNT, Kind.LIST, Kind.WHICH)
    return not (has_nouns or groups or "topic" in told.parts)


def _counts_articles(pieces: Pieces) -> bool:
    return any(pieces.group(pieces.next(at)) is Group.ARTICLE for at in pieces.find(Kind.EXTREME))


def _stands_first(pieces: Pieces) -> bool:
    """Whether what is listed opens the question: "concerns mentioning deepfakes"."""
    light = LIGHT | {Kind.DISTINCT}
    return pieces.asked is not None and pieces.asked == next(
        (at for at in range(len(pieces)) if pieces.kind(at) not in light), None
    )


def counts_places(pieces: Pieces) -> bool:
    """Whether a count is one of places: "in how many articles?"."""
    counts = pieces.find(Kind.COUNT)
    within = ("in", "across", "dans", "over", "sur")
    return bool(counts) and counts[0] > 0 and pieces.folded(counts[0] - 1) in within


def _names_any(pieces: Pieces) -> bool:
    """Whether an article is named."""
    nouns = [at for at in pieces.find(Kind.NOUN) if pieces.group(at) is Group.ARTICLE]
    named = [at for at in nouns if at != pieces.asked or not pieces.folded(at).endswith("s")]
    return bool(named) or pieces.has(Kind.QUOTE)
