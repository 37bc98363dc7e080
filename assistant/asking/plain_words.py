"""Ways to ask put in the words that the rules of the grammar know, subject by subject."""

from __future__ import annotations

from assistant.asking.plain_asides import ASIDES
from assistant.asking.plain_comparing import COMPARING
from assistant.asking.plain_counting import COUNTING
from assistant.asking.plain_naming import NAMING


def say_plainer(text: str) -> str:
    """A question in the words that the rules know."""
    for pattern, plain in (*COMPARING, *NAMING, *COUNTING, *ASIDES):
        text = pattern.sub(plain, text)
    return text
