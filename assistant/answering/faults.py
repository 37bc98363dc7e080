"""Why a chat model did not answer: one kind for each of the ways in which an endpoint fails."""

from __future__ import annotations

from enum import StrEnum

from assistant.errors import NotReachable


class Fault(StrEnum):
    """What went wrong at the endpoint, as far as a reader can act on it."""

    KEY = "key"  # the key is missing or refused
    MODEL = "model"  # no such model, or no such address
    BUSY = "busy"  # too many requests, or a quota used up
    SLOW = "slow"  # no answer in time, or silence in the middle of one
    UNREACHABLE = "unreachable"  # no connection: the host, the port, its certificate
    SERVER = "server"  # the endpoint failed
    BROKEN = "broken"  # the answer broke off or could not be read
    LIMIT = "limit"  # what one answer may cost or take, by the settings, is used up
    FILTERED = "filtered"  # the endpoint's content filter kept the answer back


class ModelFault(NotReachable):
    """The chat model did not answer; `fault` says why."""

    def __init__(self, model: str, fault: Fault) -> None:
        self.model, self.fault = model, fault
        super().__init__(
            f"The chat model {model} did not answer: {_TOLD[fault]}. "
            "Check OPENAI_BASE_URL, OPENAI_API_KEY and ASSISTANT_MODEL."
        )


_TOLD = {
    Fault.KEY: "the endpoint refuses the key",
    Fault.MODEL: "the endpoint does not know the model or the address",
    Fault.BUSY: "the endpoint is busy or the quota is used up",
    Fault.SLOW: "it took too long",
    Fault.UNREACHABLE: "the endpoint cannot be reached",
    Fault.SERVER: "the endpoint failed",
    Fault.BROKEN: "its answer broke off or could not be read",
    Fault.LIMIT: "what one answer may take by the settings is used up",
    Fault.FILTERED: "the endpoint's filter kept the answer back",
}


def find_fault(error: Exception) -> Fault:
    """The kind of fault behind an exception of the client library; BROKEN for those that are none of its own."""
    import openai

    kinds: tuple[tuple[type[Exception], Fault], ...] = (
        (openai.ContentFilterFinishReasonError, Fault.FILTERED),
        (openai.APITimeoutError, Fault.SLOW),
        (TimeoutError, Fault.SLOW),
        (openai.AuthenticationError, Fault.KEY),
        (openai.PermissionDeniedError, Fault.KEY),
        (openai.NotFoundError, Fault.MODEL),
        (openai.BadRequestError, Fault.MODEL),
        (openai.RateLimitError, Fault.BUSY),
        (openai.APIConnectionError, Fault.UNREACHABLE),
        (openai.APIStatusError, Fault.SERVER),
    )
    if "filter" in str(getattr(error, "code", "") or ""):
        return Fault.FILTERED
    known = next((fault for kind, fault in kinds if isinstance(error, kind)), None)
    if known is not None:
        return known
    return Fault.SLOW if "timeout" in type(error).__name__.lower() else Fault.BROKEN
