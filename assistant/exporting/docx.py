"""A note as a Word document, with real footnotes where the note wants them."""

from __future__ import annotations

import io
from html import escape
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from assistant.exporting.notes import Grid, Heading, Note, Reference
from assistant.records import Language
from assistant.typography import colon, quoted

_FONT = "Arial"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_ACCENT = RGBColor(0x1F, 0x4E, 0x79)


def write_docx(note: Note) -> bytes:
    """The note as a file that word processors open."""
    document = Document()
    _prepare(document, note)
    document.add_heading(note.title, level=1)
    for name, value in note.facts:
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        line.add_run(f"{name}{colon(note.language)}").bold = True
        line.add_run(value)
    marked: set[int] = set()
    for block in note.blocks:
        if isinstance(block, Heading):
            document.add_heading(block.text, level=2)
        elif isinstance(block, Grid):
            _add_grid(document, block)
        else:
            line = document.add_paragraph(style="List Bullet" if block.is_item else None)
            for run in block.runs:
                if isinstance(run, str):
                    line.add_run(run)
                elif note.footnotes:
                    # A footnote is referred to once in this form; the number alone refers to it again.
                    _add_footnote_mark(line, run, again=run in marked)
                    marked.add(run)
                else:
                    line.add_run(f"\u00a0[{run}]").font.color.rgb = _ACCENT
    if note.references and note.footnotes:
        _attach_footnotes(document, note)
    elif note.references:
        document.add_heading("Sources", level=2)
        for reference in note.references:
            _add_reference(document, reference, note.language)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _prepare(document: Any, note: Note) -> None:
    tag = "fr-FR" if note.language is Language.FRENCH else "en-GB"
    properties = document.core_properties
    properties.title, properties.author, properties.comments, properties.language = note.title[:250], "", "", tag
    properties.created = properties.modified = note.written_at.replace(tzinfo=None)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    section.footer.paragraphs[0].text = note.footer
    for name in ("Normal", "Heading 1", "Heading 2", "Title", "List Bullet"):
        style = document.styles[name]
        style.font.name = _FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for kind in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{kind}"), _FONT)
    normal = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.15
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), tag)
    normal.element.get_or_add_rPr().append(language)
    for name, size in (("Heading 1", 16), ("Heading 2", 12)):
        document.styles[name].font.size = Pt(size)
        document.styles[name].font.color.rgb = _ACCENT


def _add_grid(document: Any, grid: Grid) -> None:
    table = document.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, grid.columns, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    marked = OxmlElement("w:tblHeader")  # the first line is repeated on every page and read out as headings
    table.rows[0]._tr.get_or_add_trPr().append(marked)
    for row in grid.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for row in table.rows:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
    document.add_paragraph(grid.caption)


def _add_reference(document: Any, reference: Reference, language: Language) -> None:
    line = document.add_paragraph()
    line.paragraph_format.keep_with_next = True
    line.paragraph_format.space_after = Pt(2)
    line.add_run(f"[{reference.marker}]\u00a0").bold = True
    line.add_run(quoted(reference.title, language)).bold = True
    if reference.published:
        line.add_run(f", {reference.published}")
    if reference.url:
        line.add_run().add_break(WD_BREAK.LINE)
        _add_link(document, line, reference.url)
    told = document.add_paragraph()
    told.paragraph_format.left_indent = Cm(0.6)
    told.add_run(f"{reference.place}{colon(language)}")
    told.add_run(quoted(reference.quote, language)).italic = True
    told.add_run().add_break(WD_BREAK.LINE)
    where = told.add_run(reference.where)
    where.font.size = Pt(8.5)
    where.font.color.rgb = RGBColor(0x55, 0x5B, 0x66)


def _add_link(document: Any, line: Any, url: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = line.add_run(url)
    run.font.color.rgb, run.font.underline = _ACCENT, True
    link.append(run._r)
    line._p.append(link)


def _add_footnote_mark(line: Any, number: int, *, again: bool) -> None:
    run = line.add_run(str(number) if again else None)
    run.font.superscript = True
    if again:
        return
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), str(number))
    run._r.append(mark)


def _attach_footnotes(document: Any, note: Note) -> None:
    """The part of the file that holds footnotes; the library has no name for it."""
    special = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for number, kind, mark in (
            (-1, "separator", "separator"),
            (0, "continuationSeparator", "continuationSeparator"),
        )
    )
    size = '<w:rPr><w:sz w:val="17"/></w:rPr>'
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/><w:sz w:val="17"/></w:rPr><w:footnoteRef/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{reference.marker}"><w:p><w:pPr><w:spacing w:after="40" w:line="240"/></w:pPr>{mark}'
        f'<w:r>{size}<w:t xml:space="preserve"> {escape(tell_reference(reference, note.language))}</w:t></w:r>'
        "</w:p></w:footnote>"
        for reference in note.references
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    blob = f'{head}<w:footnotes xmlns:w="{_W}">{special}{notes}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, blob.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def tell_reference(reference: Reference, language: Language) -> str:
    """A reference in one line, as a footnote tells it."""
    told = [quoted(reference.title, language), reference.published, reference.url or "", reference.place]
    return f"{', '.join(filter(None, told))}{colon(language)}{quoted(reference.quote, language)} ({reference.where})."
