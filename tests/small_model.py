"""A server on loopback that speaks the wire format of OpenAI, with a real, very small and careless model behind it.

Started as a process of its own, `python -m tests.small_model WEIGHTS PORT`, and stopped by its process id.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path

_CONTEXT_TOKENS = 8192


def serve(weights: Path, port: int) -> None:
    """Serve until the process is told to end."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(weights)
    params.hostnames = ["127.0.0.1"]
    params.port = port
    params.n_ctx = _CONTEXT_TOKENS
    params.n_parallel = 1
    params.sampling.temp = 0.0
    server = xllamacpp.Server(params)  # listens while it is referred to
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    del server


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    serve(Path(sys.argv[1]), int(sys.argv[2]))
