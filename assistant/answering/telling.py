"""A query with its result, and what the sentences of both languages need to tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.wording import wording_for
from assistant.columns import ColumnRole
from assistant.index.results import GroupCount, QueryResult
from assistant.queries import OF_DATES, Aggregate, Comparison, Group, NumberFilter, TableQuery, Unit, Whole
from assistant.records import Language, Passage
from assistant.typography import NO_BREAK

NOUNS_FR = {
    "signals": ("signal", "signaux"),
    "concerns": ("préoccupation", "préoccupations"),
    "behaviors": ("comportement", "comportements"),
    "technologies": ("technologie", "technologies"),
    "issues": ("enjeu", "enjeux"),
}
MASCULINE = ("signals", "behaviors", "issues")  # the others, and rows, are feminine
NOUNS_EN = {
    "signals": ("signal", "signals"),
    "concerns": ("concern", "concerns"),
    "behaviors": ("behavior", "behaviors"),
    "technologies": ("technology", "technologies"),
    "issues": ("issue", "issues"),
}
LEVELS: Mapping[Comparison, tuple[str, str]] = {
    Comparison.EQUAL: ("de {}", "{}"),
    Comparison.NOT_EQUAL: ("autre que {}", "other than {}"),
    Comparison.AT_LEAST: ("d’au moins {}", "{} or more"),
    Comparison.AT_MOST: ("d’au plus {}", "{} or less"),
    Comparison.MORE_THAN: ("supérieure à {}", "above {}"),
    Comparison.LESS_THAN: ("inférieure à {}", "below {}"),
    Comparison.BETWEEN: ("comprise entre {} et {}", "between {} and {}"),
    Comparison.EITHER: ("de {} ou {}", "{} or {}"),
}
AMOUNTS: Mapping[Comparison, tuple[str, str]] = {
    Comparison.EQUAL: ("exactement {}", "exactly {}"),
    Comparison.NOT_EQUAL: ("un autre nombre que {} de", "another number than {} of"),
    Comparison.AT_LEAST: ("au moins {}", "at least {}"),
    Comparison.AT_MOST: ("au plus {}", "at most {}"),
    Comparison.MORE_THAN: ("plus de {}", "more than {}"),
    Comparison.LESS_THAN: ("moins de {}", "fewer than {}"),
    Comparison.BETWEEN: ("entre {} et {}", "between {} and {}"),
    Comparison.EITHER: ("{} ou {}", "{} or {}"),
}
GROUPS: Mapping[Group, tuple[str, str, str, str]] = {
    Group.ARTICLE: ("article", "articles", "article", "articles"),
    Group.TABLE: ("table", "tables", "table", "tables"),
    Group.ARTICLE_TABLE: ("table", "tables", "table", "tables"),
    Group.AMOUNT: ("nombre de lignes", "nombres de lignes", "number of rows", "numbers of rows"),
    Group.RELEVANCY: ("niveau de pertinence", "niveaux de pertinence", "relevancy", "relevancies"),
    Group.YEAR: ("année", "années", "year", "years"),
    Group.QUARTER: ("trimestre", "trimestres", "quarter", "quarters"),
    Group.MONTH: ("mois", "mois", "month", "months"),
    Group.DATE: ("date de page", "dates de page", "page date", "page dates"),
    Group.CALENDAR_MONTH: ("mois", "mois", "calendar month", "calendar months"),
    Group.WEEKDAY: ("jour de la semaine", "jours de la semaine", "weekday", "weekdays"),
    Group.TITLE: ("titre", "titres", "title", "titles"),
    Group.TYPE: ("type", "types", "type", "types"),
    Group.NAME: ("nom", "noms", "name", "names"),
    Group.CATEGORY: ("catégorie", "catégories", "category", "categories"),
    Group.THEME: ("thème", "thèmes", "theme", "themes"),
    Group.KEYWORD: ("mot-clé", "mots-clés", "keyword", "keywords"),
}
NAMED_AT_MOST = 6  # titles of articles in a sentence; of more it says how many there are
NONE = NumberFilter(Comparison.EQUAL, 0)
MORE_THAN_ONE = NumberFilter(Comparison.MORE_THAN, 1)
LABELS = (Group.THEME, Group.KEYWORD, Group.CATEGORY, Group.TYPE)  # that articles bear
FEMININE_GROUPS = (Group.TABLE, Group.ARTICLE_TABLE, Group.YEAR, Group.DATE, Group.CATEGORY)
COLUMNS: Mapping[ColumnRole, tuple[str, str]] = {
    ColumnRole.NAME: ("le nom", "name"),
    ColumnRole.DESCRIPTION: ("la description", "description"),
    ColumnRole.CHANGE: ("la colonne « changement »".replace(" ", NO_BREAK), "change column"),
    ColumnRole.HORIZON: ("la colonne à dix ans", "ten-year column"),
    ColumnRole.DRIVING_FORCE: ("la force motrice", "driving force"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A query and its result, with what its sentence has to name."""

    query: TableQuery
    result: QueryResult
    titles: tuple[str, ...]  # of the articles that the query names, or of the only one there is; empty: the corpus
    threshold: float  # cosine from which a row counts as close to a topic
    decimals: int | None = None  # that figures are asked for with
    left_out: tuple[str, ...] = ()  # titles of the articles that are set aside


class Teller:
    """What both languages need."""

    language: Language

    def __init__(self, told: Told) -> None:
        self.query, self.result, self.titles, self.threshold = told.query, told.result, told.titles, told.threshold
        self.decimals, self.left_out = told.decimals, told.left_out
        self.words = wording_for(self.language)

    def page_days(self) -> tuple[str, ...]:
        """The first and the last page date of what was found, or the one that all have; ISO 8601.

        None where not all that was found was read back.
        """
        by_rows = self.query.dated_articles > 1 and not self.query.lists_dated
        if by_rows or self.result.grouped > len(self.result.groups):
            return ()
        shown = [group.first for group in self.result.groups]
        if self.query.dated_articles == 1:
            shown = shown or list(self.result.rows or self.result.looked_at)
        days = sorted({row.article.page_date for row in shown if row.article.page_date})
        return (days[0], days[-1]) if len(days) > 1 else tuple(days)

    @property
    def tells_ends(self) -> bool:
        """Whether the latest or the earliest articles are asked for, and all that were found are at hand."""
        query, groups = self.query, self.result.groups
        listed = query.aggregate is Aggregate.LIST and query.unit is Unit.ARTICLES and not query.dated_last
        return listed and query.dated is not None and not self.titles and bool(groups) and bool(self.page_days())

    @property
    def has_more_dated(self) -> bool:
        """Whether more of the latest or the earliest articles were found than asked for: the last ones tie."""
        return 1 < self.query.dated_articles < self.result.all_articles

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        return self.words.number(value)

    def figure(self, value: float, usual: int = 2) -> str:
        """A mean or a share, with the decimals that are asked for."""
        decimals = self.decimals
        return self.number(round(value, usual)) if decimals is None else self.words.number(value, decimals)

    @property
    def averages(self) -> bool:
        """Whether the figures are means or medians of relevancy, or of the number of rows."""
        return self.query.aggregate in (Aggregate.MEAN, Aggregate.MEDIAN, Aggregate.RATE)

    @property
    def in_groups(self) -> int:
        """How many rows, or articles, all groups hold together."""
        return sum(group.count for group in self.result.groups)

    @property
    def in_dated_groups(self) -> int | None:
        """As much, where groups of page dates leave out articles that have none; else None."""
        leaves_out = self.result.undated_articles and self.query.group in OF_DATES
        return self.in_groups if leaves_out and self.result.grouped == len(self.result.groups) else None

    @property
    def shares(self) -> bool:
        """Whether the figures are the shares of groups."""
        return self.query.aggregate is Aggregate.SHARE and self.query.group is not None

    @property
    def is_share_of_rows(self) -> bool:
        """Whether it is what share of all rows stands in some articles: "the rows of 2024 as a share of the total"."""
        return self.query.aggregate is Aggregate.SHARE and self.query.whole is Whole.CORPUS

    @property
    def lists_without_ratings(self) -> bool:
        """Whether the rows that are listed have no relevancy at all, which a list would not tell."""
        plain = self.query.aggregate is Aggregate.LIST and self.query.unit is Unit.ROWS and not self.query.rates
        return plain and self.query.group is None and not self.result.rated and bool(self.result.matching)

    @property
    def whole(self) -> int:
        """What a share is a share of."""
        return self.result.whole or self.result.in_scope

    @property
    def is_compared(self) -> bool:
        """Whether two groups are set against each other."""
        query, groups = self.query, self.result.groups
        if query.group is Group.RELEVANCY and [wanted.comparison for wanted in query.relevancy] == [Comparison.EITHER]:
            return len(groups) == 2
        sides = {Group.ARTICLE: query.articles, Group.TABLE: main_tables(query.tables)}.get(
            query.group or Group.DATE, ()
        )
        return len(groups) == 2 == len(sides) and query.extreme is None and not self.shares

    @property
    def ratio(self) -> tuple[float, GroupCount, GroupCount] | None:
        """The ratio of two tables with the groups that are set to each other; None where one of them is empty."""
        if self.query.aggregate is not Aggregate.RATIO or len(self.result.groups) != 2:
            return None
        first, second = self.result.groups
        if second.label == self.query.tables[0]:
            first, second = second, first
        return first.count / second.count, first, second

    @property
    def gap(self) -> tuple[GroupCount, GroupCount] | None:
        """Two periods of which one has more, the larger first, where only these two are told."""
        groups = self.result.groups
        plain = (
            self.query.group in (Group.YEAR, Group.QUARTER, Group.MONTH)
            and self.query.extreme is None
            and not self.query.having
        )
        if len(groups) != 2 or not plain or self.query.aggregate in (Aggregate.MEAN, Aggregate.MEDIAN, Aggregate.SHARE):
            return None
        first, second = sorted(groups, key=lambda group: -group.count)
        return (first, second) if first.count > second.count else None

    @property
    def counts_articles(self) -> bool:
        """Whether the figure is one of articles."""
        return self.query.unit is Unit.ARTICLES

    @property
    def counted(self) -> str:
        """The plural of what is counted."""
        return self._counted()

    def label(self, group: GroupCount) -> str:
        """A group as a reader knows it."""
        raise NotImplementedError

    def _counted(self) -> str:
        """The plural of what is counted."""
        return "articles" if self.counts_articles else self._noun(2)

    def say(self) -> str:
        """The figure first, out of how many it is, over what it was counted, and what was read into the question."""
        raise NotImplementedError

    def say_group(self, group: GroupCount) -> str:
        """One line of a breakdown: the group and its figure."""
        raise NotImplementedError

    @property
    def is_commonest(self) -> bool:
        """Whether one name, or one rating, recurs more often than all others, or less."""
        query = self.query
        plain = not (self.averages or self.shares or query.rank or query.having or self.counts_articles)
        return plain and query.group in (Group.NAME, Group.RELEVANCY) and len(self.result.groups) == 1

    def named(self, group: GroupCount) -> str:
        """A group inside a sentence, with its article where the language asks for one."""
        raise NotImplementedError

    def is_plural(self, group: GroupCount) -> bool:
        """Whether a group takes a verb in the plural."""
        raise NotImplementedError

    @property
    def _tells_labels_of_one(self) -> bool:
        """Whether what is told are the themes, say, of a single article: each of them has that one article."""
        query = self.query
        plain = query.extreme is None and not query.having and not self.shares and not self.averages
        return plain and self.counts_articles and query.group in LABELS and len(self.titles) == 1 and not self._labels()

    def _noun(self, number: int) -> str:
        raise NotImplementedError

    def _nouns(self) -> str:
        return self._noun(2)

    def _where(self) -> str:
        """Over what was counted, with a blank before it; empty for the whole corpus."""
        raise NotImplementedError

    def _labels(self) -> str:
        """Over which articles it was counted, their titles left out; with a blank before it."""
        raise NotImplementedError

    def _that(self, number: int) -> str:
        """What holds for so many rows, as a relative clause with a blank before it; empty for all rows."""
        raise NotImplementedError

    def _amount(self, wanted: NumberFilter) -> str:
        """How many rows something is to have."""
        raise NotImplementedError

    def quoted(self, texts: Sequence[str], joint: str) -> str:
        """Texts between quotation marks, joined."""
        return join([self.words.quote(text) for text in texts], joint)

    def levels(self, rows: Sequence[Passage]) -> str:
        """The relevancy of ranked rows: one number, or the first and the last."""
        known = [row.relevancy for row in rows if row.relevancy is not None]
        first, last = self.number(known[0]), self.number(known[-1])
        return first if first == last else f"{first} – {last}"


def join(words: Sequence[str], joint: str) -> str:
    """Words with commas between them, and a joint before the last."""
    return f" {joint} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def compared(levels: Mapping[Comparison, tuple[str, str]], wanted: NumberFilter, at: int, say: Sequence[str]) -> str:
    """How a number compares, in words."""
    return levels[wanted.comparison][at].format(*say)


def main_tables(tables: Sequence[str]) -> list[str]:
    """The tables that the reader asked for: of several that mean the same, the first."""
    known = [table for table in tables if table in NOUNS_EN]
    return known or list(tables[:1])


def name_rows(
    tables: Sequence[str],
    nouns: Mapping[str, tuple[str, str]],
    row: tuple[str, str],
    joint: str,
    of_table: str,
    *,
    plural: bool,
) -> str:
    """The noun for rows of some tables: "signals and concerns", "rows of the table actors"."""
    named = [
        nouns[table][plural] if table in nouns else f"{row[plural]}{of_table}{table}" for table in main_tables(tables)
    ]
    return join(named, joint) if named else row[plural]


def capital(text: str) -> str:
    """A sentence with its first letter a capital."""
    return text[:1].upper() + text[1:]


def have(number: int) -> str:
    """The English verb that goes with a number."""
    return "has" if number == 1 else "have"


def elide(words: str, noun: str) -> str:
    """French words that end in "de" before a noun, the vowel elided: "le plus d’articles"."""
    return f"{words[:-1]}’{noun}" if words.endswith("de") and noun[:1] in "aeiouéèh" else f"{words} {noun}"
