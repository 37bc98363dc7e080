"""A hostile corpus, hostile checks and a model that writes what an attacker wants, opened in a real browser.

The page, the report of a run of checks and the page of checks: nothing runs, nothing is asked of another host.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from pydantic import SecretStr

from assistant import Assistant
from assistant.__main__ import main
from assistant.checks.page import PATHS, build_checks_page
from assistant.settings import Settings
from assistant.web import Neighbour, build_app
from tests.endpoint import Endpoint, run_endpoint
from tests.serving import run_app
from tests.web.test_hostile_corpus import ARTICLE, EVIL, LIVE, Watched, ask

pytestmark = pytest.mark.browser
QUESTION = "How do mites of hives travel?"


FORMS = ("Mites of hives travel {live} by night [{id}].", "{live} [{id}]", "Mites are small {live} [{id}]({live}).")
ACTS = [form.replace("{live}", live) for live in LIVE for form in FORMS]


class Obeying:
    """Writes a true sentence with a true identifier, and then what the attacker wants, each time something else."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def __call__(self, prompt: str) -> str:
        if "<passages>" not in prompt:
            return json.dumps({"faithful": 2, "relevant": 2, "reason": " ".join(LIVE)})
        identifier = prompt.split("<passages>\n[")[1][:7]
        self.said.append(ACTS[len(self.said) % len(ACTS)])
        return f"Mites of hives travel by night [{identifier}].\n\n{self.said[-1].replace('{id}', identifier)}"


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with run_endpoint() as server:
        server.reply = Obeying()
        yield server


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    rows = [f"| Mites {n} {live} | Mites of hives travel {live} by night. | 5 |" for n, live in enumerate(LIVE, 1)]
    text = ARTICLE.format(live=LIVE[1], rows="\n".join(["| Mites | Mites of hives travel by night. | 5 |", *rows]))
    (folder / "hives.md").write_text(text, encoding="utf-8")
    return folder


def test_what_a_model_writes_does_nothing_on_the_page(
    endpoint: Endpoint, corpus: Path, tmp_path: Path, browser: Any
) -> None:
    settings = Settings(home=tmp_path / "home", seeds=corpus, base_url=endpoint.url, api_key=SecretStr("key"))
    with Assistant.open(settings=settings) as assistant, run_app(build_app(assistant, settings)) as address:
        watched = Watched(browser, address)
        try:
            watched.page.goto(address)
            watched.page.locator("#question textarea").wait_for()
            for number in range(len(ACTS)):
                answer = ask(watched, f"{QUESTION} {number}")
                assert "Mites of hives travel by night." in answer.inner_text(), "the model's true sentence is shown"
                watched.assert_harmless(ACTS[number])
            answer.locator("a.cite").first.click()
            watched.page.locator("#panel h2").wait_for()
            watched.assert_harmless("its source")
        finally:
            watched.context.close()
    assert endpoint.received


def write_checks(path: Path) -> None:
    """Checks every field of which holds markup; one without a row, one that must be abstained from."""
    checks: list[dict[str, Any]] = [
        {
            "id": f"{number}-{live}",
            "kind": f"kind {live}",
            "lang": "en",
            "question": f"{QUESTION} {live}",
            "history": [live],
            "answer": live,
            "must_contain": [[live]],
            "gold_rows": [f"hives#concerns/{number}"],
        }
        for number, live in enumerate(LIVE, 1)
    ]
    checks.append({"id": "plain", "question": QUESTION, "gold_rows": ["hives#concerns/1"]})
    checks.append({"id": "lost", "question": QUESTION, "gold_rows": [f"{LIVE[0]}#concerns/1"]})
    checks.append({"id": "silent", "question": LIVE[1], "abstain": True})
    lines = [json.dumps(check) for check in checks]
    path.write_text("\n".join([*lines, LIVE[0]]) + "\n", encoding="utf-8")


@pytest.mark.parametrize("engine", ["extractive", "model"])
def test_a_report_over_a_hostile_corpus_is_harmless(
    engine: str, endpoint: Endpoint, corpus: Path, tmp_path: Path, browser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, report = tmp_path / "home", tmp_path / "report"
    told = {"ASSISTANT_HOME": str(home), "ASSISTANT_SEEDS": str(corpus), "OPENAI_BASE_URL": endpoint.url}
    for name, value in (told | {"OPENAI_API_KEY": "key", "ASSISTANT_MODEL": LIVE[0]}).items():
        monkeypatch.setenv(name, value)
    write_checks(tmp_path / "checks.jsonl")
    arguments = ["check", str(tmp_path / "checks.jsonl"), "--report", str(report), "--engine", engine]
    assert main([*arguments, "--judge", LIVE[1], "--min", "right=1"]) == 2, "one line is no check, one row is not there"
    watched = Watched(browser, (report / "report.html").as_uri())
    try:
        read_report(watched)
        read_pages_of_checks(watched, Settings(home=home, seeds=corpus))
    finally:
        watched.context.close()


def read_report(watched: Watched) -> None:
    """Open a report as a file, unfold all of it, use its filter."""
    page = watched.page
    page.goto(watched.address)
    checks = page.locator("details.check")
    assert checks.count() == len(LIVE) + 3
    assert page.locator("#shown").inner_text() == f"{len(LIVE) + 3} shown", "its own script runs"
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    text = page.locator("body").inner_text()
    assert all(live in text for live in LIVE), "markup is shown as text"
    page.locator("#filters [name=words]").fill("plain")
    page.keyboard.press("Enter")
    assert re.fullmatch(r"\d+ shown", page.locator("#shown").inner_text())
    page.locator("#filters [name=words]").fill("")
    for link in page.locator("a[href]").all():
        link.click()
    assert_nothing_acts(watched)
    assert page.title().startswith("Checks: ")
    assert [url.partition("#")[0] for url in watched.requests] == [watched.address], "it loads nothing but itself"
    assert watched.complaints == []


def read_pages_of_checks(watched: Watched, settings: Settings) -> None:
    """What the server shows of the same run."""
    page = watched.page
    with Assistant.open(settings=settings) as assistant:
        checks = Neighbour(build_checks_page(assistant), PATHS)
        with run_app(build_app(assistant, settings, checks)) as address:
            watched.requests.clear()
            page.goto(f"{address}/checks")
            text = page.locator("body").inner_text()
            assert all(live in text for live in LIVE), "markup is shown as text"
            assert_nothing_acts(watched)
            watched.assert_harmless("the page of checks")
            page.goto(f"{address}/checks/report")
            page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
            assert all(live in page.locator("body").inner_text() for live in LIVE)
            assert_nothing_acts(watched)
            assert page.locator("#filters").is_hidden(), "served, no document but the page runs a script"
            refused = [line for line in watched.complaints if "Content Security Policy" in line]
            assert watched.complaints == refused
            assert page.title().startswith("Checks: ")
            assert all(url.startswith(address) for url in watched.requests)


def assert_nothing_acts(watched: Watched) -> None:
    page = watched.page
    assert page.locator("img, image, svg, iframe, object, embed, base, meta[http-equiv=refresh]").count() == 0
    assert page.locator("script").count() <= 1, "its own"
    handlers = page.locator("*").evaluate_all(
        "all => all.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith('on')))"
    )
    assert handlers == []
    assert EVIL not in "".join(page.locator("style").all_text_contents())
    addresses = page.locator("a[href]").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert [one for one in addresses if EVIL in one or urlsplit(one).scheme not in ("", "http", "https")] == []
