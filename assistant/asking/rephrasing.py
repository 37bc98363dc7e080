"""Phrases that mean one thing by themselves and another in their question, put as what they mean there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.asking.first_and_last import few_dated, first_and_last, first_few
from assistant.asking.joining import (
    and_more,
    by_whom,
    denied_after,
    either,
    holds_so_many,
    of_so_many,
    or_more,
    over_so_many,
    verb_of_none,
    word_again,
    year_as_written,
)
from assistant.asking.lexicon import Kind
from assistant.asking.listing import (
    label_occurring,
    named_in,
    names_of_rows,
    so_many_times,
    table_again,
    titles_of_articles,
    titles_of_rows,
    without_glosses,
)
from assistant.asking.pieces import LIGHT, ROWS, Piece
from assistant.asking.remarks import without_remarks
from assistant.asking.restating import restate
from assistant.columns import ColumnRole
from assistant.queries import Comparison, Group

_ASKING = (Kind.COUNT, Kind.WHICH, Kind.LIST, Kind.EXISTS, Kind.SHARE, Kind.MEAN, Kind.COMPARE, Kind.DIFFERENCE)
_NAMES_OF_ROWS = frozenset("intitule intitules libelle libelles".split())
_GIVES = frozenset("give gives gave giving donne donnent donnant attribue attribuent accorde accordent".split())
_HAS = ("a t il", "a t elle", "ont ils", "ont elles", "contient il", "comporte t il", "compte t il", "compte t elle")
_HAS_AT_HEAD = frozenset({"does", "do", "has", "have", "est ce que", "est ce qu", "is it true that"})
_DENIED = (Kind.CONTAINS, Kind.OCCURS, Kind.RELEVANCY, Kind.REACH)  # before "neither"
_TOTALS = (
    "total",
    "totals",
    "total de",
    "total des",
    "totaux",
    "in total",
    "au total",
    "overall",
    "sum of",
    "somme des",
)
_SUMS = frozenset("total totals somme sum cumul".split())
_RATINGS = frozenset(
    "note notes ratings rating scores score pertinences pertinence relevancies relevancy marks".split()
)
_TAKES_AWAY = frozenset(
    "enleve enlevez retire retirez ote otez supprime supprimez ecarte ecartez exclus excluez elimine eliminez vire "
    "remove drop exclude omit discard skip delete strip eliminate".split()
)
_MAY_TAKE_AWAY = (Kind.NAME, Kind.FILLER, Kind.CONTINUE, Kind.LIST, Kind.STOP, Kind.NOT)
_TAKEN_AWAY = (Kind.BACK, Kind.CONTINUE, Kind.NUMBER, Kind.TABLE, Kind.PERIOD, Kind.EVERY, Kind.TOP_MARK, Kind.UNRATED)
_DETERMINERS = frozenset("the les le la l any all everything anything those celles ceux tout toutes tous".split())
_LABELS = frozenset("label labels heading headings wording wordings".split())
_ORDINALS = frozenset("second third fourth deuxieme seconde troisieme quatrieme".split())
_FAR = 3  # pieces between a verb that gives and the rating that is given


def rephrase(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, with other ones where the question gives a phrase another meaning."""
    read = without_remarks(restate(label_occurring(without_glosses(pieces))))
    for rule in _RULES:
        read = [changed for at in range(len(read)) for changed in rule(read, at)]
    return read


def _two_articles(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "les deux articles qui ont le plus de signaux": a number of them, nothing to compare."""
    piece = pieces[at]
    words = piece.plain.split()
    ranked = any(p.kind in (Kind.EXTREME, Kind.DATED) for p in pieces[at + 1 :])
    asked = at == 0 or pieces[at - 1].kind in (Kind.LIST, Kind.WHICH, Kind.BREAK)
    picks = words[:1] in (["lequel"], ["laquelle"])
    if piece.kind is Kind.COMPARE and words[-2:-1] == ["deux"] and ranked and asked and not picks:
        return Piece(Kind.NUMBER, 2.0, words[-2]), Piece(Kind.NOUN, Group.ARTICLE, words[-1])
    return (piece,)


def _number_in_a_name(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "number stations": no count, which would have "of" after it."""
    piece = pieces[at]
    named = at + 1 < len(pieces) and pieces[at + 1].kind is Kind.NAME
    if piece.kind is Kind.COUNT and piece.plain in ("number", "nombre", "count") and named:
        return (replace(piece, kind=Kind.NAME, value=piece.plain),)
    return (piece,)


def _names_of_rows(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "quels intitulés reviennent le plus souvent": the names of rows, not rows called so."""
    piece = pieces[at]
    elided = at > 1 and pieces[at - 1].kind is Kind.STOP and pieces[at - 2].kind is Kind.COUNT  # "combien d’intitulés"
    before = pieces[at - 1 - elided].kind if at else None
    asked = before in (Kind.WHICH, Kind.LIST, Kind.COUNT, Kind.FILLER, Kind.DISTINCT, Kind.NUMBER)
    if piece.kind is Kind.CALLED and piece.plain in _NAMES_OF_ROWS and asked:
        return (replace(piece, kind=Kind.COLUMN, value=ColumnRole.NAME),)
    return (piece,)


def _given_rating(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "which articles give it a 5?": a verb that may come before a rating."""
    piece = pieces[at]
    number = next((i for i in range(at + 1, min(at + 1 + _FAR, len(pieces))) if pieces[i].kind is Kind.NUMBER), None)
    after = pieces[number + 1].kind if number is not None and number + 1 < len(pieces) else Kind.BREAK
    ends = number is not None and after in (Kind.BREAK, Kind.AND, Kind.OR)
    if piece.kind in (Kind.FILLER, Kind.NAME, Kind.LIST) and at and piece.plain in _GIVES and ends:
        return (replace(piece, kind=Kind.REACH),)
    return (piece,)


def _neither(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "mention neither A nor B": do not mention A or B."""
    piece = pieces[at]
    before = pieces[at - 1] if at else None
    words, after = piece.plain, pieces[at + 1] if at + 1 < len(pieces) else None
    if piece.kind is Kind.HEED and words in ("neither", "nor", "ni"):
        opens = before is not None and before.kind in _DENIED
        if words == "neither" and not opens and after is not None and after.kind in _DENIED:
            return (Piece(Kind.NOT, None, piece.text),)  # "neither rated 4 nor 5"
        return () if opens else (replace(piece, kind=Kind.OR, value=None),)
    opens = after is not None and after.kind is Kind.HEED and after.plain in ("neither", "ni")
    if piece.kind in _DENIED and opens:
        return Piece(Kind.NOT, None, "not"), piece
    return (piece,)


def _exactly(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """« pile 7 préoccupations », « sept signaux pile »: exactly so many."""
    piece, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    numbered = after is not None and after.kind is Kind.NUMBER
    ends = after is None or after.kind in (Kind.BREAK, Kind.AND)
    counted = any(p.kind is Kind.NUMBER for p in pieces[max(0, at - 2) : at])
    if piece.kind is Kind.NAME and piece.plain == "pile" and (numbered or (ends and counted)):
        return (Piece(Kind.COMPARISON, Comparison.EQUAL, piece.text),) if numbered else ()
    return (piece,)


def _sum_of_ratings(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "the total of the ratings": a sum, which is no count."""
    piece, after = pieces[at], next((p for p in pieces[at + 1 : at + 3] if p.kind not in (Kind.STOP, *LIGHT)), None)
    sums = piece.kind in (Kind.COUNT, Kind.FILLER) and _SUMS & set(piece.plain.split())
    numbered = any(p.kind in (Kind.NUMBER, Kind.TOP_MARK) for p in pieces)
    rates = after is not None and after.kind is Kind.RELEVANCY and after.plain in _RATINGS
    return (replace(piece, kind=Kind.HEED, value=None),) if sums and rates and not numbered else (piece,)


def _mean_of_theirs(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """« quelle est leur note moyenne ? » : one figure, not the rating of each."""
    piece, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    averaged = after is not None and after.kind in (Kind.MEAN, Kind.MEDIAN)
    if piece.kind is Kind.LIST and averaged and piece.plain.endswith(("leur note", "leur pertinence")):
        own, rated = Piece(Kind.FILLER, None, "leur"), Piece(Kind.RELEVANCY, None, piece.text.split()[-1])
        return Piece(Kind.WHICH, None, "quelle est"), own, rated
    return (piece,)


def _take_away(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "drop those rated 5", « enlève les signaux »: without them."""
    piece, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    opens = at == 0 or (at == 1 and pieces[0].kind is Kind.AND) or pieces[at - 1].kind is Kind.BREAK
    removes = piece.plain.split()[:1] != [] and piece.plain.split()[0] in _TAKES_AWAY and piece.kind in _MAY_TAKE_AWAY
    named = after is not None and (after.kind in _TAKEN_AWAY or after.plain in _DETERMINERS)
    return (Piece(Kind.NOT, None, piece.text),) if opens and removes and named else (piece,)


def _ordinal_in_a_name(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "the third thumb", « le troisième pouce »: part of a name, no place in a ranking."""
    piece, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    named = after is not None and after.kind is Kind.NAME and not after.plain.endswith(("ed", "é", "ee", "classe"))
    plain = piece.plain in _ORDINALS
    return (
        (replace(piece, kind=Kind.NAME, value=piece.plain),)
        if piece.kind is Kind.ORDINAL and plain and named
        else (piece,)
    )


def _note(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "the note on wildfires", « la note sur les incendies »: an article, no rating."""
    piece = pieces[at]
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    named = next((p for p in pieces[at + 2 :] if p.kind not in (*LIGHT, Kind.STOP)), None)
    named_before = at > 0 and pieces[at - 1].kind in (Kind.NAME, Kind.QUOTE)
    the = any(p.plain == "the" for p in pieces[max(0, at - 6) : at])
    ends = after is None or after.kind in (Kind.BREAK, Kind.FILLER, Kind.LIST, Kind.CONTAINS, Kind.AND)
    english = at > 0 and pieces[at - 1].plain in ("how many", "which", "how many of the", "list all", "the notes")
    if piece.kind is Kind.RELEVANCY and piece.plain == "notes" and english:
        return (replace(piece, kind=Kind.NOUN, value=Group.ARTICLE),)
    if piece.kind is Kind.RELEVANCY and piece.plain == "note" and named_before and the and ends:
        return (replace(piece, kind=Kind.NOUN, value=Group.ARTICLE),)
    introduces = after is not None and after.plain in ("on", "about", "regarding", "sur", "concernant", "consacree a")
    is_name = named is not None and named.kind in (Kind.NAME, Kind.QUOTE, Kind.NOUN, Kind.TABLE)
    if piece.kind is Kind.RELEVANCY and piece.plain in ("note", "notes") and introduces and is_name:
        return (replace(piece, kind=Kind.NOUN, value=Group.ARTICLE),)
    return (piece,)


def _name_called_label(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "which concern label", "issue headings": the names of rows."""
    piece, before = pieces[at], pieces[at - 1] if at else None
    of_rows = before is not None and before.kind is Kind.TABLE and piece.kind in (Kind.NAME, Kind.FILLER, Kind.CALLED)
    return (
        (replace(piece, kind=Kind.COLUMN, value=ColumnRole.NAME),) if of_rows and piece.plain in _LABELS else (piece,)
    )


def _one_and_many(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "chatbot or chatbots": one word, as plurals make no difference."""
    edges = any(p.kind in (Kind.STARTS, Kind.ENDS) for p in pieces[:at])  # these are of whole words
    if at + 1 >= len(pieces) or not at or edges:
        return (pieces[at],)
    again = at > 1 and pieces[at - 1].kind is Kind.OR and _is_plural_of(pieces[at - 2], pieces[at])
    joins = pieces[at].kind is Kind.OR and _is_plural_of(pieces[at - 1], pieces[at + 1])
    return () if again or joins else (pieces[at],)


def _is_plural_of(first: Piece, second: Piece) -> bool:
    kinds = {first.kind, second.kind}
    return kinds in ({Kind.NAME}, {Kind.QUOTE}) and first.plain.rstrip("sx") == second.plain.rstrip("sx")


def _different_articles(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "in how many different articles": no repetition is asked for."""
    piece = pieces[at]
    if piece.kind is Kind.REPEATED and at and pieces[at - 1].kind in (Kind.COUNT, Kind.WHICH, Kind.EXTREME):
        words = piece.plain.split()
        if words[0] in ("different", "various", "several") and words[-1].startswith(("article", "document")):
            if pieces[at - 1].kind is Kind.EXTREME:
                return (Piece(Kind.NOUN, Group.ARTICLE, words[-1]),)
            return Piece(Kind.DISTINCT, None, words[0]), Piece(Kind.NOUN, Group.ARTICLE, words[-1])
    return (piece,)


def _dates_of_several(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "how many page dates have at least two articles?": what is counted has them, nothing is repeated."""
    piece, words = pieces[at], pieces[at].plain.split()
    of_dates = any(p.kind is Kind.NOUN and p.value is Group.DATE for p in pieces[:at])
    if piece.kind is Kind.REPEATED and of_dates and words[:-2] in (["at", "least"], ["au", "moins"]):
        least = Piece(Kind.COMPARISON, Comparison.AT_LEAST, " ".join(words[:-2]))
        return least, Piece(Kind.NUMBER, 2.0, words[-2]), Piece(Kind.NOUN, Group.ARTICLE, words[-1])
    return (piece,)


def _shared(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "how many articles share the highest number of concerns": a verb, no percentage."""
    piece = pieces[at]
    after_noun = at > 0 and pieces[at - 1].kind in (Kind.NOUN, *ROWS) and pieces[at - 1].plain.endswith("s")
    ends = at > 0 and (at + 1 == len(pieces) or pieces[at + 1].kind is Kind.BREAK)
    if piece.kind is Kind.SHARE and piece.plain == "share" and ends:
        return (replace(piece, kind=Kind.HEED),)  # "which keywords do the two articles share?"
    if piece.kind is Kind.SHARE and piece.plain in ("share", "shares") and after_noun:
        return (replace(piece, kind=Kind.FILLER),)
    return (piece,)


def _exists(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """Whether an article has some row: "l’article sur … a-t-il une préoccupation notée 5 ?", "is anything rated 1?"."""
    piece = pieces[at]
    asks = any(p.kind in _ASKING for p in pieces)
    if asks or not any(p.kind in ROWS for p in pieces[at + 1 :]):
        return (piece,)
    turned = piece.kind in (Kind.FILLER, Kind.EXISTS) and piece.plain in _HAS
    opens = at == 0 and piece.kind is Kind.FILLER
    following = next((p for p in pieces[at + 1 :] if p.kind not in LIGHT), None)
    is_any = opens and piece.plain in ("is", "are") and following is not None and following.kind is Kind.ROWS
    of_article = opens and piece.plain in _HAS_AT_HEAD and any(p.value is Group.ARTICLE for p in pieces)
    return (replace(piece, kind=Kind.EXISTS),) if turned or is_any or of_article else (piece,)


def _total(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "total behaviours recorded", "signals: total?": a count, where nothing else is asked for."""
    piece = pieces[at]
    if piece.plain not in _TOTALS or piece.kind not in (Kind.FILLER, Kind.ALL):
        return (piece,)
    asks = any(p.kind in (*_ASKING, Kind.MEDIAN) and p.kind is not Kind.LIST for p in pieces)
    following = next((p for p in pieces[at + 1 :] if p.kind not in LIGHT), None)
    before_rows = following is not None and following.kind in (*ROWS, Kind.NOUN) and piece.kind is Kind.FILLER
    ends = following is None or following.kind is Kind.BREAK
    rows_before = any(p.kind in (*ROWS, Kind.NOUN) for p in pieces[:at])
    alone = ends and rows_before and not any(p.kind is Kind.LIST for p in pieces)
    return (replace(piece, kind=Kind.COUNT, value=None),) if not asks and (before_rows or alone) else (piece,)


def _set_against(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "« A » contre « B »": a comparison of two titles."""
    piece = pieces[at]
    between = 0 < at < len(pieces) - 1 and pieces[at - 1].kind is pieces[at + 1].kind is Kind.QUOTE
    return (replace(piece, kind=Kind.COMPARE),) if between and piece.plain in ("contre", "against") else (piece,)


def _share_again(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "part des comportements …, en pourcentage": said twice."""
    ends = at + 1 == len(pieces) or pieces[at + 1].kind is Kind.BREAK
    again = any(p.kind is Kind.SHARE for p in pieces[:at])
    return () if pieces[at].kind is Kind.SHARE and ends and again else (pieces[at],)


def _largest(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "quelle table est la plus petite": by number of rows, where nothing else is named that it could be of."""
    piece, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    ends = after is None or after.kind in (Kind.BREAK, Kind.AND)
    rates = any(p.kind in (Kind.RELEVANCY, Kind.MEAN, *ROWS) for p in pieces[:at])
    sized = any(word in piece.plain for word in ("petit", "grand", "gros"))
    named = any(p.kind is Kind.NOUN for p in pieces[:at])
    if piece.kind is Kind.EXTREME and sized and ends and named and not rates:
        return (replace(piece, kind=Kind.LONGEST),)
    return (piece,)


def _rated_rows(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "sur les lignes notées 5": rows with that rating, not those that have one."""
    piece = pieces[at]
    numbered = at + 1 < len(pieces) and pieces[at + 1].kind is Kind.NUMBER
    if piece.kind is Kind.FILLER and numbered and piece.plain.endswith(("lignes notees", "rated rows")):
        return Piece(Kind.ROWS, None, piece.text), Piece(Kind.RELEVANCY, None, piece.text)
    return (piece,)


_RULES: tuple[Callable[[Sequence[Piece], int], Sequence[Piece]], ...] = (
    _two_articles,
    _number_in_a_name,
    _names_of_rows,
    _given_rating,
    _dates_of_several,
    _shared,
    _neither,
    first_few,
    first_and_last,
    few_dated,
    _take_away,
    _mean_of_theirs,
    _sum_of_ratings,
    _exactly,
    _ordinal_in_a_name,
    _note,
    _name_called_label,
    _one_and_many,
    _different_articles,
    _exists,
    _total,
    _rated_rows,
    _largest,
    _share_again,
    or_more,
    and_more,
    either,
    word_again,
    by_whom,
    denied_after,
    holds_so_many,
    over_so_many,
    of_so_many,
    verb_of_none,
    so_many_times,
    named_in,
    titles_of_articles,
    titles_of_rows,
    names_of_rows,
    table_again,
    year_as_written,
    _set_against,
)
