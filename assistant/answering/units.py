"""The smallest pieces of a passage that can be quoted: a cell of a row, a sentence of a section."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.columns import ColumnRole, find_role
from assistant.hostile.judging import find_live_markup, leave_out_live
from assistant.records import HEADER, Passage

# A sentence ends at . ! ? or … with an optional closing mark, before a blank and something that opens a sentence.
_SENTENCE_END = re.compile(r"(?<=[.!?…])(?:[\"”’)\]]|[\u00a0\u202f ]?»)?\s+(?=[\"“«(\[]?[A-ZÀ-Ý0-9])")
_LIST_MARK = re.compile(r"\s*(?:[*+-]|\d+[.)])\s+")
_NEVER_QUOTED = (ColumnRole.RELEVANCY, ColumnRole.SOURCE_ID)


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a passage, exactly as its source lines have it."""

    passage: Passage
    text: str
    column: str | None = None  # the heading of its cell, None outside tables


def split_sentences(text: str) -> list[str]:
    """The sentences of one line, each exactly as it stands there, without outer blanks."""
    found, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        mark = end.group().rstrip()
        found.append(text[start : end.start() + len(mark)])
        start = end.end()
    return [sentence.strip() for sentence in (*found, text[start:]) if sentence.strip()]


def split_units(passage: Passage) -> list[Unit]:
    """What can be quoted of a passage: cells without ratings and identifiers, or sentences.

    Markup that would act is left out with the sentence that it stands in, where anything else is said.
    """
    if passage.cells:
        return [
            Unit(passage, piece.replace("|", "\\|"), column)
            for column, cell in passage.cells.items()
            if cell and find_role(column) not in _NEVER_QUOTED
            for piece in leave_out_live(cell)
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
