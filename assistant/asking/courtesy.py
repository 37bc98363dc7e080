"""What people write to an assistant that asks nothing of the corpus: a greeting, thanks, "what can you do?".

What is written for each stands in courtesy.toml beside this.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from assistant.asking.reminding import claims_only, is_answer
from assistant.asking.secrets import leave_out_secrets
from assistant.records import Language, Turn
from assistant.words import split_words


class Courtesy(StrEnum):
    """What is written instead of a question."""

    GREETING = "greeting"
    THANKS = "thanks"
    HELP = "help"
    IDENTITY = "identity"
    OPINION = "opinion"  # asks what the assistant itself thinks
    FAREWELL = "farewell"
    ACKNOWLEDGED = "acknowledged"  # "ok", "non", "pardon"
    TRUST = "trust"  # asks how far answers can be relied on
    PRIVACY = "privacy"  # asks what becomes of the questions
    ORIGIN = "origin"  # asks what answers are taken from
    RELEVANCY = "relevancy"  # asks what the ratings are
    EXPORT = "export"  # asks how to save, print or copy an answer
    CHANGE = "change"  # wants articles deleted or changed
    NOW = "now"  # asks for what holds at this moment: the weather, a rate
    INSTRUCTIONS = "instructions"  # asks for the assistant's own instructions
    COMPLAINT = "complaint"  # says that an answer, or the assistant, is no good
    TASK = "task"  # wants something written that is no answer: a poem, a translation


_PARTS = re.compile(r"[.!?;,]+|\b(?:and|et)\b", re.IGNORECASE)
_PART_NAMED = re.compile(r"(?<!P)<(\w+)>")  # not the name of a group
_GLUED = re.compile(r"(?<! )\|\n")
_Told = list[tuple[Courtesy, re.Pattern[str]]]


def _read_patterns() -> tuple[_Told, _Told, re.Pattern[str], re.Pattern[str]]:
    """Those of courtesy.toml: for all that was written, for a part of it, for another language and for a greeting."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    parts: dict[str, str] = {}

    def fill(text: str) -> str:
        plain = " ".join(_GLUED.sub("|", text).split()).replace(" | ", "|")
        return f"(?:{_PART_NAMED.sub(lambda found: parts[found[1]], plain)})"

    for name, text in told["parts"].items():
        parts[name] = fill(text)
    whole, within = (
        [(Courtesy(kind), re.compile(fill(text))) for kind, text in told[where].items()]
        for where in ("whole", "within")
    )
    hello_before = re.compile(rf"^{parts['hello']} (?=\S)")
    return whole, within, re.compile(fill(told["language"]["other"])), hello_before


_WHOLE, _WITHIN, _OTHER_LANGUAGE, _HELLO_BEFORE = _read_patterns()


def read_courtesy(text: str) -> Courtesy | None:
    """What a text is instead of a question; None where it asks something, if only in passing."""
    if not leave_out_secrets(text):
        return Courtesy.INSTRUCTIONS
    words = " ".join(split_words(text))
    whole = _read_whole(words) or _read_whole(_HELLO_BEFORE.sub("", words))
    if whole is not None:
        return whole
    parts = [_read_whole(" ".join(split_words(part))) for part in _PARTS.split(text) if split_words(part)]
    if parts and None not in parts:
        return Courtesy.HELP if Courtesy.HELP in parts else parts[-1]
    return next((kind for kind, pattern in _WITHIN if pattern.search(words)), None)


def _read_whole(words: str) -> Courtesy | None:
    return next((kind for kind, pattern in _WHOLE if pattern.fullmatch(words)), None)


def read_other_language(text: str) -> Language | None:
    """The language that the answer before is wanted in: "et en anglais ?", "say that again in French"; else None."""
    found = _OTHER_LANGUAGE.fullmatch(" ".join(split_words(text)))
    if found is None:
        return None
    return Language.ENGLISH if found["english"] else Language.FRENCH


def find_asked(history: Sequence[Turn]) -> list[Turn]:
    """The turns of a conversation that ask something: the user's, without greetings, thanks, claims and the like."""
    said = (turn for turn in history if turn.role == "user" and turn.text.strip())
    asked = (turn for turn in said if read_courtesy(turn.text) is None and read_other_language(turn.text) is None)
    return [turn for turn in asked if not claims_only(turn.text) and not is_answer(turn.text)]
