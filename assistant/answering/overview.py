"""What an article says as a whole, quoted: its summary and best-rated rows, or one column of its rows."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.extractive import join_neighbours, tell_units
from assistant.answering.units import Unit, split_units, telling_units
from assistant.answering.wording import wording_for
from assistant.columns import ColumnRole, find_role
from assistant.records import SUMMARY, Draft, Engine, Language, Passage

_ROWS_BESIDE_SUMMARY = 3


def draft_overview(passages: Sequence[Passage], language: Language, column: ColumnRole | None) -> Draft:
    """Quote the summary and the first rows that say something else; or the cells of a column, where one is asked for.

    Args:
        passages: of one article; the summary, if there is one, and rows in the order that they are to stand in.
    """
    if column is not None:
        units = [unit for passage in passages for unit in split_units(passage) if _is_of(unit, column)]
    else:
        told = [unit for passage in passages if passage.locator.place == SUMMARY for unit in split_units(passage)]
        summary = " ".join(unit.text for unit in told)
        rows = [unit for passage in passages if passage.cells for unit in _describe(passage)]
        rows = [unit for unit in rows if unit.text.strip(" .") not in summary]
        units = (join_neighbours(told) if told else []) + rows[:_ROWS_BESIDE_SUMMARY]
    return Draft(Engine.EXTRACTIVE, tuple(tell_units(units, wording_for(language))) if units else ())


def _is_of(unit: Unit, column: ColumnRole) -> bool:
    return bool(unit.column) and find_role(unit.column or "") is column


def _describe(passage: Passage) -> list[Unit]:
    """The one cell that says most plainly what a row is about."""
    units = split_units(passage)
    for role in (ColumnRole.DESCRIPTION, ColumnRole.CHANGE):
        if described := [unit for unit in units if _is_of(unit, role)]:
            return described[:1]
    return telling_units(passage)[:1]
