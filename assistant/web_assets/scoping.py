"""The choice of a part of the corpus: as a form on the page, and read back from what a browser sends."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.records import WHOLE, Language, Scope
from assistant.rendering import name_place
from assistant.web_assets.escaping import attribute, in_each_language
from assistant.web_assets.labels import SCOPE

_ENTRIES_AT_MOST = 50
_LEVELS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Context:
    """What a browser sends with a question."""

    language: Language | None = None  # the page's, where it was chosen
    scope: Scope = WHOLE
    replaces: int | None = None  # the question, from 0, that is asked anew; what follows it is forgotten


def read_context(sent: object) -> Context:
    """What the page's script sends; whatever cannot be used is left out."""
    try:
        told = json.loads(sent) if isinstance(sent, str) else {}
    except ValueError:
        return Context()
    if not isinstance(told, dict):
        return Context()
    language = next((language for language in Language if language.value == told.get("language")), None)
    scope = told.get("scope")
    replaces = told.get("replaces")
    return Context(
        language,
        read_scope(scope) if isinstance(scope, dict) else WHOLE,
        replaces if isinstance(replaces, int) and replaces >= 0 else None,
    )


def read_scope(told: Mapping[str, object]) -> Scope:
    """A scope from the fields of the form; whatever cannot be used is left out."""
    return Scope(
        tables=_read_names(told.get("tables")),
        relevancy_at_least=_read_number(told.get("relevancy_at_least")),
        since=_read_day(told.get("since")),
        until=_read_day(told.get("until")),
        articles=_read_names(told.get("articles")),
        themes=_read_names(told.get("themes")),
    )


def _read_names(told: object) -> tuple[str, ...]:
    names = told if isinstance(told, list) else [told]
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str) and name))[:_ENTRIES_AT_MOST]


def _read_number(told: object) -> float | None:
    try:
        number = float(str(told))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _read_day(told: object) -> str | None:
    try:
        return date.fromisoformat(str(told)).isoformat()
    except ValueError:
        return None


def render_scope_form(tables: Sequence[str]) -> str:
    """The form, closed; its words in each language. Names of articles and themes are looked up as they are typed."""
    boxes = "".join(
        f'<label><input type="checkbox" name="tables" value="{attribute(table)}"> '
        f"{in_each_language({language: name_place(table, language) for language in Language})}</label>"
        for table in tables
    )
    levels = "".join(f'<option value="{level}">≥\u00a0{level}</option>' for level in _LEVELS)
    days = "".join(f'<label>{_word(name)} <input type="date" name="{name}"></label>' for name in ("since", "until"))
    lists = "".join(
        f'<div class="chooser" data-name="{name}"><label>{_word(name)} '
        f'<input type="text" list="choose-{name}" autocomplete="off" data-choose="{name}"></label>'
        f'<datalist id="choose-{name}"></datalist><ul class="chips"></ul></div>'
        for name in ("articles", "themes")
    )
    return (
        f'<details class="scope"><summary><span class="name">{_word("scope")}</span> '
        f'<span class="chosen">{_word("whole")}</span></summary><form>'
        f"<fieldset><legend>{_word('tables')}</legend>{boxes}</fieldset>"
        f'<div class="fields"><label>{_word("relevancy_at_least")} '
        f'<select name="relevancy_at_least"><option value="">—</option>{levels}</select></label>{days}</div>'
        f'<div class="fields">{lists}</div>'
        f'<p><button type="reset">{_word("reset")}</button></p></form></details>'
    )


def _word(key: str) -> str:
    return in_each_language({language: words[key] for language, words in SCOPE.items()})
