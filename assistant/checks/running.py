"""Asks the questions of checks, several at a time, and scores what comes back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from assistant.chaining.chainable import EngineChoice
from assistant.checks.answers import AnswersFile, Key, keep
from assistant.checks.records import Check, KeptAnswer, Problem, Result, Score, Verdict
from assistant.checks.scoring import score_answer
from assistant.errors import BadInput, LocatorUnknown, NotReachable
from assistant.pipeline import Assistant
from assistant.records import Turn
from assistant.rendering import render_json

_ROWS_NAMED = 2
_FAILURES_TO_STOP = 3  # in a row: an endpoint that fails so often is gone

Progress = Callable[[float], None]


@dataclass(slots=True)
class Asked:
    """What came of asking."""

    answers: dict[Key, KeptAnswer] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)  # by check: why its question cannot be asked
    unreachable: list[str] = field(default_factory=list)  # what failed, first to last
    stopped: bool = False  # before all had been asked


def find_faults(assistant: Assistant, checks: Sequence[Check]) -> dict[str, str]:
    """By check, the gold rows that the corpus does not hold: errors of the check, not of its answer."""
    faults = {}
    for check in checks:
        missing = [locator for locator in check.gold_rows if not _exists(assistant, locator)]
        if missing:
            more = f" and {len(missing) - _ROWS_NAMED} more gold rows" if len(missing) > _ROWS_NAMED else ""
            faults[check.id] = f"the corpus holds no {', '.join(missing[:_ROWS_NAMED])}{more}"
    return faults


def _exists(assistant: Assistant, locator: str) -> bool:
    try:
        assistant.show(locator)
    except LocatorUnknown:
        return False
    return True


def ask_all(
    assistant: Assistant,
    checks: Sequence[Check],
    *,
    engine: EngineChoice,
    repeat: int = 1,
    parallel: int = 1,
    kept: Mapping[Key, KeptAnswer] | None = None,
    file: AnswersFile | None = None,
    progress: Progress = lambda share: None,
) -> Asked:
    """Ask every check so often, but for the answers that are kept from before.

    Each answer is written to the file as soon as it is there. After three failures in a row of what answers,
    the others are not asked any more.

    Args:
        assistant: threads share it.
        checks: each with an id of its own.
        engine: "model" never falls back to quoting rows, "auto" does.
        repeat: how many answers each check gets, at least 1.
        parallel: most questions under way at once, at least 1.
        kept: answers of an earlier run.
        file: where new answers go.
        progress: called with the share done, 0 to 1.
    """
    asked = Asked(dict(kept or {}))
    jobs = [(check, run) for run in range(1, repeat + 1) for check in checks]
    waiting = deque(job for job in jobs if (job[0].id, job[1]) not in asked.answers)
    done = len(jobs) - len(waiting)
    failures = 0
    under_way: dict[Future[KeptAnswer], tuple[Check, int]] = {}
    pool = ThreadPoolExecutor(parallel, thread_name_prefix="check")
    try:
        while waiting or under_way:
            while waiting and len(under_way) < parallel:
                job = waiting.popleft()
                under_way[pool.submit(_ask_one, assistant, *job, engine)] = job
            finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in finished:
                check, run = under_way.pop(future)
                done += 1
                try:
                    answer = future.result()
                except NotReachable as error:
                    asked.unreachable.append(str(error))
                    failures += 1
                except BadInput as error:
                    asked.refused[check.id] = str(error)
                else:
                    failures = 0
                    asked.answers[check.id, run] = answer
                    if file is not None:
                        file.add(answer)
            if failures >= _FAILURES_TO_STOP and waiting:
                asked.stopped = True
                waiting.clear()
            progress(done / len(jobs))
    finally:
        # Whatever ends the run early: nothing more is begun, and what was answered is in the file.
        pool.shutdown(wait=False, cancel_futures=True)
    return asked


def _ask_one(assistant: Assistant, check: Check, run: int, engine: EngineChoice) -> KeptAnswer:
    history = [Turn("user", earlier) for earlier in check.history]
    return keep(render_json(assistant.ask(check.question, history, engine=engine)), check, run)


def score_all(
    checks: Sequence[Check], answers: Mapping[Key, KeptAnswer], faults: Mapping[str, str], *, repeat: int = 1
) -> list[Result]:
    """Every check with its answers and their scores, in the order of the checks."""
    results = []
    for check in checks:
        given = tuple(answers[key] for key in ((check.id, run) for run in range(1, repeat + 1)) if key in answers)
        if check.id in faults:
            scores: tuple[Score, ...] = (Score(Verdict.FAULTY, (faults[check.id],)),) * max(1, len(given))
        elif not given:
            scores = (Score(Verdict.UNANSWERED, ("was not answered",)),)
        else:
            scores = tuple(score_answer(check, answer) for answer in given)
        results.append(Result(check, given, scores))
    return results


def name_faults(checks: Sequence[Check], faults: Mapping[str, str]) -> Iterator[Problem]:
    """The faults of checks as problems, with file and line."""
    for check in checks:
        if check.id in faults:
            yield Problem(check.place, f"check {check.id}: {faults[check.id]}")
