"""The index follows the files, as a whole or not at all."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant import Assistant
from assistant.errors import CorpusBroken, HomeUnusable, IndexBroken, NotReachable
from assistant.index.building import IngestReport, ingest
from assistant.index.embedding import EmbeddedEmbedder, Vectors
from assistant.index.generations import (
    arrays_path,
    catalogue_path,
    current_generation,
    hold_lock,
    store_path,
    words_path,
)
from assistant.index.manifest import read_manifest
from assistant.index.opening import open_generation
from assistant.index.passages import searched_text
from assistant.records import HEADER


class CountingEmbedder:
    """Cheap vectors that depend on the letters, and a list of the texts embedded."""

    def __init__(self, identity: str = "counting", dimension: int = 8) -> None:
        self.identity = identity
        self.dimension = dimension
        self.embedded: list[str] = []

    def embed(self, texts: list[str]) -> Vectors:
        self.embedded += texts
        counted = [np.bincount(list(text.encode()), minlength=256)[97 : 97 + self.dimension] for text in texts]
        vectors = np.array(counted, dtype=np.float32).reshape(-1, self.dimension)
        return np.asarray((vectors + 1) / np.linalg.norm(vectors + 1, axis=1, keepdims=True), dtype=np.float32)


@pytest.fixture
def embedder() -> CountingEmbedder:
    return CountingEmbedder()


def held(home: Path, embedder: CountingEmbedder) -> tuple[set[str], set[str]]:
    """The locators in the catalogue that may answer, and those that have the vector of their text."""
    generation = current_generation(home)
    assert generation is not None
    with open_generation(generation, embedder) as opened:
        passages = [p for p in opened.catalogue.passages() if p.locator.place != HEADER]
        embedded = len(embedder.embedded)
        right = embedder.embed([searched_text(passage) for passage in passages])
        del embedder.embedded[embedded:]
        near = np.einsum("ij,ij->i", right, opened.vectors.whole()) > 0.999 if len(passages) else []
        with_vector = {locator for locator, is_right in zip(opened.locators, near, strict=True) if is_right}
        return {str(passage.locator) for passage in passages}, with_vector


def vectors_of(generation: Path) -> Path:
    return store_path(generation, read_manifest(generation).store)


def manifest_of(generation: Path) -> Path:
    return generation / "manifest.json"


def counts(report: IngestReport) -> Sequence[int]:
    return len(report.added), len(report.changed), len(report.removed), report.unchanged


def test_catalogue_and_vectors_hold_the_same_passages(tmp_path: Path, corpus: Path, embedder: CountingEmbedder) -> None:
    report = ingest(tmp_path / "home", [corpus], embedder)
    assert (report.articles, report.rows) == (2, 3)
    in_catalogue, in_vectors = held(tmp_path / "home", embedder)
    assert in_catalogue == in_vectors
    assert {"bees#concerns/1", "bees#concerns/2", "bees#summary", "trains#signals/1"} <= in_catalogue


def test_only_what_changed_is_embedded_again(tmp_path: Path, corpus: Path, embedder: CountingEmbedder) -> None:
    home = tmp_path / "home"
    ingest(home, [corpus], embedder)
    embedder.embedded.clear()
    assert counts(ingest(home, [corpus], embedder)) == (0, 0, 0, 2)
    assert embedder.embedded == []
    trains = corpus / "trains.md"
    trains.write_text(trains.read_text("utf-8").replace("Flight shame", "Rail pride"), encoding="utf-8")
    assert counts(ingest(home, [corpus], embedder)) == (0, 1, 0, 1)
    assert any("Rail pride" in text for text in embedder.embedded)
    assert not any("hives" in text for text in embedder.embedded)


def test_an_ingest_without_changes_publishes_no_generation(
    tmp_path: Path, corpus: Path, embedder: CountingEmbedder
) -> None:
    home = tmp_path / "home"
    ingest(home, [corpus], embedder)
    generation = current_generation(home)
    ingest(home, [corpus], embedder)
    assert current_generation(home) == generation


def test_a_gone_file_stays_until_pruned(tmp_path: Path, corpus: Path, embedder: CountingEmbedder) -> None:
    home = tmp_path / "home"
    ingest(home, [corpus], embedder)
    (corpus / "bees.md").unlink()
    assert counts(ingest(home, [corpus], embedder)) == (0, 0, 0, 1)
    assert counts(ingest(home, [corpus], embedder, prune=True)) == (0, 0, 1, 1)
    assert not [locator for locators in held(home, embedder) for locator in locators if locator.startswith("bees#")]


def test_pruning_one_folder_leaves_other_folders_alone(
    tmp_path: Path, corpus: Path, seeds: Path, embedder: CountingEmbedder
) -> None:
    home = tmp_path / "home"
    ingest(home, [corpus, seeds], embedder)
    assert counts(ingest(home, [corpus], embedder, prune=True)) == (0, 0, 0, 2)


def test_a_moved_folder_is_no_change(tmp_path: Path, corpus: Path, embedder: CountingEmbedder) -> None:
    home = tmp_path / "home"
    ingest(home, [corpus], embedder)
    embedder.embedded.clear()
    moved = Path(shutil.move(corpus, tmp_path / "elsewhere"))
    assert counts(ingest(home, [moved], embedder)) == (0, 0, 0, 2)
    assert embedder.embedded == []
    assert counts(ingest(home, [moved], embedder, prune=True)) == (0, 0, 0, 2)


def test_two_files_of_one_name_are_refused(tmp_path: Path, corpus: Path, embedder: CountingEmbedder) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "bees.txt").write_text("# Other bees\n", encoding="utf-8")
    with pytest.raises(CorpusBroken, match=r"bees\.md.*bees\.txt"):
        ingest(tmp_path / "home", [corpus, other], embedder)
    assert current_generation(tmp_path / "home") is None
    ingest(tmp_path / "home", [corpus], embedder)
    with pytest.raises(CorpusBroken, match="would both be the article bees"):
        ingest(tmp_path / "home", [other], embedder)


def test_a_file_that_gets_another_name_beside_a_new_one_is_no_article_twice(
    tmp_path: Path, embedder: CountingEmbedder
) -> None:
    home, folder = tmp_path / "home", tmp_path / "posts"
    for name in ("sea", "sky"):
        (folder / name).mkdir(parents=True)
    (folder / "sky" / "index.md").write_text("# Sky\n\nkites\n", encoding="utf-8")
    assert ingest(home, [folder], embedder).added == ("index",)
    (folder / "sea" / "index.md").write_text("# Sea\n\nkelp\n", encoding="utf-8")
    report = ingest(home, [folder], embedder)
    assert (report.added, report.removed, report.articles) == (("sea-index", "sky-index"), ("index",), 2)
    assert counts(ingest(home, [folder], embedder)) == (0, 0, 0, 2)


def test_another_embedder_makes_every_vector_anew_and_says_so(
    tmp_path: Path, corpus: Path, embedder: CountingEmbedder
) -> None:
    home = tmp_path / "home"
    ingest(home, [corpus], embedder)
    wider = CountingEmbedder("wider", 16)
    report = ingest(home, [corpus], wider)
    assert report.rebuilt_because is not None
    assert "counting" in report.rebuilt_because
    assert "wider" in report.rebuilt_because
    in_catalogue, in_vectors = held(home, wider)
    assert in_catalogue == in_vectors
    assert sum("hives" in text for text in wider.embedded) >= 3


def test_a_damaged_index_is_built_anew(tmp_path: Path, corpus: Path, embedder: CountingEmbedder) -> None:
    home = tmp_path / "home"
    ingest(home, [corpus], embedder)
    generation = current_generation(home)
    assert generation is not None
    catalogue_path(generation).write_bytes(b"not a database" * 100)
    with pytest.raises(IndexBroken, match="assistant ingest"):
        open_generation(generation, embedder)
    report = ingest(home, [corpus], embedder)
    assert report.rebuilt_because is not None
    assert report.articles == 2


@pytest.mark.parametrize("part", [vectors_of, manifest_of, words_path, arrays_path, catalogue_path])
def test_a_missing_part_is_noticed_when_opening_and_mended_by_an_ingest(
    part: Callable[[Path], Path], tmp_path: Path, corpus: Path, embedder: CountingEmbedder
) -> None:
    home = tmp_path / "home"
    ingest(home, [corpus], embedder)
    generation = current_generation(home)
    assert generation is not None
    lost = part(generation)
    shutil.rmtree(lost) if lost.is_dir() else lost.unlink()
    with pytest.raises(IndexBroken, match="Mend"):
        open_generation(generation, embedder)
    assert ingest(home, [corpus], embedder).rebuilt_because is not None
    in_catalogue, in_vectors = held(home, embedder)
    assert in_catalogue == in_vectors


def test_a_broken_ingest_leaves_the_old_generation(
    tmp_path: Path, corpus: Path, embedder: CountingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    ingest(home, [corpus], embedder)
    before = held(home, embedder)
    (corpus / "new.md").write_text("# New\n\n## Summary\n\nSomething new.\n", encoding="utf-8")

    def fail(texts: list[str]) -> Vectors:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(embedder, "embed", fail)
    with pytest.raises(HomeUnusable, match="No space left"):
        ingest(home, [corpus], embedder)
    monkeypatch.undo()
    assert held(home, embedder) == before
    assert not list((home / "generations").glob("building-*"))


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path: Path, corpus: Path, embedder: CountingEmbedder) -> None:
    home = tmp_path / "home"
    with hold_lock(home):
        script = (
            "import sys; from pathlib import Path; from assistant.index.generations import hold_lock\n"
            "from assistant.errors import NotReachable\n"
            "try:\n    hold_lock(Path(sys.argv[1])).__enter__()\n"
            "except NotReachable as error:\n    print(error)\n"
        )
        said = subprocess.run([sys.executable, "-c", script, home], capture_output=True, text=True, check=True).stdout
    assert f"process {os.getpid()}" in said
    assert NotReachable.exit_status == 3


def test_a_home_that_is_a_file_is_refused_in_one_line(tmp_path: Path, corpus: Path, embedder: CountingEmbedder) -> None:
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    with pytest.raises(HomeUnusable, match="ASSISTANT_HOME"):
        ingest(tmp_path / "home", [corpus], embedder)


def test_progress_grows_to_the_whole(tmp_path: Path, corpus: Path, embedder: CountingEmbedder) -> None:
    shares: list[float] = []
    ingest(tmp_path / "home", [corpus], embedder, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_folder_without_articles_is_said_and_makes_no_index(tmp_path: Path, embedder: CountingEmbedder) -> None:
    (tmp_path / "nothing").mkdir()
    with pytest.raises(CorpusBroken, match=r"no article in .*nothing: no file in it ends in \.md or \.txt"):
        ingest(tmp_path / "home", [tmp_path / "nothing"], embedder)
    (tmp_path / "nothing" / "blank.md").write_text("", encoding="utf-8")
    with pytest.raises(CorpusBroken, match=r"blank\.md:1: the file is empty"):
        ingest(tmp_path / "home", [tmp_path / "nothing"], embedder)
    assert not (tmp_path / "home").exists()


def test_a_folder_whose_articles_are_gone_leaves_an_empty_index(
    tmp_path: Path, corpus: Path, embedder: CountingEmbedder
) -> None:
    ingest(tmp_path / "home", [corpus], embedder)
    for file in corpus.iterdir():
        file.unlink()
    report = ingest(tmp_path / "home", [corpus], embedder, prune=True)
    assert (len(report.removed), report.articles, report.rows) == (2, 0, 0)


def test_a_page_that_has_become_no_article_is_forgotten_when_asked(
    tmp_path: Path, corpus: Path, embedder: CountingEmbedder
) -> None:
    page = corpus / "page.md"
    page.write_text("# Page\n\nText.\n", encoding="utf-8")
    assert ingest(tmp_path / "home", [corpus], embedder).articles == 3
    page.write_text("# Page\n\n```\npip install scan\n```\n", encoding="utf-8")
    report = ingest(tmp_path / "home", [corpus], embedder)
    assert (report.articles, [str(warning)[:24] for warning in report.warnings]) == (3, ["page.md:1: not an articl"])
    assert ingest(tmp_path / "home", [corpus], embedder, prune=True).removed == ("page",)


def test_the_embedded_embedder_gives_unit_vectors_and_knows_both_languages() -> None:
    embedder = EmbeddedEmbedder()
    water, eau, tax = embedder.embed(["water consumption", "la consommation d'eau", "corporate taxation"])
    assert water.shape == (embedder.dimension,)
    assert np.linalg.norm(water) == pytest.approx(1.0, abs=1e-3)
    assert water @ eau > water @ tax
    assert embedder.embed_query("water consumption") == pytest.approx(water.tolist(), abs=1e-5)
    assert embedder.embed([]).shape == (0, embedder.dimension)


def test_an_index_of_another_version_is_made_anew_from_its_own_files(
    corpus: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    home = tmp_path / "home"
    Assistant.open(home=home, corpus=corpus).close()
    (catalogue,) = home.rglob("catalogue.sqlite3")
    connection = sqlite3.connect(catalogue)
    connection.execute("UPDATE facts SET value = '0' WHERE key = 'schema'")
    connection.commit()
    connection.close()
    (corpus / "trains.md").unlink()
    with Assistant.open(home=home) as assistant:
        assert assistant.status().articles == 1  # the one whose file is still there, and not the seed article
        assert assistant.show("bees#concerns/1").file == "bees.md"
    assert "another version" in caplog.text


def test_titles_and_labels_are_embedded_once_and_kept(tmp_path: Path, corpus: Path, embedder: CountingEmbedder) -> None:
    home = tmp_path / "home"
    ingest(home, [corpus], embedder)
    (corpus / "new.md").write_text("# A zebra on the quay\n\n## Summary\n\nIt swims.\n", encoding="utf-8")
    embedder.embedded.clear()
    ingest(home, [corpus], embedder)
    generation = current_generation(home)
    assert generation is not None
    assert "A zebra on the quay" in embedder.embedded
    embedder.embedded.clear()
    with open_generation(generation, embedder) as opened:
        titles = list(opened.catalogue.titles().values())
        assert not embedder.embedded
        assert np.allclose(opened.names.titles, embedder.embed(titles), atol=1e-3)
        labels = [label for article in opened.catalogue.articles() for label in article.labels]
        assert np.allclose(opened.names.labels, embedder.embed(labels), atol=1e-3)
    assert len(titles) == 3
    (corpus / "new.md").unlink()
    embedder.embedded.clear()
    ingest(home, [corpus], embedder, prune=True)
    assert not embedder.embedded
    with open_generation(current_generation(home) or generation, embedder) as opened:
        assert len(opened.names.titles) == 2
