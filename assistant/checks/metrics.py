"""Scores to figures: means with bootstrap intervals, over all checks and by kind and language, and floors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from assistant.checks.records import Result
from assistant.errors import BadInput

ALL = "all"
RESAMPLES = 2000
_PARTS = 10
Values = NDArray[np.float64]
Aggregate = Callable[..., Values]  # (values, axis=...) -> one figure each


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure: which value of each check it is made of, and how."""

    name: str
    meaning: str
    value: str  # the key in Score.values
    aggregate: Aggregate = np.mean
    is_share: bool = True  # from 0 to 1


def _quantile(share: float) -> Aggregate:
    return partial(np.quantile, q=share)


METRICS = (
    Metric("crag_score", "right answers minus wrong ones, an abstention counts 0", "crag_score", is_share=False),
    Metric("right", "answers that hold to every demand of their check", "right"),
    Metric("wrong", "answers that do not", "wrong"),
    Metric("missing", "abstentions where the corpus answers", "missing"),
    Metric("citation_recall", "gold rows that are cited (one is enough where any will do)", "citation_recall"),
    Metric("citation_precision", "cited rows that are gold, of answers given", "citation_precision"),
    Metric("article_precision", "cited rows that are of a gold row's article, of answers given", "article_precision"),
    Metric("must_contain", "answers that say all they must", "must_contain"),
    Metric("exact_figures", "answers that hold every wanted figure as a whole number", "exact_figures"),
    Metric("abstention_recall", "abstentions where the articles do not tell", "abstention_recall"),
    Metric("abstention_precision", "abstentions that are right ones", "abstention_precision"),
    Metric("false_refusals", "abstentions where the corpus answers, of such checks", "false_refusals"),
    Metric("language", "answers in the language of their check", "language"),
    Metric("dropped_sentences", "sentences that grounding removed, per answer", "dropped_sentences", is_share=False),
    Metric("latency_p50_ms", "milliseconds to an answer, median", "latency_ms", _quantile(0.5), is_share=False),
    Metric(
        "latency_p95_ms", "milliseconds to an answer, 95th percentile", "latency_ms", _quantile(0.95), is_share=False
    ),
    Metric("input_tokens", "tokens sent to the model, per answer", "input_tokens", is_share=False),
    Metric("output_tokens", "tokens written by the model, per answer", "output_tokens", is_share=False),
)
METRIC_NAMES = tuple(metric.name for metric in METRICS)
_SHARES = frozenset(metric.name for metric in METRICS if metric.is_share)


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric over a group of checks."""

    metric: Metric
    group: str  # all, a kind, or a language
    checks: int  # that it applies to; at least 1
    value: float
    low: float  # the 95 % bootstrap interval, checks resampled
    high: float
    deviation: float | None  # between repetitions, as a standard deviation; None with a single run


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure that must not be fallen short of: `citation_recall=0.9`, or of a group, `citation_recall:fr=0.9`."""

    metric: str
    group: str
    value: float
    is_ceiling: bool = False

    def __str__(self) -> str:
        group = "" if self.group == ALL else f":{self.group}"
        return f"{self.metric}{group} {'at most' if self.is_ceiling else 'at least'} {self.value:g}"


def read_floor(text: str, *, is_ceiling: bool = False) -> Floor:
    """Read METRIC=VALUE or METRIC:GROUP=VALUE.

    Raises:
        BadInput: it has another form, there is no such metric, or a share is not between 0 and 1.
    """
    left, sign, right = text.partition("=")
    name, _, group = left.strip().partition(":")
    option = "--max" if is_ceiling else "--min"
    try:
        value = float(right)
    except ValueError:
        sign = ""
    if not sign or not np.isfinite(value):
        raise BadInput(f"{option} {text}: give METRIC=VALUE, for example citation_recall=0.9.")
    if name not in METRIC_NAMES:
        raise BadInput(f"{option} {text}: there is no metric {name!r}. There are: {', '.join(METRIC_NAMES)}.")
    if name in _SHARES and not 0 <= value <= 1:
        raise BadInput(f"{option} {text}: {name} is a share, from 0 to 1; give 0.85 for 85 %.")
    return Floor(name, group or ALL, value, is_ceiling)


def group_results(results: Iterable[Result]) -> dict[str, list[Result]]:
    """All results, then those of each kind, then those of each language."""
    kept = list(results)
    groups: dict[str, list[Result]] = {ALL: kept}
    for kind in sorted({result.check.kind for result in kept}):
        groups[kind] = [result for result in kept if result.check.kind == kind]
    for language in sorted({result.check.lang for result in kept if result.check.lang}):
        groups[language.value] = [result for result in kept if result.check.lang is language]
    return groups


def measure(results: Sequence[Result]) -> list[Figure]:
    """Every metric over every group that it applies to, in the order of METRICS within each group."""
    figures = []
    for group, members in group_results(results).items():
        for metric in METRICS:
            figure = _measure_one(metric, group, members)
            if figure is not None:
                figures.append(figure)
    return figures


def values_by_check(metric: Metric, results: Iterable[Result]) -> dict[str, float]:
    """What each check contributes to a metric, its repetitions averaged; checks that it does not apply to left out."""
    found: dict[str, float] = {}
    for result in results:
        values = [score.values[metric.value] for score in result.scores if metric.value in score.values]
        if values:
            found[result.check.id] = float(np.mean(values))
    return found


def _measure_one(metric: Metric, group: str, results: Sequence[Result]) -> Figure | None:
    values = np.array(list(values_by_check(metric, results).values()))
    if not len(values):
        return None
    low, high = bootstrap(values, metric.aggregate)
    return Figure(
        metric, group, len(values), float(metric.aggregate(values, axis=0)), low, high, _deviation(metric, results)
    )


def bootstrap(values: Values, aggregate: Aggregate) -> tuple[float, float]:
    """The 95 % percentile interval of a figure when its checks are drawn anew, the same in every run."""
    chance = np.random.default_rng(0)
    # In parts, so that thousands of checks fit into memory.
    figures = np.concatenate(
        [
            aggregate(values[chance.integers(0, len(values), (RESAMPLES // _PARTS, len(values)))], axis=1)
            for _ in range(_PARTS)
        ]
    )
    return float(np.quantile(figures, 0.025)), float(np.quantile(figures, 0.975))


def _deviation(metric: Metric, results: Sequence[Result]) -> float | None:
    """How much the figure differs between repetitions."""
    runs = max((len(result.answers) for result in results), default=0)
    if runs < 2:
        return None
    figures = []
    for run in range(runs):
        scores = [result.scores[run] for result in results if run < len(result.answers)]
        values = [score.values[metric.value] for score in scores if metric.value in score.values]
        if values:
            figures.append(float(metric.aggregate(np.array(values), axis=0)))
    return float(np.std(figures, ddof=1)) if len(figures) > 1 else None


def fallen_short(floors: Iterable[Floor], figures: Sequence[Figure]) -> list[str]:
    """Each floor that is not held, in words; one that nothing measures is not held."""
    found: Mapping[tuple[str, str], Figure] = {(figure.metric.name, figure.group): figure for figure in figures}
    short = []
    for floor in floors:
        figure = found.get((floor.metric, floor.group))
        if figure is None:
            short.append(f"{floor}: no check measures it")
        elif figure.value > floor.value if floor.is_ceiling else figure.value < floor.value:
            short.append(f"{floor}: it is {figure.value:.4g} over {figure.checks} checks")
    return short
