"""Follow-ups: what a question takes from the questions before it is weighed against what its own words say.

Words alone do not tell whether "Is the older hardware still supported?" goes on with a subject. So the rows of the
articles that the conversation is about are looked at beside the rows that the question's own words find, and what a
row gains by the conversation depends on how the question is put: "and …", "its …", a word or two, or a full sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.index.arrays import Numbers
from assistant.records import Question
from assistant.retrieval.looking import Floats, Look, level
from assistant.words import informative_words

TRAITS = (
    "own",  # the score of a candidate for the question's own words
    "together",  # and for them with the words of the question before
    "own_cosine",
    "together_cosine",
    "stay",  # the belief that the conversation is about the candidate's article
    "stay_continuing",  # the same where the question begins with "and", "mais" or the like
    "stay_pointing",  # where it points back: "its", « celui-ci »
    "stay_words",  # by how many informative words it has
    "stay_bare",  # where it has one or none
    "together_inside",  # the score with the words before, for candidates of the conversation's articles
    "own_by_words",
    "own_cosine_by_words",
    "same_row",  # the belief that the question before was about this row, where nothing but its columns is asked for
    "same_row_bare",  # and where there is no informative word, or one
)
TURNS_READ = 3  # earlier questions
OF_SUBJECT = 0.03  # belief from which an article is one that the conversation is about
_SUBJECTS = 4  # articles whose rows are all looked at
_FADES = 0.5  # what each turn further back counts
_SURPRISE = 0.01  # the belief in an article below which the conversation says nothing for it
_HELD_ELSEWHERE = 0.3  # what those articles hold of a question's words, as a share of what others do, at a new subject
_MANY_WORDS = 6
_CONTINUES = re.compile(r"^\s*(?:et|and|mais|but|ok|alors|so|what about|how about|quid)\b", re.IGNORECASE)
_ASKS_OF = re.compile(
    r"\bwhat (?:is|was|has been|are we) (?:said|told|written|reported|known) (?:about|of|on)\b", re.IGNORECASE
)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|those|these|that|this|he|she|his|her|former|latter|il|ils|elle|elles|lui|leur|leurs|"
    r"eux|celui|celle|ceux|celles|cela|ça|ca|sa|son|ses)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LookBack:
    """A question in a conversation, with and without what came before; both looks have the same candidates in order."""

    text: str  # its own words with those of the question before that it leaves unsaid
    own: Look  # by its own words
    together: Look  # by the text
    of_subject: Floats  # the belief that the conversation is about each candidate's article
    traits: Floats  # shape (candidates, TRAITS)


def believe_in_articles(beliefs: Sequence[Floats]) -> Floats:
    """How much the conversation is about each article, from how much its questions are, latest first; at least one.

    Each has a value an article, in the same order, and so has what is given back.
    """
    total: Floats = np.zeros_like(beliefs[0])
    for age, belief in enumerate(beliefs):
        total = total + belief * _FADES**age
    return total


def find_subjects(belief: Floats) -> Numbers:
    """The few articles that the conversation is most about, as places in `belief`, most first; or none."""
    best = np.argsort(-belief, kind="stable")[:_SUBJECTS]
    return np.asarray(best[belief[best] > OF_SUBJECT])


def names_new_subject(question: Question, back: LookBack) -> bool:
    """Whether a question asks what is said of a subject that the conversation's articles hold next to nothing of.

    "What is said about drones?" after a question on computing has one informative word, as "And the risks?" has.
    Asked otherwise ("Why do managers push back?"), words that the articles lack tell of no new subject.
    """
    asks = question.asks_topic or _ASKS_OF.search(question.text)
    if not asks or _CONTINUES.search(question.text) or _POINTS_BACK.search(question.own):
        return False
    held = back.own.share @ back.own.whole
    of_subject = held[back.of_subject > OF_SUBJECT].max(initial=0.0)
    return bool(of_subject < _HELD_ELSEWHERE * held.max(initial=0.0))


def describe(
    question: Question,
    own: Look,
    own_score: Floats,
    together: Look,
    together_score: Floats,
    belief: Floats,
    row_belief: Floats,
) -> Floats:
    """The traits of each candidate, shape (candidates, TRAITS).

    Args:
        question: in a conversation.
        own: the look by its own words.
        own_score: of each candidate.
        together: the look by those words and the ones before, over the same candidates in the same order.
        together_score: of each candidate.
        belief: that the conversation is about each candidate's article.
        row_belief: that the question before was about each candidate.
    """
    text = question.own
    words = len(informative_words(text))
    share = min(words, _MANY_WORDS) / _MANY_WORDS
    stay = np.log(1 + belief / _SURPRISE)
    same_row = np.log(1 + row_belief / _SURPRISE)
    own_cosine, together_cosine = level(own.cosine), level(together.cosine)
    columns = (
        own_score,
        together_score,
        own_cosine,
        together_cosine,
        stay,
        stay * bool(_CONTINUES.search(text)),
        stay * bool(_POINTS_BACK.search(text)),
        stay * share,
        stay * (words <= 1),
        together_score * (belief > OF_SUBJECT),
        own_score * share,
        own_cosine * share,
        same_row * question.asks_columns_only,
        same_row * (words <= 1 and not question.asks_columns_only),
    )
    return np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)
