"""The assistant as a LangChain Runnable."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, TypeAlias

from langchain_core.messages import BaseMessage, convert_to_messages
from langchain_core.runnables import Runnable, RunnableConfig
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.chaining.lookups import describe_faults
from assistant.errors import BadInput
from assistant.records import Answer, Turn

if TYPE_CHECKING:
    from assistant.chaining.chainable import Chainable, EngineChoice

_ROLES = {"human": "user", "ai": "assistant"}


class Ask(BaseModel):
    """What the Runnable takes; a string alone is the question."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    history: Sequence[Turn | BaseMessage | str | tuple[str, str] | dict[str, Any]] = Field(
        (), description="The conversation so far, oldest first; a string is a question of the user's."
    )


Asked: TypeAlias = Ask | Mapping[str, Any] | str


class AnswerRunnable(Runnable[Asked, Answer]):
    """Answers as a step of a chain: invoke, stream, batch and their async twins.

    Raises what `Assistant.ask` does, and BadInput where the input has another form.
    """

    def __init__(self, assistant: Chainable, *, engine: EngineChoice = "auto") -> None:
        self._assistant = assistant
        self._engine = engine

    @property
    def InputType(self) -> Any:  # noqa: N802 - LangChain's name
        """The model that input is validated with."""
        return Ask

    @property
    def OutputType(self) -> type[Answer]:  # noqa: N802
        """What comes out."""
        return Answer

    def invoke(self, input: Asked, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:
        """The whole answer."""
        return self._call_with_config(self._ask, input, config, run_type="chain")

    async def ainvoke(self, input: Asked, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:
        """The whole answer; the event loop goes on meanwhile."""
        return await self._acall_with_config(self._aask, input, config, run_type="chain")

    def stream(self, input: Asked, config: RunnableConfig | None = None, **kwargs: Any) -> Iterator[Answer]:
        """The answer as it grows, sentence by proven sentence; the last one is whole."""
        return self._transform_stream_with_config(iter([input]), self._stream, config, run_type="chain")

    async def astream(self, input: Asked, config: RunnableConfig | None = None, **kwargs: Any) -> AsyncIterator[Answer]:
        """The answer as it grows; the event loop goes on meanwhile."""

        async def once() -> AsyncIterator[Asked]:
            yield input

        async for answer in self._atransform_stream_with_config(once(), self._astream, config, run_type="chain"):
            yield answer

    def _ask(self, input: Asked) -> Answer:
        return self._assistant.ask(*_read(input), engine=self._engine)

    async def _aask(self, input: Asked) -> Answer:
        return await self._assistant.aask(*_read(input), engine=self._engine)

    def _stream(self, inputs: Iterator[Asked]) -> Iterator[Answer]:
        for input in inputs:
            yield from self._assistant.stream(*_read(input), engine=self._engine)

    async def _astream(self, inputs: AsyncIterator[Asked]) -> AsyncIterator[Answer]:
        async for input in inputs:
            async with aclosing(self._assistant.astream(*_read(input), engine=self._engine)) as answers:
                async for answer in answers:
                    yield answer


def _read(input: Asked) -> tuple[str, list[Turn]]:
    """The question and the conversation before it."""
    try:
        asked = input if isinstance(input, Ask) else Ask.model_validate(_named(input))
        return asked.question, [_read_turn(turn) for turn in asked.history]
    except ValidationError as error:
        raise BadInput(f"The input of the chain is no question: {describe_faults(error)}") from None
    except (ValueError, NotImplementedError, KeyError) as error:
        raise BadInput(f"The history has a turn that is no message ({error}).") from None


def _named(input: object) -> object:
    return {"question": input} if isinstance(input, str) else input


def _read_turn(turn: Any) -> Turn:
    if isinstance(turn, Turn):
        return turn
    if isinstance(turn, str):
        return Turn("user", turn)
    (message,) = [turn] if isinstance(turn, BaseMessage) else convert_to_messages([turn])
    return Turn(_ROLES.get(message.type, message.type), str(message.text))
