"""The first look: every passage gets a cheap score, the best of them their features.

The cheap score adds the cosine of the passage's vector, a soft lexical match (each informative word of
the question against every word of the corpus, by word vector) and the evidence of the whole article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.asking.figuring import find_asked_figures
from assistant.asking.wanting import Wanted, find_wanted
from assistant.index.arrays import Held, Mask, Numbers, PassageArrays
from assistant.index.embedding import Embedder, Vectors
from assistant.index.passagevectors import PassageVectors
from assistant.index.preparing import PLACES
from assistant.index.wordforms import shown_to_embedder
from assistant.words import informative_forms, raw_words, split_words

Floats = NDArray[np.floating]

POOL = 100  # how many passages get the careful look
IN_CONTEXT = 0.6  # what a word found in the article's title, keywords or summary counts, against one in the row
_UNCOVERED_BELOW = 0.25
# What cosine, soft match, and soft match with context weigh in the cheap score, each in standard deviations.
_CHEAP_WEIGHTS = (1.6, 1.5, 1.0)
# How many passages have their exact cosines taken. Of the best 20 by the exact scan, 99.8 % are among so many.
PUT_RIGHT = 2000
_SCALE = 5  # brings shares to the size of the standardised features

FEATURES = (
    "vector",
    "soft",
    "soft_name",
    "soft_context",
    "soft_article",
    "uncovered",
    "article",
    "article_best",
    "article_soft",
    "article_rank",
    "summary_vector",
    "length",
    "is_summary",
    "is_keywords",
    "is_signals",
    "is_concerns",
    "figure",
    "name",
    "cause",
    "asked_place",
)


@dataclass(frozen=True, slots=True)
class Look:
    """The candidates of one question, best first by the cheap score, and what is known of them."""

    candidates: Numbers  # numbers of passages
    features: Floats  # shape (candidates, FEATURES)
    words: list[str]  # informative words of the question, folded
    share: Floats  # how much each word counts, sums to 1
    found: Vectors  # what each candidate holds of each word, shape (words, candidates)
    context: Vectors  # the same of its article's title, summary, keywords and themes
    whole: Vectors  # the same of all of its article
    reach: Floats  # how near each word is to the nearest word of the corpus
    cosine: Floats  # of each candidate

    def put_in_order(self, candidates: Numbers) -> Look:
        """The same look with its candidates, all or some of them, in another order."""
        places = {number: at for at, number in enumerate(self.candidates.tolist())}
        at = np.array([places[number] for number in candidates.tolist()], dtype=np.intp)
        return replace(
            self,
            candidates=candidates,
            features=self.features[at],
            found=self.found[:, at],
            context=self.context[:, at],
            whole=self.whole[:, at],
            cosine=self.cosine[at],
        )


@dataclass(frozen=True, slots=True)
class _Scale:
    """What a value is measured by."""

    english: float  # the mean of English passages, or of all
    french: float  # how much higher that of French ones is
    spread: float  # the standard deviation over all


@dataclass(frozen=True, slots=True)
class Looker:
    """Looks over the passages of one generation."""

    arrays: PassageArrays
    vectors: PassageVectors
    is_french: Vectors | None  # of each passage, as 0 or 1; None where all are one group
    first_of: Numbers  # the first passage of each article
    summary_of: Numbers  # the summary of each article, or its first passage

    @classmethod
    def over(cls, arrays: PassageArrays, vectors: PassageVectors) -> Looker:
        """Prepare what is the same for every question."""
        articles = int(arrays.article_of[-1]) + 1 if len(arrays.article_of) else 0
        first_of = np.searchsorted(arrays.article_of, np.arange(articles))
        summary_of = first_of.copy()
        summaries = np.flatnonzero(arrays.place == PLACES.index("summary"))
        summary_of[arrays.article_of[summaries]] = summaries
        return cls(arrays, vectors, arrays.french_group(), first_of, summary_of)

    def match_words(self, text: str, embedder: Embedder, *, french: bool) -> Floats:
        """How much of a text's informative words each passage holds, from 0 to 1, by themselves or by near words.

        Shape (passages,); 0 for all where the text has no such word. Words count by their rarity; those of the other
        language are near where their word vectors are.
        """
        forms = informative_forms(text)
        if not forms:
            return np.zeros(len(self.vectors))
        encoded = embedder.embed([shown_to_embedder(form) for form in forms.values()])
        found = self.arrays.in_row.gather(*self.arrays.vocabulary.expand(list(forms), encoded, french=french))
        matched = np.zeros(len(self.vectors), np.float32)
        for weight, held in zip(self._weigh(found), found, strict=True):
            matched[held.places] += weight * held.values
        return matched

    def _soften(self, found: Sequence[Held], context: Vectors, share: Floats) -> tuple[Floats, Floats]:
        """What each passage holds of the question, by itself, and with the context of its article.

        A word counts by what the passage holds of it or by what its article's context holds, whichever is more.
        """
        article_of = self.arrays.article_of
        behind = (IN_CONTEXT * context).astype(np.float32)
        alone = np.zeros(len(article_of), np.float32)
        with_context = (share @ behind).astype(np.float32)[article_of]
        for weight, held, of_article in zip(share, found, behind, strict=True):
            alone[held.places] += weight * held.values
            more = np.maximum(held.values - of_article[article_of[held.places]], 0)
            with_context[held.places] += weight * more
        return alone, with_context

    def _scale(self, values: Floats, lost: float = 0.0) -> _Scale:
        """The means of the two languages, and the spread over all; `lost` is a variance that the values lack."""
        mean = values.mean()
        off = values - mean
        spread = float(np.sqrt(off @ off / len(off) + lost)) + 1e-9
        if self.is_french is None:
            return _Scale(float(mean), 0.0, spread)
        french, many = float(off @ self.is_french), float(self.is_french.sum())
        of_french, of_english = french / many, (float(off.sum()) - french) / (len(off) - many)
        return _Scale(float(mean) + of_english, of_french - of_english, spread)

    def _standardise(self, values: Floats, scale: _Scale, places: Numbers | None = None) -> Floats:
        """In standard deviations from the mean of the passage's own language; of some passages, or of all."""
        out: Floats = values - np.float32(scale.english)
        if self.is_french is not None:
            out -= np.float32(scale.french) * (self.is_french if places is None else self.is_french[places])
        out /= np.float32(scale.spread)
        return out

    def _put_right(
        self, vector: Floats, cosine: Floats, query: Vectors, scale: _Scale, cheap: Floats, places: Numbers
    ) -> None:
        """Put the exact cosines of some passages in the place of those by leading components."""
        cosine[places] = self.vectors.cosines(query, places)
        exact = self._standardise(cosine[places], scale, places)
        cheap[places] += _CHEAP_WEIGHTS[0] * (exact - vector[places])
        vector[places] = exact

    def _weigh(self, found: Sequence[Held]) -> Vectors:
        """How much each word counts, by how few passages hold it; sums to 1."""
        held = np.array([words.values.sum() for words in found], np.float32)
        share = np.log(1 + len(self.vectors) / (1 + held))
        return np.asarray(share / share.sum(), dtype=np.float32)

    def look(
        self,
        question: str,
        embedder: Embedder,
        *,
        french: bool,
        within: Mask | None = None,
        besides: Numbers | None = None,
    ) -> Look:
        """Score all passages and describe the best POOL of them; needs at least one passage.

        One look costs two scans, of the passages' vectors and of the words', and little besides.

        Args:
            question: cleaned and standing alone.
            embedder: the one that the index was made with.
            french: the language of the question's words.
            within: the passages that may answer, at least one; None for all. What is usual in the corpus is still
                told by all of them.
            besides: passages that get the careful look too, wherever they stand; none of them outside `within`.
        """
        arrays = self.arrays
        forms = informative_forms(question) or dict(zip(split_words(question), raw_words(question), strict=True))
        forms = forms or {"?": "?"}
        encoded = embedder.embed([question, *map(shown_to_embedder, forms.values())])
        query = encoded[0]
        cosine = self.vectors.scan(query)
        expansions, worth = arrays.vocabulary.expand(list(forms), encoded[1:], french=french)
        found = arrays.in_row.gather(expansions, worth)
        context = arrays.in_context.spread(expansions, worth)
        share = self._weigh(found)
        alone, soft_context = self._soften(found, context, share)
        scale = self._scale(cosine, self.vectors.lost(query))
        vector = self._standardise(cosine, scale)
        soft, in_context = (self._standardise(values, self._scale(values)) for values in (alone, soft_context))
        # In double precision: the exponentials below reach far down.
        cheap = np.zeros(len(vector))
        for weight, values in zip(_CHEAP_WEIGHTS, (vector, soft, in_context), strict=True):
            cheap += weight * values
        near: Numbers | None = None  # what is chosen from; None for all
        if not self.vectors.is_whole:
            # What is scanned by leading components is put right where it counts.
            allowed = cheap if within is None else np.where(within, cheap, -np.inf)
            count = min(PUT_RIGHT, len(allowed))
            near = np.argpartition(-allowed, count - 1)[:count]
            right = near if besides is None else np.union1d(near, besides)
            self._put_right(vector, cosine, query, scale, cheap, right)
        evidence = level(np.log(np.add.reduceat(np.exp(cheap - cheap.max()), self.first_of)))
        best = np.maximum.reduceat(cheap, self.first_of)
        rank = np.empty(len(best))
        rank[np.argsort(-best, kind="stable")] = np.arange(len(best))
        first = cheap + evidence[arrays.article_of]
        many = min(POOL, len(first))
        if within is not None:
            first[~within] = -np.inf
            many = min(POOL, int(within.sum()))
        if near is None:
            chosen = np.argpartition(-first, many - 1)[:many]
        else:
            chosen = near[np.argpartition(-first[near], many - 1)[:many]]
        if besides is not None:
            chosen = np.union1d(chosen, besides)
        chosen = chosen[np.lexsort((chosen, -first[chosen]))]

        article, place = arrays.article_of[chosen], arrays.place[chosen]
        summaries = self.summary_of[article]
        if not self.vectors.is_whole:
            self._put_right(vector, cosine, query, scale, cheap, np.union1d(chosen, summaries))
        here = np.stack([held.at(chosen) for held in found])
        in_name = np.stack([held.at(chosen) for held in arrays.in_name.gather(expansions, worth)])
        wanted = find_wanted(question)
        asked_place = sum((wanted_place in wanted) * (place == PLACES.index(wanted_place)) for wanted_place in _TABLES)
        columns = (
            vector[chosen],
            soft[chosen],
            (share @ in_name) * _SCALE,
            in_context[chosen],
            (share @ context)[article] * _SCALE,
            -(share @ (here < _UNCOVERED_BELOW)) * _SCALE,
            evidence[article],
            level(best)[article],
            np.maximum.reduceat(soft_context, self.first_of)[article] * _SCALE,
            -np.log1p(rank[article]),
            vector[summaries],
            arrays.length[chosen],
            place == PLACES.index("summary"),
            place > PLACES.index("summary"),
            place == PLACES.index("signals"),
            place == PLACES.index("concerns"),
            (arrays.figures[chosen] & int(find_asked_figures(question))) > 0,
            (Wanted.NAME in wanted) * arrays.has_name[chosen],
            (Wanted.CAUSE in wanted) * (place == PLACES.index("signals")),
            asked_place,
        )
        return Look(
            candidates=chosen,
            features=np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1),
            words=list(forms),
            share=share,
            found=here,
            context=context[:, article],
            whole=arrays.in_article.spread(expansions, worth)[:, article],
            reach=worth.max(axis=1) if worth.size else np.zeros(len(forms)),
            cosine=cosine[chosen],
        )


_TABLES = (Wanted.SIGNALS, Wanted.CONCERNS, Wanted.BEHAVIORS, Wanted.TECHNOLOGIES, Wanted.ISSUES)


def level(values: Floats) -> Floats:
    """Values with a mean of 0 and a deviation of 1, or all 0 where they are equal; not empty."""
    return np.asarray((values - values.mean()) / (values.std() + 1e-9))
