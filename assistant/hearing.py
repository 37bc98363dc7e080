"""How a question is heard: what is personal left out, a follow-up put into words that stand alone, and time kept."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.asking.understanding import understand
from assistant.privacy.door import leave_out
from assistant.privacy.masking import Mask
from assistant.records import Question, Turn, Usage

if TYPE_CHECKING:
    from assistant.answering.chat import ChatEngine

_EARLIER_TOLD = 6  # questions that the model is told to rewrite a follow-up


class Timer:
    """Milliseconds by step; a step may be entered more than once."""

    def __init__(self) -> None:
        self.started = time.perf_counter()
        self._steps: dict[str, float] = {}

    def add(self, step: str, since: float) -> None:
        """Count the time from `since`, in seconds of `time.perf_counter`, until now as a step's."""
        self._steps[step] = self._steps.get(step, 0.0) + 1000 * (time.perf_counter() - since)

    def read(self) -> dict[str, float]:
        """Milliseconds of each step, and in total since the timer was made."""
        total = 1000 * (time.perf_counter() - self.started)
        return {"retrieve": 0.0, "answer": 0.0} | self._steps | {"total": total}


def leave_out_personal(question: Question) -> Question:
    """A question as it is looked for in the articles: without what is personal, where a mask is in force."""
    text, standalone, own = map(leave_out, (question.text, question.standalone, question.own))
    overview = question.overview and replace(question.overview, words=leave_out(question.overview.words))
    return replace(question, text=text, standalone=standalone, own=own, overview=overview)


def without_personal(history: Sequence[Turn], mask: Mask | None) -> Sequence[Turn]:
    """Earlier turns as later questions may take words from them."""
    return history if mask is None else [replace(turn, text=mask.leave_out(turn.text)) for turn in history]


def put_alone(
    question: Question, history: Sequence[Turn], chat: ChatEngine | None, mask: Mask | None
) -> tuple[Question, Usage]:
    """The question as it stands alone; a model, where there is one, puts a follow-up into words that do.

    Args:
        question: as `understand` hears it after the turns of `without_personal`.
        history: the turns as they were written.
    """
    if mask is not None:
        mask.learn(question.standalone)  # cut out of the text, it may read differently
    if chat is None or question.leans_on is None:
        return question, Usage()
    earlier = [turn.text for turn in history if turn.role == "user"]
    alone, usage = chat.rewrite(question.text, earlier[-_EARLIER_TOLD:])
    if alone == question.text:
        return question, usage
    return replace(understand(alone), text=question.text, language=question.language), usage
