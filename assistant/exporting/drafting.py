"""A reply or a briefing note made from an answer: its proven sentences alone, in the forms of an administration.

No model writes here: what frames the sentences are templates, and every statement keeps its reference as a footnote.
French follows the usage of French ministries (appel, formule de politesse, no-break spaces).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.exporting.notes import (
    Block,
    Grid,
    Heading,
    Note,
    Paragraph,
    Provenance,
    clean,
    read_blocks,
    read_grid,
    refer,
    tell_engine,
)
from assistant.records import Answer, Language
from assistant.typography import name_day, quoted

_ROWS_IN_LETTER = 20


class DraftKind(StrEnum):
    """What an answer is turned into."""

    REPLY = "reply"
    BRIEFING = "briefing"


class Audience(StrEnum):
    """Whom it is for."""

    CITIZEN = "citizen"
    ADVISER = "adviser"
    MINISTER = "minister"  # the minister's office


@dataclass(frozen=True, slots=True)
class _Manner:
    """How one audience is written to."""

    addressee: str  # of a briefing
    call: str
    lead: str  # `{question}` is what was asked, between quotation marks
    bridge: str
    caution: str
    close: str


_CAUTION_FR = (
    "Ces éléments proviennent d’une veille documentaire portant sur des publications extérieures à l’administration. "
    "Ils vous sont communiqués à titre d’information et ne sauraient engager sa position."
)
_CAUTION_EN = (
    "This information comes from a scan of published articles by third parties. It is provided for information only "
    "and does not represent the position of the administration."
)
_SOURCES_FR = "Chacun de ces éléments renvoie, en note, à l’extrait qui le fonde."
_SOURCES_EN = "Each of these points refers, in a footnote, to the passage on which it rests."

_MANNERS: Mapping[tuple[Language, Audience], _Manner] = {
    (Language.FRENCH, Audience.CITIZEN): _Manner(
        "Public",
        "Madame, Monsieur,",
        "Vous avez souhaité obtenir des précisions sur la question suivante\u00a0: {question}",
        "Les travaux de veille dont nous disposons permettent de vous apporter les éléments suivants.",
        _CAUTION_FR,
        "Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.",
    ),
    (Language.FRENCH, Audience.ADVISER): _Manner(
        "Madame la Conseillère, Monsieur le Conseiller",
        "Madame la Conseillère, Monsieur le Conseiller,",
        "Vous avez souhaité disposer d’éléments sur la question suivante\u00a0: {question}",
        "Vous trouverez ci-après ce que la veille permet d’établir à ce jour.",
        f"{_SOURCES_FR} Je demeure à votre disposition pour tout complément.",
        "Je vous prie d’agréer, Madame la Conseillère, Monsieur le Conseiller, l’expression de ma considération "
        "distinguée.",
    ),
    (Language.FRENCH, Audience.MINISTER): _Manner(
        "Cabinet du ministre",
        "Madame la Directrice, Monsieur le Directeur,",
        "Vous avez bien voulu appeler mon attention sur la question suivante\u00a0: {question}",
        "J’ai l’honneur de vous faire connaître les éléments ci-après, issus des travaux de veille.",
        f"{_SOURCES_FR} Ils reflètent le contenu des publications suivies et ne préjugent pas de la position du "
        "ministère.",
        "Je vous prie d’agréer, Madame la Directrice, Monsieur le Directeur, l’expression de ma haute considération.",
    ),
    (Language.ENGLISH, Audience.CITIZEN): _Manner(
        "Members of the public",
        "Dear Sir or Madam,",
        "Thank you for your enquiry, in which you asked: {question}",
        "Our horizon scanning provides the following information.",
        _CAUTION_EN,
        "Yours faithfully,",
    ),
    (Language.ENGLISH, Audience.ADVISER): _Manner(
        "Adviser",
        "Dear Adviser,",
        "You asked for information on the following question: {question}",
        "What our horizon scanning establishes to date is set out below.",
        f"{_SOURCES_EN} I remain available should you require anything further.",
        "Yours sincerely,",
    ),
    (Language.ENGLISH, Audience.MINISTER): _Manner(
        "Minister’s office",
        "Dear Private Secretary,",
        "I refer to your request concerning the following question: {question}",
        "I am pleased to submit the following points, drawn from our horizon scanning.",
        f"{_SOURCES_EN} They reflect the publications monitored and do not prejudge the Minister’s position.",
        "Yours sincerely,",
    ),
}
_SIGNATURE = {
    Language.FRENCH: "[Prénom, nom et qualité du signataire]",
    Language.ENGLISH: "[Name and position of the signatory]",
}
_FOOTER = {
    Language.FRENCH: "Projet préparé à l’aide d’une intelligence artificielle\u202f; à relire avant tout envoi.",
    Language.ENGLISH: "Draft prepared with the help of artificial intelligence; to be reviewed before it is sent.",
}


def compose_draft(
    answer: Answer, provenance: Provenance, *, kind: DraftKind, audience: Audience, language: Language
) -> Note:
    """A draft in the form that an audience expects.

    Args:
        answer: not an abstention; sentences of it without a reference are left out.
        language: of the frame; where it is not the answer's, the quoted rows stand for the sentences.
    """
    manner = _MANNERS[language, audience]
    elements = _elements(answer, language)
    compose = _compose_reply if kind is DraftKind.REPLY else _compose_briefing
    note = compose(answer, provenance, manner, elements, language)
    return replace(_renumber(note), footer=_FOOTER[language])


def _elements(answer: Answer, language: Language) -> list[Block]:
    if answer.language is language:
        proven = [_cut_after_last(block) for block in read_blocks(answer) if block.markers]
    else:
        proven = [
            Paragraph((f"{quoted(clean(c.quote), language)} ({quoted(clean(c.article.title), language)})", c.marker))
            for c in answer.citations
        ]
    # Several entries are a list; one alone is a sentence.
    listed: list[Block] = [replace(block, is_item=len(proven) > 1) for block in proven]
    grid = read_grid(answer)
    if grid is not None and answer.language is language:
        listed.append(replace(grid, rows=grid.rows[:_ROWS_IN_LETTER]))
    return listed


def _cut_after_last(block: Paragraph) -> Paragraph:
    """The block without words after its last reference: they would stand on nothing."""
    last = max(at for at, run in enumerate(block.runs) if isinstance(run, int))
    tail = "".join(run for run in block.runs[last + 1 :] if isinstance(run, str)).strip()
    runs = block.runs[: last + 1]
    return replace(block, runs=(*runs, tail) if tail in {".", "…", ")", ")."} else runs)


def _renumber(note: Note) -> Note:
    """The note with its references by first use from 1, and only those that are used: so word processors count."""
    numbers: dict[int, int] = {}
    blocks: list[Block] = []
    for block in note.blocks:
        if isinstance(block, Paragraph):
            runs = (run if isinstance(run, str) else numbers.setdefault(run, len(numbers) + 1) for run in block.runs)
            blocks.append(replace(block, runs=tuple(runs)))
        elif isinstance(block, Grid):
            # Its sentences refer to the rows already; what only the table refers to is left to the full note.
            blocks.append(Grid(block.columns[:-1], tuple(row[:-1] for row in block.rows), block.caption))
        else:
            blocks.append(block)
    used = [replace(ref, marker=numbers[ref.marker]) for ref in note.references if ref.marker in numbers]
    return replace(note, blocks=tuple(blocks), references=tuple(sorted(used, key=lambda ref: ref.marker)))


def _compose_reply(
    answer: Answer, provenance: Provenance, manner: _Manner, elements: list[Block], language: Language
) -> Note:
    french = language is Language.FRENCH
    question = _quote_question(answer.question, language)
    said = [manner.call, manner.lead.format(question=question), manner.bridge]
    blocks: list[Block] = [*map(_say, said), *elements]
    blocks += map(_say, [manner.caution, manner.close, _SIGNATURE[language]])
    day = name_day(provenance.asked_at.date().isoformat(), language)
    facts = (("Objet" if french else "Subject", "votre question" if french else "your enquiry"), ("Date", day))
    title = "Projet de réponse" if french else "Draft reply"
    references = tuple(refer(citation, language) for citation in answer.citations)
    return Note(language, title, facts, tuple(blocks), references, provenance.asked_at, footnotes=True)


def _quote_question(asked: str, language: Language) -> str:
    """The question between quotation marks at the end of a French sentence: its own mark ends it, else a full stop."""
    words = clean(asked)
    stop = "." if language is Language.FRENCH and not words.endswith(("?", "!", ".", "…")) else ""
    return quoted(words, language) + stop


def _compose_briefing(
    answer: Answer, provenance: Provenance, manner: _Manner, elements: list[Block], language: Language
) -> Note:
    french = language is Language.FRENCH
    citations, articles = len(answer.citations), len({citation.article for citation in answer.citations})
    if french:
        passages = "un extrait" if citations == 1 else f"{citations} extraits"
        of = (
            f"tiré{'' if citations == 1 else 's'} {'d’un seul article' if articles == 1 else f'de {articles} articles'}"
        )
        limits = (
            f"La présente note repose exclusivement sur {passages} du corpus de veille, {of} "
            f"(version {provenance.corpus_version}). "
            f"{_SOURCES_FR} Les publications qui ne figurent pas dans ce corpus n’ont pas été examinées."
        )
        heads = ("Question posée", "Éléments de réponse", "Portée et limites")
    else:
        of = "one article" if articles == 1 else f"{articles} articles"
        passages = "one passage" if citations == 1 else f"{citations} passages"
        limits = (
            f"This note rests solely on {passages} of the scanned corpus, taken from {of} "
            f"(version {provenance.corpus_version}). {_SOURCES_EN} Publications outside this corpus were not examined."
        )
        heads = ("Question", "Points of reply", "Basis and limits")
    blocks: list[Block] = [Heading(heads[0]), _say(clean(answer.question)), Heading(heads[1]), *elements]
    blocks += [Heading(heads[2]), _say(limits)]
    day = name_day(provenance.asked_at.date().isoformat(), language)
    facts = [("À l’attention de" if french else "For the attention of", manner.addressee), ("Date", day)]
    if answer.language is language:
        facts.append(("Périmètre" if french else "Scope", clean(provenance.scope)))
        facts.append(("Moteur" if french else "Engine", tell_engine(answer, provenance)))
    title = "Note d’information" if french else "Briefing note"
    references = tuple(refer(citation, language) for citation in answer.citations)
    return Note(language, title, tuple(facts), tuple(blocks), references, provenance.asked_at, footnotes=True)


def _say(text: str) -> Paragraph:
    return Paragraph((text,))
