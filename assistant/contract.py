"""The JSON forms that HTTP, MCP and tools speak, as typed models; `assistant.rendering` makes what fills them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

_LOCATOR = "000_f052352631ebce03#concerns/1"


class Form(BaseModel):
    """Base of all forms: read only, and closed where it is filled from rendered JSON."""

    model_config = ConfigDict(frozen=True, extra="allow")


class ArticleForm(Form):
    """What a citation or a row tells about its article."""

    id: str = Field(description="The article's identifier: the name of its file without the ending.")
    title: str
    page_date: str | None = Field(description="ISO 8601; the scan page that listed the article.")
    url: str | None = Field(description="Where the article itself was published.")
    page_url: str | None


class CitationForm(Form):
    """A verified pointer from an answer to the words that it stands on."""

    marker: int = Field(description="The number in the answer's text, from 1.")
    locator: str = Field(description="ARTICLE#TABLE/ROW or ARTICLE#PLACE.", examples=[_LOCATOR])
    quote: str = Field(description="Occurs in the source lines, character for character.")
    article: ArticleForm
    table: str | None
    row: int | None
    row_name: str | None
    file: str
    lines: list[int] = Field(description="First and last line of the quote in the file, from 1.")
    copies: list[str] = Field(default_factory=list, description="Locators of other places with the same words.")


class TableForm(Form):
    """The exact result of a question that counts, lists, ranks or groups."""

    columns: list[str]
    rows: list[list[str | int | float | None]]
    total: int = Field(description="Rows that match; `rows` may hold the first ones only.")
    grouped: bool = Field(default=False, description="Each row is a group with its figure.")


class UsageForm(Form):
    """Tokens that a chat model was sent and wrote."""

    input_tokens: int = 0
    output_tokens: int = 0


class AnswerForm(Form):
    """An answer; the same form on the command line, in checks, over HTTP and in Python."""

    id: str | None = None
    question: str
    answer: str = Field(description="Markdown with [1] markers.")
    language: str = Field(description="fr or en.")
    abstained: bool = Field(description="The corpus does not answer the question.")
    engine: str = Field(description="table, extractive or model.")
    citations: list[CitationForm]
    dropped: list[str] = Field(description="Sentences that were removed because no source proves them.")
    table: TableForm | None
    usage: UsageForm
    masked: dict[str, int] = Field(
        default_factory=dict, description="Kinds of personal data that were replaced before a model was sent anything."
    )
    timings_ms: dict[str, float]


class PassageForm(Form):
    """A row of a table, or another citable place of an article."""

    locator: str = Field(examples=[_LOCATOR])
    article: ArticleForm
    table: str | None = Field(description="None where the place is no row of a table.")
    row: int | None
    row_name: str | None
    relevancy: float | None = Field(description="None where the table or the cell gives none.")
    cells: dict[str, str | None] = Field(description="By column heading as written; None where a cell is blank.")
    file: str
    lines: list[int] = Field(description="First and last line in the file, from 1.")
    text: str = Field(description="The source lines as readers of the file see them.")
    withheld: str | None = Field(None, description="Why answers do not quote it; absent where they may.")


class FoundForm(PassageForm):
    """A passage that a search found."""

    score: float = Field(description="Share of belief, from 0 to 1; compares passages of one search only.")


class FoundRows(Form):
    """What a search found, best first."""

    rows: list[FoundForm]


class ArticleDetailsForm(ArticleForm):
    """An article with its header."""

    file: str
    keywords: list[str]
    themes: list[str]
    category: str | None
    type: str | None
    summary: str


def fill(form: type[BaseModel], values: Mapping[str, Any]) -> Any:
    """A form from rendered JSON."""
    return form.model_validate(values)
