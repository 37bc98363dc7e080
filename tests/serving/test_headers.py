"""What browsers are told."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from starlette.testclient import TestClient

from assistant.serving.headers import SecurityHeaders
from assistant.serving.policy import document_policy, page_policy
from tests.serving.conftest import sign_in

SCRIPT = 'alert("<script>")'
HASH = f"'sha256-{base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()}'"


def test_scripts_of_the_page_run_by_their_hashes_alone() -> None:
    policy = page_policy(f'<html><script>{SCRIPT}</script><script src="/a.js"></script><p onclick="x()">')
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert scripts == f"script-src 'self' 'unsafe-eval' {HASH}"
    assert policy.startswith("default-src 'none'")
    for part in ("base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'", "object-src 'none'"):
        assert part in policy


def test_other_documents_run_no_script_at_all() -> None:
    policy = document_policy(f"<script>{SCRIPT}</script><style>p {{ color: red }}</style>")
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert "style-src 'self' 'sha256-" in policy


@pytest.mark.parametrize("accepted", ["gzip", "br", ""])
def test_the_page_comes_whole_whatever_it_is_packed_in(accepted: str) -> None:
    app = FastAPI()
    html = f"<script>{SCRIPT}</script>é" * 300

    @app.get("/", response_class=HTMLResponse)
    async def page() -> str:
        return html

    response = TestClient(SecurityHeaders(app)).get("/", headers={"accept-encoding": accepted})
    assert response.text == html
    assert response.headers.get("content-encoding") == ("gzip" if accepted == "gzip" else None)
    assert HASH in response.headers["content-security-policy"]


def test_answers_are_kept_by_no_browser_and_read_by_no_other_site(visitor: Callable[..., TestClient]) -> None:
    client = visitor()
    sign_in(client, "alice")
    headers = client.get("/page/secret", headers={"origin": "http://127.0.0.1"}).headers
    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert not any(name.startswith("access-control-") for name in headers)
    assert "strict-transport-security" not in headers
    assert visitor(scheme="https").get("/sign-in").headers["strict-transport-security"]


def test_other_sites_may_read_nothing(visitor: Callable[..., TestClient], tmp_path: Path) -> None:
    client = visitor()
    asked = client.options("/api/who", headers={"origin": "http://evil.test", "access-control-request-method": "GET"})
    assert asked.status_code == 403
    assert "access-control-allow-origin" not in asked.headers
