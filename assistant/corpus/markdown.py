"""Where the headings and tables of a Markdown text stand: markdown-it-py's block rules, by source line.

Only block rules run: what is inside a line is read from the source, because answers quote the source.
Line numbers in this module are 0-based indexes into the list of lines, `end` is not included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_DEEPEST = 40  # markdown-it reads nothing inside deeper nesting
_LONGEST_UNDERLINED = 120  # characters; a longer line above "---" is a paragraph above a rule
_MARKER = re.compile(r"[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))")
_PIPE_LINE = re.compile(r"[ \t>]*\|.*\||[ \t>]*:?-+:?[ \t]*\|[ \t|:-]*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading outside of lists and quotes."""

    start: int
    end: int
    level: int  # 1 to 6
    text: str  # Markdown, without the marks that make it a heading


@dataclass(frozen=True, slots=True)
class PipeTable:
    """A pipe table; its first line holds the column headings, its second is the rule."""

    start: int
    end: int
    is_nested: bool  # in a list or quote: its lines start with marks that are no cell's

    @property
    def rows(self) -> range:
        """The lines below the rule."""
        return range(self.start + 2, self.end)


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something that Markdown reads in another way than its writer may have meant."""

    line: int
    message: str


def read_blocks(lines: Sequence[str]) -> tuple[list[Heading | PipeTable], list[Oddity]]:
    """The headings and tables of a text in order; all lines in none of them are plain text.

    Tables in fenced code, indented code and HTML (comments too) are text. Of these, indented code and
    HTML that is no comment are named as oddities, as are lines of pipes that make no table.
    """
    blocks: list[Heading | PipeTable] = []
    oddities: list[Oddity] = []
    tokens = _PARSER.parse("\n".join(lines))
    for position, token in enumerate(tokens):
        if token.map is None:
            continue
        start, end = token.map
        if token.type == "table_open":
            blocks.append(PipeTable(start, end, token.level > 0))
        elif token.type == "heading_open" and token.level == 0:
            heading = _read_heading(token, tokens[position + 1])
            if heading:
                blocks.append(heading)
        elif _continues(blocks, token):
            blocks[-1] = PipeTable(blocks[-1].start, end, token.level > 0)
        else:
            oddities += _find_oddities(token, lines)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        deepest = next(token for token in tokens if token.level >= _DEEPEST - 1)
        line = deepest.map[0] if deepest.map else 0
        oddities.append(Oddity(line, "nested too deeply, what follows is kept as text"))
    return blocks, oddities


def strip_markers(line: str) -> str:
    """A line of a nested table without the marks of the lists and quotes around it."""
    while found := _MARKER.match(line):
        line = line[found.end() :]
    return line


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    # Definitions of links are text to us, and not reading them keeps odd addresses from mattering.
    return parser.disable(["inline", "text_join", "reference"])


_PARSER = _make_parser()


def _read_heading(opening: Token, content: Token) -> Heading | None:
    """None for an underlined paragraph: Markdown calls it a heading, its writer meant text and a rule."""
    start, end = opening.map or (0, 0)
    text = content.content
    if opening.markup[0] != "#" and (end - start > 2 or len(text) > _LONGEST_UNDERLINED):
        return None
    return Heading(start, end, int(opening.tag[1]), text)


def _continues(blocks: Sequence[Heading | PipeTable], token: Token) -> bool:
    """Whether a paragraph is the rest of a ragged table.

    Any line below a table is a row of it, but markdown-it fills up 65,536 missing cells and then stops.
    """
    table = blocks[-1] if blocks else None
    return (
        token.type == "paragraph_open"
        and isinstance(table, PipeTable)
        and token.map is not None
        and token.map[0] == table.end
        and table.is_nested == (token.level > 0)
    )


def _find_oddities(token: Token, lines: Sequence[str]) -> Iterator[Oddity]:
    start, end = token.map or (0, 0)
    if token.type == "fence":
        closing = strip_markers(lines[end - 1]).strip()
        if end - start < 2 or not closing.startswith(token.markup) or closing.strip(token.markup[0]):
            yield Oddity(start, "the code fence is never closed, all below it is kept as text")
    elif token.type == "html_block" and token.content.lstrip().startswith("<!--"):
        if "-->" not in token.content:
            yield Oddity(start, "the HTML comment is never closed, all below it is kept as text")
    elif token.type in ("paragraph_open", "code_block", "html_block"):
        previous = -1
        for number in range(start, end):
            if "|" in lines[number] and _PIPE_LINE.match(lines[number]):
                if number != previous + 1 or previous < 0:
                    yield Oddity(number, "lines of pipes that make no table are kept as text")
                previous = number
