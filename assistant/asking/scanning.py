"""The text of an exact question as pieces: phrases with their meanings, dates, quotations and names."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.asking.lexicon import LEXICON, LONGEST_PHRASE, MONTHS, Kind, Meaning
from assistant.words import STOP_WORDS, fold_word, raw_words

Phrases = Mapping[tuple[str, ...], Meaning]

_QUOTED = re.compile(r"«\s*(.+?)\s*»|“\s*(.+?)\s*”|\"\s*(.+?)\s*\"|(?<!\w)['‘](\w[^'’]*\w)['’](?!\w)")
_BREAK = re.compile(r"[,;:](?=\s|$)|[?!()]|\.(?=\s|$)")
_SIGNS = (
    (re.compile(r">=|≥|=>"), " at least "),
    (re.compile(r"<=|≤|=<"), " at most "),
    (re.compile(r">"), " more than "),
    (re.compile(r"<"), " less than "),
    (re.compile(r"(?<=\d)\s*\+(?!\d)"), " or more "),
    (re.compile(r"(\d)\s*/\s*(?:5|10|20|100)\b(?!\s*/)"), r"\1"),
    (re.compile(r"(?<=\d)\s*(?:-|–|—)\s*(?=\d\b)"), " to "),
    (re.compile(r"(?<=\d)(?:st|nd|rd|th|er)\b"), ""),
)
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\b")
_SLASH_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")  # day first, as France and most of the world write
_YEARS = range(1900, 2100)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")  # "3⁄4" and "3ty" begin with a digit and are none


@dataclass(frozen=True, slots=True)
class Piece:
    """One phrase of a question."""

    kind: Kind
    value: object
    text: str  # as it was written

    @property
    def period(self) -> tuple[str, str]:
        """The first and the last day of a PERIOD, ISO 8601."""
        first, last = str(self.value).split("/")
        return first, last


def scan_question(text: str, phrases: Phrases = LEXICON) -> list[Piece]:
    """The pieces of a question in order; longest phrases first.

    Args:
        text: the question as it was put.
        phrases: what phrases mean, by their folded words.
    """
    pieces: list[Piece] = []
    position = 0
    for quoted in _QUOTED.finditer(text):
        pieces += _scan_plain(text[position : quoted.start()], phrases)
        words = next(group for group in quoted.groups() if group)
        pieces.append(Piece(Kind.QUOTE, words, words))
        position = quoted.end()
    return pieces + list(_scan_plain(text[position:], phrases))


def _scan_plain(text: str, phrases: Phrases) -> Iterator[Piece]:
    dates: list[Piece] = []

    def keep(first: date | None, last: date | None, written: str) -> str:
        if first is None or last is None:
            return written
        dates.append(Piece(Kind.PERIOD, f"{first.isoformat()}/{last.isoformat()}", written))
        return f" xperiodx{len(dates) - 1} "

    text = _ISO_DATE.sub(lambda m: keep(*_period(int(m[1]), int(m[2]), int(m[3]) if m[3] else None), m[0]), text)
    text = _SLASH_DATE.sub(lambda m: keep(*_period(int(m[3]), int(m[2]), int(m[1])), m[0]), text)
    for sign, words in _SIGNS:
        text = sign.sub(words, text)
    for number, part in enumerate(_BREAK.split(text)):
        if number:
            yield Piece(Kind.BREAK, None, "")
        yield from _join_dates(list(_scan_words(part, phrases, dates)))


def _scan_words(text: str, phrases: Phrases, dates: list[Piece]) -> Iterator[Piece]:
    raw = raw_words(text)
    words = [fold_word(word) for word in raw]
    position = 0
    while position < len(words):
        # "AI" and "IT" are names, whatever their letters mean in lower case; in a shouted question nothing tells.
        if len(raw[position]) > 1 and raw[position].isupper() and raw[position].isalpha() and not text.isupper():
            yield Piece(Kind.NAME, words[position], raw[position])
            position += 1
            continue
        for length in range(min(LONGEST_PHRASE, len(words) - position), 0, -1):
            meaning = phrases.get(tuple(words[position : position + length]))
            if meaning:
                yield Piece(meaning.kind, meaning.value, " ".join(raw[position : position + length]))
                position += length
                break
        else:
            word, written = words[position], raw[position]
            position += 1
            if word.startswith("xperiodx"):
                yield dates[int(word.removeprefix("xperiodx"))]
            elif _NUMBER.fullmatch(word):
                yield Piece(Kind.NUMBER, float(word), written)
            else:
                is_function_word = word in STOP_WORDS or (len(word) == 1 and not written.isupper())
                yield Piece(Kind.STOP if is_function_word else Kind.NAME, word, written)


def _join_dates(pieces: list[Piece]) -> Iterator[Piece]:
    """The same pieces with dates joined, a month that has no year of its own taking that of the next date."""
    joined = list(_join_each_date(pieces))
    for at, piece in enumerate(joined):
        following = next((p for p in joined[at + 1 : at + 4] if p.kind is Kind.PERIOD), None)
        month = MONTHS.get(fold_word(piece.text)) if piece.kind is not Kind.PERIOD else None
        if month and following:
            first, last = _period(int(following.period[0][:4]), month, None)
            yield Piece(Kind.PERIOD, f"{first}/{last}", piece.text)
        else:
            yield piece


def _join_each_date(pieces: list[Piece]) -> Iterator[Piece]:
    """The same pieces with "3 décembre 2023", "December 3 2023", "décembre 2023" and "2024" made one PERIOD each."""
    position = 0
    while position < len(pieces):
        for length in (3, 2, 1):
            period = _read_period(pieces[position : position + length])
            if period:
                yield period
                position += length
                break
        else:
            yield pieces[position]
            position += 1


def _read_period(pieces: list[Piece]) -> Piece | None:
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
    return Piece(Kind.PERIOD, f"{first.isoformat()}/{last.isoformat()}", " ".join(p.text for p in pieces))


def _period(year: int, month: int | None, day: int | None) -> tuple[date | None, date | None]:
    """The first and the last day of a year, a month or a day; None twice where there is no such day."""
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        last = calendar.monthrange(year, month)[1]
        return date(year, month, day or 1), date(year, month, day or last)
    except (ValueError, calendar.IllegalMonthError):
        return None, None
