"""The questions and answers that people chose to have kept: one SQLite file that only its owner reads.

What is erased is gone from the bytes of the file: freed content is overwritten, the file is written anew, and the
journal is deleted with every change, so that no other file holds it either.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from assistant.errors import HomeUnusable
from assistant.history.owners import is_offered
from assistant.privacy.flows import Flow, Told, in_home
from assistant.records import Answer, Language
from assistant.rendering import render_json
from assistant.settings import Settings
from assistant.typography import write_number

FILE = "history.sqlite3"
EACH_AT_MOST = 2000  # a person's oldest give way
_DAY_SECONDS = 86_400.0
_PATIENCE_SECONDS = 10.0  # for another process or thread that is writing
_TABLES = """
CREATE TABLE IF NOT EXISTS persons (person TEXT PRIMARY KEY, since REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS kept (
    id TEXT NOT NULL UNIQUE, person TEXT NOT NULL, asked_at REAL NOT NULL, form TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS kept_by_person ON kept (person, asked_at);
"""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """One question with its answer, as it was given."""

    id: str  # that nobody guesses
    asked_at: datetime  # of this machine's time zone
    form: Mapping[str, Any]  # the answer as JSON, with `scope` in words and `corpus_version`


@dataclass(frozen=True, slots=True)
class Holding:
    """How much is kept of a person."""

    person: str
    since: datetime | None  # when they switched it on; None when it is off
    count: int


class History:
    """The history of a home. Opened anew for every use: threads and processes may share the file.

    Args:
        settings: whether and how long anything is kept.
        now: in seconds since 1970.

    Every method raises HomeUnusable when the file cannot be read or written.
    """

    def __init__(self, settings: Settings, now: Callable[[], float] = time.time) -> None:
        self.days = settings.history_days
        self.path = settings.home / FILE
        self._now = now

    def switch_on(self, person: str) -> None:
        """Keep what somebody asks from now on; does nothing where nothing may be kept."""
        if self.days:
            self._sweep(None)
            with self._open(create=True) as file:
                file.execute("INSERT OR IGNORE INTO persons VALUES (?, ?)", (person, self._now()))

    def switch_off(self, person: str) -> None:
        """Keep nothing more; what is kept stays until it is erased or expires."""
        self._sweep(None)
        if self.path.exists():
            with self._erasing() as file:
                file.execute("DELETE FROM persons WHERE person = ?", (person,))

    def keep(self, person: str, answer: Answer, scope: str, version: str) -> bool:
        """Keep an answer if its person has switched it on; tells whether it was kept.

        Args:
            scope: in words, as the answer was asked in it.
            version: of the corpus.
        """
        if not self.days or not self.path.exists():
            return False
        form = json.dumps(render_json(answer) | {"scope": scope, "corpus_version": version}, ensure_ascii=False)
        with self._open() as file:
            kept = file.execute(
                "INSERT INTO kept SELECT ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM persons WHERE person = ?)",
                (secrets.token_hex(16), person, self._now(), form.encode("utf-8", "replace").decode(), person),
            ).rowcount
        if kept:
            self._sweep(person)
        return bool(kept)

    def entries(self, person: str, *, limit: int = EACH_AT_MOST, offset: int = 0) -> list[Kept]:
        """What is kept of somebody, the latest first; what has expired is erased before."""
        self._sweep(person)
        if not self.path.exists():
            return []
        with self._open() as file:
            rows = file.execute(
                "SELECT id, asked_at, form FROM kept WHERE person = ? ORDER BY asked_at DESC, rowid DESC "
                "LIMIT ? OFFSET ?",
                (person, limit, offset),
            ).fetchall()
        return [_read(*row) for row in rows]

    def holding(self, person: str) -> Holding:
        """How much is kept of somebody."""
        found = [one for one in self.holdings() if one.person == person]
        return found[0] if found else Holding(person, None, 0)

    def find(self, person: str, id: str) -> Kept | None:
        """One of somebody's own; None when there is none, none any more, or when it is another person's."""
        self._sweep(person)
        if not self.path.exists():
            return None
        with self._open() as file:
            row = file.execute(
                "SELECT id, asked_at, form FROM kept WHERE person = ? AND id = ?", (person, id)
            ).fetchone()
        return _read(*row) if row else None

    def erase(self, person: str, id: str | None = None) -> int:
        """Erase one of somebody's own, or all of it; tells how many there were."""
        self._sweep(None)
        if not self.path.exists():
            return 0
        with self._erasing() as file:
            return file.execute(
                "DELETE FROM kept WHERE person = ? AND (? IS NULL OR id = ?)", (person, id, id)
            ).rowcount

    def forget(self, person: str) -> int:
        """Erase all that is kept of somebody, and that they had switched it on; tells how many questions there were."""
        count = self.erase(person)
        self.switch_off(person)
        return count

    def holdings(self) -> list[Holding]:
        """Everybody of whom anything is kept, by name."""
        self.sweep()
        if not self.path.exists():
            return []
        with self._open() as file:
            counts = dict(file.execute("SELECT person, count(*) FROM kept GROUP BY person"))
            since = dict(file.execute("SELECT person, since FROM persons"))
        return [
            Holding(person, _at(since[person]) if person in since else None, counts.get(person, 0))
            for person in sorted(counts.keys() | since.keys())
        ]

    def sweep(self) -> None:
        """Erase what has expired, of everybody; the whole file where nothing may be kept any more."""
        if not self.path.exists():
            return
        if self.days:
            self._sweep(None)
            return
        with self._erasing() as file:
            file.execute("DELETE FROM kept")
            file.execute("DELETE FROM persons")
        self.path.unlink(missing_ok=True)

    def _sweep(self, person: str | None) -> None:
        """Erase what has expired, and what is more than a person may have kept."""
        if not self.path.exists():
            return
        oldest = self._now() - self.days * _DAY_SECONDS
        with self._open() as file:
            expired = file.execute("SELECT rowid FROM kept WHERE asked_at <= ?", (oldest,)).fetchall()
            surplus = file.execute(
                "SELECT rowid FROM kept WHERE person = ? ORDER BY asked_at DESC, rowid DESC LIMIT -1 OFFSET ?",
                (person, EACH_AT_MOST),
            ).fetchall()
        if expired or surplus:
            with self._erasing() as file:
                file.executemany("DELETE FROM kept WHERE rowid = ?", {*expired, *surplus})

    @contextmanager
    def _erasing(self) -> Iterator[sqlite3.Connection]:
        """A change after which what was deleted is in no byte of the file any more."""
        with self._open() as file:
            changed = file.total_changes
            yield file
            file.commit()
            if file.total_changes > changed:
                # Moved content can linger within a page although it was deleted: the file is written anew.
                file.execute("VACUUM")

    @contextmanager
    def _open(self, *, create: bool = False) -> Iterator[sqlite3.Connection]:
        """The file, committed at the end."""
        try:
            if create:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
            if self.path.stat().st_mode & 0o077:
                self.path.chmod(0o600)
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE_SECONDS)) as file:
                file.execute("PRAGMA secure_delete = ON")
                file.execute("PRAGMA journal_mode = DELETE")
                file.execute("PRAGMA temp_store = MEMORY")  # what is written anew passes through no other file
                file.executescript(_TABLES)
                yield file
                file.commit()
        except (OSError, sqlite3.Error) as error:
            told = error.strerror if isinstance(error, OSError) else error
            raise HomeUnusable(f"{self.path} cannot be read or written ({told}). Check ASSISTANT_HOME") from None


def _read(id: str, asked_at: float, form: str) -> Kept:
    return Kept(id, _at(asked_at), json.loads(form))


def _at(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds).astimezone()


def declare_flow(settings: Settings) -> Flow:
    """What is kept of somebody who asked for it, and how long."""
    days, is_there = settings.history_days, (settings.home / FILE).exists()
    if days:
        kept = Told(
            f"{days} {'jour' if days == 1 else 'jours'}, ou moins si la personne efface\u202f; "
            f"au plus {write_number(EACH_AT_MOST, Language.FRENCH)} questions par personne",
            f"{days} {'day' if days == 1 else 'days'}, or less when the person erases; "
            f"at most {write_number(EACH_AT_MOST, Language.ENGLISH)} questions a person",
        )
    else:
        kept = Told("effacé au prochain démarrage du serveur", "erased at the next start of the server")
    return Flow(
        __name__,
        Told("Mes questions", "My questions"),
        Told(
            "seulement pour qui l’active\u00a0: le nom, les questions posées sur la page, leurs réponses, l’heure",
            "only for those who switch it on: the name, questions asked on the page, their answers, the time",
        ),
        in_home(settings, FILE),
        kept,
        ("ASSISTANT_HISTORY_DAYS", "ASSISTANT_HOME"),
        is_active=is_offered(settings) or is_there,
    )
