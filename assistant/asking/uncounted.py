"""Questions that count or list articles or rows of this corpus by something that no table query reads.

"How many articles carry a date that falls on a Sunday?", « Combien d’articles ont un titre de plus de dix mots ? ». No
row that a search finds for such words answers. Where a word of the outside world stands beside them ("How many articles
did the newspaper publish?"), rows may well tell, and are searched.
"""

from __future__ import annotations

import re

from assistant.asking.framing import unframe
from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, Pieces
from assistant.asking.pointing import points_to_article
from assistant.asking.scanning import scan_question
from assistant.asking.tables import NAMES_OF_TABLES
from assistant.asking.verbs import HOLDING_VERBS
from assistant.queries import Group
from assistant.words import split_words

_ARTICLES = frozenset("article articles fiche fiches".split())
_PLURAL = frozenset("articles fiches".split())
_ROWS = frozenset("ligne lignes row rows".split())
_OF_CORPUS = _ARTICLES | _ROWS | NAMES_OF_TABLES
# Beside the words of exact questions, what can be said of an article or row as it is written down, both languages.
_OF_WRITING = frozenset(
    """
    accent accents alphabet alphabetical alphabetically alphabetique auteur auteurs author authors begin begins blank
    capital capitals caractere caracteres cent character characters chiffre chiffres cinquante commence commencent
    commencing consonant contiennent contient court courte courtes courts digit digits dimanche dimanches doublon
    doublons duplicate duplicated duplicates duree empty end ending ends english even exclamation falling falls fell
    fifty finissent finit francais french friday fridays hundred hyperlink hyperlinks impair impaire impaires impairs
    interrogation jeudi jeudis journee language languages langue langues length letter letters lettre lettres lien
    liens link links long longer longs longue longues longueur lower lowercase lundi lundis majuscule majuscules mardi
    mardis mark marks mercredi mercredis minuscule minuscules monday mondays numero numeros odd ordre ouvrable
    ouvrables ouvre ouvres pair paire paires pairs phrase phrases ponctuation punctuation question resume resumes
    samedi samedis saturday saturdays semaine semaines sentence sentences short shorter size summaries summary sunday
    sundays taille thursday thursdays tombant tombe tombent tuesday tuesdays upper uppercase url urls vide vides vowel
    voyelle voyelles wednesday wednesdays week weekday weekdays weekend weekends weeks
    """.split()
)
# Who wrote articles, and how often these were read: of the articles, and nowhere in the tables.
_OF_WRITERS = re.compile(
    r"^(?:which|what|who|how many|top|list|name|quel(?:le)?s?|qui|combien d(?:e|['’])|liste[rz]?|nombre d(?:e|['’]))\b"
    r"(?=.*\b(?:articles?|fiches?|scans?|notes de veille)\b)"
    r"(?=.*\b(?:authors?|auteur(?:e|rice)?s?|writers?|rédact(?:eur|rice)s?|signataires?|readers?|lect(?:eur|rice)s?|views?|"
    r"vues|clicks?|clics|downloads?|téléchargements?|page views)\b)"
    r"(?=.*\b(?:most|fewest|more|each|every|per|wrote|written|signed|le plus|les plus|le moins|par|chaque|écrit\w*|"
    r"signé\w*|top|number|nombre)\b)",
    re.IGNORECASE,
)
_FIGURES = (Kind.COUNT, Kind.MEAN, Kind.MEDIAN, Kind.SHARE, Kind.EXTREME, Kind.TOP)
_OPENING = (Kind.COUNT, Kind.SHARE)
_PICKING = (Kind.WHICH, Kind.LIST)
_BETWEEN = LIGHT | {Kind.EXTREME, Kind.DISTINCT, Kind.NUMBER, Kind.COMPARISON, Kind.DATED, Kind.EACH, Kind.BACK}
_PARTS = frozenset("the des our nos vos your these ces".split())  # "how many of our articles": those of the corpus


def asks_of_corpus(text: str) -> bool:
    """Whether the words of a question that no table query reads ask for a count, share or list of articles or rows.

    Args:
        text: a question that stands alone, or goes on with an exact one.
    """
    asked = unframe(text)
    if points_to_article(asked):
        return False  # of which article is not known: that is another matter
    if _OF_CORPUS.isdisjoint(split_words(asked)):
        return False  # nothing below could find one; most questions end here, which spares them a scan
    if _OF_WRITERS.search(asked):
        return True
    pieces = Pieces(scan_question(asked))
    if _names_unknown_column(pieces):
        return True
    for at in pieces.find(*_OPENING, *_PICKING):
        noun = pieces.next(at, skipping=_BETWEEN)
        if noun is None or not _is_of_corpus(pieces, noun, of_tables=pieces.kind(at) in _OPENING):
            continue
        if pieces.kind(at) in _PICKING and pieces.has(Kind.QUOTE):
            continue
        if _says_nothing_else(pieces, noun) or (pieces.kind(at) is Kind.COUNT and _counts_part(pieces, at, noun)):
            return True
    first = pieces.next(-1)  # "articles dated on a Sunday"
    opens = first is not None and first < len(pieces) - 1 and pieces.folded(first) in _PLURAL
    return opens and not pieces.has(Kind.QUOTE) and _says_nothing_else(pieces, first or 0)


def _names_unknown_column(pieces: Pieces) -> bool:
    """Whether a figure is asked of a column that no table has: "the mean of the “impact” column of the signals"."""
    if not (pieces.has(*_FIGURES) and pieces.has(Kind.TABLE, Kind.ROWS)) or pieces.has(Kind.COLUMN, Kind.RELEVANCY):
        return False
    for at in pieces.find(Kind.COLUMN_WORD):
        named = [i for i in (at - 1, at + 1) if 0 <= i < len(pieces) and pieces.kind(i) in (Kind.QUOTE, Kind.NAME)]
        others = [i for i in pieces.find(Kind.NAME, Kind.QUOTE) if i not in named]
        if named and not others and not pieces.has(Kind.CONTAINS, Kind.OCCURS, Kind.TOPIC):
            return True
    return False


def names_articles(text: str) -> bool:
    """Whether it is articles that a question names; what is asked of them goes on with nothing said before."""
    return not _ARTICLES.isdisjoint(split_words(text))


def _is_of_corpus(pieces: Pieces, at: int, *, of_tables: bool) -> bool:
    word = pieces.folded(at)
    if pieces.kind(at) is Kind.NOUN:
        return pieces.group(at) is Group.ARTICLE and word in _ARTICLES
    if pieces.kind(at) is Kind.ROWS:
        return word in _ROWS
    return of_tables and pieces.kind(at) is Kind.TABLE and word in NAMES_OF_TABLES


def _says_nothing_else(pieces: Pieces, noun: int) -> bool:
    """Whether all other words are those of exact questions, or of how articles are written down."""
    if pieces.has(Kind.QUOTE) and pieces.folded(noun) not in _ARTICLES:
        return False
    known = _OF_WRITING | HOLDING_VERBS
    return all(set(split_words(pieces[at].text)) <= known for at in pieces.find(Kind.NAME))


def _counts_part(pieces: Pieces, at: int, noun: int) -> bool:
    """Whether it is of all articles or rows of the corpus that a part is counted, whatever it is said to have done."""
    if pieces.folded(noun) not in _ARTICLES | _ROWS or pieces.has(Kind.QUOTE) or not pieces.folded(noun).endswith("s"):
        return False
    return any(_PARTS & set(split_words(pieces[between].text)) for between in range(at + 1, noun))
