"""Which article a few words name: "the CNIL sandbox article"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.words import split_words, stem_word


def find_named_article(words: Sequence[str], article_words: Mapping[str, frozenset[str]]) -> str | None:
    """The one article whose title, keywords and themes hold all of the words; None when none does, or several.

    Args:
        words: folded informative words that are to name an article.
        article_words: the stems of each article's title, keywords and themes.
    """
    holding = [
        id
        for id, stems in article_words.items()
        if words and all(any(stem in stems for stem in stem_word(word)) for word in words)
    ]
    return holding[0] if len(holding) == 1 else None


def find_title(text: str, titles: Mapping[str, str]) -> str | None:
    """The one article with a title, or with the only title that holds it or is held by it; None otherwise.

    Args:
        text: a title as somebody writes it; capitals, accents and marks make no difference.
        titles: by article.
    """
    wanted = split_words(text)
    folded = {id: split_words(title) for id, title in titles.items()}
    same = [id for id, words in folded.items() if words == wanted]
    holding = same or [id for id, words in folded.items() if _holds(words, wanted) or _holds(wanted, words)]
    return holding[0] if len(holding) == 1 else None


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    size = len(part)
    return size > 1 and any(list(words[at : at + size]) == list(part) for at in range(len(words) - size + 1))
