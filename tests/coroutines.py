"""Runs coroutines in tests, whatever else runs in this thread: the browser tests keep a loop of their own in it."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

_T = TypeVar("_T")


def run_coroutine(work: Coroutine[Any, Any, _T]) -> _T:
    """What a coroutine returns or raises, run in a thread of its own in the context of this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(contextvars.copy_context().run, asyncio.run, work).result()
