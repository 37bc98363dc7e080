"""Writes one generation: what has changed is read, embedded and put beside what stays."""

from __future__ import annotations

import shutil
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.corpus.reading import CorpusFile
from assistant.corpus.warnings import ParseWarning
from assistant.errors import IndexBroken
from assistant.index.arrays import StoredArrays, count_forms, update_arrays
from assistant.index.catalogue import Catalogue, IndexedFile
from assistant.index.cataloguing import CatalogueWriter
from assistant.index.chroma_server import ChromaServer
from assistant.index.embedding import EmbeddedEmbedder, Embedder
from assistant.index.generations import arrays_path, catalogue_path, current_generation, store_path, words_path
from assistant.index.manifest import CATALOGUE, Manifest, check_file, read_manifest, write_manifest
from assistant.index.opening import check_generation
from assistant.index.preparing import PreparedArticle, RankedArticle, rank_article
from assistant.index.vectorfile import Key, text_key
from assistant.index.vectors import VectorStore, find_store, has_shelf, next_store
from assistant.index.wordforms import WordForms
from assistant.index.workers import TEXTS_AT_ONCE, Crew, hire_crew

Progress = Callable[[float], None]  # the share of the work that is done, from 0 to 1
_READING_SHARE, _ARRAYS_SHARE = 0.1, 0.1
_GARBAGE_AT_MOST = 0.5  # of a store's lines, before it is packed without being asked
_WORTH_PACKING = 10_000  # lines


@dataclass(slots=True)
class Plan:
    """What an ingest has to do: the files that it reads, and what becomes of each article, by identifier."""

    to_read: list[CorpusFile] = field(default_factory=list)
    moved: list[CorpusFile] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether the index is up to date."""
        return not (self.to_read or self.moved or self.removed)


@dataclass(frozen=True, slots=True)
class Base:
    """What can be used of the current generation."""

    folder: Path | None = None
    files: dict[str, IndexedFile] = field(default_factory=dict)
    manifest: Manifest | None = None
    problem: str | None = None  # why the generation is not whole
    has_catalogue: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether there is a generation and all of it can be used."""
        return self.has_catalogue and self.problem is None

    def has_shelf(self, server: ChromaServer | None) -> bool:
        """Whether its vectors are in Chroma where they should be.

        Raises:
            NotReachable: the server does not answer.
        """
        if self.folder is None or self.manifest is None:
            return False
        return has_shelf(store_path(self.folder, self.manifest.store), self.manifest.lines, server)

    @property
    def holds_removed(self) -> bool:
        """Whether something of removed or changed articles may lie in its files."""
        return self.manifest is None or self.manifest.holds_removed


def read_base(home: Path, embedder: Embedder) -> Base:
    """See what can be used of the current generation; a catalogue that is whole is enough to make all else from it."""
    folder = current_generation(home)
    if folder is None:
        return Base()
    manifest, problem = None, None
    try:
        manifest = read_manifest(folder)
        check_generation(folder, embedder)
    except IndexBroken as error:
        problem = str(error).split(" Mend")[0]
    try:
        if manifest is not None and problem is not None:
            check_file(folder, manifest, CATALOGUE)
        catalogue = Catalogue(catalogue_path(folder))
    except IndexBroken as error:
        return Base(folder, {}, manifest, str(error).split(" Mend")[0])
    try:
        if manifest is None:
            catalogue.check()
        return Base(folder, catalogue.files(), manifest, problem, has_catalogue=True)
    except (IndexBroken, sqlite3.Error):
        return Base(folder, {}, manifest, problem)
    finally:
        catalogue.close()


def open_store(home: Path, base: Base, embedder: Embedder, server: ChromaServer | None) -> VectorStore:
    """The store of this embedder's vectors, with all that was ever embedded and not packed away."""
    newest = find_store(home, embedder.identity, embedder.dimension)
    if base.folder is not None and base.manifest is not None:
        mine = store_path(base.folder, base.manifest.store)
        if mine.is_dir() and mine.name.rpartition("-")[0] == newest.name.rpartition("-")[0]:
            newest = mine  # a newer one is what a broken run has left
            if base.is_whole:
                checked = (base.manifest.lines, base.manifest.word_lines)
                return VectorStore(mine, embedder.dimension, checked=checked, server=server)
    return VectorStore(newest, embedder.dimension, server=server)


@dataclass(slots=True)
class Written:
    """What came of it."""

    manifest: Manifest
    warnings: list[ParseWarning]


def write_generation(
    home: Path,
    folder: Path,
    base: Base,
    plan: Plan,
    embedder: Embedder,
    server: ChromaServer | None,
    progress: Progress,
    *,
    erases: bool,
) -> Written:
    """Write all of one generation into its folder.

    Args:
        home: the data folder.
        folder: of the generation, empty.
        base: what can be used of the one before.
        plan: what has to be read, moved and removed.
        embedder: makes the vectors that the home does not hold yet.
        server: the Chroma server that gets the vectors, if any.
        progress: called with the share done.
        erases: leave nothing of removed articles in the files.
    """
    embeds_too = isinstance(embedder, EmbeddedEmbedder)
    with hire_crew(embedder.embed, files=len(plan.to_read), embeds_too=embeds_too) as crew:
        prepared = crew.prepare(plan.to_read)  # the others read while this process takes in chromadb
        with open_store(home, base, embedder, server) as store:
            return _Writing(folder, base, store, embedder, crew, progress).write(plan, prepared, erases=erases)


class _Writing:
    """Fills the folder of one generation."""

    def __init__(
        self, folder: Path, base: Base, store: VectorStore, embedder: Embedder, crew: Crew, progress: Progress
    ) -> None:
        self._folder, self._base, self._store, self._embedder = folder, base, store, embedder
        self._crew, self._progress = crew, progress

    def write(self, plan: Plan, files: Iterable[PreparedArticle], *, erases: bool) -> Written:
        """Write all of it; `files` are those of the plan, prepared, in their order."""
        base, folder, crew = self._base, self._folder, self._crew
        filler = _Filler(self._store, crew)
        warnings: list[ParseWarning] = []
        added: list[tuple[list[int], RankedArticle]] = []
        if base.folder is not None and base.has_catalogue:
            shutil.copyfile(catalogue_path(base.folder), catalogue_path(folder))
        with CatalogueWriter(catalogue_path(folder)) as writer:
            for file in plan.moved:
                writer.move_article(file.id, root=str(file.root), file=file.file)
            removed = [writer.remove_article(id) for id in (*plan.changed, *plan.removed)]
            for number, prepared in enumerate(files, start=1):
                warnings += prepared.warnings
                added.append((writer.add_lines(prepared.lines), prepared.ranked))
                filler.take(prepared.ranked)
                self._progress(_READING_SHARE * number / len(plan.to_read))
            writer.remember("embedder", self._embedder.identity)
            if erases or not base.has_catalogue:
                writer.merge_words()
            if erases:
                writer.give_back_space()
        arrays, before = StoredArrays.empty(), WordForms({}, {})
        gone: list[int] = []
        if base.is_whole:
            assert base.folder is not None
            arrays, before = StoredArrays.load(arrays_path(base.folder)), WordForms.load(words_path(base.folder))
            gone = [number for article in removed for number in article.numbers]
        elif base.has_catalogue:
            added = list(self._read_back())
            for _, article in added:
                filler.take(article)
        left = [rank_article(article.title, article.passages) for article in removed] if base.is_whole else []
        after = before.changed(count_forms(article for _, article in added), count_forms(left))
        filler.send()
        # All is sent before any of it is waited for: whoever embeds has something to do until the end.
        titles, labels = self._read_names()
        words, names = after.commonest(), [*titles, *labels]
        coming = [crew.embed_parts(missing) for missing in self._store.missing_words(words, names)]
        filler.finish(lambda share: self._progress(_READING_SHARE + (1 - _READING_SHARE - _ARRAYS_SHARE) * share))
        texts = (passage.text for _, article in added for passage in article.passages)
        line = self._store.passages.find(map(text_key, texts))
        arrays = update_arrays(arrays, before, after, gone, added, line)
        after.save(words_path(folder))
        for parts in coming:
            for some, vectors in parts:
                self._store.add_words(some, vectors.result())
        arrays = arrays.with_words(*map(self._store.find_words, (words, titles, labels)))
        changes = bool(plan.changed or plan.removed) or (base.has_catalogue and base.holds_removed)
        return Written(self._finish(arrays, erases, changes and not erases), warnings)

    def _finish(self, arrays: StoredArrays, erases: bool, holds_removed: bool) -> Manifest:
        """Check what was written, and write the manifest."""
        store, folder = self._store, self._folder
        store.check()
        name, lines, word_lines = store.folder.name, len(store.passages), len(store.words)
        used, used_words = len(np.unique(arrays.line)), len(np.unique(arrays.word_lines))
        is_wasteful = lines > _WORTH_PACKING and used < _GARBAGE_AT_MOST * lines
        if is_wasteful or (erases and (used < lines or used_words < word_lines)):
            packed = next_store(store.folder)
            arrays = arrays.with_lines(*store.pack(packed, arrays.line, arrays.word_lines))
            name, lines, word_lines = packed.name, used, used_words
        arrays.save(arrays_path(folder))
        catalogue = Catalogue(catalogue_path(folder))
        try:
            manifest = Manifest(
                embedder=self._embedder.identity,
                dimension=self._embedder.dimension,
                store=name,
                lines=lines,
                word_lines=word_lines,
                articles=catalogue.count_articles(),
                rows=catalogue.count_rows(),
                passages=catalogue.count_passages(),
                ranked=len(arrays.number),
                holds_removed=holds_removed,
            )
            if catalogue.count_ranked() != manifest.ranked:
                raise IndexBroken(f"The index in {folder} came out with parts that differ. Run the ingest again.")
        finally:
            catalogue.close()
        write_manifest(folder, manifest)
        return manifest

    def _read_names(self) -> tuple[list[str], list[str]]:
        """The titles and the labels in the catalogue that was just written, by article."""
        catalogue = Catalogue(catalogue_path(self._folder))
        try:
            articles = list(catalogue.articles())
            return [a.reference.title for a in articles], [label for a in articles for label in a.labels]
        finally:
            catalogue.close()

    def _read_back(self) -> Iterable[tuple[list[int], RankedArticle]]:
        """All articles of the catalogue that was just written."""
        catalogue = Catalogue(catalogue_path(self._folder))
        try:
            for title, numbers, passages in catalogue.articles_with_passages():
                yield numbers, rank_article(title, passages)
        finally:
            catalogue.close()


class _Filler:
    """Has texts embedded that the store does not hold yet, and stores them as they come."""

    def __init__(self, store: VectorStore, crew: Crew) -> None:
        self._store, self._crew = store, crew
        self._wanted: dict[Key, str] = {}
        self._asked: set[Key] = set()
        self._coming: deque[tuple[list[Key], Future[NDArray[np.floating]]]] = deque()
        self._stored = 0

    def take(self, article: RankedArticle) -> None:
        """Have the texts of an article embedded, as far as they are new, and store what has come meanwhile."""
        for passage in article.passages:
            key = text_key(passage.text)
            if key not in self._store.passages and key not in self._asked:
                self._asked.add(key)
                self._wanted[key] = passage.text
                if len(self._wanted) >= TEXTS_AT_ONCE:
                    self.send()
                    while self._coming and self._coming[0][1].done():
                        self._store_next()

    def send(self) -> None:
        """Have embedded what was taken last."""
        if self._wanted:
            self._coming.append((list(self._wanted), self._crew.embed(list(self._wanted.values()))))
            self._wanted = {}

    def finish(self, progress: Progress) -> None:
        """Wait until all that was sent is stored."""
        while self._coming:
            self._store_next()
            progress(self._stored / len(self._asked))

    def _store_next(self) -> None:
        keys, vectors = self._coming.popleft()
        self._store.add_passages(keys, vectors.result())
        self._stored += len(keys)
