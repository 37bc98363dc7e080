"""Passages as a chat model is shown them: quoted material between borders that no article can write."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.records import Passage

_BORDER = re.compile(r"<\s*/?\s*passages\s*>", re.IGNORECASE)


def present_all(passages: Mapping[str, Passage]) -> str:
    """One line for each passage, by its identifier; the prompt puts the borders around them."""
    return "\n".join(_present(identifier, passage) for identifier, passage in passages.items())


def hold_border(text: str) -> str:
    """A text that may stand beside or between the borders; one that ends the quotation, or begins another, does not."""
    return _BORDER.sub("‹passages›", text)


def _present(identifier: str, passage: Passage) -> str:
    about = f"{passage.article.title}, {passage.locator.place}"
    if passage.cells:
        body = "; ".join(f"{column}: {cell}" for column, cell in passage.cells.items() if cell)
    else:
        body = passage.text
    return hold_border(f"[{identifier}] ({about}) {body}")
