"""Whose questions may be kept: people who can be told apart, or the one person at a machine of their own."""

from __future__ import annotations

from enum import StrEnum

from assistant.serving.door import has_sign_in
from assistant.serving.listening import is_loopback
from assistant.serving.persons import LOCAL
from assistant.settings import Settings


class Audience(StrEnum):
    """Who can ask a server."""

    PEOPLE = "people"  # who sign in
    ONE = "one"  # whoever sits at this machine
    ANYBODY = "anybody"  # people who cannot be told apart: what one asked would be shown to all


def find_audience(settings: Settings) -> Audience:
    """Who can ask by the settings in force and the accounts that there are.

    Raises:
        HomeUnusable: the accounts cannot be read.
    """
    if has_sign_in(settings):
        return Audience.PEOPLE
    is_open = settings.without_sign_in or settings.public_address is not None or bool(settings.trusted_proxies)
    return Audience.ONE if is_loopback(settings.host) and not is_open else Audience.ANYBODY


def is_offered(settings: Settings) -> bool:
    """Whether people may have their questions kept: it is allowed, and they can be told apart.

    Raises:
        HomeUnusable: the accounts cannot be read.
    """
    return settings.history_days > 0 and find_audience(settings) is not Audience.ANYBODY


def find_owner(person: str | None, audience: Audience) -> str | None:
    """Under which name somebody's questions are kept; None for who keeps none: strangers, and programs with a key."""
    if audience is Audience.ONE:
        return LOCAL if person == LOCAL else None
    # What was kept before there was a sign-in belongs to nobody who signs in, not even to an account of that name.
    is_person = person is not None and person != LOCAL and not person.startswith("key:")
    return person if audience is Audience.PEOPLE and is_person else None
