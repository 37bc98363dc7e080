"""Server-sent events, written as answers grow."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from typing import Any

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from assistant.errors import AssistantError
from assistant.records import Answer

_HEADERS = {"cache-control": "no-cache", "x-accel-buffering": "no"}  # proxies are to pass events on at once
FAILED = "Something went wrong here; the log of the server tells what."

_log = logging.getLogger(__name__)


class EventStream(StreamingResponse):
    """A stream of events that ends its work when nobody listens any more."""

    media_type = "text/event-stream"

    def __init__(self, events: AsyncGenerator[str], status_code: int = 200) -> None:
        super().__init__(events, status_code, headers=_HEADERS)
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self._events.aclose()


def event(value: Mapping[str, Any] | str, *, name: str | None = None) -> str:
    """One event; its data is one line, JSON unless it is text."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return (f"event: {name}\n" if name else "") + f"data: {text}\n\n"


async def begin(answers: AsyncGenerator[Answer]) -> AsyncGenerator[Answer]:
    """The same answers, the first of them waited for: what fails before it still has a status of its own."""
    first = await anext(answers)

    async def go_on() -> AsyncGenerator[Answer]:
        try:
            yield first
            async for answer in answers:
                yield answer
        finally:
            await answers.aclose()

    return go_on()


async def tell_failure(events: AsyncIterator[str], name: str | None = None) -> AsyncGenerator[str]:
    """The same events; a failure on the way is the last of them, in the form {"error": {"message": …}}."""
    try:
        async for line in events:
            yield line
    except AssistantError as error:
        yield event({"error": {"message": str(error), "type": "server_error", "code": None}}, name=name)
    except Exception:
        _log.exception("A stream failed")
        yield event({"error": {"message": FAILED, "type": "server_error", "code": None}}, name=name)
    finally:
        close = getattr(events, "aclose", None)
        if close is not None:
            await close()
