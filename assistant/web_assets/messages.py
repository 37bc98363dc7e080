"""The messages of the chat, as the browser's component sends and shows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.records import Turn
from assistant.web_assets.html import read_question, render_question

Message = dict[str, Any]  # role and content
_TURNS_READ = 20


def asked_message(text: str) -> Message:
    """A question as the chat shows it."""
    return {"role": "user", "content": render_question(text)}


def said_message(html: str) -> Message:
    """What is said back, as HTML that is shown as it is."""
    return {"role": "assistant", "content": html}


def cut_before(messages: list[Message], replaces: int | None) -> list[Message]:
    """The messages before a question that is asked anew; all of them where none is.

    Args:
        replaces: which of the questions that is, counted from 0.
    """
    asked = [at for at, message in enumerate(messages) if message.get("role") == "user"]
    return messages if replaces is None or replaces >= len(asked) else messages[: asked[replaces]]


def read_turns(messages: Sequence[Message]) -> list[Turn]:
    """What the user asked before, oldest first; the rest of what a browser sends could be forged."""
    asked = [read_text(message.get("content")) for message in messages if message.get("role") == "user"]
    questions = [read_question(text) for text in asked if text]
    return [Turn("user", text) for text in questions[-_TURNS_READ:]]


def read_text(content: object) -> str:
    """The text of a message, which is a string or a list of parts."""
    if isinstance(content, list):
        return "".join(part["text"] for part in content if isinstance(part, dict) and isinstance(part.get("text"), str))
    return content if isinstance(content, str) else ""
