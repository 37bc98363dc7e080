"""The citable places of an article, and what of each is searched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.columns import ColumnRole, find_column, find_role, parse_relevancy
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
        name_column = find_column(table.columns, ColumnRole.NAME)
        relevancy_column = find_column(table.columns, ColumnRole.RELEVANCY)
        for row in table.rows:
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
                parse_relevancy(row.cells.get(relevancy_column)) if relevancy_column else None,
                row.cells,
                (row.source,),
                row.withheld,
            )


def searched_text(passage: Passage) -> str:
    """The words of a passage that are searched: its name, then its cells without ratings and identifiers; no markup."""
    if not passage.cells:
        return take_out_markup(passage.text)
    body = " ".join(told_cells(passage))
    return take_out_markup(f"{passage.name}: {body}" if passage.name else body)


def told_cells(passage: Passage) -> Iterator[str]:
    """The cells that say something of a row: not its name, rating or identifier, and no blank ones."""
    skipped = (ColumnRole.NAME, ColumnRole.RELEVANCY, ColumnRole.SOURCE_ID)
    return (cell for column, cell in passage.cells.items() if cell and find_role(column) not in skipped)
