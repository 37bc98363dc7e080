"""Who asked first is answered first, and a turn is never lost."""

from __future__ import annotations

import threading

import pytest

from assistant.taking_turns import Turns

_SECONDS = 10


def test_turns_go_to_those_who_wait_in_the_order_in_which_they_came() -> None:
    turns = Turns(1)
    served: list[int] = []
    may_end = threading.Event()

    def work(number: int) -> None:
        with turns.one():
            served.append(number)
            may_end.wait(_SECONDS)

    threads = []
    for number in range(6):
        threads.append(threading.Thread(target=work, args=(number,)))
        threads[-1].start()
        wait_until(lambda many=number: len(served) + len(turns._waiting) == many + 1)
    assert served == [0]
    may_end.set()
    for thread in threads:
        thread.join(_SECONDS)
    assert served == [0, 1, 2, 3, 4, 5]


def test_as_many_as_are_let_work_at_once() -> None:
    turns = Turns(2)
    met = threading.Barrier(2)

    def work() -> None:
        with turns.one():
            met.wait(_SECONDS)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(_SECONDS)
    assert not any(thread.is_alive() for thread in threads)
    assert not met.broken


def test_work_that_fails_hands_its_turn_on() -> None:
    turns = Turns(1)
    for _ in range(3):
        with pytest.raises(ValueError, match="broken"), turns.one():
            raise ValueError("broken")
    with turns.one():
        pass


def wait_until(holds) -> None:
    reached = threading.Event()
    for _ in range(1000):
        if holds():
            return
        reached.wait(0.01)
    raise AssertionError("it never came to that")
