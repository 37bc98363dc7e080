"""What people write to an assistant that asks nothing of the corpus: a greeting, thanks, "what can you do?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from assistant.asking.secrets import leave_out_secrets
from assistant.records import Turn
from assistant.words import split_words


class Courtesy(StrEnum):
    """What is written instead of a question."""

    GREETING = "greeting"
    THANKS = "thanks"
    HELP = "help"
    IDENTITY = "identity"
    OPINION = "opinion"  # asks what the assistant itself thinks
    NOW = "now"  # asks for what holds at this moment: the weather, a rate
    SECRET = "secret"  # asks for the assistant's own instructions


# Of folded words between single blanks; each has to be all that was written, but for a greeting before it.
_HELLO = (
    r"(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|good (?:morning|afternoon|evening))"
    r"(?: (?:a tous|a toi|a vous|there|all|everyone|madame|monsieur|madame monsieur))*"
)
_KINDS = {
    Courtesy.GREETING: rf"{_HELLO}|(?:{_HELLO} )?(?:comment (?:ca va|vas tu|allez vous)|ca va|how are you)(?: today)?",
    Courtesy.THANKS: r"(?=.*\b(?:merci|thanks?|au revoir|bonne|bye|goodbye|see you)\b)"
    r"(?:(?:merci(?: (?:beaucoup|bien|infiniment|a vous|a toi))?|thanks?(?: (?:you|a lot))?"
    r"(?: (?:so|very) much)?|(?:c est )?(?:parfait|super|genial|tres bien|great|perfect|excellent)|ok|okay|"
    r"d accord|au revoir|bonne (?:journee|soiree)|bye|goodbye|see you) ?){1,4}",
    Courtesy.HELP: r"(?:a l )?aide(?: moi)?|help(?: me)?|"
    r"(?:que|qu est ce que|quoi) (?:sais|peux|savez|pouvez|puis|peut)(?: (?:tu|vous|je|on))?(?: (?:vous|te|t|m))? ?"
    r"(?:faire|demander|offrir)(?: (?:pour moi|ici))?|(?:qu est ce que )?(?:tu|vous) (?:sais|savez|peux|pouvez) faire"
    r"(?: quoi)?|(?:what|how) can (?:you|i|this (?:tool|assistant)) (?:do|ask|help)(?: (?:you|me|for me|here|with))*|"
    r"what (?:questions )?(?:can|may|should) i ask(?: you)?|how (?:do|can) i use (?:this|you|it)|"
    r"how (?:does|do) (?:this|it|you|this (?:tool|assistant)) work|"
    r"comment (?:ca|cela|cet outil|cet assistant|tu|vous) (?:marche|fonctionne)[sz]?|"
    r"comment (?:(?:t|vous|l) utiliser|utiliser cet (?:outil|assistant)|ca marche)|comment fonctionne cet (?:outil|"
    r"assistant)|a quoi (?:sers tu|servez vous|sert (?:cet (?:outil|assistant)|ce site)|tu sers)|what are you for",
    Courtesy.IDENTITY: r"(?:qui|tu) (?:es|etes)(?: (?:tu|vous|qui))?|(?:vous etes|c est) qui|who are you|what are you|"
    r"(?:are you|es tu|etes vous|est ce que (?:tu es|vous etes))(?: (?:a|an|un|une))? "
    r"(?:chatgpt|robot|bot|chatbot|human|humain|humaine|person|personne|ai|ia|machine|llm)|"
    r"(?:quel|which|what|sur quel) (?:modele|model|llm|ia|ai)(?: de langage)? ?(?:es tu|utilises tu|utilisez vous|"
    r"do you use|are you(?: using)?|est utilise|tu utilises|vous utilisez|is used|te fait fonctionner)",
}
# Found anywhere in what was written.
_WITHIN = {
    Courtesy.OPINION: re.compile(
        r"\b(?:selon (?:toi|vous)|(?:a|quel est) (?:ton|votre) avis|(?:que|qu en) (?:penses tu|pensez vous)|"
        r"(?:tu|vous) (?:preferes|preferez)|d apres (?:toi|vous)|do you (?:trust|like|prefer|agree)|"
        r"what do you think(?! (?:are|is|will|would|was|were)\b)|would you (?:rather|prefer)|do you personally|"
        r"your (?:personal )?opinion)\b"
    ),
    Courtesy.NOW: re.compile(
        r"^(?=.*\b(?:cours|taux|prix|meteo|temps|heure|temperature|score|rate|price|weather|time|temperature)\b)"
        r"(?=.*\b(?:today|tonight|this (?:morning|evening)|right now|at the moment|aujourd hui|ce (?:matin|soir)|"
        r"maintenant|en ce moment|a l instant)\b)|"
        r"^(?:what time is it|quelle heure est il|what is the date today|quel jour sommes nous)$"
    ),
}
_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _KINDS.items()}
_HELLO_BEFORE = re.compile(rf"^{_HELLO} (?=\S)")


def read_courtesy(text: str) -> Courtesy | None:
    """What a text is instead of a question; None where it asks something, if only in passing."""
    if not leave_out_secrets(text):
        return Courtesy.SECRET
    words = " ".join(split_words(text))
    for written in (words, _HELLO_BEFORE.sub("", words)):
        for kind, pattern in _PATTERNS.items():
            if pattern.fullmatch(written):
                return kind
    return next((kind for kind, pattern in _WITHIN.items() if pattern.search(words)), None)


def find_asked(history: Sequence[Turn]) -> list[Turn]:
    """The turns of a conversation that ask something: the user's, without greetings, thanks and the like."""
    said = (turn for turn in history if turn.role == "user" and turn.text.strip())
    return [turn for turn in said if read_courtesy(turn.text) is None]
