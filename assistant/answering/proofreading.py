"""An opt-in second look: the chat model judges whether the cited rows state each sentence that the rules let pass.

It can only take sentences away. Articles cannot vote: the identifiers that a verdict needs are drawn for one call,
after the sentences were written, and what a row says stands between the borders.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from assistant.answering.chat import ChatEngine, Writing
from assistant.answering.faults import Fault, ModelFault
from assistant.answering.presenting import hold_border, present_all
from assistant.answering.reading import unwrap
from assistant.prompts import load_prompt
from assistant.records import Proven

_VARIABLES = frozenset({"example", "sentences"})
_IDENTIFIER = re.compile(r"\b(s[0-9a-f]{6})\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_VERDICTS = {"yes": True, "oui": True, "true": True, "no": False, "non": False, "false": False}
_FRAMING = frozenset({"id", "identifier", "number", "sentence", "verdict", "stated", "answer"})  # keys of JSON
_READ_AT_MOST = 40_000  # letters of a prompt: twelve passages, a few of them once more for other sentences
_WRITTEN_AT_MOST = 4_000  # letters of a reply: a model that may think aloud a little


def proofread(chat: ChatEngine, writing: Writing, proven: Sequence[Proven]) -> list[bool]:
    """Whether each sentence stands, by one call of the model; one that cites nothing states nothing and is not sent.

    A sentence that the model says no to, or says nothing clear of, does not stand.

    Raises:
        ModelFault: the endpoint refuses, fails, breaks off or takes too long, nothing in its reply is a verdict
            (BROKEN), or the limits of one answer leave no room (LIMIT).
    """
    drawn: dict[int, str] = {}
    for at, sentence in enumerate(proven):
        if sentence.citations:
            drawn[at] = _draw(drawn.values())
    prompt = load_prompt("proofread", _VARIABLES).substitute(
        example=_draw(drawn.values()),  # of no sentence: repeating it is no verdict
        sentences="\n\n".join(_present({drawn[at]: proven[at] for at in drawn}, writing)),
    )
    if len(prompt) > _READ_AT_MOST:
        raise ModelFault(chat.name, Fault.LIMIT)
    verdicts = read_verdicts(chat.hear(prompt, writing, letters_at_most=_WRITTEN_AT_MOST), set(drawn.values()))
    if not verdicts:
        raise ModelFault(chat.name, Fault.BROKEN)
    return [at not in drawn or verdicts.get(drawn[at], False) for at in range(len(proven))]


def read_verdicts(text: str, identifiers: Collection[str]) -> dict[str, bool]:
    """The clear verdicts of a reply, by identifier: lines, a list, a table or JSON, in English or French.

    Yes counts only where it stands alone: "yes, but" is none, and neither is a sentence said back that begins with it.
    Who says both yes and no says no.
    """
    parts = _IDENTIFIER.split(unwrap(text))
    found: dict[str, bool] = {}
    for identifier, said in zip(map(str.lower, parts[1::2]), parts[2::2], strict=True):
        verdict = _read_verdict(said)
        if identifier in identifiers and verdict is not None:
            found[identifier] = found.get(identifier, True) and verdict
    return found


def _read_verdict(said: str) -> bool | None:
    """The verdict in what follows an identifier: its first line that says something decides."""
    for line in said.split("\n"):
        words = [word for word in _WORD.findall(line.lower()) if word not in _FRAMING]
        if words:
            verdict = _VERDICTS.get(words[0])
            return None if verdict and len(words) > 1 else verdict
    return None


def _present(sentences: dict[str, Proven], writing: Writing) -> Iterator[str]:
    """Sentences that follow each other and cite the same places, below these places."""
    identifiers = {passage.locator: identifier for identifier, passage in writing.passages.items()}
    for cited, group in groupby(sentences, lambda one: sorted({c.locator for c in sentences[one].citations}, key=str)):
        places = {identifiers[locator]: writing.passages[identifiers[locator]] for locator in cited}
        lines = (f"{one}: {hold_border(json.dumps(sentences[one].text, ensure_ascii=False))}" for one in group)
        yield "\n".join(["<passages>", present_all(places), "</passages>", *lines])


def _draw(taken: Collection[str]) -> str:
    """An identifier that nobody can know who wrote an article."""
    while (drawn := f"s{secrets.token_hex(3)}") in taken:
        pass
    return drawn
