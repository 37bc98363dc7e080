"""What of an article is passed over for what the rest of it says: stuffed words, talk of other rows, drawn tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.columns import find_name_column
from assistant.corpus.tables import Warn
from assistant.hostile.judging import cut_orders, find_drawn_table, find_stuffing, find_stuffing_words
from assistant.hostile.languages import FOREIGN, find_strays
from assistant.hostile.naming import find_named_row
from assistant.records import HEADER, Row, Section, Table


def pass_over(tables: Sequence[Table], sections: Sequence[Section], warn: Warn) -> tuple[list[Table], list[Section]]:
    """The same tables and sections, those places withheld that say something of others, or repeat their article.

    Args:
        tables: all of an article.
        sections: all of it but the header.
        warn: told of each place that is withheld from now on.
    """
    words = find_stuffing_words(cell for table in tables for row in table.rows for cell in row.cells.values())
    names = dict.fromkeys(name for table in tables for row in table.rows if (name := _name_of(table, row)))
    longest = [max(filter(None, row.cells.values()), key=len, default="") for table in tables for row in table.rows]
    strays = find_strays(longest)
    number = -1
    told: list[Table] = []
    for table in tables:
        rows = []
        for row in table.rows:
            number += 1
            if row.withheld is None:
                own = _name_of(table, row)
                said = [cell for cell in row.cells.values() if cell != own]
                why = find_stuffing(row.cells.values(), words) or find_named_row(said, (n for n in names if n != own))
                # An order in another language behind what the row says is cut off wherever the row is quoted.
                is_stray = number in strays and cut_orders(list(row.cells.values())) is None
                why = why or (FOREIGN if is_stray else None)
                if why:
                    warn(row.source.number, f"answers do not quote the row: {why}")
                    row = replace(row, withheld=why)
            rows.append(row)
        told.append(replace(table, rows=tuple(rows)))
    kept: list[Section] = []
    for section in sections:
        texts = [line.text for line in section.source]
        if section.name != HEADER and section.withheld is None:
            why = find_stuffing(texts, words) or find_named_row(texts, names)
            why = why or (find_drawn_table(texts) if tables else None)
            if why:
                warn(section.source[0].number, f"answers do not quote the section {section.name}: {why}")
                section = replace(section, withheld=why)
        kept.append(section)
    return told, kept


def _name_of(table: Table, row: Row) -> str | None:
    column = find_name_column(table.columns)
    return row.cells.get(column) if column else None
