"""What a person sees and does on the chat page, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Visit = Callable[..., Any]

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 860}


def test_a_french_question_gets_a_streamed_answer_with_its_sources(visit: Visit) -> None:
    french = visit(locale="fr-FR")
    answer = french.ask("Que fait Albert ?")
    assert "qui aide les agents publics" in answer.inner_text()
    assert answer.locator("a.cite").all_inner_texts() == ["[1]", "[2]", "[3]"]
    assert answer.locator(".citation").count() == 3
    assert answer.get_attribute("lang") == "fr"
    assert answer.locator(".sources .date").inner_text().startswith("page de veille du 3 décembre 2023")


def test_an_english_question_gets_its_row_file_line_and_link(visit: Visit) -> None:
    answer = visit().ask("What does the CNIL article say?")
    link = answer.locator(".article a").first
    assert link.get_attribute("href") == "https://www.cnil.fr/fr/bac-sable-intelligence-artificielle"
    assert link.get_attribute("target") == "_blank"
    assert "noopener" in link.get_attribute("rel")
    source = answer.locator(".citation")
    source.locator("summary").click()
    assert "concerns, row 1" in source.inner_text()
    assert "cnil.md, line 53" in source.inner_text()
    assert source.locator("dt").all_inner_texts() == ["name", "description", "relevancy"]
    assert source.locator("mark").all_inner_texts() == ["Data Privacy Risks"]


def test_an_abstention_shows_no_sources(visit: Visit) -> None:
    answer = visit().ask("What is the budget?")
    assert answer.locator("p").first.inner_text() == "The corpus does not answer this."
    assert answer.locator(".sources, a.cite, a.draft").count() == 0
    closest = answer.locator(".closest")
    assert closest.locator("h3").inner_text() == "Closest articles"
    assert "They do not answer the question." in closest.inner_text()
    assert closest.locator("a").get_attribute("href").startswith("https://www.cnil.fr/")


def test_an_exact_result_is_a_table(visit: Visit) -> None:
    table = visit().ask("Which concerns have relevancy 5?").locator("table")
    assert table.locator("th").all_inner_texts() == ["name", "relevancy"]
    assert table.locator("tbody tr").count() == 2
    assert table.locator("caption").inner_text() == "first 2 of 14 rows"


def test_a_heading_sorts_the_exact_result_by_number(visit: Visit) -> None:
    table = visit().ask("How many articles per year?").locator("table")
    heading = table.locator("th").nth(1)
    for direction, years in (("ascending", ["2024", "2023", "2025"]), ("descending", ["2025", "2023", "2024"])):
        heading.locator("button").press("Enter")
        assert heading.get_attribute("aria-sort") == direction
        assert [row.split("\t")[0] for row in table.locator("tbody tr").all_inner_texts()] == years


def test_groups_have_bars_and_their_list_is_the_table(visit: Visit) -> None:
    answer = visit().ask("How many articles per year?")
    bars = answer.locator("progress").evaluate_all("bars => bars.map((bar) => bar.position)")
    assert bars == [pytest.approx(53 / 120), pytest.approx(7 / 120), 1]
    assert answer.locator(".follow li").count() == answer.locator("li").count()
    assert answer.locator("tbody tr").first.locator("a.cite").inner_text() == "[1]"


def test_the_whole_exact_result_is_saved_as_csv_without_formulas(visit: Visit) -> None:
    person = visit()
    answer = person.ask("Which concerns have relevancy 5?")
    with person.page.expect_download() as saving:
        answer.locator("a.csv").click()
    assert saving.value.suggested_filename == "table.csv"
    lines = Path(saving.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert lines[:3] == ["name,relevancy", "Data Privacy Risks,5", "Other,4.5"]
    assert len(lines) == 15
    assert set(lines[3:]) == {"'=HYPERLINK(1),3"}


def test_a_hostile_cell_is_shown_as_text_and_does_nothing(visit: Visit) -> None:
    hostile = visit()
    answer = hostile.ask("trap")
    assert "<script>document.title=" in answer.inner_text()
    assert answer.locator("img, script, svg, iframe, style, .katex").count() == 0
    hrefs = answer.locator("a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert [href for href in hrefs if not href.startswith(("#", "/page/answers/"))] == []
    assert answer.locator("a.cite").count() == 1, "a marker that is quoted, or that no citation has, is no link"
    assert hostile.page.title() == "Horizon scan assistant"


def test_what_a_person_types_is_shown_as_text(visit: Visit) -> None:
    typist = visit()
    typist.ask("<img src=http://evil.test/e.png onerror=alert(9)> ![x](http://evil.test/f.png) & **bold**")
    asked = typist.page.locator(".asked")
    assert (
        asked.inner_text()
        == "<img src=http://evil.test/e.png onerror=alert(9)> ![x](http://evil.test/f.png) & **bold**"
    )
    assert asked.locator("*").count() == 0


def test_earlier_questions_go_with_the_next_one_as_they_were_typed(visit: Visit) -> None:
    person = visit()
    person.ask("What about <b>AT&T</b>?")
    assert "user=What about <b>AT&T</b>?\u00a0[1]" in person.ask("history").inner_text()


@pytest.mark.parametrize(
    ("locale", "language", "button", "foot"),
    [
        pytest.param("fr-CA", "fr", "Envoyer", "Rien ne quitte cette machine.", id="french"),
        pytest.param("en-US", "en", "Ask", "Nothing leaves this machine.", id="english"),
        pytest.param("de-DE", "en", "Ask", "Nothing leaves this machine.", id="another-language"),
    ],
)
def test_labels_follow_the_browser(visit: Visit, locale: str, language: str, button: str, foot: str) -> None:
    page = visit(locale=locale).page
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("#ask").inner_text() == button
    assert foot in page.locator("#foot").inner_text()
    assert page.locator("button.example:visible").count() == 2
    assert page.locator("h1").inner_text() == page.title()


def test_an_example_is_asked_by_a_click(visit: Visit) -> None:
    page = visit().page
    page.locator("button.example:visible").first.click()
    page.locator(".answer a.cite").wait_for()
    assert page.locator(".asked").inner_text() == "What does the CNIL article say?"
    page.locator("#examples").wait_for(state="hidden")


def test_stop_ends_a_long_answer_and_keeps_what_was_said(visit: Visit) -> None:
    page = visit().page
    page.locator("#question textarea").fill("slow")
    page.locator("#ask").click()
    page.locator(".answer a.cite").wait_for()
    page.locator("#stop").click()
    page.locator("#ask").wait_for(state="visible")
    page.get_by_text("Answer stopped.").wait_for()
    assert page.locator(".answer").inner_text().startswith("Begins here")
    assert "Ended." not in page.locator("#conversation").inner_text()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("fail", "A service that the assistant needs does not answer.", id="an-error-raised-on-purpose"),
        pytest.param("crash", "The answer failed. Ask again", id="an-error-that-nobody-foresaw"),
    ],
)
def test_a_failure_is_one_clear_line(visit: Visit, question: str, told: str) -> None:
    page = visit().page
    page.locator("#question textarea").fill(question)
    page.locator("#question textarea").press("Enter")
    problem = page.locator(".problem")
    problem.wait_for()
    assert told in problem.inner_text()
    assert "a detail" not in page.content()
    page.locator("#ask").wait_for(state="visible")


def test_two_people_do_not_see_each_other(visit: Visit) -> None:
    one, two = visit(), visit(locale="fr-FR")
    one.page.locator("#question textarea").fill("slow")
    one.page.locator("#ask").click()
    one.page.locator(".answer a.cite").wait_for()
    assert "Albert" in two.ask("Que fait Albert ?").inner_text()
    assert "Albert" not in one.page.locator("#conversation").inner_text()
    assert "Begins here" not in two.page.locator("#conversation").inner_text()
    assert "nothing" in visit().ask("history").inner_text()
    one.page.locator("#stop").click()
    one.page.locator("#ask").wait_for(state="visible")


def test_a_phone_scrolls_in_one_direction_only(visit: Visit) -> None:
    phone = visit(viewport=PHONE)
    for question in (
        "What does the CNIL article say?",
        "Que fait Albert ?",
        "trap",
        "Which concerns have relevancy 5?",
    ):
        phone.ask(question)
    width = phone.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert width == [360, 360]
