"""Articles that a question sets aside: "leaving the CNIL article aside, how many technologies are left?"."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.asking.titles import QUOTED

_BEFORE = (
    r"(?:excluding|except(?: for)?|leaving (?:aside|out)|setting aside|not counting|without(?: counting)?|apart from|"
    r"aside from|other than|besides|minus|ignoring|disregarding|not including|once (?:you|we|i) (?:remove|drop|"
    r"exclude)|"
    r"if (?:you|we|i) (?:remove|drop|exclude|ignore|leave out|set aside|skip|take out|don['’]t count|do not count)|"
    r"remove|drop|exclude|leave out|take out|ignore|skip|"
    r"sans(?: compter)?|hors|hormis|sauf|except[ée]|à part|mis à part|mise à part|en dehors de|en excluant|en ignorant|"
    r"en laissant de côté|en mettant de côté|en retirant|en enlevant|en [ôo]tant|en ne comptant pas|"
    r"abstraction faite de|"
    r"si (?:on|l['’]on|j['’]|je|nous) (?:exclu[st]|excluons|enlève|enlevons|retire|retirons|ignore|ignorons|"
    r"laisse de côté|laissons de côté|met de côté|mets de côté|mettons de côté|écarte|ne compte pas|oublie)|"
    r"enlève[sz]?|retire[sz]?|exclu[st]|oublie[sz]?|ignore[sz]?)"
)
_ARTICLE = (
    r"(?P<named>(?:(?:the|this) (?:[\w'’-]+ ){1,7}?(?:article|piece|scan|one)\b|"
    r"(?:the (?:article|piece|scan)|l['’]article|la fiche|celui) (?:on|about|sur|de la|de l['’]|de|du|d['’]|des|"
    r"consacré "
    r"(?:à|aux?))\s*[^,:;?!.()«“\"]{2,80}?|(?:(?:the article|l['’]article|la fiche|"
    r"celui) )?[«“\"][^»”\"]+[»”\"](?: article)?))"
)
_END = r"(?=\s*(?:[,:;?!.()]|$|–|—|(?:how|combien|what|which|quels?|quelles?|in the|dans le|from the|du corpus)\b))"
_ASIDE = (
    r"(?:if (?:i|you|we)|let['’]?s|si (?:on|l['’]on|je|nous)|en) "
    r"(?:set|put|leave|take|met|mets|mettons|laisse|laisses|laissons|laissant|mettant)"
)
_SET_ASIDE = re.compile(rf"\b{_ASIDE} {_ARTICLE} (?:aside|out|apart|to one side|de côté|à part)\b", re.IGNORECASE)
_LEFT_OUT = re.compile(rf"(?:^|(?<=[\s,(])){_BEFORE}\s+{_ARTICLE}{_END}", re.IGNORECASE)
_AFTER = re.compile(
    rf"\b{_ARTICLE} (?:aside|excluded|not included|excepted|mis[e]? à part|exclu[e]?|non compris[e]?)\b{_END}",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:the|this|l['’]|la|celui) ?)?(?:(?:article|piece|scan|fiche|one)\b ?)?"
    r"(?:(?:on|about|sur|de la|de l['’]|des|de|du|d['’]|consacré (?:à|aux?))(?: |(?<=['’])))?",
    re.IGNORECASE,
)
_TAIL = re.compile(r" (?:article|piece|scan|one)$", re.IGNORECASE)


def cut_left_out(
    text: str, find_article: Callable[[str, bool], str | None], names_row: Callable[[str], bool] = lambda words: False
) -> tuple[str, str | None]:
    """A question without the article that it sets aside, and that article; the text as it is where there is none.

    Args:
        text: the question, titles in it between quotation marks.
        find_article: the one article that words name (True: they are its title).
        names_row: whether words are the name of rows and no title: what is set aside are these rows.
    """
    for pattern in (_SET_ASIDE, _LEFT_OUT, _AFTER):
        found = pattern.search(text)
        if found is None:
            continue
        named = found["named"]
        quoted = QUOTED.search(named)
        if quoted:
            bare = QUOTED.fullmatch(named) is not None
            article = None if bare and names_row(quoted[1]) else find_article(quoted[1], True)
        else:
            words = _TAIL.sub("", _LEAD.sub("", named.strip())).strip()
            article = find_article(words, False) if words else None
        if article is not None:
            rest = f"{text[: found.start()]} {text[found.end() :]}"
            return re.sub(r"\(\s*\)", " ", re.sub(r"^[\s,:;–—]+|\s+(?=[?!.]*$)", "", rest)).strip(), article
    return text, None
