"""Which rows a table query is about and which of them match, told by arrays and by the index of exact words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.columns import ColumnRole
from assistant.index.choosing import ArticleChooser, Chosen, Execute
from assistant.index.forms import COLUMNS, ends_as_wanted, fold_name, match_expression, texts_searched
from assistant.index.rowkeys import NOWHERE, Integers, Mask, Reals, RowKeys
from assistant.queries import Comparison, Extreme, Holding, Match, NumberFilter, TableQuery, TextFilter


@dataclass(frozen=True, slots=True)
class Matched:
    """The rows that a query is about and those that match."""

    articles: Mask | None  # the articles that the query chooses; None for all
    undated: int  # how many of those that it would choose have no page date, where dates are asked for
    datable: int  # out of how many
    in_scope: Mask  # of the rows
    matching: Mask  # of the rows, all of them in scope
    holding: Mask | None = None  # of the articles, those that hold what they are to; None where nothing is asked


class RowMatcher:
    """Matches the rows of one catalogue."""

    def __init__(self, execute: Execute, keys: RowKeys, chooser: ArticleChooser) -> None:
        self._execute = execute
        self._keys = keys
        self._chooser = chooser
        self._table_numbers = {name: number for number, name in enumerate(keys.tables)}

    def match(self, query: TableQuery, close: Collection[int] = ()) -> Matched:
        """The rows that a query is about and those that match; `close` are the passages close to its topic."""
        articles, chosen = self._choose(query)
        in_scope = np.ones(len(self._keys.number), np.bool_)
        if query.tables:
            in_scope &= self._of_tables(query.tables)
        if articles is not None:
            in_scope &= articles[self._keys.article]
        holding = self._find_holding(query.holding) if query.holding else None
        return Matched(
            articles, chosen.undated, chosen.datable, in_scope, self._filter(query, in_scope, close), holding
        )

    def keep_extreme(self, query: TableQuery, matching: Mask) -> Mask:
        """The first `limit` rows of a ranking and those that tie with the last of them; or those of one place.

        Args:
            matching: a value a row, in the order of the keys; so is what is given back.
        """
        relevancy = self._keys.relevancy
        rated = matching & ~np.isnan(relevancy)
        sign = -1.0 if query.extreme is Extreme.HIGHEST else 1.0
        levels, counts = np.unique(sign * relevancy[rated], return_counts=True)
        if query.rank:
            wanted = levels[query.rank - 1 : query.rank]
            return rated & (sign * relevancy == wanted) if len(wanted) else np.zeros_like(rated)
        reached = np.searchsorted(np.cumsum(counts), query.limit or 1)
        return rated if reached >= len(levels) else rated & (sign * relevancy <= levels[reached])

    def _choose(self, query: TableQuery) -> tuple[Mask | None, Chosen]:
        chosen = self._chooser.choose(query)
        if chosen.numbers is None:
            return None, chosen
        articles = np.zeros(self._keys.articles, np.bool_)
        articles[chosen.numbers] = True
        return articles, chosen

    def _filter(self, query: TableQuery, in_scope: Mask, close: Collection[int]) -> Mask:
        keys, matching = self._keys, in_scope.copy()
        for wanted in query.relevancy:
            matching &= compare(keys.relevancy, wanted)
        if query.rated is not None:
            matching &= np.isnan(keys.relevancy) != query.rated
        if query.named is not None:
            matching &= (keys.form != NOWHERE) == query.named
        if query.lacks is not None and query.lacks in COLUMNS:
            empty = self._execute(f"SELECT rowid FROM forms WHERE {COLUMNS[query.lacks]} = ''", ())
            matching &= self._at(np.array([number for (number,) in empty], np.int64))
        if query.topic:
            matching &= self._at(np.fromiter(close, np.int64))
        for words in query.contains:
            matching &= self._at(self._holding(words)) != words.negated
        if query.every:
            in_article, those_matching = (
                np.bincount(keys.article[rows], minlength=keys.articles) for rows in (in_scope, matching)
            )
            matching &= (in_article == those_matching)[keys.article]
        return matching

    def _of_tables(self, names: Sequence[str]) -> Mask:
        wanted = [self._table_numbers[name] for name in names if name in self._table_numbers]
        return _any_equal(self._keys.table, wanted)

    def _find_holding(self, conditions: Sequence[Holding]) -> Mask:
        """The articles that hold all of what they are to."""
        keys, held = self._keys, np.ones(self._keys.articles, np.bool_)
        for wanted in conditions:
            rows = np.ones(len(keys.number), np.bool_)
            for rating in wanted.relevancy:
                rows &= compare(keys.relevancy, rating)
            if wanted.words:
                rows &= self._at(self._holding(wanted.words))
            counted = rows & self._of_tables(wanted.tables) if wanted.tables else rows
            amount = np.bincount(keys.article[counted], minlength=keys.articles)
            if wanted.than:
                amount = amount - np.bincount(
                    keys.article[rows & self._of_tables(wanted.than)], minlength=keys.articles
                )
            if wanted.alike:
                each = [
                    np.bincount(keys.article[self._of_tables((name,))], minlength=keys.articles)
                    for name in wanted.tables
                ]
                held &= np.all([amounts == each[0] for amounts in each], axis=0) & (each[0] > 0)
            if wanted.amount:
                held &= compare(amount, wanted.amount)
            if wanted.mean:
                rated = counted & ~np.isnan(keys.relevancy)
                sums, counts = (
                    np.bincount(keys.article[rated], weights, minlength=keys.articles)
                    for weights in (keys.relevancy[rated], None)
                )
                mean = np.full(keys.articles, np.nan)
                np.divide(sums, counts, out=mean, where=counts > 0)
                held &= compare(mean.round(9), wanted.mean)
        return held

    def _at(self, numbers: Integers) -> Mask:
        """The rows with these numbers."""
        held = np.zeros(len(self._keys.number), np.bool_)
        held[self._keys.positions(numbers)] = True
        return held

    def _holding(self, wanted: TextFilter) -> Integers:
        """The numbers of the rows that hold one of some phrases."""
        sought = match_expression(wanted)
        if sought is None:
            return np.zeros(0, np.int64)
        if wanted.match not in (Match.WHOLE, Match.END):
            # One text of many numbers is read ten times as fast as many numbers.
            listed = next(iter(self._execute("SELECT group_concat(rowid) FROM forms WHERE forms MATCH ?", [sought])))
            return np.fromstring(str(listed[0] or ""), dtype=np.int64, sep=",")
        columns = texts_searched(wanted)
        if not columns:
            return np.zeros(0, np.int64)
        found = self._execute(f"SELECT rowid, {', '.join(columns)} FROM forms WHERE forms MATCH ?", [sought])
        held = np.array([number for number, *texts in found if ends_as_wanted(map(str, texts), wanted)], np.int64)
        if wanted.match is not Match.WHOLE or wanted.column is not ColumnRole.NAME:
            return held
        exact = held[np.isin(held, self._named(wanted.phrases))]
        return exact if len(exact) else held  # in another number only where none is called just so

    def _named(self, names: Sequence[str]) -> Integers:
        """The numbers of the rows that are called so, plurals told apart."""
        found = (self._execute("SELECT number FROM passages WHERE form = ?", [fold_name(name)]) for name in names)
        return np.array([number for rows in found for (number,) in rows], np.int64)


def compare(values: Reals | Integers, wanted: NumberFilter) -> Mask:
    """Which values compare as wanted, in their order; what is not a number never does."""
    value, other = wanted.value, np.nan if wanted.other is None else wanted.other
    comparisons: Mapping[Comparison, Callable[[], Mask]] = {
        Comparison.EQUAL: lambda: values == value,
        Comparison.NOT_EQUAL: lambda: (values != value) & ~np.isnan(values),
        Comparison.AT_LEAST: lambda: values >= value,
        Comparison.AT_MOST: lambda: values <= value,
        Comparison.MORE_THAN: lambda: values > value,
        Comparison.LESS_THAN: lambda: values < value,
        Comparison.BETWEEN: lambda: (values >= value) & (values <= other),
        Comparison.EITHER: lambda: (values == value) | (values == other),
    }
    return comparisons[wanted.comparison]()


def _any_equal(values: np.typing.NDArray[np.int32], wanted: Sequence[int]) -> Mask:
    held = np.zeros(len(values), np.bool_)
    for number in wanted:
        held |= values == number
    return held
