"""Errors as problem JSON (RFC 9457): one clear line each, with the status that fits."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response

from assistant.errors import (
    AssistantError,
    BadInput,
    Busy,
    HomeUnusable,
    LocatorUnknown,
    NotReachable,
    PromptBroken,
    SettingsBroken,
)
from assistant.serving.problems import MEDIA_TYPE, render_problem

_FAULTS_NAMED = 3
_RETRY_SECONDS = "1"
_SEND_JSON = "Send one JSON object in UTF-8, with content-type: application/json."
_NO_JSON = f"The body is no JSON. {_SEND_JSON}"
_NO_OBJECT = f"The body is no JSON object, or is not said to be one. {_SEND_JSON}"
# Of pydantic, for a body that is no object: also what a body without its content-type is.
_OBJECT_FAULTS = frozenset({"model_attributes_type", "model_type", "dict_type"})
_UNKNOWN = "there is no such field; see /api/openapi.json"
TOO_LONG = "question_too_long"  # the kind of fault that has a status of its own

_log = logging.getLogger(__name__)


class OpenAIError(BaseModel):
    """The same in the form that OpenAI's clients read; under /v1 only."""

    message: str
    type: str
    code: str | None = None
    param: str | None = None


class Problem(BaseModel):
    """What went wrong."""

    type: str = "about:blank"
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(
        description="What happened and what to do next, in one line.",
        examples=["No passage has the locator 'x'. A locator looks like ARTICLE#concerns/1 or ARTICLE#summary."],
    )
    error: OpenAIError | None = None


def status_of(error: AssistantError) -> int:
    """The status that tells whose fault it is: the request's, or that of what answers."""
    match error:
        case LocatorUnknown():
            return 404
        case Busy():
            return 429
        case NotReachable() | HomeUnusable() | SettingsBroken() | PromptBroken():
            return 503
        case BadInput():
            return 422
        case _:
            return 500


def add_handlers(app: FastAPI) -> None:
    """Let every error of an application become a problem."""

    async def tell(request: Request, error: Exception) -> Response:
        assert isinstance(error, AssistantError)
        status = status_of(error)
        headers = {"retry-after": _RETRY_SECONDS} if status == HTTPStatus.TOO_MANY_REQUESTS else None
        return render_problem(request.url.path, status, str(error), headers)

    async def tell_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        detail = str(error.detail)
        if error.status_code == HTTPStatus.NOT_FOUND and detail == HTTPStatus.NOT_FOUND.phrase:
            detail = "There is nothing here. What there is stands in /api/openapi.json."
        elif error.status_code == HTTPStatus.METHOD_NOT_ALLOWED and (allowed := Headers(error.headers).get("allow")):
            detail = f"{request.method} is not taken here; use {allowed}."
        elif error.status_code == HTTPStatus.BAD_REQUEST and isinstance(error.__cause__, UnicodeDecodeError):
            detail = _NO_JSON  # the words of the framework say neither what nor where
        return render_problem(request.url.path, error.status_code, detail, error.headers)

    async def tell_fault(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return render_problem(request.url.path, *_describe(error))

    async def tell_bug(request: Request, error: Exception) -> Response:
        _log.error("%s failed", request.url.path, exc_info=error)
        return render_problem(request.url.path, 500, "Something went wrong here; the log of the server tells what.")

    app.add_exception_handler(AssistantError, tell)
    app.add_exception_handler(HTTPException, tell_http)
    app.add_exception_handler(RequestValidationError, tell_fault)
    app.add_exception_handler(Exception, tell_bug)


def _describe(error: RequestValidationError) -> tuple[int, str]:
    """The status and the line of what does not validate; the values that were given are not told again."""
    faults = error.errors()
    if any(fault["type"] == "json_invalid" for fault in faults):
        return 400, _NO_JSON
    if any(fault["type"] in _OBJECT_FAULTS and fault["loc"] == ("body",) for fault in faults):
        return 422, _NO_OBJECT
    status = 413 if any(fault["type"] == TOO_LONG for fault in faults) else 422
    told = [(".".join(str(part) for part in fault["loc"][1:]), _tell(fault)) for fault in faults[:_FAULTS_NAMED]]
    line = "; ".join(f"{where}: {what}" if where else f"the body: {what}" for where, what in told)
    return status, " ".join(line.replace("Value error, ", "").split())


def _tell(fault: Mapping[str, Any]) -> str:
    return _UNKNOWN if fault["type"] == "extra_forbidden" else str(fault["msg"])


_MEANINGS = {
    400: "The body is no JSON.",
    401: "A key is needed: Authorization: Bearer KEY.",
    403: "Not from there: another site's page, or another machine while no keys are set.",
    404: "There is no such thing.",
    413: "The question or the body is too long.",
    422: "The request does not say what is needed.",
    429: "Too many questions are under way; ask again in a moment.",
    500: "A fault of the server.",
    503: "The index or the chat model cannot be used.",
}


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of errors."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {"description": _MEANINGS[status], "content": {MEDIA_TYPE: {"schema": schema}}}
        for status in sorted({401, 403, 500, *statuses})
    }
