"""Files of checks in every format; what is malformed is named by file and line, and the rest is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.checks.reading import read_checks
from assistant.checks.records import Check
from assistant.errors import BadInput

JSONL = json.dumps(
    {
        "id": "a1",
        "kind": "multi",
        "lang": "fr",
        "question": "Qui ; quoi ?",
        "history": ["Avant ?"],
        "gold_rows": ["x#concerns/1", "x#summary"],
        "any_of": True,
        "answer": "Non.",
        "must_contain": [["8", "huit"], ["eau"]],
        "abstain": False,
    }
)
YAML = """# comments are welcome
- id: a1
  kind: multi
  lang: fr
  question: Qui ; quoi ?
  history:
    - Avant ?
  gold_rows: [x#concerns/1, x#summary]
  any_of: true
  answer: "Non."
  must_contain: [[8, huit], eau]
"""
CSV = """id,kind,lang,question,history,gold_rows,any_of,answer,must_contain,abstain
a1,multi,fr,Qui ; quoi ?,Avant ?,x#concerns/1; x#summary,yes,Non.,8|huit; eau,no
"""
FRENCH_CSV = """\ufeffid;kind;lang;question;history;gold_rows;any_of;answer;must_contain
a1;multi;fr;"Qui ; quoi ?";Avant ?;"[""x#concerns/1"", ""x#summary""]";true;Non.;"8|huit; eau"
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("checks.jsonl", JSONL, id="json-lines"),
        pytest.param("checks.jsonl", f"\ufeff\r\n{JSONL}\r\n", id="json-lines-of-another-system"),
        pytest.param("checks.yaml", YAML, id="yaml"),
        pytest.param("checks.csv", CSV, id="csv"),
        pytest.param("checks.csv", FRENCH_CSV, id="csv-of-a-french-spreadsheet"),
        pytest.param("checks.tsv", CSV.replace(",", "\t"), id="tab-separated"),
    ],
)
def test_every_format_gives_the_same_check(name: str, text: str, tmp_path: Path) -> None:
    reading = read_checks([write(tmp_path, name, text)])
    assert reading.problems == ()
    (check,) = reading.checks
    assert check.place.startswith(str(tmp_path / name))
    assert check.model_copy(update={"place": ""}) == Check(
        id="a1",
        kind="multi",
        lang="fr",
        question="Qui ; quoi ?",
        history=("Avant ?",),
        gold_rows=("x#concerns/1", "x#summary"),
        any_of=True,
        answer="Non.",
        must_contain=(("8", "huit"), ("eau",)),
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("{broken", "no JSON", id="broken-json"),
        pytest.param("[1]", "no JSON object", id="a-list"),
        pytest.param('{"id": "x"}', "'question' is missing", id="no-question"),
        pytest.param('{"question": "  "}', "question", id="empty-question"),
        pytest.param('{"question": "Why?", "lang": "xx"}', "lang", id="unknown-language"),
        pytest.param('{"question": "Why?", "gold_row": ["x"]}', "'gold_rows' meant", id="misspelt-field"),
        pytest.param('{"question": "Why?", "gold_rows": "[oops"}', "no JSON", id="broken-list"),
        pytest.param('{"question": "Why?", "gold_rows": [1]}', "gold_rows.0", id="row-that-is-no-text"),
        pytest.param('{"question": "Why?", "must_contain": [[]]}', "must_contain.0", id="empty-alternatives"),
        pytest.param('{"question": "Why?", "abstain": true, "must_contain": ["x"]}', "abstain", id="contradiction"),
        pytest.param('{"id": "good", "question": "Again?"}', "taken by", id="an-id-twice"),
        pytest.param("[" * 100_000, "no JSON", id="deep-nesting"),
    ],
)
def test_a_malformed_line_is_named_and_the_rest_is_read(line: str, words: str, tmp_path: Path) -> None:
    path = write(tmp_path, "checks.jsonl", f'{{"id": "good", "question": "Why?"}}\n{line}\n\n{{"question": "Who?"}}\n')
    reading = read_checks([path])
    assert [check.question for check in reading.checks] == ["Why?", "Who?"]
    (problem,) = reading.problems
    assert str(problem).startswith(f"{path}:2: ")
    assert words in str(problem)


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        pytest.param("c.csv", "question\nWhy?\nWho?,2,3\nHow?\n", 3, "3 cells", id="csv-with-too-many-cells"),
        pytest.param("c.csv", 'question\nWhy?\n"a\nb",x\nHow?\n', 3, "2 cells", id="csv-over-two-lines"),
        pytest.param("c.yaml", "- question: Why?\n- oops\n- question: How?\n", 2, "no mapping", id="yaml-scalar"),
        pytest.param("c.yaml", "question: Why?\n", 1, "no list", id="yaml-without-a-list"),
        pytest.param("c.yaml", "- question: Why?\n- {question: [\n", 3, "no YAML", id="broken-yaml"),
    ],
)
def test_csv_and_yaml_name_the_line_too(name: str, text: str, line: int, words: str, tmp_path: Path) -> None:
    path = write(tmp_path, name, text)
    reading = read_checks([path])
    assert [str(problem).partition(": ")[0] for problem in reading.problems] == [f"{path}:{line}"]
    assert words in reading.problems[0].message
    if "How" in text:
        assert [check.question for check in reading.checks] == ["Why?", "How?"]


def test_a_line_of_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "checks.jsonl"
    path.write_bytes('{"question": "Où ?"}\n'.encode("latin-1") + b'{"question": "Why?"}\n')
    reading = read_checks([path])
    assert [check.question for check in reading.checks] == ["Why?"]
    assert str(reading.problems[0]) == f"{path}:1: this is no UTF-8"


@pytest.mark.parametrize("name", ["missing.jsonl", "checks.docx", "latin.csv"])
def test_a_file_that_cannot_be_read_at_all_is_bad_input(name: str, tmp_path: Path) -> None:
    (tmp_path / "checks.docx").write_bytes(b"PK")
    (tmp_path / "latin.csv").write_bytes("question\nOù ?\n".encode("latin-1"))
    with pytest.raises(BadInput, match=name):
        read_checks([tmp_path / name])


def test_checks_without_an_id_are_named_by_where_they_stand(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, "checks.jsonl", '{"question": "Why?", "abstain": true}\n')
    reading = read_checks([tmp_path / "one" / "checks.jsonl", tmp_path / "two" / "checks.jsonl"])
    assert [check.id for check in reading.checks] == ["checks:1", f"{tmp_path}/two/checks.jsonl:1"]
    assert {check.kind for check in reading.checks} == {"unanswerable"}


def test_a_draft_that_nobody_accepted_is_set_aside(tmp_path: Path) -> None:
    path = write(
        tmp_path, "c.jsonl", '{"question": "Why?", "accepted": false}\n{"question": "Who?", "accepted": true}\n'
    )
    reading = read_checks([path])
    assert [check.question for check in reading.checks] == ["Who?"]
    assert [check.question for check in reading.drafts] == ["Why?"]
