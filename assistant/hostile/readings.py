"""The ways in which a text can be read: as it stands, folded, and decoded from what hides its words from a filter."""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from assistant.words import fold_accents

# Letters of other alphabets and the Latin ones that they look like; typographic marks and the typed ones.
_ALIKE = (
    "аa еe оo рp сc уy хx іi вb ѕs јj ԁd һh кk мm нh тt гr пn ɑa αa οo εe ρp τt ιi κk νn ωw ҽe ոn սu цu ӏl ⅼl ꓲl "
    "‐- ‑- –- —- ’' ‘' ʼ' ′' “\" ”\" «\" »\""
)
_LOOKALIKES = str.maketrans({pair[0]: pair[1] for pair in _ALIKE.split()})
_MIXED = re.compile(r"[^\W\d_]*(?:[a-z][\u0400-\u058f]|[\u0400-\u058f][a-z])[^\W\d_]*", re.IGNORECASE)
_LEET = str.maketrans("013457@$!|", "oieastasil")
_LEETED = re.compile(r"[a-z]+[0134578@$][a-z0-9@$!|]+|[013457@$][a-z][a-z0-9@$!|]+")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .\-_*·]){4,}[^\W\d_](?![^\W_])")
_INSIDE_WORD = re.compile(r"(?<=[a-z])(?:[*_~`]{1,3}|</?[a-z]{1,6}/?>)(?=[a-z])")
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(r"(?:(?:0x|\\x)?[0-9a-fA-F]{2}[ ,:]?){12,}")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2}|[\w.~-]){4,}")
_ESCAPES = re.compile(r"(?:\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|&#x?[0-9a-fA-F]+;){4,}")
_DIGIT_OR_SIGN = re.compile(r"[013457@$]")
# Letters without a blank, or pairs of digits with one, as no text has them.
_CODED_WORD = 16  # letters
_CODED = re.compile(rf"[\w+/-]{{{_CODED_WORD}}}|(?:[0-9a-fA-F]{{2}}[ ,:]){{6}}|[01]{{8}}\s")
_PAIRS = re.compile(r"[0-9a-fA-F]{2}[ ,:][0-9a-fA-F]{2}[ ,:][0-9a-fA-F]{2}[ ,:]")
_MARKED = re.compile(r"[*_~`<&]")
_EMPHASIS = re.compile(r"[*_~`]{1,3}")
_BITS = re.compile(r"(?:[01]{8}\s?){8,}")
_TAG_CHARACTERS = re.compile("[\U000e0020-\U000e007e]+")
_MORSE = re.compile(r"(?:[.\-\u2022\u2013\u2212_]{1,5}(?:\s+[/|]\s+|[ /|]\s?|$)){8,}")
_DASHES = "-\u2013\u2212_"
_MORSE_LETTERS = {
    code: letter
    for letter, code in zip(
        "abcdefghijklmnopqrstuvwxyz",
        ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- "
        "--..".split(),
        strict=True,
    )
}
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+")
_FEW_COMMON = 0.25  # share of common words in a text from which it is French or English
_SAYING = re.compile(r"(?<![^\W_])[^\W\d_]{2,}(?![^\W_])")
_SAID = 3  # words; fewer, behind a code, say nothing
_DEPTH = 2  # encodings inside encodings
_COMMON = frozenset(
    "the of and to in a is for that on with as are by it be from la le les de des et en un une est que pour du au "
    "dans sur par qui ne pas".split()
)
_WORD = re.compile(r"[a-z]+")
_ROT13_COMMON = frozenset(codecs.encode(word, "rot13") for word in _COMMON)
_IN_ADDRESS = re.compile(r"\b(?:data|https?|ftp|mailto):\S+|base64,\S+", re.IGNORECASE)


def fold(text: str) -> str:
    """Lower case without accents, with Latin letters for those that look like them, blanks as one blank."""
    folded = text.lower() if text.isascii() else fold_accents(text).translate(_LOOKALIKES)
    return " ".join(folded.split()).strip(" *+•")


def read_ways(text: str, depth: int = _DEPTH) -> Iterator[str]:
    """The text folded, then each other way in which it gives words; most texts have one way."""
    folded = fold(text)
    yield folded
    plain = folded
    if _MARKED.search(folded):
        plain = _INSIDE_WORD.sub("", _TAG.sub(" ", fold(html.unescape(text))))
        plain = _EMPHASIS.sub("", plain).strip()
        if plain != folded:
            yield plain
    if _SPACED.search(text):
        # Letters set apart: words end at wider gaps, where there are such; else there is one long word.
        yield fold(_SPACED.sub(lambda run: re.sub(r"[ .\-_*·]", "", run[0]), text))
    if _DIGIT_OR_SIGN.search(folded) and _LEETED.search(folded):
        yield folded.translate(_LEET)
    if depth and _may_hold_codes(text):
        yield from _read_codes(text, depth)
    # Most texts are done with at their first common word, which spares finding all words.
    words = _WORD.findall(plain) if _COMMON.isdisjoint(plain.split()) else ()
    if len(words) >= 4 and _COMMON.isdisjoint(words):
        yield codecs.encode(folded, "rot13")
        yield folded[::-1]
    else:
        yield from _turned_sentences(folded)


def _may_hold_codes(text: str) -> bool:
    """Whether `_decode` may find something; says no to most texts in less time than its searches take."""
    return (
        "%" in text
        or "\\" in text
        or "&#" in text
        or max(map(len, text.split()), default=0) >= _CODED_WORD
        or bool(_PAIRS.search(text))
        or (("0" in text or "1" in text) and bool(_CODED.search(text)))
        or (any(dash in text for dash in _DASHES) and bool(_MORSE.search(text)))
        or (not text.isascii() and bool(_TAG_CHARACTERS.search(text)))
    )


def find_code(text: str) -> str | None:
    """What of a text is written in code and says something once it is read, in a few words; None where nothing is.

    Pictures and addresses hold code that says nothing to a reader: what of it is text is left alone.
    """
    if _may_hold_codes(text):
        bare = _IN_ADDRESS.sub(" ", text)
        for decoded in _decode(bare):
            if decoded != bare and _says_something(decoded):
                return "it holds words that are written in code"
    return "it holds words that are written in code" if any(True for _ in _turned_sentences(fold(text))) else None


def find_disguise(text: str) -> str | None:
    """What of a text passes for other letters: a word of two alphabets that reads as one of one; None for nothing."""
    if text.isascii():
        return None
    for found in _MIXED.finditer(_IN_ADDRESS.sub(" ", text)):
        if (plain := found[0].lower().translate(_LOOKALIKES)) and fold_accents(plain).isascii():
            return "it holds letters that pass for others"
    return None


def _says_something(decoded: str) -> bool:
    return len(_SAYING.findall(decoded)) >= _SAID and decoded.isprintable()


def _turned_sentences(folded: str) -> Iterator[str]:
    """Sentences that are French or English when each letter is shifted by thirteen, and are neither as they stand."""
    if _ROT13_COMMON.isdisjoint(folded.split()):
        return
    for sentence in _SENTENCE.split(folded):
        words = _WORD.findall(sentence)
        if len(words) >= 4 and _COMMON.isdisjoint(words):
            turned = codecs.encode(sentence, "rot13")
            if sum(word in _COMMON for word in _WORD.findall(turned)) >= max(2, _FEW_COMMON * len(words)):
                yield turned


def _read_codes(text: str, depth: int) -> Iterator[str]:
    for decoded in _decode(text):
        if decoded and sum(letter.isalpha() or letter.isspace() for letter in decoded) > 0.7 * len(decoded):
            yield from read_ways(decoded, depth - 1)


def _decode(text: str) -> Iterator[str]:
    for found in _TAG_CHARACTERS.finditer(text):
        yield "".join(chr(ord(letter) - 0xE0000) for letter in found[0])
    if "%" in text:
        for found in _PERCENT.finditer(text):
            if found[0].count("%") > 1:
                yield unquote(text)
                break
    if "\\" in text or "&#" in text:
        for found in _ESCAPES.finditer(text):
            escapes = re.sub(r"\\[ux]([0-9a-fA-F]+)", lambda code: chr(int(code[1], 16)), found[0])
            yield html.unescape(escapes)
    for found in _MORSE.finditer(text):
        yield _read_morse(found[0])
    if not _CODED.search(text):
        return
    for found in _BITS.finditer(text):
        yield "".join(chr(int(bits, 2)) for bits in re.findall(r"[01]{8}", found[0]))
    for found in _HEX.finditer(text):
        digits = re.sub(r"0x|\\x|[ ,:]", "", found[0])
        yield _as_text(bytes.fromhex(digits[: len(digits) // 2 * 2]))
    for found in _BASE64.finditer(text):
        code = found[0].rstrip("=").replace("-", "+").replace("_", "/")
        try:
            yield _as_text(base64.b64decode(code + "=" * (-len(code) % 4)))
        except binascii.Error:
            continue


def _read_morse(code: str) -> str:
    plain = re.sub("[\u2013\u2212_]", "-", code.replace("\u2022", "."))
    words = (
        "".join(_MORSE_LETTERS.get(letter, "?") for letter in word.split())
        for word in re.split(r"\s*[/|]\s*|\s{2,}", plain)
    )
    return " ".join(word for word in words if word)


def _as_text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return ""
