"""What a clause says, seen in its pieces alone, whatever was read of it: it counts, ranks, bounds, speaks of all.

Signs that `unread` sets a query against.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, RANKING, ROWS, Piece
from assistant.columns import ColumnRole
from assistant.queries import LABELS, Comparison, Group

_ONLY = ("only", "uniquement", "seulement", "just", "juste", "alone")
_WITH = ("with", "avec", "having", "ayant")
_OF_ARTICLES = frozenset("is are where whose which has have est sont ou dont ont".split())
_APIECE = ("chacun", "chacune", "apiece", "a piece")
_SUMS = ("add", "sum", "tot", "total", "additionne", "additionner", "total des", "le total des")


def ranks_a_count(pieces: Sequence[Piece]) -> bool:
    """ "the smallest number of rows": a superlative of so many rows, not of their ratings."""
    return any(a.kind in (Kind.EXTREME, Kind.LONGEST) and b.kind is Kind.COUNT for a, b in pairwise(pieces))


def counts_things(pieces: Sequence[Piece], kinds: Collection[Kind]) -> bool:
    """Whether a number of such things is asked for: "how many articles", "their number of rows"."""
    said = [piece for piece in pieces if piece.kind not in (*LIGHT, Kind.DISTINCT)]
    return any(
        a.kind is Kind.COUNT and b.kind in kinds and (b.kind is not Kind.NOUN or b.value is Group.ARTICLE)
        for a, b in pairwise(said)
    )


def last_joint(pieces: Sequence[Piece]) -> int:
    """The place of the last "and" or break before a superlative; 0 where there is none."""
    ranked = next((at for at, piece in enumerate(pieces) if piece.kind in RANKING), 0)
    joints = (at for at in range(ranked - 1, 0, -1) if pieces[at].kind in (Kind.AND, Kind.BREAK))
    return next(joints, 0)


def compares_with_mean(pieces: Sequence[Piece]) -> bool:
    """Whether a mean is what something is compared with, and no number is: "below average"."""
    said = [p for p in pieces if p.kind not in (*LIGHT, Kind.STOP) or p.plain in ("above", "below", "under", "sous")]
    than = ("than", "que", "qu")
    for at, (first, second) in enumerate(pairwise(said)):
        bounds = first.kind is Kind.COMPARISON and first.value is not Comparison.EQUAL
        bounds = bounds or first.plain in ("above", "below", "over", "under", "sous")
        if second.kind is Kind.MEAN and (bounds or first.plain in than):
            return not any(piece.kind is Kind.NUMBER for piece in said[at + 2 :])
    return False


def ranks_rows(pieces: Sequence[Piece]) -> bool:
    """Whether a superlative is of a number of rows: "the most signals", « le moins de lignes »."""
    return any(
        p.kind is Kind.EXTREME
        and q.kind in ROWS
        and set(p.plain.split()) & {"most", "fewest", "least", "plus", "moins"}
        for p, q in pairwise([piece for piece in pieces if piece.plain not in ("de", "d")])
    )


def names_both_kinds(pieces: Sequence[Piece]) -> bool:
    """Whether rows are named twice, as rated and as unrated."""
    rows = [at for at, piece in enumerate(pieces) if piece.kind in ROWS]
    kinds = [piece.kind for piece in pieces]
    rated = Kind.RELEVANCY in kinds and not {Kind.NUMBER, Kind.TOP_MARK} & set(kinds)
    return len(rows) == 2 and rated and Kind.UNRATED in kinds and Kind.AND in kinds[rows[0] : rows[1]]


def counts_labels(pieces: Sequence[Piece]) -> bool:
    """ "how many themes", "the number of keywords"."""
    said = [piece for piece in pieces if piece.kind not in (*LIGHT, Kind.DISTINCT)]
    return any(a.kind is Kind.COUNT and b.kind is Kind.NOUN and b.value in LABELS for a, b in pairwise(said))


def names_two_columns(pieces: Sequence[Piece]) -> bool:
    """ "in the name or the description": one of two columns; what rows of most tables have is no more than these."""
    named = {piece.value for piece in pieces if piece.kind is Kind.COLUMN}
    tables = {piece.value for piece in pieces if piece.kind is Kind.TABLE}
    short = named == {ColumnRole.NAME, ColumnRole.DESCRIPTION} and bool(tables) and "signals" not in tables
    return len(named) > 1 and not short


def speaks_of_all(before: Piece, every: Piece, rows: Piece) -> bool:
    """ "where every row has …", « dont toutes les préoccupations »: all rows of an article, not all that are listed."""
    return before.plain in _OF_ARTICLES and every.kind is Kind.EVERY and rows.kind in ROWS


def lacks_and_mentions(lacking: Piece, rows: Piece, verb: Piece) -> bool:
    """ "without issues mention", « sans enjeux parlent de »; "without issues mentioning" is said of the issues."""
    if lacking.kind is not Kind.NONE or rows.kind is not Kind.TABLE or verb.kind not in (Kind.CONTAINS, Kind.TOPIC):
        return False
    return not verb.plain.split()[0].endswith(("ing", "ant", "qui", "that"))


def tells_all(pieces: Sequence[Piece]) -> bool:
    """Whether something is said of all rows of each article: "with all their rated concerns at 5"."""
    said = [piece for piece in pieces if piece.kind is not Kind.STOP]
    articles = next((at for at, piece in enumerate(said) if piece.value is Group.ARTICLE), len(said))
    near = zip(said[articles:], said[articles + 1 :], said[articles + 2 :], strict=False)
    return any(
        a.kind is Kind.EVERY and (b.kind in ROWS or (b.kind is Kind.RELEVANCY and c.kind in ROWS)) for a, b, c in near
    )


def count_bounds(pieces: Sequence[Piece]) -> int:
    """How many bounds are said: "more than", "below", "at most"."""
    return sum(piece.kind is Kind.COMPARISON and piece.value is not Comparison.EQUAL for piece in pieces)


def points_at_day(piece: Piece) -> bool:
    """Whether it is of what was on the day or in the month of something else."""
    return piece.kind is Kind.HEED or bool({"same", "meme"} & set(piece.plain.split()))


def is_rating(piece: Piece) -> bool:
    """Whether it is a word for the relevancy of rows."""
    return piece.kind is Kind.RELEVANCY or piece.plain.startswith(("rating", "score", "note ", "pertinence"))


def rates_only(pieces: Sequence[Piece]) -> bool:
    """Whether "only" stands between a word for ratings and the number: all rows of the articles are to have it."""
    near = zip(pieces, pieces[1:], pieces[2:], strict=False)
    return any(
        a.kind is Kind.RELEVANCY and b.kind is Kind.CONTINUE and b.plain in _ONLY and c.kind is Kind.NUMBER
        for a, b, c in near
    )


def counts_rows(pieces: Sequence[Piece]) -> bool:
    """Whether it is how many rows there are that is asked: "number of concerns rated below average"."""
    return bool(pieces) and pieces[0].kind is Kind.COUNT and any(piece.kind in ROWS for piece in pieces[1:2])


def ranks_before_with(pieces: Sequence[Piece]) -> bool:
    """Whether a condition follows the longest or shortest article: it has so many rows, and holds some."""
    kinds = [piece.kind for piece in pieces]
    longest = kinds.index(Kind.LONGEST) if Kind.LONGEST in kinds else len(kinds)
    return any(
        piece.plain in _WITH and at > longest and not any(p.kind is Kind.EXTREME for p in pieces[at:])
        for at, piece in enumerate(pieces)
    )


def sums_ratings(pieces: Sequence[Piece]) -> bool:
    """ "add up the scores": a sum, not how many have one."""
    said = [piece for piece in pieces if piece.kind not in LIGHT]
    pairs = pairwise(said)
    return any(a.kind is Kind.COUNT and b.kind is Kind.RELEVANCY and a.plain.startswith(_SUMS) for a, b in pairs)


def ranks_by_rating(piece: Piece) -> bool:
    """Whether a superlative is of ratings by itself: "best rated", « la mieux notée »."""
    rated = ("note", "rated", "scored", "cote", "graded")
    return piece.kind is Kind.EXTREME and any(word.startswith(rated) for word in piece.plain.split())


def counts_apiece(pieces: Sequence[Piece]) -> bool:
    """Whether a number is asked of each of several: "how many rows each?", "how many does each have?"."""
    said = [piece for piece in pieces if piece.kind not in (*LIGHT, Kind.STOP)]
    closed = pairwise([*said, Piece(Kind.BREAK, None, "")])
    ends = [q.kind for p, q in closed if p.kind is Kind.EACH and p.value is None and "each" in p.plain.split()]
    counts = any(piece.kind is Kind.COUNT for piece in pieces)
    return any(p.plain in _APIECE for p in pieces) or (counts and Kind.BREAK in ends)


def looks_in_title(pieces: Sequence[Piece]) -> bool:
    """Whether something is to stand in titles: "in the title", « dans leur titre »."""
    joined = (" ".join((p.plain, q.plain)).split() for p, q in pairwise(pieces) if q.kind is Kind.TITLE)
    return any({"in", "dans", "within"} & set(words) for words in joined)


def ranks_by_length(pieces: Sequence[Piece]) -> bool:
    """Whether a superlative is of how long a text is: "the shortest title", « le nom le plus court »."""
    said = [piece for piece in pieces if piece.kind not in (*LIGHT, Kind.STOP)]
    return any(_are_length_and_text(p, q) or _are_length_and_text(q, p) for p, q in pairwise(said))


def _are_length_and_text(ranked: Piece, text: Piece) -> bool:
    of_text = text.kind in (Kind.COLUMN, Kind.TITLE) or (text.kind is Kind.CALLED and "nom" in text.plain.split())
    return ranked.kind is Kind.LONGEST and of_text


def counts_articles_beside(pieces: Sequence[Piece], held: Collection[object]) -> bool:
    """Whether a number of articles is said that is not held: "stands in the tables of ten articles"."""
    beside = (p for p, q in pairwise(pieces) if q.kind is Kind.NOUN and q.value is Group.ARTICLE)
    return any(p.kind is Kind.NUMBER and p.value not in held for p in beside)


def groups_asked(pieces: Sequence[Piece]) -> set[object]:
    """What is asked for by a name that rows or articles are counted by: "which year", « quel mot-clé »."""
    return {q.value for p, q in pairwise(pieces) if p.kind is Kind.WHICH and q.kind is Kind.NOUN}


def tells_statistics(pieces: Sequence[Piece]) -> bool:
    """Whether the least or the most is asked for beside a mean: "the mean, the minimum and the maximum"."""
    ends = {"minimum", "maximum", "min", "max"}
    means = [at for at, piece in enumerate(pieces) if piece.kind in (Kind.MEAN, Kind.MEDIAN)]
    bounds = (at for at, p in enumerate(pieces) if p.kind is not Kind.COMPARISON and ends & set(p.plain.split()))
    return any(
        any(piece.kind in (Kind.AND, Kind.BREAK) for piece in pieces[min(at, mean) : max(at, mean)])
        for at in bounds
        for mean in means
    )


def tells_ratings_apart(pieces: Sequence[Piece]) -> bool:
    """ "given different ratings", « des notes différentes »: ratings set against each other."""
    pairs = list(pairwise(pieces))
    return any({p.kind, q.kind} == {Kind.DISTINCT, Kind.RELEVANCY} for p, q in pairs)


def sorts_by_letters(piece: Piece) -> bool:
    return "alphabet" in piece.plain


def likens(pieces: Sequence[Piece]) -> bool:
    """ "spelled the same as the title": one thing set beside another of the same row or article."""
    said = [piece for piece in pieces if piece.kind is not Kind.STOP]
    alike = ("the same", "same", "identical", "identique", "identiques")
    return any(p.plain in alike and q.plain in ("as", "to", "a", "au", "aux", "que") for p, q in pairwise(said))


def asks_rating(pieces: Sequence[Piece]) -> bool:
    """ "what rating does it get?": the ratings themselves are asked for."""
    said = [piece for piece in pieces if piece.kind is not Kind.STOP]
    return any(p.kind is Kind.WHICH and q.kind is Kind.RELEVANCY for p, q in pairwise(said))


def rates_all(pieces: Sequence[Piece]) -> bool:
    """ "two technologies, all rated 5", « et toutes sont notées 5 »: said of all rows that an article has."""
    said = [piece for piece in pieces if piece.kind not in (Kind.STOP, Kind.FILLER)]
    near = zip(said, said[1:], said[2:], strict=False)
    return any(
        a.kind in (Kind.AND, Kind.BREAK) and b.kind is Kind.EVERY and c.kind is Kind.RELEVANCY for a, b, c in near
    )
