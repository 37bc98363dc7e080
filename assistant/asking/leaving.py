"""What of a question no rule explains: left out of the answer and told there, or reason to hand the question over."""

from __future__ import annotations

from collections.abc import Collection

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import NotUnderstood, Pieces
from assistant.asking.verbs import HOLDING_VERBS
from assistant.queries import Group

_MUST_BE_EXPLAINED = frozenset(
    {
        Kind.NAME,
        Kind.NUMBER,
        Kind.PERIOD,
        Kind.MONTH,
        Kind.SHIFT,
        Kind.WEEKDAY,
        Kind.SEASON,
        Kind.QUOTE,
        Kind.COLUMN,
        Kind.OR,
        Kind.COMPARISON,
        Kind.CONTAINS,
        Kind.TOPIC,
        Kind.EXTREME,
        Kind.TOP,
        Kind.LONGEST,
        Kind.NOT,
        Kind.WORD,
        Kind.NONE,
        Kind.HEED,
        Kind.EACH,
        Kind.ORDINAL,
        Kind.STARTS,
        Kind.ENDS,
        Kind.REPEATED,
        Kind.TITLE,
        Kind.TOP_MARK,
        Kind.IN_TEXT,
        Kind.AFTER,
        Kind.BEFORE,
        Kind.UNTIL,
    }
)
_ASKS = (Kind.TABLE, Kind.ROWS, Kind.NOUN, Kind.COUNT, Kind.WHICH, Kind.LIST, Kind.OCCURS, Kind.CONTAINS)
_ADVERB_ENDINGS = ("ly", "ment")  # how something is done changes no figure
_IGNORED_AT_MOST = 2  # words that may be left out of an answer


def find_ignored(pieces: Pieces, said: Collection[str]) -> tuple[str, ...]:
    """The words that are left out of the answer.

    Raises:
        NotUnderstood: what is left could change the figure, or little else is understood.
    """
    left = [at for at in range(len(pieces)) if at not in pieces.taken and pieces.kind(at) in _MUST_BE_EXPLAINED]
    left = [at for at in left if not (pieces.kind(at) is Kind.NAME and pieces.folded(at) in HOLDING_VERBS)]
    if not left:
        return ()
    plain = all(pieces.kind(at) is Kind.NAME and pieces.folded(at).endswith(_ADVERB_ENDINGS) for at in left)
    counts = pieces.has(Kind.COUNT, Kind.SHARE, Kind.MEAN) and set(said) - {"tables"}
    ranks = {"relevancy", "extreme", "group"} & set(said)
    nouns = [at for at in pieces.free(Kind.NOUN) if pieces.group(at) is Group.ARTICLE and at != pieces.asked]
    unnamed = [at for at in nouns if not pieces.folded(at).endswith("s")]  # an article that was not found
    head = next((at for at in pieces.find(Kind.BREAK) if at and pieces[at].text in (":", ",")), 0)
    if min(left) < head and not any(pieces.kind(at) in _ASKS for at in range(head)):
        raise NotUnderstood  # "Travelling alone: what share …": the scope was not understood
    if not plain or len(left) > _IGNORED_AT_MOST or unnamed or not (counts or ranks):
        raise NotUnderstood
    return tuple(pieces[at].text for at in left)


def drop_contrasts(pieces: Pieces) -> None:
    """Take what is named but not meant: "“news” instead of “derived”"."""
    for at in pieces.free(Kind.CONTRAST):
        phrase = pieces.phrase_after(at, wide=True)
        if phrase:
            pieces.taken |= {at, phrase[0], *(phrase if pieces.kind(phrase[0]) is not Kind.QUOTE else ())}
