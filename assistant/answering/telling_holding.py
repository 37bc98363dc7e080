"""What articles are to hold, in the words of both languages: "at least 10 signals and no technologies"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.answering.telling_words import ENGLISH, FRENCH, compared, join, name_rows
from assistant.answering.wording import wording_for
from assistant.queries import ANY_RATING, NONE, Comparison, Holding, NumberFilter
from assistant.records import Language

Say = Callable[[float], str]  # a number as the language writes it
_THAN_EN: Mapping[Comparison, tuple[str, str]] = {
    Comparison.EQUAL: ("as many", "as"),
    Comparison.LESS_THAN: ("fewer", "than"),
    Comparison.MORE_THAN: ("more", "than"),
}
_THAN_FR = {Comparison.EQUAL: "autant", Comparison.LESS_THAN: "moins", Comparison.MORE_THAN: "plus"}


def have_english(conditions: Sequence[Holding], say: Say, *, one: bool) -> str:
    """What articles hold, verb and all; `one`: a single article."""
    held = join([_held_english(wanted, say) for wanted in conditions], "and")
    return f"{'has' if one else 'have'} {held}"


def have_french(conditions: Sequence[Holding], say: Say, *, one: bool) -> str:
    """The same in French; what articles lack comes last: "ont au moins 10 signaux, sans technologie"."""
    lacked = [wanted for wanted in conditions if wanted.amount == NONE and not wanted.than and not wanted.mean]
    held = join([_held_french(wanted, say) for wanted in conditions if wanted not in lacked], "et")
    without = [_rows_french(wanted, say, plural=False) for wanted in lacked]
    if not held:
        nothing = f"ni {' ni '.join(without)}" if len(without) > 1 else f"pas {_of(without[0])}{without[0]}"
        return f"n’{'a' if one else 'ont'} {nothing}"
    return f"{'a' if one else 'ont'} {held}" + (f", sans {' ni '.join(without)}" if without else "")


def _held_english(wanted: Holding, say: Say) -> str:
    if wanted.alike:
        return "as many rows in each of the five tables"
    rated = "".join(
        " with a relevancy"
        if level == ANY_RATING
        else f" with relevancy {compared(ENGLISH.levels, level, _said(level, say))}"
        for level in wanted.relevancy
    )
    many = name_rows(wanted.tables, ENGLISH, plural=True)
    if wanted.mean:
        mean = compared(ENGLISH.levels, wanted.mean, _said(wanted.mean, say))
        of = f" for their {many}" if wanted.tables else ""
        return f"a mean relevancy {'of ' if mean[0].isdigit() else ''}{mean}{of}"
    amount = wanted.amount or NONE
    if wanted.than:
        more, than = _THAN_EN.get(amount.comparison, ("more", "than"))
        others = name_rows(wanted.than, ENGLISH, plural=True)
        return f"{more} {many} {than} {others}{rated}"
    if amount == NONE:
        return f"no {many}{rated}{_mention(wanted, Language.ENGLISH, one=False)}"
    one = name_rows(wanted.tables, ENGLISH, plural=False)
    rows = f"{one if _is_one(amount) else many}{rated}{_mention(wanted, Language.ENGLISH, one=_is_one(amount))}"
    return f"{compared(ENGLISH.amounts, amount, _said(amount, say))} {rows}"


def _held_french(wanted: Holding, say: Say) -> str:
    if wanted.alike:
        return "autant de lignes dans chacune des cinq tables"
    if wanted.mean:
        mean = compared(FRENCH.levels, wanted.mean, _said(wanted.mean, say))
        of = f" pour leurs {_rows_french(wanted, say, plural=True)}" if wanted.tables else ""
        return f"une pertinence moyenne {mean}{of}"
    amount = wanted.amount or NONE
    if wanted.than:
        many = name_rows(wanted.tables, FRENCH, plural=True)
        others = name_rows(wanted.than, FRENCH, plural=True)
        more = _THAN_FR.get(amount.comparison, "plus")
        return f"{more} {_of(many)}{many} que {_of(others)}{others}{_rated_french(wanted, say)}"
    rows = _rows_french(wanted, say, plural=not _is_one(amount))
    return f"{compared(FRENCH.amounts, amount, _said(amount, say))} {rows}"


def _rows_french(wanted: Holding, say: Say, *, plural: bool) -> str:
    rows = name_rows(wanted.tables, FRENCH, plural=plural)
    return f"{rows}{_rated_french(wanted, say)}{_mention(wanted, Language.FRENCH, one=not plural)}"


def _rated_french(wanted: Holding, say: Say) -> str:
    return "".join(
        " avec une pertinence"
        if level == ANY_RATING
        else f" d’une pertinence {compared(FRENCH.levels, level, _said(level, say))}"
        for level in wanted.relevancy
    )


def _mention(wanted: Holding, language: Language, *, one: bool) -> str:
    """The words that rows are to hold, as a clause behind them: "that mention “robots”"; nothing where none are."""
    if wanted.words is None:
        return ""
    french = language is Language.FRENCH
    said = ("qui mentionne", "qui mentionnent") if french else ("that mentions", "that mention")
    quoted = [wording_for(language).quote(text) for text in wanted.words.phrases]
    return f" {said[0] if one else said[1]} {join(quoted, 'ou' if french else 'or')}"


def _of(noun: str) -> str:
    return "d’" if noun[0] in "aeiouéè" else "de "


def _said(wanted: NumberFilter, say: Say) -> list[str]:
    return [say(value) for value in (wanted.value, wanted.other) if value is not None]


def _is_one(amount: NumberFilter) -> bool:
    return amount.value <= 1 and amount.other is None
