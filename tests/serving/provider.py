"""A small OpenID Connect provider that lets whoever it is told in, and can be told to misbehave."""

from __future__ import annotations

import base64
import hashlib
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from joserfc import jwt
from joserfc.jwk import RSAKey

_SOMEBODY = {"sub": "42", "email": "a@example.org", "email_verified": True}
CLIENT, SECRET = "scan", "a secret of the client"


@dataclass
class FakeProvider:
    """Its claims are those of the next person; `forge` changes them before they are signed."""

    claims: dict[str, Any] = field(
        default_factory=lambda: {"sub": "42", "email": "a@example.org", "email_verified": True}
    )
    forge: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, parameters={"kid": "k1"}))
    signing_key: RSAKey | None = None
    asked: list[dict[str, str]] = field(default_factory=list)
    issuer: str = ""

    def build(self) -> FastAPI:
        """The provider as an application."""
        app = FastAPI()
        codes: dict[str, dict[str, str]] = {}

        @app.get("/.well-known/openid-configuration")
        async def describe(request: Request) -> dict[str, Any]:
            own = str(request.base_url).rstrip("/")
            return {
                "issuer": self.issuer or own,
                "authorization_endpoint": f"{own}/authorize",
                "token_endpoint": f"{own}/token",
                "jwks_uri": f"{own}/keys",
                "id_token_signing_alg_values_supported": ["RS256"],
            }

        @app.get("/keys")
        async def keys() -> dict[str, Any]:
            return {"keys": [self.key.as_dict(private=False)]}

        @app.get("/authorize")
        async def authorize(request: Request) -> Response:
            asked = dict(request.query_params)
            self.asked.append(asked)
            code = f"code-{len(codes)}"
            codes[code] = asked
            return RedirectResponse(
                f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}", 302
            )

        @app.post("/token")
        async def token(request: Request) -> Response:
            form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
            asked = codes.pop(form["code"], None)
            basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
            challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=")
            is_right = asked is not None and asked["code_challenge"] == challenge.decode()
            if not is_right or request.headers.get("authorization") != f"Basic {basic}":
                return JSONResponse({"error": "invalid_grant"}, 400)
            now = int(time.time())
            own = str(request.base_url).rstrip("/")
            claims = {"iss": own, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": asked["nonce"], **self.claims}
            signed = jwt.encode({"alg": "RS256", "kid": "k1"}, {**claims, **self.forge}, self.signing_key or self.key)
            return JSONResponse({"access_token": "t", "token_type": "Bearer", "expires_in": 60, "id_token": signed})

        return app
