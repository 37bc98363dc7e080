"""A follow-up, or a later clause of a question, refines the query before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.asking.corpuswide import widen
from assistant.asking.lexicon import Kind
from assistant.asking.parts_of_periods import part_of
from assistant.asking.pieces import NotUnderstood, Pieces
from assistant.asking.shares import change_whole, whole_in_groups
from assistant.queries import LABELS, OF_DATES, Aggregate, Comparison, Group, TableQuery, Unit, Whole

_OF_THEM = frozenset("of among amongst parmi d de desquels desquelles within from".split())
_FIGURES = (Aggregate.MEAN, Aggregate.MEDIAN, Aggregate.SHARE)
_OF_ROWS = ("relevancy", "rated", "contains", "topic", "named", "lacks")
_PLAIN = (Aggregate.COUNT, Aggregate.LIST)
_OF_ROWS_SAID = frozenset(_OF_ROWS)


@dataclass(frozen=True, slots=True)
class Said:
    """What one clause says."""

    parts: Mapping[str, Any]  # fields of a TableQuery
    aggregate: Aggregate | None
    unit: Unit | None
    group: Group | None
    has_tables: bool
    stated_unit: Unit | None  # the unit where words of asking stand before it


def refine(before: TableQuery, told: Said, pieces: Pieces, *, inside: bool) -> TableQuery | None:
    """The query before with what a clause says in place of what that one said; None when it says nothing.

    Args:
        inside: both are of the same question.

    Raises:
        NotUnderstood: it asks for something else of a ranked group, which is known only once that is found.
    """
    said, aggregate, unit = dict(told.parts), told.aggregate, told.stated_unit
    if not inside and _sets_part_aside(before, said):
        raise NotUnderstood
    whole = before
    before = widen(before, said, pieces, inside=inside)
    if before != whole and not said and unit in (None, before.unit) and aggregate in (None, before.aggregate):
        return before
    if said.get("group") is Group.ARTICLE and before.unit is Unit.ARTICLES:
        # "how many articles, and which one has the most rows?": those of each of them are counted now
        if before.having or before.holding:
            raise NotUnderstood  # of those that hold so many: known only once these are found
        before = replace(before, unit=Unit.ROWS, aggregate=Aggregate.LIST)
    if not inside and unit is None and _counts_rows_now(before, said, pieces):
        before = replace(before, unit=Unit.ROWS)
    says_nothing = not said and unit in (None, before.unit)
    lists = pieces.has(Kind.LIST, Kind.WHICH) and before.group in OF_DATES
    if inside and says_nothing and before.group is not None and not lists:
        return before  # "which is the longest table, and how many rows has it?": told already
    ranks_rows = before.unit is Unit.ROWS and before.extreme is not None and before.group is None
    if inside and ranks_rows and not said and unit is Unit.ARTICLES and aggregate is None:
        return before  # "which issue is rated lowest, and in which article?": told beside each
    if inside and before.having is not None and before.unit is Unit.ARTICLES and not said and unit is Unit.ROWS:
        return before  # "which articles have over 45 rows, and how many have they?": told beside each
    if says_nothing and not inside and (before.since or before.until) and _asks_all_years(pieces):
        return replace(before, since=None, until=None, periods=(), outside=False)
    if says_nothing and aggregate is None and not pieces.has(Kind.WHICH, Kind.LIST):
        return before if inside else None
    if inside and before.group is not None and before.extreme is not None and {*_OF_ROWS, "tables"} & set(said):
        changed = {name for name in (*_OF_ROWS, "tables") if name in said and said[name] != getattr(before, name)}
        if changed:
            raise NotUnderstood
        return before
    if inside and before.group in OF_DATES and pieces.has(Kind.LIST, Kind.WHICH) and not told.has_tables:
        raise NotUnderstood  # "on which date do three articles appear, and what are their titles?"
    if aggregate is Aggregate.SHARE:
        return _share(before, said, pieces, unit)
    if aggregate is None and not inside and (shared := change_whole(before, said, pieces)):
        return shared
    of_found = before.group is Group.ARTICLE and before.extreme is not None and aggregate is Aggregate.COUNT
    if (
        of_found
        and not inside
        and "group" not in said
        and {*_OF_ROWS} & set(said)
        and before.aggregate is Aggregate.LIST
    ):
        raise NotUnderstood  # "which article has the most signals?", "how many are rated 5?": of those of that article
    if inside and unit is Unit.ROWS and before.unit is Unit.ARTICLES and before.group is None:
        before = replace(before, unit=Unit.ROWS)
    if aggregate is None and pieces.has(Kind.LIST, Kind.WHICH) and "group" not in said:
        keeps = before.group is not None and (set(said) <= {"extreme", "rank", "limit"} or not said)
        aggregate = None if keeps else Aggregate.LIST
        if unit is None and before.unit is Unit.NAMES:
            unit = None
    if aggregate is Aggregate.PER_ARTICLE and before.group is Group.ARTICLE and before.extreme:
        before = replace(before, group=None, extreme=None, limit=None, rank=None)  # of all articles, not of the first
    if aggregate in (Aggregate.MEAN, Aggregate.MEDIAN) and not pieces.has(Kind.RELEVANCY) and not inside:
        aggregate = _mean_of_counts(before, said, aggregate)
    if said.get("group") is Group.TABLE and "extreme" in said and len(before.tables) == 1 and not told.has_tables:
        before = replace(before, tables=())  # "in which table is it highest?": of all of them
    if "group" in said and aggregate is None:
        aggregate = before.aggregate if before.aggregate in _FIGURES else Aggregate.COUNT
        if aggregate is Aggregate.SHARE:
            before = replace(before, whole=whole_in_groups(before.whole, Group.TABLE))
        if "extreme" not in said:
            before = replace(before, extreme=None, limit=None, rank=None)
    if "group" not in said and before.group and aggregate is Aggregate.LIST:
        before = replace(before, group=None, extreme=None, limit=None)
    if "extreme" in said and "group" not in said and not before.group:
        aggregate = Aggregate.LIST
    if "extreme" in said:
        before = replace(before, limit=None, rank=None)
        if "group" not in said and not before.group and _is_one_rating(before):
            before = replace(before, relevancy=())  # of rows that are rated alike none is rated lowest
    if "relevancy" in said:
        before = replace(before, rated=None)
        if before.extreme and not before.group:
            before = replace(before, extreme=None, limit=None)
    if "rated" in said:
        before = replace(before, relevancy=())
    if "since" in said or "until" in said:
        before = replace(before, since=None, until=None, periods=(), dated=None, dated_last=False)
    if aggregate is Aggregate.COUNT and before.aggregate in (Aggregate.MEAN, Aggregate.SHARE) and "group" not in said:
        before = replace(before, whole=Whole.SCOPE)
    if told.has_tables and inside and before.unit is Unit.ARTICLES and unit is None:
        unit = Unit.ARTICLES if _holds_one(pieces) else Unit.ROWS
    back = pieces.find(Kind.BACK)
    narrows = any(pieces.folded(at).split()[0] in _OF_THEM for at in back)
    narrows = narrows or any(at and pieces.folded(at - 1).split()[-1:] in (["of"], ["de"], ["d"]) for at in back)
    if "contains" in said and before.contains and narrows and Unit.ARTICLES in (before.unit, unit):
        raise NotUnderstood  # one row may hold the words and another not
    if "contains" in said and before.contains and (inside or narrows):
        said["contains"] = tuple(dict.fromkeys((*before.contains, *_as_tuple(said["contains"]))))
    if "having" in said and before.unit is not Unit.ARTICLES and "group" not in said and unit is None:
        raise NotUnderstood
    changes = {**said, **({"aggregate": aggregate} if aggregate else {}), **({"unit": unit} if unit else {})}
    refined = replace(before, **changes)
    if refined.rated is False and refined.aggregate in (Aggregate.MEAN, Aggregate.MEDIAN):
        if not pieces.has(Kind.RELEVANCY):
            raise NotUnderstood  # rows without a rating have no mean
        refined = replace(refined, rated=None)
    if refined.dated_last and not refined.is_sound:
        raise NotUnderstood  # "the latest article that mentions AI, and its concerns": known only once it is found
    if refined == before and not inside and aggregate is None and not pieces.has(Kind.WHICH):
        return None
    return refined


def _sets_part_aside(before: TableQuery, said: Mapping[str, Any]) -> bool:
    """Whether a part of what was asked for is taken from it: "articles of 2024?", "and without those of March?"."""
    dates = said.get("outside") and (before.since or before.until)
    relevancy = said.get("relevancy")
    wanted = relevancy if isinstance(relevancy, tuple) else ()
    return bool(dates or (before.relevancy and any(w.comparison is Comparison.NOT_EQUAL for w in wanted)))


def _is_one_rating(query: TableQuery) -> bool:
    return [wanted.comparison for wanted in query.relevancy] == [Comparison.EQUAL]


def _counts_rows_now(before: TableQuery, said: Mapping[str, Any], pieces: Pieces) -> bool:
    """Whether rows are counted by what articles were counted by: "articles per year?", "and the signals alone?"."""
    if (
        before.unit is Unit.ARTICLES
        and said.get("group") is Group.TABLE
        and "extreme" in said
        and pieces.has(Kind.ROWS)
    ):
        return True  # "in which table are these rows the most numerous?"
    plain = before.aggregate in _PLAIN and not (before.tables or before.having or before.is_filtered)
    grouped = before.unit is Unit.ARTICLES and before.group in (*OF_DATES, *LABELS) and before.extreme is None
    if not (plain and grouped and set(said) <= {"tables", "group"} and "tables" in said):
        return False
    with_them = [pieces.folded(at - 1).split()[-1:] for at in pieces.find(Kind.TABLE) if at]
    return not any(
        words in (["with"], ["avec"], ["having"], ["ayant"], ["have"], ["ont"], ["a"]) for words in with_them
    )


def _mean_of_counts(before: TableQuery, said: Mapping[str, Any], aggregate: Aggregate) -> Aggregate:
    """What "and the average?" asks for after counts: the mean size of the groups, not that of ratings.

    Raises:
        NotUnderstood: nothing was counted by date, or the median is asked for.
    """
    if before.unit is not Unit.ARTICLES and (before.aggregate is not Aggregate.COUNT or before.rates):
        return aggregate
    group = said.get("group") or before.group
    if aggregate is Aggregate.MEAN and group in OF_DATES and "extreme" not in said:
        return Aggregate.PER_ARTICLE
    raise NotUnderstood


def _asks_all_years(pieces: Pieces) -> bool:
    """Whether all years are meant now: « et toutes années confondues ? »."""
    said = [pieces.folded(at) for at in pieces.find(Kind.ALL)]
    return any(word in words for words in said for word in ("annee", "year", "period"))


def _share(before: TableQuery, said: Mapping[str, Any], pieces: Pieces, unit: Unit | None) -> TableQuery | None:
    """What share the rows before are, or what share of them something is."""
    if before.group is not None and before.extreme is None and set(said) <= {"rated", "group", "tables", "whole"}:
        return _share_of_groups(before, said)
    shared = replace(before, aggregate=Aggregate.SHARE, group=None, extreme=None, limit=None)
    if within := _part_of_period(before, said):
        return within
    changes = {**said, **({"unit": unit} if unit else {})}
    if before.relevancy and _OF_ROWS_SAID & set(said) == {"rated"} and said["rated"]:
        among = {name: value for name, value in changes.items() if name != "rated"}
        return replace(shared, **(among | {"whole": Whole.RATED}))
    if set(said) & {*_OF_ROWS}:
        whole = Whole.SCOPE
        if before.relevancy or before.rated:
            whole = Whole.RATING
        elif before.contains or before.topic:
            whole = Whole.WORDS
        return replace(shared, **(changes | {"whole": whole}))
    if pieces.has(Kind.ROWS) and before.tables and before.is_filtered and not pieces.has(Kind.BACK):
        raise NotUnderstood  # "as a share of all rows": not of those of the table
    narrowed = before.since or before.until or before.keyword or before.theme or before.category or before.articles
    corpus = narrowed and (pieces.has(Kind.ALL) or not before.is_filtered)
    if not (before.is_filtered or narrowed or before.having or before.tables):
        return None
    if not (before.is_filtered or narrowed or before.having):
        return None  # all rows of a table: a share of what, is not said
    return replace(shared, **(changes | {"whole": Whole.CORPUS if corpus else Whole.SCOPE}))


def _holds_one(pieces: Pieces) -> bool:
    """Whether it is articles that hold a row: "articles of 2024: how many? of which with at least one signal?"."""
    opening = [pieces.folded(i) for at in pieces.find(Kind.TABLE)[:1] for i in range(max(0, at - 4), at)]
    return bool(
        {"with", "avec", "having", "ayant", "have", "ont"} & {word for text in opening for word in text.split()}
    )


def _part_of_period(before: TableQuery, said: Mapping[str, Any]) -> TableQuery | None:
    """The shares of the months or quarters of a year, after a count of that year: "and what share in March?"."""
    if not (before.since and before.until) or set(said) - {"whole"} != {"since", "until"} or before.group is not None:
        return None
    group = part_of((before.since, before.until), (str(said["since"]), str(said["until"])))
    if group is None or before.is_filtered or before.having or before.holding or before.dated:
        return None
    return replace(before, aggregate=Aggregate.SHARE, group=group, whole=Whole.SCOPE, extreme=None, limit=None)


def _share_of_groups(before: TableQuery, said: Mapping[str, Any]) -> TableQuery:
    """The counts of groups as shares of what each group holds: "5-rated issues by year?", "and as a share of these?".

    Raises:
        NotUnderstood: it is of other groups or tables, or of nothing that the groups hold.
    """
    same = all(getattr(before, name) == value for name, value in said.items() if name in ("group", "tables"))
    if not same or before.having or before.aggregate not in _PLAIN or before.group is Group.RELEVANCY:
        raise NotUnderstood
    whole = Whole.RATED if said.get("rated") and before.relevancy else Whole.SCOPE
    return replace(before, aggregate=Aggregate.SHARE, whole=whole)


def _as_tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def merge_readings(queries: Sequence[TableQuery]) -> list[TableQuery]:
    """The queries without those that an answer to another one tells as well.

    A list tells how many rows it holds: "how many mention hydrogen, and which?" is one list.
    """
    merged: list[TableQuery] = []
    for query in queries:
        plain = (Aggregate.LIST, Aggregate.COUNT)
        twin = next(
            (
                at
                for at, other in enumerate(merged)
                if query == other
                or (
                    {query.aggregate, other.aggregate} <= set(plain)
                    and replace(query, aggregate=other.aggregate) == other
                )
            ),
            None,
        )
        if twin is None:
            merged.append(query)
        elif Aggregate.LIST in (query.aggregate, merged[twin].aggregate):
            merged[twin] = replace(merged[twin], aggregate=Aggregate.LIST)
    return merged
