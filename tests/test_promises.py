"""SECURITY.md names tests that exist, so that none of its promises outlives what holds it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import PROJECT

SECURITY = (PROJECT / "SECURITY.md").read_text(encoding="utf-8")
TESTS = PROJECT / "tests"


def named() -> list[str]:
    """What stands in it as a file or folder of tests, whole or as a file's name alone."""
    return sorted(set(re.findall(r"`(tests/[\w./-]+|test_\w+\.py)`", SECURITY)))


@pytest.mark.parametrize("name", named())
def test_what_security_names_is_there(name: str) -> None:
    found = [PROJECT / name] if name.startswith("tests/") else sorted(TESTS.rglob(name))
    assert [path for path in found if path.exists()], name
    files = [found[0]] if found[0].is_file() else sorted(found[0].rglob("*"))
    if found[0].suffix in ("", ".py"):
        assert any(re.search(r"^def test_", read(path), re.MULTILINE) for path in files if path.suffix == ".py"), name


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_row_of_promises_names_a_test() -> None:
    tables = re.findall(r"^\| promise \| test \|\n\|[ :|-]+\n((?:\|.*\n)+)", SECURITY, re.MULTILINE)
    rows = [line for table in tables for line in table.splitlines()]
    assert len(tables) >= 3
    assert [row for row in rows if "`tests/" not in row.rpartition(" | ")[2]] == []
