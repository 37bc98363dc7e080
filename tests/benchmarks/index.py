"""What the index costs, each line beside the plain way in the same run; asserts nothing.

    python -m tests.benchmarks.index [ROWS] [--home HOME]

ROWS (default 10,000; the large corpus has 90,228) are read cold once, which takes minutes; what is short is run five
times or more. With --home an index that is there is measured, and nothing is read cold. Needs the large corpus; says
so where it is missing.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from assistant import Assistant
from assistant.index.building import ingest
from assistant.index.catalogue import Catalogue
from assistant.index.embedding import EmbeddedEmbedder
from assistant.index.generations import catalogue_path, current_generation
from assistant.index.passages import searched_text
from assistant.index.workers import TEXTS_AT_ONCE, hire_crew
from assistant.records import HEADER, WHOLE, Scope
from assistant.settings import Settings
from tests.benchmarks.corpus import PROJECT, QUESTIONS, build_corpus, corpus_is_there, read_questions

ROWS_AN_ARTICLE = 30
FILTER = Scope(tables=("concerns",), relevancy_at_least=4, since="2023-06-01")
PEOPLE, QUESTIONS_EACH = 50, 20


def seconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def show(what: str, ours: str, plain: str = "", ratio: str = "") -> None:
    print(f"{what:<56} {ours:>22} {plain:>34} {ratio:>8}", flush=True)


def measure_cold(corpus: Path, home: Path, embedder: EmbeddedEmbedder) -> None:
    """A cold ingest beside the embedder alone on all cores, and beside embedding and then adding to Chroma."""
    import chromadb

    cold = seconds(lambda: ingest(home, [corpus], embedder))
    folder = current_generation(home)
    assert folder is not None
    catalogue = Catalogue(catalogue_path(folder))
    texts = sorted({searched_text(p) for p in catalogue.passages() if p.locator.place != HEADER})
    catalogue.close()
    found = []
    with hire_crew(embedder.embed, files=10_000, embeds_too=True) as crew:
        crew.embed_all(texts[:TEXTS_AT_ONCE])
        alone = seconds(lambda: found.append(crew.embed_all(texts)))
    plain_folder = home.with_name("plain")
    client = chromadb.PersistentClient(str(plain_folder))
    shelf = client.create_collection("plain", configuration={"hnsw": {"space": "cosine"}}, embedding_function=None)

    def add() -> None:
        for start in range(0, len(texts), 5000):
            ids = [str(number) for number in range(start, min(start + 5000, len(texts)))]
            shelf.add(ids=ids, embeddings=np.asarray(found[0][start : start + 5000], np.float32))

    one_process = seconds(lambda: embedder.embed(texts[:2000])) / 2000 * len(texts)
    added = seconds(add)
    shutil.rmtree(plain_folder)
    show(
        "ingest, cold",
        f"{cold:.1f} s",
        f"embed, then Chroma.add {one_process + added:.1f} s",
        ratio_of(cold, one_process + added),
    )
    show("  beside the embedder alone, all cores (passages)", f"{cold:.1f} s", f"{alone:.1f} s", ratio_of(cold, alone))


def ratio_of(ours: float, plain: float) -> str:
    return f"{plain / ours:.2f}"


def measure_changes(corpus: Path, home: Path, embedder: EmbeddedEmbedder) -> None:
    """Nothing changed, and one article changed, in a process that is up and as a command."""
    nothing = statistics.median(seconds(lambda: ingest(home, [corpus], embedder)) for _ in range(5))
    show("ingest again, nothing changed", f"{nothing:.2f} s")
    file = sorted(corpus.glob("*.md"))[7]
    kept = file.read_bytes()
    taken = []
    for turn in range(6):
        file.write_bytes(kept + f"\n\nNote {turn}.\n".encode())
        taken.append(seconds(lambda: ingest(home, [corpus], embedder)))
    file.write_bytes(kept)
    show("ingest again, one article changed, median of 5", f"{statistics.median(taken[1:]):.2f} s")
    command = [sys.executable, "-m", "assistant", "ingest", str(corpus)]
    environment = {**os.environ, "ASSISTANT_HOME": str(home), "PYTHONPATH": str(PROJECT)}
    whole = seconds(lambda: subprocess.run(command, env=environment, capture_output=True, check=True))
    show("  the same as a command of its own, once", f"{whole:.2f} s")


def measure_questions(home: Path) -> None:
    """Opening, retrieval with and without a filter, memory, and many people at once."""
    code = (
        "import sys; from assistant import Assistant\n"
        "Assistant.open(home=sys.argv[1]).ask('Que fait la RATP des données personnelles ?')"
    )
    command = [sys.executable, "-c", code, str(home)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    started = [seconds(lambda: subprocess.run(command, env=environment, check=True)) for _ in range(5)]
    show("a new process to its first answer, median of 5", f"{statistics.median(started):.2f} s")
    asked = read_questions([QUESTIONS / "dev.jsonl"])
    with Assistant.open(settings=Settings(home=home)) as assistant:
        generation = assistant._generation.take()
        searcher, vectors = generation.searcher, generation.index.vectors
        print(f"  {len(vectors)} passages that may answer, {len(generation.index.arrays.vocabulary.words)} words")
        scan = [1000 * seconds(lambda: vectors @ vectors[0]) for _ in range(20)]
        for what, scope in (("no filter", WHOLE), ("table, relevancy and date", FILTER)):
            search = partial(searcher.search, limit=12, scope=scope)
            taken = [1000 * seconds(partial(search, question.question)) for question in asked]
            ours = f"{np.median(taken):.1f} / {np.quantile(taken, 0.95):.1f} ms"
            show(f"retrieval, {what}: median / p95", ours, f"scan of the vectors alone {np.median(scan):.1f} ms")
        show("memory of the process at its most", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")
        measure_people(assistant, [question.question.text for question in asked])
        show("  and after that", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


def measure_people(assistant: Assistant, questions: list[str]) -> None:
    """Many threads, each asking one question after the other."""
    taken: list[float] = []
    errors: list[str] = []

    def ask(person: int) -> None:
        for number in range(QUESTIONS_EACH):
            question = questions[(person * QUESTIONS_EACH + number) % len(questions)]
            try:
                taken.append(seconds(partial(assistant.ask, question)))
            except Exception as error:  # counted, whatever it is
                errors.append(repr(error))

    threads = [threading.Thread(target=ask, args=(person,)) for person in range(PEOPLE)]
    whole = seconds(lambda: [*(thread.start() for thread in threads), *(thread.join() for thread in threads)])
    ours = f"{np.median(taken):.2f} / {np.quantile(taken, 0.95):.2f} s"
    show(
        f"{PEOPLE} people at once, {QUESTIONS_EACH} questions each: median / p95",
        ours,
        f"{len(errors)} errors, {whole:.0f} s in all",
    )


def size_of(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", nargs="?", type=int, default=10_000)
    parser.add_argument("--home", type=Path, help="measure this index as it is; nothing is read")
    options = parser.parse_args()
    if not corpus_is_there():
        print("The large corpus is not here: nothing to measure.")
        return
    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}")
    show("what", "ours", "plain way", "ratio")
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or Path(folder) / "home"
        if options.home is None:
            corpus = build_corpus(Path(folder) / "corpus", max(1, options.rows // ROWS_AN_ARTICLE))
            embedder = EmbeddedEmbedder()
            measure_cold(corpus, home, embedder)
            measure_changes(corpus, home, embedder)
        shared, all_of_it = size_of(home / "vectors"), size_of(home)
        kept = len(list((home / "generations").iterdir()))
        show("disk", f"{all_of_it:.0f} MB", f"{kept} generations, {shared:.0f} MB shared")
        measure_questions(home)


if __name__ == "__main__":
    main()
