"""What a question says twice or beside the point, taken out or put as the rules know it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, Piece
from assistant.columns import ColumnRole
from assistant.queries import LABELS, OF_DATES, Comparison, Group

_IN_TERMS = ("in terms of", "by number of", "in number of", "par nombre d", "par nombre de", "en nombre d",
             "en nombre de", "en termes d", "en termes de")  # fmt: skip
_IN_ONE = ("dans un seul", "dans une seule", "en un seul", "in a single", "in one single", "in any single")
_LEAVING = frozenset("ignore ignoring exclude excluding skip skipping omit omitting without leaving sans hors "
                     "hormis ignorer ignorant exclure excluant".split())  # fmt: skip


def without_remarks(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces without what only repeats or orders what is asked."""
    read = list(pieces)
    for rule in (
        _in_terms_of_articles,
        _in_one_article,
        _without_nameless,
        _tagged_with,
        _number_again,
        _just_the_same,
    ):
        read = rule(read)
    return read


def _in_terms_of_articles(pieces: list[Piece]) -> list[Piece]:
    """ "which year was the busiest in terms of articles": months and labels are told by their articles anyway."""
    for at in range(2, len(pieces)):
        noun = next((p for p in reversed(pieces[:at]) if p.kind in (Kind.NOUN, Kind.TABLE, Kind.ROWS)), None)
        of_articles = pieces[at].kind is Kind.NOUN and pieces[at].value is Group.ARTICLE
        ranked = any(p.kind in (Kind.EXTREME, Kind.LONGEST, Kind.TOP) for p in pieces[:at])
        told = noun is not None and noun.kind is Kind.NOUN and noun.value in (*OF_DATES, *LABELS)
        if of_articles and ranked and told and pieces[at - 1].plain in _IN_TERMS:
            return [*pieces[: at - 1], *pieces[at + 1 :]]
    return pieces


def _in_one_article(pieces: list[Piece]) -> list[Piece]:
    """ "themes that appear in a single article": in exactly one, not in each."""
    for at, piece in enumerate(pieces):
        one = piece.kind is Kind.EACH and piece.value is Group.ARTICLE and piece.plain.startswith(_IN_ONE)
        labels = [p for p in pieces[:at] if p.kind is Kind.NOUN and p.value in LABELS]
        if one and labels:
            exactly = Piece(Kind.COMPARISON, Comparison.EQUAL, "exactly")
            noun = Piece(Kind.NOUN, Group.ARTICLE, "article")
            before = [p for p in pieces[:at] if p.plain not in ("que", "only", "just")]
            return [
                *before,
                Piece(Kind.FILLER, None, "in"),
                exactly,
                Piece(Kind.NUMBER, 1.0, "1"),
                noun,
                *pieces[at + 1 :],
            ]
    return pieces


def _without_nameless(pieces: list[Piece]) -> list[Piece]:
    """ "which name occurs most often (ignoring nameless rows)?": what has no name has none to be counted by."""
    at = next((i for i, p in enumerate(pieces) if p.kind is Kind.UNNAMED), None)
    names = at is not None and any(p.kind is Kind.COLUMN and p.value is ColumnRole.NAME for p in pieces[:at])
    begin = next((i for i in range((at or 0) - 1, max((at or 0) - 4, -1), -1) if pieces[i].plain in _LEAVING), None)
    if at is None or not names or begin is None:
        return pieces
    begin -= begin > 0 and pieces[begin - 1].text in ("(", ",")
    end = at + 1
    while end < len(pieces) and (pieces[end].kind in (Kind.ROWS, *LIGHT) or pieces[end].text == ")"):
        end += 1
    return [*pieces[:begin], *pieces[end:]]


def _tagged_with(pieces: list[Piece]) -> list[Piece]:
    """ "tagged with the theme X": a theme, no keyword."""
    for at, piece in enumerate(pieces):
        labelled = piece.kind is Kind.NOUN and piece.value in LABELS and piece.plain.endswith("ed")
        again = next((p for p in pieces[at + 1 : at + 4] if p.kind not in (*LIGHT, Kind.STOP, Kind.AND)), None)
        if labelled and again is not None and again.kind is Kind.NOUN and again.value in LABELS:
            return [*pieces[:at], Piece(Kind.FILLER, None, piece.text), *pieces[at + 1 :]]
    return pieces


def _number_again(pieces: list[Piece]) -> list[Piece]:
    """ "de combien les signaux dépassent-ils les technologies en nombre ?": said twice."""
    end = len(pieces)
    while end and pieces[end - 1].kind is Kind.BREAK:
        end -= 1
    again = end > 2 and pieces[end - 1].kind is Kind.COUNT and pieces[end - 1].plain == "nombre"
    counts = any(p.kind in (Kind.COUNT, Kind.DIFFERENCE, Kind.COMPARE, Kind.EXTREME) for p in pieces[: max(end - 2, 0)])
    return [*pieces[: end - 2], *pieces[end:]] if again and counts and pieces[end - 2].plain == "en" else pieces


def _just_the_same(pieces: list[Piece]) -> list[Piece]:
    """ "articles with exactly the same title"."""
    return [p for at, p in enumerate(pieces) if not (_is_equal(p) and _repeats(pieces, at + 1))]


def _is_equal(piece: Piece) -> bool:
    return piece.kind is Kind.COMPARISON and piece.value is Comparison.EQUAL


def _repeats(pieces: Sequence[Piece], at: int) -> bool:
    return at < len(pieces) and pieces[at].kind is Kind.REPEATED
