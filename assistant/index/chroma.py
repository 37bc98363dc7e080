"""The store of the passages' vectors in Chroma, a folder or a server, under the keys of their texts.

Ranking never queries Chroma. A scan of every vector beats its approximate index with a filter and finds 99.9 %
of the first 20, so the graph that Chroma builds on every add is kept as thin as it gets:
100,000 vectors cost 11 s of CPU instead of 150, with the same count and the same `get`. A `query` works
and is a rough guess (its first 20 hold 4 % of the true ones). Who wants good queries makes `GRAPH` denser.

chromadb is used directly rather than through langchain-chroma, which imports half a second longer, does not batch
what it adds and hides the collection's configuration. One process opens the folder at a time: the one that holds the
lock of the home. A server takes any number.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import IndexBroken
from assistant.index.vectorfile import Key

GRAPH: Any = {"space": "cosine", "max_neighbors": 2, "ef_construction": 2, "sync_threshold": 2000}
_COLLECTION = "passages"
_PAGE = 1000
_PROBE_SECONDS = 60


class Shelf:
    """One Chroma collection: a vector a text, under the text's key in hexadecimal."""

    # Typed loosely because the declared interface lacks `close`.
    _client: Any
    _collection: Any

    def count(self) -> int:
        """How many vectors there are."""
        with self.faults_told():
            return int(self._collection.count())

    def add(self, keys: Sequence[Key], vectors: NDArray[np.floating]) -> None:
        """Store vectors under keys, a line a key; those of keys that are there already stay as they are."""
        with self.faults_told():
            size = self._client.get_max_batch_size()
            for start in range(0, len(keys), size):
                chosen = slice(start, start + size)
                self._collection.add(
                    ids=[key.hex() for key in keys[chosen]], embeddings=np.asarray(vectors[chosen], np.float32)
                )

    def pages(self) -> Iterator[tuple[list[Key], NDArray[np.float32]]]:
        """Every key with its vector, a line a key, a page at a time: Chroma cannot list 90,000 at once."""
        for offset in range(0, self.count(), _PAGE):
            with self.faults_told():
                page = self._collection.get(include=["embeddings"], limit=_PAGE, offset=offset)
            yield [bytes.fromhex(id) for id in page["ids"]], np.asarray(page["embeddings"], np.float32)

    def find(self, keys: Sequence[Key], dimension: int) -> NDArray[np.float16]:
        """The vectors of keys in their order, shape (keys, dimension); those of keys that are not there are zeros."""
        found = np.zeros((len(keys), dimension), np.float16)
        for start in range(0, len(keys), _PAGE):
            asked = [key.hex() for key in keys[start : start + _PAGE]]
            with self.faults_told():
                page = self._collection.get(ids=asked, include=["embeddings"])
            at = {id: number for number, id in enumerate(asked, start)}
            found[[at[id] for id in page["ids"]]] = np.asarray(page["embeddings"], np.float16)
        return found

    @contextmanager
    def faults_told(self) -> Iterator[None]:
        """Turn the errors of Chroma, which are of many libraries, into one that says what is the matter."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of it."""
        self._client.close()


class ChromaShelf(Shelf):
    """A collection in a folder, embedded in this process."""

    def __init__(self, folder: Path) -> None:
        """Open the collection, or make it; a folder that was not closed properly is first tried in another process.

        Raises:
            IndexBroken: the folder cannot be read; a damaged one can end the process that opens it.
        """
        self._folder = folder
        self._seal = folder.with_name(f"{folder.name}.closed")
        is_sealed, self._count = self._read_seal()
        if folder.is_dir() and not is_sealed and not _can_be_opened(folder):
            raise IndexBroken(f"The Chroma folder {folder} is damaged. Mend it with: assistant ingest PATH")
        self._seal.unlink(missing_ok=True)
        import chromadb
        from chromadb.config import Settings

        try:
            self._client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
            self._collection = self._client.get_or_create_collection(
                _COLLECTION, configuration={"hnsw": GRAPH}, embedding_function=None
            )
        except Exception as error:  # chromadb raises errors of many libraries
            # Where its Rust part does not start, the Python part stumbles over what is missing.
            why = "Chroma does not start" if isinstance(error, AttributeError) else error
            raise IndexBroken(f"The Chroma folder {folder} cannot be opened ({why})") from None

    def count(self) -> int:
        """How many vectors there are: counted once, and not again until some are added (0.13 s of 100,000)."""
        if self._count is None:
            self._count = super().count()
        return self._count

    def add(self, keys: Sequence[Key], vectors: NDArray[np.floating]) -> None:
        """Store vectors under keys, a line a key; those of keys that are there already stay as they are."""
        self._count = None
        super().add(keys, vectors)

    @contextmanager
    def faults_told(self) -> Iterator[None]:
        """Any error is one of the disk."""
        try:
            yield
        except (KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except BaseException as error:  # a panic of its Rust part is no Exception
            raise OSError(f"Chroma: {error}") from None

    def close(self) -> None:
        """Let go of the files, and note that this was done."""
        super().close()
        with suppress(OSError):  # without the note the next one to open it only looks more carefully
            seal = {"files": _state_of(self._folder), "count": self._count}
            self._seal.write_text(json.dumps(seal), encoding="utf-8")

    def _read_seal(self) -> tuple[bool, int | None]:
        """Whether the folder is as when it was last closed; and how many vectors there were, if that is known."""
        try:
            seal = json.loads(self._seal.read_text(encoding="utf-8"))
            if seal["files"] != _state_of(self._folder):
                return False, None
            return True, None if seal["count"] is None else int(seal["count"])
        except (OSError, ValueError, TypeError, KeyError):
            return False, None


def remove_folder(folder: Path) -> None:
    """Remove a Chroma folder and its note."""
    folder.with_name(f"{folder.name}.closed").unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _state_of(folder: Path) -> list[list[str | int]]:
    """Sizes and times of all files: what a damage from outside changes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [[str(file.relative_to(folder)), file.stat().st_size, file.stat().st_mtime_ns] for file in files]


def _can_be_opened(folder: Path) -> bool:
    """Whether a process of its own can count and query the folder: a damage may kill it, which must not be this one."""
    script = (
        "import sys, chromadb; from chromadb.config import Settings\n"
        "client = chromadb.PersistentClient(sys.argv[1], settings=Settings(anonymized_telemetry=False))\n"
        "shelf = client.get_or_create_collection(sys.argv[2], embedding_function=None)\n"
        "page = shelf.get(limit=1, include=['embeddings'])\n"
        "if shelf.count(): shelf.query(query_embeddings=page['embeddings'], n_results=1)\n"
    )
    command = [sys.executable, "-c", script, str(folder), _COLLECTION]
    try:
        ended = subprocess.run(command, capture_output=True, timeout=_PROBE_SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return ended.returncode == 0
