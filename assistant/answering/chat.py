"""Answers written by a chat model from the retrieved passages.

The model sees opaque identifiers that hold for one question only, so it can neither guess a locator nor be led to
one by an article. What it writes are sentences with the places that they claim; nobody sees them unproven.
"""

from __future__ import annotations

import hashlib
import json
import logging
import math
import re
import time
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any, cast

from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage
from langchain_core.runnables import Runnable

from assistant.answering.faults import Fault, ModelFault, find_fault
from assistant.answering.impact import estimate_impact
from assistant.answering.presenting import present_all
from assistant.answering.reading import REFUSAL, is_refusal, read_sentences, read_stream, unwrap
from assistant.errors import SettingsBroken
from assistant.privacy.door import hide_prompt, restore_pieces
from assistant.privacy.flows import NOT_AFTER, Flow, Told, at_host, mask_told
from assistant.privacy.masking import Mask
from assistant.privacy.route import open_route
from assistant.prompts import load_prompt
from assistant.records import UNKNOWN_USAGE, Hit, Language, Passage, Question, Sentence, SentenceRole, Usage
from assistant.settings import Settings
from assistant.waiting import stop_if_left
from assistant.words import informative_words, stem_word, stems_of

_ANSWER = frozenset({"language", "example", "refusal", "passages", "question"})
_REPAIR = frozenset({"language", "refusal", "passages", "sentence"})
_REWRITE = frozenset({"earlier", "question"})
_LANGUAGES = {Language.FRENCH: "French", Language.ENGLISH: "English"}
_ENDED = re.compile(r"[.!?…:][\"”’)\]»\s]*$")
_LETTERS_A_TOKEN = 3  # fewer than there are: a prompt's price is not known before it is sent
_LEAST_TOKENS = 20  # fewer make no sentence
_STRANGE_WORDS = 0.2  # share of a rewritten question's words that neither it nor the earlier ones hold
_log = logging.getLogger(__name__)


@dataclass
class Writing:
    """One answer while a model writes it: iterate to get its sentences; then `refused` and `usage` are known."""

    question: Question
    passages: Mapping[str, Passage]  # by the identifiers that the model was told
    began: float = field(default_factory=time.perf_counter)  # the question, not this call
    refused: bool = False  # the model says that the passages do not answer
    is_cut: bool = False  # the model had to stop at the limit of tokens
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True)
class ChatEngine:
    """Writes answers with a chat model."""

    model: BaseChatModel
    name: str
    limit_seconds: float = 120.0  # for one answer, all calls together
    repairs_at_most: int = 3  # sentences of one answer that the model may write again
    says_when_it_ends: bool = False  # an answer without a reason for its end has broken off
    limit_tokens: int | None = None  # to write for one answer, all calls together
    limit_cost: float | None = None  # of one answer, all calls together
    prices: tuple[float, float] | None = None  # of a million tokens read and written
    masks: bool = True  # personal data is hidden from the model
    proofreads: bool = False  # what the rules let pass is read again before it is shown

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
            passages=present_all(writing.passages),
            question=writing.question.standalone,
        )
        told: list[str] = []
        prompt, mask = self._hide(prompt)
        with closing(self._stream(prompt, writing)) as pieces:
            shown = restore_pieces(mask, pieces)
            for sentence in read_stream(_note(shown, told), writing.passages, writing.question.text):
                is_torn = writing.is_cut and not _ENDED.search(sentence.text)
                yield replace(sentence, evidence=(), role=SentenceRole.STATEMENT) if is_torn else sentence
        writing.refused = is_refusal(unwrap("".join(told)))

    def _stream(self, prompt: str, writing: Writing) -> Generator[str, None, None]:
        """The pieces of the model's text; counts its tokens.

        Raises:
            ModelFault: as in `write`.
        """
        until = writing.began + self.limit_seconds
        limits = self._limit_call(prompt, writing)
        began = time.perf_counter()
        finish = ""
        whole: AIMessageChunk | None = None
        try:
            chunks = cast(Generator[AIMessageChunk, None, None], self.model.stream([HumanMessage(prompt)], **limits))
            with closing(chunks):
                for chunk in chunks:
                    stop_if_left()
                    whole = chunk if whole is None else whole + chunk
                    finish = str(chunk.response_metadata.get("finish_reason") or finish)
                    if time.perf_counter() > until:
                        raise TimeoutError
                    if chunk.text:
                        yield chunk.text
        except GeneratorExit:
            writing.usage += UNKNOWN_USAGE
            raise
        except Exception as error:  # whatever an endpoint does, the reader gets an honest line
            writing.usage += UNKNOWN_USAGE
            raise self._fault(error) from None  # what an endpoint says may repeat the key or the question
        writing.usage += self._count(whole, time.perf_counter() - began)
        writing.is_cut = finish == "length"
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
            passages=present_all(passages),
            sentence=json.dumps(sentence.text, ensure_ascii=False),
        )
        message, usage = self.ask(self.model, [HumanMessage(prompt)], **self._limit_call(prompt, writing))
        writing.usage += usage
        text = unwrap(message.text)
        written = [] if is_refusal(text) else read_sentences(text, passages)
        return Sentence(written[0].text, written[0].evidence, sentence.role) if written else None

    def hear(self, prompt: str, writing: Writing, *, letters_at_most: int) -> str:
        """What the model writes besides the answer, read as it comes: whoever leaves ends the call upstream.

        Raises:
            ModelFault: as in `write`; or the reply is longer than that, or the limit of tokens cuts it.
        """
        if not self.may_go_on(writing):
            raise ModelFault(self.name, Fault.LIMIT)
        told = ""
        prompt, mask = self._hide(prompt)
        with closing(self._stream(prompt, writing)) as pieces:
            for piece in restore_pieces(mask, pieces):
                told += piece
                if len(told) > letters_at_most:
                    raise ModelFault(self.name, Fault.BROKEN)
        if writing.is_cut:
            raise ModelFault(self.name, Fault.LIMIT)
        return told

    def may_go_on(self, writing: Writing) -> bool:
        """Whether the limits of one answer leave room for another call."""
        try:
            self._limit_call("", writing)
        except ModelFault:
            return False
        return time.perf_counter() < writing.began + self.limit_seconds

    def _limit_call(self, prompt: str, writing: Writing) -> dict[str, Any]:
        """How many tokens a call may still write, as the endpoint is told it.

        Raises:
            ModelFault: too few for a sentence.
        """
        left = math.inf if self.limit_tokens is None else self.limit_tokens - writing.usage.output_tokens
        if self.limit_cost is not None and self.prices is not None:
            to_read, to_write = (price / 1e6 for price in self.prices)
            money = self.limit_cost - (writing.usage.cost or 0.0) - to_read * len(prompt) / _LETTERS_A_TOKEN
            left = min(left, money / to_write if to_write else (math.inf if money > 0 else 0))
        if left < _LEAST_TOKENS:
            raise ModelFault(self.name, Fault.LIMIT)
        return {"max_completion_tokens": int(left)} if self.says_when_it_ends and left < math.inf else {}

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
            return question, UNKNOWN_USAGE
        text = unwrap(message.text).strip().strip('"').split("\n")[0].strip()
        # A model that answers instead of rewriting writes more than the questions hold, and other words.
        limit = 2 * (len(question) + max(map(len, earlier), default=0)) + 20
        known = {stem for asked in (question, *earlier) for stem in stems_of(informative_words(asked))}
        said = [stem_word(word) for word in informative_words(text)]
        strange = sum(known.isdisjoint(stems) for stems in said)
        is_rewritten = text and len(text) <= limit and strange <= _STRANGE_WORDS * len(said)
        return (text if is_rewritten else question), usage

    def ask(
        self, model: Runnable[LanguageModelInput, AIMessage], messages: list[BaseMessage], **limits: Any
    ) -> tuple[AIMessage, Usage]:
        """One message of the model, with what it took.

        Raises:
            ModelFault: the endpoint refuses, fails or does not answer in time.
            NotImplementedError: the model cannot do what is asked of it.
        """
        began = time.perf_counter()
        hidden, mask = self._hide(messages[-1].text)
        messages = [*messages[:-1], HumanMessage(hidden)]
        try:
            message = model.invoke(messages, **limits)
        except NotImplementedError:
            raise
        except Exception as error:  # as above
            raise self._fault(error) from None
        usage = self._count(message, time.perf_counter() - began)
        return message if mask is None else _restore(message, mask), usage

    def _hide(self, prompt: str) -> tuple[str, Mask | None]:
        """What the model is sent of a prompt, and what restores its answer."""
        return hide_prompt(prompt) if self.masks else (prompt, None)

    def _count(self, message: AIMessage | None, seconds: float) -> Usage:
        counted = getattr(message, "usage_metadata", None)
        if not counted:
            return UNKNOWN_USAGE
        read, written = counted.get("input_tokens", 0), counted.get("output_tokens", 0)
        cost = None if self.prices is None else (read * self.prices[0] + written * self.prices[1]) / 1e6
        impact = estimate_impact(self.name, written, seconds)
        if impact is None:
            return Usage(read, written, 1, None, None, cost)
        return Usage(read, written, 1, impact.energy_wh, impact.co2e_g, cost)

    def _fault(self, error: Exception) -> ModelFault:
        if isinstance(error, ModelFault):
            return error
        fault = find_fault(error)
        _log.info("The chat model %s failed: %s (%s)", self.name, fault, type(error).__name__)
        return ModelFault(self.name, fault)


def open_chat_model(settings: Settings) -> ChatEngine:
    """The chat model that the settings name; nothing is sent before the first question.

    Raises:
        SettingsBroken: the settings name none, or limit the cost without prices.
    """
    if not settings.chat_model_is_set:
        raise SettingsBroken("No chat model is set. Set OPENAI_API_KEY or OPENAI_BASE_URL, and ASSISTANT_MODEL.")
    prices = None
    if settings.price_input is not None and settings.price_output is not None:
        prices = settings.price_input, settings.price_output
    elif settings.answer_limit_cost is not None:
        raise SettingsBroken(
            "ASSISTANT_ANSWER_LIMIT_COST needs prices. Set ASSISTANT_PRICE_INPUT and ASSISTANT_PRICE_OUTPUT."
        )
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    model = ChatOpenAI(
        model=settings.model,
        api_key=settings.api_key or SecretStr("none"),
        base_url=settings.endpoint_url,
        http_client=open_route(settings),
        timeout=settings.model_timeout_seconds,
        # The client waits as long as Retry-After asks, within its own bound, and tries twice more.
        max_retries=2,
        temperature=0,
        max_completion_tokens=settings.answer_limit_tokens,
        stream_usage=True,
    )
    return ChatEngine(
        model,
        settings.model,
        settings.answer_limit_seconds,
        says_when_it_ends=True,
        limit_tokens=settings.answer_limit_tokens,
        limit_cost=settings.answer_limit_cost,
        prices=prices,
        masks=settings.masks(remote=settings.endpoint_is_remote),
        proofreads=settings.proofreads,
    )


def _restore(message: AIMessage, mask: Mask) -> AIMessage:
    calls = [{**call, "args": _restore_all(call["args"], mask)} for call in message.tool_calls]
    return message.model_copy(update={"content": mask.restore(message.text), "tool_calls": calls})


def _restore_all(value: Any, mask: Mask) -> Any:
    if isinstance(value, str):
        return mask.restore(value)
    if isinstance(value, dict):
        return {name: _restore_all(part, mask) for name, part in value.items()}
    return [_restore_all(part, mask) for part in value] if isinstance(value, list) else value


def _identify(question: Question, passage: Passage) -> str:
    """An identifier that nobody can know who does not know the question."""
    key = f"{question.standalone}\n{passage.locator}"
    return f"p{hashlib.sha256(key.encode()).hexdigest()[:6]}"


def declare_flow(settings: Settings) -> Flow:
    """What a chat model is sent: answers, rewriting of follow-ups, table queries, proofreading, `check --judge`."""
    hidden = mask_told(settings)
    again = Told("", "")
    if settings.proofreads:
        again = Told(
            ", les phrases de la réponse avec les passages qu’elles citent, une seconde fois, pour relecture",
            ", the sentences of the answer with the passages that they cite, a second time, to be read again",
        )
    return Flow(
        __name__,
        Told("Modèle de langage", "Chat model"),
        Told(
            f"la question, jusqu’à six questions précédentes, les passages d’articles trouvés{again.french}\u202f; "
            f"{hidden.french}",
            f"the question, up to six earlier ones, the passages of articles that were found{again.english}; "
            f"{hidden.english}",
        ),
        at_host(settings.endpoint_url, settings.model),
        NOT_AFTER,
        (
            *("OPENAI_API_KEY", "OPENAI_BASE_URL", "ASSISTANT_MODEL", "ASSISTANT_PROOFREAD"),
            "ASSISTANT_MASK_PERSONAL_DATA",
        ),
        is_active=settings.chat_model_is_set,
        leaves=settings.endpoint_is_remote,
    )


def _note(pieces: Iterable[str], told: list[str]) -> Iterator[str]:
    """The same pieces, each noted down as it passes."""
    for piece in pieces:
        told.append(piece)
        yield piece
