"""Answers without a model: the rows that bear on the question, quoted exactly."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.answering.fitting import Particular
from assistant.answering.units import Unit, telling_units
from assistant.answering.wording import Wording, wording_for
from assistant.asking.figuring import find_asked_figures
from assistant.asking.understanding import find_rating_words
from assistant.asking.wanting import Wanted, find_numbers, find_wanted, find_years, wants_several
from assistant.bilingual import translate_from
from assistant.columns import ColumnRole, find_column, find_role
from assistant.figures import Figure, find_figures
from assistant.hostile.markup import take_out_markup
from assistant.records import (
    HEADER,
    KEYWORDS,
    THEMES,
    Draft,
    Engine,
    Evidence,
    Hit,
    Passage,
    Question,
    Sentence,
    SentenceRole,
)
from assistant.words import informative_words, split_words, stem_in_both, stem_word

_NAME = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Ý]")  # a capital inside a sentence
Embed = Callable[[list[str]], np.ndarray]

# Of questions whose row is among the first twenty, one in ten has it in the fifth place to the eighth.
_PASSAGES_READ = 8
_PASSAGES_READ_FOR_LIST = 12
# What follows is near to what was learned from 1,492 questions, each hand's questions told by all others'.
_COLUMN_BONUS = 0.3  # a cell of a column that the question asks for
_WORD_BONUS = 0.6  # a unit that holds every informative word, in either language, with its row's name and its title
_FIGURE_BONUS = 0.3  # a unit that gives a figure of the kind that is asked for
_NAME_BONUS = 0.15  # a unit that gives a name, where somebody or something with a name is asked for
_SIDE_COST = 0.4  # a cell beside what its row says, unless it is asked for
_SIDES = (ColumnRole.CHANGE, ColumnRole.HORIZON, ColumnRole.DRIVING_FORCE)
_LEAST_BELIEF = 1e-6
_LEAD_SENTENCES = 3  # of one summary; they cite one place, so more of them cost the reader little
_SAME_TEXT_MARGIN = 0.55
_OTHER_ARTICLE_MARGIN = 0.25
_WORDS_BESIDE_NAME = 2  # of a question for a rating: more of them ask for something else about what they name
# Places that list words about an article; they lead to it but state nothing.
_POINTING_PLACES = (HEADER, KEYWORDS, THEMES)


@dataclass(frozen=True, slots=True)
class _Reach:
    """What is cited beside the best unit."""

    share: float  # how much the logarithm of a passage's belief counts beside its unit's own score
    margin: float  # how far behind the best unit a supporting one may be
    supports: int  # at most
    row: float  # what speaks for a unit of a row, beside one of a summary, which tells less of more things


# Fewer rows where one thing is asked for were tried: more of them bear on it, and more answers lack the right row.
_OF_ONE = _Reach(0.16, 0.4, 3, 0.4)
_OF_FOLLOW_UP = _Reach(0.25, 0.4, 3, 0.4)
# Where several things are asked for: more rows, and some that are further behind.
_OF_LIST = _Reach(0.16, 0.8, 11, 0.0)


@dataclass(frozen=True, slots=True)
class _Scored:
    unit: Unit
    score: float


def draft_extractive(question: Question, hits: Sequence[Hit], embed: Embed, word_weights: Mapping[str, float]) -> Draft:
    """Quote what answers first, then at most three rows that support it; up to eleven where a list is asked for.

    Args:
        question: decides the language of the frame and the columns that are looked at first.
        hits: best first; none gives a draft without sentences.
        embed: unit-length vectors of texts, shape (texts, dimension).
        word_weights: the informative words of the question, rarer ones heavier.
    """
    several = wants_several(question.text)
    read = _PASSAGES_READ_FOR_LIST if several else _PASSAGES_READ
    telling = _choose_read([hit for hit in hits if hit.passage.locator.place not in _POINTING_PLACES], read)
    rated = _find_rated(question, telling)
    if rated is not None:
        return Draft(Engine.EXTRACTIVE, (rated,))
    reach = _OF_LIST if several else _OF_FOLLOW_UP if question.standalone != question.own else _OF_ONE
    scored = _score_units(question, telling, embed, word_weights, reach=reach)
    if not scored:
        return Draft(Engine.EXTRACTIVE, ())
    scored = _put_stated_first(scored, telling[0].passage.article.id, _Wish.of(question, word_weights))
    chosen = _choose(scored, most=reach.supports, margin=reach.margin)
    particular = Particular.of(question)
    if particular.is_asked:
        chosen = _put_fitting_first(chosen, scored, particular)
        if not chosen:
            return Draft(Engine.EXTRACTIVE, ())
    return Draft(Engine.EXTRACTIVE, tuple(tell_units(chosen, wording_for(question.language))))


def _choose_read(hits: Sequence[Hit], many: int) -> list[Hit]:
    """The first hits, and where all of them are of one article, the best of another: nobody fills what is read."""
    read = list(hits[:many])
    others = [hit for hit in hits[many:] if hit.passage.article != hits[0].passage.article]
    is_full = all(hit.passage.article == hits[0].passage.article for hit in read)
    return [*read, *others[:1]] if is_full else read


def _find_rated(question: Question, hits: Sequence[Hit]) -> Sentence | None:
    """The relevancy of the row that the question names, or goes on about, when it asks for one."""
    if ColumnRole.RELEVANCY not in question.columns:
        return None
    asked = set(informative_words(question.standalone))
    rating_words = find_rating_words(question.text)
    own = set(informative_words(question.own)) - rating_words
    goes_on = question.asks_columns_only and question.standalone != question.own
    for place, passage in enumerate(hit.passage for hit in hits):
        name_words = set(informative_words(passage.name or ""))
        rest = own - name_words - set(informative_words(passage.article.title))
        # "What is the credit score used for?" asks for no rating of a "Credit score".
        is_asked = not rating_words <= name_words and len(rest) <= _WORDS_BESIDE_NAME
        is_named = bool(name_words) and name_words <= asked and is_asked
        if is_named or (goes_on and place == 0):
            told = tell_rating(passage, wording_for(question.language))
            if told is not None:
                return told
    return None


def tell_rating(passage: Passage, wording: Wording) -> Sentence | None:
    """How a row with a name is rated, by a number or in its words; None where it is not."""
    column = find_column(passage.cells, ColumnRole.RELEVANCY)
    cell = passage.cells.get(column) if column else None
    if not (passage.name and cell):
        return None
    if passage.relevancy is None:
        level, quote = wording.quote(cell), cell
    else:
        level, quote = wording.number(passage.relevancy), passage.name
    said = wording.rated(passage.name, level, passage)
    return Sentence(said, (Evidence(passage.locator, quote.replace("|", "\\|")),))


def _put_fitting_first(chosen: Sequence[Unit], ranked: Sequence[_Scored], particular: Particular) -> list[Unit]:
    """The same with the first unit in front that gives what is asked for; none where no unit does.

    One of another article than the best unit's has to be nearly as good: its figure may be of something else.
    """
    best = ranked[0]
    near = {id(scored.unit) for scored in ranked if scored.score >= best.score - _OTHER_ARTICLE_MARGIN}
    at_hand = (unit for unit in chosen if unit.passage.article.id == best.unit.passage.article.id or id(unit) in near)
    first = next((unit for unit in at_hand if particular.is_given_by(unit)), None)
    return [] if first is None else [first, *(unit for unit in chosen if unit is not first)]


def _put_stated_first(scored: list[_Scored], article: str, wish: _Wish) -> list[_Scored]:
    """The same with the article's best unit in front that holds the question's numbers: 12 of 13 right ones do."""
    for at, held in enumerate(scored):
        if held.unit.passage.article.id == article and wish.is_stated_by(held.unit):
            return [replace(held, score=max(held.score, scored[0].score)), *scored[:at], *scored[at + 1 :]]
    return scored


def _choose(scored: Sequence[_Scored], *, most: int, margin: float) -> list[Unit]:
    """The best unit and those close behind it; sentences of one text stay together, in their order."""
    best = scored[0]
    lead = [best.unit]
    supports: list[Unit] = []
    for other in scored[1:]:
        goes_on = not best.unit.column and other.unit.passage == best.unit.passage
        if goes_on and len(lead) < _LEAD_SENTENCES and other.score >= best.score - _SAME_TEXT_MARGIN:
            lead.append(other.unit)
        elif not goes_on and len(supports) < most and other.score >= best.score - margin:
            supports.append(other.unit)
    return join_neighbours(lead) + supports


def join_neighbours(units: Sequence[Unit]) -> list[Unit]:
    """Pieces of one passage in their order; sentences that follow each other there become one quote."""
    text = units[0].passage.text
    joined: list[Unit] = []
    end = -1
    for unit in sorted(units, key=lambda unit: text.find(unit.text)):
        start = text.find(unit.text)
        if joined and start >= end and not text[end:start].strip(" "):
            before = joined.pop()
            unit = replace(before, text=text[text.find(before.text) : start + len(unit.text)])
        joined.append(unit)
        end = start + len(unit.text)
    return joined


def _score_units(
    question: Question,
    hits: Sequence[Hit],
    embed: Embed,
    word_weights: Mapping[str, float],
    *,
    reach: _Reach,
) -> list[_Scored]:
    """The best cell of each row and every sentence of other places, best first.

    A row's name is told beside the quote, so it is no unit of its own. Units that cannot come within the margin of the
    best one, as a cosine is 1 at most, are left out without being embedded, which is most of what an answer costs.
    """
    wish = _Wish.of(question, word_weights)
    units = [
        (
            reach.share * math.log(max(hit.score, _LEAST_BELIEF))
            + reach.row * bool(hit.passage.cells)
            + wish.bonus(unit),
            unit,
        )
        for hit in hits
        for unit in telling_units(hit.passage)
    ]
    if not units:
        return []
    surest = max(range(len(units)), key=lambda at: units[at][0])
    asked, vector = embed([question.standalone, take_out_markup(units[surest][1].meaning)])
    least = units[surest][0] + float(vector @ asked) - max(reach.margin, _SAME_TEXT_MARGIN)
    in_reach = [(known, unit) for known, unit in units if known + 1 >= least or wish.is_stated_by(unit)]
    cosines = embed([take_out_markup(unit.meaning) for _, unit in in_reach]) @ asked
    best: dict[str, _Scored] = {}
    for (known, unit), cosine in zip(in_reach, cosines, strict=True):
        score = known + float(cosine)
        key = str(unit.passage.locator) if unit.passage.cells else f"{unit.passage.locator} {unit.text}"
        if key not in best or score > best[key].score:
            best[key] = _Scored(unit, score)
    ranked = sorted(best.values(), key=lambda s: (-s.score, str(s.unit.passage.locator), s.unit.text))
    return _say_once(ranked)


def _say_once(ranked: Sequence[_Scored]) -> list[_Scored]:
    """The same without what the article says twice: a row stands before its copy, and both places are cited."""
    once: dict[tuple[str, str], _Scored] = {}
    for scored in ranked:
        said = (scored.unit.passage.article.id, scored.unit.text.casefold().strip(" ."))
        before = once.setdefault(said, scored)
        if before is not scored:
            row_first = sorted((before.unit, scored.unit), key=lambda unit: unit.passage.row is None)
            once[said] = _Scored(replace(row_first[0], also=before.unit.also or row_first[1]), before.score)
    return list(once.values())


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a piece should have to answer a question."""

    weights: Mapping[frozenset[str], float]  # of the stems of its informative words
    columns: frozenset[ColumnRole]  # that the question asks for
    welcome: frozenset[ColumnRole]  # these, and what tells causes where one is asked for
    figures: Figure
    name: bool
    numbers: frozenset[str]  # that the question states

    @classmethod
    def of(cls, question: Question, word_weights: Mapping[str, float]) -> _Wish:
        """Read it from a question."""
        wanted = find_wanted(question.own)
        return cls(
            {
                frozenset(stem_word(word)) | translate_from(question.language, word): weight
                for word, weight in word_weights.items()
            },
            question.columns,
            question.columns | ({ColumnRole.DRIVING_FORCE} if Wanted.CAUSE in wanted else frozenset()),
            find_asked_figures(question.own),
            Wanted.NAME in wanted,
            frozenset((*find_numbers(question.own), *find_years(question.own))),
        )

    def is_stated_by(self, unit: Unit) -> bool:
        """Whether the question states numbers, and a piece with the name of its row holds them all."""
        return bool(self.numbers) and self.numbers.issubset(split_words(f"{unit.passage.name or ''} {unit.text}"))

    def bonus(self, unit: Unit) -> float:
        """How much speaks for a piece beside its meaning."""
        named = f"{unit.passage.article.title} {unit.passage.name or ''} {unit.meaning}"
        held = {stem for word in informative_words(named) for stem in stem_in_both(word)}
        covered = sum(weight for stems, weight in self.weights.items() if held & stems)
        bonus = _WORD_BONUS * covered / (sum(self.weights.values()) or 1)
        bonus += _FIGURE_BONUS * bool(self.figures and find_figures(unit.meaning) & self.figures)
        bonus += _NAME_BONUS * bool(self.name and _NAME.search(unit.text))
        role = find_role(unit.column) if unit.column else None
        if role in self.columns:
            return bonus + _COLUMN_BONUS
        return bonus - (_SIDE_COST if role in _SIDES and role not in self.welcome else 0.0)


def tell_units(units: Sequence[Unit], wording: Wording) -> list[Sentence]:
    """The first unit as the answer, the others as what stands beside it; at least one."""
    lead, *rest = units
    sentences = [Sentence(wording.according_to(lead), _evidence(lead))]
    for unit in rest:
        same_article = unit.passage.article.id == lead.passage.article.id
        sentences.append(Sentence(wording.item(unit, same_article), _evidence(unit), SentenceRole.ITEM))
    return sentences


def _evidence(unit: Unit) -> tuple[Evidence, ...]:
    told = (unit,) if unit.also is None else (unit, unit.also)
    return tuple(Evidence(place.passage.locator, place.text) for place in told)
