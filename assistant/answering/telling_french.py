"""The sentence that tells the result of a table query in French: the figure first, out of how many, over what."""

from __future__ import annotations

from assistant.answering.telling import (
    AMOUNTS,
    COLUMNS,
    LEVELS,
    MORE_THAN_ONE,
    NONE,
    NOUNS_FR,
    capital,
    compared,
    elide,
    join,
    name_rows,
)
from assistant.answering.telling_calendar import tell_dated, tell_undated
from assistant.answering.telling_gaps import tell_gap_french
from assistant.answering.telling_groups import FrenchGroups
from assistant.answering.telling_holding import have_french
from assistant.answering.telling_scope import name_articles_french, tell_ends_french
from assistant.queries import Aggregate, Extreme, Match, NumberFilter, TextFilter, Unit, Whole
from assistant.records import Language
from assistant.typography import NO_BREAK


class French(FrenchGroups):
    """Tells a result in French."""

    language = Language.FRENCH

    def say(self) -> str:
        """The sentence."""
        query, result = self.query, self.result
        if query.aggregate in (Aggregate.SPAN, Aggregate.RANGE):
            said = tell_gap_french(self)
        elif query.group is not None:
            said = self._groups()
        elif self.counts_articles and query.aggregate is Aggregate.SHARE:
            said = self._share_of_articles()
        elif self.counts_articles:
            said = self._articles()
        elif query.unit is Unit.NAMES:
            rows = f"{self._total(result.matching)}{self._that(result.matching)}"
            nameless = result.matching - result.named
            less = f", dont {self.number(result.named)} portent un nom" if nameless else ""
            said = f"{self._subject()} {rows}{less}, sous {self.number(result.names)} noms distincts."
        elif query.aggregate in (Aggregate.PER_ARTICLE, Aggregate.MEDIAN_PER_ARTICLE):
            said = self._per_article()
        elif query.aggregate in (Aggregate.MEAN, Aggregate.MEDIAN):
            said = self._mean()
        elif query.extreme is not None:
            said = self._extreme()
        elif query.is_filtered or query.whole is Whole.TABLES or self.is_share_of_rows:
            said = self._filtered()
        elif not result.in_scope:
            none = "aucune" if self._is_feminine else "aucun"
            said = f"{self._subject().removesuffix('compte')}ne compte {none} {self._total(0).removeprefix('0 ')}."
        else:
            said = f"{self._subject()} {self._total(result.in_scope)}."
        missing = self._missing()
        if missing and said.endswith(":"):  # the list is further down
            said = said[:-1].rstrip() + "."
        return said + missing + tell_dated(query, result, self.language)

    def _per_article(self) -> str:
        result, rows = self.result, self._noun(2)
        total = result.matching
        mean = self.figure(total / result.all_articles) if result.all_articles else "0"
        counted = f"{self.number(total)} {rows}{self._where() or ' dans le corpus'}{self._that(total)}"
        articles = f"pour {self.number(result.all_articles)} articles"
        if self.query.aggregate is Aggregate.MEDIAN_PER_ARTICLE:
            middle = f"Le nombre médian {elide('de', rows)} par article est de {self.figure(result.mean or 0)}"
            return f"{middle}{self.words.colon()}{counted}, {articles}."
        return f"{mean} {rows} par article en moyenne{self.words.colon()}{counted}, {articles}."

    def _share_of_articles(self) -> str:
        found, total = self.result.grouped, self.result.whole
        share = self.figure(100 * found / total, 1) if total else "0"
        kind = f"comptent {self._amount(self.query.having)}" if self.query.having else self._are_those()
        if self.query.is_filtered and not self.query.having:
            kind = f"ont au moins {'une' if self._is_feminine else 'un'} {self._noun(1)} qui {self._conditions(1)}"
        if self.query.having == NONE:
            that = f" qui {self._conditions(1)}" if self.query.is_filtered else ""
            kind = f"ne comptent {'aucune' if self._is_feminine else 'aucun'} {self._noun(1)}{that}"
        if self.query.holding:
            kind = have_french(self.query.holding, self.number, one=False)
        narrowed = self.query.is_filtered or self.query.having or self.query.holding
        inside = self._labels() if self.query.whole is not Whole.CORPUS and narrowed else ""
        figures = f"{self.number(found)} sur {self.number(total)}"
        return f"{share}{NO_BREAK}% des articles{inside} {kind}{self.words.colon()}{figures}."

    def _are_those(self) -> str:
        """What some articles are, as the predicate of a share."""
        labels = self._labels()
        return f"proviennent{labels}" if labels.startswith(" des pages") else f"sont ceux{labels}"

    def _articles(self) -> str:
        query, result = self.query, self.result
        found, total = result.among or result.grouped, result.all_articles
        if query.holding:
            held = have_french(query.holding, self.number, one=found < 2)
            if not found:
                denied = held if held.startswith("n’") else f"n’{held}"
                some = self._some(found, total, "article", "articles", feminine=False)
                return f"{some}{self._where()} {denied}."
            return f"{self._some(found, total, 'article', 'articles', feminine=False)}{self._where()} {held}."
        if query.having:
            amount = self._amount(query.having)
            verb = ("compte" if found else "ne compte") if found < 2 else "comptent"
            if query.having == NONE and not found:
                that = f" qui {self._conditions(1)}" if query.is_filtered else ""
                some = self._some(found, total, "article", "articles", feminine=False)
                return f"{some}{self._where()} n’est {elide('dépourvu de', self._noun(1))}{that}."
            if query.having == NONE:
                none = "aucune" if self._is_feminine else "aucun"
                articles = "article" if found < 2 else "articles"
                of = f"{self.number(found)} {articles} sur {self.number(total)}{self._where()}"
                that = f" qui {self._conditions(1)}" if query.is_filtered else ""
                return f"{of} ne {verb} {none} {self._noun(1)}{that}."
            return f"{self._some(found, total, 'article', 'articles', feminine=False)}{self._where()} {verb} {amount}."
        if query.is_filtered or query.tables:
            feminine = self._is_feminine
            that = f" qui {self._conditions(1)}" if query.is_filtered else ""
            have = "n’a" if not found else ("a" if found == 1 else "ont")
            some = self._some(found, total, "article", "articles", feminine=False)
            of = "d’" if self._noun(1)[0] in "aeiou" else "de "
            row = f"au moins {'une' if feminine else 'un'} {self._noun(1)}" if found else f"{of}{self._noun(1)}"
            return f"{some}{self._where()} {have} {row}{that}."
        if found and self.tells_ends:
            return tell_ends_french(self)
        if not found:
            return f"Le corpus ne compte aucun article{self._where()}."
        noun = "article" if found < 2 else "articles"
        return f"Le corpus compte {self.number(found)} {noun}{self._where()}."

    def _some(self, found: int, total: int, one: str, many: str, *, feminine: bool) -> str:
        """So many of so many; where there is one alone, whether it is the one."""
        none = "Aucune" if feminine else "Aucun"
        if total == 1:
            only = "La seule" if feminine else "Le seul"
            return f"{only if found else none} {one}"
        return f"{self.number(found) if found else none} des {self.number(total)} {many}"

    def _amount(self, wanted: NumberFilter) -> str:
        numbers = [self.number(value) for value in (wanted.value, wanted.other) if value is not None]
        one = wanted.value < 2 and wanted.other is None
        noun = self._noun(1 if one else 2)
        if wanted == MORE_THAN_ONE:
            of_articles = self.counts_articles and self.query.group is not None
            a = "un" if of_articles or not self._is_feminine else "une"
            return f"plus d’{a} {'article' if of_articles else noun + self._that(2)}"
        if self.counts_articles and self.query.group is not None:
            return f"{compared(AMOUNTS, wanted, 0, numbers)} {'article' if one else 'articles'}"
        return f"{compared(AMOUNTS, wanted, 0, numbers)} {noun}{self._that(2)}"

    def _mean(self) -> str:
        feminine = self._is_feminine
        if self.result.mean is None:
            none = "Aucune" if feminine else "Aucun"
            return f"{none} des {self._nouns()}{self._where() or ' du corpus'} n’a de pertinence."
        mean = self.figure(self.result.mean)
        rated = self.number(self.result.rated) if not self.query.is_filtered else self.number(self.result.matching)
        noted = "notées" if feminine else "notés"
        rows = f"{rated} {self._nouns()} {noted}{self._where() or ' du corpus'}"
        return f"La pertinence {self._middle} des {rows} est de {mean}."

    def _extreme(self) -> str:
        query, result = self.query, self.result
        one, feminine = self._noun(1), self._is_feminine
        best = query.extreme is Extreme.HIGHEST
        found, level = result.matching, self.levels(result.rows)
        where, that = self._where() or " du corpus", self._that(found)
        rank = "mieux" if best else "moins bien"
        if query.limit and found > query.limit and level == self.number(result.rows[0].relevancy or 0):
            value = "la pertinence la plus élevée" if best else "la pertinence la plus basse"
            tie = f"{self.number(found)} {self._nouns()}{where}{that} sont à égalité sur {value}, {level}"
            asked = "demandées" if feminine else "demandés"
            of = f"(sur {self.number(result.in_scope)} au total)"
            return f"{tie}{self.words.colon()}c’est plus que les {query.limit} {asked} {of}."
        ties = " Les ex æquo sont compris." if query.limit and found > query.limit else ""
        if found == 1:
            the, noted = ("la", "notée") if feminine else ("le", "noté")
            return f"{capital(the)} {one} {the} {rank} {noted}{where}{that} a une pertinence de {level}."
        noted = "notées" if feminine else "notés"
        of = f", sur {self.number(result.in_scope)} au total,"
        best_rows = f"Les {self.number(found)} {self._noun(found)} les {rank} {noted}{where}{that}"
        return f"{best_rows}{of} ont une pertinence de {level}.{ties}"

    def _filtered(self) -> str:
        found, total = self.result.matching, self.result.in_scope
        feminine = self._is_feminine
        where = self._where() or " du corpus"
        if self.query.aggregate is Aggregate.SHARE and self.query.whole is Whole.TABLES:
            share = self.figure(100 * found / self.whole, 1) if self.whole else "0"
            rows = f"{self.number(self.whole)} lignes{where}{self._that(2)}"
            figures = f"{self.number(found)} sur {self.number(self.whole)}"
            return f"{share}{NO_BREAK}% des {rows} sont des {self._nouns()}{self.words.colon()}{figures}."
        if self.query.aggregate is Aggregate.SHARE:
            share = self.figure(100 * found / self.whole, 1) if self.whole else "0"
            figures = f"{self.number(found)} sur {self.number(self.whole)}"
            rated = " notées" if feminine else " notés"
            of = {
                Whole.WORDS: " qui ont ces mots",
                Whole.RATING: " de cette pertinence",
                Whole.DATED: f" qui {self._conditions(2)}",
                Whole.RATED: rated,
            }.get(self.query.whole, "")
            by_place = not self.query.is_filtered or self.query.whole is Whole.DATED
            those = "celles" if feminine else "ceux"
            what = f"sont {those}{self._where()}" if by_place else self._conditions(2)
            where = " du corpus" if self.query.whole in (Whole.CORPUS, Whole.DATED) else where
            return f"{share}{NO_BREAK}% des {self._nouns()}{of}{where} {what}{self.words.colon()}{figures}."
        some = self._some(found, total, self._noun(1), self._nouns(), feminine=feminine)
        return f"{some}{where} {self._conditions(found, none=not found)}."

    def _subject(self) -> str:
        if len(self.titles) == 1 and not self._labels():
            return f"L’article {self.words.quote(self.titles[0])} compte"
        return "Le corpus compte"

    def _total(self, number: int) -> str:
        """A figure and its noun, with the scope unless the subject has named it."""
        named = len(self.titles) == 1 and not self._labels()
        return f"{self.number(number)} {self._noun(number)}{'' if named else self._where()}"

    def _noun(self, number: int) -> str:
        return name_rows(self.query.tables, NOUNS_FR, ("ligne", "lignes"), "et", " de la table ", plural=number > 1)

    def _where(self) -> str:
        """Over what was counted; empty for the whole corpus."""
        said = ""
        if self.titles:
            of = "de l’article" if len(self.titles) == 1 else "des articles"
            said = f" {of} {self.quoted(self.titles, 'et')}"
        return said + self._labels()

    def _labels(self) -> str:
        return name_articles_french(self)

    def _that(self, number: int) -> str:
        return f" qui {self._conditions(number)}" if self.query.is_filtered else ""

    def _conditions(self, number: int, *, none: bool = False) -> str:
        query, one = self.query, number < 2
        no = "n’" if none else ""
        said = []
        for wanted in query.relevancy:
            numbers = [self.number(value) for value in (wanted.value, wanted.other) if value is not None]
            said.append(f"{no}{'a' if one else 'ont'} une pertinence {compared(LEVELS, wanted, 0, numbers)}")
        if query.rated:
            said.append(f"{no}{'a' if one else 'ont'} une pertinence")
        if query.rated is False:
            said.append("n’a pas de pertinence" if one else "n’ont pas de pertinence")
        if query.named:
            said.append(f"{no}{'porte' if one else 'portent'} un nom")
        if query.named is False:
            said.append("ne porte pas de nom" if one else "ne portent pas de nom")
        if query.lacks and query.lacks in COLUMNS:
            column = COLUMNS[query.lacks][0].removeprefix("la ").removeprefix("le ")
            said.append(f"{'n’' if none else ''}{'est' if one else 'sont'} sans {column}")
        said += [self._text(words, one, none) for words in query.contains]
        if query.every:
            said.append(f"{'figure' if one else 'figurent'} dans un article où tous sont dans ce cas")
        if query.topic:
            limit = self.number(round(self.threshold, 2))
            said.append(f"{no}{'est' if one else 'sont'} proche{'' if one else 's'} de {self.words.quote(query.topic)} "
                        f"par le sens (similarité d’au moins {limit})")  # fmt: skip
        return join(said, "et")

    def _text(self, wanted: TextFilter, one: bool, none: bool) -> str:
        if wanted.match in (Match.WHOLE, Match.START, Match.END):
            is_called = {Match.WHOLE: "est exactement", Match.START: "commence par", Match.END: "se termine par"}[
                wanted.match
            ]
            part = COLUMNS[wanted.column][0] if wanted.column and wanted.column in COLUMNS else "le texte"
            part = part.split(maxsplit=1)[-1] if part.startswith(("le ", "la ")) else part
            return f"{'a' if one else 'ont'} un {part} qui {is_called} {self.quoted(wanted.phrases, 'ou')}"
        verb = "mentionne" if one else "mentionnent"
        if wanted.negated:
            verb = f"ne {verb} pas"
        elif none:
            verb = f"ne {verb}"
        column = f" dans {COLUMNS[wanted.column][0]}" if wanted.column and wanted.column in COLUMNS else ""
        return f"{verb} {self.quoted(wanted.phrases, 'ou')}{column}"

    def _missing(self) -> str:
        query, result = self.query, self.result
        said = ""
        unrated = result.in_scope - result.rated
        if query.rates and unrated and query.rated is None:
            lines = "ligne" if unrated == 1 else "lignes"
            rows = f"{self.number(unrated)} {lines} sur {self.number(result.in_scope)}"
            said += f" La pertinence n’est pas donnée pour {rows}"
            if result.unrated_articles and result.articles > 1:
                give = "n’en donne" if result.unrated_articles == 1 else "n’en donnent"
                said += f" ({result.unrated_articles} des {self.number(result.articles)} articles {give} aucune)"
            said += "."
        if self.lists_without_ratings:
            said += " La pertinence n’est donnée pour aucune de ces lignes."
        return said + tell_undated(query, result, self.language)
