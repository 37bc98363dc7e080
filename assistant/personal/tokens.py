"""Proof that a form was sent from a page that this server made for the same person."""

from __future__ import annotations

import hashlib
import hmac
import secrets


class Tokens:
    """Tokens of one run of the server; nobody who cannot read a person's page knows theirs."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def make(self, person: str) -> str:
        """The token that stands in a person's forms."""
        return hmac.new(self._secret, person.encode("utf-8", "surrogateescape"), hashlib.sha256).hexdigest()

    def check(self, person: str, token: str) -> bool:
        """Whether a token is that person's."""
        return hmac.compare_digest(self.make(person).encode(), token.encode("utf-8", "surrogateescape"))
