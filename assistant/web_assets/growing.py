"""An answer as the page shows it while it grows, and what it leads on to."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from assistant.answering.refusals import tell_refusal
from assistant.errors import AssistantError
from assistant.history.keeping import Keeper
from assistant.records import Answer, Language, Scope, Turn
from assistant.settings import Settings
from assistant.waiting import iterate_until_left
from assistant.web_assets.failing import tell_failure
from assistant.web_assets.html import Tools, render_answer, render_note
from assistant.web_assets.kept import KeptAnswer, Shelf
from assistant.web_assets.routes import PageAssistant, tell_scope
from assistant.web_assets.scoping import Context

_log = logging.getLogger(__name__)


class GrowingAnswers:
    """Asks the assistant and renders what it answers; keeps what people have asked it to keep."""

    def __init__(self, assistant: PageAssistant, settings: Settings, shelf: Shelf) -> None:
        self._assistant = assistant
        self._shelf = shelf
        self._takes_feedback = settings.feedback
        self._keeper = Keeper(settings)

    def show(
        self,
        question: str,
        history: Sequence[Turn],
        context: Context,
        *,
        turn: int,
        language: Language,
        person: str,
        left: threading.Event,
    ) -> Iterator[str]:
        """The answer as HTML, sentence by sentence, then what may be asked next; of a failure what is to be done.

        Args:
            history: what the user asked before, oldest first.
            turn: the place of the question among the messages; it makes the anchors of its sources their own.
            language: of what is told where there is no answer.
            person: whose question it is, for what they have asked to be kept.
            left: set once nobody waits for it any more.
        """
        show = lru_cache(maxsize=None)(self._assistant.show)
        token, scope = self._shelf.new_token(), context.scope
        asked_at, version = self._shelf.now(), self._assistant.status().generation
        answer: Answer | None = None
        tools = Tools(token, language, takes_feedback=self._takes_feedback)
        try:
            for answer in iterate_until_left(partial(self._assistant.stream, question, history, scope=scope), left):
                self._shelf.keep(token, KeptAnswer(answer, history, scope, asked_at, version, person))
                if not scope.is_whole and not tools.scope:
                    tools = replace(tools, scope=tell_scope(self._assistant, scope, answer.language))
                yield render_answer(answer, show, turn=turn, tools=tools)
            if answer is not None and not left.is_set():
                self._keeper.keep(person, answer, tell_scope(self._assistant, scope, answer.language), version)
                tools = replace(tools, is_whole=True)
                yield render_answer(answer, show, turn=turn, tools=tools)
                tools = self._lead_on(answer, history, scope, tools)
                if tools.follow_ups or tools.closest:
                    yield render_answer(answer, show, turn=turn, tools=tools)
        except AssistantError as error:
            yield self.refuse(error, language)
        except Exception as error:
            _log.error("An answer failed: %s", tell_failure(error))
            yield render_note(tell_refusal(error, language), language, kind="problem")

    @staticmethod
    def refuse(error: AssistantError, language: Language) -> str:
        """Why there is no answer, and what to do."""
        _log.warning("No answer: %s", error)
        return render_note(tell_refusal(error, language), language, kind="problem")

    def _lead_on(self, answer: Answer, history: Sequence[Turn], scope: Scope, tools: Tools) -> Tools:
        """What may be asked or read next; a failure here takes nothing from the answer."""
        try:
            if answer.abstained:
                return replace(tools, closest=self._assistant.closest_articles(answer.question, history, scope=scope))
            return replace(tools, follow_ups=self._assistant.follow_ups(answer, scope))
        except AssistantError:
            return tools
