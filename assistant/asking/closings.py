"""What stands behind a question and asks for no more than its answer tells: "the biggest first, with the numbers".

« Titres svp », "if there is a tie, say so" and "to be exact" change nothing; "along with the total number of rows" asks
for a second figure and is put as a question.
"""

from __future__ import annotations

import re

from assistant.asking.lexicon import TABLE_NAMES
from assistant.asking.plainer import END, any_case

_PLEASE = r"(?: please| svp| stp| s['’]il (?:vous|te) pla[iî]t| only| seulement| uniquement| suffisent| will do)?"
_RANKED = any_case(
    r"\b(?:most|fewest|least|top|rank\w*|order|sort|highest|lowest|largest|biggest|per|by|each|every|more|fewer|bigger|"
    r"compare\w*|table|tables|plus|moins|par|chaque|podium|class\w+|tri\w+|mention\w*|contain|contiennent|cit\w+)\b"
)
_NUMBERS_EN = r"(?:exact |respective )?(?:numbers?|figures?|counts?|totals?)"
_NUMBERS_FR = r"(?:chiffres?|nombres?|effectifs?|totaux|valeurs?)"
# Of what is ranked or counted in groups, each figure is told anyhow, the largest first.
_OF_RANKED = tuple(
    any_case(pattern)
    for pattern in (
        rf"[,;.(–—-]* ?(?:the |ordered |sorted |with the |starting with the |from the )?(?:biggest|largest|"
        rf"highest|longest|"
        rf"fullest|most) (?:one |ones |count )?(?:first|at the top|down|to (?:the )?(?:smallest|lowest|"
        rf"least|fewest))\)?{END}",
        rf"[,;(–—-]* ?(?:in |by )?descending(?: order)?\)?{END}",
        rf"[,;(–—-]* ?(?:par|dans l['’]|en|de façon|de manière) ?(?:ordre )?décroissante?\)?{END}",
        rf"[,;(–—-]* ?(?:de la|du|en commençant par la|en commençant par le) plus (?:grande?|fournie?|longue?|grosse?|"
        rf"étoffée?|remplie?)(?: (?:à la|au) (?:plus petite?|moins fournie?|plus courte?|moins \w+))?(?: "
        rf"d['’]abord)?\)?{END}",
        rf"[,;]? (?:la|le) plus (?:grande?|fournie?|longue?|gros(?:se)?) (?:d['’]abord|en premier|en tête)\)?{END}",
        rf"[,;.(–—-]* ?(?:with|and|plus|giving|including|showing|stating) (?:me )?(?:the |their |its )?{_NUMBERS_EN}"
        rf"(?: (?:for|of|in) each(?: one| of them)?| each| in support| to (?:back it up|match))?\)?{END}",
        rf"[,;.(–—-]* ?(?:avec|et|en donnant|en précisant|en indiquant) (?:les |leurs? |le |ses )?{_NUMBERS_FR}"
        rf"(?: à l['’]appui| correspondants?| (?:pour|de) (?:chacune?|chaque)| exacts?)?\)?{END}",
        rf"[,;.(–—-]* ?{_NUMBERS_FR} à l['’]appui\)?{END}",
        rf",? (?:and |et )?(?:how many|combien)(?: rows| lines| lignes| de lignes| d['’]articles| articles)? "
        rf"(?:for |in |pour |dans |en )?(?:each(?: one| of (?:them|the two))?|either|both|one and the "
        rf"other|chaque|chacune?|"
        rf"l['’]une? et l['’]autre|les deux)(?: (?:of them|case|cas|fois))?{END}",
    )
)
_BY_DATE = any_case(r"\b(?:recent|newest|latest|oldest|earliest|récente?s?|ancien\w*|derni[eè]re?s?|premi[eè]re?s?)\b")
_MOST = any_case(r"\b(?:most|fewest|le (?:plus|moins) d(?:e\b|['’]))")
_OF_ROWS = any_case(r"\b(?:rows|lines|entries|lignes)\b")
_OF_ARTICLES = any_case(r"\b(?:articles|fiches)\b")
_LOOKS = any_case(r"\b(?:mention\w*|contain\w*|contien\w*|cit(?:e|es|ent|ing)|parlent)\b")
_DROPPED = tuple(
    any_case(pattern)
    for pattern in (
        # ties are told anyhow
        rf"[\s,;.]*(?:\(?(?:and |et )?(?:s['’]il y a (?:une |des )?(?:égalité|ex ?(?:æ|ae)quo)|en cas "
        rf"d['’](?:égalité|ex "
        rf"?(?:æ|ae)quo)|if (?:there (?:is|are) (?:a |any )?ties?|tied|any (?:are )?tie\w*)|in case of (?:a )?tie),? "
        rf"(?:please |merci de )?(?:dites|dis|signale[rz]?|indique[rz]?|mentionne[rz]?|précise[rz]?|le "
        rf"dire|le signaler|"
        rf"say|tell me|mention|flag|note)(?:[- ](?:le|la|les|so|it|them|that))?\)?){END}",
        # by what the day of an article is told is nothing new
        r"[,;(–—-]* ?(?:going|judging|to judge|to go|based|measured|counted|counting|reckoned) (?:by|on|"
        r"from) (?:the |its |their )?"
        r"(?:articles?['’]?s? )?(?:page[- ]?dates?|dates? of (?:the|its|their) pages?)\b\)?",
        r"[,;(–—-]+ ?(?:according to|by|using|as per|per) (?:the |its |their "
        r")?page[- ]?dates?\b\)?(?=\s*[,:;.?!]|\s*$)",
        r"[,;(–—-]+ ?(?:d['’]après|selon|suivant|au vu de|à en juger par|en se fondant sur|sur la base de|"
        r"en prenant|en "
        r"fonction de) (?:la |leurs? |les |sa )?dates? de (?:la )?page\b\)?(?=\s*[,:;.?!]|\s*$)",
        # which year a month is of is told with it
        r"\s*\((?:and |et )?(?:of|de|in|en) (?:which|what|quelle) (?:year|année)\)",
        # what is named and no more
        r"[,;(–—-]+ ?(?:(?:and )?nothing (?:added|else|more)(?:,? nothing less)?|no more(?:,? no less)|"
        r"verbatim|word for word|"
        r"(?:et )?rien (?:d['’]autre|de plus)(?:,? rien de moins)?|ni plus ni moins|(?:not|and not) (?:a|"
        r"one) word more|pas un mot de plus|sans (?:rien "
        r"d['’]autre|ajout)|mot pour mot|"
        r"à l['’]identique|exact match|correspondance exacte)\)?(?=\s*[,:;.?!]|\s*$)",
        # of a mean, unrated rows are left aside anyhow
        r",? (?:on )?(?:rated|scored) rows only(?=[,.;:?!])|,? (?:lignes )?notées (?:seulement|uniquement)(?=[,.;:?!])",
    )
)
_NAMES = r"(?:titles?|names?|titres?|noms?|intitulés?|libellés?|headlines?)"
_AND_NAMES = any_case(
    rf"(?<=[.?!,;:])\s+(?:et |and |the |les |leurs |their |juste les |just the )?{_NAMES}{_PLEASE}{END}"
)
_AND_DATES = any_case(
    rf"(?<=[.?!,;:])\s+(?:{_NAMES} (?:and|et|&|\+) )?(?:page )?dates?(?: de page)?(?: (?:and|et|&|\+) "
    rf"{_NAMES})?{_PLEASE}{END}"
)
_LISTS = any_case(
    rf"\b(?:which|what|list|articles?|fiches?|scans?|quel\w*|rows|lignes|{TABLE_NAMES})\b(?!.*\b(?:how many|combien)\b)"
)
_HELD = rf"(rows|lines|lignes|articles|fiches|{TABLE_NAMES})"
_THAT_NUMBER = (
    r"(?:[.?!,;]\s*(?:could|can|would|will) you (?:please |kindly )?(?:give|tell|send|provide)(?: me| "
    r"us)? (?:that|this|the) "
    r"(?:number|figure|count)s?(?: please)?|[.?!,;]\s*(?:pouvez|pourriez|peux|pourrais)[- ](?:vous|tu) "
    r"(?:me |nous )?(?:donner|"
    r"indiquer|communiquer) ce (?:nombre|chiffre))?"
)
_TOTAL_EN = any_case(
    rf"{_THAT_NUMBER},? (?:along with|together with|as well as|plus|and|alongside) (?:also )?(?:the "
    rf")?(?:total|overall) "
    rf"(?:number|count) of (?:table )?{_HELD}{END}"
)
_TOTAL_FR = any_case(
    rf"{_THAT_NUMBER},? (?:ainsi que|et|avec|plus|assorti du|de même que) (?:le )?nombre total (?:de |"
    rf"d['’]|des ){_HELD}{END}"
)
_NUMBER_AGAIN = any_case(rf"{_THAT_NUMBER.removesuffix('?')}{END}")


_NEXT = any_case(
    r"^\W*(?:réunion|meeting|call|train|départ|rendu|deadline|brief\w*|due|needed|besoin|on part|je pars|"
    r"i leave|we start|ça "
    r"part|comité|copil|codir)\b[^.?!]{0,25}?\b(?:dans|in|d['’]ici|within|sous|à|at) \d+ ?(?:min\w*|h|heures?|hours?|"
    r"secondes?|seconds?|s)?\s*[.!]*$"
)


def tells_what_follows(sentence: str) -> bool:
    """Whether a sentence only says how soon the answer is needed: « Réunion dans 5 min »."""
    return _NEXT.match(sentence) is not None


def drop_closings(text: str) -> str:
    """A question without what stands behind it, or with that put as a question."""
    read = _TOTAL_EN.sub(r", and how many \1 are there in total", text)
    read = _TOTAL_FR.sub(r", et combien de \1 y a-t-il en tout", read)
    read = _NUMBER_AGAIN.sub("", read)
    for pattern in _DROPPED:
        read = pattern.sub("", read)
    if _LISTS.search(read):
        read = _AND_DATES.sub(" with their dates", _AND_NAMES.sub("", read))
        read = re.sub(r"[?.!,;:]+(?= with their dates\W*$)", "", read)
    for _ in range(2):  # one may stand behind another
        for pattern in _OF_RANKED:
            found = pattern.search(read)
            less = read[: found.start()] + read[found.end() :] if found else read
            if found and _RANKED.search(less) and _tells(less, found[0]):
                read = less
    return read if sum(map(str.isalpha, read)) >= len("signals") else text


def _tells(kept: str, dropped: str) -> bool:
    """Whether the answer to the rest tells the figures that are asked for beside it.

    A list of the newest articles tells no number of their rows, a ranking by signals none of all rows.
    """
    if _BY_DATE.search(kept) and not _MOST.search(kept):
        return False
    if _OF_ROWS.search(dropped):
        return bool(_OF_ROWS.search(kept) or _LOOKS.search(kept))
    return not _OF_ARTICLES.search(dropped) or bool(_OF_ARTICLES.search(kept))
