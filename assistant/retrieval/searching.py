"""Question to hits: the first look over all passages, and the careful look at the best."""

from __future__ import annotations

import math
import os
import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.asking.spelling import Speller
from assistant.asking.understanding import add_unsaid
from assistant.index.arrays import Mask, Numbers, PassageArrays
from assistant.index.catalogue import Catalogue
from assistant.index.embedding import Embedder
from assistant.index.opening import NameVectors
from assistant.index.passages import searched_text
from assistant.index.passagevectors import PassageVectors
from assistant.phrases import other_ways
from assistant.records import WHOLE, Hit, Language, Locator, Question, Scope
from assistant.retrieval.echoing import find_echoes
from assistant.retrieval.following import (
    OF_SUBJECT,
    TURNS_READ,
    LookBack,
    believe_in_articles,
    describe,
    find_subjects,
    names_new_subject,
)
from assistant.retrieval.judging import Judge
from assistant.retrieval.looking import Floats, Look, Looker
from assistant.retrieval.nearness import Nearness
from assistant.retrieval.reranking import Rerank
from assistant.retrieval.weights import Weights, load_weights
from assistant.words import (
    STOP_WORDS,
    fold_word,
    informative_forms,
    informative_words,
    is_french,
    raw_words,
    split_words,
    stem_word,
)

_SURE_OF_ARTICLE = 0.6  # share of belief from which words name an article
_HELD_BY_ARTICLE = 0.6  # share of the words, by rarity, that the article holds itself or in near words
# The same for a subject in the other language, of two words or more: near words are few, and proper names none.
_SURE_OF_SUBJECT = 0.9
_HELD_BY_SUBJECT = 0.36
# How near the title and a label of an article are to the words that name it, and how far ahead of any other article;
# less nearness is enough where its rows name the same article.
_NEAR_AND_AHEAD = ((0.57, 0.05), (0.49, 0.085))
_NEAR_WHERE_AGREED = 0.4
_WORDS_OF_SUBJECT = 2
CLOSE = 0.6  # share of a topic's words that a row holds, themselves or in near words; said where it decides
_RERANKED = 50  # passages that a reranker looks at again
_SCOPES_REMEMBERED = 16  # a byte a passage each
_FEW = 5  # passages that are read to judge whether the corpus answers


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search found, and the doubt that any of it answers."""

    hits: tuple[Hit, ...]  # best first; scores are shares of belief over all candidates
    doubt: float  # from 0 to 1
    refuses: bool  # the doubt is above the operating point
    question: Question  # as it was searched for, its spelling mended


class Searcher:
    """Searches one generation of the index by a scan of all its vectors; see `assistant.index.passagevectors`.

    Chroma's approximate index is not asked: with a filter it takes 183 ms over 90,000 rows, the scan about 10 ms with
    or without one, and the scan has 99.9 % of the first 20.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        locators: Sequence[str],
        arrays: PassageArrays,
        vectors: PassageVectors,
        names: NameVectors,
        embedder: Embedder,
        *,
        refuse_above: float | None = None,
        rerank: Rerank | None = None,
        others: int = 0,
    ) -> None:
        """Take the passages that are ranked, locators, arrays and vectors in one order, and the names' vectors.

        `refuse_above` is the doubt from which findings refuse, from 0 to 1; None takes the trained one.
        `rerank` looks again at the best passages of each question.
        `others` is how many passages of other articles than the one that holds most are read for an answer at least.
        """
        self._rerank = rerank
        self._others = others
        self._catalogue = catalogue
        self._locators = locators
        self._arrays = arrays
        self._embedder = embedder
        self._speller = Speller(arrays.vocabulary.ids.keys())
        self._looker = Looker.over(arrays, vectors)
        self._nearness = Nearness(lambda: list(catalogue.articles()), names, embedder.embed)
        self._lock = threading.Lock()
        # More looks at once than cores only fight for them, and each takes tens of megabytes.
        self._looking = threading.BoundedSemaphore(max(2, os.cpu_count() or 1))
        self._scopes: dict[Scope, Mask] = {}
        self._weights: Weights = load_weights()
        self._judge = Judge(arrays, self._speller, self._weights)
        self._refuse_above = self._weights.refuse_above if refuse_above is None else refuse_above

    def search(self, question: Question, *, limit: int, scope: Scope = WHOLE, with_others: bool = False) -> Findings:
        """The passages in scope that answer best; copies of one text count once. Where there is none, it refuses.

        `with_others` adds passages of other articles where one article holds nearly all, unless the question or the
        scope is about one article.
        """
        within = None if scope.is_whole else self._within(scope)
        if not len(self._locators) or (within is not None and not within.any()):
            return Findings((), 1.0, True, question)
        question = self._mend(question)
        if question.after is None:
            look = self._look(question.standalone, question.language, within)
            score = ranked = self._weights.ranking(look.features)
        else:
            question, look, ranked = self._follow(question, question.after, within)
            score = self._weights.ranking(look.features)
        order = np.argsort(-ranked, kind="stable")
        belief = _share(ranked)
        many = _RERANKED if self._rerank else max(limit, _FEW)
        hits = self._take(look, order, belief, many, within)
        echoes: set[Locator] = set()
        if find_echoes(question.standalone, hits):
            more = self._take(look, order, belief, len(order), within)
            echoes = {hit.passage.locator for hit in find_echoes(question.standalone, more)}
            hits = [hit for hit in more if hit.passage.locator not in echoes][:many]
        hits = self._look_again(question, hits)
        best = [hit.passage for hit in hits[:_FEW]]
        if not best:
            return Findings((), 1.0, True, question)
        doubt = self._judge.doubt(question.standalone, look, score, belief, best, is_topic=question.asks_topic)
        found = hits[:limit]
        if with_others and question.leans_on is None and len(scope.articles) != 1:
            found += self._find_others(found, order, look, belief, within, echoes)
        return Findings(tuple(found), doubt, doubt > self._refuse_above, question)

    def _find_others(
        self, hits: Sequence[Hit], order: Numbers, look: Look, belief: Floats, within: Mask | None, echoes: set[Locator]
    ) -> list[Hit]:
        """The best of other articles than the one that holds most, as many as are missing.

        However much somebody writes for a question, others are read beside it, and what would have been read still is.
        """
        lead, most = Counter(hit.passage.article.id for hit in hits).most_common(1)[0]
        missing = self._others - (len(hits) - most)
        if missing <= 0:
            return []
        places = self._arrays.copy_of[look.candidates]
        outside = [int(at) for at in order if self._locators[int(places[at])].rpartition("#")[0] != lead]
        known = echoes | {hit.passage.locator for hit in hits}
        found = self._take(look, outside, belief, missing + len(known), within)
        return [hit for hit in found if hit.passage.locator not in known][:missing]

    def _take(self, look: Look, order: Iterable[int], belief: Floats, many: int, within: Mask | None) -> list[Hit]:
        """The best candidates, each with its copies; at most `many`."""
        chosen: dict[int, float] = {}
        for at in order:
            first = int(self._arrays.copy_of[look.candidates[at]])
            if first not in chosen and len(chosen) < many:
                chosen[first] = float(belief[at])
        same = {first: self._same_as(first, within) for first in chosen}
        places = {first: [self._locators[number] for number in numbers] for first, numbers in same.items()}
        passages = self._catalogue.find_many([place for found in places.values() for place in found])
        return [
            Hit(
                passages[places[first][0]],
                share,
                tuple(passages[place].locator for place in places[first][1:]),
            )
            for first, share in chosen.items()
        ]

    def _within(self, scope: Scope) -> Mask:
        """Which passages are in scope, as the catalogue tells; the scopes asked for last are remembered."""
        with self._lock:
            if (known := self._scopes.pop(scope, None)) is None:
                known = np.isin(self._arrays.number, self._catalogue.numbers_in(scope))
            self._scopes[scope] = known
            if len(self._scopes) > _SCOPES_REMEMBERED:
                del self._scopes[next(iter(self._scopes))]
        return known

    def _same_as(self, first: int, within: Mask | None) -> list[int]:
        """The passages in scope with the same text as the first of them, in their order."""
        same = np.flatnonzero(self._arrays.copy_of == first)
        return [int(number) for number in same if within is None or within[number]]

    def _look_again(self, question: Question, hits: list[Hit]) -> list[Hit]:
        """The same hits in the order of the reranker, where there is one and it answers."""
        if self._rerank is None or not hits:
            return hits
        relevance = self._rerank(question.standalone, [searched_text(hit.passage) for hit in hits])
        if relevance is None:
            return hits
        order = np.argsort(-np.asarray(relevance), kind="stable")
        # The shares of belief keep their places: they fall from first to last.
        return [Hit(hits[at].passage, hits[place].score, hits[at].copies) for place, at in enumerate(order)]

    def find_article(self, text: str) -> str | None:
        """The one article that a text names or is about; None when there is none such, or several.

        Either its title and labels are near to the text and no other's are, or its rows get most of the belief and
        hold most of the words.
        """
        if not len(self._locators) or not informative_words(text):
            return None
        mended, language = self._mend_text(text)
        near = self._nearness.find_nearest(" ".join(informative_forms(mended).values()))
        if near is not None and any(near.closeness >= close and near.lead >= lead for close, lead in _NEAR_AND_AHEAD):
            return near.article
        words = informative_words(mended)
        looked = self._look_for_article(text, mended, french=language is Language.FRENCH)
        if looked is None or len(words) < _WORDS_OF_SUBJECT:
            return None  # one word names no article unless its title or labels are near to it
        agreed = near is not None and near.article == looked and near.closeness >= _NEAR_WHERE_AGREED
        stems = self._catalogue.article_words()[looked]
        held = sum(any(stem in stems for stem in stem_word(word)) for word in words)
        return looked if agreed or held > len(words) / 2 else None

    def _look_for_article(self, text: str, mended: str, *, french: bool) -> str | None:
        look = self._looker.look(mended, self._embedder, french=french)
        belief = _share(self._weights.ranking(look.features))
        articles = self._arrays.article_of[look.candidates]
        of_article = np.bincount(articles, weights=belief)
        best = int(of_article.argmax())
        at = int(np.flatnonzero(articles == best)[0])
        held = float(look.share @ look.whole[:, at])
        is_subject = text == text.lower() and len(informative_words(text)) > 1
        sure, least = (_SURE_OF_SUBJECT, _HELD_BY_SUBJECT) if is_subject and held < _HELD_BY_ARTICLE else (
            _SURE_OF_ARTICLE, _HELD_BY_ARTICLE)  # fmt: skip
        if of_article[best] < sure or held < least:
            return None
        return self._locators[int(look.candidates[at])].rpartition("#")[0]

    def lag(self, question: Question, article: str) -> float:
        """How far an article's best passage lies behind the best of all, as the logarithm of odds; 0 if it is that."""
        question = self._mend(question)
        inside = self._within(Scope(articles=(article,)))
        look = self._look(question.standalone, question.language, besides=np.flatnonzero(inside))
        score = self._weights.ranking(look.features)
        return float(score.max() - score[inside[look.candidates]].max())

    def has_word(self, folded: str) -> bool:
        """Whether a folded word occurs in the corpus."""
        return folded in self._arrays.vocabulary.ids

    def liken(self, words: Sequence[str], others: Sequence[str]) -> Floats:
        """The cosines of words with others, in both languages, from 0 to 1; shape (words, others), both not empty."""
        return self._arrays.vocabulary.liken(words, others, self._embedder)

    def find_close(self, topic: str, asked_in: Language | None = None) -> list[int]:
        """The numbers of the passages that hold the words of a topic, or words near to them: CLOSE or more of it.

        Args:
            topic: a word or a few; a word alone seldom tells its language.
            asked_in: the language of the question that the topic stands in; None where there is no question.
        """
        if not len(self._locators):
            return []
        # Behind a blank, for what stands first in a sentence may be in capitals and yet be no name.
        mended, language = self._mend_text(f" {topic}", asked_in)
        close = self._is_close(mended, french=language is Language.FRENCH)
        for way in other_ways(mended):
            close |= self._is_close(way, french=False)
        return list(map(int, self._arrays.number[close]))

    def _is_close(self, topic: str, *, french: bool) -> Mask:
        """Which passages hold enough of a topic's words, and all of its acronyms that look like function words."""
        short = [word for word in raw_words(topic) if word.isupper() and len(word) > 1]
        acronyms = [word for word in short if fold_word(word) in STOP_WORDS]
        if informative_words(topic):
            close = self._looker.match_words(topic, self._embedder, french=french) >= CLOSE
        else:
            close = np.full(len(self._locators), bool(acronyms))
        for acronym in acronyms:
            held = np.zeros(len(self._locators), np.bool_)
            held[self._arrays.in_row.places_of(self._arrays.vocabulary.ids.get(fold_word(acronym)))] = True
            close &= held
        return close

    def _mend_text(self, text: str, asked_in: Language | None = None) -> tuple[str, Language]:
        french = asked_in is Language.FRENCH or is_french(split_words(text))
        language = Language.FRENCH if french else Language.ENGLISH
        return self._speller.mend(text, language), language

    def _look(self, text: str, language: Language, within: Mask | None = None, besides: Numbers | None = None) -> Look:
        french = language is Language.FRENCH
        with self._looking:
            return self._looker.look(text, self._embedder, french=french, within=within, besides=besides)

    def _mend(self, question: Question) -> Question:
        standalone, own = (self._speller.mend(text, question.language) for text in (question.standalone, question.own))
        after = self._mend(question.after) if question.after else None
        leans_on = after if question.leans_on else None
        return replace(question, standalone=standalone, own=own, after=after, leans_on=leans_on)

    def look_back(self, question: Question, after: Question, within: Mask | None = None) -> LookBack:
        """What a question's own words find, and the rows of what the conversation before it is about."""
        belief, of_row = self._believe(after)
        besides = np.flatnonzero(np.isin(self._arrays.article_of, find_subjects(belief)))
        if within is not None:
            besides = besides[within[besides]]
        own = self._look(question.own, question.language, within, besides)
        mask = np.zeros(len(self._locators), dtype=np.bool_)
        mask[own.candidates] = True
        text = add_unsaid(question.own, after.standalone)
        together = self._look(text, question.language, mask, own.candidates).put_in_order(own.candidates)
        of_subject = belief[self._arrays.article_of[own.candidates]]
        scores = [self._weights.ranking(look.features) for look in (own, together)]
        traits = describe(question, own, scores[0], together, scores[1], of_subject, of_row[own.candidates])
        return LookBack(text, own, together, of_subject, traits)

    def _follow(self, question: Question, after: Question, within: Mask | None) -> tuple[Question, Look, Floats]:
        """A question in a conversation as it stands alone, its look, and how its candidates rank.

        It goes on where its best row is of an article that the conversation is about; else its own words are all.
        """
        back = self.look_back(question, after, within)
        is_new = names_new_subject(question, back)
        ranked = self._weights.ranking(back.own.features) if is_new else self._weights.following(back.traits)
        if is_new or back.of_subject[ranked.argmax()] <= OF_SUBJECT:
            return replace(question, standalone=question.own, leans_on=None), back.own, ranked
        return replace(question, standalone=back.text), back.together, ranked

    def _believe(self, after: Question) -> tuple[Floats, Floats]:
        """How much the last questions of a conversation are about each article, and the last one about each row."""
        arrays = self._arrays
        beliefs: list[Floats] = []
        of_row = np.zeros(len(self._locators))
        asked: Question | None = after
        while asked is not None and len(beliefs) < TURNS_READ:
            look = self._look(asked.standalone, asked.language)
            share = _share(self._weights.ranking(look.features))
            if asked is after:
                of_row[look.candidates] = share
            of_article = np.bincount(arrays.article_of[look.candidates], share, int(arrays.article_of[-1]) + 1)
            beliefs.append(of_article.astype(np.float64))
            asked = asked.after
        return believe_in_articles(beliefs), of_row

    def weigh_words(self, text: str) -> dict[str, float]:
        """The informative words of a text, each with its inverse document frequency in the corpus."""
        stems = {word: stem_word(word) for word in informative_words(text)}
        counts = self._catalogue.count_stems({s for found in stems.values() for s in found})
        total = len(self._locators) + 1
        return {word: math.log(total / (max(counts[s] for s in found) + 0.5)) for word, found in stems.items()}


def _share(score: Floats) -> Floats:
    """Scores as odds that sum to 1."""
    odds = np.exp(score - score.max())
    return np.asarray(odds / odds.sum())
