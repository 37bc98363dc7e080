"""What a document may load and run, as its Content-Security-Policy.

Measured in Chromium: Gradio's page does not start without `unsafe-eval` (its components compile their templates), and
it writes style sheets and styles of elements as it runs; so that these two stay, on the page alone. Inline scripts run
by their hashes: what is injected after the page has left the server does not run, nor does an attribute like onclick.
"""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser

_SAME = "form-action 'self'; frame-ancestors 'none'; object-src 'none'"
NOTHING = f"default-src 'none'; base-uri 'none'; {_SAME}"


class _Inline(HTMLParser):
    """Collects the inline scripts and style sheets of a document."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self._tag: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins to collect what stands in an inline element."""
        if tag in self.texts and "src" not in dict(attrs):
            self._tag = tag
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        """Ends it."""
        if tag == self._tag:
            self._tag = None

    def handle_data(self, data: str) -> None:
        """Collects."""
        if self._tag:
            self.texts[self._tag][-1] += data


def page_policy(html: str) -> str:
    """The policy of the page at `/`."""
    scripts = " ".join(["'self'", "'unsafe-eval'", *_hashes(_read(html)["script"])])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        # Gradio writes a base element that names this server.
        f"font-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'self'; {_SAME}"
    )


def document_policy(html: str) -> str:
    """The policy of any other document: no script, and style sheets of its own."""
    styles = " ".join(["'self'", *_hashes(_read(html)["style"])])
    return f"default-src 'none'; style-src {styles}; img-src 'self' data:; base-uri 'none'; {_SAME}"


def _read(html: str) -> dict[str, list[str]]:
    inline = _Inline()
    inline.feed(html)
    inline.close()
    return inline.texts


def _hashes(texts: list[str]) -> list[str]:
    # A parser of HTML reads every end of line as "\n" before anything is hashed.
    mended = (text.replace("\r\n", "\n").replace("\r", "\n") for text in texts)
    return [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in mended]
