"""Several people for some seconds, careless and hostile: all is answered or refused, and nothing is left behind."""

from __future__ import annotations

from tests.benchmarks.soak import ROUNDS_WHEN_WARM, soak

_PEOPLE = 4


def test_after_careless_and_hostile_people_nothing_is_left() -> None:
    found = soak(4, _PEOPLE, warm_seconds=6)
    kinds = {outcome.partition(":")[0] for outcome in found.tally.outcomes}
    assert kinds == {"page", "api", "cut", "slow headers", "5 MB", "10,000 turns"}
    assert found.unwanted() == {}
    assert found.sessions_left == 0
    # A pool adds a worker for each person at most, whenever it first meets them all at one moment; a thread left by
    # each act of any one kind would be ROUNDS_WHEN_WARM for each person.
    assert ROUNDS_WHEN_WARM > 1
    assert found.rest.threads <= found.warm.threads + _PEOPLE
    assert found.rest.files <= found.warm.files
