"""The frame that all pages about a person share: plain HTML, one style sheet within, no script."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from assistant.personal.wording import WORDS
from assistant.records import Language
from assistant.serving.wording import read_language

_ENVIRONMENT = Environment(
    loader=PackageLoader("assistant.personal", "."),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def language_of(request: Request, chosen: str = "") -> Language:
    """The language that the address or a form says, or else the browser's."""
    told = chosen or request.query_params.get("lang", "")
    return read_language(told if told in [*Language] else request.headers.get("accept-language", ""))


def render(name: str, language: Language, *, address: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page.

    Args:
        name: of the template.
        address: where the page is, without its language, for the way to the other one.
    """
    page = _ENVIRONMENT.get_template(f"{name}.html.j2").render(
        words=WORDS[language],
        language=language.value,
        others=[other for other in Language if other is not language],
        own_names={other: WORDS[other]["own_name"] for other in Language},
        address=address,
        **values,
    )
    return HTMLResponse(page, status, {"cache-control": "no-store", "vary": "accept-language"})
