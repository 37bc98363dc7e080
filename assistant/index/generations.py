"""Where the index lies: one folder a generation, the vectors that they share, and a pointer to the current one.

    HOME/CURRENT                 the name of the current generation
    HOME/generations/NAME/       catalogue.sqlite3, arrays.npz, words.txt and manifest.json, never changed once current
    HOME/vectors/NAME/           vectors by what they were made of; lines are added, and none is changed
    HOME/ingest.lock             held by the one process that may write

A new generation is built under a name that begins with "building-", checked, renamed, and only then
pointed to: a reader sees the old generation or the new one, and a crash leaves the old one in place.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import HomeUnusable, IndexBroken, NotReachable
from assistant.index.manifest import ARRAYS, CATALOGUE, WORDS, read_manifest

_BUILDING = "building-"


def catalogue_path(generation: Path) -> Path:
    """The catalogue file of a generation."""
    return generation / CATALOGUE


def arrays_path(generation: Path) -> Path:
    """What ranking needs of all passages at once."""
    return generation / ARRAYS


def words_path(generation: Path) -> Path:
    """The corpus' words with their forms."""
    return generation / WORDS


def store_path(generation: Path, store: str) -> Path:
    """The folder of a store of vectors that a generation names."""
    return generation.parent.parent / "vectors" / store


def current_generation(home: Path) -> Path | None:
    """The folder of the current generation, or None when nothing has been ingested.

    Where the pointer leads nowhere it is the newest finished one: a folder has its number only once it is whole.

    Raises:
        HomeUnusable: the pointer cannot be read.
    """
    try:
        name = (home / "CURRENT").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise HomeUnusable(
            f"{home / 'CURRENT'} cannot be read: {error}. Set ASSISTANT_HOME to another folder."
        ) from None
    generations = home / "generations"
    if name.isdecimal() and (generations / name).is_dir():
        return generations / name
    return max((other for other in generations.glob("*") if other.name.isdecimal()), default=None)


def require_generation(home: Path) -> Path:
    """The folder of the current generation.

    Raises:
        IndexBroken: nothing has been ingested.
    """
    folder = current_generation(home)
    if folder is None:
        raise IndexBroken(
            f"There is no index in {home.absolute()}. Build one with: assistant ingest PATH, "
            "or name the folder that holds one in ASSISTANT_HOME."
        )
    return folder


def seconds_since_published(home: Path) -> float:
    """How long ago the current generation was published; 0.0 when there is none."""
    try:
        return max(0.0, time.time() - (home / "CURRENT").stat().st_mtime)
    except OSError:
        return 0.0


@contextmanager
def hold_lock(home: Path) -> Iterator[None]:
    """Be the one process that writes to this home.

    Raises:
        HomeUnusable: the folder cannot be made or written.
        NotReachable: another process is writing; says which.
    """
    lock_file, holder = home / "ingest.lock", home / "ingest.holder"
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(lock_file)
        lock.acquire(timeout=0)
    except Timeout:
        who = holder.read_text(encoding="utf-8").strip() if holder.exists() else "unknown"
        raise NotReachable(
            f"Another process ({who}) is ingesting into {home}. Wait until it has finished, then try again."
        ) from None
    except OSError as error:
        raise HomeUnusable(
            f"{home} cannot be written ({error.strerror or error}). Set ASSISTANT_HOME to a folder that can."
        ) from None
    try:
        # Only to tell others who it is: the lock holds without it, on a full disk too.
        with suppress(OSError):
            holder.write_text(f"process {os.getpid()}", encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            holder.unlink(missing_ok=True)
        lock.release()


def start_generation(home: Path) -> Path:
    """A fresh folder to build in; remains of broken runs are cleared."""
    generations = home / "generations"
    generations.mkdir(parents=True, exist_ok=True)
    for left_over in generations.glob(f"{_BUILDING}*"):
        shutil.rmtree(left_over, ignore_errors=True)
    taken = [int(folder.name) for folder in generations.iterdir() if folder.name.isdigit()]
    folder = generations / f"{_BUILDING}{max(taken, default=0) + 1:06d}"
    folder.mkdir()
    return folder


def publish_generation(home: Path, folder: Path, *, keep_before: bool, remove_store: Callable[[Path], None]) -> Path:
    """Make a finished generation the current one, and remove what no kept one needs.

    The one before it is kept for readers that are about to open it, unless it holds what must be gone; readers that
    have opened it go on reading either way.
    """
    before = current_generation(home) if keep_before else None
    final = folder.with_name(folder.name.removeprefix(_BUILDING))
    os.replace(folder, final)
    pointer = home / "CURRENT.new"
    with pointer.open("w", encoding="utf-8") as file:
        file.write(final.name)
        file.flush()
        os.fsync(file.fileno())
    os.replace(pointer, home / "CURRENT")
    for other in (home / "generations").iterdir():
        if other not in (final, before):
            shutil.rmtree(other, ignore_errors=True)
    stores = set()
    for kept in filter(None, (final, before)):
        with suppress(IndexBroken):
            stores.add(read_manifest(kept).store)
    for store in (home / "vectors").iterdir():
        if store.name not in stores:
            remove_store(store)
    return final
