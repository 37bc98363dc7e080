"""What people chose to have kept: theirs alone, for as long as was said, and gone from every byte when it is erased."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from assistant.errors import HomeUnusable
from assistant.history.keeping import Keeper
from assistant.history.owners import Audience, find_audience, find_owner
from assistant.history.reading import read_answer
from assistant.history.store import EACH_AT_MOST, FILE, History
from assistant.pipeline import Assistant
from assistant.processing import collect_flows, render_record
from assistant.records import Answer, Engine, Language
from assistant.rendering import render_json
from assistant.serving.accounts import Accounts
from assistant.settings import Settings
from tests.serving.conftest import PASSWORD, QUICK

DAY = 86_400.0
SECRET = "qzxsecret"


class Clock:
    """Time that a test moves."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def history(tmp_path: Path, clock: Clock) -> History:
    """Allowed for 30 days, and switched on by alice."""
    kept = History(Settings(home=tmp_path, history_days=30), clock)
    kept.switch_on("alice")
    return kept


def answer_to(question: str) -> Answer:
    return Answer(
        question=question,
        answer=f"{question} {SECRET}",
        language=Language.ENGLISH,
        abstained=False,
        engine=Engine.EXTRACTIVE,
        citations=(),
        dropped=(),
    )


def keep(history: History, question: str, person: str = "alice") -> bool:
    return history.keep(person, answer_to(question), "whole corpus", "000001")


def questions(history: History, person: str = "alice") -> list[str]:
    return [kept.form["question"] for kept in history.entries(person)]


def bytes_of(folder: Path) -> bytes:
    """Every byte of every file, whatever it is called."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.mark.parametrize("days", [0, 30])
def test_nothing_is_kept_by_default(days: int, tmp_path: Path) -> None:
    history = History(Settings(home=tmp_path, history_days=days))
    assert Settings().history_days == 0
    assert not keep(history, "What?")
    Keeper(Settings(home=tmp_path, history_days=days)).keep("local", answer_to("What?"), "", "")
    assert list(tmp_path.iterdir()) == []


def test_what_nobody_may_keep_nobody_switches_on(tmp_path: Path) -> None:
    History(Settings(home=tmp_path)).switch_on("alice")
    assert list(tmp_path.iterdir()) == []


def test_only_its_owner_reads_the_file(history: History, tmp_path: Path) -> None:
    keep(history, "What?")
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert stat.S_IMODE(history.path.stat().st_mode) == 0o600
    history.path.chmod(0o644)
    history.entries("alice")
    assert stat.S_IMODE(history.path.stat().st_mode) == 0o600


def test_one_person_has_nothing_to_do_with_another(history: History) -> None:
    history.switch_on("bob")
    keep(history, "Of alice?")
    (kept,) = history.entries("alice")
    assert history.entries("bob") == []
    assert history.find("bob", kept.id) is None
    assert history.erase("bob", kept.id) == 0
    assert history.erase("bob") == 0
    assert history.forget("bob") == 0
    assert questions(history) == ["Of alice?"]
    assert not keep(history, "Of carol?", "carol")


def test_the_latest_comes_first_and_the_oldest_gives_way(
    history: History, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.history.store.EACH_AT_MOST", 3)
    assert EACH_AT_MOST > 3
    for number in range(5):
        clock.now += 1
        keep(history, f"Q{number}?")
    assert questions(history) == ["Q4?", "Q3?", "Q2?"]


@pytest.mark.parametrize("many", [1, 60])
def test_what_is_erased_is_in_no_byte(many: int, history: History, tmp_path: Path) -> None:
    keep(history, "First?")
    for number in range(many):
        keep(history, f"qzxgone{number:03} " + "long " * 300)
    assert b"qzxgone000" in bytes_of(tmp_path)
    (first,) = [kept for kept in history.entries("alice") if kept.form["question"].startswith("qzxgone000")]
    assert history.erase("alice", first.id) == 1
    assert b"qzxgone000" not in bytes_of(tmp_path)
    assert b"First?" in bytes_of(tmp_path)
    assert history.erase("alice") == many
    left = bytes_of(tmp_path)
    assert not [mark for mark in (b"qzxgone", b"First?", SECRET.encode(), b"long long") if mark in left]
    assert b"alice" in left  # still switched on
    history.switch_off("alice")
    assert b"alice" not in bytes_of(tmp_path)


def test_a_removed_person_leaves_nothing(history: History, tmp_path: Path) -> None:
    keep(history, "Mine?")
    assert history.forget("alice") == 1
    left = bytes_of(tmp_path)
    assert b"alice" not in left
    assert b"Mine?" not in left
    assert history.holdings() == []


@pytest.mark.parametrize(
    "use", [
        lambda history: history.sweep(),
        lambda history: history.entries("bob"),
        lambda history: history.find("bob", "x"),
        lambda history: history.holdings(),
        lambda history: history.erase("bob"),
        lambda history: history.switch_on("bob"),
        lambda history: history.switch_off("bob"),
        lambda history: keep(history, "Newer?"),
    ],
    ids=["sweep", "list", "find", "count", "erase", "switch-on", "switch-off", "keep"],
)  # fmt: skip
def test_what_has_expired_goes_with_every_use(use: object, history: History, clock: Clock, tmp_path: Path) -> None:
    assert callable(use)
    keep(history, "Old?")
    clock.now += 30 * DAY - 1
    use(history)
    assert b"Old?" in bytes_of(tmp_path)
    clock.now += 1
    use(history)
    assert b"Old?" not in bytes_of(tmp_path)


def test_a_shorter_time_holds_for_what_was_kept_before(history: History, clock: Clock, tmp_path: Path) -> None:
    keep(history, "Old?")
    clock.now += 8 * DAY
    History(Settings(home=tmp_path, history_days=7), clock).sweep()
    assert b"Old?" not in bytes_of(tmp_path)


def test_once_it_is_not_allowed_any_more_the_file_goes(history: History, tmp_path: Path) -> None:
    keep(history, "Old?")
    History(Settings(home=tmp_path, history_days=0)).sweep()
    assert list(tmp_path.iterdir()) == []


def test_switching_off_keeps_what_there_is_and_nothing_more(history: History) -> None:
    keep(history, "Before?")
    history.switch_off("alice")
    assert history.holding("alice").since is None
    assert not keep(history, "After?")
    assert questions(history) == ["Before?"]


def test_a_broken_file_is_told_without_what_it_holds(
    history: History, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    history.path.write_bytes(b"no database at all, qzxbroken" * 100)
    with pytest.raises(HomeUnusable, match=FILE):
        history.entries("alice")
    Keeper(Settings(home=tmp_path, history_days=30)).keep("local", answer_to("qzxquestion"), "", "")
    assert "not kept" in caplog.text
    assert "qzx" not in caplog.text


@pytest.mark.parametrize(
    "question", ["Which concerns have relevancy 5?", "What is the article about?", "Recette de crêpes ?"]
)
def test_an_answer_is_read_back_as_it_was(question: str, seed_assistant: Assistant, history: History) -> None:
    answer = seed_assistant.ask(question)
    history.keep("alice", answer, "whole corpus", "000001")
    (kept,) = history.entries("alice")
    again = read_answer(kept.form)
    assert again.citations == answer.citations
    assert again.table == answer.table
    assert render_json(again)["answer"] == render_json(answer)["answer"]
    with pytest.raises(HomeUnusable, match="another version"):
        read_answer({"question": "only this"})


def test_who_may_keep(tmp_path: Path) -> None:
    assert find_audience(Settings(home=tmp_path)) is Audience.ONE
    assert find_audience(Settings(home=tmp_path, host="0.0.0.0")) is Audience.ANYBODY
    assert find_audience(Settings(home=tmp_path, without_sign_in=True)) is Audience.ANYBODY
    assert find_audience(Settings(home=tmp_path, trusted_proxies="10.0.0.1")) is Audience.ANYBODY
    Accounts(tmp_path, QUICK).add("alice", PASSWORD)
    assert find_audience(Settings(home=tmp_path)) is Audience.PEOPLE
    people = {name: find_owner(name, Audience.PEOPLE) for name in ("alice", "local", "key:0123", None)}
    assert people == {"alice": "alice", "local": None, "key:0123": None, None: None}
    assert find_owner("local", Audience.ONE) == "local"
    assert find_owner("key:0123", Audience.ONE) is None
    assert find_owner("local", Audience.ANYBODY) is None


def test_the_record_of_processing_says_so(history: History, tmp_path: Path) -> None:
    def told(**values: object) -> str:
        settings = Settings.model_validate({"home": tmp_path, **values})
        return render_record(collect_flows(settings), settings, Language.ENGLISH).partition("Off by the settings")[0]

    assert "30 days, or less when the person erases" in told(history_days=30)
    assert "erased at the next start of the server" in told()  # what is there from before
    history.path.unlink()
    assert "My questions" not in told()
    assert "My questions" not in told(history_days=30, without_sign_in=True)
