"""Signing in and out, and what is closed to strangers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import SecretStr
from starlette.testclient import TestClient

from assistant.errors import SettingsBroken
from assistant.serving.accounts import Accounts
from assistant.serving.door import check_listening
from assistant.serving.signing_in import read_target
from assistant.settings import Settings
from tests.serving.conftest import PASSWORD, QUICK, sign_in

Visitor = Callable[..., TestClient]


def test_without_accounts_everybody_is_local(visitor: Visitor, tmp_path: Path) -> None:
    assert visitor(home=tmp_path / "empty").get("/").json()["person"] == "local"


def test_signing_in_and_out(visitor: Visitor) -> None:
    client = visitor()
    refused = client.get("/?a=1", headers={"accept": "text/html"})
    assert (refused.status_code, refused.headers["location"]) == (303, "/sign-in?to=%2F%3Fa%3D1")
    entered = sign_in(client, "alice", to="/?a=1")
    assert (entered.status_code, entered.headers["location"]) == (303, "/?a=1")
    assert client.get("/").json()["person"] == "alice"
    assert client.get("/stream").text == "one two"
    assert client.get("/sign-in").status_code == 303
    held = dict(client.cookies)
    left = client.post("/sign-out")
    assert left.headers["location"] == "/sign-in?told=left"
    assert client.get("/").status_code == 401
    assert client.get("/", cookies=held).status_code == 401  # ended on the server, not only forgotten here


@pytest.mark.parametrize(
    "path", ["/", "/page/secret", "/stream", "/config", "/gradio_api/queue/data", "/theme.css", "/x"]
)
def test_strangers_get_nothing(visitor: Visitor, path: str) -> None:
    response = visitor().get(path)
    assert response.status_code == 401
    assert "/sign-in" in response.json()["detail"]


def test_a_made_up_session_gets_nothing(visitor: Visitor) -> None:
    assert visitor().get("/", cookies={"assistant-session": "x" * 43}).status_code == 401


def test_the_cookie_says_little_and_goes_nowhere_else(visitor: Visitor) -> None:
    cookie = sign_in(visitor(), "alice").headers["set-cookie"]
    assert cookie.startswith("assistant-session=")
    assert "alice" not in cookie
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    secure = sign_in(visitor(scheme="https"), "alice").headers["set-cookie"]
    assert secure.startswith("__Host-assistant-session=")
    assert "Secure" in secure.split("; ")


def test_the_page_is_in_the_language_of_the_browser(visitor: Visitor) -> None:
    client = visitor()
    page = client.get("/sign-in", headers={"accept-language": "fr-FR,fr;q=0.9"})
    assert '<html lang="fr">' in page.text
    assert "Mot de passe" in page.text
    assert "<script" not in page.text
    assert 'lang="en"' in page.text  # the way to the other one
    wrong = client.post("/sign-in?lang=fr", data={"name": "alice", "password": "x"})
    assert wrong.status_code == 401
    assert "n’est pas correct" in wrong.text


def test_a_wrong_password_and_an_unknown_name_look_alike(visitor: Visitor) -> None:
    client = visitor()
    pages = [sign_in(client, name, "wrong password") for name in ("alice", "carol")]
    assert [page.status_code for page in pages] == [401, 401]
    assert pages[0].text.replace("alice", "NAME") == pages[1].text.replace("carol", "NAME")


def test_guessing_is_slowed_and_says_how_long(visitor: Visitor) -> None:
    client = visitor()
    for _ in range(3):
        sign_in(client, "alice", "wrong password")
    slowed = sign_in(client, "alice")
    assert slowed.status_code == 429
    assert int(slowed.headers["retry-after"]) >= 1
    assert sign_in(client, "bob").status_code == 303


def test_what_was_typed_comes_back_as_text(visitor: Visitor) -> None:
    page = sign_in(visitor(), '"><script>alert(1)</script>', "x", to='/"><script>')
    assert "<script" not in page.text


@pytest.mark.parametrize(
    ("target", "read"),
    [
        ("/explore?a=b", "/explore?a=b"),
        ("//evil.test", "/"),
        ("/\\evil.test", "/"),
        ("https://evil.test/", "/"),
        ("/a\r\nset-cookie: x", "/"),
        ("/sign-out", "/"),
        ("", "/"),
    ],
)
def test_nobody_is_sent_to_another_site(target: str, read: str) -> None:
    assert read_target(target) == read


def test_a_removed_account_and_a_changed_password_end_their_sessions(visitor: Visitor, home: Path) -> None:
    alice, bob = visitor(), visitor()
    sign_in(alice, "alice")
    sign_in(bob, "bob")
    Accounts(home, QUICK).add("alice", "another good password")
    Accounts(home).remove("bob")
    assert [alice.get("/").status_code, bob.get("/").status_code] == [401, 401]


def test_signing_in_again_makes_another_session(visitor: Visitor) -> None:
    client = visitor()
    sign_in(client, "alice")
    before = dict(client.cookies)
    sign_in(client, "bob")
    assert client.get("/").json()["person"] == "bob"
    client.cookies.clear()
    assert client.get("/", cookies=before).status_code == 401


def test_another_site_cannot_sign_anybody_in_or_out(visitor: Visitor) -> None:
    client = visitor()
    for headers in ({"origin": "http://evil.test"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}):
        assert client.post("/sign-in", data={"name": "alice", "password": PASSWORD}, headers=headers).status_code == 403
    assert client.cookies == {}


def test_the_api_takes_sessions_and_keys(visitor: Visitor) -> None:
    client = visitor(api_keys=SecretStr("first,second"))
    assert client.get("/api/who", headers={"authorization": "Bearer second"}).json()["person"].startswith("key:")
    assert client.get("/", headers={"authorization": "Bearer second"}).status_code == 401  # a key is for the API alone
    sign_in(client, "alice")
    assert client.get("/api/who").json()["person"] == "alice"


def test_a_broken_file_of_accounts_lets_nobody_in(visitor: Visitor, home: Path) -> None:
    client = visitor()
    sign_in(client, "alice")
    (home / "accounts.json").write_text("{")
    assert client.get("/").status_code == 503
    assert sign_in(client, "alice").status_code == 503


@pytest.mark.parametrize(
    ("values", "is_refused"),
    [
        ({"host": "0.0.0.0"}, True),
        ({"host": "::"}, True),
        ({"host": "0.0.0.0", "without_sign_in": True}, False),
        ({"host": "127.0.0.1"}, False),
        ({"host": "0.0.0.0", "oidc_issuer": "https://id.example.org"}, False),
    ],
)
def test_other_machines_are_served_only_when_people_sign_in(
    values: dict[str, object], is_refused: bool, tmp_path: Path
) -> None:
    settings = Settings(**{"home": tmp_path, **values})
    if is_refused:
        with pytest.raises(SettingsBroken, match="accounts add NAME"):
            check_listening(settings)
        Accounts(tmp_path, QUICK).add("alice", PASSWORD)
    check_listening(settings)
