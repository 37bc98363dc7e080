"""The page on the network: where it listens, what it refuses, how it stops."""

from __future__ import annotations

import errno
import signal
import socket
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from types import FrameType

import uvicorn
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import NotReachable

_CONNECTIONS_AT_MOST = 1000
_BODY_LIMIT_BYTES = 8 * 1024 * 1024
_STOPPING_SECONDS = 2
# A neighbour of the page promises problems in this form (RFC 9457).
_TOO_LARGE = '{"type": "about:blank", "title": "Content Too Large", "status": 413, "detail": "The body is too large."}'
# What the page itself calls of Gradio's programming interface; the rest (uploads, files, proxy …) is closed.
_OPEN_CALLS = ("queue/", "heartbeat/", "cancel", "reset", "startup-events", "app_id")
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
# Gradio adds them to the page once it runs; fetched earlier, the page never shows without its style.
_PRELOADED = ", ".join(
    ["</page/page.css>; rel=preload; as=style"]
    + [f"</page/{name}.js>; rel=modulepreload" for name in ("main", "page", "panel", "explore")]
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


class Guard:
    """Closes what the page does not use, bounds what is sent, and adds the security headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                if scope["path"] == "/":
                    headers["link"] = _PRELOADED
            await send(message)

        refusal = _refuse(scope)
        await (refusal or self._app)(scope, _bounded(receive), send_with_headers)


class Beside:
    """Sends some paths to another application and all else to the page; a path that ends in / stands for what is below.

    Meant to stand behind Guard, so that both are guarded alike.
    """

    def __init__(self, app: ASGIApp, other: ASGIApp, paths: Sequence[str]) -> None:
        self._app = app
        self._other = other
        self._exact = frozenset(path for path in paths if not path.endswith("/"))
        self._below = tuple(path for path in paths if path.endswith("/"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_other = scope["type"] == "http" and (scope["path"] in self._exact or scope["path"].startswith(self._below))
        await (self._other if is_other else self._app)(scope, receive, send)


def _refuse(scope: Scope) -> Response | None:
    call = scope["path"].removeprefix("/gradio_api/")
    if call != scope["path"] and not call.startswith(_OPEN_CALLS):
        return PlainTextResponse("Not found", status_code=404)
    length = Headers(scope=scope).get("content-length", "0")
    if not length.isdecimal() or int(length) > _BODY_LIMIT_BYTES:
        return Response(_TOO_LARGE, 413, media_type="application/problem+json")
    return None


def _bounded(receive: Receive) -> Receive:
    """The same request; one that says no length and grows too long counts as cut off."""
    seen = 0

    async def receive_bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return message if seen <= _BODY_LIMIT_BYTES else {"type": "http.disconnect"}

    return receive_bounded


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one.

    Raises:
        NotReachable: the port is in use or the host is not of this machine.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise NotReachable(f"{host} is no address to listen on ({error.strerror}). Try: --host 127.0.0.1") from None
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            problem = f"Port {port} of {host} is in use. Stop what uses it, or take a free one: --port 0"
        else:
            problem = f"Cannot listen on {host}, port {port} ({error.strerror}). Choose others with --host and --port"
        raise NotReachable(problem) from None
    return listener


def run_server(app: ASGIApp, listener: socket.socket, *, on_started: Callable[[], None]) -> None:
    """Serve until the process is interrupted or terminated; `on_started` is called once it can be reached."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,  # addresses of requests hold session keys
        server_header=False,
        timeout_graceful_shutdown=_STOPPING_SECONDS,
        limit_concurrency=_CONNECTIONS_AT_MOST,
    )
    _Server(config, on_started).run(sockets=[listener])


class _Server(uvicorn.Server):
    """Says when it listens; stops cleanly when it is told to."""

    def __init__(self, config: uvicorn.Config, on_started: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_started = on_started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._on_started()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        # Unlike its parent, keeps no note of the signal to raise it again: to be told to stop is no failure.
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True
