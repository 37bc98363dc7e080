"""Answers from an article's header: when it was scanned, where it was published, its category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.wording import Wording, wording_for
from assistant.records import Draft, Engine, Evidence, Language, Passage, Question, Sentence, SentenceRole
from assistant.words import split_words, stems_of

_DATE = "date dated when quand page livraison numero scan veille listed parution paru parue published publie publiee"
_LINK = "link links url address web website site where source original lien liens adresse ou published publie publiee"


_DATE_STEMS, _LINK_STEMS = stems_of(_DATE.split()), stems_of(_LINK.split())


def draft_header(question: Question, headers: Sequence[Passage]) -> Draft:
    """Say where and when the first of these articles was published, as far as its header tells.

    Args:
        question: its words decide which of date and link are told; both when they do not.
        headers: the header passages of the likeliest articles, best first.
    """
    if not headers:
        return Draft(Engine.EXTRACTIVE, ())
    stems = stems_of(split_words(question.text))
    wants_date, wants_link = bool(stems & _DATE_STEMS), bool(stems & _LINK_STEMS)
    told = _tell(headers[0], wording_for(question.language))
    chosen = [s for kind, s in told if (kind == "date" and wants_date) or (kind == "link" and wants_link)]
    return Draft(Engine.EXTRACTIVE, tuple(chosen or [sentence for _, sentence in told]))


def draft_dates(headers: Sequence[Passage], language: Language, *, asks_which: bool = False) -> Draft:
    """Say on which scan page each of these articles is listed, as far as its header tells.

    Args:
        asks_which: whether one of them was meant, and it is asked which.
    """
    wording = wording_for(language)
    told = [sentence for header in headers for kind, sentence in _tell(header, wording) if kind == "date"]
    if len(told) > 1:
        told = [replace(sentence, role=SentenceRole.ITEM) for sentence in told]
    if told and asks_which:
        told.append(Sentence(wording.asks_which(), role=SentenceRole.FRAME))
    return Draft(Engine.EXTRACTIVE, tuple(told))


def _tell(header: Passage, wording: Wording) -> list[tuple[str, Sentence]]:
    article = header.article
    told = []
    written = _written_date(header)
    if article.page_date and written:
        told.append(("date", Sentence(wording.scanned_on(article), (Evidence(header.locator, written),))))
    if article.url and article.url in header.text:
        told.append(("link", Sentence(wording.published_at(article), (Evidence(header.locator, article.url),))))
    return told


def _written_date(header: Passage) -> str | None:
    """The page date in the form that the header has it in."""
    iso = header.article.page_date or ""
    return next((form for form in (iso.replace("-", ""), iso) if form and form in header.text), None)
