"""What signing in keeps and sends: accounts, sessions, and the provider where there is one."""

from __future__ import annotations

from assistant.privacy.flows import MEMORY, Flow, Told, at_host, in_home
from assistant.settings import Settings


def declare_accounts(settings: Settings) -> Flow:
    """The file of local accounts."""
    return Flow(
        "assistant.serving.accounts",
        Told("Comptes locaux", "Local accounts"),
        Told("le nom et l’empreinte argon2 du mot de passe", "the name and the argon2 hash of the password"),
        in_home(settings, "accounts.json"),
        Told("jusqu’à «\u00a0assistant accounts remove\u00a0»", "until “assistant accounts remove”"),
        ("ASSISTANT_HOME",),
        is_active=(settings.home / "accounts.json").exists(),
    )


def declare_sessions(settings: Settings) -> Flow:
    """Who is signed in, and who failed to."""
    idle, longest = f"{settings.session_idle_minutes:g}", f"{settings.session_hours:g}"
    return Flow(
        "assistant.serving.sessions",
        Told("Sessions", "Sessions"),
        Told(
            "le nom de la personne connectée, les échecs de connexion", "who is signed in, failed attempts to sign in"
        ),
        MEMORY,
        Told(
            f"{idle} minutes sans activité, {longest} heures au plus",
            f"{idle} minutes without activity, {longest} hours at most",
        ),
        ("ASSISTANT_SESSION_IDLE_MINUTES", "ASSISTANT_SESSION_HOURS"),
        is_active=settings.oidc_issuer is not None or (settings.home / "accounts.json").exists(),
    )


def declare_provider(settings: Settings) -> Flow:
    """What an OpenID Connect provider learns."""
    return Flow(
        "assistant.serving.oidc",
        Told("Fournisseur d’identité", "Identity provider"),
        Told(
            "qu’une personne se connecte à ce service, jamais ses questions", "that a person signs in here, no question"
        ),
        at_host(settings.oidc_issuer or ""),
        Told("selon les règles du fournisseur", "by the rules of the provider"),
        ("ASSISTANT_OIDC_ISSUER",),
        is_active=settings.oidc_issuer is not None,
        leaves=settings.oidc_issuer is not None,
    )
