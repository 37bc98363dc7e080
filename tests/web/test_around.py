"""Scope, the corpus to look through, what is asked next, the language, and whether everybody can use it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Visit = Callable[..., Any]

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 860}


def test_a_scope_is_chosen_told_in_the_answer_and_in_the_note(visit: Visit) -> None:
    person = visit()
    page = person.page
    page.locator("details.scope summary").click()
    page.locator("details.scope label", has_text="concerns").locator("input").check()
    page.locator("details.scope select").select_option("4")
    page.locator("details.scope [name=since]").fill("2023-01-01")
    themes = page.locator("details.scope [data-choose=themes]")
    themes.press_sequentially("arti")
    page.locator("#choose-themes option").wait_for(state="attached")
    themes.fill("artificial intelligence")
    page.locator(".chips li").wait_for()
    assert "concerns, ≥\u00a04, 2023-01-01 – …, artificial intelligence" in page.locator(".chosen").inner_text()
    page.locator("details.scope summary").click()
    answer = person.ask("scope?")
    told = "concerns; relevancy 4 or more; from 1 January 2023; theme: artificial intelligence"
    assert told in answer.locator("p").nth(1).inner_text()
    assert answer.locator(".within").inner_text() == f"Scope of the answer: {told}"
    with page.expect_download() as saving:
        answer.locator(".files a", has_text="Markdown").click()
    assert told in Path(saving.value.path()).read_text(encoding="utf-8")
    page.locator("details.scope summary").click()
    page.locator("details.scope button[type=reset]").click()
    page.locator("details.scope summary").click()
    assert "the whole corpus" in person.ask("scope?").inner_text()


def test_the_corpus_is_looked_through_and_every_point_opens_its_rows(visit: Visit) -> None:
    person = visit(viewport=DESKTOP)
    page = person.page
    person.open_tab(1)
    page.locator(".explorer .list").wait_for()
    assert page.locator(".found").inner_text() == "3 rows in 2 articles."
    assert page.locator(".explorer a.point").count() == 2
    page.locator(".explorer a.point").first.click()
    page.locator("#panel h2").wait_for()
    assert page.locator("#panel .where").inner_text() == "Source 1 of 2"
    page.locator("#panel .cited", has_text="Innovation in Public Services").wait_for()
    page.keyboard.press("j")
    page.wait_for_function("document.querySelector('#panel .where').textContent === 'Source 2 of 2'")
    page.keyboard.press("Escape")
    page.locator(".explorer input[type=search]").fill("privacy")
    page.keyboard.press("Enter")
    page.get_by_text("1 row in 2 articles.").wait_for()
    page.locator(".explorer a.row-link").click()
    page.locator("#panel .cited", has_text="Potential risks").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Show all").click()
    page.get_by_text("3 rows in 2 articles.").wait_for()
    page.locator(".explorer .shares a", has_text="signals").click()
    page.wait_for_function("document.querySelector('.explorer select[name=tables]').value === 'signals'")
    page.locator(".explorer .choice a", has_text="Articles").click()
    page.locator(".explorer .list a", has_text="La CNIL soutient").wait_for()
    person.open_tab(0)
    assert "Risks" in person.ask("What does the CNIL article say?").inner_text()


def test_the_corpus_is_looked_through_without_script_too(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/page/explore?lang=fr")
    assert "3 lignes dans 2 articles." in page.locator("body").inner_text()
    page.locator("a.row-link").first.click()
    assert "Potential risks" in page.locator("main").inner_text()
    context.close()


def test_what_is_offered_next_is_asked_by_a_click(visit: Visit) -> None:
    person = visit()
    person.ask("Que fait Albert ?")
    person.page.locator("button.ask-this").first.click()
    person.page.locator(".answer").nth(1).wait_for()
    assert person.page.locator(".asked").nth(1).inner_text() == "What does the CNIL article say?"


def test_a_question_is_edited_and_what_followed_it_is_replaced(visit: Visit) -> None:
    person = visit()
    page = person.page
    for question in ("What about bees?", "What does the CNIL article say?"):
        person.ask(question)
    page.locator("button.edit").first.click()
    box = page.locator("#question textarea")
    assert box.input_value() == "What about bees?"
    assert "will replace" in page.locator("#editing").inner_text()
    box.fill("history")
    box.press("Enter")
    page.wait_for_function("document.querySelectorAll('.asked').length === 1")
    page.locator(".answer").get_by_text("nothing [1]").wait_for()
    assert page.locator("#editing").count() == 0
    page.locator("#ask").wait_for(state="visible")
    page.locator("button.edit").first.click()
    page.keyboard.press("Escape")
    assert page.locator("#editing").count() == 0
    assert box.input_value() == ""


def test_the_language_is_switched_in_place_and_stored_nowhere(visit: Visit) -> None:
    person = visit(locale="en-GB")
    page = person.page
    person.ask("What does the CNIL article say?")
    page.locator("button.language[lang=fr]").click()
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("#ask").inner_text() == "Envoyer"
    assert page.locator("#question textarea").get_attribute("placeholder") == "Posez votre question…"
    assert page.locator("#tabs [role=tab]").all_inner_texts() == ["Questions", "Explorer le corpus"]
    assert page.title() == page.locator("h1").inner_text() == "Assistant de veille"
    assert page.locator(".asked").count() == 1
    page.locator("#question textarea").fill("fail")
    page.locator("#question textarea").press("Enter")
    page.locator(".problem").wait_for()
    assert page.locator(".problem").get_attribute("lang") == "fr"
    assert page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage), document.cookie || [])") == []
    page.reload()
    page.locator("#question textarea").wait_for()
    page.wait_for_function("document.querySelector('#ask').textContent.trim() === 'Envoyer'")


def test_the_foot_says_what_is_true_in_one_line(visit: Visit) -> None:
    foot = visit().page.locator("#foot").inner_text()
    for part in (
        "chosen by a search AI", "Nothing leaves this machine.", "Only the feedback that you give is kept",
        "Corpus: version 000007, 151 articles, 4,512 rows.",
    ):  # fmt: skip
        assert part in foot


def show_everything(person: Any, name: str, shoot: Callable[[str], None]) -> None:
    """Every part of the page once, handed over to `shoot`."""
    page = person.page
    shoot(f"{name}-1-start")
    answer = person.ask("Que fait Albert ?")
    answer.locator(".follow").wait_for()
    shoot(f"{name}-2-answer")
    answer.locator("a.cite").nth(1).click()
    page.locator("#panel .cited").wait_for()
    shoot(f"{name}-3-source")
    page.keyboard.press("Escape")
    answer.locator("a.draft").click()
    page.locator("#panel .sheet").wait_for()
    shoot(f"{name}-4-draft")
    page.keyboard.press("Escape")
    person.ask("Quelles préoccupations ont une pertinence de 5 ?")
    person.ask("Quelle est la capitale du Pérou ?").locator(".closest").wait_for()
    page.locator("details.scope summary").click()
    shoot(f"{name}-5-table-and-scope")
    page.locator("details.scope summary").click()
    person.open_tab(1)
    page.locator(".explorer .list").wait_for()
    shoot(f"{name}-6-explore")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "viewport"), [("desktop", DESKTOP), ("phone", PHONE)])
def test_axe_finds_nothing_serious(
    visit: Visit, artifacts: Path, scheme: Any, name: str, viewport: dict[str, int]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    person = visit(locale="fr-FR", color_scheme=scheme, viewport=viewport)
    found = []

    def shoot(step: str) -> None:
        # Colours on their way from one to another are measured by nobody.
        person.page.wait_for_function("document.getAnimations().every((one) => one.playState !== 'running')")
        person.page.wait_for_function("document.querySelector('.pending, .generating') === null")
        lies_over = person.page.locator("#panel").is_visible()
        person.page.screenshot(path=artifacts / f"{step}.png", full_page=not lies_over)
        for violation in Axe().run(person.page).response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                nodes = [f"{node['html'][:200]} {node.get('failureSummary', '')[:300]}" for node in violation["nodes"]]
                found.append((step, violation["id"], nodes[:3]))

    show_everything(person, f"{name}-{scheme}", shoot)
    assert found == []


@pytest.mark.parametrize(
    "viewport", [pytest.param(PHONE, id="phone"), pytest.param({"width": 640, "height": 430}, id="zoom-of-200-percent")]
)
def test_nothing_scrolls_sideways(visit: Visit, viewport: dict[str, int]) -> None:
    person = visit(viewport=viewport)

    def measure(step: str) -> None:
        width = person.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert width[0] == width[1], step

    show_everything(person, "measured", measure)


def test_the_question_stays_in_sight_below_a_long_conversation(visit: Visit) -> None:
    person = visit(viewport=DESKTOP)
    for question in ("Que fait Albert ?", "Quelles préoccupations ont une pertinence de 5 ?"):
        person.ask(question).locator(".follow").wait_for()
    person.page.evaluate("scrollTo(0, 0)")
    box = person.page.locator("#composer").bounding_box()
    assert box["y"] + box["height"] <= DESKTOP["height"]


def test_everything_is_reached_with_the_keyboard(visit: Visit) -> None:
    person = visit(viewport=DESKTOP)
    page = person.page
    person.ask("Que fait Albert ?").locator(".follow").wait_for()
    page.evaluate("document.activeElement.blur()")
    reached = set()
    for _ in range(70):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.className.split(' ')[0] + '|' + document.activeElement.id"))
    names = {name.split("|")[0] for name in reached} | {name.split("|")[1] for name in reached}
    assert names >= {"skip", "language", "edit", "cite", "copy", "draft", "thumb", "ask-this", "ask"}


def test_a_first_visit_takes_two_clicks_to_a_source(visit: Visit) -> None:
    page = visit().page
    page.locator("button.example:visible").first.click()
    page.locator(".answer a.cite").first.click()
    page.locator("#panel .cited").wait_for()
