"""A query with its result, and what the sentences of both languages need to tell it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.telling_words import ARTICLE, TERMS, compared, is_plural, join, main_tables, name_rows
from assistant.answering.wording import wording_for
from assistant.index.results import GroupCount, QueryResult
from assistant.queries import LABELS, OF_DATES, Aggregate, Comparison, Group, NumberFilter, TableQuery, Unit, Whole
from assistant.records import Language, Passage

NAMED_AT_MOST = 6  # titles of articles in a sentence; of more it says how many there are
MORE_THAN_ONE = NumberFilter(Comparison.MORE_THAN, 1)


@dataclass(frozen=True, slots=True)
class Told:
    """A query and its result, with what its sentence has to name."""

    query: TableQuery
    result: QueryResult
    titles: tuple[str, ...]  # of the articles that the query names, or of the only one there is; empty: the corpus
    threshold: float  # cosine from which a row counts as close to a topic
    decimals: int | None = None  # that figures are asked for with
    left_out: tuple[str, ...] = ()  # titles of the articles that are set aside


class Teller(ABC):
    """What a sentence rests on, whichever its language, and the parts that it is made of."""

    language: Language

    def __init__(self, told: Told) -> None:
        self.query, self.result, self.titles, self.threshold = told.query, told.result, told.titles, told.threshold
        self.decimals, self.left_out = told.decimals, told.left_out
        self.words, self.terms = wording_for(self.language), TERMS[self.language]

    def page_days(self) -> tuple[str, ...]:
        """The first and the last page date of what was found, or the one that all have; ISO 8601.

        Empty where not all that was found was read back, or none of it has a page date.
        """
        by_rows = self.query.dated_articles > 1 and not self.query.lists_dated
        if by_rows or self.result.grouped > len(self.result.groups):
            return ()
        shown = [group.first for group in self.result.groups]
        if self.query.dated_articles == 1:
            shown = shown or list(self.result.rows or self.result.looked_at)
        days = sorted({row.article.page_date for row in shown if row.article.page_date})
        return (days[0], days[-1]) if len(days) > 1 else tuple(days)

    @property
    def tells_ends(self) -> bool:
        """Whether the latest or the earliest articles are asked for, and all that were found are at hand."""
        query, groups = self.query, self.result.groups
        listed = query.aggregate is Aggregate.LIST and query.unit is Unit.ARTICLES and not query.dated_last
        return listed and query.dated is not None and not self.titles and bool(groups) and bool(self.page_days())

    @property
    def has_more_dated(self) -> bool:
        """Whether more of the latest or the earliest articles were found than asked for: the last ones tie."""
        return 1 < self.query.dated_articles < self.result.all_articles

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        return self.words.number(value)

    def figure(self, value: float, usual: int = 2) -> str:
        """A mean or a share, with the decimals that are asked for."""
        decimals = self.decimals
        return self.number(round(value, usual)) if decimals is None else self.words.number(value, decimals)

    @property
    def averages(self) -> bool:
        """Whether the figures are means or medians of relevancy, or of the number of rows."""
        return self.query.aggregate in (Aggregate.MEAN, Aggregate.MEDIAN, Aggregate.RATE)

    @property
    def in_groups(self) -> int:
        """How many rows, or articles, all groups hold together."""
        return sum(group.count for group in self.result.groups)

    @property
    def in_dated_groups(self) -> int | None:
        """As much, where groups of page dates leave out articles that have none; else None."""
        leaves_out = self.result.undated_articles and self.query.group in OF_DATES
        return self.in_groups if leaves_out and self.result.grouped == len(self.result.groups) else None

    @property
    def shares(self) -> bool:
        """Whether the figures are the shares of groups."""
        return self.query.aggregate is Aggregate.SHARE and self.query.group is not None

    @property
    def is_share_of_rows(self) -> bool:
        """Whether it is what share of all rows stands in some articles: "the rows of 2024 as a share of the total"."""
        return self.query.aggregate is Aggregate.SHARE and self.query.whole is Whole.CORPUS

    @property
    def lists_without_ratings(self) -> bool:
        """Whether the rows that are listed have no relevancy at all, which a list would not tell."""
        plain = self.query.aggregate is Aggregate.LIST and self.query.unit is Unit.ROWS and not self.query.rates
        return plain and self.query.group is None and not self.result.rated and bool(self.result.matching)

    @property
    def whole(self) -> int:
        """What a share is a share of."""
        return self.result.whole or self.result.in_scope

    @property
    def is_compared(self) -> bool:
        """Whether two groups are set against each other."""
        query, groups = self.query, self.result.groups
        if query.group is Group.RELEVANCY and [wanted.comparison for wanted in query.relevancy] == [Comparison.EITHER]:
            return len(groups) == 2
        sides = {Group.ARTICLE: query.articles, Group.TABLE: main_tables(query.tables)}.get(
            query.group or Group.DATE, ()
        )
        return len(groups) == 2 == len(sides) and query.extreme is None and not self.shares

    @property
    def ratio(self) -> tuple[float, GroupCount, GroupCount] | None:
        """The ratio of two tables with the groups that are set to each other; None where one of them is empty."""
        if self.query.aggregate is not Aggregate.RATIO or len(self.result.groups) != 2:
            return None
        first, second = self.result.groups
        if second.label == self.query.tables[0]:
            first, second = second, first
        return first.count / second.count, first, second

    @property
    def gap(self) -> tuple[GroupCount, GroupCount] | None:
        """Two periods of which one has more, the larger first, where only these two are told."""
        groups = self.result.groups
        plain = (
            self.query.group in (Group.YEAR, Group.QUARTER, Group.MONTH)
            and self.query.extreme is None
            and not self.query.having
        )
        if len(groups) != 2 or not plain or self.query.aggregate in (Aggregate.MEAN, Aggregate.MEDIAN, Aggregate.SHARE):
            return None
        first, second = sorted(groups, key=lambda group: -group.count)
        return (first, second) if first.count > second.count else None

    @property
    def counts_articles(self) -> bool:
        """Whether the figure is one of articles."""
        return self.query.unit is Unit.ARTICLES

    @property
    def names_article(self) -> bool:
        """Whether all that is told is of one article, which the subject of the sentence names."""
        return len(self.titles) == 1 and not self._labels()

    @property
    def is_commonest(self) -> bool:
        """Whether one name, or one rating, recurs more often than all others, or less."""
        query = self.query
        plain = not (self.averages or self.shares or query.rank or query.having or self.counts_articles)
        return plain and query.group in (Group.NAME, Group.RELEVANCY) and len(self.result.groups) == 1

    @property
    def tells_labels_of_one(self) -> bool:
        """Whether what is told are the themes, say, of a single article: each of them has that one article."""
        query = self.query
        plain = query.extreme is None and not query.having and not self.shares and not self.averages
        return plain and self.counts_articles and query.group in LABELS and self.names_article

    def is_several(self, number: float) -> bool:
        """Whether a number takes a noun in the plural."""
        return is_plural(number, self.language)

    @property
    def counted(self) -> str:
        """The plural of what is counted."""
        return ARTICLE[1] if self.counts_articles else self._noun(2)

    @property
    def _all_counted(self) -> str:
        """The plural of what is counted, and which of it."""
        return f"{self.counted}{self._where()}{self._that(2)}"

    def _so_many(self, total: int, noun: str) -> str:
        """A number of what is counted, and which of it: "14 signals in the corpus that mention AI"."""
        return f"{self.number(total)} {noun}{self._where() or self.terms.in_corpus}{self._that(total)}"

    @property
    def _kind_of_mean(self) -> str:
        return self.terms.median if self.query.aggregate is Aggregate.MEDIAN else self.terms.mean

    def _noun(self, number: float) -> str:
        """The noun for so many rows of the tables that are asked for."""
        return name_rows(self.query.tables, self.terms, plural=self.is_several(number))

    def _article(self, number: float) -> str:
        return ARTICLE[self.is_several(number)]

    def _where(self) -> str:
        """Over what was counted, with a blank before it; empty for the whole corpus."""
        said = ""
        if self.titles:
            articles = self.terms.in_articles[len(self.titles) > 1]
            said = f" {articles} {self.quoted(self.titles, self.terms.conjunction)}"
        return said + self._labels()

    def _that(self, number: float) -> str:
        """What holds for so many rows, as a relative clause with a blank before it; empty for all rows."""
        return f" {self.terms.that} {self._conditions(number)}" if self.query.is_filtered else ""

    def _percent(self, part: int, whole: int) -> str:
        """A part in per cent of its whole; 0 of nothing."""
        return f"{self.figure(100 * part / whole, 1) if whole else '0'}{self.terms.percent}"

    def _part(self, part: int, whole: int) -> str:
        return f"{self.number(part)} {self.terms.out_of} {self.number(whole)}"

    def _compared(self, comparisons: Mapping[Comparison, str], wanted: NumberFilter) -> str:
        """How a number compares, in words."""
        numbers = [self.number(value) for value in (wanted.value, wanted.other) if value is not None]
        return compared(comparisons, wanted, numbers)

    def quoted(self, texts: Sequence[str], joint: str) -> str:
        """Texts between quotation marks, joined."""
        return join([self.words.quote(text) for text in texts], joint)

    def levels(self, rows: Sequence[Passage]) -> str:
        """The relevancy of ranked rows: one number, or the first and the last."""
        known = [row.relevancy for row in rows if row.relevancy is not None]
        first, last = self.number(known[0]), self.number(known[-1])
        return first if first == last else f"{first} – {last}"

    @abstractmethod
    def say(self) -> str:
        """The figure first, out of how many it is, over what it was counted, and what was read into the question."""

    @abstractmethod
    def say_group(self, group: GroupCount) -> str:
        """One line of a breakdown: the group and its figure."""

    @abstractmethod
    def label(self, group: GroupCount) -> str:
        """A group as a reader knows it."""

    @abstractmethod
    def _labels(self) -> str:
        """Over which articles it was counted, their titles left out; with a blank before it."""

    @abstractmethod
    def _conditions(self, number: float, *, none: bool = False) -> str:
        """What holds for so many rows, as a predicate; `none`: it is said of no row, which French denies twice."""

    @abstractmethod
    def _amount(self, wanted: NumberFilter) -> str:
        """How many rows something is to have."""
