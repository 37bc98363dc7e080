"""A small application behind the outer layers, without a page or an index."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI, Request
from fastapi.responses import StreamingResponse
from starlette.testclient import TestClient

from assistant.serving.accounts import Accounts
from assistant.serving.persons import person_of
from assistant.serving.protecting import protect
from assistant.serving.rates import Rates
from assistant.settings import Settings

PASSWORD = "quatre mots tout simples"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def build(settings: Settings) -> FastAPI:
    """Says who calls at `/` and `/api/who`, how much came at `/echo`, and streams at `/stream`."""
    app = FastAPI()

    @app.get("/")
    @app.get("/api/who")
    @app.get("/page/secret")
    async def who(request: Request) -> dict[str, Any]:
        client = request.client
        return {"person": person_of(request.scope), "client": client.host if client else None, "at": request.url.scheme}

    @app.post("/echo")
    async def echo(request: Request) -> int:
        return len(await request.body())

    @app.get("/stream")
    async def stream() -> StreamingResponse:
        return StreamingResponse(iter([b"one ", b"two"]))

    protect(app, settings, Rates(settings), ["/api/"])
    return app


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with the accounts of alice and bob."""
    accounts = Accounts(tmp_path, QUICK)
    accounts.add("alice", PASSWORD)
    accounts.add("bob", PASSWORD)
    return tmp_path


@pytest.fixture
def visitor(home: Path) -> Callable[..., TestClient]:
    """A browser that has not signed in, at a server with accounts; settings by name."""
    server: dict[str, FastAPI] = {}

    def open_browser(scheme: str = "http", **values: Any) -> TestClient:
        if values or "app" not in server:
            server["app"] = build(Settings(**{"home": home, **values}))
        return TestClient(server["app"], base_url=f"{scheme}://127.0.0.1", follow_redirects=False)

    return open_browser


def sign_in(client: TestClient, name: str, password: str = PASSWORD, **more: str) -> Any:
    """Fill in the form."""
    return client.post("/sign-in", data={"name": name, "password": password, **more})
