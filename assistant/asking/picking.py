"""Questions for the latest or earliest of some articles, and for a comparison of the two that were spoken of.

"Which of them is the most recent?", « et le plus ancien ? », "What is the latest article about?", « Compare les deux
articles ».
"""

from __future__ import annotations

import re

from assistant.asking.overview import read_overview
from assistant.queries import Extreme
from assistant.words import split_words

_LATEST = (
    r"(?:most recent|latest|newest|plus recents?|plus recentes?|moins anciens?|moins anciennes?|derniere?s? en date|"
    r"plus nouveaux?|plus nouvelles?)"
)
_EARLIEST = (
    r"(?:least recent|oldest|earliest|plus anciens?|plus anciennes?|plus vieux|plus vieilles?|moins recents?|"
    r"moins recentes?)"
)
_WHICH = r"(?P<{0}>" + _LATEST + r")|(?P<{1}>" + _EARLIEST + r")"
_EXTREME = f"(?:{_WHICH.format('latest', 'earliest')})"
_THEM = (
    r"(?: (?:of|among|d|parmi)(?: entre)? (?:them|these|those|the two|eux|elles|ceux ci|celles ci|(?:ces|les) deux|ces|"
    r"these|those)(?: (?:articles|fiches|documents))?| de ces (?:articles|fiches|documents)| des deux)?"
)
# Each in folded words between single blanks, and all of the question.
_ASKS = r"(?:which(?: one| ones)?|what|lequel|laquelle|lesquels|lesquelles|quel|quelle)"
_PICKED = re.compile(
    rf"(?:(?:and|et|so|alors) )?(?:{_ASKS}{_THEM} (?:is|are|s|est|sont|serait) |(?<=and )|(?<=et )|"
    rf"(?<=and )what about |quid d(?:u|e|es) )(?:the |le |la |les )*{_EXTREME}(?: one| ones)?{_THEM}"
)
_ARTICLES = r"(?:articles|fiches|documents)"
_COMPARED = re.compile(
    r"(?:(?:and|et|now|so|alors|maintenant|please) )?(?:(?:can you|could you|peux tu|pouvez vous|pourriez vous) )?"
    rf"(?:compare (?:(?:these|those|the)(?: two)?|both(?: the)?) {_ARTICLES}|compare (?:the|these|those) two|"
    rf"compare[rz]?(?: moi)? (?:(?:les|ces)(?: deux)? {_ARTICLES}|(?:les|ces) deux))(?: please| stp| svp)?"
)
# Of the question as it was put; nothing follows that would say which of the articles.
_ENDS = r"(?=\s*(?:about|say|cover|discuss|tell us)?\W*$)"
_ONE_ARTICLE = re.compile(
    r"\bthe (?:(?P<en_latest>most recent|latest|newest)|(?P<en_earliest>oldest|earliest)) (?:scan(?:ned)? )?"
    rf"(?:article|document){_ENDS}|"
    r"\b(?P<lead>(?:de |à )?(?:l['’]article|la fiche) (?:le|la) plus |(?:le|du|au) (?:tout )?dernier article|"
    r"(?:de |à )?la (?:toute )?derni[èe]re fiche)"
    rf"(?:(?<=plus )(?:(?P<fr_latest>r[ée]cente?)|(?P<fr_earliest>ancienne|ancien|vieux|vieille))|(?<! plus ))"
    rf"(?: en date)?{_ENDS}",
    re.IGNORECASE,
)


def read_picked(text: str) -> Extreme | None:
    """Whether the latest or the earliest is asked for of what was listed before; None where it is neither."""
    found = _PICKED.fullmatch(" ".join(split_words(text)))
    if found is None:
        return None
    return Extreme.HIGHEST if found["latest"] else Extreme.LOWEST


def compares_articles(text: str) -> bool:
    """Whether the articles spoken of before are to be compared, and nothing else is said."""
    return bool(_COMPARED.fullmatch(" ".join(split_words(text))))


def read_latest(text: str) -> Extreme | None:
    """Of which page date the one article is that is asked for as a whole: the latest or the earliest."""
    found = _ONE_ARTICLE.search(text)
    if found is None or read_overview(put_article(text, "A title")) is None:
        return None
    return Extreme.LOWEST if found["en_earliest"] or found["fr_earliest"] else Extreme.HIGHEST


def put_article(text: str, title: str) -> str:
    """The same question with the title of the article in the place of "the latest article"."""

    def put(found: re.Match[str]) -> str:
        lead = (found["lead"] or "the ").lower()
        if lead == "the ":
            return f"the article “{title}”"
        of = "de " if lead.startswith(("de ", "du ")) else "à " if lead.startswith(("à ", "au ")) else ""
        return f"{of}l’article « {title} »"

    return _ONE_ARTICLE.sub(put, text, count=1)


def summarise_title(title: str) -> str:
    """A question for an article as a whole."""
    return f"Summarise the article “{title}”"


def compare_titles(titles: tuple[str, str]) -> str:
    """A question that compares two articles."""
    return f"Compare the articles “{titles[0]}” and “{titles[1]}”"
