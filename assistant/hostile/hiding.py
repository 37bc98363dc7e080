"""What a text holds that its readers do not see and a model does: taken out before anything else reads it.

Source lines are kept without it, so that what is shown, searched and quoted is what a person sees in the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

HIDDEN = "it holds text that is hidden from readers"
# Controls but for tab, line feed and those that part words; format characters; fillers; variation selectors; tags.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f"
    "\u202a-\u202e\u2060-\u2065\u2066-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    # A joiner or an emoji's variation selector, unless it stands with emoji.
    "|(?<![#*0-9\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u3299\ufe0f\U0001f000-\U0001faff])[\u200d\ufe0f]"
)
_TAGGED = re.compile(
    "(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0020-\U000e007e]{4,}"
)  # behind a black flag they make the flag of a region
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def take_out_invisible(text: str) -> str:
    """The text without characters that nobody sees; its lines stay the same."""
    return text if text.isascii() and text.isprintable() else _INVISIBLE.sub("", text)


def take_out_hidden(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The text without invisible characters and HTML comments, line by line as before, and what was taken out.

    Returns:
        the text; and for each comment, and each kind of character once, its line (1-based) and what it is.
    """
    shown = take_out_invisible(text)
    found = list(_name_invisible(text)) if shown != text else []
    for comment in _COMMENT.finditer(shown):
        first = shown.count("\n", 0, comment.start()) + 1
        for line in range(first, first + comment[0].count("\n") + 1):
            found.append((line, "an HTML comment, which readers of the article do not see, is left out"))
    return _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), shown), found


def find_tagged_lines(text: str) -> frozenset[int]:
    """The lines (1-based) that hold words in tag characters, which no reader sees and every model reads."""
    if text.isascii() or not _TAGGED.search(text):
        return frozenset()
    return frozenset(number for number, line in enumerate(text.split("\n"), start=1) if _TAGGED.search(line))


def _name_invisible(text: str) -> Iterator[tuple[int, str]]:
    named: set[str] = set()
    for number, line in enumerate(text.split("\n"), start=1):
        for character in _INVISIBLE.findall(line):
            if character not in named:
                named.add(character)
                name = unicodedata.name(character, "no name").lower()
                yield number, f"the text holds the invisible character U+{ord(character):04X} ({name}), it is left out"
