"""Brings the index up to date with files: only what changed is parsed and embedded again."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from assistant.corpus.reading import CorpusFile, find_files, is_passed_over
from assistant.corpus.warnings import ParseWarning
from assistant.errors import CorpusBroken, HomeUnusable, IndexBroken
from assistant.index.catalogue import Catalogue, IndexedFile, files_of_other_version
from assistant.index.chroma_server import ChromaServer
from assistant.index.embedding import Embedder
from assistant.index.generations import (
    catalogue_path,
    current_generation,
    hold_lock,
    publish_generation,
    start_generation,
)
from assistant.index.vectors import remove_store
from assistant.index.writing import Plan, read_base, write_generation
from assistant.index.writing import Progress as Progress  # surfaces name it too
from assistant.privacy.flows import Flow, Told, in_home
from assistant.settings import Settings


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


def ingest(
    home: Path,
    paths: Sequence[Path],
    embedder: Embedder,
    *,
    prune: bool = False,
    progress: Progress = lambda share: None,
    server: ChromaServer | None = None,
) -> IngestReport:
    """Read files and folders into the index of `home`; readers see all of it at once or nothing.

    Args:
        home: the data folder, made when it is missing.
        paths: files (`*.md`, `*.txt`) and folders.
        embedder: makes the vectors; when it is not the one that the index was made with, every
            passage is embedded again and the report says so.
        prune: also forget articles of the given folders whose files are gone.
        progress: called with the share done (0 to 1) as the work goes on.
        server: the Chroma server that gets the vectors; None keeps them in the home alone.

    Raises:
        CorpusBroken: a path is missing, two files would be the same article, or there is neither an article in the
            paths nor an index.
        HomeUnusable: the folder cannot be written, or the disk is full.
        NotReachable: another process is writing to this home, or the server does not answer.
    """
    files, warnings = find_files(paths)
    if not files and paths and current_generation(home) is None:
        raise CorpusBroken(_tell_nothing_found(paths, warnings))
    with hold_lock(home):
        try:
            files = [*files, *_files_from_before(home, files)]
            report = _ingest(home, paths, files, embedder, prune, progress, server)
        except (OSError, sqlite3.Error) as error:
            raise HomeUnusable(
                f"The index in {home} could not be written ({error}). "
                "Free some space or choose another ASSISTANT_HOME; the index from before is untouched."
            ) from error
    return replace(report, warnings=(*warnings, *report.warnings))


def _tell_nothing_found(paths: Sequence[Path], warnings: Sequence[ParseWarning]) -> str:
    where = ", ".join(str(path.absolute()) for path in paths)
    if warnings:
        problem = f"{warnings[0]}" + (f" ({len(warnings) - 1} more)" if len(warnings) > 1 else "")
    else:
        problem = "no file in it ends in .md or .txt"
    return f"There is no article in {where}: {problem}. Name a folder that holds articles: assistant ingest PATH"


def _ingest(
    home: Path,
    paths: Sequence[Path],
    files: Sequence[CorpusFile],
    embedder: Embedder,
    prune: bool,
    progress: Progress,
    server: ChromaServer | None,
) -> IngestReport:
    base = read_base(home, embedder)
    gone = _gone(base.files, files, paths) if prune else []
    plan = _make_plan(files, base.files, [*gone, *_renamed(base.files, files)])
    erases = prune and (bool(plan.removed) or base.holds_removed)
    changes_nothing = base.is_whole and plan.is_empty and not erases
    if base.manifest is not None and changes_nothing and base.has_shelf(server):
        return IngestReport(unchanged=plan.unchanged, articles=base.manifest.articles, rows=base.manifest.rows)
    folder = start_generation(home)
    try:
        written = write_generation(home, folder, base, plan, embedder, server, progress, erases=erases)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    publish_generation(home, folder, keep_before=not erases, remove_store=partial(remove_store, server=server))
    progress(1.0)
    return IngestReport(
        tuple(sorted(plan.added)),
        tuple(sorted(plan.changed)),
        tuple(sorted(plan.removed)),
        plan.unchanged,
        tuple(written.warnings),
        base.problem,
        written.manifest.articles,
        written.manifest.rows,
    )


def require_corpus(settings: Settings) -> None:
    """Make sure that there is a corpus for an empty home to begin with.

    Raises:
        CorpusBroken: what the settings name does not exist.
    """
    if not settings.seeds.exists():
        raise CorpusBroken(
            f"There is no index in {settings.home.absolute()}, and the corpus to make one from, "
            f"{settings.seeds.absolute()}, does not exist. Correct ASSISTANT_SEEDS, or: assistant ingest PATH"
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


def _make_plan(files: Iterable[CorpusFile], known: dict[str, IndexedFile], gone: list[str]) -> Plan:
    plan = Plan(removed=gone)
    files = list(files)
    now = {(str(file.root), file.file): file.id for file in files}
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
            is_renamed = (before.root, before.file) in now and now[before.root, before.file] != file.id
            if not is_renamed and elsewhere.resolve() != file.path.resolve() and elsewhere.exists():
                raise CorpusBroken(
                    f"{file.path} and {elsewhere} would both be the article {file.id}. Rename one of them."
                )
            plan.changed.append(file.id)
            plan.to_read.append(file)
    return plan


def _renamed(known: dict[str, IndexedFile], files: Sequence[CorpusFile]) -> list[str]:
    """The articles whose files are now known under another name, as another file has the one that they had."""
    now = {(str(file.root), file.file): file.id for file in files}
    present = set(now.values())
    return [
        file.id
        for file in known.values()
        if file.id not in present and now.get((file.root, file.file), file.id) != file.id
    ]


def _gone(known: dict[str, IndexedFile], files: Iterable[CorpusFile], paths: Sequence[Path]) -> list[str]:
    """The articles that were read from the given folders and whose files are not there any more or are no articles.

    A file that is still there but cannot be read today keeps its article.
    """
    present = {file.id for file in files}
    folders = {str(path.resolve()) for path in paths if path.is_dir()}
    missing = [file for file in known.values() if file.id not in present and file.root in folders]
    return [file.id for file in missing if not (path := Path(file.root) / file.file).exists() or is_passed_over(path)]


def declare_flow(settings: Settings) -> Flow:
    """What an index holds."""
    return Flow(
        __name__,
        Told("Index des articles", "Index of the articles"),
        Told("les articles et leurs vecteurs, aucune question", "the articles and their vectors, no question"),
        in_home(settings, ""),
        Told("jusqu’à «\u00a0assistant ingest --prune\u00a0»", "until “assistant ingest --prune”"),
        ("ASSISTANT_HOME", "ASSISTANT_SEEDS"),
        is_active=True,
    )
