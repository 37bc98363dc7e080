"""The sentence that tells the result of a table query in English: the figure first, out of how many, over what."""

from __future__ import annotations

from assistant.answering.telling import (
    AMOUNTS,
    COLUMNS,
    GROUPS,
    LEVELS,
    NONE,
    NOUNS_EN,
    Teller,
    capital,
    compared,
    join,
    name_rows,
)
from assistant.answering.telling_calendar import name_period, tell_dated, tell_undated
from assistant.answering.telling_gaps import tell_gap_english
from assistant.answering.telling_holding import have_english
from assistant.answering.telling_scope import name_articles_english
from assistant.index.results import GroupCount
from assistant.queries import Aggregate, Extreme, Group, Match, NumberFilter, TextFilter, Unit, Whole
from assistant.records import Language


class English(Teller):
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
            end = "common" if query.extreme is Extreme.HIGHEST else "rare"
            amounts = join([group.label for group in result.groups], "and")
            where = f"{self._where()}{self._that(2)}"
            count = self.number(result.groups[0].count)
            return f"The most {end} number of {self._noun(2)} per article{where} is {amounts}: {count} articles each."
        if query.extreme is not None and not query.limit:
            best = [self.label(group) for group in result.groups]
            figure = result.groups[0]
            value = self.figure(figure.mean or 0) if self.averages else self.number(figure.count)
            if self.shares:
                value = f"{self._share_of(figure)} ({self.number(figure.count)} of {self.number(figure.whole)})"
            rank = "highest" if query.extreme is Extreme.HIGHEST else "lowest"
            if query.rank:
                rank = f"{ {2: 'second', 3: 'third'}.get(query.rank, f'{query.rank}th') } {rank}"
            kind = f"{self._mid} relevancy" if self.averages else "share" if self.shares else "number"
            names = join(best, "and") if len(best) <= 3 else f"{len(best)} {many}"
            rows = f"{'articles' if self.counts_articles else self._nouns()}{self._where()}{self._that(2)}"
            if query.having:
                rows += f", among the {many} with {self._amount(query.having)}"
            tie = f" {len(best)} {many} tie." if len(best) > 1 else ""
            return f"{capital(names)} {have(len(best))} the {rank} {kind} of {rows}: {value}.{tie}"
        if query.extreme is not None:
            rank = "most" if query.extreme is Extreme.HIGHEST else "fewest"
            ties = " Ties are included." if len(result.groups) > (query.limit or 1) else ""
            if self.averages or self.shares:
                rank = "highest" if query.extreme is Extreme.HIGHEST else "lowest"
                kind = "share" if self.shares else f"{self._mid} relevancy"
                rows = f"{self._counted()}{self._where()}{self._that(2)}"
                return f"The {len(result.groups)} {many} with the {rank} {kind} of {rows}:{ties}"
            rows = f"{self._counted()}{self._where()}{self._that(2)}"
            return f"The {len(result.groups)} {many} with the {rank} {rows}:{ties}"
        if query.having:
            noun = one if result.grouped == 1 else many
            kind = self._amount(query.having)
            return f"{self.number(result.grouped)} {noun} {have(result.grouped)} {kind}{self._where()}."
        if self.shares:
            rated = "rated " if query.whole is Whole.RATED else ""
            rows = f"{rated}{self._counted()}{self._where() or ' in the corpus'}{self._that(2)}"
            return f"Share of the {rows}, by {one}."
        if not self.averages and query.group in (
            Group.THEME,
            Group.KEYWORD,
            Group.CATEGORY,
            Group.TYPE,
        ):
            noun = one if result.grouped == 1 else many
            count = f"{self.number(result.grouped)} {noun}{self._where() or ' in the corpus'}"
            return f"{count}, here with the number of {self._counted()} for each."
        gap = self.gap
        more = f" {capital(self.label(gap[0]))} has {self.number(gap[0].count - gap[1].count)} more." if gap else ""
        has_dates = query.group is Group.DATE and result.grouped > 1
        dates = f": {self.number(result.grouped)} {many}" if has_dates else ""
        return f"{capital(what)}, by {one}{dates}.{more}"

    @property
    def _mid(self) -> str:
        return "median" if self.query.aggregate is Aggregate.MEDIAN else "mean"

    def _share_of(self, group: GroupCount) -> str:
        return f"{self.figure(100 * group.count / group.whole, 1) if group.whole else 0}%"

    def _ratio(self, value: float, first: GroupCount, second: GroupCount) -> str:
        """Two tables set to each other."""
        names = [name_rows((side.label,), NOUNS_EN, ("row", "rows"), "and", " of the table ", plural=True)
                 for side in (first, second)]  # fmt: skip
        told = f"{self.number(first.count)} {names[0]} to {self.number(second.count)} {names[1]}"
        return f"The ratio of {names[0]} to {names[1]} is {self.figure(value)}: {told}{self._where()}{self._that(2)}."

    def _comparison(self, first: GroupCount, second: GroupCount) -> str:
        """Two groups against each other, the larger first, and by how much."""
        by_mean = self.averages
        values = [round(side.mean or 0, 2) if by_mean else side.count for side in (first, second)]
        if values[0] < values[1]:
            first, second, values = second, first, values[::-1]
        names = [self.label(first), self.label(second)]
        rows = f"{self._counted()}{self._labels()}{self._that(2)}" if self.query.group is Group.ARTICLE else "rows"
        what = f"{self._mid} relevancy of {rows}" if by_mean else f"number of {rows}"
        if values[0] == values[1]:
            return f"{capital(names[0])} and {names[1]} have the same {what}: {self.number(values[0])} each, a tie."
        gap, told = self.number(round(values[0] - values[1], 2)), [self.number(value) for value in values]
        return f"{capital(names[0])} has the higher {what}: {told[0]} against {told[1]} for {names[1]}, {gap} more."

    def _per_article(self) -> str:
        result, rows = self.result, self._noun(2)
        total = result.matching
        mean = self.figure(total / result.all_articles) if result.all_articles else "0"
        counted = f"{self.number(total)} {rows}{self._where() or ' in the corpus'}{self._that(total)}"
        if self.query.aggregate is Aggregate.MEDIAN_PER_ARTICLE:
            middle = f"The median number of {rows} per article is {self.figure(result.mean or 0)}"
            return f"{middle}: {counted}, over {self.number(result.all_articles)} articles."
        return f"{mean} {rows} per article on average: {counted}, over {self.number(result.all_articles)} articles."

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
        best = [self.label(group) for group in self.result.groups]
        end = "most" if self.query.extreme is Extreme.HIGHEST else "fewest"
        end = (
            f"{ {2: 'second', 3: 'third'}.get(self.query.rank, f'{self.query.rank}th') } {end}"
            if self.query.rank
            else end
        )
        first = self.result.groups[0]
        counted = f"{self.number(first.count)} in {self.number(first.whole)} articles"
        figure = f"{self.figure(first.mean or 0)} ({counted})"
        return f"{capital(join(best, 'and'))} {have(len(best))} the {end} {rows}: {figure}."

    def _share_of_articles(self) -> str:
        found, total = self.result.grouped, self.result.whole
        share = self.figure(100 * found / total, 1) if total else "0"
        kind = f"have {self._amount(self.query.having)}" if self.query.having else f"are{self._labels() or ' in scope'}"
        if self.query.holding:
            kind = have_english(self.query.holding, self.number, one=False)
        if self.query.is_filtered and not self.query.having:
            kind = f"have a {self._noun(1)} that {self._conditions(1)}"
        inside = (
            self._labels()
            if self.query.whole is not Whole.CORPUS
            and (self.query.is_filtered or self.query.having or self.query.holding)
            else ""
        )
        return f"{share}% of the articles{inside} {kind}: {self.number(found)} of {self.number(total)}."

    def _what(self, mean: bool) -> str:
        total = self.in_dated_groups or self.result.matching
        if self.counts_articles:
            total = self.in_dated_groups or self.result.all_articles
            return f"{self.number(total)} article{'' if total == 1 else 's'}{self._where() or ' in the corpus'}"
        if mean:
            return f"{self._mid} relevancy of the {self._nouns()}{self._where()}{self._that(2)}"
        return f"{self.number(total)} {self._noun(total)}{self._where() or ' in the corpus'}{self._that(total)}"

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
            article = "an" if row[0] in "aeiou" else "a"
            some = self._some(found, total, "article", "articles")
            return f"{some}{self._where()} {have(found or 1)} {article} {row}{that}."
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
        of = f"(of {self.number(result.in_scope)} in all)"
        return (
            f"The {self.number(found)} {rank} rated {self._noun(found)}{where}{that} have relevancy {level} {of}.{ties}"
        )

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


def have(number: int) -> str:
    """The verb that goes with a number."""
    return "has" if number == 1 else "have"
