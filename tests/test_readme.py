"""What the README shows is what the commands print.

`python -m tests.test_readme` writes the present output of every command into the README.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
README = PROJECT / "README.md"
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


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


def read_snippets() -> list[tuple[str, str]]:
    """Every block of code for developers with its language."""
    section = README.read_text(encoding="utf-8").split("## For developers")[1].split("\n## ")[0]
    return [(block[1], block[2]) for block in re.finditer(r"```(python|bash)\n(.*?)```", section, re.DOTALL)]


@pytest.fixture(scope="module")
def served(indexed_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The port of `assistant serve` over the seed article; the README's own may be in use."""
    home = Path(shutil.copytree(indexed_home, tmp_path_factory.mktemp("served") / "home"))
    environment = {**os.environ, "ASSISTANT_HOME": str(home)}
    command = [sys.executable, "-m", "assistant", "serve", "--no-browser", "--port", "0"]
    with subprocess.Popen(command, env=environment, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip().rpartition(":")[2]
        finally:
            server.terminate()


def test_the_readme_shows_each_way_to_embed() -> None:
    told = "\n".join(code for _, code in read_snippets())
    for way in ("assistant.ask(", "as_runnable(", "curl ", "import OpenAI", "mcp.Client("):
        assert way in told


@pytest.mark.parametrize(("language", "code"), read_snippets(), ids=lambda text: text.split("\n")[0][:40])
def test_a_snippet_of_the_readme_runs_as_it_stands(language: str, code: str, home: Path, served: str) -> None:
    assert code.count("\n") <= 10
    if language == "bash" and shutil.which("curl") is None:
        pytest.skip("curl is not there")
    environment = {**os.environ, "ASSISTANT_HOME": str(home), "PYTHONPATH": str(PROJECT)}
    command = [sys.executable, "-c"] if language == "python" else ["sh", "-ec"]
    finished = subprocess.run(
        [*command, code.replace("127.0.0.1:7860", f"127.0.0.1:{served}")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    assert "000_f052352631ebce03#signals/5" in finished.stdout


def test_what_the_readme_tells_agents_to_start_speaks_mcp(home: Path) -> None:
    (told,) = re.findall(r"^{\"mcpServers\".*}$", README.read_text(encoding="utf-8"), re.MULTILINE)
    server = json.loads(told)["mcpServers"]["scan-assistant"]
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    asked = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello})
    answered = run_command(f"echo '{asked}' | {' '.join([server['command'], *server['args']])}", home)
    assert json.loads(answered)["result"]["serverInfo"]["name"] == "scan-assistant"


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
