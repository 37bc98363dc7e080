"""A group as a reader knows it, in both languages: as a line of a breakdown, and inside a sentence."""

from __future__ import annotations

from assistant.answering.telling import (
    FEMININE_GROUPS,
    GROUPS,
    LABELS,
    MASCULINE,
    NONE,
    NOUNS_EN,
    NOUNS_FR,
    Teller,
    elide,
    main_tables,
)
from assistant.answering.telling_calendar import name_period
from assistant.index.results import GroupCount
from assistant.queries import Group
from assistant.typography import NO_BREAK


class EnglishLabels(Teller):
    """Names groups in English."""

    def say_group(self, group: GroupCount) -> str:
        """One line of a breakdown: the group and its figure."""
        label, query = self.label(group), self.query
        if self.averages and group.mean is not None:
            return f"{label}: {self.figure(group.mean)}"
        if self.shares:
            return f"{label}: {self._share_of(group)} ({self.number(group.count)} of {self.number(group.whole)})"
        if query.group is None and query.with_dates:
            day = group.first.article.page_date
            return f"{label}, {self.words.day(day)}" if day else label
        if query.group is None and not (query.is_filtered or query.tables or query.having):
            return label
        if self._tells_labels_of_one or (query.group is None and query.having == NONE):
            return label  # each of them has one article, or no row
        of_articles = self.counts_articles and query.group is not None
        noun = ("article" if group.count == 1 else "articles") if of_articles else self._noun(group.count)
        if query.group is Group.TABLE and len(query.tables) > 1 and not of_articles:
            noun = "row" if group.count == 1 else "rows"
        return f"{label}: {self.number(group.count)} {noun}"

    def label(self, group: GroupCount) -> str:
        """A group as a reader knows it."""
        if self.query.group in (None, Group.ARTICLE):
            return self.words.quote(group.first.article.title)
        if self.query.group is Group.AMOUNT:
            return f"{group.label} {self._noun(int(group.label))}"
        if self.query.group is Group.ARTICLE_TABLE:
            return f"{group.first.table} of {self.words.quote(group.first.article.title)}"
        if period := name_period(self.query.group, group.label, self.language):
            return period
        if self.query.group in (Group.NAME, Group.TITLE):
            return self.words.quote(group.label)
        return f"relevancy {group.label}" if self.query.group is Group.RELEVANCY else group.label

    def named(self, group: GroupCount) -> str:
        """A group inside a sentence."""
        if self.query.group in LABELS:
            return f"the {GROUPS[self.query.group][2]} {self.words.quote(group.label)}"
        if self.query.group is Group.TABLE and group.label not in NOUNS_EN:
            return f"the table {self.words.quote(group.label)}"
        return self.label(group)

    def is_plural(self, group: GroupCount) -> bool:
        """Whether a group takes a verb in the plural."""
        table = {Group.TABLE: group.label, Group.ARTICLE_TABLE: group.first.table}.get(self.query.group or Group.DATE)
        return table in NOUNS_EN

    def _share_of(self, group: GroupCount) -> str:
        return f"{self.figure(100 * group.count / group.whole, 1) if group.whole else 0}%"


class FrenchLabels(Teller):
    """Names groups in French."""

    @property
    def _is_feminine(self) -> bool:
        """Whether the noun of what is counted is feminine, as `lignes` is."""
        return not any(table in MASCULINE for table in main_tables(self.query.tables))

    def say_group(self, group: GroupCount) -> str:
        """One line of a breakdown: the group and its figure."""
        label, query, colon = self.label(group), self.query, self.words.colon()
        if self.averages and group.mean is not None:
            return f"{label}{colon}{self.figure(group.mean)}"
        if self.shares:
            of = f"{self.number(group.count)} sur {self.number(group.whole)}"
            return f"{label}{colon}{self._share_of(group)} ({of})"
        if query.group is None and query.with_dates:
            day = group.first.article.page_date
            return f"{label}, {self.words.day(day)}" if day else label
        if query.group is None and not (query.is_filtered or query.tables or query.having):
            return label
        if self._tells_labels_of_one or (query.group is None and query.having == NONE):
            return label  # each of them has one article, or no row
        of_articles = self.counts_articles and query.group is not None
        noun = ("article" if group.count < 2 else "articles") if of_articles else self._noun(group.count)
        if query.group is Group.TABLE and len(query.tables) > 1 and not of_articles:
            noun = "ligne" if group.count < 2 else "lignes"
        return f"{label}{colon}{self.number(group.count)} {noun}"

    def label(self, group: GroupCount) -> str:
        """A group as a reader knows it."""
        if self.query.group in (None, Group.ARTICLE):
            return self.words.quote(group.first.article.title)
        if self.query.group is Group.AMOUNT:
            return f"{group.label} {self._noun(int(group.label))}"
        if self.query.group is Group.ARTICLE_TABLE:
            table = NOUNS_FR.get(group.first.table or "", ("", group.first.table or ""))[1]
            return f"{table} de l’article {self.words.quote(group.first.article.title)}"
        if self.query.group is Group.TABLE:
            return NOUNS_FR.get(group.label, ("", group.label))[1]
        if period := name_period(self.query.group, group.label, self.language):
            return period
        if self.query.group in (Group.NAME, Group.TITLE):
            return self.words.quote(group.label)
        label = group.label.replace(".", ",")
        return f"pertinence {label}" if self.query.group is Group.RELEVANCY else group.label

    def named(self, group: GroupCount) -> str:
        """A group inside a sentence, with its article."""
        kind, label = self.query.group, self.label(group)
        if kind in LABELS:
            return f"{'la' if kind in FEMININE_GROUPS else 'le'} {GROUPS[kind][0]} {self.words.quote(group.label)}"
        if kind is Group.CALENDAR_MONTH:
            return f"le {elide('mois de', label)}"
        if kind is Group.TABLE and not self.is_plural(group):
            return f"la table {self.words.quote(label)}"
        article = {
            Group.TABLE: "les ",
            Group.ARTICLE_TABLE: "les " if self.is_plural(group) else "la table ",
            Group.RELEVANCY: "la ",
            Group.YEAR: "l’année ",
            Group.QUARTER: "le ",
            Group.DATE: "le ",
            Group.WEEKDAY: "le ",
        }.get(kind or Group.ARTICLE, "")
        return f"{article}{label}"

    def is_plural(self, group: GroupCount) -> bool:
        """Whether a group takes a verb in the plural."""
        table = {Group.TABLE: group.label, Group.ARTICLE_TABLE: group.first.table}.get(self.query.group or Group.DATE)
        return table in NOUNS_FR

    def _share_of(self, group: GroupCount) -> str:
        return f"{self.figure(100 * group.count / group.whole, 1) if group.whole else 0}{NO_BREAK}%"
