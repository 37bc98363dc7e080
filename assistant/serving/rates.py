"""How much one caller may ask for in a minute, and how long anybody waits for an answer to begin."""

from __future__ import annotations

import asyncio
import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.serving.door import has_sign_in
from assistant.serving.listening import is_loopback
from assistant.serving.persons import caller_of
from assistant.serving.problems import render_problem
from assistant.serving.signing_in import SIGN_IN_PATH
from assistant.serving.wording import tell_refusal
from assistant.settings import Settings

QUESTION_PATHS = ("/api/ask", "/api/stream", "/v1/chat/completions", "/mcp", "/checks")
HEALTH_PATHS = ("/healthz", "/readyz")  # what watches a server asks for


class Rates:
    """Counts what callers ask for, in memory. Whoever runs it for themselves alone is not counted."""

    def __init__(self, settings: Settings) -> None:
        self._is_counting = has_sign_in(settings) or not is_loopback(settings.host)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._questions = RateLimitItemPerMinute(settings.questions_a_minute)
        self._requests = RateLimitItemPerMinute(settings.requests_a_minute)
        self._sign_ins = RateLimitItemPerMinute(settings.sign_ins_a_minute)

    def take_question(self, caller: str) -> int:
        """Count a question; gives the seconds to wait instead, 0 when it may be asked now."""
        return self._take(self._questions, "question", caller)

    def take_request(self, caller: str) -> int:
        """The same for any request."""
        return self._take(self._requests, "request", caller)

    def take_sign_in(self, caller: str) -> int:
        """The same for a password that is tried."""
        return self._take(self._sign_ins, "sign-in", caller)

    def _take(self, limit: RateLimitItemPerMinute, kind: str, caller: str) -> int:
        if not self._is_counting or self._limiter.hit(limit, kind, caller):
            return 0
        return max(1, math.ceil(self._limiter.get_window_stats(limit, kind, caller).reset_time - time.time()))


class Limits:
    """Refuses with 429 what is too much, and with 503 what does not begin to be answered. Stands behind `Access`."""

    def __init__(self, app: ASGIApp, rates: Rates, seconds: float) -> None:
        self._app = app
        self._rates = rates
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in HEALTH_PATHS:
            await self._app(scope, receive, send)
            return
        path, accepted = scope["path"], Headers(scope=scope).get("accept-language", "")
        if (wait := self._count(scope)) > 0:
            told = tell_refusal("too_many", accepted, seconds=wait)
            await render_problem(path, 429, told, {"retry-after": str(wait)})(scope, receive, send)
            return
        has_begun = False
        try:
            async with asyncio.timeout(self._seconds) as limit:

                async def send_in_time(message: Message) -> None:
                    nonlocal has_begun
                    has_begun = True
                    limit.reschedule(None)  # what streams has limits of its own
                    await send(message)

                await self._app(scope, receive, send_in_time)
        except TimeoutError:
            if has_begun:
                raise
            told = tell_refusal("too_long", accepted)
            await render_problem(path, 503, told, {"retry-after": "5"})(scope, receive, send)

    def _count(self, scope: Scope) -> int:
        caller, path = caller_of(scope), scope["path"]
        wait = self._rates.take_request(caller)
        if wait == 0 and scope["method"] == "POST":
            if path in QUESTION_PATHS:
                wait = self._rates.take_question(caller)
            elif path == SIGN_IN_PATH:
                wait = self._rates.take_sign_in(caller)
        return wait
