"""The large corpus and the questions about it, for benchmarks and training; absent from the project itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.asking.understanding import understand
from assistant.records import Question, Turn

PROJECT = Path(__file__).parent.parent.parent
QUESTIONS = Path(__file__).parent / "questions"
SHARED = Path(os.environ.get("ASSISTANT_SHARED", PROJECT.parent / "shared"))


@dataclass(frozen=True)
class Asked:
    """A question with the rows that answer it."""

    id: str
    kind: str
    language: str
    question: Question
    gold: frozenset[str]
    any_of: bool
    abstain: bool

    @property
    def articles(self) -> frozenset[str]:
        """The articles of the rows that answer."""
        return frozenset(locator.split("#")[0] for locator in self.gold)


def corpus_is_there() -> bool:
    """Whether the large corpus can be built here."""
    return (SHARED / "corpus" / "build.py").exists()


def build_corpus(folder: Path, articles: int, *, skip: int = 0) -> Path:
    """Write the first articles of the large corpus, and the seed article, into a folder; or those after the first."""
    script = SHARED / "corpus" / "build.py"
    command = [sys.executable, str(script), str(folder), "--articles", str(articles)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    if skip:
        first = build_corpus(folder.parent / f"{folder.name}-first", skip)
        for file in first.iterdir():
            (folder / file.name).unlink(missing_ok=True)
    for seed in (PROJECT / "seeds").iterdir():
        (folder / seed.name).write_bytes(seed.read_bytes())
    return folder


def read_questions(paths: Sequence[Path]) -> list[Asked]:
    """The questions of some files, those that tables answer left out."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    checks: list[dict[str, Any]] = [json.loads(line) for line in lines]
    kept = [check for check in checks if check["kind"] != "table" and (check["gold_rows"] or check["abstain"])]
    return [
        Asked(
            check["id"],
            check["kind"],
            check["lang"],
            understand(check["question"], [Turn("user", earlier) for earlier in check["history"]]),
            frozenset(check["gold_rows"]),
            bool(check["any_of"]),
            bool(check["abstain"]),
        )
        for check in kept
    ]
