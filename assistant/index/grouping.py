"""Counts rows in groups: how many, their mean relevancy and the first of them, group by group."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from assistant.index.choosing import ArticleFacts
from assistant.index.forms import fold_name
from assistant.index.matching import Matched, compare
from assistant.index.rowkeys import NOWHERE, Integers, Mask, Reals, RowKeys
from assistant.queries import (
    LABELS,
    OF_ARTICLES,
    OF_DATES,
    Aggregate,
    Extreme,
    Group,
    TableQuery,
    Unit,
    Whole,
    quarter_of,
    weekday_of,
)

_IN_ORDER = (*OF_DATES, Group.RELEVANCY, Group.AMOUNT)
_TIES_AT_MOST = 20  # groups that tie with the last of a ranking and are still told
_LAST = np.iinfo(np.int64).max
_SIDES: tuple[Literal["left", "right"], ...] = ("left", "right")


@dataclass(frozen=True, slots=True)
class Groups:
    """Some groups, all arrays with a value a group."""

    key: Integers  # what it is told apart by, in the order of keys that tie
    amount: Integers  # rows, or articles where these are counted
    mean: Reals  # of relevancy, or the median; not a number where no row has one
    first: Integers  # the number of the first passage
    whole: Integers  # what the amount is a share of; 0 where no share is asked for

    @classmethod
    def none(cls) -> Groups:
        """No groups."""
        nothing = np.zeros(0, np.int64)
        return cls(nothing, nothing, nothing.astype(np.float64), nothing, nothing)

    def __len__(self) -> int:
        return len(self.key)

    def take(self, which: Mask | Integers) -> Groups:
        """Some of them: those of a mask, or those at these places, in that order."""
        return Groups(self.key[which], self.amount[which], self.mean[which], self.first[which], self.whole[which])


@dataclass(frozen=True, slots=True)
class _PerArticle:
    """What each article holds, all arrays with a value an article."""

    rows: Integers
    sums: Reals  # of relevancy
    rated: Integers
    first: Integers  # the number of the first passage that counts


@dataclass(frozen=True, slots=True)
class ArticleKeys:
    """What the articles of one kind of group are told apart by."""

    key: Integers  # of each line
    article: Integers  # of each line; an article stands in no line, in one or in several
    texts: Sequence[str]  # of each key; none of labels, which the catalogue holds


class RowGrouper:
    """Groups the rows of one catalogue."""

    def __init__(self, keys: RowKeys, facts: Callable[[], Sequence[ArticleFacts]]) -> None:
        self._keys = keys
        self._facts = facts
        self._known: dict[Group, ArticleKeys] = {}

    def group(self, query: TableQuery, matched: Matched) -> Groups:
        """The groups that a query asks for, by size or in their natural order."""
        groups = self._count(query, matched)
        if query.aggregate is Aggregate.SHARE:
            groups = self._set_to_wholes(query, matched, groups)
        if query.having:
            groups = groups.take(compare(groups.amount, query.having))
        if query.extreme is not None:
            return _keep_extreme(groups, query)
        if query.aggregate is Aggregate.RANGE:
            return _keep_ends(groups)
        if query.group in _IN_ORDER:
            return groups
        return groups.take(np.argsort(-groups.amount, kind="stable"))

    def _count(self, query: TableQuery, matched: Matched) -> Groups:
        """All groups that hold something, in the order of their keys."""
        assert query.group is not None
        by_article = query.unit is Unit.ARTICLES
        if query.group is Group.AMOUNT:
            return self._group_amounts(matched)
        if query.group is Group.ARTICLE or query.group in OF_ARTICLES:
            rows_matter = query.is_filtered or query.tables or query.aggregate in (Aggregate.MEAN, Aggregate.MEDIAN)
            if by_article and query.group in OF_ARTICLES and not rows_matter:
                held = self._hold_articles(matched)
            else:
                held = self._hold_rows(matched.matching)
            groups = self._add_up(held, self.article_keys(query.group), by_article=by_article)
        else:
            groups = self._group_rows(query.group, matched.matching, by_article=by_article)
        if query.aggregate is Aggregate.RATE:
            return self._set_to_articles(query.group, matched, groups)
        if query.aggregate is Aggregate.MEDIAN:
            return replace(groups, mean=self._medians(query.group, matched.matching, groups.key))
        return groups

    def _group_amounts(self, matched: Matched) -> Groups:
        """How many of the articles in scope hold so many rows that match, none included; by that number."""
        held, every = self._hold_rows(matched.matching), self._hold_articles(matched)
        chosen = every.rows > 0
        rows = held.rows[chosen]
        first = np.where(held.rows > 0, held.first, every.first)[chosen]
        many = int(rows.max(initial=-1)) + 1
        articles = np.bincount(rows, minlength=many)
        return _groups(articles, smallest(rows, first, many), np.full(many, np.nan), articles > 0)

    def _set_to_articles(self, group: Group, matched: Matched, groups: Groups) -> Groups:
        """Groups of articles, each with how many there are in scope and how many rows one has on average."""
        keys = self.article_keys(group)
        articles = self._add_up(self._hold_articles(matched), keys, by_article=True)
        many = np.zeros(int(keys.key.max(initial=-1)) + 1, np.int64)
        many[articles.key] = articles.amount
        whole = many[groups.key]
        return replace(groups, whole=whole, mean=_mean(groups.amount.astype(np.float64), whole))

    def _set_to_wholes(self, query: TableQuery, matched: Matched, groups: Groups) -> Groups:
        """The groups, each with what its amount is a share of; of rows that all match, that is all of them together."""
        if not query.is_filtered:
            articles = self._keys.articles if matched.articles is None else int(matched.articles.sum())
            total = articles if query.unit is Unit.ARTICLES else int(matched.matching.sum())
            return replace(groups, whole=np.full(len(groups), total, np.int64))
        counted = matched.in_scope
        if query.whole is Whole.RATED:
            counted = counted & ~np.isnan(self._keys.relevancy)
        bare = replace(query, aggregate=Aggregate.COUNT, relevancy=(), rated=None, contains=(), topic=None, named=None,
                       lacks=None, every=False)  # fmt: skip
        wholes = self._count(bare, replace(matched, matching=counted))
        amount = np.zeros(int(wholes.key.max(initial=-1)) + 1, np.int64)
        first = amount.copy()
        amount[groups.key], first[groups.key] = groups.amount, groups.first
        amount, first = amount[wholes.key], first[wholes.key]
        return replace(wholes, amount=amount, first=np.where(amount > 0, first, wholes.first), whole=wholes.amount)

    def _medians(self, group: Group, rows: Mask, wanted: Integers) -> Reals:
        """The median relevancy of some groups, each of whose rows is in one of them; not a number without one."""
        keys = self._keys
        if group in _ROW_KEYS:
            key = _ROW_KEYS[group](keys).astype(np.int64)
        else:
            held = self.article_keys(group)
            of_article = np.full(keys.articles, NOWHERE, np.int64)
            of_article[held.article] = held.key
            key = of_article[keys.article]
        rated = rows & ~np.isnan(keys.relevancy) & (key != NOWHERE)
        key, relevancy = key[rated], keys.relevancy[rated]
        ordered = np.lexsort((relevancy, key))
        key, relevancy = key[ordered], relevancy[ordered]
        begin, end = (np.searchsorted(key, wanted, side) for side in _SIDES)
        count = end - begin
        medians = np.full(len(wanted), np.nan)
        some = count > 0
        low, high = (begin + (count - 1) // 2)[some], (begin + count // 2)[some]
        medians[some] = (relevancy[low] + relevancy[high]) / 2
        return medians

    def list_articles(self, query: TableQuery, matched: Matched) -> Groups:
        """The articles that hold a row that matches, or as many as wanted; all where rows make no difference."""
        held = self._hold_rows(matched.matching)
        amount, first = held.rows, held.first
        every = self._hold_articles(matched)
        listed = held.rows > 0
        if query.having:
            # An article without such a row is counted too: with none.
            listed = (every.rows > 0) & compare(held.rows, query.having)
            first = np.where(held.rows > 0, held.first, every.first)
        elif not (query.is_filtered or query.tables):
            listed, amount, first = every.rows > 0, np.zeros_like(amount), every.first
        if matched.holding is not None:
            listed = listed & matched.holding
        groups = _groups(amount, first, np.full(len(amount), np.nan), listed)
        ordered = query.dated and query.dated_articles > 1 and not query.dated_last
        return self._by_date(groups, query.dated) if query.dated and ordered else groups

    def keep_dated(self, groups: Groups, query: TableQuery) -> Groups:
        """Of some articles those with the latest or the earliest page dates, ties included, in this order."""
        ordered = self._by_date(groups, query.dated or Extreme.HIGHEST)
        facts = self._facts()
        days = [facts[number].page_date for number in ordered.key.tolist()]
        edge = days[min(query.dated_articles, len(days)) - 1] if days else None
        last = max((at for at, day in enumerate(days) if day == edge), default=-1)
        return ordered.take(np.arange(last + 1))

    def keep_ends(self, groups: Groups) -> Groups:
        """Of some articles the one with the earliest page date and the one with the latest; the undated left aside."""
        facts = self._facts()
        dated = groups.take(np.array([facts[number].page_date is not None for number in groups.key.tolist()], np.bool_))
        ordered = self._by_date(dated, Extreme.LOWEST)
        return ordered.take(np.array([0, len(ordered) - 1])) if len(ordered) > 1 else ordered

    def _by_date(self, groups: Groups, first: Extreme) -> Groups:
        """Articles by their page dates, the latest or the earliest first."""
        days = np.array([facts.page_date or "" for facts in self._facts()])[groups.key]
        ranks = np.unique(days, return_inverse=True)[1]
        return groups.take(np.argsort(-ranks if first is Extreme.HIGHEST else ranks, kind="stable"))

    def article_keys(self, group: Group) -> ArticleKeys:
        """What articles are grouped by."""
        if group not in self._known:
            self._known[group] = self._make_keys(group)
        return self._known[group]

    def label_lines(self, group: Group, key: Integers, article: Integers) -> Integers:
        """The numbers of the lines of the catalogue that give articles these labels."""
        held, (start, end) = self.article_keys(group), self._keys.kinds.get(group.value, (0, 0))
        pairs = held.key * self._keys.articles + held.article
        at = np.searchsorted(pairs, key * self._keys.articles + article)
        return self._keys.label_line[start:end][at].astype(np.int64)

    def _make_keys(self, group: Group) -> ArticleKeys:
        keys = self._keys
        if group in LABELS:
            start, end = keys.kinds.get(group.value, (0, 0))
            return ArticleKeys(
                keys.label[start:end].astype(np.int64) - (keys.label[start] if end else 0),
                keys.label_article[start:end].astype(np.int64),
                (),
            )
        of_article: dict[Group, Callable[[ArticleFacts], str | None]] = {
            Group.YEAR: lambda facts: facts.page_date and facts.page_date[:4],
            Group.QUARTER: lambda facts: facts.page_date and quarter_of(facts.page_date),
            Group.MONTH: lambda facts: facts.page_date and facts.page_date[:7],
            Group.DATE: lambda facts: facts.page_date,
            Group.CALENDAR_MONTH: lambda facts: facts.page_date and facts.page_date[5:7],
            Group.WEEKDAY: lambda facts: facts.page_date and str(weekday_of(facts.page_date)),
            Group.TITLE: lambda facts: fold_name(facts.title) or facts.title,
            Group.ARTICLE: lambda facts: facts.id,
        }
        told = [(facts.number, text) for facts in self._facts() if (text := of_article[group](facts)) is not None]
        texts = sorted({text for _, text in told})
        numbers = {text: number for number, text in enumerate(texts)}
        return ArticleKeys(
            np.array([numbers[text] for _, text in told], np.int64),
            np.array([article for article, _ in told], np.int64),
            texts,
        )

    def _hold_rows(self, rows: Mask) -> _PerArticle:
        """What each article holds of some rows."""
        keys, many = self._keys, self._keys.articles
        article, relevancy, number = keys.article[rows], keys.relevancy[rows], keys.number[rows]
        rated = ~np.isnan(relevancy)
        return _PerArticle(
            np.bincount(article, minlength=many),
            _sums(article[rated], relevancy[rated], many),
            np.bincount(article[rated], minlength=many),
            smallest(article, number, many),
        )

    def _hold_articles(self, matched: Matched) -> _PerArticle:
        """The articles that are chosen themselves, as if each held one row; those without a passage are not there."""
        first = self._keys.first.astype(np.int64)
        chosen = first != NOWHERE
        if matched.articles is not None:
            chosen &= matched.articles
        none = np.zeros(len(first))
        return _PerArticle(chosen.astype(np.int64), none, none.astype(np.int64), np.where(chosen, first, _LAST))

    def _add_up(self, held: _PerArticle, keys: ArticleKeys, *, by_article: bool) -> Groups:
        """What the groups hold that articles are in."""
        many = int(keys.key.max(initial=-1)) + 1
        rows = np.minimum(held.rows, 1) if by_article else held.rows
        amount, sums, rated = (_sums(keys.key, values[keys.article], many) for values in (rows, held.sums, held.rated))
        first = smallest(keys.key, held.first[keys.article], many)
        return _groups(amount.astype(np.int64), first, _mean(sums, rated), amount > 0)

    def _group_rows(self, group: Group, rows: Mask, *, by_article: bool) -> Groups:
        """Groups that the rows of one article may be in several of."""
        keys = self._keys
        key = _ROW_KEYS[group](keys)
        rows = rows & (key != NOWHERE)
        key, relevancy, many = key[rows].astype(np.int64), keys.relevancy[rows], int(key.max(initial=-1)) + 1
        rated = ~np.isnan(relevancy)
        sums = _sums(key[rated], relevancy[rated], many)
        amount = np.bincount(key, minlength=many)
        if by_article:
            pairs = np.unique(key * keys.articles + keys.article[rows])
            amount = np.bincount(pairs // max(keys.articles, 1), minlength=many)
        mean = _mean(sums, np.bincount(key[rated], minlength=many))
        return _groups(amount, smallest(key, keys.number[rows], many), mean, amount > 0)


def relevancy_levels(keys: RowKeys) -> Reals:
    """The ratings that rows have, ascending, each once."""
    return np.unique(keys.relevancy[~np.isnan(keys.relevancy)])


_ROW_KEYS: Mapping[Group, Callable[[RowKeys], NDArray[np.integer]]] = {
    Group.TABLE: lambda keys: keys.table,
    Group.ARTICLE_TABLE: lambda keys: keys.article.astype(np.int64) * len(keys.tables) + keys.table,
    Group.RELEVANCY: lambda keys: np.where(
        np.isnan(keys.relevancy), NOWHERE, np.searchsorted(relevancy_levels(keys), keys.relevancy)
    ),
    Group.NAME: lambda keys: keys.form,
}


def smallest(key: NDArray[np.integer], values: NDArray[np.integer], many: int) -> Integers:
    """The smallest value of each key; the largest number where it has none."""
    found = np.full(many, _LAST)
    np.minimum.at(found, key.astype(np.intp), values.astype(np.int64))  # of one type it takes a tenth of the time
    return found


def _sums(key: NDArray[np.integer], values: Reals | Integers, many: int) -> Reals:
    return np.bincount(key, values, minlength=many).astype(np.float64)


def _mean(sums: Reals, counts: Reals | Integers) -> Reals:
    mean = np.full(len(sums), np.nan)
    np.divide(sums, counts, out=mean, where=counts > 0)
    return mean


def _groups(amount: Integers, first: Integers, mean: Reals, kept: Mask) -> Groups:
    """The groups that are kept, each told apart by its place."""
    return Groups(np.arange(len(amount)), amount, mean, first, np.zeros(len(amount), np.int64)).take(kept)


def _keep_ends(groups: Groups) -> Groups:
    """The first of the largest groups and the first of the smallest."""
    if len(groups) < len(_SIDES):
        return groups
    return groups.take(np.array([np.argmax(groups.amount), np.argmin(groups.amount)]))


def _keep_extreme(groups: Groups, query: TableQuery) -> Groups:
    """The first `limit` groups by size, or by the figure that is asked for, and those that tie with the last."""
    measure = groups.amount.astype(np.float64)
    if query.aggregate in (Aggregate.MEAN, Aggregate.MEDIAN, Aggregate.RATE):
        measure = groups.mean
    elif query.aggregate is Aggregate.SHARE:
        measure = measure / np.maximum(groups.whole, 1)
    sign = -1.0 if query.extreme is Extreme.HIGHEST else 1.0
    groups, ranked = groups.take(~np.isnan(measure)), sign * measure[~np.isnan(measure)]
    order = np.argsort(ranked, kind="stable")
    groups, ranked = groups.take(order), ranked[order]
    if not len(groups):
        return groups
    if query.rank:
        rounded = ranked.round(9)
        level = np.unique(rounded)[query.rank - 1 : query.rank]
        return groups.take(np.isin(rounded, level))
    cut = ranked[min(query.limit or 1, len(groups)) - 1]
    kept, ahead = int((ranked <= cut + 1e-9).sum()), int((ranked < cut - 1e-9).sum())
    # A long tail of ties says nothing: those ahead of it do.
    told = ahead if ahead and kept > max(_TIES_AT_MOST, query.limit or 1) else kept
    return groups.take(np.arange(told))
