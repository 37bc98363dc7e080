"""Signing in, in a real browser: by keyboard, without scripts, in both languages, and out again."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from assistant.serving.accounts import Accounts
from tests.serving.conftest import PASSWORD, QUICK

pytestmark = pytest.mark.browser


@pytest.fixture
def page(
    browser: Any, serving: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> Iterator[Callable[..., tuple[Any, str, list[str]]]]:
    """Opens the page of a server with one account; gives it with its address and what the console complains of."""
    Accounts(tmp_path, QUICK).add("alice", PASSWORD)
    server = serving("0", str(tmp_path))
    assert server.stdout is not None
    address = server.stdout.readline().strip()
    contexts = []

    def open_page(**options: Any) -> tuple[Any, str, list[str]]:
        contexts.append(browser.new_context(**({"locale": "fr-FR"} | options)))
        contexts[-1].set_default_timeout(15_000)
        opened, complaints = contexts[-1].new_page(), []
        opened.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        opened.goto(address)
        return opened, address, complaints

    yield open_page
    for context in contexts:
        context.close()


def test_somebody_signs_in_asks_and_signs_out(page: Callable[..., Any], artifacts: Path) -> None:
    opened, address, complaints = page(viewport={"width": 1280, "height": 800})
    assert opened.url == f"{address}/sign-in"
    opened.screenshot(path=artifacts / "sign-in.png")
    opened.keyboard.type("alice")  # the first field has the focus
    opened.keyboard.press("Tab")
    opened.keyboard.type(PASSWORD)
    opened.keyboard.press("Enter")
    opened.locator("#person .person").wait_for()
    assert "Session de alice" in opened.locator("#person").inner_text()
    opened.locator("#question textarea").fill("Que fait Albert ?")
    opened.locator("#question textarea").press("Enter")
    opened.locator(".answer").first.wait_for()
    opened.screenshot(path=artifacts / "signed-in.png")
    opened.locator("#person button").click()
    opened.get_by_role("status").wait_for()
    assert "déconnecté" in opened.get_by_role("status").inner_text()
    assert complaints == []
    opened.goto(address)
    assert "/sign-in" in opened.url


def test_a_session_that_has_ended_leads_back_to_signing_in(page: Callable[..., Any]) -> None:
    opened, address, _ = page()
    opened.get_by_label("Identifiant").fill("alice")
    opened.get_by_label("Mot de passe").fill(PASSWORD)
    opened.get_by_role("button").click()
    opened.locator("#question textarea").wait_for()
    opened.locator("#person .person").wait_for()
    opened.context.clear_cookies()
    opened.locator("#question textarea").fill("Que fait Albert ?")
    opened.locator("#question textarea").press("Enter")
    opened.wait_for_url(f"{address}/sign-in?told=ended")
    assert "expiré" in opened.get_by_role("alert").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_and_needs_no_script(scheme: str, page: Callable[..., Any], artifacts: Path) -> None:
    opened, _, complaints = page(color_scheme=scheme, viewport={"width": 360, "height": 700})
    found = Axe().run(opened)
    assert [one["id"] for one in found.response["violations"]] == []
    plain, _, _ = page(java_script_enabled=False, locale="en-GB")
    plain.get_by_label("User name").fill("alice")
    plain.get_by_label("Password").fill("a wrong password")
    plain.get_by_role("button").click()
    assert "not right" in plain.get_by_role("alert").inner_text()
    opened.get_by_label("Identifiant").fill("alice")
    opened.get_by_label("Mot de passe").fill("faux mot de passe")
    opened.get_by_role("button").click()
    opened.get_by_role("alert").wait_for()
    assert [one["id"] for one in Axe().run(opened).response["violations"]] == []
    opened.screenshot(path=artifacts / f"sign-in-wrong-{scheme}.png")
    assert [text for text in complaints if "401" not in text] == []
