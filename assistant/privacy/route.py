"""By which way an endpoint is reached: one on this machine by none that leads elsewhere."""

from __future__ import annotations

from typing import Any

from assistant.settings import Settings

_NO_PROXY = {"http://": None, "https://": None}


def open_route(settings: Settings) -> Any:
    """The HTTP client for an endpoint on this machine: it takes no proxy that the environment names and no redirect.

    Many environments name a proxy and do not except loopback: it would be sent what is meant to stay here, unmasked. So
    would be whatever an endpoint points to.
    None for any other endpoint: proxies and certificates are then those of the environment.
    """
    if settings.endpoint_is_remote:
        return None
    import openai

    return openai.DefaultHttpxClient(mounts=_NO_PROXY, follow_redirects=False)
