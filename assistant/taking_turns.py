"""Taking turns: who asked first is answered first, and no more at once than there are cores to think with."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Lets a number of threads work at once, the others in the order in which they came. Threads share it.

    More threads than cores take no less time for all, and far more for the unlucky: a semaphore of the standard library
    lets one that comes along pass those that wait.
    """

    def __init__(self, at_once: int) -> None:
        """`at_once` is how many may work at the same time, at least 1."""
        self._free = at_once
        self._lock = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Wait for a turn, and hand it on at the end, however that comes."""
        self._wait()
        try:
            yield
        finally:
            self._hand_on()

    def _wait(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        try:
            mine.acquire()  # given by the one who hands its turn on
        except BaseException:  # an interrupted program: the turn must not be lost with the one who waited
            with self._lock:
                given = mine not in self._waiting
                if not given:
                    self._waiting.remove(mine)
            if given:
                self._hand_on()
            raise

    def _hand_on(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1
