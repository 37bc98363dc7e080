"""Sentences about real rows: the faithful ones stand, the corrupted ones are stopped, to the shares measured.

Words, rules and weights were chosen on the halves called tune; the halves called report tell what they are worth. Of
the sets `claims` holds reference answers to questions about the rows, many of them clipped, and corruptions of these;
the others sentences that were written for the purpose, `claims_second_hand` and `claims_third_hand` by two people who
knew none of the rules; of half of the latter no sentence was looked at, only totals: what is new is stopped less
surely. The false sentences of `claims_fourth_hand` are made of the words of their rows alone: causes, roles, ranks,
doubts left out; `claims_fifth_hand` is by people who knew no rule and no earlier set: of its half called report 79 % of
the corrupted and 26 % of the faithful sentences were stopped at first look; its bound is of after the causes were seen.
So are those of `claims_sixth_hand` (at first look 80 % and 29 %) and `claims_seventh_hand`, free paraphrases and true
words in false sentences (66 % and 27 %), `claims_eighth_hand` (80 % and 13 %), and `claims_ninth_hand`
(73 % and 17 %), one half of a set whose other half nobody looked at.
"""

from __future__ import annotations

import time

import numpy as np
import pytest

from assistant.grounding.claims import find_doubt, prepare_claim
from assistant.grounding.support import Sense
from tests.grounding.cases import SETS, open_sense, passages_of, read_cases

SMALL = {("claims_fifth_hand", "report"): 39, ("claims_ninth_hand", "tune"): 30}  # sentences of either kind
CASES = [case for name in SETS for case in read_cases(name)]


@pytest.fixture(scope="module")
def sense() -> Sense:
    return open_sense(CASES)


@pytest.mark.parametrize(
    ("name", "half", "least_corrupted", "most_faithful"),
    [
        ("claims", "tune", 0.96, 0.06),
        ("claims_by_hand", "tune", 0.92, 0.01),
        ("claims_to_tune", "tune", 0.93, 0.03),
        ("claims_second_hand", "tune", 0.88, 0.07),
        ("claims_third_hand", "tune", 0.85, 0.06),
        ("claims_third_hand", "report", 0.70, 0.07),
        ("claims_fourth_hand", "tune", 0.85, 0.03),
        ("claims_fourth_hand", "report", 0.78, 0.04),
        ("claims_fifth_hand", "tune", 0.84, 0.11),
        ("claims_fifth_hand", "report", 0.84, 0.10),
        ("claims_sixth_hand", "tune", 0.90, 0.03),
        ("claims_seventh_hand", "tune", 0.70, 0.12),
        ("claims_eighth_hand", "tune", 0.92, 0.03),
        ("claims_ninth_hand", "tune", 0.93, 0.07),
    ],
)
def test_most_corrupted_sentences_are_stopped_and_few_faithful_ones(
    name: str, half: str, least_corrupted: float, most_faithful: float, sense: Sense
) -> None:
    stopped: dict[bool, list[bool]] = {True: [], False: []}
    for case in read_cases(name, half):
        stopped[case["faithful"]].append(find_doubt(case["text"], passages_of(case), sense) is not None)
    assert min(map(len, stopped.values())) >= SMALL.get((name, half), 40)
    assert np.mean(stopped[False]) >= least_corrupted
    assert np.mean(stopped[True]) <= most_faithful


def test_made_up_numbers_and_units_are_all_stopped(sense: Sense) -> None:
    passed = [
        case["text"]
        for case in [*read_cases("claims"), *read_cases("claims_by_hand", "tune")]
        if case["kind"] in ("number", "unit") and find_doubt(case["text"], passages_of(case), sense) is None
    ]
    assert passed == []


def test_a_sentence_is_checked_in_an_instant(sense: Sense) -> None:
    cases = read_cases("claims_by_hand", "tune")[:60]
    passages = [passages_of(case) for case in cases]
    find_doubt(cases[0]["text"], passages[0], sense)  # reads the lists
    taken = []
    for case, cited in zip(cases, passages, strict=True):
        began = time.process_time()
        find_doubt(case["text"], cited, sense)
        taken.append(time.process_time() - began)
    assert np.median(taken) < 0.05  # of the processor, on all its cores; 8 ms on two idle ones


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("According to the article, bees die.", "bees die."),
        ("According to the article on city bees, bees die.", "bees die."),
        ("The article points out that bees die.", "bees die."),
        ("The article on city bees stresses that bees die.", "bees die."),
        ("Selon l'article, les abeilles meurent.", "les abeilles meurent."),
        ("D’après l’article sur les abeilles, elles meurent.", "elles meurent."),
        ("L'article souligne que les abeilles meurent.", "les abeilles meurent."),
        ("L’article rappelle qu’elles meurent.", "elles meurent."),
        ("Yes, bees die.", "bees die."),
        ("The article dies.", "The article dies."),
        ("Bees die according to the article.", "Bees die according to the article."),
    ],
)
def test_what_only_names_the_source_is_left_out_before_checking(sentence: str, stated: str) -> None:
    assert prepare_claim(sentence, [])[0] == stated
