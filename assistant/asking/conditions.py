"""The rules that say what articles are to hold: rows of two tables, more of one than of another, a mean above."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.asking.among_rated import read_among_rated
from assistant.asking.filtering import TOP_OF_SCALE, comparison_of, rating_at
from assistant.asking.in_each_table import read_in_each_table
from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, ROWS, NotUnderstood, Piece, Pieces
from assistant.asking.scoping import names_articles
from assistant.asking.tables import tables_of
from assistant.asking.verbs import HOLDING_VERBS
from assistant.queries import ANY_RATING, AT_LEAST_ONE, NONE, Comparison, Group, Holding, NumberFilter

_MORE = frozenset("more plus davantage".split())
_LESS = frozenset("less fewer moins".split())
_ALIKE = frozenset("many autant meme same".split())
_DETERMINERS = frozenset("the any their les des de d l leurs".split())
_TIMES = frozenset("fois times twice double triple half moitie".split())
_EXCEPT = (["except"], ["excepting"], ["sauf"], ["hormis"], ["excepte"], ["apart"], ["other"], ["hors"], ["save"])
_BOUNDS = (Comparison.AT_LEAST, Comparison.AT_MOST)
_SIDES = 2
_JOINTS = (Kind.AND, Kind.OR, Kind.BREAK)
_NEITHER = frozenset("ni neither nor".split())
_BEFORE_ROWS = (*LIGHT, *_JOINTS, Kind.COMPARISON, Kind.NUMBER, Kind.NONE, Kind.NOT, Kind.BETWEEN, Kind.PRONOUN)
_AFTER_ROWS = (*LIGHT, Kind.COMPARISON, Kind.NUMBER, Kind.RELEVANCY, Kind.REACH, Kind.TOP_MARK)
_RATING_VERBS = frozenset(
    "notent note noter rate rates score scores grade grades cotent evaluent rated scored graded".split()
)
_REACHES = frozenset(
    "monter monte montent atteindre atteint atteignent aller arriver donner donnent accorder attribuer decerner mettre "
    "grimper culminer climb climbing climbs reach reaching reaches go going goes give giving gives award awarding hit "
    "hitting hits get getting gets make making up to any a at as jusqu ever yet even top".split()
)
_BEFORE_A_RATING = (*LIGHT, *_JOINTS, *ROWS, Kind.NONE, Kind.NOT, Kind.COMPARISON, Kind.RELEVANCY, Kind.UNTIL,
                    Kind.BACK, Kind.STOP, Kind.REACH)  # fmt: skip


def read_holding(pieces: Pieces, known: Collection[str]) -> tuple[Holding, ...]:
    """What articles are to hold, where a number of rows of one table does not say it.

    What is read becomes fillers: no other rule is to make anything of it.

    Args:
        known: the names of all tables.

    Raises:
        NotUnderstood: it is said in part only.
    """
    if not _asks_articles(pieces):
        return ()
    places = pieces.find(*ROWS)
    for read in (read_among_rated, read_in_each_table):
        held, taken = read(pieces, places, known)
        if held:
            _take(pieces, taken)
            return held
    tables = {pieces[at].value for at in places}
    if len(tables) == 1 and (rated := _read_rated_but(pieces, places, known)):
        return rated
    if pieces.has(Kind.MEAN) and pieces.has(Kind.NUMBER) and not pieces.has(Kind.EXTREME, Kind.EACH, Kind.TOP):
        return _read_mean(pieces, places, known)
    if len(places) == 2 * _SIDES and not pieces.has(Kind.EXTREME, Kind.EACH, Kind.OR):
        # "more technologies than concerns, and more technologies than issues"
        first, second = (_read_against(pieces, places[at : at + _SIDES], known) for at in (0, _SIDES))
        if not (first and second):
            raise NotUnderstood
        return (*first, *second)
    if len(places) != 2 or len(tables) != 2 or pieces.has(Kind.EXTREME, Kind.EACH):
        return _read_several(pieces, places, known) if len(tables) > 2 and len(tables) == len(places) else ()
    return _read_against(pieces, places, known) or _read_several(pieces, places, known)


def _asks_articles(pieces: Pieces) -> bool:
    """Whether articles are what is asked for, none of which is named."""
    plural = pieces.asked is not None and pieces.folded(pieces.asked).endswith("s")
    return names_articles(pieces) and plural and pieces.group(pieces.asked) is Group.ARTICLE


def _read_mean(pieces: Pieces, places: Sequence[int], known: Collection[str]) -> tuple[Holding, ...]:
    """ "articles with an average relevancy above 4.5", "whose concerns average more than 4"."""
    numbers, (mean, *_) = pieces.find(Kind.NUMBER), pieces.find(Kind.MEAN)
    if len(numbers) > 1 or len(places) > 1 or pieces.has(Kind.SHARE):
        raise NotUnderstood
    comparisons = pieces.near(numbers[0], Kind.COMPARISON, behind=4, ahead=2)
    if not comparisons or pieces.has(Kind.NOT, Kind.NONE):
        raise NotUnderstood
    wanted = NumberFilter(comparison_of(pieces, comparisons), pieces.number(numbers[0]))
    held = Holding(_tables(pieces, places, known), mean=wanted)
    _take(pieces, [mean, *numbers, *comparisons, *places, *pieces.find(Kind.RELEVANCY, Kind.REACH)])
    return (held,)


def _read_rated_but(pieces: Pieces, places: Sequence[int], known: Collection[str]) -> tuple[Holding, ...]:
    """ "articles that rate their signals without ever reaching 5": some are rated, and none so."""
    numbers = pieces.find(Kind.NUMBER, Kind.TOP_MARK)
    if held := _read_none_of_rated(pieces, places, numbers, known):
        return held
    rated = [at for at in range(len(pieces)) if _rates(pieces, at)]
    if len(numbers) != 1 or not rated or pieces.has(Kind.EXTREME, Kind.MEAN, Kind.SHARE, Kind.EACH, Kind.EVERY):
        return ()
    number = numbers[0]
    denied = [at for at in pieces.find(Kind.NONE, Kind.NOT, Kind.UNRATED) if rated[0] < at < number]
    between = range(denied[0], number) if denied else range(0)
    plain = all(pieces.kind(at) in _BEFORE_A_RATING or pieces.folded(at) in _REACHES for at in between)
    first = places[0] if places else number
    if not denied or not plain or not (rated[0] < denied[0] and first < denied[0]):
        return ()
    comparisons = [at for at in (*between, number + 1) if at < len(pieces) and pieces.kind(at) is Kind.COMPARISON]
    value = TOP_OF_SCALE if pieces.kind(number) is Kind.TOP_MARK else pieces.number(number)
    tables = _tables(pieces, places, known)
    rating = NumberFilter(comparison_of(pieces, comparisons), value)
    taken = [*rated, *places, *between, number, *comparisons]
    _take(pieces, [at for at in taken if pieces.kind(at) not in LIGHT])
    return Holding(tables, (ANY_RATING,), AT_LEAST_ONE), Holding(tables, (rating,), NONE)


def _read_none_of_rated(
    pieces: Pieces, places: Sequence[int], numbers: Sequence[int], known: Collection[str]
) -> tuple[Holding, ...]:
    """ "articles with no technology below 5, those without scores aside"."""
    aside = [(at, left) for at in pieces.find(Kind.UNRATED) for left in pieces.near(at, Kind.NOT, behind=4)]
    none = pieces.find(Kind.NONE)
    if not aside or len(numbers) != 1 or len(none) != 1 or not none[0] < places[0] < numbers[0]:
        return ()
    told = [at for at in range(places[0], numbers[0] + 2) if at < len(pieces) and pieces.kind(at) in _AFTER_ROWS]
    comparisons = [at for at in told if pieces.kind(at) is Kind.COMPARISON]
    value = TOP_OF_SCALE if pieces.kind(numbers[0]) is Kind.TOP_MARK else pieces.number(numbers[0])
    rating = NumberFilter(comparison_of(pieces, comparisons), value)
    tables = _tables(pieces, places, known)
    _take(
        pieces,
        [
            *none,
            *places,
            *(at for at in told if pieces.kind(at) not in LIGHT),
            *numbers,
            *range(aside[0][1], aside[0][0] + 1),
        ],
    )
    return Holding(tables, (ANY_RATING,), AT_LEAST_ONE), Holding(tables, (rating,), NONE)


def _rates(pieces: Pieces, at: int) -> bool:
    """Whether a piece says that rows have a rating, without a number that says which."""
    numbered = any(
        pieces.kind(i) in (Kind.NUMBER, Kind.COMPARISON, Kind.TOP_MARK) for i in (at + 1, at + 2) if i < len(pieces)
    )
    verb = pieces.kind(at) in (Kind.NAME, Kind.FILLER, Kind.RELEVANCY) and pieces.folded(at) in _RATING_VERBS
    return (verb or pieces.kind(at) is Kind.RELEVANCY) and not numbered


def _read_against(pieces: Pieces, places: Sequence[int], known: Collection[str]) -> tuple[Holding, ...]:
    """ "more concerns than issues", "autant de signaux que d’enjeux"."""
    first, second = places
    before = pieces.previous(first)
    told = [_suffix(pieces, at) for at in places]
    begin = (told[0][-1] if told[0] else first) + 1
    than = [at for at in range(begin, second) if pieces.kind(at) not in LIGHT]
    comparison = None if before is None else _find_comparison(pieces, before)
    if before is None or comparison is None:
        return ()
    joined = len(than) <= 1 and all(pieces.kind(at) in (Kind.AND, Kind.COMPARE) for at in than)
    rated = [rating_at(pieces, of_one) for of_one in told]
    if not joined or rated[0] != rated[1]:
        raise NotUnderstood  # "more signals than technologies rated 5": whether both are to be is not said
    bounds = [at for at in pieces.near(before, Kind.COMPARISON, behind=2) if pieces[at].value in _BOUNDS]
    if bounds and comparison is Comparison.EQUAL:
        comparison = comparison_of(pieces, bounds)  # "at least as many technologies as behaviours"
    amount = NumberFilter(comparison, 0)
    held = Holding(_tables(pieces, [first], known), rated[0], amount, _tables(pieces, [second], known))
    exactly = [at for at in pieces.near(before, Kind.COMPARISON, behind=2) if pieces[at].value is Comparison.EQUAL]
    _take(pieces, [*exactly, *bounds, before, first, *than, second, *told[0], *told[1]])
    return (held,)


def _find_comparison(pieces: Pieces, at: int) -> Comparison | None:
    """How "more", "fewer" or "as many" sets two numbers against each other."""
    words = set(pieces.folded(at).split())
    if words & _TIMES:
        raise NotUnderstood  # "twice as many signals as issues"
    if pieces.kind(at) is Kind.COMPARE:
        return Comparison.EQUAL if words & _ALIKE else None
    if pieces.kind(at) not in (Kind.HEED, Kind.COMPARISON) or not words & (_MORE | _LESS):
        return None
    if pieces.kind(at) is Kind.COMPARISON and pieces[at].value not in (Comparison.MORE_THAN, Comparison.LESS_THAN):
        return None
    return Comparison.MORE_THAN if words & _MORE else Comparison.LESS_THAN


def _read_several(pieces: Pieces, places: Sequence[int], known: Collection[str]) -> tuple[Holding, ...]:
    """ "at least 10 signals but no technologies", "a concern rated 5 and a technology rated 5"."""
    held: list[Holding] = []
    taken: list[int] = []
    begin, none = (pieces.asked or 0) + 1, False
    if begin > places[0]:
        return ()  # "signals and concerns in articles of 2024"
    for at in places:
        before, after = range(begin, at), _suffix(pieces, at)
        if any(pieces.kind(i) not in _BEFORE_ROWS and not _holds(pieces, i) for i in before):
            return ()
        none = _denies(pieces, before) or (none and _only_joins(pieces, before))
        if any(pieces.folded(i).split()[:1] in _EXCEPT for i in before):
            raise NotUnderstood  # "no rows rated 5 except in concerns"
        if any(pieces.kind(i) is Kind.OR and pieces.folded(i) not in _NEITHER for i in before):
            raise NotUnderstood  # one or the other
        amount = NONE if none else _read_amount(pieces, before)
        held.append(Holding(_tables(pieces, [at], known), rating_at(pieces, _suffix(pieces, at)), amount))
        if _rates_all(held):  # "both a concern and an issue rated 3"
            held = [Holding(wanted.tables, held[-1].relevancy, wanted.amount) for wanted in held]
        taken += [i for i in (*before, at, *after) if pieces.kind(i) not in LIGHT]
        begin = (after[-1] if after else at) + 1
    _take(pieces, taken)
    return tuple(held)


def _rates_all(held: Sequence[Holding]) -> bool:
    """Whether a rating is said of the last table only, and the others are without a number that they are to have."""
    *before, last = held
    return bool(last.relevancy and before) and all(h.amount == AT_LEAST_ONE and not h.relevancy for h in before)


def _holds(pieces: Pieces, at: int) -> bool:
    """Whether a word is a verb of having rows: "articles totalling at least 9 signals"."""
    return pieces.kind(at) is Kind.NAME and pieces.folded(at) in HOLDING_VERBS


def _denies(pieces: Pieces, places: Sequence[int]) -> bool:
    kinds = {pieces.kind(at) for at in places}
    return bool(kinds & {Kind.NONE, Kind.NOT}) or any(pieces.folded(at) in _NEITHER for at in places)


def _only_joins(pieces: Pieces, places: Sequence[int]) -> bool:
    """Whether a table goes on with the denial before it: "lack technologies and issues", "no signals or issues"."""
    if any(pieces.kind(at) is Kind.OR for at in places):
        return True
    joins = any(pieces.kind(at) is Kind.AND for at in places)
    return joins and all(pieces.kind(at) is Kind.AND or pieces.folded(at) in _DETERMINERS for at in places)


def _read_amount(pieces: Pieces, places: Sequence[int]) -> NumberFilter:
    """How many rows there are to be: at least one where no number says it."""
    numbers = [at for at in places if pieces.kind(at) is Kind.NUMBER]
    comparisons = [at for at in places if pieces.kind(at) is Kind.COMPARISON]
    between = any(pieces.kind(at) is Kind.BETWEEN for at in places)
    if between and len(numbers) == 2:
        return NumberFilter(Comparison.BETWEEN, *map(pieces.number, numbers))
    if len(numbers) > 1 or between or len(comparisons) > len(numbers):
        raise NotUnderstood
    if not numbers:
        return AT_LEAST_ONE
    return NumberFilter(comparison_of(pieces, comparisons), pieces.number(numbers[0]))


def _suffix(pieces: Pieces, at: int) -> list[int]:
    """The places after a table that may tell its rating, up to the next joint."""
    end = at + 1
    while end < len(pieces) and pieces.kind(end) in _AFTER_ROWS:
        end += 1
    told = list(range(at + 1, end))
    rates = any(pieces.kind(i) in (Kind.RELEVANCY, Kind.REACH, Kind.TOP_MARK) for i in told)
    return told if rates else []


def _tables(pieces: Pieces, places: Sequence[int], known: Collection[str]) -> tuple[str, ...]:
    """The tables that some pieces name; none where rows of any are meant."""
    named = [name for at in places if pieces.kind(at) is Kind.TABLE for name in tables_of(str(pieces[at].value), known)]
    return tuple(dict.fromkeys(named))


def _take(pieces: Pieces, places: Sequence[int]) -> None:
    for at in places:
        pieces.put(at, Piece(Kind.FILLER, None, pieces[at].text))
