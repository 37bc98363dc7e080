"""What the API is sent and sends back, beside the forms of the contract."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from assistant.chaining.chainable import EngineChoice
from assistant.contract import ArticleDetailsForm, PassageForm
from assistant.records import Turn

HISTORY_AT_MOST = 200
HAS_WORDS = r"[^\W_]"  # as `asking.understanding.check_question` wants it: a letter or a digit
_TURNS_READ = 20


def _have_words(text: str) -> str:
    if re.search(HAS_WORDS, text) is None:
        raise ValueError("the question is empty; ask in a sentence")
    return text


def _be_a_date(text: str) -> str:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        date.fromisoformat(text)
        return text
    raise ValueError("give a date as YYYY-MM-DD")


QuestionText = Annotated[str, AfterValidator(_have_words), Field(json_schema_extra={"pattern": HAS_WORDS})]
DateText = Annotated[str, AfterValidator(_be_a_date), Field(json_schema_extra={"format": "date"})]


class Sent(BaseModel):
    """Base of what is sent: JSON types are taken as they are, nothing is converted."""

    model_config = ConfigDict(frozen=True, strict=True)


class EarlierTurn(Sent):
    """One earlier message; only those of the user are read."""

    role: Literal["user", "assistant"]
    content: str


def say_instead(wanted: str) -> WrapValidator:
    """One fault for all that a value of several forms may lack, in our words: what is wanted of it."""

    def take(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
        try:
            return handler(value)
        except ValidationError:
            raise ValueError(wanted) from None

    return WrapValidator(take)


Earlier = Annotated[
    str | EarlierTurn, say_instead("give a question, or an object with role (user or assistant) and content")
]


class AskRequest(Sent):
    """A question with the conversation before it; a field that is not named here is refused, as a slip would be."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "question": "Et seulement celles de pertinence 5 ?",
                "history": ["Quelles préoccupations y a-t-il ?"],
            }
        },
    )

    question: QuestionText = Field(description="In French or English.")
    history: list[Earlier] = Field(
        default_factory=list,
        max_length=HISTORY_AT_MOST,
        description="Earlier turns, oldest first: the user's questions, or messages of which only the user's are read.",
    )
    engine: EngineChoice = Field(
        "auto", description="`extractive` never asks a chat model, `model` never goes without one."
    )
    all_rows: bool = Field(False, description="The table holds every row, not the first thousand only.")

    def read_history(self, limit_characters: int) -> list[Turn]:
        """The user's earlier turns, oldest first."""
        asked = [
            turn if isinstance(turn, str) else turn.content
            for turn in self.history
            if isinstance(turn, str) or turn.role == "user"
        ]
        return read_turns(asked, limit_characters)


def read_turns(asked: list[str], limit_characters: int) -> list[Turn]:
    """The latest of the user's earlier questions; what is longer than a question may be is cut."""
    return [Turn("user", _mend(text[:limit_characters])) for text in asked[-_TURNS_READ:] if text.strip()]


def _mend(text: str) -> str:
    """The text with a question mark for each half of a character, which JSON can hold."""
    return text.encode("utf-8", errors="replace").decode()


class Page(BaseModel):
    """A part of a list."""

    total: int = Field(description="How many there are in all.")
    limit: int
    offset: int


class ArticlesPage(Page):
    """Articles, by identifier."""

    articles: list[ArticleDetailsForm]


class RowsPage(Page):
    """Rows, in the order of articles."""

    rows: list[PassageForm]


class Health(BaseModel):
    """The process answers."""

    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    """The index is open and has been checked."""

    status: Literal["ready"] = "ready"
    generation: str
    articles: int
    rows: int
    engine: str = Field(description="extractive, or the name of the chat model.")


def example_of(value: Any) -> dict[str, Any]:
    """A response's example in OpenAPI."""
    return {"content": {"application/json": {"example": value}}}
