"""The MCP SDK's own client calls the tools, by standard streams and by HTTP, in the old protocol and the new."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from pydantic import SecretStr

from assistant.api.metrics import MeasuredAssistant
from assistant.api.routes import build_api, open_workers
from assistant.mcp_server import McpOverHttp, build_server
from assistant.settings import Settings
from tests.conftest import PROJECT, SEED_ID
from tests.coroutines import run_coroutine
from tests.serving import run_app

Open = Callable[[], Client]


@pytest.fixture(params=["http", "http-legacy", "stdio", "stdio-legacy", "in-process"])
def open_client(request: pytest.FixtureRequest, home: Path) -> Open:
    """Opens a client of the kind that is asked for."""
    how, _, era = request.param.partition("-")
    mode: Any = "legacy" if era == "legacy" else "auto"
    if how == "http":
        address = request.getfixturevalue("address")
        return lambda: Client(f"{address}/mcp", mode=mode)
    if how == "stdio":
        environment = {**os.environ, "ASSISTANT_HOME": str(home), "PYTHONPATH": str(PROJECT)}
        server = StdioServerParameters(command=sys.executable, args=["-m", "assistant", "mcp"], env=environment)
        return lambda: Client(server, mode=mode)
    measured = request.getfixturevalue("measured")
    return lambda: Client(build_server(measured, open_workers(Settings())))


def test_an_agent_lists_and_calls_the_three_tools(open_client: Open) -> None:
    async def work() -> None:
        async with open_client() as client:
            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            assert list(tools) == ["search_rows", "query_table", "open_source"]
            for tool in tools.values():
                assert tool.input_schema["additionalProperties"] is False, "the grammar is closed"
                assert tool.output_schema
                assert tool.annotations
                assert tool.annotations.read_only_hint
            found = await client.call_tool("search_rows", {"text": "data privacy risks", "limit": 1})
            assert found.structured_content
            assert found.structured_content["rows"][0]["locator"] == f"{SEED_ID}#concerns/1"
            assert json.loads(found.content[0].text)["rows"][0]["row"] == 1
            query = {"tables": ["concerns"], "relevancy": [{"comparison": "=", "value": 5}], "language": "fr"}
            counted = await client.call_tool("query_table", query)
            assert counted.structured_content
            assert counted.structured_content["table"]["total"] == 2
            assert counted.structured_content["answer"].startswith("2 des 7 préoccupations")
            opened = await client.call_tool("open_source", {"locator": f"{SEED_ID}#concerns/1"})
            assert opened.structured_content
            assert opened.structured_content["row_name"] == "Data Privacy Risks"
            for name, arguments, says in (
                ("query_table", {"sql": "DROP TABLE passages"}, "sql: Extra inputs are not permitted"),
                ("query_table", {"tables": ["secrets"]}, "There is no table 'secrets'"),
                ("open_source", {"locator": "../etc/passwd"}, "No passage has the locator"),
                ("search_rows", {"text": "?"}, "The question is empty"),
                ("delete_rows", {}, "There is no tool 'delete_rows'"),
            ):
                refused = await client.call_tool(name, arguments)
                assert refused.is_error
                assert says in refused.content[0].text
                assert "\n" not in refused.content[0].text

    run_coroutine(work())


def test_standard_output_holds_the_protocol_alone(tmp_path: Path) -> None:
    asked = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
    }
    environment = {**os.environ, "ASSISTANT_HOME": str(tmp_path / "empty"), "PYTHONPATH": str(PROJECT)}
    finished = subprocess.run(
        [sys.executable, "-m", "assistant", "mcp"],
        input=json.dumps(asked) + "\n",
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env=environment,
        cwd=tmp_path,
    )
    (line,) = finished.stdout.splitlines()
    assert json.loads(line)["result"]["serverInfo"]["name"] == "scan-assistant"
    assert "Indexing" in finished.stderr


def test_agents_over_http_need_a_key_too(indexed_home: Path) -> None:
    settings = Settings(home=indexed_home).model_copy(update={"api_keys": SecretStr("one")})
    with MeasuredAssistant.open(settings=settings) as assistant:
        workers = open_workers(settings)
        api = build_api(assistant, settings, assistant.metrics, workers, McpOverHttp(assistant, workers))
        with run_app(api) as address:

            async def count_tools(key: str) -> int:
                headers = {"authorization": f"Bearer {key}"}
                async with (
                    httpx2.AsyncClient(headers=headers) as http,
                    Client(streamable_http_client(f"{address}/mcp", http_client=http)) as client,
                ):
                    return len((await client.list_tools()).tools)

            assert run_coroutine(count_tools("one")) == 3
            with pytest.raises(BaseException):  # noqa: B017, PT011 - the SDK raises a group of its own making
                run_coroutine(count_tools("two"))
