"""What the vectors of a very large corpus cost, made up at random; run by hand, asserts nothing.

    python -m tests.benchmarks.synthetic [ROWS]

ROWS (default 1,000,000) vectors are written as an ingest writes them, checked and read as a start does, and scanned as
a question does. Words, catalogue and Chroma are left out: their part grows with the texts, which are not made up.
"""

from __future__ import annotations

import os
import platform
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from assistant.index.passagevectors import PassageVectors
from assistant.index.vectorfile import VectorFile
from assistant.retrieval.looking import PUT_RIGHT

DIMENSION, AT_ONCE, QUESTIONS = 512, 10_000, 100


def write_vectors(file: VectorFile, rows: int) -> None:
    """Append unit vectors of random directions."""
    chance = np.random.default_rng(0)
    file.open_for_writing()
    for start in range(0, rows, AT_ONCE):
        many = min(AT_ONCE, rows - start)
        vectors = chance.standard_normal((many, DIMENSION), np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        file.append([number.to_bytes(16, "big") for number in range(start, start + many)], vectors)


def main() -> None:
    """Print the table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}")
    print(f"{rows} rows of {DIMENSION} dimensions")
    threadpool_limits(1, "blas")
    with tempfile.TemporaryDirectory() as folder:
        file = VectorFile(Path(folder), "passages", DIMENSION)
        began = time.perf_counter()
        write_vectors(file, rows)
        print(f"written in {time.perf_counter() - began:.1f} s")
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        print(f"disk {size / 1e6:.0f} MB")
        began = time.perf_counter()
        file.check(rows)
        held = PassageVectors(file.read(rows), np.arange(rows, dtype=np.int32))
        print(f"checked and read in {time.perf_counter() - began:.1f} s")
        taken = []
        for asked in held.take(np.arange(0, rows, rows // QUESTIONS)):
            began = time.perf_counter()
            near = np.argpartition(-held.scan(asked), PUT_RIGHT)[:PUT_RIGHT]
            np.argpartition(-held.cosines(asked, near), 20)
            taken.append(1000 * (time.perf_counter() - began))
    print(f"the first 20 found: median {np.median(taken):.0f} ms, p95 {np.quantile(taken, 0.95):.0f} ms")
    print(f"memory at its most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


if __name__ == "__main__":
    main()
