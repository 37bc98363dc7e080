"""Texts to vectors: the embedder inside the package, or an OpenAI-compatible endpoint.

Both stand behind LangChain's `Embeddings`, so that either can be handed to other LangChain code.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from typing import Protocol

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from assistant.errors import NotReachable, SettingsBroken
from assistant.index.vectorfile import Key, text_key
from assistant.privacy.door import hide_texts
from assistant.privacy.flows import NOT_AFTER, Flow, Told, at_host, mask_told
from assistant.privacy.route import open_route
from assistant.settings import Settings

Vectors = NDArray[np.float32]

_REMEMBERED = 4096  # texts, of 2 KB each; a question is looked at several times, and words come back in others
_REMEMBERED_TOGETHER = 64  # more texts at once are an ingest


class Embedder(Protocol):
    """What the index needs of an embedder; `identity` names model and version, so vectors are never mixed."""

    identity: str
    dimension: int

    def embed(self, texts: list[str]) -> Vectors:
        """One unit-length vector a text, shape (texts, dimension)."""
        ...


class EmbeddedEmbedder(Embeddings):
    """Google's multilingual Universal Sentence Encoder (v3), whose weights come inside a Python package.

    16 languages in one space of 512 dimensions; no network. Thread-safe. The vectors of the last texts are remembered,
    by hashed keys, as embedding is a third of what an answer costs.
    """

    identity = "universal-sentence-encoder-multilingual-3"
    dimension = 512

    def __init__(self) -> None:
        self._encoder: Callable[[list[str]], NDArray[np.floating]] | None = None  # loaded when first needed
        self._loading = threading.Lock()
        self._remembered: OrderedDict[Key, Vectors] = OrderedDict()
        self._remembering = threading.Lock()

    def embed(self, texts: list[str]) -> Vectors:
        """One unit-length vector a text, shape (texts, 512)."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        if len(texts) > _REMEMBERED_TOGETHER:
            return self._encode(texts)
        keys = [text_key(text) for text in texts]
        with self._remembering:
            known = {key: self._remembered[key] for key in keys if key in self._remembered}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            known |= zip(missing, self._encode(list(missing.values())), strict=True)
        with self._remembering:
            for key in keys:
                self._remembered[key] = known[key]
                self._remembered.move_to_end(key)
            while len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        return np.stack([known[key] for key in keys])

    def _encode(self, texts: list[str]) -> Vectors:
        with self._loading:
            if self._encoder is None:
                from assistant.index.encoding import Encoder

                self._encoder = Encoder().encode
        return _unit_length(np.asarray(self._encoder(texts), dtype=np.float32))

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's form of `embed`."""
        return [[float(x) for x in vector] for vector in self.embed(texts)]

    def embed_query(self, text: str) -> list[float]:
        """LangChain's form of `embed` for one question."""
        return self.embed_documents([text])[0]


class EndpointEmbedder(Embeddings):
    """Embeddings of an OpenAI-compatible endpoint; texts leave the machine for that endpoint."""

    def __init__(self, settings: Settings) -> None:
        if not settings.chat_model_is_set:
            raise SettingsBroken("ASSISTANT_EMBEDDER=openai needs OPENAI_API_KEY or OPENAI_BASE_URL. Set one of them.")
        from langchain_openai import OpenAIEmbeddings
        from pydantic import SecretStr

        self._masks = settings.masks(remote=settings.endpoint_is_remote)
        self._endpoint = settings.base_url or "the default endpoint"
        self._client = OpenAIEmbeddings(
            model=settings.embedding_model,
            openai_api_key=settings.api_key or SecretStr("none"),
            openai_api_base=settings.endpoint_url,
            http_client=open_route(settings),
            request_timeout=settings.model_timeout_seconds,
            max_retries=2,
            # Otherwise it fetches a tokenizer from its vendor and sends token numbers, which other servers refuse.
            check_embedding_ctx_length=False,
        )
        self.identity = f"{settings.base_url or 'openai'} {settings.embedding_model}"
        self.dimension = len(self.embed_query("dimension"))

    def embed(self, texts: list[str]) -> Vectors:
        """One unit-length vector a text, shape (texts, dimension).

        Raises:
            NotReachable: the endpoint refuses or does not answer; says which and why.
        """
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return _unit_length(np.asarray(self.embed_documents(texts), dtype=np.float32))

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's form of `embed`."""
        from openai import OpenAIError

        try:
            return self._client.embed_documents(hide_texts(texts) if self._masks else texts)
        except OpenAIError as error:
            raise NotReachable(
                f"The embedding endpoint ({self._endpoint}) failed: {type(error).__name__}. "
                "Check OPENAI_BASE_URL, OPENAI_API_KEY and ASSISTANT_EMBEDDING_MODEL."
            ) from None

    def embed_query(self, text: str) -> list[float]:
        """LangChain's form of `embed` for one question."""
        return self.embed_documents([text])[0]


def _unit_length(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)


@cache
def _embedded() -> EmbeddedEmbedder:
    return EmbeddedEmbedder()


def open_embedder(settings: Settings) -> Embedder:
    """The embedder that the settings name; the embedded one is loaded once a process."""
    return _embedded() if settings.embedder == "embedded" else EndpointEmbedder(settings)


def declare_flow(settings: Settings) -> Flow:
    """What an embedding endpoint is sent."""
    hidden = mask_told(settings)
    return Flow(
        __name__,
        Told("Calcul des vecteurs", "Embedding"),
        Told(
            f"les articles à l’indexation, chaque question et les phrases d’une réponse\u202f; {hidden.french}",
            f"the articles when they are indexed, each question and the sentences of an answer; {hidden.english}",
        ),
        at_host(settings.endpoint_url, settings.embedding_model),
        NOT_AFTER,
        ("ASSISTANT_EMBEDDER", "OPENAI_BASE_URL", "ASSISTANT_EMBEDDING_MODEL", "ASSISTANT_MASK_PERSONAL_DATA"),
        is_active=settings.embedder == "openai",
        leaves=settings.endpoint_is_remote,
    )
