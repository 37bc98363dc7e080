"""LangChain's own classes drive the assistant: as a Runnable, a retriever, and tools of an agent."""

from __future__ import annotations

import asyncio
import dataclasses
import gc
import json
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage
from langchain_core.runnables import RunnableLambda
from langchain_core.tools import BaseTool

from assistant import Answer, Assistant, Turn
from assistant.errors import BadInput, QuestionRefused
from assistant.queries import TableQuery
from assistant.rendering import render_json
from assistant.settings import Settings
from assistant.waiting import iterate_in_thread
from tests.conftest import SEED_ID
from tests.coroutines import run_coroutine

QUESTION = "What is Ekonom IA for?"
CONCERNS = "Quelles préoccupations ont une pertinence de 5 ?"


def same(one: Answer, other: Answer) -> bool:
    """Whether two answers differ in their timings at most."""
    return dataclasses.replace(one, timings_ms={}) == dataclasses.replace(other, timings_ms={})


def test_a_chain_invokes_batches_and_streams_the_same_answer(seed_assistant: Assistant) -> None:
    plain, runnable = seed_assistant.ask(QUESTION), seed_assistant.as_runnable()
    assert same(runnable.invoke(QUESTION), plain)
    assert same(runnable.invoke({"question": QUESTION, "history": []}), plain)
    assert all(same(answer, plain) for answer in runnable.batch([QUESTION, {"question": QUESTION}]))
    *_, last = runnable.stream(QUESTION)
    assert same(last, plain)
    chain = RunnableLambda(lambda words: {"question": words}) | runnable | (lambda answer: answer.answer)
    assert chain.invoke(QUESTION) == plain.answer


def test_the_async_twins_give_the_same_answer(seed_assistant: Assistant) -> None:
    async def ask_all() -> list[Answer]:
        runnable = seed_assistant.as_runnable()
        streamed = [answer async for answer in seed_assistant.astream(CONCERNS)]
        chained = [answer async for answer in runnable.astream({"question": CONCERNS})]
        both = await runnable.abatch([CONCERNS, CONCERNS])
        return [await seed_assistant.aask(CONCERNS), await runnable.ainvoke(CONCERNS), streamed[-1], chained[-1], *both]

    plain = seed_assistant.ask(CONCERNS)
    assert all(same(answer, plain) for answer in run_coroutine(ask_all()))


def test_the_event_loop_goes_on_while_an_answer_is_made(
    seed_assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    turned = threading.Event()
    ask = Assistant.ask

    def ask_once_the_loop_has_turned(self: Assistant, *args: Any, **kwargs: Any) -> Answer:
        assert turned.wait(30)  # for ever, if the answer were made in the loop's own thread
        return ask(self, *args, **kwargs)

    monkeypatch.setattr(Assistant, "ask", ask_once_the_loop_has_turned)

    async def turn_meanwhile() -> Answer:
        answering = asyncio.create_task(seed_assistant.aask(QUESTION))
        for _ in range(3):
            await asyncio.sleep(0)
        turned.set()
        return await answering

    assert run_coroutine(turn_meanwhile()).citations


def test_a_stream_that_is_left_early_closes_what_feeds_it() -> None:
    closed = threading.Event()

    def feed() -> Any:
        try:
            yield 1
            time.sleep(0.05)
            yield 2
        finally:
            closed.set()

    async def leave(*, in_the_middle: bool) -> None:
        items = iterate_in_thread(feed)
        assert await anext(items) == 1
        if in_the_middle:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(anext(items), 0.01)
        await items.aclose()
        await asyncio.sleep(0.1)

    for in_the_middle in (False, True):
        closed.clear()
        run_coroutine(leave(in_the_middle=in_the_middle))
        assert closed.is_set()


@pytest.mark.parametrize(
    "history",
    [
        pytest.param(["Que sait-on du projet Ekonom IA ?"], id="questions"),
        pytest.param([Turn("user", "Que sait-on du projet Ekonom IA ?")], id="turns"),
        pytest.param([HumanMessage("Que sait-on du projet Ekonom IA ?"), AIMessage("Rien.")], id="messages"),
        pytest.param([("human", "Que sait-on du projet Ekonom IA ?"), ("ai", "Rien.")], id="pairs"),
        pytest.param([{"role": "user", "content": "Que sait-on du projet Ekonom IA ?"}], id="openai"),
    ],
)
def test_a_chain_takes_history_in_every_common_form(history: list[Any], seed_assistant: Assistant) -> None:
    asked = {"question": "Et lui, à quoi sert-il ?", "history": history}
    assert "Ekonom IA" in seed_assistant.as_runnable().invoke(asked).answer


@pytest.mark.parametrize("input", [7, {}, {"question": 7}, {"question": "Why?", "histroy": []}], ids=str)
def test_another_input_is_one_clear_line(input: Any, seed_assistant: Assistant) -> None:
    with pytest.raises(BadInput, match=r"^The input of the chain is no question: [^\n]+$"):
        seed_assistant.as_runnable().invoke(input)


def test_the_input_and_output_of_the_chain_are_typed(seed_assistant: Assistant) -> None:
    runnable = seed_assistant.as_runnable()
    assert set(runnable.get_input_schema().model_fields) == {"question", "history"}
    assert runnable.OutputType is Answer


def test_an_answer_is_langchain_content_with_citations(seed_assistant: Assistant) -> None:
    answer = seed_assistant.ask(CONCERNS)
    (block,) = AIMessage(content=answer.content_blocks).content_blocks
    assert block["type"] == "text"
    assert block["text"] == answer.answer
    first, *_ = block["annotations"]
    assert first["type"] == "citation"
    assert first["extras"]["locator"] == f"{SEED_ID}#concerns/1"
    assert (first["extras"]["article"], first["extras"]["table"], first["extras"]["row"]) == (SEED_ID, "concerns", 1)
    assert first["url"].startswith("https://www.cnil.fr/")
    words = [answer.answer[a["start_index"] : a["end_index"]] for a in block["annotations"]]
    assert words[0].startswith("2 des 7 préoccupations")
    assert words[0].endswith("5.")
    assert words[2:] == ["Data Privacy Risks (5)", "Data Security Vulnerabilities (5)"]
    for mark in answer.marks:
        assert answer.answer[mark.marker_start : mark.marker_end] == f"[{mark.citation.marker}]"


def test_an_abstention_has_no_annotations(seed_assistant: Assistant) -> None:
    assert seed_assistant.ask("What is the budget of the projects?").content_blocks[0]["annotations"] == []


def test_the_retriever_gives_documents_with_their_place_and_score(seed_assistant: Assistant) -> None:
    retriever = seed_assistant.as_retriever(limit=3)
    documents = retriever.invoke("data privacy risks")
    assert 1 <= len(documents) <= 3
    first = documents[0]
    assert first.metadata["locator"] == f"{SEED_ID}#concerns/1"
    assert (first.metadata["table"], first.metadata["row"], first.metadata["article"]) == ("concerns", 1, SEED_ID)
    assert "name: Data Privacy Risks" in first.page_content
    scores = [document.metadata["score"] for document in documents]
    assert scores == sorted(scores, reverse=True)
    assert run_coroutine(retriever.ainvoke("data privacy risks")) == documents
    with pytest.raises(QuestionRefused):
        retriever.invoke(" ")


@pytest.fixture
def tools(seed_assistant: Assistant) -> dict[str, BaseTool]:
    return {tool.name: tool for tool in seed_assistant.tools()}


def call(tool: BaseTool, **arguments: Any) -> ToolMessage:
    """The message that an agent gets of a tool call."""
    message = tool.invoke({"type": "tool_call", "id": "1", "name": tool.name, "args": arguments})
    assert isinstance(message, ToolMessage)
    return message


def test_an_agent_searches_queries_and_opens_sources(tools: dict[str, BaseTool]) -> None:
    assert list(tools) == ["search_rows", "query_table", "open_source"]
    found = json.loads(str(call(tools["search_rows"], text="data privacy risks", limit=2).content))["rows"]
    assert found[0]["locator"] == f"{SEED_ID}#concerns/1"
    query = {"tables": ["concerns"], "relevancy": [{"comparison": "=", "value": 5}], "language": "fr"}
    message = call(tools["query_table"], **query)
    answer = json.loads(str(message.content))
    assert answer["table"]["total"] == 2
    assert answer["answer"].startswith("2 des 7 préoccupations")
    assert message.artifact.citations[0].locator == f"{SEED_ID}#concerns/1"
    opened = json.loads(str(call(tools["open_source"], locator=f"{SEED_ID}#concerns/1").content))
    assert opened["cells"]["name"] == "Data Privacy Risks"
    assert opened["lines"] == [48, 48]


@pytest.mark.parametrize(
    ("name", "arguments", "says"),
    [
        ("query_table", {"sql": "DROP TABLE passages"}, "sql: Extra inputs are not permitted"),
        ("query_table", {"group": "phase of the moon"}, "group: Input should be"),
        ("query_table", {"relevancy": [{"comparison": "LIKE", "value": 5}]}, "relevancy.0.comparison"),
        ("query_table", {"tables": ["secrets"]}, "There is no table 'secrets'. There are: "),
        ("query_table", {"articles": ["nowhere"]}, "There is no article 'nowhere'"),
        ("query_table", {"limit": 3}, "The query is not sound"),
        ("search_rows", {"text": "?"}, "The question is empty"),
        ("search_rows", {"text": "data", "limit": 10**9}, "limit: Input should be less than or equal to 50"),
        ("open_source", {"locator": "../../etc/passwd"}, "No passage has the locator '../../etc/passwd'"),
    ],
)
def test_what_an_agent_gets_wrong_comes_back_as_one_line(
    name: str, arguments: dict[str, Any], says: str, tools: dict[str, BaseTool]
) -> None:
    message = call(tools[name], **arguments)
    assert message.status == "error"
    assert says in str(message.content)
    assert "\n" not in str(message.content)


def test_the_query_tool_takes_every_field_of_a_table_query(tools: dict[str, BaseTool]) -> None:
    assert set(tools["query_table"].args) == {field.name for field in dataclasses.fields(TableQuery)} | {"language"}


def test_two_assistants_on_one_home_answer_and_close_by_themselves(home: Path, seeds: Path) -> None:
    settings = Settings(home=home)
    with Assistant.open(settings=settings) as first, Assistant.open(settings=settings) as second:
        plain = first.ask(QUESTION)
        assert same(second.ask(QUESTION), plain)
        first.close()
        assert same(second.ask(QUESTION), plain)
        assert second.ingest([seeds]).unchanged == 1
        assert same(first.ask(QUESTION), plain), "a closed one opens again when it is asked"


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are listed in /proc")
def test_closing_lets_go_of_files_and_threads(home: Path) -> None:
    def open_files() -> list[str]:
        links = [Path("/proc/self/fd") / name for name in os.listdir("/proc/self/fd")]
        return [target for link in links if (target := _target(link)).startswith(str(home))]

    def cycle() -> int:
        with Assistant.open(settings=Settings(home=home)) as assistant:
            assistant.ask(QUESTION)
        gc.collect()
        assert open_files() == []
        return len(os.listdir("/proc/self/task"))

    cycle()
    threads = cycle()
    assert max(cycle() for _ in range(3)) <= threads


def _target(link: Path) -> str:
    try:
        return os.readlink(link)
    except OSError:
        return ""


def test_an_answer_is_json_as_everywhere(seed_assistant: Assistant) -> None:
    form = render_json(seed_assistant.as_runnable().invoke(QUESTION))
    assert form["citations"][0]["locator"].startswith(f"{SEED_ID}#")
