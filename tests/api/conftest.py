"""The API as it is served, and as an application without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from assistant.api.metrics import MeasuredAssistant
from assistant.api.routes import PATHS, build_api, open_workers
from assistant.mcp_server import McpOverHttp
from assistant.settings import Settings
from tests.serving import run_app

BuildApi = Callable[..., FastAPI]


@pytest.fixture(scope="session")
def measured(indexed_home: Path) -> Iterator[MeasuredAssistant]:
    """An assistant over the seed article, without a chat model, whose answers are counted."""
    with MeasuredAssistant.open(settings=Settings(home=indexed_home)) as assistant:
        yield assistant


@pytest.fixture
def api_with(indexed_home: Path) -> Iterator[BuildApi]:
    """Builds the API with other settings than usual."""
    opened: list[MeasuredAssistant] = []

    def build(
        kind: type[MeasuredAssistant] = MeasuredAssistant, home: Path = indexed_home, **values: object
    ) -> FastAPI:
        settings = Settings(home=home).model_copy(update=values)
        opened.append(kind.open(settings=settings))
        return build_api(opened[-1], settings, opened[-1].metrics, open_workers(settings))

    yield build
    for assistant in opened:
        assistant.close()


@pytest.fixture(scope="session")
def address(measured: MeasuredAssistant) -> Iterator[str]:
    """Where page, API and MCP are served together, as `assistant serve` does."""
    from assistant.web import Neighbour, build_app

    settings = measured.settings
    workers = open_workers(settings)
    api = build_api(measured, settings, measured.metrics, workers, McpOverHttp(measured, workers))
    with run_app(build_app(measured, settings, Neighbour(api, PATHS, guards_itself=True))) as address:
        yield address
