"""How long somebody has to wait after wrong passwords: twice as long each time.

Counted for an account from an address, so that guessing from elsewhere does not lock its owner out, and more mildly
for the account from all addresses together and for the address over all accounts. A name that nobody has counts alike.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

_PAIR = "pair"
_NAME = "name"
_ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Patience:
    """How many failures are free, and the longest wait afterwards."""

    free: int
    longest_seconds: float


_PATIENCE = {_PAIR: Patience(3, 900), _NAME: Patience(20, 5), _ADDRESS: Patience(20, 900)}
_FORGOTTEN_SECONDS = 3600.0
_KEPT_AT_MOST = 30_000


@dataclass(slots=True)
class _Count:
    failures: int
    last: float


class Lockout:
    """Counts failures in memory. Belongs to one thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._counts: OrderedDict[tuple[str, str, str], _Count] = OrderedDict()

    def begin(self, name: str, address: str) -> float:
        """Register an attempt; gives the seconds to wait instead, 0 when it may be made now.

        It counts as failed until `succeeded` says otherwise, so that attempts made at once cannot all go free.
        """
        now = self._clock()
        waits = [self._wait(key, now) for key in _keys(name, address)]
        if (longest := max(waits)) > 0:
            return longest
        for key in _keys(name, address):
            count = self._counts.pop(key, _Count(0, now))
            self._counts[key] = _Count(count.failures + 1, now)
        while len(self._counts) > _KEPT_AT_MOST:
            self._counts.popitem(last=False)
        return 0.0

    def succeeded(self, name: str, address: str) -> None:
        """The last attempt was right: nothing is held against the account there any more."""
        for key in _keys(name, address):
            count = self._counts.get(key)
            if key[0] == _PAIR:
                self._counts.pop(key, None)
            elif count is not None:
                count.failures -= 1

    def _wait(self, key: tuple[str, str, str], now: float) -> float:
        count = self._counts.get(key)
        if count is None:
            return 0.0
        if now - count.last > _FORGOTTEN_SECONDS:
            del self._counts[key]
            return 0.0
        patience = _PATIENCE[key[0]]
        doublings = count.failures - patience.free
        if doublings < 0:
            return 0.0
        return float(max(0.0, count.last + min(2.0 ** min(doublings, 30), patience.longest_seconds) - now))


def _keys(name: str, address: str) -> tuple[tuple[str, str, str], ...]:
    name = name.strip().lower()[:64]
    return (_PAIR, name, address), (_NAME, name, ""), (_ADDRESS, "", address)
