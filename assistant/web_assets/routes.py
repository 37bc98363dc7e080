"""What the page's script and links call, under `/page/`: sources, files, drafts, the corpus to look through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Protocol

from fastapi import APIRouter, Body, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse

from assistant.errors import LocatorUnknown
from assistant.exporting.drafting import Audience, DraftKind, compose_draft
from assistant.exporting.forms import FORMS, write_text
from assistant.exporting.notes import Note, Provenance, compose_note
from assistant.records import WHOLE, Answer, ArticleReference, Language, Passage, Scope, Turn
from assistant.rendering import describe_scope, render_csv
from assistant.serving.persons import person_of
from assistant.settings import Settings
from assistant.web_assets.drafts import render_draft
from assistant.web_assets.exploring import PageBrowser, View, render_explorer
from assistant.web_assets.kept import KeptAnswer, Shelf
from assistant.web_assets.labels import EXPLORE
from assistant.web_assets.refusing import language_of, missing, render_alone
from assistant.web_assets.scoping import read_scope
from assistant.web_assets.sources import render_cited_source, render_row
from assistant.web_assets.verdicts import store_verdict

_NAMES_OFFERED = 12
_WORDS_LIMIT_CHARACTERS = 200


class AssistantStatus(Protocol):
    """What the foot of the page tells."""

    @property
    def articles(self) -> int: ...
    @property
    def rows(self) -> int: ...
    @property
    def engine(self) -> str: ...
    @property
    def generation(self) -> str: ...


class PageAssistant(Protocol):
    """What the page asks of an Assistant."""

    def stream(self, question: str, history: Sequence[Turn] = (), *, scope: Scope = WHOLE) -> Iterator[Answer]: ...
    def ask(
        self, question: str, history: Sequence[Turn] = (), *, all_rows: bool = False, scope: Scope = WHOLE
    ) -> Answer: ...
    def show(self, locator: str) -> Passage: ...
    def status(self) -> AssistantStatus: ...
    def example_questions(self, language: Language) -> list[str]: ...
    def follow_ups(self, answer: Answer, scope: Scope = WHOLE) -> list[str]: ...
    def closest_articles(
        self, question: str, history: Sequence[Turn] = (), *, scope: Scope = WHOLE
    ) -> list[ArticleReference]: ...
    def browse(self) -> PageBrowser: ...


def tell_scope(assistant: PageAssistant, scope: Scope, language: Language) -> str:
    """A scope in words, its articles by their titles."""
    return describe_scope(scope, read_titles(assistant, scope.articles), language)


def read_titles(assistant: PageAssistant, articles: Sequence[str]) -> dict[str, str]:
    """The titles of some articles, by identifier; those that are gone are left out."""
    titles = {}
    for article in articles:
        try:
            titles[article] = assistant.show(f"{article}#header").article.title
        except LocatorUnknown:
            continue
    return titles


def build_routes(assistant: PageAssistant, settings: Settings, shelf: Shelf) -> APIRouter:
    """The routes over one assistant and the answers that are kept."""
    routes = APIRouter(prefix="/page")
    routes.include_router(_build_answer_routes(assistant, settings, shelf))

    @routes.get("/explore")
    def explore(request: Request) -> HTMLResponse:
        view = _read_view(request)
        browser = assistant.browse()
        tables = [share.name for share in browser.tables(WHOLE)]
        shown = render_explorer(browser, view, tables, read_titles(assistant, view.scope.articles))
        return _answer_html(request, shown, EXPLORE[view.language]["title"], view.language)

    @routes.get("/row")
    def row(request: Request, locator: str) -> HTMLResponse:
        language, passage = language_of(request), assistant.show(locator)
        shown = render_row(passage, assistant.browse().table_of(passage.locator), language)
        return _answer_html(request, shown, passage.article.title, language)

    @routes.get("/rows")
    def rows(request: Request, relevancy: float | None = None, at: Annotated[int, Query(ge=0)] = 0) -> HTMLResponse:
        view, browser = _read_view(request), assistant.browse()
        found = browser.rows(view.scope, view.words, relevancy=relevancy, limit=1, offset=at)
        if not found.rows:
            raise missing(request)
        passage = found.rows[0]
        shown = render_row(passage, browser.table_of(passage.locator), view.language)
        return _answer_html(request, shown, passage.article.title, view.language)

    @routes.get("/names/{kind}")
    def names(kind: str, words: str = "") -> JSONResponse:
        browser, words = assistant.browse(), words[:_WORDS_LIMIT_CHARACTERS]
        if kind == "articles":
            found = [[one.id, one.title] for one in browser.find_titles(words, limit=_NAMES_OFFERED)]
        else:
            found = [[theme, theme] for theme in browser.find_themes(words, limit=_NAMES_OFFERED)]
        return JSONResponse(found)

    return routes


def _build_answer_routes(assistant: PageAssistant, settings: Settings, shelf: Shelf) -> APIRouter:
    routes = APIRouter(prefix="/answers/{token}")

    def find(request: Request, token: str) -> KeptAnswer:
        kept = shelf.find(token, person_of(request.scope) or "")
        if kept is None:
            raise missing(request, "forgotten")
        return kept

    def tell_provenance(kept: KeptAnswer, language: Language) -> Provenance:
        status = assistant.status()
        model = None if status.engine == "extractive" else status.engine
        scope = tell_scope(assistant, kept.scope, language)
        return Provenance(kept.asked_at, scope, model, kept.version, status.articles, status.rows)

    @routes.get("/sources/{marker}")
    def source(request: Request, token: str, marker: int) -> HTMLResponse:
        kept = find(request, token)
        citation = next((c for c in kept.answer.citations if c.marker == marker), None)
        if citation is None:
            raise missing(request)
        passage = assistant.show(str(citation.locator))
        language = language_of(request)
        table = assistant.browse().table_of(passage.locator)
        shown = render_cited_source(kept.answer, citation, passage, table, language)
        return _answer_html(request, shown, passage.article.title, language)

    @routes.get("/note.{form}")
    def note(request: Request, token: str, form: str) -> Response:
        kept = find(request, token)
        composed = compose_note(kept.answer, tell_provenance(kept, kept.answer.language))
        return _answer_file(request, composed, form, "note")

    @routes.get("/draft.{form}")
    def draft(
        request: Request,
        token: str,
        form: str,
        kind: DraftKind = DraftKind.REPLY,
        audience: Audience = Audience.CITIZEN,
        language: Language | None = None,
    ) -> Response:
        kept = find(request, token)
        if kept.answer.abstained:
            raise missing(request)
        written_in = language or kept.answer.language
        provenance = tell_provenance(kept, written_in)
        composed = compose_draft(kept.answer, provenance, kind=kind, audience=audience, language=written_in)
        if form != "html":
            return _answer_file(request, composed, form, kind.value)
        page = language_of(request)
        shown = render_draft(
            composed, f"/page/answers/{token}", kind=kind, audience=audience, language=written_in, page=page
        )
        return _answer_html(request, shown, composed.title, page)

    @routes.get("/table.csv")
    def table(request: Request, token: str) -> Response:
        kept = find(request, token)
        whole = assistant.ask(kept.answer.question, kept.history, all_rows=True, scope=kept.scope)
        if not (written := render_csv(whole)):
            raise missing(request)
        name = "tableau" if kept.answer.language is Language.FRENCH else "table"
        # The mark tells spreadsheets that the text is UTF-8.
        return _attach(written.encode("utf-8-sig"), "text/csv; charset=utf-8", f"{name}.csv")

    @routes.post("/feedback")
    def feedback(request: Request, token: str, told: Annotated[dict[str, Any], Body()]) -> Response:
        kept, verdict = find(request, token), told.get("verdict")
        if not settings.feedback or verdict not in ("up", "down"):
            raise missing(request)
        store_verdict(Path(settings.home), kept, verdict, str(told.get("reason") or ""))
        return Response(status_code=204)

    return routes


def _answer_file(request: Request, note: Note, form: str, name: str) -> Response:
    if form == "txt":
        return PlainTextResponse(write_text(note), headers={"cache-control": "no-store"})
    if form not in FORMS:
        raise missing(request)
    media_type, write = FORMS[form]
    return _attach(write(note), media_type, f"{name}-{note.written_at:%Y-%m-%d-%H%M}.{form}")


def _attach(written: bytes, media_type: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(written, media_type=media_type, headers=headers)


def _answer_html(request: Request, fragment: str, title: str, language: Language) -> HTMLResponse:
    """A piece of the page for its script; a page of its own for a link that is followed without it."""
    if request.headers.get("sec-fetch-mode") == "navigate":
        fragment = render_alone(fragment, title, language)
    return HTMLResponse(fragment, headers={"cache-control": "no-store"})


def _read_view(request: Request) -> View:
    sent = request.query_params
    many = {name: sent.getlist(name) for name in ("tables", "articles", "themes")}
    offset = sent.get("offset", "0")
    return View(
        language_of(request),
        read_scope({**dict(sent), **many}),
        sent.get("words", "")[:_WORDS_LIMIT_CHARACTERS],
        "articles" if sent.get("listed") == "articles" else "rows",
        int(offset) if offset.isdecimal() and len(offset) < 8 else 0,
    )
