"""The forms that a note can be saved in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.exporting.docx import tell_reference, write_docx
from assistant.exporting.markdown import write_markdown
from assistant.exporting.notes import Grid, Note, Paragraph
from assistant.exporting.pdf import write_pdf
from assistant.typography import colon

Writer = Callable[[Note], bytes]

# By the ending of the file: its media type, and what writes it.
FORMS: Mapping[str, tuple[str, Writer]] = {
    "md": ("text/markdown; charset=utf-8", write_markdown),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", write_docx),
    "pdf": ("application/pdf", write_pdf),
}


def write_text(note: Note) -> str:
    """The note as plain text for the clipboard, its references at the end."""
    parts = [note.title, "\n".join(f"{name}{colon(note.language)}{value}" for name, value in note.facts)]
    lines: list[str] = []
    for block in note.blocks:
        if isinstance(block, Grid):
            lines.append("\n".join("\t".join(line).rstrip() for line in (block.columns, *block.rows)))
        elif isinstance(block, Paragraph):
            text = "".join(run if isinstance(run, str) else f"\u00a0[{run}]" for run in block.runs)
            text = text.replace("]\u00a0[", "][")
            if block.is_item and lines and lines[-1].startswith("- "):
                lines[-1] += f"\n- {text}"
            else:
                lines.append(f"- {text}" if block.is_item else text)
        else:
            lines.append(block.text)
    told = [f"[{reference.marker}] {tell_reference(reference, note.language)}" for reference in note.references]
    foot = note.footer if note.footnotes else ""
    return "\n\n".join(filter(None, [*parts, *lines, "\n".join(told), foot])) + "\n"
