"""Ctrl-C: a command that is stopped ends at once, with one line and status 130."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED = 130  # the exit status


@contextmanager
def noting_interrupts() -> Iterator[list[int]]:
    """What was pressed so far; nothing where interrupts are handled otherwise, or ignored, as behind `nohup`."""
    interrupts: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        interrupts.append(number)
        raise KeyboardInterrupt

    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler or threading.current_thread() is not threading.main_thread():
        yield interrupts
        return
    signal.signal(signal.SIGINT, note)
    try:
        yield interrupts
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN if interrupts else before)


def stop(line: str) -> None:
    """Say that the command was stopped; what still waits for something in other threads is not waited for."""
    print(line, file=sys.stderr, flush=True)
    if any(thread is not threading.main_thread() and not thread.daemon for thread in threading.enumerate()):
        os._exit(INTERRUPTED)
