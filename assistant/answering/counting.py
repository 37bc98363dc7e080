"""The sentence that tells the result of a table query: the figure first, out of how many, over what, and how read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.wording import NO_BREAK, wording_for
from assistant.columns import ColumnRole
from assistant.index.results import GroupCount, QueryResult
from assistant.queries import Aggregate, Comparison, Extreme, Group, NumberFilter, TableQuery, TextFilter, Unit
from assistant.records import Language, Passage

_NOUNS_FR = {
    "signals": ("signal", "signaux"),
    "concerns": ("préoccupation", "préoccupations"),
    "behaviors": ("comportement", "comportements"),
    "technologies": ("technologie", "technologies"),
    "issues": ("enjeu", "enjeux"),
}
_MASCULINE = ("signals", "behaviors", "issues")  # the others, and rows, are feminine
_NOUNS_EN = {
    "signals": ("signal", "signals"),
    "concerns": ("concern", "concerns"),
    "behaviors": ("behavior", "behaviors"),
    "technologies": ("technology", "technologies"),
    "issues": ("issue", "issues"),
}
_LEVELS: Mapping[Comparison, tuple[str, str]] = {
    Comparison.EQUAL: ("de {}", "{}"),
    Comparison.NOT_EQUAL: ("autre que {}", "other than {}"),
    Comparison.AT_LEAST: ("d’au moins {}", "{} or more"),
    Comparison.AT_MOST: ("d’au plus {}", "{} or less"),
    Comparison.MORE_THAN: ("supérieure à {}", "above {}"),
    Comparison.LESS_THAN: ("inférieure à {}", "below {}"),
    Comparison.BETWEEN: ("comprise entre {} et {}", "between {} and {}"),
    Comparison.EITHER: ("de {} ou {}", "{} or {}"),
}
_AMOUNTS: Mapping[Comparison, tuple[str, str]] = {
    Comparison.EQUAL: ("exactement {}", "exactly {}"),
    Comparison.NOT_EQUAL: ("un autre nombre que {} de", "another number than {} of"),
    Comparison.AT_LEAST: ("au moins {}", "at least {}"),
    Comparison.AT_MOST: ("au plus {}", "at most {}"),
    Comparison.MORE_THAN: ("plus de {}", "more than {}"),
    Comparison.LESS_THAN: ("moins de {}", "fewer than {}"),
    Comparison.BETWEEN: ("entre {} et {}", "between {} and {}"),
    Comparison.EITHER: ("{} ou {}", "{} or {}"),
}
_GROUPS: Mapping[Group, tuple[str, str, str, str]] = {
    Group.ARTICLE: ("article", "articles", "article", "articles"),
    Group.TABLE: ("table", "tables", "table", "tables"),
    Group.ARTICLE_TABLE: ("table", "tables", "table", "tables"),
    Group.RELEVANCY: ("niveau de pertinence", "niveaux de pertinence", "relevancy", "relevancies"),
    Group.YEAR: ("année", "années", "year", "years"),
    Group.MONTH: ("mois", "mois", "month", "months"),
    Group.CATEGORY: ("catégorie", "catégories", "category", "categories"),
    Group.THEME: ("thème", "thèmes", "theme", "themes"),
    Group.KEYWORD: ("mot-clé", "mots-clés", "keyword", "keywords"),
}
_NONE = NumberFilter(Comparison.EQUAL, 0)
_FEMININE_GROUPS = (Group.TABLE, Group.ARTICLE_TABLE, Group.YEAR, Group.CATEGORY)
_COLUMNS: Mapping[ColumnRole, tuple[str, str]] = {
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


def say_result(told: Told, language: Language) -> str:
    """The figure first, out of how many it is, over what it was counted, and what was read into the question."""
    teller = _French(told) if language is Language.FRENCH else _English(told)
    return teller.say()


def say_group(told: Told, group: GroupCount, language: Language) -> str:
    """One line of a breakdown: the group and its figure."""
    teller = _French(told) if language is Language.FRENCH else _English(told)
    return teller.say_group(group)


class _Teller:
    """What both languages need."""

    language: Language

    def __init__(self, told: Told) -> None:
        self.query, self.result, self.titles, self.threshold = told.query, told.result, told.titles, told.threshold
        self.words = wording_for(self.language)

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        return self.words.number(value)

    @property
    def counts_articles(self) -> bool:
        """Whether the figure is one of articles."""
        return self.query.unit is Unit.ARTICLES

    def _counted(self) -> str:
        """The plural of what is counted."""
        return "articles" if self.counts_articles else self._noun(2)

    def _noun(self, number: int) -> str:
        raise NotImplementedError

    def quoted(self, texts: Sequence[str], joint: str) -> str:
        """Texts between quotation marks, joined."""
        return _join([self.words.quote(text) for text in texts], joint)

    def levels(self, rows: Sequence[Passage]) -> str:
        """The relevancy of ranked rows: one number, or the first and the last."""
        known = [row.relevancy for row in rows if row.relevancy is not None]
        first, last = self.number(known[0]), self.number(known[-1])
        return first if first == last else f"{first} – {last}"


def _join(words: Sequence[str], joint: str) -> str:
    return f" {joint} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _compared(levels: Mapping[Comparison, tuple[str, str]], wanted: NumberFilter, at: int, say: Sequence[str]) -> str:
    return levels[wanted.comparison][at].format(*say)


class _English(_Teller):
    language = Language.ENGLISH

    def say(self) -> str:
        query, result = self.query, self.result
        if query.group is not None:
            said = self._groups()
        elif self.counts_articles:
            said = self._articles()
        elif query.unit is Unit.NAMES:
            rows = f"{self._total(result.matching)}{self._that(result.matching)}"
            said = f"{self._subject()} {rows} with {self.number(result.names)} distinct names."
        elif query.aggregate is Aggregate.MEAN:
            said = self._mean()
        elif query.extreme is not None:
            said = self._extreme()
        elif query.is_filtered:
            said = self._filtered()
        else:
            said = f"{self._subject()} {self._total(result.in_scope)}."
        return said + self._missing()

    def say_group(self, group: GroupCount) -> str:
        label, query = self.label(group), self.query
        if query.aggregate is Aggregate.MEAN and group.mean is not None:
            return f"{label}: {self.number(round(group.mean, 2))}"
        if query.group is None and not (query.is_filtered or query.tables or query.having):
            return label
        of_articles = self.counts_articles and query.group is not None
        noun = ("article" if group.count == 1 else "articles") if of_articles else self._noun(group.count)
        return f"{label}: {self.number(group.count)} {noun}"

    def label(self, group: GroupCount) -> str:
        """A group as a reader knows it."""
        if self.query.group in (None, Group.ARTICLE):
            return self.words.quote(group.first.article.title)
        if self.query.group is Group.ARTICLE_TABLE:
            return f"{group.first.table} of {self.words.quote(group.first.article.title)}"
        if self.query.group is Group.MONTH:
            return self.words.month(group.label)
        return f"relevancy {group.label}" if self.query.group is Group.RELEVANCY else group.label

    def _groups(self) -> str:
        query, result = self.query, self.result
        one, many = _GROUPS[query.group or Group.TABLE][2:]
        what = self._what(query.aggregate is Aggregate.MEAN)
        if not result.groups:
            return f"No {one} has {what}."
        if query.extreme is not None and not query.limit:
            best = [self.label(group) for group in result.groups]
            figure = result.groups[0]
            value = figure.count if query.aggregate is not Aggregate.MEAN else round(figure.mean or 0, 2)
            rank = "highest" if query.extreme is Extreme.HIGHEST else "lowest"
            kind = "mean relevancy" if query.aggregate is Aggregate.MEAN else "number"
            have = "has" if len(best) == 1 else "have"
            names = _join(best, "and") if len(best) <= 3 else f"{len(best)} {many}"
            rows = f"{'articles' if self.counts_articles else self._nouns()}{self._where()}{self._that(2)}"
            return f"{_capital(names)} {have} the {rank} {kind} of {rows}: {self.number(value)}."
        if query.extreme is not None:
            rank = "most" if query.extreme is Extreme.HIGHEST else "fewest"
            ties = " Ties are included." if len(result.groups) > (query.limit or 1) else ""
            return (
                f"The {len(result.groups)} {many} with the {rank} {self._nouns()}{self._where()}{self._that(2)}:{ties}"
            )
        if query.aggregate is Aggregate.COUNT and query.group in (Group.THEME, Group.KEYWORD, Group.CATEGORY):
            noun = one if result.grouped == 1 else many
            count = f"{self.number(result.grouped)} {noun}{self._where() or ' in the corpus'}"
            return f"{count}, here with the number of {self._counted()} for each."
        return f"{_capital(what)}, by {one}."

    def _what(self, mean: bool) -> str:
        total = self.result.matching
        if self.counts_articles:
            return f"{self.number(self.result.all_articles)} articles{self._where() or ' in the corpus'}"
        if mean:
            return f"mean relevancy of the {self._nouns()}{self._where()}{self._that(2)}"
        return f"{self.number(total)} {self._noun(total)}{self._where() or ' in the corpus'}{self._that(total)}"

    def _articles(self) -> str:
        query, result = self.query, self.result
        found, total = result.grouped, result.all_articles
        if query.having:
            amount = self._amount(query.having)
            return f"{self.number(found)} of the {self.number(total)} articles{self._where()} {_have(found)} {amount}."
        if query.is_filtered or query.tables:
            row = self._noun(1)
            lead = "None" if not found else self.number(found)
            that = f" that {self._conditions(1)}" if query.is_filtered else ""
            article = "an" if row[0] in "aeiou" else "a"
            return (
                f"{lead} of the {self.number(total)} articles{self._where()} {_have(found or 1)} {article} {row}{that}."
            )
        noun = "article" if found == 1 else "articles"
        if where := self._where():
            return f"The corpus has {self.number(found)} {noun}{where}."
        return f"The corpus has {self.number(found)} {noun}."

    def _amount(self, wanted: NumberFilter) -> str:
        if wanted == _NONE:
            return f"no {self._noun(1)}"
        numbers = [self.number(value) for value in (wanted.value, wanted.other) if value is not None]
        noun = self._noun(1 if wanted.value == 1 and wanted.other is None else 2)
        return f"{_compared(_AMOUNTS, wanted, 1, numbers)} {noun}{self._that(2)}"

    def _mean(self) -> str:
        if self.result.mean is None:
            return f"None of the {self._nouns()}{self._where() or ' in the corpus'} has a relevancy."
        mean = self.number(round(self.result.mean, 2))
        rated = self.number(self.result.rated) if not self.query.is_filtered else self.number(self.result.matching)
        return f"The mean relevancy of the {rated} rated {self._nouns()}{self._where() or ' in the corpus'} is {mean}."

    def _extreme(self) -> str:
        query, result = self.query, self.result
        rank = (query.extreme or Extreme.HIGHEST).value
        found, level = result.matching, self.levels(result.rows)
        where, that = self._where() or " in the corpus", self._that(found)
        if query.limit and found > query.limit and level == self.number(result.rows[0].relevancy or 0):
            tie = f"{self.number(found)} {self._nouns()}{where}{that} tie at the {rank} relevancy, {level}"
            return f"{tie}: more than the {query.limit} asked for (of {self.number(result.in_scope)} in all)."
        ties = " Ties are included." if query.limit and found > query.limit else ""
        if found == 1:
            return f"The {rank} rated {self._noun(1)}{where}{that} has relevancy {level}."
        of = f"(of {self.number(result.in_scope)} in all)"
        return (
            f"The {self.number(found)} {rank} rated {self._noun(found)}{where}{that} have relevancy {level} {of}.{ties}"
        )

    def _filtered(self) -> str:
        found, total = self.result.matching, self.result.in_scope
        rows = f"of the {self.number(total)} {self._nouns()}{self._where() or ' in the corpus'}"
        if self.query.aggregate is Aggregate.SHARE:
            share = self.number(round(100 * found / total, 1)) if total else "0"
            return f"{share}% {rows} {self._conditions(found)}: {self.number(found)} of {self.number(total)}."
        return f"{self.number(found) if found else 'None'} {rows} {self._conditions(found or 1)}."

    def _subject(self) -> str:
        if len(self.titles) == 1 and not self._labels():
            return f"The article {self.words.quote(self.titles[0])} lists"
        return "The corpus lists"

    def _total(self, number: int) -> str:
        """A figure and its noun, with the scope unless the subject has named it."""
        named = len(self.titles) == 1 and not self._labels()
        return f"{self.number(number)} {self._noun(number)}{'' if named else self._where()}"

    def _noun(self, number: int) -> str:
        return _name_rows(self.query.tables, _NOUNS_EN, ("row", "rows"), "and", " of the table ", plural=number != 1)

    def _nouns(self) -> str:
        return self._noun(2)

    def _where(self) -> str:
        """Over what was counted; empty for the whole corpus."""
        parts = []
        if self.titles:
            noun = "article" if len(self.titles) == 1 else "articles"
            parts.append(f" in the {noun} {self.quoted(self.titles, 'and')}")
        return "".join(parts) + self._labels()

    def _labels(self) -> str:
        query, said = self.query, ""
        for label, name in ((query.keyword, "keyword"), (query.theme, "theme"), (query.category, "category")):
            if label:
                said += f" with the {name} {self.words.quote(label)}"
        if query.dated:
            said += f" of the {'latest' if query.dated is Extreme.HIGHEST else 'earliest'} scan page"
        if query.since and query.until and query.since == query.until:
            return f"{said} with page date {self.words.day(query.since)}"
        if query.since and query.until:
            return f"{said} with page dates from {self.words.day(query.since)} to {self.words.day(query.until)}"
        if query.since:
            return f"{said} with page dates from {self.words.day(query.since)} on"
        return f"{said} with page dates up to {self.words.day(query.until)}" if query.until else said

    def _that(self, number: int) -> str:
        return f" that {self._conditions(number)}" if self.query.is_filtered else ""

    def _conditions(self, number: int) -> str:
        query, one = self.query, number == 1
        said = []
        for wanted in query.relevancy:
            numbers = [self.number(value) for value in (wanted.value, wanted.other) if value is not None]
            said.append(f"{_have(number)} relevancy {_compared(_LEVELS, wanted, 1, numbers)}")
        if query.rated is not None:
            said.append(f"{_have(number)} {'a' if query.rated else 'no'} relevancy")
        said += [self._text(words, one) for words in query.contains]
        if query.topic:
            limit = self.number(round(self.threshold, 2))
            said.append(f"{'is' if one else 'are'} close to {self.words.quote(query.topic)} in meaning "
                        f"(similarity of {limit} or more)")  # fmt: skip
        return _join(said, "and")

    def _text(self, wanted: TextFilter, one: bool) -> str:
        verb = (
            ("does not mention" if one else "do not mention") if wanted.negated else ("mentions" if one else "mention")
        )
        column = f" in the {_COLUMNS[wanted.column][1]}" if wanted.column and wanted.column in _COLUMNS else ""
        return f"{verb} {self.quoted(wanted.phrases, 'or')}{column}"

    def _missing(self) -> str:
        query, result = self.query, self.result
        said = ""
        unrated = result.in_scope - result.rated
        if query.rates and unrated and query.rated is None:
            said += f" Relevancy is not given for {self.number(unrated)} of {self.number(result.in_scope)} rows"
            if result.unrated_articles and result.articles > 1:
                give = "gives" if result.unrated_articles == 1 else "give"
                said += f" ({result.unrated_articles} of {self.number(result.articles)} articles {give} none)"
            said += "."
        if result.undated_articles:
            noun = "article has" if result.undated_articles == 1 else "articles have"
            said += f" {result.undated_articles} {noun} no page date."
        return said


class _French(_Teller):
    language = Language.FRENCH

    def say(self) -> str:
        query, result = self.query, self.result
        if query.group is not None:
            said = self._groups()
        elif self.counts_articles:
            said = self._articles()
        elif query.unit is Unit.NAMES:
            rows = f"{self._total(result.matching)}{self._that(result.matching)}"
            said = f"{self._subject()} {rows}, sous {self.number(result.names)} noms distincts."
        elif query.aggregate is Aggregate.MEAN:
            said = self._mean()
        elif query.extreme is not None:
            said = self._extreme()
        elif query.is_filtered:
            said = self._filtered()
        else:
            said = f"{self._subject()} {self._total(result.in_scope)}."
        return said + self._missing()

    def say_group(self, group: GroupCount) -> str:
        label, query, colon = self.label(group), self.query, self.words.colon()
        if query.aggregate is Aggregate.MEAN and group.mean is not None:
            return f"{label}{colon}{self.number(round(group.mean, 2))}"
        if query.group is None and not (query.is_filtered or query.tables or query.having):
            return label
        of_articles = self.counts_articles and query.group is not None
        noun = ("article" if group.count < 2 else "articles") if of_articles else self._noun(group.count)
        return f"{label}{colon}{self.number(group.count)} {noun}"

    def label(self, group: GroupCount) -> str:
        """A group as a reader knows it."""
        if self.query.group in (None, Group.ARTICLE):
            return self.words.quote(group.first.article.title)
        if self.query.group is Group.ARTICLE_TABLE:
            table = _NOUNS_FR.get(group.first.table or "", ("", group.first.table or ""))[1]
            return f"{table} de l’article {self.words.quote(group.first.article.title)}"
        if self.query.group is Group.TABLE:
            return _NOUNS_FR.get(group.label, ("", group.label))[1]
        if self.query.group is Group.MONTH:
            return self.words.month(group.label)
        label = group.label.replace(".", ",")
        return f"pertinence {label}" if self.query.group is Group.RELEVANCY else group.label

    def _groups(self) -> str:
        query, result, colon = self.query, self.result, self.words.colon().rstrip(" ")
        one, many = _GROUPS[query.group or Group.TABLE][:2]
        what = self._what(query.aggregate is Aggregate.MEAN)
        if not result.groups:
            none = "Aucune" if query.group in _FEMININE_GROUPS else "Aucun"
            return f"{none} {one} ne compte de {self._nouns()}{self._where()}."
        if query.extreme is not None and not query.limit:
            best = [self.label(group) for group in result.groups]
            figure = result.groups[0]
            mean = query.aggregate is Aggregate.MEAN
            value = round(figure.mean or 0, 2) if mean else figure.count
            more = query.extreme is Extreme.HIGHEST
            kind = ("la pertinence moyenne la plus " + ("élevée" if more else "basse") + " pour ses") if mean else (
                "le plus de" if more else "le moins de")  # fmt: skip
            names = _join(best, "et") if len(best) <= 3 else f"{len(best)} {many}"
            verb = ("a" if len(best) == 1 else "ont") if mean else ("compte" if len(best) == 1 else "comptent")
            rows = f"{self._counted()}{self._where()}{self._that(2)}"
            return f"{_capital(names)} {verb} {_of(kind, rows)}{colon} {self.number(value)}."
        if query.extreme is not None:
            rank = "le plus de" if query.extreme is Extreme.HIGHEST else "le moins de"
            ties = " Les ex æquo sont compris." if len(result.groups) > (query.limit or 1) else ""
            rows = f"{self._counted()}{self._where()}{self._that(2)}"
            if query.aggregate is Aggregate.MEAN:
                level = "élevée" if query.extreme is Extreme.HIGHEST else "basse"
                return f"Les {len(result.groups)} {many} où la pertinence moyenne des {rows} est la plus {level}.{ties}"
            return f"Les {len(result.groups)} {many} qui comptent {_of(rank, rows)}.{ties}"
        if query.aggregate is Aggregate.COUNT and query.group in (Group.THEME, Group.KEYWORD, Group.CATEGORY):
            noun = one if result.grouped == 1 else many
            count = f"{self.number(result.grouped)} {noun}{self._where() or ' dans le corpus'}"
            return f"{count}, ici avec {_of('le nombre de', self._counted())} pour chaque {one}."
        return f"{_capital(what)}, par {one}."

    def _what(self, mean: bool) -> str:
        total = self.result.matching
        if self.counts_articles:
            return f"{self.number(self.result.all_articles)} articles{self._where() or ' dans le corpus'}"
        if mean:
            return f"pertinence moyenne des {self._nouns()}{self._where()}{self._that(2)}"
        return f"{self.number(total)} {self._noun(total)}{self._where() or ' dans le corpus'}{self._that(total)}"

    def _articles(self) -> str:
        query, result = self.query, self.result
        found, total = result.grouped, result.all_articles
        if query.having:
            amount = self._amount(query.having)
            verb = "compte" if found < 2 else "comptent"
            if query.having == _NONE:
                none = "aucune" if self._is_feminine else "aucun"
                articles = "article" if found < 2 else "articles"
                of = f"{self.number(found)} {articles} sur {self.number(total)}{self._where()}"
                return f"{of} ne {verb} {none} {self._noun(1)}."
            return f"{self._some(found, total, 'articles', feminine=False)}{self._where()} {verb} {amount}."
        if query.is_filtered or query.tables:
            feminine = self._is_feminine
            that = f" qui {self._conditions(1)}" if query.is_filtered else ""
            have = "n’a" if not found else ("a" if found == 1 else "ont")
            some = self._some(found, total, "articles", feminine=False)
            row = f"{'une' if feminine else 'un'} {self._noun(1)}" if found else f"de {self._noun(1)}"
            return f"{some}{self._where()} {have} {row}{that}."
        noun = "article" if found < 2 else "articles"
        return f"Le corpus compte {self.number(found)} {noun}{self._where()}."

    def _some(self, found: int, total: int, many: str, *, feminine: bool) -> str:
        none = "Aucune" if feminine else "Aucun"
        return f"{self.number(found) if found else none} des {self.number(total)} {many}"

    def _amount(self, wanted: NumberFilter) -> str:
        numbers = [self.number(value) for value in (wanted.value, wanted.other) if value is not None]
        noun = self._noun(1 if wanted.value < 2 and wanted.other is None else 2)
        return f"{_compared(_AMOUNTS, wanted, 0, numbers)} {noun}{self._that(2)}"

    def _mean(self) -> str:
        feminine = self._is_feminine
        if self.result.mean is None:
            none = "Aucune" if feminine else "Aucun"
            return f"{none} des {self._nouns()}{self._where() or ' du corpus'} n’a de pertinence."
        mean = self.number(round(self.result.mean, 2))
        rated = self.number(self.result.rated) if not self.query.is_filtered else self.number(self.result.matching)
        noted = "notées" if feminine else "notés"
        return (
            f"La pertinence moyenne des {rated} {self._nouns()} {noted}{self._where() or ' du corpus'} est de {mean}."
        )

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
        if self.query.aggregate is Aggregate.SHARE:
            share = self.number(round(100 * found / total, 1)) if total else "0"
            figures = f"{self.number(found)} sur {self.number(total)}"
            return f"{share}{NO_BREAK}% des {self._nouns()}{where} {self._conditions(2)}{self.words.colon()}{figures}."
        some = self._some(found, total, self._nouns(), feminine=feminine)
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
        return not any(table in _MASCULINE for table in _main_tables(self.query.tables))

    def _noun(self, number: int) -> str:
        return _name_rows(self.query.tables, _NOUNS_FR, ("ligne", "lignes"), "et", " de la table ", plural=number > 1)

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
        query, said = self.query, ""
        for label, name in (
            (query.keyword, "au mot-clé"),
            (query.theme, "au thème"),
            (query.category, "de la catégorie"),
        ):
            if label:
                said += f" {name} {self.words.quote(label)}"
        if query.dated:
            said += f" de la {'dernière' if query.dated is Extreme.HIGHEST else 'première'} page de veille"
        if query.since and query.until and query.since == query.until:
            return f"{said} de la page de veille du {self.words.day(query.since)}"
        if query.since and query.until:
            return f"{said} des pages de veille du {self.words.day(query.since)} au {self.words.day(query.until)}"
        if query.since:
            return f"{said} des pages de veille depuis le {self.words.day(query.since)}"
        return f"{said} des pages de veille jusqu’au {self.words.day(query.until)}" if query.until else said

    def _that(self, number: int) -> str:
        return f" qui {self._conditions(number)}" if self.query.is_filtered else ""

    def _conditions(self, number: int, *, none: bool = False) -> str:
        query, one = self.query, number < 2
        no = "n’" if none else ""
        said = []
        for wanted in query.relevancy:
            numbers = [self.number(value) for value in (wanted.value, wanted.other) if value is not None]
            said.append(f"{no}{'a' if one else 'ont'} une pertinence {_compared(_LEVELS, wanted, 0, numbers)}")
        if query.rated:
            said.append(f"{no}{'a' if one else 'ont'} une pertinence")
        if query.rated is False:
            said.append("n’a pas de pertinence" if one else "n’ont pas de pertinence")
        said += [self._text(words, one, none) for words in query.contains]
        if query.topic:
            limit = self.number(round(self.threshold, 2))
            said.append(f"{no}{'est' if one else 'sont'} proche{'' if one else 's'} de {self.words.quote(query.topic)} "
                        f"par le sens (similarité d’au moins {limit})")  # fmt: skip
        return _join(said, "et")

    def _text(self, wanted: TextFilter, one: bool, none: bool) -> str:
        verb = "mentionne" if one else "mentionnent"
        if wanted.negated:
            verb = f"ne {verb} pas"
        elif none:
            verb = f"ne {verb}"
        column = f" dans {_COLUMNS[wanted.column][0]}" if wanted.column and wanted.column in _COLUMNS else ""
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
        if result.undated_articles:
            noun = "article n’a" if result.undated_articles == 1 else "articles n’ont"
            said += f" {result.undated_articles} {noun} pas de date de page."
        return said


def _main_tables(tables: Sequence[str]) -> list[str]:
    """The tables that the reader asked for: of several that mean the same, the first."""
    known = [table for table in tables if table in _NOUNS_EN]
    return known or list(tables[:1])


def _name_rows(
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
        nouns[table][plural] if table in nouns else f"{row[plural]}{of_table}{table}" for table in _main_tables(tables)
    ]
    return _join(named, joint) if named else row[plural]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _of(words: str, noun: str) -> str:
    """French words that end in "de" before a noun, the vowel elided: "le plus d’articles"."""
    return f"{words[:-1]}’{noun}" if words.endswith(" de") and noun[:1] in "aeiouéèh" else f"{words} {noun}"


def _have(number: int) -> str:
    return "has" if number == 1 else "have"
