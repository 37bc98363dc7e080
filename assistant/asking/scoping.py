"""The rules that say over what rows are counted: articles, their titles and labels, and their page dates."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import NotUnderstood, Pieces
from assistant.queries import LABELS, Aggregate, Comparison, Extreme, Group, Match, TableQuery, Unit

_DATE_WORDS = (Kind.SINCE, Kind.AFTER, Kind.BEFORE, Kind.UNTIL)
_ASKING = (Kind.WHICH, Kind.COUNT, Kind.LIST, Kind.EXISTS, Kind.SHARE)
_ONE_OF = (["a"], ["an"], ["un"], ["une"], ["any"], ["some"])
_SET_APART = frozenset("dans in cette ce cet ces this that these those within among parmi for pour".split())
_HOLDS = ("contain", "contenant", "mention", "includ", "incluant", "having the word", "with the word", "avec le mot")
_AMONG = frozenset("of among des parmi".split())
_DATED_NOUNS = frozenset("article articles fiche fiches one".split())
_BETWEEN_ASKED = (Kind.EXTREME, Kind.DISTINCT, Kind.NUMBER, Kind.TOP, Kind.LONGEST, Kind.DATED, Kind.ORDINAL)


@dataclass(frozen=True, slots=True)
class Known:
    """What the corpus knows, as far as questions name it."""

    find_article: Callable[[str, bool], str | None]  # the one article that words name (True: they are its title)
    tables: Collection[str] = ()  # the names of all tables
    titles: Mapping[str, str] = field(default_factory=dict)  # of articles
    find_articles: Callable[[str], Sequence[str]] = lambda words: ()  # all whose titles hold the words
    has_name: Callable[[str], bool] = lambda name: False  # whether a row is called so
    has_word: Callable[[str], bool] = lambda word: False  # whether a folded word occurs in the corpus
    find_listed: Callable[[TableQuery], Sequence[str]] = lambda query: ()  # the articles that a query lists or ranks

    def names_only_rows(self, words: str) -> bool:
        """Whether rows are called so and no article is."""
        return self.has_name(words) and words.casefold() not in map(str.casefold, self.titles.values())


# Beside these a quotation is of something else than in the question before.
_NAMED_BESIDE = (
    Kind.TABLE, Kind.ROWS, Kind.NOUN, Kind.NAME, Kind.CONTAINS, Kind.OCCURS, Kind.NOT, Kind.NONE, Kind.COUNT,
)  # fmt: skip


def is_asked_for(pieces: Pieces, at: int) -> bool:
    """Whether a noun follows "which", "how many" or "list", or an extreme that itself does."""
    if at == pieces.asked:
        return True
    before = pieces.previous(at, skipping=_BETWEEN_ASKED)
    return before is not None and pieces.kind(before) in _ASKING and not stands_apart(pieces, before, at)


def stands_apart(pieces: Pieces, ask: int, noun: int) -> bool:
    """Whether a noun is not what is asked for: "how many are there in this category?"."""
    return any(word in _SET_APART for at in range(ask + 1, noun) for word in pieces.folded(at).split())


def asked_plural(pieces: Pieces) -> bool:
    """Whether the noun that is asked for is a plural."""
    return pieces.asked is not None and pieces.folded(pieces.asked).endswith(("s", "x"))


def names_articles(pieces: Pieces) -> bool:
    """Whether articles themselves are asked for: "how many articles", "which articles"."""
    return any(pieces.group(at) is Group.ARTICLE and is_asked_for(pieces, at) for at in pieces.find(Kind.NOUN))


def read_dates(pieces: Pieces) -> tuple[str | None, str | None, Group | None]:
    """The first and the last page date that is meant; and what several periods are counted by."""
    periods = pieces.free(Kind.PERIOD)
    if not periods:
        return None, None, None
    if len(periods) > 1:
        return _read_several(pieces, periods)
    at = periods[0]
    pieces.taken.add(at)
    first, last = pieces[at].period
    after = pieces.next(at)
    if after is not None and pieces.kind(after) in (Kind.ONWARDS, Kind.BACKWARDS):
        pieces.taken.add(after)
        return (first, None, None) if pieces.kind(after) is Kind.ONWARDS else (None, last, None)
    comparison = pieces.near(at, Kind.COMPARISON, ahead=1)
    if comparison and pieces.folded(comparison[0]) in ("et plus", "and up", "or more", "ou plus", "or above"):
        pieces.taken.add(comparison[0])
        return first, None, None
    relation = pieces.previous(at, skipping=(Kind.NOUN, Kind.DATED))
    kind = pieces.kind(relation)
    text = pieces.folded(relation) if relation is not None else ""
    if relation is not None and kind in _DATE_WORDS:
        pieces.taken.add(relation)
    if kind is Kind.SINCE and text != "from":
        return first, None, None
    if kind is Kind.AFTER:
        return (date.fromisoformat(last) + timedelta(days=1)).isoformat(), None, None
    if kind is Kind.BEFORE:
        return None, (date.fromisoformat(first) - timedelta(days=1)).isoformat(), None
    if kind is Kind.UNTIL:
        return None, last, None
    return first, last, None  # "the articles from 2024"


def read_outside(pieces: Pieces) -> bool:
    """Whether one period is named to be left out: "not from 2023", "en dehors de 2024"; to be read before dates are.

    Raises:
        NotUnderstood: several periods are left out, or what lies before or after one.
    """
    periods = pieces.free(Kind.PERIOD)
    light = (Kind.NOUN, Kind.DATED, Kind.TOPIC, Kind.BACK)
    for at in periods:
        before = pieces.previous(at, skipping=light)
        dated = before is not None and (pieces.kind(before) in _DATE_WORDS or pieces.is_verb(before))
        negated = pieces.previous(before or 0, skipping=light) if dated else before
        is_not = negated is not None and (
            pieces.kind(negated) in (Kind.NOT, Kind.NONE) or pieces[negated].value is Comparison.NOT_EQUAL
        )
        if negated is not None and is_not and negated not in pieces.taken:
            if len(periods) > 1 or (dated and pieces.folded(before or 0) not in ("from", "de", "du")):
                raise NotUnderstood
            pieces.taken |= {negated, *([before] if dated and before is not None else [])}
            return True
    return False


def _read_several(pieces: Pieces, periods: list[int]) -> tuple[str | None, str | None, Group | None]:
    spans = sorted(pieces[at].period for at in periods)
    opening = pieces.previous(periods[0], skipping=(Kind.NOUN,))
    is_range = pieces.kind(opening) is Kind.BETWEEN or _is_written_to(pieces, periods)
    if len(periods) == 2 and is_range:  # nothing stands before « De juin à août 2024 : … »
        before = {opening} if opening is not None else set()
        pieces.taken |= {*periods, *before, *pieces.near(periods[1], Kind.UNTIL, behind=2)}
        return pieces[periods[0]].period[0], pieces[periods[1]].period[1], None
    if len(periods) == 2 and {pieces.kind(opening), pieces.kind(pieces.previous(periods[1]))} & {
        Kind.AFTER,
        Kind.BEFORE,
    }:
        raise NotUnderstood
    pieces.taken |= {*periods, *([opening] if pieces.kind(opening) in _DATE_WORDS and opening is not None else [])}
    # Each period by itself: "2023, 2024 and 2025".
    year = all(first[5:] == "01-01" and last[5:] == "12-31" for first, last in spans)
    month = all(first[:7] == last[:7] for first, last in spans)
    if not (year or month):
        raise NotUnderstood
    first_year, last_year = int(spans[0][0][:4]), int(spans[-1][1][:4])
    months = [12 * int(first[:4]) + int(first[5:7]) for first, _ in spans]
    if (last_year - first_year if year else months[-1] - months[0]) + 1 > len(set(spans)):
        pieces.apart = tuple(f"{first}/{last}" for first, last in spans)
    return spans[0][0], spans[-1][1], Group.YEAR if year else Group.MONTH


def _is_written_to(pieces: Pieces, periods: list[int]) -> bool:
    between = range(periods[0] + 1, periods[1])
    return any(pieces.folded(at) in ("to", "a", "au", "through", "until", "jusqu a", "jusqu en") for at in between)


def read_dated(pieces: Pieces) -> Extreme | None:
    """The latest or the earliest page date, where that is asked for."""
    for at in pieces.take(Kind.DATED):
        value = pieces[at].value
        if isinstance(value, Extreme):
            return value
    return None


def put_dated_last(query: TableQuery, pieces: Pieces) -> TableQuery:
    """ "the latest article that mentions AI": of the articles that do, the latest; not what the latest one mentions.

    Raises:
        NotUnderstood: a number of the latest is asked for, but not of articles.
    """
    lists = query.unit is Unit.ARTICLES and query.aggregate is Aggregate.LIST and not (query.group or query.extreme)
    narrowed = query.is_filtered or query.tables or query.having or query.holding
    if query.dated and lists and narrowed and _dates_what_is_asked(pieces):
        return replace(query, dated_last=True)
    if query.limit and query.dated and not query.extreme and not query.lists_dated and not _numbers_articles(pieces):
        raise NotUnderstood
    return query


def _numbers_articles(pieces: Pieces) -> bool:
    """Whether it is articles that are the latest: "how many of the 10 latest articles mention AI?"."""
    dated = pieces.find(Kind.DATED)
    return len(dated) == 1 and pieces.group(pieces.next(dated[0], skipping=(Kind.NUMBER,))) is Group.ARTICLE


def _dates_what_is_asked(pieces: Pieces) -> bool:
    """Whether it is the noun asked for that is to be the latest: not "which of the latest articles"."""
    dated = pieces.find(Kind.DATED)
    if len(dated) != 1 or pieces.has(Kind.EXISTS):
        return False
    at, asked = dated[0], pieces.asked
    opening = [i for i in range(max(0, at - 2), at) if pieces.kind(i) is not Kind.LIST]
    if _AMONG & {word for i in opening for word in pieces.folded(i).split()}:
        return False
    words = pieces.folded(at).split()
    names_it = any(word in _DATED_NOUNS for word in words)
    stands_by = asked is not None and (
        pieces.next(at, skipping=(Kind.NUMBER,)) == asked or pieces.previous(at) == asked
    )
    alone = asked is None or asked == at
    return names_it or stands_by or alone


def read_title(pieces: Pieces) -> tuple[str | None, Match]:
    """The words that titles begin with, or hold."""
    titled = pieces.take(Kind.TITLE)
    for kind, match in ((Kind.STARTS, Match.START), (Kind.ENDS, Match.END)):
        edges = pieces.free(kind)
        if edges and not pieces.has(Kind.COLUMN) and (titled or names_articles(pieces)):
            return _words_of_title(pieces, edges[0]), match
    if not titled:
        return None, Match.PART
    words = [at for at in pieces.free(Kind.WORD) if pieces.folded(at).startswith(_HOLDS)]
    for at in (*pieces.free(Kind.CONTAINS, Kind.OCCURS, Kind.CALLED), *words):
        # "whose title contains", "with “drone” in the title"
        if any(abs(at - title) <= 3 for title in titled):
            match = Match.WHOLE if pieces.kind(at) is Kind.CALLED else Match.PART
            if pieces.kind(at) is Kind.OCCURS and not pieces.phrase_after(at, literal=True):
                continue
            return _words_of_title(pieces, at), match
    for title in titled:
        before = [i for i in pieces.near(title, Kind.QUOTE, behind=4) if i not in pieces.taken]
        if before and pieces.follows_preposition(title):
            pieces.taken |= {before[0], *pieces.find(Kind.OCCURS, Kind.WORD)}
            return pieces[before[0]].text, Match.PART
        if named := _named_in(pieces, title):
            pieces.taken |= {*named, *pieces.find(Kind.OCCURS, Kind.WORD)}
            return pieces.join(named), Match.PART
    return None, Match.PART


def read_other_label(pieces: Pieces, before: TableQuery | None) -> dict[str, str]:
    """Another keyword or theme than in the question before: "with the keyword “AI”", "and under “robots”?"."""
    quotes = pieces.free(Kind.QUOTE)
    held = [label.value for label in LABELS if before is not None and getattr(before, label.value)]
    if before is None or len(held) != 1 or before.title or before.contains or before.more_labels or len(quotes) != 1:
        return {}
    if pieces.has(*_NAMED_BESIDE, Kind.TITLE, Kind.COLUMN):
        return {}
    pieces.taken |= {*quotes, *pieces.free(Kind.WORD)}
    return {held[0]: pieces[quotes[0]].text}


def read_other_title(pieces: Pieces, before: TableQuery | None) -> tuple[str | None, Match]:
    """Other words of titles than in the question before: "which titles contain “AI”?", "and “robot”?"."""
    quotes = pieces.free(Kind.QUOTE)
    if before is None or before.title is None or len(quotes) != 1 or pieces.has(*_NAMED_BESIDE):
        return None, Match.PART
    pieces.taken |= {*quotes, *pieces.free(Kind.WORD)}
    return pieces[quotes[0]].text, before.title_match


def _named_in(pieces: Pieces, title: int) -> list[int]:
    """The words before "in the title", after "with": "articles with chatbot in their title"."""
    at = title - 1
    while at >= 0 and pieces.kind(at) in (Kind.STOP, Kind.FILLER, Kind.ALL, Kind.NOUN):
        at -= 1
    within = any(pieces.folded(i).split()[:1] in (["in"], ["dans"]) for i in range(at + 1, title))
    phrase = pieces.phrase_before(at + 1) if within else []
    before = pieces.folded(phrase[0] - 1).split()[-1:] if phrase and phrase[0] else []
    return phrase if before in (["with"], ["avec"], ["having"], ["ayant"], ["have"], ["has"], ["ont"]) else []


def _words_of_title(pieces: Pieces, at: int) -> str:
    phrase = pieces.phrase_after(at, literal=True, wide=True)
    quotes = [i for i in phrase if pieces.kind(i) is Kind.QUOTE]
    if not phrase or len(quotes) > 1:
        raise NotUnderstood  # of several words, which titles are to hold all of them is not known
    pieces.taken |= {at, *phrase, *pieces.find(Kind.WORD)}
    return pieces.join(phrase)


def read_negation(pieces: Pieces, noun: Group) -> bool:
    """Whether articles are to lack a label: "tagged otherwise than", "without the theme", "une autre catégorie que"."""
    found = False
    for at in pieces.find(Kind.NOUN):
        if pieces.group(at) is noun and not is_asked_for(pieces, at):
            near = pieces.near(at, Kind.NOT, Kind.NONE, Kind.HEED, Kind.COMPARISON, behind=3, ahead=2)
            near = [
                i
                for i in near
                if pieces.kind(i) in (Kind.NOT, Kind.NONE)
                or pieces[i].value is Comparison.NOT_EQUAL
                or pieces.folded(i) in ("autre", "autres", "other")
            ]
            # "with the keyword “AI” have no technologies": what stands behind the label denies something else
            near = [i for i in near if not any(pieces.kind(j) in (Kind.QUOTE, Kind.NAME) for j in range(at + 1, i))]
            pieces.taken |= set(near)
            found = found or bool(near)
    return found


def read_label(pieces: Pieces, noun: Group) -> tuple[tuple[str, ...], bool]:
    """The keywords, themes, categories or types that articles are to have; whether labels need only hold the words.

    Of several, `pieces.any_label` tells whether one is enough.
    """
    for at in pieces.free(Kind.NOUN):
        if pieces.group(at) is not noun:
            continue
        within = pieces.near(at, Kind.CONTAINS, Kind.OCCURS, Kind.TOPIC, ahead=4)
        if noun is Group.TYPE:
            within = []
        if within:
            phrase = pieces.phrase_after(within[0], literal=True)
            if phrase:
                pieces.taken |= {at, within[0], *phrase, *pieces.take(Kind.WORD)}
                # "about nuclear (the word “nuclear” in a theme)": said twice
                words = pieces.join(phrase)
                for again in pieces.free(Kind.NOUN, Kind.QUOTE, Kind.NAME):
                    if pieces.group(again) is noun or pieces[again].text.casefold() == words.casefold():
                        pieces.taken.add(again)
                return (words,), True
        phrase = pieces.phrase_after(at, literal=True) or pieces.phrase_before(at)
        if not phrase and at + 1 < len(pieces) and pieces.kind(at + 1) is Kind.TABLE and not is_asked_for(pieces, at):
            phrase = [at + 1]  # "the category technology"
        if not phrase:
            # "with “water” among their keywords"
            phrase = pieces.free(Kind.QUOTE)[:1]
            within_one = any(pieces.folded(i).split()[-1:] in _ONE_OF for i in range(max(0, at - 1), at))
            if phrase and phrase[0] < at and within_one:
                pieces.taken |= {at, *phrase}
                return (pieces.join(phrase),), True  # "with “AI” in a keyword"
        if not phrase:
            if noun is Group.TYPE or is_asked_for(pieces, at):
                continue
            raise NotUnderstood
        quotes = [i for i in phrase if pieces.kind(i) is Kind.QUOTE]
        if any(pieces.kind(i) is Kind.OR for i in phrase) and len(quotes) < 2:
            raise NotUnderstood  # "the theme energy or water": two labels
        near = [*pieces.near(at, Kind.COMPARISON, behind=2), *pieces.near(phrase[0], Kind.COMPARISON, behind=3)]
        pieces.taken |= {i for i in near if pieces[i].value is Comparison.EQUAL}
        held = pieces.near(phrase[-1], Kind.OCCURS, Kind.CONTAINS, ahead=3)
        pieces.taken |= {at, *phrase, *held}
        while len(phrase) > 1 and pieces.kind(phrase[0]) in (Kind.AND, Kind.STOP):
            phrase = phrase[1:]  # "une autre catégorie que « technology »"
        named: tuple[str, ...] = (pieces.join(phrase),)
        if len(quotes) > 1:
            joined = pieces.split(phrase)
            named = joined[0] if len(joined) == 1 else sum(joined, ())
            pieces.any_label = len(joined) == 1
        for again in pieces.free(Kind.NOUN):
            if pieces.group(again) is noun:
                pieces.taken.add(again)
        return named, any(pieces.kind(i) is Kind.OCCURS for i in held)
    return (), False
