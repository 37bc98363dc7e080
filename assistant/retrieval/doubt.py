"""Whether the corpus answers at all: signs for and against it, weighed by a calibrated sum."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from assistant.amounts import read_amounts
from assistant.asking.figuring import find_asked_figures, find_counted
from assistant.asking.wanting import Wanted, find_particulars, find_wanted
from assistant.figures import Figure, find_figures
from assistant.index.arrays import PassageArrays
from assistant.index.passages import searched_text, told_cells
from assistant.records import Passage
from assistant.retrieval.looking import FEATURES, IN_CONTEXT, Floats, Look
from assistant.samenames import NO_NAMES
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
    "topic_hole",  # the same, of a question that only asks what there is on a subject
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
_ASKS_FOR_FIGURE = re.compile(
    r"\b(?:how many|how much|combien|what (?:percentage|share|proportion|number)|"
    r"quel(?:le)? (?:pourcentage|part|proportion|nombre|montant))\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?:…] )(?<!^)\b[A-ZÉ][\w’'-]+")


def lacks_figure(question: str, passage: Passage) -> bool:
    """Whether a figure is asked for and a passage gives none.

    By it 75 instead of 68 of 105 such questions without an answer are refused, and 12 instead of 11 of 109 with one.
    """
    text = searched_text(passage)
    return bool(_ASKS_FOR_FIGURE.search(question)) and not (
        read_amounts(text) or find_figures(text) & Figure.SHARE or _FIGURE.search(text)
    )


def read_signs(
    question: str,
    look: Look,
    score: Floats,
    belief: Floats,
    passages: Sequence[Passage],
    arrays: PassageArrays,
    *,
    is_topic: bool = False,
) -> Floats:
    """The signs of one question, in the order of SIGNS.

    Args:
        question: cleaned and standing alone.
        look: its candidates.
        score: of each candidate.
        belief: of each candidate, sums to 1; of a follow-up it knows of the earlier question, which the score does not.
        passages: the best five candidates, best first.
        arrays: of the corpus.
        is_topic: whether only what there is on a subject is asked.
    """
    order = np.argsort(-score, kind="stable")
    best, few, of = order[0], order[:_FEW], arrays.article_of[look.candidates]
    odds = np.exp(score - score.max())
    odds /= odds.sum()
    held = np.maximum(look.found, IN_CONTEXT * look.context)
    together = held[:, few[of[few] == of[best]]].max(axis=1)
    names, numbers = find_particulars(question)
    texts = [searched_text(passage) for passage in passages]
    at_hand = {word for text in (*texts, passages[0].article.title) for word in split_words(text)}
    wanted = find_wanted(question)
    apart = score[order[of[order] != of[best]]]
    count = max(len(texts), 1)
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
        "no_number": (Wanted.NUMBER in wanted) * sum(not _FIGURE.search(text) for text in texts) / count,
        "no_name": (Wanted.NAME in wanted) * _lack_of_names(question, passages),
        "words": np.log(len(look.words)),
    } | _look_for_particulars(question, look, belief, arrays, is_topic=is_topic)
    return np.array([float(signs[name]) for name in SIGNS])


def _lack_of_names(question: str, passages: Sequence[Passage]) -> float:
    """The share of passages without a proper name that the question does not hold itself, the best ones heavier.

    The name of a row is left out, as all its words may have capitals.
    """
    known = set(split_words(question)) | NO_NAMES
    lacks, whole = 0.0, 0.0
    for place, passage in enumerate(passages, 1):
        text = " … ".join(told_cells(passage)) if passage.cells else passage.text
        names = {fold_word(name) for name in _NAME.findall(text)}
        lacks += (not names - known) / place
        whole += 1 / place
    return lacks / (whole or 1.0)


def _look_for_particulars(
    question: str, look: Look, belief: Floats, arrays: PassageArrays, *, is_topic: bool
) -> dict[str, float]:
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
    hole = float((look.share * (held < _HALF)).max())
    ids = arrays.vocabulary.ids
    told = [arrays.in_article.holds(ids[number], int(of[best])) for number in numbers if number in ids]
    return {
        "figure_missing": 1 - float(belief @ gives) if asked else 0.0,
        "figure_far": float(bool(asked) and not gives[order[:_VERY_FEW]].any()),
        "count_unbound": 1 - float(belief @ beside) if things is not None else 0.0,
        "things_missing": 1 - float(look.found[things][few].max()) if things is not None else 0.0,
        "names_missing": sum(missing),
        "name_missing": max(missing, default=0.0),
        "hole_half": hole,
        "topic_hole": hole * is_topic,
        "numbers_missing": float(len(numbers) - sum(told)),
    }
