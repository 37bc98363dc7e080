"""What stands in a question and changes nothing of it: ties that are to be named, what an answer tells anyhow.

"And, if there are ties, name them all", « avec la note de chacun », "once all five tables are added together" ask for
nothing that the answer to the rest would not say.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.asking.lexicon import TABLE_NAMES
from assistant.asking.plainer import any_case

_END = r"(?=\s*[?.!]*\s*$)"
_ROWS = rf"(?:rows|lines|entries|records|lignes|entrées|{TABLE_NAMES})"
_CORPUS_EN = r"(?:corpus|collection|database|archive|dataset|data set)"
_CORPUS_FR = r"(?:corpus|recueil|collection|fonds|base|veille|archive)"
_TIES_EN = (
    r"[\s,;]+(?:and |but )?(?:,? ?(?:if|in case|where|should) there (?:is|are|be) (?:a |any )?(?:ties?|"
    r"tied)(?: between "
    r"several)?|if (?:several|some|any|two or more) (?:are tied|tie)|in case of (?:a tie|ties))[\s,]*"
    r"(?:(?:please )?(?:name|list|give|cite|show|tell)(?: me)? )?(?:(?:all of )?them(?: all)?|all of them|all|"
    r"both|each)?"
)
_TIES_FR = (
    r"[\s,;]+(?:et |mais )?,? ?(?:s['’]il (?:se trouve|y a|existe|y en a)|en cas d['’]|si plusieurs sont|"
    r"s['’]ils sont) ?"
    r"(?:d?es |plusieurs |l['’])?(?:ex ?(?:æ|ae)quo|égalité)[\s,]*"
    r"(?:(?:merci de |veuillez )?(?:me |nous )?(?:les )?(?:citer|donner|indiquer|nommer|lister|cite|citez|donne|donnez)"
    r"(?:-les)?(?: moi)? ?(?:tous|toutes)?|tous|toutes|lesquels)?"
)
_SEEMED = (
    r"^\W*(?:il (?:m['’]a|me|nous a) sembl(?:é|e)|j['’]ai (?:cru voir|remarqué|constaté|noté|vu|l['’]impression)|je "
    r"(?:crois|vois|constate|remarque)(?: voir)?)(?:,[^,;:?]{0,60},)? ?qu(?:e |['’])(?:certaines?|quelques|plusieurs|"
    r"des) ([^;:?.]+?)\s*[;:.,–—-]+\s*combien (?:sont|y en a|en compte|en a)-(?:elles|ils|t-il|t-on)"
    r"(?: (?:au juste|exactement|précisément|donc))?(?P<rest>[^?]*?)\s*\??\s*$"
)
_IT_SEEMED = (
    r"^\W*(?:it (?:seems|seemed|looks|looked) to (?:me|us)|i(?:['’]ve| have)? (?:noticed?|seen?|saw|"
    r"had the impression|have "
    r"the impression|think|believe))(?:,[^,;:?]{0,60},)? that (?:some|certain|a few|several|a number) (?:of the )?"
    r"([^;:?.]+?)\s*[;:.,–—-]+\s*how many(?: are there| are they| of them are there| is that)?"
    r"(?: exactly| precisely| in fact)?(?P<rest>[^?]*?)\s*\??\s*$"
)
_DROPPED = tuple(
    any_case(pattern)
    for pattern in (
        rf"{_TIES_EN}{_END}",
        rf"{_TIES_FR}{_END}",
        # told beside every row
        r"\s*(?:\+|,? and|,? with|,? along with|,? et|,? avec|,? ainsi que) (?:the|"
        r"l['’]) ?article (?:that )?(?:each (?:one )?"
        rf"(?:of them )?(?:comes from|is in|is from|belongs to|appears in)|d['’]où (?:chacune?|elles?|"
        rf"ils?) vien\w+){_END}",
        # of all tables, where nothing else is said
        r",? (?:once|when|after) (?:all )?(?:the )?(?:five )?(?:tables|of them) are (?:added|taken|put|counted|summed) "
        r"(?:together|up)(?=[\s,?.!]|$)",
        rf"\bsur l['’]ensemble de la période (?:couverte|que couvre)(?: par)? (?:le|la|notre|votre) {_CORPUS_FR}\s*,?",
        rf"\bover the (?:whole|entire|full) period (?:covered by|of|that) (?:the|our|"
        rf"your) {_CORPUS_EN}(?: covers)?\s*,?",
        r"\b(?:dans|parmi) l['’]une (?:quelconque|ou l['’]autre) des (?:cinq )?tables\s*,?",
        r"\bin any one of the (?:five )?tables\s*,?",
    )
)
# How many each has, of what they are ranked by, is told beside each.
_RANKED_BY = (
    any_case(
        rf"(\b(?:fewest|least|most|more|fewer) (?P<what>{_ROWS})\b[^?]*?),? and how many (?:(?P=what) )?"
        rf"each (?:of them |one )?(?:has|holds|have|hold|contains|lists){_END}"
    ),
    any_case(
        rf"(\ble (?:plus|moins) (?:de |d['’])(?P<what>{_ROWS})\b[^?]*?),? et combien (?:de (?P=what) )?chacune?"
        rf"(?: d['’](?:eux|elles|entre eux|entre elles))? en (?:a|compte|contient){_END}"
    ),
)
# The ratings of rows that are listed are told beside each; of articles they are not.
_OF_ARTICLES = any_case(r"\b(?:articles|fiches|documents)\b")
_WITH_RATINGS = (
    any_case(
        r",? (?:with|and|along with) (?:their (?:scores?|ratings?|relevancy|marks?)|"
        rf"(?:the |their )?(?:score|rating|relevancy|mark)s? (?:of|for) each(?: of them| one)?){_END}"
    ),
    any_case(
        r",? (?:avec|et|ainsi que) (?:leurs? (?:note|pertinence)s?|"
        rf"(?:la |leur |les |leurs )?(?:note|pertinence)s? (?:de|pour) chacune?){_END}"
    ),
)
_HOLDS_FR = r"(?:compte|contient|comporte|a)"
_HOLDS_EN = r"(?:has|holds|contains|counts|lists)"
_DISTINCT_FR = r"combien d[e’'] ?[^,?]*(?:différent|distinct)"
_TO_TOTAL_EN = r"(?:as )?(?:compared (?:with|to)|against|versus|vs\.?) the total (?:number|count) of"
_TO_TOTAL_FR = r"(?:par rapport au|comparé au|contre un|rapporté au) (?:nombre )?total (?:de |des |d['’])"
_RENFERME = r"(?:renferme|contient|compte|comporte|réunit|rassemble)-t-(?:il|elle)(?: pour| sur| dans)?"


def _that_have(found: re.Match[str]) -> str:
    return f"that have {found['number']} {found['of'] or found['before']}"


_PLAINER: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (any_case(_SEEMED), r"combien de \1\g<rest> ?"),
    (any_case(_IT_SEEMED), r"how many \1\g<rest>?"),
    (any_case(r"\bne serait-ce qu['’]une (?:seule )?"), "une "),
    (
        any_case(r"\b(?:is|are) there (?:even |at least )?(?:a single|one single|even one|so much as one) "),
        "is there any ",
    ),
    (any_case(rf"\b(lignes?|{TABLE_NAMES}) qui (?:ait|aient|a|ont) (?:été|reçu la note) "), r"\1 "),
    (any_case(r"\b(?:lequel|laquelle) ou (?:lesquels|lesquelles)\b"), "lesquels"),
    (any_case(r"\bwhich one (?:or|and/or) (?:which )?ones\b"), "which ones"),
    (
        any_case(
            rf"\bdont (?:la table|le tableau) (?:des |de |d['’])?({TABLE_NAMES}) {_HOLDS_FR} "
            r"([^?.,;]+?) (?:lignes|entrées)\b"
        ),
        r"qui ont \2 \1",
    ),
    (
        any_case(
            rf"\bwhose (?:table of (?P<of>{TABLE_NAMES})|(?P<before>{TABLE_NAMES}) table) {_HOLDS_EN} "
            r"(?P<number>[^?.,;]+?) (?:rows|entries|lines)\b"
        ),
        _that_have,
    ),
    # two figures that are set side by side
    (
        any_case(rf",? {_TO_TOTAL_EN} ({TABLE_NAMES}) ?(?:rows|entries)?{_END}"),
        r", and how many \1 rows are there",
    ),
    (
        any_case(rf",? {_TO_TOTAL_FR}(?:lignes (?:de |des |d['’]))?({TABLE_NAMES}){_END}"),
        r", et combien de lignes de \1 y a-t-il",
    ),
    (
        any_case(
            r"^(?:setting|leaving|putting) (?:repetitions|repeats|duplicates) aside,? "
            r"(?=how many (?:different|distinct))"
        ),
        "",
    ),
    (any_case(rf"^(?:les )?(?:doublons|répétitions) mis(?:es)? à part,? (?={_DISTINCT_FR})"), ""),
    (
        any_case(
            rf"\bhow many (different|distinct|unique) ({TABLE_NAMES}) names does the {_CORPUS_EN} "
            r"(?:contain|hold|have|list)\b"
        ),
        r"how many \1 \2 names are there",
    ),
    (
        any_case(rf"\bcombien d['’]articles (?:la|le|notre|votre) {_CORPUS_FR} {_RENFERME}(?: (?=le |la |l['’]))"),
        "combien d’articles dans ",
    ),
)


def drop_asides(text: str) -> str:
    """The question without what changes nothing of it; as it is where nothing else would be left."""
    asked = text
    for pattern in _DROPPED:
        asked = pattern.sub("", asked)
    for pattern in _RANKED_BY:
        asked = pattern.sub(r"\1", asked)
    for pattern in () if _OF_ARTICLES.search(asked) else _WITH_RATINGS:
        asked = pattern.sub("", asked)
    for pattern, plain in _PLAINER:
        asked = pattern.sub(plain, asked)
    return asked if sum(map(str.isalpha, asked)) >= len("how many") else text
