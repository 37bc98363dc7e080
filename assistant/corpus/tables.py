"""Pipe tables: source lines to rows of cells, with no word of a line lost.

A cell is the source between two pipes, blanks around it left out and `\\|` read as `|`; nothing else
is changed. Surplus cells are kept in the last column, as the source has them, pipes included.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

from assistant.columns import ColumnRole, find_column, find_name_column, parse_relevancy, rate_cells
from assistant.corpus.markdown import PipeTable, strip_markers
from assistant.hostile.hiding import HIDDEN
from assistant.hostile.judging import (
    cut_orders,
    find_live_markup,
    find_repetition,
    is_order,
    judge_texts,
    leave_out_live,
)
from assistant.records import Row, SourceLine, Span, Table

Warn = Callable[[int, str], None]  # line (1-based), what is wrong

_PIPE = re.compile(r"(?<!\\)\|")
_TICKS = re.compile(r"`+")


def read_table(
    block: PipeTable, lines: Sequence[str], *, name: str, file: str, warn: Warn, tagged: frozenset[int] = frozenset()
) -> Table:
    """The table that stands on the lines of a block.

    Args:
        block: where markdown-it found it; lines are indexes into `lines`.
        lines: all lines of the file.
        name: what its locators call it.
        file: for its span.
        tagged: lines (1-based) that hold words which nobody sees.
        warn: told of ragged rows, repeated headings, ratings that are no number, and missing rows.
    """
    headings = split_cells(_bare(lines[block.start], block)) or [None]
    columns = _name_columns([heading or "" for heading in headings], block.start, warn)
    rated = find_column(columns, ColumnRole.RELEVANCY)
    rows = []
    for number, line in enumerate(block.rows, start=1):
        fitted = _fit_cells(_bare(lines[line], block), len(columns), line + 1, warn, is_rated=rated == columns[-1])
        cells = dict(zip(columns, fitted, strict=True))
        why = judge_texts(cells.values()) or find_repetition(cells.values()) or (HIDDEN if line + 1 in tagged else None)
        if why and line + 1 not in tagged and (kept := _keep_honest(cells, find_name_column(columns))):
            warn(line + 1, f"answers leave out a part of the row: {why}")
            cells, why = kept, None
        elif why:
            warn(line + 1, f"answers do not quote the row: {why}")
        elif live := find_live_markup(cells.values()):
            how = "leave out a part of the row" if _is_cut(cells.values()) else "quote the row as plain text"
            warn(line + 1, f"answers {how}: {live}")
        rows.append(Row(number, cells, SourceLine(line + 1, lines[line]), why))
    ratings = [row.cells[rated] for row in rows] if rated else []
    for row, rating, number_read in zip(rows, ratings, rate_cells(ratings), strict=False):
        if rating and number_read is None:
            why = "no number" if parse_relevancy(rating) is None else "on another scale than the others"
            warn(row.source.number, f"{rated} is {why}: {_shorten(rating)}")
    if not rows:
        warn(block.start + 1, f"the table {name} has no rows")
    return Table(name, columns, tuple(rows), Span(file, block.start + 1, block.end))


def split_cells(line: str) -> list[str | None]:
    """The cells of a line as GFM splits it: at every pipe that no backslash precedes. Blank ones are None."""
    return [_read_cell(line[start:end]) for start, end in _slices(line, _pipes(line))]


def _bare(line: str, block: PipeTable) -> str:
    return (strip_markers(line) if block.is_nested else line).strip()


def _read_cell(raw: str) -> str | None:
    return raw.strip().replace("\\|", "|") or None


def _pipes(line: str) -> list[int]:
    return [found.start() for found in _PIPE.finditer(line)]


def _slices(line: str, pipes: Sequence[int]) -> list[tuple[int, int]]:
    """Where the cells of a line start and end; the pipes around the whole line bound no empty cell."""
    slices = list(zip([0, *(p + 1 for p in pipes)], [*pipes, len(line)], strict=True))
    if slices[0] == (0, 0):
        slices.pop(0)
    if slices and slices[-1][0] == len(line):
        slices.pop()
    return slices


def _fit_cells(line: str, width: int, number: int, warn: Warn, *, is_rated: bool) -> list[str | None]:
    """The cells of a row, exactly `width` of them; `is_rated` tells that the last one holds ratings."""
    pipes = _pipes(line)
    slices = _slices(line, pipes)
    if "`" in line:
        spans = _code_spans(line)
        outside = [pipe for pipe in pipes if not _inside(pipe, spans)]
        if len(outside) < len(pipes):
            if len(slices) > width == len(_slices(line, outside)):
                slices = _slices(line, outside)
                warn(number, 'a "|" between backticks is read as text; write it as "\\|"')
            else:
                warn(number, 'a "|" between backticks is read as the end of a cell; write it as "\\|" if it is text')
    cells = [_read_cell(line[start:end]) for start, end in slices]
    # A "|" inside a text shifts what follows: a rating that is still the last cell stays one.
    ends_rated = is_rated and width > 1 and len(cells) > width and parse_relevancy(cells[-1]) is not None
    if len(cells) != width:
        warn(number, f"the row has {len(cells)} cells for {width} columns{_consequence(len(cells), width, ends_rated)}")
    last = width - 2 if ends_rated else width - 1
    rest = list(range(last, len(cells) - ends_rated))
    if len(cells) > width and any(cells[at] for at in rest[1:]):
        end = max(slices[at][1] for at in rest if cells[at])
        cells[last] = _read_cell(line[slices[last][0] : end])
    if ends_rated:
        cells[width - 1] = cells[-1]
    return [*cells[:width], *[None] * (width - len(cells))]


def _consequence(found: int, width: int, ends_rated: bool) -> str:
    if found < width:
        return ", the missing ones are blank"
    return f", the rest is kept in the {'column before the last' if ends_rated else 'last column'}"


def _code_spans(line: str) -> list[tuple[int, int]]:
    """Where code between backticks starts and ends: a run of backticks closes at the next run of its length."""
    runs = [(found.start(), found.end()) for found in _TICKS.finditer(line)]
    by_length: dict[int, list[int]] = {}
    for start, end in runs:
        by_length.setdefault(end - start, []).append(start)
    spans: list[tuple[int, int]] = []
    for start, end in runs:
        if spans and start < spans[-1][1]:
            continue
        same = by_length[end - start]
        following = bisect_right(same, start)
        if following < len(same):
            spans.append((start, same[following] + end - start))
    return spans


def _inside(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    before = bisect_right(spans, (position, position)) - 1
    return before >= 0 and position < spans[before][1]


def _name_columns(headings: Sequence[str], line: int, warn: Warn) -> tuple[str, ...]:
    """Headings as written; a blank one is `column-N`, a repeated one `HEADING-2`."""
    taken: dict[str, int] = {}
    names = []
    for position, heading in enumerate(headings, start=1):
        if heading and is_order(heading):
            warn(line + 1, f"the heading of column {position} reads as an order to an assistant, it is left out")
            heading = ""
        name = choose_free_name(heading or f"column-{position}", taken)
        if heading and name != heading:
            warn(line + 1, f"the column {_shorten(heading)} is there twice, the later one is called {_shorten(name)}")
        names.append(name)
    return tuple(names)


def choose_free_name(wanted: str, taken: dict[str, int]) -> str:
    """The name itself when it is free, else the first free one of `NAME-2`, `NAME-3`, …; it is taken from then on."""
    name, number = wanted, taken.get(wanted, 0)
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken[wanted] = max(number, 1)
    taken.setdefault(name, 1)
    return name


def _keep_honest(cells: Mapping[str, str | None], name: str | None) -> dict[str, str | None] | None:
    """The cells of a row up to the orders that they end with; None where nothing of the row may be told."""
    cut = cut_orders(list(cells.values()))
    if cut is None or find_repetition(cells.values()):
        return None
    kept = dict(zip(cells, cut, strict=True))
    return None if name and kept[name] != cells[name] else kept


def _is_cut(cells: Iterable[str | None]) -> bool:
    return any(leave_out_live(cell) != [cell] for cell in cells if cell)


def _shorten(text: str) -> str:
    return f'"{text}"' if len(text) <= 60 else f'"{text[:60]}…"'
