"""Which articles a table query is about: by identifier, title, label and page date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.queries import Extreme, Match, TableQuery
from assistant.words import split_words

Execute = Callable[[str, Sequence[object]], Iterable[tuple[object, ...]]]
_LABELS = ("keyword", "theme", "category", "type")


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What articles are chosen by."""

    id: str
    page_date: str | None
    title: str  # folded
    labels: Mapping[str, frozenset[str]]  # folded, by kind


class ArticleChooser:
    """Chooses articles of one catalogue, which it reads once."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute
        self._facts: tuple[ArticleFacts, ...] | None = None

    def count(self) -> int:
        """How many articles there are."""
        return len(self._all_facts())

    def choose(self, query: TableQuery) -> tuple[list[str] | None, int]:
        """The articles that a query is about, None for all; and how many of them lack the date that it asks for."""
        dated = query.since or query.until or query.dated
        labels = {kind: getattr(query, kind) for kind in _LABELS if getattr(query, kind) is not None}
        if not (query.articles or labels or query.title or dated):
            return None, 0
        chosen = [facts for facts in self._all_facts() if not query.articles or facts.id in query.articles]
        if query.title:
            chosen = [facts for facts in chosen if _holds_words(facts.title, query.title, query.title_match)]
        for kind, label in labels.items():
            having = _labelled(chosen, kind, str(label), query.label_match)
            chosen = [facts for facts in chosen if facts not in having] if query.label_lacks else having
        if not dated:
            return [facts.id for facts in chosen], 0
        known = [(facts.page_date, facts.id) for facts in chosen if facts.page_date is not None]
        undated = len(chosen) - len(known)
        since, until = query.since or "", query.until or "9999"
        known = [(day, id) for day, id in known if (since <= day <= until) != query.outside]
        if query.dated and known:
            wanted_day = (max if query.dated is Extreme.HIGHEST else min)(known)[0]
            known = [(day, id) for day, id in known if day == wanted_day]
        return [id for _, id in known], undated

    def _all_facts(self) -> tuple[ArticleFacts, ...]:
        if self._facts is None:
            labels: dict[str, dict[str, set[str]]] = {}
            for article, kind, folded in self._execute("SELECT article, kind, folded FROM labels", ()):
                labels.setdefault(str(article), {}).setdefault(str(kind), set()).add(str(folded))
            found = self._execute("SELECT id, page_date, title FROM articles ORDER BY id", ())
            self._facts = tuple(
                ArticleFacts(
                    str(id),
                    None if day is None else str(day),
                    fold_label(str(title)),
                    {kind: frozenset(held) for kind, held in labels.get(str(id), {}).items()},
                )
                for id, day, title in found
            )
        return self._facts


def _holds_words(title: str, words: str, match: Match) -> bool:
    """Whether a folded title holds some words; plurals make a difference only where they are the whole title."""
    wanted, held = split_words(words), title.split()
    if match is not Match.WHOLE:
        wanted, held = ([word.rstrip("sx") or word for word in words] for words in (wanted, held))
    return _stands_in(wanted, held, match)


def _labelled(chosen: Sequence[ArticleFacts], kind: str, label: str, match: Match) -> list[ArticleFacts]:
    """The articles with a label of that name; where there is none, those with a label that holds its words."""
    wanted = fold_label(label)
    if match in (Match.NAME, Match.WHOLE):
        exact = [facts for facts in chosen if wanted in facts.labels.get(kind, ())]
        if exact or match is Match.WHOLE:
            return exact
    if match is Match.NAME:
        words = set(wanted.split())
        return [facts for facts in chosen if any(words <= set(held.split()) for held in facts.labels.get(kind, ()))]
    sought = wanted.split()
    return [
        facts for facts in chosen if any(_stands_in(sought, held.split(), match) for held in facts.labels.get(kind, ()))
    ]


def _stands_in(wanted: Sequence[str], words: Sequence[str], match: Match) -> bool:
    size, sought = len(wanted), list(wanted)
    if match is Match.START:
        return list(words[:size]) == sought
    if match is Match.WHOLE:
        return list(words) == sought
    return any(list(words[at : at + size]) == sought for at in range(len(words) - size + 1))


def fold_label(text: str) -> str:
    """A label's words, folded: what labels are told apart by."""
    return " ".join(split_words(text))
