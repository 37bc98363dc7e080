"""Ask a corpus of scanned articles: `Assistant.open().ask("…")`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError
from assistant.records import Answer, Citation, Turn

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

__all__ = ["Answer", "Assistant", "AssistantError", "Citation", "Turn"]


def __getattr__(name: str) -> Any:
    # The pipeline imports chromadb, which costs a second that `assistant --help` need not pay.
    if name == "Assistant":
        from assistant.pipeline import Assistant

        return Assistant
    raise AttributeError(f"module 'assistant' has no attribute {name!r}")
