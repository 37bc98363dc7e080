"""Personal data in a text: French and English questions first, numbers of every country."""

from __future__ import annotations

from assistant.privacy.addresses import find_addresses
from assistant.privacy.identifiers import find_identifiers
from assistant.privacy.kinds import Found, Holds, holds_nothing
from assistant.privacy.names import find_names


def find_personal(text: str, is_held: Holds = holds_nothing) -> list[Found]:
    """The personal data of a text in the order of their places, none within another.

    Where readings compete the surer one holds: what check digits or a form prove, then addresses, then names.

    Args:
        text: of any length; what is looked for does not cross lines, but for addresses.
        is_held: tells names that the corpus itself holds, which are subjects and stay.
    """
    chosen: list[Found] = []
    for found in (*find_identifiers(text), *find_addresses(text), *find_names(text, is_held)):
        if found.start < found.end and not found.overlaps(chosen):
            chosen.append(found)
    return sorted(chosen)
