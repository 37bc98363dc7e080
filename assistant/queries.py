"""What can be asked of the tables exactly: a closed, typed query that the catalogue executes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Comparison(StrEnum):
    """How a row's relevancy is compared with a number."""

    EQUAL = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE_THAN = ">"
    LESS_THAN = "<"


class Aggregate(StrEnum):
    """What is made of the rows that match."""

    LIST = "list"
    COUNT = "count"


class Extreme(StrEnum):
    """Which end of the relevancy scale is asked for."""

    HIGHEST = "highest"
    LOWEST = "lowest"


@dataclass(frozen=True, slots=True)
class RelevancyFilter:
    """Rows whose relevancy compares so with a number; rows without a relevancy never do."""

    comparison: Comparison
    value: float


@dataclass(frozen=True, slots=True)
class TableQuery:
    """Rows of tables: which, and what is made of them."""

    aggregate: Aggregate
    table: str | None = None  # a table's name; None for all tables
    article: str | None = None  # an article's identifier; None for all articles
    relevancy: RelevancyFilter | None = None
    extreme: Extreme | None = None
    limit: int | None = None  # of an extreme: how many rows; None for all that tie at the end of the scale
