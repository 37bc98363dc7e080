"""One clause of a question, cut into pieces, as a query: each rule takes the pieces that it explains."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from assistant.asking.aggregating import read_aggregate, read_unit
from assistant.asking.articles import find_bare_articles, read_articles
from assistant.asking.completeness import asks_of_period, is_exact, refines
from assistant.asking.conditions import read_holding
from assistant.asking.consistency import refuse_nonsense
from assistant.asking.filtering import (
    read_decimals,
    read_every,
    read_lacking,
    read_named,
    read_rated,
    read_relevancy,
    read_topic,
)
from assistant.asking.grouping import Grouping, is_plural, read_extreme, read_group
from assistant.asking.holding import (
    read_but_not,
    read_contains,
    read_other_column,
    read_other_words,
    read_row_names,
)
from assistant.asking.leaving import drop_contrasts, find_ignored
from assistant.asking.lexicon import Kind
from assistant.asking.limiting import (
    drop_plain_numbers,
    read_having,
    read_limit,
    read_next_limit,
    read_other_having,
    read_other_limit,
    read_rank,
)
from assistant.asking.nouns import find_asked, find_first
from assistant.asking.pieces import ROWS, NotUnderstood, Pieces
from assistant.asking.recurring import read_recurring, recur
from assistant.asking.refining import Said, refine
from assistant.asking.scoping import (
    Known,
    asked_plural,
    put_dated_last,
    read_dated,
    read_dates,
    read_label,
    read_negation,
    read_other_label,
    read_other_title,
    read_outside,
    read_title,
)
from assistant.asking.shares import asks_among_rated, read_whole, read_whole_of_scope, whole_in_groups
from assistant.asking.tables import read_tables
from assistant.asking.turned import shares_among_rated
from assistant.asking.undated import find_year, settle_periods
from assistant.asking.unread import refuse_unread
from assistant.asking.words_of_articles import hold_beside, hold_words
from assistant.queries import (
    LABELS,
    NONE,
    Aggregate,
    Extreme,
    Group,
    Holding,
    Match,
    TableQuery,
    TextFilter,
    Unit,
    Whole,
)
from assistant.words import informative_words

_HELD_APART = frozenset({"contains", "tables", "having", "relevancy"})


_GROUPS_SHOWN = 5  # of a ranking of groups that asks for several without saying how many


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a question asks, and what of its words was left out."""

    query: TableQuery
    ignored: tuple[str, ...] = ()
    decimals: int | None = None  # that figures are asked for with


class ClauseReader:
    """Reads one clause; `previous` is the query that it may go on from, `inside` that of the same question."""

    def __init__(self, pieces: Pieces, known: Known, previous: TableQuery | None, *, inside: bool) -> None:
        self._pieces = pieces
        self._known = known
        self._previous = previous
        self._inside = inside
        self._grouping = Grouping()

    def read(self) -> Reading | None:
        """What the clause asks; None when it is no question for the tables.

        Raises:
            NotUnderstood: it says something that no rule explains.
        """
        pieces = self._pieces
        said_at_first = [pieces[at] for at in range(len(pieces))]
        named_after = find_asked(pieces)
        asked = find_first(pieces) if named_after is None else named_after
        pieces.asked = asked
        decimals = read_decimals(pieces)
        drop_contrasts(pieces)
        holding = read_holding(pieces, self._known.tables)
        self._grouping = read_group(pieces)
        group = recur(pieces, self._grouping.group)
        self._grouping = replace(self._grouping, group=group)
        drop_plain_numbers(pieces, group)
        title, title_match = read_title(pieces)
        if title is None and not self._inside:
            title, title_match = read_other_title(pieces, self._previous)
        labels: dict[str, str | None] = {}
        partly = lacks = any_label = False
        more_labels: tuple[str, ...] = ()
        for noun in LABELS:
            if noun != group:
                lacks = read_negation(pieces, noun) or lacks
                found, part = read_label(pieces, noun)
                labels[noun.value] = found[0] if found else None
                more_labels, any_label = (found[1:], pieces.any_label) if len(found) > 1 else (more_labels, any_label)
                partly = partly or part
        if not self._inside and not any(labels.values()):
            labels |= read_other_label(pieces, self._previous)
        if (lacks or more_labels) and sum(map(bool, labels.values())) > 1:
            raise NotUnderstood  # "the theme energy, but not the keyword AI": one of them would be left out
        if lacks and more_labels:
            raise NotUnderstood
        contains = read_contains(pieces, self._known)
        contains = (*contains, *read_row_names(pieces, self._known))
        if not contains and self._previous is not None and not self._inside:
            contains = read_other_column(pieces, self._previous.contains)
            contains = contains or read_other_words(pieces, self._previous.contains, self._known)
        articles = read_articles(pieces, self._known)
        if named_after is None:
            asked = pieces.asked = find_first(pieces)
        if self._previous is not None:
            settle_periods(pieces, self._previous.since, self._previous.until)
        settle_periods(pieces, *find_year(pieces))
        outside = read_outside(pieces)
        since, until, by_period = read_dates(pieces)
        months, weekdays = read_recurring(pieces)
        dated = read_dated(pieces)
        topic, literal = read_topic(pieces)
        tables = read_tables(pieces, self._known.tables, goes_on=self._previous is not None)
        if topic and (literal or not informative_words(topic)):
            # The word itself is meant, or it is too short to be near to others.
            contains, topic = (*contains, TextFilter((topic,))), None
            contains = (*contains, *read_but_not(pieces))
        bounded = pieces.group(asked) is Group.ARTICLE and bool(holding or pieces.has(*ROWS)) and asked_plural(pieces)
        if by_period and bounded and group is None:
            pieces.taken |= set(pieces.free(Kind.OR))  # "articles of May or June with more than 6 concerns"
        elif by_period and group is None:
            group = by_period
            self._grouping = Grouping(group)
            pieces.taken |= set(pieces.free(Kind.OR, Kind.HEED, Kind.EXTREME))
        rank = read_rank(pieces, self._previous)
        limit = read_limit(pieces) or read_next_limit(pieces, self._previous)
        if limit is None and rank is None and named_after and self._grouping.ranked and is_plural(pieces, group):
            limit = _GROUPS_SHOWN
        if limit is None and rank is None and not self._inside:
            limit = read_other_limit(pieces, self._previous)
        having = read_having(pieces, group) or read_other_having(pieces, self._previous)
        named, lacking = read_named(pieces), read_lacking(pieces)
        goes_on = self._inside or pieces.has(Kind.BACK, Kind.CONTINUE) or pieces.kind(0) is Kind.NOT
        rated_before = self._previous is not None and (self._previous.rates or goes_on)
        rates = pieces.has(Kind.RELEVANCY, Kind.REACH, Kind.SCALE, Kind.TOP_MARK) or bool(pieces.free(Kind.COMPARISON))
        if having and having.value and pieces.free(Kind.NUMBER) and not rates:
            raise NotUnderstood  # one number of rows was read, and the other one is no rating
        relevancy = read_relevancy(pieces, rated_before=rated_before)
        rated = True if asks_among_rated(pieces, self._previous) else read_rated(pieces, relevancy)
        ranked_before = self._previous is not None and self._previous.extreme is not None
        extreme = read_extreme(pieces, self._grouping, ranked_before=ranked_before)
        if rank and extreme is None:
            extreme = self._previous.extreme if self._previous and self._previous.extreme else Extreme.HIGHEST
        if pieces.has(Kind.DISTINCT) or named is not None:
            pieces.take(Kind.COLUMN, Kind.REPEATED)
        if not articles:
            articles = find_bare_articles(pieces, self._known)
        aggregate = read_aggregate(pieces)
        if self._grouping.compares and len(articles) == 1:
            raise NotUnderstood  # the other side was not found
        plain = TableQuery(aggregate or Aggregate.LIST, tables=tables, relevancy=relevancy, rated=rated)
        refuse_nonsense(
            pieces,
            replace(plain, contains=contains, group=group, extreme=extreme, having=having, holding=holding),
            asked,
        )
        every = read_every(pieces, filtered=bool(relevancy or rated is not None or named is not None))
        if aggregate in (Aggregate.PER_ARTICLE, Aggregate.MEDIAN_PER_ARTICLE) and group is Group.ARTICLE:
            group = None  # a mean over articles, not a figure for each
        if aggregate is Aggregate.PER_ARTICLE and by_period and group in (None, by_period):
            # "the mean number of concerns per article in 2023 and in 2024": two figures
            aggregate, group = Aggregate.RATE, by_period
        leaves_unrated = shares_among_rated(said_at_first)
        whole = read_whole(pieces, relevancy, words=bool(contains or topic))
        if aggregate is Aggregate.SHARE and not self._inside:
            scopes = (since or until or dated or months or weekdays, title, *labels.values(), articles)
            filters = (
                holding,
                relevancy,
                rated is not None,
                contains,
                topic,
                named is not None or lacking,
                every,
                having,
            )
            whole = read_whole_of_scope(pieces, whole, tuple(map(bool, scopes)), filtered=any(filters))
            whole = Whole.RATED if whole is Whole.SCOPE and relevancy and leaves_unrated else whole
            whole = whole_in_groups(whole, group)
        said: dict[str, Any] = {
            "tables": tables,
            "articles": articles,
            **labels,
            "label_match": Match.PART if partly else None,
            "label_lacks": lacks if any(labels.values()) else None,
            "more_labels": more_labels,
            "any_label": any_label or None,
            "title": title,
            "title_match": title_match if title else None,
            "since": since,
            "until": until,
            "periods": pieces.apart,
            "outside": outside or None,
            "months": months,
            "weekdays": weekdays,
            "dated": dated,
            "relevancy": relevancy,
            "rated": rated,
            "named": named,
            "lacks": lacking,
            "contains": contains,
            "topic": topic,
            "every": every or None,
            "holding": holding,
            "group": group,
            "having": having,
            "extreme": extreme,
            "limit": limit,
            "rank": rank,
            "whole": whole if aggregate is Aggregate.SHARE and whole.value != "scope" else None,
        }
        said = {name: value for name, value in said.items() if value or value is False}
        unit = read_unit(pieces, group, has_tables=bool(tables) or pieces.has(Kind.ROWS), asked=asked)
        if unit is Unit.ARTICLES and contains and group is None and not (every or topic or named is not None):
            held: tuple[Holding, ...] = ()
            if having and tables:
                held = hold_beside(pieces, Holding(tables, relevancy=relevancy, amount=having), contains)
            elif len(contains) > 1 and not (having or relevancy or rated is not None or lacking):
                held = hold_words(pieces, contains, tables)
            if held:
                said["holding"], contains, having, rated = (*holding, *held), (), None, None
                said = {name: said[name] for name in said.keys() - _HELD_APART}
        if unit is Unit.ARTICLES and any(words.negated for words in contains):
            # An article does not mention what none of its rows does.
            if len(contains) > 1 or having:
                raise NotUnderstood
            said["contains"] = (replace(contains[0], negated=False),)
            said["having"] = NONE
        if unit is Unit.ARTICLES and extreme and group is None and not dated:
            if not (tables or pieces.has(Kind.ROWS) or (self._previous and self._previous.unit is Unit.ROWS)):
                raise NotUnderstood
            group = said["group"] = Group.ARTICLE  # "the most 5-rated concerns", "by number of rows rated 5"
            unit = None
        of_rows = self._previous is not None and self._previous.unit is Unit.ROWS and self._previous.tables
        if unit is Unit.ARTICLES and of_rows and pieces.has(Kind.DISTINCT) and not pieces.has(Kind.NOUN):
            unit = Unit.NAMES  # "how many signals?", "and without duplicates?"
        if unit is Unit.ARTICLES and len(articles) == 1 and tables and aggregate is None and not group:
            unit = None  # "does the CNIL article have a concern rated 5?"
        if unit is None and asks_of_period(pieces, said, follows=self._previous is not None):
            unit = Unit.ARTICLES
        ignored = find_ignored(pieces, said)
        stated = pieces.has(Kind.DATED, Kind.TITLE, Kind.DISTINCT) or named_after is not None
        stated = stated and not (group is not None and pieces.group(asked) is not Group.ARTICLE)
        told = Said(said, aggregate, unit, group, bool(tables), unit if stated else None)
        if refines(pieces, told, self._previous, inside=self._inside):
            assert self._previous is not None
            query = refine(self._previous, told, pieces, inside=self._inside)
        else:
            if unit is Unit.ROWS:
                unit = None
            plain = TableQuery(aggregate or Aggregate.LIST, unit or Unit.ROWS)
            query = replace(plain, **said)
            query = put_dated_last(query, pieces)
            query = query if is_exact(pieces, query, aggregate, unit, compares=self._grouping.compares) else None
        if query is not None:
            refuse_unread(said_at_first, query, self._previous, self._known.tables)
        return None if query is None else Reading(query, ignored, decimals)
