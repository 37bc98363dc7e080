"""The sentence that tells the result of a table query in English: the figure first, out of how many, over what."""

from __future__ import annotations

from assistant.answering.telling import (
    AMOUNTS,
    COLUMNS,
    LEVELS,
    NONE,
    NOUNS_EN,
    compared,
    have,
    join,
    name_rows,
)
from assistant.answering.telling_calendar import tell_dated, tell_undated
from assistant.answering.telling_gaps import tell_gap_english
from assistant.answering.telling_groups import EnglishGroups
from assistant.answering.telling_holding import have_english
from assistant.answering.telling_scope import name_articles_english, tell_ends_english
from assistant.queries import Aggregate, Extreme, Match, NumberFilter, TextFilter, Unit, Whole
from assistant.records import Language


class English(EnglishGroups):
    """Tells a result in English."""

    language = Language.ENGLISH

    def say(self) -> str:
        """The sentence."""
        query, result = self.query, self.result
        if query.aggregate in (Aggregate.SPAN, Aggregate.RANGE):
            said = tell_gap_english(self)
        elif query.group is not None:
            said = self._groups()
        elif self.counts_articles and query.aggregate is Aggregate.SHARE:
            said = self._share_of_articles()
        elif self.counts_articles:
            said = self._articles()
        elif query.unit is Unit.NAMES:
            rows = f"{self._total(result.matching)}{self._that(result.matching)}"
            nameless = result.matching - result.named
            less = f", {self.number(result.named)} of them with a name," if nameless else ""
            said = f"{self._subject()} {rows}{less} with {self.number(result.names)} distinct names."
        elif query.aggregate in (Aggregate.PER_ARTICLE, Aggregate.MEDIAN_PER_ARTICLE):
            said = self._per_article()
        elif query.aggregate in (Aggregate.MEAN, Aggregate.MEDIAN):
            said = self._mean()
        elif query.extreme is not None:
            said = self._extreme()
        elif query.is_filtered or query.whole is Whole.TABLES or self.is_share_of_rows:
            said = self._filtered()
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
        counted = f"{self.number(total)} {rows}{self._where() or ' in the corpus'}{self._that(total)}"
        if self.query.aggregate is Aggregate.MEDIAN_PER_ARTICLE:
            middle = f"The median number of {rows} per article is {self.figure(result.mean or 0)}"
            return f"{middle}: {counted}, over {self.number(result.all_articles)} articles."
        return f"{mean} {rows} per article on average: {counted}, over {self.number(result.all_articles)} articles."

    def _share_of_articles(self) -> str:
        found, total = self.result.grouped, self.result.whole
        share = self.figure(100 * found / total, 1) if total else "0"
        kind = f"have {self._amount(self.query.having)}" if self.query.having else self._are_those()
        if self.query.holding:
            kind = have_english(self.query.holding, self.number, one=False)
        if self.query.is_filtered and not self.query.having:
            kind = f"have at least one {self._noun(1)} that {self._conditions(1)}"
        inside = (
            self._labels()
            if self.query.whole is not Whole.CORPUS
            and (self.query.is_filtered or self.query.having or self.query.holding)
            else ""
        )
        return f"{share}% of the articles{inside} {kind}: {self.number(found)} of {self.number(total)}."

    def _are_those(self) -> str:
        """What some articles are, as the predicate of a share."""
        labels = self._labels() or " in scope"
        return f"have{labels.removeprefix(' with')}" if labels.startswith(" with ") else f"are{labels}"

    def _articles(self) -> str:
        query, result = self.query, self.result
        found, total = result.among or result.grouped, result.all_articles
        if query.holding:
            held = have_english(query.holding, self.number, one=found < 2)
            return f"{self._some(found, total, 'article', 'articles')}{self._where()} {held}."
        if query.having:
            amount = self._amount(query.having)
            return f"{self._some(found, total, 'article', 'articles')}{self._where()} {have(found or 1)} {amount}."
        if query.is_filtered or query.tables:
            row = self._noun(1)
            that = f" that {self._conditions(1)}" if query.is_filtered else ""
            a = "at least one" if found else "an" if row[0] in "aeiou" else "a"
            some = self._some(found, total, "article", "articles")
            return f"{some}{self._where()} {have(found or 1)} {a} {row}{that}."
        if found and self.tells_ends:
            return tell_ends_english(self)
        if not found:
            return f"The corpus has no article{self._where()}."
        noun = "article" if found == 1 else "articles"
        if where := self._where():
            return f"The corpus has {self.number(found)} {noun}{where}."
        return f"The corpus has {self.number(found)} {noun}."

    def _some(self, found: int, total: int, one: str, many: str) -> str:
        """So many of so many; where there is one alone, whether it is the one."""
        if total == 1:
            return f"The only {one}" if found else f"None of the {many}"
        return f"{self.number(found) if found else 'None'} of the {self.number(total)} {many}"

    def _amount(self, wanted: NumberFilter) -> str:
        if wanted == NONE:
            return f"no {self._noun(1)}{self._that(1)}"
        numbers = [self.number(value) for value in (wanted.value, wanted.other) if value is not None]
        one = wanted.value == 1 and wanted.other is None
        noun = self._noun(1 if one else 2)
        if self.counts_articles and self.query.group is not None:
            return f"{compared(AMOUNTS, wanted, 1, numbers)} {'article' if one else 'articles'}"
        return f"{compared(AMOUNTS, wanted, 1, numbers)} {noun}{self._that(2)}"

    def _mean(self) -> str:
        if self.result.mean is None:
            return f"None of the {self._nouns()}{self._where() or ' in the corpus'} has a relevancy."
        mean = self.figure(self.result.mean)
        rated = self.number(self.result.rated) if not self.query.is_filtered else self.number(self.result.matching)
        rows = f"{rated} rated {self._nouns()}{self._where() or ' in the corpus'}"
        return f"The {self._mid} relevancy of the {rows} is {mean}."

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
        of = f", of {self.number(result.in_scope)} in all,"
        rows = f"The {self.number(found)} {rank} rated {self._noun(found)}{where}{that}"
        return f"{rows}{of} have relevancy {level}.{ties}"

    def _filtered(self) -> str:
        found, total = self.result.matching, self.result.in_scope
        if self.query.aggregate is Aggregate.SHARE and self.query.whole is Whole.TABLES:
            share = self.figure(100 * found / self.whole, 1) if self.whole else "0"
            rows = f"{self.number(self.whole)} rows{self._where() or ' in the corpus'}{self._that(2)}"
            return f"{share}% of the {rows} are {self._nouns()}: {self.number(found)} of {self.number(self.whole)}."
        if self.query.aggregate is Aggregate.SHARE:
            share = self.figure(100 * found / self.whole, 1) if self.whole else "0"
            among = {Whole.RATED: "rated ", Whole.CORPUS: ""}.get(self.query.whole, "")
            of = {
                Whole.WORDS: " with these words",
                Whole.RATING: " with this relevancy",
                Whole.DATED: f" that {self._conditions(2)}",
            }.get(self.query.whole, "")
            everywhere = self.query.whole in (Whole.CORPUS, Whole.DATED)
            where = " in the corpus" if everywhere else self._where() or " in the corpus"
            by_place = not self.query.is_filtered or self.query.whole is Whole.DATED
            what = f"stand in articles{self._where()}" if by_place else self._conditions(found)
            rows = f"of the {self.number(self.whole)} {among}{self._nouns()}{where}{of}"
            return f"{share}% {rows} {what}: {self.number(found)} of {self.number(self.whole)}."
        some = self._some(found, total, self._noun(1), self._nouns())
        return f"{some}{self._where() or ' in the corpus'} {self._conditions(found or 1)}."

    def _subject(self) -> str:
        if len(self.titles) == 1 and not self._labels():
            return f"The article {self.words.quote(self.titles[0])} lists"
        return "The corpus lists"

    def _total(self, number: int) -> str:
        """A figure and its noun, with the scope unless the subject has named it."""
        named = len(self.titles) == 1 and not self._labels()
        return f"{self.number(number) if number else 'no'} {self._noun(number)}{'' if named else self._where()}"

    def _noun(self, number: int) -> str:
        return name_rows(self.query.tables, NOUNS_EN, ("row", "rows"), "and", " of the table ", plural=number != 1)

    def _where(self) -> str:
        """Over what was counted; empty for the whole corpus."""
        parts = []
        if self.titles:
            noun = "article" if len(self.titles) == 1 else "articles"
            parts.append(f" in the {noun} {self.quoted(self.titles, 'and')}")
        return "".join(parts) + self._labels()

    def _labels(self) -> str:
        return name_articles_english(self)

    def _that(self, number: int) -> str:
        return f" that {self._conditions(number)}" if self.query.is_filtered else ""

    def _conditions(self, number: int) -> str:
        query, one = self.query, number == 1
        said = []
        for wanted in query.relevancy:
            numbers = [self.number(value) for value in (wanted.value, wanted.other) if value is not None]
            said.append(f"{have(number)} relevancy {compared(LEVELS, wanted, 1, numbers)}")
        if query.rated is not None:
            said.append(f"{have(number)} {'a' if query.rated else 'no'} relevancy")
        if query.named is not None:
            said.append(f"{have(number)} {'a' if query.named else 'no'} name")
        if query.lacks and query.lacks in COLUMNS:
            said.append(f"{'lacks' if one else 'lack'} a {COLUMNS[query.lacks][1]}")
        said += [self._text(words, one) for words in query.contains]
        if query.every:
            said.append(f"{'stands' if one else 'stand'} in an article where all of them do so")
        if query.topic:
            limit = self.number(round(self.threshold, 2))
            said.append(f"{'is' if one else 'are'} close to {self.words.quote(query.topic)} in meaning "
                        f"(similarity of {limit} or more)")  # fmt: skip
        return join(said, "and")

    def _text(self, wanted: TextFilter, one: bool) -> str:
        verb = (
            ("does not mention" if one else "do not mention") if wanted.negated else ("mentions" if one else "mention")
        )
        column = f" in the {COLUMNS[wanted.column][1]}" if wanted.column and wanted.column in COLUMNS else ""
        if wanted.match in (Match.WHOLE, Match.START, Match.END):
            is_called = {Match.WHOLE: "is exactly", Match.START: "begins with", Match.END: "ends with"}[wanted.match]
            part = COLUMNS[wanted.column][1] if wanted.column and wanted.column in COLUMNS else "text"
            return f"{have(1 if one else 2)} a {part} that {is_called} {self.quoted(wanted.phrases, 'or')}"
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
        if self.lists_without_ratings:
            said += " No relevancy is given for any of these rows."
        return said + tell_undated(query, result, self.language)
