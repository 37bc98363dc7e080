"""Article files to Article, Table and Row, each with its source lines.

Every line of a file that is not blank stands in a section or a table of the article, gave one its
name as a heading, or is named in a warning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from assistant.columns import fold
from assistant.corpus.header import (
    Facts,
    find_front_matter,
    is_text,
    plain_text,
    read_front_matter,
    read_header_lines,
    read_items,
    read_title,
)
from assistant.corpus.markdown import Heading, PipeTable, read_blocks
from assistant.corpus.passing_over import pass_over
from assistant.corpus.places import OTHER, PLACES, TABLES, is_known_place, without_number
from assistant.corpus.reading import CorpusFile, read_text
from assistant.corpus.tables import choose_free_name, read_table
from assistant.corpus.warnings import ParseWarning
from assistant.hostile.hiding import HIDDEN, find_tagged_lines, take_out_hidden
from assistant.hostile.judging import (
    find_live_markup,
    find_sentence,
    is_order,
    judge_texts,
    name_neutrally,
)
from assistant.hostile.markup import find_markup
from assistant.records import HEADER, KEYWORDS, SUMMARY, THEMES, Article, Section, SourceLine, Table

__all__ = ["ParseWarning", "ParsedArticle", "parse_article", "parse_text"]

_UNDER_ORDER = "it stands under a heading that reads as an order to an assistant"
_NAMELESS_TABLE, _NAMELESS_SECTION = "table", "text"
_EMPHASIS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)")
_LONGEST_NAME = 80  # characters
_LONGEST_TITLE = 150
# A list, a quotation, a table, a line of values; a sentence or what announces something.
_NO_TITLE = re.compile(r"^(?:[-*+>•]|\d+[.)])\s|[|\t]|;.*;|[.:;,]$")


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article and what is wrong with its file, by line."""

    article: Article
    warnings: tuple[ParseWarning, ...]


@dataclass(slots=True)
class _Place:
    """What stands between one heading and the next; the first has no heading."""

    heading: Heading | None
    name: str | None  # None without a heading, or when that is empty
    is_header: bool
    tables: list[PipeTable] = field(default_factory=list)
    text: list[int] = field(default_factory=list)  # 0-based lines


def parse_article(file: CorpusFile) -> ParsedArticle:
    """Read and parse a file.

    Raises:
        CorpusBroken: the file has gone since it was found; nothing that it holds is an error.
    """
    text, warnings = read_text(file)
    parsed = parse_text(text, article=file.id, file=file.file)
    return ParsedArticle(parsed.article, (*warnings, *parsed.warnings))


def parse_text(text: str, *, article: str, file: str) -> ParsedArticle:
    """Parse an article from its text; `article` is its identifier, `file` what its warnings name.

    Any text is an article, at worst one that is all header and warnings.
    """
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    shown, hidden = take_out_hidden(whole)
    warnings = [ParseWarning(file, line, message) for line, message in hidden]
    return _Parse(shown.split("\n"), article, file, warnings, find_tagged_lines(whole)).run()


class _Parse:
    """One run over one file."""

    def __init__(
        self, lines: Sequence[str], article: str, file: str, warnings: Sequence[ParseWarning], tagged: frozenset[int]
    ) -> None:
        self._lines = lines
        self._tagged = tagged
        self._id = article
        self._file = file
        self._warnings = list(warnings)
        self._section_names: dict[str, int] = {HEADER: 1}
        self._table_names: dict[str, int] = {}

    def run(self) -> ParsedArticle:
        front = find_front_matter(self._lines)
        blocks, oddities = read_blocks([""] * front + list(self._lines[front:]), is_known_place)
        for oddity in oddities:
            self._warn(oddity.line + 1, oddity.message)
        title = _find_title(blocks)
        if title is None and "title" not in read_front_matter(self._lines[:front]).values:
            title = self._find_first_line(blocks, front)
            blocks = [title, *blocks] if title else blocks
        places = self._part_text(self._divide(blocks, title, front))
        facts = self._read_facts(places, title, front)
        tables: list[Table] = []
        sections: list[Section] = []
        for place in places:
            tables += self._read_tables(place)
            sections += self._read_section(place)
        tables, sections = pass_over(tables, sections, self._warn)
        header = [*range(front), *(range(title.start, title.end) if title else ())]
        header += [line for place in places if place.is_header for line in place.text]
        if source := self._source(sorted(header)):
            sections.insert(0, self._judge_section(HEADER, source))
        withheld = {section.name for section in sections if section.withheld}
        article = Article(
            id=self._id,
            file=self._file,
            title=facts.values.get("title") or (name_neutrally(self._id) if self._has_odd_id() else self._id),
            page_date=facts.values.get("date"),
            url=facts.values.get("url"),
            page_url=facts.values.get("page_url"),
            keywords=self._items(places, KEYWORDS, facts),
            themes=self._items(places, THEMES, facts),
            category=facts.values.get("category"),
            type=facts.values.get("type"),
            summary=""
            if SUMMARY in withheld
            else next((text for place in places if place.name == SUMMARY and (text := self._text(place))), ""),
            sections=tuple(sections),
            tables=tuple(tables),
        )
        return ParsedArticle(article, tuple(sorted(self._warnings, key=lambda warning: warning.line)))

    def _divide(self, blocks: Iterable[Heading | PipeTable], title: Heading | None, front: int) -> list[_Place]:
        """Share out all lines below the front matter."""
        places = [_Place(None, None, is_header=True)]
        line = front
        for block in blocks:
            places[-1].text += self._filled(line, block.start)
            if isinstance(block, PipeTable):
                places[-1].tables.append(block)
            elif block is title:
                places.append(_Place(None, None, is_header=True))
            else:
                name, says_all = self._name_place(block, title)
                places.append(_Place(block, name, is_header=name == OTHER))
                if not says_all:
                    places[-1].text += self._filled(block.start, block.end)
            line = max(line, block.end)
        places[-1].text += self._filled(line, len(self._lines))
        return places

    def _find_first_line(self, blocks: Sequence[Heading | PipeTable], front: int) -> Heading | None:
        """The first line of a text, when it stands alone above more of it and could be a title."""
        first, second = (*self._filled(front, len(self._lines)), None, None)[:2]
        if first is None or second is None or second == first + 1 or (blocks and blocks[0].start <= first):
            return None
        line = self._lines[first].strip()
        if len(line) > _LONGEST_TITLE or _NO_TITLE.search(line) or not is_text(line):
            return None
        if plain_text(line) == line:
            self._warn(first + 1, "the article has no heading, its first line is taken for its title")
        return Heading(first, first + 1, 1, line)

    def _part_text(self, places: list[_Place]) -> list[_Place]:
        """The same places, with what stands around the title and is text in a place of its own, the first one."""
        told: list[int] = []
        for place in places:
            if place.is_header and place.heading is None:
                told += [line for line in place.text if is_text(self._lines[line])]
                place.text = [line for line in place.text if line not in told]
        return [_Place(None, None, is_header=False, text=told), *places]

    def _filled(self, start: int, end: int) -> list[int]:
        return [line for line in range(start, end) if self._lines[line].strip()]

    def _name_place(self, heading: Heading, title: Heading | None) -> tuple[str | None, bool]:
        """What locators call a heading's place, and whether that says all the heading says."""
        if title is not None and heading.level == 1 and heading.text == title.text:
            self._warn(heading.start + 1, "the title is there a second time, it is read as a heading")
        words = unicodedata.normalize("NFC", _EMPHASIS.sub("", plain_text(heading.text)))
        words = without_number(words)
        name = " ".join(words.lower().split())[:_LONGEST_NAME].rstrip(" :").replace("#", "-")
        name = re.sub(r"/(?=\d+$)", "-", name)  # "signals/1" would look like a row's locator
        if fold(name) not in PLACES and is_order(heading.text):
            self._warn(heading.start + 1, "the heading reads as an order to an assistant, its place has no name")
            return None, True
        says_all = fold(name) == fold(without_number(_EMPHASIS.sub("", heading.text)))
        return PLACES.get(fold(name), name) or None, says_all

    def _read_facts(self, places: Sequence[_Place], title: Heading | None, front: int) -> Facts:
        """The title line's word goes before that of the lines below it, and the front matter's comes last."""
        parts = [read_title(title.text, title.start)] if title else []
        header = [line for place in places if place.is_header for line in place.text]
        parts.append(read_header_lines((line, self._lines[line]) for line in header))
        parts.append(read_front_matter(self._lines[:front]))
        facts = Facts()
        for part in parts:
            facts.values = {**part.values, **facts.values}
            for kind, items in part.lists.items():
                facts.lists.setdefault(kind, items)
            for line, message in part.complaints:
                self._warn(line + 1, message)
        self._leave_out_orders(facts, title)
        if not facts.values.get("title"):
            self._warn(1, "the article has no title, it is called after its file")
        return facts

    def _read_tables(self, place: _Place) -> list[Table]:
        tables = []
        for block in place.tables:
            wanted = place.name or _NAMELESS_TABLE
            name = choose_free_name(wanted, self._table_names)
            if name != wanted:
                self._warn(block.start + 1, f"a table {wanted} is there already, this one is called {name}")
            table = read_table(block, self._lines, name=name, file=self._file, warn=self._warn, tagged=self._tagged)
            if place.name is None and place.heading and is_order(place.heading.text):
                self._warn(block.start + 1, f"answers do not quote the table {name}: {_UNDER_ORDER}")
                table = replace(table, rows=tuple(replace(r, withheld=r.withheld or _UNDER_ORDER) for r in table.rows))
            tables.append(table)
        return tables

    def _read_section(self, place: _Place) -> list[Section]:
        if place.heading and not place.text and not place.tables:
            self._warn(place.heading.start + 1, "there is nothing below this heading")
        if place.is_header or not place.text:
            return []
        wanted = place.name or _NAMELESS_SECTION
        name = choose_free_name(wanted, self._section_names)
        if name != wanted:
            self._warn(place.text[0] + 1, f"a section {wanted} is there already, this one is called {name}")
        return [self._judge_section(name, self._source(place.text))]

    def _judge_section(self, name: str, source: tuple[SourceLine, ...]) -> Section:
        texts = [line.text for line in source]
        # An article's header is made of links; what matters of it is judged as its title and its addresses are read.
        why = None if name == HEADER else judge_texts(texts) or self._judge_lines(name, source)
        if why:
            at = next((line.number for line in source if judge_texts([line.text])), source[0].number)
            self._warn(at, f"answers do not quote the section {name}: {why}")
        elif name != HEADER:
            for line in source:
                if live := find_live_markup([line.text]):
                    self._warn(line.number, f"answers quote the section {name} as plain text: {live}")
        return Section(name, source, why)

    def _judge_lines(self, name: str, source: tuple[SourceLine, ...]) -> str | None:
        if any(line.number in self._tagged for line in source):
            return HIDDEN
        return find_sentence(read_items(line.text for line in source)) if name in (KEYWORDS, THEMES) else None

    def _leave_out_orders(self, facts: Facts, title: Heading | None) -> None:
        """What an article says of itself names things: an order is no name, and a false address no link."""
        line = title.start + 1 if title else 1
        for kind in ("title", "category", "type"):
            if (text := facts.values.get(kind)) and is_order(text):
                del facts.values[kind]
                self._warn(line, f"the {kind} reads as an order to an assistant, it is left out")
        for kind in ("url", "page_url"):
            if (address := facts.values.get(kind)) and find_markup(address):
                del facts.values[kind]
                self._warn(line, "an address in the header is not what it seems, it is not linked")

    def _has_odd_id(self) -> bool:
        return is_order(re.sub(r"[-_.]+", " ", self._id))

    def _items(self, places: Iterable[_Place], name: str, facts: Facts) -> tuple[str, ...]:
        found = read_items(self._lines[line] for place in places if place.name == name for line in place.text)
        items = found or dict.fromkeys(facts.lists.get(name, ()))
        return tuple(item for item in items if not is_order(item) and not find_sentence([item]))

    def _text(self, place: _Place) -> str:
        return "\n".join(self._lines[line].strip() for line in place.text)

    def _source(self, lines: Iterable[int]) -> tuple[SourceLine, ...]:
        return tuple(SourceLine(line + 1, self._lines[line]) for line in lines)

    def _warn(self, line: int, message: str) -> None:
        self._warnings.append(ParseWarning(self._file, line, message))


def _find_title(blocks: Sequence[Heading | PipeTable]) -> Heading | None:
    """The first heading when it tells its page, else the first of level 1 above all tables that has no known name."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    if headings and "page_url" in read_title(headings[0].text, 0).values:
        return headings[0]
    first_table = next((block.start for block in blocks if isinstance(block, PipeTable)), None)
    for heading in headings:
        if first_table is not None and heading.start > first_table:
            break
        folded = fold(plain_text(heading.text))
        if heading.level == 1 and folded and folded not in PLACES and folded not in TABLES:
            return heading
    return None
