"""Every row of the large corpus against a second, simpler reading of its files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.corpus.parsing import parse_article
from assistant.corpus.reading import find_files

SHARED = Path(os.environ.get("ASSISTANT_SHARED", Path(__file__).parents[3] / "shared"))
BUILD = SHARED / "corpus" / "build.py"


def read_pipe_rows(path: Path) -> list[tuple[str, int, int, list[str]]]:
    """(table, row, line, cells) of a file whose tables are all well formed."""
    found: list[tuple[str, int, int, list[str]]] = []
    heading, seen = "", 0  # pipe lines below the heading so far; the first two are column headings and rule
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.startswith("## "):
            heading, seen = line[3:].lower(), 0
        elif line.startswith("|"):
            seen += 1
            if seen > 2:
                cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
                found.append((heading, seen - 2, number, cells))
    return found


@pytest.mark.corpus
@pytest.mark.skipif(not BUILD.is_file(), reason="the large corpus is not there")
def test_two_hundred_articles_are_read_row_for_row(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(BUILD), str(tmp_path), "--articles", "200"], check=True, capture_output=True)
    files, warnings = find_files([tmp_path])
    assert (len(files), warnings) == (200, [])
    for file in files:
        parsed = parse_article(file)
        assert parsed.warnings == ()
        assert parsed.article.page_date
        assert parsed.article.url == f"https://example.org/{file.id}"
        rows = [
            (table.name, row.number, row.source.number, [cell or "" for cell in row.cells.values()])
            for table in parsed.article.tables
            for row in table.rows
        ]
        assert rows == read_pipe_rows(file.path)
