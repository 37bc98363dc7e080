"""Feedback that the page keeps, as checks: what people found right becomes a check, what they found wrong a draft.

One JSON object a line: question, history, language, cited (locators), verdict (up or down), reason, answer, asked_at.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from assistant.checks.records import Text
from assistant.records import Language

KIND = "feedback"


def _read_turn(turn: object) -> object:
    """The user's words of an earlier turn, which is a question or a message; None for a turn of the assistant's."""
    if isinstance(turn, Mapping):
        return (turn.get("content") or turn.get("text")) if turn.get("role", "user") == "user" else None
    return turn


def _read_history(turns: object) -> object:
    if not isinstance(turns, list):
        return turns or []
    return [text for turn in turns if (text := _read_turn(turn)) is not None]


class Feedback(BaseModel):
    """What a reader thought of one answer."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: Text
    history: Annotated[tuple[Text, ...], BeforeValidator(_read_history)] = ()
    language: str | None = None
    cited: tuple[Text, ...]
    verdict: Literal["up", "down"]
    reason: str | None = None
    answer: str | None = None

    @property
    def id(self) -> str:
        """The same for the same question after the same conversation."""
        told = json.dumps([self.question, *self.history], ensure_ascii=False)
        return f"{KIND}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def is_feedback(fields: Mapping[str, Any]) -> bool:
    """Whether a line is feedback and no check: it has a verdict and names what was cited."""
    return "verdict" in fields and "cited" in fields


def as_check_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """A check in its JSON form.

    An answer that was found right has to cite one of its places again, or to abstain again where it cited none. One
    that was found wrong says only what the right one is not: its check is a draft, with the reason and the answer as
    its reference for the person who completes it.

    Raises:
        ValidationError: it is no feedback as the page keeps it.
    """
    feedback = Feedback.model_validate(fields)
    is_right = feedback.verdict == "up"
    check: dict[str, Any] = {
        "id": feedback.id,
        "kind": KIND,
        "question": feedback.question,
        "history": list(feedback.history),
        "gold_rows": list(feedback.cited) if is_right else [],
        "any_of": True,
        "abstain": is_right and not feedback.cited,
        "answer": (feedback.answer or "") if is_right else _tell_wrong(feedback),
        "accepted": is_right,
    }
    return check | ({"lang": feedback.language} if feedback.language in [*Language] else {})


def _tell_wrong(feedback: Feedback) -> str:
    reason = f" ({feedback.reason})" if feedback.reason else ""
    return f"Found wrong{reason}: {feedback.answer or 'no answer was kept'}"
