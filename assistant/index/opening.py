"""Opens a generation of the index for reading, once its parts have been found to belong together."""

from __future__ import annotations

import sqlite3
import zipfile
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from threadpoolctl import threadpool_limits

from assistant.errors import IndexBroken, NotReachable
from assistant.index.arrays import PassageArrays, StoredArrays
from assistant.index.catalogue import Catalogue
from assistant.index.chroma_server import ChromaServer
from assistant.index.embedding import Embedder, Vectors
from assistant.index.generations import arrays_path, catalogue_path, store_path, words_path
from assistant.index.manifest import ARRAYS, CATALOGUE, WORDS, Manifest, check_file, read_manifest
from assistant.index.passagevectors import PassageVectors
from assistant.index.vectorfile import Halves, VectorFile
from assistant.index.vectors import read_passages
from assistant.index.vocabulary import Vocabulary

_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class NameVectors:
    """The vectors of what articles are called, by identifier."""

    titles: Vectors  # a line an article
    labels: Halves  # a line for each of its keywords and then its themes


@dataclass(frozen=True, slots=True)
class OpenGeneration:
    """The parts of one generation, open for reading."""

    folder: Path
    manifest: Manifest
    catalogue: Catalogue
    vectors: PassageVectors  # of the passages that are ranked, in the order of the arrays
    arrays: PassageArrays
    locators: list[str]  # of the same
    names: NameVectors

    def close(self) -> None:
        """Let go of the files."""
        self.catalogue.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def check_generation(folder: Path, embedder: Embedder, server: ChromaServer | None = None) -> Manifest:
    """Make sure that every part of a generation is there and as it was written; 90,000 rows take about 0.3 s.

    Vectors that are still to be fetched from a server are checked when they come.

    Raises:
        IndexBroken: one is not, or the vectors are another embedder's.
    """
    manifest = read_manifest(folder)
    for name in (CATALOGUE, ARRAYS, WORDS):
        check_file(folder, manifest, name)
    if (manifest.embedder, manifest.dimension) != (embedder.identity, embedder.dimension):
        raise IndexBroken(
            f"The index was made with the embedder {manifest.embedder}, the settings name {embedder.identity}. "
            "Mend it with: assistant ingest PATH"
        )
    store = store_path(folder, manifest.store)
    passages = VectorFile(store, "passages", manifest.dimension)
    if server is None or passages.reaches(manifest.lines):
        passages.check(manifest.lines)
    VectorFile(store, "words", manifest.dimension).check(manifest.word_lines)
    return manifest


def open_generation(folder: Path, embedder: Embedder, server: ChromaServer | None = None) -> OpenGeneration:
    """Open all parts of a generation and make sure that they are whole and hold the same passages.

    Each passage that the catalogue would have ranked has a line of the arrays and a vector that is scanned; their
    numbers are those of the manifest.

    Args:
        folder: of the generation.
        embedder: the one that the index was made with.
        server: where vectors come from that are not in the home, of which only the catalogue came along.

    Raises:
        IndexBroken: they differ, or one of them cannot be read.
        NotReachable: vectors have to be fetched, and the server does not answer.
    """
    # One thread a scan, for the whole process: two that meet on a busy core wait for each other (a search over 90,000
    # rows took 42 ms with one and 91 with two, beside other busy programs on two cores).
    threadpool_limits(1, "blas")
    manifest = check_generation(folder, embedder, server)
    catalogue = Catalogue(catalogue_path(folder))
    try:
        store = store_path(folder, manifest.store)
        stored = StoredArrays.load(arrays_path(folder))
        words = VectorFile(store, "words", manifest.dimension).read(manifest.word_lines)
        vocabulary = Vocabulary.load(words_path(folder), words[stored.word_line])
        halves = read_passages(store, manifest.dimension, manifest.lines, server)
        vectors = PassageVectors(halves, stored.line)
        names = NameVectors(_gather(words, stored.title_line), words[stored.label_line])
        locators = catalogue.ranked_locators()
        counts = {
            "passages": (manifest.passages, catalogue.count_passages()),
            "passages that may answer": (manifest.ranked, len(locators)),
            "lines of arrays": (manifest.ranked, len(stored.number)),
            "vectors": (manifest.ranked, len(vectors)),
            "titles": (manifest.articles, len(names.titles)),
        }
        wrong = [f"{there} {what} of {wanted}" for what, (wanted, there) in counts.items() if wanted != there]
        if not wrong:
            arrays = PassageArrays.of(stored, vocabulary)
            return OpenGeneration(folder, manifest, catalogue, vectors, arrays, locators, names)
        problem = f"it holds {wrong[0]}"
    except (OSError, KeyError, ValueError, IndexError, zipfile.BadZipFile, sqlite3.Error) as error:
        problem = f"it cannot be read ({error})"
    except (IndexBroken, NotReachable):
        catalogue.close()
        raise
    catalogue.close()
    raise IndexBroken(f"The index in {folder} is not whole: {problem}. Mend it with: assistant ingest PATH")


def _gather(halves: Halves, lines: np.typing.NDArray[np.int32]) -> Vectors:
    """The vectors of lines in single precision: a scan of half precision takes eight times as long."""
    found = np.empty((len(lines), halves.shape[1]), np.float32)
    for start in range(0, len(lines), _BLOCK):
        found[start : start + _BLOCK] = halves[lines[start : start + _BLOCK]]
    return found
