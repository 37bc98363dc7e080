"""Where words of people go and how long they stay, declared beside the code that moves them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from assistant.records import Language
from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in both languages."""

    french: str
    english: str

    def in_language(self, language: Language) -> str:
        """The sentence in one of them."""
        return self.french if language is Language.FRENCH else self.english


@dataclass(frozen=True, slots=True)
class Flow:
    """One way that data takes; `module` holds the code of it."""

    module: str
    name: Told
    what: Told
    where: Told
    kept: Told
    settings: tuple[str, ...]  # the variables that change it
    is_active: bool
    leaves: bool = False  # goes to another machine


Declaring = Callable[[Settings], Flow]

MEMORY = Told("la mémoire du programme, sur cette machine", "the memory of the program, on this machine")
NOT_AFTER = Told(
    "ici, rien une fois la réponse reçue\u202f; là-bas, selon les règles de ce service",
    "here, nothing once the answer is there; there, by the rules of that service",
)


def in_home(settings: Settings, name: str) -> Told:
    """A file of the home; the home itself for an empty name."""
    path = settings.home / name
    if path == settings.home:
        return Told(f"le dossier {path}, sur cette machine", f"the folder {path}, on this machine")
    return Told(f"le fichier {path}, sur cette machine", f"the file {path}, on this machine")


def at_host(url: str, model: str = "") -> Told:
    """The host of a URL and the model that is asked for there; keys in the URL are not shown."""
    parts = urlsplit(url)
    host = f"{parts.hostname or '?'}{f':{parts.port}' if parts.port else ''}"
    if not model:
        return Told(f"le serveur {host}", f"the server {host}")
    return Told(f"le serveur {host}, modèle {model}", f"the server {host}, model {model}")


def mask_told(settings: Settings) -> Told:
    """Whether personal data is hidden from the endpoint."""
    if settings.masks(remote=settings.endpoint_is_remote):
        return Told(
            "les données personnelles reconnues dans les questions sont remplacées par des repères",
            "personal data that is recognised in questions is replaced by placeholders",
        )
    return Told(
        "les données personnelles des questions ne sont pas masquées", "personal data in questions is not masked"
    )
