"""The page served by a process of its own, and a headless browser that logs every request."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest

PROJECT = Path(__file__).parent.parent.parent
SERVER = Path(__file__).parent / "fake_assistant.py"
_SWITCHES = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update "
_SWITCHES += "--disable-sync --no-proxy-server"


def _start_server(*arguments: str) -> subprocess.Popen[str]:
    """The fake assistant's page in a new process; its first line of output is the address."""
    environment = os.environ | {"PYTHONPATH": str(PROJECT), "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [sys.executable, str(SERVER), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


@pytest.fixture(scope="session")
def fake() -> Iterator[ModuleType]:
    """The module of the fake assistant."""
    spec = importlib.util.spec_from_file_location("fake_assistant", SERVER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture
def serving() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts the page in a process of its own."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        started.append(_start_server(*arguments))
        return started[-1]

    yield start
    for server in started:
        server.kill()


@pytest.fixture(scope="session")
def feedback_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where verdicts are stored."""
    return tmp_path_factory.mktemp("feedback")


@pytest.fixture(scope="session")
def address(feedback_home: Path) -> Iterator[str]:
    """Where the page is served."""
    server = _start_server("0", str(feedback_home))
    assert server.stdout is not None
    line = server.stdout.readline().strip()
    assert line.startswith("http://127.0.0.1:"), server.communicate(timeout=10)
    yield line
    server.terminate()
    server.communicate(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; without one the tests are skipped, unless ASSISTANT_REQUIRE_BROWSER=1."""
    names = [os.environ.get("ASSISTANT_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        message = "No browser found: install chromium or name one in ASSISTANT_CHROMIUM."
        if os.environ.get("ASSISTANT_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=_SWITCHES.split())
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """One person's page, with what it asked of the network and what it complained of."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def ask(self, question: str) -> Any:
        """Ask, wait for the whole answer, and return it."""
        before = self.page.locator(".answer").count()
        box = self.page.locator("#question textarea")
        box.fill(question)
        box.press("Enter")
        self.page.locator(".answer").nth(before).wait_for()
        self.page.locator("#ask").wait_for(state="visible")
        return self.page.locator(".answer").nth(before)

    def open_tab(self, number: int) -> None:
        """Show another tab."""
        self.page.locator("#tabs [role=tab]").nth(number).click()

    def foreign_requests(self) -> list[str]:
        """Requests to any other host."""
        schemes = {"data", "blob", "about"}
        parts = [(urlsplit(url), url) for url in self.requests]
        return [url for part, url in parts if part.scheme not in schemes and part.hostname != "127.0.0.1"]


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Callable[..., Visit]]:
    """Opens the page as a new person: `visit(locale="fr-FR", color_scheme="dark", viewport={…})`."""
    contexts = []
    visits: list[Visit] = []

    def open_page(**options: Any) -> Visit:
        context = browser.new_context(**({"locale": "en-GB", "reduced_motion": "reduce"} | options))
        contexts.append(context)
        context.set_default_timeout(15_000)
        visit = Visit(context.new_page())
        visits.append(visit)
        # of the context and not of the page: a page that a link opens is heard from its first request on
        context.on("request", lambda request: visit.requests.append(request.url))
        context.on("console", lambda line: visit.complaints.append(line.text) if line.type == "error" else None)
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.on("dialog", lambda dialog: (visit.complaints.append(dialog.message), dialog.dismiss()))
        visit.page.goto(address)
        visit.page.locator("#question textarea").wait_for()
        visit.page.locator("#foot .foot").wait_for()
        return visit

    yield open_page
    for context in contexts:
        context.close()
    for visit in visits:
        assert visit.foreign_requests() == []
        assert visit.complaints == []


@pytest.fixture(scope="session")
def artifacts() -> Path:
    """Where screenshots are kept."""
    folder = Path(os.environ.get("ASSISTANT_TEST_ARTIFACTS", PROJECT / ".artifacts"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
