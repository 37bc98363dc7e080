"""What OpenAPI says of the API that its paths alone do not tell, as it depends on the settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI

from assistant.api.chat import MODEL_ALONE
from assistant.api.guarding import OPEN_PATHS
from assistant.api.problems import Problem
from assistant.settings import Settings


def describe_settings(app: FastAPI, settings: Settings, *, has_model: bool) -> None:
    """Let an application's OpenAPI tell how long a question may be, which engines there are, and that a key is needed.

    It is worked out when it is first read, so all paths have to be there by then, not before.
    """
    plain = app.openapi

    def describe() -> dict[str, Any]:
        if app.openapi_schema is None:
            _complete_openapi(plain(), settings, has_model=has_model)
        return plain()

    app.openapi = describe  # type: ignore[method-assign]


def _complete_openapi(schema: dict[str, Any], settings: Settings, *, has_model: bool) -> None:
    """Add to OpenAPI what depends on the settings: how long a question may be, the engines, the need for a key."""
    schemas: dict[str, Any] = schema["components"]["schemas"]
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= problem.pop("$defs") | {"Problem": problem}
    question = schemas["AskRequest"]["properties"]["question"]
    question["description"] += f" At most {settings.question_limit_characters} characters; 413 beyond."
    if not has_model:
        schemas["AskRequest"]["properties"]["engine"]["enum"].remove("model")
        schemas["ChatRequest"]["properties"]["model"]["enum"].remove(MODEL_ALONE)
    if settings.accepted_api_keys:
        schema["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
        for path, operations in schema["paths"].items():
            if path not in OPEN_PATHS:
                _ask_for_a_key(operations)


def _ask_for_a_key(operations: Mapping[str, dict[str, Any]]) -> None:
    for operation in operations.values():
        operation["security"] = [{"key": []}]
