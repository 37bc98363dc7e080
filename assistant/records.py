"""The nouns of the product: frozen values without input or output.

Every room of the house speaks in these words; README and DESIGN use the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from assistant.columns import ColumnRole

HEADER = "header"
SUMMARY = "summary"
KEYWORDS = "keywords"
THEMES = "themes"


class Language(StrEnum):
    """The languages that answers are framed in; rows are quoted in their own."""

    FRENCH = "fr"
    ENGLISH = "en"


class Engine(StrEnum):
    """What wrote an answer."""

    TABLE = "table"
    EXTRACTIVE = "extractive"
    MODEL = "model"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Which source lines a piece of text stands on; prints as `notes/cnil.md:39`."""

    file: str  # relative to the corpus folder, "/" between parts
    first_line: int  # 1-based, as an editor shows it
    last_line: int  # inclusive; equals first_line for a row

    def __str__(self) -> str:
        return f"{self.file}:{self.first_line}"


@dataclass(frozen=True, slots=True, order=True)
class Locator:
    """The stable address of a citable place: `ARTICLE#TABLE/ROW` or `ARTICLE#PLACE`."""

    article: str  # the file's name without its ending, in Unicode form NFC
    place: str  # a heading in lower case: a table's, or header, summary, keywords, themes, …
    row: int | None = None  # 1-based; None when the place is not a table's row

    def __str__(self) -> str:
        suffix = "" if self.row is None else f"/{self.row}"
        return f"{self.article}#{self.place}{suffix}"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of an article's file, as a reader sees it there."""

    number: int  # 1-based
    text: str  # without its line ending, invisible characters and HTML comments


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    number: int  # from 1, in the order of the file
    cells: Mapping[str, str | None]  # by column heading as written; None where a cell is blank
    source: SourceLine
    withheld: str | None = None  # why answers pass it over; None for all that may be quoted


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table under a heading."""

    name: str  # the heading in lower case; a second table of that name is `NAME-2`
    columns: tuple[str, ...]  # as written
    rows: tuple[Row, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A citable place that is not a table: the header, the summary, a list, a note."""

    name: str  # header, summary, keywords, themes, or another heading in lower case
    source: tuple[SourceLine, ...]  # the lines that hold its text, blank ones left out
    withheld: str | None = None  # why answers pass it over; None for all that may be quoted


@dataclass(frozen=True, slots=True)
class Article:
    """One Markdown file of the corpus, parsed."""

    id: str  # the file's name without its ending, in Unicode form NFC
    file: str  # relative to the corpus folder, "/" between parts
    title: str  # the file's name without its ending when the text has no title
    page_date: str | None  # ISO 8601, the scan page that listed the article
    url: str | None  # where the article itself was published
    page_url: str | None
    keywords: tuple[str, ...]
    themes: tuple[str, ...]
    category: str | None
    type: str | None
    summary: str
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """What a citation tells about the article it points to."""

    id: str
    title: str
    page_date: str | None
    url: str | None
    page_url: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """What is indexed and retrieved: a row or another citable place, with its article."""

    locator: Locator
    article: ArticleReference
    file: str
    table: str | None  # None when the place is not a table's row
    row: int | None
    name: str | None  # the row's name cell
    relevancy: float | None  # None when the table or the cell does not give one
    cells: Mapping[str, str | None]  # empty when the place is not a table's row
    source: tuple[SourceLine, ...]
    withheld: str | None = None  # why answers pass it over; None for all that may be quoted

    @property
    def text(self) -> str:
        """The source lines of the place, joined by line feeds."""
        return "\n".join(line.text for line in self.source)

    @property
    def is_cut(self) -> bool:
        """Whether its cells leave out a part of its line: what stands behind an order to an assistant."""
        if not self.cells:
            return False
        told = "".join(cell for cell in self.cells.values() if cell)
        return sum(map(str.isalpha, told)) < sum(map(str.isalpha, self.text))


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of the conversation; only the user's words are ever relied on."""

    role: str  # user or assistant
    text: str


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the corpus that is asked; an empty tuple or None is no condition."""

    tables: tuple[str, ...] = ()  # names of tables; places that are no table's row are out of scope then
    relevancy_at_least: float | None = None  # rows without a relevancy are out of scope then
    since: str | None = None  # ISO 8601, the first page date
    until: str | None = None  # ISO 8601, the last page date
    articles: tuple[str, ...] = ()  # identifiers
    themes: tuple[str, ...] = ()  # an article has to have one of them

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole corpus."""
        return self == Scope()


WHOLE = Scope()


@dataclass(frozen=True, slots=True)
class Overview:
    """What a question asks of one article as a whole."""

    words: str  # what names the article: a title or some folded words; empty: the one that is spoken of
    is_title: bool = False  # the words stood in quotation marks
    may_be_row: bool = False  # the words may be the name of a row, whose cell is asked for then
    column: ColumnRole | None = None  # the column whose cells are asked for; None: the summary

    @property
    def names_by_words(self) -> bool:
        """Whether the article is named by some words, which may say something else too."""
        return bool(self.words) and not self.is_title


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, understood as far as words alone allow."""

    text: str  # as it was asked
    language: Language
    standalone: str  # with what earlier questions add; what retrieval searches for
    own: str  # without greetings and frames, and without what earlier questions add
    leans_on: Question | None = None  # the earlier question that it takes words from; None when it stands alone
    after: Question | None = None  # the question before it in the conversation, whether or not it leans on it
    columns: frozenset[ColumnRole] = frozenset()  # the columns that its words ask for
    asks_columns_only: bool = False  # names nothing but columns: "How is it rated?"
    asks_topic: bool = False  # asks only what there is on a subject
    asks_header: bool = False  # asks for an article's link, date, category or the like
    overview: Overview | None = None  # asks for an article as a whole: its summary, or one column of its rows


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its score; only the order of scores within one question means something."""

    passage: Passage
    score: float
    copies: tuple[Locator, ...] = ()  # other places with the same words, which are not hits of their own


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words of a place that a sentence stands on."""

    locator: Locator
    quote: str  # occurs in the source lines of the place, character for character


class SentenceRole(StrEnum):
    """How a sentence of an answer is laid out and whether it states a fact."""

    STATEMENT = "statement"
    ITEM = "item"  # a statement that is one entry of a list
    FRAME = "frame"  # states no fact ("Here is what the articles say:"), needs no citation


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that is not verified yet, with what it claims to stand on."""

    text: str  # without citation markers
    evidence: tuple[Evidence, ...] = ()
    role: SentenceRole = SentenceRole.STATEMENT


@dataclass(frozen=True, slots=True)
class ResultTable:
    """The exact result of a table query."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]
    total: int  # rows that match, of which `rows` may hold the first ones only
    grouped: bool = False  # each row is a group with its figure


@dataclass(frozen=True, slots=True)
class Usage:
    """What one answer took of a chat model: nothing when none was asked, None for what is not known."""

    input_tokens: int = 0
    output_tokens: int = 0
    calls: int = 0
    energy_wh: float | None = 0.0
    co2e_g: float | None = 0.0
    cost: float | None = 0.0  # in the currency of the prices that are set

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            self.calls + other.calls,
            _sum(self.energy_wh, other.energy_wh),
            _sum(self.co2e_g, other.co2e_g),
            _sum(self.cost, other.cost),
        )


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


# A call that failed: how much it took is not known.
UNKNOWN_USAGE = Usage(calls=1, energy_wh=None, co2e_g=None, cost=None)


@dataclass(frozen=True, slots=True)
class Draft:
    """What an engine proposes; nothing of it reaches a reader before it is verified."""

    engine: Engine
    sentences: tuple[Sentence, ...]  # empty: the engine found nothing that answers
    table: ResultTable | None = None
    usage: Usage = Usage()
    copies: Mapping[Locator, tuple[Locator, ...]] = field(default_factory=dict)  # of the places that it stands on
    refusal: str | None = None  # what is said instead where there are no sentences; None: the corpus does not answer


@dataclass(frozen=True, slots=True)
class Citation:
    """A verified pointer from an answer to the words that it stands on."""

    marker: int  # the number in the answer's text, from 1 by first use
    locator: Locator
    quote: str  # occurs in the source lines, character for character
    article: ArticleReference
    table: str | None
    row: int | None
    row_name: str | None
    file: str
    lines: tuple[int, int]  # first and last line that hold the quote, 1-based
    copies: tuple[Locator, ...] = ()  # other places that say the same, word for word


@dataclass(frozen=True, slots=True)
class Proven:
    """A sentence whose citations have all been found, or that states no fact."""

    text: str
    role: SentenceRole
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the text of an answer points to a citation; offsets count characters from 0, ends are exclusive."""

    citation: Citation
    start: int  # of the words that stand on it
    end: int
    marker_start: int  # of its `[1]`
    marker_end: int


_MARKERS = re.compile(r"(?<!\\)(?:\[\d+\])+")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader gets; every citation in it has been looked up again."""

    question: str
    answer: str  # Markdown with [1] markers
    language: Language
    abstained: bool
    engine: Engine
    citations: tuple[Citation, ...] = ()
    dropped: tuple[str, ...] = ()  # sentences that grounding removed
    table: ResultTable | None = None
    usage: Usage = Usage()
    timings_ms: Mapping[str, float] = field(default_factory=dict)  # retrieve, answer, total
    id: str | None = None  # the check that asked, None elsewhere
    masked: Mapping[str, int] = field(default_factory=dict)  # kinds of personal data that an endpoint was not sent

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every place where the text points to a citation, in order."""
        return tuple(self._find_marks())

    def _find_marks(self) -> Iterator[Mark]:
        cited = {citation.marker: citation for citation in self.citations}
        line_start = 0
        for line in self.answer.split("\n"):
            begins = 2 if line.startswith("- ") else 0
            for run in _MARKERS.finditer(line):
                words = line[begins : run.start()]
                start = line_start + begins + len(words) - len(words.lstrip())
                end = line_start + begins + len(words.rstrip())
                for marker in re.finditer(r"\[(\d+)\]", run[0]):
                    citation = cited.get(int(marker[1]))
                    if citation is not None:
                        at = line_start + run.start()
                        yield Mark(citation, start, end, at + marker.start(), at + marker.end())
                begins = run.end()
            line_start += len(line) + 1

    @property
    def content_blocks(self) -> list[dict[str, Any]]:
        """The answer as LangChain's standard content: one text block, its citations as annotations.

        `start_index` and `end_index` of an annotation are those of the words that stand on the citation; `extras`
        holds locator, article (its identifier), table and row.
        """
        annotations = [
            {
                "type": "citation",
                **({"url": url} if (url := mark.citation.article.url or mark.citation.article.page_url) else {}),
                "title": mark.citation.article.title,
                "cited_text": mark.citation.quote,
                "start_index": mark.start,
                "end_index": mark.end,
                "extras": {
                    "locator": str(mark.citation.locator),
                    "article": mark.citation.article.id,
                    "table": mark.citation.table,
                    "row": mark.citation.row,
                },
            }
            for mark in self.marks
        ]
        return [{"type": "text", "text": self.answer, "annotations": annotations}]
