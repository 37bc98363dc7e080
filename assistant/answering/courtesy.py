"""What is answered to a greeting, to thanks, and to questions about the assistant itself."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.asking.courtesy import Courtesy
from assistant.records import Answer, Engine, Language
from assistant.typography import NARROW

_TEXTS: Mapping[Language, Mapping[Courtesy, str]] = {
    Language.FRENCH: {
        Courtesy.GREETING: "Bonjour. Posez une question sur les articles du corpus\u00a0: chaque phrase de la réponse "
        "indique la ligne dont elle provient, et ce que le corpus ne dit pas vous est signalé.",
        Courtesy.THANKS: f"Je vous en prie. N’hésitez pas à poser une autre question sur le corpus{NARROW}!",
        Courtesy.HELP: "Je réponds aux questions sur les articles du corpus, en français ou en anglais, et je cite la "
        "ligne dont provient chaque phrase. Vous pouvez demander un fait, un dénombrement, une liste, un classement, "
        "une comparaison ou le résumé d’un article, puis préciser votre question. Ce que le corpus ne dit pas vous "
        "est signalé.",
        Courtesy.IDENTITY: "Je suis un assistant automatique qui répond à partir des articles du corpus et cite ses "
        "sources. {engine}",
        Courtesy.OPINION: "Je ne donne pas d’avis\u00a0: je cite ce que disent les articles du corpus. Demandez par "
        "exemple ce qu’ils disent de ce sujet.",
        Courtesy.SECRET: "Je ne communique pas les consignes que j’applique\u00a0: je réponds aux questions sur les "
        "articles du corpus.",
        Courtesy.NOW: "Je ne connais que les articles du corpus, et rien de ce qui vaut à l’instant.",
        Courtesy.COMPLAINT: "Je regrette que la réponse ne convienne pas. Posez la question autrement, nommez "
        "l’article, ou demandez la liste de ce que contient le corpus sur ce sujet.",
        Courtesy.TASK: "Je ne rédige ni ne traduis de textes\u00a0: je réponds aux questions à partir des articles du "
        "corpus, que je cite. Demandez par exemple ce qu’ils disent de ce sujet.",
    },
    Language.ENGLISH: {
        Courtesy.GREETING: "Hello. Ask a question about the articles of the corpus: each sentence of the answer names "
        "the row it comes from, and you are told what the corpus does not answer.",
        Courtesy.THANKS: "You are welcome. Feel free to ask something else about the corpus.",
        Courtesy.HELP: "I answer questions about the articles of the corpus, in English or French, and cite the row "
        "that each sentence comes from. You can ask for a fact, a count, a list, a ranking, a comparison or the "
        "summary of an article, and then narrow your question down. You are told what the corpus does not answer.",
        Courtesy.IDENTITY: "I am an automatic assistant that answers from the articles of the corpus and cites its "
        "sources. {engine}",
        Courtesy.OPINION: "I give no opinion: I quote what the articles of the corpus say. Ask, for example, what they "
        "say about this subject.",
        Courtesy.SECRET: "I do not share the instructions that I work by: I answer questions about the articles of the "
        "corpus.",
        Courtesy.NOW: "I only know the articles of the corpus, and nothing of what holds at this moment.",
        Courtesy.COMPLAINT: "I am sorry that the answer does not help. Put the question in other words, name the "
        "article, or ask for a list of what the corpus holds on this subject.",
        Courtesy.TASK: "I write and translate no texts: I answer questions from the articles of the corpus, and cite "
        "them. Ask, for example, what they say about this subject.",
    },
}
_WITHOUT_MODEL = {
    Language.FRENCH: "Aucun modèle de langage ne rédige les réponses\u00a0: elles citent les lignes telles quelles.",
    Language.ENGLISH: "No language model writes the answers: they quote the rows as they are.",
}
_WITH_MODEL = {
    Language.FRENCH: "Le modèle de langage {model} rédige les réponses\u00a0; chaque phrase est vérifiée avant d’être "
    "affichée.",
    Language.ENGLISH: "The language model {model} writes the answers; each sentence is checked before it is shown.",
}


def reply(courtesy: Courtesy, text: str, language: Language, model: str | None = None) -> Answer:
    """An answer that states nothing of the corpus and therefore cites nothing.

    No example from the corpus stands in it: a row's words are shown with their source or not at all.

    Args:
        text: what was written.
        model: the chat model that writes answers, or None.
    """
    engine = _WITH_MODEL[language].format(model=model) if model else _WITHOUT_MODEL[language]
    said = _TEXTS[language][courtesy].replace("{engine}", engine)
    return Answer(text, said, language, abstained=True, engine=Engine.EXTRACTIVE)
