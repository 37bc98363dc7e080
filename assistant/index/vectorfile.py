"""Vectors by what they were made of, in two files that only grow.

    NAME.f16    a vector a line, half precision, read through a memory map
    NAME.keys   for each line the key of its text and a checksum of both

Half precision moves a cosine of unit vectors by less than 0.001 and halves what is read and kept. A process that
dies while it appends leaves a tail that is cut off when the next one opens the file for writing; readers look only
at the lines that their generation names.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.errors import IndexBroken

Halves = NDArray[np.float16]
Key = bytes

_SIGN_AND_NUMBER = np.int32(-0x7000_2000)  # the bits 0x8FFF_E000: those that a sign-extended half fills again go
_EXPONENT_OFF = np.float32(2.0**112)  # single precision counts its exponents from 127, half precision from 15

_KEY = np.dtype([("key", "S16"), ("sum", "<u4")])
_KEY_BYTES = 16


def text_key(text: str) -> Key:
    """What a text is known by; no part of the text can be read from it."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).digest()


def to_single(halves: Halves) -> NDArray[np.float32]:
    """Numbers of half precision in single precision, exactly; infinities and what is no number come out as numbers.

    The bits are put where single precision has them and the exponent is set right by a product (F. Giesen, "Half to
    float done quick", 2012): 1 million numbers take 0.26 ms instead of the 1.8 ms of NumPy's conversion.
    """
    bits = np.asarray(halves).view(np.int16).astype(np.int32)
    bits <<= 13
    bits &= _SIGN_AND_NUMBER
    single = bits.view(np.float32)
    single *= _EXPONENT_OFF
    return single


class VectorFile:
    """One such pair of files. One process writes at a time; any number read."""

    def __init__(self, folder: Path, name: str, dimension: int) -> None:
        """Name the files; nothing is read yet, and they need not be there."""
        self.dimension = dimension
        self._vectors, self._keys = folder / f"{name}.f16", folder / f"{name}.keys"
        self._line_of: dict[Key, int] | None = None

    @property
    def _width(self) -> int:
        return 2 * self.dimension

    def open_for_writing(self, *, checked: int = 0) -> None:
        """Make the files where they are missing, and cut off what a broken run or a damage left unreadable.

        All lines from the first damaged one on are given up: their texts are embedded again. The first `checked`
        lines are known to be sound.
        """
        for path in (self._vectors, self._keys):
            path.touch()
        count = min(self._vectors.stat().st_size // self._width, self._keys.stat().st_size // _KEY.itemsize)
        keys = self._read_keys(count)
        sound = count
        if checked < count:
            sound = next((line for line, is_sound in enumerate(self._sound(keys)) if not is_sound), count)
        os.truncate(self._vectors, sound * self._width)
        os.truncate(self._keys, sound * _KEY.itemsize)
        self._line_of = {key: line for line, key in enumerate(_whole_keys(keys[:sound]))}

    def __len__(self) -> int:
        """How many lines there are, for the one who writes."""
        return len(self._lines())

    def __contains__(self, key: Key) -> bool:
        return key in self._lines()

    def find(self, keys: Iterable[Key]) -> NDArray[np.int32]:
        """The lines of keys that are all there."""
        lines = self._lines()
        return np.fromiter((lines[key] for key in keys), np.int32)

    def keys(self, start: int = 0) -> list[Key]:
        """The keys of the lines from `start` on."""
        return list(self._lines())[start:]

    def append(self, keys: Sequence[Key], vectors: NDArray[np.floating]) -> None:
        """Add lines for keys that are not there yet, each once."""
        lines = self._lines()
        halves = np.ascontiguousarray(vectors, dtype=np.float16)
        records = np.zeros(len(keys), _KEY)
        records["key"] = np.frombuffer(b"".join(keys), "S16") if keys else b""
        records["sum"] = [zlib.crc32(row, zlib.crc32(key)) for row, key in zip(_rows(halves), keys, strict=True)]
        for path, content in ((self._vectors, halves.tobytes()), (self._keys, records.tobytes())):
            with path.open("ab") as file:
                file.write(content)
        for key in keys:
            lines[key] = len(lines)

    def read(self, count: int | None = None) -> Halves:
        """The first lines as a memory map, shape (count, dimension); None for all.

        Raises:
            IndexBroken: there are not so many.
        """
        try:
            there = self._vectors.stat().st_size // self._width
            count = there if count is None else count
            if count > there:
                raise IndexBroken(
                    f"{self._vectors} holds {there} vectors of {count}. Mend it with: assistant ingest PATH"
                )
            if not count:
                return np.zeros((0, self.dimension), np.float16)
            return np.memmap(self._vectors, np.float16, "r", shape=(count, self.dimension))
        except OSError as error:
            raise IndexBroken(
                f"{self._vectors} cannot be read ({error}). Mend it with: assistant ingest PATH"
            ) from None

    def reaches(self, count: int) -> bool:
        """Whether so many lines are there, whatever they hold."""
        return self._vectors.exists() and self._vectors.stat().st_size >= count * self._width

    def stored_keys(self, count: int) -> list[Key]:
        """The keys of the first lines, for one who has no vectors yet.

        Raises:
            IndexBroken: there are not so many.
        """
        try:
            keys = self._read_keys(count)
        except OSError as error:
            raise _broken(f"{self._keys} cannot be read ({error})") from None
        if len(keys) < count:
            raise _broken(f"{self._keys} is damaged")
        return _whole_keys(keys)

    def adopt(self, vectors: Halves) -> None:
        """Take the vectors of the first lines from elsewhere, and keep them where the folder can be written.

        Raises:
            IndexBroken: one of them is not what the key's checksum tells.
        """
        keys = self._read_keys(len(vectors))
        lines = zip(_rows(vectors), _whole_keys(keys), keys["sum"].tolist(), strict=True)
        strange = sum(zlib.crc32(row, zlib.crc32(key)) != wanted for row, key, wanted in lines)
        if strange:
            raise _broken(f"{strange} of {len(vectors)} vectors are not those that {self._keys} names")
        fresh = self._vectors.with_suffix(f".{os.getpid()}")
        try:
            fresh.write_bytes(vectors.tobytes())
            os.replace(fresh, self._vectors)
        except OSError:  # a folder that is only lent; they are fetched again next time
            with suppress(OSError):
                fresh.unlink(missing_ok=True)

    def check(self, count: int) -> None:
        """Make sure that the first lines are as they were written.

        Raises:
            IndexBroken: one of them is not, or the files are shorter.
        """
        try:
            keys = self._read_keys(count)
        except OSError as error:
            raise _broken(f"{self._keys} cannot be read ({error})") from None
        if len(keys) < count or not all(self._sound(keys)):
            raise _broken(f"{self._vectors} is damaged")

    def _read_keys(self, count: int) -> NDArray[np.void]:
        return np.fromfile(self._keys, _KEY, count)

    def _sound(self, keys: NDArray[np.void]) -> Iterable[bool]:
        """Whether each key and its vector have the checksum that stands beside them."""
        rows, wanted = _rows(self.read(len(keys))), keys["sum"].tolist()
        lines = zip(rows, _whole_keys(keys), wanted, strict=True)
        return (zlib.crc32(row, zlib.crc32(key)) == checksum for row, key, checksum in lines)

    def _lines(self) -> dict[Key, int]:
        assert self._line_of is not None, "opened for reading only"
        return self._line_of


def _broken(problem: str) -> IndexBroken:
    return IndexBroken(f"{problem}. Mend it with: assistant ingest PATH")


def _rows(vectors: Halves) -> Iterable[memoryview]:
    width = vectors.shape[1] * vectors.itemsize
    whole = memoryview(vectors.reshape(-1).view(np.uint8).data) if len(vectors) else memoryview(b"")
    return (whole[start : start + width] for start in range(0, len(whole), width))


def _whole_keys(keys: NDArray[np.void]) -> list[Key]:
    stored, size = keys.tobytes(), _KEY.itemsize  # numpy would cut zero bytes off the end of a key
    return [stored[start : start + _KEY_BYTES] for start in range(0, len(stored), size)]
