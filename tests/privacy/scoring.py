"""How much of the personal data in marked sentences is found, and how much of what is found is personal data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assistant.privacy.finding import find_personal
from assistant.privacy.kinds import Found

SET = Path(__file__).parent / "personal_data.jsonl"
_COVERED = 0.9  # share of a marked piece that has to be found
_OWN = 0.5  # share of what is found that has to be marked


@dataclass(frozen=True)
class Marked:
    """A sentence with its marked pieces."""

    id: str
    text: str
    pieces: tuple[tuple[int, int, str], ...]


@dataclass
class Score:
    """Counts by type of the marked pieces; what is found wrongly counts under the kind that it was taken for."""

    marked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    taken: int = 0
    wrong: Counter[str] = field(default_factory=Counter)

    def recall(self, *, names: bool) -> float:
        marked = sum(count for kind, count in self.marked.items() if kind.startswith("name") == names)
        return sum(count for kind, count in self.found.items() if kind.startswith("name") == names) / marked

    def precision(self, *, names: bool) -> float:
        right = sum(count for kind, count in self.found.items() if kind.startswith("name") == names)
        return right / (right + sum(count for kind, count in self.wrong.items() if kind.startswith("name") == names))


def read_marked(half: str) -> Iterator[Marked]:
    """The sentences whose identifiers begin with the name of a half, `tune` or `report`."""
    for line in SET.read_text(encoding="utf-8").splitlines():
        form = json.loads(line)
        if form["id"].startswith(half):
            pieces = tuple((piece["start"], piece["end"], piece["type"]) for piece in form["entities"])
            yield Marked(form["id"], form["text"], pieces)


def score(sentences: Iterable[Marked]) -> Score:
    """Find what is personal in each sentence and compare."""
    result = Score()
    for sentence in sentences:
        found = find_personal(sentence.text)
        for start, end, kind in sentence.pieces:
            result.marked[kind] += 1
            result.found[kind] += _shared(start, end, found) >= _COVERED * (end - start)
        for piece in found:
            marked = [Found(start, end, piece.kind) for start, end, _ in sentence.pieces]
            right = _shared(piece.start, piece.end, marked) >= _OWN * (piece.end - piece.start)
            result.wrong[piece.kind.value] += not right
    return result


def _shared(start: int, end: int, others: Iterable[Found]) -> int:
    return sum(max(0, min(end, other.end) - max(start, other.start)) for other in others)


def main() -> None:
    """Print both halves."""
    for half in ("tune", "report"):
        result = score(read_marked(half))
        print(half)
        for kind in sorted(result.marked):
            print(f"  {kind:18} {result.found[kind]:3} of {result.marked[kind]:3}")
        print("  wrong:", {kind: count for kind, count in result.wrong.items() if count})
        for name, names in (("structured", False), ("names", True)):
            recall, precision = result.recall(names=names), result.precision(names=names)
            print(f"  {name}: recall {recall:.3f}, precision {precision:.3f}")


if __name__ == "__main__":
    main()
