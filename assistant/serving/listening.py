"""The server on the network: where it listens, how long it waits for a client, how it stops."""

from __future__ import annotations

import asyncio
import errno
import signal
import socket
from collections.abc import Callable
from ipaddress import ip_address
from types import FrameType

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from assistant.errors import NotReachable

_CONNECTIONS_AT_MOST = 1000
_STOPPING_SECONDS = 2
_HEADERS_SECONDS = 10.0


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


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
        proxy_headers=False,  # who may say where a request comes from is decided by `callers`
        http=PatientProtocol,
    )
    _Server(config, on_started).run(sockets=[listener])


class PatientProtocol(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
    """Closes a connection whose request line and headers do not come in time."""

    _overdue: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Begins to wait for the first request."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Waits no more once the headers are whole, and again from the first byte of the next request."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._relax()
        elif self._overdue is None:
            self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Lets go of the clock."""
        self._relax()
        super().connection_lost(exc)

    def _watch(self) -> None:
        self._overdue = asyncio.get_running_loop().call_later(_HEADERS_SECONDS, self._close)

    def _relax(self) -> None:
        if self._overdue is not None:
            self._overdue.cancel()
            self._overdue = None

    def _close(self) -> None:
        self._overdue = None
        # A response may be under way by now, of a request that came in one piece with what is missing here.
        if self.transport is not None and (self.cycle is None or self.cycle.response_complete):
            self.transport.close()


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
