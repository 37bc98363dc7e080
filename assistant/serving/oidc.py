"""Signing in through an OpenID Connect provider: the code flow with PKCE, state and nonce, by Authlib.

Nothing of the provider's tokens is kept: once they have told who somebody is, a session of ours takes over.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from authlib.integrations.starlette_client import OAuth, OAuthError
from joserfc.errors import JoseError
from starlette.requests import Request
from starlette.responses import Response

from assistant.errors import SettingsBroken
from assistant.settings import Settings, split_list

_WAITED_SECONDS = 600.0  # for somebody to come back from the provider
_WAITING_AT_MOST = 2000
_NETWORK_SECONDS = 10

_log = logging.getLogger(__name__)


class ProviderFailed(Exception):
    """Nobody was signed in; `key` names the sentence that tells why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom the administrator lets in: e-mail domains, or a claim of the provider's."""

    domains: frozenset[str]  # in lower case; "*" stands for every one
    claim: tuple[str, str] | None

    def name(self, claims: dict[str, Any]) -> str | None:
        """The name of somebody as the rest of the server knows them; None for somebody who is not invited."""
        email = str(claims.get("email", "")).strip().lower()
        # An address that the provider has not verified could be typed in by anybody.
        is_verified = claims.get("email_verified") in (True, "true") and email.count("@") == 1
        if self.claim is not None:
            key, wanted = self.claim
            held = claims.get(key)
            if wanted not in ([str(one) for one in held] if isinstance(held, list) else [str(held)]):
                return None
        if self.domains and "*" not in self.domains and not (is_verified and email.split("@")[1] in self.domains):
            return None
        return email if is_verified else f"sub:{claims['sub']}"


def read_invited(settings: Settings) -> Invited:
    """Whom the settings let in.

    Raises:
        SettingsBroken: they do not say.
    """
    domains = frozenset(domain.lower().removeprefix("@") for domain in split_list(settings.oidc_domains))
    key, _, wanted = (settings.oidc_claim or "").partition("=")
    if not domains and not key:
        raise SettingsBroken(
            "ASSISTANT_OIDC_ISSUER is set, but nothing says who may come in. Set ASSISTANT_OIDC_DOMAINS (for example "
            "example.org; * for everybody the provider knows) or ASSISTANT_OIDC_CLAIM (NAME=VALUE)."
        )
    return Invited(domains, (key.strip(), wanted.strip()) if key else None)


class Provider:
    """One provider, as the settings name it. Belongs to one event loop.

    Raises:
        SettingsBroken: a setting is missing, or the provider could be listened to.
    """

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        issuer, client = settings.oidc_issuer, settings.oidc_client_id
        if not issuer or not client:
            raise SettingsBroken("ASSISTANT_OIDC_ISSUER and ASSISTANT_OIDC_CLIENT_ID belong together. Set both.")
        if urlsplit(issuer).scheme != "https" and urlsplit(issuer).hostname not in ("127.0.0.1", "localhost", "::1"):
            raise SettingsBroken("ASSISTANT_OIDC_ISSUER has to begin with https://, or anybody could pretend to be it.")
        self._issuer = issuer
        self._client_id = client
        self._invited = read_invited(settings)
        self._clock = clock
        self._waiting: OrderedDict[str, tuple[float, dict[str, Any]]] = OrderedDict()
        secret = settings.oidc_client_secret
        self._client = OAuth().register(
            "provider",
            client_id=client,
            client_secret=secret.get_secret_value() if secret else None,
            server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": "openid email profile",
                "code_challenge_method": "S256",
                "timeout": _NETWORK_SECONDS,
                **({} if secret else {"token_endpoint_auth_method": "none"}),
            },
        )

    async def begin(self, request: Request, back: str, target: str) -> tuple[Response, str]:
        """The way to the provider, and what the browser has to hold until it comes back.

        Args:
            back: our address that the provider sends the browser to.
            target: the path that the person wanted to see.

        Raises:
            ProviderFailed: it does not answer as a provider.
        """
        ticket, kept = secrets.token_urlsafe(32), {"target": target}
        request.scope["session"] = kept  # where Authlib notes state, nonce and the verifier of PKCE
        try:
            metadata = await self._client.load_server_metadata()
            if metadata.get("issuer") != self._issuer:
                raise ValueError("it calls itself otherwise than ASSISTANT_OIDC_ISSUER")
            response: Response = await self._client.authorize_redirect(request, back)
        except Exception as error:
            _log.warning("The provider of sign-in cannot be used (%s: %s)", type(error).__name__, error)
            raise ProviderFailed("provider_unreachable") from None
        now = self._clock()
        self._waiting[ticket] = (now, kept)
        while len(self._waiting) > _WAITING_AT_MOST or now - next(iter(self._waiting.values()))[0] > _WAITED_SECONDS:
            self._waiting.popitem(last=False)
        return response, ticket

    async def finish(self, request: Request, ticket: str) -> tuple[str, str]:
        """Who came back from the provider, and the path that they wanted to see. A ticket serves once.

        Raises:
            ProviderFailed: the provider, or this browser, does not prove it, or the person is not invited.
        """
        begun, kept = self._waiting.pop(ticket, (0.0, None))
        if kept is None or self._clock() - begun > _WAITED_SECONDS:
            raise ProviderFailed("provider_refused")
        request.scope["session"] = kept
        wanted = {
            "iss": {"essential": True, "value": self._issuer},
            "aud": {"essential": True, "value": self._client_id},
        }
        try:
            token = await self._client.authorize_access_token(request, claims_options=wanted)
            claims = dict(token.get("userinfo") or {})
        except (OAuthError, JoseError, ValueError) as error:
            _log.warning("A sign-in was refused (%s)", type(error).__name__)
            raise ProviderFailed("provider_refused") from None
        except Exception as error:
            _log.warning("The provider of sign-in cannot be used (%s)", type(error).__name__)
            raise ProviderFailed("provider_unreachable") from None
        if not claims.get("sub"):
            raise ProviderFailed("provider_refused")
        person = self._invited.name(claims)
        if person is None:
            raise ProviderFailed("not_invited")
        return person, str(kept["target"])
