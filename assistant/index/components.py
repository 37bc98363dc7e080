"""Principal components of vectors (Jolliffe, Principal Component Analysis, 2nd edition, 2002)."""

from __future__ import annotations

import numpy as np

from assistant.index.embedding import Vectors


def leading_components(vectors: Vectors, count: int) -> Vectors:
    """The directions that tell most of the dot products with some vectors, most telling first.

    The mean is not taken off: what is told is the product itself, not what differs.

    Args:
        vectors: shape (vectors, dimension).
        count: how many; at most the dimension.

    Returns:
        Orthonormal columns, shape (dimension, count), single precision.
    """
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(directions[:, ::-1][:, :count], dtype=np.float32)
