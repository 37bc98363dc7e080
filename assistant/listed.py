"""The articles that an exact question lists, in the order of its answer."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.understanding import understand
from assistant.current import Generation
from assistant.exact import read_exactly
from assistant.queries import Aggregate, TableQuery, Unit
from assistant.records import ArticleReference, Language, Scope, Turn
from assistant.retrieval.scoping import narrow_query


def find_listed(asked: Sequence[Turn], generation: Generation, scope: Scope) -> list[ArticleReference]:
    """The articles that the last question lists or counts, in the order of its answer; none where it does not.

    Args:
        asked: the questions of a conversation, oldest first, at least one.
    """
    last = asked[-1].text
    query = read_exactly(last, asked, generation)[2]
    if query is None or query.unit is not Unit.ARTICLES or query.group:
        return []
    return find_articles(query, generation, scope, understand(last, asked[:-1]).language)


def find_articles(
    query: TableQuery, generation: Generation, scope: Scope, language: Language
) -> list[ArticleReference]:
    """The articles that a query lists, or that hold the rows that it does; none where there are too many to tell.

    Args:
        language: of the question, in which a topic of one word is read.
    """
    articles = None if scope.is_whole else generation.browser.articles_in(scope)
    narrowed = query if scope.is_whole else narrow_query(query, scope, articles)
    if narrowed is None:
        return []
    ranks = narrowed.extreme is not None
    listed = replace(narrowed, aggregate=Aggregate.LIST, unit=Unit.ROWS if ranks else Unit.ARTICLES)
    close = generation.searcher.find_close(query.topic, language) if query.topic else ()
    result = generation.catalogue.run_query(listed, close, limit=sys.maxsize if ranks else 0)
    found = [row.article for row in result.rows] if ranks else [group.first.article for group in result.groups]
    return list(dict.fromkeys(found)) if ranks or len(found) == result.grouped else []
