"""The page `/history`: what is kept of its reader, opened again, downloaded, erased; and the switch that keeps it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any
from urllib.parse import urlencode, urlsplit

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from assistant.exporting.notes import read_blocks, read_grid
from assistant.history.owners import Audience, find_owner
from assistant.history.reading import read_answer
from assistant.history.store import EACH_AT_MOST, History, Kept
from assistant.personal.rendering import language_of, render
from assistant.personal.tokens import Tokens
from assistant.records import Citation, Language
from assistant.rendering import describe_place
from assistant.serving.persons import person_of
from assistant.typography import name_day, write_number

_ON_A_PAGE = 50
_Field = Annotated[str, Form(max_length=200)]
_Token = Annotated[str | None, Form(max_length=200)]


class _Reader:
    """Whose request it is and what they speak."""

    def __init__(self, request: Request, audience: Audience, lang: str = "") -> None:
        self.owner = find_owner(person_of(request.scope), audience)
        self.language = language_of(request, lang)

    def go_on(self, told: str) -> Response:
        """To the list, after a change."""
        return RedirectResponse(f"/history?{urlencode({'lang': self.language.value, 'told': told})}", 303)

    def notice(self, key: str, status: int, *, is_bad: bool = True) -> Response:
        """A page that says one thing."""
        return render("notice", self.language, address="/history", status=status, key=key, is_bad=is_bad)


def build_history_routes(history: History, audience: Audience, *, keeps_verdicts: bool) -> APIRouter:
    """The routes over one history.

    Args:
        keeps_verdicts: whether verdicts are stored besides, which this page does not erase.
    """
    routes, tokens = APIRouter(), Tokens()
    is_offered = history.days > 0 and audience is not Audience.ANYBODY
    is_alone = audience is Audience.ONE

    def refuse(reader: _Reader, token: str | None = None) -> Response | None:
        """Why a request goes no further; None when it does. A change needs the token of its person's page."""
        if not is_offered or reader.owner is None:
            key = "not_apart" if history.days and audience is Audience.ANYBODY else "not_offered"
            return reader.notice(key, 200 if token is None else 403, is_bad=False)
        return None if token is None or tokens.check(reader.owner, token) else reader.notice("stale", 403)

    @routes.get("/history")
    def show(
        request: Request, told: str = "", start: Annotated[int, Query(alias="from", ge=0, le=9999)] = 0
    ) -> Response:
        reader = _Reader(request, audience)
        if (refusal := refuse(reader)) is not None:
            return refusal
        assert reader.owner is not None
        holding = history.holding(reader.owner)
        entries = history.entries(reader.owner, limit=_ON_A_PAGE, offset=start)
        return render(
            "history",
            reader.language,
            address="/history",
            token=tokens.make(reader.owner),
            told=told if told in ("on", "off", "erased") else "",
            is_on=holding.since is not None,
            since=_write_moment(holding.since, reader.language) if holding.since else "",
            is_alone=is_alone,
            file=history.path.name if not is_alone else history.path,
            days=history.days,
            most=write_number(EACH_AT_MOST, reader.language),
            total=holding.count,
            entries=[_tell_entry(entry, history.days, reader.language) for entry in entries],
            newer=max(0, start - _ON_A_PAGE) if start else None,
            older=start + _ON_A_PAGE if start + _ON_A_PAGE < holding.count else None,
        )

    @routes.post("/history/switch")
    def switch(request: Request, to: _Field = "", token: _Token = None, lang: _Field = "") -> Response:
        reader = _Reader(request, audience, lang)
        if (refusal := refuse(reader, token or "")) is not None:
            return refusal
        assert reader.owner is not None
        if to == "on":
            history.switch_on(reader.owner)
        elif to == "off":
            history.switch_off(reader.owner)
        elif to == "off-erase":
            history.forget(reader.owner)
        else:
            return reader.notice("stale", 422)
        return reader.go_on("on" if to == "on" else "off")

    @routes.get("/history/off")
    @routes.get("/history/erase")
    def confirm(request: Request) -> Response:
        reader = _Reader(request, audience)
        if (refusal := refuse(reader)) is not None:
            return refusal
        assert reader.owner is not None
        return render(
            "confirm",
            reader.language,
            address=request.url.path,
            token=tokens.make(reader.owner),
            what=request.url.path.rpartition("/")[2],
            total=history.holding(reader.owner).count,
            keeps_verdicts=keeps_verdicts,
        )

    @routes.post("/history/erase")
    @routes.post("/history/{id}/erase")
    def erase(request: Request, id: str | None = None, token: _Token = None, lang: _Field = "") -> Response:
        reader = _Reader(request, audience, lang)
        if (refusal := refuse(reader, token or "")) is not None:
            return refusal
        assert reader.owner is not None
        if not history.erase(reader.owner, id) and id is not None:
            return reader.notice("missing", 404)
        return reader.go_on("erased")

    @routes.get("/history/export.json")
    def export(request: Request) -> Response:
        reader = _Reader(request, audience)
        if (refusal := refuse(reader)) is not None:
            return refusal
        assert reader.owner is not None
        written = json.dumps(render_export(history, reader.owner), ensure_ascii=False, indent=1)
        name = "mes-questions.json" if reader.language is Language.FRENCH else "my-questions.json"
        headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
        return Response(written.encode("utf-8", "replace"), media_type="application/json", headers=headers)

    @routes.get("/history/{id}")
    def open_one(request: Request, id: str) -> Response:
        reader = _Reader(request, audience)
        if (refusal := refuse(reader)) is not None:
            return refusal
        assert reader.owner is not None
        kept = history.find(reader.owner, id)
        if kept is None:
            return reader.notice("missing", 404)
        answer = read_answer(kept.form)
        return render(
            "answer",
            reader.language,
            address=f"/history/{id}",
            token=tokens.make(reader.owner),
            id=kept.id,
            answer=answer,
            asked=_write_moment(kept.asked_at, reader.language),
            until=_write_moment(kept.asked_at + timedelta(days=history.days), reader.language),
            scope=kept.form.get("scope", ""),
            version=kept.form.get("corpus_version", ""),
            blocks=read_blocks(answer),
            grid=read_grid(answer),
            sources=[_tell_source(citation, reader.language) for citation in answer.citations],
        )

    return routes


def render_export(history: History, person: str) -> dict[str, Any]:
    """All that is kept of a person, as JSON."""
    holding = history.holding(person)
    return {
        "person": person,
        "switched_on_since": holding.since.isoformat(timespec="seconds") if holding.since else None,
        "kept_days": history.days,
        "questions": [
            {"kept_as": kept.id, "asked_at": kept.asked_at.isoformat(timespec="seconds"), **kept.form}
            for kept in history.entries(person)
        ],
    }


def _tell_entry(kept: Kept, days: int, language: Language) -> Mapping[str, Any]:
    return {
        "id": kept.id,
        "question": kept.form["question"],
        "language": kept.form["language"],
        "abstained": kept.form["abstained"],
        "asked": _write_moment(kept.asked_at, language),
        "until": name_day((kept.asked_at + timedelta(days=days)).date().isoformat(), language),
    }


def _tell_source(citation: Citation, language: Language) -> Mapping[str, Any]:
    article = citation.article
    return {
        "marker": citation.marker,
        "title": article.title,
        "day": name_day(article.page_date or "", language),
        "url": article.url if article.url and urlsplit(article.url).scheme in ("http", "https") else None,
        "name": citation.row_name,
        "quote": citation.quote,
        "place": describe_place(citation, language),
        "locator": str(citation.locator),
        "query": urlencode({"locator": str(citation.locator), "lang": language.value}),
    }


def _write_moment(moment: datetime, language: Language) -> str:
    """A day and the time of it: `3 décembre 2023 à 14 h 05`, `3 December 2023 at 14:05`."""
    day = name_day(moment.date().isoformat(), language)
    if language is Language.FRENCH:
        return f"{day} à {moment.hour}\u00a0h\u00a0{moment.minute:02}"
    return f"{day} at {moment:%H:%M}"
