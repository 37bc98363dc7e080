"""The panel beside an answer, and what can be taken away from it, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Visit = Callable[..., Any]

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 860}


def open_source(person: Any, number: int = 0) -> Any:
    """The panel, with the source of one of an answer's citations."""
    person.page.locator(".answer a.cite").nth(number).click()
    panel = person.page.locator("#panel")
    panel.locator("h2").wait_for()
    return panel


def test_a_citation_opens_its_row_among_those_of_its_table_beside_the_answer(visit: Visit) -> None:
    person = visit(locale="fr-FR", viewport=DESKTOP)
    answer = person.ask("Que fait Albert ?")
    panel = open_source(person, 2)
    assert panel.locator(".where").inner_text() == "Source 3 sur 3"
    assert panel.locator("h2").inner_text().startswith("La CNIL soutient huit projets")
    assert "page de veille du 3 décembre 2023" in panel.inner_text()
    assert panel.locator("a").first.get_attribute("rel") == "noopener noreferrer"
    assert panel.locator("li").count() == 2
    cited = panel.locator("[aria-current=true]")
    assert cited.locator("mark:not(.word)").inner_text() == "Potential risks associated with personal data usage"
    assert "cnil.md, ligne 53" in cited.inner_text()
    assert "Potential risks" in panel.locator(".said").inner_text()
    beside = panel.bounding_box()["x"]
    text = answer.bounding_box()
    assert beside >= text["x"] + text["width"]


def test_a_sentence_in_other_words_has_its_words_marked_in_the_row(visit: Visit) -> None:
    person = visit()
    person.ask("What does the CNIL article say?")
    panel = open_source(person)
    assert panel.locator("mark:not(.word)").all_inner_texts() == ["Data Privacy Risks"]
    assert "risks" in panel.locator("mark.word").first.inner_text().casefold()


def test_the_keyboard_moves_between_citations_and_closes_back_to_where_it_was(visit: Visit) -> None:
    page = (person := visit(viewport=DESKTOP)).page
    answer = person.ask("Que fait Albert ?")
    answer.locator("a.cite").first.focus()
    page.keyboard.press("Enter")
    where = page.locator("#panel .where")
    page.locator("#panel h2").wait_for()
    for key, told in (("j", "2"), ("ArrowRight", "3"), ("ArrowDown", "3"), ("k", "2"), ("ArrowUp", "1"), ("j", "2")):
        page.keyboard.press(key)
        page.wait_for_function("told => document.querySelector('#panel .where').textContent.includes(told)", arg=told)
        assert where.inner_text() == f"Source {told} of 3"
    page.wait_for_function("document.activeElement.tagName === 'H2'")
    page.keyboard.press("Escape")
    page.locator("#panel").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.textContent") == "[2]"


def test_on_a_phone_the_panel_lies_over_the_page_and_holds_the_keyboard(visit: Visit) -> None:
    person = visit(viewport=PHONE)
    person.ask("What does the CNIL article say?")
    panel = open_source(person)
    box = panel.bounding_box()
    assert [box["x"], box["width"]] == [0, 360]
    assert panel.get_attribute("role") == "dialog"
    for _ in range(12):
        person.page.keyboard.press("Tab")
        assert person.page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('#panel')"
        )
    assert person.page.evaluate("document.documentElement.scrollWidth") == 360
    panel.locator(".close").click()
    panel.wait_for(state="hidden")
    person.page.locator("#question textarea").click()


def test_the_link_of_a_citation_leads_to_its_source_without_the_panel(visit: Visit) -> None:
    answer = visit().ask("What does the CNIL article say?")
    target = answer.locator("a.cite").first.get_attribute("href")
    assert answer.locator(f"details{target}").count() == 1


def test_a_hostile_source_does_nothing_in_the_panel(visit: Visit) -> None:
    person = visit()
    person.ask("trap")
    panel = open_source(person)
    assert "<script>document.title=" in panel.inner_text()
    assert panel.locator("img, script, svg, iframe, style").count() == 0
    assert panel.locator("a").count() == 0


@pytest.mark.parametrize(("name", "begins"), [("Word", b"PK"), ("PDF", b"%PDF"), ("Markdown", b"# Que fait Albert")])
def test_an_answer_is_downloaded(visit: Visit, name: str, begins: bytes) -> None:
    person = visit(locale="fr-FR")
    answer = person.ask("Que fait Albert ?")
    with person.page.expect_download() as saving:
        answer.locator(".files a", has_text=name).click()
    assert saving.value.suggested_filename.startswith("note-20")
    assert Path(saving.value.path()).read_bytes().startswith(begins)


def test_an_answer_is_copied_with_its_sources(visit: Visit, address: str) -> None:
    person = visit(locale="fr-FR", permissions=["clipboard-read", "clipboard-write"])
    answer = person.ask("Que fait Albert ?")
    answer.locator("button.copy").click()
    person.page.get_by_text("Copié.").wait_for()
    copied = person.page.evaluate("navigator.clipboard.readText()")
    for part in ("Que fait Albert", "tout le corpus", "version 000007", "[3] «\u00a0La CNIL", "cnil.md, ligne 53"):
        assert part in copied


def test_a_reply_is_drafted_for_its_audience_and_downloaded(visit: Visit) -> None:
    person = visit(locale="fr-FR")
    answer = person.ask("Que fait Albert ?")
    answer.locator("a.draft").click()
    sheet = person.page.locator("#panel .sheet")
    sheet.get_by_text("Madame, Monsieur,", exact=True).wait_for()
    assert sheet.locator("sup").all_inner_texts() == ["1", "2", "3"]
    person.page.locator("#panel select[name=audience]").select_option("minister")
    sheet.get_by_text("haute considération").wait_for()
    person.page.locator("#panel select[name=kind]").select_option("briefing")
    sheet.get_by_text("Portée et limites").wait_for()
    person.page.locator("#panel select[name=language]").select_option("en")
    sheet.get_by_text("Basis and limits").wait_for()
    with person.page.expect_download() as saving:
        person.page.locator("#panel .files a").first.click()
    assert saving.value.suggested_filename.startswith("briefing-20")


def test_a_verdict_is_stored_on_this_machine(visit: Visit, feedback_home: Path) -> None:
    person = visit()
    answer = person.ask("What does the CNIL article say?")
    answer.locator("button.thumb.down").click()
    person.page.locator(".verdict input").fill("No date — “really”?")
    person.page.keyboard.press("Enter")
    person.page.get_by_text("Your feedback is kept on this machine.").wait_for()
    told = json.loads((feedback_home / "feedback.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert told["question"] == "What does the CNIL article say?"
    assert told["cited"] == ["cnil#concerns/1"]
    assert (told["verdict"], told["reason"], told["history"]) == ("down", "No date — “really”?", [])
    assert set(told) == set("question history language cited verdict reason answer asked_at".split())
