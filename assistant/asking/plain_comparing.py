"""Comparisons put as the ones that the rules know: "which is the bigger table, concerns or issues?"

It asks whether there are more of the one or the other.
"""

from __future__ import annotations

import re

from assistant.asking.lexicon import TABLE_NAMES
from assistant.asking.plainer import END, Plainer, any_case

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


def _named(table: str, name: str) -> str:
    return table.replace(f"({TABLE_NAMES})", f"(?P<{name}>{TABLE_NAMES})")


_FIRST, _SECOND = _named(_TABLE, "first"), _named(_TABLE, "second")
_OF_THE_TWO = r"(?: of the two| of them| des deux)?"
_BIGGER = (
    rf"^\W*(?:which|what)(?: (?:one|table|list))?{_OF_THE_TWO} is (?:the )?{_SIZE_EN}(?: (?:table|one|"
    rf"list))?{_OF_THE_TWO}"
    rf"(?: (?:in|by) (?:number of )?rows)?\s*[,:–—-]* ?{_FIRST}\s*,? or {_SECOND}\s*{_BY_EN}{END}",
    rf"^\W*(?:between |of |entre )?{_FIRST}\s*,? (?:or|and) {_SECOND}\s*[,:?–—-]+ ?(?:which|what)(?: "
    rf"(?:one|table|list))?{_OF_THE_TWO}"
    rf" is (?:the )?{_SIZE_EN}(?: (?:table|one|list))?\s*{_BY_EN}{END}",
    rf"^\W*(?:quelle (?:table )?est|laquelle est)(?: (?:la table))? {_SIZE_FR}(?: (?:table|"
    rf"liste))?{_OF_THE_TWO}\s*[,:–—-]* ?"
    rf"{_FIRST}\s*,? ou {_SECOND}\s*{_BY_FR}{END}",
    rf"^\W*(?:entre |de )?{_FIRST}\s*,? (?:ou|et) {_SECOND}\s*[,:?–—-]+ ?(?:laquelle|quelle "
    rf"table){_OF_THE_TWO} est {_SIZE_FR}"
    rf"(?: (?:table|liste))?\s*{_BY_FR}{END}",
)
_YEAR = r"(20\d\d)"
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
COMPARING: Plainer = (
    *((any_case(pattern), _more_of) for pattern in _BIGGER),
    # "concerns 2024 vs 2025: how many each year, and what difference?"
    (
        any_case(
            rf"{_YEAR} {_VS} {_YEAR}\s*[,:–—-]+ ?(?:how many|combien)(?: (?:in |for |pour |en )?(?:each(?: "
            rf"year)?|chaque "
            rf"(?:année|an)|chacune?))(?:{_WHICH_GAP})?{END}"
        ),
        r"\1 and \2, by year",
    ),
    (
        any_case(
            rf"\b{_YEAR},? (?:and )?(?:how many|combien) (?:(?:stem |come |date |proviennent |viennent |"
            rf"datent )?(?:from|in|of|for|"
            rf"en|de|pour) )?(?:(?:those|the|les|des|d['’])? ?articles (?:of|from|in|de|en) "
            rf")?{_YEAR}(?:{_WHICH_GAP}){END}"
        ),
        r"\1 and \2",
    ),
    (
        any_case(
            rf"(\b(?:vs|versus|contre|and|et|en)\b.*?{_YEAR})\s*[,:–—-]+ (?:and )?(?:what|which) "
            rf"(?:difference|gap){END}"
        ),
        r"\1",
    ),
    # means side by side
    (any_case(r"\b(?:arithmetic|simple|plain|arithmétique) (mean|average|moyenne)s?\b"), r"\1"),
    (any_case(r"\b(mean|average|moyenne)s? arithmétiques?\b"), r"\1"),
    (
        any_case(
            rf"\bcompare[rz]? (the |la )?(mean|average|moyenne)([^?.]*?)\b(?:of|for|des|pour les) (?:the "
            rf")?({TABLE_NAMES}) "
            rf"(?:against|with|to|and|avec|à|et) (?:that |the one |those |celles? )?(?:of|for|des|pour "
            rf"les) (?:the )?({TABLE_NAMES})\b"
        ),
        r"compare the \2\3 of \4 and \5",
    ),
    (
        any_case(
            rf"(?<=[?.!;,])\s+(?:which|what)(?: (?:table|one|side))?(?: of the two)? (?:scores?|rates?|"
            rf"ranks?|is|comes out|does) "
            rf"(?:the )?(?:higher|highest|better|ahead|best|greater)(?: rated)?{END}"
        ),
        "",
    ),
    (
        any_case(
            rf"(?<=[?.!;,])\s+(?:laquelle|quelle table)(?: des deux)? (?:est (?:la )?(?:mieux|plus) \w+|"
            rf"l['’]emporte){END}"
        ),
        "",
    ),
    (any_case(r", (?:the )?(?:whole|entire) (?:corpus|collection)(?=\s*[,.;])"), ""),
)
