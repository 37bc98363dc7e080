"""The exact store of articles and passages: SQLite, with FTS5 for lexical search.

A catalogue file belongs to one generation of the index: it is written once, by `cataloguing`, and then only read,
here, by `querying` and by `browsing`. All of its SQL is parameterised. What exact queries count, they count in arrays
that are stored in it (`rowkeys`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from assistant.errors import IndexBroken
from assistant.index.browsing import Browser
from assistant.index.choosing import fold_label
from assistant.index.forms import fold_name
from assistant.index.querying import QueryRunner
from assistant.index.results import PASSAGE, ROWS_READ_AT_MOST, QueryResult, read_passage
from assistant.index.scoping import find_numbers
from assistant.queries import TableQuery
from assistant.records import HEADER, ArticleReference, Passage, Scope
from assistant.words import stem_text

SCHEMA_VERSION = 13

_RANKED = "place != ? AND withheld IS NULL"
# How much a word counts in a row's name, in its cells, and in its article's title and keywords.
_FIELD_WEIGHTS = (2.0, 1.0, 0.5)


@dataclass(frozen=True, slots=True)
class IndexedFile:
    """What the catalogue remembers of a file that it has read."""

    id: str
    file: str  # relative to root, "/" between parts
    root: str  # the folder that was ingested, absolute
    digest: str  # SHA-256 of the bytes, hexadecimal


@dataclass(frozen=True, slots=True)
class ArticleDetails:
    """An article's header as the catalogue holds it."""

    reference: ArticleReference
    file: str
    keywords: tuple[str, ...]
    themes: tuple[str, ...]
    category: str | None
    type: str | None
    summary: str

    @property
    def labels(self) -> tuple[str, ...]:
        """Keywords and then themes."""
        return (*self.keywords, *self.themes)


def files_of_other_version(path: Path) -> list[IndexedFile]:
    """The files that a catalogue of another version has read; [] when it is of this version or cannot be read.

    Every version keeps these columns, so that an index can be made anew from the files it was made of.
    """
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return []
    try:
        found = connection.execute("SELECT value FROM facts WHERE key = 'schema'").fetchone()
        if found is None or found[0] == str(SCHEMA_VERSION):
            return []
        rows = connection.execute("SELECT id, file, root, digest FROM articles ORDER BY id")
        return [IndexedFile(*row) for row in rows]
    except sqlite3.Error:
        return []
    finally:
        connection.close()


class Catalogue:
    """Reads a finished catalogue file. Threads may share it: SQLite serialises their queries."""

    def __init__(self, path: Path) -> None:
        """Open the file read-only.

        Raises:
            IndexBroken: it is missing, damaged or from another version.
        """
        try:
            self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            self.facts: Mapping[str, str] = dict(self._connection.execute("SELECT key, value FROM facts"))
        except sqlite3.Error as error:
            raise IndexBroken(f"{path} cannot be read ({error}). Mend it with: assistant ingest PATH") from None
        if self.facts.get("schema") != str(SCHEMA_VERSION):
            self._connection.close()
            raise IndexBroken(f"{path} is from another version. Mend it with: assistant ingest PATH")
        self._queries: QueryRunner | None = None
        self._connection.create_function("fold", 1, fold_label, deterministic=True)
        self.browser = Browser(self._connection.execute)
        # The file never changes: what every question asks of it is read once.
        self._titles: dict[str, str] | None = None
        self._article_words: dict[str, frozenset[str]] | None = None
        self._table_names: list[str] | None = None

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def check(self) -> None:
        """Read the whole file.

        Raises:
            IndexBroken: it is damaged.
        """
        if self._connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise IndexBroken("The catalogue is damaged. Mend it with: assistant ingest PATH")

    def files(self) -> dict[str, IndexedFile]:
        """Every file that has been read, by article."""
        found = self._connection.execute("SELECT id, file, root, digest FROM articles ORDER BY id")
        return {row[0]: IndexedFile(*row) for row in found}

    def count_articles(self) -> int:
        """How many articles there are."""
        return int(self._connection.execute("SELECT count(*) FROM articles").fetchone()[0])

    def count_passages(self) -> int:
        """How many passages there are, rows and other places together."""
        return int(self._connection.execute("SELECT count(*) FROM passages").fetchone()[0])

    def count_ranked(self) -> int:
        """How many passages may answer: all but headers and what is passed over."""
        counted = f"SELECT count(*) FROM passages WHERE {_RANKED}"
        return int(self._connection.execute(counted, (HEADER,)).fetchone()[0])

    def count_rows(self) -> int:
        """How many rows of tables there are."""
        return int(self._connection.execute("SELECT count(*) FROM passages WHERE row IS NOT NULL").fetchone()[0])

    def find(self, locator: str) -> Passage | None:
        """The passage that a locator names, or None."""
        row = self._connection.execute(f"{PASSAGE} WHERE p.locator = ?", (locator,)).fetchone()
        return None if row is None else read_passage(row)

    def find_many(self, locators: Sequence[str]) -> dict[str, Passage]:
        """The passages of those locators that exist, by locator."""
        rows = self._connection.execute(
            f"{PASSAGE} WHERE p.locator IN (SELECT value FROM json_each(?))", (json.dumps(list(locators)),)
        )
        return {row[0]: read_passage(row) for row in rows}

    def passages(self, article: str | None = None) -> Iterator[Passage]:
        """All passages, or those of one article, in the order they were read in."""
        where = "" if article is None else "WHERE p.article = ?"
        yield from map(
            read_passage,
            self._connection.execute(f"{PASSAGE} {where} ORDER BY p.number", () if article is None else (article,)),
        )

    def run_query(
        self, query: TableQuery, close: Collection[int] = (), *, limit: int = ROWS_READ_AT_MOST, offset: int = 0
    ) -> QueryResult:
        """The exact result of a table query; see `assistant.index.querying`.

        Args:
            close: the numbers of the passages that are close to `query.topic` in meaning; read only when it is set.
            limit: most rows that are read back; all are counted.
            offset: how many rows are passed over before.
        """
        if self._queries is None:
            self._queries = QueryRunner(self._connection.execute)
        return self._queries.run(query, close, limit=limit, offset=offset)

    def numbers_in(self, scope: Scope) -> list[int]:
        """The numbers of the passages in a part of the corpus, ascending."""
        return find_numbers(self._connection.execute, scope)

    def table_names(self) -> list[str]:
        """The names of all tables, each once."""
        if self._table_names is None:
            held = self._connection.execute("SELECT held FROM row_keys WHERE name = 'tables'").fetchone()
            self._table_names = list(map(str, json.loads(held[0])))
        return self._table_names

    def article_words(self) -> dict[str, frozenset[str]]:
        """The stems in each article's title, keywords and themes."""
        if self._article_words is None:
            rows = self._connection.execute("SELECT id, words FROM articles")
            self._article_words = {str(row[0]): frozenset(str(row[1]).split()) for row in rows}
        return self._article_words

    def has_name(self, name: str) -> bool:
        """Whether a row is called so; capitals and accents make no difference."""
        found = self._connection.execute("SELECT 1 FROM passages WHERE form = ? LIMIT 1", (fold_name(name),))
        return found.fetchone() is not None

    def find_named(self, name: str) -> list[Passage]:
        """The rows that are called so, in the order they were read in; capitals and accents make no difference."""
        found = self._connection.execute(f"{PASSAGE} WHERE p.form = ? ORDER BY p.number", (fold_name(name),))
        return list(map(read_passage, found))

    def titles(self) -> dict[str, str]:
        """Each article's title."""
        if self._titles is None:
            found = self._connection.execute("SELECT id, title FROM articles ORDER BY id")
            self._titles = {str(id): str(title) for id, title in found}
        return self._titles

    def leading_rows(self, *, limit: int) -> list[Passage]:
        """Named rows with the highest relevancy, one of each article and table, in a fixed order."""
        rows = self._connection.execute(
            f"{PASSAGE} WHERE p.number IN (SELECT min(number) FROM passages WHERE name IS NOT NULL "
            "AND table_name IS NOT NULL GROUP BY article, table_name) "
            "ORDER BY p.relevancy DESC NULLS LAST, p.number LIMIT ?",
            (limit,),
        )
        return list(map(read_passage, rows))

    def articles_with_passages(self) -> Iterator[tuple[str, list[int], list[Passage]]]:
        """Each article's title with the numbers of its passages and these, in the order they were read in."""
        numbers = self._connection.execute("SELECT number FROM passages ORDER BY number")
        both = ((int(number[0]), passage) for number, passage in zip(numbers, self.passages(), strict=True))
        for _, group in groupby(both, key=lambda pair: pair[1].article.id):
            pairs = list(group)
            yield pairs[0][1].article.title, [number for number, _ in pairs], [passage for _, passage in pairs]

    def ranked_locators(self) -> list[str]:
        """The locators of the passages that may answer, in the order they were read in."""
        found = self._connection.execute(f"SELECT locator FROM passages WHERE {_RANKED} ORDER BY number", (HEADER,))
        return [str(row[0]) for row in found]

    def articles(self) -> Iterator[ArticleDetails]:
        """All articles, by identifier."""
        columns = "id, title, page_date, url, page_url, file, keywords, themes, category, type, summary"
        for row in self._connection.execute(f"SELECT {columns} FROM articles ORDER BY id"):
            keywords, themes = tuple(json.loads(row[6])), tuple(json.loads(row[7]))
            yield ArticleDetails(ArticleReference(*row[:5]), row[5], keywords, themes, *row[8:])

    def search_words(self, stems: Iterable[str], *, limit: int) -> list[tuple[str, float]]:
        """The locators whose passages hold any of the stems, best first, by BM25 (higher is better).

        Stems come from `assistant.words`; ties follow the locator. No stems gives [].
        """
        terms = sorted(set(stems))
        if not terms:
            return []
        match = " OR ".join(f'"{term}"' for term in terms)
        name, body, context = _FIELD_WEIGHTS
        found = self._connection.execute(
            "SELECT p.locator, -bm25(words, ?, ?, ?) AS score FROM words JOIN passages p ON p.number = words.rowid "
            "WHERE words MATCH ? ORDER BY score DESC, p.locator LIMIT ?",
            (name, body, context, match, limit),
        )
        return [(locator, float(score)) for locator, score in found]

    def holds(self, text: str) -> bool:
        """Whether some passage, title or keyword holds these words next to each other, in any of their forms."""
        phrase = stem_text(text)
        found = self._connection.execute("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1", (f'"{phrase}"',))
        return bool(phrase) and found.fetchone() is not None

    def count_stems(self, stems: Iterable[str]) -> dict[str, int]:
        """In how many passages, their article's title and keywords included, each stem occurs."""
        found = dict.fromkeys(stems, 0)
        rows = self._connection.execute(
            "SELECT term, doc FROM vocabulary WHERE term IN (SELECT value FROM json_each(?))",
            (json.dumps(list(found)),),
        )
        return found | {str(term): int(count) for term, count in rows}
