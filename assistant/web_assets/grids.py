"""The table of an exact answer as HTML: its headings sort it, bars show the size of groups."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.records import Language, ResultTable
from assistant.rendering import name_column, name_place
from assistant.web_assets.escaping import text
from assistant.web_assets.labels import ANSWER

_ROWS_SHOWN = 200  # of a result table; all of them go into the CSV file


def render_table(table: ResultTable, markers: Sequence[str], language: Language, csv: str) -> str:
    """A table, and a link to all its rows.

    Args:
        markers: of the first rows, in order; each the HTML of its links.
        csv: the address of the file of all rows; empty while the answer grows.
    """
    words = ANSWER[language]
    shown = [at for at, column in enumerate(table.columns) if column != "locator"]
    rows = table.rows[:_ROWS_SHOWN]
    noun = "groups" if table.grouped else "result"
    caption = words[noun].format(shown=len(rows), total=table.total)
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
    bar_head = '<td aria-hidden="true"></td>' if any(figures) else ""
    take = f'<p class="csv"><a class="csv" href="{csv}" download>{words["csv"]}</a></p>' if rows and csv else ""
    return (
        f'<div class="result" tabindex="0" role="region" aria-label="{words["table"]}"><table>'
        f"<caption>{caption}</caption><thead><tr>{head}{bar_head}<td></td></tr></thead>"
        f"<tbody>{body}</tbody></table></div>{take}"
    )


def _render_cell(value: str | int | float | None, column: str, language: Language) -> str:
    if column == "table" and isinstance(value, str):
        value = name_place(value, language)
    shown = "" if value is None else str(value)
    if isinstance(value, float) and language is Language.FRENCH:
        shown = shown.replace(".", ",")
    return f"<td{_figure(value)}>{text(shown)}</td>"


def _render_bar(row: Sequence[str | int | float | None], longest: float) -> str:
    """A bar as long as a group is large, for eyes only: the figure stands beside it."""
    if not longest:
        return ""
    amount = next((cell for cell in reversed(row) if isinstance(cell, int | float)), 0)
    return f'<td class="bar" aria-hidden="true"><progress max="{longest}" value="{amount}"></progress></td>'


def _figure(value: object) -> str:
    return ' class="figure"' if isinstance(value, int | float) else ""
