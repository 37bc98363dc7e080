"""What a sentence gives as the cause of what, where its places tell of the two apart, or of one of them nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.grounding.support import Sense
from assistant.grounding.texts import telling_words
from assistant.records import Passage
from assistant.words import raw_words

# What stands before is the effect, what stands behind the cause. "As", "since" and "car" say other things too.
_FROM_CLAUSE = re.compile(r"\b(?:because(?! of)|parce qu(?:e|['’])|puisqu(?:e|['’]))(?![^\W_])", re.IGNORECASE)
_FROM_CAUSE = re.compile(
    r"\b(?:because of|due to|owing to|thanks to|on account of|(?:caused|driven|fuell?ed|triggered|prompted) by"
    r"|result(?:s|ed|ing)? from|stem(?:s|med|ming)? from|attributed to|en raison d(?:es?|u|['’])"
    r"|grâce (?:à|aux?)|à cause d(?:es?|u|['’])|du fait d(?:es?|u|['’])|s['’]explique\w* par"
    r"|résult\w+ d(?:es?|u|['’])|découl\w+ d(?:es?|u|['’])|(?:causée?|provoquée?|entraînée?)s? par)\b",
    re.IGNORECASE,
)
# The cause stands before, the effect behind.
_SO = re.compile(
    r"\b(?:therefore|thus|consequently|(?<=, )(?:and )?so(?! far| that| as| called|-)|(?:and )?as a result|donc"
    r"|si bien qu(?:e\b|['’])|c['’]est pourquoi|par conséquent)(?![^\W_])",
    re.IGNORECASE,
)
# The purpose stands behind; "since" and "as" tell a time or a reason, all of which has to be known.
_PURPOSE = re.compile(
    r"\b(?:(?:in order|so as) to|afin (?:de|d[’']|qu[e’'])|pour(?= \w+(?:er|ir|re)\b)|since(?! \d)|car"
    r"|(?<!such )(?<!well )as(?! (?:a result|well|such|much|many|long|soon|far)\b))\b",
    re.IGNORECASE,
)
# What is said of somebody or something above all.
_ABOVE_ALL = re.compile(
    r"\b(?:surtout|notamment|en particulier|avant tout|especially|particularly|notably|in particular|above all)\b",
    re.IGNORECASE,
)
_ACRONYM = 5  # letters; « IA » is not near "AI"
_END = re.compile(r"(?<=\w)[.;!?](?:\s|$)")
_DRIVING = re.compile(r"driv|moteur|caus", re.IGNORECASE)  # the column that says why
_FEWEST = 2  # words of a side
_JOINED = 0.75  # the same of a row that tells of one side
_APART = 0.2  # by how much a row that tells of both sides has to be worse
_REACH = 9  # words of a side
_ONE_WORD = 0.36  # what bounds the likeness of a single word, which a vector of one word tells less surely
# What follows such words, as a place of `_Sides`, and the mean cosine of its words below which it is made up.
_REASONS = (
    (_FROM_CLAUSE, 0, 0.48),
    (_FROM_CAUSE, 0, 0.48),
    (_PURPOSE, 1, 0.36),
    (_SO, 1, 0.3),
    (_ABOVE_ALL, 1, 0.4),
)
_Sides = tuple[list[str], list[str]]  # informative words, as written: of the cause, and of the effect


def joins_as_cause(sentence: str, passages: Sequence[Passage], sense: Sense) -> bool:
    """Whether a sentence joins two of its places as cause and effect, each of which tells of one side only."""
    return len(passages) > 1 and any(
        _joins(mine, passages, sense) for mine in _sides(sentence, (_FROM_CLAUSE, _FROM_CAUSE, _SO))
    )


def adds_reason(sentence: str, source: str, sense: Sense) -> bool:
    """Whether a sentence gives a cause, a purpose or a consequence of whose words its source speaks nowhere."""
    words = telling_words(source)
    for kind, side, least in _REASONS:
        fewest = _FEWEST if kind is _FROM_CLAUSE else 1  # "because it pays" says less than "because of immigration"
        for sides in _sides(sentence, (kind,)):
            told = [word for word in sides[side] if not (word.isupper() and len(word) < _ACRONYM)]
            if len(told) >= fewest and words and _fit(told, words, sense) < (least if len(told) > 1 else _ONE_WORD):
                return True
    return False


def _sides(text: str, kinds: Sequence[re.Pattern[str]]) -> Iterator[_Sides]:
    for sentence in _END.split(text):
        for words in kinds:
            for found in words.finditer(sentence):
                first, second = sentence[: found.start()], sentence[found.end() :]
                if not raw_words(first):  # "because of A, B"
                    second, _, first = second.partition(", ")
                elif words in (_FROM_CLAUSE, _FROM_CAUSE):  # "B because of A, which does C"
                    second = second.partition(", ")[0]
                before, after = telling_words(first)[-_REACH:], telling_words(second)[:_REACH]
                if before and after:
                    yield (before, after) if words not in (_FROM_CLAUSE, _FROM_CAUSE) else (after, before)


def _joins(mine: _Sides, passages: Sequence[Passage], sense: Sense) -> bool:
    """Whether one row speaks of the cause and another of the effect, and none of both."""
    fits = []
    for passage in passages:
        cells = filter(None, passage.cells.values())
        words = telling_words(" ".join(cells) if passage.cells else passage.text)
        if not words:
            return False
        fits.append([_fit(side, words, sense) for side in mine])
    best = [max(range(len(fits)), key=lambda at: fits[at][side]) for side in (0, 1)]
    if best[0] == best[1] or min(map(len, mine)) < _FEWEST:
        return False
    apart = [fits[best[side]][side] for side in (0, 1)]
    together = max(min(both) for both in fits)
    return min(apart) >= _JOINED and together < min(apart) - _APART and not _says_why(mine[0], passages[best[0]], sense)


def _says_why(cause: list[str], passage: Passage, sense: Sense) -> bool:
    """Whether the cause is what a row gives as its driving force."""
    driving = [cell for column, cell in passage.cells.items() if cell and _DRIVING.search(column)]
    return any(words and _fit(cause, words, sense) >= _JOINED for words in map(telling_words, driving))


def _fit(words: list[str], others: list[str], sense: Sense) -> float:
    return float(sense.liken(words, others).max(axis=1).mean())
