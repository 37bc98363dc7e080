"""How each language sets figures, dates and quotation marks: the one place that knows the blanks of French.

French follows the Imprimerie nationale: no-break space before a colon and inside « », narrow no-break space before
; ! and ? and between thousands. Quoted words stay exactly as they are.
"""

from __future__ import annotations

from datetime import date

from assistant.records import Language

NO_BREAK = "\u00a0"
NARROW = "\u202f"

_MONTHS = {
    Language.FRENCH: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    Language.ENGLISH: "January February March April May June July August September October November December".split(),
}
_WEEKDAYS = {
    Language.FRENCH: "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
    Language.ENGLISH: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}


def quoted(text: str, language: Language) -> str:
    """A text between the quotation marks of a language, the text itself unchanged."""
    return f"«{NO_BREAK}{text}{NO_BREAK}»" if language is Language.FRENCH else f"“{text}”"


def colon(language: Language) -> str:
    """A colon and the blanks around it."""
    return f"{NO_BREAK}: " if language is Language.FRENCH else ": "


def semicolon(language: Language) -> str:
    """A semicolon and the blanks around it."""
    return f"{NARROW}; " if language is Language.FRENCH else "; "


def write_number(value: float, language: Language, decimals: int | None = None) -> str:
    """A number with the marks for thousands and decimals: `1 234,5`, `1,234.5`.

    Args:
        decimals: how many are written; None writes at most two and leaves zeros out.
    """
    written = f"{value:,.2f}".rstrip("0").rstrip(".") if decimals is None else f"{value:,.{decimals}f}"
    written = f"{value:,}" if isinstance(value, int) else written
    return written.replace(",", NARROW).replace(".", ",") if language is Language.FRENCH else written


def write_decimals(written: str, language: Language) -> str:
    """A figure that has been rounded already (`0.38`), with the language's mark for decimals."""
    return written.replace(".", ",") if language is Language.FRENCH else written


def name_day(iso: str, language: Language) -> str:
    """A date written out: `3 décembre 2023`; what is no date stays as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    first = "1er" if language is Language.FRENCH and day.day == 1 else str(day.day)
    return f"{first} {_MONTHS[language][day.month - 1]} {day.year}"


def name_month(iso: str, language: Language) -> str:
    """A month (`2023-12`) written out; a quarter (`2023-Q4`) as `T4 2023` or `Q4 2023`."""
    year, month = iso.split("-")
    if month.startswith("Q"):
        return f"{'T' if language is Language.FRENCH else 'Q'}{month[1:]} {year}"
    return f"{_MONTHS[language][int(month) - 1]} {year}"


def name_calendar_month(month: str, language: Language) -> str:
    """A month of whatever year, from `01` to `12`, by its name."""
    return _MONTHS[language][int(month) - 1]


def name_weekday(weekday: str, language: Language) -> str:
    """A weekday, from `1` for Monday to `7`, by its name."""
    return _WEEKDAYS[language][int(weekday) - 1]
