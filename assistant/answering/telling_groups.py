"""Groups with a figure each, told in both languages: how many there are, which has most, and the mean of a group."""

from __future__ import annotations

from assistant.answering.telling import FEMININE_GROUPS, GROUPS, LABELS, capital, elide, have, join
from assistant.answering.telling_pairs import EnglishPairs, FrenchPairs
from assistant.index.results import GroupCount
from assistant.queries import Aggregate, Extreme, Group, Whole

_NAMED_AT_MOST = 3  # groups of an equal figure in a sentence; of more it says how many there are


class EnglishGroups(EnglishPairs):
    """Tells groups in English."""

    def _groups(self) -> str:
        query, result = self.query, self.result
        one, many = GROUPS[query.group or Group.TABLE][2:]
        what = self._what(self.averages)
        if not result.groups:
            return f"No {one} has {self._amount(query.having) + self._where() if query.having else what}."
        if self.ratio:
            return self._ratio(*self.ratio)
        if query.aggregate is Aggregate.PER_ARTICLE:
            return self._per_group(one, many)
        if query.aggregate is Aggregate.RATE:
            return self._rate(one)
        if self.is_compared:
            return self._comparison(result.groups[0], result.groups[1])
        if query.group is Group.AMOUNT and query.extreme is not None:
            return self._usual_amount()
        if query.extreme is not None and (not query.limit or len(result.groups) == 1):
            return self._best(many)
        if query.extreme is not None:
            return self._ranking(many)
        if query.having:
            noun = one if result.grouped == 1 else many
            kind = self._amount(query.having)
            verb = have(result.grouped)
            if query.group is Group.NAME:
                verb = "stands for" if result.grouped == 1 else "stand for"
            return f"{self.number(result.grouped)} {noun} {verb} {kind}{self._where()}."
        if self.shares:
            rated = "rated " if query.whole is Whole.RATED else ""
            rows = f"{rated}{self._counted()}{self._where() or ' in the corpus'}{self._that(2)}"
            return f"Share of the {rows}, by {one}."
        if not self.averages and query.group in LABELS:
            noun = one if result.grouped == 1 else many
            if self._tells_labels_of_one:
                label = f"the {one} {self.words.quote(result.groups[0].label)}"
                borne = label if result.grouped == 1 else f"{self.number(result.grouped)} {noun}"
                return f"The article {self.words.quote(self.titles[0])} has {borne}."
            count = f"{self.number(result.grouped)} {noun}{self._where() or ' in the corpus'}"
            return f"{count}, here with the number of {self._counted()} for each."
        gap = self.gap
        more = f" {capital(self.named(gap[0]))} has {self.number(gap[0].count - gap[1].count)} more." if gap else ""
        has_dates = query.group is Group.DATE and result.grouped > 1
        dates = f": {self.number(result.grouped)} {many}" if has_dates else ""
        return f"{capital(what)}, by {one}{dates}.{more}"

    def _usual_amount(self) -> str:
        """How many rows most articles have, or fewest."""
        groups, most = self.result.groups, self.query.extreme is Extreme.HIGHEST
        several, count = len(groups) > 1, groups[0].count
        amounts = join([group.label for group in groups], "and")
        rows = f"number{'s' if several else ''} of {self._noun(2)} per article{self._where()}{self._that(2)}"
        articles = f"{self.number(count)} article{'' if count == 1 else 's'}{' each' if several else ''}"
        end = "most common" if most else "rarest"
        return f"The {end} {rows} {'are' if several else 'is'} {amounts}: {articles}."

    def _best(self, many: str) -> str:
        """The group that has most, or those that tie."""
        query, best = self.query, self.result.groups
        figure = best[0]
        value = self.figure(figure.mean or 0) if self.averages else self.number(figure.count)
        if self.shares:
            value = f"{self._share_of(figure)} ({self.number(figure.count)} of {self.number(figure.whole)})"
        rank = self._place("highest" if query.extreme is Extreme.HIGHEST else "lowest")
        kind = f"{self._mid} relevancy" if self.averages else "share" if self.shares else "number"
        names = self._names(many)
        rows = f"{self._counted()}{self._where()}{self._that(2)}"
        if self.is_commonest:
            one = GROUPS[query.group or Group.NAME][2]
            end = "most" if query.extreme is Extreme.HIGHEST else "least"
            return f"Among the {rows}, the {end} common {one} is {self._value(figure)}."
        if query.having:
            rows += f", among the {many} with {self._amount(query.having)}"
        if len(best) > 1:
            return f"{capital(names)} tie for the {rank} {kind} of {rows}: {value}."
        return f"{capital(names)} {have(2 if self.is_plural(figure) else 1)} the {rank} {kind} of {rows}: {value}."

    def _ranking(self, many: str) -> str:
        """The groups that have most, as many as are asked for."""
        query, groups = self.query, self.result.groups
        most = query.extreme is Extreme.HIGHEST
        ties = ", ties included" if len(groups) > (query.limit or 1) else ""
        rank = "most" if most else "fewest"
        if self.averages or self.shares:
            kind = "share" if self.shares else f"{self._mid} relevancy"
            rank = f"{'highest' if most else 'lowest'} {kind} of"
        rows = f"{self._counted()}{self._where()}{self._that(2)}"
        return f"Here are the {len(groups)} {many} with the {rank} {rows}{ties}."

    def _value(self, group: GroupCount) -> str:
        """A name or a rating with how many rows have it."""
        label = group.label if self.query.group is Group.RELEVANCY else self.label(group)
        return f"{label}: {self.number(group.count)} {self._noun(group.count)}"

    def _names(self, many: str) -> str:
        best = self.result.groups
        return join([self.named(one) for one in best], "and") if len(best) <= _NAMED_AT_MOST else f"{len(best)} {many}"

    def _place(self, end: str) -> str:
        """ "highest", or "third highest" where a place is asked for."""
        rank = self.query.rank
        return f"{ {2: 'second', 3: 'third'}.get(rank, f'{rank}th') } {end}" if rank else end

    def _per_group(self, one: str, many: str) -> str:
        """The mean size of the groups that hold something."""
        total, groups = self.in_groups, self.result.grouped
        rows = "article" if self.counts_articles else self._noun(1)
        counted = f"{self.number(total)} {self._counted()}{self._where() or ' in the corpus'}{self._that(total)}"
        mean = f"{self.figure(total / groups)} {rows if total == groups else self._counted()} per {one}"
        return f"{mean} on average: {counted}, over the {self.number(groups)} {many} that have any."

    def _rate(self, one: str) -> str:
        """How many rows an article has on average, group by group, or where it has most."""
        rows = f"{self._noun(2)}{self._that(2)} per article on average{self._where()}"
        if self.query.extreme is None or self.query.limit:
            return f"{capital(rows)}, by {one}:"
        best = self.result.groups
        end = self._place("most" if self.query.extreme is Extreme.HIGHEST else "fewest")
        counted = f"{self.number(best[0].count)} in {self.number(best[0].whole)} articles"
        names, figure = join([self.named(group) for group in best], "and"), self.figure(best[0].mean or 0)
        return f"{capital(names)} {have(len(best))} the {end} {rows}: {figure} ({counted})."

    def _what(self, mean: bool) -> str:
        total = self.in_dated_groups or self.result.matching
        if self.counts_articles:
            total = self.in_dated_groups or self.result.all_articles
            return f"{self.number(total)} article{'' if total == 1 else 's'}{self._where() or ' in the corpus'}"
        if mean:
            return f"{self._mid} relevancy of the {self._nouns()}{self._where()}{self._that(2)}"
        return f"{self.number(total)} {self._noun(total)}{self._where() or ' in the corpus'}{self._that(total)}"


class FrenchGroups(FrenchPairs):
    """Tells groups in French."""

    def _groups(self) -> str:
        query, result, colon = self.query, self.result, self.words.colon().rstrip(" ")
        one, many = GROUPS[query.group or Group.TABLE][:2]
        what = self._what(self.averages)
        if not result.groups:
            none = "Aucune" if query.group in FEMININE_GROUPS else "Aucun"
            amount = self._amount(query.having) if query.having else elide("de", self._nouns())
            return f"{none} {one} ne compte {amount}{self._where()}."
        if self.ratio:
            return self._ratio(*self.ratio)
        if query.aggregate is Aggregate.PER_ARTICLE:
            return self._per_group(one, many)
        if query.aggregate is Aggregate.RATE:
            return self._rate(one)
        if self.is_compared:
            return self._comparison(result.groups[0], result.groups[1])
        if query.group is Group.AMOUNT and query.extreme is not None:
            return self._usual_amount()
        if query.extreme is not None and (not query.limit or len(result.groups) == 1):
            return self._best(many)
        if query.extreme is not None:
            return self._ranking(many)
        if query.having:
            noun = one if result.grouped < 2 else many
            verbs = ("désigne", "désignent") if query.group is Group.NAME else ("compte", "comptent")
            verb = verbs[result.grouped > 1]
            return f"{self.number(result.grouped)} {noun} {verb} {self._amount(query.having)}{self._where()}."
        if self.shares:
            feminine = self._is_feminine and not self.counts_articles
            rated = f" noté{'e' if feminine else ''}s" if query.whole is Whole.RATED else ""
            rows = f"{self._counted()}{rated}{self._where() or ' du corpus'}{self._that(2)}"
            return f"Part des {rows}, par {one}."
        if not self.averages and query.group in LABELS:
            noun = one if result.grouped == 1 else many
            if self._tells_labels_of_one:
                label = f"a pour {one} {self.words.quote(result.groups[0].label)}"
                borne = label if result.grouped == 1 else f"compte {self.number(result.grouped)} {noun}"
                return f"L’article {self.words.quote(self.titles[0])} {borne}."
            count = f"{self.number(result.grouped)} {noun}{self._where() or ' dans le corpus'}"
            return f"{count}, ici avec {elide('le nombre de', self._counted())} pour chaque {one}."
        has_dates = query.group is Group.DATE and result.grouped > 1
        dates = f"{colon} {self.number(result.grouped)} {many}" if has_dates else ""
        return f"{capital(what)}, par {one}{dates}.{self._lead_of_one()}"

    def _usual_amount(self) -> str:
        """How many rows most articles have, or fewest."""
        groups, end = self.result.groups, "fréquent" if self.query.extreme is Extreme.HIGHEST else "rare"
        several, count = len(groups) > 1, groups[0].count
        amounts = join([group.label for group in groups], "et")
        numbers = elide("les nombres de" if several else "le nombre de", self._noun(2))
        rows = f"{numbers} par article{self._where()}{self._that(2)}"
        articles = f"{self.number(count)} article{'s' if count > 1 else ''}{' chacun' if several else ''}"
        most = f"les plus {end}s sont" if several else f"le plus {end} est"
        return f"{capital(rows)} {most} {amounts}{self.words.colon()}{articles}."

    def _best(self, many: str) -> str:
        """The group that has most, or those that tie."""
        query, best = self.query, self.result.groups
        figure, mean = best[0], self.averages or self.shares
        value = self.figure(figure.mean or 0) if mean else self.number(figure.count)
        if self.shares:
            value = f"{self._share_of(figure)} ({self.number(figure.count)} sur {self.number(figure.whole)})"
        several = len(best) > 1
        plural = several or self.is_plural(figure)
        verb = ("ont" if plural else "a") if mean else ("comptent" if plural else "compte")
        rows = f"{self._counted()}{self._where()}{self._that(2)}"
        if query.having:
            rows += f", parmi les {many} qui comptent {self._amount(query.having)}"
        if self.is_commonest:
            level = query.group is Group.RELEVANCY
            one = "la pertinence la" if level else "le nom le"
            end = ("fréquente" if level else "fréquent") if query.extreme is Extreme.HIGHEST else "rare"
            return f"Parmi les {rows}, {one} plus {end} est {self._value(figure)}."
        kind = self._highest_mean() if mean else self._most()
        if query.group in (Group.CATEGORY, Group.TYPE) and self.counts_articles and not mean:
            verb = f"regroupe{'nt' if plural else ''}"
        elif query.group in LABELS and self.counts_articles and not mean:
            verb, kind = f"figure{'nt' if plural else ''}", f"dans {self._greatest_number()}"
        tie = ", ex æquo," if several else ""
        return f"{capital(self._names(many))} {verb}{tie} {elide(kind, rows)}{self.words.colon()}{value}."

    def _most(self) -> str:
        """ "le plus de", or "le troisième plus grand nombre de" where a place is asked for."""
        most = self.query.extreme is Extreme.HIGHEST
        return self._greatest_number() if self.query.rank else f"le {'plus' if most else 'moins'} de"

    def _greatest_number(self) -> str:
        place = f"{self._place()} " if self.query.rank else ""
        return f"le {place}plus {'grand' if self.query.extreme is Extreme.HIGHEST else 'petit'} nombre de"

    def _highest_mean(self) -> str:
        level = "élevée" if self.query.extreme is Extreme.HIGHEST else "basse"
        what = "part" if self.shares else f"pertinence {self._middle}"
        place = f"{self._place()} " if self.query.rank else ""
        over = "pour les" if self.query.tables else "pour l’ensemble des"
        return f"la {place}{what} la plus {level} {'de' if self.shares else over}"

    def _ranking(self, many: str) -> str:
        """The groups that have most, as many as are asked for."""
        query, groups = self.query, self.result.groups
        ties = ", ex æquo compris" if len(groups) > (query.limit or 1) else ""
        rows = f"{self._counted()}{self._where()}{self._that(2)}"
        if self.averages or self.shares:
            level = "élevée" if query.extreme is Extreme.HIGHEST else "basse"
            what = "part" if self.shares else f"pertinence {self._middle}"
            return f"Voici les {len(groups)} {many} où la {what} des {rows} est la plus {level}{ties}."
        rank = "le plus de" if query.extreme is Extreme.HIGHEST else "le moins de"
        return f"Voici les {len(groups)} {many} qui comptent {elide(rank, rows)}{ties}."

    def _value(self, group: GroupCount) -> str:
        """A name or a rating with how many rows have it."""
        label = group.label.replace(".", ",") if self.query.group is Group.RELEVANCY else self.label(group)
        return f"{label}{self.words.colon()}{self.number(group.count)} {self._noun(group.count)}"

    def _names(self, many: str) -> str:
        best = self.result.groups
        return join([self.named(one) for one in best], "et") if len(best) <= _NAMED_AT_MOST else f"{len(best)} {many}"

    def _place(self) -> str:
        rank = self.query.rank
        return {2: "deuxième", 3: "troisième"}.get(rank or 0, f"{rank}e")

    def _lead_of_one(self) -> str:
        """By how much one of two periods is ahead."""
        if not (pair := self.gap):
            return ""
        return f" {capital(self.named(pair[0]))} en compte {self.number(pair[0].count - pair[1].count)} de plus."

    def _rate(self, one: str) -> str:
        """How many rows an article has on average, group by group, or where it has most."""
        rows, colon = f"{self._noun(2)}{self._that(2)} par article{self._where()}", self.words.colon()
        if self.query.extreme is None or self.query.limit:
            return f"{capital(elide('nombre moyen de', rows))}, par {one}{colon}".rstrip()
        best = self.result.groups
        verb = "compte" if len(best) == 1 else "comptent"
        counted = f"{self.number(best[0].count)} pour {self.number(best[0].whole)} articles"
        names, figure = join([self.named(group) for group in best], "et"), self.figure(best[0].mean or 0)
        return f"En moyenne, {names} {verb} {elide(self._most(), rows)}{colon}{figure} ({counted})."

    def _per_group(self, one: str, many: str) -> str:
        """The mean size of the groups that hold something."""
        total, groups = self.in_groups, self.result.grouped
        counted = f"{self.number(total)} {self._counted()}{self._where() or ' dans le corpus'}{self._that(total)}"
        mean = f"{self.figure(total / groups)} {self._counted()} par {one} en moyenne"
        return f"{mean}{self.words.colon()}{counted}, pour les {self.number(groups)} {many} qui en comptent."

    def _what(self, mean: bool) -> str:
        total = self.in_dated_groups or self.result.matching
        if self.counts_articles:
            total = self.in_dated_groups or self.result.all_articles
            return f"{self.number(total)} article{'s' if total > 1 else ''}{self._where() or ' dans le corpus'}"
        if mean:
            return f"pertinence {self._middle} des {self._nouns()}{self._where()}{self._that(2)}"
        return f"{self.number(total)} {self._noun(total)}{self._where() or ' dans le corpus'}{self._that(total)}"
