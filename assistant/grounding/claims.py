"""Whether what a model says of some places is what they say: numbers, names, denials, opposites, subject.

Each check is blind to what the others see, and each errs on the side of silence: a sentence that fails one is not
shown. None of them understands a text; together they stop most of what a careless or a misled model makes up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.amounts import Amount, known_measures, read_amounts, read_measures
from assistant.grounding.polarity import find_turn
from assistant.grounding.support import Sense, measure_strangeness
from assistant.hostile.addresses import find_addresses
from assistant.records import Passage
from assistant.words import STOP_WORDS, fold_word, raw_words, stem_word

_NAME_LIKENESS = 0.62  # cosine from which a word of another language is taken for the same name
_RATING = re.compile(
    r"\b(?:relevanc[ey]|relevant|pertinen(?:ce|te?s?)|rat(?:ed|ing)|score[ds]?|not(?:e|é)e?s?|évalué\w*)\b",
    re.IGNORECASE,
)
_RATING_WORDS = (
    "relevancy relevance relevant rated rating pertinence pertinent évaluée note score issue enjeu signal concern"
)
_RATINGS = re.compile(r"relevanc|pertinen|score|rating", re.IGNORECASE)
_ANSWER_WORD = re.compile(r"^\s*(?:yes|no|oui|non)\b\s*[,:.;–-]\s*", re.IGNORECASE)
_TELLS_EN = (
    "stress|point|not|say|explain|highlight|report|state|show|underlin|mention|warn|suggest|argu|indicat|describ|claim"
)
_TELLS_FR = (
    "soulign|rappel|indiqu|not|expliqu|montr|précis|signal|affirm|rapport|évoqu|mentionn"
    "|relèv|relev|constat|avert|estim|dit"
)
_SOURCE = re.compile(
    rf"""^\s*(?:
        (?:according\ to|as|in|d[’']après|selon|dans|d[’']apr[eè]s\ ce\ que\ dit)\ (?:the|this|l[’']|cet|le|la)\s?
            (?:article|source|row|text|passage|summary|scan|note|table|ligne|texte|résumé|tableau)[^,]{{0,120}},\s*
        |(?:the|this|l[’']|cet|le)\s?(?:article|source|row|text|passage|summary|note|texte|résumé)\b[^,.;]{{0,100}}?\s
            (?:(?:{_TELLS_EN})\w*(?:\ out)?\ that|(?:{_TELLS_FR})\w*\ (?:que\ |qu[’']))\s*
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_CAPITALISED = re.compile(r"\b[A-ZÀ-Ý][\w’-]*\w(?: [A-ZÀ-Ý][\w’-]*\w)*|\b[A-Z]\b(?=\.)")
# What is named by other letters or another word in the other language, or in short.
_SAME_NAMES = tuple(
    frozenset(names.split())
    for names in (
        "us usa united states etats unis america american americans americain americaine americains washington",
        "uk united kingdom royaume uni britain british britannique britanniques london londres britons",
        "eu ue union europeenne european europe europeen",
        "un onu nations unies united",
        "ai ia artificial intelligence artificielle",
        "iot objets connectes internet things",
        "gdp pib",
        "who oms health organization",
        "imf fmi",
        "nato otan",
        "gdpr rgpd",
        "ngo ong ngos",
        "vr rv",
        "ar ra augmented augmentee",
        "llm llms",
        "dna adn",
        "rna arn",
        "hiv vih",
        "aids sida",
        "germany allemagne german allemand allemande",
        "spain espagne spanish espagnol espagnole",
        "japan japon japanese japonais japonaise",
        "china chine chinese chinois chinoise",
        "wales galles welsh gallois",
        "netherlands pays bas dutch neerlandais",
    )
)


def find_doubt(sentence: str, passages: Sequence[Passage], sense: Sense) -> str | None:
    """Why a sentence is not what its places say, in a word; None when nothing speaks against it.

    Args:
        sentence: without citation markers.
        passages: the places that it cites; at least one.
        sense: tells how alike words and texts are, in both languages.
    """
    sentence, pieces, source = prepare_claim(sentence, passages)
    hard = find_hard_doubt(sentence, pieces, source, passages, sense)
    if hard:
        return hard
    return "subject" if measure_strangeness(sentence, pieces, source, sense) > 0 else None


def prepare_claim(sentence: str, passages: Sequence[Passage]) -> tuple[str, list[str], str]:
    """What a sentence states, without its "according to the article"; the pieces of its places; all their words."""
    sentence = _SOURCE.sub("", _ANSWER_WORD.sub("", sentence))
    pieces = [piece for passage in passages for piece in pieces_of(passage)]
    about = _RATING_WORDS if _RATING.search(sentence) else ""
    return sentence, pieces, " . ".join([*pieces, *(passage.article.title for passage in passages), about])


def find_hard_doubt(
    sentence: str, pieces: Sequence[str], source: str, passages: Sequence[Passage], sense: Sense
) -> str | None:
    """What a rule has against a prepared sentence; none of these rules was learned."""
    if _made_up_address(sentence, passages):
        return "address"
    if _made_up_amount(sentence, source, passages):
        return "number"
    if _made_up_name(sentence, raw_words(source), sense):
        return "name"
    return find_turn(sentence, pieces, sense)


def _made_up_address(sentence: str, passages: Sequence[Passage]) -> bool:
    """Whether a sentence leads anywhere but to the addresses of the articles that it cites, or names a host of its own.

    A host without a path ("booking.com") may be a name that the places have.
    """
    ours = {address for p in passages for address in (p.article.url, p.article.page_url) if address}
    text = " ".join(p.text for p in passages).lower()
    for found in find_addresses(sentence):
        is_name = found.isascii() and not set(found) & set(":/@") and found.lower() in text
        if not is_name and found not in ours:
            return True
    return False


def pieces_of(passage: Passage) -> list[str]:
    """The cells of a row, or the sentences of another place."""
    if passage.cells:
        return [cell for cell in passage.cells.values() if cell]
    return [piece for piece in re.split(r"(?<=[.!?])\s+|\n", passage.text) if piece.strip()]


def _made_up_amount(sentence: str, source: str, passages: Sequence[Passage]) -> bool:
    dates = [passage.article.page_date for passage in passages if passage.article.page_date]
    for day in dates:
        sentence = sentence.replace(day, " ")
    ratings = [cell for p in passages for column, cell in p.cells.items() if cell and _RATINGS.search(column)]
    about_rating = _RATING.search(sentence) is not None
    said, known = read_amounts(sentence), read_amounts(source)
    if not about_rating:  # the relevancy of a row counts nothing else
        for rating in ratings:
            known = _without_one(known, read_amounts(rating))
    # Of a date only day and year are numbers when it is written out.
    known += [Amount(float(part)) for day in dates for part in (day[:4], day[8:])]
    if len(passages) > 1:
        known.append(Amount(float(len(passages))))  # "three projects", each cited
    if not all(any(amount.agrees(other) for other in known) for amount in said):
        return True
    measures = known_measures(source)
    orders = {str(10.0**power) for amount in known for power in (3, 6, 9) if amount.value >= 10.0**power}
    return not read_measures(sentence) <= measures | orders


def _without_one(amounts: list[Amount], taken: list[Amount]) -> list[Amount]:
    left = list(amounts)
    for amount in taken:
        if amount in left:
            left.remove(amount)
    return left


def _made_up_name(sentence: str, held: Sequence[str], sense: Sense) -> bool:
    """Whether a name stands in a sentence of which its places do not hold every part, in one language or the other."""
    folded = {fold_word(word) for word in held}
    stems = {stem for word in folded for stem in stem_word(word)}
    others = list(dict.fromkeys(word for word in held if fold_word(word) not in STOP_WORDS))
    for name in _names_of(sentence):
        parts = [word for word in raw_words(name) if fold_word(word) not in STOP_WORDS and len(word) > 1]
        strange = [word for word in parts if not _is_known(fold_word(word), folded, stems)]
        strange = [word for word in strange if not (word.isupper() and _spells(word, held))]
        if strange and (not others or (sense.liken(strange, others).max(axis=1) < _NAME_LIKENESS).any()):
            return True
    return False


def _is_known(word: str, held: set[str], stems: set[str]) -> bool:
    if word in held or set(stem_word(word)) & stems:
        return True
    return any(word in names and names & held for names in _SAME_NAMES)


def _names_of(sentence: str) -> list[str]:
    """Runs of capitalised words that do not begin a sentence, and acronyms."""
    names = []
    for found in _CAPITALISED.finditer(sentence):
        before = sentence[: found.start()].rstrip(" \u00a0\u202f(«“\"'‘’-")
        begins = not before or before[-1] in ".!?:"
        if not begins or any(word.isupper() and len(word) > 1 for word in found[0].split()):
            names.append(found[0])
        elif " " in found[0]:
            names.append(found[0].partition(" ")[2])
    return names


def _spells(acronym: str, held: Sequence[str]) -> bool:
    """Whether the initials of some words in a row spell an acronym, or an acronym there has its letters."""
    initials = "".join(word[0].upper() for word in held if fold_word(word) not in STOP_WORDS)
    letters = {"".join(sorted(word)) for word in held if word.isupper()}
    return acronym in initials or "".join(sorted(acronym)) in letters
