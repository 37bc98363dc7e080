"""What an answer of a chat model costs the climate, by EcoLogits' data and method, which come with the package.

Nothing is asked of a network, and nothing is known of models that EcoLogits does not list.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Impact:
    """An estimate: the middle of EcoLogits' range, use and a share of making the machines."""

    energy_wh: float
    co2e_g: float


def estimate_impact(model: str, output_tokens: int, seconds: float) -> Impact | None:
    """The impact of one call; None for a model that EcoLogits does not know.

    Args:
        model: as the endpoint names it.
        output_tokens: what it wrote.
        seconds: how long it took.
    """
    from ecologits.model_repository import models
    from ecologits.tracers.utils import PROVIDER_CONFIG_MAP, llm_impacts

    logging.getLogger("ecologits").setLevel(logging.ERROR)  # it warns of what is not public; an estimate says so anyway
    provider = next((name for name in PROVIDER_CONFIG_MAP if models.find_model(provider=name, model_name=model)), None)
    if provider is None:
        return None
    found = llm_impacts(provider, model, output_tokens, seconds)
    if found.energy is None or found.gwp is None:
        return None
    return Impact(1000 * _middle(found.energy.value), 1000 * _middle(found.gwp.value))


def _middle(value: Any) -> float:
    """Of a range its middle, of a number itself."""
    return float((value.min + value.max) / 2) if hasattr(value, "min") else float(value)
