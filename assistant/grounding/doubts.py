"""What a sentence states flatly, and its places only expect, suppose, or report that somebody says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.grounding.opposites import MAY, WILL, WILL_TOO
from assistant.grounding.support import Sense
from assistant.grounding.texts import Text
from assistant.records import Passage
from assistant.words import is_french, split_words

# Folded; what keeps a clause from stating a fact.
_SUPPOSED = re.compile(
    r"\b(?:may|might|could|would|will|potentially|possibly|likely|perhaps|alleged\w*|apparently|reportedly"
    r"|supposed\w*|peu(?:t|vent)|pourrai\w+|serai(?:t|ent)|aurai(?:t|ent)|devrai\w+|potentiellement|peut etre"
    r"|sans doute|probable\w*|sera|seront|aura|auront)\b"
)
_SAID = re.compile(
    r"\b(?:according to|claims? that|argues?(?: that)?|alleg\w+|accus\w+|proponents|opponents|critics (?:say|argue)"
    r"|unverified|rumou?r\w*|draft|initial analysis suggests?|selon|d apres|affirm\w+ que?|soutien\w+ que?|pretend\w*"
    r"|accuse\w*)\b"
)
# Whatever in a sentence may stand for one of them, or looks ahead.
_LEFT_OPEN = re.compile(
    r"\b(?:risk\w*|risqu\w+|if|unless|fears?|worr\w+|concerns?|warn\w*|threat\w*|danger\w*|hope\w*|expect\w*|predict\w*"
    r"|project(?:ed|ion|ions)|forecast\w*|suggest\w*|indicat\w*|argu\w+|claim\w*|say|says|said|believ\w*|think\w*"
    r"|seem\w*"
    r"|appear\w*|tend\w*|should|can|cannot|plan\w*|aim\w*|propos\w+|seek\w*|envisag\w*|intend\w*|toward\w*|vulnerab\w*"
    r"|become\w*|becoming|emerg\w*|grow\w*|increas\w*|future|soon|decade|years|tomorrow|by \d{4}|ahead|call\w*|rais\w*"
    r"|challeng\w*|question\w*|potent\w*|possib\w*|prospect\w*|scenario\w*|doubt\w*|probab\w*|chance\w*|opportunit\w*"
    r"|need\w*"
    r"|si|crain\w+|crainte\w*|inquiet\w*|menac\w+|espoir\w*|esper\w+|attend\w*|prevoi\w+|prevu\w*|prevision\w*|sembl\w+"
    r"|parait|tend\w*|doi(?:t|vent)|vise\w*|propose\w*|envisag\w+|vers|devien\w+|croissant\w*|croit|avenir|bientot"
    r"|decennie|ans|d ici|en \d{4}|demain|soulev\w+|alert\w+|avert\w+|question\w*|defi\w*|perspective\w*|hypothes\w*"
    r"|dit|disent|declar\w+|estim\w+|pens\w+|jug\w+|reproch\w+|va|vont|cens\w+)\b|\w{2,}(?:era|eront|ira|iront|rait"
    r"|raient)\b"
)
_END = re.compile(r"(?<=[.!?])\s+")
_AHEAD = re.compile(r"10.?y|horizon|future|futur", re.IGNORECASE)  # the column that looks ten years ahead
# Mean cosine of the words of a clause from which a clause of its places speaks of the same, and by how much what
# states it flatly has to be farther: at any time, for what is told of today, and between languages.
_LIMITS = ((0.72, 0.15), (0.5, 0.15), (0.6, 0.28))
_NOW = re.compile(r"\b(?:now|today|currently|already|nowadays|aujourd hui|desormais|deja|actuellement|maintenant)\b")
_THEN = re.compile(
    r"\b(?:(?:in|within|over the next) (?:a|ten|10|the next) (?:decade|years?)(?: s)?|a decade from now"
    r"|ten years from now"
    r"|(?:dans|d ici) (?:dix|10) ans|(?:dans|d ici) une decennie|a (?:un )?horizon (?:de )?(?:dix|10) ans|en dix ans)\b"
)
_WILL = re.compile(r"\b(?:will|\w*(?:era|eront|ira|iront))\b")
_FEWEST = 3  # informative words of a clause that states something


def states_flatly(sentence: str, passages: Sequence[Passage], sense: Sense) -> bool:
    """Whether a clause states as a fact what the clause of its places that speaks of the same leaves open.

    Nothing is found where the sentence has any word that leaves something open, wherever it stands.
    """
    said = Text.of(sentence)
    words = " ".join(said.words)
    if not said.telling or _SUPPOSED.search(words) or _SAID.search(words) or _LEFT_OPEN.search(words):
        return False
    clauses = _clauses(passages)
    limits = [
        _LIMITS[0],
        *(_LIMITS[1:2] if _NOW.search(words) else ()),
        *(_LIMITS[2:] if _is_other(said, passages) else ()),
    ]
    for clause in range(said.clauses):
        mine = [said.told[place] for place in said.telling_of(clause)]
        if len(mine) < _FEWEST:
            continue
        held = {True: 0.0, False: 0.0}
        for theirs, is_open in clauses:
            held[is_open] = max(held[is_open], float(sense.liken(mine, theirs).max(axis=1).mean()))
        if any(held[True] >= least and held[True] > held[False] + margin for least, margin in limits):
            return True
    return False


def foretells(sentence: str, passages: Sequence[Passage]) -> bool:
    """Whether a sentence says what will be in ten years, and its places say in each sentence about then what may be."""
    words = " ".join(split_words(sentence))
    if not _THEN.search(words) or not WILL.search(words) or MAY.search(words) or WILL_TOO.search(_WILL.sub(" ", words)):
        return False
    ahead = [
        " ".join(split_words(part))
        for passage in passages
        for column, cell in passage.cells.items()
        if cell and _AHEAD.search(column)
        for part in _END.split(cell)
    ]
    return bool(ahead) and all(MAY.search(part) and not WILL_TOO.search(part) for part in ahead)


def _is_other(said: Text, passages: Sequence[Passage]) -> bool:
    """Whether a sentence is in another language than its places."""
    return is_french(said.words) != is_french(word for passage in passages for word in split_words(passage.text))


def _clauses(passages: Sequence[Passage]) -> list[tuple[list[str], bool]]:
    """The informative words of each sentence and each clause of some places, and whether it leaves things open."""
    found = []
    for passage in passages:
        cells = passage.cells or {"": passage.text}
        for column, cell in cells.items():
            for sentence in _END.split(cell or ""):
                text = Text.of(sentence)
                is_ahead = bool(_AHEAD.search(column)) or bool(_SAID.search(" ".join(text.words)))
                parts = [range(text.clauses), *([number] for number in range(text.clauses) if text.clauses > 1)]
                for part in parts:
                    words = [text.told[place] for number in part for place in text.telling_of(number)]
                    plain = " ".join(text.words_of(number) for number in part)
                    if words:
                        found.append((words, is_ahead or bool(_SUPPOSED.search(plain))))
    return found
