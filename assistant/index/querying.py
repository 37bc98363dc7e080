"""Runs a TableQuery: arrays tell which rows match and how many, and only those that are shown are read.

Nothing of a question becomes SQL: columns and operators come from closed enumerations, all else is a parameter.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from assistant.index.choosing import ArticleChooser, Execute
from assistant.index.grouping import Groups, RowGrouper, relevancy_levels, smallest
from assistant.index.matching import Matched, RowMatcher
from assistant.index.results import (
    PASSAGE,
    ROWS_READ_AT_MOST,
    ROWS_READ_BESIDE_GROUPS,
    GroupCount,
    QueryResult,
    read_passages,
)
from assistant.index.rowkeys import NOWHERE, Integers, Mask, RowKeys
from assistant.queries import LABELS, Aggregate, Extreme, Group, TableQuery, Unit, Whole
from assistant.records import Passage

_ROWS_LOOKED_AT = 20  # read back to cite, when no row matches
_FIGURES = (Aggregate.COUNT, Aggregate.MEAN, Aggregate.MEDIAN)


class QueryRunner:
    """Runs queries over one catalogue."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute
        self._keys = RowKeys.read(execute)
        self._chooser = ArticleChooser(execute)
        self._matcher = RowMatcher(execute, self._keys, self._chooser)
        self._grouper = RowGrouper(self._keys, self._chooser.facts)

    def run(
        self, query: TableQuery, close: Collection[int] = (), *, limit: int = ROWS_READ_AT_MOST, offset: int = 0
    ) -> QueryResult:
        """The result of a query.

        Args:
            close: the numbers of the passages that are close to `query.topic` in meaning; read only when it is set.
            limit: most rows that are read back; all are counted.
            offset: how many rows are passed over before.
        """
        matched = self._matcher.match(query, close)
        groups = self._group(query, matched)
        matching, among = matched.matching, len(groups) if query.dated_last else 0
        if query.dated_last:
            groups = self._grouper.keep_dated(groups, query)
            matching = matching & np.isin(self._keys.article, groups.key)
        ranks_rows = query.extreme is not None and query.group is None and query.unit is not Unit.ARTICLES
        if ranks_rows:
            matching = self._matcher.keep_extreme(query, matching)
        names, named, shown = 0, 0, np.flatnonzero(matching)
        if query.unit is Unit.NAMES:
            names, named, shown = self._name(matching)
        rows: tuple[Passage, ...] = ()
        if not groups or query.is_filtered:
            # A plain count needs no list of everything that there is, and a row is shown beside its group or not.
            plain = query.aggregate in _FIGURES and query.unit is Unit.ROWS and not (query.is_filtered or ranks_rows)
            most = _ROWS_LOOKED_AT if plain else ROWS_READ_BESIDE_GROUPS if groups else limit
            rows = self._list(query, shown, min(limit, most), offset)
        looked_at = () if rows or groups else self._read_at(np.flatnonzero(matched.in_scope)[:_ROWS_LOOKED_AT])
        if not self._count_articles(matched) and query.may_be_empty:
            looked_at = self._read_ends()
        return QueryResult(
            rows,
            int(matching.sum()),
            names,
            looked_at,
            *self._count_scope(matched),
            len(groups),
            self._read_groups(query, groups.take(np.arange(min(len(groups), ROWS_READ_AT_MOST)))),
            self._mean(query, matched),
            self._count_whole(query, close, matched) if query.aggregate is Aggregate.SHARE else 0,
            named,
            among,
            matched.datable,
        )

    # What is counted.

    def _group(self, query: TableQuery, matched: Matched) -> Groups:
        if query.group is not None:
            return self._grouper.group(query, matched)
        if query.unit is Unit.ARTICLES:
            listed = self._grouper.list_articles(query, matched)
            return self._grouper.keep_ends(listed) if query.aggregate is Aggregate.SPAN else listed
        return Groups.none()

    def _count_scope(self, matched: Matched) -> tuple[int, int, int, int, int, int]:
        """Rows in scope and those rated, the articles that they stand in and those unrated, all articles, undated."""
        article, rated = self._keys.article, matched.in_scope & ~np.isnan(self._keys.relevancy)
        holding, rating = (len(np.unique(article[rows])) for rows in (matched.in_scope, rated))
        return (
            int(matched.in_scope.sum()),
            int(rated.sum()),
            holding,
            holding - rating,
            self._count_articles(matched),
            matched.undated,
        )

    def _count_articles(self, matched: Matched) -> int:
        return self._keys.articles if matched.articles is None else int(matched.articles.sum())

    def _name(self, matching: Mask) -> tuple[int, int, Integers]:
        """How many names rows have, how many rows have one, and where the first row of each name stands."""
        keys = self._keys
        named = matching & (keys.form != NOWHERE)
        form, number = keys.form[named], keys.number[named]
        is_first = smallest(form, number, keys.forms)[form] == number
        shown = np.flatnonzero(named)[is_first]
        return len(shown), len(form), shown

    def _mean(self, query: TableQuery, matched: Matched) -> float | None:
        """The mean or the median relevancy of the rows that match, or the median number of them; None elsewhere."""
        if query.aggregate is Aggregate.MEDIAN_PER_ARTICLE:
            chosen = np.ones(self._keys.articles, np.bool_) if matched.articles is None else matched.articles
            held = np.bincount(self._keys.article[matched.matching], minlength=self._keys.articles)[chosen]
            return float(np.median(held)) if len(held) else None
        if query.aggregate not in (Aggregate.MEAN, Aggregate.MEDIAN):
            return None
        relevancy = self._keys.relevancy[matched.matching]
        rated = relevancy[~np.isnan(relevancy)]
        if not len(rated):
            return None
        return float(np.mean(rated) if query.aggregate is Aggregate.MEAN else np.median(rated))

    def _count_whole(self, query: TableQuery, close: Collection[int], matched: Matched) -> int:
        """What a share is a share of."""
        by_article = query.unit is Unit.ARTICLES
        if query.whole is Whole.SCOPE:
            return self._count_articles(matched) if by_article else int(matched.in_scope.sum())
        if query.whole is Whole.RATED:
            return int((matched.in_scope & ~np.isnan(self._keys.relevancy)).sum())
        counted = replace(query, aggregate=Aggregate.COUNT, extreme=None, group=None)
        if query.whole is Whole.CORPUS:
            counted = TableQuery(Aggregate.COUNT, query.unit, tables=() if by_article else query.tables)
        elif query.whole is Whole.TABLES:
            counted = replace(counted, tables=())
        elif query.whole is Whole.DATED:
            counted = replace(counted, since=None, until=None, periods=(), outside=False)
        elif query.whole is Whole.RATING:
            counted = replace(counted, contains=(), topic=None)
        else:
            counted = replace(counted, relevancy=(), rated=None)
        whole = self._matcher.match(counted, close)
        return len(self._grouper.list_articles(counted, whole)) if by_article else int(whole.matching.sum())

    # What is shown.

    def _list(self, query: TableQuery, shown: Integers, limit: int, offset: int) -> tuple[Passage, ...]:
        """Rows by article, the order that they stand in; or by relevancy first, where it ranks them."""
        if query.extreme is not None and query.group is None:
            sign = -1.0 if query.extreme is Extreme.HIGHEST else 1.0
            shown = shown[np.argsort(sign * self._keys.relevancy[shown], kind="stable")]
        return self._read_at(shown[max(offset, 0) :][:limit])

    def _read_at(self, positions: Integers) -> tuple[Passage, ...]:
        return self._read(self._keys.number[positions].tolist())

    def _read(self, numbers: Sequence[int]) -> tuple[Passage, ...]:
        """Passages by number, in that order."""
        every = sorted(set(numbers))
        statement = f"{PASSAGE} WHERE p.number IN (SELECT value FROM json_each(?)) ORDER BY p.number"
        read = dict(zip(every, read_passages(self._execute(statement, [json.dumps(every)])), strict=True))
        return tuple(read[number] for number in numbers)

    def _read_ends(self) -> tuple[Passage, ...]:
        """The first places of the articles with the first and the last page date: no page lies outside these."""
        first: dict[str, int] = {}
        for facts in self._chooser.facts():
            number = int(self._keys.first[facts.number])
            if facts.page_date is not None and number != NOWHERE:
                first[facts.page_date] = min(number, first.get(facts.page_date, number))
        days = sorted(first)
        return self._read([first[day] for day in dict.fromkeys((*days[:1], *days[-1:]))])

    def _read_groups(self, query: TableQuery, groups: Groups) -> tuple[GroupCount, ...]:
        firsts = self._read(groups.first.tolist())
        labels = self._label(query.group or Group.ARTICLE, groups.key, firsts)
        has_mean = ~np.isnan(groups.mean) & (query.aggregate in (Aggregate.MEAN, Aggregate.MEDIAN, Aggregate.RATE))
        means = [mean if has else None for mean, has in zip(groups.mean.tolist(), has_mean, strict=True)]
        return tuple(map(GroupCount, labels, groups.amount.tolist(), means, firsts, groups.whole.tolist()))

    def _label(self, group: Group, key: Integers, firsts: Sequence[Passage]) -> Sequence[str]:
        """What groups are called; of a name or label that is written in several ways, as the first one is."""
        if group in LABELS:
            return self._read_labels(group, key, firsts)
        if group is Group.NAME:
            return [first.name or "" for first in firsts]
        if group is Group.TITLE:
            return [first.article.title for first in firsts]
        if group is Group.AMOUNT:
            return list(map(str, key.tolist()))
        if group is Group.TABLE:
            return [self._keys.tables[number] for number in key.tolist()]
        if group is Group.ARTICLE_TABLE:
            return [f"{first.article.id}#{first.table}" for first in firsts]
        if group is Group.RELEVANCY:
            return [f"{level:g}" for level in relevancy_levels(self._keys)[key].tolist()]
        texts = self._grouper.article_keys(group).texts
        return [texts[number] for number in key.tolist()]

    def _read_labels(self, group: Group, key: Integers, firsts: Sequence[Passage]) -> Sequence[str]:
        numbers = {facts.id: facts.number for facts in self._chooser.facts()}
        article = np.array([numbers[first.article.id] for first in firsts], np.int64)
        lines = self._grouper.label_lines(group, key, article).tolist()
        statement = "SELECT line, label FROM labels WHERE line IN (SELECT value FROM json_each(?))"
        labels = {line: str(label) for line, label in self._execute(statement, [json.dumps(lines)])}
        return [labels[line] for line in lines]
