"""Whether somebody asks what to do himself: no article tells that, however near its words are."""

from __future__ import annotations

import re

_DOING = (
    r"(?:also |then |really |ideally |aussi |donc |plutôt |vraiment )?(?!(?:know|say|tell|expect|remember|cite|quote|"
    r"mention|look|read|find|retain|understand|conclude|worry|be)\b|savoir|dire|lire|retenir|citer|comprendre|conclure|"
    r"trouver|regarder|m['’]attendre|m['’]inqui|craindre|sache|lise|retienne|cite|comprenne)\w"
)
_ASKS_ADVICE = re.compile(
    rf"\b(?:(?:should|must|shall) i|do i (?:need|have) to|ought i to) {_DOING}"
    rf"|\b(?:dois|devrais)-je {_DOING}"
    rf"|\b(?:faut|faudrait)-il que (?:je |j['’]){_DOING}"
    r"|\bwhat (?:\w+ ){1,3}do i need\b"
    r"|\bwould you (?:advise|recommend) me|\bwhat would you (?:do|choose|buy)\b"
    r"|\b(?:me |m['’])(?:conseill|recommand)(?:ez|es|eriez|erais)\b",
    re.IGNORECASE,
)


def asks_advice(question: str) -> bool:
    """Whether the person who asks wants to be told what to do, buy or choose; not what to know, read or expect."""
    return bool(_ASKS_ADVICE.search(question))
