"""The passages that a question is answered from: of the article that it is put to, or whatever a search finds."""

from __future__ import annotations

from dataclasses import replace

from assistant.asking.titles import QUOTED, quote_titles
from assistant.asking.within import cut_article
from assistant.current import Generation
from assistant.overview import find_overview
from assistant.records import Question, Scope
from assistant.retrieval.searching import Findings
from assistant.words import informative_words

# How far the best row of an article may lie behind the best of all for what is asked, as the logarithm of odds. Of 74
# questions of test_fresh.jsonl, put to the article that answers them, none lies so far behind; put to another one, all
# do, of which the search of that article alone refuses 66.
_LAG = 5.0


def find_passages(question: Question, generation: Generation, scope: Scope, *, limit: int) -> Findings:
    """What answers a question: passages of the article that is asked for as a whole, else what a search finds.

    A question that is put to one article ("What does the article on drones say about noise?") is answered from that
    article or not at all. The question of the findings keeps its overview only where it is one.
    """
    found = find_overview(question, generation, scope)
    if found is not None:
        return found
    alone = replace(question, overview=None)
    searcher = generation.searcher
    article, rest = _find_article(alone, generation)
    if article is None or (scope.articles and article not in scope.articles):
        return searcher.search(alone, limit=limit, scope=scope, with_others=True)
    asked = replace(alone, standalone=rest, own=rest)
    exempt = question.asks_header or _holds_row_called(rest, article, generation)
    if not exempt and searcher.lag(asked, article) > _LAG:
        return Findings((), 1.0, True, alone)
    found = searcher.search(asked, limit=limit, scope=replace(scope, articles=(article,)))
    # Its date or its link is told however little its rows say of what "When was it scanned?" holds.
    return replace(found, refuses=found.refuses and not question.asks_header)


def _holds_row_called(rest: str, article: str, generation: Generation) -> bool:
    """Whether a name in quotation marks is that of one of the article's rows; rows of others may be called so too."""
    called = (row for name in QUOTED.findall(rest) for row in generation.catalogue.find_named(name))
    return any(row.article.id == article for row in called)


def _find_article(question: Question, generation: Generation) -> tuple[str | None, str]:
    """The article that a question is put to, and what is asked of it."""
    if question.leans_on is not None:
        return None, ""
    titles = generation.catalogue.titles()
    text = quote_titles(question.own, titles)
    within = cut_article(text, lambda words: generation.titles.find(words) is not None)
    if within is None or len(titles) == 1:
        return None, ""
    if within.is_title:
        return generation.titles.find(within.words), within.rest
    # Only by words of its title: what an article is merely about may name another one.
    holding = generation.titles.find_holding(informative_words(within.words))
    return (holding[0] if len(holding) == 1 else None), within.rest
