"""What articles are to hold in each of the tables: "exactly 5 rows in each table", « un 5 dans chaque table »."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.asking.filtering import comparison_of, rating_at
from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, NotUnderstood, Pieces
from assistant.queries import AT_LEAST_ONE, Group, Holding, NumberFilter

_ALL_TABLES = (
    "all five tables", "all 5 tables", "les cinq tables", "les cinq tableaux", "all tables", "all the tables",
    "all the five tables", "toutes les tables", "tous les tableaux", "each of the five tables", "the five tables",
)  # fmt: skip
_FIVE, _TABLES = frozenset("five cinq 5".split()), 5
_RATES = (Kind.RELEVANCY, Kind.REACH, Kind.TOP_MARK)
_HOLD = frozenset("have has hold with ont avec ayant comptent contiennent having contain comportent possedent".split())


def read_in_each_table(
    pieces: Pieces, places: Sequence[int], known: Collection[str]
) -> tuple[tuple[Holding, ...], list[int]]:
    """What articles are to hold in every table, and the places that say it; nothing where it is not said so.

    Args:
        places: of tables and rows.
        known: the names of all tables.

    Raises:
        NotUnderstood: it is said of every table, but not what.
    """
    others = (Kind.EXTREME, Kind.TOP, Kind.MEAN, Kind.SHARE, Kind.CONTAINS, Kind.TOPIC, Kind.NONE, Kind.NOT, Kind.QUOTE)
    if not known or pieces.has(*others) or any(pieces.kind(at) is not Kind.ROWS for at in places):
        return (), []
    if not places:
        held = [at for at in pieces.find(Kind.ALL) if pieces.folded(at) in _ALL_TABLES and _follows_having(pieces, at)]
        alone = not pieces.has(Kind.NUMBER, Kind.RELEVANCY, Kind.PERIOD)
        if held and len(known) != _TABLES and _FIVE & set(pieces.folded(held[0]).split()):
            raise NotUnderstood
        return (tuple(Holding((name,), amount=AT_LEAST_ONE) for name in known), held) if held and alone else ((), [])
    each = [at for at in pieces.find(Kind.EACH) if _of_tables(pieces, at)]
    if len(each) != 1 or len(places) != 1 or places[0] > each[0]:
        return (), []
    row = places[0]
    before = [at for at in range((pieces.asked or 0) + 1, row) if pieces.kind(at) in (Kind.NUMBER, Kind.COMPARISON)]
    after = [at for at in range(row + 1, each[0]) if pieces.kind(at) not in (*LIGHT, Kind.STOP)]
    numbers = [at for at in before if pieces.kind(at) is Kind.NUMBER]
    if len(numbers) > 1 or any(pieces.kind(at) not in (*_RATES, Kind.NUMBER, Kind.COMPARISON) for at in after):
        raise NotUnderstood
    amount = AT_LEAST_ONE
    if numbers:
        comparisons = [at for at in before if pieces.kind(at) is Kind.COMPARISON]
        amount = NumberFilter(comparison_of(pieces, comparisons), pieces.number(numbers[0]))
    rating = rating_at(pieces, after)
    noun = pieces.next(each[0]) if pieces.group(each[0]) is None else None
    taken = [*before, row, *after, each[0], *([noun] if noun is not None else [])]
    return tuple(Holding((name,), rating, amount) for name in known), taken


def _of_tables(pieces: Pieces, at: int) -> bool:
    return Group.TABLE in (pieces.group(at), pieces.group(pieces.next(at)))


def _follows_having(pieces: Pieces, at: int) -> bool:
    return at > 0 and bool(_HOLD & set(pieces.folded(at - 1).split()))
