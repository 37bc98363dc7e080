"""Dates inside a question: years, months, days, quarters and halves of a year, made one piece each."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from assistant.asking.lexicon import MONTHS, Kind
from assistant.asking.pieces import Piece
from assistant.words import fold_accents, fold_word

_YEARS = range(1900, 2100)
_MARK = "xperiodx"  # stands in the text for a date that was cut out of it
_PARTS = {"first": 0, "premier": 0, "1": 0, "premiere": 0, "second": 1, "deuxieme": 1, "seconde": 1, "2": 1}
_PARTS |= {"third": 2, "troisieme": 2, "3": 2, "fourth": 3, "quatrieme": 3, "4": 3, "last": -1, "dernier": -1}
_PARTS |= {"2nd": 1, "1st": 0, "3rd": 2, "4th": 3, "latter": -1, "final": -1, "derniere": -1}
_ORDINAL = "|".join(_PARTS).replace("ieme", "i[eè]me").replace("miere", "mi[eè]re").replace("niere", "ni[eè]re")
_SEASONS = {"spring": 3, "printemps": 3, "summer": 6, "ete": 6, "autumn": 9, "fall": 9, "automne": 9}
_SEASON = re.compile(r"\b(?:à l['’]|l['’])?(spring|summer|autumn|fall|printemps|[ée]t[ée]|automne)"
                     r"(?: of| de| d['’])? (\d{4})\b", re.IGNORECASE)  # fmt: skip
_BEFORE_A_MONTH = frozenset("in en de d for pour during since depuis until of mois only just".split())
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\b")
_COMPACT_DATE = re.compile(r"\b(20\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])\b")
_SLASH_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")  # day first, as France and most of the world write
_SLASH_MONTH = re.compile(r"(?<![\d/])(\d{1,2})/((?:19|20)\d{2})\b")
_QUARTER = re.compile(rf"\b(?:[QT]([1-4])|({_ORDINAL})(?:er|e|eme|st|nd|rd|th)?\s+(?:quarter|trimestre))"
                      rf"(?:\s+(?:of|de|du|d['’]))?\s+(\d{{4}})\b", re.IGNORECASE)  # fmt: skip
_MONTHS_OF_YEAR = re.compile(
    r"\b(?:the )?(?:(first|last) (three|3|six|6) months|(?:les |des )?(trois|3|six|6) (premiers|derniers) mois) "
    r"(?:of|de) (\d{4})\b", re.IGNORECASE)  # fmt: skip
_HALF = re.compile(rf"\b(?:[HS]([12])|({_ORDINAL})(?:er|e|eme|st|nd|ere|de)?\s+(?:half|semester|semestre|moiti[ée]))"
                   rf"(?:\s+(?:of|de|du))?(?:\s+l['’]ann[ée]e)?\s+(\d{{4}})\b", re.IGNORECASE)  # fmt: skip

_UNACCENTED = str.maketrans("éûà", "eua")  # letter by letter, so that places stay the same
_MONTH = "|".join(MONTHS)
_MONTHS_AGAIN = re.compile(
    rf"{_MARK}(\d+)\s*[(,]\s*(?:from |de )?({_MONTH})\s*(?:to|through|until|a|au|-|–)\s*({_MONTH})\s*\)?"
)
_MONTHS_LISTED = re.compile(  # with one year for all of them: "October, November or December 2025"
    rf"\b((?:{_MONTH})(?:\s*,\s*(?:{_MONTH}))+)"
    rf"(?=\s*,?\s*(?:and|or|et|ou)\s+(?:en |in )?(?:{_MONTH})\s+(?:of |de )?((?:19|20)\d\d)\b)"
)
_OF = r"(?:\s+(?:of|de|du|d['’](?=\s*\d)|d['’]))?(?:\s*(?:the year|l['’]ann[ée]e|l['’]an))?\s*"
_EDGES = (  # an end of a period, where the words before it say as much
    (re.compile(rf"\b(since|from|starting(?: from)?|as of|depuis|à (?:partir|compter) d[eu]|between|entre|dès)\s+"
                rf"(?:the |le )?(?:very )?(?:start|beginning|début){_OF}(?=\w)", re.IGNORECASE), r"\1 "),
    (re.compile(rf"\b(?:until|till|up to|through|by|before|jusqu['’]à|jusqu['’]en|avant|d['’]ici|d['’]ici à)\s+"
                rf"(?:the |la )?(?:very )?(?:end|fin){_OF}(?=\w)", re.IGNORECASE), "until "),
    (re.compile(rf"(?<=\d )(and|et|to|à)\s+(?:the |la )?(?:end|fin){_OF}(?=\w)", re.IGNORECASE), r"\1 "),
    (re.compile(r"\b(?:the year|l['’]ann[ée]e)\s+(?=(?:19|20)\d\d\b)", re.IGNORECASE), ""),
)  # fmt: skip


def cut_dates(text: str) -> tuple[str, list[Piece]]:
    """The text with a mark in place of each date that is written in figures, and these dates."""
    dates: list[Piece] = []

    def keep(first: date | None, last: date | None, written: str) -> str:
        if first is None or last is None:
            return written
        return mark_cut(_piece(first, last, written), dates)

    def part(months: int) -> Callable[[re.Match[str]], str]:
        def cut(found: re.Match[str]) -> str:
            number = int(found[1]) - 1 if found[1] else _PARTS[fold_accents(found[2])]
            if number >= 12 // months:
                return found[0]
            number %= 12 // months
            first, _ = _period(int(found[3]), number * months + 1, None)
            _, last = _period(int(found[3]), (number + 1) * months, None)
            return keep(first, last, found[0])

        return cut

    def season(found: re.Match[str]) -> str:
        first, _ = _period(int(found[2]), _SEASONS[fold_accents(found[1])], None)
        _, last = _period(int(found[2]), _SEASONS[fold_accents(found[1])] + 2, None)
        return keep(first, last, found[0])

    text = _say_year_of_each(text)
    for edge, plain in _EDGES:
        text = edge.sub(plain, text)
    text = _ISO_DATE.sub(lambda m: keep(*_period(int(m[1]), int(m[2]), int(m[3]) if m[3] else None), m[0]), text)
    text = _COMPACT_DATE.sub(lambda m: keep(*_period(int(m[1]), int(m[2]), int(m[3])), m[0]), text)
    text = _SLASH_DATE.sub(lambda m: keep(*_period(int(m[3]), int(m[2]), int(m[1])), m[0]), text)
    text = _SLASH_MONTH.sub(lambda m: keep(*_period(int(m[2]), int(m[1]), None), m[0]), text)

    def months(found: re.Match[str]) -> str:
        span = 3 if (found[2] or found[3]).lower() in ("three", "trois", "3") else 6
        opens = (found[1] or found[4]).lower() in ("first", "premiers")
        first, _ = _period(int(found[5]), 1 if opens else 13 - span, None)
        _, last = _period(int(found[5]), span if opens else 12, None)
        return keep(first, last, found[0])

    text = _MONTHS_OF_YEAR.sub(months, text)
    text = _SEASON.sub(season, text)
    text = _QUARTER.sub(part(3), text)
    return _drop_months_again(_HALF.sub(part(6), text), dates), dates


def _say_year_of_each(text: str) -> str:
    """The text with the year behind each of several months that have one together."""
    for found in reversed(list(_MONTHS_LISTED.finditer(text.lower().translate(_UNACCENTED)))):
        year, listed = found[2], text[found.start(1) : found.end(1)]
        dated = ", ".join(f"{month.strip()} {year}" for month in listed.split(","))
        text = text[: found.start(1)] + dated + text[found.end(1) :]
    return text


def _drop_months_again(text: str, dates: Sequence[Piece]) -> str:
    """The text without the months behind a period that only say which ones it has: "H2 2025 (July to December)"."""
    folded = text.lower().translate(_UNACCENTED)
    for found in reversed(list(_MONTHS_AGAIN.finditer(folded))):
        first, last = (int(day[5:7]) for day in dates[int(found[1])].period)
        if (MONTHS[found[2]], MONTHS[found[3]]) == (first, last):
            text = text[: found.end(1)] + " " + text[found.end() :]
    return text


def mark_cut(piece: Piece, cut: list[Piece]) -> str:
    """The mark that stands in the text for a piece that is cut out of it."""
    cut.append(piece)
    return f" {_MARK}{len(cut) - 1} "


def find_cut(word: str, dates: list[Piece]) -> Piece | None:
    """The date, or other piece, that a folded word is the mark of."""
    return dates[int(word.removeprefix(_MARK))] if word.startswith(_MARK) else None


def join_dates(pieces: list[Piece]) -> Iterator[Piece]:
    """The same pieces with dates joined, a month that has no year of its own taking that of the next date."""
    joined = list(_join_each_date(pieces))
    day: Piece | None = None  # "3" of "3 mars et 10 avril 2024"
    for at, piece in enumerate(joined):
        following = next((p for p in joined[at + 1 : at + 5] if p.kind is Kind.PERIOD), None)
        month = MONTHS.get(fold_word(piece.text)) if piece.kind is not Kind.PERIOD else None
        if month and following:
            number = int(float(str(day.value))) if day else None
            first, last = _period(int(following.period[0][:4]), month, number)
            yield _piece(first, last, piece.text) if first and last else piece
            day = None
            continue
        if day is not None:
            yield day
            day = None
        is_day = piece.kind is Kind.NUMBER and at + 1 < len(joined) and fold_word(joined[at + 1].text) in MONTHS
        if is_day and joined[at + 1].kind is not Kind.PERIOD:
            day = piece
        else:
            yield piece
    if day is not None:
        yield day


def find_months(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, a month after a preposition being one although no year is near."""
    found = list(pieces)
    for at, piece in enumerate(pieces):
        month = MONTHS.get(fold_word(piece.text)) if piece.kind in (Kind.NAME, Kind.STOP, Kind.FILLER) else None
        before = fold_word(pieces[at - 1].text.split()[-1]) if at and pieces[at - 1].text.split() else ""
        ends = at + 1 == len(pieces) or pieces[at + 1].kind is Kind.BREAK
        goes_on = at == 1 and ends and before in ("and", "et")  # "and March?"
        follows = at > 1 and pieces[at - 1].kind in (Kind.BREAK, Kind.AND) and found[at - 2].kind is Kind.MONTH
        narrows = at > 0 and pieces[at - 1].kind is Kind.CONTINUE  # "if we limit it to March"
        if month and (before in _BEFORE_A_MONTH or follows or goes_on or narrows):
            found[at] = Piece(Kind.MONTH, month, piece.text)
    return found


def period_of_months(first: int, last: int, year: int) -> tuple[str, str]:
    """The first day of a month and the last day of another of that year, ISO 8601."""
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(year, last)[1]}"


def _join_each_date(pieces: list[Piece]) -> Iterator[Piece]:
    """The same pieces with "3 décembre 2023", "December 3 2023", "décembre 2023" and "2024" made one PERIOD each."""
    position = 0
    while position < len(pieces):
        for length in (4, 3, 2, 1):
            period = _read_period(pieces[position : position + length])
            if period:
                yield period
                position += length
                break
        else:
            yield pieces[position]
            position += 1


def _read_period(pieces: list[Piece]) -> Piece | None:
    if len(pieces) > 1 and pieces[0].kind is Kind.NUMBER and fold_word(pieces[1].text) in ("de", "d"):
        return None  # "the issues rated 5 of May 2025" in French, where a day has no "of"
    pieces = [p for p in pieces if fold_word(p.text) not in ("of", "de", "d")] if len(pieces) > 2 else pieces
    months = [MONTHS[fold_word(p.text)] for p in pieces if p.kind is not Kind.NUMBER and fold_word(p.text) in MONTHS]
    numbers = [float(str(p.value)) for p in pieces if p.kind is Kind.NUMBER]
    if len(months) > 1 or len(months) + len(numbers) < len(pieces) or not numbers:
        return None
    years = [int(n) for n in numbers if n in _YEARS]
    days = [int(n) for n in numbers if 1 <= n <= 31]
    if len(years) != 1 or len(years) + len(days) < len(numbers) or len(days) > len(months):
        return None
    first, last = _period(years[0], months[0] if months else None, days[0] if days else None)
    if first is None or last is None:
        return None
    return _piece(first, last, " ".join(p.text for p in pieces))


def _period(year: int, month: int | None, day: int | None) -> tuple[date | None, date | None]:
    """The first and the last day of a year, a month or a day; None twice where there is no such day."""
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        last = calendar.monthrange(year, month)[1]
        return date(year, month, day or 1), date(year, month, day or last)
    except (ValueError, calendar.IllegalMonthError):
        return None, None


def _piece(first: date, last: date, written: str) -> Piece:
    return Piece(Kind.PERIOD, f"{first.isoformat()}/{last.isoformat()}", written)
