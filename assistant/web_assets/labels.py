"""The words of the chat page in each language.

French follows the Imprimerie nationale: no-break space before a colon and inside « », narrow
no-break space before ; ! and ?, typographic apostrophe.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.records import Language

# Around the conversation; the browser's language chooses.
PAGE: Mapping[Language, Mapping[str, str]] = {
    Language.FRENCH: {
        "title": "Assistant de veille",
        "lead": "Posez une question sur les articles de veille. Chaque phrase de la réponse "
        "indique la ligne de l’article sur laquelle elle s’appuie.",
        "skip": "Aller à la question",
        "conversation": "Conversation",
        "examples": "Pour commencer, par exemple\u00a0:",
        "question": "Votre question",
        "placeholder": "Posez votre question…",
        "ask": "Envoyer",
        "stop": "Arrêter",
    },
    Language.ENGLISH: {
        "title": "Horizon scan assistant",
        "lead": "Ask about the scanned articles. Every sentence of an answer names "
        "the row of the article that it stands on.",
        "skip": "Go to the question",
        "conversation": "Conversation",
        "examples": "To begin, for example:",
        "question": "Your question",
        "placeholder": "Ask your question…",
        "ask": "Ask",
        "stop": "Stop",
    },
}

# In an answer; the question's language chooses.
ANSWER: Mapping[Language, Mapping[str, str]] = {
    Language.FRENCH: {
        "sources": "Sources",
        "source": "Source {number}",
        "row": "{table}, ligne {row}",
        "new_window": "nouvelle fenêtre",
        "page": "page de veille du {day}",
        "blank": "vide",
        "result": "{shown} lignes sur {total}",
        "groups": "{shown} groupes sur {total}",
        "csv": "Télécharger le tableau (CSV)",
        "table": "Résultat exact",
        "one_dropped": "Une phrase a été retirée\u00a0: sa source ne la prouve pas.",
        "many_dropped": "{count} phrases ont été retirées\u00a0: leurs sources ne les prouvent pas.",
        "failed": "La réponse a échoué. Posez la question à nouveau\u202f; "
        "si l’échec se répète, regardez ce qu’affiche le terminal.",
        "too_long": "La question compte plus de {limit} caractères. Raccourcissez-la et posez-la à nouveau.",
        "stopped": "Réponse arrêtée.",
        "searching": "Recherche dans les articles…",
    },
    Language.ENGLISH: {
        "sources": "Sources",
        "source": "Source {number}",
        "row": "{table}, row {row}",
        "new_window": "new window",
        "page": "scan page of {day}",
        "blank": "blank",
        "result": "{shown} of {total} rows",
        "groups": "{shown} of {total} groups",
        "csv": "Download the table (CSV)",
        "table": "Exact result",
        "one_dropped": "One sentence was removed: its source does not prove it.",
        "many_dropped": "{count} sentences were removed: their sources do not prove them.",
        "failed": "The answer failed. Ask again; if it fails again, see what the terminal shows.",
        "too_long": "The question is longer than {limit} characters. Shorten it and ask again.",
        "stopped": "Answer stopped.",
        "searching": "Searching the articles…",
    },
}

# Below the page: who answers, where the question goes, what is searched.
FOOTER: Mapping[Language, Mapping[str, str]] = {
    Language.FRENCH: {
        "chosen": "Réponses choisies par un logiciel parmi les lignes du corpus, sans modèle de langage.",
        "written": "Réponses rédigées par une IA (modèle {model}), chaque phrase vérifiée dans le corpus.",
        "stays": "Rien ne quitte cette machine.",
        "sent": "Les questions et les lignes trouvées sont envoyées à {host}.",
        "corpus": "Corpus\u00a0: {articles}, {rows}.",
        "article": "{count} article",
        "articles": "{count} articles",
        "row": "{count} ligne",
        "rows": "{count} lignes",
    },
    Language.ENGLISH: {
        "chosen": "Answers chosen by software from the rows of the corpus, without a language model.",
        "written": "Answers written by an AI (model {model}), each sentence checked against the corpus.",
        "stays": "Nothing leaves this machine.",
        "sent": "Questions and the rows found are sent to {host}.",
        "corpus": "Corpus: {articles}, {rows}.",
        "article": "{count} article",
        "articles": "{count} articles",
        "row": "{count} row",
        "rows": "{count} rows",
    },
}


def count_nouns(count: int, noun: str, language: Language) -> str:
    """A count with its noun of `FOOTER`, thousands set apart: `90 228 lignes`, `90,228 rows`, `0 ligne`."""
    is_one = count < 2 if language is Language.FRENCH else count == 1
    text = f"{count:,}".replace(",", "\u202f" if language is Language.FRENCH else ",")
    return FOOTER[language][noun if is_one else f"{noun}s"].format(count=text)
