"""Groups with a figure each, whichever the language: which sentence tells them, in which order, with which numbers."""

from __future__ import annotations

from abc import abstractmethod

from assistant.answering.telling_labels import LabelTeller
from assistant.answering.telling_words import capital, join, name_rows
from assistant.index.results import GroupCount
from assistant.queries import LABELS, Aggregate, Extreme, Group

_NAMED_AT_MOST = 3  # groups of an equal figure in a sentence; of more it says how many there are


class GroupTeller(LabelTeller):
    """Tells groups: how many there are, which has most, two against each other, and the mean of a group."""

    def _groups(self) -> str:
        """The sentence over the groups, whichever it is."""
        query, result = self.query, self.result
        one, many = self.terms.groups[query.group or Group.TABLE]
        noun = many if self.is_several(result.grouped) else one
        if not result.groups:
            return self._tell_no_group(one)
        if self.ratio:
            return self._ratio(*self.ratio)
        if query.aggregate is Aggregate.PER_ARTICLE:
            return self._tell_mean_size(self.figure(self.in_groups / result.grouped), one, many)
        if query.aggregate is Aggregate.RATE:
            return self._rate(one)
        if self.is_compared:
            return self._comparison(result.groups[0], result.groups[1])
        if query.group is Group.AMOUNT and query.extreme is not None:
            return self._usual_amount()
        if query.extreme is not None and (not query.limit or len(result.groups) == 1):
            return self._best(many)
        if query.extreme is not None:
            return self._tell_ranking(many, self.terms.ties if len(result.groups) > (query.limit or 1) else "")
        if query.having:
            return self._tell_having(noun, self._amount(query.having))
        if self.shares:
            return self._tell_shares(one)
        if not self.averages and query.group in LABELS:
            return self._tell_labels_of_one(one, noun) if self.tells_labels_of_one else self._tell_labels(one, noun)
        return self._breakdown(one, many)

    def _breakdown(self, one: str, many: str) -> str:
        """What follows, group by group; of two periods, by how much one is ahead."""
        has_dates = self.query.group is Group.DATE and self.result.grouped > 1
        dates = f"{self.words.colon()}{self.number(self.result.grouped)} {many}" if has_dates else ""
        more = ""
        if gap := self.gap:
            more = f" {self._tell_more(self.named(gap[0]), self.number(gap[0].count - gap[1].count))}"
        return f"{capital(self._what())}, {self.terms.by} {one}{dates}.{more}"

    def _what(self) -> str:
        """What the figures of a breakdown are of."""
        if self.counts_articles:
            total = self.in_dated_groups or self.result.all_articles
            return f"{self.number(total)} {self._article(total)}{self._where() or self.terms.in_corpus}"
        if self.averages:
            return self._mean_of(f"{self._noun(2)}{self._where()}{self._that(2)}")
        total = self.in_dated_groups or self.result.matching
        return self._so_many(total, self._noun(total))

    def _ratio(self, value: float, first: GroupCount, second: GroupCount) -> str:
        """Two tables set to each other."""
        names = [name_rows((side.label,), self.terms, plural=True) for side in (first, second)]
        counts = [f"{self.number(side.count)} {name}" for side, name in zip((first, second), names, strict=True)]
        return self._tell_ratio(self.figure(value), names, counts, f"{self._where()}{self._that(2)}")

    def _comparison(self, first: GroupCount, second: GroupCount) -> str:
        """The larger first, and by how much."""
        values = [round(side.mean or 0, 2) if self.averages else side.count for side in (first, second)]
        if values[0] < values[1]:
            first, second, values = second, first, values[::-1]
        rows = f"{self.counted}{self._labels()}{self._that(2)}" if self.query.group is Group.ARTICLE else ""
        if values[0] == values[1]:
            return self._tell_tie(self.named(first), self.named(second), rows, self.number(values[0]))
        told = [self.number(value) for value in values]
        return self._tell_lead(first, second, rows, told, self.number(round(values[0] - values[1], 2)))

    def _usual_amount(self) -> str:
        """How many rows most articles have, or fewest."""
        groups = self.result.groups
        amounts = join([group.label for group in groups], self.terms.conjunction)
        articles = f"{self.number(groups[0].count)} {self._article(groups[0].count)}"
        return self._tell_usual_amount(amounts, articles, several=len(groups) > 1)

    def _best(self, many: str) -> str:
        """The group that has most, or those that tie."""
        best, rows = self.result.groups, self._all_counted
        if self.is_commonest:
            label = self._level(best[0]) if self.query.group is Group.RELEVANCY else self.label(best[0])
            count = f"{self.number(best[0].count)} {self._noun(best[0].count)}"
            return self._tell_commonest(rows, f"{label}{self.words.colon()}{count}")
        value = self.figure(best[0].mean or 0) if self.averages else self.number(best[0].count)
        if self.shares:
            value = self._share_of(best[0])
        if self.query.having:
            rows += f", {self._among_those(many, self._amount(self.query.having))}"
        names = self._names() if len(best) <= _NAMED_AT_MOST else f"{len(best)} {many}"
        return self._tell_best(names, rows, value)

    def _names(self) -> str:
        return join([self.named(group) for group in self.result.groups], self.terms.conjunction)

    def _rate(self, one: str) -> str:
        """How many rows an article has on average, group by group, or where it has most."""
        if self.query.extreme is None or self.query.limit:
            return self._tell_rates(one)
        best = self.result.groups[0]
        return self._tell_best_rate(self._names(), self.figure(best.mean or 0), best)

    @property
    def _is_most(self) -> bool:
        """Whether the largest is asked for, and not the smallest."""
        return self.query.extreme is Extreme.HIGHEST

    @abstractmethod
    def _tell_no_group(self, one: str) -> str:
        """That there is no such group."""

    @abstractmethod
    def _tell_having(self, noun: str, amount: str) -> str:
        """How many groups have so many rows."""

    @abstractmethod
    def _tell_shares(self, one: str) -> str:
        """What the shares of the groups are shares of."""

    @abstractmethod
    def _tell_labels_of_one(self, one: str, noun: str) -> str:
        """How many labels of a kind a single article bears, or which one."""

    @abstractmethod
    def _tell_labels(self, one: str, noun: str) -> str:
        """How many labels of a kind there are."""

    @abstractmethod
    def _tell_more(self, name: str, more: str) -> str:
        """By how much one of two periods is ahead."""

    @abstractmethod
    def _mean_of(self, rows: str) -> str:
        """That the figures are means or medians of the relevancy of some rows."""

    @abstractmethod
    def _tell_mean_size(self, mean: str, one: str, many: str) -> str:
        """The mean size of the groups that hold something."""

    @abstractmethod
    def _tell_ratio(self, value: str, names: list[str], counts: list[str], which: str) -> str:
        """The ratio of two tables."""

    @abstractmethod
    def _tell_tie(self, first: str, second: str, rows: str, value: str) -> str:
        """That two groups have the same; `rows` is empty where they are no articles."""

    @abstractmethod
    def _tell_lead(self, first: GroupCount, second: GroupCount, rows: str, told: list[str], gap: str) -> str:
        """That the first of two groups has more."""

    @abstractmethod
    def _tell_usual_amount(self, amounts: str, articles: str, *, several: bool) -> str:
        """How many rows most articles have, or fewest."""

    @abstractmethod
    def _tell_commonest(self, rows: str, value: str) -> str:
        """Which name, or rating, recurs most often, or least."""

    @abstractmethod
    def _among_those(self, many: str, amount: str) -> str:
        """That only groups with so many rows are looked at."""

    @abstractmethod
    def _tell_best(self, names: str, rows: str, value: str) -> str:
        """Which group has most, or fewest, or which ones tie."""

    @abstractmethod
    def _tell_ranking(self, many: str, ties: str) -> str:
        """That the groups that have most follow, as many as are asked for."""

    @abstractmethod
    def _tell_rates(self, one: str) -> str:
        """That the mean number of rows of an article follows, group by group."""

    @abstractmethod
    def _tell_best_rate(self, names: str, figure: str, best: GroupCount) -> str:
        """In which groups an article has most rows on average, or fewest."""
