"""The corpus for people who look rather than ask: lists, filters, full-text find and counts.

All of it is parameterised SQL over the catalogue; a `Scope` filters, words find.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.index.choosing import Execute, fold_label
from assistant.index.results import PASSAGE, read_passage
from assistant.records import ArticleReference, Locator, Passage, Scope
from assistant.words import split_words, stem_word


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """One article of a list, with how many of its rows pass the filters."""

    reference: ArticleReference
    rows: int


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a list of rows, and how many there are in all."""

    rows: tuple[Passage, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Point:
    """The rows of one page date and one relevancy."""

    day: str  # ISO 8601
    relevancy: float
    count: int
    first: str  # the locator of the first of them


@dataclass(frozen=True, slots=True)
class Share:
    """A name with how many rows bear it: of a table, or of a theme through their article."""

    name: str
    count: int


class Browser:
    """Lists and counts one catalogue."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute

    def articles_in(self, scope: Scope) -> list[str] | None:
        """The identifiers of the articles that a scope's dates, articles and themes choose; None for all."""
        if not (scope.articles or scope.themes or scope.since or scope.until):
            return None
        wanted = {fold_label(theme) for theme in scope.themes}
        since, until = scope.since or "", scope.until or "9999"
        kept = []
        for id, day, themes in self._execute("SELECT id, page_date, themes FROM articles ORDER BY id", ()):
            if scope.articles and id not in scope.articles:
                continue
            if (scope.since or scope.until) and not (day is not None and since <= str(day) <= until):
                continue
            if wanted and wanted.isdisjoint(map(fold_label, json.loads(str(themes)))):
                continue
            kept.append(str(id))
        return kept

    def rows(
        self, scope: Scope, words: str = "", *, relevancy: float | None = None, limit: int, offset: int = 0
    ) -> Found:
        """The rows that pass the filters, the most relevant first.

        Args:
            words: each must occur in the row, or in its article's title, keywords or themes, in any form.
            relevancy: exactly this one.
        """
        where, values = self._where(scope, words, relevancy)
        total = self._count(f"SELECT count(*) FROM passages p WHERE {where}", values)
        order = "p.relevancy DESC NULLS LAST, p.article, p.number"
        numbers = f"SELECT p.number FROM passages p WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"
        found = self._execute(
            f"{PASSAGE} WHERE p.number IN ({numbers}) ORDER BY {order}", [*values, limit, max(offset, 0)]
        )
        return Found(tuple(map(read_passage, found)), total)

    def articles(
        self, scope: Scope, words: str = "", *, limit: int, offset: int = 0
    ) -> tuple[list[ListedArticle], int]:
        """The articles that hold a row that passes the filters, the latest first; and how many there are."""
        where, values = self._where(scope, words, None)
        holding = f"SELECT p.article AS id, count(*) AS rows FROM passages p WHERE {where} GROUP BY p.article"
        total = self._count(f"SELECT count(*) FROM ({holding})", values)
        found = self._execute(
            f"SELECT a.id, a.title, a.page_date, a.url, a.page_url, h.rows FROM ({holding}) h "
            "JOIN articles a ON a.id = h.id ORDER BY a.page_date DESC NULLS LAST, a.title, a.id LIMIT ? OFFSET ?",
            [*values, limit, max(offset, 0)],
        )
        listed = [
            ListedArticle(
                ArticleReference(str(row[0]), str(row[1]), *(None if v is None else str(v) for v in row[2:5])),
                int(str(row[5])),
            )
            for row in found
        ]
        return listed, total

    def timeline(self, scope: Scope, words: str = "") -> list[Point]:
        """How many rows there are of each page date and relevancy; what lacks one of them is left out."""
        where, values = self._where(scope, words, None)
        found = self._execute(
            "SELECT a.page_date, p.relevancy, count(*), min(p.number) FROM passages p JOIN articles a "
            f"ON a.id = p.article WHERE {where} AND a.page_date IS NOT NULL AND p.relevancy IS NOT NULL "
            "GROUP BY a.page_date, p.relevancy ORDER BY a.page_date, p.relevancy",
            values,
        )
        points = [(str(day), float(str(level)), int(str(count)), number) for day, level, count, number in found]
        numbers = json.dumps([point[3] for point in points])
        named = self._execute(
            "SELECT number, locator FROM passages WHERE number IN (SELECT value FROM json_each(?))", (numbers,)
        )
        locators = {number: str(locator) for number, locator in named}
        return [Point(day, level, count, locators[number]) for day, level, count, number in points]

    def tables(self, scope: Scope, words: str = "") -> list[Share]:
        """How many rows there are in tables of each name, most first."""
        where, values = self._where(scope, words, None)
        found = self._execute(
            f"SELECT p.table_name, count(*) FROM passages p WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1", values
        )
        return [Share(str(name), int(str(count))) for name, count in found]

    def themes(self, scope: Scope, words: str = "", *, limit: int) -> list[Share]:
        """How many rows stand in articles of each theme, most first."""
        where, values = self._where(scope, words, None)
        found = self._execute(
            "SELECT min(label.value), sum(h.rows) FROM (SELECT p.article AS id, count(*) AS rows FROM passages p "
            f"WHERE {where} GROUP BY p.article) h JOIN articles a ON a.id = h.id, json_each(a.themes) label "
            "GROUP BY fold(label.value) ORDER BY 2 DESC, 1 LIMIT ?",
            [*values, limit],
        )
        return [Share(str(name), int(str(count))) for name, count in found]

    def find_titles(self, words: str, *, limit: int) -> list[ArticleReference]:
        """Articles whose title holds some letters, by title."""
        found = self._execute(
            "SELECT id, title, page_date, url, page_url FROM articles WHERE instr(fold(title), fold(?)) "
            "ORDER BY title, id LIMIT ?",
            (words, limit),
        )
        return [
            ArticleReference(str(row[0]), str(row[1]), *(None if v is None else str(v) for v in row[2:5]))
            for row in found
        ]

    def find_themes(self, words: str, *, limit: int) -> list[str]:
        """Themes that hold some letters, by name."""
        found = self._execute(
            "SELECT min(label.value) FROM articles a, json_each(a.themes) label "
            "WHERE instr(fold(label.value), fold(?)) GROUP BY fold(label.value) ORDER BY 1 LIMIT ?",
            (words, limit),
        )
        return [str(row[0]) for row in found]

    def table_of(self, locator: Locator) -> tuple[Passage, ...]:
        """All rows of the table that a row stands in, in their order; () for what is no row."""
        if locator.row is None:
            return ()
        found = self._execute(
            f"{PASSAGE} WHERE p.article = ? AND p.place = ? AND p.row IS NOT NULL ORDER BY p.row",
            (locator.article, locator.place),
        )
        return tuple(map(read_passage, found))

    def _count(self, statement: str, values: Sequence[object]) -> int:
        return int(str(next(iter(self._execute(statement, values)))[0]))

    def _where(self, scope: Scope, words: str, relevancy: float | None) -> tuple[str, list[object]]:
        where, values = ["p.table_name IS NOT NULL"], list[object]()
        if scope.tables:
            where.append("p.table_name IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(scope.tables))
        if scope.relevancy_at_least is not None:
            where.append("p.relevancy >= ?")
            values.append(scope.relevancy_at_least)
        if relevancy is not None:
            where.append("p.relevancy = ?")
            values.append(relevancy)
        articles = self.articles_in(scope)
        if articles is not None:
            where.append("p.article IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(articles))
        sought = split_words(words)
        if sought:
            match = " AND ".join("(" + " OR ".join(f'"{stem}"' for stem in stem_word(word)) + ")" for word in sought)
            where.append("p.number IN (SELECT rowid FROM words WHERE words MATCH ?)")
            values.append(match)
        return " AND ".join(where), values
