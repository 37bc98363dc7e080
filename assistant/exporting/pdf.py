"""A note as PDF, with its own fonts, so that French typography looks the same everywhere."""

from __future__ import annotations

from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace

from assistant.exporting.notes import Grid, Heading, Note, Paragraph
from assistant.records import Language
from assistant.typography import colon, quoted

_FONTS = Path(__file__).parent / "fonts"
_ACCENT, _INK, _SOFT = (31, 78, 121), (29, 33, 41), (85, 91, 102)
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_SIZE = 10.0
_LINE = 5.2


def write_pdf(note: Note) -> bytes:
    """The note as a file; characters that the font lacks (of Asian scripts, say) become `�`."""
    page = _Page(note.footer)
    page.set_lang("fr-FR" if note.language is Language.FRENCH else "en-GB")
    page.set_title(note.title)
    page.set_creation_date(note.written_at)
    page.add_page()
    page.tell(note.title, size=15, bold=True, colour=_ACCENT, after=2.5)
    for name, value in note.facts:
        page.tell(f"{name}{colon(note.language)}{value}", size=9, colour=_SOFT, after=0)
    page.ln(4)
    for block in note.blocks:
        if isinstance(block, Heading):
            page.head(block.text)
        elif isinstance(block, Grid):
            page.draw_grid(block)
        else:
            page.draw_paragraph(block)
    if note.references:
        page.head("Notes" if note.footnotes else "Sources")
    for reference in note.references:
        title = quoted(reference.title, note.language)
        page.tell(
            f"[{reference.marker}]\u00a0{title}" + (f", {reference.published}" if reference.published else ""),
            size=9.5,
            bold=True,
            after=0.5,
        )
        if reference.url:
            page.tell(reference.url, size=8.5, colour=_ACCENT, after=0.5, link=reference.url)
        page.tell(f"{reference.place}{colon(note.language)}{quoted(reference.quote, note.language)}", size=9, after=0.5)
        page.tell(reference.where, size=8, colour=_SOFT, after=3.5)
    return bytes(page.output())


class _Page(FPDF):
    """A4 with the note's fonts, its footer and the number of each page."""

    def __init__(self, footer: str) -> None:
        super().__init__(format="A4")
        self._foot = footer
        self.set_margin(22)
        self.set_auto_page_break(True, margin=22)
        self.add_font("Note", "", _FONTS / "DejaVuSans.ttf")
        self.add_font("Note", "B", _FONTS / "DejaVuSans-Bold.ttf")
        self._known = frozenset(getattr(self.fonts["note"], "cmap"))  # noqa: B009 - of fonts that are added

    def _shown(self, text: str) -> str:
        return "".join(c if ord(c) in self._known else _UNKNOWN for c in text)

    def footer(self) -> None:
        """What stands below each page; called by the library."""
        self.set_y(-15)
        self.set_font("Note", size=8)
        self.set_text_color(*_SOFT)
        self.cell(0, 8, self._shown(self._foot))
        self.set_x(self.l_margin)
        self.cell(0, 8, f"{self.page_no()} / {{nb}}", align="R")

    def tell(
        self,
        text: str,
        *,
        size: float = _SIZE,
        bold: bool = False,
        colour: tuple[int, int, int] = _INK,
        after: float = 2.5,
        link: str = "",
        indent: float = 0,
    ) -> None:
        """One paragraph from the left margin on."""
        self.set_font("Note", style="B" if bold else "", size=size)
        self.set_text_color(*colour)
        self.set_x(self.l_margin + indent)
        self.multi_cell(
            0, _LINE * size / _SIZE, self._shown(text), align="L", link=link, new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )
        self.ln(after)

    def head(self, text: str) -> None:
        """The heading of a part, never alone at the foot of a page."""
        if self.will_page_break(25):
            self.add_page()
        self.ln(2)
        self.tell(text, size=12, bold=True, colour=_ACCENT, after=1.5)

    def draw_paragraph(self, block: Paragraph) -> None:
        """A paragraph or an entry of a list, with the numbers of its references."""
        text = ""
        for run in block.runs:
            text += run if isinstance(run, str) else f"[{run}]" if text.endswith("]") else f"\u00a0[{run}]"
        if block.is_item:
            top = self.get_y()
            self.tell("•", after=0)
            if self.get_y() > top:
                self.set_y(top)
        self.tell(text, indent=5 if block.is_item else 0)

    def draw_grid(self, grid: Grid) -> None:
        """A table whose headings are repeated on every page."""
        self.set_font("Note", size=9)
        self.set_text_color(*_INK)
        self.set_draw_color(200, 200, 195)
        widths = [
            max(6, min(40, max(len(line[at]) for line in (grid.columns, *grid.rows))))
            for at in range(len(grid.columns))
        ]
        heading = FontFace(emphasis="BOLD", color=_ACCENT, fill_color=(233, 240, 247))
        with self.table(
            col_widths=tuple(widths), headings_style=heading, text_align="LEFT", line_height=5, padding=1
        ) as table:
            for line in (grid.columns, *grid.rows):
                drawn = table.row()
                for cell in line:
                    drawn.cell(self._shown(cell))
        self.ln(1)
        self.tell(grid.caption, size=8.5, colour=_SOFT)
