"""What the lists of ways to put a question more plainly are made of."""

from __future__ import annotations

import re

END = r"(?=\s*[?.!]*\s*$)"


def any_case(pattern: str) -> re.Pattern[str]:
    """A pattern that takes capitals and small letters for the same; `(?-i:…)` in it does not."""
    return re.compile(pattern, re.IGNORECASE)
