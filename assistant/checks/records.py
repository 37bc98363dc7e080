"""The nouns of checking: a check, what is wrong with one, an answer as it was kept, and its score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from assistant.records import Language

UNANSWERABLE = "unanswerable"
SINGLE = "single"


def _as_alternatives(value: object) -> object:
    """A group of one alternative may be written as that alternative alone."""
    return [[group] if isinstance(group, str) else group for group in value] if isinstance(value, list) else value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Alternatives = Annotated[tuple[Text, ...], Field(min_length=1)]


class Check(BaseModel):
    """One scripted question with what its answer must hold; the format is that of the README."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: Text
    id: Text
    kind: Text = SINGLE
    lang: Language | None = None  # None: any language will do
    history: tuple[Text, ...] = ()  # the user's earlier questions, oldest first
    gold_rows: tuple[Text, ...] = ()  # locators
    any_of: bool = False  # any one of the gold rows is enough
    answer: str = ""  # a reference answer, for people
    must_contain: Annotated[tuple[_Alternatives, ...], BeforeValidator(_as_alternatives)] = ()
    abstain: bool = False  # the right answer is that the articles do not tell
    accepted: bool = True  # a draft that nobody has accepted yet is not asked
    place: str = ""  # FILE:LINE where it stands

    @model_validator(mode="after")
    def _ask_for_something_possible(self) -> Self:
        if self.abstain and self.must_contain:
            raise ValueError("abstain is true, so must_contain must be empty")
        return self


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a check; prints as `FILE:LINE: what is wrong`."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class _Cited(BaseModel):
    """As much of a citation as scoring reads."""

    model_config = ConfigDict(frozen=True, extra="allow")

    marker: int = 0
    locator: str
    quote: str = ""


class _Used(BaseModel):
    """What one answer took of a chat model, as far as scoring reads it."""

    model_config = ConfigDict(frozen=True, extra="allow")

    input_tokens: int = 0
    output_tokens: int = 0


class KeptAnswer(BaseModel):
    """One line of `check --answers`: the JSON form of an answer, with the id of its check."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: str
    question: str
    answer: str
    language: str
    abstained: bool
    engine: str
    citations: tuple[_Cited, ...] = ()
    dropped: tuple[str, ...] = ()
    table: Mapping[str, Any] | None = None
    usage: _Used = _Used()
    masked: Mapping[str, int] = Field(default_factory=dict)
    timings_ms: Mapping[str, float] = Field(default_factory=dict)
    run: int = 1  # which repetition it comes from, from 1

    @property
    def cited(self) -> tuple[str, ...]:
        """The places that it cites, each once, by first use."""
        return tuple(dict.fromkeys(citation.locator for citation in self.citations))


class Verdict(StrEnum):
    """What became of a check, worst first."""

    WRONG = "wrong"  # answered, but not as it must
    MISSING = "missing"  # abstained although the corpus answers
    UNANSWERED = "unanswered"  # never answered: the model's endpoint failed, or the run was stopped
    FAULTY = "faulty"  # the check itself is in error
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Score:
    """One answer held against its check."""

    verdict: Verdict
    reasons: tuple[str, ...]  # what fell short, in words; may hold remarks on a right answer
    values: Mapping[str, float] = field(default_factory=dict)  # by metric; a metric that does not apply is absent


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a model thinks of an answer; never mixed with a score."""

    faithfulness: float | None  # 0 to 1; None when the model's judgement could not be read
    relevance: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Result:
    """A check with its answers, one a repetition, and their scores."""

    check: Check
    answers: tuple[KeptAnswer, ...]
    scores: tuple[Score, ...]  # one an answer; a single one without values when there is no answer
    judgement: Judgement | None = None  # of the first answer

    @property
    def verdict(self) -> Verdict:
        """The worst of all repetitions."""
        order = list(Verdict)
        return min((score.verdict for score in self.scores), key=order.index)

    @property
    def reasons(self) -> tuple[str, ...]:
        """What fell short in any repetition, each once."""
        return tuple(dict.fromkeys(reason for score in self.scores for reason in score.reasons))

    @property
    def varies(self) -> bool:
        """Whether repetitions differ in their verdict or in the places that they cite."""
        verdicts = {score.verdict for score in self.scores}
        return len(verdicts) > 1 or len({frozenset(answer.cited) for answer in self.answers}) > 1
