"""Two versions on the same checks: what got better, what worse, and whether chance explains it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.checks.metrics import METRICS, RESAMPLES, Metric, Values, bootstrap, values_by_check
from assistant.checks.records import Result, Verdict

_EXACT_UP_TO = 16  # pairs that differ: 65,536 ways of turning their signs
_DRAWS = 20_000


@dataclass(frozen=True, slots=True)
class Difference:
    """One metric, new minus old, over the checks that both answered."""

    metric: Metric
    checks: int
    old: float
    new: float
    low: float  # the 95 % bootstrap interval of the difference, pairs resampled
    high: float
    p_value: float  # two-sided, by turning the signs of paired differences

    @property
    def is_significant(self) -> bool:
        """Whether chance alone would show so large a difference in fewer than 5 of 100 cases."""
        return self.p_value < 0.05


@dataclass(frozen=True, slots=True)
class Change:
    """A check whose verdict is another one now."""

    check: str
    old: Verdict
    new: Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """Old and new answers side by side."""

    differences: tuple[Difference, ...]  # of metrics that are means; chance does not test a percentile
    better: tuple[Change, ...]
    worse: tuple[Change, ...]
    only_new: int  # checks that the old answers lack


def compare(old: Sequence[Result], new: Sequence[Result]) -> Comparison:
    """Compare the results of the same checks."""
    worth = {Verdict.RIGHT: 1, Verdict.MISSING: 0, Verdict.WRONG: -1}  # as the CRAG-style score counts
    before = {result.check.id: result for result in old if result.verdict in worth}
    scored = [result for result in new if result.verdict in worth]
    pairs = [(before[result.check.id], result) for result in scored if result.check.id in before]
    changes = [(worth[b.verdict] - worth[a.verdict], Change(b.check.id, a.verdict, b.verdict)) for a, b in pairs]
    differences = [
        _difference(
            metric, values_by_check(metric, [a for a, _ in pairs]), values_by_check(metric, [b for _, b in pairs])
        )
        for metric in METRICS
        if metric.aggregate is np.mean
    ]
    return Comparison(
        differences=tuple(difference for difference in differences if difference),
        better=tuple(change for gain, change in changes if gain > 0),
        worse=tuple(change for gain, change in changes if gain < 0),
        only_new=len(scored) - len(pairs),
    )


def _difference(metric: Metric, old: Mapping[str, float], new: Mapping[str, float]) -> Difference | None:
    both = [check for check in new if check in old]
    if not both:
        return None
    before, after = np.array([old[check] for check in both]), np.array([new[check] for check in both])
    low, high = bootstrap(after - before, np.mean)
    return Difference(
        metric, len(both), float(before.mean()), float(after.mean()), low, high, sign_test(after - before)
    )


def sign_test(differences: Values) -> float:
    """The two-sided p-value of a mean difference between pairs, by Fisher's randomisation of signs.

    Exact for few pairs that differ, where it equals the exact McNemar test on yes-or-no values; drawn at random,
    the same in every run, for more. 1 when no pair differs.
    """
    moved = differences[np.abs(differences) > 1e-12]
    if not len(moved):
        return 1.0
    reached = abs(moved.sum()) - 1e-9
    if len(moved) <= _EXACT_UP_TO:
        ways = np.arange(2 ** len(moved))[:, None] >> np.arange(len(moved)) & 1
        sums = np.abs((2.0 * ways - 1.0) @ moved)
        return float(np.mean(sums >= reached))
    chance = np.random.default_rng(0)
    beyond = 0
    for _ in range(_DRAWS // RESAMPLES):
        signs = chance.choice((-1.0, 1.0), (RESAMPLES, len(moved)))
        beyond += int(np.sum(np.abs(signs @ moved) >= reached))
    return (beyond + 1) / (_DRAWS + 1)
