"""Statements that another row speaks against: of two rows that disagree, a model does not pick one; both are quoted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.amounts import Amount, read_amounts
from assistant.bilingual import stems_in_any_language
from assistant.grounding.claims import pieces_of, prepare_claim
from assistant.grounding.polarity import find_turn
from assistant.grounding.support import Sense
from assistant.records import Passage
from assistant.words import informative_words, stems_of

_SAME = 0.6  # share of a sentence's words from which a cell speaks of the same thing
_SAME_TURNED = 0.75  # the same where it says the opposite: with fewer it may be the opposite of something else
_FEWEST = 3  # words of a sentence
_YEARS = range(1900, 2101)
_AGAINST = ("negation", "direction")


def is_contested(sentence: str, passages: Sequence[Passage], others: Iterable[Passage], sense: Sense) -> bool:
    """Whether a place that was found too says of the same thing another figure, or the opposite.

    Args:
        sentence: without citation markers.
        passages: the places that it cites.
        others: all places that were found; those that it cites, or that may not be quoted, speak against nothing.
        sense: tells how alike words and texts are.
    """
    said, _, _ = prepare_claim(sentence, passages)
    words = [word for word in informative_words(said) if not word[0].isdigit()]
    if len(words) < _FEWEST:
        return False
    cited = {passage.locator for passage in passages}
    against = (other for other in others if other.locator not in cited and not other.withheld and other.cells)
    return any(_speaks_against(said, words, cell, sense) for other in against for cell in pieces_of(other))


def _speaks_against(said: str, words: Sequence[str], cell: str, sense: Sense) -> bool:
    held = stems_of(informative_words(cell))
    same = sum(not held.isdisjoint(stems_in_any_language(word)) for word in words)
    if same < max(_FEWEST - 1, _SAME * len(words)):
        return False
    told, theirs = read_amounts(said), read_amounts(cell)
    years, their_years = ({a.value for a in amounts if _is_year(a)} for amounts in (told, theirs))
    if years and their_years and years.isdisjoint(their_years):
        return False
    figures = [amount for amount in told if not _is_year(amount)]
    their_figures = [amount for amount in theirs if not _is_year(amount)]
    if figures and their_figures and not any(a.agrees(b) for a in figures for b in their_figures):
        return True
    return same >= _SAME_TURNED * len(words) and find_turn(said, [cell], sense) in _AGAINST


def _is_year(amount: Amount) -> bool:
    return amount.unit is None and amount.value in _YEARS
