"""The report of a run: one JSON form, and from it a page that needs nothing else, and JUnit XML for build servers."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from jinja2 import Environment, PackageLoader, StrictUndefined

from assistant.checks.comparing import Comparison
from assistant.checks.metrics import Figure
from assistant.checks.records import KeptAnswer, Problem, Result, Verdict
from assistant.errors import HomeUnusable

JSON_NAME, HTML_NAME, JUNIT_NAME = "report.json", "report.html", "junit.xml"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

ReadRow = Callable[[str], str | None]  # a locator's text, None where the corpus has no such place


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run found out."""

    about: Mapping[str, Any]  # what answered, over which corpus, when
    figures: Sequence[Figure]
    results: Sequence[Result]
    problems: Sequence[Problem] = ()
    short: Sequence[str] = ()  # floors that were not held
    comparison: Comparison | None = None
    judge: str | None = None  # the model whose judgements the results hold


def render_report(report: Report, read_row: ReadRow) -> dict[str, Any]:
    """The report as JSON; results failures first, gold and cited rows with their text."""
    order = list(Verdict)
    results = sorted(report.results, key=lambda result: order.index(result.verdict))
    return {
        "about": dict(report.about),
        "verdicts": {v.value: sum(result.verdict is v for result in results) for v in Verdict},
        "metrics": [_render_figure(figure) for figure in report.figures],
        "short": list(report.short),
        "problems": [str(problem) for problem in report.problems],
        "varying": [result.check.id for result in results if result.varies],
        "comparison": None if report.comparison is None else _render_comparison(report.comparison),
        "judge": None if report.judge is None else _render_judge(report.judge, results),
        "results": [render_result(result, read_row) for result in results],
    }


def write_report(report: Report, folder: Path, read_row: ReadRow) -> None:
    """Write report.html, report.json and junit.xml into a folder, which is made when it is missing.

    Raises:
        HomeUnusable: the folder cannot be written.
    """
    form = render_report(report, read_row)
    make_folder(folder)
    try:
        text = json.dumps(form, ensure_ascii=False, indent=1, allow_nan=False)
        (folder / JSON_NAME).write_text(text + "\n", encoding="utf-8")
        (folder / HTML_NAME).write_text(render_page(form), encoding="utf-8")
        (folder / JUNIT_NAME).write_bytes(render_junit(form))
    except OSError as error:
        raise _refuse(folder, error) from None


def make_folder(folder: Path) -> None:
    """Make the folder of a report, with those above it, when it is missing.

    Raises:
        HomeUnusable: it cannot be made, or something else has its name.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refuse(folder, error) from None


def _refuse(folder: Path, error: OSError) -> HomeUnusable:
    return HomeUnusable(f"{folder} cannot be written ({error.strerror}). Name another folder with --report.")


def render_page(form: Mapping[str, Any]) -> str:
    """The JSON form of a report as one HTML page without anything from elsewhere; all text in it is escaped.

    Only the script that it brings along may run in it, by its hash.
    """
    environment = Environment(
        loader=PackageLoader("assistant.checks", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["fingerprint"] = _fingerprint
    return environment.get_template("report.html.j2").render(form)


def _fingerprint(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def render_junit(form: Mapping[str, Any]) -> bytes:
    """The JSON form of a report as JUnit XML: a suite a kind, a case a check; floors have a suite of their own."""
    root = ElementTree.Element("testsuites", name="assistant check")
    kinds = sorted({result["kind"] for result in form["results"]})
    for kind in kinds:
        members = [result for result in form["results"] if result["kind"] == kind]
        suite = _add_suite(root, kind)
        for result in members:
            answer = result["answers"][0] if result["answers"] else None
            seconds = (answer["timings_ms"].get("total", 0.0) if answer else 0.0) / 1000
            case = ElementTree.SubElement(
                suite, "testcase", classname=_xml(kind), name=_xml(f"{result['id']}: {result['question']}")
            )
            case.set("time", f"{seconds:.3f}")
            tags = {"wrong": "failure", "missing": "failure", "faulty": "error", "unanswered": "skipped"}
            if result["verdict"] in tags:
                said = "; ".join(result["reasons"])
                outcome = ElementTree.SubElement(case, tags[result["verdict"]], message=_xml(said))
                outcome.text = _xml(answer["answer"]) if answer else None
        _count_cases(suite)
    if form["problems"] or form["short"]:
        suite = _add_suite(root, "floors and files")
        for tag, lines in (("error", form["problems"]), ("failure", form["short"])):
            for line in lines:
                case = ElementTree.SubElement(suite, "testcase", classname="floors and files", name=_xml(line))
                ElementTree.SubElement(case, tag, message=_xml(line))
        _count_cases(suite)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _add_suite(root: ElementTree.Element, name: str) -> ElementTree.Element:
    return ElementTree.SubElement(root, "testsuite", name=_xml(name))


def _count_cases(suite: ElementTree.Element) -> None:
    suite.set("tests", str(len(suite)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))


def _xml(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def _render_figure(figure: Figure) -> dict[str, Any]:
    return {
        "metric": figure.metric.name,
        "meaning": figure.metric.meaning,
        "group": figure.group,
        "checks": figure.checks,
        "value": round(figure.value, 4),
        "low": round(figure.low, 4),
        "high": round(figure.high, 4),
        "deviation": None if figure.deviation is None else round(figure.deviation, 4),
    }


def _render_comparison(comparison: Comparison) -> dict[str, Any]:
    changes = {
        name: [{"check": c.check, "old": c.old.value, "new": c.new.value} for c in found]
        for name, found in (("better", comparison.better), ("worse", comparison.worse))
    }
    return {
        "differences": [
            {
                "metric": difference.metric.name,
                "checks": difference.checks,
                "old": round(difference.old, 4),
                "new": round(difference.new, 4),
                "low": round(difference.low, 4),
                "high": round(difference.high, 4),
                "p_value": float(f"{difference.p_value:.3g}"),
                "significant": difference.is_significant,
            }
            for difference in comparison.differences
        ],
        **changes,
        "only_new": comparison.only_new,
    }


def _render_judge(model: str, results: Sequence[Result]) -> dict[str, Any]:
    judged = [result.judgement for result in results if result.judgement is not None]
    faithful = [judgement.faithfulness for judgement in judged if judgement.faithfulness is not None]
    relevant = [judgement.relevance for judgement in judged if judgement.relevance is not None]
    return {
        "model": model,
        "judged": len(faithful),
        "unreadable": len(judged) - len(faithful),
        "faithfulness": round(sum(faithful) / len(faithful), 4) if faithful else None,
        "relevance": round(sum(relevant) / len(relevant), 4) if relevant else None,
    }


def render_result(result: Result, read_row: ReadRow) -> dict[str, Any]:
    """One result in JSON form, gold and cited rows with their text."""
    check = result.check
    cited = {locator for answer in result.answers for locator in answer.cited}
    return {
        "id": check.id,
        "place": check.place,
        "kind": check.kind,
        "lang": check.lang.value if check.lang else None,
        "question": check.question,
        "history": list(check.history),
        "expected": check.answer,
        "abstain": check.abstain,
        "any_of": check.any_of,
        "must_contain": [list(group) for group in check.must_contain],
        "verdict": result.verdict.value,
        "reasons": list(result.reasons),
        "varies": result.varies,
        "values": [dict(score.values) for score in result.scores],
        "gold": [{"locator": row, "text": read_row(row), "is_cited": row in cited} for row in check.gold_rows],
        "answers": [_render_answer(answer, check.gold_rows, read_row) for answer in result.answers],
        "judgement": None
        if result.judgement is None
        else {
            "faithfulness": result.judgement.faithfulness,
            "relevance": result.judgement.relevance,
            "reason": result.judgement.reason,
        },
    }


def _render_answer(answer: KeptAnswer, gold: Sequence[str], read_row: ReadRow) -> dict[str, Any]:
    return {
        "run": answer.run,
        "answer": answer.answer,
        "language": answer.language,
        "abstained": answer.abstained,
        "engine": answer.engine,
        "dropped": list(answer.dropped),
        "usage": answer.usage.model_dump(),
        "timings_ms": dict(answer.timings_ms),
        "cited": [
            {
                "marker": citation.marker,
                "locator": citation.locator,
                "quote": citation.quote,
                "text": read_row(citation.locator),
                "is_gold": citation.locator in gold,
            }
            for citation in answer.citations
        ],
    }
