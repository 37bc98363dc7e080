"""Which article is asked for as a whole, and the passages of it that tell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from assistant.asking.bare import restate_listing
from assistant.asking.overview import read_overview
from assistant.asking.pointing import points_to_article
from assistant.asking.titles import quote_titles
from assistant.asking.understanding import understand
from assistant.columns import ColumnRole, find_column
from assistant.current import Generation
from assistant.records import SUMMARY, WHOLE, Hit, Overview, Passage, Question, Scope
from assistant.retrieval.naming import find_named_article
from assistant.retrieval.searching import Findings
from assistant.words import informative_words

_ROWS = 11
_MOST = 0.5  # of the belief in all passages, for an article to be meant


def find_overview(question: Question, generation: Generation, scope: Scope = WHOLE) -> Findings | None:
    """What tells of an article as a whole; None where the question is to be searched for like any other.

    Nothing is found where no article is named and none is spoken of.
    """
    titles = generation.catalogue.titles()
    # A title is known for one without quotation marks too: "What is Tiny Forest Movement about?"
    wanted = question.overview or read_overview(
        quote_titles(question.own, titles), () if question.leans_on else question.columns
    )
    listed = restate_listing(question.own)
    if wanted is None and listed != question.own and points_to_article(listed):
        wanted = Overview("")  # a list of one article's rows, which the tables did not tell
    if wanted is None or scope.tables or scope.relevancy_at_least is not None:
        return None
    passages = _find_rows(wanted, generation, scope)
    if not passages:
        article = _find(wanted, question, generation, scope)
        if article is None:
            return None if wanted.column else Findings((), 1.0, True, question)
        passages = _choose(article, wanted, generation)
    hits = tuple(Hit(passage, 1.0) for passage in passages)
    return Findings(hits, 0.0, False, replace(question, overview=wanted)) if hits else None


def _find_rows(wanted: Overview, generation: Generation, scope: Scope) -> list[Passage]:
    """The rows that are called so and hold the column that is asked for."""
    if not wanted.may_be_row or wanted.column is None:
        return []
    within = generation.browser.articles_in(scope)
    rows = [row for row in generation.catalogue.find_named(wanted.words) if within is None or row.article.id in within]
    return [row for row in rows if _holds(row, wanted.column)][:_ROWS]


def _find(wanted: Overview, question: Question, generation: Generation, scope: Scope) -> str | None:
    chosen = generation.browser.articles_in(scope)
    within = generation.catalogue.titles() if chosen is None else chosen
    if wanted.words:
        article = find_article(generation, wanted.words, wanted.is_title) or _find_by_rows(wanted.words, generation)
    elif len(within) == 1:
        (article,) = within
    else:
        article = find_spoken_of(question.after, generation)
    return article if article in within else None


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


def _find_by_rows(words: str, generation: Generation) -> str | None:
    """The article that most of what is found for some words is of."""
    question = replace(understand(words), overview=None)
    found = generation.searcher.search(question, limit=_ROWS)
    belief: defaultdict[str, float] = defaultdict(float)
    for hit in found.hits:
        belief[hit.passage.article.id] += hit.score
    article, most = max(belief.items(), key=lambda item: item[1], default=("", 0.0))
    return None if found.refuses or most < _MOST else article


def find_spoken_of(before: Question | None, generation: Generation) -> str | None:
    """The article that the question before is about."""
    if before is None:
        return None
    found = find_overview(before, generation) or generation.searcher.search(before, limit=1)
    return None if found.refuses else found.hits[0].passage.article.id


def _choose(article: str, wanted: Overview, generation: Generation) -> list[Passage]:
    passages = [p for p in generation.catalogue.passages(article) if p.withheld is None]
    rows = sorted((p for p in passages if p.cells), key=lambda p: -(p.relevancy or 0.0))  # keeps the order of equals
    if wanted.column is not None:
        return [row for row in rows if _holds(row, wanted.column)][:_ROWS]
    return [p for p in passages if p.locator.place == SUMMARY] + rows[:_ROWS]


def _holds(row: Passage, role: ColumnRole) -> bool:
    column = find_column(row.cells, role)
    return row.withheld is None and column is not None and bool(row.cells[column])
