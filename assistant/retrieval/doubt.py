"""Whether the corpus answers at all: signs for and against it, weighed by a calibrated sum."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from assistant.asking.wanting import Wanted, find_particulars, find_wanted
from assistant.index.arrays import Numbers
from assistant.index.vocabulary import Vocabulary
from assistant.retrieval.looking import FEATURES, IN_CONTEXT, Floats, Look
from assistant.words import split_words

SIGNS = (
    "score",  # of the best candidate
    "belief",  # what the best five hold of all candidates' odds
    "margin",  # to the best candidate of another article
    "cosine",
    "cover",  # the share of the question's words that the best candidate and its article's summary hold
    "cover_few",  # the same of the best five of that article together
    "hole",  # the heaviest word that they do not hold
    "gap",  # words that the corpus knows and the article lacks
    "unknown",  # words that nothing in the corpus is near to
    "whole",  # the share of words that all of the article holds
    "soft",
    "article",
    "article_soft",
    "strange_names",  # proper names that the corpus has nowhere
    "absent_names",  # and those that the best five lack
    "absent_numbers",
    "no_number",  # a figure is asked for, and the best five give none
    "no_name",
    "words",
)
_FEW = 5
_HOLE_BELOW = 0.3
_MARGIN_ALONE = 3.0  # of a corpus of one article
_FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|billion|half|third|"
    r"quarter|double|twice|deux|trois|quatre|cinq|sept|huit|neuf|dix|cent|mille|millions?|milliards?|moitié|tiers)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?:] )(?<!^)\b[A-ZÉ][\w’'-]+")


def read_signs(
    question: str,
    look: Look,
    score: Floats,
    article: Numbers,
    best_texts: Sequence[str],
    best_title: str,
    vocabulary: Vocabulary,
) -> Floats:
    """The signs of one question, in the order of SIGNS.

    Args:
        question: cleaned and standing alone.
        look: its candidates.
        score: of each candidate.
        article: of each candidate, by number.
        best_texts: of the best five candidates, best first.
        best_title: of the best candidate's article.
        vocabulary: of the corpus.
    """
    order = np.argsort(-score, kind="stable")
    best, few, of = order[0], order[:_FEW], article
    belief = np.exp(score - score.max())
    belief /= belief.sum()
    held = np.maximum(look.found, IN_CONTEXT * look.context)
    together = held[:, few[of[few] == of[best]]].max(axis=1)
    names, numbers = find_particulars(question)
    at_hand = {word for text in (*best_texts, best_title) for word in split_words(text)}
    wanted = find_wanted(question)
    apart = score[order[of[order] != of[best]]]
    count = max(len(best_texts), 1)
    signs = {
        "score": score[best],
        "belief": belief[few].sum(),
        "margin": score[best] - apart[0] if len(apart) else _MARGIN_ALONE,
        "cosine": look.cosine[few].max(),
        "cover": (look.share @ held)[best],
        "cover_few": look.share @ together,
        "hole": (look.share * (together < _HOLE_BELOW)).max(),
        "gap": look.share @ ((look.whole[:, best] < 0.4) * (look.reach > 0.7)),
        "unknown": look.share @ (look.reach < 0.5),
        "whole": look.share @ look.whole[:, best],
        "soft": look.found[:, best] @ look.share,
        "article": look.features[best, FEATURES.index("article")],
        "article_soft": look.features[best, FEATURES.index("article_soft")],
        "strange_names": sum(name not in vocabulary.ids for name in names),
        "absent_names": sum(name not in at_hand for name in names),
        "absent_numbers": sum(number not in at_hand for number in numbers),
        "no_number": (Wanted.NUMBER in wanted) * sum(not _FIGURE.search(text) for text in best_texts) / count,
        "no_name": (Wanted.NAME in wanted) * sum(not _NAME.search(text) for text in best_texts) / count,
        "words": np.log(len(look.words)),
    }
    return np.array([float(signs[name]) for name in SIGNS])
