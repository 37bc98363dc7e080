"""What the README shows is what the commands print.

`python -m tests.test_readme` writes the present output of every command into the README.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
README = PROJECT / "README.md"
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)


def read_commands() -> list[tuple[str, str]]:
    """Every command of the README's console blocks with the output that it shows."""
    blocks = CONSOLE.findall(README.read_text(encoding="utf-8"))
    found = [re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE) for block in blocks]
    return [(command, output) for block in found for command, output in block]


def run_command(command: str, home: Path) -> str:
    environment = {**os.environ, "ASSISTANT_HOME": str(home)}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    finished = subprocess.run(
        command, shell=True, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def test_the_readme_shows_commands() -> None:
    assert len(read_commands()) >= 4


@pytest.mark.parametrize(("command", "output"), read_commands(), ids=[c for c, _ in read_commands()])
def test_a_command_prints_what_the_readme_shows(command: str, output: str, home: Path) -> None:
    assert run_command(command, home) == output


def test_the_python_of_the_readme_runs(home: Path) -> None:
    for code in PYTHON.findall(README.read_text(encoding="utf-8")):
        environment = {**os.environ, "ASSISTANT_HOME": str(home)}
        finished = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
        )
        assert "000_f052352631ebce03#signals/5" in finished.stdout


def test_the_getting_started_section_names_the_two_commands_first() -> None:
    section = README.read_text(encoding="utf-8").split("## Getting started\n")[1]
    assert section.strip().startswith("```\nmake chat\nmake test\n```")


def main() -> None:
    """Write what the commands print now into the README."""
    with tempfile.TemporaryDirectory() as folder:
        base, home = Path(folder) / "base", Path(folder) / "home"
        run_command("assistant ingest seeds/", base)

        def rerun(block: re.Match[str]) -> str:
            lines = [line for line in block[1].split("\n") if line.startswith("$ ")]
            shown = ""
            for line in lines:
                shutil.rmtree(home, ignore_errors=True)
                shutil.copytree(base, home)
                shown += f"{line}\n{run_command(line[2:], home)}"
            return f"```console\n{shown}```"

        README.write_text(CONSOLE.sub(rerun, README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
