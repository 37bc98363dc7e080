"""Why nothing was answered, told to readers of the page in their language: the one place where errors become sentences.

What an error itself says is for whoever runs the program: it names files and settings, and goes to the log.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answering.faults import ModelFault
from assistant.answering.wording import wording_for
from assistant.errors import (
    BadInput,
    Busy,
    HomeUnusable,
    IndexBroken,
    LocatorUnknown,
    NotReachable,
    PromptBroken,
    QuestionRefused,
    SettingsBroken,
)
from assistant.records import Language
from assistant.typography import write_number

_TOLD: Mapping[type[Exception], tuple[str, str]] = {  # French, English
    LocatorUnknown: (
        "Ce passage ne figure plus dans le corpus. Posez la question à nouveau.",
        "This passage is no longer in the corpus. Ask the question again.",
    ),
    SettingsBroken: (
        "Un réglage de l’assistant est incorrect. Prévenez la personne qui l’administre.",
        "A setting of the assistant is wrong. Tell the person who runs it.",
    ),
    PromptBroken: (
        "Un fichier de l’assistant est endommagé. Prévenez la personne qui l’administre.",
        "A file of the assistant is damaged. Tell the person who runs it.",
    ),
    BadInput: (
        "La demande ne peut pas être traitée. Formulez-la autrement.",
        "The request cannot be dealt with. Put it in other words.",
    ),
    IndexBroken: (
        "L’index du corpus est absent ou endommagé. La personne qui administre l’assistant le rétablit par une "
        "nouvelle indexation.",
        "The index of the corpus is missing or damaged. The person who runs the assistant mends it by indexing anew.",
    ),
    HomeUnusable: (
        "Le dossier de données de l’assistant est inutilisable. Prévenez la personne qui l’administre.",
        "The data folder of the assistant cannot be used. Tell the person who runs it.",
    ),
    Busy: (
        "Trop de questions sont traitées en même temps. Posez la vôtre à nouveau dans un instant.",
        "Too many questions are under way. Ask yours again in a moment.",
    ),
    NotReachable: (
        "Un service dont l’assistant a besoin ne répond pas. Réessayez dans un instant\u202f; si l’échec se répète, "
        "prévenez la personne qui l’administre.",
        "A service that the assistant needs does not answer. Try again in a moment; if it fails again, tell the person "
        "who runs it.",
    ),
    Exception: (
        "La réponse a échoué. Posez la question à nouveau\u202f; si l’échec se répète, prévenez la personne qui "
        "administre l’assistant.",
        "The answer failed. Ask again; if it fails again, tell the person who runs the assistant.",
    ),
}


def tell_refusal(error: Exception, language: Language) -> str:
    """One line on what happened and what to do next; never what only the log should hold."""
    french = language is Language.FRENCH
    if isinstance(error, QuestionRefused):
        return _tell_question(error, language)
    if isinstance(error, ModelFault):
        return wording_for(language).model_failed(error.model, error.fault)
    kind = next(kind for kind in type(error).__mro__ if kind in _TOLD)
    return _TOLD[kind][0 if french else 1]


def _tell_question(error: QuestionRefused, language: Language) -> str:
    french = language is Language.FRENCH
    if not error.characters:
        return (
            "La question est vide. Écrivez-la en une phrase." if french else "The question is empty. Write a sentence."
        )
    characters, limit = (write_number(count, language) for count in (error.characters, error.limit))
    if french:
        return f"La question compte {characters} caractères, {limit} au plus sont acceptés. Raccourcissez-la."
    return f"The question has {characters} characters, at most {limit} are taken. Shorten it."
