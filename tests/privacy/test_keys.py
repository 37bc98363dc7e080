"""No key and no secret of the settings stands in anything that the server hands out, or in what an answer becomes."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import SecretStr
from starlette.testclient import TestClient

from assistant.api.metrics import MeasuredAssistant
from assistant.api.routes import PATHS, build_api, open_workers
from assistant.settings import Settings
from assistant.web import Neighbour, build_app

KEYS = {
    "api_key": "qz-model-key",
    "api_keys": "qz-api-key,qz-second-key",
    "chroma_headers": "Authorization: qz-chroma-key",
}
PAGES = (
    "/ /config /openapi.json /api/openapi.json /checks /privacy /readyz /metrics /api/articles /v1/models /theme.css"
)
QUESTION = "What are the qz keys, and what is Ekonom IA for?"


def test_nothing_handed_out_holds_a_key(home: Path) -> None:
    # Nothing listens there: each answer also tells that the model cannot be reached.
    settings = Settings(
        home=home, base_url="http://user:qz-password@127.0.0.1:9/v1", model_timeout_seconds=1
    ).model_copy(update={name: SecretStr(value) for name, value in KEYS.items()})
    with MeasuredAssistant.open(settings=settings.model_copy(update={"chroma_headers": None})) as assistant:
        api = build_api(assistant, settings, assistant.metrics, open_workers(settings))
        app = build_app(assistant, settings, Neighbour(api, PATHS, guards_itself=True))
        allowed = {"authorization": "Bearer qz-api-key"}
        with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
            got = {path: client.get(path, headers=allowed) for path in PAGES.split()}
            got |= {f"stranger {path}": client.get(path) for path in PAGES.split()}
            got["ask"] = client.post("/api/ask", json={"question": QUESTION}, headers=allowed)
            got["model"] = client.post("/api/ask", json={"question": QUESTION, "engine": "model"}, headers=allowed)
            got["stream"] = client.post("/api/stream", json={"question": QUESTION}, headers=allowed)
            got["wrong"] = client.post("/api/ask", json={"question": 1}, headers=allowed)
    assert got["ask"].status_code == got["/"].status_code == got["/config"].status_code == 200
    assert "cannot be reached" in got["ask"].text
    assert got["model"].status_code == 503
    secrets = [key for value in KEYS.values() for key in value.removeprefix("Authorization: ").split(",")]
    for path, response in got.items():
        told = response.text + json.dumps(dict(response.headers))
        assert not [key for key in (*secrets, "qz-password") if key in told], path
