"""The generation of the index that answers now, and the taking up of a newer one while questions are answered."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AssistantError, IndexBroken, NotReachable
from assistant.index.browsing import Browser
from assistant.index.catalogue import Catalogue
from assistant.index.chroma_server import open_chroma_server
from assistant.index.embedding import Embedder
from assistant.index.generations import current_generation, require_generation, seconds_since_published
from assistant.index.opening import OpenGeneration, open_generation
from assistant.retrieval.naming import Titles
from assistant.retrieval.reranking import open_reranker
from assistant.retrieval.searching import Searcher
from assistant.settings import Settings

_log = logging.getLogger(__name__)

# A running assistant answers from a new index within 5 s, opening included.
_TAKEN_UP_WITHOUT_WAITING_SECONDS = 3.0
_QUICK_OPENING_SECONDS = 0.3
_ASKED_AGAIN_AFTER_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation of the index with what searches it."""

    index: OpenGeneration
    searcher: Searcher
    titles: Titles

    @property
    def catalogue(self) -> Catalogue:
        """The exact store of its articles and rows."""
        return self.index.catalogue

    @property
    def browser(self) -> Browser:
        """What lists and counts what is in it."""
        return self.index.catalogue.browser


class CurrentGeneration:
    """Hands out the current generation of a home's index. Threads may share it; close it when done."""

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        self._settings = settings
        self._embedder = embedder
        self._server = open_chroma_server(settings)
        self._lock = threading.Lock()  # held while a generation is opened
        self._open: Generation | None = None
        self._broken: Path | None = None  # a generation that could not be opened
        self._not_before = 0.0  # when a server that did not answer is asked again
        self._starting = threading.Lock()
        self._taking_up: threading.Thread | None = None

    @property
    def is_open(self) -> bool:
        """Whether a generation has been opened."""
        return self._open is not None

    def close(self) -> None:
        """Let go of the index."""
        with self._lock:
            if self._open:
                self._open.index.close()
                self._open = None

    def take(self, *, at_once: bool = False) -> Generation:
        """The current generation; one that has just been published is opened while the one before it still answers.

        A published generation is waited for when its opening is quick, when it has been there for seconds (nobody
        asked meanwhile), or `at_once`. The one before it goes when the last answer that reads it ends.
        """
        folder = require_generation(self._settings.home)
        serving = self._open
        if serving is None:
            return self._take_up()
        if folder in (serving.index.folder, self._broken) or time.monotonic() < self._not_before:
            return serving
        taking_up = self._start_to_take_up()
        waits = at_once or seconds_since_published(self._settings.home) > _TAKEN_UP_WITHOUT_WAITING_SECONDS
        taking_up.join(None if waits else _QUICK_OPENING_SECONDS)
        return self._open or serving

    def _start_to_take_up(self) -> threading.Thread:
        """The thread that opens the newest generation; one at a time."""
        with self._starting:
            if self._taking_up is None or not self._taking_up.is_alive():
                self._taking_up = threading.Thread(target=self._try_to_take_up, daemon=True)
                self._taking_up.start()
            return self._taking_up

    def _try_to_take_up(self) -> None:
        try:
            self._take_up()
        except NotReachable as error:
            self._not_before = time.monotonic() + _ASKED_AGAIN_AFTER_SECONDS
            _log.warning("The new index cannot be fetched yet, the one before it goes on answering: %s", error)
        except AssistantError as error:
            self._broken = current_generation(self._settings.home)
            _log.error("The new index cannot be used, the one before it goes on answering: %s", error)

    def _take_up(self) -> Generation:
        """Open the generation that is current, if it is not open yet."""
        home = self._settings.home
        with self._lock:
            while True:
                folder = require_generation(home)
                if self._open is not None and self._open.index.folder == folder:
                    return self._open
                try:
                    index = open_generation(folder, self._embedder, self._server)
                except IndexBroken:
                    if current_generation(home) != folder:
                        continue  # superseded while it was being opened
                    raise
                self._open = Generation(index, self._searcher(index), Titles(index.catalogue.titles()))
                return self._open

    def _searcher(self, index: OpenGeneration) -> Searcher:
        return Searcher(
            index.catalogue,
            index.locators,
            index.arrays,
            index.vectors,
            index.names,
            self._embedder,
            refuse_above=self._settings.refuse_above,
            rerank=open_reranker(self._settings),
            others=self._settings.passages_of_others,
        )
