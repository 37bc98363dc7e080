"""What the project stands on is fixed, and its own code loads nothing that could be something else."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.auditing import LOCKS, PROJECT, find_risky_code, read_rules

# Each runs or builds what a file or a stranger says. Pipes between our own processes are the one exception.
_LOADERS = {"eval", "exec", "compile", "__import__", "pickle.load", "pickle.loads", "marshal.loads", "shelve.open"}
_LOADERS |= {"yaml.load", "yaml.unsafe_load", "torch.load", "joblib.load", "dill.load", "runpy.run_path"}
_MAY_LOAD = {("index/workers.py", "pickle.load")}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes_and_no_place_to_come_from(lock: str) -> None:
    text = (PROJECT / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text, flags=re.IGNORECASE)
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert "index-url" not in text


def test_gradio_is_new_enough() -> None:
    found = re.search(r"^gradio==([0-9.]+)", (PROJECT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    assert tuple(int(part) for part in found[1].split(".")) >= (6, 31)


def test_nothing_is_loaded_that_could_run() -> None:
    found = {
        (path.relative_to(PROJECT / "assistant").as_posix(), called)
        for path in (PROJECT / "assistant").rglob("*.py")
        for called in _called(path)
    }
    assert {one for one in found if one[1] in _LOADERS} == _MAY_LOAD
    trusting = [
        path for path in (PROJECT / "assistant").rglob("*.py") if "trust_remote_code" in path.read_text("utf-8")
    ]
    assert trusting == []


def _called(path: Path) -> set[str]:
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    return {ast.unparse(function) for function in calls}


def test_risky_code_has_a_dated_reason() -> None:
    assert find_risky_code() == []
    assert all(rule["reason"] and rule["since"] for rule in read_rules()["bandit-exceptions"])
