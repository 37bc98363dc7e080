"""One file to all that the index keeps of it: lines for the catalogue, and for ranking what its passages hold.

Everything that costs is done here, so that several processes can share the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.corpus.parsing import parse_article
from assistant.corpus.reading import CorpusFile
from assistant.corpus.warnings import ParseWarning
from assistant.figures import find_figures
from assistant.index.cataloguing import ArticleLines, lines_of
from assistant.index.passages import SearchedPassage, passages_of, told_cells
from assistant.records import HEADER, KEYWORDS, SUMMARY, THEMES, Passage
from assistant.words import fold_word, is_french, raw_words

PLACES = ("signals", "concerns", "behaviors", "technologies", "issues", SUMMARY, KEYWORDS, THEMES)
_WHOLE_ARTICLE = (SUMMARY, KEYWORDS, THEMES)
# A capitalised word that does not open a sentence.
_NAME_INSIDE = re.compile(r"(?<![.!?:] )(?<!^)\b[A-ZÉ][\w’'-]+")


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """What ranking keeps of one passage."""

    text: str  # as it is embedded
    words: list[str]  # in order, as they are written
    name: list[str]  # the words of its name
    tells_article: bool  # its words count for the whole article
    place: int  # an index into PLACES, -1 for any other
    figures: int  # the kinds of figures that it gives, as `assistant.figures.Figure`
    has_name: bool
    french: bool


@dataclass(frozen=True, slots=True)
class RankedArticle:
    """What ranking keeps of one article: the words of its title and its passages that may answer."""

    title: list[str]
    at: list[int]  # which of all its passages these are: all but the header and what is passed over
    passages: list[RankedPassage]

    def forms(self) -> Iterator[str]:
        """All words as they are written; an article without passages has none."""
        if self.passages:
            yield from self.title
        for passage in self.passages:
            yield from passage.words


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """One file, ready to be stored."""

    warnings: list[ParseWarning]
    lines: ArticleLines
    ranked: RankedArticle


def prepare_file(file: CorpusFile) -> PreparedArticle:
    """Read and parse a file.

    Raises:
        CorpusBroken: it cannot be read any more.
    """
    parsed = parse_article(file)
    article = parsed.article
    passages = list(map(SearchedPassage.of, passages_of(article)))
    return PreparedArticle(
        list(parsed.warnings),
        lines_of(article, passages, root=str(file.root), digest=file.digest),
        _rank_all(article.title, passages),
    )


def rank_article(title: str, passages: Iterable[Passage]) -> RankedArticle:
    """What ranking keeps of an article with these passages, in their order."""
    return _rank_all(title, list(map(SearchedPassage.of, passages)))


def _rank_all(title: str, passages: Sequence[SearchedPassage]) -> RankedArticle:
    ranked = [n for n, s in enumerate(passages) if s.passage.locator.place != HEADER and not s.passage.withheld]
    return RankedArticle(raw_words(title), ranked, [_rank(passages[number]) for number in ranked])


def _rank(searched: SearchedPassage) -> RankedPassage:
    passage, text, words = searched.passage, searched.text, searched.words
    first_cell = next(told_cells(passage), "") if passage.cells else passage.text
    # The first two names are told apart from sections: a table may be called "summary".
    place = passage.table if passage.row is not None else passage.locator.place
    return RankedPassage(
        text,
        words,
        raw_words(passage.name or ""),
        tells_article=passage.locator.place in _WHOLE_ARTICLE and passage.row is None,
        place=PLACES.index(place) if place in PLACES else -1,
        figures=int(find_figures(text)),
        has_name=bool(_NAME_INSIDE.search(first_cell)),
        french=is_french(map(fold_word, words)),
    )
