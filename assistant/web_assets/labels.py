"""The words of the chat page in each language.

French follows the Imprimerie nationale: no-break space before a colon and inside « », narrow
no-break space before ; ! and ?, typographic apostrophe.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.columns import fold
from assistant.records import Language
from assistant.typography import write_number

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
        "edit": "Modifier la question",
        "own_name": "Français",
        "ask_tab": "Questions",
        "explore_tab": "Explorer le corpus",
        "signed_in": "Session de {person}",
        "sign_out": "Se déconnecter",
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
        "edit": "Edit the question",
        "own_name": "English",
        "ask_tab": "Ask",
        "explore_tab": "Explore the corpus",
        "signed_in": "Signed in as {person}",
        "sign_out": "Sign out",
    },
}

# In an answer; the question's language chooses.
ANSWER: Mapping[Language, Mapping[str, str]] = {
    Language.FRENCH: {
        "sources": "Sources",
        "source": "Source",
        "row": "{table}, ligne {row}",
        "new_window": "nouvelle fenêtre",
        "page": "page de veille du {day}",
        "blank": "vide",
        "left_out": "Les réponses laissent de côté ce qui est ici une consigne, du code ou une adresse trompeuse.",
        "withheld": "Les réponses ne citent pas ce passage : il ne se présente pas comme une information.",
        "result": "{shown} premières lignes sur {total}",
        "all_result": "{total} lignes",
        "one_result": "{total} ligne",
        "groups": "{shown} premiers groupes sur {total}",
        "all_groups": "{total} groupes",
        "one_groups": "{total} groupe",
        "csv": "Télécharger le tableau (CSV)",
        "table": "Résultat exact",
        "one_dropped": "Une phrase a été retirée\u00a0: sa source ne la prouve pas.",
        "many_dropped": "{count} phrases ont été retirées\u00a0: leurs sources ne les prouvent pas.",
        "too_many_turns": "Cette conversation est très longue\u00a0: seules ses dernières questions sont gardées. "
        "Envoyez à nouveau votre question.",
        "too_many_questions": "Vous avez posé beaucoup de questions en une minute. Réessayez dans {seconds}\u00a0s.",
        "stopped": "Réponse arrêtée.",
        "searching": "Recherche dans les articles…",
        "within": "Périmètre de la réponse\u00a0: {scope}",
        "line": "ligne {line}",
        "open_article": "Ouvrir l’article publié",
        "rows_of": "{table} ({rows})",
        "closest": "Articles les plus proches",
        "closest_note": "Ils ne répondent pas à la question.",
        "tools": "Que faire de cette réponse",
        "copy": "Copier avec les sources",
        "download": "Télécharger\u00a0:",
        "draft": "Rédiger une réponse ou une note",
        "up": "Utile",
        "down": "Pas utile",
        "follow": "Pour continuer",
        "forgotten": "Cette réponse n’est plus en mémoire. Posez la question à nouveau.",
        "nothing": "Il n’y a rien à cette adresse. Revenez à la page de l’assistant.",
    },
    Language.ENGLISH: {
        "sources": "Sources",
        "source": "Source",
        "row": "{table}, row {row}",
        "new_window": "new window",
        "page": "scan page of {day}",
        "blank": "blank",
        "left_out": "Answers leave out the part of this passage that holds an order, code or a misleading address.",
        "withheld": "Answers do not quote this: it does not read as information.",
        "result": "first {shown} of {total} rows",
        "all_result": "{total} rows",
        "one_result": "{total} row",
        "groups": "first {shown} of {total} groups",
        "all_groups": "{total} groups",
        "one_groups": "{total} group",
        "csv": "Download the table (CSV)",
        "table": "Exact result",
        "one_dropped": "One sentence was removed: its source does not prove it.",
        "many_dropped": "{count} sentences were removed: their sources do not prove them.",
        "too_many_turns": "This conversation is very long: only its last questions are kept. Send your question again.",
        "too_many_questions": "You have asked many questions within a minute. Try again in {seconds} s.",
        "stopped": "Answer stopped.",
        "searching": "Searching the articles…",
        "within": "Scope of the answer: {scope}",
        "line": "line {line}",
        "open_article": "Open the published article",
        "rows_of": "{table} ({rows})",
        "closest": "Closest articles",
        "closest_note": "They do not answer the question.",
        "tools": "What to do with this answer",
        "copy": "Copy with sources",
        "download": "Download:",
        "draft": "Draft a reply or a note",
        "up": "Helpful",
        "down": "Not helpful",
        "follow": "To continue",
        "forgotten": "This answer is no longer in memory. Ask the question again.",
        "nothing": "There is nothing at this address. Go back to the assistant’s page.",
    },
}

# The choice of a part of the corpus; the browser's language chooses.
SCOPE: Mapping[Language, Mapping[str, str]] = {
    Language.FRENCH: {
        "scope": "Périmètre\u00a0:",
        "whole": "tout le corpus",
        "tables": "Tableaux",
        "relevancy_at_least": "Pertinence minimale",
        "any_level": "toutes",
        "since": "Depuis le",
        "until": "Jusqu’au",
        "articles": "Articles",
        "themes": "Thèmes",
        "reset": "Revenir à tout le corpus",
    },
    Language.ENGLISH: {
        "scope": "Scope:",
        "whole": "the whole corpus",
        "tables": "Tables",
        "relevancy_at_least": "Minimum relevancy",
        "any_level": "any",
        "since": "Since",
        "until": "Until",
        "articles": "Articles",
        "themes": "Themes",
        "reset": "Back to the whole corpus",
    },
}

# Headings of published tables in French, by their folded words; any other stays as the article has it.
HEADINGS_FR: Mapping[str, str] = {
    "name": "nom",
    "description": "description",
    "change": "changement",
    "10 year": "à dix ans",
    "10y horizon": "à dix ans",
    "driving force": "force motrice",
    "relevancy": "pertinence",
}

# Looking through the corpus; the browser's language chooses.
EXPLORE: Mapping[Language, Mapping[str, str]] = {
    Language.FRENCH: {
        "title": "Explorer le corpus",
        "words": "Mots à trouver",
        "table": "Tableau",
        "any": "tous",
        "relevancy": "Pertinence minimale",
        "any_level": "toutes",
        "since": "Depuis le",
        "until": "Jusqu’au",
        "theme": "Thème",
        "article": "Article",
        "apply": "Chercher",
        "reset": "Tout afficher",
        "found": "{rows} dans {articles}.",
        "none": "Aucune ligne ne correspond à ces filtres.",
        "timeline": "Signaux par date de page et pertinence",
        "timeline_all": "Lignes par date de page et pertinence",
        "timeline_note": "Chaque point ouvre ses lignes\u202f; plus il est grand, plus elles sont nombreuses.",
        "by_table": "Lignes par tableau",
        "by_theme": "Lignes par thème",
        "rows": "Lignes",
        "articles": "Articles",
        "point": "{day}, pertinence {level}\u00a0: {rows}",
        "more": "Page suivante",
        "before": "Page précédente",
        "page": "{first}–{last} sur {total}",
        "listed": "Liste",
        "undated": "sans date",
        "level": "pertinence {level}",
    },
    Language.ENGLISH: {
        "title": "Explore the corpus",
        "words": "Words to find",
        "table": "Table",
        "any": "all",
        "relevancy": "Minimum relevancy",
        "any_level": "any",
        "since": "Since",
        "until": "Until",
        "theme": "Theme",
        "article": "Article",
        "apply": "Find",
        "reset": "Show all",
        "found": "{rows} in {articles}.",
        "none": "No row passes these filters.",
        "timeline": "Signals by page date and relevancy",
        "timeline_all": "Rows by page date and relevancy",
        "timeline_note": "Each point opens its rows; the larger it is, the more there are.",
        "by_table": "Rows per table",
        "by_theme": "Rows per theme",
        "rows": "Rows",
        "articles": "Articles",
        "point": "{day}, relevancy {level}: {rows}",
        "more": "Next page",
        "before": "Previous page",
        "page": "{first}–{last} of {total}",
        "listed": "List",
        "undated": "no date",
        "level": "relevancy {level}",
    },
}

# Drafts, and what the page's script says; the browser's language chooses.
SCRIPT: Mapping[Language, Mapping[str, str]] = {
    Language.FRENCH: {
        "source_of": "Source {at} sur {total}",
        "draft_title": "Réponse ou note",
        "draft_lead": "Projet à relire et à compléter",
        "asked": "Question posée",
        "answered": "Réponse",
        "close": "Fermer",
        "previous": "Source précédente",
        "next": "Source suivante",
        "loading": "Chargement…",
        "failed": "Cela n’a pas pu être chargé. Réessayez dans un instant.",
        "problem": "Demande non aboutie",
        "busy": "Trop de questions sont traitées en même temps. Posez la vôtre à nouveau dans un instant.",
        "lost": "La connexion avec l’assistant est interrompue. Vérifiez-la, puis rechargez la page.",
        "complete": "Réponse complète. {sources}",
        "one_source": "Une source.",
        "many_sources": "{count} sources.",
        "no_source": "Le corpus ne répond pas à cette question.",
        "copied": "Copié.",
        "thanks": "Avis enregistré sur cette machine.",
        "reason": "Pourquoi\u202f? (facultatif)",
        "send": "Enregistrer",
        "remove": "Retirer {name}",
        "editing": "Votre question remplacera l’ancienne et ce qui la suit. Appuyez sur Échap pour renoncer.",
        "panel": "Source",
        "kind": "Forme",
        "reply": "Réponse courte",
        "briefing": "Note d’information",
        "audience": "Destinataire",
        "citizen": "un citoyen",
        "adviser": "un conseiller",
        "minister": "le cabinet du ministre",
        "language": "Langue",
        "copy": "Copier",
        "download": "Télécharger\u00a0:",
        "update": "Mettre à jour",
        "notes": "Notes",
    },
    Language.ENGLISH: {
        "source_of": "Source {at} of {total}",
        "draft_title": "Reply or note",
        "draft_lead": "A draft to review and complete",
        "asked": "Question asked",
        "answered": "Answer",
        "close": "Close",
        "previous": "Previous source",
        "next": "Next source",
        "loading": "Loading…",
        "failed": "This could not be loaded. Try again in a moment.",
        "problem": "The request failed",
        "busy": "Too many questions are under way. Ask yours again in a moment.",
        "lost": "The connection to the assistant is interrupted. Check it, then load the page again.",
        "complete": "The answer is complete. {sources}",
        "one_source": "One source.",
        "many_sources": "{count} sources.",
        "no_source": "The corpus does not answer this question.",
        "copied": "Copied.",
        "thanks": "Your feedback is kept on this machine.",
        "reason": "Why? (optional)",
        "send": "Store",
        "remove": "Remove {name}",
        "editing": "Your question will replace the old one and what follows it. Press Escape to cancel.",
        "panel": "Source",
        "kind": "Form",
        "reply": "Short reply",
        "briefing": "Briefing note",
        "audience": "For",
        "citizen": "a citizen",
        "adviser": "an adviser",
        "minister": "the minister’s office",
        "language": "Language",
        "copy": "Copy",
        "download": "Download:",
        "update": "Update",
        "notes": "Notes",
    },
}

# Below the page: who answers, where the question goes, what is searched.
FOOTER: Mapping[Language, Mapping[str, str]] = {
    Language.FRENCH: {
        "chosen": "Réponses choisies par une IA de recherche parmi les lignes du corpus, sans modèle de langage.",
        "written": "Réponses rédigées par une IA (modèle {model}), chaque phrase vérifiée dans le corpus.",
        "stays": "Rien ne quitte cette machine.",
        "sent": "Les questions et les lignes trouvées sont envoyées à {host}.",
        "kept": "Rien n’est enregistré\u202f; les réponses restent en mémoire jusqu’à l’arrêt du programme.",
        "feedback": "Seuls les avis que vous donnez sont enregistrés, sur cette machine.",
        "history": "Vos questions ne sont conservées que si vous le demandez.",
        "both": "Seuls sont enregistrés les avis que vous donnez et, si vous le demandez, vos questions.",
        "history_page": "Mes questions",
        "privacy_page": "Vie privée",
        "checks": "Contrôler les réponses",
        "corpus": "Corpus\u00a0: version {version}, {articles}, {rows}.",
        "article": "{count} article",
        "articles": "{count} articles",
        "row": "{count} ligne",
        "rows": "{count} lignes",
    },
    Language.ENGLISH: {
        "chosen": "Answers chosen by a search AI from the rows of the corpus, without a language model.",
        "written": "Answers written by an AI (model {model}), each sentence checked against the corpus.",
        "stays": "Nothing leaves this machine.",
        "sent": "Questions and the rows found are sent to {host}.",
        "kept": "Nothing is stored; answers stay in memory until the program stops.",
        "feedback": "Only the feedback that you give is kept, on this machine.",
        "history": "Your questions are kept only if you ask for it.",
        "both": "Only the feedback that you give is kept and, if you ask for it, your questions.",
        "history_page": "My questions",
        "privacy_page": "Privacy",
        "checks": "Check the answers",
        "corpus": "Corpus: version {version}, {articles}, {rows}.",
        "article": "{count} article",
        "articles": "{count} articles",
        "row": "{count} row",
        "rows": "{count} rows",
    },
}


def name_heading(heading: str, language: Language) -> str:
    """The heading of a column of an article as a language names it."""
    return HEADINGS_FR.get(fold(heading), heading) if language is Language.FRENCH else heading


def count_nouns(count: int, noun: str, language: Language) -> str:
    """A count with its noun of `FOOTER`, thousands set apart: `90 228 lignes`, `90,228 rows`, `0 ligne`."""
    is_one = count < 2 if language is Language.FRENCH else count == 1
    return FOOTER[language][noun if is_one else f"{noun}s"].format(count=write_number(count, language))


def tell_count(key: str, shown: int, total: int, language: Language) -> str:
    """How many of a table are shown, in words of `ANSWER`: all of them, or the first ones."""
    words = ANSWER[language]
    if shown >= total:
        return words[f"all_{key}" if total > 1 else f"one_{key}"].format(total=write_number(total, language))
    return words[key].format(shown=write_number(shown, language), total=write_number(total, language))
