"""What is told of the places that the answer before cited."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.extractive import tell_rating, tell_units
from assistant.answering.units import telling_units
from assistant.answering.wording import wording_for
from assistant.asking.recalling import Pointed
from assistant.records import Draft, Engine, Language, Passage


def draft_pointed(pointed: Pointed, cited: Sequence[Passage], language: Language) -> Draft:
    """Quote all of the place that is pointed to, or tell how those are rated that are; nothing where there is none.

    Args:
        cited: what the answer before cited, in its order.
    """
    if pointed.place is not None:
        at = len(cited) - 1 if pointed.place < 0 else pointed.place - 1
        return _tell_whole(cited[at], language) if 0 <= at < len(cited) else Draft(Engine.EXTRACTIVE, ())
    rated = [(row, row.relevancy) for row in cited if row.name and row.relevancy is not None]
    most = max((rating for _, rating in rated), default=0.0)
    wanted = most if pointed.rating is None else pointed.rating
    meant = [row for row, rating in rated if rating == wanted or (pointed.or_more and rating > wanted)]
    # Where none is rated so, how they are rated answers all the same.
    told = meant or [row for row, _ in rated]
    sentences = (tell_rating(row, wording_for(language)) for row in told)
    return Draft(Engine.EXTRACTIVE, tuple(sentence for sentence in sentences if sentence is not None))


def _tell_whole(passage: Passage, language: Language) -> Draft:
    units = telling_units(passage)
    return Draft(Engine.EXTRACTIVE, tuple(tell_units(units, wording_for(language))) if units else ())
