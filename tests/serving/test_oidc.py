"""Signing in through a provider: who is let in, and what no forged answer gets past."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc.jwk import RSAKey
from pydantic import SecretStr
from starlette.testclient import TestClient

from assistant.errors import SettingsBroken
from assistant.serving.oidc import Invited, Provider
from assistant.settings import Settings
from tests.serving import run_app
from tests.serving.conftest import build, sign_in
from tests.serving.provider import CLIENT, SECRET, FakeProvider

Open = Callable[..., TestClient]


@pytest.fixture
def provider() -> FakeProvider:
    return FakeProvider()


@pytest.fixture
def issuer(provider: FakeProvider) -> Iterator[str]:
    with run_app(provider.build()) as address:
        yield address


@pytest.fixture
def browser(issuer: str, tmp_path: Path) -> Open:
    """A browser at a server that leaves signing in to the provider; settings by name."""

    def open_browser(**values: Any) -> TestClient:
        usual = {
            "home": tmp_path,
            "oidc_issuer": issuer,
            "oidc_client_id": CLIENT,
            "oidc_client_secret": SecretStr(SECRET),
            "oidc_domains": "example.org",
        }
        return TestClient(build(Settings(**{**usual, **values})), base_url="http://127.0.0.1", follow_redirects=False)

    return open_browser


def go_round(client: TestClient, target: str = "/page/secret") -> Any:
    """From our sign-in page to the provider and back."""
    left = client.get("/sign-in/provider", params={"to": target})
    assert left.status_code == 302, left.text
    back = httpx.get(left.headers["location"]).headers["location"]
    return client.get(back)


def test_somebody_of_an_invited_domain_comes_in(browser: Open, provider: FakeProvider) -> None:
    client = browser()
    assert 'href="/sign-in/provider?to=%2F"' in client.get("/sign-in").text
    assert 'name="password"' not in client.get("/sign-in").text
    entered = go_round(client)
    assert (entered.status_code, entered.headers["location"]) == (303, "/page/secret")
    assert client.get("/").json()["person"] == "a@example.org"
    asked = provider.asked[0]
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 20
    assert len(asked["nonce"]) >= 20
    assert asked["redirect_uri"] == "http://127.0.0.1/sign-in/back"
    assert SECRET not in str(provider.asked)


def test_behind_a_proxy_the_provider_is_told_the_public_address(browser: Open) -> None:
    client = browser(public_address="https://scan.example.org/")
    left = client.get("/sign-in/provider")
    assert parse_qs(urlsplit(left.headers["location"]).query)["redirect_uri"] == [
        "https://scan.example.org/sign-in/back"
    ]
    assert left.headers["set-cookie"].startswith("__Host-assistant-signing-in=")


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        pytest.param({"email": "a@elsewhere.org"}, 403, id="another-domain"),
        pytest.param({"email": "a@example.org", "email_verified": False}, 403, id="not-verified"),
        pytest.param({"email": "a@example.org@elsewhere.org"}, 403, id="two-at-signs"),
        pytest.param({"email": "a@sub.example.org"}, 403, id="below-the-domain"),
        pytest.param({"email": "A@EXAMPLE.ORG"}, 303, id="capitals"),
    ],
)
def test_who_is_not_invited_is_told_so(
    claims: dict[str, Any], status: int, browser: Open, provider: FakeProvider
) -> None:
    provider.claims.update(claims)
    client = browser()
    assert go_round(client).status_code == status
    assert (client.get("/").status_code == 200) == (status == 303)


def test_a_claim_can_decide(browser: Open, provider: FakeProvider) -> None:
    provider.claims = {"sub": "42", "groups": ["readers", "others"]}
    client = browser(oidc_domains="", oidc_claim="groups=readers")
    go_round(client)
    assert client.get("/").json()["person"] == "sub:42"
    provider.claims["groups"] = ["others"]
    assert go_round(browser(oidc_domains="", oidc_claim="groups=readers")).status_code == 403


@pytest.mark.parametrize(
    "forge",
    [
        pytest.param({"nonce": "another"}, id="nonce"),
        pytest.param({"iss": "https://evil.test"}, id="issuer"),
        pytest.param({"aud": "another-client"}, id="audience"),
        pytest.param({"aud": ["another-client"], "azp": CLIENT}, id="authorised-party-alone"),
        pytest.param({"exp": 1000}, id="old"),
        pytest.param({"sub": ""}, id="nobody"),
    ],
)
def test_a_token_for_something_else_opens_nothing(forge: dict[str, Any], browser: Open, provider: FakeProvider) -> None:
    provider.forge = forge
    client = browser()
    assert go_round(client).status_code == 401
    assert client.get("/").status_code == 401


def test_a_token_of_another_key_opens_nothing(browser: Open, provider: FakeProvider) -> None:
    provider.signing_key = RSAKey.generate_key(2048, parameters={"kid": "k1"})
    assert go_round(browser()).status_code == 401


def test_the_answer_serves_only_the_browser_that_asked_and_once(browser: Open) -> None:
    client = browser()
    left = client.get("/sign-in/provider")
    back = httpx.get(left.headers["location"]).headers["location"]
    ticket = dict(client.cookies)
    client.cookies.clear()
    assert client.get(back).status_code == 401  # another browser, made to follow the link
    assert client.get(back, cookies=ticket).status_code == 303
    client.cookies.clear()
    assert client.get(back, cookies=ticket).status_code == 401


def test_another_state_is_refused(browser: Open) -> None:
    client = browser()
    client.get("/sign-in/provider")
    assert client.get("/sign-in/back", params={"code": "code-0", "state": "made-up"}).status_code == 401


def test_what_the_provider_refuses_is_told(browser: Open) -> None:
    client = browser()
    client.get("/sign-in/provider")
    refused = client.get("/sign-in/back", params={"error": "access_denied", "error_description": "<script>"})
    assert refused.status_code == 401
    assert "<script" not in refused.text


@pytest.mark.parametrize("values", [{"oidc_issuer": "http://127.0.0.1:9"}, {"oidc_issuer": "http://localhost:9/x"}])
def test_a_provider_that_is_down_is_told(values: dict[str, Any], browser: Open) -> None:
    page = browser(**values).get("/sign-in/provider", headers={"accept-language": "fr"})
    assert page.status_code == 503
    assert "ne répond pas" in page.text


def test_one_that_calls_itself_otherwise_is_not_followed(browser: Open, provider: FakeProvider) -> None:
    provider.issuer = "https://evil.test"
    assert browser().get("/sign-in/provider").status_code == 503


def test_accounts_and_a_provider_go_together(browser: Open, home: Path) -> None:
    client = browser(home=home)
    page = client.get("/sign-in").text
    assert 'name="password"' in page
    assert "/sign-in/provider" in page
    sign_in(client, "alice")
    assert client.get("/").json()["person"] == "alice"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"oidc_issuer": "https://id.example.org"}, "ASSISTANT_OIDC_CLIENT_ID"),
        ({"oidc_issuer": "https://id.example.org", "oidc_client_id": "x"}, "ASSISTANT_OIDC_DOMAINS"),
        ({"oidc_issuer": "http://id.example.org", "oidc_client_id": "x", "oidc_domains": "*"}, "https://"),
    ],
)
def test_settings_that_would_let_anybody_in_are_refused(values: dict[str, Any], told: str) -> None:
    with pytest.raises(SettingsBroken, match=told):
        Provider(Settings(**values))


def test_a_star_invites_all_whom_the_provider_knows() -> None:
    invited = Invited(frozenset({"*"}), None)
    assert invited.name({"sub": "7"}) == "sub:7"
    assert invited.name({"sub": "7", "email": "b@x.test", "email_verified": True}) == "b@x.test"
