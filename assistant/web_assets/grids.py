"""The table of an exact answer as HTML: its headings sort it, bars show the size of groups."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.records import Language, ResultTable
from assistant.rendering import name_column, write_cell
from assistant.web_assets.escaping import text
from assistant.web_assets.labels import ANSWER, tell_count

_ROWS_SHOWN = 200  # of a result table; all of them go into the CSV file


def render_table(table: ResultTable, markers: Sequence[str], language: Language, csv: str) -> str:
    """A table, and a link to all its rows.

    What has a name here has it by a native element: the page's reader of Markdown drops ARIA.

    Args:
        markers: of the first rows, in order; each the HTML of its links.
        csv: the address of the file of all rows; empty while the answer grows.
    """
    words = ANSWER[language]
    shown = [at for at, column in enumerate(table.columns) if column != "locator"]
    rows = table.rows[:_ROWS_SHOWN]
    caption = tell_count("groups" if table.grouped else "result", len(rows), table.total, language)
    head = "".join(
        f'<th scope="col"{_figure(rows[0][at] if rows else None)}>'
        f'<button type="button" class="sort">{text(name_column(table.columns[at], language))}</button></th>'
        for at in shown
    )
    figures = [cell for row in table.rows for cell in row if isinstance(cell, int | float)] if table.grouped else []
    body = "".join(
        f"<tr>{''.join(_render_cell(row[at], table.columns[at], language) for at in shown)}"
        f"{_render_bar(row, max(figures, default=0))}"
        f'<td class="markers">{markers[number] if number < len(markers) else ""}</td></tr>'
        for number, row in enumerate(rows)
    )
    bar_head = '<td class="bar"></td>' if any(figures) else ""
    take = f'<p class="csv"><a class="csv" href="{csv}" download>{words["csv"]}</a></p>' if rows and csv else ""
    return (
        f'<fieldset class="result" tabindex="0"><legend class="spoken">{words["table"]}</legend><table>'
        f"<caption>{caption}</caption><thead><tr>{head}{bar_head}<td></td></tr></thead>"
        f"<tbody>{body}</tbody></table></fieldset>{take}"
    )


def _render_cell(value: str | int | float | None, column: str, language: Language) -> str:
    shown = write_cell(value, column, language)
    # What is written out sorts by what it stands for.
    order = f' data-order="{escape(str(value))}"' if value is not None and shown != str(value) else ""
    return f"<td{_figure(value)}{order}>{text(shown)}</td>"


def _render_bar(row: Sequence[str | int | float | None], longest: float) -> str:
    """A bar as long as a group is large, for eyes only: the figure stands beside it."""
    if not longest:
        return ""
    amount = next((cell for cell in reversed(row) if isinstance(cell, int | float)), 0)
    return f'<td class="bar"><progress max="{longest}" value="{amount}"></progress></td>'


def _figure(value: object) -> str:
    return ' class="figure"' if isinstance(value, int | float) else ""
