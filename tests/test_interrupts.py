"""Ctrl-C ends a command at once, in one line, and leaves nothing half done."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import BEES

_SECONDS = 60.0
_AT_ONCE_SECONDS = 5.0  # on two busy cores; 0.1 to 0.9 s where nothing else runs


@pytest.fixture(autouse=True)
def _heeding_interrupts() -> Iterator[None]:
    """What ignores interrupts, as a program in the background of a shell does, has its children ignore them too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def start(*arguments: str, home: Path, **variables: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "ASSISTANT_HOME": str(home), "PYTHONUTF8": "1", **variables}
    return subprocess.Popen(
        [sys.executable, "-m", "assistant", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,  # the whole group is interrupted, as by a terminal
    )


def interrupt_when(process: subprocess.Popen[str], is_time: Callable[[], bool]) -> str:
    """Interrupt a command as soon as it is time to; what it said on standard error."""
    began = time.monotonic()
    while not is_time():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() - began < _SECONDS
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    told, complaints = process.communicate(timeout=_AT_ONCE_SECONDS)
    assert (process.returncode, told) == (130, ""), complaints
    return complaints


def write_articles(folder: Path, count: int) -> None:
    """So many articles that other processes share the work."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        text = BEES.replace("City bees", f"City bees {number}").replace("honey", f"honey in quarter {number}")
        (folder / f"bees-{number}.md").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("has_index", [False, True], ids=["first-ingest", "later-ingest"])
def test_an_interrupted_ingest_leaves_the_index_as_it_was(has_index: bool, home: Path, tmp_path: Path) -> None:
    home = home if has_index else tmp_path / "new"
    write_articles(tmp_path / "corpus", 60)
    process = start("ingest", str(tmp_path / "corpus"), home=home)
    complaints = interrupt_when(process, lambda: any(home.glob("generations/building-*")))
    assert complaints == "assistant: Stopped. What was embedded is kept: run the same again to go on.\n"
    assert not any(home.glob("generations/building-*"))
    assert not (home / "ingest.holder").exists()
    status = start("status", "--json", home=home)
    told, _ = status.communicate(timeout=_SECONDS)
    if has_index:
        assert json.loads(told)["articles"] == 1
    else:
        assert status.returncode == 2
    again = start("ingest", str(tmp_path / "corpus"), home=home)
    told, _ = again.communicate(timeout=_SECONDS)
    assert told.startswith("60 added"), told


@pytest.mark.parametrize(
    ("arguments", "then"),
    [
        pytest.param(["ask", "What is Albert?"], "", id="ask"),
        pytest.param(["check", "checks.jsonl"], "", id="check"),
        pytest.param(["check", "checks.jsonl", "--answers", "answers.jsonl"],
                     " What was answered is in answers.jsonl: go on with --resume.", id="check-with-answers"),
    ],
)  # fmt: skip
def test_a_question_is_given_up_while_a_model_is_waited_for(
    arguments: list[str], then: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    check = {"id": "one", "question": "What is Albert?", "abstain": False}
    (tmp_path / "checks.jsonl").write_text(json.dumps(check), encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.setblocking(False)
        connections: list[socket.socket] = []

        def is_asked() -> bool:
            try:
                connections.append(silent.accept()[0])
            except BlockingIOError:
                return False
            return True

        address = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
        process = start(*arguments, home=home, OPENAI_BASE_URL=address)
        assert interrupt_when(process, is_asked) == f"assistant: Stopped.{then}\n"


def test_a_server_that_is_still_starting_stops(home: Path) -> None:
    process = start("serve", "--no-browser", "--port", "0", home=home)
    mapped, began = Path(f"/proc/{process.pid}/maps"), time.monotonic()

    def is_under_way() -> bool:
        """Whether it has begun to take in libraries: what it is made of itself takes in none that is compiled."""
        return "numpy" in mapped.read_text() if mapped.exists() else time.monotonic() - began > 2.0

    assert interrupt_when(process, is_under_way) == "assistant: Stopped.\n"
