"""Answers written by a chat model from the retrieved passages.

The model sees opaque identifiers that hold for one question only, so it can neither guess a locator nor be led to
one by an article. What it writes are sentences with the places that they claim; nobody sees them unproven.
"""

from __future__ import annotations

import hashlib
import json
import logging
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import cast

from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage
from langchain_core.runnables import Runnable

from assistant.answering.faults import Fault, ModelFault, find_fault
from assistant.answering.reading import REFUSAL, is_refusal, read_sentences, read_stream, unwrap
from assistant.errors import SettingsBroken
from assistant.prompts import load_prompt
from assistant.records import Hit, Language, Passage, Question, Sentence, Usage
from assistant.settings import Settings
from assistant.waiting import stop_if_left

_ANSWER = frozenset({"language", "example", "refusal", "passages", "question"})
_REPAIR = frozenset({"language", "refusal", "passages", "sentence"})
_REWRITE = frozenset({"earlier", "question"})
_LANGUAGES = {Language.FRENCH: "French", Language.ENGLISH: "English"}
_log = logging.getLogger(__name__)


@dataclass
class Writing:
    """One answer while a model writes it: iterate to get its sentences; then `refused` and `usage` are known."""

    question: Question
    passages: Mapping[str, Passage]  # by the identifiers that the model was told
    refused: bool = False  # the model says that the passages do not answer
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True)
class ChatEngine:
    """Writes answers with a chat model."""

    model: BaseChatModel
    name: str
    limit_seconds: float = 120.0  # for one answer, all calls together
    repairs_at_most: int = 3  # sentences of one answer that the model may write again
    says_when_it_ends: bool = False  # an answer without a reason for its end has broken off

    def begin(self, question: Question, hits: Sequence[Hit]) -> Writing:
        """An answer that is not written yet."""
        return Writing(question, {_identify(question, hit.passage): hit.passage for hit in hits})

    def write(self, writing: Writing) -> Generator[Sentence, None, None]:
        """The sentences of an answer, each as soon as it is whole; closing the iterator ends the call upstream.

        Raises:
            ModelFault: the endpoint refuses, fails, breaks off or takes too long.
        """
        if not writing.passages:
            writing.refused = True
            return
        prompt = load_prompt("answer", _ANSWER).substitute(
            language=_LANGUAGES[writing.question.language],
            example=next(iter(writing.passages)),
            refusal=REFUSAL,
            passages=_present_all(writing.passages),
            question=writing.question.standalone,
        )
        told: list[str] = []
        with closing(self._stream(prompt, writing)) as pieces:
            heard = (told.append(piece) or piece for piece in pieces)  # type: ignore[func-returns-value]
            yield from read_stream(heard, writing.passages, writing.question.text)
        writing.refused = is_refusal(unwrap("".join(told)))

    def _stream(self, prompt: str, writing: Writing) -> Generator[str, None, None]:
        """The pieces of the model's text; counts its tokens.

        Raises:
            ModelFault: as in `write`.
        """
        until = time.monotonic() + self.limit_seconds
        finish = ""
        whole: AIMessageChunk | None = None
        try:
            chunks = cast(Generator[AIMessageChunk, None, None], self.model.stream([HumanMessage(prompt)]))
            with closing(chunks):
                for chunk in chunks:
                    stop_if_left()
                    whole = chunk if whole is None else whole + chunk
                    finish = str(chunk.response_metadata.get("finish_reason") or finish)
                    if time.monotonic() > until:
                        raise TimeoutError
                    if chunk.text:
                        yield chunk.text
        except Exception as error:  # whatever an endpoint does, the reader gets an honest line
            raise self._fault(error) from error
        writing.usage += _count(whole)
        if finish == "content_filter":
            raise ModelFault(self.name, Fault.FILTERED)
        if whole is None or not whole.text.strip() or (self.says_when_it_ends and not finish):
            raise ModelFault(self.name, Fault.BROKEN)

    def repair(self, sentence: Sentence, writing: Writing) -> Sentence | None:
        """A sentence written again from the passages that it names, or from all; None when the model gives it up.

        Raises:
            ModelFault: as in `write`.
        """
        named = {evidence.locator for evidence in sentence.evidence}
        passages = {key: p for key, p in writing.passages.items() if not named or p.locator in named}
        prompt = load_prompt("repair", _REPAIR).substitute(
            language=_LANGUAGES[writing.question.language],
            refusal=REFUSAL,
            passages=_present_all(passages),
            sentence=json.dumps(sentence.text, ensure_ascii=False),
        )
        message, usage = self.ask(self.model, [HumanMessage(prompt)])
        writing.usage += usage
        text = unwrap(message.text)
        written = [] if is_refusal(text) else read_sentences(text, passages)
        return Sentence(written[0].text, written[0].evidence, sentence.role) if written else None

    def rewrite(self, question: str, earlier: Sequence[str]) -> tuple[str, Usage]:
        """A question that stands alone, by what the earlier ones name; the question itself when the model fails."""
        prompt = load_prompt("rewrite", _REWRITE).substitute(
            earlier="\n".join(f"- {json.dumps(text, ensure_ascii=False)}" for text in earlier),
            question=json.dumps(question, ensure_ascii=False),
        )
        try:
            message, usage = self.ask(self.model, [HumanMessage(prompt)])
        except ModelFault as fault:
            _log.warning("%s", fault)
            return question, Usage()
        text = unwrap(message.text).strip().strip('"').split("\n")[0].strip()
        # A model that answers instead of rewriting writes more than the questions hold.
        limit = 2 * (len(question) + max(map(len, earlier), default=0)) + 20
        return (text if text and len(text) <= limit else question), usage

    def ask(
        self, model: Runnable[LanguageModelInput, AIMessage], messages: list[BaseMessage]
    ) -> tuple[AIMessage, Usage]:
        """One message of the model, with the tokens that it took.

        Raises:
            ModelFault: the endpoint refuses, fails or does not answer in time.
            NotImplementedError: the model cannot do what is asked of it.
        """
        try:
            message = model.invoke(messages)
        except NotImplementedError:
            raise
        except Exception as error:  # as above
            raise self._fault(error) from error
        return message, _count(message)

    def _fault(self, error: Exception) -> ModelFault:
        if isinstance(error, ModelFault):
            return error
        fault = find_fault(error)
        _log.info("The chat model %s failed: %s (%s)", self.name, fault, type(error).__name__)
        return ModelFault(self.name, fault)


def open_chat_model(settings: Settings) -> ChatEngine:
    """The chat model that the settings name; nothing is sent before the first question.

    Raises:
        SettingsBroken: the settings name none.
    """
    if not settings.chat_model_is_set:
        raise SettingsBroken("No chat model is set. Set OPENAI_API_KEY or OPENAI_BASE_URL, and ASSISTANT_MODEL.")
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    model = ChatOpenAI(
        model=settings.model,
        api_key=settings.api_key or SecretStr("none"),
        base_url=settings.base_url,
        timeout=settings.model_timeout_seconds,
        # The client waits as long as Retry-After asks, within its own bound, and tries twice more.
        max_retries=2,
        temperature=0,
        max_completion_tokens=settings.answer_limit_tokens,
        stream_usage=True,
    )
    return ChatEngine(model, settings.model, settings.answer_limit_seconds, says_when_it_ends=True)


def _count(message: AIMessage | None) -> Usage:
    counted = getattr(message, "usage_metadata", None) or {}
    return Usage(counted.get("input_tokens", 0), counted.get("output_tokens", 0))


def _identify(question: Question, passage: Passage) -> str:
    """An identifier that nobody can know who does not know the question."""
    key = f"{question.standalone}\n{passage.locator}"
    return f"p{hashlib.sha256(key.encode()).hexdigest()[:6]}"


def _present_all(passages: Mapping[str, Passage]) -> str:
    return "\n".join(_present(identifier, passage) for identifier, passage in passages.items())


def _present(identifier: str, passage: Passage) -> str:
    about = f"{passage.article.title}, {passage.locator.place}"
    if passage.cells:
        body = "; ".join(f"{column}: {cell}" for column, cell in passage.cells.items() if cell)
    else:
        body = passage.text
    return f"[{identifier}] ({about}) {body}"
