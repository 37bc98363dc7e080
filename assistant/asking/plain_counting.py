"""What is counted, and when, put as the rules know it: "how many concerns at most does an article have?"."""

from __future__ import annotations

import re

from assistant.asking.lexicon import MONTHS, TABLE_NAMES
from assistant.asking.plainer import END, Plainer, any_case
from assistant.words import fold_accents

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


_ENGLISH = "january february march april may june july august september october november december".split()
_MONTH = "|".join(sorted({*MONTHS, "février", "août", "décembre"}, key=len, reverse=True))
COUNTING: Plainer = (
    # stretches of months
    (
        any_case(rf"\b(?:de |d['’]|from )?({_MONTH})\.?\s*(?:-|–|—|/)\s*({_MONTH})\.? (20\d\d)\b"),
        lambda found: f"between {_in_english(found[1])} {found[3]} and {_in_english(found[2])} {found[3]}",
    ),
    # of some articles, how many hold something
    (
        any_case(
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
        any_case(
            rf"^(?!.*\b(?:{TABLE_NAMES}|rows|lines|entries|lignes|which|quels?|articles)\b)\W*how many "
            rf"(?:are |were )?(rated|scored|graded) "
            r"(?=[1-5]\b.*\barticle\b)"
        ),
        r"how many rows \1 ",
    ),
    (
        any_case(
            rf"^(?!.*\b(?:{TABLE_NAMES}|rows|lines|entries|lignes|which|quels?|articles)\b)\W*combien "
            rf"(?:sont )?(notés|notées) "
            r"(?=[1-5]\b.*\barticle\b)"
        ),
        "combien de lignes notées ",
    ),
    (
        any_case(r"^\W*(?:number of )?mentions of ([«“\"][^»”\"]+[»”\"]) (?=(?:by|per|in|for)\b)"),
        r"how many rows mention \1 ",
    ),
    (
        any_case(r"^\W*(?:nombre de )?mentions (?:de |du mot )?([«“\"][^»”\"]+[»”\"]) (?=(?:par|en|dans)\b)"),
        r"combien de lignes mentionnent \1 ",
    ),
    # means set against each other
    (
        any_case(
            rf"\b(?:what is the |the )?(?:difference|gap) in (?:the )?(?:mean|average) (?:relevancy|"
            rf"relevance|rating|score) between (?:the )?"
            rf"({TABLE_NAMES}) and (?:the )?({TABLE_NAMES})\b"
        ),
        r"compare the mean relevancy of \1 and \2",
    ),
    (
        any_case(
            rf"\b(?:quel(?:le)? est )?(?:l['’]|la )?(?:écart|différence) de (?:note|pertinence) moyenne "
            rf"entre (?:les )?({TABLE_NAMES}) et "
            rf"(?:les )?({TABLE_NAMES})\b"
        ),
        r"compare la note moyenne des \1 et des \2",
    ),
    # the most that one article has
    (
        any_case(
            rf"\b(?:what is |what['’]s )?(?:the )?(highest|largest|maximum|lowest|smallest|minimum) number "
            rf"of ({TABLE_NAMES}|rows) (?:in|of|"
            rf"for) (?:any|a|one|a single) (?:single |one )?article\b"
        ),
        _most_of_one,
    ),
    (
        any_case(
            rf"\bhow many ({TABLE_NAMES}|rows) at (most|least) (?:does|do|has|can) (?:an?|one|any) "
            rf"(?:single )?article(?: have| hold)?\b"
        ),
        lambda found: f"which article has the {'most' if found[2] == 'most' else 'fewest'} {found[1]}",
    ),
    (
        any_case(
            rf"\bcombien (?:de |d['’])({TABLE_NAMES}|lignes) au (plus|moins) (?:a|compte|contient|"
            rf"comporte) un (?:seul )?article\b"
        ),
        lambda found: f"quel article a le {found[2]} de {found[1]}",
    ),
    (
        any_case(
            rf",? and how many (rows|{TABLE_NAMES}) do they (?:hold|have|contain|total|list)(?: "
            rf"(?:altogether|in total|in all|together|overall))?{END}"
        ),
        r", and how many \1 in total",
    ),
    (
        any_case(
            r"^\W*(?:could|can|may|might) (?:i|we) (?:please )?have(?:, (?:for|as part of) [^,]{1,60},)? "
            r"(?=(?:the|a)\b)"
        ),
        "give me ",
    ),
    # rated or not
    (
        any_case(
            rf"(\b(?:rated|scored|graded)\b.*?)\bhow many (?:are not|aren['’]t|are unrated|have none|do "
            rf"not|don['’]t){END}"
        ),
        r"\1how many are unrated",
    ),
    (any_case(rf"(\bnotée?s\b.*?)\bcombien ne (?:le |l['’])?sont pas{END}"), r"\1combien sont sans note"),
    (
        any_case(
            r"^\W*is the (mean|average) (relevancy|relevance|rating|score) of (?:the )?(.+?) (?:above|"
            r"below|over|under|higher than|lower than|"
            rf"greater than|at least|more than|less than) \d(?:\.\d+)?{END}"
        ),
        r"what is the \1 \2 of the \3",
    ),
    (
        any_case(
            rf"\b(?:les )?({TABLE_NAMES}) (?:reçoivent|ont|obtiennent|comptent|récoltent|"
            rf"décrochent)(?:-(?:elles|ils))? (plus|moins) de "
            rf"([1-5]) que (?:n['’]en \w+ )?(?:les )?({TABLE_NAMES})\b"
        ),
        r"y a-t-il \2 de \1 notés \3 que de \4 notés \3",
    ),
    (
        any_case(r"\b(rated|scored|graded|notée?s?) ([1-5]), ([1-5]),? (or|and|ou|et) ([1-5])\b"),
        _several_ratings,
    ),
    (
        any_case(
            r"\b(?:begin|start)s? with (?:the (?:word|term) )?([«“\"][^»”\"]+[»”\"]) in (?:their|its|the) titles?"
        ),
        r"have a title that begins with \1",
    ),
    (
        any_case(r"\bcommencent par (?:le (?:mot|terme) )?([«“\"][^»”\"]+[»”\"]) dans leurs? titres?"),
        r"dont le titre commence par \1",
    ),
    # both parts of one year
    (
        any_case(
            r"\b(?:the )?([QT][1-4]|[HS][12]) (vs\.?|versus|or|and|against|contre|ou|et)(?: (?:in|of|"
            r"en))? (?:the )?([QT][1-4]|[HS][12])"
            r"(?: of| de|,)? (20\d\d)\b"
        ),
        r"\1 \4 \2 \3 \4",
    ),
    # the months up to one
    (
        any_case(
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
        any_case(
            r"^\W*(?:from )?(?:which|what) date to (?:which|what) date (?:do|does|are|is) (?:the |our "
            r")?(?:articles|corpus|collection|scans)"
            rf"(?: \w+)?{END}"
        ),
        "the oldest and the latest article",
    ),
    (
        any_case(
            r"^\W*de quelle date à quelle date (?:vont|va|s['’]étendent|courent|s['’]étend) (?:les |le |la |l['’])?"
            rf"(?:articles|corpus|collection|fiches|fonds|base){END}"
        ),
        "l’article le plus ancien et l’article le plus récent",
    ),
    # how many have what is the most frequent
    (
        any_case(
            r"\bhow many articles (?:share|have|carry|fall on|are from|come from) the (most|least) "
            r"(?:common|frequent|usual|popular) "
            r"(?:page )?(date|month|year|keyword|theme)"
        ),
        r"which \2 has the \1 articles",
    ),
    (
        any_case(rf"\b(have|has|with|having) ([«“\"][^»”\"]+[»”\"]|[\w-]+) among (?:their|its) ({TABLE_NAMES})\b"),
        r"that mention \2 in the \3 table",
    ),
    # the three at the top
    (any_case(r"^\W*(?:le )?podium des articles (?=qui|ayant|avec|par)"), "les 3 articles "),
    (any_case(r"^\W*(?:the )?podium (?:of|for) (?:the )?articles (?=with|by|that|having)"), "top 3 articles "),
    # both ends
    (
        any_case(
            rf"^\W*(?:(?:what are|quels sont|donnez?(?:[- ]moi)?|give me) )?(?:the |les? )?(?:maximum|"
            rf"max\.?|highest|largest) (?:and|et|&|/|"
            rf"ou) (?:the |le )?(?:minimum|min\.?|lowest|smallest) (?:du |de )?(?:number|nombre|counts?|"
            rf"numbers)? ?(?:of|de|d['’]) "
            rf"?({TABLE_NAMES}|rows|lignes) (?:per|par|in an|dans un|of an) (article|fiche)\b[^?.]*[?.!]*\s*$"
        ),
        r"which \2 has the most \1 and which the fewest",
    ),
    (any_case(r"\bparlent (?=(?-i:[A-ZÀ-Ý])[\w-]+)"), "mentionnent "),
    (any_case(r"\bmillésimes?\b"), "année"),
)
