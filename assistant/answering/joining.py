"""Several drafts to one, when a question asks several things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.wording import wording_for
from assistant.hostile.judging import is_order
from assistant.records import Draft, Engine, Evidence, Language, Sentence, SentenceRole


def join_drafts(drafts: Sequence[tuple[str, Draft]], language: Language) -> Draft:
    """The drafts one after the other; nothing is quoted twice, and a part without an answer is named.

    Args:
        drafts: each with the part of the question that it answers; at least one.
        language: of the words that say which part has no answer.
    """
    if not any(draft.sentences for _, draft in drafts):
        return replace(drafts[0][1], sentences=())
    sentences: list[Sentence] = []
    told: set[tuple[Evidence, ...] | str] = set()
    for text, draft in drafts:
        # Two figures may stand on the same rows; a row that is quoted again says the same again.
        say = _figure_of if draft.engine is Engine.TABLE else _rows_of
        fresh = [sentence for sentence in draft.sentences if say(sentence) not in told]
        told |= {say(sentence) for sentence in draft.sentences if sentence.evidence}
        sentences += fresh
        if not draft.sentences and not is_order(text):  # what is no question is not said back
            sentences.append(Sentence(wording_for(language).part_without_answer(text), role=SentenceRole.FRAME))
    engines = {draft.engine for _, draft in drafts if draft.sentences}
    table = next((draft.table for _, draft in drafts if draft.table), None)
    copies = {place: others for _, draft in drafts for place, others in draft.copies.items()}
    engine = Engine.TABLE if engines == {Engine.TABLE} else Engine.EXTRACTIVE
    return Draft(engine, tuple(sentences), table, copies=copies)


def _figure_of(sentence: Sentence) -> str:
    return sentence.text


def _rows_of(sentence: Sentence) -> tuple[Evidence, ...]:
    return sentence.evidence
