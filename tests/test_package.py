"""What is installed works from any folder: the wheel carries prompts, seeds and the page."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import PROJECT, SEED_ID


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel installs, and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def test_the_wheel_answers_from_its_own_seeds(installed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed), "ASSISTANT_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "assistant", "ask", "Which concerns have relevancy 5?"]
    finished = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert f"[1] {SEED_ID}#concerns/1" in finished.stdout


def test_the_seed_article_is_carried_byte_for_byte(installed: Path, seeds: Path) -> None:
    name = f"{SEED_ID}.txt"
    assert (installed / "assistant" / "_packaged" / "seeds" / name).read_bytes() == (seeds / name).read_bytes()
    assert (installed / "assistant" / "_packaged" / "prompts" / "answer.md").is_file()
    assert (installed / "assistant" / "py.typed").is_file()  # type checkers of other projects read the annotations
    assert (installed / "assistant" / "web_assets" / "static" / "page.css").is_file()
