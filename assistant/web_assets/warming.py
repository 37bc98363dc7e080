"""What the first question needs is put into memory before it comes: models, spelling lists, pages of the catalogue."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator

from assistant.records import WHOLE, Language
from assistant.rendering import name_place
from assistant.web_assets.exploring import View, render_explorer
from assistant.web_assets.routes import PageAssistant

_QUOTED = re.compile(r"[«“].*?[»”]")
_WORD = re.compile(r"[^\W\d_]{6,}")
_FOR = {Language.FRENCH: "Quels {table} pour {about}\u202f?", Language.ENGLISH: "Which {table} for {about}?"}
_THEMES = 3

_log = logging.getLogger(__name__)


def warm_up(assistant: PageAssistant) -> None:
    """Ask and look through the corpus as a first visitor would; nothing with a chat model, which would cost.

    A failure is left to the first visitor to be told of.
    """
    if assistant.status().engine != "extractive":
        return
    began = time.monotonic()
    try:
        for question in _questions(assistant):
            for answer in assistant.stream(question):
                assistant.follow_ups(answer)
        assistant.closest_articles("?! 0")
        browser = assistant.browse()
        tables = [share.name for share in browser.tables(WHOLE)]
        for language in Language:
            render_explorer(browser, View(language), tables, {})
    except Exception:
        _log.debug("Nothing more was warmed up", exc_info=True)
    _log.debug("Warmed up in %.1f s", time.monotonic() - began)


def _questions(assistant: PageAssistant) -> Iterator[str]:
    """The questions that the page offers, and of each language some with a slip and one that names no article."""
    browser = assistant.browse()
    for language in Language:
        offered = assistant.example_questions(language)
        yield from offered[:1]
        yield from (slip for question in offered if (slip := _make_slip(question)))
        tables, themes = browser.tables(WHOLE), browser.find_themes("", limit=_THEMES)
        if tables and themes:
            about = " ".join(themes).lower()  # which is no one article's theme
            yield _FOR[language].format(table=name_place(tables[0].name, language), about=about)


def _make_slip(question: str) -> str:
    """The question with two letters of its longest word changed over; empty where no word is long enough."""
    words = _WORD.findall(_QUOTED.sub(" ", question))
    if not words:
        return ""
    longest = max(words, key=len)
    return question.replace(longest, f"{longest[:2]}{longest[3]}{longest[2]}{longest[4:]}", 1)
