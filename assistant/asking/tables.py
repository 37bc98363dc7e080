"""The rules that say which tables are meant, those that a question leaves out included."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.asking.lexicon import LEXICON, Kind
from assistant.asking.pieces import NotUnderstood, Pieces
from assistant.queries import Comparison
from assistant.words import split_words

# What the tables themselves are called; "risks" and "tools" are things of the world as often as rows.
NAMES_OF_TABLES = frozenset(
    "signals signaux concerns preoccupations behaviors behaviours comportements technologies issues enjeux".split()
)
_ASIDE = re.compile(r"\([^()]*\)")  # "signals (weak)"
# Headings of the published tables in other languages; no words of questions, as some are words of French or English.
_ELSEWHERE = {
    heading: table
    for table, headings in {
        "signals": "signale,senales,segnali,signalen,sinais",
        "concerns": "bedenken,sorgen,preocupaciones,preoccupazioni,zorgen,preocupacoes",
        "behaviors": "verhalten,verhaltensweisen,comportamientos,comportamenti,gedrag,gedragingen,comportamentos",
        "technologies": "technologien,tecnologias,tecnologie,technologieen",
        "issues": "probleme,herausforderungen,problemas,problemi,problemen,cuestiones",
    }.items()
    for heading in headings.split(",")
}
_OTHERS = ("autre", "autres", "other", "others")


def read_tables(pieces: Pieces, known: Collection[str], *, goes_on: bool) -> tuple[str, ...]:
    """The tables that are asked for; those that are left out take all others for it.

    Args:
        known: the names of all tables.
        goes_on: the question refines another one, whose rows need not be named again.

    Raises:
        NotUnderstood: tables are left out beside others that are named, or of rows that nothing names.
    """
    _join_alternatives(pieces)
    named: list[str] = []
    left_out: list[str] = []
    for at in pieces.free(Kind.TABLE):
        table = str(pieces[at].value)
        outside = find_exclusion(pieces, at)
        follows = bool(left_out) and pieces.kind(pieces.previous(at)) in (Kind.AND, Kind.OR) and not outside
        if (outside or follows) and known:
            pieces.taken |= {at, *outside}
            left_out += tables_of(table, known)
        else:
            named += tables_of(table, known)
    if left_out and (named or not (pieces.has(Kind.ROWS) or goes_on)):
        raise NotUnderstood  # "signals that are no concerns": a row is in one table only
    if left_out:
        return tuple(sorted(name for name in known if name not in left_out))
    return tuple(dict.fromkeys(named))


def find_exclusion(pieces: Pieces, at: int) -> list[int]:
    """The words before a table that leave it out: "apart from concerns", "other than signals", "not issues"."""
    near = pieces.near(at, Kind.NOT, Kind.CONTRAST, Kind.COMPARISON, Kind.HEED, behind=3)
    found = [
        i
        for i in near
        if pieces.kind(i) in (Kind.NOT, Kind.CONTRAST)
        or pieces[i].value is Comparison.NOT_EQUAL
        or pieces.folded(i) in _OTHERS
    ]
    return found if found and pieces.previous(at) in found else []


def named_tables(pieces: Pieces) -> set[object]:
    """The tables that have a word in the question."""
    return {pieces[at].value for at in pieces.find(Kind.TABLE)}


def tables_of(table: str, known: Collection[str]) -> list[str]:
    """The tables of the corpus that go by a name, in either language, and further ones of that name."""

    def is_meant(name: str) -> bool:
        words = tuple(split_words(_ASIDE.sub(" ", name)))
        if _ELSEWHERE.get(" ".join(words)) == table:
            return True
        words = words[:-1] if len(words) > 1 and words[-1].isdigit() else words
        meaning = LEXICON.get(words)
        return name == table or (meaning is not None and (meaning.kind, meaning.value) == (Kind.TABLE, table))

    return [table, *sorted(name for name in known if is_meant(name) and name != table)]


def _join_alternatives(pieces: Pieces) -> None:
    """Take the "or" of "technologies or issues"."""
    for at in pieces.free(Kind.OR):
        sides = (pieces.previous(at, (Kind.STOP,)), pieces.next(at, (Kind.STOP,)))
        if all(pieces.kind(side) is Kind.TABLE for side in sides) and not pieces.has(Kind.EXTREME):
            pieces.taken.add(at)
