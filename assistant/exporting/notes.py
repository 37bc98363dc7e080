"""An answer as a note to take away: what was asked, where and of what, the answer, and full references.

A note is plain text in blocks; `markdown`, `docx` and `pdf` write it as files. Nothing in it is markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from assistant.composing import split_at_markers, split_items
from assistant.records import Answer, Citation, Engine, Language
from assistant.rendering import describe_place, name_column, name_place, tame_formula, write_cell
from assistant.typography import name_day, quoted, write_number

# What no document may hold, and what turns the direction of a text round.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")

Run = str | int  # a piece of text, or the number of a reference


@dataclass(frozen=True, slots=True)
class Provenance:
    """What an answer was made with, for those who read it later."""

    asked_at: datetime
    scope: str  # in words, in the answer's language
    model: str | None  # the chat model's name where one is set
    corpus_version: str
    articles: int
    rows: int


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or an entry of a list."""

    runs: tuple[Run, ...]
    is_item: bool = False

    @property
    def text(self) -> str:
        """Its words without the numbers of references."""
        return "".join(run for run in self.runs if isinstance(run, str)).strip()

    @property
    def markers(self) -> tuple[int, ...]:
        """The numbers of the references that it stands on."""
        return tuple(run for run in self.runs if isinstance(run, int))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of an exact answer; the last column holds the numbers of references."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str


Block = Heading | Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Reference:
    """One source in full."""

    marker: int
    title: str
    published: str  # the scan page's date in words; empty when unknown
    url: str | None  # of the article, http or https only
    place: str  # `concerns, row 1, “Data Privacy Risks”`
    quote: str
    where: str  # `cnil.md, line 53 · cnil#concerns/1`


@dataclass(frozen=True, slots=True)
class Note:
    """A document that is about to be written."""

    language: Language
    title: str
    facts: tuple[tuple[str, str], ...]  # name and value, told above the text
    blocks: tuple[Block, ...]
    references: tuple[Reference, ...]
    written_at: datetime
    footnotes: bool = False  # references at the foot of the page, where the form has one
    footer: str = ""


def clean(text: str) -> str:
    """Text that every form can hold, on one line."""
    return re.sub(r"\s*\n\s*", " ", _UNWRITABLE.sub("", text))


def read_blocks(answer: Answer) -> list[Paragraph]:
    """The paragraphs and list entries of an answer, with its references as numbers."""
    known = {citation.marker for citation in answer.citations}
    prose = split_items(answer.answer)[0] if answer.table is not None else answer.answer
    blocks = []
    for block in re.split(r"\n\s*\n", prose.strip()):
        for line in block.split("\n"):
            is_item = line.startswith("- ")
            blocks.append(Paragraph(tuple(_read_runs(line[2:] if is_item else line, known)), is_item))
    return blocks


def _read_runs(line: str, known: set[int]) -> Iterator[Run]:
    for before, marker in split_at_markers(line, known):
        text = clean(before)
        if text := text if marker is None else text.rstrip(" "):
            yield text
        if marker is not None:
            yield marker


def read_grid(answer: Answer) -> Grid | None:
    """The table of an exact answer, its first rows with their references."""
    table, language = answer.table, answer.language
    if table is None or not table.rows:
        return None
    shown = [at for at, column in enumerate(table.columns) if column != "locator"]
    markers = ["".join(re.findall(r"\[\d+\]", item)) for item in split_items(answer.answer)[1]]
    rows = []
    for number, row in enumerate(table.rows):
        cells = [_write_cell(row[at], table.columns[at], language) for at in shown]
        rows.append((*cells, markers[number] if number < len(markers) else ""))
    columns = (*(name_column(table.columns[at], language).capitalize() for at in shown), "")
    of = "sur" if language is Language.FRENCH else "of"
    shown_rows, total = (write_number(count, language) for count in (len(rows), table.total))
    return Grid(columns, tuple(rows), f"{shown_rows} {of} {total}")


def _write_cell(value: str | int | float | None, column: str, language: Language) -> str:
    written = write_cell(value, column, language)
    return clean(str(tame_formula(written))) if isinstance(value, str) else written


def refer(citation: Citation, language: Language) -> Reference:
    """A citation in full."""
    french = language is Language.FRENCH
    place = name_place(citation.locator.place, language)
    if citation.row is not None:
        place += f", {'ligne' if french else 'row'} {citation.row}"
    if citation.row_name:
        place += f", {quoted(citation.row_name, language)}"
    article = citation.article
    published = ""
    if article.page_date:
        day = name_day(article.page_date, language)
        published = f"page de veille du {day}" if french else f"scan page of {day}"
    return Reference(
        citation.marker,
        clean(article.title),
        clean(published),
        article.url if article.url and is_web_address(article.url) else None,
        clean(place),
        clean(citation.quote),
        clean(f"{describe_place(citation, language)} · {citation.locator}"),
    )


def is_web_address(url: str) -> bool:
    """Whether a link may be clicked: http or https, and nothing in it that breaks out of a link."""
    return re.fullmatch(r"https?://[^\s\x00-\x1f\"<>\\`()\[\]]+", url) is not None


def tell_engine(answer: Answer, provenance: Provenance) -> str:
    """Who answered, in the answer's language."""
    french = answer.language is Language.FRENCH
    if answer.engine is Engine.MODEL:
        model = provenance.model or "?"
        if french:
            return f"rédigé par une IA (modèle {model}), chaque phrase vérifiée dans le corpus"
        return f"written by an AI (model {model}), each sentence checked against the corpus"
    if answer.engine is Engine.TABLE:
        return "calculé sur les tableaux du corpus" if french else "computed from the tables of the corpus"
    if french:
        return "lignes du corpus choisies par une IA de recherche, sans modèle de langage"
    return "rows of the corpus chosen by a search AI, without a language model"


def tell_facts(answer: Answer, provenance: Provenance) -> tuple[tuple[str, str], ...]:
    """Date, scope, engine and corpus version, in the answer's language."""
    french = answer.language is Language.FRENCH
    day = name_day(provenance.asked_at.date().isoformat(), answer.language)
    time = provenance.asked_at.strftime("%H\u00a0h\u00a0%M" if french else "%H:%M")
    articles, rows = (write_number(count, answer.language) for count in (provenance.articles, provenance.rows))
    articles += " article" if provenance.articles == 1 else " articles"
    version = f"version {provenance.corpus_version}"
    return (
        ("Date", f"{day}, {time}"),
        ("Périmètre" if french else "Scope", clean(provenance.scope)),
        ("Moteur" if french else "Engine", tell_engine(answer, provenance)),
        ("Corpus", f"{version}, {articles}, {rows} {'lignes' if french else 'rows'}"),
    )


def compose_note(answer: Answer, provenance: Provenance) -> Note:
    """The note of an answer: the question, what it was made with, the answer, its references in full."""
    french = answer.language is Language.FRENCH
    grid = read_grid(answer)
    blocks: list[Block] = [*read_blocks(answer), *([grid] if grid else [])]
    return Note(
        answer.language,
        clean(answer.question),
        tell_facts(answer, provenance),
        tuple(blocks),
        tuple(refer(citation, answer.language) for citation in answer.citations),
        provenance.asked_at,
        footer="Assistant de veille" if french else "Horizon scan assistant",
    )
