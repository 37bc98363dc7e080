"""A note as Markdown; every text in it is escaped, links are http or https only."""

from __future__ import annotations

import re

from assistant.composing import escape_markdown
from assistant.exporting.notes import Block, Grid, Heading, Note, Paragraph, Reference
from assistant.typography import colon, quoted


def write_markdown(note: Note) -> bytes:
    """The note as a file in UTF-8."""
    parts = [f"# {_escape(note.title)}"]
    if note.facts:
        parts.append(
            "\n".join(
                f"- **{_escape(name)}{colon(note.language).rstrip()}** {_escape(value)}" for name, value in note.facts
            )
        )
    text, in_list = "", False
    for block in note.blocks:
        is_item = isinstance(block, Paragraph) and block.is_item
        text += ("\n" if is_item and in_list else "\n\n") + _write_block(block, note)
        in_list = is_item
    parts.append(text.strip())
    if note.references:
        if not note.footnotes:
            parts.append("## Sources")
        written = (_write_reference(reference, note) for reference in note.references)
        parts.append(("\n" if note.footnotes else "\n\n").join(written))
    if note.footnotes:
        parts.insert(-1 if note.references else len(parts), f"*{_escape(note.footer)}*")
    return ("\n\n".join(parts) + "\n").encode()


def _write_block(block: Block, note: Note) -> str:
    if isinstance(block, Heading):
        return f"## {_escape(block.text)}"
    if isinstance(block, Grid):
        lines = [block.columns, tuple("---" for _ in block.columns), *block.rows]
        cells = [
            "| " + " | ".join(cell if at == 1 else _escape_cell(cell) for cell in line) + " |"
            for at, line in enumerate(lines)
        ]
        return "\n".join(cells) + f"\n\n{_escape(block.caption)}"
    line = ""
    for run in block.runs:
        if isinstance(run, int):
            line += f"[^{run}]" if note.footnotes else f"\u00a0[{run}]" if not line.endswith("]") else f"[{run}]"
        else:
            line += _escape(run)
    return f"- {line}" if block.is_item else line


def _write_reference(reference: Reference, note: Note) -> str:
    title = quoted(_escape(reference.title), note.language)
    told = [
        title,
        _escape(reference.published),
        f"<{reference.url}>" if reference.url else "",
        _escape(reference.place),
    ]
    head = ", ".join(filter(None, told))
    quote = quoted(_escape(reference.quote), note.language)
    where = f"({_escape(reference.where)})"
    if note.footnotes:
        return f"[^{reference.marker}]: {head}. {quote} {where}"
    return f"**[{reference.marker}]** {head}\n\n> {quote}\n>\n> {where}"


def _escape(text: str) -> str:
    # A line may not begin as a heading, a list or a quotation either.
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([#+=-])", r"\\\1", escape_markdown(text)))


def _escape_cell(text: str) -> str:
    # Markers that we set ourselves stay readable.
    return text if re.fullmatch(r"(\[\d+\])*", text) else _escape(text)
