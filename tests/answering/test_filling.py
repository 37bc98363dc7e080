"""A chat model may fill a table query; what it fills badly is no query, and it never reaches the tables itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, BaseMessage, ToolCall

from assistant import Assistant
from assistant.answering.chat import ChatEngine
from assistant.answering.filling import fill_query
from assistant.queries import Aggregate, Comparison, Extreme, NumberFilter, TableQuery, TextFilter
from assistant.records import Engine, Usage
from assistant.settings import Settings

TABLES = ("signals", "concerns")


class CallingModel(GenericFakeChatModel):
    """Replays messages and keeps the functions that it is offered."""

    offered: list[Any] = []  # noqa: RUF012 (pydantic copies it for each model)

    def bind_tools(self, tools: Sequence[Any], **_: Any) -> Any:
        self.offered.extend(tools)
        return self


def calls(arguments: dict[str, Any], name: str = "query_tables") -> AIMessage:
    usage = {"input_tokens": 50, "output_tokens": 9, "total_tokens": 59}
    return AIMessage("", tool_calls=[ToolCall(name=name, args=arguments, id="1")], usage_metadata=usage)


def fill(message: AIMessage) -> TableQuery | None:
    model = CallingModel(messages=iter([message]))
    return fill_query(ChatEngine(model, "scripted"), "How many?", TABLES, None)[0]


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        ({"aggregate": "count", "tables": ["signals"]}, TableQuery(Aggregate.COUNT, tables=("signals",))),
        (
            {"relevancy": [{"comparison": ">=", "value": 4}], "contains": [{"phrases": ["drone"]}], "keyword": ""},
            TableQuery(relevancy=(NumberFilter(Comparison.AT_LEAST, 4),), contains=(TextFilter(("drone",)),)),
        ),
        (
            {"tables": ["concerns"], "extreme": "highest", "limit": 3, "since": "2024-01-01", "articles": ["CNIL"]},
            TableQuery(tables=("concerns",), extreme=Extreme.HIGHEST, limit=3, since="2024-01-01", articles=("CNIL",)),
        ),
    ],
)
def test_a_call_becomes_a_query(arguments: dict[str, Any], query: TableQuery) -> None:
    assert fill(calls(arguments)) == query


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(AIMessage("NO"), id="no-call"),
        pytest.param(AIMessage("There are 12 signals."), id="answers-itself"),
        pytest.param(calls({"aggregate": "drop table"}), id="no-such-aggregate"),
        pytest.param(calls({"tables": ["users; --"]}), id="no-such-table"),
        pytest.param(calls({"limit": 3}), id="limit-of-nothing"),
        pytest.param(calls({"extreme": "highest", "limit": -1}), id="limit-below-one"),
        pytest.param(calls({"since": "last week"}), id="no-date"),
        pytest.param(calls({"relevancy": [{"comparison": "between", "value": 3}]}), id="half-a-range"),
        pytest.param(calls({"sql": "select 1"}, name="run_sql"), id="another-function"),
    ],
)
def test_what_is_no_sound_call_is_no_query(message: AIMessage) -> None:
    assert fill(message) is None


def test_a_model_that_cannot_call_functions_fills_nothing() -> None:
    replies: list[BaseMessage] = [AIMessage("NO")]
    chat = ChatEngine(GenericFakeChatModel(messages=iter(replies)), "plain")
    assert fill_query(chat, "How many?", TABLES, None) == (None, Usage())


def test_the_tables_answer_what_the_model_filled_and_its_tokens_are_counted(home: Path) -> None:
    arguments = {"aggregate": "count", "tables": ["concerns"], "articles": ["CNIL"], "relevancy": [
        {"comparison": "=", "value": 5}]}  # fmt: skip
    model = CallingModel(messages=iter([calls(arguments)]))
    with Assistant.open(settings=Settings(home=home), model=model) as assistant:
        answer = assistant.ask("Give me the tally of concerns in the uppermost bracket for that CNIL thingy")
    assert answer.engine is Engine.TABLE
    assert answer.answer.startswith("2 of the 7 concerns in the article")
    assert (answer.usage.input_tokens, answer.usage.output_tokens) == (50, 9)
    assert [tool["function"]["name"] for tool in model.offered] == ["query_tables"]


def test_what_the_grammar_understands_costs_no_call(home: Path) -> None:
    model = CallingModel(messages=iter([]))
    with Assistant.open(settings=Settings(home=home), model=model) as assistant:
        assert assistant.ask("How many concerns are rated 5?").engine is Engine.TABLE
    assert not model.offered
