"""Writes a catalogue file: its schema, and what is stored of each article."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.index.catalogue import SCHEMA_VERSION
from assistant.index.choosing import fold_label
from assistant.index.forms import COLUMNS, fold_name, forms_of
from assistant.index.passages import SearchedPassage, passages_of
from assistant.index.results import PASSAGE, read_passage
from assistant.index.rowkeys import write_row_keys
from assistant.records import Article, Passage
from assistant.words import stem_text, stem_words

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
    cells TEXT NOT NULL, source TEXT NOT NULL, withheld TEXT
);
CREATE TABLE labels (
    line INTEGER PRIMARY KEY, kind TEXT NOT NULL, folded TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id), label TEXT NOT NULL
);
CREATE TABLE row_keys (name TEXT PRIMARY KEY, kind TEXT NOT NULL, held BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX labels_of_article ON labels (article);
CREATE INDEX passages_of_article ON passages (article);
CREATE INDEX passages_of_table ON passages (table_name, relevancy);
CREATE INDEX passages_counted ON passages (table_name, article, relevancy);
CREATE INDEX passages_named ON passages (form);
CREATE VIRTUAL TABLE words USING fts5 (name, body, context, content = '', tokenize = 'unicode61');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row);
"""
    + f"CREATE VIRTUAL TABLE forms USING fts5 ({', '.join(COLUMNS.values())}, tokenize = 'unicode61');"
)
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


def lines_of(article: Article, passages: Sequence[SearchedPassage], *, root: str, digest: str) -> ArticleLines:
    """What the catalogue stores of an article with these passages."""
    context = stem_text(" ".join((article.title, *article.keywords, *article.themes)))
    lists = [json.dumps(texts, ensure_ascii=False) for texts in (article.keywords, article.themes)]
    return ArticleLines(
        (
            *(article.id, article.file, root, digest),
            *(article.title, article.page_date, article.url, article.page_url),
            *(*lists, article.category, article.type, article.summary, context),
        ),
        [_line_of(searched.passage) for searched in passages],
        [_words_of(searched, context) for searched in passages],
        [_forms_of(searched.passage) for searched in passages],
        list(_labels_of(article)),
    )


def _line_of(passage: Passage) -> SqlValues:
    source = [(line.number, line.text) for line in passage.source]
    return (
        str(passage.locator),
        passage.article.id,
        passage.locator.place,
        None if passage.withheld else passage.table,  # so that no query counts it or lists it
        passage.row,
        passage.name,
        fold_name(passage.name),
        passage.relevancy,
        json.dumps(passage.cells, ensure_ascii=False),
        json.dumps(source, ensure_ascii=False),
        passage.withheld,
    )


def _words_of(searched: SearchedPassage, context: str) -> SqlValues:
    return stem_text(searched.passage.name or ""), stem_words(searched.words), context


def _forms_of(passage: Passage) -> SqlValues | None:
    return forms_of(passage.cells) if passage.row is not None and not passage.withheld else None


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
        passages = list(map(SearchedPassage.of, passages_of(article)))
        return self.add_lines(lines_of(article, passages, root=root, digest=digest))

    def add_lines(self, lines: ArticleLines) -> list[int]:
        """Store an article that the catalogue does not hold; returns the numbers of its passages."""
        execute = self._connection.execute
        execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", lines.article)
        first = int(execute("SELECT coalesce(max(number), 0) + 1 FROM passages").fetchone()[0])
        numbers = list(range(first, first + len(lines.passages)))
        self._connection.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, *values) for number, values in zip(numbers, lines.passages, strict=True)],
        )
        self._connection.executemany(
            "INSERT INTO words (rowid, name, body, context) VALUES (?, ?, ?, ?)",
            [(number, *words) for number, words in zip(numbers, lines.words, strict=True)],
        )
        self._connection.executemany(
            "INSERT INTO labels (kind, folded, article, label) VALUES (?, ?, ?, ?)", lines.labels
        )
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
            [
                (number, *_words_of(SearchedPassage.of(passage), context))
                for number, passage in zip(numbers, passages, strict=True)
            ],
        )
        self._connection.executemany("DELETE FROM forms WHERE rowid = ?", [(number,) for number in numbers])
        for table in ("labels", "passages"):
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
        """Store what rows are counted by, write everything to the file and let go of it."""
        write_row_keys(self._connection.execute)
        self._connection.commit()
        self._connection.close()

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
    """The keywords and other labels of an article, each once: kind, folded, article, label."""
    kinds = {"keyword": article.keywords, "theme": article.themes, "category": (article.category,)}
    for kind, labels in (*kinds.items(), ("type", (article.type,))):
        told: dict[str, str] = {}
        for label in labels:
            if label and fold_label(label):
                told.setdefault(fold_label(label), label)
        yield from ((kind, folded, article.id, label) for folded, label in told.items())
