"""Proposes checks from rows that no check covers yet, for a person to accept, change or throw away.

What a draft expects is read from the rows themselves and never from an engine's answer.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from assistant.asking.language import detect_language
from assistant.checks.draft_wording import (
    NOT_TOLD,
    ask_elsewhere,
    ask_highest,
    ask_number,
    ask_of_row,
    ask_on,
    ask_which,
    can_ask_on,
    spell_number,
)
from assistant.checks.records import SINGLE, UNANSWERABLE, Check
from assistant.columns import ColumnRole, find_column
from assistant.records import Language, Passage
from assistant.words import fold_accents, informative_forms, informative_words, split_words, stems_of

_FRENCH, _ENGLISH = Language.FRENCH, Language.ENGLISH
# What is proposed in turn; their number is odd, so that each kind comes in both languages.
_KINDS = (SINGLE, "table", SINGLE, "followup", SINGLE, UNANSWERABLE, SINGLE)
_TOLD_BY = (ColumnRole.DRIVING_FORCE, ColumnRole.DESCRIPTION, ColumnRole.HORIZON, ColumnRole.CHANGE)
_RATING_EVERY = 5  # questions about single rows, one asks for a figure
_WORDS_WANTED = 3  # any one of them has to stand in an answer
_NAMED_AT_MOST = 5  # rows that an answer has to name
_TRIED_FOR_ABSENCE = 40  # articles, before a row is left alone


def draft_checks(passages: Iterable[Passage], checks: Sequence[Check], *, count: int) -> list[dict[str, Any]]:
    """Up to `count` drafts, articles and tables in turn, French and English in turn; the same in every run.

    Args:
        passages: the corpus.
        checks: what there is already; their gold rows, and their questions, are not proposed again.
        count: at least 1.

    Returns:
        Checks in their JSON form with `accepted` false; fewer than `count` where the corpus has no more.
    """
    corpus = _Corpus(passages, {locator for check in checks for locator in check.gold_rows})
    known = {check.question for check in checks}
    ids = {check.id for check in checks}
    rows = list(corpus.open_rows())
    single, elsewhere = iter(rows), iter(rows[::-1])
    sources: dict[str, Callable[[Language, int], dict[str, Any] | None]] = {
        SINGLE: lambda language, turn: corpus.about_row(next(single), language, turn),
        "followup": lambda language, turn: corpus.about_row(next(single), language, turn, goes_on=True),
        "table": lambda language, turn: corpus.about_table(next(corpus.rated), language, turn),
        UNANSWERABLE: lambda language, turn: corpus.about_absence(next(elsewhere), language),
    }
    drafts: list[dict[str, Any]] = []
    turn = 0
    # Absence alone is not worth a list: it ends with the rows.
    while len(drafts) < count and (SINGLE in sources or "table" in sources):
        kind, language = _KINDS[turn % len(_KINDS)], _FRENCH if turn % 2 else _ENGLISH
        turn += 1
        if kind not in sources:
            continue
        try:
            fields = sources[kind](language, turn)
        except StopIteration:
            del sources[kind]
            continue
        if fields is None:
            continue
        asked = "\n".join((*fields.get("history", ()), str(fields["question"])))
        name = f"draft-{hashlib.sha256(asked.encode()).hexdigest()[:8]}"
        draft = {"id": name, "kind": kind, "lang": language.value} | fields | {"accepted": False}
        if ("history" in fields or draft["question"] not in known) and name not in ids:
            ids.add(name)
            drafts.append(draft)
    return drafts


class _Corpus:
    """The rows to ask about, and what is known of their words."""

    def __init__(self, passages: Iterable[Passage], covered: set[str]) -> None:
        self._covered = covered
        self._by_article: dict[str, list[Passage]] = defaultdict(list)
        self._articles_of: dict[str, set[str]] = defaultdict(set)  # by the folded name of a row
        self._commonness: Counter[str] = Counter()  # passages that hold a word
        self._stems: dict[str, frozenset[str]] = {}
        by_table: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        for passage in passages:
            self._by_article[passage.article.id].append(passage)
            self._commonness.update(set(split_words(passage.text)))
            if passage.row is not None and passage.table is not None:
                by_table[passage.article.id, passage.table].append(passage)
                self._articles_of[fold_accents(passage.name or "")].add(passage.article.id)
        self._tables = sorted(by_table.values(), key=lambda rows: _scatter(str(rows[0].locator)))
        self._scattered = sorted(self._by_article, key=_scatter)
        self.rated = iter([rows for rows in self._tables if _rated_so(rows) and not self._are_covered(_rated_so(rows))])

    def _are_covered(self, rows: Sequence[Passage]) -> bool:
        return {str(row.locator) for row in rows} <= self._covered

    def open_rows(self) -> Iterator[Passage]:
        """Named rows that no check covers, tables in turn."""
        named = [[row for row in rows if row.name and str(row.locator) not in self._covered] for rows in self._tables]
        return (row for round_of_rows in zip_longest(*named) for row in round_of_rows if row is not None)

    def about_row(self, row: Passage, language: Language, turn: int, *, goes_on: bool = False) -> dict[str, Any] | None:
        """A check of what a row tells; one that goes on asks first for one thing and then for another."""
        told = [role for role in _TOLD_BY if _cell(row, role)]
        rated = [ColumnRole.RELEVANCY] if row.relevancy is not None else []
        in_article = len(self._articles_of[fold_accents(row.name or "")]) > 1
        if not goes_on:
            roles = rated if rated and (not told or turn % _RATING_EVERY == 0) else told
            if not roles:
                return None
            role = roles[turn % len(roles)]
            question = ask_of_row(row, role, language, turn, in_article=in_article)
            return {"question": question} | self._wanted_of_row(row, role, question, language)
        later = [role for role in (*told[1:], *rated) if can_ask_on(role)]
        if not told or not later:
            return None
        role = later[turn % len(later)]
        first = ask_of_row(row, told[0], language, turn, in_article=in_article)
        wanted = self._wanted_of_row(row, role, first, language)
        return {"question": ask_on(role, language), "history": [first]} | wanted

    def _wanted_of_row(self, row: Passage, role: ColumnRole, question: str, language: Language) -> dict[str, Any]:
        cell = _cell(row, role)
        words = [cell] if role is ColumnRole.RELEVANCY else self._telling_words(cell, question, language)
        return {
            "gold_rows": [str(row.locator)],
            "any_of": True,
            "answer": cell,
            "must_contain": [words] if words else [],
        }

    def _telling_words(self, cell: str, question: str, language: Language) -> list[str]:
        """The rarest words of a cell that the question does not hold; [] where an answer may have to translate them."""
        if detect_language(cell) is not language:
            return []
        asked = set(split_words(question))
        forms = {word: form for word, form in informative_forms(cell).items() if word not in asked and len(word) > 3}
        rarest = sorted(forms, key=lambda word: (self._commonness[word], word))[:_WORDS_WANTED]
        return [form for word, form in forms.items() if word in rarest]

    def about_table(self, rows: Sequence[Passage], language: Language, turn: int) -> dict[str, Any]:
        """A check of the ratings in a table: the highest row, how many share the highest rating, or which."""
        best = _rated_so(rows)
        level = float(best[0].relevancy or 0)
        names = [row.name for row in best if row.name]
        wanted = {"gold_rows": [str(row.locator) for row in best], "any_of": False}
        if len(names) < len(best) or len(best) > _NAMED_AT_MOST or (turn // len(_KINDS) % 2 and len(best) > 1):
            numbers = {"answer": f"{len(best)} / {len(rows)}", "must_contain": [spell_number(len(best))]}
            return {"question": ask_number(best[0], level, language)} | wanted | numbers
        question = ask_highest(best[0], language) if len(best) == 1 else ask_which(best[0], level, language)
        named = {"answer": "; ".join(names), "must_contain": [[name] for name in dict.fromkeys(names)]}
        return {"question": question} | wanted | named

    def about_absence(self, row: Passage, language: Language) -> dict[str, Any] | None:
        """A check of what an article does not tell: the name of a row that shares no word with all of it."""
        sought = stems_of(informative_words(row.name or ""))
        in_french = detect_language(row.text) is _FRENCH
        start = self._scattered.index(row.article.id)
        for article in (self._scattered[start + 1 :] + self._scattered[:start])[:_TRIED_FOR_ABSENCE]:
            held = self._by_article[article]
            # In an article of the other language the same thing may stand in other words.
            if sought.isdisjoint(self._held_by(article)) and in_french is (
                detect_language(" ".join(passage.text for passage in held[:8])) is _FRENCH
            ):
                return {
                    "question": ask_elsewhere(row.name or "", held[0].article.title, language),
                    "answer": NOT_TOLD[language],
                    "abstain": True,
                }
        return None

    def _held_by(self, article: str) -> frozenset[str]:
        if article not in self._stems:
            held = self._by_article[article]
            text = " ".join([held[0].article.title, *(passage.text for passage in held)])
            self._stems[article] = stems_of(informative_words(text))
        return self._stems[article]


def _scatter(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _cell(row: Passage, role: ColumnRole) -> str:
    column = find_column(row.cells, role)
    return str(row.cells[column] or "") if column is not None else ""


def _rated_so(rows: Sequence[Passage]) -> list[Passage]:
    """The rows of the highest relevancy in their table, where not every row has it."""
    levels = [row.relevancy for row in rows if row.relevancy is not None]
    best = [row for row in rows if levels and row.relevancy == max(levels)]
    return best if len(best) < len(rows) else []
