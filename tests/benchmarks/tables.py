"""Exact answers: what a query over 90,000 rows costs, and how many of the questions of each set are answered exactly.

Needs the large corpus; says so where it is missing.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

from assistant import Answer, Assistant
from assistant.corpus.parsing import parse_text
from assistant.index.catalogue import Catalogue
from assistant.index.cataloguing import CatalogueWriter
from assistant.records import Engine, Turn
from assistant.settings import Settings
from tests.benchmarks.corpus import PROJECT, QUESTIONS, build_corpus, corpus_is_there
from tests.benchmarks.queries import measure_queries, read_plainly

# The articles of each set: how many of the corpus, and how many of the first ones are left out.
SETS = {
    "dev_exact.jsonl": (480, 240),
    "dev_exact_second.jsonl": (1200, 960),
    "dev_exact_third.jsonl": (1440, 1200),
    "dev_exact_fourth.jsonl": (1800, 1560),
    "dev_exact_fifth.jsonl": (2040, 1800),
    "dev_exact_sixth.jsonl": (2760, 2520),
    "dev_exact_seventh.jsonl": (2280, 2040),
    "dev_exact_eighth.jsonl": (2520, 2280),
    "dev_exact_ninth.jsonl": (3000, 2760),
    "dev_exact_tenth.jsonl": (240, 0),
    "dev_exact_eleventh.jsonl": (720, 480),
    "dev_exact_twelfth.jsonl": (960, 720),
    "dev_exact_thirteenth.jsonl": (2280, 2040),
    "dev_exact_fourteenth.jsonl": (2520, 2280),
    "dev_exact_fifteenth.jsonl": (2880, 2640),
    "dev_exact_sixteenth.jsonl": (1440, 1200),
    "dev_exact_seventeenth.jsonl": (1680, 1440),
    "dev_exact_eighteenth.jsonl": (2520, 2280),
    "dev_exact_nineteenth.jsonl": (2280, 2040),
    "dev_exact_twentieth.jsonl": (1680, 1440),
    "test_exact.jsonl": (1200, 960),
}
_WITHOUT_SEED = ("dev_exact.jsonl",)  # its figures are those of the large corpus alone


def is_right(check: dict[str, Any], answer: Answer) -> bool:
    """Whether an answer, its table included, holds what it must: figures and names, however they are written."""
    if check["abstain"]:
        return answer.abstained
    text = f"{answer.answer} {json.dumps(answer.table.rows if answer.table else [], ensure_ascii=False)}".casefold()
    text = re.sub(r"(?<=\d)[\u202f\u00a0 ,](?=\d{3})", "", text)
    accepted = [[re.sub(r"(?<=\d)[\u202f\u00a0 ,.](?=\d{3})", "", s).casefold() for s in words]
                for words in check["must_contain"]]  # fmt: skip
    return all(any(re.search(rf"(?<![\d.,]){re.escape(s)}(?!\d)", text) for s in words) for words in accepted)


def report(name: str, assistant: Assistant) -> None:
    """Print how many questions of a set are answered exactly, handed over, or wrong and sounding sure."""
    lines = (QUESTIONS / name).read_text(encoding="utf-8").split("\n")
    checks: list[dict[str, Any]] = [json.loads(line) for line in lines if line.strip()]
    counted = {"right": 0, "handed over": 0, "wrong and sure": 0}
    strangers = {"counted": 0, "not counted": 0}
    for check in checks:
        answer = assistant.ask(check["question"], [Turn("user", text) for text in check["history"]])
        if check["kind"] != "table":
            strangers["counted" if answer.engine is Engine.TABLE and not answer.abstained else "not counted"] += 1
        elif is_right(check, answer):
            counted["right"] += 1
        else:
            sure = answer.engine is Engine.TABLE and not answer.abstained
            counted["wrong and sure" if sure else "handed over"] += 1
    print(f"{name}: {counted} of {sum(counted.values())}; no questions for tables: {strangers}")


def main() -> None:
    """Print what queries cost, then how many questions of each set are answered exactly."""
    if not corpus_is_there():
        print("The large corpus is not here: nothing to measure.")
        return
    with tempfile.TemporaryDirectory() as folder:
        measure_queries_of_all(Path(folder))
        for name, (articles, skip) in SETS.items():
            corpus = build_corpus(Path(folder) / name, articles, skip=skip)
            for seed in (PROJECT / "seeds").iterdir() if name in _WITHOUT_SEED else ():
                (corpus / seed.name).unlink()
            with Assistant.open(settings=Settings(home=Path(folder) / f"home-{name}"), corpus=corpus) as assistant:
                report(name, assistant)


def measure_queries_of_all(folder: Path) -> None:
    """What queries cost over a catalogue of the whole corpus, which needs no vectors."""
    files = sorted(build_corpus(folder / "all", 3000).iterdir())
    articles = [
        parse_text(file.read_text(encoding="utf-8"), article=file.stem, file=file.name).article for file in files
    ]
    path = folder / "catalogue.db"
    with CatalogueWriter(path) as writer:
        for article in articles:
            writer.add_article(article, root="/", digest="")
    catalogue = Catalogue(path)
    measure_queries(catalogue, read_plainly(articles))
    catalogue.close()


if __name__ == "__main__":
    main()
