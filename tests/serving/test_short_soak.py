"""Several people for some seconds, careless and hostile: all is answered or refused, and nothing is left behind."""

from __future__ import annotations

from tests.benchmarks.soak import soak


def test_after_careless_and_hostile_people_nothing_is_left() -> None:
    found = soak(4, 4, warm_seconds=1)
    kinds = {outcome.partition(":")[0] for outcome in found.tally.outcomes}
    assert kinds == {"page", "api", "cut", "slow headers", "5 MB", "10,000 turns"}
    assert found.unwanted() == {}
    assert found.sessions_left == 0
    assert found.rest.threads <= found.calm.threads
    assert found.rest.files <= found.calm.files
