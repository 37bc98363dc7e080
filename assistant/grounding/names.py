"""Names in a sentence that its places do not hold, in one language or the other, in full or in short."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.bilingual import stems_in_any_language, translate
from assistant.grounding.support import Sense
from assistant.grounding.texts import telling_words
from assistant.samenames import COUNTRIES, SAME_NAMES, may_be_name
from assistant.words import STOP_WORDS, fold_word, is_french, raw_words, split_words, stems_of

_NAME_LIKENESS = 0.62  # cosine from which a word of another language is taken for the same name
_CAPITALISED = re.compile(r"\b[A-ZÀ-Ý][\w’-]*\w(?: [A-ZÀ-Ý][\w’-]*\w)*|\b[A-Z]\b(?=\.)")
_FIRST = re.compile(r"^[\W_]*(?:[LDld][’'])?(?P<word>[A-ZÀ-Ý][^\W\d_]{2,})\b")
_SAME_BEGINNING = 5  # letters from which a name is one in both languages: « Ibérique », "Iberian"
MONTHS = tuple(
    frozenset(names.split())
    for names in (
        "january janvier jan/february fevrier feb/march mars/april avril/may mai/june juin/july juillet/august aout/"
        "september septembre/october octobre/november novembre/december decembre"
    ).split("/")
)
# Parts of the names of countries that are words of their own.
_PARTS = frozenset("united unis uni pays bas south sud kingdom royaume states etats polish".split())
_PEOPLE = re.compile(r"(?:[aeo]n(?:n?e)?|ais(?:e)?|ois(?:e)?|ard(?:e)?|que|ol(?:e)?|and(?:e)?|russe|suisse|belge)s?$")
# Behind the first word of a French sentence, and the words that stand there without an article too.
_FRENCH_VERB = re.compile(
    r" (?:n[’']|s[’']|ne |se |l[’'])?(?:a|est|va|veut|doit|peut|fait|vient|compte|prévoit|lance)(?= )"
)
_PRONOUNS = frozenset(
    "chacun chacune nul nulle rien personne beaucoup quiconque tout certains certaines aucun quelqu ceci cela".split()
)
_PARTICIPLE = re.compile(r"ée?s?$")
_SPOKEN = 500  # occurrences from which a word that ends like a participle is one, and no name
_ROMAN = re.compile(r"[IVXLC]+(?:e|er|ème)?")  # « XIXe siècle »


def makes_up_name(sentence: str, held: Sequence[str], sense: Sense) -> bool:
    """Whether a name stands in a sentence of which its places do not hold every part, in one language or the other."""
    folded = {fold_word(word) for word in held}
    stems = stems_of(folded)
    others = list(dict.fromkeys(word for word in held if fold_word(word) not in STOP_WORDS))
    beginnings = {
        fold_word(word)[:_SAME_BEGINNING] for word in held if word[0].isupper() and len(word) > _SAME_BEGINNING
    }
    if _exchanges_country(sentence, folded, stems):
        return True
    in_full = find_words_in_full(sentence, {word for word in held if word.isupper() and len(word) > 2})
    is_same = is_french(split_words(sentence)) == is_french(folded)
    for name in [*_names_of(sentence), *_first_name(sentence, sense)]:
        parts = [word for word in telling_words(name) if not _ROMAN.fullmatch(word)]
        strange = [word for word in parts if not _is_known(fold_word(word), folded, stems)]
        strange = [word for word in strange if fold_word(word)[:_SAME_BEGINNING] not in beginnings]
        strange = [word for word in strange if not (word.isupper() and _spells(word, held))]
        strange = [word for word in strange if word not in in_full]
        if strange and (is_same or not others or (sense.liken(strange, others).max(axis=1) < _NAME_LIKENESS).any()):
            return True
    return False


def _exchanges_country(sentence: str, held: set[str], stems: frozenset[str]) -> bool:
    """Whether a country or its people is named that the places do not have; its name is near any other country's."""
    for raw in raw_words(sentence):
        word = fold_word(raw)
        if raw[0].isupper() or _PEOPLE.search(word):
            lines = [names for names in COUNTRIES if word in names and word not in _PARTS]
            if lines and not any(_stems_of(names) & stems or names & held for names in lines):
                return True
    return False


@cache
def _stems_of(names: frozenset[str]) -> frozenset[str]:
    return stems_of(names - _PARTS)


def find_words_in_full(sentence: str, acronyms: set[str]) -> set[str]:
    """The words of a sentence that write an acronym out: "Securities and Exchange Commission" for "SEC"."""
    capitals = [word for word in raw_words(sentence) if word[0].isupper()]
    return {
        word
        for acronym in acronyms
        for at in range(len(capitals) - len(acronym) + 1)
        if "".join(name[0] for name in capitals[at : at + len(acronym)]) == acronym
        for word in capitals[at : at + len(acronym)]
    }


def _is_known(word: str, held: set[str], stems: frozenset[str]) -> bool:
    if word in held or stems_in_any_language(word) & stems:
        return True
    return any(word in names and names & held for names in (*MONTHS, *SAME_NAMES))


def _names_of(sentence: str) -> list[str]:
    """Runs of capitalised words that do not begin a sentence, and acronyms."""
    names = []
    for found in _CAPITALISED.finditer(sentence):
        before = sentence[: found.start()].rstrip(" \u00a0\u202f(«“\"'‘’-")
        begins = not before or before[-1] in ".!?:"
        if not begins or found[0].split()[0].isupper():
            names.append(found[0])
        elif " " in found[0]:
            names.append(found[0].partition(" ")[2])
    return names


def _first_name(sentence: str, sense: Sense) -> list[str]:
    """The word that a sentence begins with where it is hardly anything but a name: rare, and no word of the lexicon."""
    found = _FIRST.match(sentence)
    if not found:
        return []
    word = fold_word(found["word"])
    if word in STOP_WORDS:
        return []
    if _FRENCH_VERB.match(sentence[found.end() :]) and is_french(split_words(sentence)) and word not in _PRONOUNS:
        return [found["word"]]  # a common noun would have its article: « Grenade a mis en place »
    if translate(word):
        return []
    if word.endswith("qu") or (_PARTICIPLE.search(found["word"]) and sense.frequency(word) >= _SPOKEN):
        return []  # « Lorsqu’ », « Situé »
    return [found["word"]] if may_be_name(word, sense.frequency(word)) else []


def _spells(acronym: str, held: Sequence[str]) -> bool:
    """Whether the initials of some words in a row spell an acronym, or an acronym there has its letters."""
    initials = "".join(word[0].upper() for word in held if fold_word(word) not in STOP_WORDS)
    letters = {"".join(sorted(word)) for word in held if word.isupper()}
    return acronym in initials or "".join(sorted(acronym)) in letters
