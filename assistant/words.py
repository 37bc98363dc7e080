"""Text to words, and words to the stems that lexical search compares.

Accents are folded before stemming, so that "donnees" and "données" share their stems; every word
yields its English and its French stem, because a corpus mixes both languages, often in one row.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

import Stemmer  # Snowball's own algorithms, https://snowballstem.org


class _Folded(dict[int, str | int | None]):
    """A table for `str.translate` that drops the marks of letters and fills as letters come."""

    def __missing__(self, code: int) -> int | None:
        self[code] = kept = None if unicodedata.combining(chr(code)) else code
        return kept


_NUMBER = r"\d+(?:[ .,\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_TOKEN = re.compile(rf"[^\W\d_]+\d*|{_NUMBER}|\w")
_SHORT = 40  # characters of phrases, which come again and again
_ENGLISH = Stemmer.Stemmer("english")
_FRENCH = Stemmer.Stemmer("french")
_FOLDED = _Folded({ord("œ"): "oe", ord("æ"): "ae"})
_STEMMING = threading.Lock()  # a stemmer holds the word that it works on

# Function words, and the words that questions are put with: they say how one asks, not what about.
_ENGLISH_WORDS = frozenset(
    """
    a about above according after again against all also am an and another any are as asked at be because been
    before being below between both but by can could d did do does doing don done doesn didn down during each else
    few for from further give given had has have having he her here him his how i if in into is isn aren it its
    itself just know let like list ll m may me mention mentioned might more most much must my named need no nor not
    of off on once one only or other our out over own please quick question re really s said same say says shall she
    should show since so some such t tell than that the their them then there these they thing things this those
    through to too under up us ve very was we were what when where which while who whom whose why will with within
    without would you your yours
    """.split()
)
_FRENCH_WORDS = frozenset(
    """
    ai aie aient alors apres au aucun aucune aura auraient aurait aussi autre autres aux avaient avait avant avec
    avez avoir avons bien bonjour c ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme
    comment concerne concernent combien d dans de deja depuis des devoir dire dis disent dit doit doivent donc donne
    donner dont du elle elles en encore entre est et etaient etait etant ete etes etre eu eux fait faire faut font
    furent fut hors il ils j jamais je jusqu l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsque
    lui m ma mais me meme memes mes moi moins mon n ne ni non nos notre nous on ont ou par parle parlent parmi pas
    pendant peu peut peuvent plus plusieurs pour pourquoi pourrait pouvez puis qu quand que quel quelle quelles
    quels qui quoi s sa sait sans sauf savoir se selon sera seraient serait seront ses si sien son sont sous soit
    sur t ta te tel telle tes toi ton tous tout toute toutes tres tu un une vers veut via voici voila vont vos votre
    vous y merci svp sert servent
    """.split()
)
_WORDS_FOR_THE_CORPUS = frozenset("article articles scan corpus row rows veille ligne lignes".split())
STOP_WORDS = _ENGLISH_WORDS | _FRENCH_WORDS | _WORDS_FOR_THE_CORPUS
_FRENCH_OR_NOUN = frozenset("car son".split())  # which are English nouns, and texts may be about them
_ONLY_ENGLISH = _ENGLISH_WORDS - _FRENCH_WORDS
_ONLY_FRENCH = _FRENCH_WORDS - _ENGLISH_WORDS


def fold_accents(text: str) -> str:
    """Case-folded, compatibility forms resolved, accents removed; the length may change."""
    return _fold_short(text) if len(text) <= _SHORT else _fold_text(text)


@lru_cache(maxsize=20_000)
def _fold_short(text: str) -> str:
    return _fold_text(text)


def _fold_text(text: str) -> str:
    if text.isascii():
        return text.lower()
    # Compatibility forms first: mathematical capitals have no case of their own to fold.
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_FOLDED)


def raw_words(text: str) -> list[str]:
    """The words of a text in order, as they are written; a number with its thousands marks is one word."""
    if text.isascii():
        return _TOKEN.findall(text)
    return list(filter(fold_word, _TOKEN.findall(unicodedata.normalize("NFC", text))))


def split_words(text: str) -> list[str]:
    """The folded words of a text in order; a number is one word without its thousands marks ("10 000" -> "10000")."""
    return list(map(fold_word, raw_words(text)))


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """One word of `raw_words`, folded."""
    folded = fold_accents(word)
    return _plain_number(folded) if folded[:1].isdigit() else folded


def _plain_number(token: str) -> str:
    if re.fullmatch(r"\d+(?:[ .,\u00a0\u202f]\d{3})+", token):
        return re.sub(r"\D", "", token)
    grouped = re.fullmatch(r"(\d+(?:[ .,\u00a0\u202f]\d{3})+)[.,](\d+)", token)
    if grouped:
        return f"{re.sub(r'[^0-9]', '', grouped[1])}.{grouped[2]}"
    return token.replace(",", ".")


@lru_cache(maxsize=200_000)
def stem_in_both(word: str) -> tuple[str, str]:
    """The English and the French stem of one folded word."""
    if word[0].isdigit():
        return word, word
    with _STEMMING:
        return str(_ENGLISH.stemWord(word)), str(_FRENCH.stemWord(word))


def stem_word(word: str) -> tuple[str, ...]:
    """The stems of one folded word, English first; one stem when both languages agree."""
    english, french = stem_in_both(word)
    return (english,) if english == french else (english, french)


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """The stems of folded words, in both languages; none for no words."""
    return frozenset(stem for word in words for stem in stem_word(word))


def stem_text(text: str) -> str:
    """All stems of a text, blanks between, in order: what the lexical index holds."""
    return stem_words(raw_words(text))


def stem_words(words: Iterable[str]) -> str:
    """The same of words as `raw_words` gives them."""
    return " ".join(map(_stems_of, words))


@lru_cache(maxsize=50_000)
def _stems_of(word: str) -> str:
    return " ".join(stem_word(fold_word(word)))


def informative_words(text: str) -> list[str]:
    """The folded words that say what a text is about: stop words and single letters out, each once, in order."""
    return list(informative_forms(text))


def informative_forms(text: str) -> dict[str, str]:
    """The informative words of a text, folded, each with the form in which it first occurs there."""
    forms: dict[str, str] = {}
    raw = raw_words(text)
    words = list(map(fold_word, raw))
    for at, word in enumerate(words):
        if (len(word) > 1 or word.isdigit()) and not is_function_word(words, at):
            forms.setdefault(word, raw[at])
    return forms


def is_function_word(words: Sequence[str], at: int) -> bool:
    """Whether one of the folded words of a text says nothing of what the text is about.

    The « don d’organes » is about a gift, and what "don't" is cut into is not; "car" and "son" are nouns where fewer
    French function words stand beside them than English ones, or none.
    """
    word = words[at]
    if word not in STOP_WORDS:
        return False
    if word == "don":
        return words[at + 1 : at + 2] == ["t"]
    if word in _FRENCH_OR_NOUN:
        french, english = count_function_words(known for known in words if known not in _FRENCH_OR_NOUN)
        return french > 0 and french >= english
    return True


def count_function_words(words: Iterable[str]) -> tuple[int, int]:
    """How many folded words are function words of French alone, and of English alone."""
    french = english = 0
    for word in words:
        french += word in _ONLY_FRENCH
        english += word in _ONLY_ENGLISH
    return french, english


def is_french(words: Iterable[str]) -> bool:
    """Whether folded words hold more French function words than English ones: fit for rows, not for questions."""
    french, english = count_function_words(words)
    return french > english
