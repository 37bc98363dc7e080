"""The sentence that tells the result of a table query, in the words of French."""

from __future__ import annotations

from assistant.answering.telling import MORE_THAN_ONE
from assistant.answering.telling_french_groups import FrenchGroups
from assistant.answering.telling_holding import have_french
from assistant.answering.telling_words import ARTICLE, capital, elide
from assistant.queries import NONE, Match, NumberFilter, Whole
from assistant.records import Language


class French(FrenchGroups):
    """Tells a result in French."""

    language = Language.FRENCH

    def _tell_names(self, rows: str, names: str) -> str:
        named = self.number(self.result.named)
        less = f", dont {named} portent un nom" if self.result.matching - self.result.named else ""
        return f"{self._subject()} {rows}{less}, sous {names} noms distincts."

    def _tell_total(self, total: int) -> str:
        if total:
            return f"{self._subject()} {self._total(total)}."
        subject, rows = self._subject().removesuffix("compte"), self._total(0).removeprefix("0 ")
        return f"{subject}ne compte {self._no_row()} {rows}."

    def _subject(self) -> str:
        return f"L’article {self.words.quote(self.titles[0])} compte" if self.names_article else "Le corpus compte"

    def _no_row(self) -> str:
        return "aucune" if self._is_feminine else "aucun"

    def _tell_mean_per_article(self, mean: str, counted: str, articles: str) -> str:
        per = f"{mean} {self._noun(2)} par article en moyenne{self.words.colon()}"
        return f"{per}{counted}, pour {articles} articles."

    def _tell_median_per_article(self, median: str, counted: str, articles: str) -> str:
        middle = f"Le nombre médian {elide('de', self._noun(2))} par article est de {median}"
        return f"{middle}{self.words.colon()}{counted}, pour {articles} articles."

    def _shared_trait(self) -> str:
        query = self.query
        traits = [have_french(query.holding, self.number, one=False)] if query.holding else []
        if query.is_filtered and not query.having:
            traits.append(f"ont {self._at_least_one_row()}{self._that(1)}")
        if traits:
            return " et ".join(traits)
        if query.having == NONE:
            return f"ne comptent {self._no_row()} {self._noun(1)}{self._that(1)}"
        if query.having:
            return f"comptent {self._amount(query.having)}"
        labels = self._labels()
        return f"proviennent{labels}" if labels.startswith(" des pages") else f"sont ceux{labels}"

    def _at_least_one_row(self) -> str:
        return f"au moins {'une' if self._is_feminine else 'un'} {self._noun(1)}"

    def _tell_holding(self, found: int, total: int) -> str:
        held = have_french(self.query.holding, self.number, one=found < 2)
        denied = "" if found or held.startswith("n’") else "n’"
        return f"{self._some_articles(found, total)} {denied}{held}."

    def _tell_articles_having(self, found: int, total: int, having: NumberFilter) -> str:
        if having == NONE and not found:
            without = elide("dépourvu de", self._noun(1))
            return f"{self._some_articles(found, total)} n’est {without}{self._that(1)}."
        verb = ("compte" if found else "ne compte") if found < 2 else "comptent"
        if having == NONE:
            of = f"{self.number(found)} {self._article(found)} sur {self.number(total)}{self._where()}"
            return f"{of} ne {verb} {self._no_row()} {self._noun(1)}{self._that(1)}."
        return f"{self._some_articles(found, total)} {verb} {self._amount(having)}."

    def _tell_articles_with(self, found: int, total: int) -> str:
        have = "n’a" if not found else ("a" if found == 1 else "ont")
        of = "d’" if self._noun(1)[0] in "aeiou" else "de "
        row = self._at_least_one_row() if found else f"{of}{self._noun(1)}"
        return f"{self._some_articles(found, total)} {have} {row}{self._that(1)}."

    def _tell_number_of_articles(self, found: int) -> str:
        if not found:
            return f"Le corpus ne compte aucun article{self._where()}."
        return f"Le corpus compte {self.number(found)} {self._article(found)}{self._where()}."

    def _some_articles(self, found: int, total: int) -> str:
        """So many articles of so many, and of which."""
        return f"{self._some(found, total, *ARTICLE, feminine=False)}{self._where()}"

    def _some_rows(self, found: int, total: int) -> str:
        return self._some(found, total, self._noun(1), self._noun(2), feminine=self._is_feminine)

    def _some(self, found: int, total: int, one: str, many: str, *, feminine: bool) -> str:
        none = "Aucune" if feminine else "Aucun"
        if total == 1:
            only = "La seule" if feminine else "Le seul"
            return f"{only if found else none} {one}"
        return f"{self.number(found) if found else none} des {self.number(total)} {many}"

    def _amount(self, wanted: NumberFilter) -> str:
        number = 1 if wanted.value < 2 and wanted.other is None else 2
        of_articles = self.counts_articles and self.query.group is not None
        rows = self._article(number) if of_articles else f"{self._noun(number)}{self._that(2)}"
        if wanted == MORE_THAN_ONE:
            return f"plus d’{'un' if of_articles or not self._is_feminine else 'une'} {rows}"
        return f"{self._compared(self.terms.amounts, wanted)} {rows}"

    def _tell_mean(self, mean: str, rated: str) -> str:
        rows = f"{rated} {self._noun(2)} {self._rated(2)}{self._where() or ' du corpus'}"
        return f"La pertinence {self._kind_of_mean} des {rows} est de {mean}."

    def _tell_unrated(self) -> str:
        return f"{capital(self._no_row())} des {self._noun(2)}{self._where() or ' du corpus'} n’a de pertinence."

    def _rated(self, number: int) -> str:
        """The participle that goes with so many rows."""
        return f"noté{'e' if self._is_feminine else ''}{'s' if number > 1 else ''}"

    def _tell_too_many_ties(self, rows: str, level: str) -> str:
        value = f"la pertinence la plus {self._high()}"
        asked = f"{self.query.limit} {'demandées' if self._is_feminine else 'demandés'}"
        more = f"c’est plus que les {asked} (sur {self.number(self.result.in_scope)} au total)"
        return f"{rows} sont à égalité sur {value}, {level}{self.words.colon()}{more}."

    def _tell_extreme(self, which: str, level: str) -> str:
        the = "la" if self._is_feminine else "le"
        row = f"{capital(the)} {self._noun(1)} {the} {self._better()} {self._rated(1)}{which}"
        return f"{row} a une pertinence de {level}."

    def _tell_extremes(self, found: int, which: str, level: str) -> str:
        rows = f"Les {self.number(found)} {self._noun(found)} les {self._better()} {self._rated(2)}{which}"
        return f"{rows}, sur {self.number(self.result.in_scope)} au total, ont une pertinence de {level}."

    def _better(self) -> str:
        return "mieux" if self._is_most else "moins bien"

    def _share_of_tables(self, where: str) -> str:
        return f"{self.number(self.whole)} lignes{where}{self._that(2)} sont des {self._noun(2)}"

    def _share_of_rows(self, where: str) -> str:
        query = self.query
        of = {
            Whole.WORDS: " qui ont ces mots",
            Whole.RATING: " de cette pertinence",
            Whole.DATED: f" qui {self._conditions(2)}",
            Whole.RATED: f" {self._rated(2)}",
        }.get(query.whole, "")
        those = "celles" if self._is_feminine else "ceux"
        by_place = not query.is_filtered or query.whole is Whole.DATED
        what = f"sont {those}{self._where()}" if by_place else self._conditions(2)
        return f"{self._noun(2)}{of}{where} {what}"

    def _has_relevancy(self, level: str, one: bool, none: bool) -> str:
        return f"{_have(one, none)} une pertinence {level}"

    def _is_rated(self, one: bool, none: bool) -> str:
        return f"{_have(one, none)} une pertinence"

    def _is_unrated(self, one: bool) -> str:
        return f"{_have(one, none=True)} pas de pertinence"

    def _is_named(self, one: bool, none: bool) -> str:
        return f"{'n’' if none else ''}{'porte' if one else 'portent'} un nom"

    def _is_nameless(self, one: bool) -> str:
        return f"ne {'porte' if one else 'portent'} pas de nom"

    def _lacks(self, column: str, one: bool, none: bool) -> str:
        plain = column.removeprefix("la ").removeprefix("le ")
        return f"{'n’' if none else ''}{'est' if one else 'sont'} sans {plain}"

    def _has_text(self, match: Match, column: str | None, quoted: str, one: bool) -> str:
        is_called = {Match.START: "commence par", Match.END: "se termine par"}.get(match, "est exactement")
        part = column or "le texte"
        part = part.split(maxsplit=1)[-1] if part.startswith(("le ", "la ")) else part
        return f"{_have(one, none=False)} un {part} qui {is_called} {quoted}"

    def _mentions(self, column: str | None, quoted: str, one: bool, *, negated: bool, none: bool) -> str:
        verb = "mentionne" if one else "mentionnent"
        if negated:
            verb = f"ne {verb} pas"
        elif none:
            verb = f"ne {verb}"
        return f"{verb} {quoted}{f' dans {column}' if column else ''}"

    def _stands_in_such(self, one: bool) -> str:
        return f"{'figure' if one else 'figurent'} dans un article où tous sont dans ce cas"

    def _is_close_to(self, topic: str, limit: str, one: bool, none: bool) -> str:
        close = f"{'n’' if none else ''}{'est proche' if one else 'sont proches'}"
        return f"{close} de {topic} par le sens (similarité d’au moins {limit})"

    def _tell_unrated_rows(self, unrated: int, articles: int) -> str:
        result = self.result
        give = "n’en donne" if articles == 1 else "n’en donnent"
        none = f" ({articles} des {self.number(result.articles)} articles {give} aucune)" if articles else ""
        rows = f"{self.number(unrated)} {'ligne' if unrated == 1 else 'lignes'} sur {self.number(result.in_scope)}"
        return f"La pertinence n’est pas donnée pour {rows}{none}."


def _have(one: bool, none: bool) -> str:
    return f"{'n’' if none else ''}{'a' if one else 'ont'}"
