"""Draft to proven sentences: every citation is looked up again in the catalogue.

No engine can skip this: the pipeline shows nothing but what comes out of here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.records import Citation, Evidence, Locator, Passage, Proven, Sentence, SentenceRole

FindPassage = Callable[[str], Passage | None]  # by locator
FindDoubt = Callable[[str, Sequence[Passage]], str | None]  # a sentence and its places to what speaks against it
ShareHeld = Callable[[str, Sequence[Passage]], float]  # a sentence and its places to how much they hold of its words
_ADDS_NOTHING = 0.02  # of the share of a sentence's words: other words are never wholly unlike
_Found = tuple[Evidence, Passage, tuple[int, int]]  # what a sentence names, and its lines


class Verifier:
    """Verifies the sentences of one answer, in order, and numbers their citations by first use."""

    def __init__(
        self,
        find_passage: FindPassage,
        find_doubt: FindDoubt | None = None,
        copies: Mapping[Locator, tuple[Locator, ...]] | None = None,
        share_held: ShareHeld | None = None,
    ) -> None:
        """Verify against the catalogue.

        Args:
            find_passage: looks a place up by its locator.
            find_doubt: why a sentence is not what its places say, for sentences that do not quote them.
            copies: of places that sentences may cite; each citation names those of its place.
            share_held: how much of a sentence its places hold, 0 to 1; without it all places that it names are cited.
        """
        self._share_held = share_held
        self._copies = copies or {}
        self._find_passage = find_passage
        self._find_doubt = find_doubt
        self._numbered: dict[Evidence, Citation] = {}
        self.dropped: list[str] = []

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations of proven sentences, by marker."""
        return tuple(self._numbered.values())

    def verify(self, sentences: Iterable[Sentence]) -> Iterator[Proven]:
        """The sentences that stand; the others are noted in `dropped`.

        A statement stands when it has evidence and every piece of it occurs in the place it names, character for
        character; what a model wrote, when nothing speaks against it besides. A frame stands without, as it states
        nothing.
        """
        for sentence in sentences:
            proven = self.verify_one(sentence)
            if proven is None:
                self.dropped.append(sentence.text)
            else:
                yield proven

    def number_anew(self, proven: Iterable[Proven]) -> Iterator[Proven]:
        """The proven sentences that are left where others were taken away, their citations numbered by first use."""
        self._numbered.clear()
        for sentence in proven:
            yield replace(sentence, citations=tuple(map(self._number_again, sentence.citations)))

    def _number_again(self, citation: Citation) -> Citation:
        evidence = Evidence(citation.locator, citation.quote)
        return self._numbered.setdefault(evidence, replace(citation, marker=len(self._numbered) + 1))

    def is_hopeless(self, sentence: Sentence) -> bool:
        """Whether writing a sentence again cannot help: it names no place at all."""
        return not sentence.evidence

    def verify_one(self, sentence: Sentence) -> Proven | None:
        """The sentence with its citations when it stands, else None; `dropped` is left to the caller."""
        if not sentence.evidence and sentence.role is not SentenceRole.FRAME:
            return None
        looked_up = [(evidence, self._look_up(evidence)) for evidence in sentence.evidence]
        found = [(evidence, *place) for evidence, place in looked_up if place]
        if len(found) < len(looked_up):
            return None
        if self._find_doubt and found:
            if self._doubts(sentence, found):
                return None
            found = self._leave_out_idle(sentence, found)
        citations = tuple(self._number(*place) for place in found)
        return Proven(sentence.text, sentence.role, tuple(dict.fromkeys(citations)))

    def _doubts(self, sentence: Sentence, found: Sequence[_Found]) -> bool:
        passages = [passage for _, passage, _ in found]
        return self._find_doubt is not None and self._find_doubt(sentence.text, passages) is not None

    def _leave_out_idle(self, sentence: Sentence, found: list[_Found]) -> list[_Found]:
        """Only the places that a sentence rests on: models cite rows beside it, which say nothing of the kind.

        A place is idle where the sentence does not stand on it alone, and stands on the others without it, which hold
        as many of its words.
        """
        if self._share_held is None:
            return found
        for place in tuple(found):
            others = [other for other in found if other is not place]
            if others and self._doubts(sentence, [place]) and not self._doubts(sentence, others):
                held, left = (self._share_held(sentence.text, [p for _, p, _ in kept]) for kept in (found, others))
                if held - left < _ADDS_NOTHING:
                    found = others
        return found

    def _look_up(self, evidence: Evidence) -> tuple[Passage, tuple[int, int]] | None:
        passage = self._find_passage(str(evidence.locator))
        if passage is None or passage.withheld:
            return None
        lines = find_lines(passage, evidence.quote)
        return (passage, lines) if lines else None

    def _number(self, evidence: Evidence, passage: Passage, lines: tuple[int, int]) -> Citation:
        known = self._numbered.get(evidence)
        if known:
            return known
        citation = Citation(
            marker=len(self._numbered) + 1,
            locator=passage.locator,
            quote=evidence.quote,
            article=passage.article,
            table=passage.table,
            row=passage.row,
            row_name=passage.name,
            file=passage.file,
            lines=lines,
            copies=self._copies.get(passage.locator, ()),
        )
        self._numbered[evidence] = citation
        return citation


def find_lines(passage: Passage, quote: str) -> tuple[int, int] | None:
    """The first and last source line that hold a quote, or None when it does not occur there.

    A quote that runs over several lines joins them with line feeds; an empty one occurs nowhere.
    """
    start = passage.text.find(quote) if quote.strip() else -1
    if start < 0:
        return None
    first = passage.text.count("\n", 0, start)
    last = first + quote.count("\n")
    return passage.source[first].number, passage.source[last].number
