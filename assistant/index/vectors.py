"""The vectors of the passages, in an embedded Chroma folder.

chromadb is used directly rather than through langchain-chroma, which imports half a second longer,
does not batch what it adds and hides the collection's configuration.
A folder belongs to one generation of the index: written once by one process, then only read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError

from assistant.errors import IndexBroken
from assistant.index.embedding import Vectors

# Raised from Chroma's default of 100: recall over 20,000 vectors goes from 0.72 to 1.00 at its worst.
_SEARCH_BREADTH = 400
_PAGE = 1000


def collection_name(embedder_identity: str, dimension: int, schema_version: int) -> str:
    """The collection that vectors of this embedder, width and passage schema belong to."""
    key = f"{embedder_identity}\n{dimension}\n{schema_version}"
    return f"passages-{hashlib.sha256(key.encode()).hexdigest()[:16]}"


class PassageVectors:
    """One Chroma collection: a vector a passage, under its locator."""

    def __init__(self, folder: Path, name: str, *, create: bool = False) -> None:
        """Open the collection, or make it.

        Raises:
            IndexBroken: the folder holds no such collection or cannot be read.
        """
        try:
            # Typed loosely because the declared interface lacks `close`.
            self._client: Any = chromadb.PersistentClient(
                str(folder), settings=ChromaSettings(anonymized_telemetry=False)
            )
            if create:
                self._collection = self._client.get_or_create_collection(
                    name,
                    configuration={"hnsw": {"space": "cosine", "ef_search": _SEARCH_BREADTH}},
                    embedding_function=None,
                )
            else:
                self._collection = self._client.get_collection(name, embedding_function=None)
        except (ChromaError, ValueError, OSError) as error:
            raise IndexBroken(
                f"The vectors in {folder} cannot be opened ({error}). Mend them with: assistant ingest PATH"
            ) from None

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()

    def add(self, locators: Sequence[str], vectors: Vectors) -> None:
        """Store vectors under locators that are not there yet."""
        size = self._client.get_max_batch_size()
        for start in range(0, len(locators), size):
            chosen = slice(start, start + size)
            self._collection.add(ids=list(locators[chosen]), embeddings=np.asarray(vectors[chosen]))

    def remove(self, locators: Sequence[str]) -> None:
        """Forget the vectors of these locators."""
        size = self._client.get_max_batch_size()
        for start in range(0, len(locators), size):
            self._collection.delete(ids=list(locators[start : start + size]))

    def count(self) -> int:
        """How many vectors there are."""
        return int(self._collection.count())

    def pages(self) -> Iterator[tuple[list[str], Vectors]]:
        """Every locator with its vector, a page at a time: Chroma cannot list 90,000 at once."""
        for offset in range(0, self.count(), _PAGE):
            page = self._collection.get(include=["embeddings"], limit=_PAGE, offset=offset)
            yield page["ids"], np.asarray(page["embeddings"], dtype=np.float32)

    def read(self, locators: Sequence[str], dimension: int) -> Vectors:
        """The vectors of these locators in their order, shape (locators, dimension).

        Raises:
            IndexBroken: one of them has no vector.
        """
        line_of = {locator: line for line, locator in enumerate(locators)}
        found = np.empty((len(locators), dimension), dtype=np.float32)
        missing = set(line_of)
        for ids, vectors in self.pages():
            for id, vector in zip(ids, vectors, strict=True):
                if id in line_of:
                    found[line_of[id]] = vector
                    missing.discard(id)
        if missing:
            raise IndexBroken(
                f"{len(missing)} passages have no vector, {min(missing)} for one. Mend it with: assistant ingest PATH"
            )
        return found
