"""Groups with a figure each, in the words of French."""

from __future__ import annotations

from assistant.answering.telling_results import ResultTeller
from assistant.answering.telling_words import FEMININE_GROUPS, MASCULINE, capital, elide, main_tables
from assistant.index.results import GroupCount
from assistant.queries import LABELS, Group, Whole

_ARTICLES = {
    Group.TABLE: "les ",
    Group.RELEVANCY: "la ",
    Group.YEAR: "l’année ",
    Group.QUARTER: "le ",
    Group.DATE: "le ",
    Group.WEEKDAY: "le ",
}


class FrenchGroups(ResultTeller):
    """Tells groups in French."""

    @property
    def _is_feminine(self) -> bool:
        """Whether the noun of what is counted is feminine, as `lignes` is."""
        return not any(table in MASCULINE for table in main_tables(self.query.tables))

    def named(self, group: GroupCount) -> str:
        """A group inside a sentence, with its article."""
        kind, label = self.query.group, self.label(group)
        if kind in LABELS:
            the = "la" if kind in FEMININE_GROUPS else "le"
            return f"{the} {self.terms.groups[kind][0]} {self.words.quote(group.label)}"
        if kind is Group.CALENDAR_MONTH:
            return f"le {elide('mois de', label)}"
        if kind is Group.TABLE and not self.is_plural(group):
            return f"la table {self.words.quote(label)}"
        if kind is Group.ARTICLE_TABLE:
            return f"{'les' if self.is_plural(group) else 'la table'} {label}"
        return f"{_ARTICLES.get(kind or Group.ARTICLE, '')}{label}"

    def _table(self, name: str) -> str:
        return self.terms.nouns.get(name, ("", name))[1]

    def _table_of(self, table: str, title: str) -> str:
        return f"{table} de l’article {title}"

    def _level(self, group: GroupCount) -> str:
        return group.label.replace(".", ",")

    def _tell_no_group(self, one: str) -> str:
        none = "Aucune" if self.query.group in FEMININE_GROUPS else "Aucun"
        amount = self._amount(self.query.having) if self.query.having else elide("de", self._noun(2))
        return f"{none} {one} ne compte {amount}{self._where()}."

    def _tell_having(self, noun: str, amount: str) -> str:
        grouped = self.result.grouped
        verbs = ("désigne", "désignent") if self.query.group is Group.NAME else ("compte", "comptent")
        return f"{self.number(grouped)} {noun} {verbs[grouped > 1]} {amount}{self._where()}."

    def _tell_shares(self, one: str) -> str:
        feminine = self._is_feminine and not self.counts_articles
        rated = f" noté{'e' if feminine else ''}s" if self.query.whole is Whole.RATED else ""
        rows = f"{self.counted}{rated}{self._where() or ' du corpus'}{self._that(2)}"
        return f"Part des {rows}, par {one}."

    def _tell_labels_of_one(self, one: str, noun: str) -> str:
        grouped, label = self.result.grouped, self.words.quote(self.result.groups[0].label)
        borne = f"a pour {one} {label}" if grouped == 1 else f"compte {self.number(grouped)} {noun}"
        return f"L’article {self.words.quote(self.titles[0])} {borne}."

    def _tell_labels(self, one: str, noun: str) -> str:
        count = f"{self.number(self.result.grouped)} {noun}{self._where() or ' dans le corpus'}"
        return f"{count}, ici avec {elide('le nombre de', self.counted)} pour chaque {one}."

    def _tell_more(self, name: str, more: str) -> str:
        return f"{capital(name)} en compte {more} de plus."

    def _mean_of(self, rows: str) -> str:
        return f"pertinence {self._kind_of_mean} des {rows}"

    def _tell_mean_size(self, mean: str, one: str, many: str) -> str:
        per = f"{mean} {self.counted} par {one} en moyenne{self.words.colon()}"
        groups = f"pour les {self.number(self.result.grouped)} {many} qui en comptent"
        return f"{per}{self._so_many(self.in_groups, self.counted)}, {groups}."

    def _tell_ratio(self, value: str, names: list[str], counts: list[str], which: str) -> str:
        ratio = f"Le rapport des {names[0]} aux {names[1]} est de {value}"
        return f"{ratio}{self.words.colon()}{counts[0]} pour {counts[1]}{which}."

    def _tell_tie(self, first: str, second: str, rows: str, value: str) -> str:
        same = f"{'la' if self.averages else 'le'} même {self._set_against(rows)}"
        return (
            f"{capital(first)} et {second} sont à égalité, avec {same}{self.words.colon()}{value} de part et d’autre."
        )

    def _tell_lead(self, first: GroupCount, second: GroupCount, rows: str, told: list[str], gap: str) -> str:
        names, verb = (self.named(first), self.named(second)), "arrivent" if self.is_plural(first) else "arrive"
        what = f"{'la' if self.averages else 'le'} {self._set_against(rows)}{self.words.colon()}"
        figures = f"{told[0]} contre {told[1]} pour {names[1]}, soit {gap} de plus"
        return f"{capital(names[0])} {verb} en tête pour {what}{figures}."

    def _set_against(self, rows: str) -> str:
        """What two groups are compared by."""
        if self.averages:
            return f"pertinence {self._kind_of_mean}{f' pour les {rows}' if rows else ''}"
        return elide("nombre de", rows or "lignes")

    def _tell_usual_amount(self, amounts: str, articles: str, *, several: bool) -> str:
        end = "fréquent" if self._is_most else "rare"
        numbers = elide("les nombres de" if several else "le nombre de", self._noun(2))
        rows = f"{numbers} par article{self._where()}{self._that(2)}"
        most = f"les plus {end}s sont" if several else f"le plus {end} est"
        each = " chacun" if several else ""
        return f"{capital(rows)} {most} {amounts}{self.words.colon()}{articles}{each}."

    def _tell_commonest(self, rows: str, value: str) -> str:
        level = self.query.group is Group.RELEVANCY
        one = "la pertinence la" if level else "le nom le"
        end = ("fréquente" if level else "fréquent") if self._is_most else "rare"
        return f"Parmi les {rows}, {one} plus {end} est {value}."

    def _among_those(self, many: str, amount: str) -> str:
        return f"parmi les {many} qui comptent {amount}"

    def _tell_best(self, names: str, rows: str, value: str) -> str:
        best, query = self.result.groups, self.query
        plural = len(best) > 1 or self.is_plural(best[0])
        if self.averages or self.shares:
            verb, kind = "ont" if plural else "a", self._highest_mean()
        elif query.group in (Group.CATEGORY, Group.TYPE) and self.counts_articles:
            verb, kind = f"regroupe{'nt' if plural else ''}", self._most()
        elif query.group in LABELS and self.counts_articles:
            verb, kind = f"figure{'nt' if plural else ''}", f"dans {self._greatest_number()}"
        else:
            verb, kind = "comptent" if plural else "compte", self._most()
        tie = ", ex æquo," if len(best) > 1 else ""
        return f"{capital(names)} {verb}{tie} {elide(kind, rows)}{self.words.colon()}{value}."

    def _most(self) -> str:
        """ "le plus de", or "le troisième plus grand nombre de" where a place is asked for."""
        return self._greatest_number() if self.query.rank else f"le {'plus' if self._is_most else 'moins'} de"

    def _greatest_number(self) -> str:
        return f"le {self._place()}plus {'grand' if self._is_most else 'petit'} nombre de"

    def _highest_mean(self) -> str:
        over = "de" if self.shares else "pour les" if self.query.tables else "pour l’ensemble des"
        return f"la {self._place()}{self._mean_or_share()} la plus {self._high()} {over}"

    def _mean_or_share(self) -> str:
        return "part" if self.shares else f"pertinence {self._kind_of_mean}"

    def _high(self) -> str:
        return "élevée" if self._is_most else "basse"

    def _place(self) -> str:
        """ "troisième" with a blank behind it where a place is asked for; else empty."""
        rank = self.query.rank
        return f"{ {2: 'deuxième', 3: 'troisième'}.get(rank, f'{rank}e') } " if rank else ""

    def _tell_ranking(self, many: str, ties: str) -> str:
        these, rows = f"Voici les {len(self.result.groups)} {many}", self._all_counted
        if self.averages or self.shares:
            return f"{these} où la {self._mean_or_share()} des {rows} est la plus {self._high()}{ties}."
        return f"{these} qui comptent {elide('le plus de' if self._is_most else 'le moins de', rows)}{ties}."

    def _tell_rates(self, one: str) -> str:
        rows = elide("nombre moyen de", self._rated_rows())
        return f"{capital(rows)}, par {one}{self.words.colon()}".rstrip()

    def _tell_best_rate(self, names: str, figure: str, best: GroupCount) -> str:
        verb = "compte" if len(self.result.groups) == 1 else "comptent"
        counted = f"{self.number(best.count)} pour {self.number(best.whole)} articles"
        rows = f"{elide(self._most(), self._rated_rows())}{self.words.colon()}{figure} ({counted})"
        return f"En moyenne, {names} {verb} {rows}."

    def _rated_rows(self) -> str:
        return f"{self._noun(2)}{self._that(2)} par article{self._where()}"
