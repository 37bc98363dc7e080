"""Names, titles and ratings put as the rules know them: a name that is "exactly" some words is that name.

« Dont la note va de 3 à 4 » is of rows rated 3 to 4.
"""

from __future__ import annotations

import re

from assistant.asking.lexicon import TABLE_NAMES
from assistant.asking.plainer import Plainer, any_case

_NAME_IS = r"(?:exactly|precisely|strictly|simply|just|literally|word for word)"
_NOM_EST = r"(?:exactement|précisément|strictement|simplement|juste|littéralement|mot pour mot)"
_QUOTE = r"(?=[«“\"])"
_RATING = r"(?:la note|la pertinence|l['’]importance|le score|la cote|le niveau|la notation)"
_SEVERAL_EN = (
    r"(?:at least |exactly )?(?:two|several|more than one|2|multiple)(?: of the)? (?:distinct |"
    r"different |separate )?articles"
)
_SEVERAL_FR = (
    r"(?:au moins |exactement )?(?:deux|plusieurs|2|plus d['’]un) (?:articles?|fiches?)(?: "
    r"(?:différents|distincts))?"
)
_TITLES_EN, _TITLES_FR = r"(?:which|what) titles?", r"quels? titres?"
_BORNE_EN = r"(?:borne|shared|carried|used|worn|held|common)"
_TWICE_EN, _TWICE_FR = "which titles appear more than once", "quels titres sont en double"


def _rows_of(said: str) -> str:
    """ "rows of the technologies table": the rows of that table."""
    table = re.search(rf"\b({TABLE_NAMES})\b", said, re.IGNORECASE)
    return table[1] if table else "rows"


NAMING: Plainer = (
    # a name that is some words and no more
    (
        any_case(
            rf"\b(in how many|how many|which|dans combien de|combien de|quelles?) ((?:of )?(?:the "
            rf")?(?:rows |lines |lignes )?"
            rf"(?:of the |in the |de la |of |de )?(?:table )?(?:\w+ )?(?:table|rows|lines)?) ?(?:is|has|"
            rf"have|reads?|est|a) (?:as )?"
            rf"(?:the |their |its |le )?(?:name|nom) (?:is |reads? |est )?(?:{_NAME_IS} |{_NOM_EST} )?{_QUOTE}"
        ),
        lambda found: f"{found[1].lower().removeprefix('in ')} {_rows_of(found[2])} called ",
    ),
    (
        any_case(rf"\b((?:are |is |were )?(?:named|called|titled|entitled|labelled)) {_NAME_IS} {_QUOTE}"),
        r"\1 ",
    ),
    (
        any_case(
            rf"\b((?:sont |est )?(?:nommée?s?|appelée?s?|intitulée?s?)|s['’]intitulent|s['’]appellent) "
            rf"{_NOM_EST} {_QUOTE}"
        ),
        r"\1 ",
    ),
    (
        any_case(
            rf"\b(?:(?:ont|portent|portant|ayant|avec|qui ont|qui portent) (?:{_NOM_EST} )?(?:pour|comme|"
            rf"le) nom(?: exact| {_NOM_EST})?|"
            rf"dont le nom est (?:{_NOM_EST} )?) ?{_QUOTE}"
        ),
        "appelées ",
    ),
    (
        any_case(
            rf"\b(?:with|having|that have|which have|whose name is|bearing|carrying) (?:{_NAME_IS} "
            rf")?(?:the (?:exact )?name )?"
            rf"(?:(?<=name )|(?<=name is )|(?<=exactly )){_QUOTE}"
        ),
        "called ",
    ),
    # another category: not that one
    (
        any_case(
            r"\b(?:are |is )?(?:filed |classed |classified |listed |put |placed )?(?:under|in|with|of|"
            r"from) (?:a|an|any|some) "
            r"(category|type) (?:other than|different from|besides|apart from|that is not) (?:the )?"
        ),
        r"are not in the \1 ",
    ),
    (
        any_case(
            r"\b(?:(?:sont |est )?(?:classée?s? |rangée?s? )?(?:dans|sous|avec|d['’]|ont|relèvent d['’]) "
            r"?une? (?:autre )?"
            r"(catégorie) (?:autre )?(?:que|différente de)|dont la (catégorie) n['’]est pas) (?:la |le |l['’])?"
        ),
        "qui n’ont pas la catégorie ",
    ),
    (
        any_case(r"\bwhose (category|type) (?:is not|isn['’]t|is other than|differs from) "),
        r"that are not in the \1 ",
    ),
    # ratings from one to another
    (
        any_case(
            rf"\bdont {_RATING} (?:va|s['’]échelonne|varie|oscille|est comprise?|se situe|est) (?:de|"
            rf"entre) (\d) (?:à|et) (\d)"
            rf"(?: (?:inclus\w*|compris\w*))?"
        ),
        r"notés de \1 à \2",
    ),
    (
        any_case(
            r"\bwhose (?:relevancy|relevance|rating|score|importance|mark) (?:ranges|goes|runs|lies|falls|"
            r"is|sits) (?:from|"
            r"between) (\d) (?:to|and) (\d)(?: (?:inclusive|included))?"
        ),
        r"rated \1 to \2",
    ),
    (any_case(r"(\bnotée?s? de \d à \d|\brated \d to \d) (?:inclus\w*|compris\w*|inclusive|included)"), r"\1"),
    # how rows are spread over their ratings
    (
        any_case(
            r"\b(distribution|breakdown|spread|split) of (?:the )?(?:marks|grades|levels|scores|ratings)\b"
            r"(?:\s*\(\d(?:(?:, | and |/|,)\d)+\))?"
        ),
        r"\1 of ratings",
    ),
    (
        any_case(
            r"\b(distribution|répartition|ventilation) des (?:notes|niveaux|cotes|pertinences|scores)\b"
            r"(?:\s*\(\d(?:(?:, | et |/|,)\d)+\))?"
        ),
        r"\1 des notes",
    ),
    (any_case(r"\b(?:a|ont) fourni (?=le (?:plus|moins))"), "compte "),
    # a title that several articles have
    *(
        (any_case(pattern), plain)
        for pattern, plain in (
            (
                rf"\b{_TITLES_EN} (?:in (?:this|the|our) \w+ )?(?:is|are|was|were) {_BORNE_EN} by {_SEVERAL_EN}",
                _TWICE_EN,
            ),
            (
                rf"^[^.?!]*\b(?:one|a) title (?:in (?:this|the|our) \w+ )?(?:is|was) {_BORNE_EN} by "
                rf"{_SEVERAL_EN}[.,:;]+ "
                r"(?:which|what)(?: title| one)?(?: is it)?",
                _TWICE_EN,
            ),
            (
                rf"^[^.?!]*\bun (?:même )?titre (?:est|serait) (?:porté|partagé|utilisé|commun)s? (?:par|"
                rf"à) {_SEVERAL_FR}[.,:;]+ "
                r"(?:quel titre|lequel)(?: est-ce)?",
                _TWICE_FR,
            ),
            (rf"\b{_TITLES_EN} do {_SEVERAL_EN} (?:share|have|bear|carry)(?: in common)?", _TWICE_EN),
            (
                rf"\b(?:which|what) (?:{_SEVERAL_EN}|articles) (?:have|share|bear|carry) (?:exactly "
                rf")?(?:the (?:very )?same|one|a common|"
                r"an identical) title",
                _TWICE_EN,
            ),
            (
                rf"\b{_TITLES_FR} (?:est|sont|était) (?:porté|partagé|utilisé|donné)s? (?:par|à) {_SEVERAL_FR}",
                _TWICE_FR,
            ),
            (
                rf"\b(?:quels|quelles) (?:{_SEVERAL_FR}|articles|fiches) (?:ont|portent|partagent) "
                rf"(?:exactement )?(?:le|un) même titre",
                _TWICE_FR,
            ),
        )
    ),
    (
        any_case(
            r"\b(?:expressed|given|shown|put|written|exprimée?s?|rapportée?s?) (?=as a |in per ?cent|en "
            r"pourcent|en part |en proportion)"
        ),
        "",
    ),
    (
        any_case(r"^\W*(?=(?:as a (?:share|percentage|proportion|fraction)|in per ?cent|en pourcentage)\b)"),
        "and ",
    ),
)
