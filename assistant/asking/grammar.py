"""Exact questions, read by a small grammar: "how many concerns are rated 5?" becomes a TableQuery.

Words are replaced by their meanings, longest phrase first; a few rules combine the meanings. A word
that means nothing here must name an article, or the question is not an exact one: better handed
over to retrieval than counted wrongly.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.asking.lexicon import LEXICON, LONGEST_PHRASE, Kind, Meaning
from assistant.queries import Aggregate, Comparison, Extreme, RelevancyFilter, TableQuery
from assistant.words import STOP_WORDS, split_words

FindArticle = Callable[[Sequence[str]], str | None]  # the one article that words name, or None


@dataclass(frozen=True, slots=True)
class _Scan:
    meanings: tuple[Meaning, ...]
    names: tuple[str, ...]  # words without a meaning here

    def has(self, kind: Kind) -> bool:
        return any(meaning.kind is kind for meaning in self.meanings)

    def values(self, kind: Kind) -> list[object]:
        return [meaning.value for meaning in self.meanings if meaning.kind is kind]


def read_table_query(text: str, find_article: FindArticle, *, previous: TableQuery | None = None) -> TableQuery | None:
    """The exact query that a question puts, or None when it is none or not wholly understood.

    Args:
        text: the question, in French or English.
        find_article: tells which article some words name; None when none or several.
        previous: the exact query before this one; "how many of them are rated 5?" refines it.
    """
    scan = _scan(text)
    query = _combine(scan, previous)
    if query is None or not scan.names:
        return query
    article = find_article(scan.names) if scan.has(Kind.ARTICLE) else None
    return None if article is None else replace(query, article=article)


def _scan(text: str) -> _Scan:
    words = split_words(text)
    meanings: list[Meaning] = []
    names: list[str] = []
    position = 0
    while position < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - position), 0, -1):
            meaning = LEXICON.get(tuple(words[position : position + length]))
            if meaning:
                meanings.append(meaning)
                position += length
                break
        else:
            word = words[position]
            position += 1
            if word[0].isdigit():
                meanings.append(Meaning(Kind.NUMBER, float(word)))
            elif word not in STOP_WORDS and len(word) > 1:
                names.append(word)
    return _Scan(tuple(meanings), tuple(dict.fromkeys(names)))


def _combine(scan: _Scan, previous: TableQuery | None) -> TableQuery | None:
    """The query that the meanings put together, names left aside; None when they do not make one."""
    tables, numbers = scan.values(Kind.TABLE), scan.values(Kind.NUMBER)
    rated = scan.has(Kind.RELEVANCY)
    extremes = scan.values(Kind.TOP) + (scan.values(Kind.EXTREME) if rated else [])
    if len(set(tables)) > 1 or len(numbers) > 1 or len(set(extremes)) > 1:
        return None
    aggregate = Aggregate.COUNT if scan.has(Kind.COUNT) else Aggregate.LIST
    if tables:
        table = tables[0]
        base = TableQuery(aggregate, table=table if isinstance(table, str) else None)
    elif previous is not None and (scan.has(Kind.BACK) or (rated and not scan.names)):
        base = replace(previous, aggregate=aggregate)
    else:
        return None
    number = float(str(numbers[0])) if numbers else None
    if extremes and isinstance(extremes[0], Extreme):
        return replace(base, extreme=extremes[0], limit=None if number is None else int(number))
    if number is not None:
        return replace(base, relevancy=_read_filter(scan, number)) if rated else None
    if rated or scan.has(Kind.COMPARISON):
        return None
    return base if scan.has(Kind.COUNT) or scan.has(Kind.LIST) else None


def _read_filter(scan: _Scan, value: float) -> RelevancyFilter:
    comparisons = scan.values(Kind.COMPARISON)
    chosen = comparisons[0] if comparisons else Comparison.EQUAL
    return RelevancyFilter(chosen if isinstance(chosen, Comparison) else Comparison.EQUAL, value)
