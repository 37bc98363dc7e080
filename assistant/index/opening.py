"""Opens a generation of the index for reading, once its parts have been found to belong together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.errors import IndexBroken
from assistant.index.arrays import PassageArrays
from assistant.index.catalogue import SCHEMA_VERSION, Catalogue
from assistant.index.embedding import Embedder
from assistant.index.generations import arrays_path, catalogue_path, vectors_path
from assistant.index.vectors import PassageVectors, collection_name


@dataclass(frozen=True, slots=True)
class OpenGeneration:
    """The parts of one generation, open for reading."""

    folder: Path
    catalogue: Catalogue
    vectors: PassageVectors
    arrays: PassageArrays
    locators: list[str]  # of the passages that are ranked, in the order of the arrays

    def close(self) -> None:
        """Let go of the files."""
        self.catalogue.close()
        self.vectors.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_vectors(generation: Path, embedder: Embedder, *, create: bool = False) -> PassageVectors:
    """The vectors of a generation, in the collection bound to this embedder and passage schema."""
    name = collection_name(embedder.identity, embedder.dimension, SCHEMA_VERSION)
    return PassageVectors(vectors_path(generation), name, create=create)


def open_generation(folder: Path, embedder: Embedder) -> OpenGeneration:
    """Open all parts of a generation and make sure that they hold the same passages.

    Raises:
        IndexBroken: they differ, or one of them cannot be read.
    """
    catalogue = Catalogue(catalogue_path(folder))
    try:
        vectors = open_vectors(folder, embedder)
    except IndexBroken:
        catalogue.close()
        raise
    try:
        arrays, locators = PassageArrays.load(arrays_path(folder)), catalogue.ranked_locators()
        counts = (catalogue.count_passages(), vectors.count()), (len(locators), len(arrays.article_of))
    except (OSError, KeyError, ValueError) as error:
        problem = f"its arrays cannot be read ({error})"
    else:
        if all(one == other for one, other in counts):
            return OpenGeneration(folder, catalogue, vectors, arrays, locators)
        problem = f"it holds {counts[0][0]} passages, {counts[0][1]} vectors and {counts[1][1]} lines of arrays"
    catalogue.close()
    vectors.close()
    raise IndexBroken(f"The index in {folder} is not whole: {problem}. Mend it with: assistant ingest PATH")
