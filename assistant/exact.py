"""What a question asks of the tables, read and answered exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from assistant.answering.joining import join_drafts
from assistant.answering.tables import draft_table, with_literal
from assistant.answering.wording import wording_for
from assistant.asking.grammar import Known, Reading, read_question, read_table_query, sounds_exact
from assistant.asking.overview import restate_for_corpus
from assistant.current import Generation
from assistant.queries import TableQuery
from assistant.records import Draft, Engine, Question, Scope, Sentence, SentenceRole, Turn, Usage
from assistant.retrieval.naming import find_named_article
from assistant.retrieval.scoping import narrow_query
from assistant.retrieval.searching import CLOSE
from assistant.words import informative_words

if TYPE_CHECKING:
    from assistant.answering.chat import ChatEngine


def read_query(
    question: Question, history: Sequence[Turn], generation: Generation, chat: ChatEngine | None
) -> tuple[tuple[Reading, ...], Usage]:
    """What a question asks of the tables, refining the questions before it.

    The grammar reads it, which costs nothing; a chat model is asked where the grammar does not wholly understand.
    """
    if question.overview and not question.overview.names_by_words:
        return (), Usage()
    readings, known, previous = read_exactly(question.text, history, generation)
    if readings or chat is None or not sounds_exact(question.text):
        return readings, Usage()
    from assistant.answering.filling import fill_query

    query, usage = fill_query(chat, question.text, known.tables, previous)
    if query is not None and query.articles:
        named = [find_article(generation, words, False) for words in query.articles]
        query = None if None in named else replace(query, articles=tuple(filter(None, named)))
    return (Reading(query),) if query else (), usage


def read_exactly(
    text: str, history: Sequence[Turn], generation: Generation
) -> tuple[tuple[Reading, ...], Known, TableQuery | None]:
    """What the grammar reads in a question, with what it knows and the query that the question refines."""
    catalogue = generation.catalogue
    known = Known(
        partial(find_article, generation),
        catalogue.table_names(),
        catalogue.titles(),
        lambda words: generation.titles.find_holding(informative_words(words)),
        catalogue.has_name,
        generation.searcher.has_word,
    )
    previous: TableQuery | None = None
    for turn in history:
        if turn.role == "user":
            previous = read_table_query(turn.text, known, previous=previous)
    asked = restate_for_corpus(text) if len(known.titles) > 1 else text
    return read_question(asked, known, previous=previous), known, previous


def draft_readings(
    readings: Sequence[Reading], question: Question, generation: Generation, rows_limit: int, scope: Scope
) -> Draft:
    """The exact answers to all that a question asks, one after the other; none where one of them has no basis."""
    drafts: list[tuple[str, Draft]] = []
    articles = None if scope.is_whole else generation.browser.articles_in(scope)
    for reading in readings:
        narrowed = reading.query if scope.is_whole else narrow_query(reading.query, scope, articles)
        if narrowed is None:
            return Draft(Engine.TABLE, ())
        for query in with_literal(narrowed):
            close = generation.searcher.find_close(query.topic) if query.topic else ()
            result = generation.catalogue.run_query(query, close, limit=rows_limit)
            draft = draft_table(query, result, question.language, threshold=CLOSE, decimals=reading.decimals)
            if not draft.sentences:
                return draft
            drafts.append((question.text, draft))
    ignored = tuple(dict.fromkeys(word for reading in readings for word in reading.ignored))
    joined = drafts[0][1] if len(drafts) == 1 else join_drafts(drafts, question.language)
    if not ignored:
        return joined
    note = Sentence(wording_for(question.language).not_taken_into_account(ignored), role=SentenceRole.FRAME)
    return replace(joined, sentences=(*joined.sentences, note))


def find_article(generation: Generation, words: str, is_title: bool) -> str | None:
    """The one article that a title or some words name; by its words where it can be, else by what it is about."""
    titled = generation.titles.find(words)
    if titled is not None or is_title:
        return titled
    informative = informative_words(words)
    named = find_named_article(informative, generation.catalogue.article_words())
    if named is None and len(generation.titles.find_holding(informative)) > 1:
        return None  # "the vinyl article": there are two
    return named or generation.searcher.find_article(words)
