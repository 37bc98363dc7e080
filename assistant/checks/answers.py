"""The file of answers: one JSON object a line, written as they come, so that a run that breaks can be resumed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pydantic import ValidationError

from assistant.checks.records import Check, KeptAnswer, Problem
from assistant.errors import BadInput, HomeUnusable
from assistant.privacy.flows import Flow, Told
from assistant.settings import Settings

Key = tuple[str, int]  # the check's id and the repetition, from 1


def keep(form: dict[str, Any], check: Check, run: int) -> KeptAnswer:
    """The JSON form of an answer as it is kept: with its check's id, and the repetition after the first."""
    return KeptAnswer.model_validate(form | {"id": check.id} | ({"run": run} if run > 1 else {}))


def read_answers(path: Path, checks: Sequence[Check]) -> tuple[dict[Key, KeptAnswer], list[Problem]]:
    """The answers in a file that belong to these checks: same id, same question.

    Lines that are no answers are problems, but for a last one without its line ending: a run that broke left it.

    Raises:
        BadInput: the file cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}). Give a file that --answers wrote.") from None
    questions = {check.id: _words(check.question) for check in checks}
    found: dict[Key, KeptAnswer] = {}
    problems: list[Problem] = []
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            answer = KeptAnswer.model_validate(json.loads(line))
        except (ValueError, ValidationError, RecursionError):
            if number < len(lines):
                problems.append(Problem(f"{path}:{number}", "this is no answer as --answers writes them"))
            continue
        if questions.get(answer.id) == _words(answer.question):
            found[answer.id, answer.run] = answer
    return found, problems


def _words(question: str) -> list[str]:
    """A question as far as asking leaves it alone: control characters become blanks."""
    return "".join(c if c.isprintable() else " " for c in question).split()


class AnswersFile:
    """Answers on disk while a run goes on; without a path it keeps nothing."""

    def __init__(self, path: Path | None, kept: Iterable[KeptAnswer] = ()) -> None:
        """Begin the file with the answers that are kept from before.

        Raises:
            HomeUnusable: it cannot be written.
        """
        self._path = path
        self._file = None
        if path is not None:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                _replace(path, kept)
                self._file = path.open("a", encoding="utf-8")
            except OSError as error:
                raise HomeUnusable(
                    f"{path} cannot be written ({error.strerror}). Name another file with --answers."
                ) from None

    def add(self, answer: KeptAnswer) -> None:
        """Write one answer, so that it is there whatever comes next."""
        if self._file is not None:
            self._file.write(_line(answer))
            self._file.flush()

    def put_in_order(self, answers: Iterable[KeptAnswer]) -> None:
        """Write all answers anew, in this order."""
        if self._path is not None:
            _replace(self._path, answers)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()


def _line(answer: KeptAnswer) -> str:
    return json.dumps(answer.model_dump(mode="json", exclude_unset=True), ensure_ascii=False) + "\n"


def _replace(path: Path, answers: Iterable[KeptAnswer]) -> None:
    """Write a file as a whole or not at all."""
    if path.exists() and not path.is_file():
        path.write_text("".join(map(_line, answers)), encoding="utf-8")  # a pipe or /dev/stdout
        return
    beside = path.with_name(f".{path.name}.part")
    beside.write_text("".join(map(_line, answers)), encoding="utf-8")
    os.replace(beside, path)


def declare_flow(settings: Settings) -> Flow:
    """What evaluators have written."""
    return Flow(
        __name__,
        Told("Contrôles", "Checks"),
        Told("les questions des contrôles et leurs réponses", "the questions of checks and their answers"),
        Told("les fichiers que nomment --answers et --report", "the files that --answers and --report name"),
        Told("jusqu’à leur suppression", "until they are deleted"),
        (),
        is_active=True,
    )
