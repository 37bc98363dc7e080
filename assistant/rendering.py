"""Answers and passages as JSON and plain text; no surface formats a citation by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from assistant.records import (
    Answer,
    ArticleReference,
    Citation,
    Language,
    Passage,
    Proven,
    ResultTable,
    SentenceRole,
)

_SOURCES = {Language.FRENCH: "Sources", Language.ENGLISH: "Sources"}
_LINES = {Language.FRENCH: ("ligne", "lignes"), Language.ENGLISH: ("line", "lines")}
_COLON = {Language.FRENCH: "\u00a0: ", Language.ENGLISH: ": "}
_QUOTES = {Language.FRENCH: ("«\u00a0", "\u00a0»"), Language.ENGLISH: ("“", "”")}


_PLACES_FR = {
    "signals": "signaux",
    "concerns": "préoccupations",
    "behaviors": "comportements",
    "technologies": "technologies",
    "issues": "enjeux",
    "summary": "résumé",
    "keywords": "mots-clés",
    "themes": "thèmes",
    "header": "en-tête",
}


def name_place(place: str, language: Language) -> str:
    """A table or section as a language names it; headings that are not published ones stay as they are."""
    return _PLACES_FR.get(place, place) if language is Language.FRENCH else place


def quoted(text: str, language: Language) -> str:
    """A text between the quotation marks of a language, the text itself unchanged."""
    opening, closing = _QUOTES[language]
    return f"{opening}{text}{closing}"


def render_reference(reference: ArticleReference) -> dict[str, Any]:
    """An article reference in the JSON form of the contract."""
    return {
        "id": reference.id,
        "title": reference.title,
        "page_date": reference.page_date,
        "url": reference.url,
        "page_url": reference.page_url,
    }


def render_citation(citation: Citation) -> dict[str, Any]:
    """A citation in the JSON form of the contract."""
    return {
        "marker": citation.marker,
        "locator": str(citation.locator),
        "quote": citation.quote,
        "article": render_reference(citation.article),
        "table": citation.table,
        "row": citation.row,
        "row_name": citation.row_name,
        "file": citation.file,
        "lines": list(citation.lines),
    }


def render_table(table: ResultTable | None) -> dict[str, Any] | None:
    """A result table in the JSON form of the contract."""
    if table is None:
        return None
    return {
        "columns": list(table.columns),
        "rows": [list(row) for row in table.rows],
        "total": table.total,
        "grouped": table.grouped,
    }


def render_json(answer: Answer) -> dict[str, Any]:
    """An answer in the one JSON form that command line, checks, HTTP and Python share."""
    return {
        "id": answer.id,
        "question": answer.question,
        "answer": answer.answer,
        "language": answer.language.value,
        "abstained": answer.abstained,
        "engine": answer.engine.value,
        "citations": [render_citation(citation) for citation in answer.citations],
        "dropped": list(answer.dropped),
        "table": render_table(answer.table),
        "usage": {"input_tokens": answer.usage.input_tokens, "output_tokens": answer.usage.output_tokens},
        "timings_ms": {name: round(value, 1) for name, value in answer.timings_ms.items()},
    }


def describe_place(citation: Citation, language: Language) -> str:
    """Where a citation stands, for people: `file.md, line 39`."""
    first, last = citation.lines
    one, many = _LINES[language]
    return f"{citation.file}, {one} {first}" if first == last else f"{citation.file}, {many} {first}–{last}"


def render_plain(answer: Answer) -> str:
    """An answer as plain text with its sources below, as the command line prints it."""
    text = unescape_markdown(answer.answer)
    if not answer.citations:
        return text
    language = answer.language
    lines = [text, "", f"{_SOURCES[language]}{_COLON[language].rstrip()}"]
    for article in dict.fromkeys(citation.article for citation in answer.citations):
        lines.append(quoted(article.title, language) + (f" ({article.page_date})" if article.page_date else ""))
        if article.url:
            lines.append(article.url)
        for citation in answer.citations:
            if citation.article == article:
                name = f", {quoted(citation.row_name, language)}" if citation.row_name else ""
                lines.append(f"  [{citation.marker}] {citation.locator}{name} ({describe_place(citation, language)})")
    return "\n".join(lines)


def render_passage(passage: Passage) -> dict[str, Any]:
    """A passage as JSON: its place, its cells and its source lines."""
    return {
        "locator": str(passage.locator),
        "article": render_reference(passage.article),
        "table": passage.table,
        "row": passage.row,
        "row_name": passage.name,
        "relevancy": passage.relevancy,
        "cells": dict(passage.cells),
        "file": passage.file,
        "lines": [passage.source[0].number, passage.source[-1].number] if passage.source else [],
        "text": passage.text,
    }


_MARKDOWN_MARK = re.compile(r"[\\`*\[\]<>|~]|(?<!\w)_|_(?!\w)|^[#+-](?=\s)", re.MULTILINE)
_LINE_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_ESCAPED = re.compile(r"\\([\\`*\[\]<>|~_#+-])")


def escape_markdown(text: str) -> str:
    """Text that Markdown shows as it is: no markup, link, image, HTML or citation marker comes out of it."""
    return _MARKDOWN_MARK.sub(lambda mark: f"\\{mark[0]}", text)


def unescape_markdown(text: str) -> str:
    """Markdown that `escape_markdown` made, as plain text."""
    return _ESCAPED.sub(r"\1", text)


def compose_markdown(sentences: Iterable[Proven]) -> str:
    """Proven sentences as Markdown: markers after each, items as a list, everything else escaped."""
    text, in_list = "", False
    for sentence in sentences:
        markers = "".join(f"[{citation.marker}]" for citation in sentence.citations)
        line = f"{escape_markdown(_LINE_BREAK.sub(' ', sentence.text))} {markers}".strip()
        is_item = sentence.role is SentenceRole.ITEM
        between = "\n" if is_item and in_list else "\n\n"
        text += f"{between}- {line}" if is_item else f"{between}{line}"
        in_list = is_item
    return text.strip()
