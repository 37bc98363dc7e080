"""Months and weekdays of whatever year: "in October", « un dimanche », "on weekends", « en été »."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, Piece, Pieces
from assistant.queries import Group

_DAYS: dict[str, tuple[int, ...]] = {
    word: (number,)
    for names in (
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "monday tuesday wednesday thursday friday saturday sunday",
    )
    for number, day in enumerate(names.split(), 1)
    for word in (day, f"{day}s")
}
_WORKING, _REST = (1, 2, 3, 4, 5), (6, 7)
_DAYS |= dict.fromkeys(("weekend", "weekends", "week end", "week ends"), _REST)
_DAYS |= dict.fromkeys(("weekday", "weekdays", "jour ouvre", "jours ouvres", "jour de semaine"), _WORKING)
_BEFORE_A_DAY = frozenset("a an on un une le les du of each every during pendant or ou and et any the".split())
_SEASONS = {3: ("spring", "printemps"), 6: ("summer", "ete"), 9: ("autumn", "fall", "automne"), 12: ("winter", "hiver")}
_MONTHS_OF = {
    name: tuple((first + after - 1) % 12 + 1 for after in range(3))
    for first, names in _SEASONS.items()
    for name in names
}
_BEFORE_A_SEASON = frozenset("in from en au during pendant the l le of d de a".split())
_WORDS = (Kind.CONTAINS, Kind.OCCURS, Kind.TOPIC, Kind.WORD, Kind.TITLE, Kind.CALLED, Kind.COLUMN, Kind.STARTS)
_NOUNS = (Kind.NOUN, Kind.TABLE, Kind.ROWS)
_SPANS = (Kind.SINCE, Kind.AFTER, Kind.BEFORE, Kind.UNTIL, Kind.BETWEEN, Kind.ONWARDS, Kind.BACKWARDS)
_ANY_YEAR = (
    "all years combined", "all years together", "all years taken together", "across all years", "over all years",
    "whatever the year", "regardless of the year", "regardless of year", "in any year", "of any year", "any year",
    "toutes annees confondues", "toutes les annees confondues", "tous les ans confondus", "quelle que soit l annee",
    "peu importe l annee", "toutes annees cumulees",
)  # fmt: skip


def find_recurring(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, weekdays and seasons being dates where articles or rows are dated so."""
    found = list(pieces)
    for at, piece in enumerate(pieces):
        if piece.kind not in (Kind.NAME, Kind.STOP, Kind.FILLER, Kind.NOUN) or not at:
            continue
        word, before = piece.plain, _last_word(pieces[at - 1])
        asked = any(p.kind in _NOUNS for p in (*pieces[:at], *pieces[at + 1 :]))
        if not asked or any(p.kind in _WORDS for p in pieces[max(0, at - 3) : at]):
            continue
        joined = (
            at > 1 and found[at - 2].kind is Kind.WEEKDAY and pieces[at - 1].kind in (Kind.OR, Kind.AND, Kind.BREAK)
        )
        if word in ("weekday", "weekdays") and pieces[at - 1].kind in (Kind.EACH, Kind.WHICH, Kind.COUNT):
            found[at] = replace(piece, kind=Kind.NOUN, value=Group.WEEKDAY)
        elif word in _DAYS and (before in _BEFORE_A_DAY or joined):
            found[at] = replace(piece, kind=Kind.WEEKDAY, value="-".join(map(str, _DAYS[word])))
        elif word in _MONTHS_OF and before in _BEFORE_A_SEASON and _ends(pieces, at):
            found[at] = replace(piece, kind=Kind.SEASON, value="-".join(map(str, _MONTHS_OF[word])))
    return found


def read_recurring(pieces: Pieces) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The months and the weekdays that page dates are to fall on; to be read after dates are."""
    months = [at for at in pieces.free(Kind.MONTH, Kind.SEASON) if not _spans(pieces, at)]
    if any(pieces.kind(at) is Kind.MONTH and "-" in str(pieces[at].value) for at in months):
        months = []  # "the first half": of which year, is not said
    days = [at for at in pieces.free(Kind.WEEKDAY) if not _spans(pieces, at)]
    pieces.taken |= {*months, *days}
    for at in (*months, *days):
        pieces.taken |= set(pieces.near(at, Kind.OR, behind=2))
    return _numbers(pieces, months), _numbers(pieces, days)


def recur(pieces: Pieces, group: Group | None) -> Group | None:
    """A group by month as one of calendar months, where all years are said to be taken together."""
    said = any(pieces[at].plain in _ANY_YEAR for at in pieces.find(Kind.ALL, Kind.FILLER))
    names_year = any(pieces.group(at) is Group.YEAR for at in pieces.find(Kind.NOUN))  # "(month + year)"
    return Group.CALENDAR_MONTH if group is Group.MONTH and said and not names_year else group


def _numbers(pieces: Pieces, places: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted({int(number) for at in places for number in str(pieces[at].value).split("-")}))


def _spans(pieces: Pieces, at: int) -> bool:
    """Whether a month or weekday is one end of a span: "since October"."""
    before = pieces.previous(at)
    return pieces.kind(before) in _SPANS and pieces.folded(before or 0) != "from"


def _ends(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a phrase ends at a place: "in summer", not "in summer camps"."""
    after = next((p for p in pieces[at + 1 :] if p.kind not in LIGHT), None)
    return after is None or after.kind not in (Kind.NAME, Kind.QUOTE, Kind.TABLE)


def _last_word(piece: Piece) -> str:
    return (piece.plain.split() or [""])[-1]
