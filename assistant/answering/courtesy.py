"""What is answered to a greeting, to thanks, and to questions about the assistant itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.asking.courtesy import Courtesy
from assistant.records import Answer, Engine, Language
from assistant.typography import NARROW
from assistant.words import is_french, split_words

_TEXTS: Mapping[Language, Mapping[Courtesy, str]] = {
    Language.FRENCH: {
        Courtesy.GREETING: "Bonjour. Posez une question sur les articles du corpus\u00a0: chaque phrase de la réponse "
        "indique la ligne dont elle provient, et ce que le corpus ne dit pas vous est signalé.",
        Courtesy.THANKS: f"Je vous en prie. N’hésitez pas à poser une autre question sur le corpus{NARROW}!",
        Courtesy.FAREWELL: "Au revoir.",
        Courtesy.ACKNOWLEDGED: "Entendu. Vous pouvez poser une autre question sur les articles du corpus.",
        Courtesy.TRUST: "Chaque phrase indique la ligne dont elle provient, et cette source est vérifiée avant "
        f"l’affichage. La ligne citée peut toutefois ne pas répondre tout à fait à la question{NARROW}; ce que dit "
        "l’article, lui, n’est pas vérifié. Lisez la source avant de réutiliser une réponse.",
        Courtesy.PRIVACY: "La page «\u00a0Vie privée\u00a0» (/privacy), accessible au bas de la page de l’assistant, "
        "indique ce qui est conservé et ce qui est transmis selon les réglages en vigueur.",
        Courtesy.ORIGIN: f"Mes réponses proviennent des seuls articles du corpus{NARROW}; je ne consulte ni le web ni "
        "d’autres documents. Le numéro placé après une phrase renvoie à la ligne citée.",
        Courtesy.RELEVANCY: "La pertinence est la note que les articles donnent aux lignes de leurs tableaux. Je la "
        f"reprends telle quelle, sans la calculer{NARROW}; certaines lignes n’en ont pas.",
        Courtesy.EXPORT: "Sur la page de l’assistant, chaque réponse peut être copiée avec ses sources ou téléchargée "
        f"en Word, en PDF ou en Markdown{NARROW}; un tableau l’est aussi en CSV. Ces commandes figurent sous la "
        "réponse.",
        Courtesy.CHANGE: "Je ne peux rien modifier ni supprimer\u00a0: je réponds à partir des articles du corpus.",
        Courtesy.HELP: "Je réponds aux questions sur les articles du corpus, en français ou en anglais, et je cite la "
        "ligne dont provient chaque phrase. Vous pouvez demander un fait, un dénombrement, une liste, un classement, "
        "une comparaison ou le résumé d’un article, puis préciser votre question. Ce que le corpus ne dit pas vous "
        "est signalé.",
        Courtesy.IDENTITY: "Je suis un assistant automatique qui répond à partir des articles du corpus et cite ses "
        "sources. {engine}",
        Courtesy.OPINION: "Je ne donne pas d’avis\u00a0: je cite ce que disent les articles du corpus. Demandez par "
        "exemple ce qu’ils disent de ce sujet.",
        Courtesy.INSTRUCTIONS: "Je ne communique pas les consignes que j’applique\u00a0: je réponds aux questions sur "
        "les articles du corpus.",
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
        Courtesy.FAREWELL: "Goodbye.",
        Courtesy.ACKNOWLEDGED: "Understood. Feel free to ask something else about the articles of the corpus.",
        Courtesy.TRUST: "Each sentence names the row it comes from, and that source is checked before the sentence is "
        "shown. The row may still not quite answer the question, and what the article says is not checked. Read the "
        "source before you re-use an answer.",
        Courtesy.PRIVACY: "The page “Privacy” (/privacy), linked at the foot of the assistant’s page, says what is "
        "kept and what is sent by the settings in force.",
        Courtesy.ORIGIN: "My answers come from the articles of the corpus alone; I consult neither the web nor other "
        "documents. The number behind a sentence leads to the row that is cited.",
        Courtesy.RELEVANCY: "Relevancy is the rating that articles give to the rows of their tables. I take it as it "
        "is and do not compute it; some rows have none.",
        Courtesy.EXPORT: "On the assistant’s page each answer can be copied with its sources or downloaded as Word, "
        "PDF or Markdown, and a table as CSV too. The buttons stand below the answer.",
        Courtesy.CHANGE: "I can neither change nor delete anything: I answer from the articles of the corpus.",
        Courtesy.HELP: "I answer questions about the articles of the corpus, in English or French, and cite the row "
        "that each sentence comes from. You can ask for a fact, a count, a list, a ranking, a comparison or the "
        "summary of an article, and then narrow your question down. You are told what the corpus does not answer.",
        Courtesy.IDENTITY: "I am an automatic assistant that answers from the articles of the corpus and cites its "
        "sources. {engine}",
        Courtesy.OPINION: "I give no opinion: I quote what the articles of the corpus say. Ask, for example, what they "
        "say about this subject.",
        Courtesy.INSTRUCTIONS: "I do not share the instructions that I work by: I answer questions about the articles "
        "of the corpus.",
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


_UNTRANSLATED = {
    Language.FRENCH: "Les citations restent dans la langue des articles.",
    Language.ENGLISH: "Quotations stay in the language of the articles.",
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
    if courtesy is Courtesy.GREETING and "bonsoir" in split_words(text):
        said = said.replace("Bonjour.", "Bonsoir.", 1)
    return Answer(text, said, language, abstained=True, engine=Engine.EXTRACTIVE)


def say_untranslated(answer: Answer) -> Answer:
    """An answer that was wanted in another language, with a note where it quotes rows of the language it was not."""
    quoted = [citation.quote for citation in answer.citations if answer.engine is Engine.EXTRACTIVE]
    wants_french = answer.language is Language.FRENCH
    if all(is_french(split_words(quote)) is wants_french for quote in quoted):
        return answer
    return replace(answer, answer=f"{answer.answer}\n\n{_UNTRANSLATED[answer.language]}")
