"""The sentence that tells the result of a table query in French: the figure first, out of how many, over what."""

from __future__ import annotations

from assistant.answering.telling import (
    AMOUNTS,
    COLUMNS,
    FEMININE_GROUPS,
    GROUPS,
    LEVELS,
    MASCULINE,
    NONE,
    NOUNS_FR,
    Teller,
    capital,
    compared,
    join,
    main_tables,
    name_rows,
)
from assistant.answering.telling_calendar import name_period, tell_dated, tell_undated
from assistant.answering.telling_gaps import tell_gap_french
from assistant.answering.telling_holding import have_french
from assistant.answering.telling_scope import name_articles_french
from assistant.index.results import GroupCount
from assistant.queries import Aggregate, Extreme, Group, Match, NumberFilter, TextFilter, Unit, Whole
from assistant.records import Language
from assistant.typography import NO_BREAK


class French(Teller):
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

    def _groups(self) -> str:
        query, result, colon = self.query, self.result, self.words.colon().rstrip(" ")
        one, many = GROUPS[query.group or Group.TABLE][:2]
        what = self._what(self.averages)
        if not result.groups:
            none = "Aucune" if query.group in FEMININE_GROUPS else "Aucun"
            amount = self._amount(query.having) if query.having else f"de {self._nouns()}"
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
            end = "fréquent" if query.extreme is Extreme.HIGHEST else "rare"
            amounts = join([group.label for group in result.groups], "et")
            rows = f"{_of('le nombre de', self._noun(2))} par article{self._where()}{self._that(2)}"
            count = f"{self.number(result.groups[0].count)} articles"
            return f"{capital(rows)} le plus {end} est {amounts}{colon} {count}."
        if query.extreme is not None and not query.limit:
            best = [self.label(group) for group in result.groups]
            figure = result.groups[0]
            mean = self.averages or self.shares
            value = self.figure(figure.mean or 0) if mean else self.number(figure.count)
            if self.shares:
                value = f"{self._share_of(figure)} ({self.number(figure.count)} sur {self.number(figure.whole)})"
            more = query.extreme is Extreme.HIGHEST
            what = "part" if self.shares else f"pertinence {self._middle}"
            kind = "le plus de" if more else "le moins de"
            if mean:
                level = "élevée" if more else "basse"
                kind = f"la {what} la plus {level} {'de' if self.shares else 'pour ses'}"
            if query.rank:
                place = {2: "deuxième", 3: "troisième"}.get(query.rank, f"{query.rank}e")
                kind = f"la {place} {kind.removeprefix('la ')}" if mean else f"en {place} position, {kind}"
            tie = f" {len(best)} {many} sont ex æquo." if len(best) > 1 else ""
            names = join(best, "et") if len(best) <= 3 else f"{len(best)} {many}"
            verb = ("a" if len(best) == 1 else "ont") if mean else ("compte" if len(best) == 1 else "comptent")
            rows = f"{self._counted()}{self._where()}{self._that(2)}"
            if query.having:
                rows += f", parmi les {many} qui comptent {self._amount(query.having)}"
            return f"{capital(names)} {verb} {_of(kind, rows)}{colon} {value}.{tie}"
        if query.extreme is not None:
            rank = "le plus de" if query.extreme is Extreme.HIGHEST else "le moins de"
            ties = " Les ex æquo sont compris." if len(result.groups) > (query.limit or 1) else ""
            rows = f"{self._counted()}{self._where()}{self._that(2)}"
            if self.averages or self.shares:
                level = "élevée" if query.extreme is Extreme.HIGHEST else "basse"
                what = "part" if self.shares else f"pertinence {self._middle}"
                return f"Les {len(result.groups)} {many} où la {what} des {rows} est la plus {level}.{ties}"
            return f"Les {len(result.groups)} {many} qui comptent {_of(rank, rows)}.{ties}"
        if query.having:
            noun = one if result.grouped < 2 else many
            verb = "compte" if result.grouped < 2 else "comptent"
            return f"{self.number(result.grouped)} {noun} {verb} {self._amount(query.having)}{self._where()}."
        if self.shares:
            feminine = self._is_feminine and not self.counts_articles
            rated = f" noté{'e' if feminine else ''}s" if query.whole is Whole.RATED else ""
            rows = f"{self._counted()}{rated}{self._where() or ' du corpus'}{self._that(2)}"
            return f"Part des {rows}, par {one}."
        if not self.averages and query.group in (
            Group.THEME,
            Group.KEYWORD,
            Group.CATEGORY,
            Group.TYPE,
        ):
            noun = one if result.grouped == 1 else many
            count = f"{self.number(result.grouped)} {noun}{self._where() or ' dans le corpus'}"
            return f"{count}, ici avec {_of('le nombre de', self._counted())} pour chaque {one}."
        has_dates = query.group is Group.DATE and result.grouped > 1
        dates = f"{colon} {self.number(result.grouped)} {many}" if has_dates else ""
        return f"{capital(what)}, par {one}{dates}.{self._lead_of_one()}"

    def _lead_of_one(self) -> str:
        """By how much one of two periods is ahead."""
        if not (pair := self.gap):
            return ""
        return f" {capital(self.label(pair[0]))} en compte {self.number(pair[0].count - pair[1].count)} de plus."

    @property
    def _middle(self) -> str:
        return "médiane" if self.query.aggregate is Aggregate.MEDIAN else "moyenne"

    def _share_of(self, group: GroupCount) -> str:
        return f"{self.figure(100 * group.count / group.whole, 1) if group.whole else 0}{NO_BREAK}%"

    def _ratio(self, value: float, first: GroupCount, second: GroupCount) -> str:
        """Two tables set to each other."""
        names = [name_rows((side.label,), NOUNS_FR, ("ligne", "lignes"), "et", " de la table ", plural=True)
                 for side in (first, second)]  # fmt: skip
        told = f"{self.number(first.count)} {names[0]} pour {self.number(second.count)} {names[1]}"
        ratio = f"Le rapport des {names[0]} aux {names[1]} est de {self.figure(value)}"
        return f"{ratio}{self.words.colon()}{told}{self._where()}{self._that(2)}."

    def _comparison(self, first: GroupCount, second: GroupCount) -> str:
        """Two groups against each other, the larger first, and by how much."""
        by_mean = self.averages
        values = [round(side.mean or 0, 2) if by_mean else side.count for side in (first, second)]
        if values[0] < values[1]:
            first, second, values = second, first, values[::-1]
        names = [self.label(first), self.label(second)]
        rows = f"{self._counted()}{self._labels()}{self._that(2)}" if self.query.group is Group.ARTICLE else "lignes"
        what = f"pertinence {self._middle} pour les {rows}" if by_mean else f"nombre de {rows}"
        colon = self.words.colon()
        if values[0] == values[1]:
            same = f"sont à égalité, même {what}{colon}{self.number(values[0])} chacun"
            return f"{capital(names[0])} et {names[1]} {same}."
        gap, told = self.number(round(values[0] - values[1], 2)), [self.number(value) for value in values]
        more = f"{what}{colon}{told[0]} contre {told[1]} pour {names[1]}, soit {gap} de plus"
        return f"{capital(names[0])} arrive en tête pour {'la' if by_mean else 'le'} {more}."

    def _per_article(self) -> str:
        result, rows = self.result, self._noun(2)
        total = result.matching
        mean = self.figure(total / result.all_articles) if result.all_articles else "0"
        counted = f"{self.number(total)} {rows}{self._where() or ' dans le corpus'}{self._that(total)}"
        articles = f"pour {self.number(result.all_articles)} articles"
        if self.query.aggregate is Aggregate.MEDIAN_PER_ARTICLE:
            middle = f"Le nombre médian {_of('de', rows)} par article est de {self.figure(result.mean or 0)}"
            return f"{middle}{self.words.colon()}{counted}, {articles}."
        return f"{mean} {rows} par article en moyenne{self.words.colon()}{counted}, {articles}."

    def _rate(self, one: str) -> str:
        """How many rows an article has on average, group by group, or where it has most."""
        rows, colon = f"{self._noun(2)}{self._that(2)} par article{self._where()}", self.words.colon()
        if self.query.extreme is None or self.query.limit:
            return f"{capital(_of('nombre moyen de', rows))}, par {one}{colon}".rstrip()
        best = [self.label(group) for group in self.result.groups]
        end = "le plus de" if self.query.extreme is Extreme.HIGHEST else "le moins de"
        if self.query.rank:
            place = {2: "deuxième", 3: "troisième"}.get(self.query.rank, f"{self.query.rank}e")
            end = f"en {place} position, {end}"
        verb, first = "compte" if len(best) == 1 else "comptent", self.result.groups[0]
        counted = f"{self.number(first.count)} pour {self.number(first.whole)} articles"
        figure = f"{self.figure(first.mean or 0)} ({counted})"
        return f"En moyenne, {join(best, 'et')} {verb} {_of(end, rows)}{colon}{figure}."

    def _per_group(self, one: str, many: str) -> str:
        """The mean size of the groups that hold something."""
        total, groups = self.in_groups, self.result.grouped
        counted = f"{self.number(total)} {self._counted()}{self._where() or ' dans le corpus'}{self._that(total)}"
        mean = f"{self.figure(total / groups)} {self._counted()} par {one} en moyenne"
        return f"{mean}{self.words.colon()}{counted}, pour les {self.number(groups)} {many} qui en comptent."

    def _share_of_articles(self) -> str:
        found, total = self.result.grouped, self.result.whole
        share = self.figure(100 * found / total, 1) if total else "0"
        kind = f"comptent {self._amount(self.query.having)}" if self.query.having else f"sont ceux{self._labels()}"
        if self.query.is_filtered and not self.query.having:
            kind = f"ont {'une' if self._is_feminine else 'un'} {self._noun(1)} qui {self._conditions(1)}"
        if self.query.having == NONE:
            that = f" qui {self._conditions(1)}" if self.query.is_filtered else ""
            kind = f"ne comptent {'aucune' if self._is_feminine else 'aucun'} {self._noun(1)}{that}"
        if self.query.holding:
            kind = have_french(self.query.holding, self.number, one=False)
        narrowed = self.query.is_filtered or self.query.having or self.query.holding
        inside = self._labels() if self.query.whole is not Whole.CORPUS and narrowed else ""
        figures = f"{self.number(found)} sur {self.number(total)}"
        return f"{share}{NO_BREAK}% des articles{inside} {kind}{self.words.colon()}{figures}."

    def _what(self, mean: bool) -> str:
        total = self.in_dated_groups or self.result.matching
        if self.counts_articles:
            total = self.in_dated_groups or self.result.all_articles
            return f"{self.number(total)} article{'s' if total > 1 else ''}{self._where() or ' dans le corpus'}"
        if mean:
            return f"pertinence {self._middle} des {self._nouns()}{self._where()}{self._that(2)}"
        return f"{self.number(total)} {self._noun(total)}{self._where() or ' dans le corpus'}{self._that(total)}"

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
            row = f"{'une' if feminine else 'un'} {self._noun(1)}" if found else f"{of}{self._noun(1)}"
            return f"{some}{self._where()} {have} {row}{that}."
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
            the, noted = (
                (
                    "La",
                    "la",
                )
                if feminine
                else ("Le", "le"),
                "notée" if feminine else "noté",
            )
            return f"{the[0]} {one} {the[1]} {rank} {noted}{where}{that} a une pertinence de {level}."
        noted = "notées" if feminine else "notés"
        of = f"(sur {self.number(result.in_scope)} au total)"
        best_rows = f"Les {self.number(found)} {self._noun(found)} les {rank} {noted}{where}{that}"
        return f"{best_rows} ont une pertinence de {level} {of}.{ties}"

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

    @property
    def _is_feminine(self) -> bool:
        return not any(table in MASCULINE for table in main_tables(self.query.tables))

    def _noun(self, number: int) -> str:
        return name_rows(self.query.tables, NOUNS_FR, ("ligne", "lignes"), "et", " de la table ", plural=number > 1)

    def _nouns(self) -> str:
        return self._noun(2)

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


def _of(words: str, noun: str) -> str:
    """French words that end in "de" before a noun, the vowel elided: "le plus d’articles"."""
    return f"{words[:-1]}’{noun}" if words.endswith(" de") and noun[:1] in "aeiouéèh" else f"{words} {noun}"
