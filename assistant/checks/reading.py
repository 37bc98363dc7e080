"""Files of checks to checks: JSON Lines, CSV and YAML. What cannot be read is a Problem, and the rest is kept.

Lines of feedback, as the page keeps them, are read as checks and drafts; of one question the last opinion stands.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from rapidfuzz import process

from assistant.checks.feedback import as_check_fields, is_feedback
from assistant.checks.records import SINGLE, UNANSWERABLE, Check, Problem
from assistant.errors import BadInput

FIELDS = tuple(name for name in Check.model_fields if name != "place")
_LISTS = ("history", "gold_rows", "must_contain")
_LIKE_A_FIELD = 80  # of 100: how much an unknown field must look like a known one to be called a slip

Entry = tuple[int, dict[str, Any] | str]  # the line it begins on, and its fields or what is wrong with it


@dataclass(frozen=True, slots=True)
class Reading:
    """All that some files hold."""

    checks: tuple[Check, ...]
    problems: tuple[Problem, ...]
    drafts: tuple[Check, ...]  # not accepted yet, so not to be asked


def read_checks(paths: Sequence[Path]) -> Reading:
    """Read files of checks in order.

    Raises:
        BadInput: a file cannot be read at all, or is of no known kind.
    """
    checks: dict[str, Check] = {}
    problems: list[Problem] = []
    drafts: list[Check] = []
    for path in paths:
        for line, entry in _entries_of(path):
            place = f"{path}:{line}"
            check = entry if isinstance(entry, str) else _read_check(entry, place, f"{path.stem}:{line}")
            if isinstance(check, str):
                problems.append(Problem(place, check))
                continue
            if isinstance(entry, dict) and is_feedback(entry):
                checks.pop(check.id, None)
                drafts = [draft for draft in drafts if draft.id != check.id]
            if not check.accepted:
                drafts.append(check)
            elif check.id in checks and isinstance(entry, dict) and "id" not in entry:
                checks[place] = check.model_copy(update={"id": place})  # two files of one name
            elif check.id in checks:
                problems.append(Problem(place, f"the id {check.id!r} is taken by {checks[check.id].place}"))
            else:
                checks[check.id] = check
    return Reading(tuple(checks.values()), tuple(problems), tuple(drafts))


def _entries_of(path: Path) -> Iterator[Entry]:
    readers: dict[str, Callable[[str], Iterator[Entry]]] = {
        ".jsonl": _read_json_lines,
        ".ndjson": _read_json_lines,
        ".csv": _read_csv,
        ".tsv": _read_csv,
        ".yaml": _read_yaml,
        ".yml": _read_yaml,
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise BadInput(f"{path} is no file of checks. Give one that ends in .jsonl, .csv, .tsv, .yaml or .yml.")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}). Give a file of checks.") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        if reader is not _read_json_lines:
            raise BadInput(f"{path}:{line}: this is no UTF-8. Save the file as UTF-8.") from None
        # Each line stands for itself, so the others can still be read.
        text = content.decode("utf-8-sig", errors="surrogateescape")
    return reader(text.replace("\r\n", "\n"))


def _read_json_lines(text: str) -> Iterator[Entry]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        if any("\udc80" <= c <= "\udcff" for c in line):
            yield number, "this is no UTF-8"
            continue
        try:
            entry = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield number, f"this is no JSON ({error})"
            continue
        yield number, entry if isinstance(entry, dict) else "this is no JSON object"


def _read_csv(text: str) -> Iterator[Entry]:
    """Rows under a line of headings; lists are JSON, or `;` between entries and `|` between alternatives."""
    header = text.partition("\n")[0]
    # Spreadsheets of French systems write semicolons.
    delimiter = max(",;\t", key=header.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    headings: list[str] | None = None
    begins = 1
    try:
        for cells in rows:
            line, begins = begins, rows.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if headings is None:
                headings = [cell.strip() for cell in cells]
            elif len(cells) > len(headings):
                yield line, f"this row has {len(cells)} cells, the headings are {len(headings)}"
            else:
                yield line, {name: cell for name, cell in zip(headings, cells, strict=False) if cell.strip()}
    except csv.Error as error:
        yield begins, f"this is no CSV ({error}); what follows was not read"


def _read_yaml(text: str) -> Iterator[Entry]:
    """A list of mappings. Scalars are read as text: `no` stays a word, `2023-12-03` no date."""
    loader = yaml.BaseLoader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            return
        if not isinstance(root, yaml.SequenceNode):
            yield root.start_mark.line + 1, "this is no list of checks; begin each with a hyphen"
            return
        for node in root.value:
            line = node.start_mark.line + 1
            entry = loader.construct_object(node, deep=True)
            yield line, entry if isinstance(entry, dict) else "this is no mapping of fields"
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or type(error).__name__
        yield (mark.line + 1 if mark else 1), f"this is no YAML ({what}); the file was not read"
    finally:
        loader.dispose()


def _read_check(fields: dict[str, Any], place: str, default_id: str) -> Check | str:
    """A check, or what is wrong with it."""
    if is_feedback(fields):
        try:
            fields = as_check_fields(fields)
        except ValidationError as error:
            return "; ".join(_describe(found) for found in error.errors()[:3])
    for name in fields:
        if name not in FIELDS:
            like = process.extractOne(str(name), FIELDS, score_cutoff=_LIKE_A_FIELD)
            if like:
                return f"there is no field {name!r}; is {like[0]!r} meant?"
    try:
        known = {name: _read_cell(name, value) for name, value in fields.items() if name in FIELDS}
    except json.JSONDecodeError as error:
        return f"a list is no JSON ({error})"
    known = {name: value for name, value in known.items() if value is not None and value != ""}
    known.setdefault("id", default_id)
    if isinstance(known["id"], int):
        known["id"] = str(known["id"])
    try:
        check = Check(**known, place=place)
    except ValidationError as error:
        return "; ".join(_describe(found) for found in error.errors()[:3])
    if "kind" not in known:
        return check.model_copy(update={"kind": UNANSWERABLE if check.abstain else SINGLE})
    return check


def _read_cell(name: str, value: Any) -> Any:
    """Lists may be given as text, as cells of a spreadsheet are."""
    if name not in _LISTS or not isinstance(value, str):
        return value
    if value.lstrip().startswith("["):
        return json.loads(value)
    if name == "history":
        return [line for line in value.split("\n") if line.strip()]
    entries = [entry for entry in value.split(";") if entry.strip()]
    return entries if name == "gold_rows" else [entry.split("|") for entry in entries]


def _describe(found: Any) -> str:
    where = ".".join(str(part) for part in found["loc"])
    if found["type"] == "missing":
        return f"the field {where!r} is missing"
    return f"{where}: {found['msg']}" if where else str(found["msg"]).removeprefix("Value error, ")
