"""Learns how follow-ups rank from the dev conversations, and writes assistant/retrieval/following.json.

Every figure printed is out of fold, as in `tests.benchmarks.train`. Questions that stand alone are put after a question
about something else, so that what is learned also tells a new subject from a follow-up.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from assistant import Assistant
from assistant.asking.understanding import understand
from assistant.records import Turn
from assistant.retrieval.following import TRAITS
from assistant.retrieval.weights import Linear
from assistant.settings import Settings
from tests.benchmarks.corpus import PROJECT, QUESTIONS, Asked, build_corpus, corpus_is_there, read_questions
from tests.benchmarks.train import FOLDS, Floats, as_stored, descend, fold_of

# The articles of the large corpus, from the first to before the last, and the questions about them.
SETS = (
    (0, 240, ("dev", "dev_second", "dev_third", "dev_conversations", "dev_conversations_second")),
    (480, 720, ("dev_fourth", "dev_fifth", "dev_conversations_third")),
)
_NEW_SUBJECTS = 150  # made of questions that stand alone, for each corpus
_OF_MADE = 0.3  # what an example that no person asked counts
_PENALTY = 0.003
_COLUMNS_ASKED = 40  # for each corpus
_CHANGED = "new subject, made"
_COLUMN = "column of a row, made"


@dataclass(frozen=True)
class Example:
    """One question of a conversation."""

    asked: Asked
    kind: str
    traits: Floats
    gold: np.ndarray  # of each candidate

    @property
    def importance(self) -> float:
        """What it counts beside others."""
        return _OF_MADE if self.kind in (_CHANGED, _COLUMN) else 1.0


def change_subject(questions: Sequence[Asked], chance: random.Random) -> list[Asked]:
    """Questions that stand alone, each after a question about other articles."""
    alone = [asked for asked in questions if asked.question.after is None and not asked.abstain]
    changed = []
    for asked in chance.sample(alone, min(_NEW_SUBJECTS, len(alone))):
        before = chance.choice(alone)
        if not asked.articles & before.articles:
            question = understand(asked.question.text, [Turn("user", before.question.text)])
            changed.append(replace(asked, kind=_CHANGED, question=question))
    return changed


def ask_for_columns(questions: Sequence[Asked], chance: random.Random) -> list[Asked]:
    """Questions that stand alone, each followed by one for a column of the row that answers it."""
    alone = [asked for asked in questions if asked.question.after is None and asked.kind == "single"]
    followed: list[Asked] = []
    for asked in chance.sample(alone, len(alone)):
        of_signals = frozenset(row for row in asked.gold if "#signals/" in row)
        rows = frozenset(row for row in asked.gold if "/" in row.split("#")[1])
        wanted, gold = chance.choice((("rating", rows), ("signal", of_signals)))
        if gold and len(followed) < _COLUMNS_ASKED:
            text = chance.choice(_COLUMNS[wanted, asked.language])
            question = understand(text, [Turn("user", asked.question.text)])
            followed.append(replace(asked, kind=_COLUMN, gold=gold, any_of=True, question=question))
    return followed


_COLUMNS = {
    ("rating", "fr"): ("Et quelle est sa pertinence ?", "Quelle note a-t-il ?", "Et sa pertinence ?"),
    ("rating", "en"): ("How is it rated?", "And its relevancy?", "What relevance does it have?"),
    ("signal", "fr"): ("Et quelle est sa force motrice ?", "Et dans dix ans ?", "Quel changement ?"),
    ("signal", "en"): ("What drives it?", "And in ten years?", "What is the driving force?", "What is its horizon?"),
}


def make_example(asked: Asked, assistant: Assistant) -> Example:
    searcher = assistant._generation.take().searcher
    question = searcher._mend(asked.question)
    assert question.after is not None
    back = searcher.look_back(question, question.after)
    gold = np.array([searcher._locators[number] in asked.gold for number in back.own.candidates.tolist()])
    kind = "new subject" if asked.kind == "single" else asked.kind
    return Example(asked, kind, back.traits, gold)


def learn(examples: Sequence[Example]) -> Linear:
    """Raise the share of belief that the gold candidates get, over all candidates of their question."""
    used = [example for example in examples if example.gold.any()]
    stacked = np.concatenate([example.traits for example in used])
    mean, spread = stacked.mean(axis=0), stacked.std(axis=0) + 1e-6
    whole = sum(example.importance for example in used)
    tables = [((e.traits - mean) / spread, e.gold, e.importance / whole) for e in used]

    def slope(weight: Floats) -> Floats:
        total = _PENALTY * weight
        for table, gold, share in tables:
            score = table @ weight
            odds = np.exp(score - score.max())
            right = np.where(gold, odds, 0) / odds[gold].sum()
            total = total + share * ((odds / odds.sum() - right) @ table)
        return total

    return Linear(mean, spread, descend(slope, np.zeros(len(TRAITS))), 0.0)


def found_at(example: Example, score: Floats, places: int) -> float:
    """Recall of the gold rows among the first places; any of them counts as all where any will do."""
    hits = int(example.gold[np.argsort(-score, kind="stable")[:places]].sum())
    return float(hits > 0) if example.asked.any_of else hits / len(example.asked.gold)


def read_examples() -> list[Example]:
    examples: list[Example] = []
    with tempfile.TemporaryDirectory() as folder:
        for first, last, names in SETS:
            questions = read_questions([QUESTIONS / f"{name}.jsonl" for name in names])
            conversations = [asked for asked in questions if asked.question.after is not None and asked.gold]
            conversations += change_subject(questions, random.Random(1)) + ask_for_columns(questions, random.Random(2))
            corpus = build_corpus(Path(folder) / f"corpus{first}", last, skip=first)
            with Assistant.open(settings=Settings(home=Path(folder) / f"home{first}"), corpus=corpus) as assistant:
                examples += [make_example(asked, assistant) for asked in conversations]
    return examples


def main() -> None:
    """Train, print what the folds say, and write the weights."""
    if not corpus_is_there():
        print("The large corpus is not here: nothing to train on.")
        return
    examples = read_examples()
    folds = [learn([e for e in examples if fold_of(e.asked) != fold]) for fold in range(FOLDS)]
    for kind in ("followup", "new subject", _CHANGED, _COLUMN):
        of_kind = [(e, folds[fold_of(e.asked)](e.traits)) for e in examples if e.kind == kind]
        at = [np.mean([found_at(e, score, places) for e, score in of_kind]) for places in (1, 5, 20)]
        print(f"{kind:<22} n={len(of_kind):<4} " + " / ".join(f"{value:.3f}" for value in at))
    weights = {"traits": TRAITS, "following": as_stored(learn(examples))}
    path = PROJECT / "assistant" / "retrieval" / "following.json"
    path.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
