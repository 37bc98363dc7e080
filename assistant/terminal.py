"""Answers, rows and reports on a console: text on standard output, progress on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from assistant.composing import find_markers, split_items, unescape_markdown
from assistant.errors import BadInput
from assistant.records import Answer, Language, Passage, ResultTable
from assistant.rendering import (
    describe_masked,
    describe_usage,
    name_column,
    name_place,
    render_csv,
    render_json,
    render_passage,
    render_plain,
    render_sources,
)

if TYPE_CHECKING:
    from assistant.index.building import IngestReport
    from assistant.index.building import Progress as Report
    from assistant.looking import Status

_WARNINGS_SHOWN = 20


def print_json(value: Mapping[str, Any]) -> None:
    """One JSON object on one line."""
    print(json.dumps(value, ensure_ascii=False))


def print_answer(answer: Answer, *, as_json: bool) -> None:
    """An answer with its table and its sources below, or as JSON."""
    if as_json:
        print_json(render_json(answer))
        return
    prose, items = split_items(answer.answer)
    if answer.table is None or not items:
        print(render_plain(answer))
        return
    print(unescape_markdown(prose), end="\n\n")
    console = Console(highlight=False, soft_wrap=False)
    with console.capture() as laid_out:
        console.print(_lay_out(answer, answer.table, items))
    print("\n".join(line.rstrip() for line in laid_out.get().strip("\n").split("\n") if line.strip()))
    print(f"\n{render_sources(answer)}")
    if answer.masked:
        print(f"\n{describe_masked(answer.masked, answer.language)}")
    if answer.usage.calls:
        print(f"\n{describe_usage(answer.usage, answer.language)}")


def _lay_out(answer: Answer, result: ResultTable, items: Sequence[str]) -> Table:
    """The rows that an answer lists, each with its markers; the locators are told with the sources."""
    shown = [at for at, column in enumerate(result.columns) if column != "locator"]
    laid_out = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for at in shown:
        is_figure = isinstance(result.rows[0][at], int | float)
        laid_out.add_column(name_column(result.columns[at], answer.language), justify="right" if is_figure else "left")
    laid_out.add_column("")
    for row, item in zip(result.rows, items, strict=False):
        cells = [_name_cell(row[at], result.columns[at], answer.language) for at in shown]
        laid_out.add_row(*map(escape, [*cells, find_markers(item)]))
    return laid_out


def _name_cell(value: str | int | float | None, column: str, language: Language) -> str:
    if column == "table" and isinstance(value, str):
        return name_place(value, language)
    return "" if value is None else str(value)


def print_csv(answer: Answer) -> None:
    """The rows of an exact answer as CSV.

    Raises:
        BadInput: the answer is no exact one.
    """
    if answer.table is None:
        raise BadInput("Only exact answers have rows to print as CSV. Ask for a count, a list or a ranking.")
    print(render_csv(answer), end="")


def print_passage(passage: Passage, *, as_json: bool) -> None:
    """A passage: where it stands, then its cells or its lines."""
    if as_json:
        print_json(render_passage(passage))
        return
    first, last = passage.source[0].number, passage.source[-1].number
    lines = f"line {first}" if first == last else f"lines {first}-{last}"
    print(f"{passage.locator} ({passage.file}, {lines})")
    print(passage.article.title)
    if passage.withheld:
        print(f"Answers do not quote this: {passage.withheld}.")
    print()
    if passage.cells:
        for column, cell in passage.cells.items():
            print(f"{column}: {'(blank)' if cell is None else cell}")
    else:
        print(passage.text)


def print_status(status: Status, *, as_json: bool) -> None:
    """What the index holds and who answers."""
    values = {
        "home": str(status.home),
        "generation": status.generation,
        "articles": status.articles,
        "rows": status.rows,
        "passages": status.passages,
        "embedder": status.embedder,
        "engine": status.engine,
    }
    if as_json:
        print_json(values)
        return
    for name, value in values.items():
        print(f"{name:<11} {value}")


def print_report(report: IngestReport, *, as_json: bool) -> None:
    """What an ingest did; its warnings go to standard error."""
    if as_json:
        print_json(
            {
                "added": list(report.added),
                "changed": list(report.changed),
                "removed": list(report.removed),
                "unchanged": report.unchanged,
                "articles": report.articles,
                "rows": report.rows,
                "rebuilt_because": report.rebuilt_because,
                "warnings": [str(warning) for warning in report.warnings],
            }
        )
        return
    for warning in report.warnings[:_WARNINGS_SHOWN]:
        print(f"warning: {warning}", file=sys.stderr)
    if len(report.warnings) > _WARNINGS_SHOWN:
        left = len(report.warnings) - _WARNINGS_SHOWN
        print(f"warning: {left} more; list them all with --json", file=sys.stderr)
    if report.rebuilt_because:
        print(f"{report.rebuilt_because} All passages were embedded again.")
    print(
        f"{len(report.added)} added, {len(report.changed)} changed, {len(report.removed)} removed, "
        f"{report.unchanged} unchanged: {_count(report.articles, 'article')}, {_count(report.rows, 'row')}."
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@contextmanager
def progress_bar(label: str) -> Iterator[Report]:
    """A bar on standard error that appears with the first report of work; nothing when there is none."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=console)
    task = progress.add_task(label, total=1.0)
    started = False

    def report(share: float) -> None:
        nonlocal started
        if not started:
            progress.start()
            started = True
        progress.update(task, completed=share)

    try:
        yield report
    finally:
        if started:
            progress.stop()
