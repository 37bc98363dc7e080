"""The chat page: Gradio, mounted in our own FastAPI.

The page shows Answers and asks an Assistant for them; it searches nothing, and keeps what people have
asked it to keep. The conversation lives in the browser, which sends it back with each question: only
the user's own words in it are read.
"""

from __future__ import annotations

import json
import os
import threading
import webbrowser
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported

import gradio as gr
from fastapi import FastAPI
from gradio import queueing, route_utils
from gradio import routes as gradio_routes
from gradio import utils as gradio_utils
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from assistant.errors import QuestionRefused
from assistant.history.owners import is_offered
from assistant.records import WHOLE, Language
from assistant.serving.beside import Beside
from assistant.serving.door import check_listening, has_sign_in
from assistant.serving.leaving import Departures, Leaving
from assistant.serving.listening import is_loopback, listen, run_server
from assistant.serving.persons import LOCAL, caller_of, person_of
from assistant.serving.protecting import protect
from assistant.serving.rates import Rates
from assistant.serving.wording import read_language
from assistant.settings import Settings
from assistant.web_assets.failing import quiet
from assistant.web_assets.growing import GrowingAnswers
from assistant.web_assets.html import (
    render_footer,
    render_header,
    render_label,
    render_note,
    render_person,
)
from assistant.web_assets.kept import Shelf
from assistant.web_assets.labels import ANSWER, PAGE, SCOPE, SCRIPT
from assistant.web_assets.messages import Message, asked_message, cut_before, read_text, read_turns, said_message
from assistant.web_assets.refusing import add_not_found, add_refusals
from assistant.web_assets.routes import AssistantStatus, PageAssistant, build_routes
from assistant.web_assets.scoping import read_context, render_scope_form
from assistant.web_assets.warming import warm_up

Step = tuple[list[Message], dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any]]

_STATIC = Path(__file__).parent / "web_assets" / "static"
_ANSWERS_AT_ONCE = 8
_WAITING_AT_MOST = 64
_PAGES_REMEMBERED = 200
_MESSAGES_AT_MOST = 400
_MESSAGES_LEFT = 20

# Gradio prints the messages of errors, which hold what a page sent.
quiet((queueing, route_utils, gradio_routes, gradio_utils))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another application at the same address; a path that ends in / stands for all that is below it."""

    app: FastAPI
    paths: Sequence[str]
    guards_itself: bool = False  # lets keys in, and tells strangers so in its own form


def build_app(assistant: PageAssistant, settings: Settings, *neighbours: Neighbour) -> FastAPI:
    """The page at `/`, its style sheet and script under `/page/`, and nothing else to call but what neighbours have."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    shelf, rates, departures = Shelf(), Rates(settings), Departures()
    app.include_router(build_routes(assistant, settings, shelf))
    add_refusals(app)
    app.mount("/page", StaticFiles(directory=_STATIC), name="page")
    app.router.lifespan_context = partial(_live_with, [neighbour.app for neighbour in neighbours])
    for neighbour in neighbours:
        app.add_middleware(Beside, other=neighbour.app, paths=neighbour.paths)
    app.add_middleware(Leaving, departures=departures)
    protect(app, settings, rates, [path for one in neighbours if one.guards_itself for path in one.paths])
    gr.mount_gradio_app(
        app,
        _build_page(assistant, settings, shelf, rates, departures),
        path="/",
        server_name=settings.host,
        server_port=settings.port,
        footer_links=[],
        run_history=False,
        app_kwargs={"docs_url": None, "redoc_url": None, "openapi_url": None},
        auth_dependency=lambda request: person_of(request.scope),
        show_error=False,
        max_file_size=1,
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=False,
        theme=gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]),
        head=_HEAD,
        i18n=_LABELS,
    )
    for mounted in app.routes:
        if isinstance(mounted, Mount) and isinstance(mounted.app, FastAPI):
            add_not_found(mounted.app)
    return app


@asynccontextmanager
async def _live_with(others: Sequence[FastAPI], app: FastAPI) -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        for other in others:
            await stack.enter_async_context(other.router.lifespan_context(other))
        yield


_LABELS = gr.I18n(**{str(language): dict(words) for language, words in PAGE.items()})
# What the page's script says, for both languages: the reader may change over.
_SAID = {str(language): {**PAGE[language], **SCOPE[language], **SCRIPT[language]} for language in Language}
_HEAD = (
    f'<script id="labels" type="application/json">{json.dumps(_SAID)}</script>'
    '<link rel="stylesheet" href="/page/page.css"><script type="module" src="/page/main.js"></script>'
)
# Read by the page's script when a question is sent: language, scope, and which question it replaces.
_SEND = "(question, conversation, context) => [question, conversation, window.scanPage.context()]"


def _build_page(
    assistant: PageAssistant, settings: Settings, shelf: Shelf, rates: Rates, departures: Departures
) -> gr.Blocks:
    chat = Conversation(assistant, settings, shelf, rates, departures)
    page: gr.Blocks
    with gr.Blocks(title=PAGE[Language.ENGLISH]["title"], analytics_enabled=False, fill_width=True) as page:
        gr.HTML(render_header(), elem_id="head")
        if has_sign_in(settings):
            shown = gr.HTML("", elem_id="person")
            page.load(_render_person, outputs=shown, api_visibility="private", show_progress="hidden")
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab(_LABELS("ask_tab"), id="ask-tab", elem_id="ask-tab"):
                conversation = gr.Chatbot(
                    elem_id="conversation",
                    label=_LABELS("conversation"),
                    show_label=False,
                    height=None,
                    layout="panel",
                    buttons=[],
                    autoscroll=False,
                    container=False,
                    latex_delimiters=[],
                    allow_tags=False,
                    allow_file_downloads=False,
                    feedback_options=None,
                )
                with gr.Column(elem_id="examples") as examples:
                    gr.HTML(render_label("examples"))
                    buttons = [
                        gr.Button(text, elem_classes=["example", f"for-{language}"])
                        for language in Language
                        for text in assistant.example_questions(language)
                    ]
                gr.HTML(lambda: _render_scope(assistant), elem_id="scope")
                with gr.Row(elem_id="composer"):
                    question = gr.Textbox(
                        elem_id="question",
                        label=_LABELS("question"),
                        placeholder=_LABELS("placeholder"),
                        lines=1,
                        max_lines=6,
                        autofocus=True,
                        show_label=True,
                    )
                    ask = gr.Button(_LABELS("ask"), elem_id="ask", variant="primary")
                    stop = gr.Button(_LABELS("stop"), elem_id="stop", variant="stop", visible=False)
            with gr.Tab(_LABELS("explore_tab"), id="explore-tab", elem_id="explore-tab"):
                gr.HTML('<div id="explore"></div>')
        gr.HTML(lambda: render_foot(assistant, settings), elem_id="foot")
        context = gr.Textbox(visible=False)

        listening: dict[str, Any] = {
            "outputs": [conversation, question, ask, stop, examples],
            "api_visibility": "private",
            "concurrency_limit": _ANSWERS_AT_ONCE,
            "concurrency_id": "answers",
            "show_progress": "hidden",
            "js": _SEND,
        }
        events: list[Any] = [
            question.submit(chat.answer, [question, conversation, context], **listening),
            ask.click(chat.answer, [question, conversation, context], **listening),
        ]
        events += [button.click(chat.answer, [button, conversation, context], **listening) for button in buttons]
        # The answer has ended before the conversation is read, or its last step would undo the note.
        stop.click(None, cancels=[*events]).then(
            chat.stop,
            [conversation, context],
            js="(conversation, context) => [conversation, window.scanPage.context()]",
            outputs=listening["outputs"],
            concurrency_limit=None,  # never waits for other people's answers
            api_visibility="private",
            show_progress="hidden",
        )
    page.queue(api_open=False, max_size=_WAITING_AT_MOST)
    # Gradio keeps what each page showed last, for ten thousand pages; the browser sends the conversation anyway.
    page.state_session_capacity = _PAGES_REMEMBERED
    return page


def _read_caller(request: gr.Request) -> str:
    return caller_of(request.request.scope) if request.request is not None else ""


def _render_person(request: gr.Request) -> str:
    return render_person(request.username or "")


def _render_scope(assistant: PageAssistant) -> str:
    return render_scope_form([share.name for share in assistant.browse().tables(WHOLE)])


class Conversation:
    """Turns a question and the conversation before it into the steps that the page shows."""

    def __init__(
        self, assistant: PageAssistant, settings: Settings, shelf: Shelf, rates: Rates, departures: Departures
    ) -> None:
        self._rates = rates
        self._departures = departures
        self._limit_characters = settings.question_limit_characters
        self._answers = GrowingAnswers(assistant, settings, shelf)

    def answer(
        self, question: str, messages: list[Message] | None, sent: str | None, request: gr.Request
    ) -> Iterator[Step]:
        """The conversation as it grows: the question at once, then the answer, sentence by sentence.

        `sent` is what the page's script adds; see `read_context`.
        """
        context = read_context(sent)
        before = cut_before(messages or [], context.replaces)
        if not question.strip():
            yield _step(messages or [], is_answering=False)
            return
        language = context.language or read_language(request.headers.get("accept-language", ""))
        if len(question) > self._limit_characters:
            said = self._answers.refuse(QuestionRefused(len(question), self._limit_characters), language)
            # What was typed stays in its box, to be shortened there.
            shown = [*before, asked_message(f"{question[:80]}…"), said_message(said)]
            yield _step(shown, is_answering=False, keep_question=True)
            return
        if len(before) > _MESSAGES_AT_MOST:
            cut = said_message(render_note(ANSWER[language]["too_many_turns"], language, kind="problem"))
            yield _step([*before[-_MESSAGES_LEFT:], cut], is_answering=False, keep_question=True)
            return
        if wait := self._rates.take_question(_read_caller(request)):
            note = ANSWER[language]["too_many_questions"].format(seconds=wait)
            refused = said_message(render_note(note, language, kind="problem"))
            yield _step([*before, refused], is_answering=False, keep_question=True)
            return
        history = read_turns(before)
        before = [*before, asked_message(question)]
        waiting = render_note(ANSWER[language]["searching"], language, kind="waiting")
        yield _step([*before, said_message(waiting)], is_answering=True)
        said = waiting
        person = request.username or LOCAL
        with self._departures.work_for(request.session_hash or "") as left:
            ask = partial(self._answers.show, language=language, person=person, turn=len(before), left=left)
            for said in ask(question, history, context):
                yield _step([*before, said_message(said)], is_answering=True, keep_question=True)
        yield _step([*before, said_message(said)], is_answering=False, keep_question=True)

    def stop(self, messages: list[Message] | None, sent: str | None, request: gr.Request) -> Step:
        """Leave the conversation as it is, with a word on what happened."""
        language = read_context(sent).language or read_language(request.headers.get("accept-language", ""))
        kept = list(messages or [])
        if kept and 'class="waiting"' in read_text(kept[-1].get("content")):
            kept.pop()
        stopped = said_message(render_note(ANSWER[language]["stopped"], language))
        return _step([*kept, stopped], is_answering=False, keep_question=True)


def _step(messages: list[Message], *, is_answering: bool, keep_question: bool = False) -> Step:
    question = gr.update() if keep_question else gr.update(value="")
    return (
        messages,
        question,
        gr.update(visible=not is_answering),
        gr.update(visible=is_answering),
        gr.update(visible=not messages),
    )


def render_foot(assistant: PageAssistant, settings: Settings) -> str:
    """The foot of the page, true to the index and the settings in force."""
    status = assistant.status()
    return render_footer(
        status.engine,
        articles=status.articles,
        rows=status.rows,
        version=status.generation,
        sent_to=_find_remote_host(status, settings),
        keeps_feedback=settings.feedback,
        offers_history=is_offered(settings),
    )


def _find_remote_host(status: AssistantStatus, settings: Settings) -> str | None:
    """Which other machine questions are sent to, for an answer or for its search; None when to none."""
    if status.engine == "extractive" and settings.embedder == "embedded":
        return None
    host = urlsplit(settings.base_url or "https://api.openai.com").hostname or "?"
    return None if is_loopback(host) else host


def serve(assistant: PageAssistant, settings: Settings, *neighbours: Neighbour, open_browser: bool) -> None:
    """Serve the page, and neighbours beside it, until the process is interrupted or terminated.

    Prints the address on standard output once the page can be reached.

    Args:
        assistant: answers; the caller closes it.
        settings: name the host and the port; port 0 takes a free one.
        neighbours: what else is served at the same address.
        open_browser: opens the page in the user's browser.

    Raises:
        NotReachable: the port is in use or the host is not of this machine; nothing has been started.
        SettingsBroken: the page would be open to other machines although the settings do not say so.
    """
    check_listening(settings)
    with listen(settings.host, settings.port) as listener:
        host, port = listener.getsockname()[:2]
        shown_host = f"[{host}]" if ":" in host else host
        address = f"http://{shown_host}:{port}"
        app = build_app(assistant, settings.model_copy(update={"port": port}), *neighbours)
        run_server(app, listener, on_started=lambda: _announce(address, assistant, open_browser=open_browser))


def _announce(address: str, assistant: PageAssistant, *, open_browser: bool) -> None:
    print(address, flush=True)
    threading.Thread(target=warm_up, args=[assistant], daemon=True).start()
    if open_browser:
        threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()
