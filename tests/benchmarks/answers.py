"""Whole answers without a model: how many test questions are answered rightly, by the rules of `assistant check`.

Right is an answer that cites a gold row and says what it must, or abstains where it must. Nothing was tuned on these
questions but what the other benchmarks say of them. Needs the large corpus; says so where it is missing.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.corpus import PROJECT, QUESTIONS, build_corpus, corpus_is_there

# The articles of each set: how many of the corpus, and how many of the first ones are left out.
SETS = {
    "test.jsonl": (240, 0),
    "test_fresh.jsonl": (480, 240),
    "test_third_corpus.jsonl": (960, 720),
    "test_fourth.jsonl": (1200, 960),
    "test_fifth.jsonl": (2880, 2640),
    "test_sixth.jsonl": (1680, 1440),
    "test_seventh.jsonl": (2880, 2640),
    "test_eighth.jsonl": (2520, 2280),
}
_ONE_CHECK = re.compile(r"  (?:wrong|missing|\d+ more)\b")


def main() -> None:
    """Print the figures of `assistant check` for each set."""
    if not corpus_is_there():
        print("The large corpus is not here: nothing to measure.")
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, (articles, skip) in SETS.items():
            corpus = build_corpus(Path(folder) / name, articles, skip=skip)
            settings = {"ASSISTANT_HOME": f"{folder}/home-{name}", "ASSISTANT_SEEDS": str(corpus)}
            command = [sys.executable, "-m", "assistant", "check", str(QUESTIONS / name)]
            told = subprocess.run(
                command,
                env={**os.environ, "PYTHONPATH": str(PROJECT), **settings},
                check=True,
                stdout=subprocess.PIPE,
                encoding="utf-8",
            ).stdout
            print(f"{name}: " + "\n".join(line for line in told.splitlines() if not _ONE_CHECK.match(line)))


if __name__ == "__main__":
    main()
