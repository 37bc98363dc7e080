"""The report of the last run, kept in the home for the page of checks."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from assistant.privacy.flows import Flow, Told, in_home
from assistant.settings import Settings

_NAME = "last-check.json"


def keep_report(home: Path, form: Mapping[str, Any]) -> None:
    """Keep the JSON form of a report in place of the one before; a home that cannot be written keeps none."""
    fresh = home / f"{_NAME}.{os.getpid()}"
    with suppress(OSError):
        fresh.write_text(json.dumps(form, ensure_ascii=False, allow_nan=False), encoding="utf-8")
        os.replace(fresh, home / _NAME)


def read_kept_report(home: Path) -> dict[str, Any] | None:
    """The JSON form of the last report; None where there is none, or one that cannot be read."""
    try:
        form = json.loads((home / _NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return form if isinstance(form, dict) and {"verdicts", "metrics", "results", "about"} <= form.keys() else None


def declare_flow(settings: Settings) -> Flow:
    """What is kept of a run of checks."""
    return Flow(
        __name__,
        Told("Rapport du dernier passage des contrôles", "Report of the last check"),
        Told("les questions des contrôles et leurs réponses", "the questions of checks and their answers"),
        in_home(settings, _NAME),
        Told("jusqu’au passage suivant", "until the next check"),
        ("ASSISTANT_HOME",),
        is_active=True,
    )
