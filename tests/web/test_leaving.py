"""Whoever closes the page or presses Stop ends the call to the model, and the next one is answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from assistant import Assistant
from assistant.serving.leaving import Departures
from assistant.settings import Settings
from assistant.web import build_app
from tests.endpoint import FAITHFUL, Endpoint, run_endpoint, say_first_passage
from tests.serving import run_app

QUESTION = "What is Ekonom IA for?"
_SOON_SECONDS = 15


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    """A model that writes for a minute what no source proves: there is nothing to show before it has ended."""
    with run_endpoint() as server:
        server.behaviour = "slowly"
        server.reply = lambda prompt: "More to say. " * 1000
        yield server


@pytest.fixture
def address(endpoint: Endpoint, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The page, which answers one question at once."""
    monkeypatch.setattr("assistant.web._ANSWERS_AT_ONCE", 1)
    settings = Settings(home=home, base_url=endpoint.url, api_key=SecretStr("key"), model="small")
    with Assistant.open(settings=settings) as assistant, run_app(build_app(assistant, settings)) as address:
        yield address


def assert_next_is_answered(endpoint: Endpoint, client: httpx.Client) -> None:
    endpoint.reply = say_first_passage
    join(client, "next-page")
    with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": "next-page"}) as stream:
        said = "".join(stream.iter_lines())
    assert FAITHFUL in said
    assert "process_completed" in said


def join(client: httpx.Client, page: str) -> dict[str, Any]:
    dependencies = client.get("/config").json()["dependencies"]
    function = next(one["id"] for one in dependencies if "scanPage.context" in str(one["js"]))
    body = {"data": [QUESTION, [], ""], "fn_index": function, "session_hash": page}
    event = client.post("/gradio_api/queue/join", json=body).json()["event_id"]
    return {"session_hash": page, "fn_index": function, "event_id": event}


@pytest.mark.parametrize("how", ["the stream breaks off", "the answer is stopped"])
def test_the_model_is_not_waited_for(how: str, endpoint: Endpoint, address: str) -> None:
    with httpx.Client(base_url=address, timeout=_SOON_SECONDS) as client:
        asked = join(client, "page")
        with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": "page"}):
            assert endpoint.asked.wait(_SOON_SECONDS)
            assert not endpoint.broke_off.is_set()
            if how == "the answer is stopped":
                assert client.post("/gradio_api/cancel", json=asked).status_code == 200
        assert endpoint.broke_off.wait(_SOON_SECONDS)
        assert_next_is_answered(endpoint, client)


@pytest.mark.browser
@pytest.mark.parametrize("how", ["the page is closed", "Stop is pressed"])
def test_a_browser_that_leaves_frees_its_place(how: str, endpoint: Endpoint, address: str, browser: Any) -> None:
    context = browser.new_context(locale="en-GB")
    try:
        context.set_default_timeout(_SOON_SECONDS * 1000)
        page = context.new_page()
        page.goto(address)
        page.locator("#question textarea").fill(QUESTION)
        page.locator("#question textarea").press("Enter")
        page.locator("#stop").wait_for(state="visible")
        assert endpoint.asked.wait(_SOON_SECONDS)
        assert not endpoint.broke_off.is_set()
        if how == "Stop is pressed":
            page.locator("#stop").click()
            page.get_by_text("Answer stopped.").wait_for()
        else:
            page.close()
        assert endpoint.broke_off.wait(_SOON_SECONDS)
    finally:
        context.close()
    with httpx.Client(base_url=address, timeout=_SOON_SECONDS) as client:
        assert_next_is_answered(endpoint, client)


def test_only_work_that_is_under_way_is_told() -> None:
    departures = Departures()
    departures.leave("page")
    with departures.work_for("page") as one, departures.work_for("page") as two, departures.work_for("other") as other:
        assert not one.is_set()
        departures.leave("page")
        assert (one.is_set(), two.is_set(), other.is_set()) == (True, True, False)
    with departures.work_for("page") as later:
        assert not later.is_set()
