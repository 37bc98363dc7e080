"""Answers on their way to the history, as the chat page gives them."""

from __future__ import annotations

import logging

from assistant.errors import AssistantError
from assistant.history.owners import find_audience, find_owner
from assistant.history.store import History
from assistant.records import Answer
from assistant.settings import Settings

_log = logging.getLogger(__name__)


class Keeper:
    """Keeps whole answers for those who want it.

    Raises:
        HomeUnusable: the accounts cannot be read.
    """

    def __init__(self, settings: Settings) -> None:
        self._history = History(settings)
        self._audience = find_audience(settings)

    def keep(self, person: str | None, answer: Answer, scope: str, version: str) -> None:
        """Keep an answer if its person has switched it on; that it cannot be kept takes nothing from the answer.

        Args:
            person: as the outer layers of the server found out.
            scope: in words.
            version: of the corpus.
        """
        owner = find_owner(person, self._audience)
        if owner is None:
            return
        try:
            self._history.keep(owner, answer, scope, version)
        except AssistantError as error:
            _log.error("A question was not kept: %s", error)
