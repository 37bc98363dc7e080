"""How often the right row is found, by method, kind and language, with bootstrap intervals.

Prints a table for the dev questions (the weights were learned on them) and others for the test questions, which are
about other articles and which nothing was tuned on; the last of them are about another 240 articles. Needs the large
corpus; says so where it is missing.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from assistant import Assistant
from assistant.index.embedding import Vectors
from assistant.records import Question
from assistant.retrieval.searching import Searcher
from assistant.settings import Settings
from assistant.words import informative_words, stem_word
from tests.benchmarks.corpus import QUESTIONS, SHARED, Asked, build_corpus, corpus_is_there, read_questions

# Articles of the large corpus, from the first to before the last, and the questions about them by what they are called.
_REPORTS = (
    (
        0,
        240,
        (
            ("dev", (QUESTIONS / "dev.jsonl", SHARED / "checks" / "public.jsonl")),
            (
                "dev, conversations",
                (QUESTIONS / "dev_conversations.jsonl", QUESTIONS / "dev_conversations_second.jsonl"),
            ),
            ("dev, second hand", (QUESTIONS / "dev_second.jsonl",)),
            ("dev, third hand", (QUESTIONS / "dev_third.jsonl",)),
            ("test", (QUESTIONS / "test.jsonl",)),
            ("test, noisy", (QUESTIONS / "test_noisy.jsonl",)),
        ),
    ),
    (240, 480, (("test, another 240 articles", (QUESTIONS / "test_fresh.jsonl",)),)),
    (720, 960, (("test, a third 240 articles", (QUESTIONS / "test_third_corpus.jsonl",)),)),
    (960, 1200, (("test, a fourth 240 articles", (QUESTIONS / "test_fourth.jsonl",)),)),
    (
        2640,
        2880,
        (
            ("dev, sixth", (QUESTIONS / "dev_sixth.jsonl",)),
            ("test, a fifth 240 articles", (QUESTIONS / "test_fifth.jsonl",)),
            ("test, seventh", (QUESTIONS / "test_seventh.jsonl",)),
        ),
    ),
    (
        2040,
        2280,
        (
            ("dev, seventh", (QUESTIONS / "dev_seventh.jsonl",)),
            ("dev, eighth", (QUESTIONS / "dev_eighth.jsonl",)),
        ),
    ),
    (
        1440,
        1680,
        (("dev, ninth", (QUESTIONS / "dev_ninth.jsonl",)), ("test, sixth", (QUESTIONS / "test_sixth.jsonl",))),
    ),
    (2280, 2520, (("test, eighth", (QUESTIONS / "test_eighth.jsonl",)),)),
)
PLACES = (1, 5, 20)
_RESAMPLES = 2000

Method = Callable[[Question], list[str]]


def recall(asked: Asked, found: Sequence[str], places: int) -> float:
    """The share of gold rows among the first places; any of them is all where any will do."""
    hits = len(asked.gold & set(found[:places]))
    return float(hits > 0) if asked.any_of else hits / len(asked.gold)


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The 95 % bootstrap interval of a mean."""
    chance = np.random.default_rng(0)
    means = chance.choice(np.asarray(values), (_RESAMPLES, len(values))).mean(axis=1)
    return float(np.quantile(means, 0.025)), float(np.quantile(means, 0.975))


def show(label: str, asked: Sequence[Asked], found: dict[str, list[str]]) -> None:
    """One line: recall among the first places, each with its interval."""
    if not asked:
        return
    cells = []
    for places in PLACES:
        values = [recall(question, found[question.id], places) for question in asked]
        low, high = interval(values)
        cells.append(f"{statistics.mean(values):.2f} ({low:.2f}–{high:.2f})")
    print(f"  {label:<34} n={len(asked):<4} {'   '.join(cells)}")


def methods_of(assistant: Assistant) -> dict[str, Method]:
    """The product's search and the plain ways beside it."""
    generation = assistant._generation.take()
    index, embedder = generation.index, assistant._embedder
    vectors: Vectors = index.vectors.whole()
    searcher: Searcher = generation.searcher

    def by_words(question: Question) -> list[str]:
        stems = [stem for word in informative_words(question.standalone) for stem in stem_word(word)]
        return [locator for locator, _ in index.catalogue.search_words(stems, limit=20)]

    def by_vector(question: Question) -> list[str]:
        nearest = np.argsort(-(vectors @ embedder.embed([question.standalone])[0]), kind="stable")[:20]
        return [index.locators[number] for number in nearest]

    def by_product(question: Question) -> list[str]:
        return [str(hit.passage.locator) for hit in searcher.search(question, limit=20).hits]

    return {
        "BM25 over stems": by_words,
        "sentence vectors": by_vector,
        "the product": by_product,
    }


def report(title: str, questions: Sequence[Asked], assistant: Assistant) -> None:
    """Print the tables of one set of questions."""
    print(f"\n{title}: share of questions with the gold row among the first {' / '.join(map(str, PLACES))}")
    answerable = [asked for asked in questions if not asked.abstain]
    for name, method in methods_of(assistant).items():
        found = {asked.id: method(asked.question) for asked in answerable}
        show(name, answerable, found)
    for kind in ("single", "multi", "followup"):
        show(f"the product, {kind}", [asked for asked in answerable if asked.kind == kind], found)
    for language in ("fr", "en"):
        show(
            f"the product, single, {language}",
            [a for a in answerable if (a.kind, a.language) == ("single", language)],
            found,
        )
    searcher = assistant._generation.take().searcher
    refused: dict[bool, list[float]] = {True: [], False: []}
    milliseconds = []
    for asked in questions:
        began = time.perf_counter()
        refused[asked.abstain].append(float(searcher.search(asked.question, limit=12).refuses))
        milliseconds.append(1000 * (time.perf_counter() - began))
    for silent, label in ((True, "abstains on unanswerable"), (False, "refuses answerable")):
        if refused[silent]:
            share, (low, high) = statistics.mean(refused[silent]), interval(refused[silent])
            print(f"  {label:<34} n={len(refused[silent]):<4} {share:.2f} ({low:.2f}–{high:.2f})")
    p95 = float(np.quantile(milliseconds, 0.95))
    print(f"  a question takes {statistics.median(milliseconds):.1f} ms (median), {p95:.1f} ms (95th percentile)")


def main() -> None:
    """Index 240 articles and the seed article, and print all tables."""
    if not corpus_is_there():
        print("The large corpus is not here: nothing to measure.")
        return
    for first, last, reports in _REPORTS:
        with tempfile.TemporaryDirectory() as folder:
            corpus = build_corpus(Path(folder) / "corpus", last, skip=first)
            with Assistant.open(settings=Settings(home=Path(folder) / "home"), corpus=corpus) as assistant:
                status = assistant.status()
                print(f"{status.articles} articles, {status.passages} passages")
                for name, files in reports:
                    report(name, read_questions(list(files)), assistant)


if __name__ == "__main__":
    main()
