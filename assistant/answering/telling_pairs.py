"""Two groups set against each other, told in both languages: which is ahead and by how much, or their ratio."""

from __future__ import annotations

from assistant.answering.telling import NOUNS_EN, NOUNS_FR, capital, elide, have, name_rows
from assistant.answering.telling_labels import EnglishLabels, FrenchLabels
from assistant.index.results import GroupCount
from assistant.queries import Aggregate, Group


class EnglishPairs(EnglishLabels):
    """Tells two groups in English."""

    @property
    def _mid(self) -> str:
        return "median" if self.query.aggregate is Aggregate.MEDIAN else "mean"

    def _ratio(self, value: float, first: GroupCount, second: GroupCount) -> str:
        """Two tables set to each other."""
        names = [name_rows((side.label,), NOUNS_EN, ("row", "rows"), "and", " of the table ", plural=True)
                 for side in (first, second)]  # fmt: skip
        told = f"{self.number(first.count)} {names[0]} to {self.number(second.count)} {names[1]}"
        return f"The ratio of {names[0]} to {names[1]} is {self.figure(value)}: {told}{self._where()}{self._that(2)}."

    def _comparison(self, first: GroupCount, second: GroupCount) -> str:
        """The larger first, and by how much."""
        by_mean = self.averages
        values = [round(side.mean or 0, 2) if by_mean else side.count for side in (first, second)]
        if values[0] < values[1]:
            first, second, values = second, first, values[::-1]
        names = [self.named(first), self.named(second)]
        rows = f"{self._counted()}{self._labels()}{self._that(2)}" if self.query.group is Group.ARTICLE else "rows"
        of_rows = f" of {rows}" if self.query.group is Group.ARTICLE else ""
        what = f"{self._mid} relevancy{of_rows}" if by_mean else f"number of {rows}"
        if values[0] == values[1]:
            return f"{capital(names[0])} and {names[1]} have the same {what}: {self.number(values[0])} each, a tie."
        gap, told = self.number(round(values[0] - values[1], 2)), [self.number(value) for value in values]
        verb = have(2 if self.is_plural(first) else 1)
        return f"{capital(names[0])} {verb} the higher {what}: {told[0]} against {told[1]} for {names[1]}, {gap} more."


class FrenchPairs(FrenchLabels):
    """Tells two groups in French."""

    @property
    def _middle(self) -> str:
        return "médiane" if self.query.aggregate is Aggregate.MEDIAN else "moyenne"

    def _ratio(self, value: float, first: GroupCount, second: GroupCount) -> str:
        """Two tables set to each other."""
        names = [name_rows((side.label,), NOUNS_FR, ("ligne", "lignes"), "et", " de la table ", plural=True)
                 for side in (first, second)]  # fmt: skip
        told = f"{self.number(first.count)} {names[0]} pour {self.number(second.count)} {names[1]}"
        ratio = f"Le rapport des {names[0]} aux {names[1]} est de {self.figure(value)}"
        return f"{ratio}{self.words.colon()}{told}{self._where()}{self._that(2)}."

    def _comparison(self, first: GroupCount, second: GroupCount) -> str:
        """The larger first, and by how much."""
        by_mean = self.averages
        values = [round(side.mean or 0, 2) if by_mean else side.count for side in (first, second)]
        if values[0] < values[1]:
            first, second, values = second, first, values[::-1]
        names = [self.named(first), self.named(second)]
        rows = f"{self._counted()}{self._labels()}{self._that(2)}" if self.query.group is Group.ARTICLE else "lignes"
        for_rows = f" pour les {rows}" if self.query.group is Group.ARTICLE else ""
        what = f"pertinence {self._middle}{for_rows}" if by_mean else elide("nombre de", rows)
        colon = self.words.colon()
        if values[0] == values[1]:
            same = f"{'la' if by_mean else 'le'} même {what}{colon}{self.number(values[0])} de part et d’autre"
            return f"{capital(names[0])} et {names[1]} sont à égalité, avec {same}."
        gap, told = self.number(round(values[0] - values[1], 2)), [self.number(value) for value in values]
        more = f"{what}{colon}{told[0]} contre {told[1]} pour {names[1]}, soit {gap} de plus"
        verb = "arrivent" if self.is_plural(first) else "arrive"
        return f"{capital(names[0])} {verb} en tête pour {'la' if by_mean else 'le'} {more}."
