"""Exact questions, read by a small grammar: "how many concerns are rated 5?" becomes a TableQuery.

A question is cut into pieces with meanings; each rule below takes the pieces that it explains. A piece that
no rule explains (a name, a number, a date) makes the question no exact one: better handed over to retrieval
than counted wrongly.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.asking.lexicon import LEXICON, Kind, Meaning
from assistant.asking.scanning import Piece, scan_question
from assistant.columns import ColumnRole
from assistant.queries import Aggregate, Comparison, Extreme, Group, NumberFilter, TableQuery, TextFilter, Unit
from assistant.words import informative_words, split_words

_MUST_BE_EXPLAINED = {Kind.NAME, Kind.NUMBER, Kind.PERIOD, Kind.QUOTE, Kind.COLUMN, Kind.OR, Kind.COMPARISON}
_MUST_BE_EXPLAINED |= {
    Kind.CONTAINS,
    Kind.TOPIC,
    Kind.EXTREME,
    Kind.TOP,
    Kind.LONGEST,
    Kind.NOT,
    Kind.WORD,
    Kind.NONE,
    Kind.HEED,
    Kind.EACH,
}
_LIGHT = {Kind.STOP, Kind.FILLER, Kind.ALL}  # between two pieces that belong together
_IN_A_NAME = {Kind.NAME, Kind.NUMBER, Kind.STOP, Kind.FILLER, Kind.AND, Kind.OR, Kind.TOPIC, Kind.QUOTE, Kind.SCALE}
_GROUPS_SHOWN = 5  # of a ranking of groups that asks for several without saying how many
_TOP_OF_SCALE = 5  # of relevancy
_LONGEST_PHRASE_MEANT = 3  # informative words; a longer one without quotation marks is no exact phrase
_GROUPS_OF_ARTICLES = {Group.THEME, Group.KEYWORD, Group.CATEGORY}


@dataclass(frozen=True, slots=True)
class Known:
    """What the corpus knows, as far as questions name it."""

    find_article: Callable[[str, bool], str | None]  # the one article that words name (True: they are its title)
    tables: Collection[str] = ()  # the names of all tables


def read_table_query(text: str, known: Known, *, previous: TableQuery | None = None) -> TableQuery | None:
    """The exact query that a question puts, or None when it is none or not wholly understood.

    Args:
        text: the question, in French or English.
        known: tells which article some words name, and which tables there are.
        previous: the exact query before this one; "how many of them are rated 5?" refines it.
    """
    return _Reader(scan_question(text, LEXICON | _other_tables(known.tables)), known, previous).read()


def sounds_exact(text: str) -> bool:
    """Whether a question has words of counting, ranking or comparing rows, whatever else it says."""
    kinds = {piece.kind for piece in scan_question(text)}
    asks = {Kind.COUNT, Kind.TOP, Kind.EXTREME, Kind.LONGEST, Kind.SHARE, Kind.MEAN, Kind.COMPARE, Kind.EACH}
    asks |= {Kind.RELEVANCY, Kind.DISTINCT, Kind.LIST, Kind.DATED, Kind.SPREAD}
    return bool(kinds & asks and kinds & {Kind.TABLE, Kind.ROWS, Kind.NOUN})


def _other_tables(names: Collection[str]) -> dict[tuple[str, ...], Meaning]:
    """Phrases for the tables of the corpus that the lexicon has no word for."""
    phrases = {tuple(split_words(name)): Meaning(Kind.TABLE, name) for name in names}
    return {words: meaning for words, meaning in phrases.items() if words and words not in LEXICON}


class _Reader:
    """Reads one question. Each rule sets a part of the query and takes the pieces that say it."""

    def __init__(self, pieces: list[Piece], known: Known, previous: TableQuery | None) -> None:
        self._pieces = pieces
        self._known = known
        self._previous = previous
        self._taken: set[int] = set()
        self._failed = False

    def read(self) -> TableQuery | None:
        group, ranked = self._read_group()
        dates = self._read_dates()
        dated = self._read_dated()
        contains = self._read_contains()
        labels = {
            noun: self._read_label(noun) for noun in (Group.KEYWORD, Group.THEME, Group.CATEGORY) if noun != group
        }
        topic = self._read_topic()
        if topic and not informative_words(topic):
            # Too short a word to be near to others: it is looked for as it stands.
            contains, topic = (*contains, TextFilter((topic,))), None
        articles = self._read_articles()
        limit = self._read_limit(group)
        if limit is None and ranked and self._is_plural(group):
            limit = _GROUPS_SHOWN
        having = self._read_having(group)
        relevancy = self._read_relevancy()
        rated = self._read_rated(relevancy, extreme_asked=self._has(Kind.EXTREME) or self._has(Kind.TOP))
        extreme = self._read_extreme(group, ranked)
        tables = self._read_tables()
        if self._has(Kind.DISTINCT):
            self._take(Kind.COLUMN)
        aggregate = self._read_aggregate()
        if self._failed or any(
            p.kind in _MUST_BE_EXPLAINED for i, p in enumerate(self._pieces) if i not in self._taken
        ):
            return None
        unit = self._read_unit(group, has_tables=bool(tables) or self._has(Kind.ROWS))
        said: dict[str, object] = {
            "tables": tables,
            "articles": articles,
            "keyword": labels.get(Group.KEYWORD),
            "theme": labels.get(Group.THEME),
            "category": labels.get(Group.CATEGORY),
            "since": dates[0],
            "until": dates[1],
            "dated": dated,
            "relevancy": relevancy,
            "rated": rated,
            "contains": contains,
            "topic": topic,
            "group": group,
            "having": having,
            "extreme": extreme,
            "limit": limit,
        }
        said = {name: value for name, value in said.items() if value or value is False}
        if self._refines(bool(tables)):
            return self._refine(said, aggregate, unit)
        query = replace(TableQuery(aggregate or Aggregate.LIST, unit or Unit.ROWS), **said)  # type: ignore[arg-type]
        return query if self._is_exact(query, aggregate, unit) else None

    # What the whole says.

    def _is_exact(self, query: TableQuery, aggregate: Aggregate | None, unit: Unit | None) -> bool:
        """Whether what was read is a question for the tables at all, and a complete one."""
        points = self._has(Kind.BACK) or (self._has(Kind.PRONOUN) and not (self._has(Kind.ALL) or self._names_any()))
        if points and not query.tables and not self._has(Kind.EXISTS):
            return False
        grouped = query.group and (aggregate or query.extreme or self._has(Kind.COMPARE))
        if not (query.tables or self._has(Kind.ROWS) or unit is Unit.ARTICLES or grouped):
            return False
        if query.limit and query.extreme is None:
            return False
        if self._has(Kind.MEAN) and self._has(Kind.COUNT):
            return False  # a mean of numbers of rows, not of relevancy
        if self._has(Kind.RELEVANCY) and not query.rates:
            return False
        if aggregate is Aggregate.SHARE and not query.is_filtered:
            return False
        if self._has(Kind.COMPARE) and not (query.group and (len(query.articles) != 1)):
            return False
        if query.topic:
            # Which rows bear on a topic is for retrieval; how many are close to it can be counted.
            return aggregate in (Aggregate.COUNT, Aggregate.SHARE) or bool(query.group or query.extreme)
        if aggregate or query.group or query.extreme or self._has(Kind.LIST) or self._has(Kind.EXISTS):
            return True
        narrowed = query.is_filtered or query.since or query.until or query.dated or query.having
        plural = any(p.kind is Kind.TABLE and p.text[-1:] in "sx" for p in self._pieces)
        scoped = query.articles or query.keyword or query.theme or query.category
        return bool(self._has(Kind.WHICH) and (narrowed or ((plural or unit is Unit.ARTICLES) and scoped)))

    def _refines(self, has_tables: bool) -> bool:
        if self._previous is None:
            return False
        points = self._has(Kind.PRONOUN) and not (self._has(Kind.ALL) or self._has(Kind.EXISTS) or self._names_any())
        continues = self._has(Kind.BACK) or self._has(Kind.CONTINUE) or points
        begins = bool(self._pieces) and self._pieces[0].kind is Kind.AND
        if continues or begins:
            return True
        return not has_tables and not self._has(Kind.ROWS) and not self._names_articles()

    def _names_any(self) -> bool:
        """Whether an article is named."""
        return any(self._noun(at) is Group.ARTICLE for at in self._find(Kind.NOUN)) or self._has(Kind.QUOTE)

    def _refine(self, said: dict[str, object], aggregate: Aggregate | None, unit: Unit | None) -> TableQuery | None:
        """The query before with what this question says in place of what that one said."""
        before = self._previous
        assert before is not None
        if not said and aggregate is None and not self._has(Kind.WHICH) and unit is None:
            return None
        if aggregate is None and (self._has(Kind.LIST) or self._has(Kind.WHICH)):
            aggregate = Aggregate.LIST
        if "group" in said and aggregate is None:
            aggregate = Aggregate.MEAN if before.aggregate is Aggregate.MEAN else Aggregate.COUNT
        if not said and before.group and before.extreme and self._has(Kind.PRONOUN):
            return before  # "which is the longest table, and how many rows has it?": told already
        if "group" not in said and before.group and aggregate is Aggregate.LIST:
            before = replace(before, group=None, extreme=None, limit=None)
        if "extreme" in said and "group" not in said and not before.group:
            aggregate = Aggregate.LIST
        if "relevancy" in said and before.extreme and not before.group:
            before = replace(before, extreme=None, limit=None)
        changes = {**said, **({"aggregate": aggregate} if aggregate else {}), **({"unit": unit} if unit else {})}
        refined = replace(before, **changes)  # type: ignore[arg-type]
        return None if refined == before and not self._has(Kind.WHICH) and aggregate is None else refined

    # The rules.

    def _read_group(self) -> tuple[Group | None, bool]:
        """What rows are counted by, and whether the groups are ranked: "which article has the most concerns?"."""
        for at in self._find(Kind.EACH):
            noun = self._next(at)
            if noun is not None and self._pieces[noun].kind is Kind.NOUN:
                self._taken |= {at, noun}
                return self._noun(noun), self._ranks_by_size()
            if noun is not None and self._pieces[noun].kind is Kind.RELEVANCY:
                self._taken |= {at, noun}
                if self._has(Kind.EXTREME) or self._has(Kind.TOP):
                    continue  # "ranks highest by relevancy"
                return Group.RELEVANCY, False
        if self._has(Kind.SPREAD) and self._has(Kind.RELEVANCY):
            return Group.RELEVANCY, False
        for at in self._find(Kind.LONGEST):
            noun = self._next(at)
            noun = noun if noun is not None and self._pieces[noun].kind is Kind.NOUN else self._before(at, Kind.NOUN)
            if noun is None:
                continue
            self._taken.add(noun)
            return (Group.ARTICLE_TABLE if self._noun(noun) is Group.TABLE else self._noun(noun)), True
        two_named = sum(piece.kind is Kind.QUOTE for piece in self._pieces) == 2
        for at in self._find(Kind.NOUN):
            asked = self._is_asked_for(at) and not two_named
            if asked and (self._ranks_by_size() or (self._has(Kind.MEAN) and self._has(Kind.EXTREME))):
                self._taken.add(at)
                return self._noun(at), True
            if asked and self._noun(at) in _GROUPS_OF_ARTICLES and not self._phrase_after(at):
                self._taken.add(at)
                return self._noun(at), self._has(Kind.EXTREME)
        named = [p for p in self._pieces if p.kind is Kind.QUOTE]
        if self._has(Kind.COMPARE) or (len(named) == 2 and self._has(Kind.WHICH) and not self._has(Kind.CONTAINS)):
            self._take(Kind.HEED)  # "which of the two has more"
            self._take(Kind.EXTREME)
            kinds = {piece.value for piece in self._pieces if piece.kind is Kind.TABLE}
            whole = len(kinds) == 1 or self._has(Kind.MEAN) or self._has(Kind.ROWS)
            return (Group.ARTICLE if whole else Group.ARTICLE_TABLE), False
        return None, False

    def _is_plural(self, group: Group | None) -> bool:
        """Whether several groups are asked for: "quels sont les thèmes les plus fréquents ?"."""
        nouns = [at for at in self._find(Kind.NOUN) if self._noun(at) is group]
        return any(self._pieces[at].text.casefold().endswith("s") for at in nouns[:1])

    def _is_asked_for(self, at: int) -> bool:
        """Whether a noun follows "which", "how many" or "list", or an extreme that itself does."""
        before = self._previous_piece(at)
        while before is not None and self._pieces[before].kind in (Kind.EXTREME, Kind.DISTINCT, Kind.NUMBER, Kind.TOP):
            before = self._previous_piece(before)
        asking = (Kind.WHICH, Kind.COUNT, Kind.LIST)
        return before is not None and self._pieces[before].kind in asking

    def _ranks_by_size(self) -> bool:
        """Whether an extreme is one of number: "the most signals", "le plus de lignes"."""
        for at in self._find(Kind.EXTREME):
            following = self._next(at, skipping={Kind.COUNT})
            if following is not None and self._pieces[following].kind in (Kind.TABLE, Kind.ROWS, Kind.NOUN):
                rated_after = self._next(following)
                if rated_after is None or self._pieces[rated_after].kind is not Kind.EXTREME:
                    return self._pieces[at].text.split()[0].casefold() not in ("highest", "lowest")
        return False

    def _read_dates(self) -> tuple[str | None, str | None]:
        """The first and the last page date that is meant."""
        periods = self._find(Kind.PERIOD)
        if not periods:
            return None, None
        if len(periods) == 2:
            opening = self._previous_piece(periods[0])
            if opening is None or self._pieces[opening].kind not in (Kind.BETWEEN, Kind.SINCE):
                self._failed = True
            self._taken |= {*periods, *([opening] if opening is not None else [])}
            return self._pieces[periods[0]].period[0], self._pieces[periods[1]].period[1]
        if len(periods) > 2:
            self._failed = True
            return None, None
        at = periods[0]
        self._taken.add(at)
        first, last = self._pieces[at].period
        after = self._next(at)
        if after is not None and self._pieces[after].kind in (Kind.ONWARDS, Kind.BACKWARDS):
            self._taken.add(after)
            return (first, None) if self._pieces[after].kind is Kind.ONWARDS else (None, last)
        relation = self._previous_piece(at)
        kind = self._pieces[relation].kind if relation is not None else None
        text = self._pieces[relation].text.casefold() if relation is not None else ""
        if relation is not None and kind in (Kind.SINCE, Kind.AFTER, Kind.BEFORE, Kind.UNTIL):
            self._taken.add(relation)
        if kind is Kind.SINCE and text != "from":
            return first, None
        if kind is Kind.SINCE:
            return first, last  # "the articles from 2024"
        if kind is Kind.AFTER:
            return (date.fromisoformat(last) + timedelta(days=1)).isoformat(), None
        if kind is Kind.BEFORE:
            return None, (date.fromisoformat(first) - timedelta(days=1)).isoformat()
        if kind is Kind.UNTIL:
            return None, last
        return first, last

    def _read_dated(self) -> Extreme | None:
        """The latest or the earliest page date, where that is asked for."""
        values = {self._pieces[at].value for at in self._take(Kind.DATED)}
        if len(values) > 1:
            self._failed = True
        value = next(iter(values), None)
        return value if isinstance(value, Extreme) else None

    def _read_rated(self, relevancy: tuple[NumberFilter, ...], *, extreme_asked: bool) -> bool | None:
        """Whether rows without a rating are asked for (False), or those with one ("how many carry a score?")."""
        if self._take(Kind.UNRATED):
            return False
        plain = self._has(Kind.RELEVANCY) and not (relevancy or extreme_asked or self._has(Kind.MEAN))
        counts = self._has(Kind.COUNT) and not (
            self._has(Kind.EACH) or self._has(Kind.SPREAD) or self._has(Kind.COMPARE)
        )
        return True if plain and counts else None

    def _read_contains(self) -> tuple[TextFilter, ...]:
        """The words that rows are to hold literally."""
        filters: list[TextFilter] = []
        column = self._read_column()
        for at in self._find(Kind.CONTAINS) + ([] if self._has(Kind.CONTAINS) else self._find(Kind.WORD)):
            phrase = self._phrase_after(at, literal=True)
            if not phrase:
                if self._pieces[at].text.casefold() in (
                    "contains",
                    "contient",
                    "contain",
                    "contiennent",
                    "include",
                    "includes",
                    "comporte",
                    "comportent",
                ):
                    self._taken.add(at)  # "how many rows does the corpus contain?"
                    continue
                self._failed = True
                return ()
            negation = self._near(at, Kind.NOT, behind=3)
            self._taken |= {at, *phrase, *negation}
            self._taken |= set(self._find(Kind.WORD))
            quoted = any(self._pieces[i].kind is Kind.QUOTE for i in phrase)
            for phrases in self._split_phrase(phrase):
                if not quoted and any(len(informative_words(words)) > _LONGEST_PHRASE_MEANT for words in phrases):
                    self._failed = True
                filters.append(TextFilter(phrases, column, bool(negation)))
        if column and not filters:
            self._failed = True
        return tuple(filters)

    def _read_column(self) -> ColumnRole | None:
        at = self._take(Kind.COLUMN) if self._has(Kind.CONTAINS) else []
        value = self._pieces[at[0]].value if at else None
        return value if isinstance(value, ColumnRole) else None

    def _split_phrase(self, phrase: Sequence[int]) -> list[tuple[str, ...]]:
        """What "and" joins, each with the alternatives that "or" gives it."""
        parts: list[list[list[str]]] = [[[]]]
        for at in phrase:
            piece = self._pieces[at]
            if piece.kind is Kind.AND:
                parts.append([[]])
            elif piece.kind is Kind.OR:
                parts[-1].append([])
            else:
                parts[-1][-1].append(piece.text)
        if len(parts) > 1 and any(len(part) > 1 for part in parts):
            self._failed = True  # which of "and" and "or" binds first is not ours to guess
        return [tuple(" ".join(words) for words in part if words) for part in parts if any(part)]

    def _read_label(self, noun: Group) -> str | None:
        """The keyword, theme or category that articles are to have."""
        for at in self._find(Kind.NOUN):
            if at in self._taken or self._noun(at) is not noun:
                continue
            phrase = self._phrase_after(at, literal=True) or self._phrase_before(at)
            if not phrase:
                # "with “water” among their keywords"
                phrase = [i for i in self._find(Kind.QUOTE) if i not in self._taken][:1]
            if not phrase:
                self._failed = True
                return None
            self._taken |= {at, *phrase}
            return " ".join(self._pieces[i].text for i in phrase)
        return None

    def _read_topic(self) -> str | None:
        for at in self._find(Kind.TOPIC) + self._find(Kind.SCALE):
            if at in self._taken or self._names_an_article(self._previous_piece(at)):
                continue
            following = self._next(at)
            is_scale = self._pieces[at].kind is Kind.SCALE
            if is_scale and following is not None and self._pieces[following].kind is Kind.NUMBER:
                continue
            phrase = self._phrase_after(at, wide=True)
            if phrase:
                self._taken |= {at, *phrase}
                return " ".join(self._pieces[i].text for i in phrase)
            self._taken.add(at)
        return None

    def _read_articles(self) -> tuple[str, ...]:
        """The articles that are named, by title or by some of its words."""
        found: list[str] = []
        for at in self._find(Kind.NOUN):
            if at in self._taken or self._noun(at) is not Group.ARTICLE:
                continue
            phrase = self._phrase_after(at, wide=True) if self._names_an_article(at) else []
            phrase = phrase or (self._phrase_before(at) if not self._is_asked_for(at) else [])
            after = self._next(phrase[-1]) if phrase else None
            if after is not None and self._pieces[after].kind is Kind.INCLUDED:
                self._taken |= {at, *phrase, after}  # "in the whole corpus, the CNIL article included"
            elif phrase:
                found += self._find_articles(phrase)
                self._taken |= set(range(min(at, phrase[0]), max(at, phrase[-1]) + 1))
        for at in self._find(Kind.QUOTE):
            if at not in self._taken:
                found += self._find_articles([at])
                self._taken.add(at)
        if self._has(Kind.COMPARE) and len(found) < 2:
            for phrase in self._runs_of_names():
                found += self._find_articles(phrase)
                self._taken |= set(phrase)
        return tuple(dict.fromkeys(found))

    def _find_articles(self, phrase: Sequence[int]) -> list[str]:
        quotes = [i for i in phrase if self._pieces[i].kind is Kind.QUOTE]
        if quotes:
            named = [self._known.find_article(self._pieces[i].text, True) for i in quotes]
        else:
            words = " ".join(self._pieces[i].text for i in phrase)
            parts = [part for alternatives in self._split_phrase(phrase) for part in alternatives]
            together = None if self._has(Kind.COMPARE) and len(parts) > 1 else self._known.find_article(words, False)
            named = [together] if together else [self._known.find_article(part, False) for part in parts]
        if not named or None in named:
            self._failed = True
        return [article for article in named if article]

    def _read_limit(self, group: Group | None) -> int | None:
        """The 3 of "top 3", "the three highest rated concerns", "les 3 enjeux les mieux notés"."""
        if not (self._has(Kind.TOP) or self._has(Kind.EXTREME) or self._has(Kind.LONGEST)):
            return None
        for at in self._find(Kind.NUMBER):
            before, after = self._previous_piece(at), self._next(at)
            kind_before = self._pieces[before].kind if before is not None else None
            kind_after = self._pieces[after].kind if after is not None else None
            noun_after = kind_after in (Kind.TABLE, Kind.ROWS, Kind.NOUN, Kind.EXTREME, Kind.TOP, Kind.LONGEST)
            if at in self._taken or kind_before in (Kind.COMPARISON, Kind.BETWEEN):
                continue
            if kind_before is Kind.TOP or (noun_after and kind_before is not Kind.RELEVANCY):
                self._taken.add(at)
                value = float(str(self._pieces[at].value))
                if value < 1 or value % 1:
                    self._failed = True
                return int(value)
        return None

    def _read_having(self, group: Group | None) -> NumberFilter | None:
        """The "more than 10 signals" of articles that hold so many."""
        if not self._names_articles() or group is not None:
            return None
        for at in self._find(Kind.NONE):
            after = self._next(at)
            if after is not None and self._pieces[after].kind in (Kind.TABLE, Kind.ROWS):
                self._taken.add(at)
                return NumberFilter(Comparison.EQUAL, 0)
        for at in self._find(Kind.NUMBER):
            after = self._next(at, skipping={Kind.COMPARISON})
            if at in self._taken or after is None or self._pieces[after].kind not in (Kind.TABLE, Kind.ROWS):
                continue
            comparisons = self._near(at, Kind.COMPARISON, behind=2, ahead=2)
            before = self._previous_piece(at)
            if before is not None and self._pieces[before].kind is Kind.COUNT:
                continue
            self._taken |= {at, *comparisons}
            return NumberFilter(self._comparison(comparisons), float(str(self._pieces[at].value)))
        return None

    def _read_relevancy(self) -> tuple[NumberFilter, ...]:
        """The numbers that relevancy is compared with."""
        for at in self._find(Kind.SCALE):
            top = self._next(at)
            if top is not None and self._pieces[top].kind is Kind.NUMBER:
                self._taken |= {at, top}
        numbers = [at for at in self._find(Kind.NUMBER) if at not in self._taken]
        if not numbers:
            return ()
        compared = [at for at in self._find(Kind.COMPARISON) if at not in self._taken]
        rated = (
            self._has(Kind.RELEVANCY)
            or self._has(Kind.UNRATED)
            or (self._previous is not None and self._previous.rates)
        )
        if len(numbers) > 2 or not (rated or compared):
            self._failed = True
            return ()
        values = [float(str(self._pieces[at].value)) for at in numbers]
        self._taken |= set(numbers)
        if len(numbers) == 2:
            opening = self._previous_piece(numbers[0])
            between = [i for i in range(numbers[0] + 1, numbers[1]) if self._pieces[i].kind not in _LIGHT]
            kinds = {self._pieces[i].kind for i in between}
            self._taken |= {*between, *self._near(numbers[0], Kind.BETWEEN, behind=2)}
            if kinds == {Kind.OR}:
                return (NumberFilter(Comparison.EITHER, values[0], values[1]),)
            opens = opening is not None and self._pieces[opening].kind in (Kind.BETWEEN, Kind.SINCE)
            written_to = any(self._pieces[i].text in ("to", "à") for i in range(numbers[0] + 1, numbers[1]))
            if kinds <= {Kind.AND} and (opens or written_to):
                return (NumberFilter(Comparison.BETWEEN, min(values), max(values)),)
            self._failed = True
            return ()
        comparisons = [i for i in self._near(numbers[0], Kind.COMPARISON, behind=4, ahead=3) if i not in self._taken]
        # "not rated 5" does not ask for rows without a rating.
        negation = [*self._near(numbers[0], Kind.NOT, behind=3), *self._near(numbers[0], Kind.UNRATED, behind=1)]
        self._taken |= {*comparisons, *negation, *self._near(numbers[0], Kind.SINCE, behind=1)}
        comparison = self._comparison(comparisons)
        if comparison is Comparison.AT_MOST and values[0] >= _TOP_OF_SCALE:
            comparison = Comparison.EQUAL  # "the maximum rating of 5": at most 5 are all
        if negation:
            if comparison is not Comparison.EQUAL:
                self._failed = True
            comparison = Comparison.NOT_EQUAL
        return (NumberFilter(comparison, values[0]),)

    def _comparison(self, pieces: Sequence[int]) -> Comparison:
        value = self._pieces[pieces[0]].value if pieces else None
        return value if isinstance(value, Comparison) else Comparison.EQUAL

    def _read_extreme(self, group: Group | None, ranked: bool) -> Extreme | None:
        wanted = [at for at in self._find(Kind.TOP) + self._find(Kind.LONGEST) if at not in self._taken]
        if ranked or self._has(Kind.RELEVANCY) or wanted or (self._previous is not None and self._previous.extreme):
            wanted += self._find(Kind.EXTREME)
        if not wanted and self._has(Kind.RELEVANCY):
            # "the maximum relevancy": a comparison without a number.
            for at in self._find(Kind.COMPARISON):
                if at not in self._taken:
                    self._taken.add(at)
                    return Extreme.LOWEST if self._pieces[at].value is Comparison.AT_LEAST else Extreme.HIGHEST
        values = {self._pieces[at].value for at in wanted}
        self._taken |= set(wanted)
        if len(values) > 1:
            self._failed = True
        value = next(iter(values), None)
        return value if isinstance(value, Extreme) else None

    def _read_tables(self) -> tuple[str, ...]:
        names: list[str] = []
        for at in self._find(Kind.TABLE):
            if at not in self._taken:
                names += self._tables_of(str(self._pieces[at].value))
        return tuple(dict.fromkeys(names))

    def _tables_of(self, table: str) -> list[str]:
        """The tables of the corpus that go by a name, in either language, and further ones of that name."""

        def is_meant(name: str) -> bool:
            words = tuple(split_words(name))
            words = words[:-1] if len(words) > 1 and words[-1].isdigit() else words
            meaning = LEXICON.get(words)
            return name == table or (meaning is not None and (meaning.kind, meaning.value) == (Kind.TABLE, table))

        return [table, *sorted(name for name in self._known.tables if is_meant(name) and name != table)]

    def _read_aggregate(self) -> Aggregate | None:
        for kind, aggregate in (
            (Kind.MEAN, Aggregate.MEAN),
            (Kind.SHARE, Aggregate.SHARE),
            (Kind.COUNT, Aggregate.COUNT),
        ):
            if self._has(kind):
                return aggregate
        return None

    def _read_unit(self, group: Group | None, *, has_tables: bool) -> Unit | None:
        if group is not None:
            counts_articles = group in _GROUPS_OF_ARTICLES and not has_tables
            return Unit.ARTICLES if counts_articles or self._asks_for_articles() else None
        if self._has(Kind.DISTINCT):
            names = has_tables or self._has(Kind.COLUMN)
            return Unit.NAMES if names and not self._names_articles() else Unit.ARTICLES
        return Unit.ARTICLES if self._names_articles() else None

    # Looking about among the pieces.

    def _asks_for_articles(self) -> bool:
        """Whether articles are counted by something else: "how many articles per year"."""
        asked = [at for at in self._find(Kind.NOUN) if self._noun(at) is Group.ARTICLE]
        before = [self._previous_piece(at) for at in asked]
        return any(
            at is not None and self._pieces[at].kind in (Kind.COUNT, Kind.EXTREME, Kind.LIST, Kind.SPREAD)
            for at in before
        )

    def _names_articles(self) -> bool:
        """Whether articles themselves are asked for: "how many articles", "which articles"."""
        return any(self._noun(at) is Group.ARTICLE and self._is_asked_for(at) for at in self._find(Kind.NOUN))

    def _names_an_article(self, at: int | None) -> bool:
        """Whether a piece is the word "article" or "document" before a name, not after "how many" or "per"."""
        if at is None or self._pieces[at].kind is not Kind.NOUN or self._noun(at) is not Group.ARTICLE:
            return False
        several_named = self._has(Kind.COMPARE) or self._has(Kind.QUOTE)
        singular = not self._pieces[at].text.casefold().endswith("s")
        before = self._previous_piece(at)
        is_each = before is not None and self._pieces[before].kind is Kind.EACH
        return (singular or several_named) and not is_each and not (self._is_asked_for(at) and at in self._taken)

    def _noun(self, at: int) -> Group | None:
        value = self._pieces[at].value
        return value if isinstance(value, Group) else None

    def _has(self, kind: Kind) -> bool:
        return any(piece.kind is kind for piece in self._pieces)

    def _find(self, kind: Kind) -> list[int]:
        return [at for at, piece in enumerate(self._pieces) if piece.kind is kind]

    def _take(self, kind: Kind) -> list[int]:
        found = [at for at in self._find(kind) if at not in self._taken]
        self._taken |= set(found)
        return found

    def _next(self, at: int, *, skipping: Collection[Kind] = ()) -> int | None:
        following = range(at + 1, len(self._pieces))
        return next((i for i in following if self._pieces[i].kind not in _LIGHT | set(skipping)), None)

    def _previous_piece(self, at: int) -> int | None:
        return next((i for i in range(at - 1, -1, -1) if self._pieces[i].kind not in _LIGHT), None)

    def _before(self, at: int, kind: Kind) -> int | None:
        before = self._previous_piece(at)
        return before if before is not None and self._pieces[before].kind is kind else None

    def _near(self, at: int, kind: Kind, *, behind: int = 0, ahead: int = 0) -> list[int]:
        """The pieces of a kind close to a place, nearest first, those behind it before those ahead."""
        places = [*range(at - 1, at - 1 - behind, -1), *range(at + 1, at + 1 + ahead)]
        found = [i for i in places if 0 <= i < len(self._pieces) and self._pieces[i].kind is kind]
        return sorted(found, key=lambda i: abs(i - at))

    def _phrase_after(self, at: int, *, literal: bool = False, wide: bool = False) -> list[int]:
        """The places of the phrase that follows a piece: up to a piece that means something else.

        Args:
            literal: after "the word" the next word is meant as it stands, whatever it means elsewhere.
            wide: blanks such as "in" and "of" may stand inside the phrase, and tables that are not asked for.
        """
        position = at + 1
        while position < len(self._pieces) and self._pieces[position].kind in (
            Kind.STOP,
            Kind.WORD,
            Kind.FILLER,
            Kind.TOPIC,
        ):
            literal_word = literal and self._pieces[position].kind is Kind.WORD
            position += 1
            if (
                literal_word
                and position < len(self._pieces)
                and self._pieces[position].kind not in (Kind.STOP, Kind.QUOTE)
            ):
                return [position, *self._collect(position + 1, wide=False)]
        return self._collect(position, wide=wide)

    def _collect(self, position: int, *, wide: bool) -> list[int]:
        phrase: list[int] = []
        table_asked = any(self._pieces[i].kind in (Kind.TABLE, Kind.ROWS) for i in range(position))
        while position < len(self._pieces) and position not in self._taken:
            piece = self._pieces[position]
            narrow_end = not wide and piece.kind in (Kind.FILLER, Kind.TOPIC, Kind.NUMBER, Kind.SCALE)
            narrow_end = narrow_end and piece.text.casefold() not in ("of", "de")
            inside = piece.kind in _IN_A_NAME or (wide and table_asked and phrase and piece.kind is Kind.TABLE)
            if narrow_end or not inside:
                break
            phrase.append(position)
            position += 1
            if piece.kind is Kind.QUOTE:
                joined = position + 1 < len(self._pieces) and self._pieces[position + 1].kind is Kind.QUOTE
                if not (joined and self._pieces[position].kind is Kind.AND):
                    break
        while phrase and self._pieces[phrase[-1]].kind not in (Kind.NAME, Kind.QUOTE, Kind.NUMBER, Kind.TABLE):
            phrase.pop()
        names = [i for i in phrase if self._pieces[i].kind in (Kind.NAME, Kind.QUOTE)]
        return phrase if names else []

    def _phrase_before(self, at: int) -> list[int]:
        """The names just before a piece: "the climate theme"."""
        phrase: list[int] = []
        position = at - 1
        while position >= 0 and position not in self._taken and self._pieces[position].kind in (Kind.NAME, Kind.QUOTE):
            phrase.insert(0, position)
            position -= 1
        return phrase

    def _runs_of_names(self) -> list[list[int]]:
        runs: list[list[int]] = []
        position = 0
        while position < len(self._pieces):
            if position not in self._taken and self._pieces[position].kind is Kind.NAME:
                run = self._collect(position, wide=False)
                and_at = next((i for i, at in enumerate(run) if self._pieces[at].kind is Kind.AND), len(run))
                runs.append(run[:and_at])
                position = runs[-1][-1] + 1
            else:
                position += 1
        return runs
