"""Names that are the same in other letters, in another word of the other language, or in short; all words folded."""

from __future__ import annotations

import re

_FORM = re.compile(r"(?:ings?|ed|ly|[ts]ions?|ments?|ants?|ees?|er|ir|isme?|ite|ity|[^s]s)$")  # of hardly any name
_RARE = 3_000  # occurrences in the frequency lists up to which a word may be a name: "Google" has 2,000

# Each line is one country: its names, then its people and the places that stand for it.
_COUNTRIES = (
    "usa / us united states etats unis america american americans americain americaine americains washington",
    "britain / uk united kingdom royaume uni british britannique britanniques london londres britons",
    "germany allemagne / german germans allemand allemande allemands berlin",
    "spain espagne / spanish espagnol espagnole espagnols madrid",
    "japan japon / japanese japonais japonaise tokyo",
    "china chine / chinese chinois chinoise pekin beijing",
    "wales galles / welsh gallois galloise galloises",
    "netherlands hollande holland / pays bas dutch neerlandais neerlandaise",
    "denmark danemark / danish danes dane danois danoise",
    "sweden suede / swedish swedes suedois suedoise stockholm",
    "norway norvege / norwegian norwegians norvegien norvegienne",
    "finland finlande / finnish finns finlandais finlandaise",
    "iceland islande / icelandic islandais islandaise",
    "ireland irlande / irish irlandais irlandaise dublin",
    "scotland ecosse / scottish scots ecossais ecossaise",
    "france / french francais francaise paris",
    "italy italie / italian italians italien italienne rome",
    "portugal / portuguese portugais portugaise lisbon lisbonne",
    "greece grece / greek greeks grec grecque athens athenes",
    "switzerland suisse / swiss helvetique",
    "austria autriche / austrian autrichien autrichienne vienna vienne",
    "belgium belgique / belgian belgians belge belges brussels bruxelles",
    "poland pologne / polish poles polonais polonaise warsaw varsovie",
    "czechia tchequie / czech czechs tcheque tcheques prague",
    "slovakia slovaquie / slovak slovaks slovaque bratislava",
    "bulgaria bulgarie / bulgarian bulgarians bulgare sofia",
    "serbia serbie / serbian serbians serbe belgrade",
    "croatia croatie / croatian croatians croate zagreb",
    "estonia estonie / estonian estonians estonien estonienne tallinn",
    "latvia lettonie / latvian latvians letton lettonne riga",
    "lithuania lituanie / lithuanian lithuanians lituanien lituanienne vilnius",
    "hungary hongrie / hungarian hongrois hongroise",
    "romania roumanie / romanian roumain roumaine",
    "albania albanie / albanian albanians albanais albanaise",
    "ukraine / ukrainian ukrainians ukrainien ukrainienne kyiv kiev",
    "russia russie / russian russians russe russes moscow moscou",
    "turkey turquie turkiye / turkish turks turc turque",
    "israel / israeli israelis israelien israelienne",
    "iran / iranian iranians iranien iranienne teheran",
    "iraq irak / iraqi irakien",
    "/ saudi saoudite arabia arabie saudis saoudien",
    "emirates emirats / emirati",
    "egypt egypte / egyptian egyptians egyptien egyptienne cairo caire",
    "morocco maroc / moroccan marocain marocaine",
    "algeria algerie / algerian algerien algerienne",
    "/ south africa african afrique africain africaine sud",
    "nigeria / nigerian nigerians",
    "senegal / senegalese senegalais senegalaise dakar",
    "mali / malian malien malienne bamako",
    "ghana / ghanaian ghaneen ghaneenne accra",
    "ethiopia ethiopie / ethiopian ethiopien ethiopienne",
    "rwanda / rwandan rwandais rwandaise kigali",
    "uganda ouganda / ugandan ougandais ougandaise",
    "tunisia tunisie / tunisian tunisien tunisienne tunis",
    "syria syrie / syrian syrians syrien syrienne",
    "lebanon liban / lebanese libanais libanaise",
    "afghanistan / afghan afghans afghane",
    "kenya / kenyan kenyans",
    "india inde / indian indians indien indienne",
    "pakistan / pakistani pakistanais",
    "korea coree / korean koreans coreen coreenne seoul",
    "malaysia malaisie / malaysian malaysians malaisien malaisienne",
    "bangladesh / bangladeshi bangladais",
    "vietnam / vietnamese vietnamien",
    "thailand thailande / thai thailandais",
    "indonesia indonesie / indonesian indonesien",
    "philippines / philippine filipino philippin",
    "singapore singapour / singaporean",
    "taiwan / taiwanese taiwanais",
    "australia australie / australian australians australien australienne",
    "zealand zelande /",
    "canada / canadian canadians canadien canadienne quebec",
    "mexico mexique / mexican mexicans mexicain mexicaine",
    "brazil bresil / brazilian brazilians bresilien bresilienne",
    "argentina argentine / argentinian argentin",
    "chile chili / chilean chilien",
    "peru perou / peruvian peruvians peruvien peruvienne",
    "venezuela / venezuelan venezuelans venezuelien",
    "cuba / cuban cubans cubain cubaine",
    "colombia colombie / colombian colombien",
)
COUNTRIES = tuple(frozenset(line.replace("/", " ").split()) for line in _COUNTRIES)
COUNTRY_NAMES = tuple(frozenset(line.partition("/")[0].split()) for line in _COUNTRIES)
SAME_NAMES = COUNTRIES + tuple(
    frozenset(names.split())
    for names in (
        "eu ue union europeenne european europe europeen",
        "un onu nations unies united",
        "ai ia artificial intelligence artificielle",
        "iot objets connectes internet things",
        "gdp pib",
        "ceo ceos pdg",
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
        "agi iag",
        "adhd tdah",
        "asd tsa",
        "cbdc cbdcs mnbc",
        "cfo daf",
        "cio cios dsi",
        "ciso cisos rssi",
        "csr rse",
        "drc rdc congo",
        "ecb bce",
        "ghg ges",
        "gmo gmos ogm",
        "hr rh",
        "iaea aiea",
        "icc cpi",
        "iea aie",
        "ilo oit",
        "ipcc giec",
        "iq qi",
        "mri irm",
        "oecd ocde",
        "opec opep",
        "ptsd tspt sspt",
        "sme smes pme",
        "unhcr hcr",
        "vat tva",
        "wto omc",
        "aids sida",
        "england angleterre english anglais anglaise",
        "africa afrique african africain africaine",
        "asia asie asian asiatique",
        "california californie californian californien californienne",
        "antarctica antarctique antarctic",
        "arctic arctique",
        "west western westerners occident occidental occidentaux occidentale occidentales",
        "east eastern orient oriental",
        "north northern nord",
        "south southern sud",
        "earth terre",
        "moon lune lunar lunaire",
        "sun soleil solar",
        "house chambre representatives representants",
        "senate senat",
        "congress congres",
        "parliament parlement",
        "bible biblical biblique",
        "christmas noel",
    )
)
# A capital often stands for its country, and seldom the other way round.
_CAPITALS = frozenset(
    """
    washington london londres berlin madrid tokyo pekin beijing stockholm dublin paris rome lisbon lisbonne athens
    athenes vienna vienne brussels bruxelles warsaw varsovie prague bratislava sofia belgrade zagreb tallinn riga
    vilnius kyiv kiev moscow moscou teheran cairo caire dakar bamako accra kigali tunis seoul
    """.split()
)
# Parts of names that are words of their own, or parts of several.
_PARTS = frozenset("united uni etats states pays bas south sud africa afrique african africain africaine".split())
_SAME, _OF_CAPITAL = 0.9, 0.7
_COUNTRY_OF = {name: names for names in COUNTRIES for name in names - _PARTS}


def other_names(folded: str) -> dict[str, float]:
    """The other words for the country that a word tells, with how much each counts as the same, from 0 to 1."""
    names = _COUNTRY_OF.get(folded, frozenset()) - _PARTS - {folded}
    return {name: _OF_CAPITAL if _CAPITALS & {name, folded} else _SAME for name in names}


def may_be_name(folded: str, occurrences: int) -> bool:
    """Whether a word with a capital that anything might have there is hardly anything but a name.

    Args:
        folded: the word.
        occurrences: how often it stands in French and English texts at large.
    """
    if _FORM.search(folded):
        return False
    return occurrences <= _RARE or any(folded in names for names in SAME_NAMES)
