"""The three lookups that agents call, by LangChain or by MCP: typed arguments in, the forms of the contract out."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from assistant.contract import AnswerForm, FoundRows, PassageForm
from assistant.errors import BadInput
from assistant.queries import TableQuery
from assistant.records import Answer, Hit, Language, Passage
from assistant.rendering import render_json, render_passage

_FOUND_AT_MOST = 50


class Reader(Protocol):
    """What the lookups ask of an Assistant."""

    def search(self, text: str, *, limit: int = 10) -> list[Hit]: ...
    def query(self, query: TableQuery, *, language: Language = Language.ENGLISH) -> Answer: ...
    def show(self, locator: str) -> Passage: ...


class SearchRows(BaseModel):
    """Arguments of search_rows."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(description="What to look for, in French or English; a question or some words.", min_length=1)
    limit: int = Field(10, description="Most rows to return, best first.", ge=1, le=_FOUND_AT_MOST)


class OpenSource(BaseModel):
    """Arguments of open_source."""

    model_config = ConfigDict(extra="forbid")

    locator: str = Field(
        description="The address of a row or another place: ARTICLE#TABLE/ROW, ARTICLE#summary, ARTICLE#keywords, "
        "ARTICLE#themes or ARTICLE#header.",
        examples=["000_f052352631ebce03#concerns/1"],
        min_length=1,
    )


_MEANINGS: Mapping[str, str] = {
    "aggregate": "What is made of the rows that match: list them, count them, their share in per cent of the rows in "
    "scope, the mean of their relevancy, or (with group table) the ratio of the rows of the first table to those of "
    "the second.",
    "unit": "What is listed and counted: rows, articles that hold a row that matches, or distinct names of rows.",
    "tables": "Scope: names of tables, in lower case, such as signals, concerns, behaviors, technologies, issues; "
    "empty for all.",
    "articles": "Scope: identifiers of articles; empty for all.",
    "outside": "Scope: articles of all other page dates than from since to until.",
    "label_lacks": "Scope: articles that lack the keyword, theme, category or type that is set.",
    "keyword": "Scope: articles with this keyword.",
    "theme": "Scope: articles with this theme.",
    "category": "Scope: articles of this category.",
    "since": "Scope: first page date, YYYY-MM-DD.",
    "until": "Scope: last page date, YYYY-MM-DD.",
    "dated": "Scope: only the latest (highest) or earliest (lowest) page date among those left.",
    "dated_last": "Scope: with dated, the latest or earliest of the articles that match, not what matches in those.",
    "months": "Scope: months of page dates, 1 to 12, whatever the year.",
    "weekdays": "Scope: weekdays of page dates, 1 for Monday to 7 for Sunday.",
    "relevancy": "Filter: conditions on the relevancy of rows, which goes from 1 to 5; all must hold.",
    "rated": "Filter: true for rows that have a relevancy, false for rows that have none.",
    "contains": "Filter: rows that hold one of the phrases of each entry; capitals, accents and plurals do not matter.",
    "topic": "Filter: rows that are close to these words in meaning.",
    "holding": "Only articles that hold so many rows of some tables, or rows with such a mean relevancy; all must be "
    "so. For unit articles, without group.",
    "group": "Count the rows of each group.",
    "having": "Only groups, or articles, with so many rows.",
    "extreme": "Only the highest or lowest: of relevancy, or of the groups by their figure.",
    "limit": "With extreme: how many; none for all that tie at the end of the scale.",
}


def _query_fields() -> type[BaseModel]:
    """The fields of TableQuery as arguments, each with its meaning; nothing else is taken."""
    hints = get_type_hints(TableQuery)
    fields: dict[str, Any] = {
        field.name: (hints[field.name], Field(field.default, description=_MEANINGS.get(field.name)))
        for field in dataclasses.fields(TableQuery)
    }
    language = Field(Language.ENGLISH, description="The language that the result is told in.")
    return create_model(
        "QueryTable",
        __doc__="Arguments of query_table: the fields of a TableQuery.",
        __config__=ConfigDict(extra="forbid"),
        **fields,
        language=(Language, language),
    )


QueryTable = _query_fields()


@dataclass(frozen=True, slots=True)
class Lookup:
    """One lookup, ready to be offered to an agent."""

    name: str
    description: str
    arguments: type[BaseModel]
    result: type[BaseModel]
    run: Callable[[Any], BaseModel]  # takes `arguments`, gives `result`; raises AssistantError

    def call(self, arguments: Mapping[str, Any]) -> BaseModel:
        """Run it with arguments that have not been validated yet.

        Raises:
            BadInput: they do not validate; names the first three faults.
            AssistantError: what the lookup raises.
        """
        try:
            known = self.arguments.model_validate(arguments)
        except ValidationError as error:
            raise BadInput(f"{self.name}: {describe_faults(error)}") from None
        return self.run(known)


def describe_faults(error: ValidationError, *, limit: int = 3) -> str:
    """What does not validate, in one line, without the values that were given."""
    faults = [(".".join(str(part) for part in fault["loc"]), fault["msg"]) for fault in error.errors()[:limit]]
    return "; ".join(f"{where}: {what}" if where else what for where, what in faults)


def lookups_over(reader: Reader) -> Sequence[Lookup]:
    """search_rows, query_table and open_source over one assistant; all of them only read."""

    def search_rows(arguments: SearchRows) -> BaseModel:
        hits = reader.search(arguments.text, limit=arguments.limit)
        return FoundRows.model_validate(
            {"rows": [render_passage(hit.passage) | {"score": round(hit.score, 6)} for hit in hits]}
        )

    def query_table(arguments: BaseModel) -> BaseModel:
        values = dict(arguments)
        language = values.pop("language")
        return AnswerForm.model_validate(render_json(reader.query(TableQuery(**values), language=language)))

    def open_source(arguments: OpenSource) -> BaseModel:
        return PassageForm.model_validate(render_passage(reader.show(arguments.locator)))

    return (
        Lookup(
            "search_rows",
            "Find the rows of the scanned articles that answer a question or are about some words, best first. Each "
            "has a locator to cite it by. Use query_table to count, rank or list rows exactly.",
            SearchRows,
            FoundRows,
            search_rows,
        ),
        Lookup(
            "query_table",
            "Count, list, rank or group rows of the tables exactly. The answer says what was counted, out of how "
            "many, and cites rows; `table` holds the result. Empty arguments set no condition.",
            QueryTable,
            AnswerForm,
            query_table,
        ),
        Lookup(
            "open_source",
            "Read the row or section that a locator names: its cells, its article, its file and lines.",
            OpenSource,
            PassageForm,
            open_source,
        ),
    )
