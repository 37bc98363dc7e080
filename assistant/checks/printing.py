"""The figures of a run on a console; what went wrong goes to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.checks.metrics import ALL

TABLE = (  # the columns of the table by group; times and tokens stand below it
    "crag_score",
    "right",
    "citation_recall",
    "citation_precision",
    "must_contain",
    "exact_figures",
    "abstention_recall",
    "false_refusals",
    "language",
)
_FAILURES_SHOWN = 10


def print_json(form: Mapping[str, Any]) -> None:
    """One JSON object on one line."""
    print(json.dumps(form, ensure_ascii=False, allow_nan=False))


def print_figures(form: Mapping[str, Any]) -> None:
    """The report's JSON form in short: failures, figures, what changed; times last. Faults are told elsewhere."""
    verdicts = {name: count for name, count in form["verdicts"].items() if count}
    total = len(form["results"])
    others = ", ".join(f"{count} {name}" for name, count in verdicts.items() if name != "right")
    print(f"{form['verdicts']['right']} of {total} checks right{f' ({others})' if others else ''}")
    _print_failures([result for result in form["results"] if result["verdict"] not in ("right", "faulty")])
    if form["metrics"]:
        print()
        _print_table(form["metrics"])
    if form["varying"]:
        print(f"\n{len(form['varying'])} of {total} checks vary between runs: {', '.join(form['varying'])}")
    if form["comparison"]:
        _print_comparison(form["comparison"])
    if form["judge"]:
        judge = form["judge"]
        print(
            f"\nopinion of {judge['model']}, not counted above: faithful {judge['faithfulness']}, relevant "
            f"{judge['relevance']} (0 to 1) over {judge['judged']} answers, {judge['unreadable']} unreadable"
        )
    _print_costs(form["metrics"])


def print_problems(lines: Sequence[str], label: str) -> None:
    """Lines on standard error, each under a label."""
    for line in lines:
        print(f"{label}: {line}", file=sys.stderr)


def _print_failures(failed: Sequence[Mapping[str, Any]]) -> None:
    for result in failed[:_FAILURES_SHOWN]:
        print(f"  {result['verdict']} {result['id']}: {'; '.join(result['reasons'])}")
    if len(failed) > _FAILURES_SHOWN:
        print(f"  {len(failed) - _FAILURES_SHOWN} more; see them all with --report DIR")


def _print_table(metrics: Sequence[Mapping[str, Any]]) -> None:
    """A metric a line, a group a column; the interval stands beside the figure of all."""
    found = {(figure["metric"], figure["group"]): figure for figure in metrics}
    groups = list(dict.fromkeys(figure["group"] for figure in metrics))
    lines = [["", ALL, "95 %", *groups[1:]]]
    for name in TABLE:
        overall = found.get((name, ALL))
        if overall is None:
            continue
        spread = "" if overall["deviation"] is None else f" ±{overall['deviation']:.2f}"
        cells = [name, f"{overall['value']:.2f}{spread}", f"{overall['low']:.2f} to {overall['high']:.2f}"]
        cells += [f"{found[name, group]['value']:.2f}" if (name, group) in found else "-" for group in groups[1:]]
        lines.append(cells)
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    for line in lines:
        print("  ".join(f"{cell:<{widths[0]}}" if not at else f"{cell:>{widths[at]}}" for at, cell in enumerate(line)))


def _print_comparison(comparison: Mapping[str, Any]) -> None:
    print(f"\ncompared with the earlier answers: {len(comparison['better'])} better, {len(comparison['worse'])} worse")
    for name in ("worse", "better"):
        for change in comparison[name]:
            print(f"  {name} {change['check']}: {change['old']}, now {change['new']}")
    if comparison["only_new"]:
        print(f"  {comparison['only_new']} checks have no earlier answer")
    for difference in comparison["differences"]:
        if difference["metric"] in TABLE:
            step = difference["new"] - difference["old"]
            mark = " *" if difference["significant"] else ""
            print(
                f"  {difference['metric']:<20} {difference['old']:.2f} -> {difference['new']:.2f}  {step:+.2f} "
                f"({difference['low']:+.2f} to {difference['high']:+.2f}), p = {difference['p_value']:g}{mark}"
            )


def _print_costs(metrics: Sequence[Mapping[str, Any]]) -> None:
    costs = {figure["metric"]: figure for figure in metrics if figure["group"] == ALL}
    if "latency_p50_ms" in costs:
        p50, p95 = costs["latency_p50_ms"]["value"], costs["latency_p95_ms"]["value"]
        tokens = costs["input_tokens"]["value"], costs["output_tokens"]["value"]
        print(
            f"\nan answer takes {p50:.0f} ms (median), {p95:.0f} ms (95th percentile); "
            f"tokens in and out: {tokens[0]:.0f}, {tokens[1]:.0f}"
        )
