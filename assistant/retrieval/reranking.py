"""A second look at the best passages by a reranker, for installations that have one.

Speaks the interface that Cohere introduced and vLLM, llama.cpp, Infinity and others serve beside the OpenAI one:
POST {base}/rerank with model, query and documents gives each document's relevance.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from pydantic import BaseModel, ValidationError

from assistant.privacy.door import hide_texts
from assistant.privacy.flows import NOT_AFTER, Flow, Told, at_host, mask_told
from assistant.privacy.route import open_route
from assistant.settings import Settings

Rerank = Callable[[str, Sequence[str]], list[float] | None]  # question and texts to the relevance of each

_log = logging.getLogger(__name__)


class _Result(BaseModel):
    index: int
    relevance_score: float


class _Results(BaseModel):
    results: list[_Result]


def open_reranker(settings: Settings) -> Rerank | None:
    """The reranker that the settings name, or None; nothing is sent before the first question.

    An endpoint that fails, or leaves texts out, gives None: the order stays as it was, and the log says why.
    """
    if settings.reranker_model is None:
        return None
    import openai

    client = openai.OpenAI(
        api_key=settings.api_key.get_secret_value() if settings.api_key else "none",
        base_url=settings.endpoint_url,
        http_client=open_route(settings),
        timeout=settings.model_timeout_seconds,
        max_retries=1,
    )

    masks = settings.masks(remote=settings.endpoint_is_remote)

    def rerank(question: str, texts: Sequence[str]) -> list[float] | None:
        query, *documents = hide_texts([question, *texts]) if masks else [question, *texts]
        body = {"model": settings.reranker_model, "query": query, "documents": documents}
        try:
            answered = _Results.model_validate(client.post("/rerank", cast_to=object, body=body))
        except (openai.OpenAIError, OSError, ValidationError, ValueError) as error:
            _log.warning("The reranker %s failed: %s", settings.reranker_model, type(error).__name__)
            return None
        relevance = {result.index: result.relevance_score for result in answered.results}
        if set(relevance) != set(range(len(texts))):
            _log.warning("The reranker %s left texts out", settings.reranker_model)
            return None
        return [relevance[at] for at in range(len(texts))]

    return rerank


def declare_flow(settings: Settings) -> Flow:
    """What a reranker is sent."""
    hidden = mask_told(settings)
    return Flow(
        __name__,
        Told("Reclassement des passages", "Reranking"),
        Told(
            f"la question et les passages trouvés\u202f; {hidden.french}",
            f"the question and the passages found; {hidden.english}",
        ),
        at_host(settings.endpoint_url, settings.reranker_model or ""),
        NOT_AFTER,
        ("ASSISTANT_RERANKER_MODEL", "OPENAI_BASE_URL", "ASSISTANT_MASK_PERSONAL_DATA"),
        is_active=settings.reranker_model is not None,
        leaves=settings.endpoint_is_remote,
    )
