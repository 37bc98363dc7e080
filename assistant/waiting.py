"""Blocking work, waited for off the event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import aclosing, asynccontextmanager
from contextvars import ContextVar, copy_context
from typing import Any, TypeVar

from assistant.errors import Busy

T = TypeVar("T")

_left: ContextVar[threading.Event | None] = ContextVar("left", default=None)


class Left(BaseException):
    """Nobody waits any more for what is being done; no error of what does it."""


def stop_if_left() -> None:
    """To be called now and then by blocking work that takes long.

    Raises:
        Left: the work feeds an iterator whose caller has gone.
    """
    left = _left.get()
    if left is not None and left.is_set():
        raise Left


async def run_in_thread(work: Callable[[], T], executor: Executor | None = None) -> T:
    """The result of blocking work, done in a thread with the context of the caller.

    Args:
        executor: whose thread; default: that of the event loop.
    """
    return await asyncio.get_running_loop().run_in_executor(executor, copy_context().run, work)


async def iterate_in_thread(begin: Callable[[], Iterator[T]], executor: Executor | None = None) -> AsyncGenerator[T]:
    """The items of a blocking iterator, each waited for in a thread.

    When the caller stops early the iterator is closed as soon as the item under way is there, or earlier where what
    feeds it calls `stop_if_left`.
    """
    loop, context, left = asyncio.get_running_loop(), copy_context(), threading.Event()
    context.run(_left.set, left)
    iterator = await loop.run_in_executor(executor, context.run, begin)
    items = zip(iterator, strict=True)  # each in a tuple, which is what None, the end, is told from
    under_way: asyncio.Future[tuple[T] | None] | None = None
    try:
        while True:
            under_way = loop.run_in_executor(executor, context.run, lambda: next(items, None))
            item = await asyncio.shield(under_way)
            under_way = None
            if item is None:
                return
            yield item[0]
    finally:
        left.set()
        if under_way is None or under_way.done():
            _close(iterator)
        else:
            under_way.add_done_callback(lambda done: _close(iterator, done))


def iterate_until_left(begin: Callable[[], Iterator[T]], left: threading.Event) -> Iterator[T]:
    """The items of a blocking iterator, until what feeds it finds by `stop_if_left` that the event is set.

    Whoever takes the items may do so in another context each time, as Gradio does: they are made in one of their own.
    """
    context = copy_context()
    context.run(_left.set, left)
    iterator = context.run(begin)
    items = zip(iterator, strict=True)  # each in a tuple, which is what None, the end, is told from
    try:
        while (item := context.run(next, items, None)) is not None:
            yield item[0]
    except Left:
        return
    finally:
        context.run(_close, iterator)


def _close(iterator: Iterator[object], done: asyncio.Future[Any] | None = None) -> None:
    if done is not None and not done.cancelled():
        done.exception()  # nobody waits for it any more
    close = getattr(iterator, "close", None)
    if close is not None:
        close()


class Workers:
    """A bounded number of threads for blocking work; what comes beyond waits, and beyond that is turned away.

    Belongs to one event loop. Close it when done.
    """

    def __init__(self, at_once: int, waiting_at_most: int) -> None:
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="answering")
        self._free = asyncio.Semaphore(at_once)
        self._waiting = 0
        self._waiting_at_most = waiting_at_most

    async def run(self, work: Callable[[], T]) -> T:
        """The result of blocking work.

        Raises:
            Busy: too much is waiting already.
        """
        async with self._take():
            return await run_in_thread(work, self._threads)

    async def iterate(self, begin: Callable[[], Iterator[T]]) -> AsyncGenerator[T]:
        """The items of a blocking iterator, which counts as one work until its end; raises what `run` does."""
        async with self._take(), aclosing(iterate_in_thread(begin, self._threads)) as items:
            async for item in items:
                yield item

    @asynccontextmanager
    async def _take(self) -> AsyncIterator[None]:
        if self._free.locked() and self._waiting >= self._waiting_at_most:
            raise Busy("Too many questions are under way. Ask again in a moment.")
        self._waiting += 1
        try:
            await self._free.acquire()
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._free.release()

    def close(self) -> None:
        """Take no more work; what is under way ends by itself."""
        self._threads.shutdown(wait=False, cancel_futures=True)
