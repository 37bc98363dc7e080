"""Finds markup that acts, deceives or hides: scripts, images that call out, addresses that mislead, hidden text."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from assistant.hostile.hiding import HIDDEN

_SIGNS = re.compile(r"[<>&%]|\\[a-z]+\s*\{|:|\]\(|\]\[|@import|expression|\bon[a-z]{3,}\s*=", re.IGNORECASE)
_ACTS = re.compile(
    r"<\s*/?\s*(?:script|iframe|object|embed|svg|style|link|meta|form|input|button|base|math|video|audio|img|image|picture|source|track|area|portal|marquee|"
    r"details|template|frame|applet)\b|<[^>]{0,200}\bon[a-z]{3,}\s*=|\b(?:javascript|vbscript|livescript)\s*:|"
    r"[\"']\s*(?:autofocus\s+)?on[a-z]{3,}\s*=\s*[\"']|\bdata\s*:\s*(?:text|image|application)/[\w.+-]+[;,]|!\[[^\]]*\]\s*[(\[]|srcdoc\s*=|@import\b|expression\s*\(|"
    r"\\(?:href|url|includegraphics|input|include|write18|html[a-z]+)\s*\{",
    re.IGNORECASE,
)
_HIDES = re.compile(
    r"<[^>]{0,200}(?:\bhidden\b|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01](?:px|pt|em)?\b|opacity\s*:\s*0"
    r"|color\s*:\s*(?:white|#fff))|\\\\[hv]?phantom\s*\{"
    # Words of an attribute, which a page shows to nobody who reads it.
    r"|<[a-z][^<>]{0,200}\b(?:aria-[a-z]+|data-[\w-]+|title|alt|value|content|label|abbr|summary|placeholder|longdesc|name|id)"
    r"\s*=\s*[\"']?(?:[^\W\d_]{2,}[^\w\"'<>]+){2,}[^\W\d_]{2,}",
    re.IGNORECASE,
)
_FORMULA = re.compile(
    r"^\s*[=+@-]\s*(?:HYPERLINK|IMPORT\w+|WEBSERVICE|IMAGE|CMD|EXEC|DDE|LIEN_HYPERTEXTE|SERVICEWEB)\s*[(|]",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\[([^\[\]]*)\]\(\s*<?([^\s()<>]+)|<a\b[^>]*href\s*=\s*[\"']?([^\s\"'>]+)[^>]*>([^<]*)", re.IGNORECASE
)
_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]{1,10}://[^\s<>\"'()\[\]|]+", re.IGNORECASE)
_HOST = re.compile(r"^(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:?#]|$)", re.IGNORECASE)
_TAG = re.compile(r"<(/?[a-z][a-z0-9-]*)(?:[\s/][^<>]*)?>", re.IGNORECASE)
_CODE = ("script", "style")
_ESCAPED_AT_MOST = 3  # times, one inside the other: each reader on the way may undo one


def find_markup(text: str) -> str | None:
    """What of a text would act or deceive if it were shown as markup, in a few words; None when nothing would."""
    for reading in _readings(text):
        if _ACTS.search(reading):
            return "it holds markup that runs or loads something"
        if any(map(_deceives, _LINK.finditer(reading))) or any(map(_has_odd_host, _ADDRESS.findall(reading))):
            return "it holds an address that is not what it seems"
    return None


def find_hidden_text(text: str) -> str | None:
    """What of a text its readers would not see if it were shown as markup, in a few words; None when nothing is."""
    return HIDDEN if any(map(_HIDES.search, _readings(text))) else None


def find_formula(text: str) -> str | None:
    """What a cell would do in a spreadsheet, in a few words; None when it is text there too."""
    return "it holds a formula of a spreadsheet" if _FORMULA.match(text) else None


def take_out_markup(text: str) -> str:
    """What a text says: without tags, and without the code and the styles between them."""
    said, *rest = _TAG.split(text)
    parts = [said]
    code = ""  # the tag of the code that the words stand in
    for tag, words in zip(map(str.lower, rest[::2]), rest[1::2], strict=True):
        if code in ("", tag.removeprefix("/")):
            code = tag if tag in _CODE else ""
        parts.append("" if code else words)
    return " ".join(parts)


def _readings(text: str) -> Iterable[str]:
    """The text as it stands, and with its character references and percent signs read."""
    if not _SIGNS.search(text):
        return ()
    found = {text}
    for _ in range(_ESCAPED_AT_MOST if "&" in text or "%" in text else 0):
        found |= {read(known) for known in found for read in (html.unescape, unquote)}
    return found


def _deceives(link: re.Match[str]) -> bool:
    """Whether the words of a link name another host than it leads to, or it leads to no web page."""
    words, target = link[1] or link[4] or "", link[2] or link[3] or ""
    if _has_odd_host(target) or _leads_elsewhere(target):
        return True
    named, host = _HOST.match(words.strip(" *_`")), _host_of(target)
    return bool(named and host and not _is_same(named[1].lower(), host))


def _leads_elsewhere(target: str) -> bool:
    """Whether a link opens something else than a page: a message, a call, a file."""
    scheme, colon, _ = target.partition(":")
    return bool(colon) and scheme.isalpha() and scheme.lower() not in ("http", "https")


def _is_same(named: str, host: str) -> bool:
    named, host = named.removeprefix("www."), host.removeprefix("www.")
    return named == host or host.endswith(f".{named}") or named.endswith(f".{host}")


def _host_of(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _has_odd_host(address: str) -> bool:
    """Whether a host mixes alphabets, is written in punycode, or hides behind a user's name."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return True
    alphabets = {unicodedata.name(letter, "?").split()[0] for letter in host if letter.isalpha()}
    return len(alphabets) > 1 or "xn--" in host or (parts.scheme in ("http", "https") and "@" in parts.netloc)
