"""Vectors on a real Chroma server: one process writes, others read; the server may go and come back."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from assistant import Assistant
from assistant.errors import IndexBroken, NotReachable, SettingsBroken
from assistant.index.chroma_server import ChromaServer, open_chroma_server
from assistant.index.generations import current_generation, store_path
from assistant.index.manifest import read_manifest
from assistant.settings import Settings
from tests.conftest import BEES, PROJECT

_READY_AFTER_SECONDS = 60
QUESTION = "What do beekeepers fear?"
ASK = "import sys; from assistant import Assistant; print(Assistant.open(home=sys.argv[1]).ask(sys.argv[2]).answer)"


class Running:
    """A server of one folder, on one port, that can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = folder
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        program = shutil.which("chroma", path=str(Path(sys.executable).parent))
        assert program is not None, "chromadb brings the program along"
        self.process = subprocess.Popen(
            [program, "run", "--path", str(self.folder), "--host", "127.0.0.1", "--port", str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + _READY_AFTER_SECONDS
        while time.monotonic() < until:
            assert self.process.poll() is None, "the server ended by itself"
            try:
                with urlopen(f"{self.url}/api/v2/heartbeat", timeout=2):
                    return
            except (URLError, OSError):
                time.sleep(0.1)
        raise AssertionError("the server did not become ready")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def collections(self) -> set[str]:
        import chromadb

        client = chromadb.HttpClient("127.0.0.1", self.port)
        return {collection.name for collection in client.list_collections()}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    running = Running(tmp_path / "server")
    try:
        yield running
    finally:
        running.kill()


def settings_of(home: Path, server: Running) -> Settings:
    return Settings(home=home, chroma_url=server.url)


def store_of(home: Path) -> Path:
    generation = current_generation(home)
    assert generation is not None
    return store_path(generation, read_manifest(generation).store)


def copy_without_vectors(home: Path, to: Path) -> Path:
    """What a replica gets: the generation and the names of its vectors, not the vectors."""
    shutil.copytree(home, to, ignore=shutil.ignore_patterns("passages.f16", "ingest.*"))
    return to


def test_one_process_writes_and_two_others_answer_from_the_server(
    tmp_path: Path, corpus: Path, server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("CHROMA_URL", server.url)
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    ingested = subprocess.run(
        [sys.executable, "-m", "assistant", "ingest", str(corpus)],
        env={**os.environ, "ASSISTANT_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "2 added" in ingested.stdout
    assert not (store_of(home) / "chroma").exists(), "nothing is kept in a folder of Chroma's besides"
    replicas = [copy_without_vectors(home, tmp_path / f"replica{number}") for number in range(2)]
    asking = [
        subprocess.Popen(
            [sys.executable, "-c", ASK, str(replica), QUESTION], env=dict(os.environ), stdout=subprocess.PIPE, text=True
        )
        for replica in replicas
    ]
    answers = [process.communicate(timeout=120)[0] for process in asking]
    assert all("flowers" in answer for answer in answers)
    for replica in replicas:
        fetched, made = (store_of(folder) / "passages.f16" for folder in (replica, home))
        assert fetched.read_bytes() == made.read_bytes()


def test_a_server_that_goes_takes_no_answer_along_and_a_new_generation_waits_for_it(
    tmp_path: Path, corpus: Path, server: Running
) -> None:
    home = tmp_path / "home"
    with ExitStack() as stack:
        writer = stack.enter_context(Assistant.open(settings=settings_of(home, server), corpus=corpus))
        replica = copy_without_vectors(home, tmp_path / "replica")
        reader = stack.enter_context(Assistant.open(settings=settings_of(replica, server)))
        growing = reader.stream(QUESTION)
        next(growing)
        server.kill()
        assert "flowers" in list(growing)[-1].answer, "in the middle of a question"
        assert "flowers" in reader.ask(QUESTION).answer
        (corpus / "bees.md").write_text(BEES.replace("blossoms", "sunflowers"), encoding="utf-8")
        with pytest.raises(NotReachable, match=rf"Chroma server at {server.url} .*CHROMA_URL"):
            writer.ingest([corpus])
        assert "blossoms" in writer.ask("Why is there a flower shortage?").answer, "the old generation still answers"
        server.start()
        assert writer.ingest([corpus]).changed == ("bees",)
        for part in ("generations", "CURRENT"):
            _bring(home / part, replica / part)
        for name in ("passages.keys", "words.f16", "words.keys"):
            shutil.copy(store_of(home) / name, store_of(replica) / name)
        server.kill()
        reader._generation.take(at_once=True)
        assert "blossoms" in reader.ask("Why is there a flower shortage?").answer, "the new vectors cannot be had yet"
        server.start()
        until = time.monotonic() + 20
        while "sunflowers" not in reader.ask("Why is there a flower shortage?").answer:
            assert time.monotonic() < until, "the new generation was never taken up"
            time.sleep(0.2)


def test_a_replica_that_starts_without_a_server_says_what_is_missing(
    tmp_path: Path, corpus: Path, server: Running
) -> None:
    home = tmp_path / "home"
    Assistant.open(settings=settings_of(home, server), corpus=corpus).close()
    replica = copy_without_vectors(home, tmp_path / "replica")
    server.kill()
    with pytest.raises(NotReachable, match="does not answer as it should") as raised:
        Assistant.open(settings=settings_of(replica, server)).ask(QUESTION)
    assert "\n" not in str(raised.value)
    with pytest.raises(IndexBroken, match="assistant ingest"):
        Assistant.open(settings=Settings(home=replica)).ask(QUESTION)


def test_vectors_that_are_not_those_of_the_generation_are_refused(
    tmp_path: Path, corpus: Path, server: Running
) -> None:
    home = tmp_path / "home"
    Assistant.open(settings=settings_of(home, server), corpus=corpus).close()
    replica = copy_without_vectors(home, tmp_path / "replica")
    shelf = ChromaServer(server.url).open(store_of(home))
    key = next(shelf.pages())[0][0]
    shelf._collection.update(ids=[key.hex()], embeddings=[[1.0] * 512])
    shelf.close()
    with pytest.raises(IndexBroken, match="1 of"):
        Assistant.open(settings=settings_of(replica, server)).ask(QUESTION)


def test_what_is_pruned_goes_from_the_server_and_what_it_lost_is_brought_back(
    tmp_path: Path, corpus: Path, server: Running
) -> None:
    home = tmp_path / "home"
    with Assistant.open(settings=settings_of(home, server), corpus=corpus) as assistant:
        (before,) = server.collections()
        (corpus / "trains.md").unlink()
        assistant.ingest([corpus], prune=True)
        (after,) = server.collections()
        assert after != before
        made = ChromaServer(server.url)
        made.remove(store_of(home))
        assert assistant.ingest([corpus]).unchanged == 1
        assert made.holds(store_of(home), read_manifest(_generation(home)).lines)


def test_a_home_can_move_to_a_server_and_back(tmp_path: Path, corpus: Path, server: Running) -> None:
    home = tmp_path / "home"
    for settings, has_folder in (
        (Settings(home=home), True),
        (settings_of(home, server), False),
        (Settings(home=home), True),
    ):
        with Assistant.open(settings=settings, corpus=corpus) as assistant:
            assert assistant.ingest([corpus]).unchanged == 2
            assert (store_of(home) / "chroma").exists() is has_folder
            assert "flowers" in assistant.ask(QUESTION).answer


@pytest.mark.parametrize("url", ["127.0.0.1:8000", "ftp://host", "http://", "http://user:word@host:8000"])
def test_an_address_that_cannot_be_used_is_named(url: str) -> None:
    with pytest.raises(SettingsBroken, match="CHROMA_URL"):
        open_chroma_server(Settings(chroma_url=url))


def test_headers_are_sent_and_never_shown() -> None:
    server = open_chroma_server(Settings(chroma_url="https://host", chroma_headers="X-Chroma-Token: a:b; Other: c"))
    assert server is not None
    assert server.headers == {"X-Chroma-Token": "a:b", "Other": "c"}
    assert "a:b" not in repr(server)


def _generation(home: Path) -> Path:
    generation = current_generation(home)
    assert generation is not None
    return generation


def _bring(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copy(source, target)
