"""The sentence that tells the result of a table query, in the words of English."""

from __future__ import annotations

from assistant.answering.telling_english_groups import EnglishGroups
from assistant.answering.telling_holding import have_english
from assistant.answering.telling_words import ARTICLE, have
from assistant.queries import NONE, Extreme, Match, NumberFilter, Whole
from assistant.records import Language


class English(EnglishGroups):
    """Tells a result in English."""

    language = Language.ENGLISH

    def _tell_names(self, rows: str, names: str) -> str:
        named = self.number(self.result.named)
        less = f", {named} of them with a name," if self.result.matching - self.result.named else ""
        return f"{self._subject()} {rows}{less} with {names} distinct names."

    def _tell_total(self, total: int) -> str:
        return f"{self._subject()} {self._total(total)}."

    def _subject(self) -> str:
        return f"The article {self.words.quote(self.titles[0])} lists" if self.names_article else "The corpus lists"

    def _tell_mean_per_article(self, mean: str, counted: str, articles: str) -> str:
        return f"{mean} {self._noun(2)} per article on average: {counted}, over {articles} articles."

    def _tell_median_per_article(self, median: str, counted: str, articles: str) -> str:
        middle = f"The median number of {self._noun(2)} per article is {median}"
        return f"{middle}: {counted}, over {articles} articles."

    def _shared_trait(self) -> str:
        query = self.query
        traits = [have_english(query.holding, self.number, one=False)] if query.holding else []
        if query.is_filtered and not query.having:
            traits.append(f"have at least one {self._noun(1)} that {self._conditions(1)}")
        if traits:
            return " and ".join(traits)
        if query.having:
            return f"have {self._amount(query.having)}"
        labels = self._labels() or " in scope"
        return f"have{labels.removeprefix(' with')}" if labels.startswith(" with ") else f"are{labels}"

    def _tell_holding(self, found: int, total: int) -> str:
        held = have_english(self.query.holding, self.number, one=found < 2)
        return f"{self._some_articles(found, total)} {held}."

    def _tell_articles_having(self, found: int, total: int, having: NumberFilter) -> str:
        return f"{self._some_articles(found, total)} {have(found or 1)} {self._amount(having)}."

    def _tell_articles_with(self, found: int, total: int) -> str:
        row = self._noun(1)
        a = "at least one" if found else "an" if row[0] in "aeiou" else "a"
        return f"{self._some_articles(found, total)} {have(found or 1)} {a} {row}{self._that(1)}."

    def _tell_number_of_articles(self, found: int) -> str:
        some = f"{self.number(found)} {self._article(found)}" if found else "no article"
        return f"The corpus has {some}{self._where()}."

    def _some_articles(self, found: int, total: int) -> str:
        """So many articles of so many, and of which."""
        return f"{self._some(found, total, *ARTICLE)}{self._where()}"

    def _some_rows(self, found: int, total: int) -> str:
        return self._some(found, total, self._noun(1), self._noun(2))

    def _some(self, found: int, total: int, one: str, many: str) -> str:
        if total == 1:
            return f"The only {one}" if found else f"None of the {many}"
        return f"{self.number(found) if found else 'None'} of the {self.number(total)} {many}"

    def _amount(self, wanted: NumberFilter) -> str:
        if wanted == NONE:
            return f"no {self._noun(1)}{self._that(1)}"
        number = 1 if wanted.value == 1 and wanted.other is None else 2
        of_articles = self.counts_articles and self.query.group is not None
        rows = self._article(number) if of_articles else f"{self._noun(number)}{self._that(2)}"
        return f"{self._compared(self.terms.amounts, wanted)} {rows}"

    def _tell_mean(self, mean: str, rated: str) -> str:
        rows = f"{rated} rated {self._noun(2)}{self._where() or ' in the corpus'}"
        return f"The {self._kind_of_mean} relevancy of the {rows} is {mean}."

    def _tell_unrated(self) -> str:
        return f"None of the {self._noun(2)}{self._where() or ' in the corpus'} has a relevancy."

    def _tell_too_many_ties(self, rows: str, level: str) -> str:
        asked = f"more than the {self.query.limit} asked for (of {self.number(self.result.in_scope)} in all)"
        return f"{rows} tie at the {self._end} relevancy, {level}: {asked}."

    def _tell_extreme(self, which: str, level: str) -> str:
        return f"The {self._end} rated {self._noun(1)}{which} has relevancy {level}."

    def _tell_extremes(self, found: int, which: str, level: str) -> str:
        rows = f"The {self.number(found)} {self._end} rated {self._noun(found)}{which}"
        return f"{rows}, of {self.number(self.result.in_scope)} in all, have relevancy {level}."

    @property
    def _end(self) -> str:
        return (self.query.extreme or Extreme.HIGHEST).value

    def _share_of_tables(self, where: str) -> str:
        return f"{self.number(self.whole)} rows{where}{self._that(2)} are {self._noun(2)}"

    def _share_of_rows(self, where: str) -> str:
        query = self.query
        among = "rated " if query.whole is Whole.RATED else ""
        of = {
            Whole.WORDS: " with these words",
            Whole.RATING: " with this relevancy",
            Whole.DATED: f" that {self._conditions(2)}",
        }.get(query.whole, "")
        by_place = not query.is_filtered or query.whole is Whole.DATED
        what = f"stand in articles{self._where()}" if by_place else self._conditions(self.result.matching)
        return f"{self.number(self.whole)} {among}{self._noun(2)}{where}{of} {what}"

    def _has_relevancy(self, level: str, one: bool, none: bool) -> str:
        return f"{_have(one)} relevancy {level}"

    def _is_rated(self, one: bool, none: bool) -> str:
        return f"{_have(one)} a relevancy"

    def _is_unrated(self, one: bool) -> str:
        return f"{_have(one)} no relevancy"

    def _is_named(self, one: bool, none: bool) -> str:
        return f"{_have(one)} a name"

    def _is_nameless(self, one: bool) -> str:
        return f"{_have(one)} no name"

    def _lacks(self, column: str, one: bool, none: bool) -> str:
        return f"{'lacks' if one else 'lack'} a {column}"

    def _has_text(self, match: Match, column: str | None, quoted: str, one: bool) -> str:
        is_called = {Match.START: "begins with", Match.END: "ends with"}.get(match, "is exactly")
        return f"{_have(one)} a {column or 'text'} that {is_called} {quoted}"

    def _mentions(self, column: str | None, quoted: str, one: bool, *, negated: bool, none: bool) -> str:
        verb = "mentions" if one else "mention"
        if negated:
            verb = "does not mention" if one else "do not mention"
        return f"{verb} {quoted}{f' in the {column}' if column else ''}"

    def _stands_in_such(self, one: bool) -> str:
        return f"{'stands' if one else 'stand'} in an article where all of them do so"

    def _is_close_to(self, topic: str, limit: str, one: bool, none: bool) -> str:
        return f"{'is' if one else 'are'} close to {topic} in meaning (similarity of {limit} or more)"

    def _tell_unrated_rows(self, unrated: int, articles: int) -> str:
        result = self.result
        give = "gives" if articles == 1 else "give"
        none = f" ({articles} of {self.number(result.articles)} articles {give} none)" if articles else ""
        rows = f"{self.number(unrated)} of {self.number(result.in_scope)} rows"
        return f"Relevancy is not given for {rows}{none}."


def _have(one: bool) -> str:
    return "has" if one else "have"
