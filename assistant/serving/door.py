"""What sign-in there is: built from the settings and the accounts of the home, shared by the layers that need it."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import Response

from assistant.errors import SettingsBroken
from assistant.serving.accounts import Accounts
from assistant.serving.listening import is_loopback
from assistant.serving.lockout import Lockout
from assistant.serving.oidc import Provider
from assistant.serving.sessions import Session, Sessions
from assistant.settings import Settings


def check_listening(settings: Settings) -> None:
    """Refuse to serve other machines without sign-in, unless the settings say so.

    Raises:
        SettingsBroken: what would be open to everybody who reaches the machine.
    """
    if not is_loopback(settings.host) and not settings.without_sign_in and not has_sign_in(settings):
        raise SettingsBroken(
            f"{settings.host} can be reached by other machines, and there is no sign-in. Add an account (assistant "
            "accounts add NAME), set ASSISTANT_OIDC_ISSUER, or say --without-sign-in"
        )


def has_sign_in(settings: Settings) -> bool:
    """Whether people sign in: once there is an account or a provider, unless the settings switch it off."""
    if settings.without_sign_in:
        return False
    return settings.oidc_issuer is not None or bool(Accounts(settings.home).names())


class Door:
    """Sessions, accounts and the provider of one server."""

    def __init__(self, settings: Settings) -> None:
        self.sessions = Sessions(
            idle_seconds=settings.session_idle_minutes * 60, longest_seconds=settings.session_hours * 3600
        )
        self.lockout = Lockout()
        self.accounts = Accounts(settings.home)
        self.provider = Provider(settings) if settings.oidc_issuer and not settings.without_sign_in else None
        self._public_address = settings.public_address

    @property
    def has_accounts(self) -> bool:
        """Whether the sign-in page asks for a password."""
        return self.provider is None or bool(self.accounts.names())

    def is_https(self, connection: HTTPConnection) -> bool:
        """Whether browsers reach the server over https."""
        if self._public_address:
            return urlsplit(self._public_address).scheme == "https"
        return connection.url.scheme == "https"

    def address(self, connection: HTTPConnection) -> str:
        """The server's own address, without a slash at its end."""
        return (self._public_address or str(connection.base_url)).rstrip("/")

    def find(self, connection: HTTPConnection) -> Session | None:
        """The session that a request belongs to; None when there is none, or none any more."""
        identifier = connection.cookies.get(self._name(connection, "session"))
        return self.find_by(identifier) if identifier else None

    def identifier(self, connection: HTTPConnection) -> str | None:
        """What the browser holds for its session."""
        return connection.cookies.get(self._name(connection, "session"))

    def find_by(self, identifier: str, *, touch: bool = True) -> Session | None:
        """The session of an identifier, while its account is there and has the same password."""
        session = self.sessions.find(identifier, touch=touch)
        if session is None or session.stamp is None or self.accounts.stamp(session.person) == session.stamp:
            return session
        self.sessions.close(identifier)
        return None

    def give_session(self, connection: HTTPConnection, response: Response, person: str, stamp: str | None) -> None:
        """Sign a person in; a session that the browser had before ends."""
        if before := self.identifier(connection):
            self.sessions.close(before)
        self._set(connection, response, "session", self.sessions.open(person, stamp))

    def end_session(self, connection: HTTPConnection, response: Response) -> None:
        """Sign out."""
        if identifier := self.identifier(connection):
            self.sessions.close(identifier)
        self.drop(connection, response, "session")

    def give_ticket(self, connection: HTTPConnection, response: Response, ticket: str) -> None:
        """Let the browser hold what proves that it began to sign in."""
        self._set(connection, response, "signing-in", ticket)

    def ticket(self, connection: HTTPConnection) -> str:
        """What the browser holds since it began to sign in."""
        return connection.cookies.get(self._name(connection, "signing-in"), "")

    def drop(self, connection: HTTPConnection, response: Response, name: str) -> None:
        """Let the browser forget a cookie of ours."""
        secure = self.is_https(connection)
        response.delete_cookie(self._name(connection, name), secure=secure, httponly=True, samesite="lax")

    def _set(self, connection: HTTPConnection, response: Response, name: str, value: str) -> None:
        # Without an age the browser forgets it when it is closed.
        secure = self.is_https(connection)
        response.set_cookie(self._name(connection, name), value, path="/", secure=secure, httponly=True, samesite="lax")

    def _name(self, connection: HTTPConnection, name: str) -> str:
        # Browsers take a cookie of this prefix over https only, and from this host alone.
        return f"__Host-assistant-{name}" if self.is_https(connection) else f"assistant-{name}"
