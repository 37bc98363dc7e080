"""The third test set once more, in pairs: each question in the other language, and as somebody in a hurry writes it.

Another set of questions in the other language would also be of another difficulty; a pair is not. And of what answers
cite, how much a person who read it all found to bear on the question.
"""

from __future__ import annotations

import json
import statistics
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from assistant import Assistant
from assistant.records import Language, Turn
from assistant.settings import Settings
from tests.benchmarks.corpus import QUESTIONS, Asked, build_corpus, corpus_is_there, read_questions
from tests.benchmarks.retrieval import PLACES, interval, recall

_NOISE = ("typos", "capitals", "accents", "preamble", "mix")
_LABELS = ("recall at 1", "at 5", "at 20", "refused")

Scores = Mapping[str, tuple[float, ...]]  # by question: recall among the first places, then whether it is refused


def score(questions: Sequence[Asked], assistant: Assistant) -> Scores:
    """What is found for each question."""
    searcher = assistant._generation.take().searcher
    scores = {}
    for asked in questions:
        findings = searcher.search(asked.question, limit=max(PLACES))
        found = [str(hit.passage.locator) for hit in findings.hits]
        scores[asked.id] = (*(recall(asked, found, places) for places in PLACES), float(findings.refuses))
    return scores


def show_pairs(label: str, pairs: Sequence[tuple[str, str]], scores: Scores) -> None:
    """The mean of each side, and their difference with its interval."""
    if not pairs:
        return
    sides = [np.array([scores[pair[side]] for pair in pairs]) for side in (0, 1)]
    print(f"  {label}, {len(pairs)} pairs")
    for at, name in enumerate(_LABELS):
        change = sides[1][:, at] - sides[0][:, at]
        low, high = interval(change.tolist())
        means = f"{sides[0][:, at].mean():.2f} and {sides[1][:, at].mean():.2f}"
        print(f"    {name:<12} {means}: {change.mean():+.3f} ({low:+.2f} to {high:+.2f})")


def report_pairs(assistant: Assistant) -> None:
    """Print what the language and what haste cost, over the articles of the third test set."""
    plain = [asked for asked in read_questions([QUESTIONS / "test_third_corpus.jsonl"]) if asked.gold]
    translated = read_questions([QUESTIONS / "test_third_translated.jsonl"])
    noisy = read_questions([QUESTIONS / "test_third_noisy.jsonl"])
    lines = (QUESTIONS / "test_third_noisy.jsonl").read_text(encoding="utf-8").splitlines()
    noise = {line["id"]: line["noise"] for line in map(json.loads, lines)}
    scores = {**score(plain, assistant), **score(translated, assistant), **score(noisy, assistant)}
    print("\nthe third set in pairs")
    for kinds in (("single",), ("single", "multi")):
        pairs = []
        for asked in translated:
            if asked.kind in kinds:
                pair = (asked.id.removesuffix("-t"), asked.id)
                pairs.append(pair if asked.language == Language.FRENCH else pair[::-1])
        show_pairs(f"{' and '.join(kinds)}, English and French", pairs, scores)
        of_kind = [(asked.id.removesuffix("-n"), asked.id) for asked in noisy if asked.kind in kinds]
        show_pairs(f"{' and '.join(kinds)}, plain and in haste", of_kind, scores)
    for name in _NOISE:
        pairs = [(asked.id.removesuffix("-n"), asked.id) for asked in noisy if noise[asked.id] == name]
        show_pairs(f"plain and {name}", pairs, scores)


def report_citations(assistant: Assistant) -> None:
    """Print how much of what answers cite bears on the question, as a person judged who had read every row."""
    lines = (QUESTIONS / "test_third_judged.jsonl").read_text(encoding="utf-8").splitlines()
    judged = {line["id"]: line["rows"] for line in map(json.loads, lines)}
    checks = (QUESTIONS / "test_third_corpus.jsonl").read_text(encoding="utf-8").splitlines()
    bearing, answering, unread = [], [], 0
    for check in map(json.loads, checks):
        if check["abstain"] or check["kind"] not in ("single", "multi", "followup"):
            continue
        answer = assistant.ask(check["question"], [Turn("user", text) for text in check["history"]])
        cited = {str(citation.locator) for citation in answer.citations}
        if not cited:
            continue
        labels = [judged[check["id"]].get(row, "unread") for row in cited]
        unread += labels.count("unread")
        bearing.append(sum(label in ("answers", "bears") for label in labels) / len(labels))
        answering.append(labels.count("answers") / len(labels))
    print(f"\ncitations of {len(bearing)} answers, read one by one; {unread} rows were not read and count as beside")
    for name, values in (("answer or bear on it", bearing), ("answer by themselves", answering)):
        low, high = interval(values)
        print(f"  {name:<24} {statistics.mean(values):.2f} ({low:.2f}–{high:.2f})")


def main() -> None:
    """Index the articles of the third test set and print both."""
    if not corpus_is_there():
        print("The large corpus is not here: nothing to measure.")
        return
    with tempfile.TemporaryDirectory() as folder:
        corpus = build_corpus(Path(folder) / "corpus", 960, skip=720)
        with Assistant.open(settings=Settings(home=Path(folder) / "home"), corpus=corpus) as assistant:
            report_pairs(assistant)
            report_citations(assistant)


if __name__ == "__main__":
    main()
