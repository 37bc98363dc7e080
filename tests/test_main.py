"""The command line keeps its contract: standard output holds the answer, errors are one line, statuses are fixed."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SEED_ID


def run(*arguments: str, home: Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ASSISTANT_HOME": str(home), "PYTHONUTF8": "1", **variables}
    command = [sys.executable, "-m", "assistant", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environment, timeout=120, check=False)


def assert_one_clear_line(finished: subprocess.CompletedProcess[str], status: int, *words: str) -> None:
    assert finished.returncode == status, finished.stderr
    assert finished.stdout == ""
    assert finished.stderr.count("\n") == 1, finished.stderr
    assert "Traceback" not in finished.stderr
    for word in words:
        assert word in finished.stderr


def test_a_first_question_indexes_the_seed_article_and_answers(tmp_path: Path) -> None:
    finished = run("ask", "À quoi sert Ekonom IA ?", home=tmp_path / "home", cwd=tmp_path)
    assert finished.returncode == 0
    assert "Ekonom IA" in finished.stdout
    assert f"[1] {SEED_ID}#" in finished.stdout
    assert "Indexing" in finished.stderr
    assert "Indexing" not in finished.stdout


def test_ask_prints_one_json_object_and_nothing_else(home: Path, tmp_path: Path) -> None:
    finished = run("ask", "--json", "What is Ekonom IA for?", home=home, cwd=tmp_path)
    assert finished.returncode == 0
    assert finished.stderr == ""
    answer = json.loads(finished.stdout)
    assert finished.stdout.count("\n") == 1
    assert answer["engine"] == "extractive"
    assert answer["citations"][0]["file"] == f"{SEED_ID}.txt"


def test_ask_reads_earlier_questions_from_a_file(home: Path, tmp_path: Path) -> None:
    history = tmp_path / "history.json"
    history.write_text(json.dumps(["Que sait-on du projet Ekonom IA ?"]), encoding="utf-8")
    finished = run("ask", "--json", "Et lui, à quoi sert-il ?", "--history", str(history), home=home, cwd=tmp_path)
    assert "Ekonom IA" in json.loads(finished.stdout)["answer"]


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        pytest.param(["ask", ""], 2, ["question is empty"], id="empty-question"),
        pytest.param(["ask", "x" * 100_000], 2, ["100000 characters", "at most"], id="endless-question"),
        pytest.param(["ask"], 2, ["QUESTION", "--help"], id="no-question"),
        pytest.param(["ask", "Why?", "--engine", "magic"], 2, ["magic"], id="unknown-engine"),
        pytest.param(["ask", "Why?", "--history", "no.json"], 2, ["no.json"], id="missing-history"),
        pytest.param(["ask", "Why is it?", "--engine", "model"], 2, ["OPENAI_API_KEY"], id="no-model-set"),
        pytest.param(["ask", "Why?", "--history", "."], 2, [".", "directory"], id="folder-as-history"),
        pytest.param(["ingest", "no-such-folder"], 2, ["no-such-folder"], id="missing-folder"),
        pytest.param(["show", "nothing#here/1"], 2, ["nothing#here/1", "ARTICLE#"], id="unknown-locator"),
        pytest.param(["serve", "--port", "99999"], 2, ["99999", "65535"], id="impossible-port"),
        pytest.param(["fly"], 2, ["fly"], id="unknown-command"),
        pytest.param([], 2, ["COMMAND"], id="no-command"),
    ],
)
def test_bad_input_gets_one_line_and_status_2(
    arguments: list[str], status: int, words: list[str], home: Path, tmp_path: Path
) -> None:
    assert_one_clear_line(run(*arguments, home=home, cwd=tmp_path), status, *words)


NO_INDEX = ["no index in", "home", "assistant ingest PATH", "ASSISTANT_HOME"]
NO_CORPUS = ["no index in", "home", "no-seeds", "ASSISTANT_SEEDS"]


@pytest.mark.parametrize("exists", [False, True], ids=["no-home", "empty-home"])
@pytest.mark.parametrize(
    ("arguments", "seeds", "words"),
    [
        pytest.param(["status"], "no-seeds", NO_INDEX, id="status"),
        pytest.param(["status", "--json"], "no-seeds", NO_INDEX, id="status-as-json"),
        pytest.param(["show", "a#concerns/1"], "no-seeds", NO_INDEX, id="show"),
        pytest.param(["ask", "Why?"], "no-seeds", NO_CORPUS, id="ask"),
        pytest.param(["serve", "--no-browser", "--port", "0"], "no-seeds", NO_CORPUS, id="serve"),
        pytest.param(["mcp"], "no-seeds", NO_CORPUS, id="mcp"),
        pytest.param(["check", "--draft", "3"], "no-seeds", NO_CORPUS, id="check"),
        pytest.param(["ask", "Why?"], ".", ["no article in", ".md or .txt"], id="ask-without-articles"),
        pytest.param(["ingest", "."], "no-seeds", ["no article in", ".md or .txt"], id="ingest-without-articles"),
        pytest.param(["ingest", "no-seeds"], "no-seeds", ["no-seeds does not exist"], id="ingest-nothing"),
        pytest.param(["accounts", "remove", "bob"], "no-seeds", ["no account 'bob'"], id="accounts-remove"),
        pytest.param(["history", "erase", "bob"], "no-seeds", ["Nothing is kept of 'bob'"], id="history-erase"),
    ],
)
def test_an_empty_home_gets_one_line_and_stays_empty(
    arguments: list[str], seeds: str, words: list[str], exists: bool, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    if exists:
        home.mkdir()
    finished = run(*arguments, home=home, cwd=tmp_path, ASSISTANT_SEEDS=seeds)
    assert_one_clear_line(finished, 2, *words)
    assert list(tmp_path.rglob("*")) == ([home] if exists else [])


@pytest.mark.parametrize(
    ("command", "says"), [("accounts", "No account in"), ("history", "Nothing is kept of anybody")]
)
def test_an_empty_list_is_said_beside_standard_output(command: str, says: str, tmp_path: Path) -> None:
    assert_one_clear_line(run(command, "list", home=tmp_path / "home", cwd=tmp_path), 0, says)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
@pytest.mark.parametrize("command", [["ask", "What is Albert?"], ["status"]], ids=["ask", "status"])
def test_a_full_disk_gets_one_line_and_status_2(command: list[str], home: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "ASSISTANT_HOME": str(home)}
    with Path("/dev/full").open("w") as full:
        finished = subprocess.run(
            [sys.executable, "-m", "assistant", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
            env=environment,
            timeout=120,
            check=False,
        )
    assert finished.returncode == 2, finished.stderr
    assert finished.stderr.count("\n") == 1, finished.stderr
    assert "could not be" in finished.stderr


def test_mcp_without_standard_input_gets_one_line_and_status_2(home: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "ASSISTANT_HOME": str(home)}
    command = ["sh", "-c", 'exec "$0" -m assistant mcp <&-', sys.executable]
    finished = subprocess.run(
        command, capture_output=True, text=True, cwd=tmp_path, env=environment, timeout=120, check=False
    )
    assert_one_clear_line(finished, 2, "standard input")


def test_a_report_that_cannot_be_written_is_said_before_anything_is_asked(home: Path, tmp_path: Path) -> None:
    checks = tmp_path / "checks.jsonl"
    checks.write_text('{"id": "a", "question": "What is Albert?", "abstain": true}\n', encoding="utf-8")
    (tmp_path / "taken").write_text("", encoding="utf-8")
    report, answers = tmp_path / "taken", tmp_path / "answers.jsonl"
    options = ["--report", str(report), "--answers", str(answers)]
    finished = run("check", str(checks), *options, home=home, cwd=tmp_path)
    assert_one_clear_line(finished, 2, "--report")
    assert not answers.exists()


def test_a_port_in_use_gets_one_line_and_status_3(home: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        finished = run("serve", "--no-browser", "--port", port, home=home, cwd=tmp_path)
    assert_one_clear_line(finished, 3, port, "--port")


def test_a_home_that_cannot_be_made_gets_one_line_and_status_2(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    finished = run("ask", "What is Albert?", home=tmp_path / "file" / "home", cwd=tmp_path)
    assert_one_clear_line(finished, 2, "ASSISTANT_HOME")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_home_without_permission_gets_one_line_and_status_2(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    finished = run("ask", "What is Albert?", home=locked / "home", cwd=tmp_path)
    assert_one_clear_line(finished, 2, "ASSISTANT_HOME")


def test_a_setting_that_cannot_be_used_is_named(home: Path, tmp_path: Path) -> None:
    finished = run("status", home=home, cwd=tmp_path, ASSISTANT_EMBEDDER="psychic")
    assert_one_clear_line(finished, 2, "ASSISTANT_EMBEDDER")


def test_a_dead_model_endpoint_gets_status_3_when_the_model_is_demanded(home: Path, tmp_path: Path) -> None:
    # Port 9 of the loopback address refuses connections.
    variables = {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "OPENAI_API_KEY": "secret-key"}
    finished = run("ask", "What is Albert?", "--engine", "model", home=home, cwd=tmp_path, **variables)
    assert_one_clear_line(finished, 3, "OPENAI_BASE_URL")
    assert "secret-key" not in finished.stderr


def test_ingest_reports_what_it_did_and_names_what_is_odd(tmp_path: Path, corpus: Path) -> None:
    (corpus / "odd.md").write_text("# Odd\n\n## Issues\n\n| name | relevancy |\n|--|--|\n| only |\n", encoding="utf-8")
    finished = run("ingest", str(corpus), home=tmp_path / "home", cwd=tmp_path)
    assert finished.returncode == 0
    assert finished.stdout == "3 added, 0 changed, 0 removed, 0 unchanged: 3 articles, 4 rows.\n"
    assert "odd.md:7:" in finished.stderr
    again = json.loads(run("ingest", "--json", str(corpus), home=tmp_path / "home", cwd=tmp_path).stdout)
    assert again["unchanged"] == 3


def test_show_prints_a_row_with_its_file_and_line(home: Path, tmp_path: Path) -> None:
    text = run("show", f"{SEED_ID}#concerns/1", home=home, cwd=tmp_path).stdout
    assert text.startswith(f"{SEED_ID}#concerns/1 ({SEED_ID}.txt, line 48)\n")
    assert "relevancy: 5" in text
    row = json.loads(run("show", "--json", f"{SEED_ID}#concerns/1", home=home, cwd=tmp_path).stdout)
    assert row["cells"]["name"] == "Data Privacy Risks"


def test_status_says_what_the_index_holds(home: Path, tmp_path: Path) -> None:
    status = json.loads(run("status", "--json", home=home, cwd=tmp_path).stdout)
    assert (status["articles"], status["rows"], status["engine"]) == (1, 37, "extractive")
