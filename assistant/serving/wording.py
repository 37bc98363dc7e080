"""What the outer layers tell people, in French and English."""

from __future__ import annotations

from typing import Any

from assistant.records import Language

SIGN_IN: dict[Language, dict[str, str]] = {
    Language.FRENCH: {
        "own_name": "Français",
        "product": "Assistant de veille",
        "title": "Connexion",
        "lead": "Cet assistant est réservé aux personnes autorisées.",
        "name": "Identifiant",
        "password": "Mot de passe",
        "sign_in": "Se connecter",
        "provider": "Se connecter avec le compte de votre organisation",
        "or": "ou",
        "wrong": "L’identifiant ou le mot de passe n’est pas correct.",
        "wait": "Trop de tentatives. Réessayez dans {seconds}\u00a0s.",
        "left": "Vous êtes déconnecté.",
        "ended": "Votre session a expiré ou n’est pas ouverte. Connectez-vous pour continuer.",
        "provider_unreachable": "Le service de connexion de votre organisation ne répond pas. Réessayez plus tard.",
        "provider_refused": "Le service de connexion n’a pas confirmé votre identité. Recommencez.",
        "not_invited": "Votre compte n’a pas accès à cet assistant. Adressez-vous à son administrateur.",
        "unavailable": "La connexion est impossible pour le moment. L’administrateur en trouve la raison au journal.",
    },
    Language.ENGLISH: {
        "own_name": "English",
        "product": "Scan assistant",
        "title": "Sign in",
        "lead": "This assistant is for authorised people.",
        "name": "User name",
        "password": "Password",
        "sign_in": "Sign in",
        "provider": "Sign in with your organisation’s account",
        "or": "or",
        "wrong": "The user name or the password is not right.",
        "wait": "Too many attempts. Try again in {seconds} s.",
        "left": "You are signed out.",
        "ended": "Your session has ended or was never opened. Sign in to go on.",
        "provider_unreachable": "Your organisation’s sign-in service does not answer. Try again later.",
        "provider_refused": "The sign-in service did not confirm who you are. Begin again.",
        "not_invited": "Your account is known but has no access to this assistant. Ask its administrator.",
        "unavailable": "Nobody can sign in at the moment. The administrator finds the reason in the log.",
    },
}

REFUSED: dict[Language, dict[str, str]] = {
    Language.FRENCH: {
        "sign_in": "Connectez-vous pour continuer\u00a0: {address}",
        "other_site": "Les pages d’autres sites ne peuvent pas appeler cet assistant.",
        "other_person": "Ce flux appartient à une autre personne. Rechargez la page.",
        "too_large": "L’envoi est trop volumineux\u00a0: {limit} au plus.",
        "too_slow": "L’envoi a pris trop de temps. Recommencez.",
        "too_many": "Trop de demandes. Réessayez dans {seconds}\u00a0s.",
        "too_long": "La réponse prend trop de temps. Réessayez dans un moment.",
        "no_session": "La demande ne dit pas de quelle page elle vient. Rechargez la page.",
    },
    Language.ENGLISH: {
        "sign_in": "Sign in to go on: {address}",
        "other_site": "Pages of other sites may not call this assistant.",
        "other_person": "This stream belongs to somebody else. Load the page again.",
        "too_large": "What was sent is too large: at most {limit} are taken.",
        "too_slow": "Sending took too long. Begin again.",
        "too_many": "Too many requests. Try again in {seconds} s.",
        "too_long": "The answer takes too long. Try again in a moment.",
        "no_session": "The request does not say which page it comes from. Load the page again.",
    },
}


def read_language(accepted: str) -> Language:
    """The first language of an Accept-Language header that is spoken here; English where there is none."""
    for entry in accepted.lower().split(","):
        for language in Language:
            if entry.strip().startswith(language.value):
                return language
    return Language.ENGLISH


def tell_refusal(key: str, accepted: str, **values: Any) -> str:
    """A sentence of REFUSED in the reader's language."""
    return REFUSED[read_language(accepted)][key].format(**values)
