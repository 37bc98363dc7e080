"""Answers and passages as JSON and plain text; no surface formats a citation by itself."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from typing import Any

from assistant.composing import split_items, unescape_markdown
from assistant.records import (
    Answer,
    ArticleReference,
    Citation,
    Language,
    Passage,
    ResultTable,
    Scope,
    Usage,
)
from assistant.typography import (
    colon,
    name_calendar_month,
    name_day,
    name_month,
    name_weekday,
    quoted,
    semicolon,
    write_decimals,
    write_number,
)

_SOURCES = {Language.FRENCH: "Sources", Language.ENGLISH: "Sources"}
_COLUMNS_FR = {
    "row": "ligne",
    "rows": "lignes",
    "table": "tableau",
    "relevancy": "pertinence",
    "article": "article",
    "articles": "articles",
    "locator": "référence",
    "mean relevancy": "pertinence moyenne",
    "year": "année",
    "quarter": "trimestre",
    "month": "mois",
    "calendar-month": "mois",
    "weekday": "jour de la semaine",
    "category": "catégorie",
    "theme": "thème",
    "keyword": "mot-clé",
}
_LINES = {Language.FRENCH: ("ligne", "lignes"), Language.ENGLISH: ("line", "lines")}
_COPIES_NAMED = 5


_PLACES_FR = {
    "signals": "signaux",
    "concerns": "préoccupations",
    "behaviors": "comportements",
    "technologies": "technologies",
    "issues": "enjeux",
    "summary": "résumé",
    "keywords": "mots-clés",
    "themes": "thèmes",
    "header": "en-tête",
}


def name_place(place: str, language: Language) -> str:
    """A table or section as a language names it; headings that are not published ones stay as they are."""
    return _PLACES_FR.get(place, place) if language is Language.FRENCH else place


def describe_scope(scope: Scope, titles: Mapping[str, str], language: Language) -> str:
    """A scope in words: `signals; relevancy 4 or more; from 1 January 2024`.

    Args:
        titles: of the articles in it, by identifier; one without a title is told by its identifier.
    """
    french = language is Language.FRENCH
    if scope.is_whole:
        return "tout le corpus" if french else "the whole corpus"
    parts = []
    if scope.tables:
        parts.append(", ".join(name_place(table, language) for table in scope.tables))
    if scope.relevancy_at_least is not None:
        level = write_number(scope.relevancy_at_least, language)
        parts.append(f"pertinence d’au moins {level}" if french else f"relevancy {level} or more")
    since, until = (name_day(day, language) if day else None for day in (scope.since, scope.until))
    if since and until:
        parts.append(f"du {since} au {until}" if french else f"from {since} to {until}")
    elif since:
        parts.append(f"depuis le {since}" if french else f"from {since}")
    elif until:
        parts.append(f"jusqu’au {until}" if french else f"until {until}")
    if scope.themes:
        one = len(scope.themes) == 1
        noun = ("thème" if one else "thèmes") if french else ("theme" if one else "themes")
        parts.append(f"{noun}{colon(language)}{', '.join(scope.themes)}")
    if scope.articles:
        named = ", ".join(quoted(titles.get(article, article), language) for article in scope.articles)
        noun = "article" if len(scope.articles) == 1 else "articles"
        parts.append(f"{noun}{colon(language)}{named}")
    return semicolon(language).join(parts)


def render_reference(reference: ArticleReference) -> dict[str, Any]:
    """An article reference in the JSON form of the contract."""
    return {
        "id": reference.id,
        "title": reference.title,
        "page_date": reference.page_date,
        "url": reference.url,
        "page_url": reference.page_url,
    }


def render_citation(citation: Citation) -> dict[str, Any]:
    """A citation in the JSON form of the contract."""
    return {
        "marker": citation.marker,
        "locator": str(citation.locator),
        "quote": citation.quote,
        "article": render_reference(citation.article),
        "table": citation.table,
        "row": citation.row,
        "row_name": citation.row_name,
        "file": citation.file,
        "lines": list(citation.lines),
    } | ({"copies": [str(copy) for copy in citation.copies]} if citation.copies else {})


def render_table(table: ResultTable | None) -> dict[str, Any] | None:
    """A result table in the JSON form of the contract."""
    if table is None:
        return None
    return {
        "columns": list(table.columns),
        "rows": [list(row) for row in table.rows],
        "total": table.total,
        "grouped": table.grouped,
    }


def render_usage(usage: Usage) -> dict[str, Any]:
    """What an answer took of a chat model; null is what is not known."""
    return {
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "calls": usage.calls,
        "energy_wh": _round(usage.energy_wh),
        "co2e_g": _round(usage.co2e_g),
        "cost": _round(usage.cost),
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def describe_usage(usage: Usage, language: Language) -> str:
    """The same in a line: tokens, an estimate of energy and CO2e, and the cost where prices are set."""
    french = language is Language.FRENCH
    if not usage.calls:
        if french:
            return "Aucun modèle de langage n’a été sollicité\u00a0: aucun jeton, aucun envoi."
        return "No language model was used: 0 tokens, nothing was sent."
    read, written = (write_number(count, language) for count in (usage.input_tokens, usage.output_tokens))
    if not usage.input_tokens:
        tokens = "jetons non comptés" if french else "tokens not counted"
    elif french:
        tokens = f"{read} jetons lus, {written} écrits"
    else:
        tokens = f"{read} tokens read, {written} written"
    if usage.energy_wh is None or usage.co2e_g is None:
        impact = "énergie et CO₂e\u00a0: inconnus" if french else "energy and CO₂e unknown"
    else:
        about = "environ" if french else "about"
        energy, gas = (write_decimals(f"{figure:.2g}", language) for figure in (usage.energy_wh, usage.co2e_g))
        impact = f"{about} {energy}\u00a0Wh, {gas}\u00a0g CO₂e"
    parts = [tokens, impact]
    if usage.cost:
        cost = write_decimals(f"{usage.cost:.2g}", language)
        parts.append(f"coût {cost}" if french else f"cost {cost}")
    return f"{'Modèle de langage' if french else 'Language model'}{colon(language)}{semicolon(language).join(parts)}."


_PERSONAL = {
    "email": ("adresse électronique", "adresses électroniques", "e-mail address", "e-mail addresses"),
    "phone": ("numéro de téléphone", "numéros de téléphone", "telephone number", "telephone numbers"),
    "bank_account": ("compte bancaire", "comptes bancaires", "bank account", "bank accounts"),
    "social_security": (
        *("numéro de sécurité sociale", "numéros de sécurité sociale"),
        *("social security number", "social security numbers"),
    ),
    "card": ("carte bancaire", "cartes bancaires", "bank card", "bank cards"),
    "address": ("adresse postale", "adresses postales", "postal address", "postal addresses"),
    "plate": ("plaque d’immatriculation", "plaques d’immatriculation", "number plate", "number plates"),
    "document": ("pièce d’identité", "pièces d’identité", "identity document", "identity documents"),
    "birth_date": ("date de naissance", "dates de naissance", "date of birth", "dates of birth"),
    "ip_address": ("adresse IP", "adresses IP", "IP address", "IP addresses"),
    "name": ("nom", "noms", "name", "names"),
}


def describe_masked(masked: Mapping[str, int], language: Language) -> str:
    """What of a question was kept from the model, in a sentence; empty when nothing was."""
    if not masked:
        return ""
    first = 0 if language is Language.FRENCH else 2
    parts = [f"{count} {_PERSONAL[kind][first + (count > 1)]}" for kind, count in masked.items()]
    if language is Language.FRENCH:
        listed = " et ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
        return f"Données personnelles remplacées avant l’envoi au modèle\u00a0: {listed}."
    listed = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    return f"Personal data replaced before anything was sent to the model: {listed}."


def render_json(answer: Answer) -> dict[str, Any]:
    """An answer in the one JSON form that command line, checks, HTTP and Python share."""
    return {
        "id": answer.id,
        "question": answer.question,
        "answer": answer.answer,
        "language": answer.language.value,
        "abstained": answer.abstained,
        "engine": answer.engine.value,
        "citations": [render_citation(citation) for citation in answer.citations],
        "dropped": list(answer.dropped),
        "table": render_table(answer.table),
        "usage": render_usage(answer.usage),
        "masked": dict(answer.masked),
        "timings_ms": {name: round(value, 1) for name, value in answer.timings_ms.items()},
    }


def describe_copies(citation: Citation, language: Language) -> str:
    """Where else the same words stand; call it for citations with copies only."""
    places = ", ".join(map(str, citation.copies[:_COPIES_NAMED]))
    more = len(citation.copies) - _COPIES_NAMED
    if language is Language.FRENCH:
        return f"même texte\u00a0: {places}" + (f" et {more} autres" if more > 0 else "")
    return f"same text: {places}" + (f" and {more} more" if more > 0 else "")


def describe_place(citation: Citation, language: Language) -> str:
    """Where a citation stands, for people: `file.md, line 39`."""
    first, last = citation.lines
    one, many = _LINES[language]
    return f"{citation.file}, {one} {first}" if first == last else f"{citation.file}, {many} {first}–{last}"


def name_column(column: str, language: Language) -> str:
    """A column of a result table as a language names it."""
    return _COLUMNS_FR.get(column, column) if language is Language.FRENCH else column


def write_cell(value: str | int | float | None, column: str, language: Language) -> str:
    """A cell of a result table as people read it: `1 234`, `décembre 2023`, `préoccupations`; empty for None."""
    if isinstance(value, str):
        name = _NAMED.get(column)
        return name(value, language) if name else value
    return "" if value is None else write_number(value, language)


def _name_month_of(label: str, language: Language) -> str:
    return name_month(label, language) if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2]|Q[1-4])", label) else label


_NAMED: Mapping[str, Callable[[str, Language], str]] = {
    "table": name_place,
    "quarter": _name_month_of,
    "month": _name_month_of,
    "date": name_day,
    "calendar-month": name_calendar_month,
    "weekday": name_weekday,
}


def render_csv(answer: Answer) -> str:
    """The rows of an exact answer as CSV (RFC 4180); empty when it has none.

    A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV Injection).
    """
    if answer.table is None:
        return ""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([name_column(column, answer.language) for column in answer.table.columns])
    writer.writerows([[tame_formula(cell) for cell in row] for row in answer.table.rows])
    return written.getvalue()


def tame_formula(cell: str | int | float | None) -> str | int | float | None:
    """A cell that no spreadsheet takes for a formula; figures and other texts stay as they are."""
    is_formula = isinstance(cell, str) and cell.lstrip()[:1] in ("=", "+", "-", "@", "\t", "\r", "|", "%")
    return f"'{cell}" if is_formula else cell


def render_plain(answer: Answer, *, with_items: bool = True) -> str:
    """An answer as plain text with its sources below, as the command line prints it.

    Args:
        with_items: whether its list is part of it; a surface that shows a table leaves it out.
    """
    text = unescape_markdown(answer.answer if with_items else split_items(answer.answer)[0])
    took = describe_usage(answer.usage, answer.language) if answer.usage.calls else ""
    kept_back = describe_masked(answer.masked, answer.language)
    return "\n\n".join(filter(None, (text, render_sources(answer), kept_back, took)))


def render_sources(answer: Answer) -> str:
    """The sources of an answer as plain text; empty when it has none."""
    if not answer.citations:
        return ""
    language = answer.language
    lines = [f"{_SOURCES[language]}{colon(language).rstrip()}"]
    for article in dict.fromkeys(citation.article for citation in answer.citations):
        day = f" ({name_day(article.page_date, language)})" if article.page_date else ""
        lines.append(f"{quoted(article.title, language)}{day}")
        if article.url:
            lines.append(article.url)
        for citation in answer.citations:
            if citation.article == article:
                name = f", {quoted(citation.row_name, language)}" if citation.row_name else ""
                lines.append(f"  [{citation.marker}] {citation.locator}{name} ({describe_place(citation, language)})")
                if citation.copies:
                    lines.append(f"      {describe_copies(citation, language)}")
    return "\n".join(lines)


def render_passage(passage: Passage) -> dict[str, Any]:
    """A passage as JSON: its place, its cells and its source lines."""
    return {
        "locator": str(passage.locator),
        "article": render_reference(passage.article),
        "table": passage.table,
        "row": passage.row,
        "row_name": passage.name,
        "relevancy": passage.relevancy,
        "cells": dict(passage.cells),
        "file": passage.file,
        "lines": [passage.source[0].number, passage.source[-1].number] if passage.source else [],
        "text": passage.text,
    } | ({"withheld": passage.withheld} if passage.withheld else {})
