"""What readers think of answers, one JSON object a line in a file on this machine; it never leaves it."""

from __future__ import annotations

import json
import os
from pathlib import Path

from assistant.errors import HomeUnusable
from assistant.privacy.flows import Flow, Told, in_home
from assistant.settings import Settings
from assistant.web_assets.kept import KeptAnswer

FILE = "feedback.jsonl"
_REASON_LIMIT_CHARACTERS = 2000


def store_verdict(home: Path, kept: KeptAnswer, verdict: str, reason: str) -> None:
    """Append a verdict to the file in the home, in one write, so that lines never mix.

    Raises:
        HomeUnusable: the file cannot be written.
    """
    told = {
        "question": kept.answer.question,
        "history": [turn.text for turn in kept.history],
        "language": kept.answer.language.value,
        "cited": [str(citation.locator) for citation in kept.answer.citations],
        "verdict": verdict,
        "reason": reason[:_REASON_LIMIT_CHARACTERS],
        "answer": kept.answer.answer,
        "asked_at": kept.asked_at.isoformat(timespec="seconds"),
    }
    line = (json.dumps(told, ensure_ascii=False) + "\n").encode("utf-8", "replace")
    path = home / FILE
    try:
        home.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, line)
        finally:
            os.close(file)
    except OSError as error:
        raise HomeUnusable(
            f"{path} cannot be written ({error.strerror}). Name another folder in ASSISTANT_HOME"
        ) from None


def declare_flow(settings: Settings) -> Flow:
    """What is stored of a verdict."""
    return Flow(
        __name__,
        Told("Avis sur les réponses", "Verdicts on answers"),
        Told(
            "l’avis, sa raison, la question, les précédentes, la réponse, l’heure\u202f; sans le nom de la personne",
            "the verdict, its reason, the question, earlier ones, the answer, the time; not who gave it",
        ),
        in_home(settings, FILE),
        Told("jusqu’à la suppression du fichier", "until the file is deleted"),
        ("ASSISTANT_FEEDBACK", "ASSISTANT_HOME"),
        is_active=settings.feedback,
    )
