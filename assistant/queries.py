"""What can be asked of the tables exactly: a closed, typed query that the catalogue executes.

A query first draws a scope (articles, dates, tables), then filters the rows in it, then says what is made
of the rows that are left: "14 of the 95 signals" is 14 rows that pass the filters of 95 in scope.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.columns import ColumnRole


class Comparison(StrEnum):
    """How a number is compared."""

    EQUAL = "="
    NOT_EQUAL = "!="
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE_THAN = ">"
    LESS_THAN = "<"
    BETWEEN = "between"  # both ends are included
    EITHER = "either"  # one number or the other


class Aggregate(StrEnum):
    """What is made of the rows that match."""

    LIST = "list"
    COUNT = "count"
    SHARE = "share"  # in per cent of the whole that the query names
    MEAN = "mean"  # of relevancy, over the rows that have one
    MEDIAN = "median"  # the same
    RATIO = "ratio"  # of the rows of the first table to those of the second, grouped by table
    MEDIAN_PER_ARTICLE = "median-per-article"  # the median number of rows of an article
    SPAN = "span"  # the days from the earliest to the latest page date
    RANGE = "range"  # by how much the largest group has more than the smallest
    RATE = "rate"  # the mean number of rows of an article in each group
    PER_ARTICLE = "per-article"  # the mean number of rows of an article, or with a group of each of these


class Whole(StrEnum):
    """What a share is a share of."""

    SCOPE = "scope"  # the rows in scope, or the articles where these are counted
    RATED = "rated"  # the rows in scope that have a relevancy
    RATING = "rating"  # the rows in scope with the relevancy that is asked for
    WORDS = "words"  # the rows in scope that hold the words that are asked for
    DATED = "dated"  # the rows that match, whatever their page dates
    TABLES = "tables"  # the rows that match, of whatever table
    CORPUS = "corpus"  # all rows of these tables, or all articles


class Match(StrEnum):
    """How words stand in a title, a label or a cell."""

    NAME = "name"  # they are a label; where none is called so, they stand within one
    PART = "part"
    START = "start"
    END = "end"
    WHOLE = "whole"


class Unit(StrEnum):
    """What is listed and counted."""

    ROWS = "rows"
    ARTICLES = "articles"  # those that hold a row that matches
    NAMES = "names"  # distinct names of rows, capitals and accents left aside


class Group(StrEnum):
    """What rows are counted by."""

    ARTICLE = "article"
    TABLE = "table"
    AMOUNT = "amount"  # of rows of an article, which is what articles are counted by
    ARTICLE_TABLE = "article-table"  # each table of each article
    RELEVANCY = "relevancy"
    YEAR = "year"  # of the page date
    QUARTER = "quarter"  # of the page date
    MONTH = "month"  # of the page date
    DATE = "date"  # the page date itself
    CALENDAR_MONTH = "calendar-month"  # of the page date, whatever its year: "01" to "12"
    WEEKDAY = "weekday"  # of the page date: "1" is Monday
    TITLE = "title"  # of articles, capitals and accents left aside
    CATEGORY = "category"
    TYPE = "type"
    NAME = "name"  # of rows, capitals and accents left aside
    THEME = "theme"
    KEYWORD = "keyword"


OF_DATES = (Group.YEAR, Group.QUARTER, Group.MONTH, Group.DATE, Group.CALENDAR_MONTH, Group.WEEKDAY)
"""What page dates are counted by."""
LABELS = (Group.KEYWORD, Group.THEME, Group.CATEGORY, Group.TYPE)
"""What articles are labelled with."""
OF_ARTICLES = (*LABELS, *OF_DATES, Group.TITLE)
"""What articles have, rows or not."""


class Extreme(StrEnum):
    """Which end is asked for: of the relevancy scale, or of the groups by size or mean."""

    HIGHEST = "highest"
    LOWEST = "lowest"


@dataclass(frozen=True, slots=True)
class NumberFilter:
    """What compares so with a number; what has no number never does."""

    comparison: Comparison
    value: float
    other: float | None = None  # the second number of BETWEEN and EITHER


NONE = NumberFilter(Comparison.EQUAL, 0)
AT_LEAST_ONE = NumberFilter(Comparison.AT_LEAST, 1)
ANY_RATING = NumberFilter(Comparison.AT_LEAST, 0)


@dataclass(frozen=True, slots=True)
class TextFilter:
    """Rows that hold a phrase, or one of several; capitals, accents and plurals make no difference."""

    phrases: tuple[str, ...]
    column: ColumnRole | None = None  # None: anywhere in the row but its rating and identifier
    negated: bool = False  # rows that hold none of them
    match: Match = Match.PART  # of a cell; NAME is PART here


@dataclass(frozen=True, slots=True)
class Holding:
    """What an article is to hold: so many rows of some tables, words and ratings, or rows whose mean compares so."""

    tables: tuple[str, ...] = ()  # empty: of all
    relevancy: tuple[NumberFilter, ...] = ()
    amount: NumberFilter | None = None  # of such rows; with `than` how many more they are
    than: tuple[str, ...] = ()  # tables whose rows, with the same ratings, are taken off
    mean: NumberFilter | None = None  # of the relevancy of such rows
    alike: bool = False  # as many rows of each of these tables as of the others
    words: TextFilter | None = None  # that such rows hold; never negated


@dataclass(frozen=True, slots=True)
class TableQuery:
    """Rows of tables: which, and what is made of them. An empty tuple or None is no condition."""

    aggregate: Aggregate = Aggregate.LIST
    unit: Unit = Unit.ROWS
    # The scope.
    tables: tuple[str, ...] = ()  # names of tables
    articles: tuple[str, ...] = ()  # identifiers
    left_out: tuple[str, ...] = ()  # identifiers of articles that are set aside
    keyword: str | None = None
    theme: str | None = None
    category: str | None = None
    type: str | None = None
    label_match: Match = Match.NAME  # how keyword, theme, category and type stand in labels
    more_labels: tuple[str, ...] = ()  # of the one kind of label that is asked for: articles have these as well
    any_label: bool = False  # one of them all is enough
    label_lacks: bool = False  # articles that do not have that keyword, theme, category or type
    title: str | None = None  # words of titles
    title_match: Match = Match.PART
    since: str | None = None  # ISO 8601, the first page date
    until: str | None = None  # ISO 8601, the last page date
    periods: tuple[str, ...] = ()  # between these, with others between them: "first/last", one is enough
    outside: bool = False  # articles with a page date that does not lie between these
    months: tuple[int, ...] = ()  # of the page date, 1 to 12, whatever its year
    weekdays: tuple[int, ...] = ()  # of the page date, 1 is Monday and 7 Sunday
    dated: Extreme | None = None  # of the latest or the earliest page date among those left
    dated_last: bool = False  # of articles that match, those with that page date; else what matches in those with it
    # The filters.
    relevancy: tuple[NumberFilter, ...] = ()
    rated: bool | None = None  # rows that have a relevancy; False: rows that have none
    contains: tuple[TextFilter, ...] = ()
    topic: str | None = None  # rows that are close to these words in meaning
    named: bool | None = None  # rows that have a name; False: rows that have none
    lacks: ColumnRole | None = None  # rows with nothing in this column
    every: bool = False  # only articles whose rows in scope all match
    holding: tuple[Holding, ...] = ()  # where articles are listed or counted: only those that hold all of this
    # What is made of the rows.
    group: Group | None = None
    having: NumberFilter | None = None  # groups, or articles, with so many rows
    extreme: Extreme | None = None
    limit: int | None = None  # of an extreme or of the dated articles: how many; None for all that tie at the end
    rank: int | None = None  # of an extreme: the second or third place alone, ties counted as one
    whole: Whole = Whole.SCOPE  # of a share
    with_dates: bool = False  # the page date beside each article that is listed

    @property
    def is_filtered(self) -> bool:
        """Whether rows in scope can fail to match."""
        asked = self.rated is not None or self.named is not None or self.lacks is not None
        return bool(self.relevancy or asked or self.contains or self.topic or self.every)

    @property
    def dated_articles(self) -> int:
        """How many of the latest or the earliest articles are asked for; 1 where it is those of one page date."""
        return self.limit if self.limit and self.dated and not self.extreme else 1

    @property
    def lists_dated(self) -> bool:
        """Whether articles are listed by their page dates alone, whatever their rows hold."""
        by_rows = self.is_filtered or self.tables or self.having or self.holding
        return bool(self.dated) and self.unit is Unit.ARTICLES and not (self.extreme or self.group or by_rows)

    @property
    def may_be_empty(self) -> bool:
        """Whether that its scope holds no article is an answer: none of these dates, none with that label."""
        label = self.keyword or self.theme or self.category or self.type
        # "AI and drones" may be two labels: that none is called so says nothing then.
        one = bool(label) and not {"and", "et", "or", "ou"} & set((label or "").casefold().split())
        dated = self.since or self.until or self.months or self.weekdays
        return bool(dated or self.label_lacks or (one and self.unit is Unit.ARTICLES))

    @property
    def rates(self) -> bool:
        """Whether the result rests on the relevancy of rows."""
        ranks_rows = self.extreme is not None and self.group is None
        by_relevancy = self.aggregate in (Aggregate.MEAN, Aggregate.MEDIAN) or self.group is Group.RELEVANCY
        held = any(wanted.relevancy or wanted.mean for wanted in self.holding)
        return bool(self.relevancy) or self.rated is not None or ranks_rows or by_relevancy or held

    @property
    def is_sound(self) -> bool:
        """Whether its parts go together and its dates are dates; what is filled in by a model need not be."""
        held = [number for wanted in self.holding for number in (*wanted.relevancy, wanted.amount, wanted.mean)]
        pairs = [number for number in (*self.relevancy, self.having, *held) if number]
        if self.aggregate is Aggregate.RATIO and (self.group is not Group.TABLE or len(self.tables) < 2):
            return False
        if self.group is Group.AMOUNT and self.unit is not Unit.ARTICLES:
            return False
        if self.aggregate is Aggregate.SPAN and (self.group or self.unit is not Unit.ARTICLES):
            return False
        if self.aggregate is Aggregate.RANGE and (self.group is None or self.extreme):
            return False
        if self.aggregate is Aggregate.RATE and (self.group not in (*OF_DATES, *LABELS) or self.unit is not Unit.ROWS):
            return False
        if self.holding and (self.unit is not Unit.ARTICLES or self.group):
            return False
        two = (Comparison.BETWEEN, Comparison.EITHER)
        if any((wanted.comparison in two) != (wanted.other is not None) for wanted in pairs):
            return False
        ranks = self.extreme is not None
        if any(number is not None and number < 1 for number in (self.limit, self.rank)):
            return False
        if self.rank and self.dated and self.unit is Unit.ARTICLES and not self.group:
            return False  # the second latest is not the latest
        if (self.rank and not ranks) or (self.limit and not (ranks or self.dated)):
            return False
        kinds = [label for label in (self.keyword, self.theme, self.category, self.type) if label]
        if self.more_labels and (len(kinds) != 1 or self.label_lacks):
            return False
        if self.dated_last and (self.dated is None or self.unit is not Unit.ARTICLES or self.group or ranks):
            return False
        if not (set(self.months) <= set(range(1, 13)) and set(self.weekdays) <= set(range(1, 8))):
            return False
        return all(_is_date(day) for day in (self.since, self.until) if day is not None)


def quarter_of(day: str) -> str:
    """The quarter of a date in ISO 8601: `2024-Q1`; empty for no date."""
    return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}" if day else ""


def weekday_of(day: str) -> int:
    """The weekday of a date in ISO 8601: 1 is Monday, 7 Sunday.

    Raises:
        ValueError: it is no date.
    """
    return date.fromisoformat(day).isoweekday()


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
