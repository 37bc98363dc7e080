"""The words of exact questions and what they mean, in both languages, folded as `assistant.words` folds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.queries import Comparison, Extreme


class Kind(StrEnum):
    """What a phrase of an exact question does."""

    TABLE = "table"
    COUNT = "count"
    LIST = "list"  # all rows are wanted
    WHICH = "which"  # some rows are wanted, those that the other words tell
    RELEVANCY = "relevancy"
    COMPARISON = "comparison"
    EXTREME = "extreme"
    TOP = "top"  # an extreme that means relevancy without saying so
    NUMBER = "number"
    BACK = "back"  # points back at the rows of the question before
    ARTICLE = "article"  # says that the words around it name an article
    FILLER = "filler"  # carries nothing in an exact question


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one phrase means."""

    kind: Kind
    value: str | float | Comparison | Extreme | None = None


_PHRASES: tuple[tuple[Kind, str | Comparison | Extreme | None, str], ...] = (
    (Kind.TABLE, "signals", "signal | signals | signaux | weak signals | signaux faibles | signal faible"),
    (Kind.TABLE, "concerns", "concern | concerns | worry | worries | preoccupation | preoccupations | crainte | "
        "craintes"),
    (Kind.TABLE, "behaviors", "behavior | behaviors | behaviour | behaviours | comportement | comportements"),
    (Kind.TABLE, "technologies", "technology | technologies | technologie | techno | technos"),
    (Kind.TABLE, "issues", "issue | issues | enjeu | enjeux"),
    (Kind.TABLE, None, "row | rows | ligne | lignes"),
    (Kind.COUNT, None, "how many | number of | count | combien | nombre de | nombre d"),
    (Kind.LIST, None, "list | list all | list the | list all the | what are the | what are all the | all the | "
        "liste | liste les | lister | lister les | enumere les | toutes les | tous les | liste des | liste de | "
        "quelles sont les | quels sont les | quelles sont toutes les | quels sont tous les"),
    (Kind.WHICH, None, "which | what | what are | quels | quelles | quel | quelle | lesquels | lesquelles | "
        "quelle est la | quel est le | what is the"),
    (Kind.RELEVANCY, None, "relevancy | relevance | rated | rating | ratings | score | scores | scored | note | "
        "notes | notee | notees | cote | cotee | cotees | pertinence | relevancy of | relevant | pertinent | "
        "pertinente | pertinentes | pertinents"),
    (Kind.COMPARISON, Comparison.AT_LEAST, "at least | or more | or higher | or above | minimum | au moins | ou plus | "
        "minimale | superieure ou egale | superieur ou egal"),
    (Kind.COMPARISON, Comparison.AT_MOST, "at most | or less | or lower | maximum | au plus | ou moins | "
        "inferieure ou egale | inferieur ou egal"),
    (Kind.COMPARISON, Comparison.MORE_THAN, "more than | higher than | greater than | above | over | plus de | "
        "superieure | superieur | superieures | au dessus"),
    (Kind.COMPARISON, Comparison.LESS_THAN, "less than | lower than | fewer than | below | under | moins de | "
        "inferieure | inferieur | inferieures | en dessous"),
    (Kind.EXTREME, Extreme.HIGHEST, "highest | most | best | la plus | les plus | le plus | la plus elevee | "
        "le plus eleve | la plus haute | la meilleure | les mieux | la mieux | plus forte | plus elevee"),
    (Kind.EXTREME, Extreme.LOWEST, "lowest | least | worst | la moins | les moins | le moins | la plus basse | "
        "la plus faible | plus basse | plus faible | moins elevee"),
    (Kind.TOP, Extreme.HIGHEST, "top"),
    (Kind.BACK, None, "of them | of these | of those | among them | d entre eux | d entre elles | parmi eux | "
        "parmi elles | them | ceux | celles"),
    (Kind.ARTICLE, None, "article | articles | corpus | note de veille"),
    (Kind.FILLER, None, "have | has | get | gets | got | with | given | give | table | tables | in total | en tout | "
        "au total | ont | a | obtient | obtiennent | recense | recensent | compte | comptent | contient | contain | "
        "contains | lists | listed | show | egale | egal | equal | of | de | noted | il | elle | t il | public | "
        "whole"),
)  # fmt: skip
_NUMBERS = (
    "zero one two three four five six seven eight nine ten",
    "zero un deux trois quatre cinq six sept huit neuf dix",
)


def _read_phrases() -> Iterator[tuple[tuple[str, ...], Meaning]]:
    for kind, value, phrases in _PHRASES:
        for phrase in phrases.split(" | "):
            yield tuple(phrase.split()), Meaning(kind, value)
    for words in _NUMBERS:
        for number, word in enumerate(words.split()):
            if word not in ("un", "one"):  # an article or a pronoun far more often than a figure
                yield (word,), Meaning(Kind.NUMBER, float(number))


LEXICON = dict(_read_phrases())
LONGEST_PHRASE = max(map(len, LEXICON))
