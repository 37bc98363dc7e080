"""Two applications at one address."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.types import ASGIApp, Receive, Scope, Send


class Beside:
    """Sends some paths to another application and all else to the page; a path that ends in / stands for what is below.

    Meant to stand innermost, so that both are guarded alike.
    """

    def __init__(self, app: ASGIApp, other: ASGIApp, paths: Sequence[str]) -> None:
        self._app = app
        self._other = other
        self._exact = frozenset(path for path in paths if not path.endswith("/"))
        self._below = tuple(path for path in paths if path.endswith("/"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_other = scope["type"] == "http" and (scope["path"] in self._exact or scope["path"].startswith(self._below))
        await (self._other if is_other else self._app)(scope, receive, send)
