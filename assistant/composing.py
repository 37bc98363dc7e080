"""The Markdown of answers: composed of proven sentences, everything else escaped, and taken apart again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from assistant.records import Proven, SentenceRole

_AUTOLINK = re.compile(r"(?<=[a-z]):(?=//)|(?<=www)\.|(?<=[\w.+-])@(?=[\w-])", re.IGNORECASE)
_MARKDOWN_MARK = re.compile(r"[\\`*\[\]<>|~]|(?<!\w)_|_(?!\w)|^[#+-](?=\s)", re.MULTILINE)
_LINE_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_MARKER = re.compile(r"\[\d+\]")
_ESCAPED_OR_MARKER = re.compile(r"(\\.)|\[(\d+)\]", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\`*\[\]<>|~_#+:.@-])")


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
        ours = {address for c in sentence.citations for address in (c.article.url, c.article.page_url) if address}
        line = f"{_escape_line(_LINE_BREAK.sub(' ', sentence.text), ours)} {markers}".strip()
        is_item = sentence.role is SentenceRole.ITEM
        between = "\n" if is_item and in_list else "\n\n"
        text += f"{between}- {line}" if is_item else f"{between}{line}"
        in_list = is_item
    return text.strip()


def _escape_line(text: str, addresses: Iterable[str]) -> str:
    """Escaped text in which no address but these becomes a link where a reader's Markdown links addresses."""
    kept = "|".join(map(re.escape, sorted(addresses, key=len, reverse=True)))
    pieces = re.split(f"({kept})", text) if kept else [text]
    return "".join(
        escape_markdown(piece) if at % 2 else _AUTOLINK.sub(lambda mark: f"\\{mark[0]}", escape_markdown(piece))
        for at, piece in enumerate(pieces)
    )


def split_items(markdown: str) -> tuple[str, list[str]]:
    """The paragraphs of an answer, and its list entries without their dashes."""
    blocks = markdown.split("\n\n")
    prose = [block for block in blocks if not block.startswith("- ")]
    items = [line[2:] for block in blocks if block.startswith("- ") for line in block.split("\n")]
    return "\n\n".join(prose), items


def find_markers(markdown: str) -> str:
    """The citation markers of a sentence or an entry, one behind the other: `[1][3]`."""
    return "".join(_MARKER.findall(markdown))


def split_at_markers(line: str, known: Collection[int]) -> Iterator[tuple[str, int | None]]:
    """What stands before each marker of a line, unescaped, with the marker; last, with None, what stands behind them.

    Args:
        line: Markdown.
        known: the markers of citations; a number in brackets that none has is text.
    """
    at = 0
    for found in _ESCAPED_OR_MARKER.finditer(line):
        if found[2] is not None and int(found[2]) in known:
            yield unescape_markdown(line[at : found.start()]), int(found[2])
            at = found.end()
    yield unescape_markdown(line[at:]), None
