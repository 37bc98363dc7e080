"""What clients send is read here, within bounds of size and time, before anything else looks at it."""

from __future__ import annotations

import asyncio

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.serving.problems import render_problem
from assistant.serving.wording import tell_refusal

BODY_LIMIT_BYTES = 1024 * 1024
# The page sends its whole conversation with each question: a long one, with its tables, is more than others may send.
CONVERSATION_LIMIT_BYTES = 4 * 1024 * 1024
CONVERSATION_PATH = "/gradio_api/queue/join"
_BODY_SECONDS = 30.0
_SENDING_SECONDS = 60.0  # for the client to take what is sent to it
_BODY = "assistant.body"


class _Refused(Exception):
    def __init__(self, status: int, key: str) -> None:
        super().__init__(key)
        self.status = status
        self.key = key


def body_of(scope: Scope) -> bytes:
    """The body of a request that came through `Bodies`."""
    body: bytes = scope.get(_BODY, b"")
    return body


class Bodies:
    """Reads a body whole; refuses with 413 what is too large, as soon as it is, and with 408 what trickles in."""

    def __init__(self, app: ASGIApp, seconds: float = _BODY_SECONDS, sending_seconds: float = _SENDING_SECONDS) -> None:
        self._app = app
        self._seconds = seconds
        self._sending_seconds = sending_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = CONVERSATION_LIMIT_BYTES if scope["path"] == CONVERSATION_PATH else BODY_LIMIT_BYTES
        headers = Headers(scope=scope)
        try:
            body = await _read(headers, receive, limit, self._seconds)
        except _Refused as refused:
            told = tell_refusal(refused.key, headers.get("accept-language", ""), limit=f"{limit // 1024} KiB")
            # What is still on its way is not waited for.
            refusal = render_problem(scope["path"], refused.status, told, {"connection": "close"})
            await refusal(scope, receive, send)
            return
        if body is None:
            return  # the client has gone
        scope[_BODY] = body
        await self._app(scope, _replay(body, receive), self._in_time(send))

    def _in_time(self, send: Send) -> Send:
        async def send_in_time(message: Message) -> None:
            try:
                await asyncio.wait_for(send(message), self._sending_seconds)
            except TimeoutError:
                raise OSError("The client does not take what is sent to it") from None

        return send_in_time


async def _read(headers: Headers, receive: Receive, limit: int, seconds: float) -> bytes | None:
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > limit:
        raise _Refused(413, "too_large")
    parts: list[bytes] = []
    seen = 0
    try:
        async with asyncio.timeout(seconds):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return None
                parts.append(message.get("body", b""))
                seen += len(parts[-1])
                if seen > limit:
                    raise _Refused(413, "too_large")
                if not message.get("more_body"):
                    return b"".join(parts)
    except TimeoutError:
        raise _Refused(408, "too_slow") from None


def _replay(body: bytes, receive: Receive) -> Receive:
    """The body as if it came now; after it only that the client has gone."""
    is_read = False

    async def receive_again() -> Message:
        nonlocal is_read
        if not is_read:
            is_read = True
            return {"type": "http.request", "body": body, "more_body": False}
        return await receive()

    return receive_again
