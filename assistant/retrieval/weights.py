"""The learned numbers of ranking and abstention: weights.json and following.json, made by `make train`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from assistant.retrieval.doubt import SIGNS
from assistant.retrieval.following import TRAITS
from assistant.retrieval.looking import FEATURES, Floats


@dataclass(frozen=True, slots=True)
class Linear:
    """A weighted sum of standardised values."""

    mean: Floats
    spread: Floats
    weight: Floats
    bias: float

    def __call__(self, values: Floats) -> Floats:
        """The sum for each line of values."""
        return ((values - self.mean) / self.spread) @ self.weight + self.bias

    @classmethod
    def read(cls, stored: dict[str, Any]) -> Linear:
        """From its JSON form."""
        mean, spread, weight = (np.asarray(stored[key], dtype=np.float64) for key in ("mean", "spread", "weight"))
        return cls(mean, spread, weight, float(stored["bias"]))


@dataclass(frozen=True, slots=True)
class Weights:
    """What ranks candidates, and what tells the doubt that any of them answers."""

    ranking: Linear  # over FEATURES
    doubt: Linear  # over SIGNS; its logistic is the share of such questions that had no answer
    following: Linear  # over TRAITS
    refuse_above: float  # the doubt from which the product abstains, from 0 to 1


@cache
def load_weights() -> Weights:
    """Read what was learned.

    Raises:
        ValueError: it was learned for other features, signs or traits than those of this version.
    """
    stored, following = (_read(name) for name in ("weights.json", "following.json"))
    if (tuple(stored["features"]), tuple(stored["signs"])) != (FEATURES, SIGNS):
        raise ValueError("weights.json was made for other features")
    if tuple(following["traits"]) != TRAITS:
        raise ValueError("following.json was made for other traits")
    return Weights(
        Linear.read(stored["ranking"]),
        Linear.read(stored["doubt"]),
        Linear.read(following["following"]),
        float(stored["refuse_above"]),
    )


def _read(name: str) -> dict[str, Any]:
    stored: dict[str, Any] = json.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    return stored
