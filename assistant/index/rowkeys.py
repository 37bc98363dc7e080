"""What rows are filtered and counted by, as arrays with a value a row: a count reads these instead of the rows.

They are made of the catalogue's own tables when it is closed, stored in it, and read at its first query.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.index.choosing import Execute

Integers = NDArray[np.int64]
Reals = NDArray[np.float64]
Mask = NDArray[np.bool_]
NOWHERE = -1  # of a row without a name, of a number that is no row's
_ROWS = (
    "SELECT number, article, table_name, relevancy, form FROM passages WHERE table_name IS NOT NULL "
    "ORDER BY article, number"
)


@dataclass(frozen=True, slots=True)
class RowKeys:
    """The rows of a catalogue in the order of articles and, in these, of passages; what is passed over is no row.

    Articles are numbered by identifier, tables and folded names by their letters, from 0.
    """

    number: NDArray[np.int32]  # of the row's passage, shape (rows,) as the next four
    article: NDArray[np.int32]
    table: NDArray[np.int32]
    relevancy: Reals  # not a number where the row has none
    form: NDArray[np.int32]  # its folded name; NOWHERE where it has none
    first: NDArray[np.int32]  # the first passage of each article, shape (articles,); NOWHERE of one without
    label: NDArray[np.int32]  # of each line that gives an article a label, in the order of kinds and labels
    label_article: NDArray[np.int32]  # the article of that line
    label_line: NDArray[np.int32]  # the number of that line in the catalogue
    tables: list[str]
    kinds: Mapping[str, Sequence[int]]  # the first line of each kind of label, and the one after the last
    position: NDArray[np.int32]  # of the row with each passage number; NOWHERE of what is no row
    forms: int  # how many names differ

    @property
    def articles(self) -> int:
        """How many articles there are, with rows or without."""
        return len(self.first)

    def positions(self, numbers: Integers) -> Integers:
        """Where rows stand, by the numbers of their passages and in their order; what is no row is left out."""
        inside = numbers[(numbers >= 0) & (numbers < len(self.position))]
        found: Integers = self.position[inside].astype(np.int64)
        held: Mask = found != NOWHERE
        return found[held]

    @classmethod
    def read(cls, execute: Execute) -> RowKeys:
        """What `write_row_keys` has stored."""
        stored: dict[str, Any] = {}
        for name, kind, held in execute("SELECT name, kind, held FROM row_keys", ()):
            bytes_held = held if isinstance(held, bytes) else b""
            stored[str(name)] = json.loads(bytes_held) if kind == "json" else np.frombuffer(bytes_held, str(kind))
        number, form = stored["number"], stored["form"]
        position = np.full(int(number.max(initial=0)) + 1, NOWHERE, np.int32)
        position[number] = np.arange(len(number), dtype=np.int32)
        return cls(**stored, position=position, forms=int(form.max(initial=NOWHERE)) + 1)


_DERIVED = ("position", "forms")  # from the rest, when it is read


def write_row_keys(execute: Callable[[str, Sequence[object]], Any]) -> None:
    """Make the arrays of what the catalogue holds now, and store them in it."""
    (article_of, first), (kinds, label, label_article, label_line) = _articles(execute), _labels(execute)
    # Row by row: 90,000 rows held at once are looked at again and again by the collector of garbage.
    number, article, table, relevancy, form = list[int](), list[int](), list[str](), list[float | None](), list[Any]()
    for passage, id, name, rating, folded in execute(_ROWS, ()):
        number.append(passage)
        article.append(article_of[id])
        table.append(name)
        relevancy.append(rating)
        form.append(folded)
    tables = sorted(set(table))
    of_table = {name: at for at, name in enumerate(tables)}
    of_form = {name: at for at, name in enumerate(sorted(set(form) - {None}))}
    made: dict[str, Any] = {
        "number": _integers(number),
        "article": _integers(article),
        "table": _integers(map(of_table.__getitem__, table)),
        "relevancy": np.array(relevancy, dtype="<f8"),
        "form": _integers([of_form.get(name, NOWHERE) for name in form]),
        "first": _integers(first),
        "label": _integers(label),
        "label_article": _integers(map(article_of.__getitem__, label_article)),
        "label_line": _integers(label_line),
        "tables": tables,
        "kinds": kinds,
    }
    assert made.keys() == {field.name for field in fields(RowKeys)} - set(_DERIVED)
    execute("DELETE FROM row_keys", ())
    for name, held in made.items():
        is_array = isinstance(held, np.ndarray)
        stored = held.tobytes() if is_array else json.dumps(held).encode()
        execute("INSERT INTO row_keys VALUES (?, ?, ?)", (name, held.dtype.str if is_array else "json", stored))


def _integers(values: Any) -> NDArray[np.int32]:
    return np.fromiter(values, dtype="<i4")


def _articles(execute: Callable[[str, Sequence[object]], Any]) -> tuple[dict[str, int], list[int]]:
    """The number of each article, and their first passages."""
    found = execute(
        "SELECT a.id, (SELECT min(p.number) FROM passages p WHERE p.article = a.id) FROM articles a ORDER BY a.id", ()
    ).fetchall()
    firsts = [NOWHERE if first is None else int(first) for _, first in found]
    return {str(id): at for at, (id, _) in enumerate(found)}, firsts


def _labels(
    execute: Callable[[str, Sequence[object]], Any],
) -> tuple[dict[str, list[int]], list[int], list[str], list[int]]:
    """Where the lines of each kind are; and of each line the number of its label, its article and its own number."""
    found = execute("SELECT kind, folded, article, line FROM labels ORDER BY kind, folded, article", ()).fetchall()
    numbers: dict[tuple[str, str], int] = {}
    kinds: dict[str, list[int]] = {}
    label = []
    for at, (kind, folded, _, _) in enumerate(found):
        label.append(numbers.setdefault((kind, folded), len(numbers)))
        kinds.setdefault(kind, [at, at])[1] = at + 1
    return kinds, label, [str(line[2]) for line in found], [int(line[3]) for line in found]
