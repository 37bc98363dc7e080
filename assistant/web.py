"""The chat page: Gradio, mounted in our own FastAPI.

The page shows Answers and asks an Assistant for them; it searches nothing and keeps nothing. The
conversation lives in the browser, which sends it back with each question: only the user's own words
in it are read.
"""

from __future__ import annotations

import logging
import os
import threading
import webbrowser
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Annotated, Any, Protocol
from urllib.parse import urlsplit

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported

import gradio as gr
from fastapi import Body, FastAPI, Response
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.staticfiles import StaticFiles

from assistant.errors import AssistantError
from assistant.records import Answer, Language, Passage, Turn
from assistant.rendering import render_csv
from assistant.settings import Settings
from assistant.web_assets.html import (
    read_question,
    render_answer,
    render_footer,
    render_header,
    render_label,
    render_note,
    render_question,
)
from assistant.web_assets.labels import ANSWER, PAGE
from assistant.web_assets.serving import Beside, Guard, is_loopback, listen, run_server

Message = dict[str, Any]  # as the browser's chat sends and shows it: role and content
Step = tuple[list[Message], dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any]]

_STATIC = Path(__file__).parent / "web_assets" / "static"
_ANSWERS_AT_ONCE = 8
_WAITING_AT_MOST = 64
_TURNS_READ = 20

_log = logging.getLogger(__name__)


class AssistantStatus(Protocol):
    """What the foot of the page tells."""

    @property
    def articles(self) -> int: ...
    @property
    def rows(self) -> int: ...
    @property
    def engine(self) -> str: ...


class PageAssistant(Protocol):
    """What the page asks of an Assistant."""

    def stream(self, question: str, history: Sequence[Turn] = ()) -> Iterator[Answer]: ...
    def ask(self, question: str, history: Sequence[Turn] = (), *, all_rows: bool = False) -> Answer: ...
    def show(self, locator: str) -> Passage: ...
    def status(self) -> AssistantStatus: ...
    def example_questions(self, language: Language) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another application at the same address; a path that ends in / stands for all that is below it."""

    app: FastAPI
    paths: Sequence[str]


def build_app(assistant: PageAssistant, settings: Settings, neighbour: Neighbour | None = None) -> FastAPI:
    """The page at `/`, its style sheet and script under `/page/`, and nothing else to call but what a neighbour has."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.post("/page/table.csv")(partial(_save_table, assistant))
    app.mount("/page", StaticFiles(directory=_STATIC), name="page")
    if neighbour:
        app.router.lifespan_context = partial(_live_with, neighbour.app)
        app.add_middleware(Beside, other=neighbour.app, paths=neighbour.paths)
    app.add_middleware(Guard)
    if is_loopback(settings.host):
        # A foreign page whose name is made to point here must not read the answers.
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "[", settings.host])
    gr.mount_gradio_app(
        app,
        _build_page(assistant, settings),
        path="/",
        server_name=settings.host,
        server_port=settings.port,
        footer_links=[],
        run_history=False,
        app_kwargs={"docs_url": None, "redoc_url": None, "openapi_url": None},
        show_error=False,
        max_file_size=1,
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=False,
        theme=gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]),
        head='<link rel="stylesheet" href="/page/page.css"><script src="/page/page.js"></script>',
        i18n=_LABELS,
    )
    return app


@asynccontextmanager
async def _live_with(other: FastAPI, app: FastAPI) -> AsyncIterator[None]:
    async with other.router.lifespan_context(other):
        yield


def _save_table(assistant: PageAssistant, questions: Annotated[list[str], Body()]) -> Response:
    """All rows of the exact answer to the last of some questions, as CSV; 404 when there is no such answer."""
    try:
        turns = [Turn("user", text) for text in questions[:-1][-_TURNS_READ:]]
        rows = render_csv(assistant.ask(questions[-1] if questions else "", turns, all_rows=True))
    except AssistantError as error:
        return PlainTextResponse(str(error), status_code=400)
    return Response(rows, media_type="text/csv; charset=utf-8", status_code=200 if rows else 404)


_LABELS = gr.I18n(**{str(language): dict(words) for language, words in PAGE.items()})


def _build_page(assistant: PageAssistant, settings: Settings) -> gr.Blocks:
    chat = Conversation(assistant, settings.question_limit_characters)
    page: gr.Blocks
    with gr.Blocks(title=PAGE[Language.ENGLISH]["title"], analytics_enabled=False, fill_width=True) as page:
        gr.HTML(render_header(), elem_id="head")
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
        with gr.Row(elem_id="composer"):
            question = gr.Textbox(
                elem_id="question",
                label=_LABELS("question"),
                placeholder=_LABELS("placeholder"),
                lines=1,
                max_lines=6,
                max_length=settings.question_limit_characters,
                autofocus=True,
                show_label=True,
            )
            ask = gr.Button(_LABELS("ask"), elem_id="ask", variant="primary")
            stop = gr.Button(_LABELS("stop"), elem_id="stop", variant="stop", visible=False)
        gr.HTML(lambda: render_foot(assistant, settings), elem_id="foot")

        listening: dict[str, Any] = {
            "outputs": [conversation, question, ask, stop, examples],
            "api_visibility": "private",
            "concurrency_limit": _ANSWERS_AT_ONCE,
            "concurrency_id": "answers",
            "show_progress": "hidden",
        }
        events: list[Any] = [
            question.submit(chat.answer, [question, conversation], **listening),
            ask.click(chat.answer, [question, conversation], **listening),
        ]
        events += [button.click(chat.answer, [button, conversation], **listening) for button in buttons]
        # The answer has ended before the conversation is read, or its last step would undo the note.
        stop.click(None, cancels=[*events]).then(
            chat.stop,
            [conversation],
            outputs=listening["outputs"],
            concurrency_limit=None,  # never waits for other people's answers
            api_visibility="private",
            show_progress="hidden",
        )
    page.queue(api_open=False, max_size=_WAITING_AT_MOST)
    return page


class Conversation:
    """Turns a question and the conversation before it into the steps that the page shows."""

    def __init__(self, assistant: PageAssistant, limit_characters: int) -> None:
        self._assistant = assistant
        self._limit_characters = limit_characters

    def answer(self, question: str, messages: list[Message] | None, request: gr.Request) -> Iterator[Step]:
        """The conversation as it grows: the question at once, then the answer, sentence by sentence."""
        before = messages or []
        if not question.strip():
            yield _step(before, is_answering=False)
            return
        language = _read_language(request)
        if len(question) > self._limit_characters:
            note = ANSWER[language]["too_long"].format(limit=self._limit_characters)
            shown = f"{question[:80]}…"
            yield _step(
                [*before, _asked(shown), _said(render_note(note, language, kind="problem"))], is_answering=False
            )
            return
        before = [*before, _asked(question)]
        waiting = render_note(ANSWER[language]["searching"], language, kind="waiting")
        yield _step([*before, _said(waiting)], is_answering=True)
        said = waiting
        for said in self._render(question, read_turns(messages or []), turn=len(before), language=language):
            yield _step([*before, _said(said)], is_answering=True, keep_question=True)
        yield _step([*before, _said(said)], is_answering=False, keep_question=True)

    def _render(self, question: str, history: Sequence[Turn], *, turn: int, language: Language) -> Iterator[str]:
        show = lru_cache(maxsize=None)(self._assistant.show)
        try:
            for answer in self._assistant.stream(question, history):
                yield render_answer(answer, show, turn=turn)
        except AssistantError as error:
            yield render_note(str(error), language, kind="problem")
        except Exception:
            _log.exception("An answer failed")
            yield render_note(ANSWER[language]["failed"], language, kind="problem")

    def stop(self, messages: list[Message] | None, request: gr.Request) -> Step:
        """Leave the conversation as it is, with a word on what happened."""
        language = _read_language(request)
        kept = list(messages or [])
        if kept and 'class="waiting"' in _read_text(kept[-1].get("content")):
            kept.pop()
        stopped = _said(render_note(ANSWER[language]["stopped"], language))
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


def _asked(text: str) -> Message:
    return {"role": "user", "content": render_question(text)}


def _said(html: str) -> Message:
    return {"role": "assistant", "content": html}


def read_turns(messages: Sequence[Message]) -> list[Turn]:
    """What the user asked before, oldest first; the rest of what a browser sends could be forged."""
    asked = [_read_text(message.get("content")) for message in messages if message.get("role") == "user"]
    questions = [read_question(text) for text in asked if text]
    return [Turn("user", text) for text in questions[-_TURNS_READ:]]


def _read_text(content: object) -> str:
    """The text of a message, which is a string or a list of parts."""
    if isinstance(content, list):
        return "".join(part["text"] for part in content if isinstance(part, dict) and isinstance(part.get("text"), str))
    return content if isinstance(content, str) else ""


def render_foot(assistant: PageAssistant, settings: Settings) -> str:
    """The foot of the page, true to the index and the settings in force."""
    status = assistant.status()
    return render_footer(
        status.engine, articles=status.articles, rows=status.rows, sent_to=_find_remote_host(status, settings)
    )


def _read_language(request: gr.Request) -> Language:
    """The first language of the browser that the page speaks; English where it speaks none."""
    for entry in str(request.headers.get("accept-language", "")).lower().split(","):
        for language in Language:
            if entry.strip().startswith(language.value):
                return language
    return Language.ENGLISH


def _find_remote_host(status: AssistantStatus, settings: Settings) -> str | None:
    """Which other machine questions are sent to, for an answer or for its search; None when to none."""
    if status.engine == "extractive" and settings.embedder == "embedded":
        return None
    host = urlsplit(settings.base_url or "https://api.openai.com").hostname or "?"
    return None if is_loopback(host) else host


def serve(
    assistant: PageAssistant, settings: Settings, *, open_browser: bool, neighbour: Neighbour | None = None
) -> None:
    """Serve the page, and a neighbour beside it, until the process is interrupted or terminated.

    Prints the address on standard output once the page can be reached.

    Args:
        assistant: answers; the caller closes it.
        settings: name the host and the port; port 0 takes a free one.
        open_browser: opens the page in the user's browser.
        neighbour: what else is served at the same address.

    Raises:
        NotReachable: the port is in use or the host is not of this machine; nothing has been started.
    """
    with listen(settings.host, settings.port) as listener:
        host, port = listener.getsockname()[:2]
        shown_host = f"[{host}]" if ":" in host else host
        address = f"http://{shown_host}:{port}"
        app = build_app(assistant, settings.model_copy(update={"port": port}), neighbour)
        run_server(app, listener, on_started=lambda: _announce(address, open_browser=open_browser))


def _announce(address: str, *, open_browser: bool) -> None:
    print(address, flush=True)
    if open_browser:
        threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()
