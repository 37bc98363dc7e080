"""How far apart two ends are, in both languages: days between articles, rows between the largest and the smallest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.answering.telling import Teller
from assistant.answering.telling_words import elide
from assistant.queries import Aggregate
from assistant.records import Language


@dataclass(frozen=True, slots=True)
class _Phrases:
    no_two_dates: str
    days: tuple[str, str]  # one day, several
    no_two_groups: str
    gap: str  # takes the gap and what it is counted in, before a colon
    ends: str


_PHRASES: Mapping[Language, _Phrases] = {
    Language.ENGLISH: _Phrases(
        "There are no two page dates to set against each other",
        ("{} day lie between the two page dates", "{} days lie between the two page dates"),
        "There are no two groups to set against each other",
        "The gap in number of {counted} is {gap}",
        "from {} to {}",
    ),
    Language.FRENCH: _Phrases(
        "Il n’y a pas deux dates de page à comparer",
        ("{} jour entre les deux dates de page", "{} jours entre les deux dates de page"),
        "Il n’y a pas deux groupes à comparer",
        "L’écart est de {gap} en {number_of}",
        "de {} à {}",
    ),
}


def tell_gap(teller: Teller) -> str:
    """The days between the earliest and the latest article, or what the largest group has more than the smallest.

    It ends with a colon where what is set against each other follows.
    """
    groups, phrases = teller.result.groups, _PHRASES[teller.language]
    colon = teller.words.colon()
    if teller.query.aggregate is Aggregate.SPAN:
        days = _days(teller)
        if days is None:
            return f"{phrases.no_two_dates}{colon}".rstrip()
        return f"{phrases.days[teller.is_several(days)].format(teller.number(days))}{colon}".rstrip()
    if len(groups) < 2:
        return f"{phrases.no_two_groups}{colon}".rstrip()
    gap = teller.number(groups[0].count - groups[1].count)
    number_of = elide("nombre de", teller.counted)
    ends = phrases.ends.format(*(f"{teller.label(group)} ({teller.number(group.count)})" for group in groups))
    return f"{phrases.gap.format(gap=gap, counted=teller.counted, number_of=number_of)}{colon}{ends}."


def _days(teller: Teller) -> int | None:
    days = [group.first.article.page_date for group in teller.result.groups]
    if len(days) < 2 or days[0] is None or days[-1] is None:
        return None
    return abs((date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days)
