"""Measures what a visitor of the page waits for, in a real browser: medians of five, printed; asserts nothing.

For each run the server is started anew, so that its first answer is measured too. `python -m tests.benchmarks.page
[HOME]` takes an index that is there already; without one the seed article is indexed.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent.parent
RUNS = 5
READS_SECONDS = 6  # what a visitor needs to look at the page and to write a question
QUESTIONS = [
    "Que faire contre les risques pour les données personnelles ?",
    "Quelles préoccupations ont une pertinence de 5 ?",
    "What drives user-centric tools?",
]
_SWITCHES = ["--no-sandbox", "--disable-gpu", "--no-proxy-server", "--disable-background-networking"]
# The time from the click to the first words of an answer, as the browser's own clock has it.
_FIRST_WORDS = """before => new Promise((done, give_up) => {
  const began = performance.now();
  setTimeout(give_up, 60000, new Error('no answer within a minute'));
  new MutationObserver((_, watch) => {
    if (document.querySelectorAll('.answer').length <= before) return;
    watch.disconnect();
    done(performance.now() - began);
  }).observe(document.body, { childList: true, subtree: true });
  document.querySelector('#ask').click();
})"""


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """The page in a process of its own; yields its address."""
    environment = {**os.environ, "ASSISTANT_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "assistant", "serve", "--port", "0", "--no-browser"]
    server = subprocess.Popen(
        command, env=environment, cwd=PROJECT, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
    finally:
        server.terminate()
        server.wait()


def visit(browser: Any, address: str) -> dict[str, float]:
    """What one visitor waits for, in milliseconds."""
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.goto(address)
    page.locator("#question textarea").wait_for()
    page.locator("#foot .foot").wait_for()
    waited = {
        "first content after the load": page.evaluate(
            "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        )
    }
    time.sleep(READS_SECONDS)
    for number, question in enumerate(QUESTIONS):
        page.locator("#question textarea").fill(question)
        name = "first words of the first answer" if number == 0 else "first words of later answers"
        taken = page.evaluate(_FIRST_WORDS, page.locator(".answer").count())
        waited[name] = max(taken, waited.get(name, 0.0))
        page.locator(".answer.complete").nth(number).wait_for()
        page.locator("#ask").wait_for(state="visible")
    context.close()
    return waited


def main() -> None:
    """Print the medians."""
    names = [os.environ.get("ASSISTANT_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    chromium = next((path for name in names if name and (path := shutil.which(name))), None)
    if chromium is None:
        print("the page: not measured, no browser found (name one in ASSISTANT_CHROMIUM)")
        return
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "home"
        browser = playwright.chromium.launch(executable_path=chromium, args=_SWITCHES)
        runs = []
        for _ in range(RUNS + 1):
            with serving(home) as address:
                runs.append(visit(browser, address))
        browser.close()
    for name in runs[0]:
        measured = [run[name] for run in runs[1:]]
        print(f"{f'the page: {name}, median of {RUNS}':<62} {statistics.median(measured):8.0f} ms")


if __name__ == "__main__":
    main()
