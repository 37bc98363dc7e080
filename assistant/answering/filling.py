"""A chat model fills a TableQuery for a question that the grammar did not wholly understand.

The model calls one function whose arguments are the fields of TableQuery; whatever does not validate is no
query. It never sees rows, and never writes SQL.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection
from dataclasses import asdict, replace
from typing import Any

from langchain_core.messages import AIMessage, HumanMessage
from pydantic import TypeAdapter, ValidationError

from assistant.answering.chat import ChatEngine
from assistant.answering.faults import ModelFault
from assistant.prompts import load_prompt
from assistant.queries import TableQuery
from assistant.records import UNKNOWN_USAGE, Usage

_VARIABLES = frozenset({"tables", "previous", "question"})
_QUERY = TypeAdapter(TableQuery)
_log = logging.getLogger(__name__)


def fill_query(
    chat: ChatEngine, question: str, tables: Collection[str], previous: TableQuery | None
) -> tuple[TableQuery | None, Usage]:
    """The query that a model makes of a question, with the tokens that it took; None when it makes none.

    `articles` of the query holds words for titles, not identifiers yet. A model that cannot call functions, or an
    endpoint that fails, makes no query.
    """
    prompt = load_prompt("table_query", _VARIABLES).substitute(
        tables=", ".join(tables),
        previous="none" if previous is None else json.dumps(_stated(previous)),
        question=json.dumps(question, ensure_ascii=False),
    )
    function = {
        "name": "query_tables",
        "description": "Count, list, rank or group rows of the tables.",
        "parameters": _QUERY.json_schema(),
    }
    try:
        bound = chat.model.bind_tools([{"type": "function", "function": function}])
        message, usage = chat.ask(bound, [HumanMessage(prompt)])
    except (ModelFault, NotImplementedError) as error:
        _log.warning("No table query from the chat model: %s", error)
        return None, UNKNOWN_USAGE if isinstance(error, ModelFault) else Usage()
    return _read_call(message, tables), usage


def _read_call(message: AIMessage, tables: Collection[str]) -> TableQuery | None:
    calls = [call["args"] for call in message.tool_calls if call["name"] == "query_tables"]
    if len(calls) != 1:
        return None
    try:
        query = _QUERY.validate_python({name: value for name, value in calls[0].items() if value not in (None, [], "")})
    except ValidationError as error:
        _log.warning("The chat model filled a table query badly: %d errors", error.error_count())
        return None
    # A table that does not exist would be counted as empty.
    return query if set(query.tables) <= set(tables) and query.is_sound else None


def _stated(query: TableQuery) -> dict[str, Any]:
    """The conditions of a query, empty ones left out."""
    return {name: value for name, value in asdict(replace(query, articles=())).items() if value}
