"""A second opinion by a chat model: is the answer faithful to what it cites, and does it answer the question.

A model's opinion is no measurement: it is shown apart, marked with the model's name, and no floor may rest on it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from langchain_core.messages import HumanMessage

from assistant.answering.chat import ChatEngine
from assistant.answering.faults import ModelFault
from assistant.checks.records import Judgement, KeptAnswer, Result
from assistant.prompts import load_prompt

_VARIABLES = frozenset({"question", "answer", "rows"})
_OBJECT = re.compile(r"\{[^{}]*\}", re.DOTALL)
_LEVELS = {0: 0.0, 1: 0.5, 2: 1.0}  # no, in part, yes


def judge_all(
    results: Sequence[Result], judge: ChatEngine, read_row: Callable[[str], str], *, parallel: int
) -> list[Result]:
    """Have the first answer of each check judged; abstentions and checks without an answer are not."""

    def judge_one(result: Result) -> Result:
        if not result.answers or result.answers[0].abstained:
            return result
        return replace(result, judgement=judge_answer(result.answers[0], judge, read_row))

    with ThreadPoolExecutor(parallel, thread_name_prefix="judge") as pool:
        return list(pool.map(judge_one, results))


def judge_answer(answer: KeptAnswer, judge: ChatEngine, read_row: Callable[[str], str]) -> Judgement:
    """Ask a model about one answer; what goes wrong is told as the reason of a judgement without figures."""
    rows = "\n".join(f"({locator}) {read_row(locator)}" for locator in answer.cited)
    prompt = load_prompt("judge", _VARIABLES).substitute(question=answer.question, answer=answer.answer, rows=rows)
    try:
        # No mask of a question is in force here: what is personal in the whole prompt is hidden.
        message, _ = judge.ask(judge.model, [HumanMessage(prompt)])
    except Exception as error:  # whatever the judge's client raises, the opinion is missing and not the run
        why = error.fault if isinstance(error, ModelFault) else type(error).__name__
        return Judgement(None, None, f"the model did not answer ({why})")
    return read_judgement(message.text)


def read_judgement(text: str) -> Judgement:
    """The first JSON object of a model's words that holds both levels."""
    for found in _OBJECT.findall(text):
        try:
            form = json.loads(found)
            levels = [_LEVELS[int(form[name])] for name in ("faithful", "relevant")]
        except (ValueError, TypeError, KeyError):
            continue
        return Judgement(levels[0], levels[1], str(form.get("reason", "")))
    return Judgement(None, None, "the model's words hold no judgement")
