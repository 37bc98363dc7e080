"""The text of an exact question as pieces: phrases with their meanings, dates, quotations and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.asking.lexicon import LEXICON, LONGEST_PHRASE, MONTHS, Kind, Meaning
from assistant.asking.periods import cut_dates, find_cut, find_months, join_dates, mark_cut
from assistant.asking.pieces import Piece
from assistant.asking.recurring import find_recurring
from assistant.asking.spoken import write_figures
from assistant.asking.standing import read_in_place
from assistant.words import STOP_WORDS, fold_word, is_function_word, raw_words

_STRESSED = (Kind.NOT, Kind.NONE, Kind.AND, Kind.OR, Kind.CONTINUE, Kind.COUNT, Kind.TOP, Kind.EVERY, Kind.EXTREME)
Phrases = Mapping[tuple[str, ...], Meaning]

_QUOTED = re.compile(r"«\s*(.+?)\s*»|“\s*(.+?)\s*”|\"\s*(.+?)\s*\"|(?<!\w)['‘](\w[^'’]*[\w)])['’](?!\w)")
_BREAK = re.compile(r"[,;:…](?=\s|$)|[?!()]|\.(?=\s|$)|\s[-–—]+(?=\s)")
_NO_DATE = rf"(?!\s+(?:of\s+)?(?:{'|'.join(MONTHS)})\b)"
_MEANS = re.compile(r"moyen|mean|averag|médian|median", re.IGNORECASE)
_COMMA = re.compile(r"(?<![\d.,])(\d),(\d{1,2})(?![\d,])")  # of a decimal: only of means there are any
_SIGNS = (
    (re.compile(r"!=|<>|≠|=/="), " other than "),
    (re.compile(r"(?<!\w)w/o(?!\w)", re.IGNORECASE), " without "),
    (re.compile(r"(?<!\w)w/(?=\s)", re.IGNORECASE), " with "),
    (re.compile(r"(?<![\w#])#\s*(?:of\b)?(?=\s*[A-Za-z])"), " number of "),
    (re.compile(r"\b(?:no|nr|nb|nbr|num)\.\s*(?=(?:of|de)\b|d['’])", re.IGNORECASE), " number "),
    (re.compile(r"\bn\s*[º°]\s*(?=(?:of|de)\b|d['’])", re.IGNORECASE), " number "),
    (re.compile(r"(?<!\d)(?<!\d\s)%"), " percentage "),
    (re.compile(r"(?<=\w)/(?=(?:article|fiche|scan|note|an|année|year|mois|month|table|theme|thème)s?\b)"), " per "),
    (re.compile(rf"\b2(?:nd|e|[eè]me|nde)\b{_NO_DATE}", re.IGNORECASE), " second "),
    (re.compile(rf"\b3(?:rd|e|[eè]me)\b{_NO_DATE}", re.IGNORECASE), " third "),
    (re.compile(rf"\b4(?:th|e|[eè]me)\b{_NO_DATE}", re.IGNORECASE), " fourth "),
    (re.compile(r">=|≥|=>"), " at least "),
    (re.compile(r"<=|≤|=<"), " at most "),
    (re.compile(r">"), " more than "),
    (re.compile(r"<"), " less than "),
    (re.compile(r"(?<=\d)\s*\+(?!\d)"), " or more "),
    (re.compile(r"(\d)\s*/\s*(?:5|10|20|100)\b(?!\s*/)"), r"\1"),
    (re.compile(r"(?<=\d)\s*(?:-|–|—)\s*(?=\d\b)"), " to "),
    (re.compile(r"(?<=\d)(?:st|nd|rd|th|er)\b"), ""),
    (re.compile(r"(?<=\b[1-5])['’]?s\b"), ""),  # "how many 5s"
)
_KEY = (["cle"], ["cles"], ["clef"], ["clefs"])  # of « mot-clé », which no phrase cuts in two
_NAME_WITH_FIGURES = re.compile(r"(?<![\w-])[A-Z][A-Za-z]*-\d+[A-Za-z]*(?![\w-])")  # "H-1B", "F-35", "COVID-19"
_COMPOUND = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?:-[^\W\d_]{2,})+(?![\w-])")
_OF_TABLES = (Kind.NOUN, Kind.TABLE, Kind.ROWS)
_BEFORE_HAVE = frozenset("j n l y en les leur lui m t vous".split())  # and "ai" is a verb, no name
_NUMBER = re.compile(r"\d+(?:\.\d+)?")  # "3⁄4" and "3ty" begin with a digit and are none


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
    return read_in_place(find_recurring(find_months([*pieces, *_scan_plain(text[position:], phrases)])))


def _scan_plain(text: str, phrases: Phrases) -> Iterator[Piece]:
    text, dates = cut_dates(write_figures(text))
    text = _COMPOUND.sub(lambda word: _cut_compound(word[0], phrases, dates), text)
    text = _NAME_WITH_FIGURES.sub(lambda name: mark_cut(Piece(Kind.NAME, name[0], name[0]), dates), text)
    text = _COMMA.sub(r"\1.\2", text) if _MEANS.search(text) else text
    for sign, words in _SIGNS:
        text = sign.sub(words, text)
    position = 0
    for mark in _BREAK.finditer(text):
        yield from join_dates(list(_scan_words(text[position : mark.start()], phrases, dates)))
        yield Piece(Kind.BREAK, None, mark[0].strip())
        position = mark.end()
    yield from join_dates(list(_scan_words(text[position:], phrases, dates)))


def _cut_compound(word: str, phrases: Phrases, cut: list[Piece]) -> str:
    """A mark for "year-round" or "file-sharing", whose parts mean nothing by themselves; other words as they are."""
    parts = tuple(fold_word(part) for part in word.split("-"))
    meanings = [phrases[part,].kind if (part,) in phrases else None for part in parts]
    plain = any(meaning is None and part not in STOP_WORDS for part, meaning in zip(parts, meanings, strict=True))
    if parts in phrases or not plain or not set(meanings) <= {None, *_OF_TABLES} or not set(meanings) & set(_OF_TABLES):
        return word
    return mark_cut(Piece(Kind.NAME, " ".join(parts), word), cut)


def _scan_words(text: str, phrases: Phrases, dates: list[Piece]) -> Iterator[Piece]:
    raw = raw_words(text)
    words = [fold_word(word) for word in raw]
    position = 0
    while position < len(words):
        # "AI" and "IT" are names, whatever their letters mean in lower case; in a shouted question nothing tells.
        if raw[position].casefold() == "où":
            yield Piece(Kind.FILLER, None, raw[position])  # without its accent it would be "or"
            position += 1
            continue
        if _is_acronym(raw[position]) and not text.isupper():
            yield Piece(Kind.NAME, words[position], raw[position])
            position += 1
            continue
        longest = min(LONGEST_PHRASE, len(words) - position)
        if not text.isupper():
            # "does IT have" is not "does it have".
            longest = next((n for n in range(1, longest) if _is_acronym(raw[position + n])), longest)
        for length in range(longest, 0, -1):
            meaning = phrases.get(tuple(words[position : position + length]))
            splits = words[position + length - 1] in ("mot", "mots") and words[position + length :][:1] in _KEY
            if meaning and not splits:
                yield Piece(meaning.kind, meaning.value, " ".join(raw[position : position + length]))
                position += length
                break
        else:
            word, written = words[position], raw[position]
            position += 1
            if cut := find_cut(word, dates):
                yield cut
            elif _NUMBER.fullmatch(word):
                yield Piece(Kind.NUMBER, float(word), written)
            else:
                says_nothing = is_function_word(words, position - 1) or (len(word) == 1 and not written.isupper())
                if word == "ai":
                    says_nothing = _is_have(words, position - 1)
                yield Piece(Kind.STOP if says_nothing else Kind.NAME, word, written)


def _is_have(words: Sequence[str], at: int) -> bool:
    """Whether "ai" is a verb, as in « j’ai » and « ai-je », and not what "generative ai" is about."""
    return (at > 0 and words[at - 1] in _BEFORE_HAVE) or words[at + 1 : at + 2] == ["je"]


def _is_acronym(word: str) -> bool:
    """Whether a word in capitals is a name; "NOT" and "ONLY" are no names, only said aloud."""
    meaning = LEXICON.get((fold_word(word),))
    stressed = meaning is not None and meaning.kind in _STRESSED
    return len(word) > 1 and word.isupper() and word.isalpha() and not stressed
