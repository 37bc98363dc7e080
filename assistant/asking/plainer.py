"""What the lists of ways to put a question more plainly are made of."""

from __future__ import annotations

import re
from collections.abc import Callable

# In their order: a pattern, and what stands for what it finds.
Plainer = tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]
END = r"(?=\s*[?.!]*\s*$)"


def any_case(pattern: str) -> re.Pattern[str]:
    """A pattern that takes capitals and small letters for the same; `(?-i:…)` in it does not."""
    return re.compile(pattern, re.IGNORECASE)
