"""How far apart two ends are, in both languages: days between articles, rows between the largest and the smallest."""

from __future__ import annotations

from datetime import date

from assistant.answering.telling import Teller, capital
from assistant.queries import Aggregate


def tell_gap_english(teller: Teller) -> str:
    """The days between the earliest and the latest article, or what the largest group has more than the smallest."""
    groups = teller.result.groups
    if teller.query.aggregate is Aggregate.SPAN:
        days = _days(teller)
        if days is None:
            return "There are no two page dates to set against each other:"
        return f"{teller.number(days)} day{'' if days == 1 else 's'} lie between the two page dates:"
    if len(groups) < 2:
        return "There are no two groups to set against each other:"
    gap = teller.number(groups[0].count - groups[1].count)
    largest, smallest = (f"{teller.label(group)} ({teller.number(group.count)})" for group in groups)
    return f"The gap in number of {teller.counted} is {gap}: from {largest} to {smallest}."


def tell_gap_french(teller: Teller) -> str:
    """The same in French."""
    groups, colon = teller.result.groups, teller.words.colon()
    if teller.query.aggregate is Aggregate.SPAN:
        days = _days(teller)
        if days is None:
            return f"Il n’y a pas deux dates de page à comparer{colon}".rstrip()
        return f"{teller.number(days)} jour{'' if days < 2 else 's'} entre les deux dates de page{colon}".rstrip()
    if len(groups) < 2:
        return f"Il n’y a pas deux groupes à comparer{colon}".rstrip()
    gap = teller.number(groups[0].count - groups[1].count)
    largest, smallest = (f"{teller.label(group)} ({teller.number(group.count)})" for group in groups)
    of = "d’" if teller.counted[0] in "aeiou" else "de "
    return capital(f"l’écart est de {gap} en nombre {of}{teller.counted}{colon}de {largest} à {smallest}.")


def _days(teller: Teller) -> int | None:
    days = [group.first.article.page_date for group in teller.result.groups]
    if len(days) < 2 or days[0] is None or days[-1] is None:
        return None
    return abs((date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days)
