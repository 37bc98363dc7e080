"""Runs a TableQuery: parameterised SQL for the scope, the filters and the groups.

Nothing of a question becomes SQL: columns and operators come from closed enumerations, all else is a parameter.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from assistant.index.choosing import ArticleChooser, Execute
from assistant.index.forms import match_expression, stands_as_wanted
from assistant.index.results import PASSAGE, ROWS_READ_AT_MOST, GroupCount, QueryResult, read_passages
from assistant.queries import (
    Aggregate,
    Comparison,
    Extreme,
    Group,
    Match,
    NumberFilter,
    TableQuery,
    TextFilter,
    Unit,
    Whole,
)
from assistant.records import Passage

_ROWS_LOOKED_AT = 20  # read back to cite, when no row matches
_TIES_AT_MOST = 20  # groups that tie with the last of a ranking and are still told
_KEYS: Mapping[Group, str] = {
    Group.ARTICLE: "p.article",
    Group.TABLE: "p.table_name",
    Group.ARTICLE_TABLE: "p.article || '#' || p.table_name",
    Group.RELEVANCY: "p.relevancy",
    Group.YEAR: "substr(a.page_date, 1, 4)",
    Group.MONTH: "substr(a.page_date, 1, 7)",
    Group.DATE: "a.page_date",
    Group.TITLE: "a.title",
    Group.CATEGORY: "label.label",
    Group.TYPE: "label.label",
    Group.THEME: "label.label",
    Group.KEYWORD: "label.label",
    Group.NAME: "p.name",
}
_LABELS = (Group.THEME, Group.KEYWORD, Group.CATEGORY, Group.TYPE)
_OF_ARTICLES = (*_LABELS, Group.YEAR, Group.MONTH, Group.DATE, Group.TITLE)  # articles have these, rows or not
_IN_ORDER = (Group.YEAR, Group.MONTH, Group.DATE, Group.RELEVANCY)


class QueryRunner:
    """Runs queries over one catalogue."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute
        self._chooser = ArticleChooser(execute)

    def run(
        self, query: TableQuery, close: Collection[str] = (), *, limit: int = ROWS_READ_AT_MOST, offset: int = 0
    ) -> QueryResult:
        """The result of a query.

        Args:
            close: the locators of the rows that are close to `query.topic` in meaning; read only when it is set.
            limit: most rows that are read back; all are counted.
            offset: how many rows are passed over before.
        """
        articles, undated = self._chooser.choose(query)
        # What each table of each article holds is summed up beforehand: few lines to read instead of all rows.
        tables, chosen = _scope(query, articles, "t.name", "t.article")
        counted = (
            "SELECT total(t.rows), total(t.rated), count(DISTINCT t.article), "
            f"count(DISTINCT CASE WHEN t.rated THEN t.article END) FROM tables t WHERE {tables}"
        )
        in_scope, rated, holding, rated_articles = map(_whole, self._one(counted, chosen))
        all_articles = self._chooser.count() if articles is None else len(articles)
        counts = (in_scope, rated, holding, holding - rated_articles, all_articles, undated)
        scope, values = _scope(query, articles, "p.table_name", "p.article")
        where, bound = self._filter(query, scope, values, close)
        mean = None
        if query.aggregate is Aggregate.MEAN:
            mean = self._one(f"SELECT avg(p.relevancy) FROM passages p WHERE {where}", bound)[0]
        elif query.aggregate is Aggregate.MEDIAN:
            mean = self._median(where, bound)
        groups: list[tuple[object, ...]] = []
        names = named = 0
        if query.group is not None:
            groups = self._group(query, articles, where, bound)
        elif query.unit is Unit.ARTICLES:
            groups = self._list_articles(query, articles, where, bound)
        elif query.extreme is not None:
            where, bound = self._keep_extreme(query, where, bound)
        narrowed = query.is_filtered or (query.extreme is not None and query.group is None)
        matching = in_scope
        if narrowed:
            matching = self._count(query, where, bound)
        if query.unit is Unit.NAMES and articles is None and not narrowed and len(query.tables) < 2:
            of_table = [query.tables[0] if query.tables else ""]
            counted = "SELECT count(*), total(rows) FROM name_counts WHERE table_name = ?"
            names, named = map(_whole, self._one(counted, of_table))
            firsts = "SELECT first FROM name_counts WHERE table_name = ? ORDER BY first LIMIT ?"
            where, bound = f"p.number IN ({firsts})", [*of_table, limit]
        elif query.unit is Unit.NAMES:
            by_name = f"SELECT count(*) AS held FROM passages p WHERE {where} AND p.form IS NOT NULL GROUP BY p.form"
            names, named = map(_whole, self._one(f"SELECT count(*), total(held) FROM ({by_name})", bound))
            where += f" AND p.number IN (SELECT min(p.number) FROM passages p WHERE {where} GROUP BY p.form)"
            bound = [*bound, *bound]
        rows: tuple[Passage, ...] = ()
        if not groups or query.is_filtered:
            # A plain count needs no list of everything that there is.
            plain = (
                query.aggregate in (Aggregate.COUNT, Aggregate.MEAN, Aggregate.MEDIAN)
                and not narrowed
                and query.unit is Unit.ROWS
            )
            rows = self._list(query, where, bound, min(limit, _ROWS_LOOKED_AT) if plain else limit, offset)
        looked_at = () if rows or groups else self._list(TableQuery(), scope, values, _ROWS_LOOKED_AT)
        if articles is not None and not articles and (query.since or query.until or query.label_lacks):
            looked_at = self._read_ends()
        return QueryResult(
            rows,
            matching,
            names,
            looked_at,
            *counts,
            len(groups),
            self._read_groups(groups),
            mean if isinstance(mean, float) else None,
            self._count_whole(query, close, in_scope, rated, all_articles) if query.aggregate is Aggregate.SHARE else 0,
            named,
        )

    def _median(self, where: str, values: Sequence[object]) -> float | None:
        """The middle relevancy of the rows that have one, or the mean of the two in the middle."""
        rated = f"FROM passages p WHERE {where} AND p.relevancy IS NOT NULL"
        count = _whole(self._one(f"SELECT count(*) {rated}", values)[0])
        if not count:
            return None
        middle = f"SELECT p.relevancy AS level {rated} ORDER BY level LIMIT ? OFFSET ?"
        half = (2 - count % 2, (count - 1) // 2)
        return float(str(self._one(f"SELECT avg(level) FROM ({middle})", [*values, *half])[0]))

    def _count(self, query: TableQuery, where: str, values: Sequence[object]) -> int:
        """How many rows match."""
        words = query.contains[0] if query.contains else None
        only_words = TableQuery(query.aggregate, query.unit, contains=query.contains, group=query.group)
        if words and query == only_words and len(query.contains) == 1 and not words.negated:
            held, values = self._holding(words)  # the words' own index counts faster than the rows do
            return _whole(self._one(f"SELECT count(*) FROM ({held})", values)[0])
        return _whole(self._one(f"SELECT count(*) FROM passages p WHERE {where}", values)[0])

    def _read_ends(self) -> tuple[Passage, ...]:
        """The first places of the articles with the first and the last page date: no page lies outside these."""
        ends = "a.page_date IN ((SELECT min(page_date) FROM articles), (SELECT max(page_date) FROM articles))"
        first = f"SELECT min(f.number) FROM first_places f JOIN articles a ON a.id = f.article WHERE {ends}"
        return self._read(f"{PASSAGE} WHERE p.number IN ({first} GROUP BY a.page_date) ORDER BY a.page_date", [])

    def _count_whole(
        self, query: TableQuery, close: Collection[str], in_scope: int, rated: int, all_articles: int
    ) -> int:
        """What a share is a share of."""
        by_article = query.unit is Unit.ARTICLES
        if query.whole is Whole.SCOPE:
            return all_articles if by_article else in_scope
        if query.whole is Whole.RATED:
            return rated
        counted = replace(query, aggregate=Aggregate.COUNT, extreme=None, group=None)
        if query.whole is Whole.CORPUS:
            counted = TableQuery(Aggregate.COUNT, query.unit, tables=() if by_article else query.tables)
        elif query.whole is Whole.TABLES:
            counted = replace(counted, tables=())
        elif query.whole is Whole.DATED:
            counted = replace(counted, since=None, until=None, outside=False)
        elif query.whole is Whole.RATING:
            counted = replace(counted, contains=(), topic=None)
        else:
            counted = replace(counted, relevancy=(), rated=None)
        result = self.run(counted, close, limit=1)
        return result.grouped if by_article else result.matching

    # The filters.

    def _filter(
        self, query: TableQuery, scope: str, values: list[object], close: Collection[str]
    ) -> tuple[str, list[object]]:
        where, values = [scope], list(values)
        for wanted in query.relevancy:
            condition, numbers = _compare("p.relevancy", wanted)
            where.append(condition)
            values += numbers
        if query.rated is not None:
            where.append(f"p.relevancy IS {'NOT ' if query.rated else ''}NULL")
        if query.named is not None:
            where.append(f"p.form IS {'NOT ' if query.named else ''}NULL")
        for words in query.contains:
            held, more = self._holding(words)
            where.append(f"p.number {'NOT ' if words.negated else ''}IN ({held})")
            values += more
        if query.topic:
            where.append("p.locator IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(sorted(close)))
        if query.every:
            matches = " AND ".join(where[1:]) or "1"
            wholly = (
                f"SELECT p.article FROM passages p WHERE {scope} GROUP BY p.article "
                f"HAVING count(*) = count(CASE WHEN {matches} THEN 1 END)"
            )
            where.append(f"p.article IN ({wholly})")
            # The conditions of a HAVING stand after those of its scope, as they do in the whole.
            values += values
        return " AND ".join(where), values

    def _holding(self, wanted: TextFilter) -> tuple[str, list[object]]:
        """The statement that gives the numbers of the rows that hold one of some phrases."""
        sought = match_expression(wanted)
        if sought is None:
            return "SELECT value FROM json_each(?)", ["[]"]
        held = "SELECT rowid FROM forms WHERE forms MATCH ?"
        if wanted.match not in (Match.WHOLE, Match.END):
            return held, [sought]
        found = self._execute(f"SELECT number, cells FROM passages WHERE number IN ({held})", [sought])
        numbers = [_whole(number) for number, cells in found if stands_as_wanted(json.loads(str(cells)), wanted)]
        return "SELECT value FROM json_each(?)", [json.dumps(numbers)]

    # What is made of the rows.

    def _list(
        self, query: TableQuery, where: str, values: Sequence[object], limit: int, offset: int = 0
    ) -> tuple[Passage, ...]:
        order = "p.article, p.number"
        if query.extreme is not None and query.group is None:
            order = f"p.relevancy {_direction(query.extreme)}, {order}"
        # The numbers first: an index tells them, and only the rows that are wanted are read.
        wanted = f"SELECT p.number FROM passages p WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"
        return self._read(f"{PASSAGE} WHERE p.number IN ({wanted}) ORDER BY {order}", [*values, limit, offset])

    def _keep_extreme(self, query: TableQuery, where: str, values: list[object]) -> tuple[str, list[object]]:
        """The first `limit` rows of a ranking and those that tie with the last of them; or those of one place."""
        where += " AND p.relevancy IS NOT NULL"
        if query.rank:
            levels = f"SELECT DISTINCT p.relevancy FROM passages p WHERE {where} ORDER BY 1 {_direction(query.extreme)}"
            level = next(iter(self._execute(f"{levels} LIMIT 1 OFFSET ?", [*values, query.rank - 1])), (None,))
            return f"{where} AND p.relevancy = ?", [*values, level[0]]
        last = (
            f"SELECT p.relevancy FROM passages p WHERE {where} ORDER BY 1 {_direction(query.extreme)} LIMIT 1 OFFSET ?"
        )
        cut = next(iter(self._execute(last, [*values, (query.limit or 1) - 1])), None)
        if cut is None:
            return where, values
        sign = ">=" if query.extreme is Extreme.HIGHEST else "<="
        return f"{where} AND p.relevancy {sign} ?", [*values, cut[0]]

    def _group(
        self, query: TableQuery, articles: list[str] | None, where: str, values: Sequence[object]
    ) -> list[tuple[object, ...]]:
        assert query.group is not None
        key = _KEYS[query.group]
        by_article = query.unit is Unit.ARTICLES
        count = "count(DISTINCT p.article)" if by_article else "count(*)"
        mean = "avg(p.relevancy)" if query.aggregate is Aggregate.MEAN else "NULL"
        labels = ""
        values = list(values)
        if query.group in _LABELS:
            labels = "JOIN labels label ON label.article = {} AND label.kind = ?"
            values.insert(0, query.group.value)
        dates = "JOIN articles a ON a.id = p.article" if key.startswith(("a.", "substr(a.")) else ""
        statement = (
            f"SELECT {key}, {count} AS amount, {mean}, min(p.number) FROM passages p {dates} "
            f"{labels.format('p.article')} WHERE {where} AND {key} IS NOT NULL GROUP BY {_folded(key, query.group)}"
        )
        plain = not query.is_filtered and query.aggregate is not Aggregate.MEAN
        if plain and articles is None and query.group is Group.NAME and len(query.tables) < 2 and not by_article:
            return self._group_names(query)
        if plain and by_article and articles is None and query.group in _LABELS and not query.tables:
            key, values = "label", [query.group.value]
            statement = "SELECT label, articles AS amount, NULL, first FROM label_counts WHERE kind = ? GROUP BY folded"
        elif plain and by_article and not query.tables and query.group in _OF_ARTICLES:
            # Those without tables count too.
            chosen = "1"
            values = values[: bool(labels)]
            if articles is not None:
                chosen = "a.id IN (SELECT value FROM json_each(?))"
                values.append(json.dumps(articles))
            statement = (
                f"SELECT {key}, count(*) AS amount, NULL, min(f.number) FROM articles a "
                f"JOIN first_places f ON f.article = a.id {labels.format('a.id')} "
                f"WHERE {chosen} AND {key} IS NOT NULL GROUP BY {_folded(key, query.group)}"
            )
        elif plain and query.group not in (Group.RELEVANCY, Group.NAME):
            # Sums of what each table holds.
            key = key.replace("p.table_name", "t.name").replace("p.article", "t.article")
            total = "count(DISTINCT t.article)" if by_article else "sum(t.rows)"
            dates = dates.replace("p.article", "t.article")
            scoped = where.replace("p.table_name", "t.name").replace("p.article", "t.article")
            statement = (
                f"SELECT {key}, {total} AS amount, NULL, min(t.first) FROM tables t {dates} "
                f"{labels.format('t.article')} WHERE {scoped} AND {key} IS NOT NULL "
                f"GROUP BY {_folded(key, query.group)}"
            )
        having, more = _compare("amount", query.having) if query.having else ("1", [])
        counted = list(self._execute(f"{statement} HAVING {having}", [*values, *more]))
        if query.extreme is not None:
            return _keep_extreme_groups(counted, query)
        if query.group is Group.RELEVANCY:
            counted.sort(key=lambda group: float(str(group[0])))
        elif query.group in _IN_ORDER:
            counted.sort(key=lambda group: str(group[0]))
        else:
            counted.sort(key=lambda group: (-_whole(group[1]), str(group[0])))
        return counted

    def _group_names(self, query: TableQuery) -> list[tuple[object, ...]]:
        """Names with the number of their rows, counted beforehand; of a ranking only those that can be in it."""
        table = query.tables[0] if query.tables else ""
        where = "table_name = ?"
        values: list[object] = [table]
        if query.having:
            having, more = _compare("rows", query.having)
            where, values = f"{where} AND {having}", [*values, *more]
        elif query.extreme is Extreme.HIGHEST:
            last = "SELECT DISTINCT rows FROM name_counts WHERE table_name = ? ORDER BY 1 DESC LIMIT 1 OFFSET ?"
            places = max(query.limit or 1, query.rank or 1)
            cut = next(iter(self._execute(last, [table, places - 1])), (0,))
            where, values = f"{where} AND rows >= ?", [*values, cut[0]]
        counted = list(
            self._execute(
                "SELECT p.name, n.rows, NULL, n.first FROM name_counts n JOIN passages p ON p.number = n.first "
                f"WHERE {where.replace('table_name', 'n.table_name')} ORDER BY n.rows DESC, n.form",
                values,
            )
        )
        return _keep_extreme_groups(counted, query) if query.extreme is not None else counted

    def _list_articles(
        self, query: TableQuery, articles: list[str] | None, where: str, values: list[object]
    ) -> list[tuple[object, ...]]:
        """The articles that hold a row that matches, or as many as wanted; all where rows make no difference."""
        every: list[tuple[object, ...]] = []
        if query.having or not (query.is_filtered or query.tables):
            chosen = "1" if articles is None else "a.id IN (SELECT value FROM json_each(?))"
            every = list(
                self._execute(
                    "SELECT a.id, 0, NULL, f.number FROM articles a JOIN first_places f ON f.article = a.id "
                    f"WHERE {chosen} ORDER BY a.id",
                    [] if articles is None else [json.dumps(articles)],
                )
            )
        if not (query.is_filtered or query.tables or query.having):
            return every
        holding = f"SELECT p.article, count(*), NULL, min(p.number) FROM passages p WHERE {where} GROUP BY p.article"
        counted = {group[0]: group for group in self._execute(holding, values)}
        if query.having:
            # An article without such a row is counted too: with none.
            counted = {group[0]: counted.get(group[0], group) for group in every}
            counted = {id: group for id, group in counted.items() if _agrees(_whole(group[1]), query.having)}
        return sorted(counted.values(), key=lambda group: str(group[0]))

    def _read_groups(self, counted: Sequence[tuple[object, ...]]) -> tuple[GroupCount, ...]:
        counted = counted[:ROWS_READ_AT_MOST]
        numbers = sorted({_whole(group[3]) for group in counted})
        statement = f"{PASSAGE} WHERE p.number IN (SELECT value FROM json_each(?)) ORDER BY p.number"
        firsts = dict(zip(numbers, self._read(statement, [json.dumps(numbers)]), strict=True))
        return tuple(
            GroupCount(_label(key), _whole(count), mean if isinstance(mean, float) else None, firsts[_whole(first)])
            for key, count, mean, first in counted
        )

    def _read(self, statement: str, values: Sequence[object]) -> tuple[Passage, ...]:
        return read_passages(self._execute(statement, values))

    def _one(self, statement: str, values: Sequence[object]) -> tuple[object, ...]:
        return next(iter(self._execute(statement, values)))


def _scope(query: TableQuery, articles: list[str] | None, table: str, article: str) -> tuple[str, list[object]]:
    where: list[str] = [f"{table} IS NOT NULL"]
    values: list[object] = []
    if query.tables:
        where.append(f"{table} IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(query.tables))
    if articles is not None:
        where.append(f"{article} IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(articles))
    return " AND ".join(where), values


def _compare(column: str, wanted: NumberFilter) -> tuple[str, list[object]]:
    if wanted.comparison is Comparison.BETWEEN:
        return f"{column} BETWEEN ? AND ?", [wanted.value, wanted.other]
    if wanted.comparison is Comparison.EITHER:
        return f"{column} IN (?, ?)", [wanted.value, wanted.other]
    return f"{column} {wanted.comparison.value} ?", [wanted.value]


def _agrees(number: int, wanted: NumberFilter) -> bool:
    other = wanted.value if wanted.other is None else wanted.other
    return {
        Comparison.EQUAL: number == wanted.value,
        Comparison.NOT_EQUAL: number != wanted.value,
        Comparison.AT_LEAST: number >= wanted.value,
        Comparison.AT_MOST: number <= wanted.value,
        Comparison.MORE_THAN: number > wanted.value,
        Comparison.LESS_THAN: number < wanted.value,
        Comparison.BETWEEN: wanted.value <= number <= other,
        Comparison.EITHER: number in (wanted.value, other),
    }[wanted.comparison]


def _direction(extreme: Extreme | None) -> str:
    return "DESC" if extreme is Extreme.HIGHEST else "ASC"


def _keep_extreme_groups(counted: list[tuple[object, ...]], query: TableQuery) -> list[tuple[object, ...]]:
    """The first `limit` groups by size, or by mean where means are asked for, and those that tie with the last."""
    at = 2 if query.aggregate is Aggregate.MEAN else 1
    measured = [group for group in counted if isinstance(group[at], int | float)]
    sign = -1 if query.extreme is Extreme.HIGHEST else 1
    measured.sort(key=lambda group: (sign * float(str(group[at])), str(group[0])))
    if not measured:
        return []
    if query.rank:
        levels = list(dict.fromkeys(round(float(str(group[at])), 9) for group in measured))
        level = levels[query.rank - 1] if query.rank <= len(levels) else None
        return [group for group in measured if round(float(str(group[at])), 9) == level]
    last = measured[min(query.limit or 1, len(measured)) - 1][at]
    cut = sign * float(str(last))
    kept = [group for group in measured if sign * float(str(group[at])) <= cut + 1e-9]
    ahead = [group for group in measured if sign * float(str(group[at])) < cut - 1e-9]
    # A long tail of ties says nothing: those ahead of it do.
    return ahead if ahead and len(kept) > max(_TIES_AT_MOST, query.limit or 1) else kept


def _folded(key: str, group: Group) -> str:
    """What groups are told apart by."""
    if group is Group.NAME:
        return "p.form"
    if group is Group.TITLE:
        return "lower(a.title)"
    return "label.folded" if group in _LABELS else key


def _label(key: object) -> str:
    return f"{key:g}" if isinstance(key, float) else str(key)


def _whole(value: object) -> int:
    return int(value) if isinstance(value, int | float) else 0
