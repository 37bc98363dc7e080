"""What an Assistant offers to other programs besides asking: async twins, a Runnable, a retriever and tools."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from assistant.queries import TableQuery
from assistant.records import Answer, Hit, Language, Passage, Turn
from assistant.waiting import iterate_in_thread, run_in_thread

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.tools import BaseTool

    from assistant.chaining.runnables import AnswerRunnable

EngineChoice = Literal["auto", "extractive", "model"]


class Chainable(ABC):
    """Base of Assistant; all it does rests on asking, searching, querying and showing."""

    @abstractmethod
    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        engine: EngineChoice = "auto",
        all_rows: bool = False,
    ) -> Answer: ...

    @abstractmethod
    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        engine: EngineChoice = "auto",
        all_rows: bool = False,
    ) -> Iterator[Answer]: ...

    @abstractmethod
    def search(self, text: str, *, limit: int = 10) -> list[Hit]: ...

    @abstractmethod
    def query(self, query: TableQuery, *, language: Language = Language.ENGLISH) -> Answer: ...

    @abstractmethod
    def show(self, locator: str) -> Passage: ...

    async def aask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        engine: EngineChoice = "auto",
        all_rows: bool = False,
    ) -> Answer:
        """`ask`, in a thread of the event loop's own."""
        return await run_in_thread(lambda: self.ask(question, history, engine=engine, all_rows=all_rows))

    def astream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        engine: EngineChoice = "auto",
        all_rows: bool = False,
    ) -> AsyncGenerator[Answer]:
        """`stream`, in threads of the event loop's own; closing it early ends the call of a model, too."""
        return iterate_in_thread(lambda: self.stream(question, history, engine=engine, all_rows=all_rows))

    def as_runnable(self, *, engine: EngineChoice = "auto") -> AnswerRunnable:
        """A LangChain Runnable from `{"question": …, "history": […]}`, or a question alone, to an Answer.

        `stream` and `astream` give the answer as it grows; the last one is whole.
        """
        from assistant.chaining.runnables import AnswerRunnable

        return AnswerRunnable(self, engine=engine)

    def as_retriever(self, *, limit: int = 10) -> BaseRetriever:
        """A LangChain retriever: the places that answer a question, best first, as Documents.

        Their metadata hold locator, article, title, url, page_date, table, row, row_name, relevancy, file, lines and
        score (a share of belief from 0 to 1, comparable within one question only).

        Args:
            limit: most documents for one question, at least 1.
        """
        from assistant.chaining.retrieving import RowRetriever

        return RowRetriever(reader=self, limit=limit)

    def tools(self) -> list[BaseTool]:
        """LangChain tools for an agent: search_rows, query_table and open_source. All of them only read."""
        from assistant.chaining.tools import tools_over

        return tools_over(self)
