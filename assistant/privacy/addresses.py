"""Postal addresses, as they are written in France, Britain, America and the neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.privacy.kinds import Found, Kind

_UPPER = r"[A-ZÀ-ÖØ-Þ]"
_LETTER = r"[^\W\d_]"
_LINK = r"(?:de|du|des|la|le|les|l['’]|d['’]|et|en|sur|sous|aux?|à|lès|lez|saint|sainte|st)"
_GAP = r"[ \u00a0\u202f]"
_FRENCH_WAY = (
    r"(?:rue|avenue|av\.?|ave\.?|boulevard|bd\.?|bvd\.?|boul\.?|place|pl\.|impasse|imp\.|allées?|all\.|chemin|ch\.|"
    r"route|rte\.?|quai|cours|square|passage|sentier|esplanade|faubourg|fbg\.?|résidence|lotissement|villa|hameau|"
    r"ruelle|venelle|montée|rond-point|promenade|traverse|cité|clos|cour|parvis|mail|galerie|voie|sente|lieu-dit)"
)
# A street's name: what links, one word in any case, then capitalised words; or a date ("8 mai 1945").
_MONTH = "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
_NAME_WORD = rf"(?:{_UPPER}[\w'’.-]*|\d{{1,2}}(?:er)?[ -]{_MONTH}(?:[ -]\d{{4}})?)"
_VERBS = r"(?:est|et|sont|a|ont|qui|où|pour)(?!\w)"
_STREET_NAME = (
    rf"(?:(?:{_LINK}(?:{_GAP}|(?<=['’])))*)(?:{_NAME_WORD}|(?!{_VERBS}){_LETTER}[\w'’-]*)"
    rf"(?:[ -](?:{_LINK}(?:[ -]|(?<=['’])))*{_NAME_WORD})*"
)
_TOWN = (
    rf"{_UPPER}[\w'’]*(?:[ -](?:{_LINK}[ -]|[dl]['’])*{_UPPER}[\w'’]*)*"
    rf"(?:[ -](?:sur|en|sous|lès|les)[ -]{_UPPER}[\w'’-]*)*"
)
_FRENCH_TOWN = (
    rf"(?:(?:,|{_GAP}|\n|-|–){{1,4}}(?:à{_GAP})?(?:BP{_GAP}?\d+,?{_GAP})?(?:[FBL]-)?\d{{4,5}}{_GAP}"
    rf"(?:{_TOWN}|(?i:{_LETTER}[\w'’-]+))"
    rf"(?:{_GAP}(?i:cedex)(?:{_GAP}\d{{1,2}})?)?(?:,?{_GAP}(?:France|Belgique|Suisse|Luxembourg))?"
    rf"|(?:,{_GAP}?|{_GAP}à{_GAP}){_TOWN}(?:{_GAP}\d{{1,2}}e)?)"
)
_PART = (
    r"(?:appartements?|appt?\.?|apt\.?|bâtiment|bât\.?|bat\.?|étage|escalier|esc\.?|porte|lot|résidence|hall)"
    rf"{_GAP}(?:n°{_GAP}?)?[\w'’-]+(?:{_GAP}{_UPPER}[\w'’-]+){{0,2}}"
)
_FRENCH = re.compile(
    rf"(?:(?i:{_PART}),?{_GAP})*(?<![\w/])\d{{1,4}}(?:{_GAP}?(?:bis|ter|quater|[A-D]))?(?:[-/]\d{{1,4}})?,?{_GAP}"
    rf"(?i:{_FRENCH_WAY}){_GAP}{_STREET_NAME}(?:,?{_GAP}(?i:{_PART}))*{_FRENCH_TOWN}?"
)
# "Rue de la Loi 16, 1000 Bruxelles": the number after the name.
_NUMBER_AFTER = re.compile(
    rf"(?<!\w)(?:(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Pp]lace|[Cc]haussée|[Cc]hemin|[Rr]oute){_GAP}"
    rf"(?:{_LINK}(?:{_GAP}|(?<=['’])))*{_NAME_WORD}(?:[ -](?:{_LINK}(?:[ -]|(?<=['’])))*{_NAME_WORD})*"
    rf"|{_UPPER}\w+(?:straße|strasse|str\.|weg|platz|allee|gasse)|(?:Calle|Via|Rua|Plaza|Piazza|Corso|Avenida|Viale)"
    rf"(?:{_GAP}(?:de|del|della|la|di|da)){{0,2}}(?:{_GAP}{_UPPER}[\w'’-]+){{1,3}}),?{_GAP}\d{{1,4}}{_UPPER}?(?![\w%])"
    rf"(?:,{_GAP}?\d{{4,5}}{_GAP}{_TOWN})?"
)
_BOX = re.compile(
    rf"(?<!\w)(?:BP{_GAP}?\d{{1,5}}|(?i:p\.?{_GAP}?o\.?{_GAP}box){_GAP}\d+)(?:(?:,|{_GAP})+\d{{5}}{_GAP}{_TOWN}(?:{_GAP}CEDEX(?:{_GAP}\d+)?)?)?"
)
_ENGLISH_WAY = (
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Dr\.?|Close|Crescent|Cres\.?|Court|Ct\.?|Way|Place|Pl\.?|"
    r"Square|Sq\.?|Terrace|Ter\.?|Gardens|Gdns|Grove|Hill|Mews|Row|Walk|Park|Boulevard|Blvd\.?|Parkway|Pkwy\.?|Circle|"
    r"Highway|Hwy\.?|Green|View|Rise|Broadway|Quay|Wharf|Trail|Loop|Alley|Parade|Vale|Yard|Bank|Court)"
)
_POSTCODE = r"(?:GIR 0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})"
_UNIT = rf"(?:Flat|Apartment|Apt\.?|Unit|Suite|Ste\.?|Floor|Room|\#){_GAP}?(?:[A-Z]?\d+[A-Za-z]?|[A-Z])"
_STATE = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|"
    r"O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
)
_CAPITAL = rf"{_UPPER}(?:{_LETTER}|['’-])+(?!\w)"
_ENGLISH_TOWN = (
    rf"(?:,{_GAP}?{_UNIT})?(?:,{_GAP}?{_CAPITAL}(?:[ -](?:of|upon|on|under|in|the|{_CAPITAL})){{0,4}}){{0,3}}"
    rf"(?:(?:,|{_GAP})+(?:{_POSTCODE}|{_STATE}(?:{_GAP}\d{{5}}(?:-\d{{4}})?)?|\d{{5}}(?:-\d{{4}})?))?"
    rf"(?:,{_GAP}?(?:UK|USA|United Kingdom|England|Ireland|Scotland|Wales))?"
)
_ENGLISH = re.compile(
    rf"(?:{_UNIT},?{_GAP})?(?<![\w/.])\d{{1,5}}[A-Za-z]?(?:[-/]\d{{1,4}})?,?{_GAP}"
    rf"(?:(?:[NSEW]|North|South|East|West)\.?{_GAP})?(?:{_UPPER}[\w'’.-]*{_GAP}|\d{{1,3}}(?:st|nd|rd|th){_GAP}|the{_GAP}|of{_GAP}){{1,4}}"
    rf"{_ENGLISH_WAY}(?!\w)(?:{_GAP}(?:NW|NE|SW|SE|N|S|E|W)(?!\w))?(?:,?{_GAP}{_UNIT})?{_ENGLISH_TOWN}"
)
_AT_HOME = (
    r"(?i:j['’]habite|habit\w+|domicili\w+|demeurant|résid\w+|adresse\w*|logé\w*|\blive[sd]?\b|living|\breside\w*|address\w*|"
    r"\bmy (?:home|house|flat|place)\b|chez (?:moi|lui|elle)|delivered to|moved to|déménag\w+)"
)
_LOWER_ENGLISH = re.compile(
    rf"{_AT_HOME}[^.!?\n]{{0,30}}?(?<![\w/.])(?P<value>\d{{1,5}}[a-z]?,?{_GAP}(?:[a-z'’]+{_GAP}){{1,3}}"
    rf"(?:street|road|avenue|lane|drive|close|crescent|court|way|place|square|terrace|gardens|grove)(?!\w)"
    rf"(?:,{_GAP}?(?i:{_LETTER}[\w'’-]+))?(?:(?:,|{_GAP})+(?i:{_POSTCODE}))?)"
)
_POSTAL_TOWN = re.compile(rf"{_AT_HOME}[^.!?\n\d]{{0,30}}?(?<!\d)(?P<value>(?:\d{{5}}|[1-9]\d{{3}}){_GAP}{_TOWN})")
_LONE_POSTCODE = re.compile(rf"(?<![\w-]){_POSTCODE}(?![\w-])")


def find_addresses(text: str) -> Iterator[Found]:
    """Postal addresses, longest forms first; pieces may overlap."""
    for pattern in (_FRENCH, _ENGLISH, _NUMBER_AFTER, _BOX, _LOWER_ENGLISH, _POSTAL_TOWN, _LONE_POSTCODE):
        for match in pattern.finditer(text):
            span = match.span("value") if "value" in pattern.groupindex else match.span()
            yield Found(*span, Kind.ADDRESS)
