"""From a draft to an answer: every sentence verified, shown once it stands, and put together with what it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from assistant.answering.faults import ModelFault
from assistant.answering.wording import wording_for
from assistant.asking.spelling import count_word
from assistant.composing import compose_markdown
from assistant.current import Generation
from assistant.grounding.claims import find_doubt, share_held
from assistant.grounding.contesting import is_contested
from assistant.grounding.distrust import Caught, takes_word_of_asker
from assistant.grounding.speaking import verify_in_language
from assistant.grounding.support import Sense
from assistant.grounding.verifying import Verifier
from assistant.hearing import Timer
from assistant.index.embedding import Embedder
from assistant.privacy.door import count_hidden
from assistant.records import Answer, Draft, Engine, Hit, Locator, Passage, Proven, Question, Sentence, SentenceRole
from assistant.retrieval.searching import Findings

if TYPE_CHECKING:
    from assistant.answering.chat import ChatEngine, Writing


@dataclass(frozen=True, slots=True)
class Written:
    """An answer that a chat model is about to write, and the rows that are quoted where it does not."""

    chat: ChatEngine
    writing: Writing
    findings: Findings


def prove(
    question: Question, draft: Draft, generation: Generation, timer: Timer, dropped: Sequence[str] = ()
) -> Iterator[Answer]:
    """The answer that a draft gives, sentence by proven sentence; the last one is whole.

    Args:
        dropped: sentences of a model that were not proven before.
    """
    verifier = Verifier(generation.catalogue.find, copies=draft.copies)
    verifier.dropped += dropped
    proven: list[Proven] = []
    for sentence in verifier.verify(draft.sentences):
        proven.append(sentence)
        if verifier.citations:
            yield _compose(question, draft, proven, verifier, timer)
    yield _compose(question, draft, proven, verifier, timer)


def prove_while_written(
    question: Question,
    written: Written,
    generation: Generation,
    timer: Timer,
    *,
    embedder: Embedder,
    quote: Callable[[Findings], Draft],
    raises: bool,
) -> Iterator[Answer]:
    """The answer that a model gives, each sentence shown once it is proven; rows are quoted where it gives none.

    Where the model reads its answer again, sentences are shown after that, one after the other.

    Args:
        quote: drafts an answer of rows.
        raises: whether a fault of the model is raised instead.

    Raises:
        ModelFault: the model failed, and that is to be raised.
    """
    chat, writing = written.chat, written.writing
    sense = Sense(generation.searcher.liken, embedder.embed, count_word)
    caught = Caught(generation.catalogue.passages)
    others = [hit.passage for hit in written.findings.hits]

    def doubt(said: str, places: Sequence[Passage]) -> str | None:
        found = find_doubt(said, places, sense) or caught.find_new_words(said, places)
        if not found and takes_word_of_asker(said, places, question.text):
            found = "words"
        return found or ("contested" if is_contested(said, places, others, sense) else None)

    verifier = Verifier(
        generation.catalogue.find,
        doubt,
        copies_of(written.findings.hits),
        partial(share_held, sense=sense),
    )
    proven: list[Proven] = []
    repairs = chat.repairs_at_most
    why: str | None = None
    try:
        with closing(chat.write(writing)) as sentences:
            for sentence in sentences:
                stands = verify_in_language(sentence, verifier, question.language)
                if stands is None and repairs and not verifier.is_hopeless(sentence) and chat.may_go_on(writing):
                    repairs -= 1
                    again = chat.repair(sentence, writing)
                    stands = verify_in_language(again, verifier, question.language) if again else None
                if stands is None:
                    verifier.dropped.append(sentence.text)
                    continue
                if stands.text in {shown.text for shown in proven}:
                    continue  # a repair may say what stands there already
                proven.append(stands)
                if verifier.citations and not chat.proofreads:
                    yield _compose(question, Draft(Engine.MODEL, ()), proven, verifier, timer)
    except ModelFault as error:
        if raises:
            raise
        why = wording_for(question.language).model_silent(chat.name, error.fault)
    lacks = not writing.refused and not _answers(proven, verifier)
    if why is None and not lacks and chat.proofreads and verifier.citations:
        left = _read_again(written, question, proven, verifier)
        lacks = not writing.refused and not _answers(left, verifier)
        proven = []
        for stands in verifier.number_anew(left):
            proven.append(stands)
            if verifier.citations and not lacks:
                yield _compose(question, Draft(Engine.MODEL, ()), proven, verifier, timer)
    if why is None and lacks:
        why = wording_for(question.language).model_unproven(chat.name)
    if why is None:
        yield _compose(question, Draft(Engine.MODEL, (), usage=writing.usage), proven, verifier, timer)
        return
    quoted = _quote_proven(written.findings, proven, quote)
    if quoted.sentences:
        quoted = replace(quoted, sentences=(*quoted.sentences, Sentence(why, role=SentenceRole.FRAME)))
    yield from prove(question, replace(quoted, usage=writing.usage), generation, timer, dropped=verifier.dropped)


def _quote_proven(findings: Findings, proven: Sequence[Proven], quote: Callable[[Findings], Draft]) -> Draft:
    """The rows that a model's few proven sentences stand on, quoted; those that were found where it proved nothing."""
    stood_on = {citation.locator for sentence in proven for citation in sentence.citations}
    hits = tuple(hit for hit in findings.hits if hit.passage.locator in stood_on)
    quoted = quote(replace(findings, hits=hits)) if hits else None
    return quoted if quoted and quoted.sentences else quote(findings)


def _read_again(written: Written, question: Question, proven: Sequence[Proven], verifier: Verifier) -> list[Proven]:
    """The sentences that stand when the model reads them again; where it fails all, with a line that says so."""
    from assistant.answering.proofreading import proofread

    try:
        verdicts = proofread(written.chat, written.writing, proven)
    except ModelFault as error:
        note = wording_for(question.language).not_read_again(written.chat.name, error.fault)
        return [*proven, Proven(note, SentenceRole.FRAME, ())]
    verifier.dropped += [sentence.text for sentence, stands in zip(proven, verdicts, strict=True) if not stands]
    return [sentence for sentence, stands in zip(proven, verdicts, strict=True) if stands]


def _answers(proven: Sequence[Proven], verifier: Verifier) -> bool:
    """Whether what a model wrote answers: it states something, and no less than it made up."""
    return sum(bool(sentence.citations) for sentence in proven) >= max(1, len(verifier.dropped))


def copies_of(hits: Sequence[Hit]) -> dict[Locator, tuple[Locator, ...]]:
    """The other places with the same words, for those hits that have any."""
    return {hit.passage.locator: hit.copies for hit in hits if hit.copies}


def _compose(question: Question, draft: Draft, proven: Sequence[Proven], verifier: Verifier, timer: Timer) -> Answer:
    abstained = not verifier.citations
    refusal = draft.refusal or wording_for(question.language).no_answer()
    return Answer(
        question=question.text,
        answer=refusal if abstained else compose_markdown(proven),
        language=question.language,
        abstained=abstained,
        engine=draft.engine,
        citations=verifier.citations,
        dropped=tuple(verifier.dropped),
        table=None if abstained else draft.table,
        usage=draft.usage,
        timings_ms=timer.read(),
        masked=count_hidden(),
    )
