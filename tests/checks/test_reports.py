"""Reports: a page that holds all and loads nothing, JSON, and JUnit XML; nothing in an answer gets out of its place."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from assistant.checks.comparing import compare
from assistant.checks.metrics import measure
from assistant.checks.records import Check, Judgement, KeptAnswer, Problem, Result, Score, Verdict
from assistant.checks.reporting import Report, write_report
from assistant.checks.scoring import score_answer

NASTY = "</script><script>alert(1)</script><img src=x onerror=alert(1)> \x00\x0b ]]> & \"'"


def kept(check: Check, text: str, *cited: str, abstained: bool = False) -> KeptAnswer:
    citations = [{"marker": n, "locator": row, "quote": f"words of {row}"} for n, row in enumerate(cited, start=1)]
    return KeptAnswer.model_validate(
        {
            "id": check.id,
            "question": check.question,
            "answer": text,
            "language": "en",
            "abstained": abstained,
            "engine": "model",
            "citations": citations,
            "timings_ms": {"total": 1500.0},
        }
    )


@pytest.fixture
def report() -> Report:
    good = Check(id="good", kind="single", lang="en", question="Why is it so?", gold_rows=("a#x/1",), place="f:1")
    bad = Check(id="bad", kind="multi", lang="fr", question=NASTY, gold_rows=("a#x/1",), answer=NASTY, place="f:2")
    silent = Check(id="silent", kind="single", question="Who?", gold_rows=("a#x/2",), place="f:3")
    faulty = Check(id="faulty", kind="table", question="How many?", gold_rows=("a#x/99",), place="f:4")
    unasked = Check(id="unasked", kind="table", question="What?", place="f:5")
    pairs = [
        (good, kept(good, "It is so because of the rain. [1]", "a#x/1")),
        (bad, kept(bad, NASTY, "a#x/2")),
        (silent, kept(silent, "The corpus does not answer this.", abstained=True)),
    ]
    results = [Result(check, (answer,), (score_answer(check, answer),)) for check, answer in pairs]
    results[0] = Result(good, results[0].answers, results[0].scores, Judgement(1.0, 0.5, "so <it> seems"))
    results.append(Result(faulty, (), (Score(Verdict.FAULTY, ("the corpus holds no a#x/99",)),)))
    results.append(Result(unasked, (), (Score(Verdict.UNANSWERED, ("was not answered",)),)))
    return Report(
        about={"engine": NASTY, "articles": 1},
        figures=measure(results),
        results=results,
        problems=[Problem("f:9", NASTY)],
        short=["right at least 1: it is 0.5 over 2 checks"],
        comparison=compare(results, results),
        judge="judge-1",
    )


def read_row(locator: str) -> str | None:
    return None if locator.endswith("/99") else f"text of {locator}"


class Page(HTMLParser):
    """The elements of a page, and the text of each check."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.checks: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag == "details":
            self.checks.append(dict(attrs))


def write(report: Report, folder: Path) -> tuple[dict[str, Any], Page, str]:
    write_report(report, folder / "deep" / "report", read_row)
    found = folder / "deep" / "report"
    html = (found / "report.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(html)
    return json.loads((found / "report.json").read_text(encoding="utf-8")), page, html


def test_failures_come_first_in_page_and_json(report: Report, tmp_path: Path) -> None:
    form, page, _ = write(report, tmp_path)
    order = ["bad", "silent", "unasked", "faulty", "good"]
    assert [result["id"] for result in form["results"]] == order
    assert [check["id"] for check in page.checks] == [f"check-{name}" for name in order]
    assert [check["data-kind"] for check in page.checks] == ["multi", "single", "table", "table", "single"]
    assert form["verdicts"] == {"wrong": 1, "missing": 1, "unanswered": 1, "faulty": 1, "right": 1}


def test_gold_and_cited_rows_stand_with_their_text(report: Report, tmp_path: Path) -> None:
    form, _, html = write(report, tmp_path)
    bad = form["results"][0]
    assert bad["gold"] == [{"locator": "a#x/1", "text": "text of a#x/1", "is_cited": False}]
    assert [(row["locator"], row["is_gold"]) for row in bad["answers"][0]["cited"]] == [("a#x/2", False)]
    assert "text of a#x/2" in html
    assert "There is no such row." in html


def test_the_page_loads_nothing_and_nothing_of_an_answer_runs(report: Report, tmp_path: Path) -> None:
    _, page, html = write(report, tmp_path)
    assert page.tags.count("script") == 1
    assert not {"img", "link", "iframe", "object"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "src"]
    assert all((value or "").startswith("#") for name, value in page.attributes if name == "href")
    assert not re.search(r"https?://", html)
    assert "default-src 'none'" in html


def test_a_models_opinion_is_marked_and_kept_out_of_the_figures(report: Report, tmp_path: Path) -> None:
    form, _, html = write(report, tmp_path)
    assert form["judge"] == {"model": "judge-1", "judged": 1, "unreadable": 0, "faithfulness": 1.0, "relevance": 0.5}
    assert not [m for m in form["metrics"] if "faith" in m["metric"] or "relevan" in m["metric"]]
    assert "A model’s opinion, not counted" in html
    assert "so &lt;it&gt; seems" in html


def test_junit_xml_counts_what_failed(report: Report, tmp_path: Path) -> None:
    write(report, tmp_path)
    root = ElementTree.parse(tmp_path / "deep" / "report" / "junit.xml").getroot()
    counts = {
        suite.get("name"): tuple(int(suite.get(n, "")) for n in ("tests", "failures", "errors", "skipped"))
        for suite in root
    }
    assert counts == {
        "multi": (1, 1, 0, 0),
        "single": (2, 1, 0, 0),
        "table": (2, 0, 1, 1),
        "floors and files": (2, 1, 1, 0),
    }
    assert root.find(".//testcase[@name='good: Why is it so?']").get("time") == "1.500"
