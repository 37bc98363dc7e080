"""Text to words, and words to the stems that lexical search compares.

Accents are folded before stemming, so that "donnees" and "données" share their stems; every word
yields its English and its French stem, because a corpus mixes both languages, often in one row.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer  # Snowball's own algorithms, https://snowballstem.org

_NUMBER = r"\d+(?:[ .,\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_TOKEN = re.compile(rf"{_NUMBER}|[^\W\d_]+(?:\d+)?|\w")
_ENGLISH = snowballstemmer.stemmer("english")
_FRENCH = snowballstemmer.stemmer("french")

# Function words, and the words that questions are put with: they say how one asks, not what about.
STOP_WORDS = frozenset(
    """
    a about after all also am an and any are as asked at be because been before being between both but by can
    could did do does doing done for from give given had has have having he her here him his how i if in into is it
    its itself just know let like list may me mention mentioned might more most much must my named need no nor not of
    off on one only or other our out over own please quick question really said same say says shall she should show
    since so some such tell than that the their them then there these they thing things this those through to too
    under up us very was we were what when where which while who whom whose why will with within without would
    you your yours is's
    ai aie aient alors apres au aucun aucune aura auraient aurait aussi autre autres aux avaient avait avant avec avez
    avoir avons bien bonjour c ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment
    concerne concernent d dans de depuis des dire dis disent dit donc donne donner dont du elle elles en encore entre
    est et etaient etait etant ete etes etre eu eux fait faire faut font furent fut hors il ils j jamais je jusqu l la
    laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui m ma mais me meme memes mes moi moins mon n
    ne ni non nos notre nous on ont or ou par parle parlent parmi pas pendant peu peut peuvent plus plusieurs pour
    pourquoi pouvez puis qu quand que quel quelle quelles quels qui quoi s sa sait sans sauf se selon sera seraient
    serait ses si sien son sont sous soit sur t ta te tel telle tes toi ton tous tout toute toutes tres tu un une vers
    veut via voici voila vont vos votre vous y etait-il merci svp sert servent
    """.split()
)


def fold_accents(text: str) -> str:
    """Case-folded, compatibility forms resolved, accents removed; the length may change."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("œ", "oe").replace("æ", "ae")


def split_words(text: str) -> list[str]:
    """The folded words of a text in order; a number is one word without its thousands marks ("10 000" -> "10000")."""
    return [_plain_number(t) if t[0].isdigit() else t for t in _TOKEN.findall(fold_accents(text))]


def _plain_number(token: str) -> str:
    if re.fullmatch(r"\d+(?:[ .,\u00a0\u202f]\d{3})+", token):
        return re.sub(r"\D", "", token)
    grouped = re.fullmatch(r"(\d+(?:[ .,\u00a0\u202f]\d{3})+)[.,](\d+)", token)
    if grouped:
        return f"{re.sub(r'[^0-9]', '', grouped[1])}.{grouped[2]}"
    return token.replace(",", ".")


@lru_cache(maxsize=200_000)
def stem_word(word: str) -> tuple[str, ...]:
    """The stems of one folded word, English first; one stem when both languages agree."""
    if word[0].isdigit():
        return (word,)
    english, french = str(_ENGLISH.stemWord(word)), str(_FRENCH.stemWord(word))
    return (english,) if english == french else (english, french)


def stem_text(text: str) -> str:
    """All stems of a text, blanks between, in order: what the lexical index holds."""
    return " ".join(stem for word in split_words(text) for stem in stem_word(word))


def informative_words(text: str) -> list[str]:
    """The words that say what a text is about: stop words and single letters out, each once, in order."""
    found = (w for w in split_words(text) if w not in STOP_WORDS and (len(w) > 1 or w.isdigit()))
    return list(dict.fromkeys(found))
