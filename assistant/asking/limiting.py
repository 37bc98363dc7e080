"""The rules that say how many are wanted: of a ranking, and of the rows that an article or a group has to hold."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asking.filtering import TOP_OF_SCALE, comparison_of, opposite_of
from assistant.asking.lexicon import Kind
from assistant.asking.pieces import ROWS, NotUnderstood, Pieces
from assistant.asking.scoping import names_articles
from assistant.queries import LABELS, NONE, OF_DATES, Comparison, Group, NumberFilter, TableQuery

_ONCE = ("only once", "une seule fois", "exactly once", "just once", "que une fois", "qu une fois")


_NEXT = frozenset("next following suivant suivante suivants suivantes prochain prochains prochaines".split())
_FEW = 20  # of which somebody may ask for all


def read_rank(pieces: Pieces, before: TableQuery | None) -> int | None:
    """The second place, or the third, where that is asked for; or the place after those of the question before.

    Raises:
        NotUnderstood: the next place is asked for, and nothing was ranked.
    """
    ordinals = pieces.free(Kind.ORDINAL)
    if not ordinals:
        return None
    pieces.taken |= set(ordinals)
    rank = int(float(str(pieces[ordinals[0]].value)))
    if rank:
        return rank
    if before is None or before.extreme is None:
        raise NotUnderstood
    if before.limit and before.limit > 1 and not before.rank:
        return None  # several stand before it, some of which may tie: `read_next_limit`
    return (before.rank or 1) + 1


def read_next_limit(pieces: Pieces, before: TableQuery | None) -> int | None:
    """More than the best of the question before, where the next place is asked for, or several: "and right behind?"."""
    if before is None or before.extreme is None or before.rank:
        return None
    for at in pieces.free(Kind.NAME):
        beside = [i for i in pieces.near(at, Kind.NUMBER, behind=1, ahead=1) if pieces.number(i) >= 1]
        if pieces.folded(at) in _NEXT and beside:  # "and the next two?"
            pieces.taken |= {at, *beside}
            return (before.limit or 1) + int(pieces.number(beside[0]))
    ordinals = [at for at in pieces.find(Kind.ORDINAL) if not float(str(pieces[at].value))]
    if not ordinals:
        return None
    return before.limit + 1 if before.limit and before.limit > 1 else None


def read_limit(pieces: Pieces) -> int | None:
    """The 3 of "top 3", "the three highest rated concerns", "les 3 enjeux les mieux notés"."""
    if not pieces.has(Kind.TOP, Kind.EXTREME, Kind.LONGEST, Kind.DATED):
        return None
    for at in pieces.free(Kind.NUMBER):
        before, after = pieces.previous(at), pieces.next(at)
        noun_after = pieces.kind(after) in (*ROWS, Kind.NOUN, Kind.EXTREME, Kind.TOP, Kind.LONGEST)
        if at > 1 and pieces.folded(at - 1) in ("a", "at") and pieces.kind(at - 2) in ROWS:
            continue  # « les lignes à 5 dans l'article le plus récent »
        if pieces.kind(before) in (Kind.COMPARISON, Kind.BETWEEN, Kind.RELEVANCY, Kind.SHARE):
            continue
        of_all = pieces.kind(before) is Kind.WHICH and pieces.folded(before or 0).endswith(
            (" of the", " des", " of these")
        )
        if of_all and not pieces.has(Kind.DATED) and pieces.number(at) > _FEW:
            pieces.taken.add(at)  # "which of the 241 articles has the most signals?"
            continue
        if pieces.kind(before) is Kind.TOP or (noun_after and not _is_whole_count(pieces, at)):
            pieces.taken.add(at)
            value = pieces.number(at)
            if value < 1 or value % 1:
                raise NotUnderstood
            return int(value)
    return None


def _is_whole_count(pieces: Pieces, at: int) -> bool:
    """Whether a number says how many there are anyway: "of the five tables, which has the most rows?"."""
    after = pieces.next(at)
    return pieces.group(after) is Group.TABLE and (pieces.number(at) >= TOP_OF_SCALE or pieces.has(Kind.EACH))


def drop_plain_numbers(pieces: Pieces, group: Group | None) -> None:
    """Take the numbers that limit nothing: of decimals, of a scale, of "all five tables", of "only one article"."""
    for at in pieces.free(Kind.DECIMALS):
        pieces.taken |= {at, *pieces.near(at, Kind.NUMBER, behind=2)}
    for at in pieces.free(Kind.SCALE):
        if at + 1 < len(pieces) and pieces.kind(at + 1) is Kind.NUMBER:
            pieces.taken |= {at, at + 1}
    for at in pieces.free(Kind.NUMBER):
        after, before = pieces.next(at), pieces.previous(at)
        is_told = pieces.kind(after) in ROWS and before is None and len(pieces.find(Kind.NUMBER)) > 1
        if is_told and pieces.has(Kind.RELEVANCY) and pieces.has(Kind.WHICH) and not pieces.has(Kind.EXTREME, Kind.TOP):
            pieces.taken.add(at)  # "exactly one signal has relevancy 2, which one?"
            continue
        if pieces.kind(after) in ROWS and _is_told(pieces, at):
            pieces.taken.add(at)
            continue
        is_count = pieces.kind(after) is Kind.NOUN and after == at + 1 and pieces.kind(before) is not Kind.NAME
        compared = pieces.kind(before) in (Kind.COMPARISON, Kind.TOP, Kind.BETWEEN) or pieces.has(Kind.EXTREME)
        if (is_count and group is None and not compared and not pieces.has(Kind.DATED)) or (
            is_count and _is_whole_count(pieces, at)
        ):
            pieces.taken.add(at)


def _is_told(pieces: Pieces, at: int) -> bool:
    """Whether a number only repeats what the asker knows: "what are the two signals in the CNIL article"."""
    definite = at > 0 and pieces.folded(at - 1).split()[-1:] in (["the"], ["les"], ["ses"], ["its"], ["these"], ["ces"])
    ranks = pieces.has(Kind.EXTREME, Kind.TOP, Kind.DATED, Kind.LONGEST, Kind.ORDINAL)
    return definite and not ranks and pieces.has(Kind.LIST, Kind.WHICH) and not names_articles(pieces)


def read_having(pieces: Pieces, group: Group | None) -> NumberFilter | None:
    """The "more than 10 signals" of articles that hold so many, or the "2 articles" of months."""
    counted: tuple[Kind, ...] = ROWS
    if group in (
        Group.MONTH,
        Group.QUARTER,
        Group.YEAR,
        Group.DATE,
        Group.CALENDAR_MONTH,
        Group.WEEKDAY,
        Group.NAME,
        Group.TITLE,
        Group.THEME,
        Group.KEYWORD,
    ):
        counted = (*ROWS, Kind.NOUN, Kind.TIMES)
    elif group is Group.ARTICLE and _bounds_groups(pieces):
        counted = ROWS
    elif group is not None or not names_articles(pieces):
        return None
    for at in pieces.free(Kind.NONE):
        after = pieces.next(at, skipping=(Kind.COMPARISON,))
        if pieces.kind(after) in counted and group is None:
            pieces.taken |= {at, *pieces.near(at, Kind.COMPARISON, ahead=1)}
            return NONE
    for at in pieces.free(Kind.NUMBER):
        after = pieces.next(at, skipping={Kind.COMPARISON, Kind.CONTINUE, Kind.DISTINCT})
        before = pieces.previous(at)
        if pieces.kind(before) in (Kind.RELEVANCY, Kind.REACH) and after != at + 1:
            continue  # "with a score of 3 in articles of May and June"
        if pieces.kind(before) is Kind.SHARE:
            continue  # « la proportion de 5 parmi les enjeux »
        follows = pieces.kind(after) in counted and pieces.kind(before) is not Kind.COUNT
        if not follows and not _counts_before(pieces, at, counted):
            continue
        lower = pieces.previous(before) if pieces.kind(before) is Kind.AND and before is not None else None
        if lower is not None and pieces.kind(lower) is Kind.NUMBER and lower not in pieces.taken:
            opening = pieces.previous(lower)
            if pieces.kind(opening) is Kind.BETWEEN and opening is not None:
                pieces.taken |= {at, lower, opening, before or at}
                return NumberFilter(Comparison.BETWEEN, pieces.number(lower), pieces.number(at))
        if pieces.kind(before) is Kind.BETWEEN:
            other = next((i for i in pieces.free(Kind.NUMBER) if i > at), None)
            if other is not None:
                pieces.taken |= {at, other, *pieces.near(at, Kind.BETWEEN, behind=2)}
                pieces.taken |= set(pieces.near(at, Kind.AND, ahead=2))
                return NumberFilter(Comparison.BETWEEN, pieces.number(at), pieces.number(other))
        comparisons = pieces.near(at, Kind.COMPARISON, behind=2, ahead=2)
        negation = pieces.near(at, Kind.NOT, behind=4)
        pieces.taken |= {at, *comparisons, *negation}
        comparison = comparison_of(pieces, comparisons)
        return NumberFilter(opposite_of(comparison) if negation else comparison, pieces.number(at))
    once = [at for at in pieces.find(Kind.DISTINCT) if pieces.folded(at).replace("’", " ").endswith(_ONCE)]
    if once and group in (Group.NAME, Group.TITLE, Group.THEME, Group.KEYWORD) and not pieces.has(Kind.EXTREME):
        pieces.taken |= set(once)
        return NumberFilter(Comparison.EQUAL, 1)
    names = group in (Group.NAME, Group.TITLE)
    if names and not pieces.has(Kind.EXTREME) and pieces.take(Kind.REPEATED):
        return NumberFilter(Comparison.MORE_THAN, 1)
    articles = any("article" in pieces.folded(at) for at in pieces.find(Kind.REPEATED))
    if group in (*OF_DATES, *LABELS) and articles and not pieces.has(Kind.EXTREME) and pieces.take(Kind.REPEATED):
        return NumberFilter(Comparison.MORE_THAN, 1)  # "how many days had more than one article?"
    return None


def read_other_having(pieces: Pieces, before: TableQuery | None) -> NumberFilter | None:
    """Another number of rows than in the question before: "how many have at least 10 concerns?", "and at least 12?"."""
    numbers = pieces.free(Kind.NUMBER)
    named = (*ROWS, Kind.NOUN, Kind.RELEVANCY, Kind.REACH, Kind.NAME, Kind.QUOTE, Kind.NOT, Kind.NONE, Kind.TOP)
    if before is None or before.having is None or before.relevancy or len(numbers) != 1 or pieces.has(*named):
        return None
    comparisons = pieces.near(numbers[0], Kind.COMPARISON, behind=2, ahead=2)
    if before.having.other is not None:
        return None
    pieces.taken |= {*numbers, *comparisons}
    comparison = comparison_of(pieces, comparisons) if comparisons else before.having.comparison
    return NumberFilter(comparison, pieces.number(numbers[0]))


def read_other_limit(pieces: Pieces, before: TableQuery | None) -> int | None:
    """Another number of the best than in the question before: "top 3 articles by signals?", "make it five"."""
    numbers = pieces.free(Kind.NUMBER)
    named = (*ROWS, Kind.NOUN, Kind.RELEVANCY, Kind.REACH, Kind.NAME, Kind.QUOTE, Kind.NOT, Kind.NONE, Kind.COMPARISON)
    if before is None or not before.limit or before.extreme is None or len(numbers) != 1 or pieces.has(*named):
        return None
    value = pieces.number(numbers[0])
    if value < 1 or value % 1 or not (pieces.has(Kind.CONTINUE, Kind.TOP) or pieces.kind(0) is Kind.AND):
        return None
    pieces.taken |= {*numbers, *pieces.free(Kind.TOP)}
    return int(value)


def _bounds_groups(pieces: Pieces) -> bool:
    """Whether articles are set a number of rows: "only articles with five or more technologies"."""
    for at in pieces.free(Kind.NUMBER):
        compared = pieces.near(at, Kind.COMPARISON, behind=2, ahead=1)
        if compared and pieces.kind(pieces.next(at, skipping=(Kind.COMPARISON,))) in ROWS:
            return True
    return False


def _counts_before(pieces: Pieces, at: int, counted: Sequence[Kind]) -> bool:
    """Whether a number of rows follows its noun: "whose number of signals is at least 8"."""
    before = pieces.previous(at, skipping=(Kind.COMPARISON,))
    count = pieces.previous(before) if before is not None else None
    return (
        pieces.kind(before) in counted
        and pieces.kind(count) is Kind.COUNT
        and before is not None
        and (not pieces.has(Kind.RELEVANCY) and count != 0)
    )
