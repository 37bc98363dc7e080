"""Whether what a model says of some places is what they say: numbers, names, denials, opposites, subject.

Each check is blind to what the others see, and each errs on the side of silence: a sentence that fails one is not
shown. None of them understands a text; together they stop most of what a careless or a misled model makes up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.amounts import DAYS, Amount, known_measures, read_amounts, read_measures
from assistant.grounding.accusing import accuses_unheard
from assistant.grounding.adding import adds_clause
from assistant.grounding.binding import misplaces_figure
from assistant.grounding.bounds import read_bounds, turns_bound
from assistant.grounding.commanding import gives_order
from assistant.grounding.computing import converted_units, follows, misrates
from assistant.grounding.copies import find_miscopying
from assistant.grounding.implying import ages_of, implied_amounts
from assistant.grounding.kinds import exchanges_kind
from assistant.grounding.names import MONTHS, find_words_in_full, makes_up_name
from assistant.grounding.polarity import find_turn, without_phrases
from assistant.grounding.structure import find_misjoining
from assistant.grounding.support import Sense, measure, measure_strangeness
from assistant.hostile.addresses import find_addresses
from assistant.hostile.judging import find_live_markup
from assistant.records import Passage
from assistant.words import fold_word, is_french, raw_words, split_words

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
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATED = re.compile(
    r"\b(?:publi\w+|dated?|daté\w*|articles?|scan\w*|notes?|page|repéré\w*|recens\w+|relev\w+|veille|spotted"
    r"|recorded|reported|written|écrit\w*|paru\w*)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"«]\s*([^“”\"«»]+?)\s*[”\"»]")
_QUOTATION = 3  # words; fewer are a name, or a word that one keeps at a distance
_TRANSLATED = 8  # words that may be the translation of a name, where the places speak the other language
_GREAT_BRITAIN = re.compile(r"\b(?:Grande-Bretagne|Great Britain)\b")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")


def find_doubt(sentence: str, passages: Sequence[Passage], sense: Sense) -> str | None:
    """Why a sentence is not what its places say, in a word; None when nothing speaks against it.

    Args:
        sentence: without citation markers.
        passages: the places that it cites; at least one.
        sense: tells how alike words and texts are, in both languages.
    """
    if _misdates(sentence, passages):
        return "number"
    sentence, pieces, source = prepare_claim(sentence, passages)
    hard = find_hard_doubt(sentence, pieces, source, passages, sense)
    if hard:
        return hard
    return "subject" if measure_strangeness(without_phrases(sentence), pieces, source, sense) > 0 else None


def share_held(sentence: str, passages: Sequence[Passage], sense: Sense) -> float:
    """How much of a sentence's words its places hold, in either language, rare words for more: 0 to 1."""
    return measure(*prepare_claim(sentence, passages), sense)[0]


def _misdates(sentence: str, passages: Sequence[Passage]) -> bool:
    """Whether the words that name the source give it another date than it has."""
    found = _SOURCE.match(_ANSWER_WORD.sub("", sentence))
    if not found:
        return False
    titles = " ".join(passage.article.title for passage in passages)
    days = {passage.article.page_date for passage in passages if passage.article.page_date}
    known = {amount.value for amount in read_amounts(titles)}
    known |= {float(part) for day in days for part in day.split("-")}
    words = {fold_word(word) for word in raw_words(found[0])}
    months = {
        number for number, names in enumerate(MONTHS, 1) if any(len(name) > 3 and name in words for name in names)
    }
    is_dated = bool(read_amounts(found[0]))
    return any(amount.value not in known for amount in read_amounts(found[0])) or (
        is_dated and bool(days) and not months <= {int(day[5:7]) for day in days}
    )


def prepare_claim(sentence: str, passages: Sequence[Passage]) -> tuple[str, list[str], str]:
    """What a sentence states, without its "according to the article"; the pieces of its places; all their words."""
    sentence = _join_initials(_SOURCE.sub("", _ANSWER_WORD.sub("", sentence)))
    pieces = [_join_initials(piece) for passage in passages for piece in pieces_of(passage)]
    about = _RATING_WORDS if _RATING.search(sentence) else ""
    if any(amount.unit == "year" for amount in implied_amounts(passages)):
        about += " years ans"  # of a column that says how things will be in ten years
    source = " . ".join([*pieces, *(passage.article.title for passage in passages), about])
    acronyms = {word for word in raw_words(source) if word.isupper() and len(word) > 2}
    return sentence, pieces, " ".join([source, *sorted(find_words_in_full(sentence, acronyms))])


def _join_initials(text: str) -> str:
    """ "U.S." as "US", which is how it is compared; a country of two words as its other name of one."""
    return _GREAT_BRITAIN.sub("Britain", _INITIALS.sub(lambda found: found[0].replace(".", ""), text))


def find_hard_doubt(
    sentence: str, pieces: Sequence[str], source: str, passages: Sequence[Passage], sense: Sense
) -> str | None:
    """What a rule has against a prepared sentence; none of these rules was learned."""
    if find_live_markup([sentence]):
        return "markup"  # a quote may hold it, a statement does not
    if _retells_cut_row(sentence, passages) or gives_order(sentence):
        return "order"
    if _made_up_address(sentence, passages):
        return "address"
    if _misquotes(sentence, source):
        return "quotation"
    if _made_up_amount(sentence, source, passages) or turns_bound(sentence, source):
        return "number"
    if misrates(sentence, source) or misplaces_figure(sentence, pieces, sense):
        return "number"
    if accuses_unheard(sentence, passages):
        return "accusation"
    if makes_up_name(sentence, [*raw_words(source), *_months_of(sentence, passages)], sense):
        return "name"
    if exchanges_kind(without_phrases(sentence), source):
        return "kind"
    return (
        find_turn(sentence, pieces, sense)
        or find_misjoining(sentence, passages, pieces, sense)
        or find_miscopying(sentence, pieces)
        or ("adding" if adds_clause(without_phrases(sentence), pieces, source, sense) else None)
    )


def _months_of(sentence: str, passages: Sequence[Passage]) -> list[str]:
    """The names of the months in which the articles were published, for a sentence that tells their date."""
    dates = [passage.article.page_date for passage in passages if passage.article.page_date]
    return [name for day in dates if _DATED.search(sentence) for name in MONTHS[int(day[5:7]) - 1]]


def _misquotes(sentence: str, source: str) -> bool:
    """Whether a sentence puts words between quotation marks that its places do not say in this order."""
    said = f" {' '.join(split_words(source))} "
    for quoted in map(split_words, _QUOTED.findall(sentence)):
        is_name = len(quoted) <= _TRANSLATED and is_french(split_words(sentence)) != is_french(said.split())
        if len(quoted) >= _QUOTATION and not is_name and f" {' '.join(quoted)} " not in said:
            return True
    return False


def _retells_cut_row(sentence: str, passages: Sequence[Passage]) -> bool:
    """Whether a sentence puts a row that ends with an order into other words: such a row is quoted, never retold."""
    said = f" {' '.join(split_words(sentence))} "
    for passage in passages:
        if passage.is_cut and not any(
            said in f" {' '.join(split_words(cell))} " for cell in passage.cells.values() if cell
        ):
            return True
    return False


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
    known = [amount for amount, _ in read_bounds(source)]
    if not about_rating:  # the relevancy of a row counts nothing else
        for rating in ratings:
            known = _without_one(known, read_amounts(rating))
    told = list(known)
    # Of a date only day and year are numbers when it is written out. A year of the article is not that of its facts.
    if _DATED.search(sentence) or not _YEAR.search(source):
        known += [Amount(float(part)) for day in dates for part in (day[:4], day[8:])]
    if len(passages) > 1:
        known.append(Amount(float(len(passages))))  # "three projects", each cited
    implied = implied_amounts(passages)
    known += implied
    if not follows(sentence, known, told):
        return True
    measures = (
        known_measures(source) | converted_units(sentence, known) | {amount.unit for amount in implied if amount.unit}
    )
    if ages_of(sentence) & ages_of(source):
        measures.add("year")
    orders = {str(10.0**power) for amount in known for power in (3, 6, 9) if amount.value >= 10.0**power}
    spans = {amount.unit for amount in read_amounts(sentence) if amount.unit in DAYS and amount.value > 1}
    return not read_measures(sentence) | spans <= measures | orders


def _without_one(amounts: list[Amount], taken: list[Amount]) -> list[Amount]:
    left = list(amounts)
    for amount in taken:
        if amount in left:
            left.remove(amount)
    return left
