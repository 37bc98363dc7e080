"""The page `/privacy`: the record of processing, for people to read.

It can be read before signing in: people may know what becomes of their words before they give any. Strangers are told
what is kept and that it is sent elsewhere, but not which files, hosts, models and settings there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request, Response

from assistant.personal.rendering import language_of, render
from assistant.records import Language
from assistant.serving.persons import person_of


def build_privacy_routes(tell_record: Callable[[Language], Mapping[str, Any]]) -> APIRouter:
    """The route over the record, which is made anew for each reader."""
    routes = APIRouter()

    @routes.get("/privacy")
    def show(request: Request) -> Response:
        language = language_of(request)
        flows = tell_record(language)["flows"]
        active = [flow for flow in flows if flow["active"]]
        return render(
            "privacy",
            language,
            address="/privacy",
            is_short=person_of(request.scope) is None,
            leaving=[flow for flow in active if flow["leaves_this_machine"]],
            staying=[flow for flow in active if not flow["leaves_this_machine"]],
            off=[flow for flow in flows if not flow["active"]],
        )

    return routes
