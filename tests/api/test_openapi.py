"""What OpenAPI promises is what the API does: schemathesis looks for where it is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from tests.api.conftest import BuildApi
from tests.serving import run_app


def test_everything_is_described_with_models_examples_and_errors(api_with: BuildApi) -> None:
    described = TestClient(api_with()).get("/api/openapi.json").json()
    assert set(described["paths"]) >= {"/v1/chat/completions", "/v1/models", "/api/ask", "/api/stream", "/api/articles"}
    assert set(described["paths"]) >= {"/api/rows", "/api/show/{locator}", "/healthz", "/readyz", "/metrics"}
    for operations in described["paths"].values():
        for operation in operations.values():
            assert operation["summary"]
            assert operation["description"]
            errors = {code: response for code, response in operation["responses"].items() if code[0] in "45"}
            assert {"401", "403", "500"} <= set(errors)
            for response in errors.values():
                assert list(response["content"]) == ["application/problem+json"]
    assert "Problem" in described["components"]["schemas"]
    assert "HTTPValidationError" not in described["components"]["schemas"]
    assert "example" in described["components"]["schemas"]["AskRequest"]
    assert "securitySchemes" not in described["components"]


def test_keys_and_engines_are_described_as_they_are_set(api_with: BuildApi) -> None:
    client = TestClient(api_with(api_keys=SecretStr("key"), base_url="http://127.0.0.1:9/v1"))
    described = client.get("/api/openapi.json", headers={"authorization": "Bearer key"}).json()
    assert described["paths"]["/api/ask"]["post"]["security"] == [{"key": []}]
    assert "security" not in described["paths"]["/healthz"]["get"]
    assert "model" in described["components"]["schemas"]["AskRequest"]["properties"]["engine"]["enum"]


@pytest.mark.parametrize("keys", [None, "one,two"], ids=["open", "with-keys"])
def test_schemathesis_finds_nothing(keys: str | None, api_with: BuildApi, tmp_path: Path) -> None:
    command = [
        *(str(Path(sys.executable).parent / "schemathesis"), "run"),
        *("--phases", "examples,coverage,fuzzing", "--max-examples", "10" if keys is None else "2"),
        *("--generation-deterministic", "--seed", "1", "--no-color", "--request-timeout", "30"),
        *(("--header", "Authorization: Bearer two") if keys else ()),
    ]
    with run_app(api_with(api_keys=SecretStr(keys) if keys else None)) as address:
        command.append(f"{address}/api/openapi.json")
        found = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=240, check=False)
    assert found.returncode == 0, found.stdout[-6000:]
    assert "Tested: 11" in found.stdout
