"""Ways to say that articles hold more of one table than of another, put as "articles with more … than …"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, Piece
from assistant.queries import Comparison, Group

_MORE = frozenset(
    "outnumber outnumbers outnumbering outnumbered outweigh outweighs outweighing exceed exceeds exceeding surpass "
    "surpasses surpassing depassent depasse depassant excedent excede surpassent surpasse surpassant devancent devance "
    "devancant".split()
)
_NUMEROUS = frozenset("numerous nombreux nombreuses".split())
_WHERE = ("where", "ou", "in which places", "a quel endroit", "a quels endroits")
_NUMBERED = (Kind.NUMBER, Kind.TOP_MARK, Kind.DIFFERENCE, Kind.COUNT)
_BETWEEN = (*LIGHT, Kind.STOP, Kind.PRONOUN)


def weigh(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, two tables that are set against each other in each article put as the rules know them."""
    return _where(_outnumber(list(pieces)))


def _outnumber(pieces: list[Piece]) -> list[Piece]:
    """ "where signals outnumber issues", « dont les enjeux sont plus nombreux que les signaux »."""
    tables = [at for at, piece in enumerate(pieces) if piece.kind is Kind.TABLE]
    if len(tables) != 2:
        return pieces
    first, second = tables
    pieces = _without_in_number(pieces, second)
    if any(piece.kind in _NUMBERED for piece in pieces[first:]):
        return pieces
    of_articles = any(piece.value is Group.ARTICLE and piece.plain.endswith("s") for piece in pieces[:first])
    if not (of_articles or _opens_with_where(pieces)):
        return pieces
    between = [at for at in range(first + 1, second) if pieces[at].kind not in _BETWEEN]
    said = " ".join(pieces[at].plain for at in between).split()
    than = bool(said) and said[-1] in ("than", "que")
    numerous = than and len(said) > 1 and bool(_NUMEROUS & set(said) or said[:-1] in (["plus"], ["more"]))
    if not (said and (said[0] in _MORE and len(said) == 1)) and not numerous:
        return pieces
    fewer = bool({"less", "moins", "fewer"} & set(said))
    more = Piece(Kind.HEED, None, "fewer" if fewer else "more")
    joint = Piece(Kind.AND, None, "than")
    return [*pieces[:first], more, pieces[first], joint, *pieces[second:]]


def _without_in_number(pieces: list[Piece], table: int) -> list[Piece]:
    """« les signaux dépassent les enjeux en nombre »: said already."""
    rest = [piece.plain for piece in pieces[table + 1 :] if piece.kind is not Kind.BREAK]
    return pieces[: table + 1] if " ".join(rest) in ("en nombre", "in number", "in count", "in numbers") else pieces


def _where(pieces: list[Piece]) -> list[Piece]:
    """ "Where do we see more signals than issues?": in which articles."""
    if not _opens_with_where(pieces) or any(piece.kind in (Kind.NOUN, *_NUMBERED) for piece in pieces):
        return pieces
    tables = [at for at, piece in enumerate(pieces) if piece.kind is Kind.TABLE]
    if len(tables) != 2:
        return pieces
    before = pieces[tables[0] - 1] if pieces[tables[0] - 1].kind not in LIGHT else pieces[tables[0] - 2]
    weighs = before.plain.split()[:1] in (["more"], ["fewer"], ["less"], ["plus"], ["moins"])
    weighs = weighs or before.value in (Comparison.MORE_THAN, Comparison.LESS_THAN)
    than = [piece for piece in pieces[tables[0] + 1 : tables[1]] if piece.kind not in _BETWEEN]
    if not weighs or [piece.kind for piece in than] != [Kind.AND]:
        return pieces
    which, articles = Piece(Kind.WHICH, None, "which"), Piece(Kind.NOUN, Group.ARTICLE, "articles")
    return [which, articles, *pieces[1:]]


def _opens_with_where(pieces: Sequence[Piece]) -> bool:
    return bool(pieces) and pieces[0].plain in _WHERE and pieces[0].kind is not Kind.OR
