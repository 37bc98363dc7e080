"""A draft as HTML, with the choice of its form, its audience and its language."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from assistant.exporting.docx import tell_reference
from assistant.exporting.drafting import Audience, DraftKind
from assistant.exporting.notes import Grid, Heading, Note, Paragraph
from assistant.records import Language
from assistant.typography import colon
from assistant.web_assets.escaping import text
from assistant.web_assets.labels import PAGE, SCRIPT


def render_draft(
    note: Note, address: str, *, kind: DraftKind, audience: Audience, language: Language, page: Language
) -> str:
    """The draft below its choices; `address` is that of the answer, `page` the language of the choices."""
    words = SCRIPT[page]
    query = urlencode({"kind": kind.value, "audience": audience.value, "language": language.value})
    files = "".join(
        f'<a href="{address}/draft.{form}?{escape(query)}" download>{name}</a>'
        for form, name in (("docx", "Word"), ("pdf", "PDF"), ("md", "Markdown"))
    )
    choices = (
        _choose("kind", words["kind"], [(each.value, words[each.value]) for each in DraftKind], kind)
        + _choose("audience", words["audience"], [(each.value, words[each.value]) for each in Audience], audience)
        + _choose("language", words["language"], [(each.value, PAGE[each]["own_name"]) for each in Language], language)
    )
    return (
        f'<div class="drafting" lang="{page}"><h2 tabindex="-1">{words["draft_lead"]}</h2>'
        f'<form class="draft-choices" action="{address}/draft.html" method="get">'
        f'<input type="hidden" name="lang" value="{page}">{choices}'
        f'<button type="submit" class="update">{words["update"]}</button></form>'
        f'<div class="tools"><a class="copy" href="{address}/draft.txt?{escape(query)}">{words["copy"]}</a>'
        f'<span class="files"><span>{words["download"]}</span>{files}</span></div>'
        f'<div class="sheet" lang="{language}">{_render_note(note)}</div></div>'
    )


def _choose(name: str, label: str, options: list[tuple[str, str]], chosen: str) -> str:
    entries = "".join(
        f'<option value="{value}"{" selected" if value == chosen else ""}>{text(shown)}</option>'
        for value, shown in options
    )
    return f'<label>{label} <select name="{name}">{entries}</select></label>'


def _render_note(note: Note) -> str:
    facts = "".join(
        f"<li><strong>{text(name)}</strong>{colon(note.language)}{text(value)}</li>" for name, value in note.facts
    )
    parts, in_list = [f'<h3 class="title">{text(note.title)}</h3><ul class="facts">{facts}</ul>'], False
    for block in note.blocks:
        is_item = isinstance(block, Paragraph) and block.is_item
        if is_item != in_list:
            parts.append("<ul>" if is_item else "</ul>")
            in_list = is_item
        if isinstance(block, Heading):
            parts.append(f"<h4>{text(block.text)}</h4>")
        elif isinstance(block, Grid):
            lines = "".join(f"<tr>{''.join(f'<td>{text(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
            head = "".join(f'<th scope="col">{text(column)}</th>' for column in block.columns)
            parts.append(
                f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>'
            )
        else:
            runs = "".join(text(run) if isinstance(run, str) else f"<sup>{run}</sup>" for run in block.runs)
            parts.append(f"<li>{runs}</li>" if is_item else f"<p>{runs}</p>")
    if in_list:
        parts.append("</ul>")
    notes = "".join(
        f'<li value="{reference.marker}">{text(tell_reference(reference, note.language))}</li>'
        for reference in note.references
    )
    foot = f'<p class="caution">{text(note.footer)}</p>' if note.footer else ""
    return f'{"".join(parts)}<ol class="notes">{notes}</ol>{foot}'
