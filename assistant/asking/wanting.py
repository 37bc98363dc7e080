"""What kind of answer a question asks for, and the particulars that an answer has to match."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.words import STOP_WORDS, fold_word, raw_words


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
    r"insurers?|suppliers?|manufacturers?|authors?|novelists?|politicians?|ministers?|mayors?|researchers?|"
    r"neighbou?rhoods?|"
    r"regions?|states?|brands?|newspapers?|founders?|start-?ups?|studios?|clubs?|schools?|towns?|laborator(?:y|ies)|labs?|"
    r"laboratoires?|museums?|mus[ée]es?|artists?|artistes?|investors?|investisseurs?|investment fund|fonds|"
    r"boss(?:es)?|ceo"
)

_PHRASES = {
    Wanted.NUMBER: r"combien|how (?:many|much|old|long|often|far|fast|big)|(?:quel(?:le)?|à quel(?:le)?) (?:part|"
    r"pourcentage|nombre|[aâ]ge|prix|montant|taux|date|ann[ée]e)|what (?:share|percentage|number|price|age|date|year)|"
    r"quand|when",
    Wanted.NAME: r"qui|who|whom|whose|by name|names?|nomm\w+|o[uù](?= )|where|"
    r"(?:which|what|quel(?:le)?s?|lequel) "
    r"(?:\w+ )?(?:" + _NAMED_THINGS + r")",
    Wanted.CAUSE: r"pourquoi|why|causes?|raisons?|reasons?|force|driver|explique|pousse|moteur",
    Wanted.CONCERNS: r"risqu\w*|risks?|dangers?|crain\w*|inqui\w*|concerns?|pr[ée]occup\w*|worr\w+|threats?|menaces?|"
    r"redout\w*|fears?|go(?:es)? wrong|downsides?|drawbacks?|pitfalls?|inconv[ée]nients?|d[ée]rives?",
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
    r"what (?:can|could|might|may) go wrong|"
    r"de quelles|(?:which|what) (?:(?:[\w-]+(?:al|ic|ive|ous|ary|able|ing|ed)|new|main|key|other) )?"
    r"(?!(?:does|goes|is|was|has|this|makes|happens|drives|keeps|comes|lets|helps|gives|gets|leads)\b)[\w-]*[^s\W]s)\b",
    re.IGNORECASE,
)
_PATTERNS = {kind: re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE) for kind, phrases in _PHRASES.items()}
_CAPITALISED = re.compile(r"(?<![.!?…»\"“] )(?<!^)(?<!^[«\"“])\b[A-ZÀ-Ý][\w’-]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# A single capitalised name behind a word that puts something somewhere; of two names one may be a person's.
_PLACED = re.compile(
    r"\b(?:of|in|at|from|near|for|à|en|au|aux|de|du|dans|chez|pour|sur|(?:d|l)(?=[’']))[ ’']"
    r"([A-ZÀ-Ý][a-zà-ÿ]{3,})\b(?![ ’'-][A-ZÀ-Ý])"
)
# A capitalised name with none beside it, inside a sentence: with another one it may be somebody's first name.
_LONE = re.compile(
    r"(?<![.!?…:»\"“(] )(?<!^)(?<!\()(?<!^[«\"“])(?<![\w’'-])(?<![A-ZÀ-Ý]\. )"
    r"([A-ZÀ-Ý][a-zà-ÿ]{3,})\b(?![’'-]?[\w-]*[ ’'-]+[A-ZÀ-Ý0-9])"
)
_CAPITALISED_BEFORE = re.compile(r"[A-ZÀ-Ý][\w’'.-]*[ -]$")
# No decade: "the late 2000s", « les années 2010 ».
_YEAR = re.compile(r"(?<![\d.,-])(?<!ann[ée]es )(?:19|20)\d\d(?![\d.,-]*\d|s\b)")
# A share, or a number of two digits or three that is no length of time ahead and no wish for so many things: smaller
# ones may be written out, larger ones rounded.
_SHARE_OR_NUMBER = re.compile(
    r"(?<![\w.,-])(?:\d+(?=\s?(?:%|percent|pour cent))|"
    r"(?<!\bin )(?<!dans )(?<!ici )(?<!within )(?<!next )(?<!prochains )(?<!prochaines )(?<!top )(?<!es )(?<!donne )"
    r"(?<!cite )(?<!list )(?<!liste )(?<!name )(?<!give )(?<!me )\d{2,3}(?![\w.,-]*\d)(?!\w))",
    re.IGNORECASE,
)


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


def find_places(question: str) -> list[str]:
    """The single proper names of a question that tell where or whose something is, folded; none of a shouted one."""
    return [] if question.isupper() else list(map(fold_word, _PLACED.findall(question)))


def find_lone_names(question: str) -> list[str]:
    """The proper names of one word in a question, folded, with no other name beside them; none of a shouted one."""
    if question.isupper():
        return []
    lone = (found for found in _LONE.finditer(question) if not _CAPITALISED_BEFORE.search(question[: found.start()]))
    return [fold_word(found[1]) for found in lone]


def find_particulars(question: str) -> tuple[list[str], list[str]]:
    """The proper names and the numbers of a question, folded: what a false premise is made of."""
    numbers = _NUMBER.findall(question)
    if question.isupper():
        return [], numbers
    words = (word for found in _CAPITALISED.findall(question) for word in raw_words(found))
    return [folded for folded in map(fold_word, words) if folded not in STOP_WORDS], numbers


def find_years(question: str) -> list[str]:
    """The years of a question."""
    return _YEAR.findall(question)


def find_numbers(question: str) -> list[str]:
    """The numbers of a question that a row which answers it holds too: shares, and those of two digits or three."""
    return _SHARE_OR_NUMBER.findall(question)
