"""Whether a question asks for something that has a name of its own: a city, a company, who holds an office."""

from __future__ import annotations

import re

# Of these every one has a name; what may be told without one ("which services", « quelles entreprises ») is asked for
# one by its singular alone.
_MANY = (
    r"countr(?:y|ies)|cit(?:y|ies)|towns?|universit(?:y|ies)|hospitals?|airlines?|airports?|museums?|ministers?|mayors?|"
    r"novelists?|actors?|actress(?:es)?|surgeons?|newspapers?|authors?|presidents?|celebrit(?:y|ies)|"
    r"pays|villes?|universit[ée]s?|h[ôo]pita(?:l|ux)|compagnies? a[ée]riennes?|a[ée]roports?|mus[ée]es?|ministres?|"
    r"maires?|"
    r"romanci(?:er|ers|[èe]re|[èe]res)|act(?:eur|eurs|rice|rices)|chirurgien(?:ne)?s?|journa(?:l|ux)|"
    r"auteurs?|autrices?|pr[ée]sidente?s?|vedettes?|c[ée]l[ée]brit[ée]s?"
)
_ONE = (
    r"company|firm|bank|insurer|supplier|manufacturer|maker|carrier|operator|politician|researcher|scientist|professor|"
    r"neighbou?rhood|district|region|brand|founder|start-?up|studio|club|school|laboratory|lab|artist|singer|director|"
    r"investor|boss|ceo|chief executive|judge|court|agency|institute|organi[sz]ation|charity|union|party|newspaper|"
    r"magazine|publisher|stadium|river|lake|island|street|film|movie|song|novel|opera|vaccine|ship|"
    r"entreprise|soci[ée]t[ée]|banque|assureur|fournisseur|fabricant|transporteur|op[ée]rateur|chercheu(?:r|se)|"
    r"scientifique|professeure?|quartier|r[ée]gion|marque|fondat(?:eur|rice)|[ée]cole|laboratoire|artiste|chant(?:eur|euse)|"
    r"r[ée]alisat(?:eur|rice)|investisseur|patron(?:ne)?|dirigeante?|juge|tribunal|agence|institut|organisme|association|"
    r"syndicat|parti|magazine|[ée]diteur|stade|fleuve|rivi[èe]re|lac|[îi]le|rue|chanson|roman|op[ée]ra|vaccin|navire"
)
_COUNTRY = r"countr(?:y|ies)|pays"
_WHICH = r"(?:which|what|whose|quel(?:le)?s?|lequel|laquelle) (?:[\w-]+ )?"
_HELD = (
    r"head|chief|director|boss|minister|president|mayor|ceo|chair(?:man|woman|person)?|founders?|leader|authors?|inventors?|"
    r"lead|researchers?|scientist|surgeon|owner|spokes(?:man|woman|person)|commissioner|governor|editor|chancellor|"
    r"direct(?:eur|rice)|ministre|patron(?:ne)?|pr[ée]sidente?|maire|fondat(?:eur|rice)s?|auteure?s?|autrice|"
    r"invent(?:eur|rice)s?|responsable|chef(?:fe)?|dirigeante?|chercheu(?:r|se)s?|propri[ée]taire|porte-parole|commissaire|"
    r"gouverneure?|secr[ée]taire|r[ée]dact(?:eur|rice) en chef"
)
_OFFICE = (
    rf"\b(?:who|qui) (?:is|was|are|were|[ée]tait|est|sont|sera|will be) (?:the |le |la |les |l['’])"
    rf"(?:[\w-]+ ){{0,2}}(?:{_HELD})\b"
)
_CALLED = (
    rf"\b(?:names? of|comment s['’]appell(?:e|ent)|comment se nomm(?:e|ent)|noms? d(?:e|u|es|['’])) ?"
    rf"(?:the |le |la |les |l['’])?(?:[\w-]+ )?(?:{_HELD}|{_MANY}|{_ONE}|person|personne|asset manager)\b"
)
_WHO_MADE = (
    r"\b(?:who|qui) (?:a |ont )?(?:invented|founded|directed|wrote|invent[ée]|fond[ée]|r[ée]alis[ée]|[ée]crit)\b"
)

_NAMED = re.compile(rf"\b{_WHICH}(?:{_MANY}|{_ONE})\b|{_OFFICE}|{_CALLED}|{_WHO_MADE}", re.IGNORECASE)
_OF_COUNTRY = re.compile(rf"\b{_WHICH}(?:{_COUNTRY})\b", re.IGNORECASE)


def asks_for_name(question: str) -> bool:
    """Whether an answer has to name something or somebody; false where it may tell it without a name."""
    return bool(_NAMED.search(question))


def asks_for_country(question: str) -> bool:
    """Whether the name has to be a country's."""
    return bool(_OF_COUNTRY.search(question))
