"""Learns the weights of grounding on the half called tune, and tells what they do on both halves: make train-claims."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.grounding.claims import find_doubt, find_hard_doubt, prepare_claim
from assistant.grounding.polarity import without_phrases
from assistant.grounding.support import MEASURES, Sense, measure
from tests.grounding.cases import SETS, Case, open_sense, passages_of, read_cases

Floats = NDArray[np.float64]
FOLDS = 5
HELD_BACK = 0.03
SIGNS = np.array([-1.0 if name in ("held", "known", "other_language", "texts") else 1.0 for name in MEASURES])
SEEN = (
    "entity",
    "half true",
    "half-true",
    "made up",
    "wrong row",
    "wrong-row",
    "detail",
    "word",
    "extra_detail",
    "invented_reason",
    "half_true",
    "wrong_row",
    "place",
    "time",
    "cause",
    "causality",
)  # corruptions that put strange words into a sentence
FAITHFUL_STOPPED = 0.022  # share of the faithful sentences of the tune half that the learned part may stop, in folds
_WEIGHTS = Path(__file__).parent.parent.parent / "assistant" / "grounding" / "weights.json"


def learn(table: Floats, corrupted: Floats) -> Floats:
    """Weights and bias of a logistic regression; both kinds count the same, large weights are held back.

    A weight whose sign makes no sense stays at 0: what is held speaks for a sentence, what is missing against it.
    """
    importance = np.where(corrupted == 1, 0.5 / corrupted.mean(), 0.5 / (1 - corrupted.mean())) / len(table)
    values, found = np.c_[table, np.ones(len(table))], np.zeros(table.shape[1] + 1)
    held_back = np.r_[np.full(table.shape[1], HELD_BACK), 0.0]
    for _ in range(4000):
        share = 1 / (1 + np.exp(-values @ found))
        found -= 0.3 * (values.T @ (importance * (share - corrupted)) + held_back * found)
        found[:-1] = np.where(SIGNS * found[:-1] < 0, 0.0, found[:-1])
    return found


def train(sense: Sense) -> None:
    """Learn on what the rules let through of the tune half, and write weights.json."""
    cases = [case for name in SETS for case in read_cases(name, "tune")]
    rows, corrupted, folds, by_rules = [], [], [], []
    for case in cases:
        passages = passages_of(case)
        sentence, pieces, source = prepare_claim(case["text"], passages)
        if not case["faithful"] and case["kind"] not in SEEN:
            continue
        by_rules.append(find_hard_doubt(sentence, pieces, source, passages, sense) is not None)
        rows.append(measure(without_phrases(sentence), pieces, source, sense))
        corrupted.append(float(not case["faithful"]))
        folds.append(hashlib.sha256(case["rows"][0]["title"].encode()).digest()[0] % FOLDS)
    table, wrong, fold = np.array(rows), np.array(corrupted), np.array(folds)
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    table = (table - mean) / spread
    score = np.zeros(len(wrong))
    for number in range(FOLDS):
        found = learn(table[fold != number], wrong[fold != number])
        score[fold == number] = np.c_[table, np.ones(len(table))][fold == number] @ found
    limit = float(np.quantile(score[wrong == 0], 1 - FAITHFUL_STOPPED))
    left = (wrong == 1) & ~np.array(by_rules)
    print(f"in folds, of the corrupted {np.mean(score[wrong == 1] > limit):.2f} stopped; ", end="")
    print(f"of the {left.sum()} that the rules leave {np.mean(score[left] > limit):.2f}")
    found = learn(table, wrong)
    stored = {"measures": MEASURES, "mean": mean, "spread": spread, "weight": found[:-1], "bias": found[-1] - limit}
    rounded = {
        key: [round(float(v), 5) for v in value] if isinstance(value, np.ndarray) else value
        for key, value in stored.items()
    }
    rounded["bias"] = round(float(found[-1] - limit), 5)
    _WEIGHTS.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


def report(half: str, sense: Sense, *, with_kinds: bool) -> None:
    """Print the shares stopped of each set; sentences are printed for the tune half only."""
    for name in SETS:
        cases = read_cases(name, half)
        if not cases:
            continue
        stopped: dict[bool, list[bool]] = {True: [], False: []}
        kinds: dict[tuple[bool, str], list[bool]] = defaultdict(list)
        began = time.perf_counter()
        for case in cases:
            is_stopped = find_doubt(case["text"], passages_of(case), sense) is not None
            stopped[case["faithful"]].append(is_stopped)
            kinds[case["faithful"], case["kind"]].append(is_stopped)
        milliseconds = 1000 * (time.perf_counter() - began) / sum(map(len, stopped.values()))
        print(
            f"{name} {half}: corrupted stopped {np.mean(stopped[False]):.3f} of {len(stopped[False])}, "
            f"faithful stopped {np.mean(stopped[True]):.3f} of {len(stopped[True])}, {milliseconds:.1f} ms each"
        )
        if with_kinds:
            for (faithful, kind), found in sorted(kinds.items()):
                print(f"  {'faithful' if faithful else 'corrupted':<10}{kind:<20}{sum(found)} of {len(found)}")


def main() -> None:
    """Train, then report."""
    cases: list[Case] = [case for name in SETS for case in read_cases(name)]
    sense = open_sense(cases)
    if "--only-report" not in sys.argv:
        train(sense)
    report("tune", sense, with_kinds=True)
    if "--tune" not in sys.argv:
        report("report", sense, with_kinds=False)


if __name__ == "__main__":
    main()
