"""Exact answers: rows that a query counted, ranked, grouped or listed, said as n of N and all cited."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.telling import NAMED_AT_MOST, Teller, Told
from assistant.answering.telling_english import English
from assistant.answering.telling_french import French
from assistant.answering.telling_words import FEMININE_GROUPS, TERMS
from assistant.answering.wording import wording_for
from assistant.index.results import GroupCount, QueryResult
from assistant.queries import LABELS, Aggregate, Group, TableQuery, TextFilter, Unit, quarter_of, weekday_of
from assistant.records import Draft, Engine, Evidence, Language, Passage, ResultTable, Sentence, SentenceRole
from assistant.words import fold_accents

_CITED_AT_MOST = 20
_LITERAL_WORDS = 3  # of a topic that is also looked for as it stands


def draft_table(
    query: TableQuery,
    result: QueryResult,
    language: Language,
    *,
    threshold: float = 0.0,
    decimals: int | None = None,
    left_out: tuple[str, ...] = (),
) -> Draft:
    """One sentence with the figure, then what was counted; without sentences where there is nothing to count.

    Above twenty rows, or groups, the first twenty are cited and the sentence says so; `table` holds more.

    Args:
        threshold: the cosine from which a row counts as close to `query.topic`.
        decimals: that means and shares are asked for with.
        left_out: the titles of the articles that the query sets aside.
    """
    out_of_range = bool(query.may_be_empty and result.looked_at and not result.all_articles)
    no_basis = not result.in_scope if query.unit is not Unit.ARTICLES else not result.all_articles
    if not out_of_range and (no_basis or (query.rates and query.rated is None and not result.rated)):
        return Draft(Engine.TABLE, ())
    shown = [group.first for group in result.groups] or list(result.rows)
    # That none matches stands on the rows that were looked at.
    basis = (shown or list(result.looked_at))[:_CITED_AT_MOST]
    if not basis:
        return Draft(Engine.TABLE, ())
    # Up to twenty rows that were counted are all cited, each beside its group; a row may bear several labels.
    cites_rows = result.groups and query.group not in LABELS and 0 < len(result.rows) <= _CITED_AT_MOST
    basis = list(result.rows) if cites_rows else basis
    told = Told(query, result, _titles(query, result, basis), threshold, decimals, left_out)
    teller = _teller(told, language)
    cited = len(shown[:_CITED_AT_MOST])
    said = teller.say() + _first_cited(cited, query, result, language)
    lead = Sentence(said, tuple(map(_evidence, basis)))
    items: list[Sentence] = []
    if result.groups:
        items = [
            Sentence(
                teller.say_group(group),
                tuple(_evidence(row) for row in (_rows_of(group, query, result) if cites_rows else [group.first])),
                SentenceRole.ITEM,
            )
            for group in _itemised(query, result)
        ]
    elif _lists_rows(query):
        several = result.articles > 1
        items = [
            Sentence(_item_of(row, language, with_article=several), (_evidence(row),), SentenceRole.ITEM)
            for row in shown[:_CITED_AT_MOST]
        ]
    return Draft(Engine.TABLE, (lead, *items), _table(told, language))


def _first_cited(cited: int, query: TableQuery, result: QueryResult, language: Language) -> str:
    """That only the first of what was counted are cited; empty where all are, or where none was found."""
    if not result.groups and query.unit is Unit.ARTICLES:
        return ""  # the rows that were looked at in vain are none of those asked for
    group = query.group or Group.ARTICLE
    terms = TERMS[language]
    noun = (terms.groups[group] if result.groups else terms.row)[1]
    feminine = group in FEMININE_GROUPS or not result.groups
    total = result.grouped or _counted(query, result)
    return wording_for(language).first_cited(cited, total, noun, feminine=feminine)


def _rows_of(group: GroupCount, query: TableQuery, result: QueryResult) -> list[Passage]:
    """The rows that were counted in a group; its first where none is known to be."""
    return [row for row in result.rows if _key_of(row, query.group) == _key_of(group.first, query.group)] or [
        group.first
    ]


def _key_of(row: Passage, group: Group | None) -> object:
    day = row.article.page_date or ""
    keys: dict[Group, object] = {
        Group.TABLE: row.table,
        Group.ARTICLE_TABLE: (row.article.id, row.table),
        Group.RELEVANCY: row.relevancy,
        Group.YEAR: day[:4],
        Group.QUARTER: quarter_of(day),
        Group.MONTH: day[:7],
        Group.DATE: day,
        Group.CALENDAR_MONTH: day[5:7],
        Group.WEEKDAY: weekday_of(day) if day else 0,
        Group.NAME: fold_accents(row.name or ""),
    }
    return keys.get(group, row.article.id) if group else row.article.id


def _lists_rows(query: TableQuery) -> bool:
    """Whether the rows follow the figure; a plain count or mean needs no list of everything that there is.

    Where no article is what is asked for, its rows are what was looked at, and no answer.
    """
    if query.aggregate in (Aggregate.MEAN, Aggregate.MEDIAN) or query.unit is Unit.ARTICLES:
        return False
    return query.is_filtered or query.extreme is not None or query.aggregate is Aggregate.LIST


def _itemised(query: TableQuery, result: QueryResult) -> tuple[GroupCount, ...]:
    plain_count = query.unit is Unit.ARTICLES and query.group is None and query.aggregate is Aggregate.COUNT
    if plain_count and not (query.is_filtered or query.having) and len(result.groups) > _CITED_AT_MOST:
        return ()
    return result.groups[:_CITED_AT_MOST]


def _counted(query: TableQuery, result: QueryResult) -> int:
    return result.names if query.unit is Unit.NAMES else result.matching


def _titles(query: TableQuery, result: QueryResult, basis: list[Passage]) -> tuple[str, ...]:
    """The titles that the sentence has to name: of the articles that are asked about, or of the only one."""
    if query.articles:
        titles = {p.article.id: p.article.title for p in (*basis, *result.looked_at)}
        lists_them = query.unit is Unit.ARTICLES and query.group is None and len(query.articles) > 1
        all_named = not lists_them and len(query.articles) <= NAMED_AT_MOST and titles.keys() >= set(query.articles)
        return tuple(titles[id] for id in query.articles) if all_named else ()
    narrowed = query.keyword or query.theme or query.category or query.since or query.until or query.dated
    only = result.articles == 1 and query.unit is not Unit.ARTICLES and query.group is None and not narrowed
    return (basis[0].article.title,) if only else ()


def _evidence(row: Passage) -> Evidence:
    if row.row is None:
        return Evidence(row.locator, row.source[0].text.strip())
    return Evidence(row.locator, _label(row).replace("|", "\\|"))


def _label(row: Passage) -> str:
    """The row's name, or its first cell where it has none."""
    return row.name or next((cell for cell in row.cells.values() if cell), row.text.strip())


def _item_of(row: Passage, language: Language, *, with_article: bool) -> str:
    """The row's name with its relevancy, where it has one, and its article, where rows of several stand together."""
    wording = wording_for(language)
    said = _label(row) if row.relevancy is None else f"{_label(row)} ({wording.number(row.relevancy)})"
    return f"{said}, {wording.quote(row.article.title)}" if with_article else said


def _teller(told: Told, language: Language) -> Teller:
    return French(told) if language is Language.FRENCH else English(told)


def with_literal(query: TableQuery) -> tuple[TableQuery, ...]:
    """A query, and before it the one that counts the words of its topic as they stand.

    Of a short topic both figures are told: what holds the words, and what is close to them in meaning.
    """
    counts = query.aggregate is not Aggregate.LIST and query.group is None and query.extreme is None
    if not counts or query.topic is None or len(query.topic.split()) > _LITERAL_WORDS:
        return (query,)
    return replace(query, topic=None, contains=(*query.contains, TextFilter((query.topic,)))), query


def _table(told: Told, language: Language) -> ResultTable:
    """The groups, or the rows that match; with a column for titles where several articles stand together."""
    query, result = told.query, told.result
    if result.groups:
        return _table_of_groups(query, result)
    shown = () if query.unit is Unit.ARTICLES else result.rows
    many = len({row.article.id for row in shown}) > 1
    columns = ("row", "table", "relevancy", *(("article",) if many else ()), "locator")
    rows = tuple(
        (_label(r), r.table, _plain(r.relevancy), *((r.article.title,) if many else ()), str(r.locator)) for r in shown
    )
    return ResultTable(columns, rows, 0 if query.unit is Unit.ARTICLES else _counted(query, result))


def _table_of_groups(query: TableQuery, result: QueryResult) -> ResultTable:
    mean = query.aggregate in (Aggregate.MEAN, Aggregate.MEDIAN, Aggregate.RATE)
    shares = query.aggregate is Aggregate.SHARE and query.group is not None
    figure = "median relevancy" if query.aggregate is Aggregate.MEDIAN else "mean relevancy"
    figure = "rows per article" if query.aggregate is Aggregate.RATE else figure
    amount = figure if mean else ("articles" if query.unit is Unit.ARTICLES and query.group else "rows")
    by_article = query.group in (None, Group.ARTICLE, Group.ARTICLE_TABLE)
    heading = "article" if by_article else str(query.group)
    table = ("table",) if query.group is Group.ARTICLE_TABLE else ()
    ranks = query.group not in (Group.CALENDAR_MONTH, Group.WEEKDAY)  # "03" is a month here, no number
    rows = tuple(
        (
            group.first.article.title if by_article else _plain_label(group.label) if ranks else group.label,
            *((group.first.table,) if table else ()),
            round(group.mean, 2) if mean and group.mean is not None else (None if mean else group.count),
            *((group.first.article.page_date,) if query.with_dates else ()),
            *((group.whole, round(100 * group.count / group.whole, 1) if group.whole else None) if shares else ()),
            *((str(group.first.locator),) if by_article else ()),
        )
        for group in result.groups
    )
    dates = ("page date",) if query.with_dates else ()
    columns = (
        heading,
        *table,
        amount,
        *dates,
        *(("of", "share (%)") if shares else ()),
        *(("locator",) if by_article else ()),
    )
    return ResultTable(columns, rows, result.grouped, grouped=True)


def _plain_label(label: str) -> str | float:
    return _plain(float(label)) or 0 if label.replace(".", "", 1).isdigit() and len(label) < 4 else label


def _plain(number: float | None) -> int | float | None:
    return int(number) if number is not None and number.is_integer() else number
