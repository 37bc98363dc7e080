"""A refusal as problem JSON (RFC 9457), in one line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


def render_problem(path: str, status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """A problem as a response; under /v1 also in the form of OpenAI."""
    title = HTTPStatus(status).phrase
    problem: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    if path.startswith("/v1"):
        kind = "invalid_request_error" if status < HTTPStatus.INTERNAL_SERVER_ERROR else "server_error"
        problem["error"] = {"message": detail, "type": kind, "code": title.lower().replace(" ", "_"), "param": None}
    return Response(json.dumps(problem, ensure_ascii=False), status, headers, media_type=MEDIA_TYPE)
