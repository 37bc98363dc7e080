"""Which article a few words stand near to: by its title, and by the nearest of its keywords and themes.

Titles and labels are short, and so are the words that name an article; their vectors tell a translation, a
paraphrase or half a title apart from all other titles better than the rows of the articles do.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from assistant.index.catalogue import ArticleDetails
from assistant.index.embedding import Vectors
from assistant.index.opening import NameVectors

_LABELS_LOOKED_AT = 24  # articles, nearest by title, whose labels are compared too


@dataclass(frozen=True, slots=True)
class Near:
    """The article that some words are nearest to."""

    article: str
    closeness: float  # the mean of two cosines: with the title, and with the nearest label
    lead: float  # over the article that comes second


class Nearness:
    """Compares words with the titles and labels of all articles."""

    def __init__(
        self,
        read_articles: Callable[[], Sequence[ArticleDetails]],
        names: NameVectors,
        embed: Callable[[list[str]], Vectors],
    ) -> None:
        """Take the articles, read when first needed, and the vectors of their names, both by identifier."""
        self._read_articles = read_articles
        self._embed = embed
        self._lock = threading.Lock()
        self._articles: Sequence[ArticleDetails] = ()
        self._names = names
        self._ends: list[int] = []  # of the labels of each article

    def find_nearest(self, words: str) -> Near | None:
        """The nearest article; None where there is no article."""
        if not len(self._names.titles):
            return None
        wanted = self._embed([words])[0]
        by_title = self._names.titles @ wanted
        with self._lock:
            if not self._articles:
                self._articles = self._read_articles()
                self._ends = list(accumulate(len(article.labels) for article in self._articles))
        nearest = np.argsort(-by_title, kind="stable")[:_LABELS_LOOKED_AT]
        close = [(float(by_title[at]) + self._closeness_of_labels(int(at), wanted)) / 2 for at in nearest]
        order = sorted(range(len(close)), key=lambda place: -close[place])
        lead = close[order[0]] - (close[order[1]] if len(order) > 1 else 0.0)
        return Near(self._articles[int(nearest[order[0]])].reference.id, close[order[0]], lead)

    def _closeness_of_labels(self, at: int, wanted: Vectors) -> float:
        start = self._ends[at - 1] if at else 0
        labels = self._names.labels[start : self._ends[at]].astype(np.float32)
        return float((labels @ wanted).max()) if len(labels) else 0.0
