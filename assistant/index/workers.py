"""Processes that share the work of an ingest: they read files and embed texts.

They are started as `python -m assistant.index.workers` and fed through pipes. A process pool of the standard library
would run the caller's main module again in each of them, which a program that embeds the assistant need not bear.
"""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from assistant.corpus.reading import CorpusFile
from assistant.errors import AssistantError, NotReachable
from assistant.index.preparing import PreparedArticle, prepare_file

FILES_AT_ONCE = 8
TEXTS_AT_ONCE = 256
_WORKERS_AT_MOST = 16  # each holds the embedder's weights, about 150 MB

Embed = Callable[[list[str]], NDArray[np.floating]]


class Crew:
    """Whoever does the work: some processes, or this one."""

    def __init__(self, embed: Embed, workers: Sequence[_Worker], *, embeds_too: bool) -> None:
        """Take the embedder of this process, and workers that read files and, where it is theirs too, embed."""
        self._embed = embed
        self._embeds_beside = bool(workers) and embeds_too
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        for worker in workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(max(1, len(workers)))
        self._workers = tuple(workers)

    def prepare(self, files: Sequence[CorpusFile]) -> Iterator[PreparedArticle]:
        """Each file, prepared, in their order; other processes begin at once, this one as it is asked."""
        if not self._workers:
            return map(prepare_file, files)
        chunks = [list(files[start : start + FILES_AT_ONCE]) for start in range(0, len(files), FILES_AT_ONCE)]
        coming = [self._threads.submit(self._send, "prepare", chunk) for chunk in chunks]
        return (prepared for chunk in coming for prepared in chunk.result())

    def embed(self, texts: list[str]) -> Future[NDArray[np.floating]]:
        """The vectors of some texts, a line a text, in half precision where another process makes them."""
        if self._embeds_beside:
            return self._threads.submit(self._send, "embed", texts)
        done: Future[NDArray[np.floating]] = Future()
        done.set_result(self._embed(texts))
        return done

    def embed_parts(self, texts: list[str]) -> Iterable[tuple[list[str], Future[NDArray[np.floating]]]]:
        """Any number of texts, some at a time, each part with its vectors.

        Other processes begin at once; this one embeds a part when it is asked for it.
        """
        parts = [texts[start : start + TEXTS_AT_ONCE] for start in range(0, len(texts), TEXTS_AT_ONCE)]
        embedded = ((part, self.embed(part)) for part in parts)
        return list(embedded) if self._embeds_beside else embedded

    def close(self) -> None:
        """Send everyone home; work that has not begun is dropped."""
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.close()

    def stop(self) -> None:
        """Send everyone home at once: what is under way is dropped too."""
        for worker in self._workers:
            worker.stop()
        self.close()

    def _send(self, task: str, given: Any) -> Any:
        worker = self._idle.get()
        try:
            return worker.do(task, given)
        finally:
            self._idle.put(worker)


@contextmanager
def hire_crew(embed: Embed, *, files: int, embeds_too: bool) -> Iterator[Crew]:
    """A crew for so many files: other processes pay from a few dozen files on, and where there is a second core."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    many = min(cores, _WORKERS_AT_MOST, files // (2 * FILES_AT_ONCE))
    workers: list[_Worker] = []
    if many > 1:
        try:
            workers = [_Worker() for _ in range(many)]
        except OSError:
            workers = []  # then this process does all the work
    crew = Crew(embed, workers, embeds_too=embeds_too)
    try:
        yield crew
    except BaseException:
        crew.stop()
        raise
    crew.close()


class _Worker:
    """One process, from this side of its pipes."""

    def __init__(self) -> None:
        path = os.pathsep.join(filter(None, sys.path))
        command = [sys.executable, "-m", "assistant.index.workers"]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            process_group=0,  # an interrupt from the keyboard is for this process, which sends the others home
        )

    def do(self, task: str, given: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            _write(self._process.stdin, (task, given))
            is_fine, result = pickle.load(self._process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            raise NotReachable(
                "A process that shares the work of this ingest has ended before its time, perhaps for want of memory. "
                "Run the ingest again: what was embedded is kept."
            ) from None
        if not is_fine:
            raise result
        return result

    def stop(self) -> None:
        self._process.kill()

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):  # of a process that has ended in the middle of its work
            self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


def _write(stream: IO[bytes], value: object) -> None:
    pickle.dump(value, stream, protocol=pickle.HIGHEST_PROTOCOL)
    stream.flush()


def main() -> None:
    """Do what comes in on standard input until it ends."""
    given, results = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not end up among the results
    embedder = None
    while True:
        try:
            task, work = pickle.load(given)
        except (EOFError, KeyboardInterrupt):
            return
        result: tuple[bool, Any]
        try:
            if task == "embed":
                if embedder is None:
                    from assistant.index.embedding import EmbeddedEmbedder

                    embedder = EmbeddedEmbedder()
                result = True, embedder.embed(work).astype(np.float16)
            else:
                result = True, [prepare_file(file) for file in work]
        except AssistantError as error:
            result = False, error
        except KeyboardInterrupt:
            return
        try:
            _write(results, result)
        except (BrokenPipeError, KeyboardInterrupt):
            os._exit(0)  # nobody listens any more; an ordinary end would try to write what is left, and complain


if __name__ == "__main__":
    main()
