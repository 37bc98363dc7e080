"""The rules that say what a share is a share of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import ROWS, NotUnderstood, Pieces
from assistant.queries import Aggregate, Group, NumberFilter, TableQuery, Whole

_DATE_VERBS = frozenset("date dates dated datent come comes came are were proviennent viennent issues sont".split())
_AMONG = frozenset("among amongst of parmi sur over des".split())
_FILTERS = frozenset({"relevancy", "contains", "rated", "named", "topic"})


def read_whole(pieces: Pieces, relevancy: tuple[NumberFilter, ...], *, words: bool) -> Whole:
    """What a share is a share of: the group of rows that the question names first, or the rated rows."""
    marks = pieces.find(Kind.TOP_MARK, Kind.NUMBER)
    if relevancy and marks:
        first = marks[0]
        for at in pieces.find(Kind.RELEVANCY):
            between = [pieces.kind(i) for i in range(at + 1, first)]
            if at < first and any(kind in (*ROWS, Kind.BREAK, Kind.REACH, Kind.RELEVANCY) for kind in between):
                return Whole.RATED  # "of the rated concerns, what share got a 5?"
            if marks[-1] < at and _opens_whole(pieces, marks[-1], at):
                return Whole.RATED  # "concerns rated 5 as a share of rated concerns"
        if words:
            said = pieces.find(Kind.CONTAINS, Kind.TOPIC, Kind.OCCURS, Kind.WORD)
            return Whole.WORDS if said and said[0] < first else Whole.RATING
    return Whole.SCOPE


def _opens_whole(pieces: Pieces, mark: int, at: int) -> bool:
    """Whether "as a share of" or "parmi" stands between the rating that is counted and the word for rated rows."""
    return any(
        pieces.kind(i) is Kind.SHARE or _AMONG & set(pieces.folded(i).split()) for i in range(mark + 1, at)
    ) and not any(pieces.kind(i) is Kind.BREAK for i in range(mark + 1, at))


def read_whole_of_scope(pieces: Pieces, whole: Whole, scopes: Sequence[bool], *, filtered: bool) -> Whole:
    """What a share is a share of where dates, titles, labels or articles (in this order) narrow it down.

    Raises:
        NotUnderstood: which of several conditions makes the whole is not ours to guess.
    """
    rows, tables = pieces.find(Kind.ROWS), pieces.find(Kind.TABLE)
    if rows and tables and max(rows) < min(tables) and whole is Whole.SCOPE:
        return Whole.TABLES  # "what share of the rows rated 2 are concerns?"
    of_all = bool(rows and tables) and max(tables) < min(rows)
    if of_all and not (filtered or any(scopes)) and whole is Whole.SCOPE:
        return Whole.TABLES  # "share of technologies among all rows"
    if not any(scopes):
        return whole
    if not filtered:
        if sum(scopes) > 1:
            raise NotUnderstood
        return Whole.CORPUS  # "what share of the articles are from 2024?"
    # "what share of the concerns rated 5 date from 2024?": the date comes last, and a verb before it
    marks = pieces.find(Kind.NUMBER, Kind.TOP_MARK, Kind.UNRATED, Kind.CONTAINS)
    for at in pieces.find(Kind.PERIOD):
        before = [i for i in range(max(0, at - 3), at) if pieces.kind(i) is not Kind.TABLE]  # "issues", « issues de »
        opens = any(pieces.folded(i).split()[0] in _DATE_VERBS for i in before)
        if scopes[0] and opens and marks and max(marks) < at:
            if sum(scopes) > 1 or whole is not Whole.SCOPE:
                raise NotUnderstood
            return Whole.DATED
    return whole


def whole_in_groups(whole: Whole, group: Group | None) -> Whole:
    """What the shares of groups are shares of: of what each group holds, or of all of them together.

    Raises:
        NotUnderstood: it is something else, and the groups of that are not counted.
    """
    if group is None or whole in (Whole.SCOPE, Whole.RATED):
        return whole
    if whole is Whole.CORPUS:
        return Whole.SCOPE  # "the share of the articles of 2024 in each month"
    raise NotUnderstood


def asks_among_rated(pieces: Pieces, before: TableQuery | None) -> bool:
    """Whether a share is asked for again, but of the rated rows alone: "and of the rated ones only?"."""
    if before is None or before.aggregate is not Aggregate.SHARE or not before.relevancy:
        return False
    ratings = pieces.find(Kind.RELEVANCY)
    return len(ratings) == 1 and not pieces.has(Kind.NUMBER, Kind.TOP_MARK, Kind.UNRATED, Kind.NOT, Kind.NONE)


def change_whole(before: TableQuery, said: dict[str, Any], pieces: Pieces) -> TableQuery | None:
    """A share of something else than before: "and among the rated ones?", "et parmi ceux notés 5 ?"; None elsewhere."""
    if before.aggregate is not Aggregate.SHARE or before.whole is not Whole.SCOPE:
        return None
    filters = _FILTERS & set(said)
    if said.get("rated") is True and before.relevancy and filters == {"rated"}:
        kept = {name: value for name, value in said.items() if name not in ("rated", "tables")}
        return replace(before, whole=Whole.RATED, **kept)
    among = any(_AMONG - {"of", "des"} & set(pieces.folded(at).split()) for at in range(len(pieces)))
    if not among or len(filters) != 1:
        return None
    if "relevancy" in filters and before.contains and not before.relevancy:
        return replace(before, whole=Whole.RATING, **said)
    if "contains" in filters and before.relevancy and not before.contains:
        return replace(before, whole=Whole.WORDS, **said)
    return None
