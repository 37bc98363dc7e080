"""Local accounts: names and the argon2 hashes of their passwords, in one file of the home that only its owner reads."""

from __future__ import annotations

import json
import os
import re
import secrets
import stat
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from filelock import FileLock, Timeout

from assistant.errors import BadInput, HomeUnusable

PASSWORD_LENGTH = 12
_PASSWORD_AT_MOST = 1024  # a longer one only costs time
_FEWEST_DIFFERENT = 5
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?")
_LOCK_SECONDS = 10
_HASHERS_AT_ONCE = 2  # each takes 64 MiB


class Accounts:
    """The accounts of a home. The file is read anew when it changes; threads may share an object."""

    def __init__(self, home: Path, hasher: PasswordHasher | None = None) -> None:
        self._path = home / "accounts.json"
        self._hasher = hasher or PasswordHasher()
        # What a password is compared with when there is no such account: it takes the same time.
        self._nobody = self._hasher.hash(secrets.token_urlsafe(32))
        self._slots = threading.BoundedSemaphore(_HASHERS_AT_ONCE)
        self._lock = threading.Lock()
        self._seen: tuple[int, int, int] | None = None
        self._hashes: dict[str, str] = {}

    def names(self) -> list[str]:
        """The accounts in alphabetical order; [] without a file."""
        return sorted(self._read())

    def add(self, name: str, password: str) -> bool:
        """Add an account, or give one another password; tells whether it is new.

        Raises:
            BadInput: the name or the password will not do.
            HomeUnusable: the file cannot be read or written.
        """
        name, password = _check_name(name), _normalise(password)
        _check_password(name, password)
        with self._changing() as hashes:
            is_new = name not in hashes
            hashes[name] = self._hasher.hash(password)
        return is_new

    def remove(self, name: str) -> None:
        """Forget an account; its sessions end at their next request.

        Raises:
            BadInput: there is no such account.
        """
        unknown = BadInput(f"There is no account {name!r}. See: assistant accounts list")
        if name.lower() not in self._read():
            raise unknown  # before a lock is made where there may be nothing at all
        with self._changing() as hashes:
            if hashes.pop(name.lower(), None) is None:
                raise unknown

    def check(self, name: str, password: str) -> str | None:
        """The account's name when the password is right, else None. Takes as long for a name that nobody has."""
        name, password = name.strip().lower(), _normalise(password[:_PASSWORD_AT_MOST])
        known = self._read().get(name)
        with self._slots:
            try:
                self._hasher.verify(known or self._nobody, password)
            except (VerificationError, InvalidHashError):
                return None
        if known is None:
            return None
        if self._hasher.check_needs_rehash(known):
            with self._changing() as hashes:
                if hashes.get(name) == known:
                    hashes[name] = self._hasher.hash(password)
        return name

    def stamp(self, name: str) -> str | None:
        """Differs when the password was changed since; None when the account is gone."""
        return self._read().get(name)

    def _read(self) -> dict[str, str]:
        with self._lock:
            try:
                found = self._path.stat()
            except FileNotFoundError:
                self._seen, self._hashes = None, {}
                return self._hashes
            except OSError as error:
                raise HomeUnusable(f"{self._path} cannot be read ({error.strerror}).") from None
            seen = (found.st_mtime_ns, found.st_size, found.st_ino)
            if seen != self._seen:
                if os.name == "posix" and stat.S_IMODE(found.st_mode) & 0o077:
                    raise HomeUnusable(f"{self._path} can be read by others. Run: chmod 600 {self._path}")
                self._hashes, self._seen = _parse(self._path), seen
            return self._hashes

    @contextmanager
    def _changing(self) -> Iterator[dict[str, str]]:
        """The accounts to change; written back as a whole at the end, so that a reader never sees half a file."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self._path.with_suffix(".lock"), timeout=_LOCK_SECONDS):
                hashes = dict(self._read())
                yield hashes
                _write(self._path, json.dumps({"accounts": hashes}, indent=1, sort_keys=True) + "\n")
        except Timeout:
            raise HomeUnusable(f"{self._path} is being changed by another process. Try again.") from None
        except OSError as error:
            raise HomeUnusable(f"{self._path} cannot be written ({error.strerror}). Check ASSISTANT_HOME.") from None


def _parse(path: Path) -> dict[str, str]:
    try:
        accounts = json.loads(path.read_text(encoding="utf-8"))["accounts"]
        return {str(name): str(hashed) for name, hashed in accounts.items()}
    except OSError as error:
        raise HomeUnusable(f"{path} cannot be read ({error.strerror}).") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise HomeUnusable(f"{path} holds no accounts. Restore it, or remove it and add them anew.") from None


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _normalise(password: str) -> str:
    """The same password however a keyboard composes its accents."""
    return unicodedata.normalize("NFC", password)


def _check_name(name: str) -> str:
    name = name.strip().lower()
    if not _NAME.fullmatch(name):
        raise BadInput(
            f"{name!r} is no name for an account: up to 64 letters a to z, digits and . _ - between them, as in "
            "marie.dupont"
        )
    return name


def _check_password(name: str, password: str) -> None:
    if len(password) < PASSWORD_LENGTH:
        raise BadInput(f"The password is too short: at least {PASSWORD_LENGTH} characters, as four words have them.")
    if len(password) > _PASSWORD_AT_MOST:
        raise BadInput(f"The password is too long: at most {_PASSWORD_AT_MOST} characters are taken.")
    if len(set(password)) < _FEWEST_DIFFERENT or name in password.lower():
        raise BadInput("The password is easily guessed: it repeats few characters or holds the name. Take another.")
