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

from assistant.index.vectorfile import VectorFile

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
        halves = file.read(rows)
        vectors = np.empty((rows, DIMENSION), np.float32)
        for start in range(0, rows, AT_ONCE):
            vectors[start : start + AT_ONCE] = halves[start : start + AT_ONCE]
        print(f"checked and read in {time.perf_counter() - began:.1f} s")
        taken = []
        for at in range(QUESTIONS):
            began = time.perf_counter()
            np.argpartition(-(vectors @ vectors[at * (rows // QUESTIONS)]), 20)
            taken.append(1000 * (time.perf_counter() - began))
    print(f"scan for the first 20: median {np.median(taken):.0f} ms, p95 {np.quantile(taken, 0.95):.0f} ms")
    print(f"memory at its most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


if __name__ == "__main__":
    main()
