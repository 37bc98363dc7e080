"""Wrong passwords cost more and more time, wherever the guesses are spread."""

from __future__ import annotations

from assistant.serving.lockout import Lockout
from assistant.serving.sessions import Sessions


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_wait_doubles_and_has_an_end() -> None:
    clock = Clock()
    lockout = Lockout(clock)
    waits = []
    for _ in range(16):
        while (wait := lockout.begin("alice", "192.0.2.1")) > 0:
            waits.append(wait)
            clock.now += wait
    assert waits[:5] == [1, 2, 4, 8, 16]
    assert max(waits) <= 900


def test_success_clears_what_was_held_against_the_account_there() -> None:
    clock = Clock()
    lockout = Lockout(clock)
    for _ in range(3):
        assert lockout.begin("alice", "a") == 0
    assert lockout.begin("alice", "a") > 0
    clock.now += 1
    assert lockout.begin("alice", "a") == 0
    lockout.succeeded("alice", "a")
    assert lockout.begin("alice", "a") == 0


def test_guessing_elsewhere_slows_the_owner_for_seconds_only() -> None:
    clock = Clock()
    lockout = Lockout(clock)
    for i in range(200):
        lockout.begin("alice", f"198.51.100.{i}")
    assert 0 < lockout.begin("alice", "192.0.2.1") <= 5
    clock.now += 5
    assert lockout.begin("alice", "192.0.2.1") == 0


def test_one_address_cannot_try_all_accounts() -> None:
    clock = Clock()
    lockout = Lockout(clock)
    waits = [lockout.begin(f"person{i}", "198.51.100.1") for i in range(40)]
    assert waits[19] == 0
    assert waits[-1] > 0
    assert lockout.begin("alice", "192.0.2.1") == 0


def test_attempts_made_at_once_do_not_all_go_free() -> None:
    lockout = Lockout(Clock())
    assert [lockout.begin("alice", "a") > 0 for _ in range(5)] == [False, False, False, True, True]


def test_failures_are_forgotten_after_an_hour() -> None:
    clock = Clock()
    lockout = Lockout(clock)
    for _ in range(3):
        lockout.begin("alice", "a")
    clock.now += 3601
    assert [lockout.begin("alice", "a") for _ in range(3)] == [0, 0, 0]


def test_a_session_ends_when_it_is_idle_and_when_it_is_old() -> None:
    clock = Clock()
    sessions = Sessions(idle_seconds=60, longest_seconds=150, clock=clock)
    identifier = sessions.open("alice")
    for _ in range(3):
        clock.now += 50
        assert sessions.find(identifier) is not None
    clock.now += 50  # used all the time, but opened too long ago
    assert sessions.find(identifier) is None
    other = sessions.open("alice")
    clock.now += 61
    assert sessions.find(other) is None
    assert len(sessions) == 0


def test_looking_without_touching_does_not_keep_a_session() -> None:
    clock = Clock()
    sessions = Sessions(idle_seconds=60, longest_seconds=600, clock=clock)
    identifier = sessions.open("alice")
    clock.now += 50
    assert sessions.find(identifier, touch=False) is not None
    clock.now += 50
    assert sessions.find(identifier) is None


def test_sessions_are_few_for_each_person_and_identifiers_are_kept_nowhere() -> None:
    sessions = Sessions(idle_seconds=60, longest_seconds=600)
    opened = [sessions.open("alice") for _ in range(25)]
    bob = sessions.open("bob")
    assert len(sessions) == 21
    assert sessions.find(opened[0]) is None
    assert sessions.find(opened[-1]) is not None
    assert bob not in repr(vars(sessions))
