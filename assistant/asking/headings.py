"""What stands before a question and says what it is about, put into it: "the word “robot”: how many rows hold it?".

"As regards rows rated 5: how many stem from 2024?" asks of rows rated 5, and « Bunkers. Préoccupations notées 3. » of
the concerns of the article on bunkers.
"""

from __future__ import annotations

import re

from assistant.asking.lexicon import TABLE_NAMES
from assistant.asking.plainer import any_case

_REGARDING = any_case(
    r"^\W*(?:(?:and|et|so|now|alors) )?(?:as regards|as regarding|with regard to|with respect to|in regard to|"
    r"when it comes to|turning to|s['’]agissant d(?:e |es |u |['’])|pour ce qui (?:est|concerne) d?(?:e |es |u |['’])|"
    r"pour ce qui concerne|en ce qui concerne|quant (?:à|aux?)|as for|à propos d(?:e |es |u |['’]))\s*"
    r"(?:l[ae] |les |l['’]|the )?(?=[^:,?]+[:,])"
)
_RESTRICTED = any_case(
    r"^\W*(?:restricting|limiting|confining|narrowing) (?:ourselves|myself|it|this|the (?:count|scope|search|question|"
    r"corpus|collection)|things)?(?: down)? ?to (?=[^:,?]+[:,])|"
    r"^\W*(?:looking|focus(?:s)?ing|concentrating|counting) (?:only |solely |just )?(?:at|on|in) (?=[^:,?]+[:,])|"
    r"^\W*(?:considering|taking) (?:only |solely |just )(?=[^:,?]+[:,])"
)
_RESTRICTED_FR = any_case(
    r"^\W*en (?:se |me |nous |vous )?(?:limitant|restreignant|bornant|cantonnant|tenant|concentrant)"
    r"(?:[- ]nous)? (?:à |aux? |sur )(?:l[ae] |les |l['’]|seuls? |seules? )*(?=[^:,?]+[:,])|"
    r"^\W*en ne (?:considérant|comptant|prenant|regardant) que (?:les |l['’]|la |le )?(?=[^:,?]+[:,])|"
    r"^\W*(?:uniquement|seulement|rien que) (?:pour|sur|dans) (?=[^:,?]+[:,])"
)
_WORD = (
    r"(?:the |le |la |l['’])?(?:(?:french |english |exact )?(?:word|term|expression|mot|terme|vocable|"
    r"sigle|acronyme)s?)(?:[- ]clé)? "
)
_QUOTED = r"(?P<word>[«“\"][^»”\"]+[»”\"])"
_HEADED_BY_WORD = any_case(rf"^\W*(?:{_WORD})?{_QUOTED}(?: \([^)]*\))?\s*[:,;–—-]+\s*(?P<asked>.+)$")
_HEADED_BY_BARE_WORD = any_case(rf"^\W*{_WORD}(?P<word>[\w’'-]+)\s*[:;–—-]+\s*(?P<asked>.+)$")
_LOOKS_EN = (
    r"(?:contain(?:s|ing)?|mention(?:s|ing)?|hold(?:s|ing)?|use(?:s)?|using|include(?:s)?|including|cite(?:s)?|citing|"
    r"carry|carries|have|has|name(?:s)?)"
)
_IT = any_case(rf"\b{_LOOKS_EN} (?:it|them|this|that|the (?:word|term|expression)|that (?:word|term))\b(?! [«“\"])")
_LE = any_case(
    r"\b(?:l[ea] |l['’]|les )(?:contien(?:nen)?t|mentionn(?:e|ent)|cit(?:e|ent)|emplo(?:ie|ient)|utilis(?:e|ent)|"
    r"comport(?:e|ent)|évoqu(?:e|ent)|porte(?:nt)?|renferme(?:nt)?)\b"
)
_Y_FIGURE = any_case(r"\b(?:y |où (?:il|elle|ce mot) )(?:figure|apparaît|apparait|est cité)\b")
_APPEARS = any_case(r"\b(?:does|do) (?:it|the (?:word|term)) (?:appear|occur|come up|show up)\b")
_APPARAIT = any_case(r"\b(?:apparaît|apparait|figure|revient|est)[- ]t?-?(?:il|elle)(?: citée?)?\b")
# « …, combien d'articles différents ? » after a count of rows: of those that hold them.
_ARTICLES_TOO = (
    (
        any_case(
            r"(?:,| et|,? and|;) (?:pour |sur |dans )?(?:combien|nombre) d['’]articles (?:différents|distincts)"
            r"(?: concernés| touchés| en tout)?(?=\s*[?.!]*\s*$)"
        ),
        ", et dans combien d’articles",
    ),
    (
        any_case(
            r"(?:,| and|, and|;) (?:over |across |in |for )?(?:how many|number of) (?:different |distinct "
            r"|separate )?articles"
            r"(?: concerned| involved| in all)?(?=\s*[?.!]*\s*$)"
        ),
        ", and in how many articles",
    ),
)
_LABELLED = any_case(
    r"^\W*(?:top (?:scorer|performer)|best of the (?:class|list|pile)|palmarès|record|champion|winner|"
    r"vainqueur|lauréat)"
    r"\s*[:–—-]+\s*(?=(?:which|what|quel|quelle|who)\b)"
)
_VOLUME = any_case(
    r"^\W*(?:volumes?|volumétrie|effectifs?|chiffres|figures|numbers|counts?) (?:par|by|per) "
    r"(?:millésimes?|ans?|années?|"
    r"years?)(?:,? (?:toutes tables(?: confondues)?|all tables))?\s*[:–—-]+\s*(?=.*20\d\d.*20\d\d)"
)
_SUBJECT_ALONE = any_case(
    r"^\W*(?P<subject>(?:[^\W\d][\w’'-]*\s){0,5}[^\W\d][\w’'-]*)\.\s+"
    rf"(?=(?:(?:les |the |all )?(?:{TABLE_NAMES})|combien|nombre|how many|number of|quel(?:le)?s|which)\b)"
)
_ASKING = any_case(
    r"\b(?:merci|please|bonjour|hello|hi|urgent|how|which|what|combien|quels?|quelles?|nombre|number|count|liste|list|"
    r"i|we|je|j['’]\w+|nous|on|besoin|need|question|ok|right)\b"
)


def put_headings(text: str) -> str:
    """A question with what stands before it put as its rules know it; as it is where nothing does."""
    read = _LABELLED.sub("", _VOLUME.sub("", text))
    read = _RESTRICTED.sub("for ", _RESTRICTED_FR.sub("pour ", _REGARDING.sub("", read)))
    read = _name_word(read)
    subject = _SUBJECT_ALONE.match(read)
    if subject and not _ASKING.search(subject["subject"]):
        read = f"{subject['subject']} : {read[subject.end() :]}"
    return read


def _name_word(text: str) -> str:
    """ "“Burnout”: how many rows contain it?" with the word in place of "it"."""
    found = _HEADED_BY_WORD.match(text) or _HEADED_BY_BARE_WORD.match(text)
    if found is None:
        return text
    asked, word = found["asked"], found["word"]
    word = word if word[0] in '«“"' else f"“{word}”"
    for pattern, said in (
        (_LE, "contiennent le mot"),
        (_Y_FIGURE, "contiennent le mot"),
        (_IT, "contain the word"),
    ):
        if pattern.search(asked):
            asked = pattern.sub(f"{said} {word}", asked, count=1)
            break
    else:
        for pattern, said in ((_APPEARS, "mention"), (_APPARAIT, "mentionnent")):
            if pattern.search(asked):
                asked = pattern.sub(f"{said} {word}", asked, count=1)
                break
        else:
            return text
    for pattern, plain in _ARTICLES_TOO:
        asked = pattern.sub(plain, asked)
    return re.sub(r"\b(lignes|articles|fiches) (?:où|qui) (?=contiennent)", r"\1 ", asked)
