"""The pages `/history` (My questions) and `/privacy` as one application; nothing in them needs a script."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any

from fastapi import FastAPI, Request, Response

from assistant.errors import AssistantError
from assistant.history.owners import find_audience
from assistant.history.store import History
from assistant.personal.history_page import build_history_routes
from assistant.personal.privacy_page import build_privacy_routes
from assistant.personal.rendering import language_of, render
from assistant.records import Language
from assistant.settings import Settings
from assistant.waiting import run_in_thread

PATHS = ("/history", "/history/", "/privacy")
_SWEEP_SECONDS = 3600.0

_log = logging.getLogger(__name__)


def build_personal_pages(
    settings: Settings,
    tell_record: Callable[[Language], Mapping[str, Any]],
    *,
    history: History | None = None,
    sweep_seconds: float = _SWEEP_SECONDS,
) -> FastAPI:
    """The pages; while they are served, what has expired is erased at the start and every so often.

    Args:
        tell_record: the record of processing as JSON, made anew for each reader.
        history: another than that of the home, for tests.
        sweep_seconds: between two looks for what has expired.

    Raises:
        HomeUnusable: the accounts cannot be read.
    """
    history = history or History(settings)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.router.lifespan_context = lambda _: _sweep_meanwhile(history, sweep_seconds)
    app.include_router(build_history_routes(history, find_audience(settings), keeps_verdicts=settings.feedback))
    app.include_router(build_privacy_routes(tell_record))

    async def tell_error(request: Request, error: Exception) -> Response:
        _log.error("My questions: %s", error)
        return render("notice", language_of(request), address="/history", status=503, key="failed", is_bad=True)

    app.add_exception_handler(AssistantError, tell_error)
    return app


@asynccontextmanager
async def _sweep_meanwhile(history: History, seconds: float) -> AsyncIterator[None]:
    await _sweep(history)
    sweeping = asyncio.create_task(_sweep_on(history, seconds))
    try:
        yield
    finally:
        sweeping.cancel()
        with suppress(asyncio.CancelledError):
            await sweeping


async def _sweep_on(history: History, seconds: float) -> None:
    while True:
        await asyncio.sleep(seconds)
        await _sweep(history)


async def _sweep(history: History) -> None:
    try:
        await run_in_thread(history.sweep)
    except AssistantError as error:
        _log.error("What has expired could not be erased: %s", error)
