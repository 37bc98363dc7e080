"""Blocking work, waited for off the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Executor
from contextvars import copy_context
from typing import TypeVar

T = TypeVar("T")

_END = object()


async def run_in_thread(work: Callable[[], T], executor: Executor | None = None) -> T:
    """The result of blocking work, done in a thread with the context of the caller.

    Args:
        executor: whose thread; default: that of the event loop.
    """
    return await asyncio.get_running_loop().run_in_executor(executor, copy_context().run, work)


async def iterate_in_thread(begin: Callable[[], Iterator[T]], executor: Executor | None = None) -> AsyncIterator[T]:
    """The items of a blocking iterator, each waited for in a thread.

    When the caller stops early the iterator is closed as soon as the item under way is there, so that what feeds
    it ends too.
    """
    loop = asyncio.get_running_loop()
    iterator = await run_in_thread(begin, executor)
    under_way: asyncio.Future[object] | None = None
    try:
        while True:
            under_way = loop.run_in_executor(executor, copy_context().run, lambda: next(iterator, _END))
            item = await asyncio.shield(under_way)
            under_way = None
            if item is _END:
                return
            yield item  # type: ignore[misc]
    finally:
        if under_way is None or under_way.done():
            _close(iterator)
        else:
            under_way.add_done_callback(lambda done: _close(iterator, done))


def _close(iterator: Iterator[object], done: asyncio.Future[object] | None = None) -> None:
    if done is not None and not done.cancelled():
        done.exception()  # nobody waits for it any more
    close = getattr(iterator, "close", None)
    if close is not None:
        close()
