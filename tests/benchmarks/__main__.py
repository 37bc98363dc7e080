"""Measures speed: medians over several runs, printed as a table; asserts nothing."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from assistant import Assistant
from assistant.settings import Settings

PROJECT = Path(__file__).parent.parent.parent
QUESTIONS = [
    "À quoi sert Ekonom IA ?",
    "What drives User-Centric AI Tools?",
    "Que fait la RATP des données personnelles ?",
]


def median_ms(run: Callable[[], object], *, times: int) -> float:
    """The median duration of some runs after one that does not count, in milliseconds."""
    run()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        taken.append(1000 * (time.perf_counter() - began))
    return statistics.median(taken)


def ask_in_a_process(home: Path) -> None:
    """One whole `assistant ask`, imports and all."""
    command = [sys.executable, "-m", "assistant", "ask", QUESTIONS[0]]
    environment = {**os.environ, "ASSISTANT_HOME": str(home)}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, cwd=PROJECT)


def main() -> None:
    """Print what a question costs over the seed article."""
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with Assistant.open(settings=Settings(home=home), corpus=PROJECT / "seeds") as assistant:
            library = [median_ms(partial(assistant.ask, question), times=30) for question in QUESTIONS]
        process = median_ms(lambda: ask_in_a_process(home), times=5)
        plain = median_ms(lambda: subprocess.run([sys.executable, "-c", "import chromadb"], check=True), times=5)
    print(f"{'a question in the library, median of 30':<52} {statistics.median(library):8.1f} ms")
    print(f"{'`assistant ask` as a whole process, median of 5':<52} {process:8.0f} ms")
    print(f"{'for comparison: a process that imports chromadb':<52} {plain:8.0f} ms   ratio {process / plain:.2f}")


if __name__ == "__main__":
    main()
