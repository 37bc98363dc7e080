"""A kept answer from its JSON form, to be shown as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.errors import HomeUnusable
from assistant.records import Answer, ArticleReference, Citation, Engine, Language, Locator, ResultTable


def read_answer(form: Mapping[str, Any]) -> Answer:
    """The inverse of `assistant.rendering.render_json`, but for usage, times and copies, which no reader is shown.

    Raises:
        HomeUnusable: the form is of another version.
    """
    try:
        return Answer(
            question=form["question"],
            answer=form["answer"],
            language=Language(form["language"]),
            abstained=form["abstained"],
            engine=Engine(form["engine"]),
            citations=tuple(_read_citation(citation) for citation in form["citations"]),
            dropped=tuple(form["dropped"]),
            table=_read_table(form["table"]),
        )
    except (KeyError, TypeError, ValueError):
        raise HomeUnusable("A kept answer is of another version of the assistant. Erase it, or export it.") from None


def _read_citation(form: Mapping[str, Any]) -> Citation:
    article = ArticleReference(**form["article"])
    place = form["locator"].removeprefix(f"{article.id}#")
    name, row = place.rsplit("/", 1) if form["row"] is not None else (place, None)
    first, last = form["lines"]
    return Citation(
        marker=form["marker"],
        locator=Locator(article.id, name, None if row is None else int(row)),
        quote=form["quote"],
        article=article,
        table=form["table"],
        row=form["row"],
        row_name=form["row_name"],
        file=form["file"],
        lines=(first, last),
    )


def _read_table(form: Mapping[str, Any] | None) -> ResultTable | None:
    if form is None:
        return None
    rows = tuple(tuple(row) for row in form["rows"])
    return ResultTable(tuple(form["columns"]), rows, form["total"], form["grouped"])
