"""Whether the corpus answers at all: signs for and against it, weighed by a calibrated sum."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from assistant.asking.figuring import find_asked_figures, find_counted
from assistant.asking.wanting import Wanted, find_particulars, find_wanted
from assistant.figures import Figure
from assistant.index.arrays import PassageArrays
from assistant.retrieval.looking import FEATURES, IN_CONTEXT, Floats, Look
from assistant.words import fold_word, split_words

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
    "figure_missing",  # the belief in passages that do not give the kind of figure that is asked for
    "figure_far",  # none of the best three gives it
    "count_unbound",  # the belief in passages that do not give a number beside the things that are to be counted
    "things_missing",  # how far the best five are from naming those things
    "names_missing",  # proper names of the question that all of the best article does not hold, by how much
    "name_missing",  # the worst of them
    "hole_half",  # the heaviest word that the best candidate's article holds by half at most
    "numbers_missing",  # numbers of the question that all of the best article does not hold
)
_FEW = 5
_VERY_FEW = 3
_BESIDE = 0.35  # how much of the things to be counted a passage has to hold
_HALF = 0.5
_CONTEXT_OF_HOLE = 0.8
_HOLE_BELOW = 0.3
_MARGIN_ALONE = 3.0  # of a corpus of one article
_FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|billion|half|third|"
    r"quarter|double|twice|deux|trois|quatre|cinq|sept|huit|neuf|dix|cent|mille|millions?|milliards?|moitié|tiers)\b",
    re.IGNORECASE,
)
_NO_NAMES = frozenset("ai ia it covid internet web tv".split())
_NAME = re.compile(r"(?<![.!?:] )(?<!^)\b[A-ZÉ][\w’'-]+")


def read_signs(
    question: str,
    look: Look,
    score: Floats,
    belief: Floats,
    best_texts: Sequence[str],
    best_title: str,
    arrays: PassageArrays,
) -> Floats:
    """The signs of one question, in the order of SIGNS.

    Args:
        question: cleaned and standing alone.
        look: its candidates.
        score: of each candidate.
        belief: of each candidate, sums to 1; of a follow-up it knows of the earlier question, which the score does not.
        best_texts: of the best five candidates, best first.
        best_title: of the best candidate's article.
        arrays: of the corpus.
    """
    order = np.argsort(-score, kind="stable")
    best, few, of = order[0], order[:_FEW], arrays.article_of[look.candidates]
    odds = np.exp(score - score.max())
    odds /= odds.sum()
    held = np.maximum(look.found, IN_CONTEXT * look.context)
    together = held[:, few[of[few] == of[best]]].max(axis=1)
    names, numbers = find_particulars(question)
    at_hand = {word for text in (*best_texts, best_title) for word in split_words(text)}
    wanted = find_wanted(question)
    apart = score[order[of[order] != of[best]]]
    count = max(len(best_texts), 1)
    signs = {
        "score": score[best],
        "belief": odds[few].sum(),
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
        "strange_names": sum(name not in arrays.vocabulary.ids for name in names),
        "absent_names": sum(name not in at_hand for name in names),
        "absent_numbers": sum(number not in at_hand for number in numbers),
        "no_number": (Wanted.NUMBER in wanted) * sum(not _FIGURE.search(text) for text in best_texts) / count,
        "no_name": (Wanted.NAME in wanted) * sum(not _names_beside(text, question) for text in best_texts) / count,
        "words": np.log(len(look.words)),
    } | _look_for_particulars(question, look, belief, arrays)
    return np.array([float(signs[name]) for name in SIGNS])


def _names_beside(text: str, question: str) -> set[str]:
    """The proper names of a text that a question does not hold itself; words of all trades are none."""
    return {fold_word(name) for name in _NAME.findall(text)} - set(split_words(question)) - _NO_NAMES


def _look_for_particulars(question: str, look: Look, belief: Floats, arrays: PassageArrays) -> dict[str, float]:
    """The signs of a near miss: the subject is there, and the particular that is asked for is not."""
    order = np.argsort(-belief, kind="stable")
    best, few, of = order[0], order[:_FEW], arrays.article_of[look.candidates]
    at = {word: place for place, word in enumerate(look.words)}
    asked = find_asked_figures(question)
    gives = (arrays.figures[look.candidates] & int(asked)) > 0
    things = at.get(find_counted(question) or "") if asked & Figure.COUNT else None
    beside = gives & (look.found[things] >= _BESIDE) if things is not None else gives
    names, numbers = find_particulars(question)
    missing = [1 - float(look.whole[at[name], best]) for name in names if name in at]
    held = np.maximum(look.found[:, few[of[few] == of[best]]].max(axis=1), _CONTEXT_OF_HOLE * look.context[:, best])
    ids = arrays.vocabulary.ids
    told = [arrays.in_article.holds(ids[number], int(of[best])) for number in numbers if number in ids]
    return {
        "figure_missing": 1 - float(belief @ gives) if asked else 0.0,
        "figure_far": float(bool(asked) and not gives[order[:_VERY_FEW]].any()),
        "count_unbound": 1 - float(belief @ beside) if things is not None else 0.0,
        "things_missing": 1 - float(look.found[things][few].max()) if things is not None else 0.0,
        "names_missing": sum(missing),
        "name_missing": max(missing, default=0.0),
        "hole_half": float((look.share * (held < _HALF)).max()),
        "numbers_missing": float(len(numbers) - sum(told)),
    }
