"""Placeholders for the personal data of one conversation, and the way back.

A piece has one placeholder wherever it occurs, so "she" and "Mme Durand" stay the same person to a model; what the
model writes back is restored before anything else reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.privacy.finding import find_personal
from assistant.privacy.kinds import Holds, Kind, holds_nothing
from assistant.words import STOP_WORDS, fold_word, raw_words

_KINDS = "|".join(kind.name for kind in Kind)
# Models write <NAME_1> as [NAME_1] or bare NAME_1 at times.
_PLACEHOLDER = re.compile(
    rf"<\s*(?P<a>(?:{_KINDS})[ _-]?\d+)\s*>|\[(?P<b>(?:{_KINDS})_\d+)\]|(?<!\w)(?P<c>(?:{_KINDS})_\d+)(?!\w)",
    re.IGNORECASE,
)
_MAY_GO_ON = re.compile(r"(?:[<\[][^<>\[\]\n]{0,28}|(?<!\w)[A-Za-z]\w{0,24})$")
_SHORTEST_PART = 3  # letters of a part of a name that is masked alone


class Mask:
    """What stands for what; grows as texts are learned."""

    def __init__(self, texts: Iterable[str] = (), is_held: Holds = holds_nothing) -> None:
        """Learn the personal data of texts; `is_held` tells what the corpus holds, which is not masked."""
        self._is_held = is_held
        self._values: dict[str, str] = {}  # placeholders by folded value
        self._originals: dict[str, str] = {}  # as first written, by placeholder
        self._fragments: set[str] = set()  # folded words of all values
        self._pattern: re.Pattern[str] | None = None
        self._used: set[str] = set()
        self._taken: set[str] = set()  # placeholders that people wrote themselves
        for text in texts:
            self.learn(text)

    @property
    def counts(self) -> dict[str, int]:
        """How many pieces of each kind have been hidden so far."""
        kinds = [placeholder.strip("<>").rpartition("_")[0].lower() for placeholder in sorted(self._used)]
        return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}

    @property
    def is_empty(self) -> bool:
        """Whether nothing personal has been learned."""
        return not self._values

    def learn(self, text: str) -> None:
        """Find what is personal in a text that a person wrote."""
        self._taken.update(_normal(found) for found in _PLACEHOLDER.finditer(text))
        for found in find_personal(text, self._is_held):
            value = text[found.start : found.end]
            key = _key(value)
            if key in self._values:
                continue
            placeholder = self._make_placeholder(found.kind)
            self._values[key] = placeholder
            self._originals[placeholder] = value
            self._fragments.update(map(fold_word, raw_words(value)))
            if found.kind is Kind.NAME:
                self._learn_parts(value, placeholder)
        self._pattern = _either(self._values)

    def _make_placeholder(self, kind: Kind) -> str:
        number = 1 + sum(placeholder.startswith(f"<{kind.name}_") for placeholder in self._originals)
        while f"<{kind.name}_{number}>" in self._taken:
            number += 1
        return f"<{kind.name}_{number}>"

    def _learn_parts(self, name: str, placeholder: str) -> None:
        """A person is also called by a part of the name, but for words that the corpus uses."""
        for part in re.split(r"[\s\u00a0]+", name):
            is_word = len(part) < _SHORTEST_PART or fold_word(part.split("-")[0]) in STOP_WORDS
            if not is_word and part[0].isupper() and not self._is_held(part):
                self._values.setdefault(_key(part), placeholder)

    def hide(self, text: str) -> str:
        """The text with placeholders for every piece that has been learned."""
        if self._pattern is None:
            return text
        return self._pattern.sub(self._put, text)

    def _put(self, found: re.Match[str]) -> str:
        placeholder = self._values[_key(found.group())]
        self._used.add(placeholder)
        return placeholder

    def hide_words(self, text: str) -> str:
        """The same for a text that may be one word out of a longer piece, as searches look words up singly."""
        if fold_word(text) in self._fragments and not self._is_held(text):
            self._used.update(
                p for p, value in self._originals.items() if fold_word(text) in map(fold_word, raw_words(value))
            )
            return "…"
        return self.hide(text)

    def leave_out(self, text: str) -> str:
        """The text without what is personal, for what an earlier question adds to a later one."""
        return text if self._pattern is None else self._pattern.sub(" ", text)

    def restore(self, text: str) -> str:
        """The text with every placeholder that was given replaced by what it stands for."""
        if not self._used:
            return text
        return _PLACEHOLDER.sub(lambda found: self._originals.get(_normal(found), found.group()), text)

    def restore_stream(self, pieces: Iterable[str]) -> Iterator[str]:
        """The same for a text that comes in pieces, which may cut a placeholder anywhere."""
        if not self._used:
            yield from pieces
            return
        held = ""
        for piece in pieces:
            held += piece
            tail = _MAY_GO_ON.search(held)
            ready = len(held) if tail is None else tail.start()
            if ready:
                yield self.restore(held[:ready])
                held = held[ready:]
        if held:
            yield self.restore(held)


def _normal(found: re.Match[str]) -> str:
    written = found["a"] or found["b"] or found["c"]
    parts = re.fullmatch(r"(?P<kind>.*?)[ _-]?(?P<number>\d+)", written)
    assert parts is not None, written
    return f"<{parts['kind'].upper()}_{parts['number']}>"


def _key(value: str) -> str:
    """Spellings that mean one piece: case, blanks and apostrophes do not count."""
    return re.sub(r"(?:\s|\\n)+", " ", value.replace("’", "'")).casefold()


def _either(values: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the values, longest first, whatever the case and the blanks."""
    ordered = sorted(values, key=lambda value: (-len(value), value))
    if not ordered:
        return None
    spelled = [re.escape(v).replace(r"\ ", r"(?:\s|\\n)+").replace("'", "['’]") for v in ordered]
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)", re.IGNORECASE)
