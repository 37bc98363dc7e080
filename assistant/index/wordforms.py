"""The words of a corpus with the forms that they are written in: counted up and down as articles come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.words import fold_word, stem_in_both

_LONGEST_ACRONYM = 6


def shown_to_embedder(word: str) -> str:
    """How a single word is embedded: acronyms as they are written, all else in lower case."""
    return word if word.isupper() and len(word) <= _LONGEST_ACRONYM else word.lower()


@dataclass(frozen=True, slots=True)
class WordForms:
    """Folded words, each with how often it is written in which form, and its English and its French stem."""

    forms: dict[str, dict[str, int]]  # sorted by folded word
    stems: dict[str, tuple[str, str]]

    @classmethod
    def count(cls, forms: Counter[str]) -> WordForms:
        """The words of these written forms."""
        return cls({}, {}).changed(forms, Counter())

    def changed(self, more: Counter[str], fewer: Counter[str]) -> WordForms:
        """With some forms more and others fewer; a word that is not written any more is gone."""
        folded = {form: fold_word(form) for form in (*more, *fewer)}
        touched = {word: dict(self.forms.get(word, {})) for word in folded.values()}
        for counts, sign in ((more, 1), (fewer, -1)):
            for form, count in counts.items():
                held = touched[folded[form]]
                held[form] = held.get(form, 0) + sign * count
        kept = {word: {form: n for form, n in held.items() if n > 0} for word, held in touched.items()}
        forms = {**self.forms, **kept}
        words = sorted(word for word, held in forms.items() if held)
        return WordForms(
            {word: forms[word] for word in words},
            {word: self.stems.get(word) or stem_in_both(word) for word in words},
        )

    def commonest(self) -> list[str]:
        """For each word how its commonest form is shown to the embedder; of equals the first by letters."""
        return [shown_to_embedder(min(forms, key=lambda form: (-forms[form], form))) for forms in self.forms.values()]

    def save(self, path: Path) -> None:
        """Write to a file."""
        path.write_bytes("\n".join(self._lines()).encode())

    @classmethod
    def load(cls, path: Path) -> WordForms:
        """Read what `save` wrote; OSError or ValueError when it is not there or damaged."""
        forms: dict[str, dict[str, int]] = {}
        stems: dict[str, tuple[str, str]] = {}
        for line in read_lines(path):
            word, english, french, *counted = line.split("\t")
            stems[word] = (english, french)
            forms[word] = {form: int(count) for form, count in zip(counted[::2], counted[1::2], strict=True)}
        return cls(forms, stems)

    def _lines(self) -> Iterator[str]:
        for word, forms in self.forms.items():
            counted = (f"{form}\t{count}" for form, count in forms.items())
            yield "\t".join((word, *self.stems[word], *counted))


def read_lines(path: Path) -> list[str]:
    """The lines of such a file: a word, its two stems, then its forms with their counts, tabs between."""
    text = path.read_bytes().decode()
    return text.split("\n") if text else []
