"""Who a request comes from, as the outer layers of the server found it and the inner ones read it.

Without sign-in everybody is LOCAL. With it a person is an account's name, an e-mail address or `sub:…` of the
provider; a caller with a key is `key:…`. None of these forms can be taken for another.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.types import Scope

LOCAL = "local"
_PERSON = "assistant.person"


def set_person(scope: Scope, person: str | None) -> None:
    """Note who calls; None for somebody unknown where sign-in is asked for."""
    scope[_PERSON] = person


def person_of(scope: Scope) -> str | None:
    """Who calls; LOCAL where nobody has looked."""
    person: str | None = scope.get(_PERSON, LOCAL)
    return person


def is_signed_in(scope: Scope) -> bool:
    """Whether somebody proved who they are, by a session or a key."""
    return person_of(scope) not in (None, LOCAL)


def address_of(scope: Scope) -> str:
    """The address that a request comes from; an empty text where there is none, as for a socket of the file system."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def caller_of(scope: Scope) -> str:
    """What limits and streams go by: the person who signed in, or the address where people do not."""
    person = person_of(scope)
    return person if person not in (None, LOCAL) else f"address:{address_of(scope)}"


class Keys:
    """The keys of the HTTP API."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._digests = [_digest(key.encode()) for key in keys]

    def __bool__(self) -> bool:
        return bool(self._digests)

    def person(self, headers: Headers) -> str | None:
        """Who holds the key that a request carries; None without one or with a wrong one."""
        kind, _, key = headers.get("authorization", "").partition(" ")
        given = _digest(key.strip().encode("latin-1"))  # as headers are decoded
        # Every key is compared, and in constant time: how long it takes tells nothing.
        matches = [hmac.compare_digest(given, known) for known in self._digests]
        return f"key:{given.hex()[:12]}" if kind.lower() == "bearer" and any(matches) else None


def _digest(key: bytes) -> bytes:
    return hashlib.sha256(key).digest()
