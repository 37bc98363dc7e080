"""Where a request comes from, and under which name it reached us."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from assistant.serving.listening import is_loopback
from assistant.settings import Settings, split_list


class Callers:
    """Believes X-Forwarded-For and X-Forwarded-Proto of the proxies that are trusted, and of nobody else."""

    def __init__(self, app: ASGIApp, proxies: str) -> None:
        self._app = app
        self._proxied = ProxyHeadersMiddleware(app, trusted_hosts=list(split_list(proxies)))  # type: ignore[arg-type]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = scope.get("client")
        if client and client[0] in self._proxied.trusted_hosts:
            await self._proxied(scope, receive, send)  # type: ignore[arg-type]
            return
        if scope["type"] != "lifespan":
            # Gradio reads them too.
            scope["headers"] = [(name, value) for name, value in scope["headers"] if not _is_forwarded(name)]
        await self._app(scope, receive, send)


def _is_forwarded(name: bytes) -> bool:
    return name.startswith(b"x-forwarded-") or name in (b"forwarded", b"x-real-ip")


def allowed_hosts(settings: Settings) -> Sequence[str] | None:
    """The names under which the server may be called; None for any.

    On loopback a foreign page whose name is made to point here must not read the answers; with a public address, that
    is the only other name.
    """
    public = urlsplit(settings.public_address).hostname if settings.public_address else None
    if not is_loopback(settings.host) and public is None:
        return None
    own = ["127.0.0.1", "localhost", "[", settings.host]  # "[" is what is left of an IPv6 address
    return [*own, *([public] if public else [])]


HostCheck = TrustedHostMiddleware
