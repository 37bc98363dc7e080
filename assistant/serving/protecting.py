"""Puts the outer layers round an application, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import FastAPI

from assistant.serving.access import Access
from assistant.serving.bodies import Bodies
from assistant.serving.callers import Callers, HostCheck, allowed_hosts
from assistant.serving.door import Door, has_sign_in
from assistant.serving.headers import SecurityHeaders
from assistant.serving.isolation import Isolation
from assistant.serving.origins import Origins
from assistant.serving.persons import Keys
from assistant.serving.rates import Limits, Rates
from assistant.serving.signing_in import build_sign_in_routes
from assistant.settings import Settings


def protect(app: FastAPI, settings: Settings, rates: Rates, api_paths: Sequence[str] = ()) -> None:
    """Guard an application, and add the sign-in page where people sign in.

    To be called before anything is mounted at `/`, and after what is to stand inside has been added.

    Args:
        rates: what callers have asked for; shared with what counts questions inside.
        api_paths: what the HTTP API guards by itself; see `Access`.

    Raises:
        SettingsBroken: the settings of sign-in contradict each other.
        HomeUnusable: the accounts cannot be read.
    """
    door = Door(settings) if has_sign_in(settings) else None
    if door is not None:
        app.include_router(build_sign_in_routes(door))
    # Each stands outside those before it.
    app.add_middleware(Isolation)
    app.add_middleware(Limits, rates=rates, seconds=settings.request_limit_seconds)
    app.add_middleware(Access, door=door, keys=Keys(settings.accepted_api_keys), api_paths=api_paths)
    app.add_middleware(Bodies)
    app.add_middleware(Origins)
    if (hosts := allowed_hosts(settings)) is not None:
        app.add_middleware(HostCheck, allowed_hosts=list(hosts))
    app.add_middleware(SecurityHeaders, public_address=settings.public_address)
    app.add_middleware(Callers, proxies=settings.trusted_proxies)
