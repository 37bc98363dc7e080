"""Exact questions, read by a small grammar: "how many concerns are rated 5?" becomes a TableQuery.

A question is cut into pieces with meanings, and these into clauses; each rule takes the pieces that it explains.
A name, number or date that no rule explains makes the question no exact one: better handed over to retrieval than
counted wrongly. Some other word, beside conditions that are understood, is left out and said to be.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.asking.bare import restate_listing
from assistant.asking.circumstances import without_circumstances
from assistant.asking.clause_reading import ClauseReader, Reading
from assistant.asking.clauses import split_clauses, split_ends
from assistant.asking.comparing import compare_periods
from assistant.asking.following import asks_dates, asks_end, cut_dates_asked, go_on
from assistant.asking.framing import unframe
from assistant.asking.gaps import read_span, turn_range
from assistant.asking.later import rank_again, told_of_found, with_total
from assistant.asking.leftout import cut_left_out
from assistant.asking.lexicon import LEXICON, Kind, Meaning
from assistant.asking.of_groups import name_group
from assistant.asking.one_by_one import split_each
from assistant.asking.other_label import ask_as_other
from assistant.asking.pieces import NotUnderstood, Piece, Pieces
from assistant.asking.refining import merge_readings
from assistant.asking.restating import find_those_with
from assistant.asking.scanning import scan_question
from assistant.asking.scoping import (
    Known,
)
from assistant.asking.slips import mend_slips
from assistant.asking.tables import tables_of
from assistant.asking.titles import quote_titles, without_headline
from assistant.asking.within_articles import find_longest, read_alike, split_bound, split_kept
from assistant.queries import (
    Aggregate,
    Group,
    TableQuery,
    Unit,
)
from assistant.words import split_words

__all__ = ["Known", "Reading", "read_question", "read_table_query", "sounds_exact"]

_CONTINUES = frozenset("and et but mais now maintenant same question meme what about".split())


def read_question(text: str, known: Known, *, previous: TableQuery | None = None) -> tuple[Reading, ...]:
    """What a question asks of the tables, in order; empty when it is no exact question or not understood.

    Args:
        text: the question, in French or English.
        known: tells which article some words name, and which tables and titles there are.
        previous: the exact query before this one; "how many of them are rated 5?" refines it.
    """
    asked = unframe(text)
    if previous is not None and (dated := asks_dates(asked, previous, known.find_listed)):
        return (Reading(dated),)
    if span := read_span(quote_titles(asked, known.titles), known.find_article, previous, known.find_listed):
        return (Reading(span),)
    if alike := read_alike(asked):
        return (Reading(alike),)
    if (bound := split_bound(asked)) and (within := _read_within(*bound, known)):
        return within
    kept, left_out = cut_left_out(quote_titles(asked, known.titles), known.find_article, known.names_only_rows)
    if left_out:
        return _without(kept, left_out, known, previous)
    if (undated := cut_dates_asked(asked)) != asked:
        read = read_question(undated, known, previous=previous)
        if len(read) == 1 and read[0].query.unit is Unit.ARTICLES and read[0].query.group is None:
            return (replace(read[0], query=replace(read[0].query, aggregate=Aggregate.LIST, with_dates=True)),)
        if len(read) == 1 and read[0].query.group is Group.ARTICLE and read[0].query.extreme:
            ranked = tuple(known.find_listed(read[0].query))
            their_dates = Reading(TableQuery(unit=Unit.ARTICLES, articles=ranked, with_dates=True))
            return (read[0], their_dates) if ranked else ()
    listed = restate_listing(quote_titles(asked, known.titles))
    short = without_headline(asked, lambda words: known.find_article(words, True) is not None)
    for variant in dict.fromkeys((asked, listed, short, mend_slips(asked, known.has_word))):
        readings = _read_text(variant, known, previous)
        if readings:
            return readings
    if longest := find_longest(asked):
        return _read_longest(*longest, known)
    if kept_first := split_kept(quote_titles(asked, known.titles)):
        return _read_kept(*kept_first, known)
    if previous is not None:
        return ()
    for less in dict.fromkeys(without_circumstances(asked)):
        if less.strip(" ?") and known.find_article(_left_aside(asked, less), True) is None:
            readings = _read_text(mend_slips(unframe(less), known.has_word), known, previous)
            if readings:
                return readings
    return ()


def _without(text: str, article: str, known: Known, previous: TableQuery | None) -> tuple[Reading, ...]:
    """What a question asks of all articles but one; « et sans l'article de la CNIL ? » asks the one before again."""
    if not set(split_words(text)) - _CONTINUES:
        return () if previous is None else (Reading(replace(previous, left_out=(*previous.left_out, article))),)
    readings = read_question(text, known, previous=previous)
    if any(article in reading.query.articles for reading in readings):
        return ()
    return tuple(replace(r, query=replace(r.query, left_out=(*r.query.left_out, article))) for r in readings)


def _read_within(asked: str, listed: str, known: Known) -> tuple[Reading, ...]:
    """What is asked of the rows of some articles, which are found first; nothing where either is not understood."""
    articles = read_question(listed, known)
    if len(articles) != 1 or articles[0].query.unit is not Unit.ARTICLES or articles[0].query.group:
        return ()
    held = articles[0].query
    by_words = held.contains and not (held.tables or replace(held, contains=()).is_filtered)
    if not (held.having or held.holding or by_words) or (held.is_filtered and not by_words) or articles[0].ignored:
        return ()
    found = tuple(known.find_listed(held))
    readings = read_question(asked, known)
    plain = all(r.query.unit is Unit.ROWS and not r.query.articles and not r.query.group for r in readings)
    if not found or not plain:
        return ()
    return tuple(replace(reading, query=replace(reading.query, articles=found)) for reading in readings)


def _read_kept(kept: str, asked: str, known: Known) -> tuple[Reading, ...]:
    """What is asked of some articles that are found first; nothing where either is not understood."""
    articles = read_question(kept, known)
    if len(articles) != 1 or articles[0].ignored or articles[0].query.unit is not Unit.ARTICLES:
        return ()
    if articles[0].query.group or not (found := tuple(known.find_listed(articles[0].query))):
        return ()
    return read_question(asked, known, previous=TableQuery(unit=Unit.ARTICLES, articles=found))


def _read_longest(before: str, after: str, ranked: TableQuery, known: Known) -> tuple[Reading, ...]:
    """What is asked of the longest article, or of the one with the most signals; nothing where several are as long."""
    tables = tuple(name for table in ranked.tables for name in tables_of(table, known.tables))
    found = known.find_listed(replace(ranked, tables=tables))
    titles = [known.titles.get(article) for article in found]
    if len(titles) != 1 or titles[0] is None or any(mark in titles[0] for mark in '«»“”"'):
        return ()
    return read_question(f"{before}“{titles[0]}”{after}", known)


def _left_aside(text: str, kept: str) -> str:
    """What of a text is not kept."""
    before, _, after = text.partition(kept.rstrip("?"))
    return f"{before} {after}".strip(" :;,-–—?.!")


def _read_text(text: str, known: Known, previous: TableQuery | None) -> tuple[Reading, ...]:
    phrases = LEXICON | _other_tables(known.tables)
    pieces = scan_question(quote_titles(text, known.titles), phrases)
    if previous is not None and (end := asks_end(pieces, previous)) and _opens_nothing(pieces):
        return (Reading(end),)
    if previous is not None and (other := compare_periods(pieces, previous) or ask_as_other(pieces, previous)):
        return (Reading(other),)
    if previous is not None:
        pieces, previous = go_on(name_group(pieces, previous), previous, known.find_listed)
    if previous is not None and previous.unit is Unit.ARTICLES:
        pieces = find_those_with(pieces)
    if ranked := turn_range(pieces):
        return _read_range(ranked, known)
    readings: list[Reading] = []
    try:
        for clause in split_clauses(pieces):
            if sides := _set_against(clause, readings) or told_of_found(clause, readings, known.find_listed):
                readings.append(sides)
                continue
            clause = rank_again(clause, readings)
            if several := split_each(clause):
                alone = [ClauseReader(Pieces(one), known, previous, inside=False).read() for one in several]
                if None in alone:
                    return ()
                readings += filter(None, alone)
                continue
            for variant in split_ends(clause):
                before = readings[-1].query if readings else previous
                reading = ClauseReader(Pieces(variant), known, before, inside=bool(readings)).read()
                if reading is None:
                    return ()
                readings += with_total(reading, Pieces(variant))
    except NotUnderstood:
        return ()
    queries = merge_readings([reading.query for reading in readings])
    return tuple(replace(_of(readings, query), query=query) for query in queries)


def _opens_nothing(pieces: Sequence[Piece]) -> bool:
    """Whether nothing says that it is of all articles: "the newest?", not "the newest article of the corpus"."""
    return not any(piece.kind is Kind.ALL or piece.value is Group.ARTICLE for piece in pieces)


def _read_range(ranked: Sequence[Piece], known: Known) -> tuple[Reading, ...]:
    """By how much the first of a ranking is ahead of the last."""
    try:
        reading = ClauseReader(Pieces(ranked), known, None, inside=False).read()
    except NotUnderstood:
        return ()
    if reading is None or reading.query.group is None or reading.query.aggregate is not Aggregate.LIST:
        return ()
    query = replace(reading.query, aggregate=Aggregate.RANGE, extreme=None, limit=None)
    return (replace(reading, query=query),)


def _set_against(clause: Sequence[Piece], readings: Sequence[Reading]) -> Reading | None:
    """ "how many concerns are rated 5, how many issues are, and what is the difference?": the two side by side."""
    says_more = any(p.kind in (Kind.TABLE, Kind.ROWS, Kind.NOUN, Kind.NAME, Kind.QUOTE, Kind.PERIOD) for p in clause)
    if len(readings) < 2 or says_more or not any(p.kind is Kind.DIFFERENCE for p in clause):
        return None
    first, second = (reading.query for reading in readings[-2:])
    alike = replace(first, tables=second.tables) == second and first.aggregate is Aggregate.COUNT
    if not alike or first.group or not first.tables or not second.tables or set(first.tables) & set(second.tables):
        raise NotUnderstood
    return Reading(replace(first, tables=(*first.tables, *second.tables), group=Group.TABLE))


def read_table_query(text: str, known: Known, *, previous: TableQuery | None = None) -> TableQuery | None:
    """The query that a follow-up refines: of several things that are asked, the last that narrows the rows down."""
    readings = read_question(text, known, previous=previous)
    main: TableQuery | None = None
    for reading in readings:
        if main is None or _narrows(main, reading.query):
            main = reading.query
    return main


def sounds_exact(text: str) -> bool:
    """Whether a question has words of counting, ranking or comparing rows, whatever else it says."""
    kinds = {piece.kind for piece in scan_question(text)}
    asks = {Kind.COUNT, Kind.TOP, Kind.EXTREME, Kind.LONGEST, Kind.SHARE, Kind.MEAN, Kind.COMPARE, Kind.EACH}
    asks |= {Kind.RELEVANCY, Kind.DISTINCT, Kind.LIST, Kind.DATED, Kind.SPREAD}
    return bool(kinds & asks and kinds & {Kind.TABLE, Kind.ROWS, Kind.NOUN})


def _of(readings: Sequence[Reading], query: TableQuery) -> Reading:
    """The reading that a query comes from."""
    same = [r for r in readings if replace(r.query, aggregate=query.aggregate, limit=query.limit) == query]
    return same[0] if same else readings[-1]


def _narrows(before: TableQuery, after: TableQuery) -> bool:
    asked = (
        "relevancy",
        "rated",
        "contains",
        "topic",
        "articles",
        "tables",
        "since",
        "until",
        "months",
        "weekdays",
        "named",
        "lacks",
    )
    changed = (getattr(after, name) for name in asked if getattr(after, name) != getattr(before, name))
    return any(value or value is False for value in changed)


def _other_tables(names: Collection[str]) -> dict[tuple[str, ...], Meaning]:
    """Phrases for the tables of the corpus that the lexicon has no word for."""
    phrases = {tuple(split_words(name)): Meaning(Kind.TABLE, name) for name in names}
    return {words: meaning for words, meaning in phrases.items() if words and words not in LEXICON}
