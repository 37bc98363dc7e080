"""From the chat page to My questions and back, in a browser that complains of nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from assistant.history.store import FILE
from assistant.personal.pages import PATHS, build_personal_pages
from assistant.processing import tell_record
from assistant.settings import Settings
from tests.serving import run_app

Visit = Callable[..., Any]
QUESTION = "What does the CNIL article say about qzxmark?"


@pytest.fixture(scope="module")
def kept_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def address(fake: ModuleType, kept_home: Path) -> Iterator[str]:
    from assistant.web import Neighbour, build_app

    settings = Settings(home=kept_home, history_days=30)
    personal = Neighbour(build_personal_pages(settings, partial(tell_record, settings)), PATHS)
    with run_app(build_app(fake.FakeAssistant(), settings, personal)) as address:
        yield address


def follow(person: Any, name: str) -> Any:
    """The page that a link of the foot opens."""
    with person.page.context.expect_page() as opened:
        person.page.get_by_role("link", name=name).click()
    page = opened.value
    page.wait_for_load_state()
    return page


def test_a_question_is_kept_reopened_and_erased(visit: Visit, kept_home: Path) -> None:
    person = visit(locale="fr-FR")
    assert "Vos questions ne sont conservées que si vous le demandez." in person.page.locator("#foot").inner_text()
    person.ask("What does the CNIL article say about qzxbefore?")
    page = follow(person, "Mes questions")
    assert page.locator("html").get_attribute("lang") == "fr"
    page.get_by_role("button", name="Conserver mes questions", exact=True).click()
    page.get_by_text("À partir de maintenant, vos questions sont conservées.").wait_for()
    person.ask(QUESTION)
    page.reload()
    assert page.locator(".entries li").count() == 1
    page.get_by_role("link", name=QUESTION).click()
    page.get_by_text("Data Privacy Risks").first.wait_for()
    page.locator("a.cite").first.click()
    assert page.url.endswith("#source-1")
    assert page.locator("#source-1 blockquote").inner_text() == "Data Privacy Risks"
    page.get_by_role("button", name="Effacer cette question").click()
    page.get_by_text("C’est effacé.").wait_for()
    everything = b"".join(path.read_bytes() for path in kept_home.rglob("*") if path.is_file())
    assert FILE in {path.name for path in kept_home.iterdir()}
    assert b"qzx" not in everything


@pytest.mark.parametrize("width", [1280, 390], ids=["desktop", "phone"])
def test_the_pages_fit_the_window(visit: Visit, width: int, artifacts: Path) -> None:
    person = visit(locale="fr-FR", viewport={"width": width, "height": 844})
    page = follow(person, "Mes questions")
    if page.get_by_role("button", name="Conserver mes questions", exact=True).count():
        page.get_by_role("button", name="Conserver mes questions", exact=True).click()
    person.ask(QUESTION)
    person.ask("Que dit l’article français de la CNIL et de ses projets\u202f?")
    views = {"history": "/history", "privacy": "/privacy", "erase": "/history/erase"}
    for name, path in views.items():
        page.goto(f"{person.page.url.split('?')[0].rstrip('/')}{path}?lang=fr")
        page.screenshot(path=artifacts / f"{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(f"{person.page.url.split('?')[0].rstrip('/')}/history?lang=fr")
    page.locator(".entries a").first.click()
    page.screenshot(path=artifacts / f"kept-answer-{width}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    person.page.locator("#foot").screenshot(path=artifacts / f"foot-{width}.png")
