"""A later clause or follow-up that is of all the corpus again: "…, and how many are there in the whole corpus?"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import Pieces
from assistant.queries import LABELS, Aggregate, Group, TableQuery, Unit, Whole

_WHOLE = frozenset(
    "whole entire full complete all tout toute tous toutes ensemble entier entiere complet wide integral integralite "
    "every overall global globale".split()
)
_CORPUS = frozenset("corpus collection base database archive archives fonds bibliotheque library dataset set".split())
_EVERY_TABLE = frozenset("all every toutes ensemble whole across over combined together".split())
_TOTAL = ("in total", "au total", "en tout", "in all", "altogether", "all told", "overall", "at all")
_SCOPE = ("since", "until", "months", "weekdays", "articles", "title", "dated", *(label.value for label in LABELS))
_PLAIN: Mapping[str, Any] = {
    "since": None, "until": None, "periods": (), "outside": False, "months": (), "weekdays": (), "articles": (),
    "title": None, "dated": None, "dated_last": False, "keyword": None, "theme": None, "category": None, "type": None,
    "more_labels": (), "any_label": False, "label_lacks": False,
}  # fmt: skip
_ROW_FILTERS: Mapping[str, Any] = {
    "relevancy": (), "rated": None, "contains": (), "topic": None, "named": None, "lacks": None, "every": False,
    "having": None, "holding": (),
}  # fmt: skip


def widen(before: TableQuery, said: Mapping[str, Any], pieces: Pieces, *, inside: bool) -> TableQuery:
    """The query before without what a clause that speaks of the whole corpus, or of all rows, leaves behind.

    Args:
        said: the fields that the clause says.
        inside: both are of the same question.
    """
    said_all = [pieces.folded(at) for at in pieces.find(Kind.ALL)]
    whole = any(_is_whole_corpus(pieces.folded(at)) for at in pieces.find(Kind.ALL, Kind.FILLER))
    whole = whole or (any(words in _TOTAL for words in said_all) and any(map(_names_corpus, said_all)))
    if whole and not set(said) & set(_SCOPE) and not pieces.has(Kind.SHARE):
        before = replace(before, **_PLAIN)
    total = whole or any(words in _TOTAL or _names_corpus(words) for words in said_all)
    counted = pieces.has(Kind.COUNT) and pieces.has(Kind.TABLE, Kind.ROWS) and set(said) <= {"tables"}
    points = pieces.has(Kind.BACK, Kind.PRONOUN, Kind.CONTINUE, Kind.SHARE, Kind.NOUN, Kind.EACH)
    filtered = before.is_filtered or before.having or before.holding
    if inside and total and counted and not points and filtered:
        before = replace(before, **_ROW_FILTERS, whole=Whole.SCOPE)
    elif inside and any(words in _TOTAL for words in said_all) and _counts_the_same(before, said, pieces):
        # "how many articles are from 2024, and how many are there in total?"
        before = replace(before, **(_ROW_FILTERS if filtered else _PLAIN), whole=Whole.SCOPE)
    if not inside and _names_all_tables(said_all) and not set(said) & {"tables", "group"}:
        before = replace(before, tables=())  # "and on total rows, all tables?"
    group = said.get("group")
    if isinstance(group, Group) and group in LABELS and getattr(before, group.value):
        borne: dict[str, Any] = {group.value: None}
        before = replace(before, more_labels=(), label_lacks=False, **borne)
    return before


def _counts_the_same(before: TableQuery, said: Mapping[str, Any], pieces: Pieces) -> bool:
    """Whether a clause counts what the one before counted, and says nothing else."""
    if before.aggregate is not Aggregate.COUNT or before.group is not None or not pieces.has(Kind.COUNT):
        return False
    if pieces.has(Kind.BACK, Kind.PRONOUN, Kind.CONTINUE, Kind.SHARE, Kind.EACH) or set(said) - {"tables"}:
        return False
    nouns = [pieces.group(at) for at in pieces.find(Kind.NOUN)]
    rows = pieces.has(Kind.TABLE, Kind.ROWS)
    if before.unit is Unit.ARTICLES:
        return not rows and set(nouns) <= {Group.ARTICLE}
    return not nouns and said.get("tables", before.tables) == before.tables


def _names_all_tables(said_all: Sequence[str]) -> bool:
    """Whether it is of every table now: "all tables", « toutes tables confondues », « l'ensemble des tables »."""
    named = any("table" in words for words in said_all)
    every = any(set(words.replace("’", " ").replace("'", " ").split()) & _EVERY_TABLE for words in said_all)
    return named and every


def _is_whole_corpus(words: str) -> bool:
    said = set(words.replace("’", " ").replace("'", " ").replace("-", " ").split())
    articles = said & {"articles", "fiches", "documents", "scans"} and said & {"all", "tous", "toutes"}
    return bool((said & _WHOLE and said & _CORPUS) or articles)


def _names_corpus(words: str) -> bool:
    return bool(set(words.replace("’", " ").replace("'", " ").split()) & _CORPUS)
