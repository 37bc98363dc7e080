"""What a question takes for having happened: "why did Google drop its search engine?" claims that it did."""

from __future__ import annotations

import re

from assistant.words import fold_word, raw_words

_NAME = r"[A-ZÀ-Ý][\w.’'-]*(?:,[^,?]{3,60},)?"
# Of a subject without a name it cannot be told where it ends.
_ENGLISH = re.compile(
    rf"\b[Ww]hy (?:did|has|have|had) (?:the )?{_NAME}(?: (?:and |of )?{_NAME})*(?P<done>(?: [\w’'-]+){{1,3}})"
)
_FRENCH = re.compile(
    r"\b(?:pourquoi|raisons?)\b[^?]*?\b(?:a|ont|avait|avaient)-(?:t-)?(?:il|elle|ils|elles|on)"
    r"(?P<done>(?: [\w’'-]+){1,4})",
    re.IGNORECASE,
)
# What stands before the word that tells what was done: "decided to", « a fini par », "never".
_BEFORE = frozenset(
    "pas jamais soudain soudainement brusquement finalement ete d de a par tant autant si tout vite deja suddenly "
    "finally recently never not just also been to so quickly decide decided choose chose chosen want wanted start "
    "started begin began begun agree agreed decide choisi voulu accepte commence fini du pu fait faire cesse".split()
)
# Of these the words behind them tell what was done.
_LIGHT = frozenset(
    "make made become became get got go gone take taken took put see saw seen have had be been come came turn turned "
    "que mis pris vu devenu eu mal besoin rendu".split()
)


def find_claimed(question: str) -> str | None:
    """The folded word for what somebody is said to have done, of a question for its reasons; None in any other.

    "Dropped" in "why has Google dropped it?", « payer » in « pourquoi Google a-t-il décidé de faire payer … ? ».
    """
    found = _ENGLISH.search(question) or _FRENCH.search(question)
    if found is None:
        return None
    done = next((word for word in map(fold_word, raw_words(found["done"])) if word not in _BEFORE), None)
    return None if done in _LIGHT else done
