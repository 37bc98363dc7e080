"""Which articles a table query is about: by identifier, title, label and page date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.queries import OF_DATES, Extreme, Match, TableQuery, weekday_of
from assistant.words import split_words

Execute = Callable[[str, Sequence[object]], Iterable[tuple[object, ...]]]
_LABELS = ("keyword", "theme", "category", "type")


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article by its number: how many have an identifier before its own."""

    number: int
    id: str
    page_date: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The articles that a query is about."""

    numbers: list[int] | None  # None for all
    undated: int = 0  # how many have no page date, where the query asks for dates
    datable: int = 0  # out of how many, before any is left out for its date


class ArticleChooser:
    """Chooses articles of one catalogue; what it needs for that it reads once."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute
        self._facts: tuple[ArticleFacts, ...] | None = None
        self._titles: Sequence[str] | None = None
        self._labels: Mapping[str, Mapping[str, frozenset[str]]] | None = None

    def facts(self) -> tuple[ArticleFacts, ...]:
        """All articles, by number."""
        if self._facts is None:
            found = self._execute("SELECT id, page_date, title FROM articles ORDER BY id", ())
            self._facts = tuple(
                ArticleFacts(number, str(id), None if day is None else str(day), str(title))
                for number, (id, day, title) in enumerate(found)
            )
        return self._facts

    def choose(self, query: TableQuery) -> Chosen:
        """The articles that a query is about."""
        dated = query.since or query.until or query.dated or query.months or query.weekdays
        labels = {kind: getattr(query, kind) for kind in _LABELS if getattr(query, kind) is not None}
        by_date = query.group in OF_DATES
        if not (query.articles or query.left_out or labels or query.title or dated or by_date):
            return Chosen(None)
        named, left_out = frozenset(query.articles), frozenset(query.left_out)
        chosen = [facts for facts in self.facts() if (not named or facts.id in named) and facts.id not in left_out]
        if query.title:
            titles = self._folded_titles()
            chosen = [facts for facts in chosen if _holds_words(titles[facts.number], query.title, query.title_match)]
        for kind, label in labels.items():
            having = self._labelled(chosen, kind, str(label), query.label_match)
            for other in query.more_labels:
                also = self._labelled(chosen, kind, other, query.label_match)
                having = having | also if query.any_label else having & also
            chosen = [facts for facts in chosen if (facts.number in having) != query.label_lacks]
        if not dated and not by_date:
            return Chosen([facts.number for facts in chosen])
        known = [(facts.page_date, facts.number) for facts in chosen if facts.page_date is not None]
        undated = len(chosen) - len(known)
        if not dated:
            return Chosen([facts.number for facts in chosen], undated, len(chosen))
        since, until = query.since or "", query.until or "9999"
        known = [(day, number) for day, number in known if (since <= day <= until) != query.outside]
        known = [(day, number) for day, number in known if _recurs(day, query)]
        if query.dated and not query.dated_last and known:
            latest = query.dated is Extreme.HIGHEST
            days = sorted((day for day, _ in known), reverse=latest)
            edge = days[min(query.dated_articles, len(days)) - 1]
            known = [(day, number) for day, number in known if (day >= edge if latest else day <= edge)]
        return Chosen([number for _, number in known], undated, len(chosen))

    def _folded_titles(self) -> Sequence[str]:
        if self._titles is None:
            self._titles = [fold_label(facts.title) for facts in self.facts()]
        return self._titles

    def _labels_of(self, kind: str) -> Mapping[str, frozenset[str]]:
        """The folded labels of each article that has some."""
        if self._labels is None:
            held: dict[str, dict[str, set[str]]] = {kind: {} for kind in _LABELS}
            for article, of_kind, folded in self._execute("SELECT article, kind, folded FROM labels", ()):
                held[str(of_kind)].setdefault(str(article), set()).add(str(folded))
            self._labels = {
                kind: {article: frozenset(labels) for article, labels in of_kind.items()}
                for kind, of_kind in held.items()
            }
        return self._labels[kind]

    def _labelled(self, chosen: Sequence[ArticleFacts], kind: str, label: str, match: Match) -> set[int]:
        """The articles with a label of that name; where there is none, those with a label that holds its words."""
        labels, wanted = self._labels_of(kind), fold_label(label)
        held = [(facts.number, labels.get(facts.id, frozenset())) for facts in chosen]
        if match in (Match.NAME, Match.WHOLE):
            exact = {number for number, of_article in held if wanted in of_article}
            if exact or match is Match.WHOLE:
                return exact
        if match is Match.NAME:
            words = set(wanted.split())
            return {number for number, of_article in held if any(words <= set(text.split()) for text in of_article)}
        sought = wanted.split()
        return {
            number for number, of_article in held if any(_stands_in(sought, text.split(), match) for text in of_article)
        }


def _recurs(day: str, query: TableQuery) -> bool:
    """Whether a page date is of the periods that are asked for, and of the months and weekdays, whatever the year."""
    in_month = not query.months or int(day[5:7]) in query.months
    periods = [span.split("/") for span in query.periods]
    if periods and not any(first <= day <= last for first, last in periods):
        return False
    return in_month and (not query.weekdays or weekday_of(day) in query.weekdays)


def _holds_words(title: str, words: str, match: Match) -> bool:
    """Whether a folded title holds some words; plurals make a difference only where they are the whole title."""
    wanted, held = split_words(words), title.split()
    if match is not Match.WHOLE:
        wanted, held = ([word.rstrip("sx") or word for word in words] for words in (wanted, held))
    return _stands_in(wanted, held, match)


def _stands_in(wanted: Sequence[str], words: Sequence[str], match: Match) -> bool:
    size, sought = len(wanted), list(wanted)
    if match is Match.START:
        return list(words[:size]) == sought
    if match is Match.END:
        return list(words[-size:]) == sought
    if match is Match.WHOLE:
        return list(words) == sought
    return any(list(words[at : at + size]) == sought for at in range(len(words) - size + 1))


def fold_label(text: str) -> str:
    """A label's words, folded: what labels are told apart by."""
    return " ".join(split_words(text))
