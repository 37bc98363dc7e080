"""Which article a few words name: "the CNIL sandbox article"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.words import stem_word


def find_named_article(words: Sequence[str], article_words: Mapping[str, frozenset[str]]) -> str | None:
    """The one article whose title, keywords and themes hold most of the words; None when several do, or too few.

    Args:
        words: folded informative words that are to name an article.
        article_words: the stems of each article's title, keywords and themes.
    """
    held = Counter(
        {
            id: sum(any(stem in stems for stem in stem_word(word)) for word in words)
            for id, stems in article_words.items()
        }
    )
    if not held:
        return None
    most = max(held.values())
    best = [id for id, count in held.items() if count == most]
    return best[0] if len(best) == 1 and 2 * most >= len(words) else None
