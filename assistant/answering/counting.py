"""The sentence that tells the result of a table query, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.wording import NO_BREAK, wording_for
from assistant.index.catalogue import QueryResult
from assistant.queries import Comparison, Extreme, RelevancyFilter, TableQuery
from assistant.records import Language, Passage

# Singular, plural, and whether the noun is feminine.
_NOUNS_FR = {
    "signals": ("signal", "signaux", False),
    "concerns": ("préoccupation", "préoccupations", True),
    "behaviors": ("comportement", "comportements", False),
    "technologies": ("technologie", "technologies", True),
    "issues": ("enjeu", "enjeux", False),
}
_NOUNS_EN = {
    "signals": ("signal", "signals"),
    "concerns": ("concern", "concerns"),
    "behaviors": ("behavior", "behaviors"),
    "technologies": ("technology", "technologies"),
    "issues": ("issue", "issues"),
}
_LEVELS = {
    Comparison.EQUAL: ("de {}", "{}"),
    Comparison.AT_LEAST: ("d’au moins {}", "{} or more"),
    Comparison.AT_MOST: ("d’au plus {}", "{} or less"),
    Comparison.MORE_THAN: ("supérieure à {}", "above {}"),
    Comparison.LESS_THAN: ("inférieure à {}", "below {}"),
}


def say_result(query: TableQuery, result: QueryResult, language: Language, title: str | None, cited: int) -> str:
    """The figure first, out of how many it is, and over what it was counted.

    Args:
        title: of the one article that was looked at; None for the whole corpus.
        cited: how many rows are cited below; said when there are more.
    """
    tell = _say_french if language is Language.FRENCH else _say_english
    return tell(query, result, title) + _rest(result, cited, language is Language.FRENCH, query)


def _rest(result: QueryResult, cited: int, french: bool, query: TableQuery) -> str:
    said = ""
    unrated = result.in_scope - result.rated
    if unrated and (query.relevancy or query.extreme):
        said += (
            f" La pertinence n’est pas donnée pour {unrated} lignes sur {result.in_scope}."
            if french
            else f" Relevancy is not given for {unrated} of {result.in_scope} rows."
        )
    if query.limit and len(result.rows) > query.limit:
        said += " Les ex æquo sont compris." if french else " Ties are included."
    if len(result.rows) > cited:
        said += f" Les {cited} premières lignes sont citées." if french else f" The first {cited} rows are cited."
    return said


def _say_french(query: TableQuery, result: QueryResult, title: str | None) -> str:
    one, many, feminine = _NOUNS_FR.get(query.table or "", ("ligne", "lignes", True))
    if query.table and query.table not in _NOUNS_FR:
        many = f"lignes de la table {query.table}"
    where = f"de l’article {wording_for(Language.FRENCH).quote(title)}" if title else "du corpus"
    found, total = len(result.rows), result.in_scope
    if query.extreme is not None:
        best = query.extreme is Extreme.HIGHEST
        level = _range(result.rows)
        if found == 1:
            article = "la" if feminine else "le"
            rank = ("mieux" if best else "moins bien") + (" notée" if feminine else " noté")
            return f"{'La' if feminine else 'Le'} {one} {article} {rank} {where} a une pertinence de {level}."
        rank = ("mieux" if best else "moins bien") + (" notées" if feminine else " notés")
        return f"Les {found} {many} les {rank} {where} ont une pertinence de {level} (sur {total} au total)."
    if query.relevancy is not None:
        level = _level(query.relevancy, 0)
        if not found:
            none = "Aucune" if feminine else "Aucun"
            return f"{none} des {total} {many} {where} n’a une pertinence {level}."
        have = "a" if found == 1 else "ont"
        return f"{found} des {total} {many} {where} {have} une pertinence {level}."
    noun = one if total == 1 else many
    subject = f"L’article {wording_for(Language.FRENCH).quote(title)}" if title else "Le corpus"
    return f"{subject} compte {_grouped(total)} {noun}."


def _say_english(query: TableQuery, result: QueryResult, title: str | None) -> str:
    one, many = _NOUNS_EN.get(query.table or "", ("row", "rows"))
    if query.table and query.table not in _NOUNS_EN:
        one, many = f"row of the table {query.table}", f"rows of the table {query.table}"
    where = f"in the article {wording_for(Language.ENGLISH).quote(title)}" if title else "in the corpus"
    found, total = len(result.rows), result.in_scope
    if query.extreme is not None:
        rank = query.extreme.value
        level = _range(result.rows)
        if found == 1:
            return f"The {rank} rated {one} {where} has relevancy {level}."
        return f"The {found} {rank} rated {many} {where} have relevancy {level} (of {total} in all)."
    if query.relevancy is not None:
        level = _level(query.relevancy, 1)
        if not found:
            return f"None of the {total} {many} {where} has relevancy {level}."
        return f"{found} of the {total} {many} {where} {'has' if found == 1 else 'have'} relevancy {level}."
    subject = f"The article {wording_for(Language.ENGLISH).quote(title)}" if title else "The corpus"
    return f"{subject} lists {total:,} {one if total == 1 else many}."


def _level(wanted: RelevancyFilter, language: int) -> str:
    number = f"{wanted.value:g}".replace(".", "," if language == 0 else ".")
    return _LEVELS[wanted.comparison][language].format(number)


def _range(rows: Sequence[Passage]) -> str:
    levels = [row.relevancy for row in rows if row.relevancy is not None]
    first, last = f"{levels[0]:g}", f"{levels[-1]:g}"
    return first if first == last else f"{first} – {last}"


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", NO_BREAK)
