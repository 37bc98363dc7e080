"""Who has signed in: kept in the memory of the server; the browser holds an identifier that means nothing."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

_PER_PERSON = 20  # browsers signed in at once; the oldest gives way
_AT_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Session:
    """One browser of one person."""

    person: str
    stamp: str | None  # of the account when it was opened; None where a provider vouched
    opened_at: float


class Sessions:
    """Sessions that end when they are idle, when they are old, or on demand. Belongs to one thread."""

    def __init__(
        self, *, idle_seconds: float, longest_seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._idle_seconds = idle_seconds
        self._longest_seconds = longest_seconds
        self._clock = clock
        self._sessions: OrderedDict[str, Session] = OrderedDict()  # the least lately used first
        self._used_at: dict[str, float] = {}

    def __len__(self) -> int:
        self._sweep()
        return len(self._sessions)

    def open(self, person: str, stamp: str | None = None) -> str:
        """Begin a session; gives its identifier, which is kept nowhere."""
        self._sweep()
        own = [key for key, session in self._sessions.items() if session.person == person]
        for key in own[: max(0, len(own) - _PER_PERSON + 1)]:
            self._drop(key)
        identifier = secrets.token_urlsafe(32)
        key, now = _digest(identifier), self._clock()
        self._sessions[key], self._used_at[key] = Session(person, stamp, now), now
        while len(self._sessions) > _AT_MOST:
            self._drop(next(iter(self._sessions)))
        return identifier

    def find(self, identifier: str, *, touch: bool = True) -> Session | None:
        """The session of an identifier, which counts as used now unless `touch` is off; None when it has ended."""
        key = _digest(identifier)
        session = self._sessions.get(key)
        if session is None:
            return None
        if self._has_ended(key, session):
            self._drop(key)
            return None
        if touch:
            self._used_at[key] = self._clock()
            self._sessions.move_to_end(key)
        return session

    def close(self, identifier: str) -> None:
        """End a session; one that has ended is fine."""
        self._drop(_digest(identifier))

    def _has_ended(self, key: str, session: Session) -> bool:
        now = self._clock()
        return now - self._used_at[key] > self._idle_seconds or now - session.opened_at > self._longest_seconds

    def _sweep(self) -> None:
        for key in [key for key, session in self._sessions.items() if self._has_ended(key, session)]:
            self._drop(key)

    def _drop(self, key: str) -> None:
        self._sessions.pop(key, None)
        self._used_at.pop(key, None)


def _digest(identifier: str) -> str:
    """What the memory of the server holds instead of an identifier."""
    return hashlib.sha256(identifier.encode("utf-8", "surrogateescape")).hexdigest()
