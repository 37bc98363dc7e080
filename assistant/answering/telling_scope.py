"""Over which articles a result was counted, told in both languages: their labels, titles and page dates."""

from __future__ import annotations

from assistant.answering.telling import Teller, join
from assistant.answering.telling_calendar import name_span, tell_recurring
from assistant.queries import Extreme, Match

_PLURAL_LABELS = {
    "au mot-clé": "aux mots-clés",
    "au thème": "aux thèmes",
    "de la catégorie": "des catégories",
    "de type": "des types",
}


def name_articles_english(teller: Teller, *, ends: bool = True) -> str:
    """Which articles a result is over, in English, with a blank before it; empty for all of them.

    Args:
        ends: whether it names those of the latest or the earliest page dates as such.
    """
    query, said = teller.query, ""
    partly = query.label_match is Match.PART
    if query.articles and not teller.titles:
        many = len(query.articles)
        found = " in question" if teller.counts_articles else f" in these {many} articles"
        said += found if many > 1 else " in this article"
    if teller.left_out:
        said += f" outside {teller.quoted(teller.left_out, 'and')}"
    labels = {"keyword": query.keyword, "theme": query.theme, "category": query.category, "type": query.type}
    for name, label in labels.items():
        if label:
            having = "without" if query.label_lacks else "with"
            joint = "or" if query.any_label else "and"
            one = f"a {name} that holds" if partly else f"the {name}{'s' if query.more_labels else ''}"
            said += f" {having} {one} {teller.quoted((label, *query.more_labels), joint)}"
    if query.title:
        begins = {Match.START: "begins with", Match.END: "ends with", Match.WHOLE: "is"}.get(query.title_match, "holds")
        said += f" whose title {begins} {teller.words.quote(query.title)}"
    if query.dated and not query.dated_last and ends:
        days = [teller.words.day(day) for day in teller.page_days()]
        which = "latest" if query.dated is Extreme.HIGHEST else "earliest"
        if query.dated_articles > 1:
            said += "" if teller.counts_articles else f" of the {teller.result.all_articles} articles"
            ties = ", ties included" if teller.has_more_dated else ""
            said += f" with the {which} page dates" + (f" ({_name_days(teller)}{ties})" if days else "")
        else:
            said += f" of the {which} scan page" + (f" ({days[0]})" if len(days) == 1 else "")
    said += tell_recurring(query, teller.language)
    if query.periods:
        return f"{said} with page dates in {join(_name_periods(teller), 'or')}"
    if query.outside and query.since and query.until:
        return f"{said} with page dates other than {name_span(query.since, query.until, teller.language)}"
    if query.since and query.until and query.since == query.until:
        return f"{said} with page date {teller.words.day(query.since)}"
    if query.since and query.until:
        return f"{said} with page dates {name_span(query.since, query.until, teller.language)}"
    if query.since:
        return f"{said} with page dates from {teller.words.day(query.since)} on"
    return f"{said} with page dates up to {teller.words.day(query.until)}" if query.until else said


def name_articles_french(teller: Teller, *, ends: bool = True) -> str:
    """The same in French."""
    query, said = teller.query, ""
    partly = query.label_match is Match.PART
    if query.articles and not teller.titles:
        many = len(query.articles)
        found = " en question" if teller.counts_articles else f" dans ces {many} articles"
        said += found if many > 1 else " dans cet article"
    if teller.left_out:
        said += f" hors {teller.quoted(teller.left_out, 'et')}"
    for label, name, holding in (
        (query.keyword, "au mot-clé", "dont un mot-clé contient"),
        (query.theme, "au thème", "dont un thème contient"),
        (query.category, "de la catégorie", "dont la catégorie contient"),
        (query.type, "de type", "dont le type contient"),
    ):
        if label:
            lacks = "hors " if query.label_lacks else ""
            kind = name.removeprefix("de la ").removeprefix("de ").removeprefix("au ") if lacks else name
            if query.more_labels and not partly:
                kind = _PLURAL_LABELS.get(kind, kind)
            joint = "ou" if query.any_label else "et"
            said += f" {lacks}{holding if partly else kind} {teller.quoted((label, *query.more_labels), joint)}"
    if query.title:
        begins = {Match.START: "commence par", Match.END: "finit par", Match.WHOLE: "est"}.get(
            query.title_match, "contient"
        )
        said += f" dont le titre {begins} {teller.words.quote(query.title)}"
    if query.dated and not query.dated_last and ends:
        days, latest = [teller.words.day(day) for day in teller.page_days()], query.dated is Extreme.HIGHEST
        if query.dated_articles > 1:
            said += "" if teller.counts_articles else f" des {teller.result.all_articles} articles"
            said += f" aux dates de page les plus {'récentes' if latest else 'anciennes'}"
            ties = ", ex æquo compris" if teller.has_more_dated else ""
            said += f" ({_name_days(teller)}{ties})" if days else ""
        else:
            said += f" de la {'dernière' if latest else 'première'} page de veille"
            said += f" ({days[0]})" if len(days) == 1 else ""
    said += tell_recurring(query, teller.language)
    if query.periods:
        return f"{said} des pages de veille de {join(_name_periods(teller), 'ou')}"
    if query.outside and query.since and query.until:
        return f"{said} de pages de veille hors {name_span(query.since, query.until, teller.language)}"
    if query.since and query.until and query.since == query.until:
        return f"{said} de la page de veille du {teller.words.day(query.since)}"
    if query.since and query.until:
        return f"{said} des pages de veille {name_span(query.since, query.until, teller.language)}"
    if query.since:
        return f"{said} des pages de veille depuis le {teller.words.day(query.since)}"
    return f"{said} des pages de veille jusqu’au {teller.words.day(query.until)}" if query.until else said


def tell_ends_english(teller: Teller) -> str:
    """The latest or the earliest articles, in English: the one by its title, several by the span of their dates."""
    which = "latest" if teller.query.dated is Extreme.HIGHEST else "earliest"
    groups, rest = teller.result.groups, name_articles_english(teller, ends=False)
    if len(groups) == 1:
        return f"The {which} article{rest} is {teller.label(groups[0])}, {_on_pages_english(teller)}."
    ties = ", ties included" if teller.has_more_dated else ""
    return f"The {len(groups)} {which} articles{rest} are {_on_pages_english(teller)}{ties}."


def tell_ends_french(teller: Teller) -> str:
    """The same in French."""
    which = "récent" if teller.query.dated is Extreme.HIGHEST else "ancien"
    groups, rest = teller.result.groups, name_articles_french(teller, ends=False)
    if len(groups) == 1:
        return f"L’article le plus {which}{rest} est {teller.label(groups[0])}, {_on_pages_french(teller)}."
    ties = ", ex æquo compris" if teller.has_more_dated else ""
    return f"Les {len(groups)} articles les plus {which}s{rest} figurent {_on_pages_french(teller)}{ties}."


def _on_pages_english(teller: Teller) -> str:
    days = teller.page_days()
    one = len(days) == 1
    return f"on the scan page of {teller.words.day(days[0])}" if one else f"on the scan pages {_name_days(teller)}"


def _on_pages_french(teller: Teller) -> str:
    days = teller.page_days()
    return f"sur {'la page' if len(days) == 1 else 'les pages'} de veille {_name_days(teller)}"


def _name_days(teller: Teller) -> str:
    """The page dates of what was found, from the first to the last."""
    days = teller.page_days()
    return name_span(days[0], days[-1], teller.language)


def _name_periods(teller: Teller) -> list[str]:
    """The years, or the months, that several periods are."""
    firsts = [period.split("/") for period in teller.query.periods]
    return [first[:4] if first[:7] != last[:7] else teller.words.month(first[:7]) for first, last in firsts]
