"""The HTTP API: questions, rows and articles, sources, and what watches a server needs.

Answers come from an Assistant, in threads of a bounded number; nothing blocks the event loop.
"""

from __future__ import annotations

import unicodedata
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from functools import partial
from importlib.metadata import version
from typing import Annotated, Any, Protocol

from fastapi import APIRouter, Depends, FastAPI, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from assistant.api.chat import (
    MODEL_ALONE,
    MODELS,
    ChatRequest,
    Completion,
    Model,
    ModelList,
    complete,
    stream_completion,
)
from assistant.api.describing import describe_settings
from assistant.api.guarding import Gate
from assistant.api.metrics import CONTENT_TYPE, Metrics
from assistant.api.problems import TOO_LONG, add_handlers, problem_responses
from assistant.api.requests import ArticlesPage, AskRequest, DateText, Health, Readiness, RowsPage
from assistant.api.streaming import EventStream, begin, event, tell_failure
from assistant.contract import AnswerForm, PassageForm
from assistant.index.catalogue import ArticleDetails
from assistant.pipeline import Assistant
from assistant.queries import Comparison, NumberFilter, TableQuery, TextFilter
from assistant.records import Answer, Engine
from assistant.rendering import render_json, render_passage, render_reference
from assistant.serving.bodies import Bodies
from assistant.settings import Settings
from assistant.waiting import Workers, run_in_thread

PATHS = ("/v1/", "/api/", "/healthz", "/readyz", "/metrics", "/mcp")
_WAITING_PER_WORKER = 8
_PAGE_AT_MOST = 200
_OFFSET_AT_MOST = 1_000_000
_TEXT_AT_MOST = 200
_LOCATOR = "000_f052352631ebce03#concerns/1"
_EVENT = {"type": "object", "properties": {"event": {"type": "string"}, "data": {"type": "string"}}}

Limit = Annotated[int, Query(ge=1, le=_PAGE_AT_MOST, description="Most to return.")]
Offset = Annotated[int, Query(ge=0, le=_OFFSET_AT_MOST, description="How many to leave out first.")]


class Mounted(Protocol):
    """Another surface that lives in the same server under a path of its own, behind the same gate."""

    path: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None: ...
    def run(self) -> AbstractAsyncContextManager[None]: ...


def open_workers(settings: Settings) -> Workers:
    """The threads that answer for a server."""
    return Workers(settings.answers_at_once, _WAITING_PER_WORKER * settings.answers_at_once)


def build_api(
    assistant: Assistant, settings: Settings, metrics: Metrics, workers: Workers, *mounted: Mounted
) -> FastAPI:
    """The whole API as an application of its own; see PATHS for what belongs to it."""

    @asynccontextmanager
    async def live(app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            for surface in mounted:
                await stack.enter_async_context(surface.run())
            stack.callback(workers.close)
            yield

    app = FastAPI(
        title="scan-assistant",
        version=version("scan-assistant"),
        description="Ask a corpus of scanned articles; every sentence of an answer names the row it stands on.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=live,
    )
    add_handlers(app)
    has_model = assistant.status().engine != Engine.EXTRACTIVE.value
    api = Api(assistant, settings, metrics, workers, has_model=has_model)
    app.include_router(api.router())
    for surface in mounted:
        app.router.routes.append(Route(surface.path, endpoint=surface, methods=["GET", "POST", "DELETE"]))
    app.add_middleware(Bodies)
    app.add_middleware(Gate, settings=settings)
    describe_settings(app, settings, has_model=has_model)
    return app


class Api:
    """The handlers, over one assistant."""

    def __init__(
        self, assistant: Assistant, settings: Settings, metrics: Metrics, workers: Workers, *, has_model: bool
    ) -> None:
        self._models = {name: engine for name, engine in MODELS.items() if has_model or name != MODEL_ALONE}
        self._has_model = has_model
        self._assistant = assistant
        self._settings = settings
        self._metrics = metrics
        self._workers = workers

    def router(self) -> APIRouter:
        """Paths and what OpenAPI says of them."""
        router = APIRouter()
        busy = problem_responses(422, 429, 503)
        asking = problem_responses(400, 413, 422, 429, 503)
        listening: dict[int | str, dict[str, Any]] = {200: {"content": {"text/event-stream": {"schema": _EVENT}}}}
        add = router.add_api_route
        add(
            "/v1/chat/completions",
            self.complete_chat,
            methods=["POST"],
            response_model=Completion,
            responses={**asking, **problem_responses(404), **listening},
            tags=["openai"],
            summary="Answer a conversation, as OpenAI's clients ask for it",
        )
        add(
            "/v1/models",
            self.list_models,
            response_model=ModelList,
            responses=problem_responses(),
            tags=["openai"],
            summary="What can be asked",
        )
        add(
            "/v1/models/{model}",
            self.show_model,
            response_model=Model,
            responses=problem_responses(404, 422),
            tags=["openai"],
            summary="One of them",
        )
        add(
            "/api/ask",
            self.ask,
            methods=["POST"],
            response_model=AnswerForm,
            responses=asking,
            tags=["ask"],
            summary="Answer a question",
        )
        add(
            "/api/stream",
            self.stream,
            methods=["POST"],
            response_class=EventStream,
            responses={**asking, **listening},
            tags=["ask"],
            summary="The answer as it grows: events `answer`, then `end`; `problem` where it fails on the way",
        )
        add(
            "/api/articles",
            self.list_articles,
            dependencies=[Depends(_know_parameters)],
            response_model=ArticlesPage,
            responses=busy,
            tags=["corpus"],
            summary="Articles, by identifier",
        )
        add(
            "/api/rows",
            self.list_rows,
            dependencies=[Depends(_know_parameters)],
            response_model=RowsPage,
            responses=busy,
            tags=["corpus"],
            summary="Rows that pass filters",
        )
        add(
            "/api/show/{locator:path}",
            self.show,
            response_model=PassageForm,
            responses={**busy, **problem_responses(404)},
            tags=["corpus"],
            summary="The row or section that a locator names (URL-encoded)",
        )
        add(
            "/healthz",
            self.tell_health,
            response_model=Health,
            responses=problem_responses(),
            tags=["server"],
            summary="The process answers",
        )
        add(
            "/readyz",
            self.tell_readiness,
            response_model=Readiness,
            responses=problem_responses(503),
            tags=["server"],
            summary="The index is open and checked",
        )
        add(
            "/metrics",
            self.tell_metrics,
            response_class=Response,
            responses={**problem_responses(503), 200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
            tags=["server"],
            summary="Figures for Prometheus",
        )
        return router

    # Asking.

    async def ask(self, asked: AskRequest) -> Response:
        """Answer a question, or say that the corpus does not answer it."""
        self._check(asked)
        history = asked.read_history(self._settings.question_limit_characters)
        ask = partial(self._assistant.ask, asked.question, history, engine=asked.engine, all_rows=asked.all_rows)
        return JSONResponse(render_json(await self._workers.run(ask)))

    async def stream(self, asked: AskRequest) -> Response:
        """The answer as it grows, sentence by proven sentence; the last one is whole."""
        self._check(asked)
        history = asked.read_history(self._settings.question_limit_characters)
        stream = partial(self._assistant.stream, asked.question, history, engine=asked.engine, all_rows=asked.all_rows)
        answers = await begin(self._workers.iterate(stream))
        return EventStream(tell_failure(_write_answers(answers), "problem"))

    async def complete_chat(self, asked: ChatRequest, request: Request) -> Response:
        """Answer the last question of a conversation; the user's earlier ones are its history, nothing else is read."""
        engine = self._models.get(asked.model)
        if engine is None:
            raise HTTPException(404, self._no_model(asked.model))
        question, history = asked.read(self._settings.question_limit_characters)
        self._check_length(question, "messages")
        base_url = str(request.base_url)
        if asked.stream:
            stream = partial(self._assistant.stream, question, history, engine=engine)
            answers = await begin(self._workers.iterate(stream))
            with_usage = bool(asked.stream_options and asked.stream_options.include_usage)
            return EventStream(tell_failure(stream_completion(answers, asked.model, base_url, with_usage=with_usage)))
        answer = await self._workers.run(partial(self._assistant.ask, question, history, engine=engine))
        return JSONResponse(complete(answer, asked.model, base_url))

    def _check(self, asked: AskRequest) -> None:
        if asked.engine == "model" and not self._has_model:
            raise HTTPException(
                422, "engine: no chat model is set. Set OPENAI_API_KEY or OPENAI_BASE_URL on the server."
            )
        self._check_length(asked.question, "question")

    def _check_length(self, question: str, field: str) -> None:
        limit = self._settings.question_limit_characters
        if len(question) > limit:
            message = f"the question has {len(question)} characters, at most {limit} are taken; ask in fewer words"
            raise RequestValidationError([{"type": TOO_LONG, "loc": ("body", field), "msg": message}])

    async def list_models(self) -> ModelList:
        """What can be asked: the assistant as the server is set, without its chat model, and never without it."""
        return ModelList(data=[Model(id=name) for name in self._models])

    async def show_model(self, model: str) -> Model:
        """One of what GET /v1/models lists."""
        if model not in self._models:
            raise HTTPException(404, self._no_model(model))
        return Model(id=model)

    def _no_model(self, name: str) -> str:
        return f"There is no model {name[:80]!r}. There are: {', '.join(self._models)}."

    # The corpus.

    async def list_articles(self, limit: Limit = 50, offset: Offset = 0) -> Response:
        """Articles with their headers."""
        articles = await self._workers.run(self._assistant.articles)
        page = [_render_article(article) for article in articles[offset : offset + limit]]
        return JSONResponse({"articles": page, "total": len(articles), "limit": limit, "offset": offset})

    async def list_rows(
        self,
        table: Annotated[
            str | None, Query(description="The name of a table, as `concerns`.", max_length=_TEXT_AT_MOST)
        ] = None,
        article: Annotated[str | None, Query(description="An article's identifier.", max_length=_TEXT_AT_MOST)] = None,
        min_relevancy: Annotated[
            float | None, Query(description="Rows without a relevancy are left out then.", allow_inf_nan=False)
        ] = None,
        since: Annotated[DateText | None, Query(description="The first page date.")] = None,
        until: Annotated[DateText | None, Query(description="The last page date.")] = None,
        text: Annotated[
            str | None, Query(description="Words that the row holds, one after the other.", max_length=_TEXT_AT_MOST)
        ] = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Response:
        """Rows that pass all filters, in the order of articles."""
        query = TableQuery(
            tables=(table,) if table is not None else (),
            articles=(article,) if article is not None else (),
            since=since,
            until=until,
            relevancy=() if min_relevancy is None else (NumberFilter(Comparison.AT_LEAST, min_relevancy),),
            contains=() if text is None else (TextFilter((text,)),),
        )
        rows, total = await self._workers.run(partial(self._assistant.rows, query, limit=limit, offset=offset))
        page = [render_passage(row) for row in rows]
        return JSONResponse({"rows": page, "total": total, "limit": limit, "offset": offset})

    async def show(
        self,
        locator: Annotated[
            str, Path(description="ARTICLE#TABLE/ROW or ARTICLE#PLACE, URL-encoded.", examples=[_LOCATOR])
        ],
    ) -> Response:
        """The row or section that a locator names, with its cells, its file and its lines."""
        known = unicodedata.normalize("NFC", locator)
        return JSONResponse(render_passage(await self._workers.run(partial(self._assistant.show, known))))

    # The server.

    async def tell_health(self) -> Health:
        """Says that the process answers, and nothing else."""
        return Health()

    async def tell_readiness(self) -> Readiness:
        """Whether questions can be answered; never waits for other people's answers."""
        status = await run_in_thread(self._assistant.status)
        return Readiness(generation=status.generation, articles=status.articles, rows=status.rows, engine=status.engine)

    async def tell_metrics(self) -> Response:
        """Questions, abstentions, dropped sentences, time by step, tokens, and the index in use."""
        figures = await run_in_thread(partial(self._metrics.render, self._assistant))
        return Response(figures, media_type=CONTENT_TYPE)


async def _know_parameters(request: Request) -> None:
    """Refuse a parameter that is not there: a filter whose name has a slip would give every row."""
    known = [parameter.alias for parameter in request.scope["route"].dependant.query_params]
    faults = [
        {"type": "unknown", "loc": ("query", name), "msg": f"there is no such parameter; there are {', '.join(known)}"}
        for name in request.query_params
        if name not in known
    ]
    if faults:
        raise RequestValidationError(faults)


def _render_article(article: ArticleDetails) -> dict[str, Any]:
    return render_reference(article.reference) | {
        "file": article.file,
        "keywords": list(article.keywords),
        "themes": list(article.themes),
        "category": article.category,
        "type": article.type,
        "summary": article.summary,
    }


async def _write_answers(answers: AsyncGenerator[Answer]) -> AsyncGenerator[str]:
    async for answer in answers:
        yield event(render_json(answer), name="answer")
    yield event({}, name="end")
