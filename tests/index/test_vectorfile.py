"""Vectors in half precision."""

from __future__ import annotations

import numpy as np

from assistant.index.vectorfile import to_single


def test_every_half_is_the_same_number_in_single_precision() -> None:
    halves = np.arange(2**16, dtype=np.uint16).view(np.float16)
    finite = halves[np.isfinite(halves)].reshape(2, -1)
    single = to_single(finite)
    assert single.dtype == np.float32
    assert single.shape == finite.shape
    np.testing.assert_array_equal(single.view(np.uint32), finite.astype(np.float32).view(np.uint32))
    assert not np.shares_memory(single, finite)
