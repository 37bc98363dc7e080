"""The smallest pieces of a passage that can be quoted: a cell of a row, a sentence of a section.

A row of a table that describes nothing ("Metric | Value | Source") says something only as a whole, and is one piece.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.columns import NOT_TOLD, ColumnRole, find_name_column, find_numbering, find_role, is_unnamed
from assistant.hostile.judging import find_live_markup, leave_out_live
from assistant.records import HEADER, Passage

# A sentence ends at . ! ? or … with an optional closing mark, before a blank and something that opens a sentence.
_SENTENCE_END = re.compile(r"(?<=[.!?…])(?:[\"”’)\]]|[\u00a0\u202f ]?»)?\s+(?=[\"“«(\[]?[A-ZÀ-Ý0-9])")
_LIST_MARK = re.compile(r"\s*(?:[*+-]|\d+[.)])\s+")
_CELL_END = re.compile(r"\s*(?:\||$)")
# The end of a row and the beginning of another, written inside a cell.
_FORGED_ROW = re.compile(r"\s*\|[^|]*\|\s*<br\s*/?>\s*\|.*", re.IGNORECASE | re.DOTALL)
_DESCRIBING = (ColumnRole.DESCRIPTION, ColumnRole.CHANGE, ColumnRole.HORIZON, ColumnRole.DRIVING_FORCE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a passage, exactly as its source lines have it."""

    passage: Passage
    text: str
    column: str | None = None  # the heading of its cell, None outside tables and of a whole row
    cells: tuple[tuple[str, str], ...] = ()  # of a whole row: each cell that it tells, as its text has it, by heading
    also: Unit | None = None  # another place of the article that says the same word for word

    @property
    def meaning(self) -> str:
        """The words that it is compared with a question by: figures mean nothing without what they are of."""
        if not self.cells:
            return self.text
        told = " ".join(f"{heading} {cell}" if heading else cell for heading, cell in self.cells)
        return f"{self.passage.name}: {told}" if self.passage.name else told

    @property
    def is_name(self) -> bool:
        """Whether it is the cell that names its row, which is told beside what is quoted of it."""
        return self.column is not None and self.column == find_name_column(self.passage.cells)


def split_sentences(text: str) -> list[str]:
    """The sentences of one line, each exactly as it stands there, without outer blanks."""
    found, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        mark = end.group().rstrip()
        found.append(text[start : end.start() + len(mark)])
        start = end.end()
    return [sentence.strip() for sentence in (*found, text[start:]) if sentence.strip()]


def split_units(passage: Passage) -> list[Unit]:
    """What can be quoted of a passage: sentences, of cells too, without ratings and identifiers.

    A sentence that answers may have neighbours that do not, or that were put there to be quoted with it. Markup that
    would act is left out with the sentence that it stands in, where anything else is said; so is what a cell says
    behind the imitation of another row.
    """
    if passage.cells:
        if (whole := _find_whole_row(passage)) is not None:
            return [whole]
        name = find_name_column(passage.cells)
        return [
            Unit(passage, sentence.replace("|", "\\|"), column)
            for column, cell in passage.cells.items()
            if cell and find_role(column) not in NOT_TOLD
            for piece in leave_out_live(_FORGED_ROW.sub("", cell))
            for sentence in ([piece] if column == name else split_sentences(piece))
            if sentence
        ]
    if passage.locator.place == HEADER:
        return [Unit(passage, line.text.strip()) for line in passage.source]
    units = []
    for line in passage.source:
        mark = _LIST_MARK.match(line.text)
        units += [
            Unit(passage, piece)
            for sentence in split_sentences(line.text[mark.end() if mark else 0 :])
            for piece in leave_out_live(sentence)
        ]
    quiet = [unit for unit in units if not find_live_markup([unit.text])]
    return quiet or units


def telling_units(passage: Passage) -> list[Unit]:
    """The same without the cell that names its row, which is told beside what is quoted, where there is another."""
    units = split_units(passage)
    return [unit for unit in units if not unit.is_name] or units


def _find_whole_row(passage: Passage) -> Unit | None:
    """A row without a describing column as one piece, from the first cell that is told to the last; None of others.

    Where the cells do not stand in the line as they were read, there is no such piece.
    """
    if any(find_role(column) in _DESCRIBING for column in passage.cells):
        return None
    if find_live_markup([cell for cell in passage.cells.values() if cell]):
        return None  # it is told without that, cell by cell
    left_out = (find_name_column(passage.cells), find_numbering(passage.cells))
    line, at = passage.text, 0
    told: list[tuple[str, str, int]] = []
    for column, cell in passage.cells.items():
        if not cell:
            continue
        written = cell.replace("|", "\\|")
        start = line.find(written, at)
        if start < 0:
            return None
        at = start + len(written)
        if not _CELL_END.match(line, at):
            return None  # a part of the cell is left out
        if column not in left_out and find_role(column) not in NOT_TOLD:
            told.append((column, written, start))
    if not told:
        return None
    end = told[-1][2] + len(told[-1][1])
    cells = tuple(("" if is_unnamed(column) else column, written) for column, written, _ in told)
    return Unit(passage, line[told[0][2] : end], None, cells)
