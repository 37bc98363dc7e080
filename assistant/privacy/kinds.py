"""What counts as personal data, and a place in a text where some was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

Holds = Callable[[str], bool]  # whether the corpus holds these words, next to each other


class Kind(StrEnum):
    """Kinds of personal data; in capitals they name placeholders."""

    EMAIL = "email"
    PHONE = "phone"
    BANK_ACCOUNT = "bank_account"
    SOCIAL_SECURITY = "social_security"
    CARD = "card"
    ADDRESS = "address"
    PLATE = "plate"
    DOCUMENT = "document"  # passport, identity card, driving licence, residence permit
    BIRTH_DATE = "birth_date"
    IP_ADDRESS = "ip_address"
    NAME = "name"


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A piece of personal data; offsets count characters from 0, the end is exclusive."""

    start: int
    end: int
    kind: Kind

    def overlaps(self, others: Iterable[Found]) -> bool:
        """Whether it shares a character with one of the others."""
        return any(self.start < other.end and other.start < self.end for other in others)


def holds_nothing(words: str) -> bool:
    """What a corpus that is not known holds."""
    return False
