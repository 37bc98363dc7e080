"""Follow-ups on articles that the question before found: "which of them is the newest?", « lequel en a le plus ? ».

What was found is known only once that question is answered; it is answered again, and its articles are named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, ROWS, Piece
from assistant.queries import OF_DATES, Aggregate, Extreme, Group, TableQuery, Unit
from assistant.words import split_words

_RANKS = (Kind.EXTREME, Kind.LONGEST, Kind.TOP, Kind.ORDINAL)
_OWN = frozenset("its their his ses sa son leur leurs it they them il elle ils elles lui".split())
_OF_ONE = frozenset("its it ses sa son il elle".split())
THAT_ONE = ("that one", "this one", "celui ci", "celui la", "celle ci", "celle la", "ce dernier", "cette derniere")
_DATING = frozenset("date dates dated datent when quand".split())
_OF_DATES = _DATING | frozenset(
    "and et what which are is were the their its respective respectives respectively page from do they have carry "
    "them these those articles each for with quel quelle quelles quels sont les leurs leur de des ils elles ou en "
    "paru parus published give me list show donne moi liste avec svp stp please c est a publication parution pour "
    "chacun chacune chaque of on".split()
)
_WITH_DATES = re.compile(
    r"[\s,]+(?:with|and|along with|plus|avec|et|ainsi que) (?:(?:their |its |the |leurs? |sa |la |les )?"
    r"(?:(?:respective|page) )?dates?(?: (?:de page|de parution|de publication|respectives?|of it|"
    r"de celui-ci))?|"
    r"(?:when|on (?:what|which) date) (?:is|was) it (?:from|published|listed|dated|scanned)|what(?: is|"
    r"['’]s) (?:its|the) "
    r"(?:page )?date|(?:de quand|de quelle date) date-t-(?:il|elle)|quelle est sa date(?: de page)?|à quelle date"
    r"(?: a-t-il été publié)?)(?=\s*[?.!]*\s*$)",
    re.IGNORECASE,
)
_EACH_OF_TWO = frozenset("two both deux ? , . ( ) l un une autre other one and".split())
_PICKS = frozenset("which who lequel laquelle lesquels lesquelles qui".split())
_BACK = Piece(Kind.BACK, None, "those")
_LIGHT_BUT_ALL = tuple(LIGHT - {Kind.ALL})
_WHICH_ONES = ("which", "which ones", "lesquels", "lesquelles", "quels", "which are they", "what are they")
_IN_TOTAL = ("in total", "au total", "en tout", "in all", "altogether", "all told", "overall")
_THEM = frozenset("them these those they ils elles les their".split())
_LISTED = (Piece(Kind.LIST, None, "list"), Piece(Kind.NOUN, Group.ARTICLE, "articles"))
_UNKNOWN = Piece(Kind.HEED, None, "those")
_HAVE = (
    "have",
    "has",
    "ont",
    "a",
    "contain",
    "contains",
    "contiennent",
    "contient",
    "comptent",
    "hold",
    "list",
    "include",
)
_ONE_OR_ANY = frozenset("a an one any un une des at least moins some".split())
_ORDERS = frozenset("classe classez trie triez ordonne ordonnez range rangez rank sort order arrange".split())
_BY_NUMBER = ("by number of", "by the number of", "par nombre de", "par nombre d")
_OF_ROWS = ("relevancy", "rated", "contains", "named")


def go_on(
    pieces: Sequence[Piece], previous: TableQuery, find_listed: Callable[[TableQuery], Sequence[str]]
) -> tuple[list[Piece], TableQuery]:
    """The pieces of a follow-up and the query that it refines, the articles that were found put in their place.

    Args:
        find_listed: the identifiers of the articles that a query lists or ranks; none where there are too many.
    """
    if previous.group is Group.ARTICLE and previous.extreme is not None and _asks_of_ranked(pieces):
        if found := tuple(find_listed(previous)):
            kept = {name: getattr(previous, name) for name in _OF_ROWS} if _keeps_rows(pieces, previous) else {}
            return [_BACK, *pieces], TableQuery(articles=found, tables=previous.tables, **kept)
        return list(pieces), previous
    if previous.unit is Unit.ARTICLES and previous.group is None and (asked := _orders_or_bounds(pieces)):
        unit = Unit.ROWS if asked[-1].kind is Kind.EACH else Unit.ARTICLES
        if _is_plain_scope(previous):
            return asked, replace(previous, unit=unit)
        found = tuple(find_listed(previous))
        return asked if found else [_UNKNOWN], TableQuery(previous.aggregate, unit, articles=found)
    if previous.unit is Unit.ARTICLES and previous.group is None and (which := _which_have(pieces)):
        found = tuple(find_listed(previous))
        return which if found else [_UNKNOWN], TableQuery(unit=Unit.ARTICLES, articles=found)
    if previous.unit is Unit.ARTICLES and previous.group is None and (rows := _and_rows(pieces)):
        if _is_plain_scope(previous):
            return rows, replace(previous, unit=Unit.ROWS)
        found = tuple(find_listed(previous))
        return rows if found else [_UNKNOWN], TableQuery(articles=found)
    if previous.unit is Unit.ARTICLES and previous.group is None and _asks_of_ranked(pieces) and _is_of_one(pieces):
        found = tuple(find_listed(previous))
        return ([_BACK, *pieces], TableQuery(articles=found)) if len(found) == 1 else (list(pieces), previous)
    if previous.unit is Unit.ARTICLES and previous.group is None and _asks_of_ranked(pieces):
        if not _is_plain_scope(previous) and (found := tuple(find_listed(previous))):
            return [_BACK, *pieces], TableQuery(articles=found)
        rates = any(piece.kind is Kind.RELEVANCY for piece in pieces) and _is_plain_scope(previous)
        plain = replace(previous, unit=Unit.ROWS, aggregate=Aggregate.LIST)
        return ([_BACK, *pieces], plain) if rates else (list(pieces), previous)
    if previous.unit is Unit.ARTICLES and previous.group is None and _asks_total(pieces):
        if _is_plain_scope(previous):
            return [_BACK, *pieces], replace(previous, unit=Unit.ROWS)
        found = tuple(find_listed(previous))
        return [_BACK, *pieces] if found else [_UNKNOWN], TableQuery(articles=found)
    if (
        previous.group in OF_DATES
        and (previous.extreme is not None or previous.having is not None)
        and previous.unit is Unit.ARTICLES
        and lists_articles(pieces)
    ):
        found = tuple(find_listed(previous))
        return [_BACK, *_LISTED] if found else [_UNKNOWN], TableQuery(unit=Unit.ARTICLES, articles=found)
    if previous.group is Group.NAME and (previous.extreme or previous.having) and _asks_where(pieces):
        return [_UNKNOWN], previous  # in which articles that name stands, is known only once it is found
    if previous.unit is Unit.ARTICLES and previous.group is None and (longest := _asks_longest(pieces)):
        if _is_plain_scope(previous):
            return longest, replace(previous, unit=Unit.ROWS, aggregate=Aggregate.LIST)
        found = tuple(find_listed(previous))
        return longest if found else [_UNKNOWN], TableQuery(articles=found)
    if previous.unit is Unit.ARTICLES and previous.group is None and (at := _picks_one(pieces)) is not None:
        asked = [_BACK, *pieces[: at + 1], Piece(Kind.NOUN, Group.ARTICLE, "article"), *pieces[at + 1 :]]
        if not _is_plain_scope(previous):
            found = tuple(find_listed(previous))
            return (asked, TableQuery(articles=found)) if found else (list(pieces), previous)
        return asked, replace(previous, unit=Unit.ROWS, aggregate=Aggregate.LIST)
    return list(pieces), previous


def _orders_or_bounds(pieces: Sequence[Piece]) -> list[Piece]:
    """A follow-up that orders articles by their rows, or asks which of them have so many; empty where it is neither.

    "Rank them by number of issues", "how many of those have more than 8 issues?", « combien d'entre eux … ? ».
    """
    kinds, words = {piece.kind for piece in pieces}, {word for piece in pieces for word in piece.plain.split()}
    rows = [piece for piece in pieces if piece.kind in ROWS]
    if len(rows) != 1 or kinds & {*_RANKS, Kind.NOUN, Kind.QUOTE, Kind.NAME, Kind.RELEVANCY, Kind.MEAN, Kind.SHARE} - {
        Kind.NAME if words & _ORDERS else Kind.QUOTE
    }:
        return []
    counts = any(piece.plain in _BY_NUMBER for piece in pieces) or {"nombre", "number"} & words
    if words & _ORDERS and counts and not kinds & {Kind.NUMBER}:
        each = Piece(Kind.EACH, Group.ARTICLE, "per article")
        return [_BACK, Piece(Kind.COUNT, None, "how many"), *rows, each]
    opening = next((at for at, p in enumerate(pieces) if p.kind in (Kind.COUNT, Kind.WHICH)), None)
    bound = next((at for at, p in enumerate(pieces) if p.kind in (Kind.NUMBER, Kind.NONE)), None)
    points = Kind.BACK in kinds or _points_within(pieces)
    if bound is None or not points or (opening is not None and opening > bound):
        return []
    following = [piece for piece in pieces[bound + 1 :] if piece.kind not in (*LIGHT, Kind.COMPARISON)]
    if not following or following[0].kind not in ROWS:
        return []
    if opening is None:  # "among those, the ones with at least 8 issues"
        begin = next(
            at for at, p in enumerate(pieces) if p.kind in (Kind.COMPARISON, Kind.NUMBER, Kind.NONE, Kind.BETWEEN)
        )
        listed = [Piece(Kind.NOUN, Group.ARTICLE, "articles"), Piece(Kind.FILLER, None, "have")]
        return [_BACK, *listed, *pieces[begin:]]
    rest = [piece for piece in pieces[opening + 1 :] if piece.kind is not Kind.BACK]
    asks = Piece(pieces[opening].kind, None, "how many" if pieces[opening].kind is Kind.COUNT else "which")
    return [_BACK, asks, Piece(Kind.NOUN, Group.ARTICLE, "articles"), *rest]


def asks_dates(
    text: str, previous: TableQuery, find_listed: Callable[[TableQuery], Sequence[str]]
) -> TableQuery | None:
    """The articles of the question before with their page dates, where nothing else is asked: "and their dates?"."""
    words = split_words(text)
    if not words or not set(words) <= _OF_DATES or not _DATING & set(words):
        return None
    if previous.unit is Unit.ARTICLES and previous.group is None:
        return replace(previous, aggregate=Aggregate.LIST, with_dates=True)
    if previous.group is Group.TITLE and previous.having and (found := tuple(find_listed(previous))):
        return TableQuery(unit=Unit.ARTICLES, articles=found, with_dates=True)
    if previous.group is Group.ARTICLE and previous.extreme is not None and (found := tuple(find_listed(previous))):
        return TableQuery(unit=Unit.ARTICLES, articles=found, with_dates=True)
    return None


def asks_their_dates(clause: Sequence[Piece]) -> bool:
    """Whether a clause asks for nothing but the dates of what was found: "and the date of each of the two"."""
    words = {word for piece in clause for word in piece.plain.split()} - _EACH_OF_TWO
    return bool(words & _DATING) and words <= _OF_DATES


def asks_end(pieces: Sequence[Piece], previous: TableQuery) -> TableQuery | None:
    """The latest or the earliest of the articles of the question before: « le plus récent ? »; None elsewhere."""
    said = [piece for piece in pieces if piece.kind not in (*LIGHT, Kind.STOP, Kind.BREAK, Kind.AND, Kind.BACK)]
    said = [piece for piece in said if not (piece.kind is Kind.WHICH or piece.value is Group.ARTICLE)]
    if [piece.kind for piece in said] != [Kind.DATED] or previous.unit is not Unit.ARTICLES or previous.dated:
        return None
    value = said[0].value
    if previous.group is not None or not isinstance(value, Extreme):
        return None
    last = not _is_plain_scope(previous)
    return replace(previous, aggregate=Aggregate.LIST, dated=value, dated_last=last)


def cut_dates_asked(text: str) -> str:
    """A question without "with their dates" at its end."""
    return _WITH_DATES.sub("", text)


def _asks_of_ranked(pieces: Sequence[Piece]) -> bool:
    """Whether it is about the article that a ranking found: "how many signals does it have?", not "and the fewest?"."""
    kinds = {piece.kind for piece in pieces}
    if kinds & {*_RANKS, Kind.NOUN, Kind.QUOTE, Kind.EACH, Kind.SHARE} or _changes_number(pieces):
        return False
    words = {word for piece in pieces for word in piece.plain.split()}
    points = bool(kinds & {Kind.PRONOUN, Kind.BACK} or words & _OWN or _points_within(pieces))
    asks = bool(kinds & {Kind.COUNT, Kind.LIST, Kind.WHICH, Kind.MEAN, Kind.MEDIAN, Kind.EXISTS} or words & _OWN)
    return points and asks and bool(kinds & {*ROWS, Kind.RELEVANCY, Kind.NUMBER, Kind.TOP_MARK})


def _keeps_rows(pieces: Sequence[Piece], previous: TableQuery) -> bool:
    """Whether what was said of the rows that were ranked is said of these as well: not of those of another table.

    "Which article has the most concerns rated 5?", "how many technologies does it have?": whatever their ratings.
    """
    named = {str(piece.value) for piece in pieces if piece.kind is Kind.TABLE}
    others = bool(named) and named.isdisjoint(previous.tables)
    return not others or any(piece.kind is Kind.BACK for piece in pieces)


def _changes_number(pieces: Sequence[Piece]) -> bool:
    """ "make it five": another number of them, no rating."""
    return any(piece.kind is Kind.CONTINUE and " it" in piece.plain for piece in pieces)


def _asks_total(pieces: Sequence[Piece]) -> bool:
    """ "how many rows in total?", and nothing else: of the articles that were asked for before."""
    said = [piece for piece in pieces if piece.kind not in (*_LIGHT_BUT_ALL, Kind.STOP, Kind.BREAK, Kind.AND)]
    kinds = [piece.kind for piece in said if piece.kind is not Kind.ALL]
    totals = [piece.plain in _IN_TOTAL for piece in said if piece.kind is Kind.ALL]
    return (
        len(kinds) == len((Kind.COUNT, Kind.ROWS)) and kinds[0] is Kind.COUNT and kinds[1] in ROWS and totals == [True]
    )


def lists_articles(pieces: Sequence[Piece]) -> bool:
    """Whether articles that were found are to be listed: "list them", « quels sont-ils ? », "and their titles?"."""
    said = [piece for piece in pieces if piece.kind not in (*LIGHT, Kind.STOP, Kind.BREAK, Kind.AND)]
    asks = any(piece.kind in (Kind.LIST, Kind.WHICH) for piece in said)
    words = {word for piece in pieces for word in piece.plain.split()}
    listing = (Kind.LIST, Kind.WHICH, Kind.BACK, Kind.PRONOUN, Kind.TITLE)
    plain = all(piece.kind in listing or piece.value is Group.ARTICLE for piece in said)
    named = any(piece.value is Group.ARTICLE or piece.kind is Kind.TITLE for piece in said)
    picks = len(said) == 1 and said[0].plain in _WHICH_ONES
    return asks and plain and bool(_THEM & words or named or picks)


def _asks_where(pieces: Sequence[Piece]) -> bool:
    said = [piece for piece in pieces if piece.kind not in (*LIGHT, Kind.STOP, Kind.BREAK, Kind.AND)]
    return [piece.kind for piece in said] == [Kind.WHICH, Kind.NOUN] and said[1].value is Group.ARTICLE


def _is_of_one(pieces: Sequence[Piece]) -> bool:
    """Whether it is of one article: "does it have", « ses enjeux », « celui-là »."""
    words = {word for piece in pieces for word in piece.plain.split()}
    return bool(_OF_ONE & words) or any(piece.plain in THAT_ONE for piece in pieces)


def _points_within(pieces: Sequence[Piece]) -> bool:
    """Whether a word of asking points back itself: "combien d'entre elles"."""
    return any(piece.kind is Kind.COUNT and " entre " in f" {piece.plain} " for piece in pieces)


def _picks_one(pieces: Sequence[Piece]) -> int | None:
    """The place of "which" where one of the articles is asked for by its rows: "lequel a le moins d'enjeux ?"."""
    kinds = [piece.kind for piece in pieces]
    if (
        not {Kind.EXTREME, Kind.LONGEST} & set(kinds)
        or not (set(ROWS) & set(kinds) or Kind.MEAN in kinds)
        or {Kind.NOUN, Kind.QUOTE, Kind.NAME} & set(kinds)
    ):
        return None
    for at, piece in enumerate(pieces):
        words = piece.plain.split()
        picks = piece.kind in (Kind.WHICH, Kind.FILLER) and bool(words) and words[0] in _PICKS
        after = next((p for p in pieces[at + 1 :] if p.kind not in LIGHT), None)
        if picks and after is not None and after.kind in (Kind.EXTREME, Kind.BACK):
            return at if piece.kind is Kind.WHICH else None
    return None


def _which_have(pieces: Sequence[Piece]) -> list[Piece]:
    """ "of those, which have a concern rated 5?", « combien ont une technologie à 5 ? »: articles; empty elsewhere."""
    at = next((i for i, p in enumerate(pieces) if p.kind in (Kind.WHICH, Kind.COUNT)), None)
    if at is None or at + 1 >= len(pieces) or any(p.kind in (Kind.NOUN, *_RANKS) for p in pieces):
        return []
    rest = [p for p in pieces[at + 1 :] if p.kind is not Kind.BACK and p.plain not in ("of", "qui", "en", "that")]
    before = all(p.kind in (*LIGHT, Kind.STOP, Kind.BREAK, Kind.AND, Kind.BACK) for p in pieces[:at])
    one = len(rest) > 2 and rest[1].plain.split()[-1:] != [] and rest[1].plain.split()[-1] in _ONE_OR_ANY
    rows = next((p for p in rest[2:] if p.kind in ROWS), None)
    rated = any(p.kind in (Kind.RELEVANCY, Kind.TOP_MARK) or p.kind is Kind.NUMBER for p in rest[2:])
    if not before or not one or rest[0].plain not in _HAVE or rows is None or not rated:
        return []
    asks = Piece(pieces[at].kind, None, "how many" if pieces[at].kind is Kind.COUNT else "which")
    return [_BACK, asks, Piece(Kind.NOUN, Group.ARTICLE, "articles"), *rest]


def _and_rows(pieces: Sequence[Piece]) -> list[Piece]:
    """ "and rows?", « et d'enjeux ? » after a number of articles: how many these hold; empty elsewhere."""
    said = [piece for piece in pieces if piece.kind not in (*LIGHT, Kind.STOP, Kind.BREAK)]
    goes_on = len(said) == 2 and said[0].kind in (Kind.AND, Kind.CONTINUE) and said[1].kind in ROWS
    return [_BACK, Piece(Kind.COUNT, None, "how many"), said[1]] if goes_on else []


def _asks_longest(pieces: Sequence[Piece]) -> list[Piece]:
    """ "which of these is the longest, counting rows?": the article with the most rows; empty where it is not that."""
    said = [piece for piece in pieces if piece.kind not in (*LIGHT, Kind.STOP, Kind.BREAK, Kind.AND)]
    longest = [piece for piece in said if piece.kind is Kind.LONGEST]
    known = (Kind.LONGEST, Kind.WHICH, Kind.BACK, Kind.PRONOUN, Kind.ROWS, Kind.COUNT, Kind.NUMBER)
    numbers = [piece for piece in said if piece.kind is Kind.NUMBER]
    plain = all(p.kind in known or (p.kind is Kind.NOUN and p.value is Group.ARTICLE) for p in said)
    if len(longest) != 1 or not plain or len(numbers) > 1 or not any(p.kind is not Kind.LONGEST for p in pieces):
        return []
    noun = Piece(Kind.NOUN, Group.ARTICLE, "articles" if numbers else "article")
    return [_BACK, Piece(Kind.WHICH, None, "which"), *numbers, noun, Piece(Kind.FILLER, None, "is"), *longest]


def _is_plain_scope(query: TableQuery) -> bool:
    """Whether a query lists all articles of its scope, whatever they hold."""
    return not (query.is_filtered or query.tables or query.having or query.holding or query.dated)
