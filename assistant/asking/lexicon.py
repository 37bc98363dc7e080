"""The words of exact questions and what they mean, in both languages, folded as `assistant.words` folds.

The phrases themselves are in lexicon.toml; here is what they can do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from pathlib import Path

from assistant.columns import ColumnRole
from assistant.queries import Comparison, Extreme, Group


class Kind(StrEnum):
    """What a phrase of an exact question does."""

    TABLE = "table"
    ROWS = "rows"  # rows of whatever table
    NOUN = "noun"  # what rows can be counted by, and what can follow "each"
    COLUMN = "column"
    COLUMN_WORD = "column-word"  # "column" itself
    TITLE = "title"
    COUNT = "count"
    LIST = "list"  # all rows are wanted
    WHICH = "which"  # some rows are wanted, those that the other words tell
    EXISTS = "exists"  # asks whether there are any
    SHARE = "share"
    MEAN = "mean"
    MEDIAN = "median"
    COMPARE = "compare"
    DIFFERENCE = "difference"  # asks by how many
    DISTINCT = "distinct"
    TIMES = "times"  # the number before it tells how often
    REPEATED = "repeated"  # more than once
    RELEVANCY = "relevancy"
    REACH = "reach"  # a verb that may come before a rating
    TOP_MARK = "top-mark"  # the top of the scale
    UNRATED = "unrated"
    UNNAMED = "unnamed"
    NAMED = "named"
    SPREAD = "spread"  # asks how rows are spread over what follows
    COMPARISON = "comparison"
    BETWEEN = "between"
    EXTREME = "extreme"
    LONGEST = "longest"  # an extreme by number of rows
    TOP = "top"  # an extreme that means relevancy without saying so
    ORDINAL = "ordinal"  # of an extreme: the second place, the third
    NUMBER = "number"
    SCALE = "scale"  # the number after it is the top of the scale: "5 out of 5"
    DECIMALS = "decimals"  # the number before it tells how a figure is written
    PERIOD = "period"
    MONTH = "month"  # one without a year, or several: "1-6"
    WEEKDAY = "weekday"  # one or several: "6-7"
    SEASON = "season"  # without a year, its months: "6-7-8"
    SHIFT = "shift"  # a period that is known from another one: "year+1"
    SINCE = "since"
    AFTER = "after"
    BEFORE = "before"
    UNTIL = "until"
    ONWARDS = "onwards"  # after a date: and all later ones
    BACKWARDS = "backwards"  # after a date: and all earlier ones
    DATED = "dated"  # of the latest or the earliest page date
    EACH = "each"  # what follows is what rows are counted by
    CONTAINS = "contains"
    OCCURS = "occurs"  # what stands before it is contained: "NASA appears in"
    STARTS = "starts"
    ENDS = "ends"
    CALLED = "called"  # what follows is a whole name or title
    TOPIC = "topic"
    WORD = "word"  # the words that follow are meant literally
    IN_TEXT = "in-text"  # the name before it is the word to look for
    NONE = "none"  # none of what follows
    NOT = "not"
    CONTRAST = "contrast"  # what follows is named, but not meant
    EVERY = "every"
    HEED = "heed"  # changes the meaning of what it stands by: nothing here understands it alone
    INCLUDED = "included"  # what stands before it is named, but is no limit
    OR = "or"
    AND = "and"
    BACK = "back"  # points back at the rows of the question before
    PRONOUN = "pronoun"  # points back where nothing else is named
    CONTINUE = "continue"  # takes the question before up again
    ALL = "all"  # no article in particular
    FILLER = "filler"  # carries nothing in an exact question
    STOP = "stop"  # a function word
    QUOTE = "quote"  # words between quotation marks
    BREAK = "break"  # a comma or the like
    NAME = "name"  # a word without a meaning here


Value = str | float | Comparison | Extreme | Group | ColumnRole


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one phrase means."""

    kind: Kind
    value: Value | None = None


_VALUES: Mapping[Kind, Callable[[str], Value]] = {
    Kind.TABLE: str,
    Kind.NOUN: Group,
    Kind.COLUMN: ColumnRole,
    Kind.COMPARISON: Comparison,
    Kind.EXTREME: Extreme,
    Kind.LONGEST: Extreme,
    Kind.TOP: Extreme,
    Kind.DATED: Extreme,
    Kind.EACH: Group,
    Kind.ORDINAL: float,
    Kind.MONTH: str,
    Kind.SHIFT: str,
}
_ANY = "any"  # the key of a phrase whose kind says all
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf vingt",
)
_TENS = (
    "thirty trente | forty quarante | fifty cinquante | sixty soixante | seventy soixante-dix | eighty quatre-vingts | "
    "ninety quatre-vingt-dix"
)
MONTHS = {
    word: month
    for names in (
        "january february march april may june july august september october november december",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    )
    for month, word in enumerate(names.split(), 1)
}


_ONE = (
    "qu une seule | qu un seul | un seul | une seule | only one | a single | just one | exactly one | one single | "
    "qu un | qu une"
)


def _read_phrases() -> Iterator[tuple[tuple[str, ...], Meaning]]:
    for words in _NUMBERS:
        for number, word in enumerate(words.split()):
            if word not in ("un", "one"):  # an article or a pronoun far more often than a figure
                yield tuple(word.split("-")), Meaning(Kind.NUMBER, float(number))
    for tens, names in enumerate(_TENS.split(" | "), 3):
        for word in names.split():
            yield tuple(word.split("-")), Meaning(Kind.NUMBER, 10.0 * tens)
    for number, word in enumerate("twos threes fours fives".split(), 2):
        yield (word,), Meaning(Kind.NUMBER, float(number))
    for phrase in _ONE.split(" | "):
        yield tuple(phrase.split()), Meaning(Kind.NUMBER, 1.0)
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    for kind in map(Kind, told):
        for value, phrases in told[kind].items():
            for phrase in phrases.split("|"):
                for words in expand(phrase):
                    yield tuple(words.split()), Meaning(kind, None if value == _ANY else _VALUES[kind](value))


def expand(phrase: str) -> Iterator[str]:
    """Each phrase that one with alternatives in braces stands for: "in the {whole,full} corpus" for two."""
    parts = re.split(r"[{}]", phrase)
    yield from map("".join, product(*(part.split(",") if at % 2 else (part,) for at, part in enumerate(parts))))


LEXICON = dict(_read_phrases())
# What tables are called, as alternatives of a regular expression, with their accents or without.
TABLE_NAMES = "|".join(
    name.replace("e", "[eéèê]")
    for name in sorted(
        {" ".join(words) for words, said in LEXICON.items() if said.kind is Kind.TABLE}, key=lambda s: (-len(s), s)
    )
)
LONGEST_PHRASE = max(map(len, LEXICON))
