"""Whatever happens to a process, a disk or a file: the old index answers, or one line says what to do."""

from __future__ import annotations

import json
import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from assistant import Assistant
from assistant.corpus.reading import CorpusFile
from assistant.errors import HomeUnusable, IndexBroken
from assistant.index.building import ingest
from assistant.index.chroma import ChromaShelf, Shelf
from assistant.index.embedding import Vectors
from assistant.index.generations import arrays_path, catalogue_path, current_generation, store_path, words_path
from assistant.index.manifest import read_manifest
from assistant.index.opening import open_generation
from assistant.index.vectorfile import VectorFile
from tests.conftest import PROJECT
from tests.index.test_building import CountingEmbedder, held

# Cheap vectors, made slowly enough that a kill falls into every part of the work.
SLOW_INGEST = """
import sys, time
from pathlib import Path
from assistant.index.building import ingest
from assistant.index.embedding import Vectors
from tests.index.test_building import CountingEmbedder
class Slow(CountingEmbedder):
    def embed(self, texts: list[str]) -> Vectors:
        time.sleep(0.02)
        return super().embed(texts)
print("begun", flush=True)
ingest(Path(sys.argv[1]), [Path(sys.argv[2])], Slow())
"""


@pytest.fixture
def embedder() -> CountingEmbedder:
    return CountingEmbedder()


def write_articles(folder: Path, numbers: range, note: str) -> None:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        rows = "".join(f"| Row {row} of {number} | {note} {number} {row} | {row % 5 + 1} |\n" for row in range(1, 21))
        text = f"# Article {number}\n\n## Signals\n\n| name | description | relevancy |\n|--|--|--|\n{rows}"
        (folder / f"a{number:03d}.md").write_text(text, encoding="utf-8")


def generation_of(home: Path) -> Path:
    generation = current_generation(home)
    assert generation is not None
    return generation


def test_a_killed_ingest_leaves_a_whole_index_whenever_it_is_killed(tmp_path: Path, embedder: CountingEmbedder) -> None:
    corpus, home, chance = tmp_path / "corpus", tmp_path / "home", random.Random(0)
    write_articles(corpus, range(60), "first")
    ingest(home, [corpus], embedder)
    ended = time.monotonic() + 25
    killed = 0
    for turn in range(12):
        if time.monotonic() > ended:
            break
        write_articles(corpus, range(turn, 60, 3), f"turn {turn}")
        process = subprocess.Popen([sys.executable, "-c", SLOW_INGEST, home, corpus], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.8))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        in_catalogue, in_vectors = held(home, embedder)  # opens it, which checks it
        assert in_catalogue == in_vectors
        assert len(in_catalogue) == 60 * 20
    assert killed
    assert ingest(home, [corpus], embedder).rebuilt_because is None
    assert held(home, embedder)[0] == held(home, embedder)[1]


def embed_in_two_turns(
    home: Path, corpus: Path, embedder: CountingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> tuple[set[str], set[str]]:
    """What an ingest embeds that is interrupted by what is patched, and what the next one does without the patch."""
    with pytest.raises(KeyboardInterrupt):
        ingest(home, [corpus], embedder)
    monkeypatch.undo()
    before = set(embedder.embedded)
    embedder.embedded.clear()
    ingest(home, [corpus], embedder)
    return before, set(embedder.embedded)


def test_an_interrupted_ingest_embeds_nothing_twice(
    tmp_path: Path, embedder: CountingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, home = tmp_path / "corpus", tmp_path / "home"
    write_articles(corpus, range(40), "text")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.index.arrays.StoredArrays.with_words", stop)
    before, after = embed_in_two_turns(home, corpus, embedder, monkeypatch)
    assert len(before) > 800
    assert not after


def test_an_ingest_that_is_interrupted_while_it_embeds_keeps_what_was_embedded(
    tmp_path: Path, embedder: CountingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, home = tmp_path / "corpus", tmp_path / "home"
    write_articles(corpus, range(30), "text")
    embed = embedder.embed

    def embed_some(texts: list[str]) -> Vectors:
        if len(embedder.embedded) >= 500:
            raise KeyboardInterrupt
        return embed(texts)

    monkeypatch.setattr(embedder, "embed", embed_some)
    before, after = embed_in_two_turns(home, corpus, embedder, monkeypatch)
    assert len(before) >= 500
    assert before.isdisjoint(after)


def test_an_index_of_another_version_is_made_anew_without_embedding(
    tmp_path: Path, corpus: Path, embedder: CountingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    for module in ("catalogue", "cataloguing"):
        monkeypatch.setattr(f"assistant.index.{module}.SCHEMA_VERSION", 4)
    ingest(home, [corpus], embedder)
    monkeypatch.undo()
    embedder.embedded.clear()
    assert ingest(home, [], embedder).articles == 2
    assert embedder.embedded == []


def test_growing_and_shrinking_gives_what_reading_at_once_gives(tmp_path: Path, embedder: CountingEmbedder) -> None:
    corpus, grown, fresh = tmp_path / "corpus", tmp_path / "grown", tmp_path / "fresh"
    write_articles(corpus, range(12), "Premier texte des abeilles")
    ingest(grown, [corpus], embedder)
    write_articles(corpus, range(3, 6), "Other words about trains")
    write_articles(corpus, range(12, 15), "NEW words")
    (corpus / "a001.md").unlink()
    ingest(grown, [corpus], embedder, prune=True)
    ingest(fresh, [corpus], embedder)
    with (
        open_generation(generation_of(grown), embedder) as one,
        open_generation(generation_of(fresh), embedder) as other,
    ):
        assert one.arrays.vocabulary.words == other.arrays.vocabulary.words
        order = [other.locators.index(locator) for locator in one.locators]
        assert (one.vectors.whole() == other.vectors.take(np.array(order))).all()
        for name in ("place", "length", "figures", "has_name", "french"):
            assert (getattr(one.arrays, name) == getattr(other.arrays, name)[order]).all()
        for postings, others in ((one.arrays.in_row, other.arrays.in_row), (one.arrays.in_name, other.arrays.in_name)):
            for word in range(len(one.arrays.vocabulary.words)):
                mine = postings.places[postings.starts[word] : postings.starts[word + 1]]
                theirs = others.places[others.starts[word] : others.starts[word + 1]]
                assert sorted(order[place] for place in mine) == theirs.tolist()
        stems = {stem for word in ("abeilles", "trains", "words") for stem in (word, word[:-1])}
        assert one.catalogue.count_stems(stems) == other.catalogue.count_stems(stems)


def test_of_a_pruned_article_nothing_is_left_on_the_disk(
    tmp_path: Path, corpus: Path, embedder: CountingEmbedder
) -> None:
    home = tmp_path / "home"
    secret = corpus / "secret.md"
    secret.write_text("# Zyzzyva affair\n\n## Summary\n\nThe quixotism of Wolfeschlegel was kept.\n", encoding="utf-8")
    ingest(home, [corpus], embedder)
    secret.write_text("# Zyzzyva affair\n\n## Summary\n\nA syzygy instead.\n", encoding="utf-8")
    ingest(home, [corpus], embedder)
    secret.unlink()
    ingest(home, [corpus], embedder, prune=True)
    files = [path.read_bytes().lower() for path in home.rglob("*") if path.is_file()]
    for word in (b"zyzzyva", b"quixot", b"wolfeschlegel", b"syzygy", b"secret"):
        assert not any(word in content for content in files), word
    with open_generation(generation_of(home), embedder) as opened:
        assert opened.catalogue.search_words(["zyzzyva", "quixot"], limit=5) == []
        assert "syzygy" not in opened.arrays.vocabulary.ids
    store = VectorFile(store_path(generation_of(home), read_manifest(generation_of(home)).store), "passages", 8)
    with open_generation(generation_of(home), embedder) as opened:
        assert len(store.read()) == len(np.unique(opened.arrays.line))


def parts(generation: Path) -> dict[str, Path]:
    store = store_path(generation, read_manifest(generation).store)
    return {
        "catalogue": catalogue_path(generation),
        "arrays": arrays_path(generation),
        "words": words_path(generation),
        "manifest": generation / "manifest.json",
        "vectors": store / "passages.f16",
        "keys": store / "passages.keys",
        "word vectors": store / "words.f16",
    }


@pytest.mark.parametrize("harm", ["flip", "cut", "blank", "another's"])
@pytest.mark.parametrize("part", ["catalogue", "arrays", "words", "manifest", "vectors", "keys", "word vectors"])
def test_a_damaged_file_is_noticed_and_mended(
    part: str, harm: str, tmp_path: Path, corpus: Path, embedder: CountingEmbedder
) -> None:
    home = tmp_path / "home"
    ingest(home, [corpus], embedder)
    path = parts(generation_of(home))[part]
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle] ^= 0xFF
    harmed = {"flip": bytes(content), "cut": bytes(content[:middle]), "blank": b""}
    if harm == "another's":  # whole by itself, and of an index of another article
        write_articles(tmp_path / "more", range(1), "other words")
        ingest(tmp_path / "other", [tmp_path / "more"], embedder)
        harmed[harm] = parts(generation_of(tmp_path / "other"))[part].read_bytes()
    path.write_bytes(harmed[harm])
    with pytest.raises(IndexBroken, match="assistant ingest"):
        open_generation(generation_of(home), embedder)
    report = ingest(home, [corpus], embedder)
    assert report.rebuilt_because is not None
    assert report.articles == 2
    in_catalogue, in_vectors = held(home, embedder)
    assert in_catalogue == in_vectors


@pytest.mark.parametrize("harm", ["flip", "blank", "gone"])
def test_a_damaged_chroma_folder_ends_no_process_and_is_filled_again(
    harm: str, tmp_path: Path, corpus: Path, embedder: CountingEmbedder
) -> None:
    home = tmp_path / "home"
    ingest(home, [corpus], embedder)
    store = store_path(generation_of(home), read_manifest(generation_of(home)).store)
    for path in [path for path in (store / "chroma").rglob("*") if path.is_file()]:
        content = bytearray(path.read_bytes())
        for at in range(0, len(content), 64):
            content[at] ^= 0xFF
        path.write_bytes(bytes(content) if harm == "flip" else b"")
    if harm == "gone":
        shutil.rmtree(store / "chroma")
    embedder.embedded.clear()
    (corpus / "new.md").write_text("# New\n\n## Summary\n\nSomething new.\n", encoding="utf-8")
    assert ingest(home, [corpus], embedder).articles == 3
    assert not any("hives" in text for text in embedder.embedded)
    shelf = ChromaShelf(store / "chroma")
    assert shelf.count() == len(VectorFile(store, "passages", 8).read())
    shelf.close()


@pytest.mark.parametrize("content", [b"", b"000099"], ids=["blank", "unknown"])
def test_a_pointer_that_leads_nowhere_is_mended_by_an_ingest(
    content: bytes, tmp_path: Path, corpus: Path, embedder: CountingEmbedder
) -> None:
    home = tmp_path / "home"
    ingest(home, [corpus], embedder)
    (home / "CURRENT").write_bytes(content)
    assert len(held(home, embedder)[0]) == 4
    assert ingest(home, [corpus], embedder).unchanged == 2


def test_a_pointer_that_is_no_text_is_one_line(tmp_path: Path, corpus: Path, embedder: CountingEmbedder) -> None:
    home = tmp_path / "home"
    ingest(home, [corpus], embedder)
    (home / "CURRENT").write_bytes(b"\xff\xfe")
    with pytest.raises(HomeUnusable, match="CURRENT cannot be read"):
        ingest(home, [corpus], embedder)


@pytest.mark.parametrize("where", ["add_lines", "save", "append", "remember"])
def test_a_full_disk_is_one_line_and_the_old_index_stays(
    where: str, tmp_path: Path, corpus: Path, embedder: CountingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    ingest(home, [corpus], embedder)
    before = held(home, embedder)
    (corpus / "new.md").write_text("# New\n\n## Summary\n\nSomething new.\n", encoding="utf-8")
    owner = {
        "add_lines": "assistant.index.cataloguing.CatalogueWriter",
        "remember": "assistant.index.cataloguing.CatalogueWriter",
        "save": "assistant.index.arrays.StoredArrays",
        "append": "assistant.index.vectorfile.VectorFile",
    }[where]

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"{owner}.{where}", fail)
    with pytest.raises(HomeUnusable, match="No space left"):
        ingest(home, [corpus], embedder)
    monkeypatch.undo()
    assert held(home, embedder) == before
    assert ingest(home, [corpus], embedder).articles == 3


def test_a_running_assistant_takes_up_what_another_process_has_ingested(home: Path, corpus: Path) -> None:
    with Assistant.open(home=home) as assistant:
        before = assistant.status()
        # A command of its own, as an operator would run it.
        command = [sys.executable, "-m", "assistant", "ingest", str(corpus), "--json"]
        environment = {**os.environ, "PYTHONPATH": str(PROJECT), "ASSISTANT_HOME": str(home)}
        ran = subprocess.run(command, env=environment, capture_output=True, check=True)
        assert json.loads(ran.stdout)["articles"] == before.articles + 2
        ended = time.monotonic() + 5
        while assistant.status().generation == before.generation and time.monotonic() < ended:
            time.sleep(0.05)
        assert assistant.status().articles == before.articles + 2


def test_an_answer_that_is_under_way_ends_on_the_index_it_began_with(home: Path, corpus: Path) -> None:
    with Assistant.open(home=home) as assistant:
        passages = assistant.passages()
        first = next(passages)
        assistant.ingest([corpus])
        (corpus / "bees.md").write_text("# Other\n\n## Summary\n\nNothing.\n", encoding="utf-8")
        assistant.ingest([corpus])  # now the files of the first generation are gone
        rest = list(passages)
        assert {passage.article.id for passage in (first, *rest)} == {first.article.id}


def test_a_broken_new_index_does_not_silence_a_running_assistant(home: Path, corpus: Path) -> None:
    with Assistant.open(home=home) as assistant:
        articles = assistant.status().articles
        copy = home / "generations" / "000777"
        shutil.copytree(generation_of(home), copy)
        (copy / "arrays.npz").write_bytes(b"")
        (home / "CURRENT").write_text("000777", encoding="utf-8")
        assert assistant.status().articles == articles


def test_at_most_the_generation_before_is_kept(tmp_path: Path, corpus: Path, embedder: CountingEmbedder) -> None:
    home = tmp_path / "home"
    for turn in range(4):
        (corpus / "bees.md").write_text(f"# Bees\n\n## Summary\n\nTurn {turn}.\n", encoding="utf-8")
        ingest(home, [corpus], embedder)
    assert len(list((home / "generations").iterdir())) == 2
    assert len(list((home / "vectors").iterdir())) == 1


def test_a_folder_of_chroma_is_counted_again_once_it_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, keys = tmp_path / "chroma", [bytes([number] * 16) for number in range(3)]
    shelf = ChromaShelf(folder)
    shelf.add(keys, np.eye(3, 8, dtype=np.float32))
    assert shelf.count() == 3
    shelf.close()
    counted = []
    count = Shelf.count
    monkeypatch.setattr(Shelf, "count", lambda self: counted.append(self) or count(self))
    shelf = ChromaShelf(folder)
    assert (shelf.count(), counted) == (3, [])
    shelf.add([bytes(16 * [9])], np.ones((1, 8), np.float32))
    assert (shelf.count(), len(counted)) == (4, 1)
    shelf.close()
    os.utime(folder / "chroma.sqlite3", (1, 1))
    shelf = ChromaShelf(folder)
    assert (shelf.count(), len(counted)) == (4, 2)
    shelf.close()


def test_a_process_that_reads_files_ends_in_silence_when_nobody_listens_any_more(tmp_path: Path) -> None:
    task = pickle.dumps(("prepare", [CorpusFile("a", "a.md", tmp_path / "a.md", tmp_path, "")]))
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "assistant.index.workers"]
    ended = subprocess.run(command, input=task, stdout=writing, stderr=subprocess.PIPE, check=False, cwd=PROJECT)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")
