"""Months and weekdays of whatever year, told in both languages: "in October of any year", « un lundi »."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from assistant.answering.telling_words import TERMS
from assistant.index.results import QueryResult
from assistant.queries import Aggregate, Extreme, Group, TableQuery
from assistant.records import Language
from assistant.typography import colon, name_calendar_month, name_day, name_month, name_weekday, write_number

_VOWELS = "aeiouyhé"


def name_period(group: Group | None, label: str, language: Language) -> str | None:
    """The label of a group of page dates as a reader knows it; None for other groups."""
    if group in (Group.QUARTER, Group.MONTH):
        return name_month(label, language)
    if group is Group.DATE:
        return name_day(label, language)
    if group is Group.CALENDAR_MONTH:
        return name_calendar_month(label, language)
    return name_weekday(label, language) if group is Group.WEEKDAY else None


def name_span(since: str, until: str, language: Language) -> str:
    """Two days as the span between them: "in 2024", "from January to March 2024", « du 22 au 26 décembre 2025 ».

    Whole years and whole months are named as such; what both ends share is said once.

    Args:
        since: the first day of the span, ISO 8601.
        until: the last one.
    """
    french = language is Language.FRENCH
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole and (first.month, last.month) == (1, 12):
        ends = [since[:4], until[:4]]
    elif whole:
        ends = [name_month(since[:7], language), name_month(until[:7], language)]
    else:
        ends = [name_day(since, language), name_day(until, language)]
    if ends[0] == ends[1]:
        return (_of_french(ends[0]) if whole else f"du {ends[0]}") if french else f"{'in' if whole else 'on'} {ends[0]}"
    start = ends[0].split(" ")
    if len(start) > 1 and first.year == last.year:
        start.pop()
        if not whole and first.month == last.month:
            start = [word for word in start if word.removesuffix("er").isdigit()]
    if french:
        begin = " ".join(start)
        return f"{_of_french(begin)} à {ends[1]}" if whole else f"du {begin} au {ends[1]}"
    return f"from {' '.join(start)} to {ends[1]}"


def _of_french(period: str) -> str:
    return f"d’{period}" if period[0] in _VOWELS else f"de {period}"


def tell_recurring(query: TableQuery, language: Language) -> str:
    """The months and weekdays that page dates are to fall on, with a blank before them; empty where none are asked."""
    months = [name_calendar_month(str(month), language) for month in query.months]
    days = [name_weekday(str(day), language) for day in query.weekdays]
    if language is Language.FRENCH:
        dated = " ou ".join(map(_of_french, months))
        fallen = " ou ".join(f"un {name}" for name in days)
        said = [f"datées {dated}, toutes années confondues"] if months else []
        said += [f"tombant {fallen}"] if days else []
        return f" des pages de veille {', '.join(said)}" if said else ""
    said = [f"in {' or '.join(months)} of any year"] if months else []
    said += [f"on a {' or '.join(days)}"] if days else []
    return f" with page dates {', '.join(said)}" if said else ""


def tell_undated(query: TableQuery, result: QueryResult, language: Language) -> str:
    """How many articles have no page date where dates are asked for, with a blank before it; empty where all have one.

    Those are left out of what is counted, but not of what a share is a share of.
    """
    undated, datable = result.undated_articles, write_number(result.datable_articles, language)
    if not undated:
        return ""
    stays, number = query.aggregate is Aggregate.SHARE, write_number(undated, language)
    if language is Language.FRENCH:
        articles = f"{number} article{'s' if undated > 1 else ''} sur {datable}"
        if stays:
            return f" {articles} {'n’ont' if undated > 1 else 'n’a'} pas de date de page."
        counted = "ne sont pas comptés" if undated > 1 else "n’est pas compté"
        return f" {articles}, sans date de page, {counted}."
    noun = "article" if result.datable_articles == 1 else "articles"
    verb = "have" if undated > 1 else "has"
    left = "" if stays else f" and {'are' if undated > 1 else 'is'} left out"
    return f" {number} of {datable} {noun} {verb} no page date{left}."


def tell_dated(query: TableQuery, result: QueryResult, language: Language) -> str:
    """Which of the articles that match are shown, with a blank before it: « Le plus récent : »; mostly empty."""
    shown, latest = result.grouped, query.dated is Extreme.HIGHEST
    if not query.dated_last or not shown or result.among == shown == 1:
        return ""
    ties = TERMS[language].ties if shown > query.dated_articles else ""
    if language is Language.FRENCH:
        which = f"plus {'récent' if latest else 'ancien'}"
        which = f"Le {which}" if shown == 1 else f"Les {shown} {which}s"
        return f" {which}{ties}{colon(language)}".rstrip()
    which = f"The {'latest' if latest else 'earliest'}" + (f" {shown}" if shown > 1 else "")
    return f" {which}{ties}:"
