"""Keeps the streams of one person from all others.

Gradio knows a page by a hash that the page itself chooses, and would hand its answers to whoever names it. Here a hash
belongs to the first who used it, and so does every event that was begun with it.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from typing import Any
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.serving.bodies import body_of
from assistant.serving.persons import caller_of
from assistant.serving.problems import render_problem
from assistant.serving.wording import tell_refusal

PREFIX = "/gradio_api/"
_HEARTBEAT = "heartbeat/"
_EACH_AT_MOST = 2000  # hashes and events; somebody's own oldest give way
_CALLERS_AT_MOST = 10_000
_ANSWER_AT_MOST = 4096


class Owners:
    """Who owns which name. Belongs to one thread."""

    def __init__(self) -> None:
        self._names: OrderedDict[str, OrderedDict[str, None]] = OrderedDict()
        self._owners: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._owners)

    def claim(self, name: str, caller: str) -> bool:
        """Whether a name is the caller's, or becomes so because nobody has it."""
        owner = self._owners.setdefault(name, caller)
        if owner != caller:
            return False
        names = self._names.setdefault(caller, OrderedDict())
        names[name] = None
        names.move_to_end(name)
        self._names.move_to_end(caller)
        if len(names) > _EACH_AT_MOST:
            self._owners.pop(names.popitem(last=False)[0], None)
        if len(self._names) > _CALLERS_AT_MOST:
            for forgotten in self._names.popitem(last=False)[1]:
                self._owners.pop(forgotten, None)
        return True

    def owns(self, name: str, caller: str) -> bool:
        """Whether a name is the caller's already."""
        return self._owners.get(name) == caller


class Isolation:
    """Refuses with 403 whoever names somebody else's page or event. Stands behind `Access` and `Bodies`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._pages = Owners()
        self._events = Owners()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(PREFIX):
            await self._app(scope, receive, send)
            return
        call, caller = scope["path"].removeprefix(PREFIX).rstrip("/"), caller_of(scope)
        refusal = self._refuse(call, caller, scope)
        if refusal is not None:
            await refusal(scope, receive, send)
        elif call == "queue/join":
            await self._app(scope, receive, self._noting(caller, send))
        else:
            await self._app(scope, receive, send)

    def _refuse(self, call: str, caller: str, scope: Scope) -> Response | None:
        accepted = Headers(scope=scope).get("accept-language", "")
        sent = read_named(call, scope)
        if sent is None:
            return render_problem(scope["path"], 400, tell_refusal("no_session", accepted))
        pages, events = sent
        if all(self._pages.claim(page, caller) for page in pages) and all(
            self._events.owns(event, caller) for event in events
        ):
            return None
        return render_problem(scope["path"], 403, tell_refusal("other_person", accepted))

    def _noting(self, caller: str, send: Send) -> Send:
        """The same way to the browser; the event that Gradio began is the caller's from before they know of it."""
        seen = b""

        async def send_noting(message: Message) -> None:
            nonlocal seen
            if message["type"] == "http.response.body" and len(seen) <= _ANSWER_AT_MOST:
                seen += message.get("body", b"")
                event = _parse(seen).get("event_id")
                if isinstance(event, str):
                    self._events.claim(event, caller)
            await send(message)

        return send_noting


def read_named(call: str, scope: Scope) -> tuple[list[str], list[str]] | None:
    """The pages and the events that a call names; None when it ought to name one and does not."""
    if call.startswith(_HEARTBEAT):
        return [call.removeprefix(_HEARTBEAT)], []
    if call == "queue/data":
        named = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True).get("session_hash", [])
        return (named, []) if len(named) == 1 and named[0] else None
    sent = _parse(body_of(scope))
    page, event = sent.get("session_hash"), sent.get("event_id")
    if call == "queue/join":
        return ([page], []) if isinstance(page, str) and page and event is None else None
    if call == "cancel":
        return ([page], [event]) if isinstance(page, str) and page and isinstance(event, str) else None
    if call == "reset":
        return ([], [event]) if isinstance(event, str) else None
    return [], []


def _parse(text: bytes) -> dict[str, Any]:
    try:
        parsed = json.loads(text)
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}
