"""The exact store of articles and passages: SQLite, with FTS5 for lexical search.

A catalogue file belongs to one generation of the index: it is written once, by CatalogueWriter,
and then only read, by Catalogue. All SQL of the project is here and in `querying`, and all of it is parameterised.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.columns import ColumnRole, find_column, find_role, parse_relevancy
from assistant.errors import IndexBroken
from assistant.index.browsing import Browser
from assistant.index.choosing import fold_label
from assistant.index.forms import COLUMNS, forms_of
from assistant.index.querying import QueryRunner
from assistant.index.results import PASSAGE, ROWS_READ_AT_MOST, QueryResult, read_passage
from assistant.index.scoping import find_numbers
from assistant.queries import TableQuery
from assistant.records import HEADER, Article, ArticleReference, Locator, Passage, Scope
from assistant.words import fold_accents, stem_text

SCHEMA_VERSION = 7

_SCHEMA = (
    """
CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, file TEXT NOT NULL, root TEXT NOT NULL, digest TEXT NOT NULL,
    title TEXT NOT NULL, page_date TEXT, url TEXT, page_url TEXT,
    keywords TEXT NOT NULL, themes TEXT NOT NULL, category TEXT, type TEXT, summary TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, locator TEXT NOT NULL UNIQUE, article TEXT NOT NULL REFERENCES articles (id),
    place TEXT NOT NULL, table_name TEXT, row INTEGER, name TEXT, form TEXT, relevancy REAL,
    cells TEXT NOT NULL, source TEXT NOT NULL
);
CREATE TABLE tables (
    article TEXT NOT NULL REFERENCES articles (id), name TEXT NOT NULL, rows INTEGER NOT NULL, rated INTEGER NOT NULL,
    first INTEGER NOT NULL, PRIMARY KEY (article, name)
) WITHOUT ROWID;
CREATE TABLE labels (
    kind TEXT NOT NULL, folded TEXT NOT NULL, article TEXT NOT NULL REFERENCES articles (id), label TEXT NOT NULL,
    PRIMARY KEY (kind, folded, article)
) WITHOUT ROWID;
CREATE TABLE label_counts (
    kind TEXT NOT NULL, folded TEXT NOT NULL, label TEXT NOT NULL, articles INTEGER NOT NULL, first INTEGER NOT NULL,
    PRIMARY KEY (kind, folded)
) WITHOUT ROWID;
CREATE TABLE name_counts (
    table_name TEXT NOT NULL, form TEXT NOT NULL, rows INTEGER NOT NULL, first INTEGER NOT NULL,
    PRIMARY KEY (table_name, form)
) WITHOUT ROWID;
CREATE INDEX name_counts_by_first ON name_counts (table_name, first, rows);
CREATE INDEX name_counts_by_rows ON name_counts (table_name, rows, first);
CREATE TABLE first_places (article TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX labels_of_article ON labels (article, kind, folded, label);
CREATE INDEX passages_of_article ON passages (article);
CREATE INDEX passages_of_table ON passages (table_name, relevancy);
CREATE INDEX passages_counted ON passages (table_name, article, relevancy);
CREATE INDEX passages_named ON passages (form, table_name, article);
CREATE VIRTUAL TABLE words USING fts5 (name, body, context, content = '', tokenize = 'unicode61');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row);
"""
    + f"CREATE VIRTUAL TABLE forms USING fts5 ({', '.join(COLUMNS.values())}, tokenize = 'unicode61');"
)
# How much a word counts in a row's name, in its cells, and in its article's title and keywords.
_FIELD_WEIGHTS = (2.0, 1.0, 0.5)


SqlValues = tuple[str | int | float | None, ...]


@dataclass(frozen=True, slots=True)
class ArticleLines:
    """What the catalogue stores of an article, as the values of its lines in the order of the schema."""

    article: SqlValues
    passages: list[SqlValues]  # without their numbers
    words: list[SqlValues]  # what the lexical index holds of each passage
    forms: list[SqlValues | None]  # what the index of exact words holds of each row; None of another place
    labels: list[SqlValues]


@dataclass(frozen=True, slots=True)
class RemovedArticle:
    """What the catalogue held of an article before it was removed."""

    title: str
    numbers: list[int]  # of its passages
    passages: list[Passage]


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


def passages_of(article: Article) -> Iterator[Passage]:
    """Every citable place of an article: the header and other sections, then the rows of its tables."""
    reference = ArticleReference(article.id, article.title, article.page_date, article.url, article.page_url)
    for section in article.sections:
        locator = Locator(article.id, section.name)
        yield Passage(locator, reference, article.file, None, None, None, None, {}, section.source)
    for table in article.tables:
        name_column = find_column(table.columns, ColumnRole.NAME)
        relevancy_column = find_column(table.columns, ColumnRole.RELEVANCY)
        for row in table.rows:
            yield Passage(
                Locator(article.id, table.name, row.number),
                reference,
                article.file,
                table.name,
                row.number,
                row.cells.get(name_column) if name_column else None,
                parse_relevancy(row.cells.get(relevancy_column)) if relevancy_column else None,
                row.cells,
                (row.source,),
            )


def searched_text(passage: Passage) -> str:
    """The words of a passage that are searched: its name, then its cells without ratings and identifiers."""
    if not passage.cells:
        return passage.text
    body = " ".join(told_cells(passage))
    return f"{passage.name}: {body}" if passage.name else body


def told_cells(passage: Passage) -> Iterator[str]:
    """The cells that say something of a row: not its name, rating or identifier, and no blank ones."""
    skipped = (ColumnRole.NAME, ColumnRole.RELEVANCY, ColumnRole.SOURCE_ID)
    return (cell for column, cell in passage.cells.items() if cell and find_role(column) not in skipped)


def lines_of(article: Article, *, root: str, digest: str) -> ArticleLines:
    """What the catalogue stores of an article."""
    context = stem_text(" ".join((article.title, *article.keywords, *article.themes)))
    lists = [json.dumps(texts, ensure_ascii=False) for texts in (article.keywords, article.themes)]
    passages = list(passages_of(article))
    return ArticleLines(
        (
            *(article.id, article.file, root, digest),
            *(article.title, article.page_date, article.url, article.page_url),
            *(*lists, article.category, article.type, article.summary, context),
        ),
        list(map(_line_of, passages)),
        [_words_of(passage, context) for passage in passages],
        [forms_of(passage.cells) if passage.row is not None else None for passage in passages],
        list(_labels_of(article)),
    )


def _line_of(passage: Passage) -> SqlValues:
    source = [(line.number, line.text) for line in passage.source]
    return (
        str(passage.locator),
        passage.article.id,
        passage.locator.place,
        passage.table,
        passage.row,
        passage.name,
        fold_name(passage.name),
        passage.relevancy,
        json.dumps(passage.cells, ensure_ascii=False),
        json.dumps(source, ensure_ascii=False),
    )


def _words_of(passage: Passage, context: str) -> SqlValues:
    return stem_text(passage.name or ""), stem_text(searched_text(passage)), context


class CatalogueWriter:
    """Fills a catalogue file; used by one thread, closed before anyone reads it."""

    def __init__(self, path: Path) -> None:
        is_new = not path.exists()
        self._connection = sqlite3.connect(path)
        # The file becomes visible only when it is whole, so a crash loses nothing that anyone has seen.
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute("PRAGMA secure_delete = ON")
        if is_new:
            self._connection.executescript(_SCHEMA)
            self.remember("schema", str(SCHEMA_VERSION))

    def remember(self, key: str, value: str) -> None:
        """Store one fact about the index, such as the embedder's name."""
        self._connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (key, value))

    def add_article(self, article: Article, *, root: str, digest: str) -> list[int]:
        """Store an article that the catalogue does not hold; returns the numbers of its passages."""
        return self.add_lines(lines_of(article, root=root, digest=digest))

    def add_lines(self, lines: ArticleLines) -> list[int]:
        """Store an article that the catalogue does not hold; returns the numbers of its passages."""
        execute = self._connection.execute
        execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", lines.article)
        first = int(execute("SELECT coalesce(max(number), 0) + 1 FROM passages").fetchone()[0])
        numbers = list(range(first, first + len(lines.passages)))
        self._connection.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, *values) for number, values in zip(numbers, lines.passages, strict=True)],
        )
        self._connection.executemany(
            "INSERT INTO words (rowid, name, body, context) VALUES (?, ?, ?, ?)",
            [(number, *words) for number, words in zip(numbers, lines.words, strict=True)],
        )
        execute(
            "INSERT INTO tables SELECT article, table_name, count(*), count(relevancy), min(number) "
            "FROM passages WHERE article = ? AND table_name IS NOT NULL GROUP BY table_name",
            lines.article[:1],
        )
        execute(
            "INSERT INTO first_places SELECT article, min(number) FROM passages WHERE article = ? GROUP BY article",
            lines.article[:1],
        )
        self._connection.executemany("INSERT OR IGNORE INTO labels VALUES (?, ?, ?, ?)", lines.labels)
        self._connection.executemany(
            f"INSERT INTO forms (rowid, {', '.join(COLUMNS.values())}) VALUES (?, {', '.join('?' for _ in COLUMNS)})",
            [(number, *forms) for number, forms in zip(numbers, lines.forms, strict=True) if forms is not None],
        )
        return numbers

    def move_article(self, article: str, *, root: str, file: str) -> None:
        """Note that an unchanged article now lies elsewhere."""
        self._connection.execute("UPDATE articles SET root = ?, file = ? WHERE id = ?", (root, file, article))

    def remove_article(self, article: str) -> RemovedArticle:
        """Forget an article and its passages; returns what was there."""
        execute = self._connection.execute
        title, context = execute("SELECT title, words FROM articles WHERE id = ?", (article,)).fetchone()
        found = execute("SELECT number FROM passages WHERE article = ? ORDER BY number", (article,))
        numbers = [int(row[0]) for row in found]
        passages = list(map(read_passage, execute(f"{PASSAGE} WHERE p.article = ? ORDER BY p.number", (article,))))
        # The lexical index keeps no texts: it is told again what it has to forget.
        self._connection.executemany(
            "INSERT INTO words (words, rowid, name, body, context) VALUES ('delete', ?, ?, ?, ?)",
            [(number, *_words_of(p, context)) for number, p in zip(numbers, passages, strict=True)],
        )
        self._connection.executemany("DELETE FROM forms WHERE rowid = ?", [(number,) for number in numbers])
        for table in ("labels", "first_places", "tables", "passages"):
            execute(f"DELETE FROM {table} WHERE article = ?", (article,))
        execute("DELETE FROM articles WHERE id = ?", (article,))
        return RemovedArticle(str(title), numbers, passages)

    def merge_words(self) -> None:
        """Put the parts of the lexical indexes together: of removed words nothing is left in them."""
        for index in ("words", "forms"):
            self._connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")

    def give_back_space(self) -> None:
        """Write the file anew without what is free in it."""
        self._connection.commit()
        self._connection.execute("VACUUM")

    def close(self) -> None:
        """Count what is counted beforehand, write everything to the file and let go of it."""
        self._sum_up()
        self._connection.commit()
        self._connection.close()

    def _sum_up(self) -> None:
        """Count labels and names beforehand; a name also under no table, for all of them together."""
        execute = self._connection.execute
        execute("DELETE FROM label_counts")
        execute(
            "INSERT INTO label_counts SELECT l.kind, l.folded, l.label, count(*), min(f.number) "
            "FROM labels l JOIN first_places f ON f.article = l.article GROUP BY l.kind, l.folded"
        )
        execute("DELETE FROM name_counts")
        for table in ("table_name", "''"):
            execute(
                f"INSERT INTO name_counts SELECT {table}, form, count(*), min(number) FROM passages "
                f"WHERE form IS NOT NULL AND table_name IS NOT NULL GROUP BY {table}, form"
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self._connection.close()


def _labels_of(article: Article) -> Iterator[tuple[str, str, str, str]]:
    """The keywords and other labels of an article: kind, folded, article, label."""
    kinds = {"keyword": article.keywords, "theme": article.themes, "category": (article.category,)}
    for kind, labels in (*kinds.items(), ("type", (article.type,))):
        for label in labels:
            if label and fold_label(label):
                yield kind, fold_label(label), article.id, label


def fold_name(text: str | None) -> str | None:
    """A name without capitals, accents and outer blanks, what distinct names are told apart by; None for a blank."""
    return " ".join(fold_accents(text).split()) or None if text else None


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
        self._queries = QueryRunner(self._connection.execute)
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
        """How many passages may answer: all but headers."""
        return int(self._connection.execute("SELECT count(*) FROM passages WHERE place != ?", (HEADER,)).fetchone()[0])

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
        self, query: TableQuery, close: Collection[str] = (), *, limit: int = ROWS_READ_AT_MOST, offset: int = 0
    ) -> QueryResult:
        """The exact result of a table query; see `assistant.index.querying`.

        Args:
            close: the locators of the rows that are close to `query.topic` in meaning; read only when it is set.
            limit: most rows that are read back; all are counted.
            offset: how many rows are passed over before.
        """
        return self._queries.run(query, close, limit=limit, offset=offset)

    def numbers_in(self, scope: Scope) -> list[int]:
        """The numbers of the passages in a part of the corpus, ascending."""
        return find_numbers(self._connection.execute, scope)

    def table_names(self) -> list[str]:
        """The names of all tables, each once."""
        if self._table_names is None:
            found = self._connection.execute("SELECT DISTINCT name FROM tables")
            self._table_names = sorted(str(row[0]) for row in found)
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
            "GROUP BY article, table_name) ORDER BY p.relevancy DESC NULLS LAST, p.number LIMIT ?",
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
        """The locators of the passages that may answer, in the order they were read in: all but headers."""
        found = self._connection.execute("SELECT locator FROM passages WHERE place != ? ORDER BY number", (HEADER,))
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

    def count_stems(self, stems: Iterable[str]) -> dict[str, int]:
        """In how many passages, their article's title and keywords included, each stem occurs."""
        found = dict.fromkeys(stems, 0)
        rows = self._connection.execute(
            "SELECT term, doc FROM vocabulary WHERE term IN (SELECT value FROM json_each(?))",
            (json.dumps(list(found)),),
        )
        return found | {str(term): int(count) for term, count in rows}
