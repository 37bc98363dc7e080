"""A group as a reader knows it, whichever the language: as a line of a breakdown, and inside a sentence."""

from __future__ import annotations

from abc import abstractmethod

from assistant.answering.telling import Teller
from assistant.answering.telling_calendar import name_period
from assistant.index.results import GroupCount
from assistant.queries import NONE, Group


class LabelTeller(Teller):
    """Names groups."""

    def say_group(self, group: GroupCount) -> str:
        """One line of a breakdown: the group and its figure."""
        label, query, colon = self.label(group), self.query, self.words.colon()
        if self.averages and group.mean is not None:
            return f"{label}{colon}{self.figure(group.mean)}"
        if self.shares:
            return f"{label}{colon}{self._share_of(group)}"
        if query.group is None and query.with_dates:
            day = group.first.article.page_date
            return f"{label}, {self.words.day(day)}" if day else label
        if query.group is None and not (query.is_filtered or query.tables or query.having):
            return label
        if self.tells_labels_of_one or (query.group is None and query.having == NONE):
            return label  # each of them has one article, or no row
        of_articles = self.counts_articles and query.group is not None
        noun = self._article(group.count) if of_articles else self._noun(group.count)
        if query.group is Group.TABLE and len(query.tables) > 1 and not of_articles:
            noun = self.terms.row[self.is_several(group.count)]
        return f"{label}{colon}{self.number(group.count)} {noun}"

    def label(self, group: GroupCount) -> str:
        """A group as a reader knows it."""
        if self.query.group in (None, Group.ARTICLE):
            return self.words.quote(group.first.article.title)
        if self.query.group is Group.AMOUNT:
            return f"{group.label} {self._noun(int(group.label))}"
        if self.query.group is Group.ARTICLE_TABLE:
            return self._table_of(self._table(group.first.table or ""), self.words.quote(group.first.article.title))
        if self.query.group is Group.TABLE:
            return self._table(group.label)
        if period := name_period(self.query.group, group.label, self.language):
            return period
        if self.query.group in (Group.NAME, Group.TITLE):
            return self.words.quote(group.label)
        return f"{self.terms.relevancy} {self._level(group)}" if self.query.group is Group.RELEVANCY else group.label

    def is_plural(self, group: GroupCount) -> bool:
        """Whether a group takes a verb in the plural."""
        table = {Group.TABLE: group.label, Group.ARTICLE_TABLE: group.first.table}.get(self.query.group or Group.DATE)
        return table in self.terms.nouns

    def _share_of(self, group: GroupCount) -> str:
        """The share that a group is, and out of how many."""
        return f"{self._percent(group.count, group.whole)} ({self._part(group.count, group.whole)})"

    @abstractmethod
    def named(self, group: GroupCount) -> str:
        """A group inside a sentence, with its article where the language asks for one."""

    @abstractmethod
    def _table(self, name: str) -> str:
        """A table as a reader knows it."""

    @abstractmethod
    def _table_of(self, table: str, title: str) -> str:
        """A table of an article."""

    @abstractmethod
    def _level(self, group: GroupCount) -> str:
        """The number of a rating."""
