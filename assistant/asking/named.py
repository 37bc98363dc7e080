"""Whether a question asks for something that has a name of its own: a city, a company, who holds an office."""

from __future__ import annotations

import re

# Of these every one has a name; what may be told without one ("which services", « quelles entreprises ») is asked for
# one by its singular alone.
_MANY = (
    r"countr(?:y|ies)|cit(?:y|ies)|provinces?|count(?:y|ies)|ministr(?:y|ies)|(?:federal|government) departments?|"
    r"universit(?:y|ies)|hospitals?|airlines?|airports?|museums?|newspapers?|pays|villes?|minist[èe]res?|"
    r"universit[ée]s?|h[ôo]pita(?:l|ux)|compagnies? a[ée]riennes?|a[ée]roports?|mus[ée]es?|journa(?:l|ux)"
)
_ONE = (
    r"company|firm|bank|insurer|supplier|manufacturer|maker|carrier|operator|region|brand|start-?up|studio|club|"
    r"school|laboratory|lab|investor|court|agency|institute|organi[sz]ation|charity|union|party|newspaper|magazine|"
    r"publisher|film|movie|song|novel|opera|vaccine|ship|chain|retailer|supermarket|(?:car|auto|chip|drug)maker|"
    r"automaker|cha[îi]ne|enseigne|supermarch[ée]|distributeur|constructeur|entreprise|soci[ée]t[ée]|banque|assureur|"
    r"fournisseur|fabricant|transporteur|op[ée]rateur|r[ée]gion|marque|[ée]cole|laboratoire|investisseur|tribunal|"
    r"agence|institut|organisme|association|syndicat|parti|magazine|[ée]diteur|chanson|roman|op[ée]ra|vaccin|navire|"
    r"broadcaster|foundation|think tank|ngo|federation|watchdog|regulator|council|committee|startup|"
    r"airline|orchestra|railway|fondation|f[ée]d[ée]ration|comit[ée]|mairie|pr[ée]fecture|ong"
)
# Somebody, or a place, is not told by an acronym.
_PERSON = (
    r"ministers?|mayors?|novelists?|actors?|actress(?:es)?|surgeons?|authors?|presidents?|celebrit(?:y|ies)|"
    r"members? of|ministres?|maires?|romanci(?:er|ers|[èe]re|[èe]res)|act(?:eur|eurs|rice|rices)|chirurgien(?:ne)?s?|"
    r"auteurs?|autrices?|pr[ée]sidente?s?|vedettes?|c[ée]l[ée]brit[ée]s?|membres? d(?:e|u|es|['’])|politician|"
    r"researcher|scientist|professor|founder|artist|singer|director|boss|ceo|judge|hairdresser|teenager|boy|girl|man|"
    r"woman|doctor|engineer|lawyer|journalist|student|employee|activist|senator|billionaire|coiffeu(?:r|se)|"
    r"adolescente?|gar[çc]on|fille|homme|femme|m[ée]decin|ing[ée]nieure?|avocate?|journaliste|[ée]tudiante?|"
    r"employ[ée]e?|militante?|s[ée]nat(?:eur|rice)|d[ée]put[ée]e?|milliardaire|chercheu(?:r|se)|scientifique|"
    r"professeure?|fondat(?:eur|rice)|artiste|chant(?:eur|euse)|r[ée]alisat(?:eur|rice)|patron(?:ne)?|dirigeante?|"
    r"juge|chief executive|architect|pilot|farmer|teacher|priest|bishop|admiral|officer|soldier|captain|coach|"
    r"player|athlete|footballer|composer|musician|painter|sculptor|photographer|designer|chef|economist|historian|"
    r"philosopher|physicist|chemist|biologist|psychologist|sociologist|astronaut|inventor|hacker|streamer|youtuber|"
    r"influencer|blogger|entrepreneur|tycoon|lobbyist|diplomat|ambassador|lawmaker|congressman|candidate|king|queen|"
    r"prince|princess|architecte|pilote|agriculteur|agricultrice|enseignante?|pr[êe]tre|[ée]v[êe]que|amiral|officier|"
    r"soldat|capitaine|entra[îi]neu(?:r|se)|joueu(?:r|se)|athl[èe]te|footballeu(?:r|se)|compositeur|compositrice|"
    r"musicien(?:ne)?|peintre|sculpteur|sculptrice|photographe|cuisini(?:er|[èe]re)|[ée]conomiste|historien(?:ne)?|"
    r"philosophe|physicien(?:ne)?|chimiste|biologiste|psychologue|sociologue|astronaute|inventeur|inventrice|pirate|"
    r"influenceu(?:r|se)|entrepreneu(?:r|se)|diplomate|ambassad(?:eur|rice)|candidate?|roi|reine"
)
_SITE = (
    r"villages?|communes?|municipalit(?:y|ies)|municipalit[ée]s?|towns?|stadium|river|lake|island|street|restaurant|"
    r"hotel|(?:wind|solar|fish) farm|factory|port|bridge|park|beach|valley|mountain|volcano|desert|neighbou?rhood|"
    r"district|stade|fleuve|rivi[èe]re|lac|[îi]le|rue|h[ôo]tel|usine|pont|parc|plage(?! horaire)|vall[ée]e|montagne|"
    r"volcan|quartier|church|cathedral|castle|cinema|theatre|gallery|zoo|prison|campus|tunnel|motorway|forest|reserve|"
    r"dam|mine|quarry|vineyard|brewery|distillery|clinic|pharmacy|[ée]glise|cath[ée]drale|ch[âa]teau|cin[ée]ma|"
    r"th[ée][âa]tre|galerie|autoroute|for[êe]t|r[ée]serve|barrage|vignoble|brasserie|distillerie|clinique|pharmacie|"
    r"caf[ée]"
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
    rf"\b(?:who['’]s|(?:who|qui) (?:is|was|are|were|[ée]tait|est|sont|sera|will be)) (?:the |le |la |les |l['’])"
    rf"(?:[\w-]+ ){{0,2}}(?:{_HELD}|{_PERSON})\b"
)
_NAME_OF = (
    r"(?:names? of|comment s['’]appell(?:e|ent)|comment se (?:pr[ée])?nomm(?:e|ent)|\bname (?=the )|"
    r"noms? d(?:e|u|es|['’])) ?"
    r"(?:the |le |la |les |l['’])?(?:[\w-]+ )?"
)
_HIS_NAME = rf"\b(?:{_HELD}|{_PERSON})['’]s name\b"
_CALLED = rf"{_HIS_NAME}|\b{_NAME_OF}(?:{_HELD}|{_MANY}|{_ONE}|{_PERSON}|{_SITE}|person|personne|asset manager)\b"
_WHO_MADE = (
    r"\b(?:who|qui) (?:a |ont )?(?:invented|founded|directed|wrote|designed|discovered|won|manufactures?|"
    r"supplies|runs|heads|leads|"
    r"created|launched|built|drafted|signed|bought|acquired|owns|painted|composed|r[ée]dig[ée]e?|sign[ée]e?|cr[ée][ée]e?|"
    r"lanc[ée]e?|d[ée]pos[ée]e?|(?:r)?achet[ée]e?|construite?|peinte?|compos[ée]e?|invent[ée]e?|fond[ée]e?|r[ée]alis[ée]e?|[ée]crit|con[çc]ue?|d[ée]couvert|"
    r"imagin[ée]e?|dirige|pr[ée]side|fabriqu(?:e|ent))\b"
)

_NAMED = re.compile(rf"\b{_WHICH}(?:{_MANY}|{_ONE}|{_PERSON}|{_SITE})\b|{_OFFICE}|{_CALLED}|{_WHO_MADE}", re.IGNORECASE)
_OF_COUNTRY = re.compile(rf"\b{_WHICH}(?:{_COUNTRY})\b", re.IGNORECASE)
_OF_PERSON = re.compile(
    rf"\b{_WHICH}(?:{_PERSON})\b|{_OFFICE}|{_HIS_NAME}|{_NAME_OF}(?:{_HELD}|{_PERSON}|person|personne)\b",
    re.IGNORECASE,
)
_OF_SITE = re.compile(rf"\b(?:{_WHICH}|{_NAME_OF})(?:{_SITE})\b", re.IGNORECASE)


def asks_for_name(question: str) -> bool:
    """Whether an answer has to name something or somebody; false where it may tell it without a name."""
    return bool(_NAMED.search(question))


def asks_for_person(question: str) -> bool:
    """Whether the name has to be somebody's."""
    return bool(_OF_PERSON.search(question))


def asks_for_site(question: str) -> bool:
    """Whether the name has to be a place's that is smaller than a region."""
    return bool(_OF_SITE.search(question))


def asks_for_country(question: str) -> bool:
    """Whether the name has to be a country's."""
    return bool(_OF_COUNTRY.search(question))
