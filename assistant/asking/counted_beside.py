"""Figures that are asked for beside others: rows beside the articles that hold them, articles beside rows.

"Signals without a score: how many, spread over how many articles?" asks two numbers; "the articles of May with their
number of rows" asks how many rows each of them has.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, ROWS, Piece
from assistant.columns import ColumnRole
from assistant.queries import Group

_OVER = frozenset("over across among sur dans in entre within parmi en between".split())
_WITH = frozenset("with avec and et plus incl including ainsi showing indiquant".split())
_THEIR = frozenset("their its the leur leurs le la les son each respective respectif respectifs de d".split())
_NUMBERS = (
    "number", "number of", "the number of", "count", "counts", "nombre", "nombre de", "nombre d", "le nombre de",
    "le nombre d", "total", "total number of", "nombre total de", "nb de", "nb d", "count of", "the count of",
)  # fmt: skip
_SCOPES = (Kind.PERIOD, Kind.MONTH, Kind.SEASON, Kind.SINCE, Kind.AFTER, Kind.BEFORE, Kind.UNTIL, Kind.BETWEEN,
           Kind.ONWARDS, Kind.BACKWARDS)  # fmt: skip
_CALLED = ("intitules", "libelles", "labels", "headings")
_APIECE = ("chacun", "chacune", "each", "apiece", "a piece", "each one")
_ORDERED = frozenset("classes classe tries trie ranges ordonnes sorted ranked ordered arranged classees par by".split())
_OCCURRENCES = frozenset("occurrences occurrence times fois apparitions".split())


def count_beside(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, what is asked for beside something else put as the rules know it."""
    read = list(pieces)
    for rule in (_of_each_article, _over_how_many, _with_number_of_rows, _with_counts, _number_before_names):
        read = rule(read)
    return read


def _of_each_article(pieces: list[Piece]) -> list[Piece]:
    """« les articles de mars 2024, combien de lignes chacun ? », « classés par nombre de lignes » : of each of them."""
    noun = next((at for at, p in enumerate(pieces) if p.value is Group.ARTICLE and p.kind is Kind.NOUN), None)
    rows = [p for p in pieces if p.kind in ROWS]
    count = next((at for at, p in enumerate(pieces) if p.kind is Kind.COUNT), None)
    each = next((at for at, p in enumerate(pieces) if p.kind is Kind.EACH and p.value is None), None)
    if noun is None or count is None or each is None or len(rows) != 1 or noun > min(count, each):
        return pieces
    plain = (*LIGHT, Kind.STOP, Kind.BREAK, Kind.AND, Kind.LIST, Kind.WHICH, Kind.SPREAD, *_SCOPES)
    others = [p for at, p in enumerate(pieces) if at not in (noun, count, each) and p is not rows[0]]
    ordered = each == count - 1 and bool(_ORDERED & set(" ".join(p.plain for p in pieces[noun:count]).split()))
    apiece = pieces[each].plain in _APIECE and each > count and pieces[noun].plain.endswith("s")
    if not (ordered or apiece) or not all(p.kind in plain for p in others):
        return pieces
    dated = [p for p in others if p.kind in (*_SCOPES, Kind.AND)]
    told = dated if any(p.kind in (Kind.PERIOD, Kind.MONTH) for p in dated) else []
    within = [Piece(Kind.STOP, None, "in"), *told] if told else []
    return [Piece(Kind.COUNT, None, "how many"), rows[0], Piece(Kind.EACH, Group.ARTICLE, "per article"), *within]


def _over_how_many(pieces: list[Piece]) -> list[Piece]:
    """ "how many, spread over how many articles?", « …, répartis sur combien d'articles ? »: another question."""
    for at in range(1, len(pieces) - 2):
        within = pieces[at].kind is Kind.EACH or pieces[at].plain.split()[-1:] != []
        over = within and pieces[at].plain.split()[-1:] != [] and pieces[at].plain.split()[-1] in _OVER
        count = pieces[at + 1]
        noun = next((p for p in pieces[at + 2 :] if p.kind not in (*LIGHT, Kind.STOP)), None)
        articles = noun is not None and noun.value is Group.ARTICLE and noun.kind is Kind.NOUN
        asked = any(p.kind is Kind.COUNT for p in pieces[:at])
        if pieces[at].kind is Kind.EACH and over and count.kind is Kind.COUNT and articles:
            if asked:
                joint = [] if pieces[at - 1].kind is Kind.AND else [Piece(Kind.AND, None, "and")]
                return [*pieces[:at], *joint, Piece(Kind.FILLER, None, "in"), *pieces[at + 1 :]]
            return [*pieces[:at], Piece(Kind.FILLER, None, "in"), *pieces[at + 1 :]]
    return pieces


def _with_number_of_rows(pieces: list[Piece]) -> list[Piece]:
    """ "list the articles of May 2024 with their number of rows": how many rows each of them has."""
    at = next((i for i, p in enumerate(pieces) if p.kind is Kind.COUNT and p.plain in _NUMBERS and i > 1), None)
    if at is None:
        return pieces
    begin = at
    while (
        begin > 1 and pieces[begin - 1].kind in (*LIGHT, Kind.STOP) and set(pieces[begin - 1].plain.split()) <= _THEIR
    ):
        begin -= 1
    joined = pieces[begin - 1].kind in (Kind.AND, Kind.BREAK, Kind.FILLER)
    opens = joined and bool(_WITH & set(pieces[begin - 1].plain.split()))
    told = [p for p in pieces[at + 1 :] if p.kind not in (*LIGHT, Kind.STOP, Kind.BREAK)]
    counts_rows = len(told) == 1 and told[0].kind in ROWS
    head = [p for p in pieces[: begin - 1] if p.kind not in (*LIGHT, Kind.STOP, Kind.BREAK)]
    scope = [p for p in head if p.kind in _SCOPES or p.kind is Kind.AND]
    listed = [p for p in head if p not in scope]
    asked = [p for p in listed if p.kind not in (Kind.LIST, Kind.WHICH)]
    articles = len(asked) == 1 and asked[0].value is Group.ARTICLE and asked[0].plain.endswith("s")
    if not (opens and counts_rows and articles and any(p.kind in (Kind.PERIOD, Kind.MONTH) for p in scope)):
        return pieces
    begin_scope = pieces.index(scope[0])
    within = Piece(Kind.STOP, None, "in")
    dated = pieces[begin_scope : begin - 1]
    each = Piece(Kind.EACH, Group.ARTICLE, "per article")
    return [Piece(Kind.COUNT, None, "how many"), told[0], each, within, *dated]


def _with_counts(pieces: list[Piece]) -> list[Piece]:
    """ "the longest article, with row counts", « avec leur nombre d'occurrences »: told beside every ranking."""
    ranked = any(p.kind in (Kind.EXTREME, Kind.LONGEST, Kind.TOP, Kind.EACH, Kind.REPEATED) for p in pieces)
    end = len(pieces)
    while end and pieces[end - 1].kind is Kind.BREAK:
        end -= 1
    if not ranked or end < 3:
        return pieces
    begin = end
    while begin > 1 and not (
        pieces[begin - 1].kind in (Kind.AND, Kind.FILLER)
        and pieces[begin - 1].plain.split()[:1] != []
        and pieces[begin - 1].plain.split()[0] in ("with", "avec", "along", "including")
    ):
        begin -= 1
        kind, words = pieces[begin].kind, set(pieces[begin].plain.split())
        counts = kind is Kind.COUNT and pieces[begin].plain in (*_NUMBERS, "row counts")
        plain = kind in (*LIGHT, Kind.STOP) or counts or bool(words & _OCCURRENCES) or kind in (Kind.ROWS,)
        if not plain or end - begin > 5:
            return pieces
    told = pieces[begin - 1 : end]
    says = any(p.kind is Kind.COUNT or "nombre" in p.plain or "number" in p.plain or "count" in p.plain for p in told)
    if begin <= 1 or not says:
        return pieces
    begin -= 1
    while begin and pieces[begin - 1].kind is Kind.BREAK and pieces[begin - 1].text == ",":
        begin -= 1
    return [*pieces[:begin], *pieces[end:]]


def _number_before_names(pieces: list[Piece]) -> list[Piece]:
    """« les 3 intitulés de technologies les plus fréquents » : "which 3 technology names", as the rules know it."""
    pieces = [
        Piece(Kind.COLUMN, ColumnRole.NAME, p.text)
        if p.kind is Kind.CALLED and p.plain in _CALLED and at and pieces[at - 1].kind is Kind.NUMBER
        else p
        for at, p in enumerate(pieces)
    ]
    for at in range(len(pieces) - 1):
        number, name = pieces[at], pieces[at + 1]
        named = name.kind is Kind.COLUMN and name.value is ColumnRole.NAME
        turned = len(pieces) > at + 2 and name.kind is Kind.TABLE and pieces[at + 2].value is ColumnRole.NAME
        opens = all(p.kind in (*LIGHT, Kind.STOP, Kind.LIST, Kind.WHICH) for p in pieces[:at])
        ranked = any(p.kind is Kind.EXTREME for p in pieces[at + 2 :])
        if number.kind is Kind.NUMBER and opens and ranked and (named or turned):
            rest = pieces[at + 1 :]
            tables = [p for p in rest if p.kind in ROWS]
            names = [p for p in rest if p.kind is Kind.COLUMN]
            others = [p for p in rest if p not in tables and p not in names and p.plain not in ("de", "of", "des", "d")]
            return [Piece(Kind.WHICH, None, "which"), number, *tables[:1], *names[:1], *others]
    return pieces
