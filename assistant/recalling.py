"""What the answer before cited, for a question that points to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.asking.courtesy import find_asked
from assistant.asking.recalling import Pointed
from assistant.current import Generation
from assistant.exact import read_exactly
from assistant.records import Answer, Passage, Turn

_AGAIN_AT_MOST = 6  # questions of a conversation that are answered again for what a later one points to


def cite_again(
    pointed: Pointed,
    text: str,
    history: Sequence[Turn],
    generation: Generation,
    answer: Callable[[str, Sequence[Turn]], Answer],
) -> list[Passage]:
    """The passages that the answer before cites; none where there is none, or where an exact question is refined.

    Args:
        answer: answers the question before anew: what a client says of an earlier answer is never evidence.
    """
    asked = find_asked(history)[-_AGAIN_AT_MOST:]
    if not asked or (pointed.place is None and read_exactly(text, history, generation)[2] is not None):
        return []
    found = [generation.catalogue.find(str(cited.locator)) for cited in answer(asked[-1].text, asked[:-1]).citations]
    return [passage for passage in found if passage is not None]
