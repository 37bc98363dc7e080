"""What joins words in a question, put as the plain "and" and "or" that the rules know."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, ROWS, Piece
from assistant.queries import Comparison, Group

_NAMES = (Kind.NAME, Kind.QUOTE)
_OR_MORE = {"or more": "more", "ou plus": "plus", "or less": "less", "or fewer": "fewer", "ou moins": "moins"}
_AND_MORE = {
    "et plus": Comparison.MORE_THAN,
    "et moins": Comparison.LESS_THAN,
    "and more": Comparison.MORE_THAN,
    "and less": Comparison.LESS_THAN,
    "and fewer": Comparison.LESS_THAN,
}
_THAN = ("than", "de", "d")
_MORE = ("more", "fewer", "plus", "plus de", "plus d", "moins de", "moins d")
_DETERMINERS = ("the", "le", "la", "les", "l", "a", "an", "un", "une", "du", "des", "de la", "de l", "de", "d")
_LOOKS = (Kind.CONTAINS, Kind.OCCURS)
_DENIALS = ("pas", "jamais", "point", "nullement")
_OVER = ("over", "well over", "just over")
_BY = ("par", "by", "across the")
_OF_THOSE = (" of the", " of these", " of those", " des", " de ces", " parmi les")
_PICKED = re.compile(
    r"\b(?:which|which ones?|lequel|laquelle|lesquels|lesquelles|celui|celle|ceux|celles|the ones?|any) "
    r"(?:of (?:the|these|those)|des|de ces|parmi les)$"
)
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_HOLDS = (
    "have",
    "has",
    "having",
    "with",
    "ont",
    "a",
    "ayant",
    "avec",
    "that have",
    "which have",
    "qui ont",
    "show",
    "shows",
)
_MADE_OF = (*ROWS, Kind.NOUN, Kind.RELEVANCY, Kind.EXTREME, Kind.TOP, Kind.DATED, Kind.COMPARISON, Kind.AND, Kind.OR,
            Kind.NAME, Kind.QUOTE, Kind.TIMES, Kind.SCALE, Kind.MONTH, Kind.PERIOD, Kind.NUMBER)  # fmt: skip
_DENIED = (Kind.NONE, Kind.TABLE)
_RELATIVE = ("that", "which", "who", "qui", "ne", "n")


def or_more(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "more issues or more concerns": two alternatives, no "or more" after a number."""
    piece, words = pieces[at], pieces[at].plain
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    numbered = at > 0 and pieces[at - 1].kind is Kind.NUMBER
    again = [p.kind for p in pieces[at + 1 :]].count(Kind.NUMBER) and any(p.plain in _MORE for p in pieces[:at])
    if (
        piece.kind is Kind.COMPARISON
        and words in _OR_MORE
        and (not numbered or again)
        and (of_rows := _after_of(pieces, at))
        and of_rows.kind in ROWS
    ):
        return (Piece(Kind.OR, None, words.split()[0]),)
    number = next((p for p in pieces[at + 1 :] if p.kind not in (*LIGHT, Kind.AND)), None)
    bound = after is not None and after.plain in _THAN and number is not None and number.kind is Kind.NUMBER
    if piece.kind is Kind.COMPARISON and words in _OR_MORE and bound:
        return (Piece(Kind.OR, None, words.split()[0]),)  # "or more than 10 concerns"
    return (piece,)


def _after_of(pieces: Sequence[Piece], at: int) -> Piece | None:
    """What follows, « de » left aside: « ou plus d'enjeux »."""
    return next((p for p in pieces[at + 1 :] if p.plain not in ("de", "d")), None)


def and_more(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """« plus de 6 signaux et plus de 6 préoccupations » : a joint and a comparison, no "and more" after a number."""
    piece, words = pieces[at], pieces[at].plain
    rest = (p for p in pieces[at + 1 :] if p.kind not in (*LIGHT, Kind.STOP) and p.plain != "than")
    following = next(rest, None)
    again = following is not None and following.kind in ROWS and at > 0 and pieces[at - 1].kind in ROWS
    if piece.kind is Kind.COMPARISON and words in _AND_MORE and following and (again or following.kind is Kind.NUMBER):
        return Piece(Kind.AND, None, words.split()[0]), Piece(Kind.COMPARISON, _AND_MORE[words], words.split()[1])
    return (piece,)


def either(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "soit le mot « fake » soit le mot « faux »": one word or the other."""
    piece, words = pieces[at], pieces[at].plain
    if words.split()[:1] != ["soit"]:
        return (piece,)
    literal = piece.kind is Kind.WORD
    again = any(p.plain.split()[:1] == ["soit"] for p in pieces[:at])
    if again:
        return (Piece(Kind.OR, None, "or"),)
    return (Piece(Kind.WORD, None, piece.text),) if literal else ()


def word_again(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "the word A or the word B", "la désinformation ou la propagande": what stands before the second says nothing."""
    piece = pieces[at]
    before = pieces[at - 1] if at else None
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if before is None or after is None or before.kind not in (Kind.OR, Kind.AND) or after.kind not in _NAMES:
        return (piece,)
    earlier = any(p.kind in (Kind.WORD, Kind.CONTAINS, Kind.OCCURS, Kind.TOPIC) for p in pieces[: at - 1])
    again = piece.kind is Kind.WORD or (piece.kind in (Kind.FILLER, Kind.STOP) and piece.plain in _DETERMINERS)
    return () if earlier and again and pieces[at - 2].kind in _NAMES else (piece,)


def by_whom(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "rapports assistés par IA": by whom something is done, nothing that rows are counted by."""
    piece = pieces[at]
    before = pieces[at - 1] if at else None
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if piece.kind is not Kind.EACH or piece.plain not in _BY or before is None or after is None:
        return (piece,)
    inside = before.kind is Kind.NAME and after.kind is Kind.NAME
    return (replace(piece, kind=Kind.STOP, value=None),) if inside else (piece,)


def denied_after(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "ne mentionnent pas X": the negation put before the verb, as the rules look for it."""
    piece = pieces[at]
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if piece.kind in _LOOKS and after is not None and after.kind is Kind.NOT and after.plain in _DENIALS:
        return after, piece
    before = pieces[at - 1] if at else None
    moved = piece.kind is Kind.NOT and piece.plain in _DENIALS and before is not None and before.kind in _LOOKS
    return () if moved else (piece,)


def holds_so_many(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "comportant le plus grand nombre de technologies": a verb of having, nothing to look for."""
    piece = pieces[at]
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    ranks = after is not None and after.kind in (Kind.EXTREME, Kind.LONGEST)
    counted = next((p for p in pieces[at + 2 : at + 5] if p.kind not in LIGHT), None)
    has_rows = counted is not None and counted.kind in (*ROWS, Kind.COUNT, Kind.NOUN)
    return (replace(piece, kind=Kind.FILLER),) if piece.kind is Kind.CONTAINS and ranks and has_rows else (piece,)


def over_so_many(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "over 40 rows", "rated over 4": more than that; elsewhere "over" says nothing."""
    piece, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    numbered = after is not None and after.kind is Kind.NUMBER
    scaled = at > 0 and pieces[at - 1].kind is Kind.NUMBER  # "4 over 5"
    if piece.kind is Kind.FILLER and piece.plain in _OVER and numbered and not scaled:
        return (replace(piece, kind=Kind.COMPARISON, value=Comparison.MORE_THAN),)
    return (piece,)


def of_so_many(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "the latest of the three", « lequel des cinq »: of those that were found, no rating."""
    if _is_number_of_those(pieces, at) and any(_groups_by_table(p) for p in pieces[:at]):
        return ()  # "average per table - which of the five comes top?"
    if at + 1 < len(pieces) and _is_number_of_those(pieces, at + 1):
        if any(_groups_by_table(p) for p in pieces[:at]):
            return (Piece(Kind.WHICH, None, "which"),) if pieces[at].kind is Kind.WHICH else ()
        ranks = any(p.kind in (Kind.EXTREME, Kind.LONGEST, Kind.TOP) for p in pieces[at + 1 :])
        return (pieces[at],) if ranks and pieces[at].kind is Kind.WHICH else ()  # "which of the three has the most …"
    return (Piece(Kind.BACK, None, "of them"),) if _is_number_of_those(pieces, at) else (pieces[at],)


def _groups_by_table(piece: Piece) -> bool:
    return piece.kind in (Kind.EACH, Kind.NOUN) and piece.value is Group.TABLE


def _is_number_of_those(pieces: Sequence[Piece], at: int) -> bool:
    before, after = pieces[:at], pieces[at + 1].kind if at + 1 < len(pieces) else Kind.BREAK
    if pieces[at].kind is not Kind.NUMBER or not before or after in _MADE_OF:
        return False
    words = " ".join(piece.plain for piece in before)
    picks = next((p for p in reversed(before) if p.kind not in (Kind.STOP, Kind.FILLER)), None)
    ranked = picks is not None and picks.kind is Kind.DATED
    return bool(_PICKED.search(words)) or (ranked and words.endswith(_OF_THOSE))


def verb_of_none(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "an article that voices no concern": whatever the verb, it names no article."""
    piece, after = pieces[at], pieces[at + 1 : at + 3]
    denied = len(after) == len(_DENIED) and after[0].kind is Kind.NONE and after[1].kind in ROWS
    if piece.kind is Kind.NAME and denied and _is_after_article(pieces, at):
        return (replace(piece, kind=Kind.FILLER),)
    return (piece,)


def _is_after_article(pieces: Sequence[Piece], at: int) -> bool:
    before = [p for p in pieces[max(0, at - 2) : at] if p.plain not in _RELATIVE]
    return bool(before) and before[-1].value is Group.ARTICLE and before[-1].kind is Kind.NOUN


def year_as_written(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "signals that mention 2034 in their horizon": the words of rows, no page dates."""
    piece = pieces[at]
    following = next((p.kind for p in pieces[at + 1 :] if p.kind not in (*LIGHT, Kind.STOP)), None)
    within = following is Kind.COLUMN
    year = _YEAR.fullmatch(piece.plain) is not None
    looked_for = at > 0 and pieces[at - 1].kind in _LOOKS and year
    if piece.kind is Kind.PERIOD and looked_for and within:
        return (Piece(Kind.QUOTE, piece.plain, piece.plain),)
    held = at > 0 and pieces[at - 1].plain in _HOLDS and any(p.kind in ROWS for p in pieces[:at])
    in_column = at + 1 < len(pieces) and pieces[at + 1].plain in ("in", "dans", "within", "as", "comme", "for", "pour")
    if piece.kind is Kind.PERIOD and held and year and within and in_column:
        # "signals with 2035 in their horizon"
        return Piece(Kind.CONTAINS, None, "mention"), Piece(Kind.QUOTE, piece.plain, piece.plain)
    return (piece,)
