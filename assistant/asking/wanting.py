"""What kind of answer a question asks for, and the particulars that an answer has to match."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.figures import Figure
from assistant.words import STOP_WORDS, fold_accents, fold_word, informative_words, raw_words


class Wanted(StrEnum):
    """Kinds of answers; the last five are the tables that hold them."""

    NUMBER = "number"
    NAME = "name"
    CAUSE = "cause"
    SIGNALS = "signals"
    CONCERNS = "concerns"
    BEHAVIORS = "behaviors"
    TECHNOLOGIES = "technologies"
    ISSUES = "issues"


# What has a name of its own: a question for one is not answered by a row that names none.
_NAMED_THINGS = (
    r"entreprises?|soci[ée]t[ée]s?|pays|villes?|universit[ée]s?|compagnies?|services?|banques?|h[ôo]pita(?:l|ux)|assureurs?|"
    r"fabricants?|fournisseurs?|auteurs?|autrices?|romanci\w+|ministres?|ministère|maires?|chercheu\w+|quartiers?|r[ée]gions?|"
    r"[ée]tats?|marques?|patrons?|dirigeants?|fondat\w+|journa(?:l|ux)|entrepreneurs?|studios?|clubs?|[ée]coles?|"
    r"companies|company|firms?|countr(?:y|ies)|cit(?:y|ies)|universit(?:y|ies)|airlines?|agenc(?:y|ies)|banks?|hospitals?|"
    r"insurers?|suppliers?|manufacturers?|authors?|novelists?|politicians?|ministers?|mayors?|researchers?|neighbou?rhoods?|"
    r"regions?|states?|brands?|newspapers?|founders?|start-?ups?|studios?|clubs?|schools?|towns?|laborator(?:y|ies)|labs?|"
    r"laboratoires?|museums?|mus[ée]es?|artists?|artistes?|investors?|investisseurs?|investment fund|fonds|bosses|boss|ceo"
)

_PHRASES = {
    Wanted.NUMBER: r"combien|how (?:many|much|old|long|often|far|fast|big)|(?:quel(?:le)?|à quel(?:le)?) (?:part|"
    r"pourcentage|nombre|[aâ]ge|prix|montant|taux|date|ann[ée]e)|what (?:share|percentage|number|price|age|date|year)|"
    r"quand|when",
    Wanted.NAME: r"qui|who|whom|whose|by name|names?|nomm\w+|o[uù](?= )|where|(?:which|what|in which|quel(?:le)?s?|lequel) "
    r"(?:\w+ )?(?:" + _NAMED_THINGS + r")",
    Wanted.CAUSE: r"pourquoi|why|causes?|raisons?|reasons?|force|driver|explique|pousse|moteur",
    Wanted.CONCERNS: r"risqu\w*|risks?|dangers?|crain\w*|inqui\w*|concerns?|pr[ée]occup\w*|worr\w+|threats?|menaces?",
    Wanted.TECHNOLOGIES: r"techno\w*|outils?|tools?|m[ée]thodes?|methods?|technique|appareil|device|called|appel\w+|"
    r"sert|logiciel|mat[ée]riau\w*|materials?",
    Wanted.SIGNALS: r"signa(?:l|ls|ux)|force|driver|tendances?|trends?|dans dix ans|ten years|10 ans|10 years",
    Wanted.BEHAVIORS: r"comportements?|behaviou?rs?|habitudes?|pratiques?|practices?",
    Wanted.ISSUES: r"enjeux?|issues?|questions? soulev\w+",
}
# Questions for several things: "quels risques", "which measures", "what do the articles say of".
_SEVERAL = re.compile(
    r"\b(?:quel(?:le)?s|lesquel(?:le)?s|citez?|listez?|liste|enumerez?|list|name (?:some|the|all)|all the|tous les|"
    r"toutes les|que disent|que dit la veille|what (?:are|do) the|what does the scan say|which of|in what ways|"
    r"de quelles|(?:which|what) (?:(?:[\w-]+(?:al|ic|ive|ous|ary|able|ing|ed)|new|main|key|other) )?"
    r"(?!(?:does|goes|is|was|has|this|makes|happens|drives|keeps|comes|lets|helps|gives|gets|leads)\b)[\w-]*[^s\W]s)\b",
    re.IGNORECASE,
)
_PATTERNS = {kind: re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE) for kind, phrases in _PHRASES.items()}
_CAPITALISED = re.compile(r"(?<![.!?…»\"“] )(?<!^)(?<!^[«\"“])\b[A-ZÀ-Ý][\w’-]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def find_wanted(question: str) -> frozenset[Wanted]:
    """The kinds of answers that the words of a question ask for; none of them is certain."""
    return frozenset(kind for kind, pattern in _PATTERNS.items() if pattern.search(question))


def wants_several(question: str) -> bool:
    """Whether a question asks for a list: a plural after "which" or « quels », or words for telling all there is."""
    return bool(_SEVERAL.search(question))


def find_acronyms(question: str) -> list[str]:
    """The acronyms of a question, folded: single words of three capitals or more, not a shouted run of them."""
    words = raw_words(question)
    loud = [word.isupper() and len(word) > 1 for word in words]
    alone = (at for at in range(len(words)) if loud[at] and sum(loud[max(0, at - 1) : at + 2]) == 1)
    return [fold_word(words[at]) for at in alone if words[at].isalpha() and len(words[at]) >= 3]


def find_particulars(question: str) -> tuple[list[str], list[str]]:
    """The proper names and the numbers of a question, folded: what a false premise is made of."""
    numbers = _NUMBER.findall(question)
    if question.isupper():
        return [], numbers
    words = (word for found in _CAPITALISED.findall(question) for word in raw_words(found))
    return [folded for folded in map(fold_word, words) if folded not in STOP_WORDS], numbers


# What asks for a kind of figure, in folded words; what fits several kinds is answered by any of them.
_LENGTHS = "kilomet\\w+|met(?:er|re)s?|miles?|tonnes?|tons?|kilos?|litres?|liters?|degres?|degrees?|hectares?|[kmgt]wh?"
_TIMES = "seconds?|minutes?|hours?|days?|weeks?|months?|years?|secondes?|heures?|jours?|semaines?|mois|ans|annees?"
_PAID = (
    "cost\\w*|pa(?:y|ys|id)|earn\\w*|rais(?:e|ed|es)|spen[dt]\\w*|invest\\w*|charg(?:e|es|ed)|fund\\w*|money|owe\\w*|fined?|"
    "worth|sell\\w*|sold|bought|buy|lend\\w*|cout\\w*|gagn\\w*|vaut|valent|vendu\\w*|paye\\w*|paie\\w*|debours\\w*|depens\\w*|"
    "leve|investi\\w*|verse\\w*|rapporte\\w*|factur\\w*|emprunt\\w*|pret\\w*"
)
_ASKS_FIGURE: tuple[tuple[Figure, str], ...] = (
    (Figure.AGE, r"how old|(?:quel|what)(?: est| is)? (?:l'|the )?age|(?:a|de) quel age|quel age|at what age"),
    (
        Figure.SHARE | Figure.COUNT | Figure.MEASURE | Figure.MONEY,
        r"by how much|de combien|how much (?:more|less|faster|bigger)",
    ),
    (
        Figure.MONEY,
        rf"how much[^?]*\b(?:{_PAID})\b|combien[^?]*\b(?:{_PAID})\b|what (?:does|do|did|will|would) [^?]*\bcosts?\b|"
        r"how expensive|(?:quel(?:le)?s?|what|which|a quel|at what|de quel)(?: est| sont| etait| fut| is| was| are| were)?"
        r"(?: les?| la| l'| the| a| un| une)?(?: \w+)? ?(?:prix|tarifs?|cout|montant|budget|amende|loyer|salaires?|somme|"
        r"chiffre d'affaires|financement|prices?|cost|fee|fees|fine|rent|salary|wages?|amount|revenue|funding|sum|valuation)",
    ),
    (
        Figure.SHARE,
        r"pourcentages?|percentages?|quelle (?:part|proportion)|what (?:share|proportion|fraction|part)|taux|"
        r"(?:what|which) (?:\w+ )?rates?|odds|chances?|per cent|pour cent",
    ),
    (
        Figure.DATE,
        # Inside a sentence these words open a clause: "what do we lose when …".
        r"^(?:et |and )?(?:quand|when)\b(?=[^,]*$)|(?:depuis|jusqu'a|a partir de|pour|since|by|until|from) (?:quand|when)|"
        r"(?:what|which|quel(?:le)?|en quelle|a quelle)(?: est| is)?(?: la| the)? (?:date|annee|year|mois|month|jour|day)",
    ),
    (
        Figure.DURATION | Figure.DATE,
        rf"combien de temps|combien d[e'] ?(?:{_TIMES})|how many (?:{_TIMES})|what duration|quelle duree",
    ),
    (Figure.DURATION | Figure.MEASURE | Figure.DATE, r"how long"),
    (
        Figure.MEASURE | Figure.COUNT,
        rf"how (?:far|fast|big|tall|heavy|wide|deep|hot|cold|high|large|powerful|thick|small)\b|combien d[e'] ?(?:{_LENGTHS})|"
        rf"how many (?:{_LENGTHS})|(?:quel(?:le)?|what|which|a quelle)(?: est| is)?(?: la| le| the)?(?: \w+)? ?(?:distance|taille|vitesse|hauteur|"
        r"longueur|superficie|surface|temperature|puissance|capacite|poids|masse|profondeur|speed|size|weight|height|"
        r"length|capacity|depth|area|power)",
    ),
    (Figure.COUNT | Figure.SHARE, r"how many|combien d[e']|combien sont|(?:what|quel) (?:number|nombre)"),
    (Figure.COUNT | Figure.DURATION | Figure.DATE, r"how often|combien de fois"),
    (Figure.COUNT | Figure.SHARE | Figure.MONEY | Figure.MEASURE | Figure.DURATION, r"how much|combien"),
)
_FIGURE_PATTERNS = tuple((kinds, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for kinds, words in _ASKS_FIGURE)


def find_asked_figures(question: str) -> Figure:
    """The kinds of figures of which one would answer a question; none where it asks for no figure."""
    folded = fold_accents(question).replace("’", "'")
    return next((kinds for kinds, pattern in _FIGURE_PATTERNS if pattern.search(folded)), Figure(0))


_COUNTED = re.compile(r"\b(?:how many|(?:number|nombre) (?:of|de|d')|combien (?:de|d'))\s*(.*)")


def find_counted(question: str) -> str | None:
    """The folded word for the things whose number is asked for: "beavers" of "how many beavers are there"."""
    found = _COUNTED.search(fold_accents(question).replace("’", "'"))
    return next(iter(informative_words(found[1])), None) if found else None
