"""Names that are the same in other letters, in another word of the other language, or in short; all words folded."""

from __future__ import annotations

import re
from pathlib import Path

_FORM = re.compile(r"(?:ings?|ed|ly|[ts]ions?|ments?|ants?|ees?|er|ir|isme?|ite|ity|[^s]s)$")  # of hardly any name
_RARE = 3_000  # occurrences in the frequency lists up to which a word may be a name: "Google" has 2,000

NO_NAMES = frozenset("ai ia it covid internet web tv".split())  # written like names, and known to everybody

# A country a line: its names, its people, and its capital or another city that stands for it, with tabs between.
_COUNTRIES = [
    [part.split() for part in line.split("\t")]
    for line in (Path(__file__).parent / "countries.tsv").read_text("utf-8").splitlines()
]
COUNTRIES = tuple(frozenset(word for words in parts for word in words) for parts in _COUNTRIES)
COUNTRY_NAMES = tuple(frozenset(names) for names, _, _ in _COUNTRIES)
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
_CITIES = frozenset(city for _, _, cities in _COUNTRIES for city in cities)
# Each region by one name of each of its countries; what is asked of the region may be told of them.
_REGIONS = {
    name: tuple(members.split())
    for names, members in (
        ("balkans", "albania bosnia bulgaria croatia greece kosovo macedonia montenegro romania serbia slovenia"),
        ("baltics baltes baltique baltic", "estonia latvia lithuania"),
        ("scandinavia scandinavie nordics nordiques", "denmark sweden norway finland iceland"),
        ("benelux", "belgium netherlands luxembourg"),
        ("iberia iberie iberique", "spain portugal"),
        ("caucasus caucase", "georgia armenia azerbaijan"),
        ("maghreb", "morocco algeria tunisia libya mauritania"),
        ("sahel", "mali niger chad burkina mauritania senegal sudan"),
        ("levant", "syria lebanon jordan israel palestine"),
        ("golfe gulf", "emirates qatar kuwait bahrain oman saudi iran iraq"),
        ("indochine indochina", "vietnam laos cambodia"),
    )
    for name in names.split()
}
# Parts of names that are words of their own, or parts of several.
_PARTS = frozenset("united uni etats states pays bas south sud africa afrique african africain africaine".split())
_SAME, _OF_PART = 0.9, 0.7
_COUNTRY_OF = {name: names for names in COUNTRIES for name in names - _PARTS}


def other_names(folded: str) -> dict[str, float]:
    """The other words for the country or the region that a word tells, with how much each counts as the same.

    From 0 to 1; a region is told by each of its countries.
    """
    names = _COUNTRY_OF.get(folded, frozenset()) - _PARTS - {folded}
    countries = dict.fromkeys(find_members(folded), _OF_PART)
    return countries | {name: _OF_PART if _CITIES & {name, folded} else _SAME for name in names}


def find_members(folded: str) -> tuple[str, ...]:
    """The words for the countries that a region consists of, by a folded word for it; none for other words."""
    return tuple(name for member in _REGIONS.get(folded, ()) for name in sorted(_COUNTRY_OF[member] - _PARTS))


def may_be_name(folded: str, occurrences: int) -> bool:
    """Whether a word with a capital that anything might have there is hardly anything but a name.

    Args:
        folded: the word.
        occurrences: how often it stands in French and English texts at large.
    """
    if _FORM.search(folded):
        return False
    return occurrences <= _RARE or any(folded in names for names in SAME_NAMES)
