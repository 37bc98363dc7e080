"""The vectors of the passages that are ranked: of a large corpus the leading components in memory, all of it on disk.

A scan of all dimensions costs in proportion to them. The first principal components tell most of a cosine, so that the
best passages are found by them, and of these the cosines are taken exactly.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.index.components import leading_components
from assistant.index.embedding import Vectors
from assistant.index.vectorfile import Halves, to_single

_WHOLE_UP_TO = 20_000  # passages; a scan of all their dimensions takes 3 ms
_LEADING = 160  # of 512 components: 91 % of the variance, 3.9 instead of 15.6 ms over 99,457 passages
_SAMPLED = 12_500  # passages that the components are computed from
_BLOCK = 8192


class PassageVectors:
    """Unit vectors, a line a passage; not to be changed."""

    def __init__(self, halves: Halves, lines: NDArray[np.int32], *, whole_up_to: int = _WHOLE_UP_TO) -> None:
        """Take stored vectors, most often a memory map, and the line of each passage in them.

        Up to `whole_up_to` passages are held whole, and every cosine is exact.
        """
        self._halves = halves
        self._lines = lines
        self._basis: Vectors | None = None  # shape (dimension, components)
        self._lost: Vectors | None = None  # second moments of what the components leave out
        if len(lines) > whole_up_to and halves.shape[1] > _LEADING:
            sample = self.take(np.arange(0, len(lines), max(1, len(lines) // _SAMPLED)))
            self._basis = leading_components(sample, _LEADING)
            left_out = sample - (sample @ self._basis) @ self._basis.T
            self._lost = (left_out.T @ left_out / len(sample)).astype(np.float32)
        self._held = np.empty((len(lines), halves.shape[1] if self._basis is None else _LEADING), np.float32)
        for start in range(0, len(lines), _BLOCK):
            block = self.take(np.arange(start, min(start + _BLOCK, len(lines))))
            self._held[start : start + _BLOCK] = block if self._basis is None else block @ self._basis

    @classmethod
    def of(cls, vectors: Vectors) -> PassageVectors:
        """Hold vectors as they are; shape (passages, dimension)."""
        return cls(vectors.astype(np.float16), np.arange(len(vectors), dtype=np.int32), whole_up_to=len(vectors))

    def __len__(self) -> int:
        return len(self._lines)

    @property
    def is_whole(self) -> bool:
        """Whether `scan` gives exact cosines."""
        return self._basis is None

    def take(self, places: NDArray[np.integer]) -> Vectors:
        """The whole vectors of some passages, in single precision; shape (places, dimension)."""
        return to_single(self._halves[self._lines[places]])

    def whole(self) -> Vectors:
        """All vectors, in single precision; shape (passages, dimension)."""
        return self.take(np.arange(len(self)))

    def scan(self, query: Vectors) -> Vectors:
        """The cosines of all passages with a unit vector, by the components that are held; shape (passages,)."""
        return np.asarray(self._held @ (query if self._basis is None else query @ self._basis))

    def lost(self, query: Vectors) -> float:
        """The mean square of what `scan` leaves out of the cosines with a vector."""
        return 0.0 if self._lost is None else float(query @ self._lost @ query)

    def cosines(self, query: Vectors, places: NDArray[np.integer]) -> Vectors:
        """The exact cosines of some passages with a unit vector, in the order of their places."""
        return np.asarray(self.take(places) @ query)
