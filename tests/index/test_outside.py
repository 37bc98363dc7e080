"""What the system refuses for real, in processes of their own.

A disk that takes no more, a folder that takes nothing, a second ingest at the same moment.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.index.test_building import CountingEmbedder, held
from tests.index.test_faults import write_articles

_NOBODY = 65534  # the user without rights, on Linux and macOS
_SECONDS = 120

# Cheap vectors; what the process may do is taken away after everything has been imported.
INGEST = """
import os, resource, signal, sys
from pathlib import Path
import chromadb, chromadb.api.rust
from assistant.errors import AssistantError
from assistant.index.building import ingest
from tests.index.test_building import CountingEmbedder
home, corpus, largest_file, user = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
if largest_file:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
if user:
    os.setuid(user)
try:
    print(ingest(home, [corpus], CountingEmbedder()).articles)
except AssistantError as error:
    sys.exit(f"{type(error).__name__}: {error}")
"""

WAITING_INGEST = """
import sys
from pathlib import Path
from assistant.index.building import ingest
from tests.index.test_building import CountingEmbedder
class Waiting(CountingEmbedder):
    waits = True
    def embed(self, texts):
        if self.waits:
            self.waits = False
            print("embedding", flush=True)
            sys.stdin.readline()
        return super().embed(texts)
print(ingest(Path(sys.argv[1]), [Path(sys.argv[2])], Waiting()).articles)
"""


def run_ingest(
    home: Path, corpus: Path, *, largest_file_bytes: int = 0, user: int = 0
) -> subprocess.CompletedProcess[str]:
    limits = [str(largest_file_bytes), str(user)]
    return subprocess.run(
        [sys.executable, "-c", INGEST, str(home), str(corpus), *limits],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )


@pytest.mark.parametrize("largest_file_bytes", [2_000, 70_000, 300_000])
def test_a_disk_that_takes_no_more_is_one_line_and_the_old_index_stays(largest_file_bytes: int, tmp_path: Path) -> None:
    home, corpus = tmp_path / "home", tmp_path / "corpus"
    write_articles(corpus, range(3), "before")
    assert run_ingest(home, corpus).stdout.strip() == "3"
    before = held(home, CountingEmbedder())
    write_articles(corpus, range(3, 60), "after")
    failed = run_ingest(home, corpus, largest_file_bytes=largest_file_bytes)
    assert failed.returncode == 1, failed.stderr
    assert failed.stderr.startswith("HomeUnusable: "), failed.stderr
    assert failed.stderr.count("\n") == 1
    assert held(home, CountingEmbedder()) == before
    assert run_ingest(home, corpus).stdout.strip() == "60"


def test_a_folder_that_takes_nothing_is_one_line_and_still_answers(tmp_path: Path) -> None:
    home, corpus = tmp_path / "home", tmp_path / "corpus"
    write_articles(corpus, range(3), "before")
    assert run_ingest(home, corpus).stdout.strip() == "3"
    write_articles(corpus, range(3, 5), "after")
    open_to_all(tmp_path)
    set_modes(home, folders=0o555, files=0o444)
    try:
        failed = run_ingest(home, corpus, user=_NOBODY if os.getuid() == 0 else 0)
        assert failed.returncode == 1, failed.stdout
        assert failed.stderr.startswith("HomeUnusable: "), failed.stderr
        assert failed.stderr.count("\n") == 1
        assert len(held(home, CountingEmbedder())[0]) == 60
    finally:
        set_modes(home, folders=0o755, files=0o644)


def test_of_two_ingests_at_one_moment_one_works_and_the_other_says_who_does(tmp_path: Path) -> None:
    home, corpus = tmp_path / "home", tmp_path / "corpus"
    write_articles(corpus, range(20), "both")
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "ASSISTANT_HOME": str(home)}
    # It waits for a line in the middle of its work, so that the other comes at that moment for certain.
    first = subprocess.Popen(
        [sys.executable, "-c", WAITING_INGEST, str(home), str(corpus)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "embedding\n"
    command = [sys.executable, "-m", "assistant", "ingest", str(corpus)]
    second = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=_SECONDS, check=False)
    assert second.returncode == 3
    assert f"Another process (process {first.pid})" in second.stderr
    assert second.stderr.splitlines()[-1].endswith("Wait until it has finished, then try again.")
    said, _ = first.communicate("go on\n", timeout=_SECONDS)
    assert said == "20\n"
    assert len(held(home, CountingEmbedder())[0]) == 400


def open_to_all(folder: Path) -> None:
    """Let the user without rights come to a test's folder."""
    for above in (folder, *folder.parents):
        if above.stat().st_uid == os.getuid() and above.name.startswith(("pytest", "test_", "popen")):
            above.chmod(0o755)


def set_modes(folder: Path, *, folders: int, files: int) -> None:
    paths: Sequence[Path] = sorted(folder.rglob("*"), reverse=True)
    for path in (*paths, folder):
        path.chmod(folders if path.is_dir() else files)
