"""Who may call the API: callers with a key, or, while there are no keys, callers on this machine."""

from __future__ import annotations

import hashlib
import hmac
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.problems import render_problem
from assistant.settings import Settings

BODY_LIMIT_BYTES = 1024 * 1024
OPEN_PATHS = ("/healthz", "/readyz")  # say nothing of the corpus; what watches a server has no key
_TOO_LARGE = f"The body is too large: at most {BODY_LIMIT_BYTES} bytes are taken."


class Gate:
    """Turns away who may not call, and what is too large, before anything is read."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._keys = [_digest(key.encode()) for key in settings.accepted_api_keys]
        self._is_local = _is_loopback(settings.host)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refuse(scope["path"], Headers(scope=scope))
        if refusal is not None:
            await refusal(scope, receive, send)
        else:
            await self._app(scope, _bounded(receive), send)

    def _refuse(self, path: str, headers: Headers) -> Response | None:
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != headers.get("host"):
            return render_problem(path, 403, "Pages of other sites may not call this API.")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > BODY_LIMIT_BYTES:
            return render_problem(path, 413, _TOO_LARGE)
        if path in OPEN_PATHS:
            return None
        if not self._keys:
            if self._is_local:
                return None
            detail = "Without keys the API answers on loopback only. Set ASSISTANT_API_KEYS, or serve on 127.0.0.1."
            return render_problem(path, 403, detail)
        kind, _, key = headers.get("authorization", "").partition(" ")
        given = _digest(key.strip().encode("latin-1"))  # as headers are decoded
        # Every key is compared, and in constant time: how long it takes tells nothing.
        matches = [hmac.compare_digest(given, known) for known in self._keys]
        if kind.lower() == "bearer" and any(matches):
            return None
        detail = "A key is needed. Send the header Authorization: Bearer KEY with one of ASSISTANT_API_KEYS."
        return render_problem(path, 401, detail, {"www-authenticate": "Bearer"})


def _digest(key: bytes) -> bytes:
    return hashlib.sha256(key).digest()


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _bounded(receive: Receive) -> Receive:
    """The same request; one that says no length and grows too long ends in a problem."""
    seen = 0

    async def receive_bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > BODY_LIMIT_BYTES:
            raise HTTPException(413, _TOO_LARGE)
        return message

    return receive_bounded
