"""Which articles were listed or cited before, and the latest, the earliest or the two of them that a question means."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.answering.header import draft_dates
from assistant.asking.courtesy import find_asked
from assistant.asking.picking import (
    compare_titles,
    compares_articles,
    put_article,
    read_latest,
    read_picked,
    summarise_title,
)
from assistant.current import Generation
from assistant.exact import read_exactly
from assistant.queries import Aggregate, Extreme, TableQuery, Unit
from assistant.records import HEADER, ArticleReference, Draft, Engine, Language, Overview, Question, Scope, Turn
from assistant.retrieval.scoping import narrow_query

_TOLD_AT_MOST = 20  # articles of one page date; of more of them the tables tell
_ASKED_AT_MOST = 6  # questions of a conversation that are answered again for what a later one points to

Cited = Callable[[str, Sequence[Turn]], Iterable[ArticleReference]]


def pick_articles(
    question: Question, history: Sequence[Turn], generation: Generation, scope: Scope, cited: Cited
) -> Draft | str | None:
    """What a question for the latest, the earliest, the only one or both of some articles comes to.

    Args:
        cited: the articles that the answer to an earlier question cites, worked out anew.

    Returns:
        a draft, or a question that stands alone and means the same; None where nothing of this is asked.
    """
    text, language = question.text, question.language
    if extreme := read_latest(text):
        every = TableQuery(unit=Unit.ARTICLES)
        found = _with_date(_find_articles(every, generation, scope), extreme)
        if len(found) == 1:
            return put_article(text, found[0].title)
        return _tell(found, language, generation, asks_which=True)
    if extreme := read_picked(text):
        before = _find_before(text, history, generation, scope, cited)
        return _tell(_with_date(before, extreme), language, generation)
    if compares_articles(text):
        before = _find_before(text, history, generation, scope, cited)
        before = before or _find_articles(TableQuery(unit=Unit.ARTICLES), generation, scope)
        if len(before) != 2:
            return Draft(Engine.EXTRACTIVE, ())  # a row that a search finds for these words compares nothing
        return compare_titles((before[0].title, before[1].title))
    if (
        question.overview == Overview("")
        and question.after is not None
        and (spoken_of := find_asked(history)[-_ASKED_AT_MOST:])
    ):
        shown = _find_shown(spoken_of, generation, scope, cited)
        if len(shown) == 1:
            return summarise_title(shown[0].title)
    return None


def _find_shown(asked: Sequence[Turn], generation: Generation, scope: Scope, cited: Cited) -> list[ArticleReference]:
    """The articles that the last question picked, or listed exactly: "What is it about?" asks for the only one."""
    last = asked[-1].text
    if extreme := read_picked(last):
        picked = _with_date(_find_before(last, asked[:-1], generation, scope, cited), extreme)
        if picked:
            return picked
    query = read_exactly(last, asked, generation)[2]
    if query is None or query.unit is not Unit.ARTICLES or query.group:
        return []
    return _find_articles(query, generation, scope)


def _find_before(
    text: str, history: Sequence[Turn], generation: Generation, scope: Scope, cited: Cited
) -> list[ArticleReference]:
    """The articles of the answer before, each once; what only picked some of them is passed over."""
    asked = find_asked(history)[-_ASKED_AT_MOST:]
    while asked and read_picked(asked[-1].text):
        asked.pop()
    if not asked:
        return []
    query = read_exactly(text, asked, generation)[2]
    if query is None:
        return list(dict.fromkeys(cited(asked[-1].text, asked[:-1])))
    if query.group or (query.dated and not query.limit):
        return []  # "and the oldest?", after the latest of all: the oldest of all
    return _find_articles(query, generation, scope)


def _find_articles(query: TableQuery, generation: Generation, scope: Scope) -> list[ArticleReference]:
    """The articles that a query lists, or that hold the rows that it does."""
    articles = None if scope.is_whole else generation.browser.articles_in(scope)
    narrowed = query if scope.is_whole else narrow_query(query, scope, articles)
    if narrowed is None:
        return []
    ranks = narrowed.extreme is not None
    listed = replace(narrowed, aggregate=Aggregate.LIST, unit=Unit.ROWS if ranks else Unit.ARTICLES)
    close = generation.searcher.find_close(query.topic) if query.topic else ()
    result = generation.catalogue.run_query(listed, close, limit=sys.maxsize if ranks else 0)
    found = [row.article for row in result.rows] if ranks else [group.first.article for group in result.groups]
    return list(dict.fromkeys(found)) if ranks or len(found) == result.grouped else []


def _with_date(articles: Sequence[ArticleReference], extreme: Extreme) -> list[ArticleReference]:
    """Those of the latest, or the earliest, page date of all."""
    days = [article.page_date for article in articles if article.page_date]
    day = (max if extreme is Extreme.HIGHEST else min)(days, default=None)
    return [article for article in articles if day and article.page_date == day]


def _tell(
    articles: Sequence[ArticleReference], language: Language, generation: Generation, *, asks_which: bool = False
) -> Draft | None:
    if not 0 < len(articles) <= _TOLD_AT_MOST:
        return None
    headers = [generation.catalogue.find(f"{article.id}#{HEADER}") for article in articles]
    draft = draft_dates([header for header in headers if header], language, asks_which=asks_which)
    return draft if len(draft.sentences) >= len(articles) else None
