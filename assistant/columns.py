"""What a column of a table holds, whatever its heading is called.

Published articles name the same column in several ways ("10-year", "10y horizon"), so code asks
for a role and never for a heading. Headings that are not known have no role and are kept as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache


class ColumnRole(StrEnum):
    """The roles that questions can ask for."""

    NAME = "name"
    DESCRIPTION = "description"
    CHANGE = "change"
    HORIZON = "10-year"
    DRIVING_FORCE = "driving-force"
    RELEVANCY = "relevancy"
    SOURCE_ID = "src"


_HEADINGS: Mapping[ColumnRole, frozenset[str]] = {
    ColumnRole.NAME: frozenset(
        "name nom title titre label signal concern behavior behaviour technology issue "
        "preoccupation comportement technologie enjeu".split()
    ),
    ColumnRole.DESCRIPTION: frozenset({"description", "desc", "details", "detail"}),
    ColumnRole.CHANGE: frozenset({"change", "changement", "evolution", "shift"}),
    ColumnRole.HORIZON: frozenset(
        {
            "10 year",
            "10 years",
            "10y",
            "10y horizon",
            "10 year horizon",
            "horizon",
            "10 ans",
            "a 10 ans",
            "horizon 10 ans",
        }
    ),
    ColumnRole.DRIVING_FORCE: frozenset(
        {"driving force", "driving forces", "driver", "drivers", "force motrice", "moteur", "moteurs"}
    ),
    ColumnRole.RELEVANCY: frozenset({"relevancy", "relevance", "pertinence", "score", "rating", "note"}),
    ColumnRole.SOURCE_ID: frozenset({"src", "source id"}),
}
_ROLES = {heading: role for role, headings in _HEADINGS.items() for heading in headings}


def fold(text: str) -> str:
    """Lower-case, accents removed, runs of anything but letters and digits made one blank."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[^\w]+|_+", " ", letters).strip()


@lru_cache(maxsize=10_000)
def find_role(heading: str) -> ColumnRole | None:
    """The role of a column by its heading, None when the heading is not a known one."""
    return _ROLES.get(fold(heading))


def find_column(headings: Iterable[str], role: ColumnRole) -> str | None:
    """The first heading that has the role, as written, or None."""
    return next((heading for heading in headings if find_role(heading) is role), None)


def parse_relevancy(cell: str | None) -> float | None:
    """The number in a relevancy cell ("4", "4/5", "4,5"), None when it is blank or holds no number."""
    found = re.match(r"\s*(\d+(?:[.,]\d+)?)\s*(?:/\s*\d+)?\s*$", cell or "")
    return float(found[1].replace(",", ".")) if found else None
