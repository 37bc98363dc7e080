"""The assistant's search as a LangChain retriever."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import Field

from assistant.records import Hit


class RowRetriever(BaseRetriever):
    """The places that answer a question, best first; see `Assistant.as_retriever`."""

    reader: Any  # an Assistant; pydantic would ask for its class
    limit: int = Field(10, ge=1)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_as_document(hit) for hit in self.reader.search(query, limit=self.limit)]


def _as_document(hit: Hit) -> Document:
    passage = hit.passage
    cells = "\n".join(f"{column}: {cell}" for column, cell in passage.cells.items() if cell)
    return Document(
        page_content=cells or passage.text,
        id=str(passage.locator),
        metadata={
            "locator": str(passage.locator),
            "article": passage.article.id,
            "title": passage.article.title,
            "url": passage.article.url,
            "page_date": passage.article.page_date,
            "table": passage.table,
            "row": passage.row,
            "row_name": passage.name,
            "relevancy": passage.relevancy,
            "file": passage.file,
            "lines": [passage.source[0].number, passage.source[-1].number] if passage.source else [],
            "score": hit.score,
        },
    )
