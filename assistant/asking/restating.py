"""Ways of asking that stand for a plainer one: the same pieces, put as the rules know them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.asking.better_rated import better_rated
from assistant.asking.counted_beside import count_beside
from assistant.asking.lexicon import Kind
from assistant.asking.opposing import oppose_periods
from assistant.asking.parts_of_periods import share_of_period
from assistant.asking.pieces import LIGHT, ROWS, Piece
from assistant.asking.rated_rows import fives, leave_out_unrated, only_rated, only_rated_so, with_a_rating
from assistant.asking.turned import turn
from assistant.asking.weighing import weigh
from assistant.columns import ColumnRole
from assistant.queries import Comparison, Group

_OF_TABLES = ("of", "among", "amongst", "parmi", "de", "des", "entre", "between", "out of")
_WITHIN = ("in", "in one of", "dans", "within", "inside")
_SOMEWHERE = ("somewhere", "anywhere", "quelque part", "n importe ou")
_QUARTER = ("quarter", "quarters", "trimestre", "trimestres")
_ALL_QUARTERS = ["1-3", "4-6", "7-9", "10-12"]
_HAVING = frozenset("with avec having ayant that which who have has qui ont comptent".split())
_CONCERNED = frozenset("affected concerned involved impacted concernes concernees touches touchees impactes".split())
_EXCEEDS = ("depasse", "depassent", "exceed", "exceeds", "excede", "excedent", "surpasse", "outnumber", "outnumbers")
_RELATIVE = frozenset("that which with having where whose in qui avec ayant dont ou without sans from of".split())
_RANKS = frozenset("rank classe classez classer trie triez sort order ordonne ordonnez range rangez".split())
_TWO = 2
_GROWN = frozenset(
    "grow grown grew increase increased rise risen rose climb climbed jump jumped drop dropped fall fallen fell "
    "decrease "
    "decreased decline declined shrink shrunk change changed augmente progresse baisse diminue grimpe chute recule cru "
    "evolue varie bouge".split()
)
_SAME_DAY = (
    "same day",
    "the same day",
    "same date",
    "the same date",
    "la meme date",
    "le meme jour",
    "meme jour",
    "meme date",
)
_ON_ONE = ("on", "one", "and", "one and", "a", "un", "seul", "et", "single", "on one and")
_OF_THAT_NAME = frozenset("using with bearing carrying exactly that name this the same portant ce nom exactement exact "
                          "sous".split())  # fmt: skip
_BY_NUMBER = (
    "by number of",
    "by the number of",
    "par nombre d",
    "par nombre de",
    "selon le nombre d",
    "selon le nombre de",
)
_THOSE = ("the ones", "those", "ceux", "celles", "only those", "only the ones", "seulement ceux")


def restate(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, with plainer ones where a way of asking stands for these."""
    read = list(pieces)
    for rule in (
        turn,
        share_of_period,
        oppose_periods,
        count_beside,
        weigh,
        _every_article,
        _on_one_day,
        _a_month,
        _from_to,
        only_rated_so,
        fives,
        better_rated,
        _ranked_articles,
        _has_grown,
        _names_by_articles,
        _quarters,
        _which_of_tables,
        only_rated,
        with_a_rating,
        _concerned,
        leave_out_unrated,
        _exceeds,
        _as_many_as,
        _somewhere,
    ):
        read = rule(read)
    return read


def find_those_with(pieces: Sequence[Piece]) -> list[Piece]:
    """ "among those, the ones with at least 8 issues": articles, where the question before counted articles."""
    read = list(pieces)
    for at in range(len(read) - 4):
        piece, rest = read[at], read[at + 1 :]
        joined = [p for p in rest[:3] if p.kind in (Kind.AND, Kind.FILLER) and set(p.plain.split()) <= _HAVING]
        following = rest[len(joined) : len(joined) + 3] if joined == rest[: len(joined)] else []
        bounded = [p.kind for p in following[:2]] == [Kind.COMPARISON, Kind.NUMBER] and following[-1].kind in ROWS
        if piece.kind in (Kind.BACK, Kind.CONTINUE) and piece.plain in _THOSE and joined and bounded:
            return [*read[:at], replace(piece, kind=Kind.BACK), Piece(Kind.NOUN, Group.ARTICLE, "articles"), *rest]
    return read


def _a_month(pieces: list[Piece]) -> list[Piece]:
    """ "articles a month", "signals a year": in each of them."""
    read = list(pieces)
    for at in range(1, len(read) - 1):
        dated = read[at + 1].kind is Kind.NOUN and read[at + 1].value in (Group.MONTH, Group.YEAR, Group.QUARTER)
        counted = read[at - 1].kind in (Kind.TABLE, Kind.ROWS) or read[at - 1].value is Group.ARTICLE
        counts = any(p.kind in (Kind.COUNT, Kind.MEAN, Kind.MEDIAN) for p in read)
        if dated and counted and counts and read[at].plain in ("a", "an") and read[at].kind in (Kind.STOP, Kind.FILLER):
            read[at] = Piece(Kind.EACH, None, "per")
    return read


def _ranked_articles(pieces: list[Piece]) -> list[Piece]:
    """ "rank the articles by number of signals": how many each of them has, which is told by size."""
    at = next((i for i, p in enumerate(pieces) if p.value is Group.ARTICLE and p.kind is Kind.NOUN), None)
    orders = any(_RANKS & set(p.plain.split()) for p in pieces[: at or 0])
    rows = [p for p in pieces if p.kind in ROWS]
    others = (Kind.NUMBER, Kind.TOP, Kind.EXTREME, Kind.RELEVANCY, Kind.MEAN, Kind.SHARE, Kind.QUOTE, Kind.NAME)
    if at is None or not orders or len(rows) != 1 or any(p.kind in others for p in pieces):
        return pieces
    row = pieces.index(rows[0])
    between = " ".join(p.plain for p in pieces[at + 1 : row])
    if at > row or not between.endswith(_BY_NUMBER):
        return pieces
    kept = [p for p in pieces[at + 1 : row] if p.kind is Kind.PERIOD]
    each = Piece(Kind.EACH, Group.ARTICLE, "per article")
    dated = [Piece(Kind.STOP, None, "in"), *kept] if kept else []
    return [Piece(Kind.COUNT, None, "how many"), rows[0], each, *dated, *pieces[row + 1 :]]


def _from_to(pieces: list[Piece]) -> list[Piece]:
    """ "articles with 4 to 6 technologies", « 4 à 6 technologies »: between these."""
    for at in range(len(pieces) - 3):
        first, joint, second = pieces[at : at + 3]
        following = next((p for p in pieces[at + 3 :] if p.kind not in LIGHT), None)
        numbered = first.kind is second.kind is Kind.NUMBER and joint.plain in ("a", "to", "-", "–")
        opened = at > 0 and pieces[at - 1].kind in (Kind.BETWEEN, Kind.SINCE, Kind.RELEVANCY)
        if numbered and not opened and following is not None and following.kind in ROWS:
            between, joined = Piece(Kind.BETWEEN, None, "between"), Piece(Kind.AND, None, "and")
            return [*pieces[:at], between, first, joined, *pieces[at + 2 :]]
    return pieces


def _has_grown(pieces: list[Piece]) -> list[Piece]:
    """ "by how much did the number of articles grow between 2023 and 2024?": the two years set side by side."""
    periods = [p for p in pieces if p.kind is Kind.PERIOD]
    asks = any(p.kind is Kind.DIFFERENCE for p in pieces)  # not "how many articles fall between … and …"
    grown = [p for p in pieces if p.kind in (Kind.NAME, Kind.FILLER, Kind.HEED) and p.plain in _GROWN]
    if len(periods) != len({p.value for p in periods}) or len(periods) != _TWO or not asks or len(grown) != 1:
        return pieces
    if any(p.kind in (Kind.SHARE, Kind.MEAN, Kind.EXTREME) for p in pieces):
        return pieces
    plain = [p for p in pieces if p is not grown[0] and p.kind not in (Kind.BETWEEN, Kind.DIFFERENCE, Kind.SINCE)]
    first = next(at for at, p in enumerate(plain) if p.kind is Kind.PERIOD)
    second = next(at for at, p in enumerate(plain) if p.kind is Kind.PERIOD and at > first)
    kept = [p for at, p in enumerate(plain) if not (first <= at <= second)]
    counts = [] if any(p.kind is Kind.COUNT for p in kept) else [Piece(Kind.COUNT, None, "how many")]
    joint, within = Piece(Kind.AND, None, "and"), Piece(Kind.STOP, None, "in")
    rest = [p for p in kept if p.kind not in (Kind.BREAK, Kind.PRONOUN)]
    return [*counts, *rest, within, plain[first], joint, plain[second]]


def _every_article(pieces: list[Piece]) -> list[Piece]:
    """ "name every article that lists ten signals": the articles."""
    read = list(pieces)
    for at, piece in enumerate(pieces[1:-1], 1):
        before, after = pieces[at - 1], pieces[at + 1]
        every = before.plain.split()[-1:] in (["every"], ["each"], ["tout"], ["any"]) and before.kind in (
            Kind.LIST,
            Kind.EVERY,
        )
        relative = after.plain.split()[:1] != [] and after.plain.split()[0] in _RELATIVE
        if piece.value is Group.ARTICLE and piece.kind is Kind.NOUN and every and relative:
            read[at] = replace(piece, text=f"{piece.text}s")
    return read


def _on_one_day(pieces: list[Piece]) -> list[Piece]:
    """ "on which dates do three articles fall on the same day?": said twice."""
    dates = any(p.kind is Kind.NOUN and p.value is Group.DATE for p in pieces)
    at = next((i for i, p in enumerate(pieces) if p.kind is Kind.HEED and p.plain in _SAME_DAY), None)
    numbered = any(p.kind is Kind.NUMBER and q.value is Group.ARTICLE for p, q in pairwise(pieces))
    if not dates or at is None or not numbered:
        return pieces
    begin = at
    while begin and (pieces[begin - 1].plain in _ON_ONE):
        begin -= 1
    return [*pieces[:begin], *pieces[at + 1 :]]


def _names_by_articles(pieces: list[Piece]) -> list[Piece]:
    """ "top three technology names by number of articles": the names in the most articles."""
    top = next((i for i, p in enumerate(pieces) if p.kind is Kind.TOP), None)
    name = next((i for i, p in enumerate(pieces) if p.kind is Kind.COLUMN and p.value is ColumnRole.NAME), None)
    by = next((i for i, p in enumerate(pieces) if p.plain in _BY_NUMBER), None)
    if top is None or name is None or by is None or not top < name < by or by + 1 >= len(pieces):
        return pieces
    if pieces[by + 1].value is not Group.ARTICLE:
        return pieces
    tables = [p for p in pieces[top:by] if p.kind is Kind.TABLE]
    numbers = [p for p in pieces[top:name] if p.kind is Kind.NUMBER]
    rest = [p for p in pieces[by + 2 :] if not set(p.plain.split()) <= _OF_THAT_NAME]
    which, extreme = Piece(Kind.WHICH, None, "which"), Piece(Kind.EXTREME, pieces[top].value, "the most")
    occurs = [Piece(Kind.OCCURS, None, "appear"), Piece(Kind.FILLER, None, "in")]
    return [which, *numbers, *tables, pieces[name], *occurs, extreme, pieces[by + 1], *rest]


def _quarters(pieces: list[Piece]) -> list[Piece]:
    """ "par trimestre", "which quarter has the most articles"; a list of all four after it says nothing more."""
    read = list(pieces)
    for at in range(1, len(read)):
        asked = read[at - 1].kind in (Kind.WHICH, Kind.EACH)
        if read[at].kind in (Kind.NAME, Kind.HEED) and read[at].plain in _QUARTER and asked:
            read[at] = Piece(Kind.NOUN, Group.QUARTER, read[at].text)
    grouped = next((at for at, p in enumerate(read) if p.value in (Group.QUARTER, Group.QUARTER.value)), None)
    months = [at for at, p in enumerate(read) if p.kind is Kind.MONTH]
    if grouped is None or [read[at].value for at in months] != _ALL_QUARTERS or months[0] < grouped:
        return read
    between = read[months[0] : months[-1] + 1]
    listed = all(p.kind in (Kind.MONTH, Kind.BREAK, Kind.AND) for p in between)
    return [*read[: months[0]], *read[months[-1] + 1 :]] if listed else read


def _which_of_tables(pieces: list[Piece]) -> list[Piece]:
    """ "of the five tables, which one has the highest mean": which table."""
    at = next((i for i, piece in enumerate(pieces) if piece.kind is Kind.WHICH), None)
    if not at or pieces[at - 1].kind is not Kind.BREAK:
        return pieces
    words = " ".join(piece.plain for piece in pieces[: at - 1])
    opens = words.startswith(tuple(f"{of} " for of in _OF_TABLES)) and words.endswith((" tables", " tableaux"))
    plain = all(p.kind in (*LIGHT, Kind.ALL, Kind.NUMBER) or p.value is Group.TABLE for p in pieces[: at - 1])
    if not (opens and plain):
        return pieces
    rest = pieces[at + 1 :]
    if rest and rest[0].value is Group.TABLE:
        return pieces[at:]
    if rest and rest[0].kind in (*ROWS, Kind.NOUN, Kind.NAME):
        return pieces  # "among the tables, which signals …": no table is asked for
    return [pieces[at], Piece(Kind.NOUN, Group.TABLE, "table"), *rest]


def _concerned(pieces: list[Piece]) -> list[Piece]:
    """ "combien d'articles sont concernés ?": by what was asked for before."""
    rest = [piece for piece in pieces if piece.kind is not Kind.BREAK]
    asks = [piece.kind for piece in rest if piece.kind not in (*LIGHT, Kind.STOP, Kind.AND, Kind.NAME)]
    if not rest or rest[-1].plain.split()[-1] not in _CONCERNED or asks != [Kind.COUNT, Kind.NOUN]:
        return pieces
    if any(piece.kind is Kind.NAME for piece in rest[:-1]):
        return pieces
    return [Piece(Kind.BACK, None, "those") if piece is rest[-1] else piece for piece in pieces]


def _exceeds(pieces: list[Piece]) -> list[Piece]:
    """ "de combien le nombre d'enjeux dépasse-t-il celui des préoccupations": the two numbers set side by side."""
    if not any(piece.kind is Kind.DIFFERENCE for piece in pieces):
        return pieces
    at = next((i for i, p in enumerate(pieces) if p.kind is Kind.COMPARISON and p.plain in _EXCEEDS), None)
    tables = [i for i, piece in enumerate(pieces) if piece.kind is Kind.TABLE]
    if at is None or len(tables) != 2 or not tables[0] < at < tables[1]:
        return pieces
    end = at + 1
    while end < len(pieces) and pieces[end].kind in (Kind.PRONOUN, Kind.STOP, Kind.FILLER, Kind.BACK, Kind.COUNT):
        end += 1
    begins = [piece for piece in pieces[:at] if piece.kind is not Kind.DIFFERENCE]
    counts = [] if any(piece.kind is Kind.COUNT for piece in begins) else [Piece(Kind.COUNT, None, "how many")]
    return [*counts, *begins, Piece(Kind.COMPARISON, Comparison.MORE_THAN, "more than"), *pieces[end:]]


def _as_many_as(pieces: list[Piece]) -> list[Piece]:
    """ "as many as nine signals": nine or more."""
    read = list(pieces)
    for at in range(len(read) - 3):
        if read[at + 3].kind not in ROWS:
            continue
        if read[at].plain == "as many" and read[at + 1].plain == "as" and read[at + 2].kind is Kind.NUMBER:
            return [*read[:at], Piece(Kind.COMPARISON, Comparison.AT_LEAST, "at least"), *read[at + 2 :]]
    return read


def _somewhere(pieces: list[Piece]) -> list[Piece]:
    """ "with privacy somewhere in a theme": with the theme that holds the word."""
    nouns = (Group.THEME, Group.KEYWORD)
    for at, piece in enumerate(pieces):
        if piece.value not in nouns or piece.kind is not Kind.NOUN:
            continue
        rest = [p for p in pieces[at + 1 :] if p.kind is not Kind.BREAK]
        begin = at - 1
        while begin > 0 and (pieces[begin].kind in LIGHT or pieces[begin].plain in _SOMEWHERE):
            begin -= 1
        between = [p.plain for p in pieces[begin + 1 : at]]
        first = begin
        while first > 0 and pieces[first].kind in (Kind.NAME, Kind.QUOTE):
            first -= 1
        named = pieces[first + 1 : begin + 1]
        before = pieces[first]
        held = before.kind is Kind.AND and before.plain in ("with", "avec")
        within = bool(between) and any(word in between for word in _WITHIN)
        if rest or not (held and within and named):
            continue
        quoted = Piece(Kind.QUOTE, " ".join(p.text for p in named), " ".join(p.text for p in named))
        label = "keyword" if piece.value is Group.KEYWORD else "theme"
        return [*pieces[:first], Piece(Kind.FILLER, None, "have"), quoted, Piece(Kind.FILLER, None, "in"),
                Piece(Kind.FILLER, None, "a"), replace(piece, text=label)]  # fmt: skip
    return pieces
