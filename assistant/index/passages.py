"""The citable places of an article, and what of each is searched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.columns import (
    ColumnRole,
    find_column,
    find_name_column,
    find_numbering,
    find_role,
    is_unnamed,
    rate_cells,
)
from assistant.hostile.judging import find_live_markup
from assistant.hostile.markup import take_out_markup
from assistant.records import Article, ArticleReference, Locator, Passage
from assistant.words import raw_words


@dataclass(frozen=True, slots=True)
class SearchedPassage:
    """A passage with what of it is searched."""

    passage: Passage
    text: str  # as `searched_text`
    words: list[str]  # of this text, as they are written

    @classmethod
    def of(cls, passage: Passage) -> SearchedPassage:
        """Read a passage once, for all that is made of its words."""
        text = searched_text(passage)
        return cls(passage, text, raw_words(text))


def passages_of(article: Article) -> Iterator[Passage]:
    """Every citable place of an article: the header and other sections, then the rows of its tables."""
    reference = ArticleReference(article.id, article.title, article.page_date, article.url, article.page_url)
    for section in article.sections:
        locator = Locator(article.id, section.name)
        yield Passage(locator, reference, article.file, None, None, None, None, {}, section.source, section.withheld)
    for table in article.tables:
        name_column = find_name_column(table.columns)
        relevancy_column = find_column(table.columns, ColumnRole.RELEVANCY)
        rated = [row.cells.get(relevancy_column) if relevancy_column else None for row in table.rows]
        for row, rating in zip(table.rows, rate_cells(rated), strict=True):
            name = row.cells.get(name_column) if name_column else None
            yield Passage(
                Locator(article.id, table.name, row.number),
                reference,
                article.file,
                table.name,
                row.number,
                None
                if name and find_live_markup([name])
                else name,  # what acts is shown as the text of a cell, and names nothing
                rating,
                row.cells,
                (row.source,),
                row.withheld,
            )


def searched_text(passage: Passage) -> str:
    """The words of a passage that are searched: its name, then its cells without ratings and identifiers; no markup."""
    if not passage.cells:
        return take_out_markup(passage.text)
    body = " ".join(
        cell if find_role(column) or is_unnamed(column) else f"{column} {cell}" for column, cell in _told(passage)
    )
    return take_out_markup(f"{passage.name}: {body}" if passage.name else body)


def told_cells(passage: Passage) -> Iterator[str]:
    """The cells that say something of a row: not its name, rating or identifier, and no blank ones."""
    return (cell for _, cell in _told(passage))


def _told(passage: Passage) -> Iterator[tuple[str, str]]:
    """The same, each with its heading, which says what a cell is where it is no known one."""
    skipped = (ColumnRole.NAME, ColumnRole.RELEVANCY, ColumnRole.SOURCE_ID)
    left_out = (find_name_column(passage.cells), find_numbering(passage.cells))
    return (
        (column, cell)
        for column, cell in passage.cells.items()
        if cell and column not in left_out and find_role(column) not in skipped
    )
