"""The vectors of all texts that were ever embedded, kept by what they were made of.

    HOME/vectors/NAME/chroma/           the store: the vector of each passage, in Chroma; or, with a Chroma server,
    HOME/vectors/NAME/chroma.collection the name of its collection there
    HOME/vectors/NAME/passages.f16      the same, a line a text, for the exact scan that ranks
    HOME/vectors/NAME/words.f16         the vectors of the corpus' words and of the articles' titles and labels

All generations share a store, and a line never changes: a generation names the lines that are its own. So a change
of one article adds its few vectors, an interrupted ingest finds what it had embedded, and an index of another
version is made anew without embedding anything. What no generation names any more goes when the store is packed.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from assistant.errors import IndexBroken, NotReachable
from assistant.index.chroma import ChromaShelf, Shelf, remove_folder
from assistant.index.chroma_server import ChromaServer
from assistant.index.vectorfile import Halves, Key, VectorFile, text_key

Lines = NDArray[np.int32]

_log = logging.getLogger(__name__)

_VERSION = 1  # of the files
_FOLDER = "chroma"
_SHELVED_AT_ONCE = 4096  # lines; of Chroma's time for each, an eighth less than with half as many


def store_stem(identity: str, dimension: int) -> str:
    """What the names of this embedder's stores begin with."""
    return hashlib.sha256(f"{_VERSION}\n{identity}\n{dimension}".encode()).hexdigest()[:12]


def find_store(home: Path, identity: str, dimension: int) -> Path:
    """The newest store of an embedder, or where its first one will be."""
    stem = store_stem(identity, dimension)
    return max((home / "vectors").glob(f"{stem}-*"), default=home / "vectors" / f"{stem}-000001")


def next_store(store: Path) -> Path:
    """Where the successor of a store will be."""
    stem, _, number = store.name.rpartition("-")
    return store.with_name(f"{stem}-{int(number) + 1:06d}")


def open_shelf(store: Path, server: ChromaServer | None) -> Shelf:
    """The Chroma collection of a store, on the server or in the store's folder; made where there is none."""
    return ChromaShelf(store / _FOLDER) if server is None else server.open(store)


def remove_shelf(store: Path, server: ChromaServer | None) -> None:
    """Remove the Chroma collection of a store."""
    if server is None:
        remove_folder(store / _FOLDER)
    else:
        server.remove(store)


def has_shelf(store: Path, count: int, server: ChromaServer | None) -> bool:
    """Whether Chroma has a store's vectors where they should be: on the server, all of them; in the folder, any.

    Raises:
        NotReachable: the server does not answer.
    """
    return (store / _FOLDER).is_dir() if server is None else server.holds(store, count)


def remove_store(store: Path, server: ChromaServer | None) -> None:
    """Remove a store that no generation needs; where a server does not answer it stays until the next time."""
    if server is not None:
        try:
            server.remove(store)
        except NotReachable as error:
            _log.warning("The vectors of %s stay on the server until the next ingest: %s", store.name, error)
            return
    shutil.rmtree(store, ignore_errors=True)


def read_passages(store: Path, dimension: int, count: int, server: ChromaServer | None) -> Halves:
    """The vectors of the first lines of a store, shape (count, dimension), from its file or else from the server.

    What comes from the server is checked line by line against the sums that came with the generation.

    Raises:
        IndexBroken: neither has them.
        NotReachable: the file lacks them, and the server does not answer.
    """
    file = VectorFile(store, "passages", dimension)
    if server is None or file.reaches(count):
        return file.read(count)
    shelf = server.open(store)
    try:
        vectors = shelf.find(file.stored_keys(count), dimension)
    finally:
        shelf.close()
    file.adopt(vectors)
    return vectors


class VectorStore:
    """A store that is open for writing, by the process that holds the lock of the home."""

    def __init__(
        self, folder: Path, dimension: int, *, checked: tuple[int, int] = (0, 0), server: ChromaServer | None = None
    ) -> None:
        """Open it, or make it; what was damaged is taken from its twin, Chroma from the file and the file from Chroma.

        The lines of texts that neither holds any more are gone: they are embedded again. So many lines of passages and
        of words are known to be sound (`checked`).
        """
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.passages = VectorFile(folder, "passages", dimension)
        self.words = VectorFile(folder, "words", dimension)
        self.passages.open_for_writing(checked=checked[0])
        self.words.open_for_writing(checked=checked[1])
        self._server = server
        try:
            self._chroma = open_shelf(folder, server)
            self._reconcile()
        except IndexBroken:
            remove_shelf(folder, server)
            try:
                self._chroma = open_shelf(folder, server)
                self._reconcile()
            except IndexBroken as error:  # a fresh one: it is not the store that is at fault
                raise OSError(str(error)) from None
        if server is not None:
            remove_folder(folder / _FOLDER)  # what a time without a server has left

    def add_passages(self, keys: Sequence[Key], vectors: NDArray[np.floating]) -> None:
        """Keep vectors of new texts, a line a key, each key once: at once in the file, later in Chroma."""
        self.passages.append(keys, vectors)
        if len(self.passages) - self._shelved >= _SHELVED_AT_ONCE:
            self._shelve()

    def missing_words(self, *several: Sequence[str]) -> list[list[str]]:
        """Of lists of words as they are shown to the embedder, or of names, those that are not there, each once."""
        seen: set[Key] = set()
        return [[word for word in words if self._is_new(text_key(word), seen)] for words in several]

    def _is_new(self, key: Key, seen: set[Key]) -> bool:
        if key in self.words or key in seen:
            return False
        seen.add(key)
        return True

    def add_words(self, words: Sequence[str], vectors: NDArray[np.floating]) -> None:
        """Keep vectors of words or names that are not there yet, a line a word, each once."""
        self.words.append(list(map(text_key, words)), vectors)

    def find_words(self, words: Sequence[str]) -> Lines:
        """The lines of words or names that are all there."""
        return self.words.find(map(text_key, words))

    def check(self) -> None:
        """Make sure that Chroma holds as many vectors as the file.

        Raises:
            IndexBroken: it does not.
        """
        self._shelve()
        there, wanted = self._chroma.count(), len(self.passages)
        if there != wanted:
            raise IndexBroken(f"Chroma holds {there} vectors of {wanted} in {self.folder}.")

    def pack(self, folder: Path, passages: Lines, words: Lines) -> tuple[Lines, Lines]:
        """Write a new store that holds only some lines; returns the numbers that they have there."""
        packed = VectorStore(folder, self.passages.dimension, server=self._server)
        try:
            kept, new_passages = np.unique(passages, return_inverse=True)
            packed.add_passages(*self._pick(self.passages, kept))
            kept, new_words = np.unique(words, return_inverse=True)
            packed.words.append(*self._pick(self.words, kept))
            packed.check()
        finally:
            packed.close()
        return new_passages.astype(np.int32), new_words.astype(np.int32)

    @staticmethod
    def _pick(file: VectorFile, lines: Lines) -> tuple[list[Key], NDArray[np.float16]]:
        keys = file.keys()
        return [keys[line] for line in lines], file.read()[lines]

    def close(self) -> None:
        """Let go of the files."""
        self._chroma.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _reconcile(self) -> None:
        """Give Chroma what only the file holds, or the file what only Chroma holds: a process may have died between."""
        self._shelved = self._chroma.count()
        if self._shelved == len(self.passages):
            return
        if self._shelved < len(self.passages):
            self._shelve()
        else:
            for keys, vectors in self._chroma.pages():
                strange = [at for at, key in enumerate(keys) if key not in self.passages]
                self.passages.append([keys[at] for at in strange], vectors[strange])
        if self._chroma.count() != len(self.passages):
            raise IndexBroken(f"Chroma and the vectors in {self.folder} differ.")

    def _shelve(self) -> None:
        """Put into Chroma the lines that only the file holds."""
        if self._shelved < len(self.passages):
            self._chroma.add(self.passages.keys(self._shelved), self.passages.read()[self._shelved :])
            self._shelved = len(self.passages)
