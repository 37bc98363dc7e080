"""The rules that say which rows match: their topic, their relevancy, and what they lack."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asking.articles import names_an_article
from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, ROWS, NotUnderstood, Pieces
from assistant.asking.scoping import names_articles
from assistant.asking.verbs import HOLDING_VERBS
from assistant.columns import ColumnRole
from assistant.queries import Comparison, Extreme, Group, NumberFilter

_WHOLLY = frozenset("fully entirely completely wholly entierement completement integralement totalement".split())
_SOMEWHERE = ("miss", "blank", "empty", "manqu", "vide", "absent", "blanc", "lack")  # a rating, and others are there
TOP_OF_SCALE = 5  # of relevancy
_ALL_SO_MANY = ("all", "all its", "all their", "all the", "tous les", "toutes les", "tous leurs", "toutes leurs")


def read_topic(pieces: Pieces) -> tuple[str | None, bool]:
    """What rows are to be about, and whether it is meant as the word itself."""
    for at in pieces.free(Kind.TOPIC, Kind.SCALE):
        if at in pieces.taken or names_an_article(pieces, pieces.previous(at)):
            continue
        if pieces.kind(at) is Kind.SCALE and pieces.kind(pieces.next(at)) is Kind.NUMBER:
            continue
        if pieces.group(pieces.next(at)) is Group.ARTICLE and pieces.next(at) in pieces.taken:
            pieces.taken.add(at)  # "themes linked to the article on …"
            continue
        phrase = pieces.phrase_after(at, wide=True)
        if phrase:
            quoted = any(pieces.kind(i) is Kind.QUOTE for i in phrase)
            literal = pieces.free(Kind.WORD)
            pieces.taken |= {at, *phrase, *literal}
            return pieces.join(phrase), quoted or bool(literal)
        pieces.taken.add(at)
    # "AI risks", "climate-related concerns"
    for at in pieces.free(Kind.TABLE):
        phrase = [i for i in pieces.phrase_before(at) if i == at - 1 or pieces.kind(i) is Kind.NAME]
        if phrase and phrase[-1] == at - 1 and not pieces.follows_preposition(phrase[0]):
            before = pieces.previous(phrase[0])
            if before is None or pieces.kind(before) in (Kind.COUNT, Kind.LIST, Kind.WHICH, Kind.SHARE):
                pieces.taken |= set(phrase)
                return pieces.join(phrase), False
    return None, False


def read_decimals(pieces: Pieces) -> int | None:
    """How many decimals figures are asked for with."""
    for at in pieces.find(Kind.DECIMALS):
        numbers = pieces.near(at, Kind.NUMBER, behind=2)
        return int(pieces.number(numbers[0])) if numbers else 1
    return None


def read_relevancy(pieces: Pieces, *, rated_before: bool) -> tuple[NumberFilter, ...]:
    """The numbers that relevancy is compared with.

    Args:
        rated_before: the query before this one is about ratings already.

    Raises:
        NotUnderstood: a number stands there that is no rating, or of which nothing tells how it compares.
    """
    tops = pieces.free(Kind.TOP_MARK)
    numbers = pieces.free(Kind.NUMBER)
    if tops and not (pieces.kind(pieces.previous(tops[0])) is Kind.WHICH and not numbers):
        if len(numbers) > 1 or any(pieces.number(at) != TOP_OF_SCALE for at in numbers):
            raise NotUnderstood
        negation = pieces.near(tops[0], Kind.NOT, behind=4)
        below = pieces.near(tops[0], Kind.COMPARISON, behind=2)
        pieces.taken |= {*tops, *numbers, *negation, *below}
        if below and pieces[below[0]].value is Comparison.LESS_THAN:
            return (NumberFilter(Comparison.LESS_THAN, TOP_OF_SCALE),)
        return (NumberFilter(Comparison.NOT_EQUAL if negation else Comparison.EQUAL, TOP_OF_SCALE),)
    if not numbers:
        return ()
    if any(pieces.kind(pieces.next(at)) in (Kind.TIMES, Kind.WORD) for at in numbers):
        raise NotUnderstood  # "at least four times", "a title of more than five words"
    after = [at + 1 for at in numbers if at + 1 < len(pieces) and pieces.kind(at + 1) is not Kind.EACH]
    if any(pieces.group(at) is Group.ARTICLE for at in after):
        raise NotUnderstood  # a number of articles
    values = [pieces.number(at) for at in numbers]
    if not pieces.has(Kind.RELEVANCY, Kind.REACH, Kind.SCALE):
        counted = any(pieces.kind(pieces.next(at, skipping=(Kind.COMPARISON,))) in ROWS for at in numbers)
        if max(values) > TOP_OF_SCALE or (counted and pieces.free(Kind.COMPARISON)):
            raise NotUnderstood  # "ten or more technologies": so many rows, no rating
    if not (_is_about_ratings(pieces, numbers) or rated_before):
        raise NotUnderstood
    if len(numbers) > 2:
        if pieces.has(Kind.EACH, Kind.SPREAD):
            pieces.taken |= {*numbers, *pieces.free(Kind.BETWEEN)}
            return ()  # "by relevancy (2, 3, 4, 5)": all of them
        raise NotUnderstood
    pieces.taken |= set(numbers)
    if len(numbers) == 2 and values[0] == values[1] and len({pieces[at].value for at in pieces.find(*ROWS)}) > 1:
        # "more technologies rated 5 than signals rated 5": the same is said of both
        sides = [pieces.near(at, Kind.COMPARISON, behind=3, ahead=2) for at in numbers]
        pieces.taken |= {*sides[0], *sides[1], *pieces.near(numbers[1], Kind.RELEVANCY, behind=2)}
        compared = {comparison_of(pieces, side) for side in sides}
        if len(compared) > 1 or pieces.near(numbers[0], Kind.NOT, behind=4):
            raise NotUnderstood
        return (NumberFilter(compared.pop(), values[0]),)
    if len(numbers) == 2:
        neither = pieces.near(numbers[0], Kind.NOT, behind=4)
        either = _read_two(pieces, numbers, values)
        if not neither:
            return (either,)
        pieces.taken |= set(neither)
        if either.comparison is not Comparison.EITHER:
            raise NotUnderstood
        return tuple(NumberFilter(Comparison.NOT_EQUAL, value) for value in values)
    at = numbers[0]
    comparisons = pieces.near(at, Kind.COMPARISON, behind=4, ahead=3)
    # "not rated 5" does not ask for rows without a rating.
    negation = [*pieces.near(at, Kind.NOT, behind=4), *pieces.near(at, Kind.UNRATED, behind=2)]
    pieces.taken |= {*comparisons, *negation, *pieces.near(at, Kind.SINCE, behind=1), *pieces.near(at, Kind.REACH)}
    comparison = comparison_of(pieces, comparisons)
    if comparison is Comparison.AT_MOST and values[0] >= TOP_OF_SCALE:
        comparison = Comparison.EQUAL  # "the maximum rating of 5": at most 5 are all
    comparison = opposite_of(comparison) if negation else comparison
    return (NumberFilter(comparison, values[0]),)


def opposite_of(comparison: Comparison) -> Comparison:
    """What a negated comparison says.

    Raises:
        NotUnderstood: nobody says it so.
    """
    opposite = {
        Comparison.EQUAL: Comparison.NOT_EQUAL,
        Comparison.MORE_THAN: Comparison.AT_MOST,
        Comparison.LESS_THAN: Comparison.AT_LEAST,
        Comparison.AT_LEAST: Comparison.LESS_THAN,
    }
    if comparison not in opposite:
        raise NotUnderstood
    return opposite[comparison]


def _is_about_ratings(pieces: Pieces, numbers: Sequence[int]) -> bool:
    """Whether numbers can be ratings: something says so, or nothing that they could count follows them."""
    if pieces.has(Kind.RELEVANCY, Kind.UNRATED, Kind.REACH) or pieces.free(Kind.COMPARISON):
        return not any(_counts_name(pieces, at + 1) for at in numbers)
    within = any("entre" in pieces.folded(at).split() for at in pieces.find(Kind.COUNT))  # "combien d'entre elles"
    rows = pieces.has(*ROWS, Kind.BACK) or within
    ranking = (Kind.EXTREME, Kind.COUNT, Kind.SHARE)
    ranked = all(pieces.kind(pieces.previous(at)) in ranking for at in numbers)
    rows = rows or (ranked and pieces.has(Kind.NOUN, Kind.QUOTE))  # "the article with the most 5s"
    low = all(pieces.number(at) <= TOP_OF_SCALE for at in numbers)
    return low and rows and all(_ends_phrase(pieces, at) for at in numbers)


def _counts_name(pieces: Pieces, at: int) -> bool:
    """Whether a word after a number is counted by it: "5 robots", not "rows scored 5 stand in"."""
    return at < len(pieces) and pieces.kind(at) is Kind.NAME and pieces.folded(at) not in HOLDING_VERBS


def _ends_phrase(pieces: Pieces, at: int) -> bool:
    after = at + 1 if at + 1 < len(pieces) else None
    return pieces.kind(after) in (
        None,
        Kind.BREAK,
        Kind.AND,
        Kind.OR,
        Kind.FILLER,
        Kind.STOP,
        Kind.ALL,
        Kind.COMPARISON,
        Kind.EXISTS,
        Kind.EACH,
    )


def _read_two(pieces: Pieces, numbers: Sequence[int], values: Sequence[float]) -> NumberFilter:
    opening = pieces.previous(numbers[0])
    between = [i for i in range(numbers[0] + 1, numbers[1]) if pieces.kind(i) not in LIGHT]
    kinds = {pieces.kind(i) for i in between}
    opens = pieces.kind(opening) in (Kind.BETWEEN, Kind.SINCE)
    low, high = pieces.near(numbers[0], Kind.COMPARISON, behind=2), pieces.near(numbers[1], Kind.COMPARISON, behind=2)
    pieces.taken |= {*between, *pieces.near(numbers[0], Kind.BETWEEN, behind=2), *low, *high}
    pieces.taken |= set(pieces.near(numbers[0], Kind.SINCE, behind=2))
    if kinds == {Kind.OR} and not low:
        return NumberFilter(Comparison.EITHER, values[0], values[1])
    written_to = any(pieces.folded(i) in ("to", "a") for i in range(numbers[0] + 1, numbers[1]))
    if kinds <= {Kind.AND, Kind.UNTIL} and not low and (opens or written_to):
        return NumberFilter(Comparison.BETWEEN, min(values), max(values))
    if kinds <= {Kind.AND} and not (low or high) and values[0] != values[1]:
        return NumberFilter(Comparison.EITHER, values[0], values[1])  # "rated 4 and 5": no row is both
    if low and high and {pieces[low[0]].value, pieces[high[0]].value} == {Comparison.AT_LEAST, Comparison.AT_MOST}:
        return NumberFilter(Comparison.BETWEEN, min(values), max(values))
    raise NotUnderstood


def comparison_of(pieces: Pieces, places: Sequence[int]) -> Comparison:
    """The comparison that the first of some pieces names; equality where there is none."""
    value = pieces[places[0]].value if places else None
    return value if isinstance(value, Comparison) else Comparison.EQUAL


def rating_at(pieces: Pieces, places: Sequence[int]) -> tuple[NumberFilter, ...]:
    """The one rating that is told at some places; nothing where there are none.

    Raises:
        NotUnderstood: none is told there, or more than one.
    """
    numbers = [at for at in places if pieces.kind(at) is Kind.NUMBER]
    comparisons = [at for at in places if pieces.kind(at) is Kind.COMPARISON]
    if not places:
        return ()
    if any(pieces.kind(at) is Kind.TOP_MARK for at in places) and not numbers:
        return (NumberFilter(Comparison.EQUAL, TOP_OF_SCALE),)
    if len(numbers) != 1 or len(comparisons) > 1:
        raise NotUnderstood
    return (NumberFilter(comparison_of(pieces, comparisons), pieces.number(numbers[0])),)


def read_rated(pieces: Pieces, relevancy: tuple[NumberFilter, ...]) -> bool | None:
    """Whether rows without a rating are asked for (False), or those with one ("how many carry a score?")."""
    if pieces.has(Kind.INCLUDED) and pieces.has(Kind.SPREAD, Kind.EACH) and pieces.take(Kind.UNRATED):
        return None  # "by rating, including those without one": the answer tells how many these are
    for at in pieces.free(Kind.UNRATED):
        left_out = pieces.near(at, Kind.NOT, behind=3)
        denied = pieces.near(at, Kind.NONE, behind=2)
        if denied and names_articles(pieces):
            pieces.taken |= {at, *denied}
            return True  # of all rows: "articles with no unrated rows"
        pieces.taken |= {at, *left_out, *pieces.near(at, Kind.BACK, Kind.ROWS, behind=2)}
        if not left_out:
            return False
        return None if pieces.has(Kind.MEAN, Kind.MEDIAN, Kind.EXTREME, Kind.TOP) or relevancy else True
    ratings = pieces.find(Kind.RELEVANCY)
    if relevancy or not ratings:
        return None
    for at in ratings:
        absent = pieces.near(at, Kind.NONE, behind=5) or pieces.near(at, Kind.NOT, behind=3)
        if absent:
            pieces.taken.add(absent[0])
            return False
    if pieces.has(Kind.EXTREME, Kind.TOP, Kind.MEAN, Kind.EACH, Kind.SPREAD, Kind.COMPARE, Kind.TOP_MARK):
        return None
    if any(pieces.folded(at) in _WHOLLY for at in pieces.find(Kind.EVERY)) and names_articles(pieces):
        return True
    none_of_them = any(at in pieces.taken for at in pieces.find(Kind.NONE))
    return True if pieces.has(Kind.COUNT, Kind.SHARE) or none_of_them else None


def read_named(pieces: Pieces) -> bool | None:
    """Whether rows without a name are asked for, or those with one."""
    if pieces.take(Kind.UNNAMED):
        return False
    if pieces.has(Kind.CONTAINS, Kind.STARTS):
        return None
    for at in pieces.free(Kind.COLUMN):
        if pieces[at].value is ColumnRole.NAME:
            absent = pieces.near(at, Kind.NONE, behind=4)
            if absent:
                pieces.taken |= {at, *absent}
                return False
    return True if pieces.take(Kind.NAMED) else None


def read_lacking(pieces: Pieces) -> ColumnRole | None:
    """The column that rows are to have nothing in, names left aside: "signals without a description"."""
    if pieces.has(Kind.CONTAINS, Kind.STARTS, Kind.ENDS, Kind.QUOTE):
        return None
    for at in pieces.free(Kind.COLUMN):
        value = pieces[at].value
        absent = pieces.near(at, Kind.NONE, behind=4)
        if isinstance(value, ColumnRole) and value is not ColumnRole.NAME and absent:
            pieces.taken |= {at, *absent, *pieces.near(at, Kind.COLUMN_WORD, ahead=4)}
            return value
    return None


def read_every(pieces: Pieces, *, filtered: bool) -> bool:
    """Whether all rows of an article are to match: "articles where all technologies are rated 5"."""
    if not filtered or not names_articles(pieces):
        return False
    if any(at in pieces.taken and pieces.near_taken(at, Kind.NONE) for at in pieces.find(Kind.UNRATED)):
        return True
    for at in pieces.find(Kind.EVERY):
        after = pieces.next(at)
        rates = pieces.kind(after) in (Kind.RELEVANCY, Kind.REACH, Kind.UNRATED, Kind.TOP_MARK)
        if rates and pieces.folded(at) in _WHOLLY and pieces.group(pieces.previous(at)) is Group.ARTICLE:
            return True  # "articles that are fully rated"
        if rates and pieces.kind(pieces.previous(at)) in ROWS:
            return True  # "articles whose signals are all rated 5"
        so_many = pieces.kind(after) is Kind.NUMBER and pieces.kind(pieces.next(after or 0)) in ROWS
        if so_many and after == at + 1 and pieces.folded(at) in _ALL_SO_MANY:
            return True  # "all five of their signals"
        if pieces.kind(after) in ROWS or "exception" in pieces.folded(at) or pieces.folded(at).startswith("exclusi"):
            return True
    ratings = pieces.find(Kind.UNRATED, Kind.UNNAMED, Kind.RELEVANCY)
    unrated = [pieces.folded(at) for at in pieces.find(Kind.UNRATED)]
    rows = any({"row", "rows", "ligne", "lignes"} & set(pieces.folded(at).split()) for at in pieces.find(Kind.FILLER))
    if unrated and not (rows or pieces.has(*ROWS)) and not any(word in text for text in unrated for word in _SOMEWHERE):
        return True  # "articles without any rating"
    of_column = any(word in pieces.folded(at) for at in ratings for word in ("column", "colonne"))
    return pieces.has(Kind.COLUMN_WORD) or of_column


def extreme_of(pieces: Pieces, places: Sequence[int]) -> Extreme | None:
    """The end that pieces name.

    Raises:
        NotUnderstood: they name both.
    """
    values = {pieces[at].value for at in places}
    if len(values) > 1:
        raise NotUnderstood
    value = next(iter(values), None)
    return value if isinstance(value, Extreme) else None
