"""Ways to compare, to name exactly and to tell a range of ratings, put as the ones that the rules know.

"Which is the bigger table, concerns or issues?" asks whether there are more of the one or the other; a name that is
"exactly" some words is that name; « dont la note va de 3 à 4 » is of rows rated 3 to 4.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.asking.lexicon import MONTHS, TABLE_NAMES
from assistant.words import fold_accents


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_END = r"(?=\s*[?.!]*\s*$)"
_THE = r"(?:the |les |la |le |l['’]|that of (?:the )?|those of |celle des |celui des |des )?"
_TABLE = rf"{_THE}(?:table (?:of |des )?)?({TABLE_NAMES})(?: (?:table|list|one|rows))?"
_SIZE_EN = r"(?P<size>bigger|biggest|larger|largest|longer|longest|fuller|fullest|smaller|smallest|shorter|shortest)"
_SIZE_FR = (
    r"(?:la |le )?plus (?P<size>grande?|grosse?|longue?|fournie?|remplie?|étoffée?|importante?|"
    r"petite?|courte?|maigre)"
)
_BY_EN = r"(?P<by>,? (?:and )?by how (?:many|much)(?: rows| lines| entries)?)?"
_BY_FR = r"(?P<by>,? (?:et )?(?:de combien|avec quel écart|quel est l['’]écart)(?: de lignes)?)?"
_LITTLE = ("small", "short", "petit", "court", "maigre")


def _more_of(found: re.Match[str]) -> str:
    """Whether there is more of one table or of another, and by how many where that is asked."""
    first, second = found["first"], found["second"]
    fewer = found["size"].lower().startswith(_LITTLE)
    if re.match(r"(?:bigg|larg|long|full|small|short)", found["size"], re.IGNORECASE):
        return f"are there {'fewer' if fewer else 'more'} {first} or {second}, and by how many"
    return f"y a-t-il {'moins' if fewer else 'plus'} de {first} ou de {second}, et de combien"


_NUMBERS = {"three": 3, "trois": 3, "six": 6, "twelve": 12, "douze": 12}


def _months_up_to(found: re.Match[str]) -> str:
    """So many months up to one, as the first and the last of them."""
    many = int(_NUMBERS.get(found["many"].lower(), found["many"]))
    last = 12 * int(found["year"]) + MONTHS[fold_accents(found["month"]).lower()] - 1
    first = last - many + 1
    return f"between {_ENGLISH[first % 12]} {first // 12} and {_ENGLISH[last % 12]} {last // 12}"


def _in_english(month: str) -> str:
    return _ENGLISH[MONTHS[fold_accents(month).lower()] - 1]


def _of_those(found: re.Match[str]) -> str:
    """ "Of the articles of 2024, how many have …": "how many articles of 2024 have …"."""
    asked = {"combien": "combien d’", "lesquels": "quels ", "quels": "quels "}.get(found[3].lower(), f"{found[3]} ")
    return f"{asked}{found[1]}{found[2]} "


def _most_of_one(found: re.Match[str]) -> str:
    """ "The largest number of concerns in any article": which article has the most."""
    most = found[1].lower().startswith(("high", "larg", "max"))
    return f"which article has the {'most' if most else 'fewest'} {found[2]}"


def _several_ratings(found: re.Match[str]) -> str:
    """ "Rated 1, 2 or 3": rated 1 to 3; as it is where they do not follow each other."""
    first, second, third = (int(found[at]) for at in (2, 3, 5))
    low, *_, high = sorted((first, second, third))
    if high - low != 2 or len({first, second, third}) != 3:
        return found[0]
    return f"{found[1]} de {low} à {high}" if found[1].lower().startswith("not") else f"{found[1]} {low} to {high}"


def _named(table: str, name: str) -> str:
    return table.replace(f"({TABLE_NAMES})", f"(?P<{name}>{TABLE_NAMES})")


_FIRST, _SECOND = _named(_TABLE, "first"), _named(_TABLE, "second")
_OF_THE_TWO = r"(?: of the two| of them| des deux)?"
_BIGGER = (
    rf"^\W*(?:which|what)(?: (?:one|table|list))?{_OF_THE_TWO} is (?:the )?{_SIZE_EN}(?: (?:table|one|"
    rf"list))?{_OF_THE_TWO}"
    rf"(?: (?:in|by) (?:number of )?rows)?\s*[,:–—-]* ?{_FIRST}\s*,? or {_SECOND}\s*{_BY_EN}{_END}",
    rf"^\W*(?:between |of |entre )?{_FIRST}\s*,? (?:or|and) {_SECOND}\s*[,:?–—-]+ ?(?:which|what)(?: "
    rf"(?:one|table|list))?{_OF_THE_TWO}"
    rf" is (?:the )?{_SIZE_EN}(?: (?:table|one|list))?\s*{_BY_EN}{_END}",
    rf"^\W*(?:quelle (?:table )?est|laquelle est)(?: (?:la table))? {_SIZE_FR}(?: (?:table|"
    rf"liste))?{_OF_THE_TWO}\s*[,:–—-]* ?"
    rf"{_FIRST}\s*,? ou {_SECOND}\s*{_BY_FR}{_END}",
    rf"^\W*(?:entre |de )?{_FIRST}\s*,? (?:ou|et) {_SECOND}\s*[,:?–—-]+ ?(?:laquelle|quelle "
    rf"table){_OF_THE_TWO} est {_SIZE_FR}"
    rf"(?: (?:table|liste))?\s*{_BY_FR}{_END}",
)
_ENGLISH = "january february march april may june july august september october november december".split()
_YEAR = r"(20\d\d)"
_MONTH = "|".join(sorted({*MONTHS, "février", "août", "décembre"}, key=len, reverse=True))
_WHICH_GAP = (
    r"(?:,? (?:et|and) )(?:what(?: is| was)? (?:the )?(?:difference|gap)|by how much (?:do|did) (?:the "
    r"two|they|these|both)"
    r"(?: numbers| figures| counts| totals)? differ|how (?:big|large) is the (?:gap|difference)|"
    r"quel(?:le)? (?:est )?(?:l['’])?"
    r"(?:écart|différence)|de combien (?:les deux )?(?:nombres |chiffres )?(?:diffèrent|l['’]écart))(?: "
    r"between (?:the two|them)| "
    r"entre les deux)?"
)
_VS = r"(?:contre|vs\.?|versus|against|face à|par rapport à|compared (?:to|with))"
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
_PLAINER: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    *((_compile(pattern), _more_of) for pattern in _BIGGER),
    # "concerns 2024 vs 2025: how many each year, and what difference?"
    (
        _compile(
            rf"{_YEAR} {_VS} {_YEAR}\s*[,:–—-]+ ?(?:how many|combien)(?: (?:in |for |pour |en )?(?:each(?: "
            rf"year)?|chaque "
            rf"(?:année|an)|chacune?))(?:{_WHICH_GAP})?{_END}"
        ),
        r"\1 and \2, by year",
    ),
    (
        _compile(
            rf"\b{_YEAR},? (?:and )?(?:how many|combien) (?:(?:stem |come |date |proviennent |viennent |"
            rf"datent )?(?:from|in|of|for|"
            rf"en|de|pour) )?(?:(?:those|the|les|des|d['’])? ?articles (?:of|from|in|de|en) "
            rf")?{_YEAR}(?:{_WHICH_GAP}){_END}"
        ),
        r"\1 and \2",
    ),
    (
        _compile(
            rf"(\b(?:vs|versus|contre|and|et|en)\b.*?{_YEAR})\s*[,:–—-]+ (?:and )?(?:what|which) "
            rf"(?:difference|gap){_END}"
        ),
        r"\1",
    ),
    # means side by side
    (_compile(r"\b(?:arithmetic|simple|plain|arithmétique) (mean|average|moyenne)s?\b"), r"\1"),
    (_compile(r"\b(mean|average|moyenne)s? arithmétiques?\b"), r"\1"),
    (
        _compile(
            rf"\bcompare[rz]? (the |la )?(mean|average|moyenne)([^?.]*?)\b(?:of|for|des|pour les) (?:the "
            rf")?({TABLE_NAMES}) "
            rf"(?:against|with|to|and|avec|à|et) (?:that |the one |those |celles? )?(?:of|for|des|pour "
            rf"les) (?:the )?({TABLE_NAMES})\b"
        ),
        r"compare the \2\3 of \4 and \5",
    ),
    (
        _compile(
            rf"(?<=[?.!;,])\s+(?:which|what)(?: (?:table|one|side))?(?: of the two)? (?:scores?|rates?|"
            rf"ranks?|is|comes out|does) "
            rf"(?:the )?(?:higher|highest|better|ahead|best|greater)(?: rated)?{_END}"
        ),
        "",
    ),
    (
        _compile(
            rf"(?<=[?.!;,])\s+(?:laquelle|quelle table)(?: des deux)? (?:est (?:la )?(?:mieux|plus) \w+|"
            rf"l['’]emporte){_END}"
        ),
        "",
    ),
    (_compile(r", (?:the )?(?:whole|entire) (?:corpus|collection)(?=\s*[,.;])"), ""),
    # a name that is some words and no more
    (
        _compile(
            rf"\b(in how many|how many|which|dans combien de|combien de|quelles?) ((?:of )?(?:the "
            rf")?(?:rows |lines |lignes )?"
            rf"(?:of the |in the |de la |of |de )?(?:table )?(?:\w+ )?(?:table|rows|lines)?) ?(?:is|has|"
            rf"have|reads?|est|a) (?:as )?"
            rf"(?:the |their |its |le )?(?:name|nom) (?:is |reads? |est )?(?:{_NAME_IS} |{_NOM_EST} )?{_QUOTE}"
        ),
        lambda found: f"{found[1].lower().removeprefix('in ')} {_rows_of(found[2])} called ",
    ),
    (_compile(rf"\b((?:are |is |were )?(?:named|called|titled|entitled|labelled)) {_NAME_IS} {_QUOTE}"), r"\1 "),
    (
        _compile(
            rf"\b((?:sont |est )?(?:nommée?s?|appelée?s?|intitulée?s?)|s['’]intitulent|s['’]appellent) "
            rf"{_NOM_EST} {_QUOTE}"
        ),
        r"\1 ",
    ),
    (
        _compile(
            rf"\b(?:(?:ont|portent|portant|ayant|avec|qui ont|qui portent) (?:{_NOM_EST} )?(?:pour|comme|"
            rf"le) nom(?: exact| {_NOM_EST})?|"
            rf"dont le nom est (?:{_NOM_EST} )?) ?{_QUOTE}"
        ),
        "appelées ",
    ),
    (
        _compile(
            rf"\b(?:with|having|that have|which have|whose name is|bearing|carrying) (?:{_NAME_IS} "
            rf")?(?:the (?:exact )?name )?"
            rf"(?:(?<=name )|(?<=name is )|(?<=exactly )){_QUOTE}"
        ),
        "called ",
    ),
    # another category: not that one
    (
        _compile(
            r"\b(?:are |is )?(?:filed |classed |classified |listed |put |placed )?(?:under|in|with|of|"
            r"from) (?:a|an|any|some) "
            r"(category|type) (?:other than|different from|besides|apart from|that is not) (?:the )?"
        ),
        r"are not in the \1 ",
    ),
    (
        _compile(
            r"\b(?:(?:sont |est )?(?:classée?s? |rangée?s? )?(?:dans|sous|avec|d['’]|ont|relèvent d['’]) "
            r"?une? (?:autre )?"
            r"(catégorie) (?:autre )?(?:que|différente de)|dont la (catégorie) n['’]est pas) (?:la |le |l['’])?"
        ),
        "qui n’ont pas la catégorie ",
    ),
    (_compile(r"\bwhose (category|type) (?:is not|isn['’]t|is other than|differs from) "), r"that are not in the \1 "),
    # ratings from one to another
    (
        _compile(
            rf"\bdont {_RATING} (?:va|s['’]échelonne|varie|oscille|est comprise?|se situe|est) (?:de|"
            rf"entre) (\d) (?:à|et) (\d)"
            rf"(?: (?:inclus\w*|compris\w*))?"
        ),
        r"notés de \1 à \2",
    ),
    (
        _compile(
            r"\bwhose (?:relevancy|relevance|rating|score|importance|mark) (?:ranges|goes|runs|lies|falls|"
            r"is|sits) (?:from|"
            r"between) (\d) (?:to|and) (\d)(?: (?:inclusive|included))?"
        ),
        r"rated \1 to \2",
    ),
    (_compile(r"(\bnotée?s? de \d à \d|\brated \d to \d) (?:inclus\w*|compris\w*|inclusive|included)"), r"\1"),
    # how rows are spread over their ratings
    (
        _compile(
            r"\b(distribution|breakdown|spread|split) of (?:the )?(?:marks|grades|levels|scores|ratings)\b"
            r"(?:\s*\(\d(?:(?:, | and |/|,)\d)+\))?"
        ),
        r"\1 of ratings",
    ),
    (
        _compile(
            r"\b(distribution|répartition|ventilation) des (?:notes|niveaux|cotes|pertinences|scores)\b"
            r"(?:\s*\(\d(?:(?:, | et |/|,)\d)+\))?"
        ),
        r"\1 des notes",
    ),
    (_compile(r"\b(?:a|ont) fourni (?=le (?:plus|moins))"), "compte "),
    # a title that several articles have
    *(
        (_compile(pattern), plain)
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
        _compile(
            r"\b(?:expressed|given|shown|put|written|exprimée?s?|rapportée?s?) (?=as a |in per ?cent|en "
            r"pourcent|en part |en proportion)"
        ),
        "",
    ),
    (_compile(r"^\W*(?=(?:as a (?:share|percentage|proportion|fraction)|in per ?cent|en pourcentage)\b)"), "and "),
    # stretches of months
    (
        _compile(rf"\b(?:de |d['’]|from )?({_MONTH})\.?\s*(?:-|–|—|/)\s*({_MONTH})\.? (20\d\d)\b"),
        lambda found: f"between {_in_english(found[1])} {found[3]} and {_in_english(found[2])} {found[3]}",
    ),
    # of some articles, how many hold something
    (
        _compile(
            r"^\W*(?:(?:and|et) )?(?:out of|of|among|amongst|from|sur|parmi|de) (?:all |the |our |tous |"
            r"les |l['’]ensemble des |nos )*"
            r"(articles|fiches|scans)\b([^,:?]*?)\s*[,:–—]\s*(how many|which|combien|lesquels|quels)(?: "
            r"(?:of them|ones|d['’]entre eux|"
            r"sont ceux qui))? (?=(?:have|hold|list|contain|carry|give|mention|ont|comptent|contiennent|"
            r"mentionnent|citent|listent)\b)"
        ),
        _of_those,
    ),
    # rows that nobody names
    (
        _compile(
            rf"^(?!.*\b(?:{TABLE_NAMES}|rows|lines|entries|lignes|which|quels?|articles)\b)\W*how many "
            rf"(?:are |were )?(rated|scored|graded) "
            r"(?=[1-5]\b.*\barticle\b)"
        ),
        r"how many rows \1 ",
    ),
    (
        _compile(
            rf"^(?!.*\b(?:{TABLE_NAMES}|rows|lines|entries|lignes|which|quels?|articles)\b)\W*combien "
            rf"(?:sont )?(notés|notées) "
            r"(?=[1-5]\b.*\barticle\b)"
        ),
        "combien de lignes notées ",
    ),
    (
        _compile(r"^\W*(?:number of )?mentions of ([«“\"][^»”\"]+[»”\"]) (?=(?:by|per|in|for)\b)"),
        r"how many rows mention \1 ",
    ),
    (
        _compile(r"^\W*(?:nombre de )?mentions (?:de |du mot )?([«“\"][^»”\"]+[»”\"]) (?=(?:par|en|dans)\b)"),
        r"combien de lignes mentionnent \1 ",
    ),
    # means set against each other
    (
        _compile(
            rf"\b(?:what is the |the )?(?:difference|gap) in (?:the )?(?:mean|average) (?:relevancy|"
            rf"relevance|rating|score) between (?:the )?"
            rf"({TABLE_NAMES}) and (?:the )?({TABLE_NAMES})\b"
        ),
        r"compare the mean relevancy of \1 and \2",
    ),
    (
        _compile(
            rf"\b(?:quel(?:le)? est )?(?:l['’]|la )?(?:écart|différence) de (?:note|pertinence) moyenne "
            rf"entre (?:les )?({TABLE_NAMES}) et "
            rf"(?:les )?({TABLE_NAMES})\b"
        ),
        r"compare la note moyenne des \1 et des \2",
    ),
    # the most that one article has
    (
        _compile(
            rf"\b(?:what is |what['’]s )?(?:the )?(highest|largest|maximum|lowest|smallest|minimum) number "
            rf"of ({TABLE_NAMES}|rows) (?:in|of|"
            rf"for) (?:any|a|one|a single) (?:single |one )?article\b"
        ),
        _most_of_one,
    ),
    (
        _compile(
            rf"\bhow many ({TABLE_NAMES}|rows) at (most|least) (?:does|do|has|can) (?:an?|one|any) "
            rf"(?:single )?article(?: have| hold)?\b"
        ),
        lambda found: f"which article has the {'most' if found[2] == 'most' else 'fewest'} {found[1]}",
    ),
    (
        _compile(
            rf"\bcombien (?:de |d['’])({TABLE_NAMES}|lignes) au (plus|moins) (?:a|compte|contient|"
            rf"comporte) un (?:seul )?article\b"
        ),
        lambda found: f"quel article a le {found[2]} de {found[1]}",
    ),
    (
        _compile(
            rf",? and how many (rows|{TABLE_NAMES}) do they (?:hold|have|contain|total|list)(?: "
            rf"(?:altogether|in total|in all|together|overall))?{_END}"
        ),
        r", and how many \1 in total",
    ),
    (
        _compile(
            r"^\W*(?:could|can|may|might) (?:i|we) (?:please )?have(?:, (?:for|as part of) [^,]{1,60},)? "
            r"(?=(?:the|a)\b)"
        ),
        "give me ",
    ),
    # rated or not
    (
        _compile(
            rf"(\b(?:rated|scored|graded)\b.*?)\bhow many (?:are not|aren['’]t|are unrated|have none|do "
            rf"not|don['’]t){_END}"
        ),
        r"\1how many are unrated",
    ),
    (_compile(rf"(\bnotée?s\b.*?)\bcombien ne (?:le |l['’])?sont pas{_END}"), r"\1combien sont sans note"),
    (
        _compile(
            r"^\W*is the (mean|average) (relevancy|relevance|rating|score) of (?:the )?(.+?) (?:above|"
            r"below|over|under|higher than|lower than|"
            rf"greater than|at least|more than|less than) \d(?:\.\d+)?{_END}"
        ),
        r"what is the \1 \2 of the \3",
    ),
    (
        _compile(
            rf"\b(?:les )?({TABLE_NAMES}) (?:reçoivent|ont|obtiennent|comptent|récoltent|"
            rf"décrochent)(?:-(?:elles|ils))? (plus|moins) de "
            rf"([1-5]) que (?:n['’]en \w+ )?(?:les )?({TABLE_NAMES})\b"
        ),
        r"y a-t-il \2 de \1 notés \3 que de \4 notés \3",
    ),
    (_compile(r"\b(rated|scored|graded|notée?s?) ([1-5]), ([1-5]),? (or|and|ou|et) ([1-5])\b"), _several_ratings),
    (
        _compile(
            r"\b(?:begin|start)s? with (?:the (?:word|term) )?([«“\"][^»”\"]+[»”\"]) in (?:their|its|the) titles?"
        ),
        r"have a title that begins with \1",
    ),
    (
        _compile(r"\bcommencent par (?:le (?:mot|terme) )?([«“\"][^»”\"]+[»”\"]) dans leurs? titres?"),
        r"dont le titre commence par \1",
    ),
    # both parts of one year
    (
        _compile(
            r"\b(?:the )?([QT][1-4]|[HS][12]) (vs\.?|versus|or|and|against|contre|ou|et)(?: (?:in|of|"
            r"en))? (?:the )?([QT][1-4]|[HS][12])"
            r"(?: of| de|,)? (20\d\d)\b"
        ),
        r"\1 \4 \2 \3 \4",
    ),
    # the months up to one
    (
        _compile(
            rf"\b(?:in |over |during |for |sur |dans |pendant )?(?:the |les )?(?P<many>3|6|12|18|24|three|"
            rf"six|twelve|trois|douze) (?:last )?"
            rf"(?:months|mois) (?:up )?(?:to|until|ending(?: in| with| at the end of)?|jusqu['’]à|"
            rf"jusqu['’]en|allant jusqu['’]à|"
            rf"se terminant en|finissant en) (?:the end of |fin |end of )?(?P<month>{_MONTH}) (?P<year>20\d\d)"
        ),
        _months_up_to,
    ),
    # from one day to another
    (
        _compile(
            r"^\W*(?:from )?(?:which|what) date to (?:which|what) date (?:do|does|are|is) (?:the |our "
            r")?(?:articles|corpus|collection|scans)"
            rf"(?: \w+)?{_END}"
        ),
        "the oldest and the latest article",
    ),
    (
        _compile(
            r"^\W*de quelle date à quelle date (?:vont|va|s['’]étendent|courent|s['’]étend) (?:les |le |la |l['’])?"
            rf"(?:articles|corpus|collection|fiches|fonds|base){_END}"
        ),
        "l’article le plus ancien et l’article le plus récent",
    ),
    # how many have what is the most frequent
    (
        _compile(
            r"\bhow many articles (?:share|have|carry|fall on|are from|come from) the (most|least) "
            r"(?:common|frequent|usual|popular) "
            r"(?:page )?(date|month|year|keyword|theme)"
        ),
        r"which \2 has the \1 articles",
    ),
    (
        _compile(rf"\b(have|has|with|having) ([«“\"][^»”\"]+[»”\"]|[\w-]+) among (?:their|its) ({TABLE_NAMES})\b"),
        r"that mention \2 in the \3 table",
    ),
    # the three at the top
    (_compile(r"^\W*(?:le )?podium des articles (?=qui|ayant|avec|par)"), "les 3 articles "),
    (_compile(r"^\W*(?:the )?podium (?:of|for) (?:the )?articles (?=with|by|that|having)"), "top 3 articles "),
    # both ends
    (
        _compile(
            rf"^\W*(?:(?:what are|quels sont|donnez?(?:[- ]moi)?|give me) )?(?:the |les? )?(?:maximum|"
            rf"max\.?|highest|largest) (?:and|et|&|/|"
            rf"ou) (?:the |le )?(?:minimum|min\.?|lowest|smallest) (?:du |de )?(?:number|nombre|counts?|"
            rf"numbers)? ?(?:of|de|d['’]) "
            rf"?({TABLE_NAMES}|rows|lignes) (?:per|par|in an|dans un|of an) (article|fiche)\b[^?.]*[?.!]*\s*$"
        ),
        r"which \2 has the most \1 and which the fewest",
    ),
    (_compile(r"\bparlent (?=(?-i:[A-ZÀ-Ý])[\w-]+)"), "mentionnent "),
    (_compile(r"\bmillésimes?\b"), "année"),
    # the standard tables, an article or month by itself
    (
        _compile(
            r"\b((?:five|5|cinq) )(?:standard|usual|main|classic|regular|different|available|existing|core) (tables)\b"
        ),
        r"\1\2",
    ),
    (
        _compile(r"\b(tables) (?:standard|habituelles|principales|classiques|existantes|usuelles|du modèle|de base)\b"),
        r"\1",
    ),
    (_compile(r"\ba vu (?:paraître|publier|naître) "), "compte "),
    (_compile(r"^\W*please to (?=\w)"), ""),
    # said in between
    (
        _compile(
            r", (?:dans|in|within|sur) (?:le|la|l['’]|notre|votre|the|our|your) ?(?:corpus|fonds|base|"
            r"collection|recueil|archive),"
        ),
        "",
    ),
    (_compile(r"(?:(?<=^)|(?<=[\s,]))(?:u[hm]+|e+r+m*|eu+h+|heu+|hum+|hmm+|you know|tu sais|vous savez),? (?=\w)"), ""),
    (_compile(r",? like(?=,? (?:across|in|over|for) )"), ""),
    (
        _compile(
            r"^\W*(?:so|well|ok|okay|alors|bon|ben|bah|donc) (?=(?:how|what|which|combien|quel|quelle|quels|quelles)\b)"
        ),
        "",
    ),
)


def _rows_of(said: str) -> str:
    """ "rows of the technologies table": the rows of that table."""
    table = re.search(rf"\b({TABLE_NAMES})\b", said, re.IGNORECASE)
    return table[1] if table else "rows"


def say_plainer(text: str) -> str:
    """A question in the words that the rules know."""
    for pattern, plain in _PLAINER:
        text = pattern.sub(plain, text)
    return text
