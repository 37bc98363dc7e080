"""What every response tells a browser about what it may do with it."""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.serving.policy import NOTHING, document_policy, page_policy

# Gradio adds them to the page once it runs; fetched earlier, the page never shows without its style.
_PRELOADED = ", ".join(
    ["</page/page.css>; rel=preload; as=style"]
    + [f"</page/{name}.js>; rel=modulepreload" for name in ("main", "session", "page", "panel", "explore")]
)
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), midi=(), "
    "serial=(), hid=(), browsing-topics=()",
}
_HSTS = "max-age=31536000"
_KEPT_BY_BROWSERS = ("/assets/", "/static/", "/theme.css")  # the same for everybody, and nobody's
_OUR_ASSETS = (".css", ".js")


class SecurityHeaders:
    """Adds the headers to whatever the layers below it answer, and a policy that fits to each document."""

    def __init__(self, app: ASGIApp, public_address: str | None = None) -> None:
        self._app = app
        self._is_https = urlsplit(public_address or "").scheme == "https"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        accepted = Headers(scope=scope).get("accept-encoding", "")
        if scope["path"] == "/":
            # Its scripts have to be read here, so that it comes as it is and is packed on its way out.
            scope["headers"] = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start: Message | None = None
        parts: list[bytes] = []

        async def send_with_headers(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                self._add(headers, scope)
                if headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers:
                    start = message  # until the document is whole
                    return
                headers["content-security-policy"] = NOTHING
            elif start is not None and message["type"] == "http.response.body":
                parts.append(message.get("body", b""))
                if message.get("more_body"):
                    return
                message = {"type": "http.response.body", "body": _finish(start, parts, scope, accepted)}
                await send(start)
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _add(self, headers: MutableHeaders, scope: Scope) -> None:
        for name in [name for name in headers if name.startswith("access-control-")]:
            del headers[name]  # pages of other sites have nothing to read here
        for name, value in _HEADERS.items():
            headers[name] = value
        if self._is_https or scope["scheme"] == "https":
            headers["strict-transport-security"] = _HSTS
        path = scope["path"]
        is_asset = path.startswith(_KEPT_BY_BROWSERS) or (path.startswith("/page/") and path.endswith(_OUR_ASSETS))
        if not is_asset:
            headers["cache-control"] = "no-store"
        elif "cache-control" not in headers:
            headers["cache-control"] = "no-cache"  # kept, and asked about before it is used


def _finish(start: Message, parts: list[bytes], scope: Scope, accepted: str) -> bytes:
    headers, body = MutableHeaders(scope=start), b"".join(parts)
    html = body.decode("utf-8", "replace")
    if scope["path"] == "/":
        headers["content-security-policy"] = page_policy(html)
        headers["link"] = _PRELOADED
        if "gzip" in accepted:
            headers["content-encoding"], headers["vary"] = "gzip", "accept-encoding"
            body = gzip.compress(body, 6, mtime=0)
    else:
        headers["content-security-policy"] = document_policy(html)
    if scope["method"] != "HEAD":
        headers["content-length"] = str(len(body))
    return body
