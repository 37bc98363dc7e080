"""What a generation consists of: written last, checked before anything of it is used."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.errors import IndexBroken

_NAME = "manifest.json"
_BLOCK = 1 << 20
CATALOGUE, ARRAYS, WORDS = "catalogue.sqlite3", "arrays.npz", "words.txt"
_FILES = (CATALOGUE, ARRAYS, WORDS)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The size of everything in a generation, and the store that its vectors are in."""

    embedder: str
    dimension: int
    store: str  # the name of a folder in HOME/vectors
    lines: int  # of that store's passages that were there when this was written
    word_lines: int  # likewise of its words
    articles: int
    rows: int
    passages: int
    ranked: int  # passages that may answer, each with a vector
    holds_removed: bool  # free space of the files may hold what was removed or changed since they were packed
    sums: Sequence[Sequence[int]] = ()  # of each file its length and checksum


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Measure the files of a finished generation and write its manifest."""
    stored = asdict(manifest) | {"sums": [_measure(folder / name) for name in _FILES]}
    text = json.dumps(stored, ensure_ascii=False)
    (folder / _NAME).write_text(json.dumps({"manifest": text, "sum": zlib.crc32(text.encode())}), encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a generation.

    Raises:
        IndexBroken: it is missing, damaged or of another version.
    """
    try:
        outer = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        if zlib.crc32(outer["manifest"].encode()) != outer["sum"]:
            raise ValueError("its checksum differs")
        return Manifest(**json.loads(outer["manifest"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexBroken(
            f"{folder / _NAME} is missing, damaged or of another version ({error}). Mend it with: assistant ingest PATH"
        ) from None


def check_file(folder: Path, manifest: Manifest, name: str) -> None:
    """Make sure that a file is as it was when the manifest was written; 100 MB take about 0.05 s.

    Raises:
        IndexBroken: it is not.
    """
    try:
        is_same = _measure(folder / name) == list(manifest.sums[_FILES.index(name)])
    except (OSError, IndexError) as error:
        raise IndexBroken(f"{folder / name} cannot be read ({error}). Mend it with: assistant ingest PATH") from None
    if not is_same:
        raise IndexBroken(f"{folder / name} is damaged. Mend it with: assistant ingest PATH")


def _measure(path: Path) -> list[int]:
    length, checksum = 0, 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            length += len(block)
            checksum = zlib.crc32(block, checksum)
    return [length, checksum]
