"""Tells the work that is under way for a page of the chat that nobody waits for it any more.

Gradio notices that a page has gone, or that its reader has pressed Stop, only when the answer takes its next step:
until then a chat model would go on writing, and one of the few answers at once would be taken.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.serving.isolation import PREFIX, read_named


class Departures:
    """Which work is under way for which page. Threads share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._under_way: dict[str, list[threading.Event]] = {}

    @contextmanager
    def work_for(self, page: str) -> Iterator[threading.Event]:
        """For as long as some work lasts; the event is set when its page is left."""
        left = threading.Event()
        with self._lock:
            self._under_way.setdefault(page, []).append(left)
        try:
            yield left
        finally:
            with self._lock:
                self._under_way[page].remove(left)
                if not self._under_way[page]:
                    del self._under_way[page]

    def leave(self, page: str) -> None:
        """Tell all work for a page that it is left; what begins later is not meant."""
        with self._lock:
            for left in self._under_way.get(page, ()):
                left.set()


class Leaving:
    """Takes note of pages that stop listening and of those that stop their answers. Stands behind `Isolation`."""

    def __init__(self, app: ASGIApp, departures: Departures) -> None:
        self._app = app
        self._departures = departures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        call = scope["path"].removeprefix(PREFIX).rstrip("/") if scope["type"] == "http" else ""
        named = read_named(call, scope) if call in ("queue/data", "cancel") else None
        if named is None:
            await self._app(scope, receive, send)
        elif call == "cancel":
            self._leave(named[0])  # at once: Gradio waits until the step that is under way has ended
            await self._app(scope, receive, send)
        else:
            await self._listen(named[0], scope, receive, send)

    async def _listen(self, pages: Sequence[str], scope: Scope, receive: Receive, send: Send) -> None:
        """Send a stream of answers, which ends by itself after the last of them, or breaks off."""
        is_whole = has_gone = False

        async def receive_noting() -> Message:
            nonlocal has_gone
            message = await receive()
            has_gone |= message["type"] == "http.disconnect"
            return message

        async def send_noting(message: Message) -> None:
            nonlocal is_whole
            await send(message)
            is_whole |= message["type"] == "http.response.body" and not message.get("more_body")

        try:
            await self._app(scope, receive_noting, send_noting)
        finally:
            if has_gone or not is_whole:
                self._leave(pages)

    def _leave(self, pages: Sequence[str]) -> None:
        for page in pages:
            self._departures.leave(page)
