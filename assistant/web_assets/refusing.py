"""What the page's addresses answer when they cannot: one line in the reader's language, for the script or as a page."""

from __future__ import annotations

import logging
from html import escape
from http import HTTPStatus

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exception_handlers import http_exception_handler
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException as StarletteHTTPException

from assistant.answering.refusals import tell_refusal
from assistant.errors import AssistantError, LocatorUnknown
from assistant.records import Language
from assistant.serving.wording import read_language
from assistant.web_assets.labels import ANSWER, PAGE

_log = logging.getLogger(__name__)


def language_of(request: Request) -> Language:
    """The reader's language: of the address where it says one, else as the page's script or the browser sends it."""
    told = request.query_params.get("lang") or request.headers.get("accept-language", "")
    return read_language(told)


def missing(request: Request, key: str = "nothing") -> HTTPException:
    """There is no such thing; `key` is a sentence of `ANSWER`."""
    return HTTPException(404, ANSWER[language_of(request)][key])


def add_refusals(app: FastAPI) -> None:
    """Let every error of the page's addresses end in a line that its reader understands."""

    async def tell_error(request: Request, error: Exception) -> Response:
        _log.warning("%s: %s", request.url.path, error)
        status = 404 if isinstance(error, LocatorUnknown) else 503
        return _refuse(request, status, tell_refusal(error, language_of(request)))

    async def tell_status(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return _refuse(request, error.status_code, str(error.detail))

    app.add_exception_handler(AssistantError, tell_error)
    app.add_exception_handler(HTTPException, tell_status)


def add_not_found(app: FastAPI) -> None:
    """Let who follows an address to nothing read so on a page, with the way back; other calls are answered as ever."""

    async def tell_status(request: Request, error: Exception) -> Response:
        assert isinstance(error, StarletteHTTPException)
        if error.status_code == HTTPStatus.NOT_FOUND and _is_followed(request):
            return _refuse(request, error.status_code, ANSWER[language_of(request)]["nothing"])
        return await http_exception_handler(request, error)

    app.add_exception_handler(StarletteHTTPException, tell_status)


def _is_followed(request: Request) -> bool:
    """Whether a person opens the address in a browser, and no script asks for it."""
    return request.headers.get("sec-fetch-mode") == "navigate"


def _refuse(request: Request, status: int, line: str) -> Response:
    headers = {"cache-control": "no-store"}
    if _is_followed(request):
        return HTMLResponse(render_alone(f"<p>{escape(line)}</p>", line, language_of(request)), status, headers)
    return JSONResponse({"detail": line}, status, headers)


def render_alone(fragment: str, title: str, language: Language) -> str:
    """A piece of the page as a page of its own, for a link that is followed without the script."""
    name = PAGE[language]["title"]
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)} – {name}</title><link rel="stylesheet" href="/page/page.css"></head>'
        f'<body class="alone"><main><p><a href="/">{name}</a></p>{fragment}</main></body></html>'
    )
