"""Questions that name a table, if anything an article, and nothing else, put as a plain list.

« Quels comportements sont observés ? » asks for the behaviours, « Quelles préoccupations soulève l'article ? » for its
concerns. The main ones are those that are rated highest, and so are three of them where somebody asks for three.
"""

from __future__ import annotations

import re

from assistant.asking.lexicon import TABLE_NAMES
from assistant.asking.titles import QUOTED
from assistant.words import fold_accents

_FRENCH_OPENING = (
    r"(?:quel(?:le)?s?(?: sont| est)?(?: donc)?|cite[rz]?|nomme[rz]?|liste[rz]?|enumere[rz]?|donne[rz]?|montre[rz]?|"
    r"affiche[rz]?|rappelle[rz]?|presente[rz]?|(?:une |la )?liste|(?:un |le )?tableau)(?:[- ](?:moi|nous))?"
    r"(?: (?:les|des|de|la|le|l['’]ensemble des|toutes les|tous les|quelques))?"
)
_ENGLISH_OPENING = (
    r"(?:which|what|name|list|give|show|cite|display|present|tell|(?:a |the )?list of|(?:a |the )?table of)"
    r"(?: are| were)?(?: me| us)?(?: all)?(?: of)?(?: the| some| all)?"
)
_NUMBER = (
    r"(?P<number>\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|two|three|four|five|six|seven|eight|nine|ten)"
)
_MAIN = r"(?P<main>principa(?:ux|les?|l)|majeure?s?|cles?|main|key|major|most important|chief|central|top)"
_MAIN_AFTER = r"(?P<after>(?:les )?plus (?:importante?|forte?|marquante?)s|cles?|majeure?s?|principa(?:ux|les?|l))"
_FRENCH_SEEN = (
    r"(?:(?:(?:qui )?(?:sont|est|ont ete|a ete) )?(?:observ|identifi|relev|cit|mentionn|evoqu|soulev|signal|recens|"
    r"list|present|abord|reper|expos|soulign)ee?s?|(?:qui )?(?:sont )?decrite?s?)"
)
_ENGLISH_SEEN = (
    r"(?:(?:(?:that )?(?:are|were|have been|is|was) )?(?:being )?(?:observed|identified|mentioned|raised|reported|"
    r"listed|described|cited|highlighted|discussed|flagged|covered|recorded|presented)|(?:are|is) there)"
)
_FRENCH_TELLS = (
    r"(?:souleve|releve|evoque|mentionne|cite|decrit|presente|identifie|recense|signale|contient|aborde|pointe|"
    r"souligne)(?:[- ]t[- ](?:il|elle))?"
)
_ENGLISH_TELLS = (
    r"(?:raise|mention|identify|list|describe|contain|report|highlight|cover|flag|note|present|discuss|cite|point out)"
)
_RATED_TOO = (
    r"(?: (?:avec|with) (?:leurs?|their|les|the) (?:notes?|pertinences?|relevanc(?:y|e|ies)|ratings?|scores?))?"
)


def _article(number: int) -> str:
    """What names an article, as a group of its own: "the article on bees", "cet article « Night trains »"."""
    words = r"[^,;:?!«“\"]"
    return (
        rf"(?P<article{number}>(?:(?:l['’]|cet )article|(?:la |cette )fiche|(?:the|this|that) (?:[\w'’-]+ ){{0,6}}?"
        rf"(?:article|scan|piece)){words}{{0,80}}(?:[«“\"][^»”\"]{{3,200}}[»”\"])?)"
    )


# Words after an article that limit the list: "in the article on bees that have relevancy 5".
_SAYS_MORE = re.compile(
    r"\d|\b(?:a|ont|est|sont|has|have|is|are|was|were|gets?|got|rated|scored?|notee?s?|obten\w+|recoi\w+|recu\w*|qui|que|that|"
    r"which|who|and|et|ou|or|only|ne|not|pas|concerne\w*|cite\w*|mention\w*|dont|whose|with|avec|sans|without|above|"
    r"below|than|least|most|plus|moins|meilleure?|best|worst|lowest|highest)\b"
)
_FRENCH = re.compile(
    rf"(?:et |alors )?{_FRENCH_OPENING} (?:{_NUMBER} )?(?:{_MAIN} )?(?P<table>{TABLE_NAMES})(?: {_MAIN_AFTER})?"
    rf"(?: {_FRENCH_SEEN})?(?: {_FRENCH_TELLS} {_article(1)}| {_article(2)} {_FRENCH_TELLS}"
    rf"| (?:dans|de|par|pour|selon|d['’]apres|du) {_article(3)})?{_RATED_TOO}"
)
_ENGLISH = re.compile(
    rf"(?:and |so )?{_ENGLISH_OPENING} (?:{_NUMBER} )?(?:{_MAIN} )?(?P<table>{TABLE_NAMES})(?: {_ENGLISH_SEEN})?"
    rf"(?: (?:does|did|do) {_article(1)} {_ENGLISH_TELLS}"
    rf"| (?:in|of|from|by|for|according to) {_article(2)})?{_RATED_TOO}"
)
_LISTED = (
    (
        _FRENCH,
        "liste les {table}",
        "liste les {table} les plus pertinents",
        "liste les {number} {table} les plus pertinents",
    ),
    (_ENGLISH, "list the {table}", "list the most relevant {table}", "list the {number} most relevant {table}"),
)
_FIGURES = {
    word: figure
    for figure, words in enumerate(
        "deux two,trois three,quatre four,cinq five,six,sept seven,huit eight,neuf nine,dix ten".split(","), 2
    )
    for word in words.split()
}


def restate_listing(text: str) -> str:
    """The plain list that a question asks for; any other question as it is."""
    asked = text.strip(" ?!.\u00a0\u202f")
    folded = fold_accents(asked).replace("\u2019", "'")
    if len(folded) != len(asked):
        return text
    for pattern, listed, best, first in _LISTED:
        found = pattern.fullmatch(folded)
        if found is None:
            continue
        said = found.groupdict()
        named = next((name for name in said if name.startswith("article") and said[name]), None)
        if not said["table"].endswith(("s", "x")) or (named and _SAYS_MORE.search(QUOTED.sub(" ", said[named]))):
            continue  # one of them is wanted, or some
        number = said["number"]
        form = first if number else best if said["main"] or said.get("after") else listed
        plain = form.format(table=said["table"], number=_FIGURES.get(number or "", number))
        within = "dans" if pattern is _FRENCH else "in"
        return f"{plain} {within} {asked[found.start(named) : found.end(named)]}" if named else plain
    return text
