"""Which kinds of figures a question asks for, and of what things it asks the number."""

from __future__ import annotations

import re

from assistant.figures import Figure
from assistant.words import fold_accents, informative_words

_LENGTHS = r"kilomet\w+|met(?:er|re)s?|miles?|tonnes?|tons?|kilos?|litres?|liters?|degres?|degrees?|hectares?|[kmgt]wh?"
_TIMES = r"seconds?|minutes?|hours?|days?|weeks?|months?|years?|secondes?|heures?|jours?|semaines?|mois|ans|annees?"
_PAID = (
    r"cost\w*|pa(?:y|ys|id)|earn\w*|rais(?:e|ed|es)|spen[dt]\w*|invest\w*|charg(?:e|es|ed)|fund\w*|money|owe\w*|fined?|"
    r"worth|sell\w*|sold|bought|buy|lend\w*|cout\w*|gagn\w*|vaut|valent|vendu\w*|paye\w*|paie\w*|debours\w*|depens\w*|"
    r"fetch\w*|leve|investi\w*|verse\w*|rapporte\w*|factur\w*|emprunt\w*|pret\w*"
)
_CASH = r"argent|euros?|dollars?|francs?|livres?|yens?|yuans?|millions?|milliards?"
_WHAT_IS = (
    r"(?:quel(?:le)?s?|what|which|a quel(?:le)?|at what|de quel(?:le)?)"
    r"(?: est| sont| etait| fut| is| was| are| were|'s)?(?: les?| la| l'| the| a| un| une)?(?: \w+)? ?"
)
_PRICES = (
    r"prix|tarifs?|cout|montant|budget|amende|loyer|salaires?|somme|chiffre d'affaires|financement|prices?|cost|fees?|"
    r"rancon|indemnites?|ransom|payout|compensation|"
    r"fine|rent|salary|wages?|amount|revenue|funding|sum|valuation"
)
_PLAIN_PRICES = r"budget|price|fee|salary|revenue|funding|valuation"  # which mean nothing else behind several words
_SIZES = (
    r"distance|taille|vitesse|hauteur|longueur|superficie|surface|temperature|puissance|capacite|poids(?! lourd)|masse|"
    r"profondeur|doses?|dosage|"
    r"speed|size|weight|height|length|capacity|depth|area|power"
)
_IN_UNIT = r"(?:quel(?:le)?s?|what|which)\b[^?:;]*,? (?:en|in) "
_QUESTION_WORDS = r"qu\w*|what|how|which|who\w*|wh\w+|comment|combien|pourquoi|ou|is|are|does|do|est"
# In folded words, the first that fits decides; what fits several kinds is answered by any of them.
_ASKING: tuple[tuple[Figure, str], ...] = (
    (Figure.AGE, r"how old|(?:what|quel) (?:est |is )?(?:l'|the )?age|(?:a|de|at) (?:quel|what) age"),
    (
        Figure.SHARE | Figure.COUNT | Figure.MEASURE | Figure.MONEY,
        r"by how much|de combien|how much (?:more|less|\w+er than|(?:bigg|small|larg|high|low|cheap|fast|slow|long|"
        r"short|bett|heavi|light|old|young|warm|cold|hott|furth|great|weak|strong)er)",
    ),
    (
        Figure.MEASURE,
        r"how much (?:do|does|did|will|would|can) [^?]*\bweigh\b|combien (?:(?!d[e'])[^?])*\bpes(?:e|ent|ait)\b",
    ),
    (
        Figure.MONEY,
        # « Combien de points fait-il gagner ? » asks for no money.
        rf"how (?:much|many (?:{_CASH}|billions?)(?! of (?!dollars|euros|pounds)))[^?]*\b(?:{_PAID})|"
        rf"combien(?! d[e'] ?(?!{_CASH}))[^?]*\b(?:{_PAID})|"
        r"what (?:does|do|did|will|would) [^?]*\b(?:costs?|charge|pay|earn|spend (?:on|for)|spend$|sell for)\b|"
        rf"how expensive|{_WHAT_IS}(?:{_PRICES})|{_WHAT_IS}(?:\w+ ){{1,2}}(?:{_PLAIN_PRICES})\b|"
        rf"how (?:big|large|high) (?:is|was|are|were) (?:the |a )?(?:\w+ )?(?:{_PRICES})|"
        rf"what[^?]* the (?:most|least)\b[^?]*\b(?:{_PAID})|{_IN_UNIT}(?:euros|dollars)|"
        # A price by itself: « Coût de l'autoroute de Dubaï ? »
        rf"^(?:et |and )?(?:les? |l'|the )?(?:{_PRICES}) (?:du|des|of|for|de|d(?='))(?!.*\b(?:{_QUESTION_WORDS})\b)",
    ),
    (
        Figure.SHARE,
        r"pourcentages?|percentages?|quelle (?:part|proportion|probabilite)|taux|"
        r"what (?:share|proportion|fraction|part|probability)|"
        r"(?:what|which) (?:\w+ )?rates?|odds|per cent|pour cent",
    ),
    (
        Figure.DATE,
        # Inside a sentence these words open a clause: "what do we lose when …".
        r"^(?:et |and )?(?:quand|when)\b(?=[^,]*$)|"
        r"(?:depuis|jusqu'a|a partir de|pour|since|by|until|from) (?:quand|when)|"
        r"(?:what|which|quel(?:le)?|en quelle|a quelle)(?: est| is)?(?: la| the)? "
        r"(?:date|annee|year|mois|month|jour|day)|"
        r"^(?:et |and )?(?:la |the )?date (?:de|du|of)\b",
    ),
    (
        Figure.DURATION | Figure.DATE,
        rf"combien de temps|combien d[e'] ?(?:{_TIMES})|how many (?:{_TIMES})|what duration|quelle duree",
    ),
    (
        Figure.DURATION | Figure.AGE | Figure.MEASURE | Figure.DATE,
        r"(?:what|quelle)(?: is| est|'s)(?: the| la| l')? ?(?:\w+ )?(?:battery life|shelf life|lifespan|"
        r"life expectancy|duree de vie|esperance de vie|autonomie)",
    ),
    (
        Figure.DURATION | Figure.COUNT | Figure.DATE,
        r"a quelle heure|at what time(?! of)|quels (?:sont les )?horaires|opening hours",
    ),
    (Figure.DURATION | Figure.MEASURE | Figure.DATE, r"how long|(?:length|amount) of time"),
    (
        Figure.MEASURE | Figure.COUNT,
        r"how (?:far|fast|big|tall|heavy|wide|deep|hot|cold|high|large|powerful|thick|small)|"
        rf"combien d[e'] ?(?:{_LENGTHS})|how many (?:{_LENGTHS})|{_WHAT_IS}(?:{_SIZES})|{_IN_UNIT}(?:{_LENGTHS})",
    ),
    (Figure.COUNT | Figure.DURATION | Figure.DATE, r"how often|combien de fois"),
    (
        Figure.COUNT | Figure.SHARE,
        rf"how many|combien d[e']|combien sont|{_WHAT_IS}(?:number|nombre|death toll)|"
        r"(?:what|quelle)(?: is| was| est| etait|'s) (?:the |la )?population (?:of|in|de|du|d')|"
        r"^(?:et |and )?(?:le |the )?(?:nombre d[eu']|number of)",
    ),
    (Figure.COUNT | Figure.SHARE | Figure.MONEY | Figure.MEASURE | Figure.DURATION, r"how much|combien"),
)
_PATTERNS = tuple((kinds, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for kinds, words in _ASKING)
_COUNTED = re.compile(r"\b(?:how many|(?:number|nombre) (?:of|de|d')|combien (?:de|d'))\s*(.*)")


def find_asked_figures(question: str) -> Figure:
    """The kinds of figures of which one would answer a question; none where it asks for no figure."""
    folded = _fold(question)
    return next((kinds for kinds, pattern in _PATTERNS if pattern.search(folded)), Figure(0))


def find_counted(question: str) -> str | None:
    """The folded word for the things whose number is asked for: "beavers" of "how many beavers are there"."""
    found = _COUNTED.search(_fold(question))
    return next(iter(informative_words(found[1])), None) if found else None


def _fold(question: str) -> str:
    return fold_accents(question).replace("’", "'")
