"""Figures, floors and comparisons, against values worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.checks.comparing import compare, sign_test
from assistant.checks.metrics import METRICS, bootstrap, fallen_short, measure, read_floor
from assistant.checks.records import Check, KeptAnswer, Result, Score, Verdict
from assistant.errors import BadInput


def result(name: str, *verdicts: Verdict, kind: str = "single", lang: str = "en", cited: str = "a#x/1") -> Result:
    kept = KeptAnswer.model_validate(
        {
            "id": name,
            "question": "Why?",
            "answer": "So.",
            "language": lang,
            "abstained": False,
            "engine": "model",
            "citations": [{"locator": cited}],
        }
    )
    worth = {Verdict.RIGHT: 1.0, Verdict.MISSING: 0.0, Verdict.WRONG: -1.0}
    scores = tuple(Score(v, (), {"crag_score": worth[v], "right": float(v is Verdict.RIGHT)}) for v in verdicts)
    check = Check(id=name, question="Why?", kind=kind, lang=lang)
    return Result(check, (kept,) * len(verdicts), scores)


RIGHT, WRONG, MISSING = Verdict.RIGHT, Verdict.WRONG, Verdict.MISSING


def test_figures_are_means_over_all_and_by_kind_and_language() -> None:
    results = [result("a", RIGHT), result("b", WRONG, lang="fr"), result("c", RIGHT, kind="table", lang="fr")]
    results.append(Result(Check(id="d", question="Why?"), (), (Score(Verdict.FAULTY, ("faulty",)),)))
    found = {(f.metric.name, f.group): f for f in measure(results)}
    assert found["right", "all"].value == pytest.approx(2 / 3)
    assert found["right", "all"].checks == 3
    assert found["crag_score", "all"].value == pytest.approx(1 / 3)
    assert found["right", "single"].value == 1 / 2
    assert found["right", "fr"].value == 1 / 2
    assert found["right", "table"].value == 1
    assert ("citation_recall", "all") not in found
    assert all(f.low <= f.value <= f.high for f in found.values())


def test_repetitions_are_averaged_and_their_spread_is_told() -> None:
    results = [result("a", RIGHT, WRONG), result("b", RIGHT, RIGHT)]
    right = next(f for f in measure(results) if f.metric.name == "right")
    assert right.value == 3 / 4
    assert right.deviation == pytest.approx(np.std([1.0, 0.5], ddof=1))
    assert [r.varies for r in results] == [True, False]
    assert results[0].verdict is WRONG
    assert measure([result("a", RIGHT)])[0].deviation is None


def test_the_bootstrap_interval_is_that_of_a_binomial_share_and_the_same_each_time() -> None:
    values = np.array([1.0] * 80 + [0.0] * 20)
    low, high = bootstrap(values, np.mean)
    # The normal interval of a share of 0.8 among 100: 0.8 ± 1.96 × 0.04.
    assert low == pytest.approx(0.722, abs=0.02)
    assert high == pytest.approx(0.878, abs=0.02)
    assert bootstrap(values, np.mean) == (low, high)
    assert bootstrap(np.ones(5), np.mean) == (1, 1)


@pytest.mark.parametrize(
    ("floor", "is_ceiling", "short"),
    [
        pytest.param("right=0.5", False, [], id="held"),
        pytest.param("right=0.6", False, ["right at least 0.6: it is 0.5 over 2 checks"], id="not-held"),
        pytest.param("right:fr=1", False, ["right:fr at least 1: it is 0 over 1 checks"], id="of-a-group"),
        pytest.param("right:en=1", False, [], id="of-a-group-that-holds"),
        pytest.param("wrong=0", True, ["wrong at most 0: no check measures it"], id="not-measured"),
        pytest.param("right=0.4", True, ["right at most 0.4: it is 0.5 over 2 checks"], id="ceiling"),
    ],
)
def test_a_floor_that_is_not_held_is_told(floor: str, is_ceiling: bool, short: list[str]) -> None:
    figures = measure([result("a", RIGHT), result("b", WRONG, lang="fr")])
    assert fallen_short([read_floor(floor, is_ceiling=is_ceiling)], figures) == short


@pytest.mark.parametrize(
    "text", ["right", "right=", "right=much", "right=nan", "rihgt=0.5", "=0.5", "right=85", "right:fr=-1"]
)
def test_a_floor_that_is_none_is_bad_input(text: str) -> None:
    with pytest.raises(BadInput, match="--min"):
        read_floor(text)


@pytest.mark.parametrize(
    ("differences", "p_value"),
    [
        pytest.param([0, 0, 0], 1, id="nothing-moved"),
        pytest.param([1, 0, 0], 1, id="one-moved"),
        # The exact McNemar test with b = 5, c = 0: 2 / 2^5; with b = 9, c = 1: 22 / 2^10.
        pytest.param([1] * 5 + [0] * 30, 2 / 32, id="five-better"),
        pytest.param([1] * 9 + [-1], 22 / 1024, id="nine-better-one-worse"),
        pytest.param([1, -1], 1, id="one-better-one-worse"),
    ],
)
def test_the_paired_test_equals_mcnemars_exact_one(differences: list[float], p_value: float) -> None:
    assert sign_test(np.array(differences, dtype=float)) == pytest.approx(p_value)


def test_many_pairs_are_tested_by_drawing_signs() -> None:
    # 15 better and 10 worse of 25: the exact two-sided binomial test gives 0.4244.
    assert sign_test(np.array([1.0] * 15 + [-1.0] * 10)) == pytest.approx(0.4244, abs=0.02)
    assert sign_test(np.ones(40)) < 0.001


def test_a_comparison_names_what_got_better_and_worse() -> None:
    old = [result("a", WRONG), result("b", RIGHT), result("c", MISSING), result("d", RIGHT)]
    new = [result("a", RIGHT), result("b", WRONG), result("c", RIGHT), result("d", RIGHT), result("e", RIGHT)]
    found = compare(old, new)
    assert [c.check for c in found.better] == ["a", "c"]
    assert [(c.check, c.old, c.new) for c in found.worse] == [("b", RIGHT, WRONG)]
    assert found.only_new == 1
    right = next(d for d in found.differences if d.metric.name == "right")
    assert (right.checks, right.old, right.new) == (4, 0.5, 0.75)
    assert right.p_value == 1
    assert not right.is_significant
    assert right.low <= right.new - right.old <= right.high


def test_every_metric_has_a_name_of_its_own() -> None:
    assert len({metric.name for metric in METRICS}) == len(METRICS)
