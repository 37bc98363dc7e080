"""Vectors in a Chroma server or cluster, which several machines share: `CHROMA_URL`.

What goes there are vectors under the keys of their texts, no text and no name. Each store of vectors has a collection
of its own; its name stands in the store's folder, so that a home that is copied or mounted finds the collection that
its generations were made with. The server is the one that `chroma run` starts, or a cluster; never the FastAPI server
in Python, which runs code of anybody who reaches it (CVE-2026-45829).
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from assistant.errors import NotReachable, SettingsBroken
from assistant.index.chroma import GRAPH, Shelf
from assistant.privacy.flows import Flow, Told, at_host
from assistant.settings import Settings, is_loopback

_NAME = "chroma.collection"  # in the folder of a store
_TIMEOUT_SECONDS = 60
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class ChromaServer:
    """Where the server is, and what it asks for to let one in."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)  # they hold tokens
    tenant: str = "default_tenant"
    database: str = "default_database"

    def holds(self, store: Path, count: int) -> bool:
        """Whether the collection of a store is there with so many vectors.

        Raises:
            NotReachable: the server does not answer.
        """
        if not (store / _NAME).exists():
            return False
        shelf = self.open(store)
        try:
            return shelf.count() == count
        finally:
            shelf.close()

    def open(self, store: Path) -> Shelf:
        """The collection of a store; a store without one gets one.

        Raises:
            NotReachable: the server does not answer, or refuses.
        """
        return _ServedShelf(self, _name_of(store))

    def remove(self, store: Path) -> None:
        """Remove the collection of a store, where it has one.

        Raises:
            NotReachable: the server does not answer, or refuses.
        """
        if (store / _NAME).exists():
            shelf = _ServedShelf(self, _name_of(store))
            try:
                shelf.drop()
            finally:
                shelf.close()


class _ServedShelf(Shelf):
    """A collection on a server."""

    def __init__(self, server: ChromaServer, name: str) -> None:
        import chromadb
        from chromadb.config import Settings as ChromaSettings

        self._server, self._name = server, name
        address = urlsplit(server.url)
        with self.faults_told():
            self._client = chromadb.HttpClient(
                address.hostname or "",
                address.port or _PORTS[address.scheme],
                ssl=address.scheme == "https",
                headers=dict(server.headers),
                tenant=server.tenant,
                database=server.database,
                settings=ChromaSettings(
                    anonymized_telemetry=False, chroma_query_request_timeout_seconds=_TIMEOUT_SECONDS
                ),
            )
            self._collection = self._client.get_or_create_collection(
                name, configuration={"hnsw": GRAPH}, embedding_function=None
            )

    def drop(self) -> None:
        """Remove the collection with all that is in it."""
        with self.faults_told():
            self._client.delete_collection(self._name)

    @contextmanager
    def faults_told(self) -> Iterator[None]:
        """Any error is one of the server or the way to it."""
        try:
            yield
        except Exception as error:  # chromadb raises errors of many libraries
            first = (str(error).strip() or type(error).__name__).split("\n")[0]
            raise NotReachable(
                f"The Chroma server at {self._server.url} does not answer as it should ({first}). "
                "Start it, or correct CHROMA_URL and CHROMA_HEADERS."
            ) from None


def open_chroma_server(settings: Settings) -> ChromaServer | None:
    """The server that the settings name; None where vectors are kept in the home alone.

    Raises:
        SettingsBroken: its address or a header cannot be used.
    """
    if settings.chroma_url is None:
        return None
    address = urlsplit(settings.chroma_url)
    if address.scheme not in _PORTS or not address.hostname or address.username is not None:
        raise SettingsBroken("CHROMA_URL: give an address like http://127.0.0.1:8000, tokens in CHROMA_HEADERS.")
    return ChromaServer(
        f"{address.scheme}://{address.netloc}",
        settings.chroma_sent_headers,
        settings.chroma_tenant,
        settings.chroma_database,
    )


def _name_of(store: Path) -> str:
    path = store / _NAME
    if not path.exists():
        store.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.new")
        fresh.write_text(f"scan-assistant-{uuid.uuid4().hex}", encoding="utf-8")
        os.replace(fresh, path)  # a process that dies in between leaves no half of a name
    return path.read_text(encoding="utf-8").strip()


def declare_flow(settings: Settings) -> Flow:
    """What a Chroma server is sent."""
    return Flow(
        __name__,
        Told("Serveur de vecteurs", "Vector server"),
        Told(
            "les vecteurs des articles, sans texte ni question", "the vectors of the articles, no text and no question"
        ),
        at_host(settings.chroma_url or ""),
        Told("jusqu’au retrait des articles", "until the articles are removed"),
        ("CHROMA_URL",),
        is_active=settings.chroma_url is not None,
        leaves=settings.chroma_url is not None and not is_loopback(settings.chroma_url),
    )
