"""A real server on a free loopback port, for as long as a test needs it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from assistant.serving.listening import PatientProtocol, listen


@contextmanager
def run_app(app: ASGIApp) -> Iterator[str]:
    """Serve an application; gives its address."""
    with listen("127.0.0.1", 0) as listener:
        config = uvicorn.Config(
            app, log_level="warning", timeout_graceful_shutdown=1, proxy_headers=False, http=PatientProtocol
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            while not server.started:
                assert thread.is_alive(), "the server has stopped"
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
