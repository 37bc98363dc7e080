"""Brings the index up to date with files: only what changed is parsed and embedded again."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from chromadb.errors import ChromaError

from assistant.corpus.parsing import parse_article
from assistant.corpus.reading import CorpusFile, find_files
from assistant.corpus.warnings import ParseWarning
from assistant.errors import CorpusBroken, HomeUnusable, IndexBroken
from assistant.index.arrays import PassageArrays
from assistant.index.catalogue import Catalogue, CatalogueWriter, IndexedFile, files_of_other_version, searched_text
from assistant.index.embedding import Embedder
from assistant.index.generations import (
    arrays_path,
    catalogue_path,
    current_generation,
    hold_lock,
    publish_generation,
    start_generation,
    vectors_path,
)
from assistant.index.opening import open_generation, open_vectors
from assistant.records import Passage

_EMBEDDED_AT_ONCE = 256

Progress = Callable[[float], None]  # the share of the work that is done, from 0 to 1
_PARSING_SHARE, _ARRAYS_SHARE = 0.1, 0.2


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did; article identifiers, sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    warnings: tuple[ParseWarning, ...] = ()
    rebuilt_because: str | None = None  # why every vector was made anew, None when that was not needed
    articles: int = 0
    rows: int = 0


@dataclass(slots=True)
class _Plan:
    to_read: list[CorpusFile] = field(default_factory=list)
    moved: list[CorpusFile] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.to_read or self.moved or self.removed)


def ingest(
    home: Path,
    paths: Sequence[Path],
    embedder: Embedder,
    *,
    prune: bool = False,
    progress: Progress = lambda share: None,
) -> IngestReport:
    """Read files and folders into the index of `home`; readers see all of it at once or nothing.

    Args:
        home: the data folder, made when it is missing.
        paths: files (`*.md`, `*.txt`) and folders.
        embedder: makes the vectors; when it is not the one that the index was made with, every
            passage is embedded again and the report says so.
        prune: also forget articles of the given folders whose files are gone.
        progress: called with the share done (0 to 1) as the work goes on.

    Raises:
        CorpusBroken: a path is missing, or two files would be the same article.
        HomeUnusable: the folder cannot be written, or the disk is full.
        NotReachable: another process is writing to this home.
    """
    files, warnings = find_files(paths)
    with hold_lock(home):
        try:
            files = [*files, *_files_from_before(home, files)]
            report = _ingest(home, paths, files, embedder, prune, progress)
        except (OSError, sqlite3.Error, ChromaError) as error:
            raise HomeUnusable(
                f"The index in {home} could not be written ({error}). "
                "Free some space or choose another ASSISTANT_HOME; the index from before is untouched."
            ) from error
    return IngestReport(
        report.added,
        report.changed,
        report.removed,
        report.unchanged,
        (*warnings, *report.warnings),
        report.rebuilt_because,
        report.articles,
        report.rows,
    )


def _ingest(
    home: Path,
    paths: Sequence[Path],
    files: Sequence[CorpusFile],
    embedder: Embedder,
    prune: bool,
    progress: Progress,
) -> IngestReport:
    base = current_generation(home)
    known, rebuilt_because, base = _read_base(base, embedder)
    plan = _make_plan(files, known, _gone(known, files, paths) if prune else [])
    if base is not None and plan.is_empty and rebuilt_because is None:
        catalogue = Catalogue(catalogue_path(base))
        try:
            return IngestReport(
                unchanged=plan.unchanged, articles=catalogue.count_articles(), rows=catalogue.count_rows()
            )
        finally:
            catalogue.close()
    folder = start_generation(home, base)
    try:
        warnings = _write(folder, plan, embedder, rebuilt_because is not None, progress)
        with open_generation(folder, embedder) as written:
            articles, rows = written.catalogue.count_articles(), written.catalogue.count_rows()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    publish_generation(home, folder)
    return IngestReport(
        tuple(sorted(plan.added)),
        tuple(sorted(plan.changed)),
        tuple(sorted(plan.removed)),
        plan.unchanged,
        tuple(warnings),
        rebuilt_because,
        articles,
        rows,
    )


def find_other_embedder(home: Path, embedder: Embedder) -> str | None:
    """The embedder that the current generation was made with, when it is another one than this; else None.

    An index that cannot be read gives None: opening it says what is wrong.
    """
    base = current_generation(home)
    if base is None:
        return None
    try:
        catalogue = Catalogue(catalogue_path(base))
    except IndexBroken:
        return None
    made_with = catalogue.facts.get("embedder", "")
    catalogue.close()
    return None if made_with == embedder.identity else made_with


def is_of_other_version(home: Path) -> bool:
    """Whether the current generation was written by another version of the program, from files that are known."""
    base = current_generation(home)
    return base is not None and bool(files_of_other_version(catalogue_path(base)))


def _files_from_before(home: Path, found: Sequence[CorpusFile]) -> list[CorpusFile]:
    """The files of an index of another version that are still there and not among those found."""
    base = current_generation(home)
    if base is None:
        return []
    given = {file.id for file in found}
    files = []
    for known in files_of_other_version(catalogue_path(base)):
        path = Path(known.root) / known.file
        if known.id not in given and path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            files.append(CorpusFile(known.id, known.file, path, Path(known.root), digest))
    return files


def _read_base(base: Path | None, embedder: Embedder) -> tuple[dict[str, IndexedFile], str | None, Path | None]:
    """What is indexed already, why all vectors must be made anew, and the generation to start from."""
    if base is None:
        return {}, None, None
    try:
        catalogue = Catalogue(catalogue_path(base))
    except IndexBroken as error:
        return {}, str(error).split(" Mend")[0], None
    known, made_with = catalogue.files(), catalogue.facts.get("embedder", "")
    catalogue.close()
    if made_with != embedder.identity:
        return known, f"The index was made with the embedder {made_with}, the settings name {embedder.identity}.", base
    try:
        open_generation(base, embedder).close()
    except IndexBroken as error:
        # The catalogue is whole: everything else can be made from it.
        return known, str(error).split(" Mend")[0], base
    return known, None, base


def _make_plan(files: Iterable[CorpusFile], known: dict[str, IndexedFile], gone: list[str]) -> _Plan:
    plan = _Plan(removed=gone)
    for file in files:
        before = known.get(file.id)
        if before is None:
            plan.added.append(file.id)
            plan.to_read.append(file)
        elif before.digest == file.digest:
            plan.unchanged += 1
            if (before.root, before.file) != (str(file.root), file.file):
                plan.moved.append(file)
        else:
            elsewhere = Path(before.root) / before.file
            if elsewhere.resolve() != file.path.resolve() and elsewhere.exists():
                raise CorpusBroken(
                    f"{file.path} and {elsewhere} would both be the article {file.id}. Rename one of them."
                )
            plan.changed.append(file.id)
            plan.to_read.append(file)
    return plan


def _gone(known: dict[str, IndexedFile], files: Iterable[CorpusFile], paths: Sequence[Path]) -> list[str]:
    """The articles that were read from the given folders and whose files are not there any more.

    A file that is still there but cannot be read today keeps its article.
    """
    present = {file.id for file in files}
    folders = {str(path.resolve()) for path in paths if path.is_dir()}
    return [
        file.id
        for file in known.values()
        if file.id not in present and file.root in folders and not (Path(file.root) / file.file).exists()
    ]


def _write(folder: Path, plan: _Plan, embedder: Embedder, embed_all: bool, progress: Progress) -> list[ParseWarning]:
    warnings: list[ParseWarning] = []
    fresh: list[Passage] = []
    stale: list[str] = []
    with CatalogueWriter(catalogue_path(folder)) as writer:
        for file in plan.moved:
            writer.move_article(file.id, root=str(file.root), file=file.file)
        for id in (*plan.changed, *plan.removed):
            stale += writer.remove_article(id)
        for number, file in enumerate(plan.to_read):
            parsed = parse_article(file)
            warnings += parsed.warnings
            fresh += writer.add_article(parsed.article, root=str(file.root), digest=file.digest)
            progress(_PARSING_SHARE * (number + 1) / len(plan.to_read))
        writer.remember("embedder", embedder.identity)
        writer.remember("dimension", str(embedder.dimension))
    if embed_all:
        shutil.rmtree(vectors_path(folder), ignore_errors=True)
        catalogue = Catalogue(catalogue_path(folder))
        fresh, stale = list(catalogue.passages()), []
        catalogue.close()
    _write_vectors(folder, fresh, stale, embedder, progress)
    _write_arrays(folder, embedder, reuse=not embed_all)
    progress(1.0)
    return warnings


def _write_vectors(
    folder: Path, fresh: Sequence[Passage], stale: Sequence[str], embedder: Embedder, progress: Progress
) -> None:
    vectors = open_vectors(folder, embedder, create=True)
    try:
        vectors.remove(stale)
        for start in range(0, len(fresh), _EMBEDDED_AT_ONCE):
            batch = fresh[start : start + _EMBEDDED_AT_ONCE]
            vectors.add([str(p.locator) for p in batch], embedder.embed([searched_text(p) for p in batch]))
            done = (start + len(batch)) / len(fresh)
            progress(_PARSING_SHARE + (1.0 - _PARSING_SHARE - _ARRAYS_SHARE) * done)
    finally:
        vectors.close()


def _write_arrays(folder: Path, embedder: Embedder, *, reuse: bool) -> None:
    """Write what ranking needs of all passages; words that the generation before knew are not embedded again."""
    target = arrays_path(folder)
    known = {}
    if reuse and target.is_dir():
        try:
            known = PassageArrays.load(target).word_vectors()
        except (OSError, KeyError, ValueError):
            known = {}  # damaged or of another version: all words are embedded again
    catalogue = Catalogue(catalogue_path(folder))
    try:
        arrays = PassageArrays.build(catalogue.ranked_passages(), embedder, known)
    finally:
        catalogue.close()
    target.mkdir(exist_ok=True)
    arrays.save(target)
