"""Numbers and addresses that point to one person, and that are recognised by their form.

Check digits (python-stdnum) and the numbering plans of all countries (phonenumberslite) decide where there are any;
where a form alone says too little (passports, most plates), a word before it has to tell what it is.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

import phonenumbers
from stdnum import iban, luhn
from stdnum.fr import nir
from stdnum.us import ssn

from assistant.privacy.kinds import Found, Kind

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+'’%-]*\w[+-]?(?:\s?\((?:at|arobase)\)\s?|\s?\[(?:at|arobase)\]\s?|@)"
    r"(?:\w(?:[\w-]*\w)?(?:\.|\s?[\[(](?:dot|point)[\])]\s?))+[^\W\d_]{2,}"
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ \u00a0\u202f-]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])")
_CARD = re.compile(r"(?<![\w-])\d(?:[ \u00a0\u202f-]?\d){12,18}(?![\w-]|[.,]\d)")
_CARD_SPACING = re.compile(r"\d{13,19}|\d{4}(?:\D\d{4}){3}(?:\D\d{1,3})?|\d{4}\D\d{6}\D\d{4,5}")
_NIR = re.compile(
    r"(?<![\w])[1-478][ .\u00a0\u202f-]?\d{2}[ .\u00a0\u202f-]?\d{2}[ .\u00a0\u202f-]?(?:(?:\d{2}|2[ABab])"
    r"[ .\u00a0\u202f-]?\d{3}|9[78]\d[ .\u00a0\u202f-]?\d{2})[ .\u00a0\u202f-]?\d{3}"
    r"(?:[ .\u00a0\u202f/-]{0,3}\d{2})?(?!\w)"
)
# QQ is given to nobody, but stands in examples.
_NINO = re.compile(
    r"(?<!\w)(?:QQ|(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])(?: ?\d{2}){3} ?[A-D](?!\w)"
)
_SSN = re.compile(r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])")
_IPV4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)")
_IPV6 = re.compile(r"(?<![\w:.])(?=(?:[0-9A-Fa-f]*:){2})[0-9A-Fa-f:]{3,39}(?![\w:])")
_VERSION = re.compile(r"(?:version|release|\bv\.?|article|section|§|firmware|build)\s*$", re.IGNORECASE)
_NEAR = 60  # characters before a number in which a word may tell what it is

_MONTHS = (
    "janvier|janv\\.?|février|fevrier|févr?\\.?|mars|avril|avr\\.?|mai|juin|juillet|juil\\.?|août|aout|"
    "septembre|sept\\.?|"
    "octobre|oct\\.?|novembre|nov\\.?|décembre|decembre|déc\\.?|january|jan\\.?|february|feb\\.?|march|mar\\.?|april|"
    "apr\\.?|may|june|jun\\.?|july|jul\\.?|august|aug\\.?|september|sep\\.?|october|november|december|dec\\.?"
)
_DATE = (
    rf"(?:\d{{1,2}}(?:er|st|nd|rd|th)?(?:\s+of)?\s+(?:{_MONTHS}),?\s+(?:\d{{4}}|\d{{2}}(?!\d))"
    rf"|(?:{_MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:\d{4}|\d{2}(?!\d)))"
)
_BIRTH = re.compile(
    r"(?:\bn[ée]{1,2}(?:\(e\)|e|\.e|·e)?s?\b(?!\s+(?:de|du|des|d['’])\b)|naissance\b(?!\s+(?:de|du|des|"
    r"d['’]))|\bDDN\b|"
    r"anniversaire\b|\bborn\b|\bbirth(?:day|date)?\b|\bd\.?o\.?b\b\.?)"
    rf"[^.!?\d;]{{0,45}}?(?<![\d.])(?P<value>{_DATE})(?![\d])",
    re.IGNORECASE,
)
_DOCUMENT_WORDS = (
    r"passe?ports?\b|carte (?:nationale )?d['’]identité|\bCNI\b|papiers? d['’]identité|pièce d['’]identité|"
    r"titre de séjour|carte de séjour|"
    r"permis de conduire|\bpermis\b|identity card|\bID card|national ID|\bID (?:number|no)\b|"
    r"driv(?:ing|er['’]?s?) licen[cs]e|residence permit|\bvisa\b|\bBRP\b|identity document|photo ID"
)
_DOCUMENT = re.compile(
    rf"(?:{_DOCUMENT_WORDS})(?:[^.!?\n]|\bno?\.){{0,{_NEAR}}}?"
    r"(?<![\w/-])(?P<value>(?=(?:[A-Za-z -]*\d){5})[A-Za-z]{0,5}\d(?:[ -]?[A-Za-z]{0,3}\d|[A-Za-z]){4,17}"
    r"(?-i:\s?[A-Z]{1,3}\d?)?)(?![\w/-])",
    re.IGNORECASE,
)
# The forms of French passports and identity cards, wherever the word stands in the sentence.
_FRENCH_DOCUMENT = re.compile(
    r"(?<![\w-])(?:\d{2}[A-Z]{2}\d{5}|(?=(?:[A-Z]*\d){3})(?=(?:\d*[A-Z]){2})[A-Z][A-Z0-9]{8})(?![\w-])"
)
_DOCUMENT_AFTER = re.compile(
    r"(?<![\w/-])(?P<value>(?=(?:[A-Z -]*\d){5})[A-Z]{0,5}\d[A-Z\d]{6,15})(?![\w/-])"
    rf"[^.!?\n\d]{{0,30}}(?:{_DOCUMENT_WORDS})"
)
_YEARS_OR_AMOUNT = re.compile(r"(?:19|20)\d{2}(?:[ -](?:19|20)\d{2})?")

_PLATE_FRAME = (
    r"(?:plaques?\b|plaque minéralogique|immatricul\w+|registration\b|number ?plate|licen[cs]e plate|licence plate|"
    r"\bplates?\b|\breg(?:\.|istered)?\b|\btags?\b|voiture|véhicule|vehicle|\bcar\b|camionnette|\bvan\b|scooter|"
    r"\bmoto\b|motorbike|\bdriv\w+|conduct(?:eur|rice)|au volant|\bgaré\w*|stationn\w+|\bparked\b|camion|"
    r"\btruck|\blorry|\btaxi|"
    r"fourgon\w*|\bcoach\b|keeper)"
)
_SIV = r"[A-HJ-NP-TV-Z]{2}[- ]?\d{3}[- ]?[A-HJ-NP-TV-Z]{2}"
_UK_PLATE = r"[A-HJ-PR-Y][A-HJ-PR-Y]\d{2} ?[A-HJ-PR-Z]{3}"
_BELGIAN_PLATE = r"[1-9]-[A-Z]{3}-\d{3}"
_SPANISH_PLATE = r"(?!(?:19|20)\d\d)\d{4} [B-DF-HJ-NP-TV-Z]{3}"
_GERMAN_PLATE = r"[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} \d{2,4}[EH]?"
_OLD_FRENCH_PLATE = r"(?!(?:19|20)\d\d )\d{3,4}[ -][A-Z]{2,3}[ -](?:\d{2}|2[AB]|97\d)"
_PLATE = re.compile(
    rf"(?<![\w-])(?:{_SIV}|{_UK_PLATE}|{_BELGIAN_PLATE}|{_SPANISH_PLATE}|{_GERMAN_PLATE}|"
    rf"{_OLD_FRENCH_PLATE})(?![\w-])"
)
_UNIT = re.compile(
    r"(?<![A-Z])(?:EUR|USD|GBP|CHF|CAD|JPY|TWH|GWH|MWH|KWH|MHZ|GHZ|KM|CM|MM|KG|MW|GW|KW|TGV|CRM|PDF)(?![A-Z])"
)
_FRAMED_PLATE = re.compile(
    rf"{_PLATE_FRAME}[^.!?\n]{{0,40}}?(?<![\w-])(?P<value>{_SIV}|{_UK_PLATE}|{_BELGIAN_PLATE}"
    r"|\d{1,4}[ -]?[A-Z]{2,3}[ -]?(?:\d{2,3}|2[AB])|[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[- ]?\d{1,4}[EH]?"
    r"|\d{4}[ -]?[B-DF-HJ-NP-TV-Z]{3}"
    r"|[A-Z]{1,2}\d{1,3}[ -]?[A-Z]{3}|[A-Z]{3}[ -]?\d{1,4}[A-Z]?|[A-Z]{2}[ -]\d{3,6}|\d[A-Z]{3}\d{3}"
    r"|[A-Z]{1,2}[ -]?\d{3,4}[ -]?[A-Z]{1,2}|[A-Z]{2}-\d{2}-\d{2}|[A-Z]{3}-\d{4}"
    r"|\d{1,3}[ -][A-Z]{2,3}[ -]\d{2,4})(?![\w-])",
    re.IGNORECASE,
)

_PHONE_REGIONS = ("FR", "GB", "US")
_FRENCH_PHONE = re.compile(r"(?<![\w.])0[1-9](?:[ .\u00a0\u202f-]?\d{2}){4}(?!\d|[.,]\d)")
_BRITISH_PHONE = re.compile(
    r"(?<![\w.])(?<!\d[ -])(?:07\d{3}[ -]?\d{3}[ -]?\d{3}|0[12]\d(?:\d[ -]?\d{4}|\d{2}[ -]?\d{3}|[ -]?\d{4})"
    r"[ -]?\d{3,4})(?![ -]?\d|[.,]\d)"
)
_PHONE_FRAME = re.compile(
    r"(?:\btél\w*|\btel\w*|\bphone\w*|portable|mobile|\bcell\w*|\bfax\b|whatsapp|\bcall\w*|appel\w*|joindre|"
    r"joignable|"
    r"rappel\w*|\breach\w*|\bring\w*|\btext me|\bsms\b|contact\w*|\bmy number|mon numéro)\b[^\d+(]{0,40}$",
    re.IGNORECASE,
)


def find_identifiers(text: str) -> Iterator[Found]:
    """Everything that its form gives away; pieces may overlap, the surer kinds come first."""
    yield from _whole(_EMAIL, text, Kind.EMAIL)
    yield from _find_ibans(text)
    yield from _find_social_security(text)
    yield from _find_ip_addresses(text)
    yield from (Found(*match.span("value"), Kind.BIRTH_DATE) for match in _BIRTH.finditer(text))
    yield from _find_documents(text)
    yield from _find_cards(text)
    yield from _find_phones(text)
    yield from _find_plates(text)


def _whole(pattern: re.Pattern[str], text: str, kind: Kind) -> Iterator[Found]:
    return (Found(*match.span(), kind) for match in pattern.finditer(text))


def _find_ibans(text: str) -> Iterator[Found]:
    for match in _IBAN.finditer(text):
        # Words may follow without a mark between: the longest beginning that is sound is the number.
        for end in range(match.end(), match.start() + 14, -1):
            if text[end - 1].isalnum() and iban.is_valid(text[match.start() : end], check_country=False):
                yield Found(match.start(), end, Kind.BANK_ACCOUNT)
                break
        else:
            if _is_told(text, match.start(), r"\bIBAN\b|compte bancaire|bank account|\bRIB\b"):
                end = match.start() + len(re.split(r"(?:[ -][a-zà-ÿ]+)+$", match.group())[0])
                yield Found(match.start(), end, Kind.BANK_ACCOUNT)


def _find_social_security(text: str) -> Iterator[Found]:
    for match in _NIR.finditer(text):
        told = _is_told(
            text, match.start(), r"sécu\w*|securite sociale|\bNIR\b|\bINSEE\b|social security|assuré\w*|vitale"
        )
        if nir.is_valid(re.sub(r"[.\u00a0\u202f/-]", " ", match.group())) or told:
            yield Found(*match.span(), Kind.SOCIAL_SECURITY)
    yield from _whole(_NINO, text, Kind.SOCIAL_SECURITY)
    for match in _SSN.finditer(text):
        if ssn.is_valid(match.group()) or _is_told(text, match.start(), r"social security|\bSSN\b"):
            yield Found(*match.span(), Kind.SOCIAL_SECURITY)


def _find_ip_addresses(text: str) -> Iterator[Found]:
    for pattern in (_IPV4, _IPV6):
        for match in pattern.finditer(text):
            try:
                address = ipaddress.ip_address(match.group())
            except ValueError:
                continue
            is_version = _VERSION.search(text[: match.start()])
            if not (address.is_loopback or address.is_unspecified or is_version):
                yield Found(*match.span(), Kind.IP_ADDRESS)


def _find_documents(text: str) -> Iterator[Found]:
    for match in _DOCUMENT.finditer(text):
        if not _YEARS_OR_AMOUNT.fullmatch(match["value"]):
            yield Found(*match.span("value"), Kind.DOCUMENT)
    if re.search(_DOCUMENT_WORDS, text, re.IGNORECASE):
        yield from _whole(_FRENCH_DOCUMENT, text, Kind.DOCUMENT)
    yield from (Found(*match.span("value"), Kind.DOCUMENT) for match in _DOCUMENT_AFTER.finditer(text))


def _find_cards(text: str) -> Iterator[Found]:
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        told = _is_told(text, match.start(), r"carte|\bcard|\bCB\b|visa|mastercard|amex|american express")
        is_sound = digits[0] in "23456" and luhn.is_valid(digits) and _CARD_SPACING.fullmatch(match.group())
        if is_sound or (told and _CARD_SPACING.fullmatch(match.group())):
            yield Found(*match.span(), Kind.CARD)


def _find_phones(text: str) -> Iterator[Found]:
    for pattern in (_FRENCH_PHONE, _BRITISH_PHONE):
        yield from _whole(pattern, text, Kind.PHONE)
    for region in _PHONE_REGIONS:
        for number in phonenumbers.PhoneNumberMatcher(text, region, leniency=phonenumbers.Leniency.POSSIBLE):
            written = number.raw_string
            told = _PHONE_FRAME.search(text[max(0, number.start - _NEAR) : number.start])
            if re.search(r"[\dA-Z][ \u00a0-]$", text[: number.start]) and not written.startswith("+"):
                continue  # the end of a longer number
            abroad = written.startswith(("+", "00", "(+")) and len(re.sub(r"\D", "", written)) >= 8
            if abroad or (
                # Bare digits, and figures with blanks between thousands, are telephone numbers only when told so.
                (told or re.search(r"\d[ .()/-]+\d", written))
                and len(re.sub(r"\D", "", written)) >= (7 if told else 9)
                and (told or phonenumbers.is_valid_number(number.number))
                and (told or not re.fullmatch(r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+", written))
            ):
                yield Found(number.start, number.end, Kind.PHONE)


def _find_plates(text: str) -> Iterator[Found]:
    for match in _PLATE.finditer(text):
        if "-" in match.group() or not _UNIT.search(match.group()):
            yield Found(*match.span(), Kind.PLATE)
    for match in _FRAMED_PLATE.finditer(text):
        value = match["value"]
        if _reads_as_plate(value):
            yield Found(*match.span("value"), Kind.PLATE)


def _reads_as_plate(value: str) -> bool:
    """Whether letters are letters of a plate: capitals, or run together with digits and no word of a sentence."""
    letters = re.findall(r"[^\W\d_]+", value)
    if _UNIT.search(value.upper()):
        return False
    return all(run.isupper() for run in letters) or not re.search(r"[^\W\d_] \d|\d [^\W\d_]", value)


def _is_told(text: str, start: int, words: str) -> bool:
    """Whether one of these words stands shortly before a place."""
    return re.search(words, text[max(0, start - _NEAR) : start], re.IGNORECASE) is not None
