"""What is wrong with a file of the corpus; never the end of a run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class ParseWarning:
    """Something that a reader of the file would want to mend; prints as `notes/cnil.md:39: what is wrong`."""

    file: str  # relative to the corpus folder, "/" between parts
    line: int  # 1-based, as an editor shows it; 1 when the whole file is meant
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"
