"""Runs a TableQuery: parameterised SQL for the scope, the filters and the groups, and the words that rows hold.

Nothing of a question becomes SQL: columns and operators come from closed enumerations, all else is a parameter.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.columns import ColumnRole, find_role
from assistant.queries import Aggregate, Comparison, Extreme, Group, NumberFilter, TableQuery, TextFilter, Unit
from assistant.records import ArticleReference, Locator, Passage, SourceLine
from assistant.words import fold_accents, split_words, stem_word

Execute = Callable[[str, Sequence[object]], Iterable[tuple[object, ...]]]

PASSAGE = """
SELECT p.locator, p.place, p.table_name, p.row, p.name, p.relevancy, p.cells, p.source,
       a.id, a.title, a.page_date, a.url, a.page_url, a.file
FROM passages p JOIN articles a ON a.id = p.article
"""
ROWS_READ_AT_MOST = 1000  # of those that match; all are counted
_ROWS_LOOKED_AT = 20  # read back to cite, when no row matches
_TIES_AT_MOST = 20  # groups that tie with the last of a ranking and are still told
_KEYS: Mapping[Group, str] = {
    Group.ARTICLE: "p.article",
    Group.TABLE: "p.table_name",
    Group.ARTICLE_TABLE: "p.article || '#' || p.table_name",
    Group.RELEVANCY: "p.relevancy",
    Group.YEAR: "substr(a.page_date, 1, 4)",
    Group.MONTH: "substr(a.page_date, 1, 7)",
    Group.CATEGORY: "a.category",
    Group.THEME: "label.value",
    Group.KEYWORD: "label.value",
}
_LABELS = {Group.THEME: ", json_each(a.themes) label", Group.KEYWORD: ", json_each(a.keywords) label"}
_NOT_TOLD = (ColumnRole.RELEVANCY, ColumnRole.SOURCE_ID)


@dataclass(frozen=True, slots=True)
class GroupCount:
    """The rows of one group."""

    label: str  # an article's identifier, a table's name, a year, a number …
    count: int  # rows, or articles where the query counts articles
    mean: float | None  # of relevancy; None where no row has one
    first: Passage  # its first row, or the first place of its first article


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The exact result of a table query."""

    rows: tuple[Passage, ...]  # those that match, at most ROWS_READ_AT_MOST of them
    matching: int  # how many rows match
    names: int  # how many distinct names they have
    looked_at: tuple[Passage, ...]  # the first rows in scope, whatever the filters say
    in_scope: int  # how many rows there are in scope
    rated: int  # how many of them have a relevancy
    articles: int  # in how many articles they stand
    unrated_articles: int  # in how many of these no row has a relevancy
    all_articles: int  # how many articles are in scope, with rows or without
    undated_articles: int  # how many have no page date, where dates were asked for
    grouped: int = 0  # how many groups there are, or articles where the query counts articles
    groups: tuple[GroupCount, ...] = ()  # by size or in their natural order, at most ROWS_READ_AT_MOST of them
    mean: float | None = None  # of the relevancy of the rows that match


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What articles are chosen by."""

    id: str
    page_date: str | None
    keywords: frozenset[str]  # folded
    themes: frozenset[str]  # folded
    category: str | None  # folded


class QueryRunner:
    """Runs queries over one catalogue."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute
        self._facts: tuple[ArticleFacts, ...] | None = None

    def run(self, query: TableQuery, close: Collection[str] = (), *, limit: int = ROWS_READ_AT_MOST) -> QueryResult:
        """The result of a query.

        Args:
            close: the locators of the rows that are close to `query.topic` in meaning; read only when it is set.
            limit: most rows that are read back; all are counted.
        """
        articles, undated = self._choose_articles(query)
        # What each table of each article holds is summed up beforehand: few lines to read instead of all rows.
        tables, chosen = _scope(query, articles, "t.name", "t.article")
        counted = (
            "SELECT total(t.rows), total(t.rated), count(DISTINCT t.article), "
            f"count(DISTINCT CASE WHEN t.rated THEN t.article END) FROM tables t WHERE {tables}"
        )
        in_scope, rated, holding, rated_articles = map(_whole, self._one(counted, chosen))
        all_articles = len(self._all_facts()) if articles is None else len(articles)
        counts = (in_scope, rated, holding, holding - rated_articles, all_articles, undated)
        scope, values = _scope(query, articles, "p.table_name", "p.article")
        where, bound = self._filter(query, scope, values, close)
        mean = None
        if query.aggregate is Aggregate.MEAN:
            mean = self._one(f"SELECT avg(p.relevancy) FROM passages p WHERE {where}", bound)[0]
        groups: list[tuple[object, ...]] = []
        names = 0
        if query.group is not None:
            groups = self._group(query, where, bound)
        elif query.unit is Unit.ARTICLES:
            groups = self._list_articles(query, articles, where, bound)
        elif query.extreme is not None:
            where, bound = self._keep_extreme(query, where, bound)
        narrowed = query.is_filtered or (query.extreme is not None and query.group is None)
        matching = in_scope
        if narrowed:
            matching = _whole(self._one(f"SELECT count(*) FROM passages p WHERE {where}", bound)[0])
        if query.unit is Unit.NAMES:
            names = _whole(self._one(f"SELECT count(DISTINCT fold(p.name)) FROM passages p WHERE {where}", bound)[0])
            where += f" AND p.number IN (SELECT min(p.number) FROM passages p WHERE {where} GROUP BY fold(p.name))"
            bound = [*bound, *bound]
        rows: tuple[Passage, ...] = ()
        if not groups or query.is_filtered:
            rows = self._list(query, where, bound, limit)
        looked_at = () if rows or groups else self._list(TableQuery(), scope, values, _ROWS_LOOKED_AT)
        return QueryResult(
            rows,
            matching,
            names,
            looked_at,
            *counts,
            len(groups),
            self._read_groups(groups),
            mean if isinstance(mean, float) else None,
        )

    # The scope.

    def _choose_articles(self, query: TableQuery) -> tuple[list[str] | None, int]:
        """The articles that a query is about, None for all; and how many of them lack the date that it asks for."""
        dated = query.since or query.until or query.dated
        if not (query.articles or query.keyword or query.theme or query.category or dated):
            return None, 0
        chosen = [facts for facts in self._all_facts() if not query.articles or facts.id in query.articles]
        chosen = _labelled(chosen, query.keyword, lambda facts: facts.keywords)
        chosen = _labelled(chosen, query.theme, lambda facts: facts.themes)
        chosen = _labelled(chosen, query.category, lambda facts: frozenset({facts.category} if facts.category else ()))
        if not dated:
            return [facts.id for facts in chosen], 0
        known = [(facts.page_date, facts.id) for facts in chosen if facts.page_date is not None]
        undated = len(chosen) - len(known)
        since, until = query.since or "", query.until or "9999"
        known = [(day, id) for day, id in known if since <= day <= until]
        if query.dated and known:
            wanted = (max if query.dated is Extreme.HIGHEST else min)(known)[0]
            known = [(day, id) for day, id in known if day == wanted]
        return [id for _, id in known], undated

    def _all_facts(self) -> tuple[ArticleFacts, ...]:
        if self._facts is None:
            found = self._execute("SELECT id, page_date, keywords, themes, category FROM articles ORDER BY id", ())
            self._facts = tuple(
                ArticleFacts(
                    str(id),
                    None if day is None else str(day),
                    frozenset(map(_fold, json.loads(str(keywords)))),
                    frozenset(map(_fold, json.loads(str(themes)))),
                    None if category is None else _fold(str(category)),
                )
                for id, day, keywords, themes, category in found
            )
        return self._facts

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
        for words in query.contains:
            where.append(f"p.number {'NOT ' if words.negated else ''}IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(self._find_rows_with(words)))
        if query.topic:
            where.append("p.locator IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(sorted(close)))
        return " AND ".join(where), values

    def _find_rows_with(self, wanted: TextFilter) -> list[int]:
        """The numbers of the rows that hold one of some phrases."""
        phrases = [split_words(phrase) for phrase in wanted.phrases]
        phrases = [words for words in phrases if words]
        if not phrases:
            return []
        # The stems narrow the search down; the words themselves decide.
        narrowed = " OR ".join(
            "(" + " AND ".join("(" + " OR ".join(f'"{stem}"' for stem in stem_word(word)) + ")" for word in words) + ")"
            for words in phrases
        )
        found = self._execute(
            "SELECT p.number, p.name, p.cells FROM words JOIN passages p ON p.number = words.rowid "
            "WHERE words MATCH ? AND p.row IS NOT NULL",
            (f"{{name body}} : ({narrowed})",),
        )
        sought = [[_singular(word) for word in words] for words in phrases]
        return [
            _whole(number)
            for number, name, cells in found
            if any(
                _holds(cell, words)
                for cell in _cells_of(name, json.loads(str(cells)), wanted.column)
                for words in sought
            )
        ]

    # What is made of the rows.

    def _list(self, query: TableQuery, where: str, values: Sequence[object], limit: int) -> tuple[Passage, ...]:
        order = "p.article, p.number"
        if query.extreme is not None and query.group is None:
            order = f"p.relevancy {_direction(query.extreme)}, {order}"
        # The numbers first: an index tells them, and only the rows that are wanted are read.
        wanted = f"SELECT p.number FROM passages p WHERE {where} ORDER BY {order} LIMIT ?"
        return self._read(f"{PASSAGE} WHERE p.number IN ({wanted}) ORDER BY {order}", [*values, limit])

    def _keep_extreme(self, query: TableQuery, where: str, values: list[object]) -> tuple[str, list[object]]:
        """The first `limit` rows of a ranking and those that tie with the last of them."""
        where += " AND p.relevancy IS NOT NULL"
        last = (
            f"SELECT p.relevancy FROM passages p WHERE {where} ORDER BY 1 {_direction(query.extreme)} LIMIT 1 OFFSET ?"
        )
        cut = next(iter(self._execute(last, [*values, (query.limit or 1) - 1])), None)
        if cut is None:
            return where, values
        sign = ">=" if query.extreme is Extreme.HIGHEST else "<="
        return f"{where} AND p.relevancy {sign} ?", [*values, cut[0]]

    def _group(self, query: TableQuery, where: str, values: Sequence[object]) -> list[tuple[object, ...]]:
        assert query.group is not None
        key = _KEYS[query.group]
        by_article = query.unit is Unit.ARTICLES
        count = "count(DISTINCT p.article)" if by_article else "count(*)"
        mean = "avg(p.relevancy)" if query.aggregate is Aggregate.MEAN else "NULL"
        statement = (
            f"SELECT {key}, {count} AS amount, {mean}, min(p.number) "
            f"FROM passages p JOIN articles a ON a.id = p.article{_LABELS.get(query.group, '')} "
            f"WHERE {where} AND {key} IS NOT NULL GROUP BY {_folded(key, query.group)}"
        )
        if where == _ALL_ROWS and query.group is not Group.RELEVANCY and query.aggregate is not Aggregate.MEAN:
            # Sums of what each table holds; where articles are counted, those without tables count too.
            key = key.replace("p.table_name", "t.name").replace("p.article", "t.article")
            statement = (
                f"SELECT {key}, {'count(DISTINCT a.id)' if by_article else 'sum(t.rows)'} AS amount, NULL, "
                f"{_FIRST_OF_ARTICLE if by_article else 'min(t.first)'} FROM articles a "
                f"{'' if by_article else 'JOIN tables t ON t.article = a.id'}{_LABELS.get(query.group, '')} "
                f"WHERE {key} IS NOT NULL GROUP BY {_folded(key, query.group)}"
            )
            values = ()
        having, more = _compare("amount", query.having) if query.having else ("1", [])
        counted = list(self._execute(f"{statement} HAVING {having}", [*values, *more]))
        if query.extreme is not None:
            return _keep_extreme_groups(counted, query)
        if query.group in (Group.YEAR, Group.MONTH, Group.RELEVANCY):
            counted.sort(key=lambda group: float(str(group[0]).replace("-", ".")))
        else:
            counted.sort(key=lambda group: (-_whole(group[1]), str(group[0])))
        return counted

    def _list_articles(
        self, query: TableQuery, articles: list[str] | None, where: str, values: list[object]
    ) -> list[tuple[object, ...]]:
        """The articles that hold a row that matches, or as many as wanted; all where rows make no difference."""
        every: list[tuple[object, ...]] = []
        if query.having or not (query.is_filtered or query.tables):
            chosen = "1" if articles is None else "a.id IN (SELECT value FROM json_each(?))"
            every = list(
                self._execute(
                    f"SELECT a.id, 0, NULL, {_FIRST_OF_ARTICLE} FROM articles a WHERE {chosen} GROUP BY a.id",
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
        return tuple(map(read_passage, self._execute(statement, values)))

    def _one(self, statement: str, values: Sequence[object]) -> tuple[object, ...]:
        return next(iter(self._execute(statement, values)))


_ALL_ROWS = "p.table_name IS NOT NULL"
_FIRST_OF_ARTICLE = "min((SELECT min(p.number) FROM passages p WHERE p.article = a.id))"


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


def _labelled(
    chosen: Sequence[ArticleFacts], label: str | None, labels_of: Callable[[ArticleFacts], frozenset[str]]
) -> list[ArticleFacts]:
    """The articles with a label of that name; where there is none, those with a label that holds its words."""
    if label is None:
        return list(chosen)
    wanted = _fold(label)
    exact = [facts for facts in chosen if wanted in labels_of(facts)]
    if exact:
        return exact
    words = set(wanted.split())
    return [facts for facts in chosen if any(words <= set(held.split()) for held in labels_of(facts))]


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
    last = measured[min(query.limit or 1, len(measured)) - 1][at]
    cut = sign * float(str(last))
    kept = [group for group in measured if sign * float(str(group[at])) <= cut + 1e-9]
    ahead = [group for group in measured if sign * float(str(group[at])) < cut - 1e-9]
    # A long tail of ties says nothing: those ahead of it do.
    return ahead if ahead and len(kept) > max(_TIES_AT_MOST, query.limit or 1) else kept


def _folded(key: str, group: Group) -> str:
    return f"fold({key})" if group in (Group.THEME, Group.KEYWORD, Group.CATEGORY) else key


def _label(key: object) -> str:
    return f"{key:g}" if isinstance(key, float) else str(key)


def _fold(text: str) -> str:
    return " ".join(split_words(text))


def fold_name(text: str | None) -> str | None:
    """A name without capitals, accents and outer blanks: what distinct names are told apart by."""
    return None if text is None else " ".join(fold_accents(text).split())


def _cells_of(name: object, cells: Mapping[str, str | None], column: ColumnRole | None) -> list[str]:
    """The cells that a search for words looks into."""
    if column is None:
        told = [cell for heading, cell in cells.items() if cell and find_role(heading) not in _NOT_TOLD]
        return [*told, str(name)] if name else told
    return [cell for heading, cell in cells.items() if cell and find_role(heading) is column]


def _holds(text: str, words: Sequence[str]) -> bool:
    held = [_singular(word) for word in split_words(text)]
    return any(held[start : start + len(words)] == list(words) for start in range(len(held) - len(words) + 1))


def _singular(word: str) -> str:
    """A folded word without the mark of its plural, English or French; words alike but for it come out the same."""
    if len(word) <= 3 or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("aux"):
        return word[:-3] + "al"
    return word[:-1] if word[-1] in "sx" else word


def _whole(value: object) -> int:
    return int(value) if isinstance(value, int | float) else 0


def read_passage(row: tuple[object, ...]) -> Passage:
    """A passage from the columns of PASSAGE."""
    _, place, table, number, name, relevancy, cells, source, *about = row
    article, title, page_date, url, page_url, file = about
    reference = ArticleReference(
        str(article), str(title), *(None if v is None else str(v) for v in (page_date, url, page_url))
    )
    return Passage(
        Locator(str(article), str(place), number if isinstance(number, int) else None),
        reference,
        str(file),
        None if table is None else str(table),
        number if isinstance(number, int) else None,
        None if name is None else str(name),
        relevancy if isinstance(relevancy, float) else None,
        json.loads(str(cells)),
        tuple(SourceLine(line, text) for line, text in json.loads(str(source))),
    )
