"""What people write to an assistant that asks nothing of the corpus: a greeting, thanks, "what can you do?"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from assistant.asking.secrets import leave_out_secrets
from assistant.records import Language, Turn
from assistant.words import split_words


class Courtesy(StrEnum):
    """What is written instead of a question."""

    GREETING = "greeting"
    THANKS = "thanks"
    HELP = "help"
    IDENTITY = "identity"
    OPINION = "opinion"  # asks what the assistant itself thinks
    FAREWELL = "farewell"
    ACKNOWLEDGED = "acknowledged"  # "ok", "non", "pardon"
    TRUST = "trust"  # asks how far answers can be relied on
    PRIVACY = "privacy"  # asks what becomes of the questions
    ORIGIN = "origin"  # asks what answers are taken from
    RELEVANCY = "relevancy"  # asks what the ratings are
    EXPORT = "export"  # asks how to save, print or copy an answer
    CHANGE = "change"  # wants articles deleted or changed
    NOW = "now"  # asks for what holds at this moment: the weather, a rate
    INSTRUCTIONS = "instructions"  # asks for the assistant's own instructions
    COMPLAINT = "complaint"  # says that an answer, or the assistant, is no good
    TASK = "task"  # wants something written that is no answer: a poem, a translation


# Of folded words between single blanks; each has to be all that was written, but for a greeting before it.
_HELLO = (
    r"(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|good (?:morning|afternoon|evening))"
    r"(?: (?:a tous|a toi|a vous|there|all|everyone|madame|monsieur|madame monsieur))*"
)
# What thanks and complaints are made of; each is told by a word of its own among them.
_KIND_WORDS = (
    "thanks thank you merci a lot so very really much for your this that these those it is s was were has have been my "
    "the help helped helpful useful answer answers information time great good nice perfect excellent clear all me i "
    "am interesting ok okay well fine again and but not no n t did beaucoup bien infiniment pour votre ton ta vos "
    "tes cette ces ce c etait est tres vraiment super genial parfait utile clair aide reponse reponses informations "
    "interessant et mais de tout cela ca m a vous"
)
_UNKIND = "useless|stupid|dumb|rubbish|nonsense|terrible|awful|wrong|idiot(?:e|ic|ique)?|unhelpful|nul(?:le)?|inutile|"
_UNKIND += "stupide|debile|faux"
_TOLD_OF = " you re are tu toi es etes an un une completely totally just simply"


def _made_of(words: str, *others: str) -> str:
    """A pattern for what is made of these alone, two of them at least."""
    one = rf"(?:{'|'.join([*words.split(), *others])})"
    return rf"{one}(?: {one})+"


_KINDS = {
    Courtesy.GREETING: rf"{_HELLO}|(?:{_HELLO} )?(?:comment (?:ca va|vas tu|allez vous)|ca va|how are you)(?: today)?",
    Courtesy.THANKS: rf"(?=.*\b(?:merci|thanks?|thank you)\b){_made_of(_KIND_WORDS)}|"
    r"(?=.*\b(?:merci|thanks?|au revoir|bonne|bye|goodbye|see you)\b)"
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
    Courtesy.COMPLAINT: r"(?!(?:is|was|are|were|did|does|est|es|etes)\b)"
    rf"(?=.*\b(?:{_UNKIND})\b){_made_of(_KIND_WORDS + _TOLD_OF, _UNKIND)}|"
    r"(?:(?:that|this|it) )?did(?: not|n t) help(?: me)?|"
    r"(?:(?:that|this|it) (?:is|s|was) )?not what i (?:asked(?: for)?|meant|wanted)|"
    r"(?:you|that|this|it) (?:did|do|does)(?: not|n t) (?:answer|understand)(?: (?:my question|the question|it|that))?|"
    r"(?:ce|c) n est pas (?:du tout )?ce que j ai (?:demande|dit)|"
    r"(?:tu|vous) n (?:as|avez) pas (?:du tout )?(?:repondu|compris)(?: a)?(?: ma question)?|"
    r"(?:ca|cela) ne repond pas (?:du tout )?a ma question",
}
_PLEASE = (
    r"^(?:(?:please|now|and|ok|so|hey|(?:can|could|would|will) you|i (?:want|need) you to|s il (?:te|vous) plait|et|"
    r"maintenant|alors|peux tu|pouvez vous|pourrais tu|pourriez vous|je veux que tu) )*"
)
_WRITE = (
    r"(?:write|compose|tell|make(?: up)?|invent|create|generate|sing|code|draft|ecri[st]|ecrivez|ecrire|compose[zr]?|"
    r"raconte[zr]?|invente[zr]?|genere[zr]?|redige[zr]?|fais|faites)(?: (?:me|us|moi|nous))?"
)
_WRITINGS = (
    r"(?:poems?|haikus?|limericks?|songs?|stor(?:y|ies)|jokes?|essays?|e ?mails?|letters?|tweets?|scripts?|program|"
    r"recipes?|poemes?|chansons?|histoires?|blagues?|dissertations?|courriels?|mails?|lettres?|recettes?)"
)
# Found anywhere in what was written, or behind what asks for it kindly.
_WITHIN = {
    Courtesy.TASK: re.compile(
        rf"{_PLEASE}(?:(?:translate|traduis|traduisez|traduire)\b|"
        rf"{_WRITE} (?:an?|some|une?|des) (?:\w+ ){{0,3}}?{_WRITINGS}\b)"
    ),
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
        r"^(?=.*\b(?:weather|meteo|quel temps)\b)"
        r"(?=.*\b(?:tomorrow|this week(?:end)?|demain|cette semaine|ce week end)\b)|"
        r"^(?:what time is it|quelle heure est il|what is the date today|quel jour sommes nous)$"
    ),
}
_PARTS = re.compile(r"[.!?;,]+|\b(?:and|et)\b", re.IGNORECASE)
_PART_NAMED = re.compile(r"(?<!P)<(\w+)>")  # not the name of a group
_GLUED = re.compile(r"(?<! )\|\n")
_Told = list[tuple[Courtesy, re.Pattern[str]]]


def _read_patterns() -> tuple[_Told, _Told, re.Pattern[str]]:
    """Those of courtesy.toml: for all that was written, for the beginning of it, and for another language."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    parts: dict[str, str] = {}

    def fill(text: str) -> str:
        plain = " ".join(_GLUED.sub("|", text).split()).replace(" | ", "|")
        return f"(?:{_PART_NAMED.sub(lambda found: parts[found[1]], plain)})"

    for name, text in told["parts"].items():
        parts[name] = fill(text)
    whole, within = (
        [(Courtesy(kind), re.compile(fill(text))) for kind, text in told[where].items()]
        for where in ("whole", "within")
    )
    return whole, within, re.compile(fill(told["language"]["other"]))


_TOLD_WHOLE, _TOLD_WITHIN, _OTHER_LANGUAGE = _read_patterns()
_FAREWELL = [pair for pair in _TOLD_WHOLE if pair[0] is Courtesy.FAREWELL]  # before thanks, which may stand in it
_WHOLE = [*_FAREWELL, *((kind, re.compile(pattern)) for kind, pattern in _KINDS.items()), *_TOLD_WHOLE]
_ANYWHERE = [*_WITHIN.items(), *_TOLD_WITHIN]
_HELLO_BEFORE = re.compile(rf"^{_HELLO} (?=\S)")


def read_courtesy(text: str) -> Courtesy | None:
    """What a text is instead of a question; None where it asks something, if only in passing."""
    if not leave_out_secrets(text):
        return Courtesy.INSTRUCTIONS
    words = " ".join(split_words(text))
    whole = _read_whole(words) or _read_whole(_HELLO_BEFORE.sub("", words))
    if whole is not None:
        return whole
    parts = [_read_whole(" ".join(split_words(part))) for part in _PARTS.split(text) if split_words(part)]
    if parts and None not in parts:
        return Courtesy.HELP if Courtesy.HELP in parts else parts[-1]
    return next((kind for kind, pattern in _ANYWHERE if pattern.search(words)), None)


def _read_whole(words: str) -> Courtesy | None:
    return next((kind for kind, pattern in _WHOLE if pattern.fullmatch(words)), None)


def read_other_language(text: str) -> Language | None:
    """The language that the answer before is wanted in: "et en anglais ?", "say that again in French"; else None."""
    found = _OTHER_LANGUAGE.fullmatch(" ".join(split_words(text)))
    if found is None:
        return None
    return Language.ENGLISH if found["english"] else Language.FRENCH


def find_asked(history: Sequence[Turn]) -> list[Turn]:
    """The turns of a conversation that ask something: the user's, without greetings, thanks and the like."""
    said = (turn for turn in history if turn.role == "user" and turn.text.strip())
    return [turn for turn in said if read_courtesy(turn.text) is None and read_other_language(turn.text) is None]
