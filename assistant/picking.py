"""Which articles were listed or cited before, and the latest, the earliest or the two of them that a question means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
from assistant.asking.understanding import understand
from assistant.current import Generation
from assistant.exact import read_exactly
from assistant.listed import find_articles, find_listed
from assistant.queries import Extreme, TableQuery, Unit
from assistant.records import HEADER, Answer, ArticleReference, Draft, Engine, Language, Overview, Question, Scope, Turn

_TOLD_AT_MOST = 20  # articles of one page date; of more of them the tables tell
_ASKED_AT_MOST = 6  # questions of a conversation that are answered again for what a later one points to

Answering = Callable[[str, Sequence[Turn]], Answer]


def pick_articles(
    question: Question, history: Sequence[Turn], generation: Generation, scope: Scope, answer: Answering
) -> Draft | str | None:
    """What a question for the latest, the earliest, the only one or both of some articles comes to.

    Args:
        answer: answers an earlier question anew.

    Returns:
        a draft, or a question that stands alone and means the same; None where nothing of this is asked.
    """
    text, language = question.text, question.language
    if extreme := read_latest(text):
        every = TableQuery(unit=Unit.ARTICLES)
        found = _with_date(find_articles(every, generation, scope, language), extreme)
        if len(found) == 1:
            return put_article(text, found[0].title)
        return _tell(found, language, generation, asks_which=True)
    if extreme := read_picked(text):
        before = _find_before(text, history, generation, scope, answer)
        return _tell(_with_date(before, extreme), language, generation)
    if compares_articles(text):
        before = _find_before(text, history, generation, scope, answer)
        before = before or find_articles(TableQuery(unit=Unit.ARTICLES), generation, scope, language)
        if len(before) != 2:
            return Draft(Engine.EXTRACTIVE, ())  # a row that a search finds for these words compares nothing
        return compare_titles((before[0].title, before[1].title))
    if (
        question.overview == Overview("")
        and question.after is not None
        and (spoken_of := find_asked(history)[-_ASKED_AT_MOST:])
    ):
        shown = _find_shown(spoken_of, generation, scope, answer)
        if len(shown) == 1:
            return summarise_title(shown[0].title)
    return None


def _find_shown(
    asked: Sequence[Turn], generation: Generation, scope: Scope, answer: Answering
) -> list[ArticleReference]:
    """The articles that the last question picked, or listed exactly: "What is it about?" asks for the only one."""
    last = asked[-1].text
    if extreme := read_picked(last):
        picked = _with_date(_find_before(last, asked[:-1], generation, scope, answer), extreme)
        if picked:
            return picked
    return find_listed(asked, generation, scope)


def _find_before(
    text: str, history: Sequence[Turn], generation: Generation, scope: Scope, answer: Answering
) -> list[ArticleReference]:
    """The articles of the answer before, each once; what only picked some of them is passed over."""
    asked = find_asked(history)[-_ASKED_AT_MOST:]
    while asked and read_picked(asked[-1].text):
        asked.pop()
    if not asked:
        return []
    query = read_exactly(text, asked, generation)[2]
    if query is None:
        cited = answer(asked[-1].text, asked[:-1]).citations
        return list(dict.fromkeys(citation.article for citation in cited))
    if query.group or (query.dated and not query.limit):
        return []  # "and the oldest?", after the latest of all: the oldest of all
    return find_articles(query, generation, scope, understand(text, asked).language)


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
