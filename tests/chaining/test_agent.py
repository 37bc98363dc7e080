"""LangChain's own agent uses the tools: it searches, counts, opens a source, and reads what went wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest
from langchain.agents import create_agent
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage

from assistant import Assistant
from tests.conftest import SEED_ID
from tests.coroutines import run_coroutine

CALLS = (
    ("search_rows", {"text": "What is Ekonom IA for?", "limit": 2}),
    ("query_table", {"aggregate": "count", "tables": ["concerns"]}),
    ("open_source", {"locator": f"{SEED_ID}#concerns/1"}),
    ("open_source", {"locator": "nowhere#concerns/1"}),
)


class Scripted(GenericFakeChatModel):
    """Calls the tools one after the other, then says that it has done; takes any tools."""

    def bind_tools(self, tools: Any, **_: Any) -> Scripted:
        self.metadata = {"tools": [tool.name for tool in tools]}
        return self


def make_agent(assistant: Assistant) -> tuple[Any, Scripted]:
    turns = [
        AIMessage("", tool_calls=[{"name": name, "args": arguments, "id": f"call{number}"}])
        for number, (name, arguments) in enumerate(CALLS)
    ]
    model = Scripted(messages=iter([*turns, AIMessage("Done.")]))
    return create_agent(model, assistant.tools()), model


@pytest.mark.parametrize("is_async", [False, True])
def test_an_agent_searches_counts_and_opens_sources(seed_assistant: Assistant, is_async: bool) -> None:
    agent, model = make_agent(seed_assistant)
    asked: dict[str, list[BaseMessage]] = {"messages": [HumanMessage("What is Ekonom IA for?")]}
    told = run_coroutine(agent.ainvoke(asked)) if is_async else agent.invoke(asked)
    assert model.metadata == {"tools": ["search_rows", "query_table", "open_source"]}
    found, counted, opened, refused = [m for m in told["messages"] if isinstance(m, ToolMessage)]
    assert told["messages"][-1].content == "Done."
    assert any("Ekonom IA" in row["text"] for row in json.loads(found.content)["rows"])
    assert found.artifact is not None
    concerns = [passage for passage in seed_assistant.passages() if passage.locator.place == "concerns"]
    assert f"{len(concerns)} concerns" in json.loads(counted.content)["answer"]
    assert "Data Privacy Risks" in opened.content
    assert refused.status == "error"
    assert "nowhere#concerns/1" in refused.content
    assert "\n" not in refused.content
