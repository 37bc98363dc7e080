"""The answers of this run, in memory only, so that they can be opened, copied and saved as they were shown."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.privacy.flows import MEMORY, Flow, Told
from assistant.records import Answer, Scope, Turn
from assistant.serving.persons import LOCAL
from assistant.settings import Settings

_KEPT_AT_MOST = 500  # the oldest are forgotten


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer with how it was asked for."""

    answer: Answer
    history: Sequence[Turn]
    scope: Scope
    asked_at: datetime
    version: str  # of the corpus
    person: str = LOCAL  # who asked


class Shelf:
    """Holds answers by a token that nobody guesses. Threads may share it."""

    def __init__(self, now: Callable[[], datetime] = datetime.now) -> None:
        self._answers: OrderedDict[str, KeptAnswer] = OrderedDict()
        self._lock = threading.Lock()
        self.now = now

    def new_token(self) -> str:
        """A token for an answer that is about to be kept."""
        return secrets.token_urlsafe(16).replace("_", "-")

    def keep(self, token: str, kept: KeptAnswer) -> None:
        """Keep an answer, or more of it, under its token."""
        with self._lock:
            self._answers[token] = kept
            while len(self._answers) > _KEPT_AT_MOST:
                self._answers.popitem(last=False)

    def find(self, token: str, person: str = LOCAL) -> KeptAnswer | None:
        """The answer of a token; None when it is forgotten, never was, or is somebody else's."""
        with self._lock:
            kept = self._answers.get(token)
        return kept if kept is not None and kept.person == person else None


def declare_flow(settings: Settings) -> Flow:
    """What the page keeps of a conversation."""
    return Flow(
        __name__,
        Told("Conversation sur la page", "Conversation on the page"),
        Told("les questions et les réponses", "questions and answers"),
        MEMORY,
        Told(
            f"les {_KEPT_AT_MOST} dernières réponses, au plus tard jusqu’à l’arrêt du programme",
            f"the last {_KEPT_AT_MOST} answers, at most until the program ends",
        ),
        (),
        is_active=True,
    )
