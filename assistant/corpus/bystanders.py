"""Tells the pages that lie beside articles from articles: read-me files, lists of changes, indexes, licences.

What a file is called decides nothing. A page is passed over when it shows what such pages show, and nothing at all of
what scanned articles have; a text that shows neither is an article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.columns import ColumnRole, find_role
from assistant.corpus.header import find_front_matter, plain_text, read_front_matter, read_header_lines
from assistant.corpus.markdown import Heading, read_blocks
from assistant.corpus.places import is_known_place

_PAGE = re.compile(r"\b(?:from|de la|depuis la)\s{1,9}(?:page\s{1,9})?\(?\s{0,9}\[[^\[\]]*\d[^\[\]]*\]\(")
_LINKED = re.compile(r"\[\s*(?:external link|lien externe)\s*\]\(", re.IGNORECASE)
_HEADER_FACTS = {"page_url", "date", "category", "type"}
_ROLES = {ColumnRole.RELEVANCY, ColumnRole.CHANGE, ColumnRole.HORIZON, ColumnRole.DRIVING_FORCE}

_FENCED = re.compile(r"^[ ]{0,3}(```+|~~~+)[^\n]*\n(.*?)^[ ]{0,3}\1", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(
    r"^\s*(?:\$ |\./\w|(?:sudo|pip3?|git|npm|npx|make|docker|python3?|cd|curl|wget|conda|brew|apt|apt-get|cargo|uv|sh)"
    r" [\w./-])",
    re.MULTILINE,
)
_VERSION = re.compile(
    r"^#{1,4}[ ]+(?:\[v?\d+(?:\.\d+)+[\w.+-]*\]|(?:v|version )\d+(?:\.\d+)*|\d+\.\d+\.\d+)"
    r"|^#{1,4}[ ]+\d+\.\d+(?:[ ]*[-–(:,][ ]*(?:\d{4}|unreleased)[^\n]*)?$"
    r"|^#{1,4}[ ]+(?:\[?unreleased\b|(?:change ?log|release notes|journal des modifications|notes de version)[ ]*$)",
    re.MULTILINE | re.IGNORECASE,
)
_FEWEST_VERSIONS = 2
_BADGE = re.compile(r"\[!\[[^\]\n]*\]\([^)\n]*(?:badge|shields\.io|\.svg)[^)\n]*\)\]\(")
_FILE = re.compile(
    r"(?<!`)`(?:[\w.*-]+/(?:[\w.*-]+/?)*|[\w./*-]*\.(?:md|txt|py|js|jsonl?|csv|ya?ml|toml|sh|html))(?:\s[^`\n]{0,60})?`(?!`)"
)
_FEWEST_FILES = 3
_TO_FILE = re.compile(r"\[[^\[\]\n]+\]\((?![a-z][\w+.-]*:|#|//)[^()\s]+\)", re.IGNORECASE)
_FEWEST_LINES_TO_FILES = 3
_LICENCE = re.compile(
    r"permission is hereby granted, free of charge|redistribution and use in source and binary forms"
    r"|licensed under the apache license, version|gnu (?:lesser |affero )?general public license\s+version \d",
    re.IGNORECASE,
)
_FOR_PROGRAMS = re.compile(
    r"[\w.\[\]-]+\s*(?:==|>=|~=)\s*[\w.*]+.*|(?:user-agent|(?:dis)?allow|sitemap):.*", re.IGNORECASE
)


def bears_page(beginning: str) -> bool:
    """Whether a text begins as a scanned article does, with its page: then nothing more need be looked at."""
    return _PAGE.search(beginning) is not None


def find_reason(text: str) -> str | None:
    """Why a text is no article, as the end of a warning; None for an article and for what could be one."""
    if _PAGE.search(text) or _LINKED.search(text):
        return None
    lines = text.split("\n")
    below = "\n".join(lines[find_front_matter(lines) :])
    reason = next((reason for reason, shows in _SIGNS if shows(below)), None)
    return None if reason is None or _is_scanned(text) else reason


def _types_commands(text: str) -> bool:
    return any(_COMMAND.search(block[2]) for block in _FENCED.finditer(text))


def _lists_versions(text: str) -> bool:
    return len(_VERSION.findall(text)) >= _FEWEST_VERSIONS


def _has_badge(text: str) -> bool:
    return _BADGE.search(text) is not None


def _names_files(text: str) -> bool:
    return len(set(_FILE.findall(text))) >= _FEWEST_FILES


def _links_files(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    linking = sum(_TO_FILE.search(line) is not None for line in lines)
    return linking >= _FEWEST_LINES_TO_FILES and 2 * linking >= len(lines)


def _is_licence(text: str) -> bool:
    return _LICENCE.search(text) is not None


def _serves_programs(text: str) -> bool:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    told = [line for line in lines if not line.startswith("#")]
    return bool(told) and all(_FOR_PROGRAMS.fullmatch(line) for line in told)


_SIGNS: Sequence[tuple[str, Callable[[str], bool]]] = (
    ("commands to type", _types_commands),
    ("a list of versions", _lists_versions),
    ("badges of a program", _has_badge),
    ("names of files", _names_files),
    ("a list of links to files", _links_files),
    ("a licence", _is_licence),
    ("lines for programs", _serves_programs),
)


def _is_scanned(text: str) -> bool:
    """Whether a text has anything that scanned articles have: header, known headings, columns that only they have."""
    lines = _FENCED.sub("", text).split("\n")
    front = find_front_matter(lines)
    for facts in (read_front_matter(lines[:front]), read_header_lines(enumerate(lines[front:]))):
        if facts.lists or facts.values.keys() & _HEADER_FACTS:
            return True
    blocks, _ = read_blocks([""] * front + lines[front:], is_known_place)
    for block in blocks:
        if isinstance(block, Heading):
            if is_known_place(plain_text(block.text)):
                return True
        elif {find_role(cell) for cell in lines[block.start].strip(" |").split("|")} & _ROLES:
            return True
    return False
