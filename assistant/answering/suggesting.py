"""Questions to begin with, made from what the corpus holds, so that each of them has an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.answering.wording import wording_for
from assistant.columns import ColumnRole, find_column
from assistant.records import Language, Passage


def suggest_questions(rows: Iterable[Passage], language: Language) -> list[str]:
    """Up to three questions: what drives a signal, what a row is about, which concerns weigh most.

    Args:
        rows: some rows of the corpus, those worth showing first.
        language: of the questions; names stay as the rows have them.
    """
    chosen = list(rows)
    wording = wording_for(language)
    driven = next((r for r in chosen if r.name and find_column(r.cells, ColumnRole.DRIVING_FORCE)), None)
    told = next((r for r in chosen if r.name and r.table != "signals" and r != driven), None)
    rated = next((r for r in chosen if r.table == "concerns" and r.relevancy is not None), None)
    questions = []
    if driven and driven.name:
        questions.append(wording.ask_driving_force(driven.name))
    if rated and rated.relevancy is not None:
        questions.append(wording.ask_rated_concerns(rated.relevancy))
    if told and told.name:
        questions.append(wording.ask_about(told.name))
    return questions


def suggest_follow_ups(cited: Sequence[Passage], language: Language) -> Iterator[str]:
    """Questions that lead on from the rows that an answer cites, nearest first; each may lack an answer.

    Args:
        cited: the passages of the answer, in their order.
        language: of the questions; names stay as the rows have them.
    """
    wording = wording_for(language)
    named = [row for row in cited if row.name]
    for row in named[:2]:
        if row.name and find_column(row.cells, ColumnRole.DRIVING_FORCE):
            yield wording.ask_driving_force(row.name)
    for article in list(dict.fromkeys(row.article for row in cited))[:2]:
        yield wording.ask_concerns_of(article.title)
        yield wording.ask_signals_of(article.title)
    for row in named[:3]:
        if row.name:
            yield wording.ask_about(row.name)
