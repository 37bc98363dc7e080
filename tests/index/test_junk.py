"""Files that nobody would write on purpose: all of them are indexed, and no cell's text is lost."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import Assistant
from assistant.corpus.parsing import parse_text
from assistant.index.building import ingest
from assistant.index.opening import open_generation
from tests.index.test_building import CountingEmbedder
from tests.index.test_faults import generation_of

TABLE = "# T\n\n## Signals\n\n| name | description |\n|--|--|\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


def cells_of(folder: Path, tmp_path: Path, *, articles: int) -> set[str]:
    """All cells of the index of a folder, which must hold so many articles."""
    embedder = CountingEmbedder()
    report = ingest(tmp_path / "home", [folder], embedder)
    assert report.articles == articles
    with open_generation(generation_of(tmp_path / "home"), embedder) as opened:
        passages = list(opened.catalogue.passages())
        assert len(opened.locators) == len(opened.vectors) == len(opened.arrays.number)
    return {cell for passage in passages for cell in passage.cells.values() if cell}


def test_ragged_rows_keep_all_their_cells(folder: Path, tmp_path: Path) -> None:
    (folder / "ragged.md").write_text(f"{TABLE}| one |\n| two | a | b | c |\n|||\n| three | x\n", encoding="utf-8")
    held = " ".join(cells_of(folder, tmp_path, articles=1))
    assert all(word in held.split() for word in ("one", "two", "a", "b", "c", "three", "x"))


def test_a_cell_of_a_megabyte_is_held_whole(folder: Path, tmp_path: Path) -> None:
    cell = " ".join(f"word{number % 500} of" for number in range(120_000))
    (folder / "huge.md").write_text(f"{TABLE}| big | {cell} |\n", encoding="utf-8")
    assert len(cell) > 1_000_000
    assert cell in cells_of(folder, tmp_path, articles=1)


def test_a_table_of_ten_thousand_rows_is_held_whole(folder: Path, tmp_path: Path) -> None:
    rows = "".join(f"| row {number} | says {number} |\n" for number in range(10_000))
    (folder / "long.md").write_text(TABLE + rows, encoding="utf-8")
    held = cells_of(folder, tmp_path, articles=1)
    assert {f"says {number}" for number in range(10_000)} <= held


def test_five_thousand_tiny_files_are_five_thousand_articles(folder: Path, tmp_path: Path) -> None:
    for number in range(5000):
        (folder / f"{number}.md").write_text(f"# T{number}\n", encoding="utf-8")
    assert cells_of(folder, tmp_path, articles=5000) == set()


def test_deep_folders_and_links_to_nowhere_do_no_harm(folder: Path, tmp_path: Path) -> None:
    deep = folder
    for number in range(60):
        deep = deep / f"level {number}"
    deep.mkdir(parents=True)
    (deep / "deep.md").write_text(f"{TABLE}| down | here |\n", encoding="utf-8")
    (folder / "nowhere.md").symlink_to(tmp_path / "gone.md")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    assert "here" in cells_of(folder, tmp_path, articles=1)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("with some  blanks", id="blanks"),
        pytest.param(unicodedata.normalize("NFC", "été à Nîmes"), id="accents-composed"),
        pytest.param(unicodedata.normalize("NFD", "été à Nîmes"), id="accents-apart"),
        pytest.param("🛰️ satellite 🇫🇷", id="emoji"),
        pytest.param("#hash & 100% 'quoted' $(x)", id="signs"),
    ],
)
def test_any_file_name_can_be_shown_and_pruned(name: str, folder: Path, tmp_path: Path) -> None:
    (folder / f"{name}.md").write_text(f"{TABLE}| cell | of {name} |\n", encoding="utf-8")
    with Assistant.open(home=tmp_path / "home", corpus=folder) as assistant:
        (first,) = [passage for passage in assistant.passages() if passage.row == 1]
        assert assistant.show(str(first.locator)) == first
        (folder / f"{name}.md").unlink()
        assistant.ingest([folder], prune=True)
        assert list(assistant.passages()) == []


@settings(derandomize=True, deadline=None, max_examples=40, suppress_health_check=list(HealthCheck), database=None)
@given(st.lists(st.text("ab é|`\\<>*_#-:\u00a0🛰", min_size=1, max_size=30), min_size=1, max_size=6))
def test_what_the_parser_reads_is_what_the_index_holds(
    tmp_path_factory: pytest.TempPathFactory, rows: list[str]
) -> None:
    text = TABLE + "".join(f"| {row} | x |\n" for row in rows)
    base = tmp_path_factory.mktemp("any")
    (base / "corpus").mkdir()
    (base / "corpus" / "any.md").write_text(text, encoding="utf-8")
    parsed = parse_text(text, article="any", file="any.md").article
    wanted = {cell for table in parsed.tables for row in table.rows for cell in row.cells.values() if cell}
    assert cells_of(base / "corpus", base, articles=1) == wanted
