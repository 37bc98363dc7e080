"""Learns the weights of ranking and abstention from the dev questions, and writes assistant/retrieval/weights.json.

Every figure printed is out of fold: the folds are cut by article, so that no question is judged by weights
that have seen its article. Corpora of many sizes take part: the whole one, and groups of 60, 15, 4 and 1
articles, in which a question is answerable where its article is and unanswerable where it is not.
"""

from __future__ import annotations

import hashlib
import json
import random
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant import Assistant
from assistant.asking.cleaning import clean_question
from assistant.asking.spelling import Speller
from assistant.index.arrays import PassageArrays, StoredArrays, count_forms, update_arrays
from assistant.index.embedding import Embedder, Vectors
from assistant.index.passagevectors import PassageVectors
from assistant.index.preparing import rank_article
from assistant.index.vocabulary import Vocabulary
from assistant.index.wordforms import WordForms
from assistant.records import HEADER, Language, Passage
from assistant.retrieval.doubt import SIGNS, read_signs
from assistant.retrieval.looking import FEATURES, Look, Looker
from assistant.retrieval.weights import Linear
from assistant.settings import Settings
from assistant.words import fold_accents
from tests.benchmarks.corpus import PROJECT, QUESTIONS, SHARED, Asked, build_corpus, corpus_is_there, read_questions

Floats = NDArray[np.floating]

FOLDS = 5
SIZES = (60, 15, 4, 1)
# The articles of the large corpus, from the first to before the last, and the questions about them.
SETS = (
    (
        0,
        240,
        (
            *(QUESTIONS / name for name in ("dev.jsonl", "dev_second.jsonl", "dev_third.jsonl")),
            SHARED / "checks" / "public.jsonl",
        ),
    ),
    (480, 720, (QUESTIONS / "dev_fourth.jsonl", QUESTIONS / "dev_fifth.jsonl")),
)
REFUSED_AT_MOST = 0.03  # of the questions over the whole corpus whose row is among the first three


def arrays_of(passages: list[Passage], embedder: Embedder, known: dict[str, Vectors]) -> PassageArrays:
    """What ranking needs of some passages, article by article; `known` words are not embedded again."""
    grouped = [list(group) for _, group in groupby(passages, key=lambda passage: passage.article)]
    articles = [rank_article(group[0].article.title, group) for group in grouped]
    starts = accumulate((len(group) for group in grouped), initial=1)
    numbers = [list(range(start, start + len(group))) for start, group in zip(starts, grouped, strict=False)]
    added = list(zip(numbers, articles, strict=True))
    forms = count_forms(articles)
    words = WordForms.count(forms)
    texts: dict[str, int] = {}
    line = np.array([texts.setdefault(p.text, len(texts)) for a in articles for p in a.passages], np.int32)
    none = WordForms({}, {})
    stored = update_arrays(StoredArrays.empty(), none, words, [], added, line)
    shown = words.commonest()
    fresh = sorted({form for form in shown if form not in known})
    known |= dict(zip(fresh, embedder.embed(fresh), strict=True))
    return PassageArrays.of(stored, Vocabulary.build(forms, embedder, known))


@dataclass
class Corpus:
    """Some passages, ready to be looked over."""

    passages: list[Passage]
    arrays: PassageArrays
    looker: Looker | None  # None once it is not needed any more
    speller: Speller
    is_whole: bool

    @classmethod
    def of(cls, passages: list[Passage], vectors: Vectors, embedder: Embedder, known: dict[str, Vectors]) -> Corpus:
        arrays = arrays_of(passages, embedder, known)
        looker = Looker.over(arrays, PassageVectors.of(vectors))
        return cls(passages, arrays, looker, Speller(arrays.vocabulary.ids.keys()), False)

    def let_go(self) -> None:
        """Forget the vectors, once every question over this corpus has been looked up: they are most of its size."""
        self.looker = None
        self.arrays.vocabulary._vectors = self.arrays.vocabulary._held = np.zeros((0, 0), np.float32)


@dataclass
class Example:
    """One question over one corpus."""

    asked: Asked
    corpus: Corpus
    look: Look
    gold: NDArray[np.bool_]  # of each candidate
    fold: int

    @property
    def answerable(self) -> bool:
        """Whether this corpus holds an answer."""
        return bool(self.asked.gold & {str(p.locator) for p in self.corpus.passages})


def fold_of(asked: Asked) -> int:
    """The fold of a question's first article, or of itself where it has none."""
    key = min(asked.articles, default=asked.id)
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % FOLDS


def make_example(asked: Asked, corpus: Corpus, embedder: Embedder) -> Example:
    mended = corpus.speller.mend(asked.question.standalone, asked.question.language)
    asked = replace(asked, question=replace(asked.question, standalone=mended))
    french = asked.question.language is Language.FRENCH
    assert corpus.looker is not None, "the corpus was let go"
    look = corpus.looker.look(asked.question.standalone, embedder, french=french)
    gold = np.array([str(corpus.passages[number].locator) in asked.gold for number in look.candidates])
    return Example(asked, corpus, look, gold, fold_of(asked))


def descend(slope_at: Callable[[Floats], Floats], start: Floats, steps: int = 600, rate: float = 0.05) -> Floats:
    """Minimise by Adam (Kingma and Ba, 2015), full batch."""
    point, first, second = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, steps + 1):
        slope = slope_at(point)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        point -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return point


def learn_ranking(examples: Sequence[Example], penalty: float = 0.03) -> Linear:
    """Raise the share of belief that the gold candidates get, over all candidates of their question."""
    used = [example for example in examples if example.gold.any()]
    stacked = np.concatenate([example.look.features for example in used])
    mean, spread = stacked.mean(axis=0), stacked.std(axis=0) + 1e-3
    tables = [((example.look.features - mean) / spread, example.gold) for example in used]

    def slope(weight: Floats) -> Floats:
        total = penalty * weight
        for table, gold in tables:
            score = table @ weight
            odds = np.exp(score - score.max())
            every = odds / odds.sum()
            right = np.where(gold, odds, 0) / odds[gold].sum()
            total = total + (every - right) @ table / len(tables)
        return total

    return Linear(mean, spread, descend(slope, np.zeros(len(FEATURES))), 0.0)


def learn_doubt(signs: Floats, unanswerable: Floats, importance: Floats, penalty: float = 0.01) -> Linear:
    """Logistic regression of "this corpus does not answer" on the signs."""
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-3
    table = np.c_[(signs - mean) / spread, np.ones(len(signs))]
    share = importance / importance.sum()

    def slope(weight: Floats) -> Floats:
        odds = 1 / (1 + np.exp(-(table @ weight)))
        return np.asarray((share * (odds - unanswerable)) @ table + penalty * np.r_[weight[:-1], 0])

    weight = descend(slope, np.zeros(table.shape[1]))
    return Linear(mean, spread, weight[:-1], float(weight[-1]))


def signs_of(example: Example, ranking: Linear) -> Floats:
    look, corpus = example.look, example.corpus
    score = ranking(look.features)
    order = np.argsort(-score, kind="stable")
    best = [corpus.passages[look.candidates[at]] for at in order[:5]]
    return read_signs(
        example.asked.question.standalone,
        look,
        score,
        np.exp(score - score.max()) / np.exp(score - score.max()).sum(),
        best,
        corpus.arrays,
        is_topic=example.asked.question.asks_topic,
    )


def found_at(example: Example, ranking: Linear, places: int) -> float:
    """Recall of the gold rows among the first places; any of them counts as all where any will do."""
    order = np.argsort(-ranking(example.look.features), kind="stable")[:places]
    hits = int(example.gold[order].sum())
    return float(hits > 0) if example.asked.any_of else hits / max(len(example.asked.gold), 1)


def main() -> None:
    """Train, print what the folds say, and write the weights."""
    if not corpus_is_there():
        print("The large corpus is not here: nothing to train on.")
        return
    questions: list[Asked] = []
    examples: list[Example] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (first, last, files) in enumerate(SETS):
            asked = read_questions([path for path in files if path.exists()])
            corpus_folder = build_corpus(Path(folder) / f"corpus{number}", last, skip=first)
            with Assistant.open(
                settings=Settings(home=Path(folder) / f"home{number}"), corpus=corpus_folder
            ) as assistant:
                examples += make_examples(assistant, asked)
            questions += asked
    print(f"{len(questions)} questions, {len(examples)} examples")
    whole = [example for example in examples if example.corpus.is_whole]
    folds = [learn_ranking([e for e in examples if e.fold != fold]) for fold in range(FOLDS)]
    for kind in ("single", "multi", "followup"):
        of_kind = [e for e in whole if e.asked.kind == kind and e.answerable]
        at = [np.mean([found_at(e, folds[e.fold], places) for e in of_kind]) for places in (1, 5, 20)]
        print(f"{kind:<10} n={len(of_kind):<4} " + " / ".join(f"{value:.2f}" for value in at))
    signs = np.array([signs_of(example, folds[example.fold]) for example in examples])
    unanswerable = np.array([float(not example.answerable) for example in examples])
    importance = np.array([4.0 if example.corpus.is_whole else 1.0 for example in examples])
    fold_numbers = np.array([example.fold for example in examples])
    doubt = np.zeros(len(examples))
    for fold in range(FOLDS):
        train = fold_numbers != fold
        learned = learn_doubt(signs[train], unanswerable[train], importance[train])
        doubt[~train] = 1 / (1 + np.exp(-learned(signs[~train])))
    is_whole = np.array([example.corpus.is_whole for example in examples])
    right = np.array([found_at(example, folds[example.fold], 3) > 0 for example in examples])
    limit = float(np.quantile(doubt[is_whole & right], 1 - REFUSED_AT_MOST))
    sizes = np.array([len({p.article.id for p in example.corpus.passages}) for example in examples])
    print(f"refuse above {limit:.3f}")
    for low, high in ((1, 1), (2, 9), (10, 30), (31, 100), (101, 10_000)):
        chosen = (sizes >= low) & (sizes <= high)
        refused = doubt[chosen] > limit
        silent = unanswerable[chosen] == 1
        print(f"corpora of {low}-{high}: abstains {refused[silent].mean():.2f}, refuses {refused[~silent].mean():.3f}")
    for at_limit in np.arange(0.3, 0.9, 0.05):
        refused = doubt > at_limit
        caught, lost = refused[is_whole & (unanswerable == 1)].mean(), refused[is_whole & (unanswerable == 0)].mean()
        good = refused[is_whole & right].mean()
        print(
            f"whole corpus, above {at_limit:.2f}: abstains {caught:.2f}, refuses {lost:.3f}, of those found {good:.3f}"
        )
    write_weights(learn_ranking(examples), learn_doubt(signs, unanswerable, importance), limit)


def make_examples(assistant: Assistant, questions: Sequence[Asked]) -> list[Example]:
    """Every question over the whole corpus, and over groups of articles with and without its own."""
    generation = assistant._generation.take().index
    embedder = assistant._embedder
    passages = [passage for passage in generation.catalogue.passages() if passage.locator.place != HEADER]
    vectors = generation.vectors.whole()
    known: dict[str, Vectors] = {}
    whole = replace_whole(Corpus.of(passages, vectors, embedder, known))
    examples = [make_example(asked, whole, embedder) for asked in questions]
    chance = random.Random(0)
    examples += [make_example(garble(asked, chance), whole, embedder) for asked in questions]
    articles = sorted({article for asked in questions for article in asked.articles})
    numbers_of: dict[str, list[int]] = {}
    for number, passage in enumerate(passages):
        numbers_of.setdefault(passage.article.id, []).append(number)
    answerable = [asked for asked in questions if asked.gold]
    for size in SIZES:
        chance = random.Random(size)
        shuffled = chance.sample(articles, len(articles))
        groups = [shuffled[start : start + size] for start in range(0, len(shuffled), size)]
        corpora = []
        for group in groups:
            numbers = [number for article in group for number in numbers_of[article]]
            corpora.append(Corpus.of([passages[n] for n in numbers], vectors[numbers], embedder, known))
        for asked in answerable:
            own = [at for at, group in enumerate(groups) if asked.articles & set(group)]
            others = [at for at in range(len(groups)) if at not in own]
            chosen = [own[0], *chance.sample(others, min(1, len(others)))]
            examples += [make_example(asked, corpora[at], embedder) for at in chosen]
        for corpus in corpora:
            corpus.let_go()
    whole.let_go()
    return examples


def garble(asked: Asked, chance: random.Random) -> Asked:
    """A question as people in a hurry write it: letters swapped, accents lost, capitals, or a long preamble."""
    text = asked.question.standalone
    words = text.split(" ")
    kind = chance.choice(["typos", "accents", "capitals", "preamble"])
    if kind == "typos":
        for at in chance.sample(range(len(words)), max(1, len(words) // 5)):
            word = words[at]
            if len(word) > 3:
                place = chance.randrange(1, len(word) - 2)
                words[at] = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        text = " ".join(words)
    elif kind == "accents":
        text = fold_accents(text)
    elif kind == "capitals":
        text = text.upper()
    else:
        text = f"{chance.choice(_PREAMBLES[asked.question.language])} {text}"
    return replace(asked, question=replace(asked.question, standalone=clean_question(text)))


_PREAMBLES = {
    Language.FRENCH: (
        "Bonjour, je prépare une note pour ma direction et je cherche une information précise :",
        "Bonjour à tous, merci d'avance pour votre aide, voilà ma question.",
        "Je lisais les dépêches ce matin et je me suis posé cette question :",
    ),
    Language.ENGLISH: (
        "Hello, I am preparing a note for my director and I am after one precise thing:",
        "Hi there, thanks in advance for any help you can give me. Here is my question.",
        "I was reading the news this morning over coffee and came to ask myself:",
    ),
}


def replace_whole(corpus: Corpus) -> Corpus:
    """The same corpus, marked as the whole one."""
    return replace(corpus, is_whole=True)


def as_stored(linear: Linear) -> dict[str, object]:
    """The JSON form of a weighted sum."""
    arrays = {"mean": linear.mean, "spread": linear.spread, "weight": linear.weight}
    rounded = {name: [round(float(v), 5) for v in values] for name, values in arrays.items()}
    return rounded | {"bias": round(linear.bias, 5)}


def write_weights(ranking: Linear, doubt: Linear, limit: float) -> None:
    """Write the JSON that `assistant.retrieval.weights` reads."""
    weights = {
        "features": FEATURES,
        "signs": SIGNS,
        "ranking": as_stored(ranking),
        "doubt": as_stored(doubt),
        "refuse_above": round(limit, 4),
    }
    path = PROJECT / "assistant" / "retrieval" / "weights.json"
    path.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
