"""Text as HTML. Articles are hostile: every text is escaped here, links are http or https only, nothing is an image."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import urlsplit

from assistant.records import Language
from assistant.web_assets.labels import ANSWER

_BLANK = re.compile(r"\s*\n\s*")
# A word and the marks that French sets apart from it, a number and its noun, typed with plain blanks.
_HELD = re.compile(
    r"(?:« )?[^\s<>]{1,24}(?: (?:[;?!:]+|»[.,;)]?))+(?=\s|$|<)|« [^\s<>]{1,24}|\b(?:ligne|row) (?=\d)\d+", re.IGNORECASE
)


def text(words: str) -> str:
    """Escaped words on one line."""
    return _hold_together(attribute(words))


def attribute(words: str) -> str:
    """Escaped words on one line where no markup may stand."""
    return _BLANK.sub(" ", escape(words))


def lines(words: str) -> str:
    """Escaped words with their line breaks."""
    return _hold_together(escape(words).replace("\n", "<br>"))


def _hold_together(markup: str) -> str:
    """French marks stay on the line of their words, also in rows that were typed with plain blanks: these are kept."""
    return _HELD.sub(lambda found: f'<span class="held">{found[0]}</span>', markup)


def in_each_language(texts: Mapping[Language, str]) -> str:
    """The style sheet shows the one that the page's language chooses."""
    return "".join(
        f'<span lang="{language}" class="in-{language}">{text(words)}</span>' for language, words in texts.items()
    )


def link(url: str | None, words: str, language: Language) -> str:
    """A link that opens a window of its own; words alone where the address is none to follow."""
    if url is None or not _is_web_address(url):
        return text(words)
    spoken = f'<span class="spoken"> ({ANSWER[language]["new_window"]})</span>'
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{text(words)}{spoken}</a>'


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r'[\s\x00-\x1f"<>\\`]', url)
