"""The words of each language that sentences on results are made of, and how they are put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.columns import ColumnRole
from assistant.queries import Comparison, Group, NumberFilter
from assistant.records import Language
from assistant.typography import NO_BREAK

ARTICLE = ("article", "articles")  # in both languages
MASCULINE = ("signals", "behaviors", "issues")  # tables; the others, and rows, are feminine in French
FEMININE_GROUPS = (Group.TABLE, Group.ARTICLE_TABLE, Group.YEAR, Group.DATE, Group.CATEGORY)


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one language; a pair of them is for one thing and for several. `{}` stands for a number."""

    nouns: Mapping[str, tuple[str, str]]  # of the rows of a table
    row: tuple[str, str]
    of_table: str  # between `row` and the name of a table that has no noun
    groups: Mapping[Group, tuple[str, str]]
    levels: Mapping[Comparison, str]  # how a relevancy compares
    amounts: Mapping[Comparison, str]  # how a number of rows does
    columns: Mapping[ColumnRole, str]
    conjunction: str
    alternative: str
    that: str
    by: str  # before the group of a breakdown
    of_the: str  # after per cent
    out_of: str  # between a part and its whole
    relevancy: str
    mean: str
    median: str
    zero: str  # before a noun
    in_corpus: str
    of_corpus: str
    in_articles: tuple[str, str]  # before titles
    ties: str  # that more are shown than were asked for, since the last ones tie
    with_ties: str  # the same as a sentence
    none_rated: str
    percent: str


ENGLISH = Terms(
    nouns={
        "signals": ("signal", "signals"),
        "concerns": ("concern", "concerns"),
        "behaviors": ("behavior", "behaviors"),
        "technologies": ("technology", "technologies"),
        "issues": ("issue", "issues"),
    },
    row=("row", "rows"),
    of_table=" of the table ",
    groups={
        Group.ARTICLE: ARTICLE,
        Group.TABLE: ("table", "tables"),
        Group.ARTICLE_TABLE: ("table", "tables"),
        Group.AMOUNT: ("number of rows", "numbers of rows"),
        Group.RELEVANCY: ("relevancy", "relevancies"),
        Group.YEAR: ("year", "years"),
        Group.QUARTER: ("quarter", "quarters"),
        Group.MONTH: ("month", "months"),
        Group.DATE: ("page date", "page dates"),
        Group.CALENDAR_MONTH: ("calendar month", "calendar months"),
        Group.WEEKDAY: ("weekday", "weekdays"),
        Group.TITLE: ("title", "titles"),
        Group.TYPE: ("type", "types"),
        Group.NAME: ("name", "names"),
        Group.CATEGORY: ("category", "categories"),
        Group.THEME: ("theme", "themes"),
        Group.KEYWORD: ("keyword", "keywords"),
    },
    levels={
        Comparison.EQUAL: "{}",
        Comparison.NOT_EQUAL: "other than {}",
        Comparison.AT_LEAST: "{} or more",
        Comparison.AT_MOST: "{} or less",
        Comparison.MORE_THAN: "above {}",
        Comparison.LESS_THAN: "below {}",
        Comparison.BETWEEN: "between {} and {}",
        Comparison.EITHER: "{} or {}",
    },
    amounts={
        Comparison.EQUAL: "exactly {}",
        Comparison.NOT_EQUAL: "another number than {} of",
        Comparison.AT_LEAST: "at least {}",
        Comparison.AT_MOST: "at most {}",
        Comparison.MORE_THAN: "more than {}",
        Comparison.LESS_THAN: "fewer than {}",
        Comparison.BETWEEN: "between {} and {}",
        Comparison.EITHER: "{} or {}",
    },
    columns={
        ColumnRole.NAME: "name",
        ColumnRole.DESCRIPTION: "description",
        ColumnRole.CHANGE: "change column",
        ColumnRole.HORIZON: "ten-year column",
        ColumnRole.DRIVING_FORCE: "driving force",
    },
    conjunction="and",
    alternative="or",
    that="that",
    by="by",
    of_the="of the",
    out_of="of",
    relevancy="relevancy",
    mean="mean",
    median="median",
    zero="no",
    in_corpus=" in the corpus",
    of_corpus=" in the corpus",
    in_articles=("in the article", "in the articles"),
    ties=", ties included",
    with_ties=" Ties are included.",
    none_rated="No relevancy is given for any of these rows.",
    percent="%",
)
FRENCH = Terms(
    nouns={
        "signals": ("signal", "signaux"),
        "concerns": ("préoccupation", "préoccupations"),
        "behaviors": ("comportement", "comportements"),
        "technologies": ("technologie", "technologies"),
        "issues": ("enjeu", "enjeux"),
    },
    row=("ligne", "lignes"),
    of_table=" de la table ",
    groups={
        Group.ARTICLE: ARTICLE,
        Group.TABLE: ("table", "tables"),
        Group.ARTICLE_TABLE: ("table", "tables"),
        Group.AMOUNT: ("nombre de lignes", "nombres de lignes"),
        Group.RELEVANCY: ("niveau de pertinence", "niveaux de pertinence"),
        Group.YEAR: ("année", "années"),
        Group.QUARTER: ("trimestre", "trimestres"),
        Group.MONTH: ("mois", "mois"),
        Group.DATE: ("date de page", "dates de page"),
        Group.CALENDAR_MONTH: ("mois", "mois"),
        Group.WEEKDAY: ("jour de la semaine", "jours de la semaine"),
        Group.TITLE: ("titre", "titres"),
        Group.TYPE: ("type", "types"),
        Group.NAME: ("nom", "noms"),
        Group.CATEGORY: ("catégorie", "catégories"),
        Group.THEME: ("thème", "thèmes"),
        Group.KEYWORD: ("mot-clé", "mots-clés"),
    },
    levels={
        Comparison.EQUAL: "de {}",
        Comparison.NOT_EQUAL: "autre que {}",
        Comparison.AT_LEAST: "d’au moins {}",
        Comparison.AT_MOST: "d’au plus {}",
        Comparison.MORE_THAN: "supérieure à {}",
        Comparison.LESS_THAN: "inférieure à {}",
        Comparison.BETWEEN: "comprise entre {} et {}",
        Comparison.EITHER: "de {} ou {}",
    },
    amounts={
        Comparison.EQUAL: "exactement {}",
        Comparison.NOT_EQUAL: "un autre nombre que {} de",
        Comparison.AT_LEAST: "au moins {}",
        Comparison.AT_MOST: "au plus {}",
        Comparison.MORE_THAN: "plus de {}",
        Comparison.LESS_THAN: "moins de {}",
        Comparison.BETWEEN: "entre {} et {}",
        Comparison.EITHER: "{} ou {}",
    },
    columns={
        ColumnRole.NAME: "le nom",
        ColumnRole.DESCRIPTION: "la description",
        ColumnRole.CHANGE: "la colonne « changement »".replace(" ", NO_BREAK),
        ColumnRole.HORIZON: "la colonne à dix ans",
        ColumnRole.DRIVING_FORCE: "la force motrice",
    },
    conjunction="et",
    alternative="ou",
    that="qui",
    by="par",
    of_the="des",
    out_of="sur",
    relevancy="pertinence",
    mean="moyenne",
    median="médiane",
    zero="0",
    in_corpus=" dans le corpus",
    of_corpus=" du corpus",
    in_articles=("de l’article", "des articles"),
    ties=", ex æquo compris",
    with_ties=" Les ex æquo sont compris.",
    none_rated="La pertinence n’est donnée pour aucune de ces lignes.",
    percent=f"{NO_BREAK}%",
)
TERMS: Mapping[Language, Terms] = {Language.ENGLISH: ENGLISH, Language.FRENCH: FRENCH}


def is_plural(number: float, language: Language) -> bool:
    """Whether a number takes a noun in the plural: in English all but 1, in French those from 2 on."""
    return number > 1 if language is Language.FRENCH else number != 1


def join(words: Sequence[str], joint: str) -> str:
    """Words with commas between them, and a joint before the last."""
    return f" {joint} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def compared(comparisons: Mapping[Comparison, str], wanted: NumberFilter, numbers: Sequence[str]) -> str:
    """How a number compares, in words; `numbers` as the language writes them."""
    return comparisons[wanted.comparison].format(*numbers)


def main_tables(tables: Sequence[str]) -> list[str]:
    """The tables that the reader asked for: of several that mean the same, the first."""
    known = [table for table in tables if table in ENGLISH.nouns]
    return known or list(tables[:1])


def name_rows(tables: Sequence[str], terms: Terms, *, plural: bool) -> str:
    """The noun for rows of some tables: "signals and concerns", "rows of the table actors"."""
    named = [
        terms.nouns[table][plural] if table in terms.nouns else f"{terms.row[plural]}{terms.of_table}{table}"
        for table in main_tables(tables)
    ]
    return join(named, terms.conjunction) if named else terms.row[plural]


def capital(text: str) -> str:
    """A sentence with its first letter a capital."""
    return text[:1].upper() + text[1:]


def have(number: int) -> str:
    """The English verb that goes with a number."""
    return "has" if number == 1 else "have"


def elide(words: str, noun: str) -> str:
    """French words that end in "de" before a noun, the vowel elided: "le plus d’articles"."""
    return f"{words[:-1]}’{noun}" if words.endswith("de") and noun[:1] in "aeiouéèh" else f"{words} {noun}"
