"""What a question asks of the tables, read and answered exactly."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from assistant.answering.header import draft_header
from assistant.answering.joining import join_drafts
from assistant.answering.tables import draft_table, with_literal
from assistant.answering.wording import wording_for
from assistant.asking.bare import restate_listing
from assistant.asking.grammar import Known, Reading, read_question, read_table_query, sounds_exact
from assistant.asking.overview import read_overview, restate_for_corpus
from assistant.asking.pointing import go_on_with, points_to_article, put_title
from assistant.asking.titles import quote_titles
from assistant.asking.uncounted import asks_of_corpus, names_articles
from assistant.asking.understanding import asks_header_of_one, understand
from assistant.current import Generation
from assistant.index.forms import fold_name
from assistant.overview import find_article, find_spoken_of
from assistant.queries import Aggregate, Group, TableQuery, Unit
from assistant.records import HEADER, Draft, Engine, Language, Question, Scope, Sentence, SentenceRole, Turn, Usage
from assistant.retrieval.scoping import narrow_query
from assistant.retrieval.searching import CLOSE
from assistant.words import informative_words

if TYPE_CHECKING:
    from assistant.answering.chat import ChatEngine

_SEVERAL = 2  # articles
_DATES_AT_MOST = 5  # whose articles are listed together
_LISTED_AT_MOST = 500  # articles that a follow-up can be about


def read_query(
    question: Question, history: Sequence[Turn], generation: Generation, chat: ChatEngine | None
) -> tuple[tuple[Reading, ...], Usage]:
    """What a question asks of the tables, refining the questions before it.

    The grammar reads it, which costs nothing; a chat model is asked where the grammar does not wholly understand.
    """
    of_article = question.overview is not None and not question.overview.names_by_words
    if of_article and _restate_for_corpus(question.text, generation) == question.text:
        return (), Usage()
    readings, known, previous = read_exactly(question.text, history, generation)
    if any(_lists_nothing(reading.query, question.language, generation) for reading in readings):
        return (), Usage()  # no row is close to what is asked about: a search may know other words for it
    if readings or chat is None or not sounds_exact(question.text):
        return readings, Usage()
    from assistant.answering.filling import fill_query

    query, usage = fill_query(chat, question.text, known.tables, previous)
    if query is not None and query.articles:
        named = [find_article(generation, words, False) for words in query.articles]
        query = None if None in named else replace(query, articles=tuple(filter(None, named)))
    return (Reading(query),) if query else (), usage


def tell_header(question: Question, history: Sequence[Turn], generation: Generation) -> Draft | None:
    """The date or link of the article that an exact question before was about; None where it is not that.

    "What is its date?", after "How many concerns does it have?": nothing to count or list.
    """
    if not asks_header_of_one(question):
        return None
    previous = read_exactly(question.text, history, generation)[2]
    if previous is None:
        return None
    articles = previous.articles or (_find_listed(generation, previous) if previous.extreme else ())
    if len(articles) != 1:
        return None
    header = generation.catalogue.find(f"{articles[0]}#{HEADER}")
    draft = draft_header(question, [header] if header else [])
    return draft if draft.sentences else None


def _restate_for_corpus(text: str, generation: Generation) -> str:
    """A question for what a corpus of several articles is about as one that the tables answer."""
    if len(generation.catalogue.titles()) < _SEVERAL or restate_for_corpus(text) == text:
        return text
    return restate_for_corpus(text, has_themes=any(article.themes for article in generation.catalogue.articles()))


def refuse_uncounted(question: Question, history: Sequence[Turn], generation: Generation) -> Draft | None:
    """An abstention where articles or rows are to be counted or listed by what the tables do not hold; None elsewhere.

    Only of what `read_query` does not read.
    """
    if question.overview is not None or not asks_of_corpus(question.text):
        return None
    leans = question.leans_on is not None and not names_articles(question.text)
    if leans and read_exactly(question.text, history, generation)[2] is None:
        return None  # "how many signals did it pick up?", after a question for what the rows say
    return Draft(Engine.TABLE, (), refusal=wording_for(question.language).not_computed())


def _lists_nothing(query: TableQuery, language: Language, generation: Generation) -> bool:
    if query.aggregate is not Aggregate.LIST or query.topic is None or query.group is not None:
        return False
    close = generation.searcher.find_close(query.topic, language)
    return generation.catalogue.run_query(query, close, limit=0).matching == 0


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
        partial(_find_listed, generation),
    )
    previous: TableQuery | None = None
    earlier: list[Turn] = []
    for turn in history:
        if turn.role == "user":
            overview = understand(turn.text, earlier).overview
            of_article = overview is not None and not overview.names_by_words  # as `read_query` has it
            said = None if of_article else _name_article(turn.text, earlier, previous, generation)
            previous = read_table_query(said, known, previous=previous) if said else None
            earlier.append(turn)
    asked = _name_article(_restate_for_corpus(text, generation), earlier, previous, generation)
    return read_question(asked, known, previous=previous) if asked else (), known, previous


def _find_listed(generation: Generation, query: TableQuery) -> tuple[str, ...]:
    """The articles that a query lists or ranks; none where they are too many to name, or chosen by their meaning."""
    if query.group in (Group.MONTH, Group.YEAR, Group.DATE) and query.unit is Unit.ARTICLES:
        return _find_of_first(generation, query)
    if query.group is Group.TITLE and query.having and not query.extreme:
        return _find_of_titles(generation, query)
    of_articles = query.group is Group.ARTICLE if query.group else query.unit is Unit.ARTICLES
    if query.topic or not of_articles:
        return ()
    result = generation.catalogue.run_query(replace(query, aggregate=_plain(query.aggregate)), limit=0)
    found = tuple(dict.fromkeys(group.first.article.id for group in result.groups))
    return found if len(found) == result.grouped <= _LISTED_AT_MOST else ()


def _find_of_first(generation: Generation, query: TableQuery) -> tuple[str, ...]:
    """The articles of the months, years or days that a ranking or a bound found; none where these are many."""
    result = generation.catalogue.run_query(query, limit=0)
    groups = result.groups
    if not (query.extreme or query.having) or not len(groups) == result.grouped <= _DATES_AT_MOST:
        return ()
    return tuple(found for group in groups for found in _find_of_date(generation, query, group.label))


def _find_of_titles(generation: Generation, query: TableQuery) -> tuple[str, ...]:
    """The articles that have the titles of several; none where these are many."""
    result = generation.catalogue.run_query(query, limit=0)
    if not len(result.groups) == result.grouped <= _DATES_AT_MOST:
        return ()
    titles = {fold_name(group.label) for group in result.groups}
    return tuple(id for id, title in generation.catalogue.titles().items() if fold_name(title) in titles)


def _find_of_date(generation: Generation, query: TableQuery, label: str) -> tuple[str, ...]:
    """The articles of a year, a month or a day: "2024", "2024-05", "2024-05-17"."""
    first, last = (f"{label}{end[len(label) :]}" for end in ("0000-01-01", "9999-12-31"))
    if len(label) == len("2024-05"):
        last = f"{label}-{monthrange(int(label[:4]), int(label[5:]))[1]}"
    plain = replace(query, aggregate=Aggregate.LIST, group=None, extreme=None, limit=None, rank=None, having=None)
    return _find_listed(generation, replace(plain, since=first, until=last, periods=()))


def _plain(aggregate: Aggregate) -> Aggregate:
    return aggregate if aggregate in (Aggregate.MEAN, Aggregate.MEDIAN) else Aggregate.LIST


def _name_article(
    text: str, earlier: Sequence[Turn], previous: TableQuery | None, generation: Generation
) -> str | None:
    """A question with the title of the article that it points to; None where nobody can tell which one it is.

    One that goes on with an exact question has its article from there.
    """
    titles = generation.catalogue.titles()
    if previous is not None:
        return text
    after = understand(text, earlier).after
    listed, points = restate_listing(text), False
    if after is not None and (after.overview or read_overview(quote_titles(after.own, titles))):
        listed = go_on_with(listed)
        points = listed != text
    if len(titles) == 1 or not (points or points_to_article(listed)):
        return listed if points else text
    article = find_spoken_of(after, generation)
    return None if article is None else put_title(listed, titles[article])


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
            close = generation.searcher.find_close(query.topic, question.language) if query.topic else ()
            result = generation.catalogue.run_query(query, close, limit=rows_limit)
            left_out = tuple(map(generation.catalogue.titles().__getitem__, query.left_out))
            draft = draft_table(
                query, result, question.language, threshold=CLOSE, decimals=reading.decimals, left_out=left_out
            )
            if not draft.sentences:
                return draft
            drafts.append((question.text, draft))
    ignored = tuple(dict.fromkeys(word for reading in readings for word in reading.ignored))
    joined = drafts[0][1] if len(drafts) == 1 else join_drafts(drafts, question.language)
    if not ignored:
        return joined
    note = Sentence(wording_for(question.language).not_taken_into_account(ignored), role=SentenceRole.FRAME)
    return replace(joined, sentences=(*joined.sentences, note))
