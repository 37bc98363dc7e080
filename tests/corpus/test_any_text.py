"""Whatever a file holds: the parser ends, loses nothing and points to the right lines."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.columns import fold
from assistant.corpus.parsing import ParsedArticle, parse_text
from assistant.corpus.reading import decode_text
from assistant.hostile.hiding import take_out_hidden, take_out_invisible
from assistant.records import Locator

calm = settings(
    deadline=None,
    max_examples=max(300, settings.default.max_examples),
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)

_PIECES = (
    "| a | b |", "|---|---|", "| 1 | 2 |", "| 1 |", "| `x | y` | z | w |", "# T", "## S", "##", "### `S` |",
    "# S/1", "---", "===", "```", "~~~", "<!--", "-->", "<div>", "> | a |", "> |---|", "* | a |", "  |---|",
    "* x", "    code", "\t| a |", "title: x", "Category: y", "## Keywords", "## Other", "## Résumé",
    "[External link](https://x.org)", "", "\\|", "\u2028", "\x85", "\x1c|", "\xa0", "\x0c", "\u200b", "\\",
    "|", "||", "|-|", "[a]: b", "text", "1. x", "- - -", "é", "a\n---", "(from page [20231345](x).)",
)  # fmt: skip
documents = st.one_of(
    st.text(),
    st.lists(st.sampled_from(_PIECES), max_size=40).map("\n".join),
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text("|-`\\#>* \t:_=<!\n[]()", max_size=12)), max_size=30).map(
        "\n".join
    ),
)
cell_texts = st.text(
    st.one_of(st.sampled_from("|\\`*_<>#-:é🛰 \u00a0\u2028\x85"), st.characters(exclude_categories=["Cs", "Cc"])),
    max_size=30,
)


def parse(text: str) -> ParsedArticle:
    return parse_text(text, article="a", file="a.md")


@calm
@given(documents)
def test_any_text_is_an_article_that_holds_all_its_lines(text: str) -> None:
    parsed = parse(text)
    lines = take_out_hidden(re.sub("\r\n?", "\n", text))[0].split("\n")
    held: set[int] = {warning.line for warning in parsed.warnings}
    for section in parsed.article.sections:
        assert section.source
        held |= {line.number for line in section.source}
        assert all(line.text == lines[line.number - 1] for line in section.source)
    for table in parsed.article.tables:
        held |= set(range(table.span.first_line, table.span.last_line + 1))
        for row in table.rows:
            assert row.source.text == lines[row.source.number - 1]
            assert row.source.number == table.span.first_line + 1 + row.number
            assert tuple(row.cells) == table.columns
    names = {fold(place.name) for place in (*parsed.article.sections, *parsed.article.tables)}
    for number, line in enumerate(lines, start=1):
        if line.strip() and number not in held:  # then it is a heading, and its words are a place's name
            underlines = re.fullmatch(r"[ \t]*(=+|-+)[ \t]*", line)
            words = fold(line)
            assert underlines or any(re.sub(r" \d+$", "", name) == words or name == words for name in names | _KNOWN), (
                line
            )


_KNOWN = {"", "keywords", "other", "resume"}  # headings that give another name, or none


@calm
@given(documents)
def test_no_two_places_share_a_locator(text: str) -> None:
    article = parse(text).article
    locators = [str(Locator("a", section.name)) for section in article.sections]
    locators += [str(Locator("a", table.name, row.number)) for table in article.tables for row in table.rows]
    assert len(locators) == len(set(locators))


@calm
@given(st.binary())
def test_any_bytes_are_text(content: bytes) -> None:
    text, _ = decode_text(content)
    assert "\r" not in text
    text.encode()
    parse(text)


@calm
@given(
    st.integers(1, 5).flatmap(lambda width: st.lists(st.lists(cell_texts, min_size=width, max_size=width), max_size=8))
)
def test_escaped_cells_come_back_as_they_were(rows: list[list[str]]) -> None:
    width = len(rows[0]) if rows else 1
    seen = [[take_out_invisible(cell) for cell in row] for row in rows]
    written = [[re.sub(r"(?<=.)\\$", "", cell.strip().strip("\\")) for cell in row] for row in seen]
    lines = ["# T", "", "|" + "c|" * width, "|" + "-|" * width]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in written]
    table = parse("\n".join(lines)).article.tables[0]
    assert [list(row.cells.values()) for row in table.rows] == [
        [cell.strip() or None for cell in row] for row in written
    ]


@calm
@given(
    st.integers(1, 4),
    st.lists(
        st.text(st.sampled_from("|\\`ab é-<>"), min_size=1, max_size=25).filter(str.strip), min_size=1, max_size=8
    ),
)
def test_no_word_of_a_ragged_row_is_lost(width: int, rows: list[str]) -> None:
    lines = ["# T", "", "|" + "c|" * width, "|" + "-|" * width, *(f"|x{row}" for row in rows)]
    parsed = parse("\n".join(lines))
    table = parsed.article.tables[0]
    assert len(table.rows) == len(rows)
    for row, line in zip(table.rows, rows, strict=True):
        assert row.source.text == f"|x{line}"
        held = "".join(cell or "" for cell in row.cells.values())
        unescaped = row.source.text.replace("\\|", "|")
        assert _words(held) == _words(unescaped)


def _words(text: str) -> str:
    return re.sub(r"[\s|]", "", text)
