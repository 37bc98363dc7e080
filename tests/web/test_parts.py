"""The parts of the page without a browser: what is kept, what is read from a browser, what is drawn."""

from __future__ import annotations

import json
import re
import threading
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from pathlib import Path

import pytest

from assistant.errors import HomeUnusable
from assistant.records import Answer, Engine, Language, Scope, Turn
from assistant.web_assets.escaping import text
from assistant.web_assets.exploring import View, _gather
from assistant.web_assets.html import read_question, render_question
from assistant.web_assets.kept import KeptAnswer, Shelf
from assistant.web_assets.labels import name_heading
from assistant.web_assets.scoping import Context, read_context, read_scope
from assistant.web_assets.verdicts import FILE, store_verdict

ANSWER = Answer("Quoi\u202f?", "Ça «\u00a0va\u00a0».", Language.FRENCH, True, Engine.EXTRACTIVE)
KEPT = KeptAnswer(ANSWER, [Turn("user", "Avant")], Scope(), datetime(2026, 1, 2, 3, 4, 5), "000001")


@dataclass(frozen=True)
class Point:
    day: str
    relevancy: float = 4.0
    count: int = 1


def test_the_oldest_answers_are_forgotten_and_tokens_differ() -> None:
    shelf = Shelf()
    tokens = [shelf.new_token() for _ in range(600)]
    for token in tokens:
        shelf.keep(token, KEPT)
    assert len(set(tokens)) == 600
    assert shelf.find(tokens[0]) is None
    assert shelf.find(tokens[-1]) == KEPT
    assert shelf.find("../etc") is None


def test_headings_of_published_tables_are_named_in_the_readers_language() -> None:
    headings = ["name", "10-year", "driving-force", "Relevancy", "Budget"]
    assert [name_heading(one, Language.FRENCH) for one in headings] == [
        "nom",
        "à dix ans",
        "force motrice",
        "pertinence",
        "Budget",
    ]
    assert [name_heading(one, Language.ENGLISH) for one in headings] == headings


@pytest.mark.parametrize(
    ("sent", "context"),
    [
        pytest.param(None, Context(), id="nothing"),
        pytest.param("[1]", Context(), id="no-object"),
        pytest.param("{", Context(), id="no-json"),
        pytest.param('{"language": "xx", "scope": 5, "replaces": -1}', Context(), id="nothing-usable"),
        pytest.param('{"language": "fr", "replaces": 2}', Context(Language.FRENCH, Scope(), 2), id="all"),
    ],
)
def test_what_a_browser_sends_is_read_or_left_out(sent: object, context: Context) -> None:
    assert read_context(sent) == context


def test_a_scope_is_read_from_a_form() -> None:
    told = {"tables": ["signals", "", 5], "relevancy_at_least": "3.5", "since": "2024-01-01", "until": "tomorrow"}
    assert read_scope(told) == Scope(tables=("signals",), relevancy_at_least=3.5, since="2024-01-01")
    assert read_scope({"relevancy_at_least": "nan"}).is_whole
    assert len(read_scope({"articles": [str(n) for n in range(1000)]}).articles) == 50


def test_verdicts_are_one_object_a_line_also_when_many_write_at_once(tmp_path: Path) -> None:
    threads = [
        threading.Thread(target=store_verdict, args=(tmp_path / "home", KEPT, "up", f"{n}\n" * 50)) for n in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = (tmp_path / "home" / FILE).read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    assert len(told) == 20
    assert {one["reason"] for one in told} == {f"{n}\n" * 50 for n in range(20)}
    assert told[0]["history"] == ["Avant"]
    assert told[0]["asked_at"] == "2026-01-02T03:04:05"
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeUnusable, match="ASSISTANT_HOME"):
        store_verdict(tmp_path / "file" / "home", KEPT, "up", "")


def test_points_that_would_lie_on_each_other_are_put_together() -> None:
    apart = [Point("2024-01-01"), Point("2024-06-01")]
    assert [(str(b.first), str(b.last)) for b in _gather(apart)] == [(p.day, p.day) for p in apart]
    close = [Point(f"2024-{month:02}-{day:02}") for month in (1, 5, 12) for day in (1, 2, 3)]
    gathered = _gather([*close, Point("no date")])
    assert [(str(b.first), str(b.last), b.count) for b in gathered] == [
        ("2024-01-01", "2024-01-31", 3),
        ("2024-05-01", "2024-05-31", 3),
        ("2024-12-01", "2024-12-31", 3),
    ]
    many = [Point(f"{year}-{month:02}-01") for year in range(1990, 2025) for month in range(1, 13)]
    assert {str(b.first)[5:] for b in _gather(many)} == {"01-01"}
    assert sum(b.count for b in _gather(many)) == len(many)


def test_a_view_keeps_its_filters_in_its_address() -> None:
    view = View(Language.FRENCH, Scope(tables=("signals",), relevancy_at_least=4.0), "été & co")
    assert view.address(more={"offset": 25}) == (
        "/page/explore?words=%C3%A9t%C3%A9+%26+co&tables=signals&relevancy_at_least=4&listed=rows&offset=25&lang=fr"
    )


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("« Albert » : oui ; non ?", ["« Albert » :", "oui ;", "non ?"]),
        ("Combien de lignes ?", ["lignes ?"]),
        ("dit « oui, mais non » (ligne 12)", ["« oui,", "non »", "ligne 12"]),
        ("a ?b http://x :80", []),
        ('5 < 6 & "7" ?', ["&quot;7&quot; ?"]),
    ],
)
def test_french_marks_stay_on_the_line_of_their_words(words: str, held: list[str]) -> None:
    shown = text(words)
    assert re.findall(r'<span class="held">(.*?)</span>', shown) == held
    assert unescape(re.sub("<[^>]+>", "", shown)) == words


def test_a_question_is_read_back_as_it_was_typed() -> None:
    typed = "Que dit « Albert » ?\nEt <b>ceci</b> & cela !"
    assert read_question(render_question(typed)) == typed
