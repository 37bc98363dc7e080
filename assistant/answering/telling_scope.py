"""Over which articles a result was counted, told in both languages: their labels, titles and page dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answering.telling import Teller
from assistant.answering.telling_calendar import name_span, tell_recurring
from assistant.answering.telling_words import join
from assistant.queries import Extreme, Match
from assistant.records import Language

_LABELS_FRENCH = {  # with one label, with several, and where words are only to stand within one
    "keyword": ("au mot-clé", "aux mots-clés", "dont un mot-clé contient"),
    "theme": ("au thème", "aux thèmes", "dont un thème contient"),
    "category": ("de la catégorie", "des catégories", "dont la catégorie contient"),
    "type": ("de type", "des types", "dont le type contient"),
}


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Each with a blank before it where it follows a noun."""

    in_question: str
    these: str
    this: str
    outside: str  # before titles that are set aside
    title: Mapping[Match, str]  # before words of titles; those that stand anywhere under PART
    last_pages: tuple[str, str]  # of several articles: with the latest page dates, with the earliest
    last_page: tuple[str, str]  # of the one page date
    of_articles: str
    periods: str
    other_days: str
    one_day: str
    days: str
    since: str
    until: str
    last: tuple[str, str]  # the latest, the earliest; said of articles
    last_article: str
    last_articles: str
    one_page: str
    pages: str


_PHRASES: Mapping[Language, _Phrases] = {
    Language.ENGLISH: _Phrases(
        in_question=" in question",
        these=" in these {} articles",
        this=" in this article",
        outside=" outside {}",
        title={
            Match.START: " whose title begins with {}",
            Match.END: " whose title ends with {}",
            Match.WHOLE: " whose title is {}",
            Match.PART: " whose title holds {}",
        },
        last_pages=(" with the latest page dates", " with the earliest page dates"),
        last_page=(" of the latest scan page", " of the earliest scan page"),
        of_articles=" of the {} articles",
        periods=" with page dates in {}",
        other_days=" with page dates other than {}",
        one_day=" with page date {}",
        days=" with page dates {}",
        since=" with page dates from {} on",
        until=" with page dates up to {}",
        last=("latest", "earliest"),
        last_article="The {which} article{rest} is {label}, {pages}.",
        last_articles="The {number} {which} articles{rest} are {pages}{ties}.",
        one_page="on the scan page of {day}",
        pages="on the scan pages {span}",
    ),
    Language.FRENCH: _Phrases(
        in_question=" en question",
        these=" dans ces {} articles",
        this=" dans cet article",
        outside=" hors {}",
        title={
            Match.START: " dont le titre commence par {}",
            Match.END: " dont le titre finit par {}",
            Match.WHOLE: " dont le titre est {}",
            Match.PART: " dont le titre contient {}",
        },
        last_pages=(" aux dates de page les plus récentes", " aux dates de page les plus anciennes"),
        last_page=(" de la dernière page de veille", " de la première page de veille"),
        of_articles=" des {} articles",
        periods=" des pages de veille de {}",
        other_days=" de pages de veille hors {}",
        one_day=" de la page de veille du {}",
        days=" des pages de veille {}",
        since=" des pages de veille depuis le {}",
        until=" des pages de veille jusqu’au {}",
        last=("récent", "ancien"),
        last_article="L’article le plus {which}{rest} est {label}, {pages}.",
        last_articles="Les {number} articles les plus {which}s{rest} figurent {pages}{ties}.",
        one_page="sur la page de veille du {day}",
        pages="sur les pages de veille {span}",
    ),
}


def name_articles(teller: Teller, *, ends: bool = True) -> str:
    """Which articles a result is over, with a blank before it; empty for all of them.

    Args:
        ends: whether it names those of the latest or the earliest page dates as such.
    """
    query, phrases, said = teller.query, _PHRASES[teller.language], ""
    if query.articles and not teller.titles:
        many = len(query.articles)
        several = phrases.in_question if teller.counts_articles else phrases.these.format(many)
        said += several if many > 1 else phrases.this
    if teller.left_out:
        said += phrases.outside.format(teller.quoted(teller.left_out, teller.terms.conjunction))
    said += _name_labels(teller)
    if query.title:
        title = phrases.title.get(query.title_match, phrases.title[Match.PART])
        said += title.format(teller.words.quote(query.title))
    if query.dated and not query.dated_last and ends:
        said += _name_ends(teller)
    return said + tell_recurring(query, teller.language) + _name_page_dates(teller)


def _name_labels(teller: Teller) -> str:
    """The keyword, theme, category and type that articles have, or do not have."""
    query, terms = teller.query, teller.terms
    labels = {"keyword": query.keyword, "theme": query.theme, "category": query.category, "type": query.type}
    joint = terms.alternative if query.any_label else terms.conjunction
    name = _name_label_french if teller.language is Language.FRENCH else _name_label_english
    partly = query.label_match is Match.PART
    return "".join(
        f" {name(kind, partly=partly, several=bool(query.more_labels), lacks=query.label_lacks)} "
        f"{teller.quoted((label, *query.more_labels), joint)}"
        for kind, label in labels.items()
        if label
    )


def _name_label_english(kind: str, *, partly: bool, several: bool, lacks: bool) -> str:
    one = f"a {kind} that holds" if partly else f"the {kind}{'s' if several else ''}"
    return f"{'without' if lacks else 'with'} {one}"


def _name_label_french(kind: str, *, partly: bool, several: bool, lacks: bool) -> str:
    one, many, holding = _LABELS_FRENCH[kind]
    if lacks:
        one = many = one.removeprefix("de la ").removeprefix("de ").removeprefix("au ")
    return f"{'hors ' if lacks else ''}{holding if partly else many if several else one}"


def _name_ends(teller: Teller) -> str:
    """That articles are those of the latest or the earliest page dates, and which dates these are."""
    query, phrases, days = teller.query, _PHRASES[teller.language], teller.page_days()
    at = query.dated is not Extreme.HIGHEST
    if query.dated_articles > 1:
        said = "" if teller.counts_articles else phrases.of_articles.format(teller.result.all_articles)
        said += phrases.last_pages[at]
        return said + (f" ({_name_days(teller)}{_ties(teller)})" if days else "")
    said = phrases.last_page[at]
    return said + (f" ({teller.words.day(days[0])})" if len(days) == 1 else "")


def _name_page_dates(teller: Teller) -> str:
    """Between which page dates articles lie."""
    query, phrases, language = teller.query, _PHRASES[teller.language], teller.language
    since, until = query.since, query.until
    if query.periods:
        return phrases.periods.format(join(_name_periods(teller), teller.terms.alternative))
    if query.outside and since and until:
        return phrases.other_days.format(name_span(since, until, language))
    if since and until and since == until:
        return phrases.one_day.format(teller.words.day(since))
    if since and until:
        return phrases.days.format(name_span(since, until, language))
    if since:
        return phrases.since.format(teller.words.day(since))
    return phrases.until.format(teller.words.day(until)) if until else ""


def tell_ends(teller: Teller) -> str:
    """The latest or the earliest articles: the one by its title, several by the span of their dates."""
    phrases, groups, days = _PHRASES[teller.language], teller.result.groups, teller.page_days()
    which, rest = phrases.last[teller.query.dated is not Extreme.HIGHEST], name_articles(teller, ends=False)
    one_page = phrases.one_page.format(day=teller.words.day(days[0]))
    pages = one_page if len(days) == 1 else phrases.pages.format(span=_name_days(teller))
    if len(groups) == 1:
        return phrases.last_article.format(which=which, rest=rest, label=teller.label(groups[0]), pages=pages)
    number = len(groups)
    return phrases.last_articles.format(number=number, which=which, rest=rest, pages=pages, ties=_ties(teller))


def _ties(teller: Teller) -> str:
    return teller.terms.ties if teller.has_more_dated else ""


def _name_days(teller: Teller) -> str:
    """The page dates of what was found, from the first to the last."""
    days = teller.page_days()
    return name_span(days[0], days[-1], teller.language)


def _name_periods(teller: Teller) -> list[str]:
    """The years, or the months, that several periods are."""
    firsts = [period.split("/") for period in teller.query.periods]
    return [first[:4] if first[:7] != last[:7] else teller.words.month(first[:7]) for first, last in firsts]
