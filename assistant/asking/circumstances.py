"""What askers tell of themselves around a question, left aside where it cannot limit what is asked.

"Editor's query, going to print: how many …", « Je dois remplir un formulaire. Combien de … ? ». What is left aside
names a person, a purpose or the asker, and nothing that tables hold: no figure, date, quotation, table or rating.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.asking.framing import PHRASES, SENTENCE_END
from assistant.asking.lexicon import Kind
from assistant.asking.pieces import Piece
from assistant.asking.scanning import scan_question
from assistant.queries import Group
from assistant.words import fold_accents

_ASKER = (
    r"i|i['’](?:m|ve|d|ll)|me|my|mine|we|we['’](?:re|ve|d|ll)|us|ours?|myself|somebody|"
    r"je|j['’]|me|m['’]|moi|mon|ma|mes|nous|notre|nos|on m['’]a|on me|on nous|quelqu['’]un|svp|stp|please|"
    r"urgent|urgence|merci|thanks|thank you|désolée?|sorry|pressée?|hurry"
)
_TELLS_OF_ASKER = re.compile(
    rf"\b(?:{_ASKER}|{PHRASES['polite']}|{PHRASES['purpose']}|{PHRASES['role']}|"
    rf"{PHRASES['occasion']})(?!\w)",
    re.IGNORECASE,
)
_DETERMINED = (
    r"(?:(?:the|a|an|my|our|this|le|la|les|un|une|mon|ma|notre|ce|cette|l['’]|d['’])\s*)?(?:[\w’'-]+\s+){0,2}?"
)
_KNOWN = re.compile(rf"\b(?:{PHRASES['purpose']}|{PHRASES['role']}|{PHRASES['occasion']})(?:e?s)?(?!\w)", re.IGNORECASE)
_ON_PURPOSE = re.compile(
    rf"\b(?:on|from|about|before|after|by|until|avant|apres|après|sur|just|"
    rf"since)\s+{_DETERMINED}(?:{PHRASES['purpose']}|{PHRASES['occasion']})\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:about|regarding|concerning|covering|sur|concernant|only|seulement|uniquement|restricted|limited|limit|"
    r"limite\w*|restrein\w*|excluding|except|sauf|hormis|hors|without|sans|whose|dont|among|parmi|within|"
    r"in charge of|responsible for|chargée? (?:de la|du|des)|spécialis\w+|specialis\w+|from|since|depuis|before|after|"
    r"avant|après)\b",
    re.IGNORECASE,
)
_OF_SUBJECT = re.compile(  # a noun behind one of these may be what rows are to be about: "I work on bees"
    r"\b(?:on|in|of|with|to the|for|sur|aux?|des|du|de|à|en|dans|pour|avec)(?:\s+|(?<=['’]))"
    r"(?:(?:the|my|our|an?|some|les?|la|une?|mon|ma|mes|notre|nos|this|cette|ce)\s+|l['’])?([\w-]{4,})|"
    r"\bd['’]([\w-]{4,})",
    re.IGNORECASE,
)
_NO_SUBJECT = frozenset(
    "hour hours heure heures minute minutes tomorrow demain soir tonight morning matin week semaine "
    "moment time temps help aide advance avance phrase phrases calcul doute detail details train cours "
    "retard front particular general fact short mind plus moins suite vous nous tout tous toute toutes "
    "that this them these those your their here there main question questions figure figures number "
    "chiffre chiffres count total shelves base".split()
)
_NAMED = re.compile(r"(?<=\w )[A-ZÀ-Ý][\w’'-]+")
_NO_NAMES = frozenset("i i'm i've i'd i'll mp mep ceo cto cfo dg dgs rh hr dsi drh pm phd q&a faq kpi ok asap "
                      "mme mr mrs ms dr english french powerpoint excel word linkedin twitter".split())  # fmt: skip
_TOLD_OF = frozenset(
    "brief briefs briefing briefings doc docs document documents dossier dossiers file files paper papers papier "
    "papiers "
    "piece post publications report reports section text texte day days jour jours year an annee month mois date "
    "note notes score".split()
)
_HOW_OFTEN = frozenset("annuel annuelle mensuel mensuelle trimestriel trimestrielle monthly quarterly yearly".split())
_TIME_OF_DAY = re.compile(r"\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.|h(?:\d\d)?|o['’]clock)(?!\w)", re.IGNORECASE)
_HARMLESS = {Kind.NAME, Kind.STOP, Kind.FILLER, Kind.BREAK, Kind.AND, Kind.LIST, Kind.PRONOUN, Kind.ALL, Kind.EXISTS}
_HARMLESS |= {
    Kind.BEFORE,
    Kind.AFTER,
    Kind.UNTIL,
    Kind.SPREAD,
    Kind.BACK,
    Kind.CONTINUE,
    Kind.TOPIC,
    Kind.NOT,
    Kind.REACH,
    Kind.COLUMN_WORD,
}
_CUTS = re.compile(r"\s*(?::|\s[-–—]|;)\s+|\s*,\s+")
_ASKS = re.compile(
    r"^(?:%|(?:et |and |alors |so |ok |bon )?(?:combien|quels?|quelles?|lesquels?|lesquelles|laquelle|lequel|"
    r"cb|nb|nombre|le nombre|donne|liste|cite|montre|sors|y a|est-ce|existe|part|pourcentage|moyenne|médiane|top|"
    r"dans combien|de combien|how|which|what|whats|list|give|show|name|number|the number|share|percentage|"
    r"average|mean|median|are there|is there|do any|does any|in how many|count|total|any)\b)",
    re.IGNORECASE,
)


def without_circumstances(text: str) -> Iterator[str]:
    """The question without what is told around it, in one or several ways, the most careful first; mostly none.

    Whole sentences go first; then what stands before a colon, a dash or a comma, or behind the last comma.
    """
    sentences = [sentence for sentence in SENTENCE_END.split(text.strip()) if sentence.strip()]
    left = [sentence for sentence in sentences if not _is_circumstance(sentence)]
    whole = " ".join(left or sentences)
    if left and len(left) < len(sentences):
        yield whole
    for at, sentence in enumerate(left or sentences):
        for asked in _trim(sentence):
            yield " ".join([*(left or sentences)[:at], asked, *(left or sentences)[at + 1 :]])


def _trim(sentence: str) -> Iterator[str]:
    """A sentence without its circumstances before a colon or comma, behind a comma, and both."""
    begins = [cut for cut in _CUTS.finditer(sentence) if _ASKS.match(sentence[cut.end() :])]
    opened = next((sentence[cut.end() :] for cut in begins if _is_circumstance(sentence[: cut.start()])), None)
    if opened is not None:
        yield opened
    for whole in filter(None, (opened, sentence)):
        for cut in reversed(list(_CUTS.finditer(whole))):
            if _is_circumstance(whole[cut.end() :]):
                yield whole[: cut.start()] + "?"


def _is_circumstance(part: str) -> bool:
    """Whether a part of a question tells of the asker or of a purpose, and nothing that could limit what is asked."""
    part = _TIME_OF_DAY.sub(" ", part)
    if not _TELLS_OF_ASKER.search(part) or re.search(r"[\d«“\"%]", part):
        return False
    if _SUBJECT.search(_ON_PURPOSE.sub(" ", part)):
        return False
    plain = _KNOWN.sub(" ", part)
    nouns = (fold_accents(first or second).lower() for first, second in _OF_SUBJECT.findall(plain))
    if any(noun not in _NO_SUBJECT and not noun.endswith(("er", "ir", "ing", "ant")) for noun in nouns):
        return False
    names = (name.lower().removesuffix("'s").removesuffix("’s") for name in _NAMED.findall(part))
    if not part.isupper() and any(name.replace("’", "'") not in _NO_NAMES for name in names):
        return False
    return all(_limits_nothing(piece) for piece in scan_question(part))


def _limits_nothing(piece: Piece) -> bool:
    if piece.kind in _HARMLESS:
        return True
    if piece.kind is Kind.EACH:
        return piece.value is not None and piece.plain in _HOW_OFTEN
    told = piece.kind is Kind.RELEVANCY or (piece.kind is Kind.NOUN and piece.value in (
        Group.ARTICLE, Group.TABLE, Group.DATE, Group.YEAR, Group.MONTH))  # fmt: skip
    return told and piece.plain in _TOLD_OF
