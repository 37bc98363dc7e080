"""The sentence that tells a result, whichever the language: which one it is, and with which numbers."""

from __future__ import annotations

from abc import abstractmethod

from assistant.answering.telling_calendar import tell_dated, tell_undated
from assistant.answering.telling_gaps import tell_gap
from assistant.answering.telling_groups import GroupTeller
from assistant.answering.telling_scope import name_articles, tell_ends
from assistant.answering.telling_words import join
from assistant.queries import Aggregate, Match, NumberFilter, TextFilter, Unit, Whole


class ResultTeller(GroupTeller):
    """Tells the result of a table query."""

    def say(self) -> str:
        """The figure first, out of how many it is, over what it was counted, and what was read into the question."""
        said, missing = self._say_figure(), self._say_missing()
        if missing and said.endswith(":"):  # the list is further down
            said = said[:-1].rstrip() + "."
        return said + missing + tell_dated(self.query, self.result, self.language)

    def _say_figure(self) -> str:
        query, result = self.query, self.result
        if query.aggregate in (Aggregate.SPAN, Aggregate.RANGE):
            return tell_gap(self)
        if query.group is not None:
            return self._groups()
        if self.counts_articles and query.aggregate is Aggregate.SHARE:
            return self._share_of_articles()
        if self.counts_articles:
            return self._articles()
        if query.unit is Unit.NAMES:
            rows = f"{self._total(result.matching)}{self._that(result.matching)}"
            return self._tell_names(rows, self.number(result.names))
        if query.aggregate in (Aggregate.PER_ARTICLE, Aggregate.MEDIAN_PER_ARTICLE):
            return self._per_article()
        if query.aggregate in (Aggregate.MEAN, Aggregate.MEDIAN):
            return self._mean()
        if query.extreme is not None:
            return self._extreme()
        if query.is_filtered or query.whole is Whole.TABLES or self.is_share_of_rows:
            return self._filtered()
        return self._tell_total(result.in_scope)

    def _total(self, number: int) -> str:
        """A figure and its noun, with the scope unless the subject has named it."""
        where = "" if self.names_article else self._where()
        return f"{self.number(number) if number else self.terms.zero} {self._noun(number)}{where}"

    def _per_article(self) -> str:
        result, rows = self.result, self._noun(2)
        counted, articles = self._so_many(result.matching, rows), self.number(result.all_articles)
        if self.query.aggregate is Aggregate.MEDIAN_PER_ARTICLE:
            return self._tell_median_per_article(self.figure(result.mean or 0), counted, articles)
        mean = self.figure(result.matching / result.all_articles) if result.all_articles else "0"
        return self._tell_mean_per_article(mean, counted, articles)

    def _share_of_articles(self) -> str:
        query, result = self.query, self.result
        narrowed = query.is_filtered or query.having or query.holding
        inside = self._labels() if query.whole is not Whole.CORPUS and narrowed else ""
        percent, part = self._percent(result.grouped, result.whole), self._part(result.grouped, result.whole)
        return f"{percent} {self.terms.of_the} articles{inside} {self._shared_trait()}{self.words.colon()}{part}."

    def _articles(self) -> str:
        query, result = self.query, self.result
        found, total = result.among or result.grouped, result.all_articles
        if query.holding:
            return self._tell_holding(found, total)
        if query.having:
            return self._tell_articles_having(found, total, query.having)
        if query.is_filtered or query.tables:
            return self._tell_articles_with(found, total)
        return tell_ends(self) if found and self.tells_ends else self._tell_number_of_articles(found)

    def _mean(self) -> str:
        result = self.result
        if result.mean is None:
            return self._tell_unrated()
        rated = self.number(result.matching if self.query.is_filtered else result.rated)
        return self._tell_mean(self.figure(result.mean), rated)

    def _extreme(self) -> str:
        query, found, level = self.query, self.result.matching, self.levels(self.result.rows)
        which = f"{self._where() or self.terms.of_corpus}{self._that(found)}"
        more = bool(query.limit and found > query.limit)
        if more and level == self.number(self.result.rows[0].relevancy or 0):
            return self._tell_too_many_ties(f"{self.number(found)} {self._noun(2)}{which}", level)
        if found == 1:
            return self._tell_extreme(which, level)
        return self._tell_extremes(found, which, level) + (self.terms.with_ties if more else "")

    def _filtered(self) -> str:
        query, found = self.query, self.result.matching
        where = self._where() or self.terms.of_corpus
        if query.aggregate is Aggregate.SHARE:
            percent, part = self._percent(found, self.whole), self._part(found, self.whole)
            share = f"{percent} {self.terms.of_the}"
            if query.whole is Whole.TABLES:
                return f"{share} {self._share_of_tables(where)}{self.words.colon()}{part}."
            where = self.terms.of_corpus if query.whole in (Whole.CORPUS, Whole.DATED) else where
            return f"{share} {self._share_of_rows(where)}{self.words.colon()}{part}."
        some = self._some_rows(found, self.result.in_scope)
        return f"{some}{where} {self._conditions(found or 1, none=not found)}."

    def _labels(self) -> str:
        return name_articles(self)

    def _conditions(self, number: float, *, none: bool = False) -> str:
        query, one = self.query, not self.is_several(number)
        said = [self._has_relevancy(self._compared(self.terms.levels, wanted), one, none) for wanted in query.relevancy]
        if query.rated is not None:
            said.append(self._is_rated(one, none) if query.rated else self._is_unrated(one))
        if query.named is not None:
            said.append(self._is_named(one, none) if query.named else self._is_nameless(one))
        if query.lacks and query.lacks in self.terms.columns:
            said.append(self._lacks(self.terms.columns[query.lacks], one, none))
        said += [self._text(words, one, none) for words in query.contains]
        if query.every:
            said.append(self._stands_in_such(one))
        if query.topic:
            limit = self.number(round(self.threshold, 2))
            said.append(self._is_close_to(self.words.quote(query.topic), limit, one, none))
        return join(said, self.terms.conjunction)

    def _text(self, wanted: TextFilter, one: bool, none: bool) -> str:
        """Which words rows hold, or do not."""
        quoted = self.quoted(wanted.phrases, self.terms.alternative)
        column = self.terms.columns.get(wanted.column) if wanted.column else None
        if wanted.match in (Match.WHOLE, Match.START, Match.END):
            return self._has_text(wanted.match, column, quoted, one)
        return self._mentions(column, quoted, one, negated=wanted.negated, none=none)

    def _say_missing(self) -> str:
        query, result = self.query, self.result
        said = ""
        unrated = result.in_scope - result.rated
        if query.rates and unrated and query.rated is None:
            articles = result.unrated_articles if result.articles > 1 else 0
            said += f" {self._tell_unrated_rows(unrated, articles)}"
        if self.lists_without_ratings:
            said += f" {self.terms.none_rated}"
        return said + tell_undated(query, result, self.language)

    @abstractmethod
    def _tell_names(self, rows: str, names: str) -> str:
        """How many distinct names rows have, and how many of them have one where some do not."""

    @abstractmethod
    def _tell_total(self, total: int) -> str:
        """How many rows there are in all."""

    @abstractmethod
    def _tell_mean_per_article(self, mean: str, counted: str, articles: str) -> str:
        """The mean number of rows of an article."""

    @abstractmethod
    def _tell_median_per_article(self, median: str, counted: str, articles: str) -> str:
        """The median number of rows of an article."""

    @abstractmethod
    def _shared_trait(self) -> str:
        """What a share of the articles have or are, as a predicate in the plural."""

    @abstractmethod
    def _tell_holding(self, found: int, total: int) -> str:
        """How many articles hold what they are to hold."""

    @abstractmethod
    def _tell_articles_having(self, found: int, total: int, having: NumberFilter) -> str:
        """How many articles have so many rows."""

    @abstractmethod
    def _tell_articles_with(self, found: int, total: int) -> str:
        """How many articles have a row that matches."""

    @abstractmethod
    def _tell_number_of_articles(self, found: int) -> str:
        """How many articles there are."""

    @abstractmethod
    def _some_rows(self, found: int, total: int) -> str:
        """So many rows of so many; where there is one alone, whether it is the one."""

    @abstractmethod
    def _tell_mean(self, mean: str, rated: str) -> str:
        """The mean or median relevancy, and of how many rated rows."""

    @abstractmethod
    def _tell_unrated(self) -> str:
        """That there is no mean since no row has a relevancy."""

    @abstractmethod
    def _tell_too_many_ties(self, rows: str, level: str) -> str:
        """That more rows tie at the end than were asked for."""

    @abstractmethod
    def _tell_extreme(self, which: str, level: str) -> str:
        """The relevancy of the one row at the end."""

    @abstractmethod
    def _tell_extremes(self, found: int, which: str, level: str) -> str:
        """The relevancy of the rows at the end."""

    @abstractmethod
    def _share_of_tables(self, where: str) -> str:
        """Of which rows a table has a share, and that it has it."""

    @abstractmethod
    def _share_of_rows(self, where: str) -> str:
        """Of which rows some are a share, and what holds for these."""

    @abstractmethod
    def _has_relevancy(self, level: str, one: bool, none: bool) -> str:
        """That rows have a relevancy that compares so; `one`: it is said of one row, `none`: of no row."""

    @abstractmethod
    def _is_rated(self, one: bool, none: bool) -> str:
        """That rows have a relevancy."""

    @abstractmethod
    def _is_unrated(self, one: bool) -> str:
        """That rows have no relevancy."""

    @abstractmethod
    def _is_named(self, one: bool, none: bool) -> str:
        """That rows have a name."""

    @abstractmethod
    def _is_nameless(self, one: bool) -> str:
        """That rows have no name."""

    @abstractmethod
    def _lacks(self, column: str, one: bool, none: bool) -> str:
        """That rows have nothing in a column."""

    @abstractmethod
    def _has_text(self, match: Match, column: str | None, quoted: str, one: bool) -> str:
        """That a cell of rows is, begins or ends so."""

    @abstractmethod
    def _mentions(self, column: str | None, quoted: str, one: bool, *, negated: bool, none: bool) -> str:
        """That rows mention something, or do not."""

    @abstractmethod
    def _stands_in_such(self, one: bool) -> str:
        """That all rows of the article match as well."""

    @abstractmethod
    def _is_close_to(self, topic: str, limit: str, one: bool, none: bool) -> str:
        """That rows are close to a topic in meaning."""

    @abstractmethod
    def _tell_unrated_rows(self, unrated: int, articles: int) -> str:
        """For how many rows no relevancy is given, and for how many articles none at all; 0: that is not told."""
