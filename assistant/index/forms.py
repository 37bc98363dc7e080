"""The words of rows as they stand, for exact search: folded, and without the mark of their plural.

The lexical index holds stems, which liken words that differ; here a phrase is found only where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from assistant.columns import NOT_TOLD, ColumnRole, find_name_column, find_role
from assistant.queries import Match, TextFilter
from assistant.words import fold_accents, fold_word, raw_words

# The columns of the index, by what they hold; "other" holds the cells of no known role.
COLUMNS: Mapping[ColumnRole | None, str] = {
    ColumnRole.NAME: "name",
    ColumnRole.DESCRIPTION: "description",
    ColumnRole.CHANGE: "change",
    ColumnRole.HORIZON: "horizon",
    ColumnRole.DRIVING_FORCE: "driving_force",
    None: "other",
}
_BETWEEN_CELLS = "xcellx"  # no phrase runs from one cell to the next


def forms_of(cells: Mapping[str, str | None]) -> tuple[str, ...]:
    """The words of a row, one text for each of COLUMNS."""
    held: dict[ColumnRole | None, list[str]] = {role: [] for role in COLUMNS}
    name_column = find_name_column(cells)
    for heading, cell in cells.items():
        role = ColumnRole.NAME if heading == name_column else find_role(heading)
        if cell and role not in NOT_TOLD:
            held[role].append(" ".join(forms(cell)))
    return tuple(f" {_BETWEEN_CELLS} ".join(texts) for texts in held.values())


def forms(text: str) -> list[str]:
    """The folded words of a text, singular."""
    return list(map(_form_of, raw_words(text)))


def fold_name(text: str | None) -> str | None:
    """A name without capitals, accents and outer blanks, what distinct names are told apart by; None for a blank."""
    return " ".join(fold_accents(text).split()) or None if text else None


def match_expression(wanted: TextFilter) -> str | None:
    """The search for the rows that hold one of some phrases; None where these hold no word."""
    phrases = [f'"{" ".join(words)}"' for words in map(forms, wanted.phrases) if words]
    if not phrases:
        return None
    starts = wanted.match in (Match.START, Match.WHOLE)
    column = COLUMNS.get(wanted.column) if wanted.column else None
    fields = [column] if column else list(COLUMNS.values())
    sought = [
        f"({field} : {'^ ' if starts else ''}{phrase})" if starts or column else phrase
        for phrase in phrases
        for field in (fields if starts or column else [""])
    ]
    return " OR ".join(sought)


def texts_searched(wanted: TextFilter) -> list[str]:
    """The columns of the index that a filter looks at; none where what it looks at is not in the index."""
    if wanted.column is None:
        return list(COLUMNS.values())
    return [COLUMNS[wanted.column]] if wanted.column in COLUMNS else []


def ends_as_wanted(texts: Iterable[str], wanted: TextFilter) -> bool:
    """Whether a cell of these texts of the index is one of the phrases and nothing else, or ends with one."""
    sought = [" ".join(words) for words in map(forms, wanted.phrases) if words]
    return any(
        cell == phrase or (wanted.match is Match.END and cell.endswith(f" {phrase}"))
        for text in texts
        for cell in text.split(f" {_BETWEEN_CELLS} ")
        for phrase in sought
    )


@lru_cache(maxsize=50_000)
def _form_of(word: str) -> str:
    # "3.5" is one word, and the index would take it for two.
    return _singular(fold_word(word)).replace(".", "x")


def _singular(word: str) -> str:
    """A folded word without the mark of its plural, English or French; words alike but for it come out the same."""
    if len(word) <= 3 or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("aux"):
        return word[:-3] + "al"
    return word[:-1] if word[-1] in "sx" else word
