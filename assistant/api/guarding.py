"""Who may call the API: callers with a key, or, while there are no keys, callers on this machine."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.serving.listening import is_loopback
from assistant.serving.origins import is_of_another_site
from assistant.serving.persons import Keys, is_signed_in, person_of
from assistant.serving.problems import render_problem
from assistant.serving.rates import HEALTH_PATHS
from assistant.settings import Settings

OPEN_PATHS = HEALTH_PATHS  # say nothing of the corpus; what watches a server has no key


class Gate:
    """Turns away who may not call, before anything is read; in front of it the server may have let people sign in."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._keys = Keys(settings.accepted_api_keys)
        self._is_local = is_loopback(settings.host)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self._refuse(scope, Headers(scope=scope)) if scope["type"] == "http" else None
        await (refusal or self._app)(scope, receive, send)

    def _refuse(self, scope: Scope, headers: Headers) -> Response | None:
        path = scope["path"]
        if is_of_another_site(headers, scope["method"]):
            return render_problem(path, 403, "Pages of other sites may not call this API.")
        if path in OPEN_PATHS or is_signed_in(scope) or self._keys.person(headers) is not None:
            return None
        if not self._keys:
            if self._is_local and person_of(scope) is not None:
                return None
            detail = "Without keys the API answers on loopback only. Set ASSISTANT_API_KEYS, or serve on 127.0.0.1."
            if person_of(scope) is None:
                detail = "The API answers people who have signed in, and keys: set ASSISTANT_API_KEYS on the server."
            return render_problem(path, 403, detail)
        detail = "A key is needed. Send the header Authorization: Bearer KEY with one of ASSISTANT_API_KEYS."
        return render_problem(path, 401, detail, {"www-authenticate": "Bearer"})
