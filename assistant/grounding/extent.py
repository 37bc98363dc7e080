"""How much, and who most of all: superlatives without ground, "most" for a third, changes told from end to start."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.amounts import read_amounts
from assistant.grounding.alignment import Aligned
from assistant.grounding.support import Sense
from assistant.words import STOP_WORDS, fold_accents, fold_word, raw_words

_ENOUGH = 0.45  # share of a sentence's words that a piece holds, from which its share is what the sentence speaks of
_HIGHEST = (
    r"(?:larg|bigg|great|high|strong|fast|quick|old|young|long|wid|deep|heav|rich|wealthi|cheap|busi|tall|wors|hard|"
    r"close|near|small|low|slow|weak|short|poor|safe|simpl|clean|hott|cold|earli|loud|dens|hard)i?est"
)
# Folded words that set something above all others.
_SUPERLATIVE = re.compile(
    rf"\b(?:(?:the|s|world|its|their|of|among) (?:{_HIGHEST}|best|worst|most \w+|least \w+)|{_HIGHEST}|foremost"
    r"|number one|first ever|first in the world|world s first|only (?:country|city|company|place|one)"
    r"|(?:le|la|les|l|ses|leurs|aux|des) (?:plus|(?<!les )moins)"
    r" (?!(?:de?|des|du|en|que|souvent|tard|tot|jeunes?|age)\b)[a-z]+"
    r"|(?:le|la|les) (?:meilleure?s?|pires?)|numero un|premiere? au monde|premiere? mondial\w*)\b"
)
# What a text may hold for it.
_SUPERLATIVE_TOO = re.compile(
    r"\b(?:\w{2,}est|most|least|best|worst|top|main|lead\w*|key|primary|prime|major\w*|record\w*|first|unprecedented"
    r"|only"
    r"|biggest|peak\w*|maxim\w+|minim\w+|dominan\w+|dominat\w*|foremost|unique|ultimate|extreme\w*|particularly"
    r"|especially"
    r"|more|plus|moins|less|meilleure?s?|pires?|principa\w+|majeure?s?|premiere?s?|seule?s?|sommet|surtout|notamment"
    r"|than|(?:larg|bigg|great|high|strong|fast|quick|old|young|long|wid|deep|low|slow|small|bett|wors|clos)e?r?"
    r"|rapid\w*)\b"
)
_QUANTIFIERS = tuple(  # folded, and the least and the most percent that they may stand for
    (re.compile(rf"\b(?:{words})\b"), least, most)
    for words, least, most in (
        (
            r"(?:almost|nearly|virtually) (?:all|every\w*)|quasi totalite|(?:presque|quasiment) tou(?:te)?s",
            85,
            100,
        ),
        (
            r"(?<!the )(?<!at )most (?:of|\w+s|people|men|women|children)|majority|la plupart|majorite|majoritairement"
            r"|mostly",
            50.1,
            100,
        ),
        (r"minority|few|une (?:petite |faible )?minorite|minoritaires?|tres peu|a handful|une poignee", 0, 49.9),
    )
)
# Folded: of most of some, and whatever a source may say it by.
_MOST = re.compile(
    r"\b(?:(?:a|the|large|vast|great|overwhelming) majority (?!rule|vote|government|owned|stake|share)"
    r"|la majorite (?:des?|du|d)\b"
    r"|la plupart|la moitie (?:des?|du|d)\b|half (?:of|the)\b|most (?:of (?:the|them|its|our)|people|men|women"
    r"|children)\b"
    r"|majoritairement)"
)
_MOST_TOO = re.compile(
    r"\b(?:most|mostly|major\w*|half|moitie|plupart|predomina\w+|domina\w+|largely|mainly|chiefly|primar\w+|all|every"
    r"|every\w+|whole|entire\w*|nearly|almost|widespread|widely|typical\w*|common\w*|general\w*|often|usual\w*|out of"
    r"|tou(?:s|te|tes|t)|chaque|principal\w*|essentiel\w*|souvent|generale\w*|courant\w*|habituel\w*|quart\w*|tiers"
    r"|thirds?|quarters?|many|beaucoup|nombreu\w+|massiv\w+|universal\w*)\b"
)
_BESIDE = 4  # words beside one that sets something apart, of which it tells
_LIKE_IT = 0.6  # cosine from which two words are one
# "26 %, up from 19 %": from what is behind it to what stands before it.
_SINCE = re.compile(
    r"(?P<second>[^.;]{1,90}?),? \b(?:up|down|(?:en )?(?:hausse|baisse)|compared (?:to|with)|against|contre)"
    r" (?:from |par rapport à )?(?P<first>[^.;,]{1,30})",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"\b(?:from|d[eu]s?) (?P<first>[^.;,]{1,40}?) (?:to|towards?|à|au|aux|vers) (?P<second>[^.;,]{1,40})", re.IGNORECASE
)
_NO_SHARE = re.compile(
    r"\b(?:a few|quite a few|few(?:er)? than|majority rule|most recent\w*|most \w+(?:ive|ful|able|ous|al|ed))\b"
)


def exaggerates(sentence: str, source: str, sense: Sense) -> bool:
    """Whether a sentence sets something above all others, and its source has no word that sets the like of it apart."""
    mine = _set_apart(sentence, _SUPERLATIVE, 0)
    theirs = _set_apart(source, _SUPERLATIVE_TOO, _BESIDE) if mine else []
    return any(all(float(sense.liken(words, others).max()) < _LIKE_IT for others in theirs) for words in mine)


def _set_apart(text: str, kind: re.Pattern[str], before: int) -> list[list[str]]:
    """The informative words at and behind each word that sets something apart, and those of so many before it."""
    beside = []
    raw = raw_words(text)
    folded = " ".join(map(fold_word, raw))
    for found in kind.finditer(folded):
        first, last = (folded[:end].count(" ") for end in (found.start(), found.end()))
        words = raw[max(0, first - before) : last + _BESIDE + 1]
        beside.append([word for word in words if fold_word(word) not in STOP_WORDS and len(word) > 2])
    return [words for words in beside if words]


def misquantifies(sentence: str, aligned: Sequence[Aligned], pieces: Sequence[str]) -> bool:
    """Whether a sentence says "most" or "a few" of what the piece that speaks of it gives another percentage for."""
    said = _NO_SHARE.sub(" ", fold_accents(" ".join(raw_words(sentence))))
    if any(amount.unit == "%" for amount in read_amounts(sentence)):
        return False
    found = [(least, most) for words, least, most in _QUANTIFIERS if words.search(said)]
    for least, most in found:
        for one, piece in zip(aligned, pieces, strict=True):
            shares = [amount.value for amount in read_amounts(piece) if amount.unit == "%"]
            if len(shares) == 1 and one.share >= _ENOUGH and not least <= shares[0] <= most:
                return True
    return False


def takes_most(sentence: str, source: str) -> bool:
    """Whether a sentence speaks of most of some, and its source has no word for a share or a whole."""
    said, known = (fold_accents(" ".join(raw_words(text))) for text in (sentence, source))
    return bool(_MOST.search(_NO_SHARE.sub(" ", said)) and not _MOST_TOO.search(known)) and not any(
        amount.unit == "%" for amount in read_amounts(source)
    )


def reverses_change(sentence: str, source: str) -> bool:
    """Whether a sentence tells a change of figures from end to start: "from 3 to 5" for "from 5 to 3"."""
    theirs = list(_changes(source))
    return any((second, first) in theirs and (first, second) not in theirs for first, second in _changes(sentence))


def _changes(text: str) -> list[tuple[tuple[float, ...], tuple[float, ...]]]:
    found = []
    for change in (change for kind in (_FROM_TO, _SINCE) for change in kind.finditer(text)):
        first, second = (
            tuple(sorted(amount.value for amount in read_amounts(change[side]))) for side in ("first", "second")
        )
        if first and second and first != second:
            found.append((first, second))
    return found
