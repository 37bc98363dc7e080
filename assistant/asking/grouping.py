"""The rules that say what is made of the rows: groups, rankings, and what is counted."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.asking.aggregating import asks_ratio, counts_articles
from assistant.asking.filtering import extreme_of
from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, ROWS, NotUnderstood, Pieces
from assistant.asking.rates import find_rated_group, take_rated_group
from assistant.asking.scoping import is_asked_for, names_articles
from assistant.asking.verbs import HOLDING_VERBS
from assistant.columns import ColumnRole
from assistant.queries import LABELS, OF_DATES, Comparison, Extreme, Group

_TOGETHER = ("total", "tout", "together", "combined", "cumul", "ensemble", "altogether")
_FIGURES = (Kind.MEAN, Kind.MEDIAN, Kind.SHARE)  # that groups are ranked by
_ONE_OF_THEM = ("which of the", "which one of the", "laquelle des", "lequel des")
_MORE_OR_LESS = frozenset("more plus less moins fewer".split())
_OFTEN = ("often", "cite", "mention", "souvent", "frequen", "repe", "common", "courant", "revient", "recurr", "rare",
          "comes up", "occurs", "fois", "times")  # fmt: skip
_USUAL = ("often", "souvent", "common", "courant", "frequen", "usual", "typical")
_NUMBER = frozenset("number nombre nb".split())
_USED = frozenset("used occur exist existe existent given awarded utilise utilisees utilises employees donnees "
                  "attribuees possible possibles".split())  # fmt: skip
_LOOKS = (Kind.CONTAINS, Kind.OCCURS, Kind.WORD, Kind.STARTS, Kind.ENDS)
_VERBS = frozenset("is are was were does do did has have est sont a ont".split())  # "which themes is it filed under?"
_OF_OTHER = frozenset("of de du des d in for pour dans from on behind".split())  # "the themes of the CNIL article"
_STRONG = ("fort", "strong", "criti", "important", "saillant", "marquant", "priorit", "crucia", "grave", "serious",
           "signific", "pressing", "weak", "faible", "ranked", "graded", "placed", "valued", "foremost", "leading",
           "classe", "place")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grouping:
    """What rows are counted by."""

    group: Group | None = None
    ranked: bool = False  # by size or mean: "which article has the most concerns?"
    compares: bool = False  # two that are named


def read_group(pieces: Pieces) -> Grouping:
    """What rows are counted by, and whether the groups are ranked.

    Raises:
        NotUnderstood: rows are to be counted by two things at once.
    """
    if any(pieces.kind(pieces.next(at)) is Kind.COMPARE for at in pieces.find(Kind.EXTREME, Kind.LONGEST)):
        raise NotUnderstood  # "the biggest gap between concerns and signals"
    if asks_ratio(pieces):
        pieces.taken |= set(pieces.free(Kind.EACH, Kind.COMPARE))
        return Grouping(Group.TABLE)
    if rated := find_rated_group(pieces):
        take_rated_group(pieces)
        return Grouping(rated, pieces.has(Kind.EXTREME))
    if amounts := _read_amounts(pieces):
        return amounts
    found = _read_each(pieces)
    if found is not None:
        return found
    if pieces.has(Kind.SPREAD) and pieces.has(Kind.RELEVANCY):
        return Grouping(Group.RELEVANCY)
    tables = {pieces[at].value for at in pieces.find(Kind.TABLE)}
    if len(pieces.find(Kind.COUNT)) > 1 and len(tables) > 1:
        pieces.taken |= set(pieces.free(Kind.COMPARE))
        return Grouping(Group.TABLE)  # "how many concerns and how many issues are rated 5?"
    if counts_each_table(pieces):
        return Grouping(Group.TABLE)
    titles = any("titl" in pieces.folded(at) or "titre" in pieces.folded(at) for at in pieces.find(Kind.REPEATED))
    if titles:
        return Grouping(Group.TITLE)
    if pieces.has(Kind.TITLE) and pieces.has(Kind.REPEATED) and not pieces.has(Kind.CONTAINS, Kind.STARTS, *ROWS):
        return Grouping(Group.TITLE)
    for at in pieces.find(Kind.LONGEST):
        if pieces.kind(pieces.next(at)) is Kind.TITLE:
            raise NotUnderstood  # "the longest title"
        noun = pieces.next(at)
        noun = noun if pieces.kind(noun) is Kind.NOUN else pieces.asked
        noun = noun if pieces.kind(noun) is Kind.NOUN else pieces.previous(at)
        if noun is None or pieces.kind(noun) is not Kind.NOUN:
            noun = next((i for i in pieces.find(Kind.NOUN) if is_asked_for(pieces, i)), None)
        if noun is not None:
            pieces.taken.add(noun)
            group = pieces.group(noun)
            # "which table is the longest" is one of the five, "the longest table" that of one article.
            is_one = group is Group.TABLE and not (noun < at and pieces.kind(pieces.previous(noun)) is Kind.WHICH)
            return Grouping(Group.ARTICLE_TABLE if is_one else group, True)
    two_named = len(pieces.free(Kind.QUOTE)) == 2
    if not two_named:
        found = _read_asked(pieces)
    return found or _read_sized(pieces) or _read_ratings(pieces) or _read_compared(pieces)


def counts_each_table(pieces: Pieces) -> bool:
    """Whether the rows of several tables are counted one table after the other: "number of A, of B and of C"."""
    tables = pieces.find(Kind.TABLE)
    others = (
        Kind.EXTREME, Kind.TOP, Kind.LONGEST, Kind.MEAN, Kind.MEDIAN, Kind.SHARE, Kind.EACH, Kind.DISTINCT, Kind.OR,
        Kind.DIFFERENCE, Kind.COMPARE, Kind.NOT, Kind.NONE, Kind.RELEVANCY, Kind.HEED,
    )  # fmt: skip
    if len(tables) < 2 or pieces.asked != tables[0] or len(pieces.find(Kind.COUNT)) != 1 or pieces.has(*others):
        return False
    if any(word in pieces.folded(at) for at in pieces.find(Kind.COUNT, Kind.ALL) for word in _TOGETHER):
        return False
    between = range(tables[0] + 1, tables[-1])
    joined = all(pieces.kind(at) in (Kind.TABLE, Kind.AND, Kind.BREAK, Kind.STOP, *LIGHT) for at in between)
    again = all(pieces.folded(at - 1) in ("de", "d", "of") for at in tables[1:])
    return joined and (again or len(tables) > 2)


def _read_amounts(pieces: Pieces) -> Grouping | None:
    """Articles by their number of rows: "distribution of articles by number of signals", "the most common "
    "number of"."""
    places = pieces.find(*ROWS)
    if len(places) != 1 or pieces.has(Kind.RELEVANCY, Kind.NUMBER, Kind.TITLE, Kind.COLUMN, Kind.OCCURS):
        return None
    numbers = [at for at in pieces.find(Kind.COUNT, Kind.FILLER) if _NUMBER & set(pieces.folded(at).split())]
    counted = any(pieces.next(at) == places[0] for at in numbers)
    articles = [at for at in pieces.find(Kind.NOUN) if pieces.group(at) is Group.ARTICLE]
    each = [at for at in pieces.find(Kind.EACH) if pieces.group(at) is Group.ARTICLE or pieces.next(at) in articles]
    usual = any(word in pieces.folded(at) for at in pieces.find(Kind.EXTREME) for word in _USUAL)
    if not (articles or each) or len(pieces.find(Kind.NOUN)) > len(articles):
        return None
    asks_usual = usual and (counted or (pieces.kind(pieces.asked) in ROWS and pieces.has(Kind.COUNT)))
    if not (asks_usual or (pieces.has(Kind.SPREAD) and counted and articles)):
        return None
    pieces.taken |= {*articles, *each, *pieces.free(Kind.EACH)}
    return Grouping(Group.AMOUNT, usual)


def _read_sized(pieces: Pieces) -> Grouping | None:
    """A place by number alone, which is one of articles: "the third highest number of concerns"."""
    sized = any(
        pieces.kind(at + 1) is Kind.COUNT for at in pieces.find(Kind.ORDINAL, Kind.EXTREME) if at + 1 < len(pieces)
    )
    counts_rows = pieces.kind(pieces.asked) in ROWS
    return Grouping(Group.ARTICLE, True) if sized and counts_rows and not pieces.has(Kind.NOUN) else None


def _read_ratings(pieces: Pieces) -> Grouping | None:
    """Two ratings set against each other, "more 5s than 4s", or the ratings that there are."""
    numbers = pieces.free(Kind.NUMBER)
    more = [at for at in pieces.find(Kind.HEED) if pieces.folded(at) in _MORE_OR_LESS]
    if more and len(numbers) == 2 and pieces.has(Kind.TABLE, Kind.ROWS):
        between = {pieces.kind(at) for at in range(numbers[0] + 1, numbers[1])}
        follows = more[0] < numbers[0] and pieces.next(more[0]) == numbers[0]
        if follows and names_articles(pieces) and not pieces.has(Kind.QUOTE):
            raise NotUnderstood  # "articles with more 5s than 4s": in each of them
        if follows and between <= {Kind.AND, Kind.OR, Kind.FILLER, Kind.STOP, Kind.HEED} and Kind.NAME not in between:
            pieces.taken |= {*more, *pieces.free(Kind.DIFFERENCE)}
            return Grouping(Group.RELEVANCY)
    often = [at for at in pieces.find(Kind.EXTREME) if any(word in pieces.folded(at) for word in _OFTEN)]
    if often and pieces.has(Kind.RELEVANCY) and not (pieces.has(Kind.NOUN, Kind.COLUMN) or numbers):
        return Grouping(Group.RELEVANCY, True)  # "the most frequent rating"
    asked = next((at for at in pieces.find(Kind.DISTINCT) if pieces.kind(pieces.next(at)) is Kind.RELEVANCY), None)
    if asked is None and pieces.folded(pieces.find(Kind.RELEVANCY)[0] if pieces.has(Kind.RELEVANCY) else 0)[-1:] == "s":
        # "which ratings are used?", « quelles notes existe-t-il ? »
        which = (at for at in pieces.find(Kind.WHICH) if pieces.kind(pieces.next(at)) is Kind.RELEVANCY)
        used = any(_USED & set(pieces.folded(at).split()) for at in range(len(pieces)))
        asked = next(which, None) if used or pieces.has(Kind.OCCURS, Kind.EXISTS) else None
    if asked is not None and not pieces.has(Kind.NUMBER, Kind.EXTREME, Kind.NOUN):
        return Grouping(Group.RELEVANCY)
    return None


def _read_each(pieces: Pieces) -> Grouping | None:
    found: list[tuple[Group, bool]] = []
    for at in pieces.find(Kind.EACH):
        noun = pieces.next(at, skipping=(Kind.NUMBER,))
        if pieces.group(at) is not None:
            pieces.taken.add(at)
            found.append((pieces.group(at) or Group.ARTICLE, ranks_by_size(pieces)))
        elif noun is not None and pieces.group(noun) is Group.DATE and pieces.has(Kind.DATED):
            pieces.taken |= {at, noun}  # "the oldest and the latest, by page date"
        elif noun is not None and pieces.kind(noun) is Kind.NOUN:
            pieces.taken |= {at, noun, *pieces.near(noun, Kind.NUMBER, behind=1)}
            second = pieces.next(noun, skipping=(Kind.AND,))
            if pieces.kind(second) is Kind.NOUN and pieces.kind(pieces.next(noun)) is Kind.AND:
                raise NotUnderstood
            found.append((pieces.group(noun) or Group.ARTICLE, ranks_by_size(pieces)))
        elif noun is not None and pieces.kind(noun) is Kind.RELEVANCY:
            pieces.taken |= {at, noun}
            if not pieces.has(Kind.EXTREME, Kind.TOP):  # "ranks highest by relevancy"
                found.append((Group.RELEVANCY, False))
        elif pieces.kind(noun) is Kind.COUNT or noun is None or pieces.kind(noun) is Kind.BREAK:
            pieces.taken.add(at)  # "by number of rows", "A versus B: how many in each?"
        elif pieces.has(Kind.LIST, Kind.SPREAD) and pieces.kind(noun) is Kind.PERIOD:
            pieces.taken.add(at)  # "spread across 2023, 2024 and 2025"
    if len({group for group, _ in found}) > 1:
        raise NotUnderstood
    if not found:
        return None
    group, ranked = found[0]
    return Grouping(group, ranked or (pieces.has(*_FIGURES) and pieces.has(Kind.EXTREME)))


def _read_asked(pieces: Pieces) -> Grouping | None:
    """A group that is asked for: "which table has the most rows?", "quels mois …"."""
    by_mean = pieces.has(*_FIGURES) and pieces.has(Kind.EXTREME)
    whose = [
        at for at in pieces.find(Kind.FILLER) if pieces.folded(at) == "whose" and pieces.kind(at + 1) is Kind.TABLE
    ]
    if whose and by_mean and not any(is_asked_for(pieces, at) for at in pieces.find(Kind.NOUN)):
        return Grouping(Group.ARTICLE, True)  # "whose concerns average the highest?"
    for at in pieces.find(Kind.NOUN):
        group = pieces.group(at)
        if not is_asked_for(pieces, at):
            continue
        if ranks_by_size(pieces) or by_mean:
            pieces.taken.add(at)
            return Grouping(group, True)
        is_verb = at + 1 < len(pieces) and pieces.folded(at + 1) in _VERBS | HOLDING_VERBS
        of_other = at + 1 < len(pieces) and pieces.folded(at + 1) in _OF_OTHER
        named = pieces.phrase_after(at) if group in LABELS and not (is_verb or of_other) else []
        if group in (*OF_DATES, *LABELS, Group.TABLE) and not named and not pieces.has(Kind.DATED):
            is_question = pieces.kind(pieces.previous(at, skipping=(Kind.DISTINCT, Kind.NUMBER))) in (
                Kind.WHICH, Kind.COUNT, Kind.LIST)  # fmt: skip
            if is_question or group in LABELS:
                pieces.taken.add(at)
                return Grouping(group, pieces.has(Kind.EXTREME))
    names = [at for at in pieces.find(Kind.COLUMN) if pieces[at].value is ColumnRole.NAME]
    ranked = pieces.has(Kind.EXTREME) and not pieces.has(Kind.RELEVANCY)
    often = any(word in pieces.folded(at) for at in pieces.find(Kind.EXTREME) for word in _OFTEN)
    named_times = _has_number_of(pieces, Kind.TIMES) and pieces.has(Kind.OCCURS) and not pieces.has(Kind.QUOTE)
    asks_names = pieces.kind(pieces.asked) is Kind.TABLE and not pieces.has(Kind.CONTAINS, Kind.DISTINCT)
    repeated = pieces.has(Kind.REPEATED) or (pieces.has(Kind.OCCURS, Kind.REPEATED) and counts_articles(pieces))
    once = pieces.has(Kind.OCCURS) and any("fois" in pieces.folded(at) or "once" in pieces.folded(at)
                                           for at in pieces.find(Kind.DISTINCT))  # fmt: skip
    of_table = (
        pieces.kind(pieces.asked) in (Kind.TABLE, Kind.COLUMN)
        and pieces.has(Kind.TABLE)
        and not pieces.has(Kind.CONTAINS, Kind.RELEVANCY)
    )
    if once and of_table and not names:
        return Grouping(Group.NAME)  # "technologies that appear only once"
    if asks_names and (often or repeated or named_times) and not (names or pieces.has(Kind.RELEVANCY)):
        return Grouping(Group.NAME, often)
    if names and once and of_table:
        pieces.taken |= set(names)
        return Grouping(Group.NAME)
    shared = pieces.has(Kind.REPEATED) or _has_number_of(pieces, Kind.NOUN, Kind.ROWS, Kind.TIMES)
    if names and not pieces.has(Kind.CONTAINS, Kind.STARTS, Kind.DISTINCT, Kind.NONE) and (ranked or shared):
        pieces.taken |= set(names)
        return Grouping(Group.NAME, ranked)
    return None


def _has_number_of(pieces: Pieces, *kinds: Kind) -> bool:
    return any(pieces.kind(pieces.next(at)) in kinds for at in pieces.find(Kind.NUMBER))


def _read_compared(pieces: Pieces) -> Grouping:
    """Two articles, or two tables, that are set against each other."""
    tables = list(dict.fromkeys(pieces[at].value for at in pieces.find(Kind.TABLE)))
    quoted = pieces.free(Kind.QUOTE)
    more = [at for at in pieces.find(Kind.HEED) if pieces.folded(at) in _MORE_OR_LESS]
    unnumbered = [
        at for at in pieces.find(Kind.COMPARISON) if pieces[at].value in (Comparison.MORE_THAN, Comparison.LESS_THAN)
    ]
    if pieces.has(Kind.NUMBER, Kind.TOP_MARK):  # "more signals rated 5 than concerns", not "rated more than 4"
        unnumbered = [at for at in unnumbered if pieces.kind(pieces.next(at)) in ROWS]
    weighs = bool(more or unnumbered) or pieces.has(Kind.EXTREME, Kind.COMPARE)
    articles = any(pieces.group(at) is Group.ARTICLE for at in pieces.find(Kind.NOUN)) or len(quoted) > 1
    if articles and len(tables) == 2 and _names_one_article(pieces) and not pieces.has(Kind.COMPARE):
        articles = False  # "in the CNIL article, are there more signals than issues?"
    by_size = not pieces.has(Kind.RELEVANCY) or pieces.has(Kind.MEAN, Kind.NUMBER, Kind.TOP_MARK, Kind.UNRATED)
    singular = not any(pieces.folded(at).endswith(("s", "x")) for at in pieces.find(Kind.TABLE))
    if len(tables) == 2 and singular and not pieces.has(Kind.COUNT, Kind.RELEVANCY, Kind.MEAN):
        raise NotUnderstood  # "what is the difference between a signal and a concern?"
    if len(tables) == 2 and weighs and not articles and by_size:
        pieces.taken |= {*more, *unnumbered, *pieces.free(Kind.EXTREME, Kind.OR, Kind.AND)}
        return Grouping(Group.TABLE)
    either = pieces.has(Kind.OR) and pieces.has(Kind.EXTREME, Kind.HEED) and not pieces.has(Kind.RELEVANCY)
    either = either and bool(tables or pieces.has(Kind.ROWS)) and not pieces.has(Kind.CONTAINS)
    labels = any(pieces.group(at) in LABELS for at in pieces.find(Kind.NOUN))
    named = len(quoted) == 2 and pieces.has(Kind.WHICH, Kind.OR) and not (labels or pieces.has(*_LOOKS))
    either = either or named
    nouns = [at for at in pieces.find(Kind.NOUN) if pieces.group(at) is Group.ARTICLE]
    both = pieces.has(Kind.BETWEEN) and pieces.has(Kind.AND) and len(nouns) == 2 and not pieces.has(Kind.NUMBER)
    either = either or (both and pieces.has(Kind.EXTREME, Kind.HEED))  # "between the article on A and that on B"
    set_off = bool(more) and pieces.has(Kind.AND) and 2 in (len(quoted), len(nouns))
    if set_off and not is_asked_for(pieces, (nouns or [-1])[0]):
        either = either or bool(tables or pieces.has(Kind.ROWS))  # "how many more rows does A have than B?"
    if both:
        pieces.taken |= set(pieces.free(Kind.BETWEEN))
    says_which = pieces.has(Kind.NAME, Kind.QUOTE)
    if len(pieces.free(Kind.PERIOD)) > 1 and not either and not (articles and (says_which or not unnumbered)):
        pieces.taken |= {*more, *unnumbered, *pieces.free(Kind.COMPARE, Kind.DIFFERENCE, Kind.OR)}
        return Grouping()  # the periods are set against each other
    if pieces.has(Kind.COMPARE) and pieces.has(Kind.DISTINCT) and not articles:
        pieces.taken |= set(pieces.free(Kind.COMPARE))
        return Grouping()  # "total versus distinct"
    if pieces.has(Kind.COMPARE, Kind.DIFFERENCE) or either:
        pieces.taken |= {*more, *unnumbered, *pieces.free(Kind.EXTREME, Kind.DIFFERENCE, Kind.OR, Kind.COMPARE)}
        whole = len(tables) == 1 or pieces.has(Kind.MEAN, Kind.ROWS) or pieces.has(Kind.HEED)
        return Grouping(Group.ARTICLE if whole else Group.ARTICLE_TABLE, compares=True)
    return Grouping()


def _names_one_article(pieces: Pieces) -> bool:
    nouns = [at for at in pieces.find(Kind.NOUN) if pieces.group(at) is Group.ARTICLE]
    asked = any(is_asked_for(pieces, at) or pieces.folded(at).endswith("s") for at in nouns)
    return len(nouns) == 1 and not asked and len(pieces.find(Kind.QUOTE)) < 2


def ranks_by_size(pieces: Pieces) -> bool:
    """Whether an extreme is one of number: "the most signals", "le plus de lignes"."""
    if pieces.has(*_FIGURES):
        return False
    numbered = [at for at in pieces.find(Kind.COUNT) if "number" in pieces.folded(at) or "nombre" in pieces.folded(at)]
    if numbered and pieces.has(Kind.TOP, Kind.EXTREME, Kind.ORDINAL) and pieces.kind(pieces.asked) is Kind.NOUN:
        return True
    for at in pieces.find(Kind.EXTREME):
        following = pieces.next(at, skipping={Kind.COUNT, Kind.DISTINCT})
        if pieces.kind(following) is Kind.NUMBER and following is not None and not pieces.has(Kind.RELEVANCY):
            after = pieces.kind(pieces.next(following))
            if after not in (*ROWS, Kind.NOUN, Kind.RELEVANCY, Kind.EXTREME):
                return True  # "the most 5s"
        if pieces.kind(following) in (*ROWS, Kind.NOUN) and following is not None:
            words = pieces.folded(at)
            sized = " number" in words or "nombre" in words or pieces.kind(pieces.next(at)) is Kind.COUNT
            if pieces.kind(pieces.next(following)) is Kind.EXTREME:
                continue
            return sized or words.removeprefix("the ") not in ("highest", "lowest", "best rated", "worst rated")
        # "which tables are most numerous", "what theme comes up most often"
        if following is None and not pieces.has(Kind.RELEVANCY) and pieces.has(Kind.NOUN, Kind.COLUMN):
            return True
        before = pieces.previous(at)
        if pieces.kind(before) in (*ROWS, Kind.NOUN) and not pieces.has(Kind.RELEVANCY, Kind.TABLE):
            return True
    return False


def is_plural(pieces: Pieces, group: Group | None) -> bool:
    """Whether several groups are asked for: "quels sont les thèmes les plus fréquents ?"."""
    ties = any(
        "tie" in pieces.folded(at) or "egalite" in pieces.folded(at) or "aequo" in pieces.folded(at)
        for at in pieces.find(Kind.FILLER)
    )
    if (pieces.has(Kind.COUNT) and pieces.kind(pieces.previous(pieces.asked or 0)) is Kind.COUNT) or ties:
        return False  # "how many articles have the most signals?": those at the end of the scale
    if pieces.folded(pieces.previous(pieces.asked or 0, skipping=(Kind.NUMBER,)) or 0).endswith(_ONE_OF_THEM):
        return False  # "which of the five tables"
    nouns = [at for at in pieces.find(Kind.NOUN) if pieces.group(at) is group]
    return any(pieces.folded(at).endswith("s") and group is not Group.MONTH for at in nouns[:1])


def read_extreme(pieces: Pieces, grouping: Grouping, *, ranked_before: bool) -> Extreme | None:
    """Which end of the scale, or of the groups, is asked for."""
    wanted = pieces.free(Kind.TOP, Kind.LONGEST)
    if (
        grouping.ranked
        or pieces.has(Kind.RELEVANCY, Kind.REACH, Kind.TOP_MARK)
        or wanted
        or ranked_before
        or any(
            "rated" in pieces.folded(at) or "not" in pieces.folded(at) or "relevant" in pieces.folded(at)
            for at in pieces.free(Kind.EXTREME)
        )
    ):
        wanted += pieces.free(Kind.EXTREME)
    elif grouping.group is None and pieces.kind(pieces.asked) is Kind.TABLE:
        # "the strongest signal", "l’enjeu le plus critique": by relevancy, as the answer says.
        wanted = [at for at in pieces.free(Kind.EXTREME) if any(word in pieces.folded(at) for word in _STRONG)]
    if not wanted and pieces.free(Kind.TOP_MARK):
        wanted = pieces.take(Kind.TOP_MARK)
        return Extreme.HIGHEST
    if not wanted and pieces.has(Kind.RELEVANCY):
        # "the maximum relevancy": a comparison without a number.
        for at in pieces.free(Kind.COMPARISON):
            pieces.taken.add(at)
            return Extreme.LOWEST if pieces[at].value is Comparison.AT_LEAST else Extreme.HIGHEST
    pieces.taken |= set(wanted)
    return extreme_of(pieces, wanted)
