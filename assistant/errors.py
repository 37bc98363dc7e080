"""Errors raised on purpose. A surface catches AssistantError and shows its text, one line.

AssistantError
├── BadInput             exit status 2: the words, files or settings that were given
│   ├── QuestionRefused
│   ├── CorpusBroken
│   ├── LocatorUnknown
│   ├── SettingsBroken
│   └── PromptBroken
├── HomeUnusable         exit status 2: the data folder cannot be read or written
│   └── IndexBroken
└── NotReachable         exit status 3: a port, a model endpoint, another process's lock
    └── Busy
"""

from __future__ import annotations


class AssistantError(Exception):
    """Base of all errors raised on purpose; its text says what, where and what to do next."""

    exit_status = 2


class BadInput(AssistantError):
    """Something that was given cannot be used."""


class QuestionRefused(BadInput):
    """The question is empty or too long: it has so many characters, and so many are taken."""

    def __init__(self, characters: int, limit: int) -> None:
        self.characters, self.limit = characters, limit
        super().__init__(
            f"The question has {characters} characters, at most {limit} are taken. Ask in fewer words."
            if characters
            else "The question is empty. Ask in a sentence, for example: assistant ask 'What is Albert?'"
        )


class CorpusBroken(BadInput):
    """The files to ingest are missing or contradict each other."""


class LocatorUnknown(BadInput):
    """No passage has this locator."""


class SettingsBroken(BadInput):
    """A setting has a value that cannot be used."""


class PromptBroken(BadInput):
    """A prompt file lacks, or adds, variables that the code fills."""


class HomeUnusable(AssistantError):
    """The data folder cannot be read or written."""


class IndexBroken(HomeUnusable):
    """The index is missing, incomplete or from another version."""


class NotReachable(AssistantError):
    """Something that is needed does not answer or is held by someone else."""

    exit_status = 3


class Busy(NotReachable):
    """As much is under way and waiting as is taken at once; the same may succeed a moment later."""
