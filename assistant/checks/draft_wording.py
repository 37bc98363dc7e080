"""How drafts of checks ask: several ways for each thing that a row tells, in French and English.

No sentence depends on the gender or the number of a row's name, which are not known.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answering.telling_words import ENGLISH, FRENCH, MASCULINE
from assistant.columns import ColumnRole
from assistant.records import Language, Passage
from assistant.typography import quoted

_FRENCH, _ENGLISH = Language.FRENCH, Language.ENGLISH
_Ways = Mapping[Language, tuple[str, ...]]

# {name} is the row's name and {where} the article, each as a language quotes it; {where} is empty where none is needed.
_OF_A_ROW: Mapping[ColumnRole, _Ways] = {
    ColumnRole.DRIVING_FORCE: {
        _FRENCH: ("Qu’est-ce qui explique {name}{where}", "Qu’est-ce qui favorise {name}{where}"),
        _ENGLISH: ("What is behind {name}{where}", "What causes {name}{where}"),
    },
    ColumnRole.HORIZON: {
        _FRENCH: ("Où peut mener {name} d’ici dix ans{where}", "Dans dix ans, que pourrait donner {name}{where}"),
        _ENGLISH: ("Where could {name} lead within ten years{where}", "What may {name} look like in ten years{where}"),
    },
    ColumnRole.CHANGE: {
        _FRENCH: ("Qu’est-ce qui change avec {name}{where}", "Quelle évolution traduit {name}{where}"),
        _ENGLISH: ("What is changing with {name}{where}", "What shift does {name} stand for{where}"),
    },
    ColumnRole.RELEVANCY: {
        _FRENCH: ("Quelle pertinence est attribuée à {name}{where}",),
        _ENGLISH: ("How high is the relevancy of {name}{where}",),
    },
}
_OF_A_DESCRIPTION: Mapping[str, _Ways] = {
    "concerns": {
        _FRENCH: ("Pourquoi s’inquiéter de {name}{where}", "Que craint-on, s’agissant de {name}{where}"),
        _ENGLISH: ("Why is there concern about {name}{where}", "What is feared when it comes to {name}{where}"),
    },
    "behaviors": {
        _FRENCH: ("Quel comportement désigne {name}{where}", "Que font les gens, s’agissant de {name}{where}"),
        _ENGLISH: ("What do people do when it comes to {name}{where}", "What behavior is meant by {name}{where}"),
    },
    "technologies": {
        _FRENCH: ("En quoi consiste {name}{where}", "Quelle technologie désigne {name}{where}"),
        _ENGLISH: ("What kind of technology is meant by {name}{where}", "What is {name}{where}"),
    },
    "issues": {
        _FRENCH: ("Quel est l’enjeu de {name}{where}", "Quel problème pose {name}{where}"),
        _ENGLISH: ("What is at stake with {name}{where}", "What kind of issue is {name}{where}"),
    },
}
_OF_ANY_DESCRIPTION: _Ways = {
    _FRENCH: ("Que sait-on de {name}{where}", "Que faut-il entendre par {name}{where}"),
    _ENGLISH: ("What is known about {name}{where}", "What is meant by {name}{where}"),
}
_NEXT: Mapping[ColumnRole, Mapping[Language, str]] = {
    ColumnRole.HORIZON: {_FRENCH: "Et où cela peut-il mener d’ici dix ans", _ENGLISH: "And where could that lead"},
    ColumnRole.DRIVING_FORCE: {_FRENCH: "Et qu’est-ce qui l’explique", _ENGLISH: "And what is behind it"},
    ColumnRole.CHANGE: {_FRENCH: "Et qu’est-ce qui change", _ENGLISH: "And what is changing"},
    ColumnRole.RELEVANCY: {_FRENCH: "Et quelle est sa pertinence", _ENGLISH: "And how high is its relevancy"},
}
_NUMBERS = {
    _FRENCH: "zéro un deux trois quatre cinq six sept huit neuf dix".split(),
    _ENGLISH: "zero one two three four five six seven eight nine ten".split(),
}
NOT_TOLD = {_FRENCH: "L’article n’en parle pas.", _ENGLISH: "The article does not mention it."}


def ask_of_row(row: Passage, role: ColumnRole, language: Language, way: int, *, in_article: bool) -> str:
    """A question for what a row tells.

    Args:
        role: the column that tells it.
        way: which of the ways to ask, counted on from any number.
        in_article: whether the article is named, because other articles have a row of this name.
    """
    title = quoted(row.article.title, language)
    where = (f" dans l’article {title}" if language is _FRENCH else f" in the article {title}") if in_article else ""
    ways = _OF_A_ROW.get(role) or _OF_A_DESCRIPTION.get(row.table or "", _OF_ANY_DESCRIPTION)
    asked = ways[language][way % len(ways[language])]
    return _end(asked.format(name=quoted(row.name or "", language), where=where), language)


def ask_on(role: ColumnRole, language: Language) -> str:
    """A question that leans on one about a row, for what else this row tells; of a description there is none."""
    return _end(_NEXT[role][language], language)


def can_ask_on(role: ColumnRole) -> bool:
    """Whether a follow-up can ask for a column."""
    return role in _NEXT


def ask_number(row: Passage, level: float, language: Language) -> str:
    """A question for how many rows of a row's table have a relevancy."""
    title, (_, rows) = quoted(row.article.title, language), _name_rows(row, language)
    if language is _FRENCH:
        return _end(f"Combien de {rows} de l’article {title} ont une pertinence de {level:g}", language)
    return _end(f"How many {rows} of the article {title} have relevancy {level:g}", language)


def ask_which(row: Passage, level: float, language: Language) -> str:
    """A question for the rows of a row's table that have a relevancy."""
    title, (_, rows) = quoted(row.article.title, language), _name_rows(row, language)
    if language is _FRENCH:
        which = "Quels" if row.table in MASCULINE else "Quelles"
        return _end(f"{which} {rows} de l’article {title} ont une pertinence de {level:g}", language)
    return _end(f"Which {rows} of the article {title} have relevancy {level:g}", language)


def ask_highest(row: Passage, language: Language) -> str:
    """A question for the one row of a row's table that has the highest relevancy."""
    title, (one, _) = quoted(row.article.title, language), _name_rows(row, language)
    if language is _FRENCH:
        which = "Quel" if row.table in MASCULINE else "Quelle"
        return _end(f"{which} {one} de l’article {title} a la pertinence la plus élevée", language)
    return _end(f"Which {one} of the article {title} has the highest relevancy", language)


def ask_elsewhere(name: str, title: str, language: Language) -> str:
    """A question for what an article says about the name of a row that stands in another."""
    if language is _FRENCH:
        return _end(f"Que dit l’article {quoted(title, language)} de {quoted(name, language)}", language)
    return _end(f"What does the article {quoted(title, language)} say about {quoted(name, language)}", language)


def spell_number(number: int) -> list[str]:
    """The ways to write a number in an answer, figures first."""
    words = [words[number] for words in _NUMBERS.values() if number < len(words)]
    return list(dict.fromkeys([str(number), *words, *(["une"] if number == 1 else [])]))


def _name_rows(row: Passage, language: Language) -> tuple[str, str]:
    """What one row of a table and several are called."""
    if language is _FRENCH:
        place = f" de la table {quoted(row.table or '', language)}"
        return FRENCH.nouns.get(row.table or "", (f"ligne{place}", f"lignes{place}"))
    place = f" of the table {quoted(row.table or '', language)}"
    return ENGLISH.nouns.get(row.table or "", (f"row{place}", f"rows{place}"))


def _end(question: str, language: Language) -> str:
    return f"{question}\u202f?" if language is _FRENCH else f"{question}?"
