"""What is said of a failure in a log: its kind and where it happened, never the values that it was about.

The message of an error may hold what a person wrote: pydantic quotes its input, and so do many others.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterable
from types import ModuleType

_log = logging.getLogger(__name__)


def tell_failure(error: BaseException) -> str:
    """The kinds of an error and of what caused it, each with the place it comes from, a line each."""
    lines, told = [], set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in told:
        told.add(id(cause))
        places = traceback.extract_tb(cause.__traceback__)
        path = " > ".join(f"{place.filename}:{place.lineno} {place.name}" for place in places[-5:])
        lines.append(f"{type(cause).__name__} at {path}" if path else type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


class _Quiet:
    """Stands in for the module `traceback` where a library prints what fails."""

    def print_exc(self, *_: object, **__: object) -> None:
        """Log the kind and the place of the error at hand."""
        if (error := sys.exception()) is not None:
            _log.error("The page failed: %s", tell_failure(error))

    def __getattr__(self, name: str) -> object:
        return getattr(traceback, name)


def quiet(modules: Iterable[ModuleType]) -> None:
    """Let modules that print tracebacks of their own say the kind and the place only."""
    for module in modules:
        vars(module)["traceback"] = _Quiet()
