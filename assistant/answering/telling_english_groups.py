"""Groups with a figure each, in the words of English."""

from __future__ import annotations

from assistant.answering.telling_results import ResultTeller
from assistant.answering.telling_words import capital, have
from assistant.index.results import GroupCount
from assistant.queries import LABELS, Group, Whole


class EnglishGroups(ResultTeller):
    """Tells groups in English."""

    def named(self, group: GroupCount) -> str:
        """A group inside a sentence."""
        if self.query.group in LABELS:
            return f"the {self.terms.groups[self.query.group][0]} {self.words.quote(group.label)}"
        if self.query.group is Group.TABLE and not self.is_plural(group):
            return f"the table {self.words.quote(group.label)}"
        return self.label(group)

    def _table(self, name: str) -> str:
        return name

    def _table_of(self, table: str, title: str) -> str:
        return f"{table} of {title}"

    def _level(self, group: GroupCount) -> str:
        return group.label

    def _tell_no_group(self, one: str) -> str:
        amount = self._amount(self.query.having) + self._where() if self.query.having else self._what()
        return f"No {one} has {amount}."

    def _tell_having(self, noun: str, amount: str) -> str:
        grouped, verb = self.result.grouped, have(self.result.grouped)
        if self.query.group is Group.NAME:
            verb = "stands for" if grouped == 1 else "stand for"
        return f"{self.number(grouped)} {noun} {verb} {amount}{self._where()}."

    def _tell_shares(self, one: str) -> str:
        rated = "rated " if self.query.whole is Whole.RATED else ""
        rows = f"{rated}{self.counted}{self._where() or ' in the corpus'}{self._that(2)}"
        return f"Share of the {rows}, by {one}."

    def _tell_labels_of_one(self, one: str, noun: str) -> str:
        grouped, label = self.result.grouped, self.words.quote(self.result.groups[0].label)
        borne = f"the {one} {label}" if grouped == 1 else f"{self.number(grouped)} {noun}"
        return f"The article {self.words.quote(self.titles[0])} has {borne}."

    def _tell_labels(self, one: str, noun: str) -> str:
        count = f"{self.number(self.result.grouped)} {noun}{self._where() or ' in the corpus'}"
        return f"{count}, here with the number of {self.counted} for each."

    def _tell_more(self, name: str, more: str) -> str:
        return f"{capital(name)} has {more} more."

    def _mean_of(self, rows: str) -> str:
        return f"{self._kind_of_mean} relevancy of the {rows}"

    def _tell_mean_size(self, mean: str, one: str, many: str) -> str:
        total, groups = self.in_groups, self.result.grouped
        rows = (self._article(1) if self.counts_articles else self._noun(1)) if total == groups else self.counted
        counted = f"{self._so_many(total, self.counted)}, over the {self.number(groups)} {many} that have any"
        return f"{mean} {rows} per {one} on average: {counted}."

    def _tell_ratio(self, value: str, names: list[str], counts: list[str], which: str) -> str:
        return f"The ratio of {names[0]} to {names[1]} is {value}: {counts[0]} to {counts[1]}{which}."

    def _tell_tie(self, first: str, second: str, rows: str, value: str) -> str:
        return f"{capital(first)} and {second} have the same {self._set_against(rows)}: {value} each, a tie."

    def _tell_lead(self, first: GroupCount, second: GroupCount, rows: str, told: list[str], gap: str) -> str:
        names, verb = (self.named(first), self.named(second)), "have" if self.is_plural(first) else "has"
        figures = f"{told[0]} against {told[1]} for {names[1]}, {gap} more"
        return f"{capital(names[0])} {verb} the higher {self._set_against(rows)}: {figures}."

    def _set_against(self, rows: str) -> str:
        """What two groups are compared by."""
        if self.averages:
            return f"{self._kind_of_mean} relevancy{f' of {rows}' if rows else ''}"
        return f"number of {rows or 'rows'}"

    def _tell_usual_amount(self, amounts: str, articles: str, *, several: bool) -> str:
        end = "most common" if self._is_most else "rarest"
        rows = f"number{'s' if several else ''} of {self._noun(2)} per article{self._where()}{self._that(2)}"
        return f"The {end} {rows} {'are' if several else 'is'} {amounts}: {articles}{' each' if several else ''}."

    def _tell_commonest(self, rows: str, value: str) -> str:
        one = self.terms.groups[self.query.group or Group.NAME][0]
        return f"Among the {rows}, the {'most' if self._is_most else 'least'} common {one} is {value}."

    def _among_those(self, many: str, amount: str) -> str:
        return f"among the {many} with {amount}"

    def _tell_best(self, names: str, rows: str, value: str) -> str:
        best = self.result.groups
        rank = self._place("highest" if self._is_most else "lowest")
        kind = f"{self._kind_of_mean} relevancy" if self.averages else "share" if self.shares else "number"
        verb = "tie for" if len(best) > 1 else "have" if self.is_plural(best[0]) else "has"
        return f"{capital(names)} {verb} the {rank} {kind} of {rows}: {value}."

    def _place(self, end: str) -> str:
        """ "highest", or "third highest" where a place is asked for."""
        rank = self.query.rank
        return f"{ {2: 'second', 3: 'third'}.get(rank, f'{rank}th') } {end}" if rank else end

    def _tell_ranking(self, many: str, ties: str) -> str:
        rank = "most" if self._is_most else "fewest"
        if self.averages or self.shares:
            kind = "share" if self.shares else f"{self._kind_of_mean} relevancy"
            rank = f"{'highest' if self._is_most else 'lowest'} {kind} of"
        return f"Here are the {len(self.result.groups)} {many} with the {rank} {self._all_counted}{ties}."

    def _tell_rates(self, one: str) -> str:
        return f"{capital(self._rated_rows())}, by {one}:"

    def _tell_best_rate(self, names: str, figure: str, best: GroupCount) -> str:
        end = self._place("most" if self._is_most else "fewest")
        counted = f"{self.number(best.count)} in {self.number(best.whole)} articles"
        verb = have(len(self.result.groups))
        return f"{capital(names)} {verb} the {end} {self._rated_rows()}: {figure} ({counted})."

    def _rated_rows(self) -> str:
        return f"{self._noun(2)}{self._that(2)} per article on average{self._where()}"
