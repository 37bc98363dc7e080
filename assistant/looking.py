"""What an open assistant tells of its corpus besides answers: places, rows, articles, and what it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.suggesting import suggest_questions
from assistant.asking.courtesy import read_courtesy, read_other_language
from assistant.asking.understanding import check_question, understand
from assistant.chaining.chainable import Chainable
from assistant.current import CurrentGeneration
from assistant.errors import BadInput, LocatorUnknown
from assistant.hearing import leave_out_personal, without_personal
from assistant.index.browsing import Browser
from assistant.index.catalogue import ArticleDetails
from assistant.index.embedding import Embedder
from assistant.privacy.door import in_force
from assistant.privacy.masking import Mask
from assistant.queries import TableQuery
from assistant.records import WHOLE, ArticleReference, Engine, Hit, Language, Passage, Scope, Turn
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.answering.chat import ChatEngine

_ROWS_FOR_EXAMPLES = 40
_CLOSEST = 3
_HITS_FOR_CLOSEST = 60


@dataclass(frozen=True, slots=True)
class Status:
    """What an open assistant stands on."""

    home: Path
    generation: str
    articles: int
    rows: int
    passages: int
    embedder: str
    engine: str  # "extractive", or the name of the chat model


class Looking(Chainable):
    """The part of Assistant that looks up and drafts nothing."""

    settings: Settings
    _embedder: Embedder
    _chat: ChatEngine | None
    _generation: CurrentGeneration

    def status(self) -> Status:
        """What this assistant stands on."""
        generation = self._generation.take()
        return Status(
            home=self.settings.home,
            generation=generation.index.folder.name,
            articles=generation.catalogue.count_articles(),
            rows=generation.catalogue.count_rows(),
            passages=generation.catalogue.count_passages(),
            embedder=self._embedder.identity,
            engine=self._engine_name(),
        )

    def _engine_name(self) -> str:
        if self._chat is not None:
            return self._chat.name
        return self.settings.model if self.settings.chat_model_is_set else Engine.EXTRACTIVE.value

    def show(self, locator: str) -> Passage:
        """The passage that a locator names.

        Raises:
            LocatorUnknown: there is none.
        """
        passage = self._generation.take().catalogue.find(locator)
        if passage is None:
            raise LocatorUnknown(
                f"No passage has the locator {locator!r}. A locator looks like ARTICLE#concerns/1 or ARTICLE#summary."
            )
        return passage

    def search(self, text: str, *, limit: int = 10) -> list[Hit]:
        """The places that answer a question best, best first; copies of one text count once.

        Raises:
            QuestionRefused: the text is empty or too long.
            BadInput: limit is below 1.
        """
        if limit < 1:
            raise BadInput(f"At least one place is to be found: limit is {limit}.")
        text = check_question(text, limit_characters=self.settings.question_limit_characters)
        with in_force(self._make_mask([text], None)):
            return list(self._generation.take().searcher.search(leave_out_personal(understand(text)), limit=limit).hits)

    def rows(self, query: TableQuery, *, limit: int, offset: int = 0) -> tuple[list[Passage], int]:
        """Some of the rows that a query matches, in the order of articles, and how many match in all.

        Unlike in `query`, a table or an article that is not there simply has no rows.
        """
        result = self._generation.take().catalogue.run_query(query, limit=limit, offset=offset)
        return list(result.rows), result.matching

    def articles(self) -> list[ArticleDetails]:
        """All articles, by identifier."""
        return list(self._generation.take().catalogue.articles())

    def passages(self) -> Iterator[Passage]:
        """All passages, article by article, in the order they were read in."""
        yield from self._generation.take().catalogue.passages()

    def example_questions(self, language: Language) -> list[str]:
        """Up to three questions that this corpus answers, in a language."""
        return suggest_questions(self._generation.take().catalogue.leading_rows(limit=_ROWS_FOR_EXAMPLES), language)

    def browse(self) -> Browser:
        """What lists, filters and counts the corpus for people who look rather than ask."""
        return self._generation.take().browser

    def closest_articles(
        self, question: str, history: Sequence[Turn] = (), *, scope: Scope = WHOLE
    ) -> list[ArticleReference]:
        """Up to three articles that are nearest to a question, whether they answer it or not; none to a greeting."""
        if read_courtesy(question) or read_other_language(question):
            return []
        text = check_question(question, limit_characters=self.settings.question_limit_characters)
        generation = self._generation.take()
        mask = self._make_mask([text, *(turn.text for turn in history)], None)
        with in_force(mask):
            whole = leave_out_personal(understand(text, without_personal(history, mask)))
            near = generation.searcher.search(whole, limit=_HITS_FOR_CLOSEST, scope=scope)
        return list(dict.fromkeys(hit.passage.article for hit in near.hits))[:_CLOSEST]

    def _make_mask(self, texts: Iterable[str], chat: ChatEngine | None) -> Mask | None:
        """The mask for what people wrote; None where nothing of it goes to an endpoint that it is hidden from."""
        settings = self.settings
        searches_there = settings.embedder == "openai" or settings.reranker_model is not None
        hides = searches_there and settings.masks(remote=settings.endpoint_is_remote)
        if not hides and (chat is None or not chat.masks):
            return None
        return Mask(texts, self._generation.take().catalogue.holds)
