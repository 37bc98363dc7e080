"""What a column of a table holds, whatever its heading is called.

Published articles name the same column in several ways ("10-year", "10y horizon"), so code asks
for a role and never for a heading. Headings that are not known have no role and are kept as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
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


NOT_TOLD = (ColumnRole.RELEVANCY, ColumnRole.SOURCE_ID)
"""What says nothing of what a row is about."""

# In French and English as published articles have them, and in the nearest neighbours' languages.
_HEADINGS: Mapping[ColumnRole, frozenset[str]] = {
    role: frozenset(headings.split(","))
    for role, headings in {
        ColumnRole.NAME: "name,nom,title,titre,label,signal,concern,behavior,behaviour,technology,issue,preoccupation,"
        "comportement,technologie,enjeu,intitule,libelle,naam,nome",
        ColumnRole.DESCRIPTION: "description,desc,details,detail,beschreibung,descripcion,beschrijving,omschrijving,"
        "descrizione,descricao",
        ColumnRole.CHANGE: "change,changement,evolution,shift,veranderung,cambio,verandering,cambiamento",
        ColumnRole.HORIZON: "10 year,10 years,10y,10y horizon,10 year horizon,horizon,10 ans,a 10 ans,horizon 10 ans,"
        "10 jahre,in 10 jahren,10 anos,a 10 anos,10 jaar,over 10 jaar,10 anni",
        ColumnRole.DRIVING_FORCE: "driving force,driving forces,driver,drivers,force motrice,moteur,moteurs,treiber,"
        "treibende kraft,fuerza motriz,drijvende kracht,forza motrice",
        ColumnRole.RELEVANCY: "relevancy,relevance,pertinence,score,rating,note,relevanz,relevancia,relevantie,"
        "rilevanza",
        ColumnRole.SOURCE_ID: "src,source id",
    }.items()
}
# Columns that number rows instead of naming them; what is left of "#" and "№" when folded is "" and "no".
_NUMBERINGS = frozenset(("", "n", "no", "nr", "num", "numero", "number", "id", "rank", "rang"))
_NAMELESS = re.compile(r"column-\d+")  # the heading was blank
_FEWEST_NAMED = 2  # columns; the cells of a single one are what is said
_RATING = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:(?:/|out of|sur)\s*(\d+)|(%))?", re.IGNORECASE)
_PUBLISHED_SCALE = "5"  # of published articles, which do not say so
_STARS = re.compile(r"(?:[★⭐🌟●]\ufe0f?\s?)+(?:[☆○]\ufe0f?\s?)*|[☆○](?:\s?[☆○])*")
_FILLED = re.compile(r"[★⭐🌟●]")
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


def find_name_column(headings: Iterable[str]) -> str | None:
    """The column that names a row: one that is called so, else the first when its heading says nothing else.

    "Metric | Value" and "Acteur | Rôle" name their rows in the first column; one that numbers them is passed over.
    """
    return _find_naming(tuple(headings))[0]


def find_numbering(headings: Iterable[str]) -> str | None:
    """The first column when it numbers the rows ("#", "N°"), which says nothing of them."""
    return _find_naming(tuple(headings))[1]


@lru_cache(maxsize=10_000)
def _find_naming(headings: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The columns that name and that number the rows."""
    numbering = headings[0] if headings and fold(headings[0]) in _NUMBERINGS else None
    known = find_column(headings, ColumnRole.NAME)
    if known is not None or len(headings) < _FEWEST_NAMED:
        return known, numbering
    first = next((heading for heading in headings if heading != numbering), None)
    is_name = first is not None and find_role(first) is None and not is_unnamed(first)
    return first if is_name else None, numbering


def is_unnamed(heading: str) -> bool:
    """Whether a heading is the one that a column gets whose own was blank."""
    return bool(_NAMELESS.fullmatch(heading))


def parse_relevancy(cell: str | None) -> float | None:
    """The number in a relevancy cell ("4", "4/5", "4,5", "80 %", "★★★★☆"), None when it is blank or holds no number."""
    text = _bare(cell)
    if _STARS.fullmatch(text):
        return float(len(_FILLED.findall(text)))
    found = _RATING.fullmatch(text)
    return float(found[1].replace(",", ".")) if found else None


def rate_cells(cells: Sequence[str | None]) -> list[float | None]:
    """The number of each relevancy cell of a table; None for those that are none or are out of something else.

    "8/10" and "80 %" among ratings of 1 to 5 would outdo them all: what most cells are out of is the table's scale.
    """
    scales = [_scale_of(cell) if parse_relevancy(cell) is not None else None for cell in cells]
    rated = [scale for scale in scales if scale is not None]
    usual = max(dict.fromkeys(rated), key=rated.count, default="")
    return [
        parse_relevancy(cell) if scale in (None, "", usual) or (scale, usual) == (_PUBLISHED_SCALE, "") else None
        for cell, scale in zip(cells, scales, strict=True)
    ]


def _scale_of(cell: str | None) -> str:
    """What a rating says that it is out of: "5" of "4/5", "%" of "80 %"; "" when it does not say."""
    found = _RATING.fullmatch(_bare(cell))
    return (found[2] or found[3] or "") if found else ""


def _bare(cell: str | None) -> str:
    return (cell or "").strip(" \u00a0\u202f*_`")
