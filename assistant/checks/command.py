"""`assistant check`: reads, asks, scores, reports. Returns the exit status.

0 fine; 1 a floor was not held; 2 a file or a check is in error (the others have run); 3 what answers was not
reachable (what was answered is kept). Of several, the highest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.answering.chat import open_chat_model
from assistant.chaining.chainable import EngineChoice
from assistant.checks.answers import AnswersFile, Key, read_answers
from assistant.checks.comparing import compare
from assistant.checks.drafting import draft_checks
from assistant.checks.feedback import KIND as FEEDBACK
from assistant.checks.judging import judge_all
from assistant.checks.keeping import keep_report
from assistant.checks.metrics import Floor, fallen_short, measure
from assistant.checks.printing import print_figures, print_json, print_problems
from assistant.checks.reading import Reading, read_checks
from assistant.checks.records import Check, KeptAnswer, Problem, Result
from assistant.checks.reporting import Report, make_folder, render_report, write_report
from assistant.checks.running import Progress, ask_all, find_faults, name_faults, score_all
from assistant.errors import BadInput, LocatorUnknown
from assistant.pipeline import Assistant
from assistant.records import Engine

OpenBar = Callable[[str], AbstractContextManager[Progress]]  # a label -> a bar while work goes on

_PARALLEL_REQUESTS = 4  # to a model endpoint; without one, threads only wait for each other


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What was asked for."""

    paths: Sequence[Path] = ()
    answers: Path | None = None
    report: Path | None = None
    floors: Sequence[Floor] = ()
    compare: Path | None = None
    repeat: int = 1
    resume: bool = False
    parallel: int | None = None  # None: what suits the engine
    engine: EngineChoice = "auto"
    judge: str | None = None  # the name of a model
    as_json: bool = False


def read_files(options: CheckOptions) -> Reading:
    """The checks of a run, before anything else is opened.

    Raises:
        BadInput: options contradict each other, a file cannot be read, or there is nothing to ask.
    """
    if options.resume and (options.answers is None):
        raise BadInput("--resume needs --answers FILE: the file that the earlier run wrote.")
    if options.answers is not None and options.answers.resolve() in [path.resolve() for path in options.paths]:
        raise BadInput(f"{options.answers} holds the checks. Name another file with --answers.")
    reading = read_checks(options.paths)
    if not reading.checks:
        print_problems([str(problem) for problem in reading.problems], "error")
        waiting = f" {len(reading.drafts)} drafts wait for `accepted` to be true." if reading.drafts else ""
        raise BadInput(f"There is no check to run in {', '.join(map(str, options.paths))}.{waiting}")
    return reading


def run_checks(assistant: Assistant, reading: Reading, options: CheckOptions, open_bar: OpenBar) -> int:
    """Ask all checks, print the figures, write the files; returns the exit status.

    Raises:
        AssistantError: a file cannot be read or written, or the judge has no model.
    """
    if options.report is not None:
        make_folder(options.report)  # before anything is asked: what was answered would be lost for it
    checks = reading.checks
    engine = _choose_engine(assistant, options.engine)
    uses_model = engine == "model"
    parallel = options.parallel or (_PARALLEL_REQUESTS if uses_model else 1)
    judge = open_chat_model(assistant.settings.model_copy(update={"model": options.judge})) if options.judge else None
    problems = list(reading.problems)
    old: dict[Key, KeptAnswer] = {}
    if options.compare is not None:
        old, odd = read_answers(options.compare, checks)
        problems += odd
        if not old:
            raise BadInput(f"{options.compare} holds no answer to these checks. Give a file that --answers wrote.")
    kept: dict[Key, KeptAnswer] = {}
    if options.resume and options.answers is not None and options.answers.exists():
        kept, odd = read_answers(options.answers, checks)
        kept = {key: answer for key, answer in kept.items() if key[1] <= options.repeat}
        problems += odd
    faults = find_faults(assistant, checks)
    with AnswersFile(options.answers, kept.values()) as file, open_bar("Checking") as progress:
        asked = ask_all(
            assistant,
            checks,
            engine=engine,
            repeat=options.repeat,
            parallel=parallel,
            kept=kept,
            file=file,
            progress=progress,
        )
        runs = range(1, options.repeat + 1)
        file.put_in_order(asked.answers[c.id, run] for run in runs for c in checks if (c.id, run) in asked.answers)
    faults |= asked.refused
    results = score_all(checks, asked.answers, faults, repeat=options.repeat)
    if judge is not None:
        results = judge_all(results, judge, lambda row: read_row(assistant, row) or "", parallel=parallel)
    problems += name_faults(checks, faults)
    figures = measure(results)
    report = Report(
        about=_describe(assistant, engine, options, kept),
        figures=figures,
        results=results,
        problems=problems,
        short=fallen_short(options.floors, figures),
        comparison=compare(_score_old(checks, old, faults), results) if old else None,
        judge=options.judge,
    )
    if options.report is not None:
        write_report(report, options.report, lambda row: read_row(assistant, row))
    form = render_report(report, lambda row: read_row(assistant, row))
    keep_report(assistant.settings.home, form)
    print_json(form) if options.as_json else print_figures(form)
    _print_what_failed(report.problems, report.short, asked.unreachable, reading, results, options)
    return max(3 if asked.unreachable else 0, 2 if problems else 0, 1 if report.short else 0)


def print_drafts(assistant: Assistant, paths: Sequence[Path], count: int) -> int:
    """Print drafts of checks, as JSON Lines: from what readers found wrong, then for rows that no check covers."""
    reading = read_checks(paths)
    drafts = [_render_draft(draft) for draft in reading.drafts if draft.kind == FEEDBACK][:count]
    if len(drafts) < count:
        known = [*reading.checks, *reading.drafts]
        drafts += draft_checks(assistant.passages(), known, count=count - len(drafts))
    for draft in drafts:
        print_json(draft)
    print_problems([str(problem) for problem in reading.problems], "error")
    if len(drafts) < count:
        print_problems([f"the corpus has rows for {len(drafts)} drafts only"], "note")
    return 2 if reading.problems else 0


def _render_draft(draft: Check) -> dict[str, Any]:
    return draft.model_dump(mode="json", exclude={"place"}, exclude_none=True)


def _choose_engine(assistant: Assistant, wanted: EngineChoice) -> EngineChoice:
    """Where a chat model is set it is what is judged: it never falls back to quoting rows unseen."""
    if wanted != "auto":
        return wanted
    return "extractive" if assistant.status().engine == Engine.EXTRACTIVE.value else "model"


def _score_old(checks: Sequence[Check], old: dict[Key, KeptAnswer], faults: dict[str, str]) -> list[Result]:
    return score_all(checks, old, faults, repeat=max(run for _, run in old))


def _describe(
    assistant: Assistant, engine: EngineChoice, options: CheckOptions, kept: dict[Key, KeptAnswer]
) -> dict[str, str | int]:
    status = assistant.status()
    return {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "engine": status.engine if engine == "model" else Engine.EXTRACTIVE.value,
        "articles": status.articles,
        "rows": status.rows,
        "embedder": status.embedder,
        "repetitions": options.repeat,
        "answers kept from an earlier run": len(kept),
    }


def read_row(assistant: Assistant, locator: str) -> str | None:
    """What a place says, without the marks of its table; None where there is none."""
    try:
        passage = assistant.show(locator)
    except LocatorUnknown:
        return None
    cells = [f"{column}: {cell}" for column, cell in passage.cells.items() if cell]
    return "; ".join(cells) if cells else passage.text


def _print_what_failed(
    problems: Sequence[Problem],
    short: Sequence[str],
    unreachable: Sequence[str],
    reading: Reading,
    results: Sequence[Result],
    options: CheckOptions,
) -> None:
    print_problems([str(problem) for problem in problems], "error")
    if reading.drafts:
        print_problems(
            [f"{len(reading.drafts)} drafts were not asked: complete them and set `accepted` to true"], "note"
        )
    print_problems(short, "fell short")
    if unreachable:
        open_still = sum(len(result.answers) < options.repeat for result in results)
        then = (
            "Run the same command with --resume to ask those alone." if options.answers else "Keep them with --answers."
        )
        print_problems([f"{unreachable[-1]} {open_still} checks are unanswered. {then}"], "error")
