"""Only our own pages may act in a browser's name, and only by what they use."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.serving.problems import render_problem
from assistant.serving.wording import tell_refusal

_READING = ("GET", "HEAD", "OPTIONS")
# What the page itself calls of Gradio's programming interface; the rest (uploads, files, proxy …) is closed.
_GRADIO = "/gradio_api/"
_OPEN_CALLS = ("queue/join", "queue/data", "heartbeat/", "cancel", "reset", "startup-events", "app_id")


class Origins:
    """Turns away what pages of other sites send, and what the page does not use of Gradio.

    Browsers say where a request comes from, in Sec-Fetch-Site or Origin; a client that says neither is no browser and
    carries nobody's cookies.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path, headers = scope["path"], Headers(scope=scope)
        if path.startswith(_GRADIO) and not path.removeprefix(_GRADIO).startswith(_OPEN_CALLS):
            await PlainTextResponse("Not found", status_code=404)(scope, receive, send)
        elif is_of_another_site(headers, scope["method"]):
            told = tell_refusal("other_site", headers.get("accept-language", ""))
            await render_problem(path, 403, told)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def is_of_another_site(headers: Headers, method: str) -> bool:
    """Whether a browser says that a page of another site sent this; a link that somebody followed is fine."""
    site = headers.get("sec-fetch-site")
    if site in ("same-origin", "none"):
        return False  # forms of pages that send no referrer have the origin "null"
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != headers.get("host"):
        return True
    return site is not None and method not in _READING
