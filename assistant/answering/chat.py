"""Answers written by a chat model from the retrieved passages.

The model sees opaque identifiers that hold for one question only, so it can neither guess a locator
nor be led to one by an article. What it writes is a draft: sentences with the places that they claim.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage
from langchain_core.runnables import Runnable

from assistant.answering.units import split_sentences, split_units
from assistant.errors import NotReachable, SettingsBroken
from assistant.prompts import load_prompt
from assistant.records import (
    Draft,
    Engine,
    Evidence,
    Hit,
    Language,
    Passage,
    Question,
    Sentence,
    SentenceRole,
    Usage,
)
from assistant.settings import Settings
from assistant.words import informative_words, stem_word

_REFUSAL = "NOT IN THE ARTICLES"
_VARIABLES = frozenset({"language", "example", "refusal", "passages", "question"})
_LANGUAGES = {Language.FRENCH: "French", Language.ENGLISH: "English"}
_IDENTIFIER = re.compile(r"\bp[0-9a-f]{6}\b")
_BRACKETED = re.compile(r"\s*[\[(【][^\[\]()【】]*\bp[0-9a-f]{6}\b[^\[\]()【】]*[\])】]")
_CITED_AFTER_STOP = re.compile(rf"([.!?…])((?:{_BRACKETED.pattern})+)")
_LIST_MARK = re.compile(r"\s*(?:[*+•-]|\d+[.)])\s+")


@dataclass(frozen=True, slots=True)
class ChatEngine:
    """Drafts answers with a chat model."""

    model: BaseChatModel
    name: str

    def draft(self, question: Question, hits: Sequence[Hit]) -> Draft:
        """What the model writes; without sentences when it says that the passages do not answer.

        Raises:
            NotReachable: the endpoint refuses, fails or does not answer in time.
        """
        passages = {_identify(question, hit.passage): hit.passage for hit in hits}
        if not passages:
            return Draft(Engine.MODEL, ())
        prompt = load_prompt("answer", _VARIABLES).substitute(
            language=_LANGUAGES[question.language],
            example=next(iter(passages)),
            refusal=_REFUSAL,
            passages="\n".join(_present(identifier, passage) for identifier, passage in passages.items()),
            question=question.standalone,
        )
        text, usage = self._invoke(prompt)
        sentences = () if _REFUSAL in text else tuple(read_sentences(text, passages))
        return Draft(Engine.MODEL, sentences, usage=usage)

    def _invoke(self, prompt: str) -> tuple[str, Usage]:
        message, usage = self.ask(self.model, [HumanMessage(prompt)])
        return message.text, usage

    def ask(
        self, model: Runnable[LanguageModelInput, AIMessage], messages: list[BaseMessage]
    ) -> tuple[AIMessage, Usage]:
        """One message of the model, with the tokens that it took.

        Raises:
            NotReachable: the endpoint refuses, fails or does not answer in time.
        """
        from openai import OpenAIError

        try:
            message = model.invoke(messages)
        except (OpenAIError, OSError) as error:
            raise NotReachable(
                f"The chat model {self.name} failed: {type(error).__name__}. "
                "Check OPENAI_BASE_URL, OPENAI_API_KEY and ASSISTANT_MODEL."
            ) from error
        counted = getattr(message, "usage_metadata", None) or {}
        return message, Usage(counted.get("input_tokens", 0), counted.get("output_tokens", 0))


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
        max_retries=2,
        temperature=0,
    )
    return ChatEngine(model, settings.model)


def _identify(question: Question, passage: Passage) -> str:
    """An identifier that nobody can know who does not know the question."""
    key = f"{question.standalone}\n{passage.locator}"
    return f"p{hashlib.sha256(key.encode()).hexdigest()[:6]}"


def _present(identifier: str, passage: Passage) -> str:
    about = f"{passage.article.title}, {passage.locator.place}"
    if passage.cells:
        body = "; ".join(f"{column}: {cell}" for column, cell in passage.cells.items() if cell)
    else:
        body = passage.text
    return f"[{identifier}] ({about}) {body}"


def read_sentences(text: str, passages: Mapping[str, Passage]) -> list[Sentence]:
    """A model's answer as sentences with evidence; identifiers of no passage are left out.

    Takes [p1a2b3c], [p1a2b3c, p4d5e6f], 【p1a2b3c】 and (source p1a2b3c), before or after the full stop.
    """
    sentences: list[Sentence] = []
    for line in text.split("\n"):
        mark = _LIST_MARK.match(line)
        role = SentenceRole.ITEM if mark else SentenceRole.STATEMENT
        body = _CITED_AFTER_STOP.sub(r"\2\1", line[mark.end() if mark else 0 :])
        for piece in split_sentences(body):
            words = _BRACKETED.sub("", piece).strip()
            cited = dict.fromkeys(i for i in _IDENTIFIER.findall(piece) if i in passages)
            if words:
                evidence = tuple(_find_evidence(words, passages[identifier]) for identifier in cited)
                sentences.append(Sentence(words, evidence, role))
    return sentences


def _find_evidence(sentence: str, passage: Passage) -> Evidence:
    """The piece of the passage that shares most words with a sentence."""
    stems = _stems(sentence)
    best = max(split_units(passage), key=lambda unit: len(stems & _stems(unit.text)))
    return Evidence(passage.locator, best.text)


def _stems(text: str) -> set[str]:
    return {stem for word in informative_words(text) for stem in stem_word(word)}
