"""The part of OpenAI's chat completions that its clients need, answered by the assistant.

Only the user's turns are read; system and assistant messages are never evidence, nor instructions.
"""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from typing import Annotated, Any, Literal, Self
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.api.requests import HAS_WORDS, Sent, read_turns, say_instead
from assistant.api.streaming import event
from assistant.chaining.chainable import EngineChoice
from assistant.contract import AnswerForm
from assistant.records import Answer, Turn
from assistant.rendering import render_json

MODEL_ALONE = "scan-assistant-model"  # only where a chat model is set
MODELS: dict[str, EngineChoice] = {
    "scan-assistant": "auto",
    "scan-assistant-extractive": "extractive",
    MODEL_ALONE: "model",
}
_MESSAGES_AT_MOST = 1000
_WITH_WORDS: dict[str, Any] = {"type": "string", "pattern": HAS_WORDS}
_TEXT_PART: dict[str, Any] = {
    "type": "object",
    "required": ["type", "text"],
    "properties": {"type": {"const": "text"}, "text": _WITH_WORDS},
}
_A_QUESTION: dict[str, Any] = {
    "type": "object",
    "required": ["role", "content"],
    "properties": {
        "role": {"const": "user"},
        "content": {"anyOf": [_WITH_WORDS, {"type": "array", "contains": _TEXT_PART}]},
    },
}


class TextPart(Sent):
    """A part of a message; only text is understood."""

    type: Literal["text"]
    text: str


Content = Annotated[
    str | list[TextPart] | None, say_instead("give text, or a list of parts of type text; nothing else is read")
]


class ChatMessage(Sent):
    """One message of the conversation."""

    role: Literal["user", "assistant", "system", "developer", "tool", "function"]
    content: Content = None

    @property
    def text(self) -> str:
        """Its words."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content or ""


class StreamOptions(Sent):
    """What a stream holds besides the answer."""

    include_usage: bool | None = None


class ChatRequest(Sent):
    """As OpenAI's clients send it; what is not named here (temperature, tools …) has no effect."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "model": "scan-assistant",
                "messages": [{"role": "user", "content": "What is Ekonom IA for?"}],
            }
        }
    )

    model: str = Field(
        description="scan-assistant, or another that GET /v1/models names.", json_schema_extra={"enum": [*MODELS]}
    )
    messages: list[ChatMessage] = Field(
        min_length=1,
        max_length=_MESSAGES_AT_MOST,
        description="The last one of the user's with words in it is the question, those before are its history.",
        json_schema_extra={"contains": _A_QUESTION},
    )
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    n: int | None = Field(None, ge=1, le=1)

    @model_validator(mode="after")
    def _ask_something(self) -> Self:
        if not self._asked():
            raise ValueError("there is no question; send a message of the user's with words in it")
        return self

    def _asked(self) -> list[str]:
        texts = [message.text for message in self.messages if message.role == "user"]
        return [text for text in texts if re.search(HAS_WORDS, text)]

    def read(self, limit_characters: int) -> tuple[str, list[Turn]]:
        """The question, and the user's turns before it."""
        *earlier, question = self._asked()
        return question, read_turns(earlier, limit_characters)


class UrlCitation(BaseModel):
    """Where an answer points to a source."""

    start_index: int = Field(description="Of the marker in the content, in characters from 0.")
    end_index: int
    title: str
    url: str = Field(description="The article's address; that of the row in this API where it has none.")
    locator: str
    quote: str


class Annotation(BaseModel):
    """As OpenAI annotates answers with web search."""

    type: Literal["url_citation"] = "url_citation"
    url_citation: UrlCitation


class AnswerMessage(BaseModel):
    """The answer as a message."""

    role: Literal["assistant"] = "assistant"
    content: str = Field(description="Markdown with [1] markers.")
    refusal: str | None = None
    annotations: list[Annotation]


class Choice(BaseModel):
    """The one answer."""

    index: int = 0
    message: AnswerMessage
    finish_reason: Literal["stop"] = "stop"
    logprobs: None = None


class CompletionUsage(BaseModel):
    """Tokens of the chat model behind the assistant; 0 where there is none."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class Completion(BaseModel):
    """A chat completion; `scan_assistant` is the answer in the form of /api/ask."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str
    choices: list[Choice]
    usage: CompletionUsage
    scan_assistant: AnswerForm


class Model(BaseModel):
    """Something that can be asked."""

    id: str
    object: Literal["model"] = "model"
    created: int = 0
    owned_by: str = "scan-assistant"


class ModelList(BaseModel):
    """All that can be asked."""

    object: Literal["list"] = "list"
    data: list[Model]


def complete(answer: Answer, model: str, base_url: str) -> dict[str, Any]:
    """A whole answer as a chat completion."""
    message = {
        "role": "assistant",
        "content": answer.answer,
        "refusal": None,
        "annotations": _annotate(answer, base_url),
    }
    return {
        **_head(model, "chat.completion"),
        "choices": [{"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}],
        "usage": _usage(answer),
        "scan_assistant": render_json(answer),
    }


async def stream_completion(
    answers: AsyncIterator[Answer], model: str, base_url: str, *, with_usage: bool
) -> AsyncGenerator[str]:
    """A growing answer as events; the last chunk with a choice holds annotations and the whole answer.

    What stands in a stream cannot be taken back: where an answer begins anew (the model behind it failed, and rows
    are quoted instead), the new one follows below a line.
    """
    head = _head(model, "chat.completion.chunk")
    yield event({**head, "choices": [_delta({"role": "assistant", "content": ""})]})
    begins, written, last = 0, "", None
    async for answer in answers:
        shown = written[begins:]
        if answer.answer.startswith(shown):
            piece = answer.answer[len(shown) :]
        else:
            piece = f"\n\n---\n\n{answer.answer}"
            begins = len(written) + len(piece) - len(answer.answer)
        if piece:
            yield event({**head, "choices": [_delta({"content": piece})]})
        written += piece
        last = answer
    assert last is not None  # a stream has at least one answer
    annotations = _annotate(last, base_url, shift=begins)
    closing = _delta({"annotations": annotations} if annotations else {}, finish_reason="stop")
    yield event({**head, "choices": [closing], "scan_assistant": render_json(last)})
    if with_usage:
        yield event({**head, "choices": [], "usage": _usage(last)})
    yield event("[DONE]")


def _head(model: str, kind: str) -> dict[str, Any]:
    return {"id": f"chatcmpl-{uuid.uuid4().hex}", "object": kind, "created": int(time.time()), "model": model}


def _delta(delta: dict[str, Any], *, finish_reason: str | None = None) -> dict[str, Any]:
    return {"index": 0, "delta": delta, "finish_reason": finish_reason, "logprobs": None}


def _usage(answer: Answer) -> dict[str, int]:
    sent, wrote = answer.usage.input_tokens, answer.usage.output_tokens
    return {"prompt_tokens": sent, "completion_tokens": wrote, "total_tokens": sent + wrote}


def _annotate(answer: Answer, base_url: str, *, shift: int = 0) -> Sequence[dict[str, Any]]:
    return [
        {
            "type": "url_citation",
            "url_citation": {
                "start_index": mark.marker_start + shift,
                "end_index": mark.marker_end + shift,
                "title": mark.citation.article.title,
                "url": mark.citation.article.url
                or mark.citation.article.page_url
                or f"{base_url}api/show/{quote(str(mark.citation.locator), safe='')}",
                "locator": str(mark.citation.locator),
                "quote": mark.citation.quote,
            },
        }
        for mark in answer.marks
    ]
