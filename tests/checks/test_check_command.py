"""`assistant check` from its arguments to its exit status and files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.__main__ import main
from tests.conftest import SEED_ID
from tests.endpoint import run_endpoint

GOOD = {"id": "good", "lang": "en", "question": "Which concerns have relevancy 5?", "must_contain": [["2"]]}
GOOD |= {"gold_rows": [f"{SEED_ID}#concerns/1", f"{SEED_ID}#concerns/6"], "kind": "table"}
OPEN = {"id": "open", "question": "What is Ekonom IA for?", "gold_rows": [f"{SEED_ID}#summary"]}
SILENT = {"id": "silent", "question": "What is the budget of the projects?", "abstain": True}
WRONG = {"id": "wrong", "question": "How many signals are there?", "must_contain": ["99"]}
LOST = {"id": "lost", "question": "What is Albert?", "gold_rows": ["nowhere#signals/1"]}


@pytest.fixture(autouse=True)
def _at_home(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_HOME", str(home))
    monkeypatch.chdir(tmp_path)


def write(*checks: dict[str, Any] | str, name: str = "checks.jsonl") -> str:
    lines = [check if isinstance(check, str) else json.dumps(check) for check in checks]
    Path(name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return name


def read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines()]


def test_a_run_prints_its_figures_and_writes_answers_and_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", write(GOOD, SILENT), "--answers", "out.jsonl", "--report", "report"]) == 0
    out, _ = capsys.readouterr()
    assert out.startswith("2 of 2 checks right\n")
    assert "citation_recall" in out
    assert [line["id"] for line in read("out.jsonl")] == ["good", "silent"]
    assert sorted(path.name for path in Path("report").iterdir()) == ["junit.xml", "report.html", "report.json"]


@pytest.mark.parametrize(
    ("checks", "arguments", "status", "words"),
    [
        pytest.param([GOOD], ["--min", "citation_recall=1", "--max", "false_refusals=0"], 0, "", id="floors-held"),
        pytest.param([GOOD, WRONG], [], 0, "", id="a-wrong-answer-without-a-floor"),
        pytest.param([GOOD, WRONG], ["--min", "right=0.9"], 1, "fell short: right at least 0.9: it is 0.5", id="short"),
        pytest.param(
            [GOOD, LOST], [], 2, "checks.jsonl:2: check lost: the corpus holds no nowhere#signals/1", id="row"
        ),
        pytest.param([GOOD, "{oops"], [], 2, "checks.jsonl:2: this is no JSON", id="malformed-line"),
        pytest.param([GOOD, WRONG, "{oops"], ["--min", "right=1"], 2, "fell short", id="malformed-and-short"),
        pytest.param(["{oops"], [], 2, "no check to run", id="nothing-to-run"),
        pytest.param([GOOD | {"accepted": False}], [], 2, "1 drafts wait", id="drafts-only"),
        pytest.param([GOOD], ["--min", "quality=1"], 2, "no metric 'quality'", id="unknown-metric"),
        pytest.param([GOOD], ["--resume"], 2, "--answers", id="resume-of-nothing"),
        pytest.param([GOOD], ["--answers", "./checks.jsonl"], 2, "holds the checks", id="answers-over-checks"),
        pytest.param([GOOD], ["--compare", "no.jsonl"], 2, "no.jsonl", id="nothing-to-compare-with"),
        pytest.param([GOOD], ["--answers", "checks.jsonl/x"], 2, "cannot be written", id="unwritable-answers"),
        pytest.param([GOOD], ["--report", "checks.jsonl"], 2, "cannot be written", id="unwritable-report"),
        pytest.param([GOOD], ["--engine", "model"], 2, "OPENAI_API_KEY", id="no-model-set"),
        pytest.param([GOOD], ["--judge", "someone"], 2, "OPENAI_API_KEY", id="no-judge-set"),
        pytest.param([GOOD | {"question": "x" * 3000}], [], 2, "3000 characters", id="endless-question"),
    ],
)
def test_the_exit_status_tells_what_happened(
    checks: list[Any], arguments: list[str], status: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", write(*checks), *arguments]) == status
    _, err = capsys.readouterr()
    assert words in err
    assert "Traceback" not in err


@pytest.mark.parametrize("arguments", [["--repeat", "0"], ["--parallel", "x"], ["--draft", "-1"]])
def test_numbers_that_are_none_are_bad_usage(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["check", write(GOOD), *arguments])
    assert left.value.code == 2


def test_neither_a_file_nor_a_draft_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 2
    assert "--draft" in capsys.readouterr().err


def test_the_rest_runs_beside_what_is_malformed_or_lost() -> None:
    assert main(["check", write("{oops", GOOD, LOST), "--answers", "out.jsonl", "--report", "report"]) == 2
    assert [line["id"] for line in read("out.jsonl")] == ["good", "lost"]
    form = json.loads(Path("report/report.json").read_text(encoding="utf-8"))
    assert form["verdicts"]["right"] == form["verdicts"]["faulty"] == 1
    assert len(form["problems"]) == 2


def test_an_endpoint_that_is_down_is_status_3_and_the_run_resumes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["check", write(GOOD, OPEN), "--answers", "out.jsonl"]
    # Port 9 of the loopback address refuses connections.
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert main(arguments) == 3
    assert "1 checks are unanswered. Run the same command with --resume" in capsys.readouterr().err
    assert [line["id"] for line in read("out.jsonl")] == ["good"]
    with run_endpoint() as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
        assert main([*arguments, "--resume"]) == 0
        assert len(endpoint.received) == 1
    assert [(line["id"], line["engine"]) for line in read("out.jsonl")] == [("good", "table"), ("open", "model")]


def test_two_versions_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    file = write(GOOD, SILENT)
    main(["check", file, "--answers", "old.jsonl"])
    old = read("old.jsonl")
    old[0] |= {"answer": "There are none.", "citations": []}
    write(*old, name="old.jsonl")
    capsys.readouterr()
    assert main(["check", file, "--compare", "old.jsonl"]) == 0
    out = capsys.readouterr().out
    assert "compared with the earlier answers: 1 better, 0 worse" in out
    assert "better good: wrong, now right" in out


def test_repetitions_are_written_and_their_spread_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", write(GOOD, OPEN), "--repeat", "3", "--answers", "out.jsonl", "--json"]) == 0
    form = json.loads(capsys.readouterr().out)
    assert [line.get("run", 1) for line in read("out.jsonl")] == [1, 1, 2, 2, 3, 3]
    assert form["varying"] == []
    deviations = {m["deviation"] for m in form["metrics"] if m["metric"] in ("right", "citation_recall")}
    assert deviations == {0.0}


def test_drafts_are_printed_as_checks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--draft", "3"]) == 0
    drafts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(drafts) == 3
    assert main(["check", write(*[draft | {"accepted": True} for draft in drafts])]) == 0
    assert main(["check", "--draft", "1", "checks.jsonl"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["id"] not in {draft["id"] for draft in drafts}
