"""Where the headings and tables of a Markdown text stand: markdown-it-py's block rules, by source line.

Only block rules run: what is inside a line is read from the source, because answers quote the source.
Line numbers in this module are 0-based indexes into the list of lines, `end` is not included.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.columns import find_role

_DEEPEST = 40  # markdown-it reads nothing inside deeper nesting
_LONGEST_UNDERLINED = 120  # characters; a longer line above "---" is a paragraph above a rule
_BOLD_LINE = re.compile(r"(\*\*|__)\s*([^*_\s](?:.*[^*_\s])?)\s*\1\s*:?")
_ODD_RULE = re.compile(r"[\s|:=+*.–—_-]*[=–—_-][\s|:=+*.–—_-]*")  # what stands where a rule should
_FEWEST_LINES, _FEWEST_KNOWN = 2, 2  # of a table without a rule; headings in it that columns are known by
_MARKER = re.compile(r"[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))")
_HTML_TABLE = re.compile(r"<t(?:able|r|d)\b", re.IGNORECASE)
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
    has_rule: bool = True  # without one it is known for a table by its headings

    @property
    def rows(self) -> range:
        """The lines below the headings and the rule."""
        return range(self.start + 1 + self.has_rule, self.end)


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something that Markdown reads in another way than its writer may have meant."""

    line: int
    message: str


def read_blocks(
    lines: Sequence[str], is_known_place: Callable[[str], bool] = lambda heading: False
) -> tuple[list[Heading | PipeTable], list[Oddity]]:
    """The headings and tables of a text in order; all lines in none of them are plain text.

    Tables in fenced code, indented code and HTML (comments too) are text. Of these, indented code and
    HTML that is no comment are named as oddities, as are lines of pipes that make no table and HTML tables.
    A line of its own in bold letters is a heading above a table or where `is_known_place` knows its words, any line
    of its own above a table where it does. Lines of pipes whose first one holds known column headings are a table
    without a rule.
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
        elif token.type == "paragraph_open" and token.level == 0:
            above = tokens[position + 3].type == "table_open" if position + 3 < len(tokens) else False
            found = _read_paragraph(lines, start, end, above_table=above, is_known_place=is_known_place)
            blocks += found
            if any(isinstance(block, PipeTable) for block in found):
                oddities.append(Oddity(found[-1].start, "the table has no rule below its headings, it is read as one"))
            elif not found:
                oddities += _find_oddities(token, lines)
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


def _read_paragraph(
    lines: Sequence[str], start: int, end: int, *, above_table: bool, is_known_place: Callable[[str], bool]
) -> list[Heading | PipeTable]:
    """The heading and the table that a paragraph's writer meant: both, one or none of them."""
    first = next((number for number in range(start, end) if "|" in lines[number]), end)
    table = _read_table_without_rule(lines, first, end)
    if table is None:
        first = end
    if first != start + 1:
        return [table] if table and first == start else []
    found: list[Heading | PipeTable] = [table] if table else []
    line = lines[start].strip()
    bold = _BOLD_LINE.fullmatch(line)
    text = bold[2] if bold else line
    is_link = "](" in text
    if not is_link and (is_known_place(text) if table is None and not above_table else bold or is_known_place(text)):
        # Without a table below, only bold letters tell a heading from a sentence of one word.
        return [Heading(start, start + 1, 2, text), *found] if bold or found or above_table else []
    return found


def _read_table_without_rule(lines: Sequence[str], start: int, end: int) -> PipeTable | None:
    rows = next((number for number in range(start, end) if "|" not in lines[number]), end)
    if rows - start < _FEWEST_LINES:
        return None
    known = [find_role(cell) for cell in lines[start].strip().strip("|").split("|")]
    if len(known) - known.count(None) < _FEWEST_KNOWN or rows < end:
        return None
    return PipeTable(start, rows, is_nested=False, has_rule=bool(_ODD_RULE.fullmatch(lines[start + 1])))


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
    elif token.type == "html_block" and _HTML_TABLE.search(token.content):
        yield Oddity(start, "an HTML table is kept as text; write it with pipes to have its rows read")
    elif token.type in ("paragraph_open", "code_block", "html_block"):
        previous = -1
        for number in range(start, end):
            if "|" in lines[number] and _PIPE_LINE.match(lines[number]):
                if number != previous + 1 or previous < 0:
                    yield Oddity(number, "lines of pipes that make no table are kept as text")
                previous = number
