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
    SHARE = "share"  # in per cent of the rows in scope
    MEAN = "mean"  # of relevancy, over the rows that have one


class Unit(StrEnum):
    """What is listed and counted."""

    ROWS = "rows"
    ARTICLES = "articles"  # those that hold a row that matches
    NAMES = "names"  # distinct names of rows, capitals and accents left aside


class Group(StrEnum):
    """What rows are counted by."""

    ARTICLE = "article"
    TABLE = "table"
    ARTICLE_TABLE = "article-table"  # each table of each article
    RELEVANCY = "relevancy"
    YEAR = "year"  # of the page date
    MONTH = "month"  # of the page date
    CATEGORY = "category"
    THEME = "theme"
    KEYWORD = "keyword"


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


@dataclass(frozen=True, slots=True)
class TextFilter:
    """Rows that hold a phrase, or one of several; capitals, accents and plurals make no difference."""

    phrases: tuple[str, ...]
    column: ColumnRole | None = None  # None: anywhere in the row but its rating and identifier
    negated: bool = False  # rows that hold none of them


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the corpus that may answer. An empty tuple or None is no condition; all conditions must hold.

    A condition on rows (tables, relevancy) leaves rows alone; one that only chooses articles leaves all their places.
    """

    tables: tuple[str, ...] = ()  # names of tables, any of them
    relevancy_at_least: float | None = None  # rows without a relevancy are left out
    articles: tuple[str, ...] = ()  # identifiers, any of them
    themes: tuple[str, ...] = ()  # of the article, any of them; capitals and accents make no difference
    since: str | None = None  # ISO 8601, the first page date; articles without one are left out
    until: str | None = None  # ISO 8601, the last page date; likewise

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole corpus."""
        return self == WHOLE_CORPUS


WHOLE_CORPUS = Scope()


@dataclass(frozen=True, slots=True)
class TableQuery:
    """Rows of tables: which, and what is made of them. An empty tuple or None is no condition."""

    aggregate: Aggregate = Aggregate.LIST
    unit: Unit = Unit.ROWS
    # The scope.
    tables: tuple[str, ...] = ()  # names of tables
    articles: tuple[str, ...] = ()  # identifiers
    keyword: str | None = None
    theme: str | None = None
    category: str | None = None
    since: str | None = None  # ISO 8601, the first page date
    until: str | None = None  # ISO 8601, the last page date
    dated: Extreme | None = None  # of the latest or the earliest page date among those left
    # The filters.
    relevancy: tuple[NumberFilter, ...] = ()
    rated: bool | None = None  # rows that have a relevancy; False: rows that have none
    contains: tuple[TextFilter, ...] = ()
    topic: str | None = None  # rows that are close to these words in meaning
    # What is made of the rows.
    group: Group | None = None
    having: NumberFilter | None = None  # groups, or articles, with so many rows
    extreme: Extreme | None = None
    limit: int | None = None  # of an extreme: how many; None for all that tie at the end of the scale

    @property
    def is_filtered(self) -> bool:
        """Whether rows in scope can fail to match."""
        return bool(self.relevancy or self.rated is not None or self.contains or self.topic)

    @property
    def rates(self) -> bool:
        """Whether the result rests on the relevancy of rows."""
        ranks_rows = self.extreme is not None and self.group is None
        by_relevancy = self.aggregate is Aggregate.MEAN or self.group is Group.RELEVANCY
        return bool(self.relevancy) or self.rated is not None or ranks_rows or by_relevancy

    @property
    def is_sound(self) -> bool:
        """Whether its parts go together and its dates are dates; what is filled in by a model need not be."""
        pairs = (*self.relevancy, *((self.having,) if self.having else ()))
        two = (Comparison.BETWEEN, Comparison.EITHER)
        if any((wanted.comparison in two) != (wanted.other is not None) for wanted in pairs):
            return False
        if self.limit is not None and (self.limit < 1 or self.extreme is None):
            return False
        return all(_is_date(day) for day in (self.since, self.until) if day is not None)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
