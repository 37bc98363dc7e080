"""What an article says about itself: title, page date, links, category; from its heading lines or front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.columns import fold
from assistant.corpus.dates import read_date

_TARGET = r"<?((?:[^\s()<>]++|\([^\s()]*\))++)>?(?:\s+\"[^\"]*\")?\s*"
_LINK = re.compile(rf"\[([^\[\]]*)\]\(\s*{_TARGET}\)")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_PAGE = re.compile(rf"\b(?:from|de la|depuis la)\s{{1,9}}(page\s{{1,9}})?\(?\s{{0,9}}\[([^\[\]]*)\]\(\s*{_TARGET}\)")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,9}[.)])\s+")
_TAG = re.compile(r"(?:!\[[^\]]*\]\([^)]*\)|<[^<>]*>|\s)+")  # images and HTML without words
_LONGEST_LABEL = 40  # characters
_FENCE = re.compile(r"---[ \t]*")
_FENCE_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_YAML_KEY = re.compile(r"([^\s:#'\"\-\[{][^:]{0,40}):(?:\s+(.*))?$")

# What a label means, by its folded form; "mots-clés" and "mots clés" fold to the same words.
_LABELS = {
    label: meaning
    for meaning, labels in {
        "title": "title,titre",
        "url": "url,link,lien,external link,lien externe,source,article,original",
        "date": "date,page date,date de page",
        "page_url": "page,page url",
        "category": "category,categorie",
        "type": "type",
        "keywords": "keywords,keyword,mots cles,mots clefs,tags",
        "themes": "themes,theme,thematiques",
    }.items()
    for label in labels.split(",")
}


@dataclass(slots=True)
class Facts:
    """What one part of an article says about it; the first word on a matter stands."""

    values: dict[str, str] = field(default_factory=dict)  # by meaning: title, url, date, page_url, category, type
    lists: dict[str, list[str]] = field(default_factory=dict)  # keywords, themes
    complaints: list[tuple[int, str]] = field(default_factory=list)  # line (0-based), what is wrong

    def note(self, meaning: str, text: str, line: int) -> None:
        """Keep what a label says, when it says something usable and nothing was said before."""
        text = plain_text(text)
        if meaning in ("keywords", "themes"):
            self.lists.setdefault(meaning, []).extend(_split_list(text))
        elif meaning == "date":
            day = read_date(text)
            if day is None:
                self.complaints.append((line, f"{text[:60]!r} is no day like 20231203, 2023-12-03 or 3 décembre 2023"))
            else:
                self.values.setdefault(meaning, day)
        elif meaning in ("url", "page_url"):
            found = _ADDRESS.match(text)
            if found:
                self.values.setdefault(meaning, found[0])
            elif ":" in text:
                self.complaints.append((line, f"{text[:60]!r} is no http address, it is not linked"))
        elif text:
            self.values.setdefault(meaning, text)


def find_front_matter(lines: Sequence[str]) -> int:
    """How many lines of YAML front matter, fences included, a text begins with; 0 when it has none."""
    if not lines or not _FENCE.fullmatch(lines[0]):
        return 0
    end = next((n for n, line in enumerate(lines) if n and _FENCE_END.fullmatch(line)), 0)
    first = next((line for line in lines[1:end] if line.strip() and not line.startswith("#")), "")
    return end + 1 if _YAML_KEY.match(first) else 0


def read_front_matter(lines: Sequence[str]) -> Facts:
    """The facts in a block of front matter: plain `key: value` lines and lists, no other YAML."""
    facts = Facts()
    meaning = None
    for number, line in enumerate(lines):
        key = _YAML_KEY.match(line)
        if key:
            meaning = _LABELS.get(fold(key[1]))
            value = (key[2] or "").strip()
            if value.startswith("[") and value.endswith("]"):
                value = value[1:-1]
            value = value.strip().strip("'\"")
            if meaning and value.strip(">|-"):
                facts.note(meaning, value, number)
        elif meaning in ("keywords", "themes") and _ITEM.match(line):
            facts.note(meaning, line.strip().removeprefix("- ").strip().strip("'\""), number)
    return facts


def read_title(text: str, line: int) -> Facts:
    """The facts in a title line: `__Title__, (from page [20231203](url).)` and what is like it, or just a title."""
    facts = Facts()
    page = _PAGE.search(text)
    if page and (page[1] or any(c.isdigit() for c in page[2])):
        facts.note("date", page[2], line)
        facts.note("page_url", page[3], line)
        text = text[: page.start()].rstrip(" \t,;(")
    linked = _LINK.fullmatch(text.strip(" *_"))
    if linked:
        facts.note("url", linked[2], line)
    facts.note("title", text, line)
    return facts


def read_header_lines(lines: Iterable[tuple[int, str]]) -> Facts:
    """The facts in the lines below the title and under "Other": links, `Category: …`, the scan page.

    A link counts when its words name it ("External link", "Lien externe") or when it fills a line.
    """
    facts = Facts()
    alone: list[tuple[int, str]] = []
    for number, line in lines:
        bare = _without_mark(line)
        page = _PAGE.search(bare)
        if page and (page[1] or any(c.isdigit() for c in page[2])):
            title = read_title(bare, number)
            facts.complaints += title.complaints
            facts.values = {**title.values, **facts.values}
            continue
        for link in _LINK.finditer(bare):
            if _LABELS.get(fold(link[1])) == "url":
                facts.note("url", link[2], number)
            elif link[0] == bare.strip("*_"):
                alone.append((number, link[2]))
        label, colon, value = bare.partition(":")
        meaning = _LABELS.get(fold(label)) if colon and len(label) <= _LONGEST_LABEL else None
        if meaning and meaning != "title":
            link_in = _LINK.search(value)
            facts.note(meaning, link_in[2] if link_in and meaning.endswith("url") else value.lstrip(" *_"), number)
        elif _ADDRESS.fullmatch(bare.strip("<>*_")):
            alone.append((number, bare))
    for number, address in alone:
        facts.note("url", address, number)
    return facts


def is_text(line: str) -> bool:
    """Whether a line below the title says something of the subject: no link, label, scan page, rule or tag."""
    bare = _without_mark(line).strip("*_ ")
    if not any(c.isalnum() for c in bare) or _PAGE.search(bare) or _TAG.fullmatch(bare):
        return False
    label, colon, _ = bare.partition(":")
    is_label = bool(colon) and len(label) <= _LONGEST_LABEL and fold(label) in _LABELS
    links = list(_LINK.finditer(bare))
    is_link = any(link[0] == bare or _LABELS.get(fold(link[1])) == "url" for link in links)
    return not (is_label or is_link or _ADDRESS.fullmatch(bare.strip("<>")))


def read_items(lines: Iterable[str]) -> list[str]:
    """The entries of a list; without list marks, what stands between commas or semicolons. Each once."""
    items: list[str] = []
    loose: list[str] = []
    for line in lines:
        mark = _ITEM.match(line)
        if mark:
            items.append(line[mark.end() :])
        elif items:
            items[-1] += f" {line.strip()}"
        else:
            loose += _split_list(line)
    return list(dict.fromkeys(filter(None, map(plain_text, (*loose, *items)))))


def plain_text(text: str) -> str:
    """Without the marks of links, and of emphasis or code around the whole; backslash escapes resolved."""
    text = _LINK.sub(r"\1", text).strip()
    for mark in ("**", "__", "*", "_", "`"):
        inner = text[len(mark) : -len(mark)]
        if text.startswith(mark) and text.endswith(mark) and inner and mark not in inner:
            text = inner.strip()
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def _without_mark(line: str) -> str:
    mark = _ITEM.match(line)
    return line[mark.end() if mark else 0 :].strip()


def _split_list(text: str) -> list[str]:
    return [item for item in (part.strip(" \t'\"") for part in re.split(r"[,;•]", text)) if item]
