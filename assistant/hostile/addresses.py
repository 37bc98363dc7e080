"""Finds addresses in a text: of web pages, of hosts without a scheme, of mailboxes."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"\b[a-z][a-z0-9+.-]{1,10}:(?://)?[^\s<>\"«»“”]+"  # a scheme, also without its slashes (mailto:, javascript:)
    r"|\bwww\.[^\s<>\"«»“”]+"
    r"|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|(?<![\w@.])(?:[\w-]+\.)+[a-z]{2,24}(?:[/:?#][^\s<>\"«»“”]*)?(?![\w@])",
    re.IGNORECASE,
)
_END = ".,;:!?)]}'’"


def find_addresses(text: str) -> list[str]:
    """The addresses in a text, without the marks that end a sentence; `e.g.` and figures are none."""
    found = (match.rstrip(_END) for match in _ADDRESS.findall(text))
    return [address for address in found if len(address) > 4 and not _is_word(address)]


def _is_word(address: str) -> bool:
    """Whether it is a word with a colon or dots in it (`Nota:ceci`, `U.S.A`)."""
    scheme, colon, rest = address.partition(":")
    if colon and not rest.startswith("//") and scheme.lower() not in ("mailto", "javascript", "data", "tel"):
        return "." not in rest
    return all(len(part) < 2 for part in address.split("."))
