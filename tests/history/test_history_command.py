"""The administrator's `assistant history`: of whom, how much, and away with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from assistant.__main__ import main
from assistant.history.store import FILE, History
from assistant.settings import Settings

QUESTION = "What is Ekonom IA for, qzxmark?"


@pytest.fixture
def kept(tmp_path: Path, seed_assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which two questions of marie are kept, and none of paul, who has switched it on."""
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path))
    monkeypatch.setenv("ASSISTANT_HISTORY_DAYS", "30")
    history = History(Settings(home=tmp_path, history_days=30))
    for person in ("marie", "paul"):
        history.switch_on(person)
    for _ in range(2):
        assert history.keep("marie", seed_assistant.ask(QUESTION), "the whole corpus", "1")
    return tmp_path


def test_of_whom_is_told_and_not_what(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "list"]) == 0
    told = capsys.readouterr().out
    lines = told.splitlines()
    assert [line.partition(",")[0] for line in lines] == ["marie: 2 questions", "paul: 0 questions"]
    assert "qzxmark" not in told


def test_what_is_erased_is_gone_from_the_disk(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "erase", "marie"]) == 0
    assert capsys.readouterr().out == "Erased 2 questions of marie.\n"
    assert b"qzxmark" not in b"".join(path.read_bytes() for path in kept.rglob(f"{FILE}*"))
    assert main(["history", "list"]) == 0
    assert capsys.readouterr().out.startswith("paul: 0 questions")
    assert not History(Settings(home=kept, history_days=30)).entries("marie")


def test_nothing_is_erased_of_a_stranger(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "erase", "mairie"]) == 2
    assert "Nothing is kept of 'mairie'" in capsys.readouterr().err
