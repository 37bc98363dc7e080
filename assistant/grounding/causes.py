"""What a sentence gives as the cause of what, where its places tell the reverse, or tell of the two apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.grounding.support import Sense
from assistant.grounding.texts import telling_words
from assistant.records import Passage
from assistant.words import raw_words

# What stands before is the effect, what stands behind the cause. "As", "since" and "car" say other things too.
_FROM_CAUSE = re.compile(
    r"\b(?:because(?: of)?|due to|owing to|thanks to|on account of|(?:caused|driven|fuell?ed|triggered|prompted) by"
    r"|result(?:s|ed|ing)? from|stem(?:s|med|ming)? from|attributed to|parce qu(?:e|['’])|en raison d(?:es?|u|['’])"
    r"|grâce (?:à|aux?)|à cause d(?:es?|u|['’])|du fait d(?:es?|u|['’])|puisqu(?:e|['’])|s['’]explique\w* par"
    r"|résult\w+ d(?:es?|u|['’])|découl\w+ d(?:es?|u|['’])|(?:causée?|provoquée?|entraînée?)s? par)\b",
    re.IGNORECASE,
)
# The cause stands before, the effect behind.
_SO = re.compile(
    r"\b(?:therefore|thus|consequently|(?<=, )(?:and )?so(?! far| that| as| called|-)|(?:and )?as a result|donc"
    r"|si bien qu(?:e\b|['’])|c['’]est pourquoi|par conséquent)(?![^\W_])",
    re.IGNORECASE,
)
_FROM_EFFECT = re.compile(
    r"\b(?:(?:lead(?:s|ing)?|led) to|result(?:s|ed|ing)? in|caus(?:es?|ing)(?! of| by)|giv(?:es?|ing) rise to"
    r"|(?:driv(?:es?|ing)|drove|push(?:es|ed|ing)|prompt(?:s|ed|ing)|spur(?:s|red|ring)|fuel(?:s|led|ling)"
    r"|trigger(?:s|ed|ing)|spark(?:s|ed|ing))(?! by)"
    r"|(?:push|prompt|spur|fuel|trigger|spark)(?= (?:the|a|an|its|their|this|these|more|new|growth|demand|interest)\b)"
    r"|(?:mèn|men|condui)\w+(?: \w+){0,2} (?:à|aux?)|(?:entraîn|provoqu|engendr|suscit|favoris)\w+(?! par)"
    r"|expliqu(?:e|ent)|à l['’]origine d\w*)(?![^\W_])",
    re.IGNORECASE,
)
# The purpose stands behind; "since" and "as" tell a time or a reason, all of which has to be known.
_PURPOSE = re.compile(
    r"\b(?:(?:in order|so as) to|afin (?:de|d[’']|qu[e’'])|pour(?= \w+(?:er|ir|re)\b)|since(?! \d)|car"
    r"|(?<!such )(?<!well )as(?! (?:a result|well|such|much|many|long|soon|far)\b))\b",
    re.IGNORECASE,
)
_ACRONYM = 5  # letters; « IA » is not near "AI"
_END = re.compile(r"(?<=\w)[.;!?](?:\s|$)")
_DRIVING = re.compile(r"driv|moteur|caus", re.IGNORECASE)  # the column that says why
_TOLD = re.compile(r"name|nom\b|descri|signal", re.IGNORECASE)  # the columns that say what
_FEWEST = 2  # words of a side
_FITS = 0.55  # mean cosine of the words of both sides, from which they are those of the piece
_MARGIN = 0.12  # by how much they have to fit better
_JOINED = 0.75  # the same of a row that tells of one side
_APART = 0.2  # by how much a row that tells of both sides has to be worse
_REACH = 9  # words of a side
# What follows such words, as a place of `_Sides`, and the mean cosine of its words below which it is made up.
_REASONS = (((_FROM_CAUSE,), 0, 0.48), ((_PURPOSE,), 1, 0.36), ((_SO,), 1, 0.3))
_Sides = tuple[list[str], list[str]]  # informative words, as written: of the cause, and of the effect


def makes_up_cause(sentence: str, passages: Sequence[Passage], pieces: Sequence[str], sense: Sense) -> bool:
    """Whether a sentence makes the effect of one of its pieces the cause, or joins two of its rows as cause and effect.

    Args:
        sentence: what is claimed.
        passages: the places that it cites.
        pieces: their cells or sentences.
        sense: tells how alike words are.
    """
    for mine in _sides(sentence):
        told = [theirs for piece in pieces for theirs in _sides(piece)]
        told += [theirs for passage in passages if (theirs := _driven(passage))]
        if any(_is_reverse(mine, theirs, sense) for theirs in told) and not any(
            _is_straight(mine, theirs, sense) for theirs in told
        ):
            return True
    return len(passages) > 1 and any(_joins(mine, passages, sense) for mine in _sides(sentence, (_FROM_CAUSE, _SO)))


def adds_reason(sentence: str, source: str, sense: Sense) -> bool:
    """Whether a sentence gives a cause, a purpose or a consequence of whose words its source speaks nowhere."""
    words = telling_words(source)
    for kinds, side, least in _REASONS:
        for sides in _sides(sentence, kinds):
            told = [word for word in sides[side] if not (word.isupper() and len(word) < _ACRONYM)]
            if told and words and _fit(told, words, sense) < least:
                return True
    return False


def _sides(text: str, kinds: Sequence[re.Pattern[str]] = (_FROM_CAUSE, _SO, _FROM_EFFECT)) -> Iterator[_Sides]:
    for sentence in _END.split(text):
        for words in kinds:
            for found in words.finditer(sentence):
                first, second = sentence[: found.start()], sentence[found.end() :]
                if not raw_words(first):  # "because of A, B"
                    second, _, first = second.partition(", ")
                elif words is _FROM_CAUSE:  # "B because of A, which does C"
                    second = second.partition(", ")[0]
                before, after = telling_words(first)[-_REACH:], telling_words(second)[:_REACH]
                if before and after:
                    yield (before, after) if words is not _FROM_CAUSE else (after, before)


def _is_reverse(mine: _Sides, theirs: _Sides, sense: Sense) -> bool:
    straight = [_fit(one, other, sense) for one, other in zip(mine, theirs, strict=True)]
    crossed = [_fit(one, other, sense) for one, other in zip(mine, reversed(theirs), strict=True)]
    return min(crossed) >= _FITS and all(cross > fit + _MARGIN for cross, fit in zip(crossed, straight, strict=True))


def _is_straight(mine: _Sides, theirs: _Sides, sense: Sense) -> bool:
    """Whether both sides stand where they do in the piece: another hinge of the same clause may cut it otherwise."""
    straight = [_fit(one, other, sense) for one, other in zip(mine, theirs, strict=True)]
    crossed = [_fit(one, other, sense) for one, other in zip(mine, reversed(theirs), strict=True)]
    return min(straight) >= _FITS and sum(straight) > sum(crossed)


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


def _driven(passage: Passage) -> _Sides | None:
    """What drives a row, and what the row tells of, where it has a column for each."""
    cells = [(column, cell) for column, cell in passage.cells.items() if cell]
    drives = telling_words(" ".join(cell for column, cell in cells if _DRIVING.search(column)))
    told = telling_words(" ".join(cell for column, cell in cells if _TOLD.search(column)))
    return (drives, told) if drives and told else None


def _fit(words: list[str], others: list[str], sense: Sense) -> float:
    return float(sense.liken(words, others).max(axis=1).mean())
