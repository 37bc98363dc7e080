"""Whether a piece is of the kind that is asked for: it gives such a figure, or names what the question does not.

However near its words are, a row that names no university does not tell which university it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.units import Unit
from assistant.asking.figuring import find_asked_figures
from assistant.asking.named import asks_for_country, asks_for_name, asks_for_person, asks_for_site
from assistant.asking.spelling import count_word
from assistant.bilingual import translate_from
from assistant.figures import Figure, find_figures
from assistant.records import Question
from assistant.samenames import COUNTRIES, NO_NAMES, SAME_NAMES, may_be_name
from assistant.words import STOP_WORDS, fold_word, raw_words, stem_in_both

_CAPITALISED = re.compile(r"(?<![\w-])[A-ZÀ-Ý][\w’'-]*|(?<![\w-])[a-z]+[A-Z]\w*")
_BEGINS = re.compile(r"(?:^|[.!?:…]\s)[\W_]*$")
_TIME = re.compile(
    r"\b(?:hour|day|week|month|year|decade|centur|heure|jour|semaine|mois|an|année|décennie|siècle)(?:s|y|ies)?\b|"
    r"\b(?:hourly|daily|weekly|monthly|quarterly|yearly|annual|quotidien|hebdomadaire|mensuel|trimestriel|annuel)",
    re.IGNORECASE,
)
_LOOSE = (Figure.DURATION | Figure.MEASURE | Figure.DATE, Figure.COUNT | Figure.DURATION | Figure.DATE)
# "The first country" tells no number of them, nor does "GPT-4" or "3D" count anything.
_NO_COUNT = re.compile(
    r"\b(?:first|once|single|both|[a-z]+-?(?!\d{4}\b)\d[\w.-]*|\d+[dg]|(?:one|two|three)-(?:way|dimensional|step|factor))\b",
    re.IGNORECASE,
)
# "A three-minute limit" tells no number of passengers.
_LENGTH_OF_TIME = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|un|une|deux|trois|quatre|cinq|sept|huit|neuf|dix)[- ]"
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|secondes?|heures?|jours?|semaines?|mois|ans|ann[ée]es?)\b",
    re.IGNORECASE,
)
# "The majority" tells no percentage.
_PER_CENT = frozenset(("percentage", "percent", "pourcentage"))
_ROUGH_SHARE = re.compile(r"\b(?:majority|majorit[ée]|fraction)\b", re.IGNORECASE)
# "mRNA", "OOKP".
_NOBODY = re.compile(r"[a-zà-ÿ]|[A-Z]{2,}(?![a-zà-ÿ])")
_UNHEARD_OF = 30  # occurrences in texts at large up to which a word of a title is a name
_SAME_BEGINNING = 5  # letters from which a name is the same in both languages, or of the same people


@dataclass(frozen=True, slots=True)
class Particular:
    """What an answer has to give; anything fits where it is nothing."""

    figures: Figure  # of one of these kinds
    name: bool
    country: bool
    person_or_site: bool  # which is told by no acronym, and somebody by no country
    known: frozenset[str]  # the folded words of the question, whose names are no news
    translated: frozenset[str]  # and the stems of what they are in the other language

    @classmethod
    def of(cls, question: Question) -> Particular:
        """What a question asks for in its own words."""
        asked = frozenset(map(fold_word, raw_words(question.standalone)))
        other = frozenset(stem for word in asked for stem in translate_from(question.language, word))
        figures = find_asked_figures(question.own)
        own = question.own
        person_or_site = asks_for_person(own) or asks_for_site(own)
        return cls(figures, asks_for_name(own), asks_for_country(own), person_or_site, asked, other)

    @property
    def is_asked(self) -> bool:
        """Whether there is such a thing."""
        return bool(self.figures) or self.name

    def is_given_by(self, unit: Unit) -> bool:
        """Whether a piece gives it, beside the name of its row where that holds the figure."""
        if self.figures and not self._is_measured_by(f"{unit.passage.name or ''} {unit.meaning}"):
            return False
        if not self.name:
            return True
        names = self._new_names(unit.text) or self._new_names(unit.passage.name or "", is_title=True)
        return any(any(name in country for country in COUNTRIES) for name in names) if self.country else bool(names)

    def _is_measured_by(self, text: str) -> bool:
        text = _NO_COUNT.sub("", text)
        if self.figures & Figure.COUNT and not self.figures & (Figure.DURATION | Figure.AGE):
            text = _LENGTH_OF_TIME.sub("", text)
        if self.figures == Figure.SHARE and self.known & _PER_CENT:
            text = _ROUGH_SHARE.sub("", text)
        if find_figures(text) & self.figures:
            return True
        # Of how long or how often something is, "a year's worth" or « depuis des décennies » tells as well.
        return self.figures in _LOOSE and bool(_TIME.search(text))

    def _new_names(self, text: str, *, is_title: bool = False) -> set[str]:
        """The folded words of a text that are, or belong to, names which the question does not hold.

        Of a title, where common words have capitals too, only those that texts at large hardly hold.
        """
        found = set()
        for match in _CAPITALISED.finditer(text):
            begins = _BEGINS.search(text[: match.start()])
            for word in raw_words(match[0]):
                folded = fold_word(word)
                if word.islower() or self._knows(folded):  # "AI-generated" is no name
                    continue
                if self.person_or_site and _NOBODY.match(match[0]):
                    continue
                occurrences = count_word(folded)
                if is_title:
                    is_name = occurrences <= _UNHEARD_OF and may_be_name(folded, occurrences)
                else:
                    is_name = not begins or may_be_name(folded, occurrences)
                if is_name:
                    found.add(folded)
        return found

    def _knows(self, name: str) -> bool:
        if name in NO_NAMES or name in STOP_WORDS or not name.isalpha() or name in self.known:
            return True
        if any(name in same and same & self.known for same in SAME_NAMES):
            return True
        if not self.translated.isdisjoint(stem_in_both(name)):
            return True
        return len(name) >= _SAME_BEGINNING and any(
            word[:_SAME_BEGINNING] == name[:_SAME_BEGINNING] for word in self.known
        )
