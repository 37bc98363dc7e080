"""Who may come in: with sign-in everything but a few open pages needs a session or a key."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import AssistantError
from assistant.serving.door import Door
from assistant.serving.persons import LOCAL, Keys, set_person
from assistant.serving.problems import render_problem
from assistant.serving.signing_in import OPEN_PATHS, SIGN_IN_PATH, redirect_to_sign_in
from assistant.serving.wording import tell_refusal

_log = logging.getLogger(__name__)


class Access:
    """Finds out who calls and notes it on the request; turns strangers away.

    Args:
        door: None where people do not sign in.
        keys: those of the API.
        api_paths: what the API guards by itself, as its answers to strangers have a form of their own; a path that
            ends in / stands for all that is below it.
    """

    def __init__(self, app: ASGIApp, door: Door | None, keys: Keys, api_paths: Sequence[str]) -> None:
        self._app = app
        self._door = door
        self._keys = keys
        self._exact = frozenset(path for path in api_paths if not path.endswith("/"))
        self._below = tuple(path for path in api_paths if path.endswith("/"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})  # nothing here speaks it
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        path = scope["path"]
        is_api = path in self._exact or path.startswith(self._below)
        key = self._keys.person(connection.headers) if is_api else None
        if self._door is None or key is not None:
            set_person(scope, key or LOCAL)
            await self._app(scope, receive, send)
            return
        try:
            session = self._door.find(connection)
        except AssistantError as error:
            _log.error("Nobody can be let in: %s", error)
            await render_problem(path, 503, "Nobody can be let in; the log of the server tells why.")(
                scope, receive, send
            )
            return
        set_person(scope, session.person if session else None)
        if session is not None:
            identifier = self._door.identifier(connection) or ""
            await self._app(scope, receive, self._while_open(self._door, identifier, send))
        elif is_api or path in OPEN_PATHS:
            await self._app(scope, receive, send)
        else:
            await self._turn_away(self._door, connection)(scope, receive, send)

    def _turn_away(self, door: Door, connection: HTTPConnection) -> Response:
        headers, scope = connection.headers, connection.scope
        wants_page = scope["method"] in ("GET", "HEAD") and (
            headers.get("sec-fetch-mode") == "navigate" or "text/html" in headers.get("accept", "")
        )
        if wants_page:
            query = connection.url.query
            target = f"{scope['path']}?{query}" if query else scope["path"]
            return redirect_to_sign_in(target, has_ended=door.identifier(connection) is not None)
        address = f"{door.address(connection)}{SIGN_IN_PATH}"
        told = tell_refusal("sign_in", headers.get("accept-language", ""), address=address)
        return render_problem(scope["path"], 401, told, {"cache-control": "no-store"})

    @staticmethod
    def _while_open(door: Door, identifier: str, send: Send) -> Send:
        """The same way to the browser; a stream ends there once the session has."""
        ended = False

        async def send_while_open(message: Message) -> None:
            nonlocal ended
            if ended:
                return
            if message["type"] == "http.response.body" and message.get("more_body"):
                ended = door.find_by(identifier, touch=False) is None
                if ended:
                    message = {"type": "http.response.body", "body": b"", "more_body": False}
            await send(message)

        return send_while_open
