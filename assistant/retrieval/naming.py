"""Which article a few words name: "the CNIL sandbox article"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.words import split_words, stem_word, stems_of

_BLANKS_OF_ONE_WORD = 2


def find_named_article(words: Sequence[str], article_words: Mapping[str, frozenset[str]]) -> str | None:
    """The one article whose title, keywords and themes hold all of the words; None when none does, or several.

    Args:
        words: folded informative words that are to name an article.
        article_words: the stems of each article's title, keywords and themes.
    """
    wanted = [set(stem_word(word)) for word in words]
    holding = list(article_words) if words else []
    for stems in wanted:  # most articles lack the first word already
        holding = [id for id in holding if not stems.isdisjoint(article_words[id])]
    return holding[0] if len(holding) == 1 else None


class Titles:
    """The titles of a corpus, folded once, to find the article that a text names."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        """Take the titles by article."""
        self._folded = {id: _fold(title) for id, title in titles.items()}
        self._same: dict[str, list[str]] = {}
        for id, title in self._folded.items():
            self._same.setdefault(title, []).append(id)
        self._stems: dict[str, frozenset[str]] | None = None

    def find(self, text: str) -> str | None:
        """The one article with a title, or with the only title that holds it or is held by it; None otherwise.

        Args:
            text: a title as somebody writes it; capitals, accents and marks make no difference. A title of one word
                holds nothing and is held by nothing.
        """
        wanted = _fold(text)
        holding = self._same.get(wanted) or [
            id for id, title in self._folded.items() if _holds(title, wanted) or _holds(wanted, title)
        ]
        return holding[0] if len(holding) == 1 else None

    def find_holding(self, words: Sequence[str]) -> list[str]:
        """The articles whose titles hold all of some folded words, whatever their endings; none for no words."""
        if self._stems is None:
            self._stems = {id: stems_of(title.split()) for id, title in self._folded.items()}
        holding = list(self._stems) if words else []
        for word in words:
            wanted = set(stem_word(word))
            holding = [id for id in holding if not wanted.isdisjoint(self._stems[id])]
        return holding


def _fold(text: str) -> str:
    """The words between single blanks, with one before and one behind: so that a part is found by whole words."""
    return f" {' '.join(split_words(text))} "


def _holds(title: str, part: str) -> bool:
    return part in title and part.count(" ") > _BLANKS_OF_ONE_WORD
